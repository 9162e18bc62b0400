"""The arithmetic of gaps over many roles at once: arrays in, arrays out.

It knows no names and no graph, and pickles, so that it can be sent to where the people are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from careergraph.requirements import Requirements

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

#: The level that stands for a skill held at a level nobody stated: it meets every need.
UNRATED: Final = 2**31 - 1


@dataclass(frozen=True, slots=True, eq=False)
class GapKernel:
    """The essential requirements of all roles, by skill.

    The roles that require skill `s`, and the levels they need, are `roles[starts[s]:starts[s + 1]]`
    and `needs[…]` (int32); `totals` (int64, one a role) is the sum of all that each role needs.
    """

    starts: NDArray[numpy.int64]
    roles: NDArray[numpy.int32]
    needs: NDArray[numpy.int32]
    totals: NDArray[numpy.int64]

    @classmethod
    def of(cls, requirements: Requirements, roles: int, skills: int) -> GapKernel:
        """The kernel over a requirement table for so many roles and skills."""
        import numpy

        starts = numpy.frombuffer(requirements.starts, dtype=numpy.int32)
        essential = numpy.array(requirements.essential, dtype=bool)
        role = numpy.repeat(numpy.arange(roles, dtype=numpy.int32), numpy.diff(starts))[essential]
        skill = numpy.array(requirements.skill, dtype=numpy.int32)[essential]
        need = numpy.maximum(numpy.array(requirements.level, dtype=numpy.int32), 1)[essential]
        order = numpy.argsort(skill, kind="stable")
        counts = numpy.bincount(skill, minlength=skills)
        return cls(
            starts=numpy.concatenate([[0], numpy.cumsum(counts)]).astype(numpy.int64),
            roles=role[order],
            needs=need[order],
            totals=numpy.bincount(role, weights=need, minlength=roles).astype(numpy.int64),
        )

    def met(self, held: Mapping[int, int]) -> NDArray[numpy.int64]:
        """How much of each role's need somebody meets who holds these skills at these levels."""
        import numpy

        slices = [(self.starts[skill], self.starts[skill + 1], level) for skill, level in held.items()]
        if not slices:
            return numpy.zeros(len(self.totals), dtype=numpy.int64)
        roles = numpy.concatenate([self.roles[start:end] for start, end, _ in slices])
        met = numpy.concatenate([numpy.minimum(self.needs[start:end], level) for start, end, level in slices])
        return numpy.bincount(roles, weights=met, minlength=len(self.totals)).astype(numpy.int64)

    def met_by_all(self, people: Iterable[Mapping[int, int]]) -> NDArray[numpy.int64]:
        """The same for many people: one row each, one column a role."""
        import numpy

        rows = [self.met(held) for held in people]
        return numpy.array(rows, dtype=numpy.int64).reshape(len(rows), len(self.totals))

    def coverage(
        self, met: NDArray[numpy.int64], roles: NDArray[numpy.int64] | slice = slice(None)
    ) -> NDArray[numpy.float64]:
        """The share that is met of the need of each of `roles`: 1.0 where a role needs nothing."""
        import numpy

        totals = self.totals[roles]
        return numpy.where(totals == 0, 1.0, met / numpy.maximum(totals, 1))
