"""A ladder told in words, for those who cannot see it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from careergraph.drawing.dot import covered, move_text, remarks, rung_text
from careergraph.drawing.ladder import Ladder
from careergraph.support.text import counted


def description(ladder: Ladder) -> str:
    """Describe a picture in one sentence.

    >>> cg.load().ladder().svg().count("6 roles, 5 moves between them.")  # doctest: +SKIP
    1
    """
    return (
        f"{ladder.title}: {counted(len(ladder.rungs), 'role')}, "
        f"{counted(sum(1 + move.both for move in ladder.moves), 'move')} between them."
    )


def told(ladder: Ladder) -> str:
    """Tell a picture whole: its roles, the path with what each move takes, and what somebody covers."""
    return " ".join((description(ladder), *_sentences(ladder)))


def _sentences(ladder: Ladder) -> Iterator[str]:
    if ladder.path:
        yield f"Path: {' → '.join(ladder.rungs[number].label for number in ladder.path)}."
        yield from (f"{move_text(ladder, move)}." for move in ladder.moves if move.on_path)
    covering = [rung for rung in ladder.rungs if rung.coverage is not None]
    if ladder.who is not None and covering:
        known = sorted(
            covering, key=lambda rung: -math.inf if math.isnan(rung.coverage or 0) else -(rung.coverage or 0)
        )
        yield f"{ladder.who or 'Coverage'}: {'; '.join(f'{rung.label} {covered(ladder, rung.coverage or 0)}' for rung in known)}."
    elif ladder.rungs:
        yield f"Roles: {'; '.join(rung_text(ladder, rung) for rung in ladder.rungs)}."
    yield from remarks(ladder)


def titles(ladder: Ladder) -> dict[str, str]:
    """Return what each part of a drawn ladder tells on hovering, by the name that Graphviz gives it."""
    names = {f"n{number}": rung_text(ladder, rung) for number, rung in enumerate(ladder.rungs)}
    names |= {f"cluster_{place}": family for place, family in enumerate(ladder.families)}
    names |= {f"n{move.source}->n{move.target}": move_text(ladder, move) for move in ladder.moves}
    return names
