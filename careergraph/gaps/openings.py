"""How many roles a budget of levels can open: an integer program, solved where it is small.

To open as many roles as a budget allows is hard (with needs as sets, it is the densest-k-subhypergraph
problem), and taking the cheapest role again and again may miss the best by any factor.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from careergraph.catalogue.numbers import RoleNumber
from careergraph.errors import MissingLibrary

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

#: How many roles the exact search chooses among.
MOST_ROLES: Final = 60
#: What a solver may be off by in a whole number.
_SLACK: Final = 1e-6


class Openings(NamedTuple):
    """The skills to raise by a level each, in order, how many roles that opens, and at most could."""

    steps: tuple[int, ...]
    opened: int
    bound: int
    exact: bool


def most_openings(missing: Mapping[RoleNumber, Collection[tuple[int, int]]], effort: int) -> Openings:
    """Choose the roles to open: as many as the budget allows, of equal choices the first by order.

    `missing` has for each role, in order, the levels that it lacks, each as skill and level. Exact where
    there are no more than `MOST_ROLES` roles, or where the bound is reached.

    >>> a, b, c = (0, 1), (1, 1), (2, 1)
    >>> most_openings({RoleNumber(0): [c], RoleNumber(1): [a, b], RoleNumber(2): [a, b]}, 2).steps
    (0, 1)
    """
    if not missing:
        return Openings((), 0, 0, True)
    program = _Program(missing, effort)
    if len(missing) <= MOST_ROLES:
        chosen = program.first_of_the_best()
        return Openings(_steps(missing, chosen), len(chosen), len(chosen), True)
    chosen = _cheapest_first(missing, effort)
    bound = program.bound()
    return Openings(_steps(missing, chosen), len(chosen), bound, len(chosen) == bound)


class _Program:
    """Maximise the roles opened; a role is open once each level that it lacks is taken."""

    def __init__(self, missing: Mapping[RoleNumber, Collection[tuple[int, int]]], effort: int) -> None:
        import numpy

        self._optimize = _scipy()
        self.roles = [*missing]
        levels = sorted({level for lacking in missing.values() for level in lacking})
        place = {level: len(self.roles) + index for index, level in enumerate(levels)}
        pairs = [(row, place[level]) for row, role in enumerate(self.roles) for level in missing[role]]
        size = len(self.roles) + len(levels)
        # A role is no more open than any of its levels is taken, and so many levels may be taken.
        rows = numpy.zeros((len(pairs) + 1, size))
        for index, (role, level) in enumerate(pairs):
            rows[index, [role, level]] = 1, -1
        rows[-1, len(self.roles) :] = 1
        self._rows, self._most = rows, numpy.append(numpy.zeros(len(pairs)), effort)
        self._costs = numpy.where(numpy.arange(size) < len(self.roles), -1.0, 0.0)

    def bound(self) -> int:
        """Return the most roles that could be open if they could be open in part."""
        return int(-self._solve([0.0] * len(self.roles), whole=False).fun + _SLACK)

    def first_of_the_best(self) -> list[RoleNumber]:
        """List as many roles as can be opened, the first of them by order that can be among so many."""
        fixed = [0.0] * len(self.roles)
        best = round(-self._solve(fixed).fun)
        for index in range(len(self.roles)):
            if sum(fixed) == best:
                break
            fixed[index] = 1.0
            found = self._solve(fixed)
            if not found.success or round(-found.fun) < best:
                fixed[index] = 0.0
        return [role for role, is_open in zip(self.roles, fixed, strict=True) if is_open]

    def _solve(self, fixed: Sequence[float], whole: bool = True) -> Any:
        """Solve with some roles open for certain."""
        import numpy

        least: NDArray[numpy.float64] = numpy.zeros(len(self._costs))
        least[: len(fixed)] = fixed
        return self._optimize.milp(
            self._costs,
            integrality=self._costs != 0 if whole else None,
            bounds=self._optimize.Bounds(least, 1),
            constraints=self._optimize.LinearConstraint(self._rows, ub=self._most),
        )


def _cheapest_first(
    missing: Mapping[RoleNumber, Collection[tuple[int, int]]], effort: int
) -> list[RoleNumber]:
    """List roles to open within a budget, each time the one that needs the fewest more levels."""
    taken: set[tuple[int, int]] = set()
    chosen: list[RoleNumber] = []
    waiting = {role: set(lacking) for role, lacking in missing.items()}
    while waiting:
        role = min(waiting, key=lambda role: len(waiting[role] - taken))
        if len(taken | waiting[role]) > effort:
            return chosen
        taken |= waiting.pop(role)
        chosen.append(role)
    return chosen


def _steps(
    missing: Mapping[RoleNumber, Collection[tuple[int, int]]], chosen: Sequence[RoleNumber]
) -> tuple[int, ...]:
    """List the skill of each level to take, role by role, the lower levels first."""
    levels = dict.fromkeys(level for role in chosen for level in missing[role])
    return tuple(skill for skill, _ in levels)


def _scipy() -> Any:
    try:
        from scipy import optimize
    except ImportError:
        raise MissingLibrary(
            "the most roles that a budget opens are found with SciPy: install 'careergraph[plan]' with pip"
        ) from None
    return optimize
