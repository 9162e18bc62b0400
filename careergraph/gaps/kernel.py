"""The arithmetic of gaps over many roles at once: arrays in, arrays out.

It knows no names and no graph, needs NumPy alone, and pickles, so that it can be sent to where the
people are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Integers: TypeAlias = NDArray[numpy.int64]

#: The level that stands for a skill held at a level nobody stated: it meets every need.
UNRATED: Final = 2**31 - 1
#: How many pairs of people and roles are measured at a time: what bounds the memory, some 40 bytes a pair.
BLOCK: Final = 2**16


class Held(NamedTuple):
    """Holdings of people: person `p` has `skills[starts[p]:starts[p + 1]]` at `levels[…]` (int64)."""

    starts: Integers
    skills: Integers
    levels: Integers

    @classmethod
    def of(cls, people: Sequence[Mapping[int, int]]) -> Held:
        """Return the arrays for people given as mappings of skill to level."""
        import numpy

        return cls(
            starts=numpy.cumsum([0, *map(len, people)]),
            skills=numpy.array([skill for held in people for skill in held], numpy.int64),
            levels=numpy.array([level for held in people for level in held.values()], numpy.int64),
        )

    def chosen(self, people: Sequence[int]) -> Held:
        """Return the holdings of some of the people, in the order given."""
        import numpy

        index = numpy.array(people, int)
        starts, ends = self.starts[index], self.starts[index + 1]
        place, lengths = _ranges(starts, ends)
        return Held(numpy.concatenate([[0], numpy.cumsum(lengths)]), self.skills[place], self.levels[place])


@dataclass(frozen=True, slots=True, eq=False)
class GapKernel:
    """The essential requirements of all roles, by skill.

    The roles that require skill `s`, and the levels they need, are `roles[starts[s]:starts[s + 1]]`
    and `needs[…]`; `totals` is the sum of all that each role needs. All are int64.
    """

    starts: Integers
    roles: Integers
    needs: Integers
    totals: Integers

    @classmethod
    def of(cls, required: Held, skills: int) -> GapKernel:
        """Return the kernel over the needs of each role, for so many skills; a level of `UNRATED` needs 1."""
        import numpy

        roles = len(required.starts) - 1
        role = numpy.repeat(numpy.arange(roles), numpy.diff(required.starts))
        need = numpy.where(required.levels == UNRATED, 1, required.levels)
        order = numpy.argsort(required.skills, kind="stable")
        counts = numpy.bincount(required.skills, minlength=skills)
        return cls(
            starts=numpy.concatenate([[0], numpy.cumsum(counts)]),
            roles=role[order],
            needs=need[order],
            totals=numpy.bincount(role, weights=need, minlength=roles).astype(numpy.int64),
        )

    def met(self, held: Mapping[int, int]) -> Integers:
        """Return how much of each role's need is met by these skills at these levels."""
        import numpy

        met: Integers = self._met(Held.of([held]), slice(0, 1))[0].astype(numpy.int64)
        return met

    def met_by_all(self, held: Held) -> Iterator[tuple[slice, NDArray[numpy.float64]]]:
        """Yield the same for many people, some at a time: which of them, and an array of people × roles.

        Each pair of a skill held and a role that requires it is counted once; the sums are whole
        numbers, which the floats hold exactly.
        """
        at_a_time = max(1, BLOCK // max(1, len(self.totals)))
        for start in range(0, len(held.starts) - 1, at_a_time):
            people = slice(start, min(start + at_a_time, len(held.starts) - 1))
            yield people, self._met(held, people)

    def _met(self, held: Held, people: slice) -> NDArray[numpy.float64]:
        import numpy

        count, roles = people.stop - people.start, len(self.totals)
        starts = held.starts[people.start : people.stop + 1]
        skills, levels = held.skills[starts[0] : starts[-1]], held.levels[starts[0] : starts[-1]]
        place, hits = _ranges(self.starts[skills], self.starts[skills + 1])
        row = numpy.repeat(numpy.arange(count) * roles, numpy.diff(starts))
        pair = numpy.repeat(row, hits) + self.roles[place]
        met = numpy.minimum(self.needs[place], numpy.repeat(levels, hits))
        counted = numpy.bincount(pair, weights=met, minlength=count * roles)
        return counted.astype(numpy.float64, copy=False).reshape(count, roles)


def _ranges(starts: Integers, ends: Integers) -> tuple[Integers, Integers]:
    """Return all numbers of the ranges, one range after another, and the length of each."""
    import numpy

    lengths = ends - starts
    before = numpy.cumsum(lengths) - lengths
    return numpy.arange(lengths.sum()) + numpy.repeat(starts - before, lengths), lengths
