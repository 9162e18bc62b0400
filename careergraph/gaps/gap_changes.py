"""Whose gap changed between two ontologies: roles and people to roles, where the effort is another.

All pairs are measured by two kernels, block by block; a gap is told skill by skill when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, overload

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.levels import add_holding
from careergraph.catalogue.matched_things import MatchedThings
from careergraph.catalogue.numbers import RoleNumber, SkillNumber
from careergraph.catalogue.sorting import SortKey
from careergraph.errors import SkillNotFound
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.kernel import Held
from careergraph.gaps.measures import Holdings
from careergraph.gaps.values import SkillGap
from careergraph.model import Profile, Role, Skill
from careergraph.names.lookup import Lookup
from careergraph.support.plain_values import as_dict, one_line
from careergraph.support.pseudonyms import Pseudonyms, renamed

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Efforts: TypeAlias = NDArray[numpy.float64]

#: Somebody with what they hold in either graph.
TwiceHeld: TypeAlias = tuple[Profile, Holdings, Holdings]
#: A role by its number in either graph, None where it is in the other alone.
TwiceNumbered: TypeAlias = tuple[RoleNumber | None, RoleNumber | None]


class GapChange(NamedTuple):
    """A gap whose effort changed: of a role or a person to a role; None where there was or is no gap."""

    who: Role | Profile
    role: Role
    before: SkillGap | None
    after: SkillGap | None

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


class GapChanges(Sequence[GapChange]):
    """The gaps that changed, by who has them, roles before people, then by role; each made when asked for."""

    __slots__ = ("_make", "_pairs")

    def __init__(self, pairs: Sequence[tuple[int, int]], make: Callable[[int, int], GapChange]) -> None:
        self._pairs, self._make = pairs, make

    @overload
    def __getitem__(self, place: int) -> GapChange: ...
    @overload
    def __getitem__(self, place: slice) -> GapChanges: ...
    def __getitem__(self, place: int | slice) -> GapChange | GapChanges:
        if isinstance(place, slice):
            return GapChanges(self._pairs[place], self._make)
        return self._make(*self._pairs[place])

    def __len__(self) -> int:
        return len(self._pairs)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, GapChanges):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self._pairs))

    def _renamed(self, pseudonym: Pseudonyms) -> GapChanges:
        return GapChanges(self._pairs, partial(_renamed_change, self._make, pseudonym))

    def __repr__(self) -> str:
        return f"<GapChanges: {len(self):,}>"


def _renamed_change(
    make: Callable[[int, int], GapChange], pseudonym: Pseudonyms, row: int, column: int
) -> GapChange:
    return renamed(make(row, column), pseudonym)


class TwoGraphs(NamedTuple):
    """Roles and people in two graphs, which measure gaps one like the other."""

    before: GapCalculator
    after: GapCalculator
    roles: Sequence[TwiceNumbered]
    people: Sequence[TwiceHeld]
    old_role: Callable[[RoleNumber], Role]
    new_role: Callable[[RoleNumber], Role]

    def changes(self) -> GapChanges:
        """Find the pairs whose effort changed, or became known or unknown."""
        return GapChanges([*self._changed()], self._change)

    def _changed(self) -> Iterator[tuple[int, int]]:
        in_roles = [self._held_in_roles(place) for place in (0, 1)]
        absent = [[role[place] is None for role in self.roles] for place in (0, 1)]
        for row, column in self._changed_of(in_roles, absent):
            if row != column:
                yield row, column
        held = [Held.of([both[place] for _, *both in self.people]) for place in (0, 1)]
        for row, column in self._changed_of(held, [[False] * len(self.people)] * 2):
            yield row + len(self.roles), column

    def _changed_of(
        self, held: Sequence[Held], absent: Sequence[Sequence[bool]]
    ) -> Iterator[tuple[int, int]]:
        """Yield the places of the holders and the roles between which the effort is another.

        Whoever is `absent` from a graph has no gap there.
        """
        import numpy

        blocks = zip(
            self.before.effort_blocks(held[0], [role for role, _ in self.roles]),
            self.after.effort_blocks(held[1], [role for _, role in self.roles]),
            strict=True,
        )
        for (part, old), (_, new) in blocks:
            for efforts, away in zip((old, new), absent, strict=True):
                efforts[numpy.array(away[part], bool)] = numpy.inf
            for row, column in numpy.argwhere(old != new).tolist():
                yield row + part.start, column

    def _held_in_roles(self, place: int) -> Held:
        gaps = (self.before, self.after)[place]
        return gaps.held_in_each([role[place] for role in self.roles])

    def _change(self, row: int, column: int) -> GapChange:
        role = self.roles[column]
        if row < len(self.roles):
            holder = self.roles[row]
            who: Role | Profile = self._role(holder)
            held = [
                None if number is None else gaps.held_in(number)
                for gaps, number in zip((self.before, self.after), holder, strict=True)
            ]
        else:
            who, *both = self.people[row - len(self.roles)]
            held = [*both]
        before, after = (
            None if number is None or has is None else gaps.gap(str(who), has, number)
            for gaps, number, has in zip((self.before, self.after), role, held, strict=True)
        )
        if isinstance(who, Profile):
            before, after = (gap and replace(gap, is_person=True) for gap in (before, after))
        return GapChange(who, self._role(role), before, after)

    def _role(self, numbers: TwiceNumbered) -> Role:
        old, new = numbers
        return self.new_role(new) if new is not None else self.old_role(old or RoleNumber(0))


def roles_of_both(before: Catalogue, after: Catalogue, things: MatchedThings) -> list[TwiceNumbered]:
    """List the roles of two graphs by label, each by its number in either."""
    matched = things.roles
    both: list[TwiceNumbered] = [
        *((old, new) for old, new, _ in matched.both),
        *((old, None) for old in matched.gone),
        *((None, new) for new in matched.new),
    ]

    def key(numbers: TwiceNumbered) -> SortKey:
        old, new = numbers
        if new is not None:
            return after.sort_key(after.role(new))
        return before.sort_key(before.role(old or RoleNumber(0)))

    return sorted(both, key=key)


def hold_twice(
    people: Iterable[Profile], before: Lookup, after: Lookup, things: MatchedThings
) -> Iterator[TwiceHeld]:
    """Yield people with what they hold in either graph; a skill that is in one alone is held in that alone.

    Raises `SkillNotFound` for a skill that neither graph knows.
    """
    to = things.skills.after()
    back = {new: old for old, new in to.items()}
    for person in people:
        one: dict[SkillNumber, int | None] = {}
        other: dict[SkillNumber, int | None] = {}
        for skill, stated in person.skills.items():
            old = _number(skill, before)
            new = after.skills.number(skill) if old is None else to.get(old)
            old = back.get(new) if old is None and new is not None else old
            if old is not None:
                add_holding(one, old, before.level(stated, old))
            if new is not None:
                add_holding(other, new, after.level(stated, new))
        yield person, one, other


def _number(skill: Skill | str, lookup: Lookup) -> SkillNumber | None:
    try:
        return lookup.skills.number(skill)
    except SkillNotFound:
        return None
