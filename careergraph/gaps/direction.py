"""Which roles stand above, level with or below another: by job zone, else by how much they need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from careergraph.catalogue.numbers import RoleNumber
from careergraph.choices import Standing

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray


def stands(
    direction: Standing,
    source: RoleNumber,
    roles: NDArray[numpy.int64],
    needs: NDArray[numpy.int64],
    zones: Mapping[RoleNumber, int],
) -> NDArray[numpy.bool_]:
    """Return for each of some roles whether it stands in a direction from another role.

    Of two zones where both roles state one, else of the sums of need, up is a higher one and down a lower
    one; level is the same zone, and nothing without. Where a role requires nothing, `needs` has 0 for it,
    and nothing is known.
    """
    import numpy

    zone = numpy.zeros(len(needs), numpy.int64)
    zone[list(zones)] = list(zones.values())
    both = (zone[roles] > 0) & (zone[source] > 0)
    above = numpy.sign(zone[roles] - zone[source])
    if direction == "level":
        level: NDArray[numpy.bool_] = both & (above == 0) & (roles != source)
        return level
    known = (needs[roles] > 0) & (needs[source] > 0)
    more = numpy.where(known, numpy.sign(needs[roles] - needs[source]), 0)
    wanted = 1 if direction == "up" else -1
    in_direction: NDArray[numpy.bool_] = numpy.where(both, above, more) == wanted
    return in_direction
