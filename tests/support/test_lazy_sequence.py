"""A lazy sequence is the tuple of its items, each made once and not before it is asked for."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph.support.lazy_sequence import LazySequence

PARTS = st.lists(st.integers(-5, 5), max_size=6)
PLACES = st.one_of(st.integers(-8, 8), st.slices(6))


def doubled(number: int) -> int:
    return 2 * number


@given(PARTS, PLACES)
def test_it_answers_as_the_tuple_of_its_items(parts, place):
    lazy, plain = LazySequence(parts, doubled), tuple(map(doubled, parts))
    try:
        expected = plain[place]
    except IndexError:
        with pytest.raises(IndexError):
            lazy[place]
    else:
        assert lazy[place] == expected
    assert (len(lazy), [*lazy], [*reversed(lazy)]) == (len(plain), [*plain], [*reversed(plain)])
    assert lazy == plain
    assert hash(lazy) == hash(plain)
    assert repr(lazy) == repr(plain)
    assert pickle.loads(pickle.dumps(lazy)) == plain
    assert lazy == LazySequence(parts, doubled)
    assert lazy != [*plain]


def test_an_item_is_made_once_and_only_when_it_is_asked_for():
    made: list[int] = []

    def make(number: int) -> object:
        made.append(number)
        return object()

    lazy = LazySequence([1, 2, 3], make)
    assert len(lazy) == 3
    assert made == []
    assert lazy[1] is lazy[-2]
    assert made == [2]
    assert [*lazy] == [*lazy]
    assert made == [2, 1, 3]
