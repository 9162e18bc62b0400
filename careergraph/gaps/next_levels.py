"""Gains of one level more of each skill over many roles: sums that are made once, and grow level by level.

The sum of coverage is a sum of 1/needed over levels. Those of all skills that somebody holds nothing of are
the same for everybody, so that only the skills held are looked at anew. What a level brings to a choice of
skills depends on the others that are held, and is looked at each time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from careergraph.catalogue.alternatives import Group, Groups
from careergraph.catalogue.numbers import SkillNumber
from careergraph.gaps.kernel import GapKernel, Held, ranges
from careergraph.gaps.kernel_groups import UNRATED
from careergraph.gaps.measures import NO_CREDITS, Holdings, choose
from careergraph.model import needed_level

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
    groups: Groups
    required: Held
    size_of: Integers
    shares: tuple[int, ...]
    unit: int
    gains: Floats

    @classmethod
    def of(cls, kernel: GapKernel, groups: Groups, required: Held) -> FirstLevels:
        """Add up the gains of the first levels."""
        import numpy

        sizes, size_of = numpy.unique(kernel.totals, return_inverse=True)
        unit = math.lcm(*filter(None, sizes.tolist()))
        skills = numpy.repeat(numpy.arange(len(kernel.levelled)), numpy.diff(kernel.starts))
        return cls(
            kernel,
            groups,
            required,
            size_of,
            tuple(unit // size if size else 0 for size in sizes.tolist()),
            unit,
            _sums(skills, 1 / kernel.totals[kernel.roles], len(kernel.levelled)),
        )


class Levels:
    """The levels that somebody holds, as they grow, and those that some roles lack (`missing`)."""

    def __init__(self, first: FirstLevels, held: Holdings, roles: Integers) -> None:
        import numpy

        kernel = first.kernel
        self._first = first
        self._kernel = kernel
        self._is_chosen = numpy.zeros(len(kernel.totals), bool)
        self._is_chosen[roles] = True
        self.held = dict(held)
        self.have = numpy.zeros(len(kernel.levelled), numpy.int64)
        rated: dict[int, int] = {skill: UNRATED if level is None else level for skill, level in held.items()}
        self.have[[*rated]] = [*rated.values()]
        self.missing = kernel.totals - kernel.sums(rated).met[0].astype(numpy.int64)
        self._choices = self._choices_of_roles()
        self._worths: dict[tuple[int, int], int] = {}

    def copy(self) -> Levels:
        """Return the same, to grow by itself."""
        other = copy(self)
        other.have, other.missing, other.held = self.have.copy(), self.missing.copy(), dict(self.held)
        return other

    @property
    def unit(self) -> int:
        """The gain that counts as 1: coverage of one role, whole."""
        return self._first.unit

    @property
    def are_separate(self) -> bool:
        """Whether each skill brings the same whatever else is held: no role asks for some of several."""
        return not self._choices

    @property
    def choosing(self) -> frozenset[int]:
        """The roles that ask for some of several skills."""
        asked = (requiring.tolist() for choices in self._choices.values() for _, requiring in choices)
        return frozenset(chain.from_iterable(asked))

    def rough_gains(self) -> Floats:
        """Return what the next level of each skill brings, as floats; 0 where it brings nothing."""
        import numpy

        kernel = self._kernel
        left_out = ~self._is_chosen & (kernel.totals > 0)
        are_few = 2 * numpy.count_nonzero(left_out) > numpy.count_nonzero(kernel.totals)
        differing = numpy.flatnonzero(self._is_chosen if are_few else left_out)
        of_these = self._first.required.chosen(differing.tolist()).skills
        anew = numpy.unique(numpy.concatenate([numpy.flatnonzero(self.have), of_these]))
        place, lengths = ranges(kernel.starts[anew], kernel.starts[anew + 1])
        roles = kernel.roles[place]
        level = numpy.repeat(self.have[anew], lengths)
        counts = (kernel.needs[place] > level) & self._is_chosen[roles]
        row = numpy.repeat(numpy.arange(len(anew)), lengths)
        gains = numpy.zeros_like(self._first.gains) if are_few else self._first.gains.copy()
        gains[anew] = _sums(row, counts / kernel.totals[roles], len(anew))
        gains[self._first.groups.first :] = 0
        for skill in self._choices:
            gains[skill] = self.next_step(skill)[0] / self.unit
        return gains

    def openings(self) -> Integers:
        """Return how many roles the next level of each skill opens."""
        import numpy

        near = numpy.flatnonzero(self._is_chosen & (self.missing == 1))
        asked = self._first.required.chosen(near.tolist())
        needs = numpy.where(asked.levels == UNRATED, 1, asked.levels)
        lacking = asked.skills[needs > self.have[asked.skills]]
        counts = numpy.bincount(lacking, minlength=len(self.have))
        for skill in self._choices:
            counts[skill] = len(self.next_step(skill)[1])
        return counts

    def gain(self, skill: int, level: int) -> int:
        """Return what a level of a skill brings after the one below it, in parts of `unit`."""
        return self._worth(skill, level, self._raised(skill, level))

    def next_step(self, skill: int) -> tuple[int, list[int]]:
        """Return what the next level of a skill brings, and the roles that it opens, by number."""
        level = int(self.have[skill]) + 1
        raised = self._raised(skill, level)
        return self._worth(skill, level, raised), self._opened(raised)

    def take(self, skill: int) -> tuple[int, list[int]]:
        """Gain the next level of a skill; return what that brings, and the roles that it opens, by number."""
        import numpy

        level = int(self.have[skill]) + 1
        raised = self._raised(skill, level)
        brought = self._worth(skill, level, raised), self._opened(raised)
        self.missing -= numpy.bincount(raised, minlength=len(self.missing))
        self.have[skill] = level
        self.held[SkillNumber(skill)] = level
        return brought

    def _worth(self, skill: int, level: int, raised: Integers) -> int:
        """Add up the shares of the roles of which a level meets more; once, where it is always the same."""
        import numpy

        worth = self._worths.get((skill, level))
        if worth is None:
            counts = numpy.bincount(self._first.size_of[raised])
            sizes = numpy.flatnonzero(counts)
            pairs = zip(sizes.tolist(), counts[sizes].tolist(), strict=True)
            worth = sum(count * self._first.shares[size] for size, count in pairs)
            if self.are_separate:
                self._worths[skill, level] = worth
        return worth

    def _opened(self, raised: Integers) -> list[int]:
        import numpy

        if self.are_separate:
            last: list[int] = raised[self.missing[raised] == 1].tolist()
            return last
        counts = numpy.bincount(raised, minlength=len(self.missing))
        opened: list[int] = numpy.flatnonzero((counts >= self.missing) & (counts > 0)).tolist()
        return opened

    def lacking(self, needs: Iterable[tuple[SkillNumber, int]]) -> list[tuple[int, int]]:
        """List the levels that are missing of what is needed, each as skill and level."""
        return [
            (skill, level) for skill, need in needs for level in range(int(self.have[skill]) + 1, need + 1)
        ]

    def cheapest(self, group: Group) -> list[tuple[SkillNumber, int]]:
        """List the skills of the choice that lacks least, each with its need; none where it is met."""
        if choose(group, self.held, NO_CREDITS, self._first.groups).met == group.need:
            return []
        needs = [(skill, needed_level(level)) for skill, level in group.alternatives]
        needs.sort(key=lambda each: max(0, each[1] - int(self.have[each[0]])))
        return needs[: group.at_least]

    def _raised(self, skill: int, level: int) -> Integers:
        """Return the roles of which a skill at a level meets more than one level less does; each as often."""
        import numpy

        span = slice(self._kernel.starts[skill], self._kernel.starts[skill + 1])
        roles = self._kernel.roles[span]
        raised = [roles[(self._kernel.needs[span] >= level) & self._is_chosen[roles]]]
        for group, requiring in self._choices.get(skill, ()):
            if self._met(group, skill, level) > self._met(group, skill, level - 1):
                raised.append(requiring)
        return numpy.concatenate(raised)

    def _met(self, group: Group, skill: int, level: int) -> int:
        held = {**self.held, SkillNumber(skill): level}
        return choose(group, held, NO_CREDITS, self._first.groups).met

    def _choices_of_roles(self) -> dict[int, list[tuple[Group, Integers]]]:
        """Map each skill to the groups that it is an alternative of, with the roles that require each."""
        starts, known = self._kernel.starts, self._first.groups
        choices: dict[int, list[tuple[Group, Integers]]] = {}
        for number, group in enumerate(known.groups, known.first):
            roles = self._kernel.roles[starts[number] : starts[number + 1]]
            requiring = roles[self._is_chosen[roles]]
            for skill, _ in group.alternatives if len(requiring) else ():
                choices.setdefault(skill, []).append((group, requiring))
        return choices


def _sums(places: Integers, numbers: Floats, size: int) -> Floats:
    """Add up numbers by place."""
    import numpy

    return numpy.bincount(places, numbers, size).astype(numpy.float64, copy=False)
