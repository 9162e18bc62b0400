"""Sparse rows of numbers, such as roles have of skills and of words, and the sums that likeness is made of.

It knows no names and no graph, and needs NumPy alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]


class SparseRow(NamedTuple):
    """The numbers of one row that are not 0, in the order of their columns, each of which stands once."""

    columns: Integers
    values: Floats

    @property
    def square(self) -> float:
        """The sum of the squares."""
        return float(self.values @ self.values)

    def at(self, columns: Integers) -> Floats:
        """Return the numbers in some columns, 0 where there is none."""
        if not len(self.columns):
            return np.zeros(len(columns))
        place = np.minimum(np.searchsorted(self.columns, columns), len(self.columns) - 1)
        return np.where(self.columns[place] == columns, self.values[place], 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class SparseRows:
    """Rows of numbers above 0, kept by row and by column; `squares` has the sum of squares of each row."""

    by_row: _Grouped
    by_column: _Grouped
    squares: Floats

    @classmethod
    def of(cls, rows: Integers, columns: Integers, values: Floats, shape: tuple[int, int]) -> SparseRows:
        """Make the rows of single numbers, no two of them in one place; those that are 0 are left out."""
        there = values > 0
        rows, columns, values = rows[there], columns[there], values[there]
        return cls(
            _Grouped.of(rows, columns, values, shape[0]),
            _Grouped.of(columns, rows, values, shape[1]),
            totals(rows, values * values, shape[0]),
        )

    def row(self, number: int) -> SparseRow:
        """Return one of the rows."""
        return SparseRow(*self.by_row.group(number))

    def dots(self, row: SparseRow) -> Floats:
        """Sum up x·y over the columns, x of one row and y of every row here."""
        starts = self.by_column.starts[row.columns]
        lengths = self.by_column.starts[row.columns + 1] - starts
        ends = np.cumsum(lengths)
        place = np.arange(int(lengths.sum())) + np.repeat(starts - ends + lengths, lengths)
        products = self.by_column.values[place] * np.repeat(row.values, lengths)
        return totals(self.by_column.places[place], products, len(self.squares))


@dataclass(frozen=True, slots=True, eq=False)
class _Grouped:
    """Numbers by group: those of group `g` are `values[starts[g]:starts[g + 1]]`, at `places[…]`."""

    starts: Integers
    places: Integers
    values: Floats

    @classmethod
    def of(cls, groups: Integers, places: Integers, values: Floats, count: int) -> _Grouped:
        order = np.lexsort((places, groups))
        lengths = np.bincount(groups, minlength=count)
        return cls(np.concatenate([[0], np.cumsum(lengths)]), places[order], values[order])

    def group(self, number: int) -> tuple[Integers, Floats]:
        part = slice(self.starts[number], self.starts[number + 1])
        return self.places[part], self.values[part]


def totals(groups: Integers, values: Floats, count: int) -> Floats:
    """Sum up the values of each group."""
    return np.bincount(groups, values, count).astype(np.float64)


def ratio(above: Floats, below: Floats) -> Floats:
    """Divide, with 0 where it would be by 0."""
    return np.divide(above, below, out=np.zeros(np.broadcast(above, below).shape), where=below > 0)


def rarity(found: Floats | Integers, count: int) -> Floats:
    """Weigh what so many of `count` have, ln((count + 1) ÷ (found + ½)): near 0 for what all of them have.

    It is the inverse document frequency of BM25, ln(1 + (n − df + ½) ÷ (df + ½)).

    Spärck Jones, K. (1972), A statistical interpretation of term specificity and its application in
    retrieval, Journal of Documentation 28; Robertson, S. (2004), Understanding inverse document frequency,
    Journal of Documentation 60.
    """
    return np.log((count + 1) / (np.asarray(found, np.float64) + 0.5))
