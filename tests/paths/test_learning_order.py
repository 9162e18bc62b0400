"""The order of jobs: the worked answer, and every answer against all orders there are."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product

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


def test_what_is_behind_one_and_as_good_comes_in_its_own_order():
    jobs = [job(1, 1)] * 70
    order = best_order(jobs, {3: {0}, 64: {0}}).jobs
    assert order.index(3) < order.index(64)


def test_what_comes_last_of_all_comes_last_however_much_it_weighs():
    assert best_order([job(1, 0), job(2, 0), job(1, 5)], {2: {0, 1}}) == ((0, 1, 2), True)


def test_what_is_a_little_denser_alone_is_split_off():
    """The first job is denser by 1 in 2, and what comes between it and the second makes the difference."""
    assert best_order([job(1, 1), job(1, 0), job(5, 3)], {1: {0}}).jobs == (0, 2, 1)


#: Of four jobs the third needs the first two, and the fourth the second.
CROSSED = {2: {0, 1}, 3: {1}}


@pytest.mark.parametrize("times", product([1, 2], repeat=4))
def test_jobs_that_need_each_other_crosswise_are_looked_at_set_by_set(times):
    for weights in product([0, 3], [0, 1], [5], [3, 4]):
        jobs = [job(*each) for each in zip(times, weights, strict=True)]
        orders = [order for order in permutations(range(4)) if allowed(order, CROSSED)]
        found = best_order(jobs, CROSSED)
        assert found == (min(orders, key=lambda order: (cost(jobs, order), order)), True)


@pytest.mark.parametrize(("states", "found"), [(7, ((1, 2, 0, 3), True)), (6, ((0, 1, 3, 2), False))])
def test_of_too_many_sets_the_densest_that_may_be_next_is_taken(states, found, monkeypatch):
    """The sets of what is done first are two of one job, two of two, two of three and all."""
    monkeypatch.setattr(learning_order, "MAX_STATES", states)
    jobs, before = [job(1, 0), job(2, 0), job(1, 3), job(1, 5)], {2: {1}, 3: {0, 1}}
    assert best_order(jobs, before) == found


def test_where_nothing_weighs_the_jobs_come_by_number():
    assert best_order([job(2, 0), job(1, 0), job(0, 0)], {}).jobs == (0, 1, 2)
