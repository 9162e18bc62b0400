"""The arithmetic of groups of alternatives over many people at once: arrays in, arrays out.

Like the kernel it knows no names and no graph, needs NumPy alone, and pickles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Integers: TypeAlias = NDArray[numpy.int64]
    Booleans: TypeAlias = NDArray[numpy.bool_]

#: The level that stands for a skill held at a level nobody stated: it meets every need.
UNRATED: Final = 2**31 - 1
#: More than any level: shortfall and what lies beyond share one number to be sorted by.
_SHIFT: Final = 31
#: What sorts behind every alternative that there is.
_NONE: Final = 2**62


class GroupHits(NamedTuple):
    """The groups that people (rows) meet in part: `met` of the need, `have` as the group counts it."""

    row: Integers
    group: Integers
    met: Integers
    have: Integers


@dataclass(frozen=True, slots=True, eq=False)
class GroupKernel:
    """Groups of alternatives, by the numbers in `numbers`, rising; those of skills all lie below `first`.

    Group `g` asks for `at_least[g]` of the skills in the columns `places[g]` at the levels `needs[g]`, with
    `stated` False where none is stated; groups with fewer alternatives than others are filled up with a
    column that nobody holds. `column` is that of each skill, -1 for none; `totals` is what each group needs.
    Whoever meets the group `implying[i]`, which needs `implying_needs[i]`, meets that at place `implied[i]`.
    """

    first: int
    numbers: Integers
    column: Integers
    places: Integers
    needs: Integers
    stated: Booleans
    at_least: Integers
    totals: Integers
    implying: Integers
    implying_needs: Integers
    implied: Integers

    @classmethod
    def of(
        cls,
        first: int,
        groups: Sequence[tuple[Sequence[tuple[int, int]], int]],
        implications: Iterable[tuple[int, int]],
        wanted: Integers,
    ) -> GroupKernel:
        """Return the kernel over the `wanted` ones of all groups, by number and each once.

        A group has (skill, level) for each alternative, level 0 where none is stated, and how many are asked
        for; its number is `first` and its place. `implications` are the pairs of numbers of which whoever
        meets the first meets the other.
        """
        import numpy

        chosen = [groups[number - first] for number in wanted.tolist()]
        width = max((len(alternatives) for alternatives, _ in chosen), default=0)
        skills = sorted({skill for alternatives, _ in chosen for skill, _ in alternatives})
        column = numpy.full(first, -1)
        column[skills] = numpy.arange(len(skills))
        places = numpy.full((len(chosen), width), len(skills))
        levels = numpy.full(places.shape, -1)
        for row, (alternatives, _) in enumerate(chosen):
            places[row, : len(alternatives)] = column[[skill for skill, _ in alternatives]]
            levels[row, : len(alternatives)] = [level for _, level in alternatives]
        at_least = numpy.array([count for _, count in chosen], numpy.int64)
        needs = numpy.where(levels < 0, _NONE, numpy.maximum(levels, 1))
        place = {number: place for place, number in enumerate(wanted.tolist())}
        pairs = [(one, place[other]) for one, other in implications if other in place]
        of_all = {one: _need(groups[one - first]) for one, _ in pairs}
        return cls(
            first=first,
            numbers=wanted,
            column=column,
            places=places,
            needs=needs,
            stated=levels != 0,
            at_least=at_least,
            totals=numpy.array([_need(group) for group in chosen], numpy.int64),
            implying=numpy.array([one for one, _ in pairs], numpy.int64),
            implying_needs=numpy.array([of_all[one] for one, _ in pairs], numpy.int64),
            implied=numpy.array([other for _, other in pairs], numpy.int64),
        )

    def hits(self, people: int, row: Integers, number: Integers, level: Integers) -> GroupHits:
        """Return what people meet of the groups; each holds, in their row, a skill or a group at a level.

        Of the alternatives those count that leave the least shortfall, and of equal ones those that lie
        least beyond what is needed.
        """
        import numpy

        is_skill = number < self.first
        column = numpy.where(is_skill, self.column[numpy.where(is_skill, number, 0)], -1)
        there = column >= 0
        held = numpy.zeros((people, self.column.max(initial=-1) + 2), numpy.int64)
        held[row[there], column[there]] = level[there]
        at = held[:, self.places]
        counted = numpy.where(self.stated, at, numpy.minimum(at, 1))
        short = numpy.where(at == UNRATED, 0, self.needs - counted)
        keys = numpy.where(short > 0, numpy.minimum(short, _NONE >> _SHIFT) << _SHIFT, -short)
        keys.sort(axis=2)
        asked = numpy.arange(keys.shape[2]) < self.at_least[:, None]
        shortfall = ((keys >> _SHIFT) * asked).sum(axis=2)
        beyond = ((keys & (1 << _SHIFT) - 1) * asked).sum(axis=2)
        if not is_skill.all():
            by_groups = self._beyond_by_groups(people, row[~is_skill], number[~is_skill])
            better = (by_groups < _NONE) & ((shortfall > 0) | (by_groups < beyond))
            shortfall, beyond = numpy.where(better, 0, shortfall), numpy.where(better, by_groups, beyond)
        met = self.totals - shortfall
        some = numpy.nonzero(met + beyond)
        return GroupHits(some[0], some[1], met[some], (met + beyond)[some])

    def _beyond_by_groups(self, people: int, row: Integers, number: Integers) -> Integers:
        """Return by how much the groups that people hold lie beyond each that they imply; else `_NONE`."""
        import numpy

        beyond = numpy.full((people, len(self.numbers)), _NONE)
        order = numpy.argsort(self.implying)
        sorted_ones = self.implying[order]
        starts, ends = (numpy.searchsorted(sorted_ones, number, side) for side in ("left", "right"))
        lengths = ends - starts
        before = numpy.cumsum(lengths) - lengths
        pair = order[numpy.arange(lengths.sum()) + numpy.repeat(starts - before, lengths)]
        place = self.implied[pair]
        numpy.minimum.at(
            beyond, (numpy.repeat(row, lengths), place), self.implying_needs[pair] - self.totals[place]
        )
        return beyond


def _need(group: tuple[Sequence[tuple[int, int]], int]) -> int:
    alternatives, at_least = group
    return sum(sorted(max(level, 1) for _, level in alternatives)[:at_least])
