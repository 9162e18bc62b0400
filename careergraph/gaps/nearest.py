"""The nearest roles of many people at once: arrays in, arrays out.

Like the kernel it knows no names and no graph, and needs NumPy alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from careergraph.choices import RankMeasure
from careergraph.gaps.kernel import GapKernel, Held, Sums

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from careergraph.gaps.counted_nearest import Count

    Integers: TypeAlias = NDArray[numpy.int64]
    Floats: TypeAlias = NDArray[numpy.float64]
    #: Pairs of the place of a person and the number of a role.
    Pairs: TypeAlias = tuple[NDArray[numpy.intp], NDArray[numpy.intp]]

#: Into how many parts the roles are split, at least and for each place asked for, to see which are good
#: enough: the best of as many parts as there are places are.
_PARTS: Final = 64
_PARTS_A_PLACE: Final = 4
#: How many pairs are counted at a time: what bounds the memory of those left out.
_COUNTED: Final = 2**20


class Nearest(NamedTuple):
    """The roles nearest to some people, best first.

    Those of the person at place `p` of `people` are `roles[starts[p]:starts[p + 1]]`, by their numbers in
    the kernel; `met`, `needed` and `have` are the sums of each such pair.
    """

    people: slice
    starts: Integers
    roles: Integers
    met: Integers
    needed: Integers
    have: Integers


def nearest_roles(
    kernel: GapKernel,
    held: Held,
    by: RankMeasure,
    limit: int | None,
    left_out: Callable[[slice], Pairs] | None = None,
) -> Iterator[Nearest]:
    """Yield the roles nearest to many people, some people at a time, and in order.

    All roles of the kernel require something; of equally near ones the first in the kernel comes first.
    `by` is "fit", "coverage" or "effort"; `left_out` gives for some of the people the pairs, of a place among
    them and a role, that are not compared.

    From some hundred million pairs on, they are counted by numba, where it is installed.
    """
    from careergraph.gaps.counted_nearest import COMPARED

    if way := COMPARED.way(kernel, len(held.starts) - 1, limit):
        yield from _counted(kernel, held, by, limit or 0, left_out, way)
        return
    for sums in kernel.sums_of_all(held):
        yield nearest_by(sums, kernel.totals, by, limit, left_out and left_out(sums.people))


def nearest_by(
    sums: Sums,
    totals: Integers,
    by: RankMeasure,
    limit: int | None,
    left_out: Pairs | None = None,
    places: Integers | None = None,
) -> Nearest:
    """Return the roles nearest to some people by what they meet and have of each.

    Of equally near roles the first of `places` comes first, unless there are none, then the first given.
    """
    import numpy

    scores = _scores(sums, totals, by)
    if left_out is not None:
        scores[left_out] = -numpy.inf
    row, role = _good_enough(scores, limit, by, totals)
    return _in_order(sums, totals, by, limit, row, role, role if places is None else places[role])


def _counted(
    kernel: GapKernel,
    held: Held,
    by: RankMeasure,
    limit: int,
    left_out: Callable[[slice], Pairs] | None,
    way: Count,
) -> Iterator[Nearest]:
    """Yield the same, counted one by one."""
    import numpy

    from careergraph.gaps.counted_nearest import count_nearest

    nobody = numpy.zeros(0, numpy.int64)
    at_a_time = max(1, _COUNTED // max(1, len(kernel.totals)))
    for start in range(0, len(held.starts) - 1, at_a_time):
        people = slice(start, min(start + at_a_time, len(held.starts) - 1))
        out = left_out(people) if left_out else (nobody, nobody)
        counts, roles, met, have = count_nearest(kernel, held.part(people), by, limit, out, way)
        there = numpy.arange(limit) < counts[:, None]
        starts = numpy.concatenate([[0], numpy.cumsum(counts)])
        roles = roles[there]
        yield Nearest(people, starts, roles, met[there], kernel.totals[roles], have[there])


def _scores(sums: Sums, totals: Integers, by: RankMeasure) -> Floats:
    """Return the number that roles are ranked by, the higher the nearer."""
    import numpy

    if by == "effort":
        return sums.met - totals
    if by == "coverage":
        return sums.met / totals
    scores = (totals + sums.have) - sums.met
    return numpy.divide(sums.met, scores, out=scores)


def _good_enough(scores: Floats, limit: int | None, by: RankMeasure, totals: Integers) -> Pairs:
    """Return the pairs of person and role among which are all that can be among the first of a person."""
    import numpy

    if limit is None or limit >= scores.shape[1]:
        bounds = numpy.full(len(scores), -numpy.inf)
    elif not limit:
        bounds = numpy.full(len(scores), numpy.inf)
    else:
        bounds = _bounds(scores, limit)
        if by != "effort" and len(few := numpy.flatnonzero(bounds <= 0)):
            # Of roles of which nothing is met, the one that needs least comes first: they do not all tie.
            some = scores[few]
            scores[few] = some = numpy.where(some == 0, -totals.astype(numpy.float64), some)
            bounds[few] = _bounds(some, limit)
    # Where less is compared than is asked for, what is left out is still no answer.
    bounds = numpy.maximum(bounds, -sys.float_info.max)
    row, role = numpy.divmod(numpy.flatnonzero(scores >= bounds[:, None]), scores.shape[1])
    return row, role


def _bounds(scores: Floats, limit: int) -> Floats:
    """Return for each row a number that at least so many of its numbers reach: the best of parts of it."""
    import numpy

    people, roles = scores.shape
    parts = max(_PARTS, _PARTS_A_PLACE * limit)
    size = roles // parts
    if size > 1:
        scores = scores[:, : parts * size].reshape(people, size, parts).max(axis=1)
    last = scores.shape[1] - limit
    return numpy.partition(scores, last, axis=1)[:, last]


def _in_order(
    sums: Sums,
    totals: Integers,
    by: RankMeasure,
    limit: int | None,
    row: NDArray[numpy.intp],
    role: NDArray[numpy.intp],
    place: Integers,
) -> Nearest:
    """Return the first of the pairs of each row: the order of ranks."""
    import numpy

    met, needed = sums.met[row, role], totals[role]
    have = sums.have[row, 0 if sums.have.shape[1] == 1 else role]
    coverage, fit, effort = met / needed, met / (needed + have - met), needed - met
    match by:
        case "coverage":
            order = numpy.lexsort((place, effort, -fit, -coverage, row))
        case "effort":
            order = numpy.lexsort((place, -fit, effort, row))
        case _:
            order = numpy.lexsort((place, effort, -coverage, -fit, row))
    counts = numpy.bincount(row, minlength=len(sums.met))
    if limit is not None:
        before = numpy.cumsum(counts) - counts
        order = order[numpy.arange(len(order)) - numpy.repeat(before, counts) < limit]
        counts = numpy.minimum(counts, limit)
    return Nearest(
        sums.people,
        numpy.concatenate([[0], numpy.cumsum(counts)]),
        role[order],
        met[order].astype(numpy.int64),
        needed[order],
        have[order].astype(numpy.int64),
    )
