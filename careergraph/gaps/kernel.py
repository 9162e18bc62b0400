"""The arithmetic of gaps over many roles at once: arrays in, arrays out.

It knows no names and no graph, needs NumPy alone, and pickles, so that it can be sent to where the
people are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypeVar

from careergraph.gaps.kernel_groups import UNRATED, GroupKernel

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Integers: TypeAlias = NDArray[numpy.int64]
    Booleans: TypeAlias = NDArray[numpy.bool_]

#: Whatever numbers skills.
Number = TypeVar("Number", bound=int)

#: How many pairs of people and roles are measured at a time: what bounds the memory, some 40 bytes a pair.
BLOCK: Final = 2**17
#: How many pairs that are chosen one by one are measured at a time.
PAIRS: Final = 2**14
#: How large a table of all roles and skills may be that spares their search.
CELLS: Final = 2**20


class Held(NamedTuple):
    """Holdings of people: person `p` has `skills[starts[p]:starts[p + 1]]` at `levels[…]` (int64).

    Behind the numbers of skills stand those of groups of alternatives, which somebody meets who has a role
    that asks for them; the level is then what the group needs.
    """

    starts: Integers
    skills: Integers
    levels: Integers

    @classmethod
    def of(cls, people: Sequence[Mapping[Number, int | None]]) -> Held:
        """Return the arrays for people given as mappings of skill to level, None where it is not rated."""
        import numpy

        starts = numpy.cumsum([0, *map(len, people)])
        levels = (
            UNRATED if level is None else level
            for level in chain.from_iterable(held.values() for held in people)
        )
        return cls(
            starts=starts,
            skills=numpy.fromiter(chain.from_iterable(people), numpy.int64, starts[-1]),
            levels=numpy.fromiter(levels, numpy.int64, starts[-1]),
        )

    def chosen(self, people: Sequence[int] | Integers) -> Held:
        """Return the holdings of some of the people, in the order given."""
        import numpy

        index = numpy.array(people, int)
        starts, ends = self.starts[index], self.starts[index + 1]
        place, lengths = ranges(starts, ends)
        return Held(numpy.concatenate([[0], numpy.cumsum(lengths)]), self.skills[place], self.levels[place])

    def part(self, people: slice) -> Held:
        """Return the holdings of people who stand together."""
        starts = self.starts[people.start : people.stop + 1]
        part = slice(starts[0], starts[-1])
        return Held(starts - starts[0], self.skills[part], self.levels[part])

    def below(self, number: int) -> Held:
        """Return the holdings with numbers below one."""
        import numpy

        kept = self.skills < number
        before = numpy.concatenate([[0], numpy.cumsum(kept)])
        return Held(before[self.starts], self.skills[kept], self.levels[kept])


class AllGroups(NamedTuple):
    """The groups of alternatives of a graph: (alternatives, at least) of each, numbered on from `first`.

    `implications` are the pairs of numbers of which whoever meets the first meets the other.
    """

    first: int
    groups: Sequence[tuple[Sequence[tuple[int, int]], int]]
    implications: Sequence[tuple[int, int]]


class Sums(NamedTuple):
    """Sums over some people (rows) and all roles (columns): whole numbers, which the floats hold exactly.

    `met` is how much of each role's need is met; `have` all that is held, as each role counts it, with
    one column where all roles count it alike.
    """

    people: slice
    met: NDArray[numpy.float64]
    have: NDArray[numpy.float64]

    def over(self, roles: Integers) -> Sums:
        """Return the same sums over some of the roles."""
        have = self.have
        return Sums(self.people, self.met[:, roles], have if have.shape[1] == 1 else have[:, roles])


@dataclass(frozen=True, slots=True, eq=False)
class GapKernel:
    """The essential requirements of all roles, by skill.

    The roles that require skill `s`, and the levels they need, are `roles[starts[s]:starts[s + 1]]`
    and `needs[…]`, with `stated` False where a requirement states no level, and needs 1; `totals` is the
    sum of all that each role needs. `levelled` says of each skill whether any requirement of the graph
    states a level for it, `is_mixed` whether some here state none all the same.
    """

    starts: Integers
    roles: Integers
    needs: Integers
    stated: Booleans
    totals: Integers
    levelled: Booleans
    is_mixed: Booleans
    groups: GroupNeeds | None = None

    @classmethod
    def of(cls, required: Held, levelled: Booleans, groups: AllGroups | None = None) -> GapKernel:
        """Return the kernel over the needs of each role, `UNRATED` where one states no level."""
        import numpy

        roles = len(required.starts) - 1
        role = numpy.repeat(numpy.arange(roles), numpy.diff(required.starts))
        stated = required.levels != UNRATED
        need = numpy.where(stated, required.levels, 1)
        order = _order(required.skills, len(levelled))
        counts = numpy.bincount(required.skills, minlength=len(levelled))
        unstated = numpy.bincount(required.skills[~stated], minlength=len(levelled))
        return cls(
            starts=numpy.concatenate([[0], numpy.cumsum(counts)]),
            roles=role[order],
            needs=need[order],
            stated=stated[order],
            totals=numpy.bincount(role, weights=need, minlength=roles).astype(numpy.int64),
            levelled=levelled,
            is_mixed=levelled & (unstated > 0),
            groups=None if groups is None else GroupNeeds.of(required, role, groups),
        )

    def sums(self, held: Mapping[Number, int | None]) -> Sums:
        """Return what one person meets and has of each role, who holds these skills at these levels."""
        return self._sums(slice(0, 1), Held.of([held]))

    def sums_of_all(self, held: Held) -> Iterator[Sums]:
        """Yield the same for many people, some at a time, and in order.

        Each pair of a skill held and a role that requires it is counted once.
        """
        alternatives = 0 if self.groups is None else self.groups.kernel.places.size
        at_a_time = max(1, BLOCK // max(1, len(self.totals), alternatives))
        for start in range(0, len(held.starts) - 1, at_a_time):
            people = slice(start, min(start + at_a_time, len(held.starts) - 1))
            yield self._sums(people, held.part(people))

    def _sums(self, people: slice, held: Held) -> Sums:
        if self.groups is None:
            return Sums(people, self._met(held), self._have(held))
        skills = held.below(self.groups.kernel.first)
        met, have = self.groups.sums(held, self._plain(held), len(self.totals))
        return Sums(people, self._met(skills) + met, self._have(skills) + have)

    def _met(self, held: Held) -> NDArray[numpy.float64]:
        import numpy

        pair, place, level = self._hits(held)
        return self._by_person_and_role(held, pair, numpy.minimum(self.needs[place], level))

    def _have(self, held: Held) -> NDArray[numpy.float64]:
        """Add up what is held; only where a role counts it otherwise than others is role by role looked."""
        import numpy

        people = len(held.starts) - 1
        row = numpy.repeat(numpy.arange(people), numpy.diff(held.starts))
        levelled, unrated = self.levelled[held.skills], held.levels == UNRATED
        plain = self._plain(held)
        have = numpy.bincount(row, plain, people).astype(numpy.float64, copy=False).reshape(people, 1)
        differs = levelled & (unrated | (self.is_mixed[held.skills] & (held.levels > 1)))
        if not differs.any():
            return have
        starts = numpy.concatenate([[0], numpy.cumsum(numpy.bincount(row[differs], minlength=people))])
        some = Held(starts, held.skills[differs], held.levels[differs])
        pair, place, level = self._hits(some)
        asked = numpy.where(level == UNRATED, self.needs[place], level)
        counted = numpy.where(self.stated[place], asked, 1) - numpy.where(level == UNRATED, 1, level)
        return have + self._by_person_and_role(some, pair, counted)

    def _plain(self, held: Held) -> Integers:
        """Return what each holding counts where nobody asks for it."""
        import numpy

        rated = self.levelled[held.skills] > (held.levels == UNRATED)
        return numpy.where(rated, held.levels, numpy.minimum(held.levels, 1))

    def _hits(self, held: Held) -> tuple[Integers, Integers, Integers]:
        """Return each pair of a skill held and a requirement: its place in the sums, which, at what level."""
        import numpy

        people = len(held.starts) - 1
        place, hits = ranges(self.starts[held.skills], self.starts[held.skills + 1])
        row = numpy.repeat(numpy.arange(people) * len(self.totals), numpy.diff(held.starts))
        return numpy.repeat(row, hits) + self.roles[place], place, numpy.repeat(held.levels, hits)

    def _by_person_and_role(self, held: Held, pair: Integers, weights: Integers) -> NDArray[numpy.float64]:
        import numpy

        people, roles = len(held.starts) - 1, len(self.totals)
        counted = numpy.bincount(pair, weights, people * roles)
        return counted.astype(numpy.float64, copy=False).reshape(people, roles)


@dataclass(frozen=True, slots=True, eq=False)
class GroupNeeds:
    """The groups of alternatives that roles require.

    Group at place `g` of the kernel is required by `roles[starts[g]:starts[g + 1]]`. What is held under a
    number is no surplus to the roles `covering[covered_starts[number]:…]`, which ask for it among others,
    and not by itself.
    """

    kernel: GroupKernel
    starts: Integers
    roles: Integers
    covered_starts: Integers
    covering: Integers

    @classmethod
    def of(cls, required: Held, role: Integers, known: AllGroups) -> GroupNeeds:
        """Return the groups among all that is required, where `role` is that of each requirement."""
        import numpy

        first, roles = known.first, len(required.starts) - 1
        is_group = required.skills >= first
        wanted, place = numpy.unique(required.skills[is_group], return_inverse=True)
        kernel = GroupKernel.of(first, known.groups, known.implications, wanted)
        by_place = numpy.argsort(place)
        starts = numpy.concatenate([[0], numpy.cumsum(numpy.bincount(place))])
        requiring = role[is_group][by_place]
        # Each skill of a group, and each group that implies it, with each role that requires the group.
        skill = numpy.flatnonzero(kernel.column >= 0)
        group, alternative = numpy.nonzero(kernel.places < len(skill))
        of = numpy.concatenate([group, kernel.implied])
        number = numpy.concatenate([skill[kernel.places[group, alternative]], kernel.implying])
        at, lengths = ranges(starts[of], starts[of + 1])
        pairs = numpy.unique(numpy.repeat(number, lengths) * roles + requiring[at])
        pairs = pairs[~numpy.isin(pairs, (required.skills * roles + role)[~is_group])]
        counts = numpy.bincount(pairs // max(1, roles), minlength=first + len(known.groups))
        return cls(
            kernel=kernel,
            starts=starts,
            roles=requiring,
            covered_starts=numpy.concatenate([[0], numpy.cumsum(counts)]),
            covering=pairs % max(1, roles),
        )

    def sums(
        self, held: Held, plain: Integers, roles: int
    ) -> tuple[NDArray[numpy.float64], NDArray[numpy.float64]]:
        """Return what is met of groups, and what is held for them and of groups, beside the skills.

        `plain` is what each holding counts where nobody asks for it: none of it counts for the roles that
        ask for it among others.
        """
        import numpy

        people = len(held.starts) - 1
        row = numpy.repeat(numpy.arange(people), numpy.diff(held.starts))
        hits = self.kernel.hits(people, row, held.skills, held.levels)
        at, lengths = ranges(self.starts[hits.group], self.starts[hits.group + 1])
        pair = numpy.repeat(hits.row * roles, lengths) + self.roles[at]
        met = numpy.bincount(pair, numpy.repeat(hits.met, lengths), people * roles)
        have = numpy.bincount(pair, numpy.repeat(hits.have, lengths), people * roles)
        at, lengths = ranges(self.covered_starts[held.skills], self.covered_starts[held.skills + 1])
        pair = numpy.repeat(row * roles, lengths) + self.covering[at]
        have = have - numpy.bincount(pair, numpy.repeat(plain, lengths), people * roles)
        of_groups = numpy.where(held.skills >= self.kernel.first, plain, 0)
        all_groups = numpy.bincount(row, of_groups, people).astype(numpy.float64, copy=False)
        return (
            met.astype(numpy.float64, copy=False).reshape(people, roles),
            have.reshape(people, roles) + all_groups.reshape(people, 1),
        )


def met_by_pairs(held: Held, kernel: GapKernel, pairs: tuple[Integers, Integers]) -> Integers:
    """Return how much of the needs of the second of each pair the first of it meets; without any groups."""
    import numpy

    who, role = pairs
    skills, roles = len(kernel.starts) - 1, len(kernel.totals)
    order = _order(kernel.roles, roles)
    asked = (
        kernel.roles[order] * skills + numpy.repeat(numpy.arange(skills), numpy.diff(kernel.starts))[order]
    )
    levels = kernel.needs[order]
    level_asked = _table(asked, levels, roles * skills) if roles * skills <= CELLS else _sorted(asked, levels)
    met = numpy.zeros(len(who), numpy.int64)
    for start in range(0, len(who), PAIRS):
        some = slice(start, start + PAIRS)
        place, lengths = ranges(held.starts[who[some]], held.starts[who[some] + 1])
        wanted = numpy.repeat(role[some], lengths) * skills + held.skills[place]
        counted = numpy.minimum(level_asked(wanted), held.levels[place])
        pair = numpy.repeat(numpy.arange(len(lengths)), lengths)
        met[some] = numpy.bincount(pair, counted, len(lengths))
    return met


def _order(numbers: Integers, most: int) -> NDArray[numpy.intp]:
    """Return the order of numbers below a number; of equal ones the first comes first.

    Numbers of two bytes are sorted in a time that their count alone decides; larger ones are, in two rounds.
    """
    import numpy

    order = numpy.argsort((numbers & 0xFFFF).astype(numpy.uint16), kind="stable")
    if most > 2**16:
        order = order[_order(numbers[order] >> 16, most >> 16)]
    return order


def _table(keys: Integers, values: Integers, size: int) -> Callable[[Integers], Integers]:
    """Return what finds the values of keys below a number, 0 where there is none, in a table of all."""
    import numpy

    table = numpy.zeros(size, numpy.int64)
    table[keys] = values
    return table.__getitem__


def _sorted(keys: Integers, values: Integers) -> Callable[[Integers], Integers]:
    """Return what finds the same by the order of the keys, which rise."""
    import numpy

    known, values = numpy.concatenate([keys, [-1]]), numpy.concatenate([values, [0]])

    def found(wanted: Integers) -> Integers:
        at = numpy.searchsorted(keys, wanted)
        return numpy.where(known[at] == wanted, values[at], 0)

    return found


def ranges(starts: Integers, ends: Integers) -> tuple[Integers, Integers]:
    """Return all numbers of the ranges, one range after another, and the length of each."""
    import numpy

    lengths = ends - starts
    before = numpy.cumsum(lengths) - lengths
    return numpy.arange(lengths.sum()) + numpy.repeat(starts - before, lengths), lengths
