"""A ladder in words, for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from careergraph.drawing.dot import covered, move_text, remarks, rung_text
from careergraph.drawing.ladder import Ladder, Rung
from careergraph.support.text import counted


def description(ladder: Ladder) -> str:
    """Describe a picture in one sentence: how many roles it has, and how many moves."""
    return (
        f"{ladder.title}: {counted(len(ladder.rungs), 'role')}, "
        f"{counted(sum(1 + move.both for move in ladder.moves), 'move')} between them."
    )


def full_description(ladder: Ladder) -> str:
    """Describe a picture in full: its roles, the path with what each move takes, and what somebody covers."""
    return " ".join((description(ladder), *_sentences(ladder)))


def _sentences(ladder: Ladder) -> Iterator[str]:
    if ladder.path:
        yield f"Path: {' → '.join(ladder.rungs[number].label for number in ladder.path)}."
        yield from (f"{move_text(ladder, move)}." for move in ladder.moves if move.on_path)
    if ladder.rungs:
        covered_by = f"{ladder.who}: " if ladder.who else ""
        yield f"{covered_by}{'; '.join(_of_role(ladder, rung) for rung in ladder.rungs)}."
    yield from remarks(ladder)


def _of_role(ladder: Ladder, rung: Rung) -> str:
    known = None if rung.coverage is None else covered(ladder, rung.coverage)
    return ", ".join(filter(None, (rung_text(ladder, rung), known)))


def titles(ladder: Ladder) -> dict[str, str]:
    """Return what each part of a drawn ladder tells on hovering, by the name that Graphviz gives it."""
    names: dict[str, str] = {f"n{number}": _of_role(ladder, rung) for number, rung in enumerate(ladder.rungs)}
    names |= {f"cluster_{place}": family for place, family in enumerate(ladder.families)}
    names |= {f"g{rung.rank}": rung.grade or " " for rung in ladder.rungs}
    names |= {f"n{move.source}->n{move.target}": move_text(ladder, move) for move in ladder.moves}
    return names
