"""What somebody calls a level, read on a scale."""

from __future__ import annotations

import pytest

import careergraph as cg
from careergraph.catalogue.levels import MAX_LEVEL
from careergraph.names.level_names import are_ranks, is_called, level_rank, stated_rank

SCALE = [
    cg.Level(rank, label, f"urn:{rank}", labels={"en": label, "es": spanish})
    for rank, label, spanish in ((2, "Basic", "básico"), (4, "Good", "bueno"), (6, "Expert", "experto"))
]
OWN = [cg.Level(5, "Good", "urn:own"), cg.Level(6, "fluent", "urn:fluent")]


@pytest.mark.parametrize(
    ("level", "rank"),
    [
        (None, None),
        (float("nan"), None),
        (" ", None),
        (SCALE[1], 4),
        ("good", 4),
        ("BÁSICO", 2),
        ("0/5", 0),
        ("1/10", 2),
        ("1/4", 2),
        ("2/4", 4),
        ("50 %", 4),
        ("5/10", 4),
        ("49 %", 2),
        ("83 %", 4),
        ("84 %", 6),
        ("3/3", 6),
        (0, 0),
        (1, 1),
        ("3", 3),
        (7.0, 7),
        (MAX_LEVEL + 1, MAX_LEVEL),
    ],
)
def test_a_level_is_a_rank_a_name_or_a_part_of_the_scale(level, rank):
    assert level_rank(level, SCALE) == rank


def test_a_name_of_its_own_comes_before_that_of_the_scale():
    assert level_rank("good", SCALE, OWN) == 5
    assert level_rank("fluent", SCALE, OWN) == 6
    assert level_rank("expert", SCALE, OWN) == 6


@pytest.mark.parametrize(("level", "rank"), [("0 %", 0), ("3/5", None)])
def test_without_a_scale_a_part_of_it_is_unrated(level, rank):
    assert level_rank(level, ()) == rank
    assert stated_rank(level, ()) == rank


@pytest.mark.parametrize(
    ("level", "scale", "own", "known"),
    [
        ("guru", SCALE, (), ", or one of 'Basic', 'Good', 'Expert'"),
        (-1, SCALE, (), ", or one of 'Basic', 'Good', 'Expert'"),
        ("guru", SCALE, OWN, ", or one of 'Good', 'fluent'"),
        (2.5, (), (), ""),
    ],
)
def test_what_is_no_level_is_refused_with_those_that_are(level, scale, own, known):
    with pytest.raises(cg.InvalidArgument) as raised:
        level_rank(level, scale, own)
    assert str(raised.value) == (
        f"level {str(level)!r} is no level; give a whole number of 1 or more{known}, "
        "or None for a skill that is not rated"
    )


@pytest.mark.parametrize(
    ("level", "rank"),
    [(None, None), ("experto", 6), ("2/4", 4), ("4", 4), ("C1", None), ("0/5", 0)],
)
def test_a_level_beside_a_name_is_read_or_left(level, rank):
    assert stated_rank(level, SCALE) == rank


def test_the_name_of_a_level_may_look_like_a_part_of_a_scale():
    scale = [cg.Level(3, "1/5", "urn:a"), *SCALE]
    assert level_rank("1/5", scale) == stated_rank("1/5", scale) == 3


@pytest.mark.parametrize(
    ("levels", "are"),
    [
        ([], True),
        ([None], True),
        ([None, 1, 3], True),
        ([1], True),
        ([MAX_LEVEL], True),
        ([MAX_LEVEL + 1], False),
        ([-1, 2], False),
        ([True], False),
        ([1.0], False),
        (["1"], False),
    ],
)
def test_plain_ranks_are_told_from_what_is_to_be_read(levels, are):
    assert are_ranks(levels) is are


@pytest.mark.parametrize("name", ["", "\u200b", None, 3, "other"])
def test_a_level_is_called_what_its_labels_say(name):
    blank = cg.Level(1, "\u200b", "urn:a", labels={"es": "básico"})
    assert not is_called(blank, name)
    assert is_called(blank, "BÁSICO")
