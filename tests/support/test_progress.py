"""How far long work has come: where it is watched, where it is asked for, and never otherwise."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path

import pytest
from folders import DATA

import careergraph as cg
from careergraph.support import progress as module
from careergraph.support.progress import reporting, with_progress

ESCO = DATA / "esco-1.2.0-excerpt"
GRAPH = cg.load()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@contextmanager
def terminal() -> Iterator[Terminal]:
    """Standard error as a terminal, while the work is done."""
    shown = Terminal()
    with redirect_stderr(shown):
        yield shown


LONG_WORK = {
    "load_esco": lambda progress: cg.load_esco(ESCO, progress=progress),
    "load_onet": lambda progress: cg.load_onet(DATA / "onet-29.2-excerpt", progress=progress),
    "load": lambda progress: cg.load(ESCO, progress=progress),
    "suggest_moves": lambda progress: GRAPH.suggest_moves(progress=progress),
    "rank_all": lambda progress: [*GRAPH.rank_all(progress=progress)],
    "rank_all by words": lambda progress: [*GRAPH.rank_all(by="evidence", progress=progress)],
    "gap_matrix": lambda progress: GRAPH.gap_matrix(progress=progress),
    "gap_matrix by hierarchy": lambda progress: GRAPH.gap_matrix(hierarchy=True, progress=progress),
}


@pytest.mark.parametrize("work", LONG_WORK)
def test_a_function_is_called_until_all_is_done(work):
    steps = []
    LONG_WORK[work](lambda name, number, count: steps.append((number, count)))
    numbers, counts = zip(*steps, strict=True)
    assert list(numbers) == sorted(numbers)
    assert numbers[-1] == counts[-1]
    assert len({*counts}) == 1


@pytest.mark.parametrize("work", LONG_WORK)
def test_the_answer_is_the_same_with_a_bar_and_without(work):
    with terminal():
        graphs = [LONG_WORK[work](progress) for progress in (True, False)]
    if isinstance(graphs[0], cg.CareerGraph):
        assert graphs[0].roles == graphs[1].roles
    else:
        assert graphs[0] == graphs[1]


@pytest.mark.parametrize("bar", ["tqdm", "rich"])
def test_a_bar_shows_what_is_asked_for(bar, monkeypatch):
    if bar == "tqdm":
        pytest.importorskip("tqdm")
    else:
        monkeypatch.setattr(module, "find_spec", lambda name: None)
    with terminal() as shown:
        assert [*with_progress("abc", 3, True, "reading")] == ["a", "b", "c"]
    assert "reading" in shown.getvalue()


@pytest.mark.parametrize(
    ("work", "noun"),
    [
        ("suggest_moves", "suggesting"),
        ("rank_all", "ranking"),
        ("rank_all by words", "ranking"),
        ("gap_matrix", "measuring"),
    ],
)
def test_a_bar_says_what_is_done(work, noun):
    with terminal() as shown:
        LONG_WORK[work](True)
    plain = re.sub("\x1b\\[[^a-zA-Z]*[a-zA-Z]", " ", shown.getvalue())
    assert re.search(rf"\b{noun}\b", plain)


def test_what_is_done_in_a_moment_shows_no_bar():
    with terminal() as shown:
        assert [*with_progress("abc", 3, None, "reading")] == ["a", "b", "c"]
    assert shown.getvalue() == ""


def test_a_bar_comes_after_a_moment(monkeypatch):
    clock = iter(range(10))
    monkeypatch.setattr(module, "monotonic", lambda: next(clock))
    with terminal() as shown:
        assert [*with_progress("abc", 3, None, "reading")] == ["a", "b", "c"]
    assert "reading" in shown.getvalue()


def test_where_nobody_watches_there_is_no_bar():
    with redirect_stderr(io.StringIO()), reporting(None, "reading") as report:
        assert report is None


def test_false_is_silent_on_a_terminal():
    with terminal(), reporting(False, "reading") as report:
        assert report is None


def test_what_is_no_progress_is_refused():
    with pytest.raises(cg.InvalidArgument, match="progress='yes' is neither True, False, None nor a fun"):
        GRAPH.gap_matrix(progress="yes")


def test_a_name_that_commands_a_terminal_is_shown_and_not_obeyed():
    with terminal() as shown, reporting(True, "reading") as report:
        report("a\x1b[31mred", 1, 2)
    assert "\x1b[31mred" not in shown.getvalue()


def test_loading_that_is_stopped_leaves_nothing(tmp_path: Path):
    def stop(name: str, number: int, count: int) -> None:
        if number == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cg.load_esco(ESCO, cache=tmp_path, progress=stop)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert cg.load_esco(ESCO, cache=tmp_path).roles == cg.load_esco(ESCO).roles


def test_a_graph_can_be_asked_again_after_work_was_stopped():
    def stop(name: str, number: int, count: int) -> None:
        raise KeyboardInterrupt

    graph = cg.load()
    for work in (
        graph.suggest_moves,
        graph.gap_matrix,
        lambda progress: [*graph.rank_all(progress=progress)],
    ):
        with pytest.raises(KeyboardInterrupt):
            work(progress=stop)
    assert graph.gap_matrix() == GRAPH.gap_matrix()
    assert graph.suggest_moves() == GRAPH.suggest_moves()
