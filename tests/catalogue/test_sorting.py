"""Where things and parallel moves stand in lists: by what is told of them, never by a random name."""

from __future__ import annotations

from itertools import permutations

import pytest

from careergraph.catalogue.facts import StatedProgression
from careergraph.catalogue.numbers import RoleNumber
from careergraph.catalogue.sorting import label_order, parallel_order
from careergraph.model import ProgressionKind


def move(kind=None, months=None, node=None, **more):
    return StatedProgression(RoleNumber(0), RoleNumber(1), kind, months, None, node, **more)


def test_things_stand_by_label_then_iri_and_nameless_ones_behind_by_their_place():
    assert label_order("urn:a", "Chef", 7) == ("chef", False, "urn:a", 0)
    assert label_order("_:b", "Chef", 7) == ("chef", True, "", 7)
    assert label_order("urn:z", "chef", 9) < label_order("_:x", "Chef", 2) < label_order("_:a", "chef", 3)


@pytest.mark.parametrize(
    ("stated", "place"),
    [
        (move(), (False, True, 0, "", "")),
        (move(node="f00"), (False, True, 0, "", "")),
        (move(node="urn:m"), (False, True, 0, "", "urn:m")),
        (move(ProgressionKind.PROMOTION, 12, "urn:m"), (False, False, 12, "promotion", "urn:m")),
        (move(months=3, suggested=True), (True, False, 3, "", "")),
    ],
)
def test_parallel_moves_stand_by_what_they_state(stated, place):
    assert parallel_order(stated) == place


def test_the_shortest_stated_move_comes_first_and_a_suggested_one_last():
    in_order = [
        move(months=3),
        move(months=3, node="urn:a"),
        move(months=3, node="urn:b"),
        move(ProgressionKind.PROMOTION, 3),
        move(months=9),
        move(),
        move(months=1, suggested=True),
    ]
    for some in permutations(in_order, 3):
        assert sorted(some, key=parallel_order) == sorted(some, key=in_order.index)
