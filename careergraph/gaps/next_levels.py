"""Gains of one level more of each skill over many roles: sums that are made once, and grow level by level.

The sum of coverage is a sum of 1/needed over levels. Those of all skills that somebody holds nothing of are
the same for everybody, so that only the skills held are looked at anew.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from careergraph.catalogue.numbers import SkillNumber
from careergraph.gaps.kernel import UNRATED, GapKernel, Held, ranges
from careergraph.gaps.measures import Holdings

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Integers: TypeAlias = NDArray[numpy.int64]
    Floats: TypeAlias = NDArray[numpy.float64]


@dataclass(frozen=True, slots=True, eq=False)
class FirstLevels:
    """The gains of the first level of each skill, over all roles.

    `size_of` numbers how much each role needs in all, and `shares` has for each number what one level of
    that is, in whole parts of 1/`unit`, so that sums of them compare exactly. `required` are the needs by
    role, as the kernel has them by skill.
    """

    kernel: GapKernel
    required: Held
    size_of: Integers
    shares: tuple[int, ...]
    unit: int
    gains: Floats

    @classmethod
    def of(cls, kernel: GapKernel, required: Held) -> FirstLevels:
        """Add up the gains of the first levels."""
        import numpy

        sizes, size_of = numpy.unique(kernel.totals, return_inverse=True)
        unit = math.lcm(*filter(None, sizes.tolist()))
        skills = numpy.repeat(numpy.arange(len(kernel.levelled)), numpy.diff(kernel.starts))
        return cls(
            kernel,
            required,
            size_of,
            tuple(unit // size if size else 0 for size in sizes.tolist()),
            unit,
            _sums(skills, 1 / kernel.totals[kernel.roles], len(kernel.levelled)),
        )


class Levels:
    """The levels that somebody holds, as they grow, beside what some roles need; `missing` is what each lacks."""

    def __init__(self, first: FirstLevels, held: Holdings, roles: Integers) -> None:
        import numpy

        kernel = first.kernel
        self._first = first
        self._kernel = kernel
        self._is_chosen = numpy.zeros(len(kernel.totals), bool)
        self._is_chosen[roles] = True
        self.have = numpy.zeros(len(kernel.levelled), numpy.int64)
        rated: dict[int, int] = {skill: UNRATED if level is None else level for skill, level in held.items()}
        self.have[[*rated]] = [*rated.values()]
        self.missing = kernel.totals - kernel.sums(rated).met[0].astype(numpy.int64)

    @property
    def unit(self) -> int:
        """The gain that counts as 1: coverage of one role, whole."""
        return self._first.unit

    def rough_gains(self) -> Floats:
        """Return what the next level of each skill brings, as floats; 0 where it brings nothing."""
        import numpy

        kernel = self._kernel
        left_out = numpy.flatnonzero(~self._is_chosen & (kernel.totals > 0))
        others = self._first.required.chosen(left_out.tolist()).skills
        anew = numpy.union1d(numpy.flatnonzero(self.have), others)
        place, lengths = ranges(kernel.starts[anew], kernel.starts[anew + 1])
        roles = kernel.roles[place]
        level = numpy.repeat(self.have[anew], lengths)
        counts = (kernel.needs[place] > level) & self._is_chosen[roles]
        row = numpy.repeat(numpy.arange(len(anew)), lengths)
        gains = self._first.gains.copy()
        gains[anew] = _sums(row, counts / kernel.totals[roles], len(anew))
        return gains

    def openings(self) -> Integers:
        """Return how many roles the next level of each skill opens."""
        import numpy

        near = numpy.flatnonzero(self._is_chosen & (self.missing == 1))
        asked = self._first.required.chosen(near.tolist())
        needs = numpy.where(asked.levels == UNRATED, 1, asked.levels)
        lacking = asked.skills[needs > self.have[asked.skills]]
        return numpy.bincount(lacking, minlength=len(self.have))

    def gain(self, skill: int, level: int) -> int:
        """Return what a level of a skill brings after the one below it, in parts of `unit`."""
        import numpy

        sizes = numpy.bincount(self._first.size_of[self._raised(skill, level)]).tolist()
        return sum(count * share for count, share in zip(sizes, self._first.shares, strict=False) if count)

    def opened(self, skill: int) -> list[int]:
        """List the roles, by number, that the next level of a skill opens."""
        raised = self._raised(skill, int(self.have[skill]) + 1)
        opened: list[int] = raised[self.missing[raised] == 1].tolist()
        return opened

    def take(self, skill: int) -> None:
        """Gain the next level of a skill."""
        self.have[skill] += 1
        self.missing[self._raised(skill, int(self.have[skill]))] -= 1

    def lacking(self, needs: Iterable[tuple[SkillNumber, int]]) -> list[tuple[int, int]]:
        """List the levels that are missing of what is needed, each as skill and level."""
        return [
            (skill, level) for skill, need in needs for level in range(int(self.have[skill]) + 1, need + 1)
        ]

    def _raised(self, skill: int, level: int) -> Integers:
        """Return the roles of which a skill at a level meets more than one level less does."""
        span = slice(self._kernel.starts[skill], self._kernel.starts[skill + 1])
        roles = self._kernel.roles[span]
        return roles[(self._kernel.needs[span] >= level) & self._is_chosen[roles]]


def _sums(places: Integers, numbers: Floats, size: int) -> Floats:
    """Add up numbers by place."""
    import numpy

    return numpy.bincount(places, numbers, size).astype(numpy.float64, copy=False)
