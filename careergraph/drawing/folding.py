"""Roles that are too many for one picture, folded by family, grade or group."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from careergraph.model import Progression, Role
from careergraph.support.text import fold

#: Gives the label of what a role belongs to.
Grouping: TypeAlias = Callable[[Role], str | None]


@dataclass(frozen=True, slots=True)
class Folded:
    """Roles to draw, some of them standing for several, and the moves between them.

    `groups` has the roles behind each label, `stands_for` how many a role stands for, and `moves_folded`
    how many moves one is folded of.
    """

    roles: Sequence[Role]
    moves: Sequence[Progression]
    groups: Mapping[str, tuple[Role, ...]]
    stands_for: Mapping[Role, int]
    moves_folded: Mapping[Progression, int]


def fold_roles(
    roles: Sequence[Role],
    moves: Iterable[Progression],
    kept: Collection[Role],
    max_roles: int,
    groupings: Iterable[Grouping],
    others: str,
) -> Folded:
    """Fold roles, those `kept` excepted, by the first grouping that leaves at most `max_roles`.

    Where none does, or there is none, the last ones are folded into one, called `others`.
    """
    if len(roles) <= max_roles:
        return Folded(roles, [*moves], {}, {}, {})
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
    between, folded = _between(moves, stand_in)
    return Folded([*(role for role in roles if role not in stand_in), *boxes], between, groups, boxes, folded)


def _between(
    moves: Iterable[Progression], stand_in: Mapping[Role, Role]
) -> tuple[list[Progression], dict[Progression, int]]:
    """Return the moves between what stands for their roles, and of how many each is folded."""
    found: dict[tuple[Role, Role, object], Progression] = {}
    folded: dict[Progression, int] = {}
    kept = []
    for move in moves:
        source, target = (stand_in.get(role, role) for role in (move.source, move.target))
        if (source, target) == (move.source, move.target):
            kept.append(move)
        elif source != target:
            key = source, target, (move.kind, move.suggested, move.observed)
            plain = found.setdefault(
                key, replace(move, source=source, target=target, months=None, conditions=(), probability=None)
            )
            folded[plain] = folded.get(plain, 0) + 1
    return [*kept, *found.values()], folded
