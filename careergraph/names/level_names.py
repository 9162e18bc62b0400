"""Reads what somebody calls a level: a rank, the name of a level, or a part of the scale."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from math import floor
from typing import Any, Final, TypeGuard

from careergraph.catalogue.levels import MAX_LEVEL
from careergraph.errors import InvalidArgument
from careergraph.model import Level
from careergraph.support.amounts import is_blank, part_of_scale, whole
from careergraph.support.text import fold, listed, quote

_HALF: Final = Fraction(1, 2)
_PLAIN: Final = frozenset({int, type(None)})


def level_rank(level: Any, scale: Sequence[Level], own: Sequence[Level] = ()) -> int | None:
    """Read the rank that a level means on a scale; None where it is blank.

    A rank may be an integer of any library, a whole float, or the text of one. A part of a scale ("3 of
    5", "80 %") is the level that stands at that part of this one, rounded half up, the first at least;
    nothing of it is 0, and where there is no scale any other part is unrated. `own` are the levels that have
    a name of their own for the skill in question, which comes before that of the scale.
    """
    if is_blank(level):
        return None
    if isinstance(level, Level):
        return level.rank
    if isinstance(level, str):
        named = _named(level, (*own, *scale))
        if named is not None:
            return named
        part = part_of_scale(level)
        if part is not None:
            return _at(part, scale)
    rank = whole(level)
    if rank is not None and rank >= 0:
        return min(rank, MAX_LEVEL)
    names = [known.label for known in own or scale]
    known_levels = f", or one of {listed(names)}" if names else ""
    raise InvalidArgument(
        f"level {quote(level)} is no level; give a whole number of 1 or more{known_levels}, "
        "or None for a skill that is not rated"
    )


def are_ranks(levels: Collection[Any]) -> TypeGuard[Collection[int | None]]:
    """Tell whether levels are plain ranks, or None, each of which means itself."""
    if not {*map(type, levels)} <= _PLAIN:
        return False
    ranks = [*filter(None, levels)]
    return not ranks or 0 < min(ranks) <= max(ranks) <= MAX_LEVEL


def stated_rank(level: str | None, scale: Sequence[Level]) -> int | None:
    """Read the same of a level that stands beside a name; None where the scale has no such level."""
    if level is None:
        return None
    named = _named(level, scale)
    part = part_of_scale(level)
    if named is None and part is not None:
        return _at(part, scale)
    return whole(level) if named is None else named


def is_called(level: Level, name: object) -> bool:
    """Tell whether a name is one of a level's labels, in any language."""
    wanted = isinstance(name, str) and fold(name)
    return bool(wanted) and wanted in {fold(label) for label in (level.label, *level.labels.values())}


def _named(level: str, scale: Sequence[Level]) -> int | None:
    return next((known.rank for known in scale if is_called(known, level)), None)


def _at(part: Fraction, scale: Sequence[Level]) -> int | None:
    if not part:
        return 0
    if not scale:
        return None
    return scale[max(1, floor(part * len(scale) + _HALF)) - 1].rank
