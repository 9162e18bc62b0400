"""The cheapest assignment, and of several the first, against all assignments there are."""

from __future__ import annotations

import sys
from itertools import permutations

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

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


def test_where_almost_all_cost_the_same_the_first_of_many_ways_is_found():
    """Costs of 0 and 1, and some pairs that may not be: most tables have to be exchanged to be first."""
    random = numpy.random.default_rng(0)
    for _ in range(150):
        shape = random.integers(2, 5), random.integers(2, 5)
        table = numpy.where(random.random(shape) < 0.15, numpy.inf, random.integers(0, 2, shape))
        costs = [[None if cost == numpy.inf else int(cost) for cost in line] for line in table.tolist()]
        assert first_cheapest(table) == plainly_first(costs)


def first_by_trying(table: numpy.ndarray) -> list[int]:
    """Fix row after row the first column with which the least cost of all is still the same."""
    never = 10.0**6
    rows, columns = table.shape
    # The last columns are places to go without, one for each row.
    costs = numpy.hstack([numpy.minimum(table, never), numpy.full((rows, rows), 1000.0)])
    least = costs[linear_sum_assignment(costs)].sum()
    found = []
    for row in range(rows):
        for column in [*range(columns), columns + row]:
            fixed = costs.copy()
            fixed[row] = never
            fixed[row, column] = costs[row, column]
            if fixed[linear_sum_assignment(fixed)].sum() == least:
                break
        costs = fixed
        found.append(column if column < columns else -1)
    return found


def test_many_rows_and_columns_with_few_pairs_are_exchanged_along_long_chains():
    random = numpy.random.default_rng(0)
    for _ in range(1500):
        shape = random.integers(2, 9, 2)
        table = numpy.where(random.random(shape) < random.choice([0.1, 0.3, 0.5, 0.7]), numpy.inf, 0.0)
        table += random.integers(0, random.integers(1, 4), shape)
        assert first_cheapest(table) == first_by_trying(table)


def test_many_ties_go_in_order():
    assert first_cheapest(numpy.zeros((40, 30))) == [*range(30), *[-1] * 10]


def test_without_columns_everybody_goes_without():
    assert first_cheapest(numpy.empty((2, 0))) == [-1, -1]
    assert first_cheapest(numpy.empty((0, 2))) == []


@pytest.mark.parametrize(("size", "most"), [(1, 2**51 - 2), (2, 1_000_799_917_193_442)])
def test_costs_that_no_float_adds_up_are_refused(size, most):
    """Going without costs more than all pairs together; sums of it are exact below 2⁵³."""
    assert first_cheapest(numpy.full((size, size), float(most))) == [*range(size)]
    with pytest.raises(cg.LimitError) as caught:
        first_cheapest(numpy.full((size, size), float(most + 1)))
    assert str(caught.value) == ("the efforts are too large to be added up; state levels of a shorter scale")


def test_without_scipy_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(cg.MissingLibrary) as caught:
        first_cheapest(numpy.zeros((1, 1)))
    assert str(caught.value) == "an assignment needs SciPy: install 'careergraph[plan]' with pip"
