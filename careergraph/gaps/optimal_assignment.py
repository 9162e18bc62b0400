"""The pairs of rows and columns that cost least together, and of those the first in order.

SciPy finds one of the cheapest assignments. By the complementary slackness of linear programming all of them
lie among the pairs whose reduced cost is 0, so that exchanges along those pairs alone lead from one to any
other: row by row the first column is taken that leaves the rest a cheapest assignment.

Kuhn, H. W. (1955), The Hungarian method for the assignment problem, Naval Research Logistics Quarterly 2.
Crouse, D. F. (2016), On implementing 2D rectangular assignment algorithms, IEEE Transactions on Aerospace and
Electronic Systems 52(4).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from careergraph.errors import LimitError, MissingLibrary

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[numpy.float64]
    Integers: TypeAlias = NDArray[numpy.int64]
    Booleans: TypeAlias = NDArray[numpy.bool_]

#: Up to where floats hold every whole number.
_EXACT: Final = 2**53


def first_cheapest(costs: Floats) -> list[int]:
    """Return for each row its column, or -1: as many pairs as can be, at the least cost, the first such.

    `costs` are whole numbers, NaN where a row and a column may not be paired. Of assignments that cost as
    much that is the first whose first row has the earlier column, then its second row, and so on; having
    none comes last.

    Raises `LimitError` for costs that are too large to be added up.
    """
    import numpy

    rows, columns = costs.shape
    if not rows or not columns:
        return [-1] * rows
    allowed = numpy.where(numpy.isnan(costs), numpy.inf, costs)
    # Going without costs more than all pairs together, so that nobody does who need not.
    alone = (numpy.max(allowed, initial=0, where=numpy.isfinite(allowed)) + 1) * (min(rows, columns) + 1)
    if alone * (min(rows, columns) + 1) >= _EXACT:
        raise LimitError("the efforts are too large to be added up; state levels of a shorter scale")
    taken = numpy.full(rows, columns)
    row, column = _linear_sum_assignment(numpy.minimum(allowed, alone))
    paired = numpy.isfinite(allowed[row, column])
    taken[row[paired]] = column[paired]
    tight = _tight_pairs(allowed, alone, taken)
    for each in range(rows):
        _take_first(each, tight, taken)
    return [-1 if column == columns else column for column in taken.tolist()]


def _tight_pairs(allowed: Floats, alone: float, taken: Integers) -> Booleans:
    """Return the pairs that any cheapest assignment is made of.

    A last column stands for going without, and a last row for leaving a column empty.
    """
    import numpy

    rows, columns = allowed.shape
    prices = numpy.zeros(columns + 1)
    own = numpy.append(allowed, numpy.full((rows, 1), alone), axis=1)[numpy.arange(rows), taken]
    worth, raised = own.copy(), numpy.arange(rows)
    while raised.size:
        # A column is worth to a row what the row would save by it; the price is the most of that.
        bids = numpy.max(worth[raised, None] - allowed[raised], axis=0, initial=0)
        is_higher = numpy.append(bids > prices[:-1], False)
        prices[is_higher] = bids[is_higher[:-1]]
        raised = numpy.flatnonzero(is_higher[taken])
        worth[raised] = own[raised] + prices[taken[raised]]
    tight = numpy.ones((rows + 1, columns + 1), bool)
    tight[:-1, :-1] = worth[:, None] - allowed == prices[:-1]
    tight[:-1, -1] = worth == alone
    tight[-1] = prices == 0
    return tight


def _take_first(row: int, tight: Booleans, taken: Integers) -> None:
    """Give a row the first column that it can have, by exchanges among the rows after it; then it stays."""
    import numpy

    none = tight.shape[1] - 1
    before = taken[row]
    better = numpy.flatnonzero(tight[row, :before])
    tight[row] = False
    if better.size:
        moves_to = _exchanges(better[0], before, tight, taken)
        reached = [column for column in better.tolist() if column in moves_to]
        if reached:
            _exchange(row, reached[0], moves_to, taken)
    if taken[row] != none:
        tight[:, taken[row]] = False


def _exchanges(wanted: int, left: int, tight: Booleans, taken: Integers) -> dict[int, Sequence[int]]:
    """Find which columns can be set free if one is left: by column, who moves from it, and to where."""
    import numpy

    none, nobody = tight.shape[1] - 1, tight.shape[0] - 1
    owned = numpy.append(taken, -1)
    empty = numpy.setdiff1d(numpy.arange(none + 1), taken)
    found: dict[int, Sequence[int]] = {int(left): ()}
    open_rows: Booleans = numpy.array(tight.any(axis=1))
    reached = numpy.array([left])
    while reached.size and wanted not in found:
        others = numpy.flatnonzero(open_rows)
        hits = tight[numpy.ix_(others, reached)]
        able = hits.any(axis=1)
        movers, targets = others[able], reached[numpy.argmax(hits[able], axis=1)]
        open_rows[movers] = False
        following: list[int] = []
        for mover, target in zip(movers.tolist(), targets.tolist(), strict=True):
            # The row that stands for nobody has all the empty columns, and any number go without.
            sources = [*empty.tolist(), none] if mover == nobody else [int(owned[mover])]
            for source in sources:
                if source not in found:
                    found[source] = (mover, target)
                    following.append(source)
        reached = numpy.array(following, int)
    return found


def _exchange(row: int, column: int, moves_to: dict[int, Sequence[int]], taken: Integers) -> None:
    """Let a row take a column, and whoever must move for it move on."""
    taken[row], here = column, column
    while moves_to[here]:
        mover, here = moves_to[here]
        if mover < len(taken):
            taken[mover] = here


def _linear_sum_assignment(costs: Floats) -> tuple[Integers, Integers]:
    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError:
        raise MissingLibrary("an assignment needs SciPy: install 'careergraph[plan]' with pip") from None
    rows, columns = linear_sum_assignment(costs)
    return rows, columns
