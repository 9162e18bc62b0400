"""The pairs of rows and columns that cost least together, and of those the first in order.

SciPy finds one of the cheapest assignments. By the complementary slackness of linear programming all of them
lie among the pairs whose reduced cost is 0, so that exchanges along those pairs alone lead from one to any
other: row by row the first column is taken that leaves the rest a cheapest assignment.

Kuhn, H. W. (1955), The Hungarian method for the assignment problem, Naval Research Logistics Quarterly 2.
Crouse, D. F. (2016), On implementing 2D rectangular assignment algorithms, IEEE Transactions on Aerospace and
Electronic Systems 52(4).
"""

from __future__ import annotations

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

    `costs` are whole numbers, infinite where a row and a column may not be paired. Of assignments that cost
    as much that is the first whose first row has the earlier column, then its second row, and so on; having
    none comes last.

    Raises `LimitError` for costs that are too large to be added up.
    """
    import numpy

    rows, columns = costs.shape
    taken: Integers = numpy.full(rows, columns)
    if not rows or not columns:
        return [-1] * rows
    # Going without costs more than all pairs together, so that nobody does who need not.
    alone = (numpy.max(costs[costs < numpy.inf], initial=0) + 1) * (min(rows, columns) + 1)
    if alone * (min(rows, columns) + 1) >= _EXACT:
        raise LimitError("the efforts are too large to be added up; state levels of a shorter scale")
    row, column = _linear_sum_assignment(numpy.minimum(costs, alone))
    paired = costs[row, column] < numpy.inf
    taken[row[paired]] = column[paired]
    tight = _tight_pairs(costs, alone, taken)
    # A column that no row could have stays empty.
    wanted = numpy.flatnonzero(numpy.append(tight[:-1, :-1].any(axis=0), True))
    taken = numpy.searchsorted(wanted, taken)
    exchange = _Exchange(_exchangeable(tight[:, wanted], taken), taken)
    for each in range(rows):
        exchange.take_first(each)
    return [-1 if each == columns else each for each in wanted[exchange.taken].tolist()]


def _tight_pairs(costs: Floats, alone: float, taken: Integers) -> Booleans:
    """Return the pairs that any cheapest assignment is made of.

    A last column stands for going without, and a last row for leaving a column empty.
    """
    import numpy

    rows, columns = costs.shape
    prices = numpy.zeros(columns + 1)
    own = numpy.where(taken < columns, costs[numpy.arange(rows), taken % columns], alone)
    worth, raised = own.copy(), numpy.arange(rows)
    while raised.size:
        # A column is worth to a row what the row would save by it; the price is the most of that.
        bids = numpy.max(worth[raised, None] - costs[raised], axis=0)
        is_higher = numpy.append(bids > prices[:-1], False)
        prices[is_higher] = bids[is_higher[:-1]]
        raised = numpy.flatnonzero(is_higher[taken])
        worth[raised] = own[raised] + prices[taken[raised]]
    tight = numpy.ones((rows + 1, columns + 1), bool)
    numpy.equal(worth[:, None] - costs, prices[:-1], out=tight[:-1, :-1])
    tight[:-1, -1] = worth == alone
    tight[-1] = prices == 0
    return tight


def _exchangeable(tight: Booleans, taken: Integers) -> Booleans:
    """Return the pairs that some exchange leads to: those on a circle of who has what and could have what.

    Tassa, T. (2012), Finding all maximally-matchable edges in a bipartite graph, Theoretical Computer Science
    423.
    """
    import numpy
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    nobody, none = tight.shape[0] - 1, tight.shape[1] - 1
    is_empty = numpy.ones(none + 1, bool)
    is_empty[taken[taken < none]] = False
    empty = is_empty.nonzero()[0]
    row, column = tight.nonzero()
    # Rows lead to what they could have, columns to who has them; nobody has what is empty.
    start = numpy.concatenate([row, nobody + 1 + taken, nobody + 1 + empty])
    end = numpy.concatenate([nobody + 1 + column, numpy.arange(nobody), numpy.full(len(empty), nobody)])
    size = nobody + none + 2
    graph = coo_array((numpy.ones(len(start), bool), (start, end)), shape=(size, size))
    _, part = connected_components(graph.tocsr(), connection="strong")
    found: Booleans = tight & (part[: nobody + 1, None] == part[nobody + 1 :])
    return found


class _Exchange:
    """Rows with the columns that they have, and exchange along tight pairs; the last column is none."""

    def __init__(self, tight: Booleans, taken: Integers) -> None:
        import numpy

        #: Turned, so that the rows that could have a column lie side by side.
        self._able = numpy.ascontiguousarray(tight.T)
        self.taken = taken

    def take_first(self, row: int) -> None:
        """Give a row the first column that it can have, by exchanges with later rows; then it stays."""
        none, before = len(self._able) - 1, int(self.taken[row])
        better = self._able[:before, row].nonzero()[0].tolist()
        if better:
            movers, targets = self._chains(better[0], before, row)
            here = next((column for column in better if movers[column] >= 0), before)
            self.taken[row] = here
            while here != before:
                mover, here = movers[here], targets[here]
                if mover < len(self.taken):
                    self.taken[mover] = here
        if self.taken[row] != none:
            self._able[self.taken[row]] = False

    def _chains(self, wanted: int, left: int, row: int) -> tuple[Integers, Integers]:
        """Find which columns can be set free if one is left: by column, who moves from it, and to where.

        Nobody who can is -1. Once the first column that is wanted can be set free, no other is looked for.
        """
        import numpy

        columns, nobody = len(self._able), len(self.taken)
        movers, targets = numpy.full(columns, -1), numpy.full(columns, -1)
        is_empty = numpy.ones(columns, bool)
        is_empty[self.taken] = False
        is_waiting = numpy.arange(nobody + 1) > row
        reached = numpy.array([left])
        while reached.size and movers[wanted] < 0:
            hits = self._able[reached] & is_waiting
            able = hits.any(axis=0).nonzero()[0]
            target = reached[numpy.argmax(hits[:, able], axis=0)]
            is_waiting[able] = False
            rows = able < nobody
            columns_left = self.taken[able[rows]]
            new = (movers[columns_left] < 0) & (columns_left != left)
            freed = columns_left[new]
            movers[freed], targets[freed] = able[rows][new], target[rows][new]
            if not rows.all():
                # The row that stands for nobody has all empty columns.
                empty = (is_empty & (movers < 0)).nonzero()[0]
                empty = empty[empty != left]
                movers[empty], targets[empty] = nobody, target[~rows][0]
                freed = numpy.append(freed, empty)
            reached = numpy.unique(freed)
        return movers, targets


def _linear_sum_assignment(costs: Floats) -> tuple[Integers, Integers]:
    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError:
        raise MissingLibrary("an assignment needs SciPy: install 'careergraph[plan]' with pip") from None
    rows, columns = linear_sum_assignment(costs)
    return rows, columns
