"""The order of jobs: the worked answer, and every answer against all orders there are."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph.paths import learning_order
from careergraph.paths.learning_order import Job, best_order

JOBS = st.lists(
    st.builds(
        Job,
        st.sampled_from([Fraction(0), Fraction(1), Fraction(2), Fraction(3, 2), Fraction(8)]),
        st.sampled_from([Fraction(0), Fraction(1), Fraction(2), Fraction(7, 2), Fraction(10)]),
    ),
    min_size=1,
    max_size=6,
)


def cost(jobs: list[Job], order: tuple[int, ...]) -> Fraction:
    finish, total = Fraction(0), Fraction(0)
    for job in order:
        finish += jobs[job].time
        total += jobs[job].weight * finish
    return total


def allowed(order: tuple[int, ...], before: dict[int, set[int]]) -> bool:
    return all(order.index(first) < order.index(job) for job, firsts in before.items() for first in firsts)


def pairs(jobs: list[Job]) -> st.SearchStrategy[dict[int, set[int]]]:
    """Jobs that must come before others, in an order that is hidden from the numbers."""
    numbers = st.permutations(range(len(jobs)))
    places = st.sets(st.tuples(st.integers(0, len(jobs) - 1), st.integers(0, len(jobs) - 1)), max_size=9)

    def put(found: tuple[list[int], set[tuple[int, int]]]) -> dict[int, set[int]]:
        order, chosen = found
        before: dict[int, set[int]] = {}
        for one, other in chosen:
            if one < other:
                before.setdefault(order[other], set()).add(order[one])
        return before

    return st.tuples(numbers, places).map(put)


PROBLEMS = JOBS.flatmap(lambda jobs: st.tuples(st.just(jobs), pairs(jobs)))


def job(time: int, weight: int) -> Job:
    return Job(Fraction(time), Fraction(weight))


def test_what_opens_the_way_to_much_comes_before_what_weighs_more_itself():
    """By weight alone c comes first, and costs 36; a costs least where what follows it counts too."""
    jobs, before = [job(1, 1), job(1, 10), job(1, 4)], {1: {0}}
    assert [cost(jobs, order) for order in ((0, 1, 2), (0, 2, 1), (2, 0, 1))] == [33, 39, 36]
    assert best_order(jobs, before) == ((0, 1, 2), True)


@given(PROBLEMS)
def test_no_other_order_costs_less(made):
    jobs, before = made
    orders = [order for order in permutations(range(len(jobs))) if allowed(order, before)]
    found = best_order(jobs, before)
    assert found.jobs in orders
    assert found.exact
    assert cost(jobs, found.jobs) == min(cost(jobs, order) for order in orders)


@given(PROBLEMS)
def test_where_there_is_too_much_to_look_at_it_costs_at_most_twice_the_least(made):
    jobs, before = made
    least = min(cost(jobs, order) for order in permutations(range(len(jobs))) if allowed(order, before))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(learning_order, "MAX_STATES", 1)
        found = best_order(jobs, before)
    assert allowed(found.jobs, before)
    assert cost(jobs, found.jobs) <= 2 * least
    assert not found.exact or cost(jobs, found.jobs) == least


def test_a_tree_of_any_size_is_exact():
    """Sixty jobs behind one are split again and again, and never looked at set by set."""
    jobs = [job(3, 1), *(job(1 + number % 4, 5) for number in range(60))]
    found = best_order(jobs, {number: {0 if number < 20 else number - 17} for number in range(1, 61)})
    assert found.exact
    assert found.jobs[0] == 0


def test_equal_jobs_come_in_their_own_order():
    assert best_order([job(1, 1)] * 40, {}).jobs == tuple(range(40))
