"""How sure a match is, at each of its bounds, and what a match of a name holds."""

from __future__ import annotations

import pytest
from small import EX, SCALE, labels, loads

import careergraph as cg
from careergraph.names.hits import Hit
from careergraph.names.match_values import margin
from careergraph.names.matching import _status

A, B = (cg.Skill(f"urn:{name}", name) for name in "ab")


class Known:
    """Labels that know so much of each word of a name."""

    def __init__(self, *near):
        self._near = near

    def known_words(self, name):
        return [(word, 1.0, near) for word, near in zip(name.split(), self._near, strict=True)]


@pytest.mark.parametrize(
    ("name", "near", "scores", "mistyped", "status"),
    [
        ("plan sales", [1, 1], [], False, "none"),
        ("go", [1], [0.9], False, "none"),
        ("go on", [1, 1], [0.39], False, "none"),
        ("go on", [1, 1], [0.4], False, "unsure"),
        ("plan", [1], [0.64], False, "none"),
        ("plan", [1], [0.65], False, "unsure"),
        ("plan sales", [0.6, 0.59], [0.9], False, "none"),
        ("plan sales", [0.6, 0.6], [0.9], False, "unsure"),
        ("plan sales", [0.6, 0.5], [0.79], True, "none"),
        ("plan sales", [0.6, 0.5], [0.8], True, "unsure"),
        ("sqz", [0.9], [0.9], True, "unsure"),
        ("sqzz", [0.9], [0.9], True, "likely"),
        ("node", [1], [1.0, 0.9], False, "likely"),
        ("node js", [1, 1], [1.0, 1.0], False, "unsure"),
        ("node js", [1, 1], [1.0, 0.99], False, "likely"),
        ("plan sales", [0.7, 0.7], [0.75, 0.35], False, "likely"),
        ("plan sales", [0.7, 0.7], [0.75, 0.36], False, "unsure"),
        ("plan sales", [0.7, 0.7], [0.7, 0.2], False, "likely"),
        ("plan sales", [0.7, 0.69], [0.7, 0.3], False, "unsure"),
        ("plan sales", [0.7, 0.7], [0.69, 0.2], False, "unsure"),
        ("plan the sales", [1, 1, 1], [0.75, 0.54], False, "likely"),
        ("plan the sales", [1, 1, 1], [0.75, 0.56], False, "unsure"),
        ("plan all the sales", [1, 1, 1, 1], [0.97, 0.8], False, "likely"),
        ("plan all the sales", [1, 1, 1, 1], [0.95, 0.8], False, "unsure"),
        ("plan all of the many sales", [1, 1, 1, 1, 1, 1], [0.97, 0.8], False, "likely"),
        ("planz", [0.9], [0.85, 0.83], True, "likely"),
        ("planz", [0.9], [0.85, 0.84], True, "unsure"),
        ("planz", [0.9], [0.84, 0.1], True, "unsure"),
        ("planz", [0.9], [0.85, 0.1], False, "unsure"),
        ("plan", [1], [0.9, 0.1], True, "unsure"),
    ],
)
def test_how_sure_a_match_is(name, near, scores, mistyped, status):
    hits = [Hit(thing, score, thing.label) for thing, score in zip((A, B), scores, strict=False)]
    assert _status(name, hits, mistyped, Known(*near)) == status


def test_one_that_prefers_the_label_is_far_ahead_of_one_that_has_it_beside_others():
    preferring = cg.Skill("urn:c", "SQL")
    elsewhere = cg.Skill("urn:d", "query", labels={"de": "SQL"})
    first, other = Hit(preferring, 1.0, "SQL"), Hit(A, 1.0, "Sql")
    assert margin([first, other]) == 1.0
    assert margin([first, other, Hit(B, 0.75, "b")]) == 0.25
    assert margin([first, Hit(elsewhere, 1.0, "SQL")]) == 0.0
    assert margin([other, first]) == 0.0
    assert margin([first]) == 1.0
    assert margin([]) == 0.0


@pytest.fixture(scope="module")
def shop() -> cg.CareerGraph:
    return loads(
        SCALE
        + """
        @prefix x: <https://example.org/> .
        :a1 a cg:Skill ; skos:prefLabel "stock"@en ; skos:altLabel "Résumé-x"@en .
        :a2 a cg:Skill ; skos:prefLabel "résumé x"@en .
        :a3 a cg:Skill ; skos:prefLabel "--"@en .
        :a4 a cg:Skill ; skos:prefLabel "take stock of wares"@en .
        """
        + " ".join(f':b{n} a cg:Skill ; skos:prefLabel "sell wares {n}"@en .' for n in range(12))
    )


@pytest.mark.parametrize("name", [f"{EX}a1", "x:a1"])
def test_an_iri_or_a_curie_is_an_exact_match(shop, name):
    (match,) = shop.match([name])
    assert match == (
        name,
        "exact",
        shop.skill("stock"),
        (Hit(shop.skill("stock"), 1.0, "stock"),),
        None,
        None,
        False,
    )


def test_a_label_that_two_have_is_that_of_the_one_that_prefers_it_and_both_are_shown_by_it(shop):
    (match,) = shop.match(["RÉSUMÉ\u2010x"])
    assert (match.status, match.choice.iri) == ("exact", f"{EX}a2")
    assert [(hit.thing.iri, hit.label) for hit in match.candidates[:2]] == [
        (f"{EX}a2", "résumé x"),
        (f"{EX}a1", "Résumé-x"),
    ]


def test_a_half_without_its_accent_shows_the_whole_label():
    graph = loads(':a a cg:Skill ; skos:prefLabel "buzo técnico/buza técnica"@es .')
    (match,) = graph.match(["buzo tecnico"])
    assert match.candidates[0].label == "buzo técnico/buza técnica"


def test_a_label_without_a_letter_is_found_as_it_stands(shop):
    (match,) = shop.match(["--"])
    assert (match.status, labels([match.choice]), match.candidates[0].label) == ("exact", ["--"], "--")


def test_at_most_so_many_candidates_are_shown(shop):
    (match,) = shop.match(["sell wares"])
    assert (match.status, len(match.candidates)) == ("unsure", 5)
    assert [len(shop.match(["sell wares"], limit=limit)[0].candidates) for limit in (1, 3, 12)] == [1, 3, 12]


def test_what_matches_nothing_has_no_candidates_though_some_come_near(shop):
    (match,) = shop.match(["stock zebras"])
    assert (match.status, match.candidates) == ("none", ())
    assert shop._lookup.labels.near("stock zebras", "skill", 5)[0].score > 0.5


def test_one_name_may_be_given_by_itself_and_carry_a_level_of_the_graphs_scale(shop):
    assert shop.match("stock fair")[0][:1] + shop.match("stock fair")[0][4:6] == ("stock fair", "fair", 2)
    assert shop.match("stock básico")[0].rank == 1
    assert len(shop.match("stock fair")) == 1


def test_a_decision_keeps_the_level_of_its_name(shop):
    (match,) = shop.match(["Stock: 3/4"], decided={"stock": None})
    assert (match.choice, match.level, match.rank, match.decided) == (None, "3/4", 3, True)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (
            lambda graph: graph.match({"a": 1}),
            "names are given one by one; of a mapping, match its keys: graph.match(list(skills))",
        ),
        (
            lambda graph: graph.match(["a"], decided=["a"]),
            "decided is a Matches, or a mapping of name to thing, IRI or None, and not '['a']'",
        ),
    ],
)
def test_what_is_no_list_of_names_and_no_decision_is_refused(shop, call, says):
    with pytest.raises(cg.InvalidArgument) as raised:
        call(shop)
    assert str(raised.value) == says
