"""The cheapest assignment, and of several the first, against all assignments there are."""

from __future__ import annotations

from itertools import permutations

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

import careergraph as cg
from careergraph.gaps.optimal_assignment import first_cheapest


def every_assignment(rows: int, columns: int):
    """Each way to give rows different columns, -1 where a row goes without."""
    return set(permutations([*range(columns), *[-1] * rows], rows))


def plainly_first(costs: list[list[int | None]]) -> list[int]:
    """The most pairs, then the least cost, then the first column for the first row, without one last."""
    rows, columns = len(costs), len(costs[0])

    def key(chosen: tuple[int, ...]) -> tuple[object, ...]:
        pairs = [(row, column) for row, column in enumerate(chosen) if column >= 0]
        cost = sum(costs[row][column] for row, column in pairs)
        return -len(pairs), cost, [columns if column < 0 else column for column in chosen]

    allowed = (
        chosen
        for chosen in every_assignment(rows, columns)
        if all(column < 0 or costs[row][column] is not None for row, column in enumerate(chosen))
    )
    return list(min(allowed, key=key))


@st.composite
def tables(draw: st.DrawFn) -> list[list[int | None]]:
    """Costs full of ties, with pairs that may not be."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    cell = st.one_of(st.none(), st.integers(0, 2), st.integers(0, 40))
    return [draw(st.lists(cell, min_size=columns, max_size=columns)) for _ in range(rows)]


@given(tables())
def test_it_is_the_first_of_the_cheapest_of_all(costs):
    table = [[numpy.inf if cost is None else cost for cost in line] for line in costs]
    assert first_cheapest(numpy.array(table, float)) == plainly_first(costs)


def test_many_ties_go_in_order():
    assert first_cheapest(numpy.zeros((40, 30))) == [*range(30), *[-1] * 10]


def test_without_columns_everybody_goes_without():
    assert first_cheapest(numpy.empty((2, 0))) == [-1, -1]
    assert first_cheapest(numpy.empty((0, 2))) == []


def test_costs_that_no_float_adds_up_are_refused():
    with pytest.raises(cg.LimitError, match="levels of a shorter scale"):
        first_cheapest(numpy.full((2, 2), 2.0**52))
