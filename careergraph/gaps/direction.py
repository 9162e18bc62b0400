"""Which roles stand above, level with or below another: by grade, by job zone, else by how much they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from careergraph.catalogue.numbers import RoleNumber
from careergraph.choices import Standing

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray


def stands(
    direction: Standing,
    source: RoleNumber | NDArray[numpy.int64],
    roles: NDArray[numpy.int64],
    needs: NDArray[numpy.int64],
    standings: Sequence[Mapping[RoleNumber, int]],
) -> NDArray[numpy.bool_]:
    """Return for each of some roles whether it stands in a direction from another role.

    Of a column of several other roles, there is a row for each.
    Of the first of the `standings` (grades, job zones) in which both roles have a number, else of the sums
    of need, up is a higher one and down a lower one; level is the same grade or zone, and nothing without.
    Where a role requires nothing, `needs` has 0 for it, and nothing is known.
    """
    import numpy

    known = (needs[roles] > 0) & (needs[source] > 0)
    above = numpy.where(known, numpy.sign(needs[roles] - needs[source]), 0)
    stated = numpy.zeros(above.shape, bool)
    for standing in reversed(standings):
        number = numpy.zeros(len(needs), numpy.int64)
        number[list(standing)] = list(standing.values())
        both = (number[roles] > 0) & (number[source] > 0)
        above = numpy.where(both, numpy.sign(number[roles] - number[source]), above)
        stated |= both
    if direction == "level":
        level: NDArray[numpy.bool_] = stated & (above == 0) & (roles != source)
        return level
    in_direction: NDArray[numpy.bool_] = above == (1 if direction == "up" else -1)
    return in_direction
