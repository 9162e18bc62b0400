"""The notebooks and the scripts of `examples/` run as they stand."""

import contextlib
import importlib.util
import socket
import subprocess
import sys

import nbformat
import pytest
from folders import EXAMPLES, ROOT

import careergraph as cg

AGAIN = "run python examples/make.py, look at what it shows, and keep it"
SMALL = ROOT / "docs" / "small-ontologies.md"


def maker():
    """The script that writes the notebooks."""
    spec = importlib.util.spec_from_file_location("examples_make", EXAMPLES / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_notebook_has_its_source():
    sources = {path.stem for path in (EXAMPLES / "notebooks").glob("*.py")}
    assert sources == {path.stem for path in EXAMPLES.glob("*.ipynb")}


def loopback() -> bool:
    """Whether this machine reaches itself, as a notebook reaches its kernel."""
    with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
        return True
    return False


@pytest.mark.skipif(not loopback(), reason="no loopback, over which a notebook reaches its kernel")
@pytest.mark.parametrize("source", sorted((EXAMPLES / "notebooks").glob("*.py")), ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore")
def test_notebook_runs_and_shows_what_it_kept(source):
    make = maker()
    kept = nbformat.read(EXAMPLES / f"{source.stem}.ipynb", as_version=4)
    run = make.notebook(source.read_text(encoding="utf-8"))
    assert [cell.source for cell in kept.cells] == [cell.source for cell in run.cells], AGAIN
    make.run(run, EXAMPLES)
    cells = [(old, new) for old, new in zip(kept.cells, run.cells, strict=True) if new.cell_type == "code"]
    assert cells
    for old, new in cells:
        assert _kinds(old) == _kinds(new), AGAIN
    shown = nbformat.writes(kept)
    assert "Traceback" not in shown
    assert len(shown) < 1_200_000


def _kinds(cell):
    """What each output offers to show; a picture is one only where something can draw.

    What a library says on standard error, as of a home that is not there, is not the notebook's.
    """
    return [
        (output.output_type, "text/plain" in output.get("data", {}))
        for output in cell.outputs
        if output.get("name") != "stderr"
    ]


@pytest.mark.parametrize("file", sorted((EXAMPLES / "ontologies").glob("*.ttl")), ids=lambda file: file.stem)
def test_small_ontology_has_no_finding(file):
    graph = cg.load(file)
    assert list(graph.check()) == []
    assert graph.progressions()
    assert f"(../examples/ontologies/{file.name})" in SMALL.read_text(encoding="utf-8"), "name it there"


def told(graph):
    """What a graph says, without the names of blank nodes."""
    moves = [(move.source, move.target, move.kind, move.months) for move in graph.progressions()]
    return graph.roles, [graph.requirements(role) for role in graph.roles], moves, graph.scale, graph.profiles


@pytest.mark.parametrize("name", ["bakery", "developers", "hotel"])
@pytest.mark.parametrize("suffix", [".ttl", ".nq", ".jsonld", ".rdf"])
def test_small_ontology_is_saved_and_read_again_as_it_is(request, tmp_path, name, suffix):
    graph = request.getfixturevalue(name)
    assert told(cg.load(graph.save(tmp_path / f"saved{suffix}"))) == told(graph)


def test_what_builds_on_another_role_asks_for_all_of_it(bakery):
    inherited = {each.skill.label: each.derived_from for each in bakery.requirements("Head baker")}
    assert {skill: role and role.label for skill, role in inherited.items()} == {
        "kneading": "Apprentice baker",
        "baking": "Baker",
        "pastry": "Baker",
        "purchasing": None,
        "teaching apprentices": None,
        "chocolate work": None,
    }
    (reason,) = bakery.gap({}, "Head baker").missing[0].needed_for
    assert reason.label == "bread for the day"


def test_a_ladder_that_forks_is_told_with_the_person_on_it(developers):
    (noor,) = developers.profiles
    ahead = [role.label for role in developers.next_roles("Senior developer")]
    assert ahead == ["Engineering manager", "Performance engineer"]
    months = [developers.path("Junior developer", role, by="months").months for role in ahead]
    assert months == [78, 78]
    gap = developers.gap(noor, "Engineering manager")
    assert [str(item) for item in gap.missing] == ["planning (0 of 2)"]
    assert [item.skill.label for item in gap.unrated] == ["mentoring"]


def test_a_vocabulary_of_its_own_is_read_in_both_languages(hotel):
    assert hotel.role("bagagiste") == hotel.role("Porter")
    assert [item.skill.label for item in hotel.gap("Porter", "chef de réception").missing] == [
        "booking",
        "rostering",
    ]


def test_report_ranks_the_people_of_the_ontology(tmp_path):
    done = subprocess.run(
        [sys.executable, EXAMPLES / "skill_gap_report.py", "Key Account Manager"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.startswith("# Who could be Key Account Manager next?")
    assert "**To learn**" in done.stdout
    assert done.stderr == ""
