"""The index over labels is the formula that it is described by, worked out word by word."""

from __future__ import annotations

import random

import pytest
from plain_search import PlainSearch

from careergraph.names.label_index import LabelHit, LabelIndex
from careergraph.names.label_words import words
from careergraph.names.synonyms import groups_in

WORDS = words(
    "manage manager supervise staff operations operate operator plan planning plant sales sale sql c++ data "
    "date market marketing budgets budgeting test tests wine of in the x ab abc abcd nursing nurse"
)
CHANCE = random.Random(7)
LABELS = [" ".join(CHANCE.sample(WORDS, CHANCE.choice((1, 1, 2, 2, 3, 4)))) for _ in range(40)] + [
    "",
    "Plan\nTests",
    "tests testing tested",
    "  wine   sales ",
    "--",
]
GROUPS_OF = groups_in("en")


def misspelt(text: str) -> str:
    """The text with one letter changed, left out, or swapped with the next."""
    at = CHANCE.randrange(max(1, len(text)))
    changed = (text[at + 1 : at + 2] + text[at : at + 1], CHANCE.choice("aeiou"), "")
    return text[:at] + CHANCE.choice(changed) + text[at + 1 :]


TEXTS = ["", "  ", "zzz", "plan", "pla", "pl", "tset", "oversee staff", "operatoin", "Plan Tests", "wines"]
TEXTS += [" ".join(CHANCE.sample(WORDS, CHANCE.choice((1, 2, 3)))) for _ in range(30)]
TEXTS += [misspelt(CHANCE.choice(LABELS[:40])) for _ in range(30)]
TEXTS += [text[: CHANCE.randrange(2, 9)] for text in TEXTS[-30:]]


@pytest.fixture(scope="module")
def index() -> LabelIndex:
    return LabelIndex(((label, number, 0) for number, label in enumerate(LABELS)), GROUPS_OF)


@pytest.fixture(scope="module")
def twin() -> PlainSearch:
    return PlainSearch(LABELS, GROUPS_OF)


@pytest.mark.parametrize("begun", [False, True])
def test_scores_are_what_the_formula_says(index, twin, begun):
    for text in TEXTS:
        hits = index.search(text, None, begun=begun)
        expected = {number: twin.score(text, label, begun) for number, label in enumerate(LABELS)}
        assert {hit.number for hit in hits} == {n for n, near in expected.items() if near.score > 0}, text
        for hit in hits:
            near = expected[hit.number]
            assert hit.mistyped == near.mistyped
            if hit.score != 1:
                assert hit.score == pytest.approx(min(near.score, 0.99), abs=2e-6), (text, hit)


@pytest.mark.parametrize("begun", [False, True])
def test_what_is_known_of_a_text_is_what_the_formula_says(index, twin, begun):
    for text in TEXTS:
        for (word, weight, near), expected in zip(
            index.known_words(text, begun), twin.known(text, begun), strict=True
        ):
            assert (word, weight, near) == pytest.approx(expected, abs=1e-5), text


def test_the_last_word_is_whole_unless_it_is_said_to_be_a_beginning(index):
    assert index.search("pla") == index.search("pla", begun=False) != index.search("pla", begun=True)
    assert index.known_words("pla") == index.known_words("pla", begun=False)
    assert index.known_words("pla") != index.known_words("pla", begun=True)


def test_words_of_one_stem_are_synonyms_and_those_of_half_of_it_are_not():
    assert set(GROUPS_OF("supervisor")) & set(GROUPS_OF("overseeing"))
    assert GROUPS_OF("super") == ()
    assert set(GROUPS_OF("fix")) & set(GROUPS_OF("repairing"))
    assert not set(GROUPS_OF("fix")) & set(GROUPS_OF("audit"))


def test_where_labels_are_cut_block_by_block_nothing_changes(index, monkeypatch):
    monkeypatch.setattr("careergraph.names.label_index._BLOCK", 7)
    cut = LabelIndex(((label, number, 0) for number, label in enumerate(LABELS)), GROUPS_OF)
    for text in TEXTS:
        assert cut.search(text, None) == index.search(text, None)
        assert cut.known_words(text) == index.known_words(text)


def test_each_thing_is_found_by_its_nearest_label_and_all_are_in_order(index):
    tiers, numbers = [n % 3 for n in range(len(LABELS))], [n % 17 for n in range(len(LABELS))]
    every = [*zip(LABELS, numbers, tiers, strict=True)]
    for order in (None, lambda number: -number):
        several = LabelIndex(every, GROUPS_OF, order)
        for text in TEXTS:
            best: dict[int, tuple[float, int, int, LabelHit]] = {}
            for hit in sorted(index.search(text, None)):
                tier, number = tiers[hit.number], numbers[hit.number]
                found = LabelHit(number, hit.score, hit.label, tier, hit.mistyped)
                best[number] = min(best.get(number, (1.0,)), (-hit.score, tier, hit.number, found))
            placed = sorted(
                (*key[:2], order(number) if order else key[2], key[3]) for number, key in best.items()
            )
            hits = [found for *_, found in placed]
            assert several.search(text, None) == hits
            assert several.search(text) == hits[:10]
            assert several.search(text, 3) == hits[:3]
            assert several.search(text, None, range(4, 9)) == [hit for hit in hits if 4 <= hit.number < 9]


def test_of_many_labels_that_come_near_the_nearest_are_found():
    near = LabelIndex((f"plan {'x' * (number % 40)} {number}", number, 0) for number in range(300))
    every = near.search("plan x 41", None)
    assert len(every) == 300
    assert near.search("plan x 41", 1) == every[:1]
    assert near.search("plan x 41") == every[:10]
    alike = LabelIndex(("plan", number, 0) for number in range(300))
    assert [hit.number for hit in alike.search("plan", 3)] == [0, 1, 2]
    # Two things have so many labels that come near that a third is found only where more are looked at.
    crowd = [("plan", number // 22, 0) for number in range(44)] + [("plans", 2, 0), ("planning", 3, 0)]
    assert [hit.number for hit in LabelIndex(crowd).search("plan", 3)] == [0, 1, 2]


def test_only_the_same_words_in_the_same_order_score_1():
    labels = ["project plan", "plan project", "Project-Plan", "project plan x"]
    hits = LabelIndex((label, number, 0) for number, label in enumerate(labels)).search("Project plan")
    assert {hit.label: hit.score == 1 for hit in hits} == {
        "project plan": True,
        "Project-Plan": True,
        "plan project": False,
        "project plan x": False,
    }


def test_of_a_label_of_very_many_words_the_first_fifty_are_compared():
    several = [f"{letter}{number}" for letter in "abcdef" for number in range(9)]
    index = LabelIndex([(" ".join(several), 0, 0)])
    assert [hit.score for hit in index.search(" ".join([*several[:50], "other"]))] == [1.0]
    assert index.search(" ".join([*several[:49], "other"]))[0].score < 1


def test_an_index_of_nothing_finds_nothing():
    assert LabelIndex([]).search("plan") == []
    assert LabelIndex([]).known_words("plan") == PlainSearch([], GROUPS_OF).known("plan")


def test_the_same_words_are_not_crowded_out_by_labels_of_more_alike_ones():
    """Words that are alike count for one another, so that sixty labels come to more than the same text."""
    longer = [f"selling{one}{two} planning selling" for one in "abcdefgh" for two in "abcdefgh"]
    index = LabelIndex([(label, number, 1) for number, label in enumerate([*longer, "planning selling"])])
    for begun in (False, True):
        (hit,) = index.search("planning selling", 1, begun=begun)
        assert (hit.label, hit.score) == ("planning selling", 1.0)


@pytest.mark.parametrize(
    ("language", "word", "other"),
    [("en", "leading", "supervise"), ("es", "uso", "utilizar"), ("de", "firma", "firmen")],
)
def test_synonyms_are_whole_words_or_beginnings(language, word, other):
    groups = groups_in(language)
    assert set(groups(word)) & set(groups(other))
    assert not groups(f"{word}xyz")
