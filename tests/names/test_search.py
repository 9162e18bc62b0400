"""The index behind search: what it finds, in which order, and what it does not find."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import EX, labels, loads

import careergraph as cg
from careergraph.names.label_index import LabelIndex
from careergraph.names.label_search import part_known
from careergraph.names.label_words import loose, plain, words


@pytest.fixture(scope="module")
def trade() -> cg.CareerGraph:
    names = ["R", "detect flaws in bottles", "integrated circuits", "manage time in casting processes"]
    names += ["manage time", "communication", "dock operations", "react calmly", "power engineering"]
    stated = [
        f':s{n} a cg:Skill ; skos:prefLabel "{name}"@en ; skos:notation "S{n}" .'
        for n, name in enumerate(names)
    ]
    return loads(" ".join([*stated, ':s2 skos:altLabel "IC"@en .']))


@pytest.mark.parametrize("text", ["Docker", "Power BI", "Scrum", "React.js", "AWS", "cocinero", "Kubernetes"])
def test_a_label_that_merely_lies_inside_the_text_is_not_found(trade, text):
    assert trade.search(text) == ()
    assert trade.match([text])[0].status == "none"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("comunicación", "communication"),
        ("time management", "manage time"),
        ("R", "R"),
        ("ic", "integrated circuits"),
        ("S4", "manage time"),
        ("comm", "communication"),
        ("circiuts", "integrated circuits"),
        ("oversee time", "manage time"),
    ],
)
def test_the_right_one_comes_first(trade, text, first):
    assert trade.search(text)[0].label == first


def test_hits_tell_score_and_label(trade):
    hits = trade.search("IC", scores=True)
    assert hits[0] == (trade.skill("integrated circuits"), 1.0, "IC")
    assert isinstance(hits, cg.Hits)
    assert [hit.thing for hit in hits] == list(trade.search("IC"))
    assert hits.to_dicts()[0]["thing_iri"] == trade.skill("IC").iri
    assert "integrated circuits" in str(hits)
    assert len(trade.search("zzz", scores=True)) == 0


def test_the_half_of_a_label_is_shown_as_the_whole():
    graph = loads(':c a cg:Role ; skos:prefLabel "cocinero/cocinera"@es .', language="es")
    assert graph.search("cocinra", scores=True)[0].label == "cocinero/cocinera"


def test_scores_fall_and_are_between_0_and_1(trade):
    for text in ("manage", "time casting", "bottles flaws", "operations"):
        scores = [hit.score for hit in trade.search(text, scores=True)]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


def test_a_text_is_asked_for(trade):
    with pytest.raises(cg.InvalidArgument, match="search takes a text"):
        trade.search(3)


def test_a_family_that_is_mistyped_is_suggested():
    graph = loads(':a a cg:Role ; skos:prefLabel "x"@en ; cg:familyName "Customer Success" .')
    with pytest.raises(cg.NotFound, match="did you mean 'Customer Success'"):
        graph.ladder(family="custmer succes")


def test_one_or_two_typing_errors_are_forgiven():
    chance = random.Random(5)
    names = ["supervise correspondence", "inspect pipelines", "negotiation", "plan marketing campaigns"]
    names += ["calibrate instruments", "prune hedges", "translate contracts", "interview candidates"]
    index = LabelIndex((name, number, 0) for number, name in enumerate(names))
    for number, name in enumerate(names * 10):
        letters = list(name)
        for _ in range(1 + number % 2):
            letters[chance.randrange(1, len(letters))] = chance.choice(string.ascii_lowercase)
        assert index.search("".join(letters))[0].number == number % len(names)


@given(st.lists(st.text(max_size=20), max_size=8), st.text(max_size=20))
def test_whatever_the_labels_and_the_text_scores_are_in_range(names, text):
    index = LabelIndex((name, number, 0) for number, name in enumerate(names))
    for begun in (False, True):
        hits = index.search(text, None, begun=begun)
        assert all(0 < hit.score <= 1 for hit in hits)
        assert len({hit.number for hit in hits}) == len(hits)
    for number, name in enumerate(names):
        found = index.search(name, None)
        if words(name):
            same = [other for other, label in enumerate(names) if words(label) == words(name)]
            assert found[0].number in same
            assert {hit.number for hit in found if hit.score == 1} >= {number}


@given(st.text(max_size=30))
def test_plain_texts_stay_plain(text):
    assert plain(plain(text)) == plain(text)
    assert loose(loose(text)) == loose(text)


def test_search_finds_things_of_all_kinds_by_label_in_any_language(accounts):
    assert {type(hit.thing) for hit in accounts.search("negociación", scores=True)} >= {cg.Skill}
    assert labels(accounts.search("Gestora de cuentas clave"))[:1] == ["Key Account Manager"]
    assert accounts.search(f"{EX}nothing") == ()


def test_an_endless_name_takes_no_endless_time(accounts):
    for text in (
        "word " * 50_000,
        "x" * 200_000,
        "/" * 50_000,
        "a-" * 50_000 + "/a",
        "(" * 50_000,
        "C1 " * 20_000,
    ):
        accounts.search(text)
        assert accounts.match([text])[0].status in ("none", "unsure")
        with pytest.raises(cg.SkillNotFound):
            accounts.skill(text)
    graph = loads(f':a a cg:Role ; skos:prefLabel "{"ab" * 50_000}/a"@es , "{"(" * 9_000}"@de .')
    assert graph.search("ab") in ((), graph.roles)


def test_hits_as_a_table_have_their_kind_score_and_label(accounts):
    found = accounts.search("account manager", scores=True)
    assert {*found.to_dicts()[0]} >= {"kind", "thing", "score", "label"}
    assert found.caption() == f"{len(found)} things like 'account manager'"


def test_hits_tell_the_kind_of_each_thing(accounts):
    rows = accounts.search("account", limit=20, scores=True).to_dicts()
    assert {
        (row["kind"], type(accounts.role(row["thing_iri"])).__name__) for row in rows if row["kind"] == "role"
    }
    assert {row["kind"] for row in rows} == {"role", "responsibility"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("manage zebras", []),
        ("comunicaton", ["communication"]),
        ("comm", ["communication"]),
    ],
)
def test_where_the_labels_lack_most_of_a_text_only_a_typing_error_is_shown(trade, text, found):
    assert labels(trade.search(text)) == found


def test_a_typing_error_in_few_letters_is_not_shown_where_nothing_else_is_known():
    graph = loads(':a a cg:Skill ; skos:prefLabel "post"@en .')
    assert graph.search("rost") == ()
    assert labels(graph.match(["rost"])[0].candidates) == []
    assert [hit.mistyped for hit in graph._lookup.labels.near("rost", "skill", 5)] == [True]


@pytest.mark.parametrize(("near", "known"), [([], 0.0), ([0.5], 0.5), ([1.0, 0.25], 0.5)])
def test_the_part_of_words_that_is_known_is_weighed(near, known):
    weighed = [("word", weight, each) for weight, each in zip((1.0, 2.0), near, strict=False)]
    assert part_known(weighed) == known
