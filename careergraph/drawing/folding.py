"""Roles that are too many for one picture, folded by family, grade or group."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from immutabledict import immutabledict

from careergraph.drawing.ladder import Unstated
from careergraph.model import Progression, Role
from careergraph.support.text import fold

#: Gives the label of what a role belongs to.
Grouping: TypeAlias = Callable[[Role], str | None]


@dataclass(frozen=True, slots=True)
class Folded:
    """Roles to draw, some of them standing for several, and the moves between them.

    `groups` has the roles behind each label, `stands_for` how many a role stands for, `moves_folded`
    how many moves one is folded of, and `apart` those moves that are drawn as what they are besides their
    kind.
    """

    roles: Sequence[Role]
    moves: Sequence[Progression]
    groups: Mapping[str, tuple[Role, ...]]
    stands_for: Mapping[Role, int]
    moves_folded: Mapping[Progression, int]
    apart: Mapping[Progression, Unstated]


def fold_roles(
    roles: Sequence[Role],
    moves: Iterable[Progression],
    kept: Collection[Role],
    max_roles: int,
    groupings: Iterable[Grouping],
    others: str,
    apart: Mapping[Progression, Unstated] = immutabledict(),
) -> Folded:
    """Fold roles, those `kept` excepted, by the first grouping that leaves at most `max_roles`.

    Where none does, or there is none, the last ones are folded into one, called `others`. Folded moves
    that are all drawn `apart` in one way stay so.
    """
    if len(roles) <= max_roles:
        return Folded(roles, [*moves], {}, {}, {}, apart)
    free = [role for role in roles if role not in kept]
    room = max(max_roles - (len(roles) - len(free)), 1)
    for grouping in groupings:
        found: dict[str, list[Role]] = {}
        for role in free:
            found.setdefault(grouping(role) or others, []).append(role)
        if 1 < len(found) <= room and len(found) < len(free):
            break
    else:
        found = {others: free[room - 1 :]}
    groups = {label: tuple(members) for label, members in found.items() if len(members) > 1}
    stand_in = {
        role: Role(f"urn:careergraph:group:{label}", label) for label in groups for role in groups[label]
    }
    boxes = {stand_in[groups[label][0]]: len(groups[label]) for label in sorted(groups, key=fold)}
    between, folded, drawn_apart = _between(moves, stand_in, apart)
    shown = [*(role for role in roles if role not in stand_in), *boxes]
    return Folded(shown, between, groups, boxes, folded, drawn_apart)


def _between(
    moves: Iterable[Progression], stand_in: Mapping[Role, Role], apart: Mapping[Progression, Unstated]
) -> tuple[list[Progression], dict[Progression, int], dict[Progression, Unstated]]:
    """Return the moves between what stands for their roles, of how many each is folded, and those apart."""
    behind: dict[tuple[Role, Role, object], list[Progression]] = {}
    kept = []
    for move in moves:
        source, target = (stand_in.get(role, role) for role in (move.source, move.target))
        if (source, target) == (move.source, move.target):
            kept.append(move)
        elif source != target:
            key = source, target, (move.kind, move.suggested, move.observed)
            behind.setdefault(key, []).append(move)
    folded = {
        replace(found[0], source=source, target=target, months=None, conditions=(), probability=None): found
        for (source, target, _), found in behind.items()
    }
    marks = {plain: {apart.get(move) for move in found} for plain, found in folded.items()}
    alike = {plain: mark for plain, found in marks.items() if len(found) == 1 for mark in found if mark}
    counts = {plain: len(found) for plain, found in folded.items()}
    return [*kept, *folded], counts, {**apart, **alike}
