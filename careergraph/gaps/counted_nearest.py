"""The nearest roles of many people, counted one by one in machine code, where numba is installed.

It finds what `nearest` finds with NumPy alone: only the roles that ask for something held are counted, and
the best of them are kept while counting. Numba compiles it once in a process, and leaves no files.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

import numpy
from numpy.typing import NDArray

from careergraph.choices import RankMeasure
from careergraph.gaps.kernel import GapKernel, Held
from careergraph.gaps.kernel_groups import UNRATED

Integers: TypeAlias = NDArray[numpy.int64]
Booleans: TypeAlias = NDArray[numpy.bool_]
Floats: TypeAlias = NDArray[numpy.float64]

#: How many pairs of people and roles NumPy compares in about the time in which numba compiles.
WORTH_COMPILING: Final = 2**28
#: How many places of a ranking are kept in order; more are sorted faster.
MOST_PLACES: Final = 32
_MEASURES: Final[dict[RankMeasure, int]] = {"fit": 0, "coverage": 1, "effort": 2}


class Asked(NamedTuple):
    """The numbers of a kernel, as it tells of them, and all roles from the one that needs least on."""

    starts: Integers
    roles: Integers
    needs: Integers
    stated: Booleans
    totals: Integers
    levelled: Booleans
    is_mixed: Booleans
    by_need: Integers


class LeftOut(NamedTuple):
    """The roles that are not compared: those of person `p` are `roles[starts[p]:starts[p + 1]]`."""

    starts: Integers
    roles: Integers


class Sheet(NamedTuple):
    """Room to count in: a place for each role, and, in the last three, for each place of a ranking.

    `hit` has the roles of which anything is met, as long as their sums are not cleared for the next person;
    whom a role was left out for last stands in `out_for`.
    """

    out_for: Integers
    met: Integers
    beyond: Integers
    hit: Integers
    first: Floats
    second: Floats
    effort: Integers

    @classmethod
    def of(cls, roles: int, limit: int) -> Sheet:
        """Return an empty one."""
        room, places = numpy.zeros(roles, numpy.int64), numpy.zeros(limit)
        return cls(
            out_for=numpy.full(roles, -1),
            met=room,
            beyond=room.copy(),
            hit=room.copy(),
            first=places,
            second=places.copy(),
            effort=places.astype(numpy.int64),
        )


class Counted(NamedTuple):
    """The first roles of some people, a row each: how many there are, which, and the sums of each."""

    counts: Integers
    roles: Integers
    met: Integers
    have: Integers


#: A way of counting: it fills in what is found, by a measure, its number.
Count: TypeAlias = Callable[[Asked, Held, LeftOut, int, Sheet, Counted], None]


class Compared:
    """How many pairs of people and roles a process was to compare so far."""

    def __init__(self) -> None:
        self.pairs = 0

    def way(self, kernel: GapKernel, people: int, limit: int | None) -> Count | None:
        """Return the compiled way for so many people more; None where it does not pay, or cannot be had."""
        if limit is None or limit > MOST_PLACES or kernel.groups is not None:
            return None
        self.pairs += people * len(kernel.totals)
        return compiled() if self.pairs >= WORTH_COMPILING else None


#: That of this process.
COMPARED: Final = Compared()


@cache
def compiled() -> Count | None:
    """Return the compiled way of counting; None where numba is not there, or not fit for this NumPy."""
    try:
        import numba
    except (ImportError, OSError):
        return None
    return counting(numba.njit(nogil=True, error_model="numpy"))


def counting(compile: Callable[[Any], Any]) -> Count:
    """Return the way of counting, made of functions in the subset of Python that numba compiles."""
    meet, keep = compile(_meet), compile(_keep)

    def count(
        asked: Asked, held: Held, left_out: LeftOut, measure: int, sheet: Sheet, found: Counted
    ) -> None:
        for person in range(len(found.counts)):
            for place in range(left_out.starts[person], left_out.starts[person + 1]):
                sheet.out_for[left_out.roles[place]] = person
            hits, in_all = meet(asked, held, sheet, person)
            found.counts[person] = keep(asked, measure, sheet, found, person, hits, in_all)
            for role in sheet.hit[:hits]:
                sheet.met[role] = sheet.beyond[role] = 0

    way: Count = compile(count)
    return way


def count_nearest(
    kernel: GapKernel,
    held: Held,
    by: RankMeasure,
    limit: int,
    left_out: tuple[Integers, Integers],
    way: Count,
) -> Counted:
    """Return the roles nearest to some people, without the pairs left out; the kernel has no groups."""
    people = len(held.starts) - 1
    ends = numpy.cumsum(numpy.bincount(left_out[0], minlength=people))
    rows = [numpy.zeros((people, limit), numpy.int64) for _ in range(3)]
    found = Counted(numpy.zeros(people, numpy.int64), *rows)
    way(
        Asked(
            starts=_whole(kernel.starts),
            roles=_whole(kernel.roles),
            needs=_whole(kernel.needs),
            stated=kernel.stated,
            totals=_whole(kernel.totals),
            levelled=kernel.levelled,
            is_mixed=kernel.is_mixed,
            by_need=_whole(numpy.argsort(kernel.totals, kind="stable")),
        ),
        Held(*map(_whole, held)),
        LeftOut(
            _whole(numpy.concatenate([[0], ends])),
            _whole(left_out[1][numpy.argsort(left_out[0])]),
        ),
        _MEASURES[by],
        Sheet.of(len(kernel.totals), limit),
        found,
    )
    return found


def _whole(numbers: NDArray[numpy.integer[Any]]) -> Integers:
    return numpy.ascontiguousarray(numbers, numpy.int64)


def _meet(asked: Asked, held: Held, sheet: Sheet, person: int) -> tuple[int, int]:
    """Count what somebody meets and has beyond of the roles that ask for what is held.

    Return how many these are, and how much is held where nobody asks for it.
    """
    hits = in_all = 0
    for place in range(held.starts[person], held.starts[person + 1]):
        skill, level = held.skills[place], held.levels[place]
        is_unrated, is_levelled = level == UNRATED, asked.levelled[skill]
        plain = level if is_levelled and not is_unrated else min(level, 1)
        in_all += plain
        differs = is_levelled and (is_unrated or (asked.is_mixed[skill] and level > 1))
        for row in range(asked.starts[skill], asked.starts[skill + 1]) if level > 0 else range(0):
            role, need = asked.roles[row], asked.needs[row]
            if not sheet.met[role]:
                sheet.hit[hits] = role
                hits += 1
            sheet.met[role] += min(need, level)
            if differs:
                worth = need if is_unrated else level
                sheet.beyond[role] += (worth if asked.stated[row] else 1) - plain
    return hits, in_all


def _keep(
    asked: Asked, measure: int, sheet: Sheet, found: Counted, person: int, hits: int, in_all: int
) -> int:
    """Keep the best roles of somebody in order, and return how many there are.

    Those met in part come first; then, from the one that needs least on, the others, until one is no better
    than those that are kept.
    """
    first, second, effort, best = sheet.first, sheet.second, sheet.effort, found.roles[person]
    met, have = found.met[person], found.have[person]
    kept = 0
    for turn in range(hits + len(asked.by_need)):
        is_hit = turn < hits
        role = sheet.hit[turn] if is_hit else asked.by_need[turn - hits]
        if sheet.out_for[role] == person or (sheet.met[role] and not is_hit):
            continue
        here, beside = sheet.met[role], in_all + sheet.beyond[role]
        short = asked.totals[role] - here
        fit, coverage = here / (short + beside), here / asked.totals[role]
        one = -fit if measure == 0 else -coverage if measure == 1 else float(short)
        two = -coverage if measure == 0 else -fit
        at = kept
        while at and (one, two, short, role) < (first[at - 1], second[at - 1], effort[at - 1], best[at - 1]):
            at -= 1
        if at < len(best):
            kept = min(kept + 1, len(best))
            for later in range(kept - 1, at, -1):
                first[later], second[later] = first[later - 1], second[later - 1]
                effort[later], best[later] = effort[later - 1], best[later - 1]
                met[later], have[later] = met[later - 1], have[later - 1]
            first[at], second[at], effort[at] = one, two, short
            best[at], met[at], have[at] = role, here, beside
        elif not is_hit:
            break
    return kept
