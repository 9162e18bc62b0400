"""Texts that are one or two typing errors away: all of them, and nothing else."""

from __future__ import annotations

import random

import pytest
from plain_search import mistyped

from careergraph.names.spellings import Spellings

CHANCE = random.Random(3)
TEXTS = ["", *("".join(CHANCE.choices("abcdefgé", k=size)) for size in range(1, 13) for _ in range(4))]
TEXTS += ["abcdxy", "abcdyx", "abcd", "abce", "bbcd", "ab"]


def altered(text: str) -> str:
    """The text with one or two letters put in, left out, changed, or swapped with the next."""
    for _ in range(CHANCE.choice((1, 2))):
        at = CHANCE.randrange(len(text) + 1)
        change = CHANCE.choice(("", "z", text[at : at + 1] + "y", text[at + 1 : at + 2] + text[at : at + 1]))
        text = text[:at] + change + text[at + 2 - (len(change) < 2) :]
    return text


ASKED = [*TEXTS, *map(altered, TEXTS), *map(altered, TEXTS), *map("{}zz".format, TEXTS), "abcdeé" * 9]


@pytest.mark.parametrize(("letters", "first_is_right"), [(4, 0), (5, 7), (3, 2), (1, 6)])
def test_those_are_found_that_are_a_few_errors_away_the_shorter_ones_first(letters, first_is_right):
    spellings = Spellings(TEXTS)
    for text in ASKED:
        near = {at: mistyped(text, other, letters, first_is_right) for at, other in enumerate(TEXTS)}
        assert spellings.near(text, letters, first_is_right) == [
            (at, near[at]) for at in sorted(near, key=lambda at: (len(TEXTS[at]), at)) if near[at]
        ]


def test_unless_it_is_said_an_error_takes_four_letters_and_may_be_the_first():
    assert Spellings(["abcd", "ab"]).near("abce") == [(0, 0.75)]
    assert Spellings(["abcd"]).near("zbcd") == [(0, 0.75)]
    assert Spellings(["abc"]).near("abe") == []


def test_of_no_texts_none_is_near():
    assert Spellings([]).near("abcd") == []
