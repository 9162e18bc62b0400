"""What is deprecated, replaced or not valid today stays out of what people choose from, and leads on."""

from datetime import date

import pytest
from small import EX, labels, loads

import careergraph as cg
from careergraph.catalogue.withdrawn import Withdrawal, valid_period

TEXT = """
    :typist a cg:Role ; skos:prefLabel "typist"@en ; skos:notation "4131" ; cg:essentialSkill :typing ;
        dcterms:isReplacedBy :clerk ; cg:progressesTo :chief .
    :clerk a cg:Role ; skos:prefLabel "clerk"@en ; cg:essentialSkill :typing , :filing ;
        cg:progressesTo :chief .
    :chief a cg:Role ; skos:prefLabel "chief clerk"@en ; cg:essentialSkill :filing .
    :typing a cg:Skill ; skos:prefLabel "typing"@en . :filing a cg:Skill ; skos:prefLabel "filing"@en .
    :copying a cg:Skill ; skos:prefLabel "copying"@en ; owl:deprecated true ; dcterms:isReplacedBy :filing .
"""
GRAPH = loads(TEXT)


def test_it_is_in_no_ranking_suggestion_or_picture_unless_named():
    assert labels(entry.role for entry in GRAPH.rank({"typing": None}, limit=None)) == [
        "clerk",
        "chief clerk",
    ]
    assert labels(entry.role for entry in GRAPH.rank({"typing": None}, roles=[f"{EX}typist"])) == ["typist"]
    (first, *_) = GRAPH.rank_all([cg.Profile("Ana", {"typing": None})], limit=None)
    assert len(first) == 2
    suggested = {str(role) for move in GRAPH.suggest_moves() for role in (move.source, move.target)}
    assert "typist" not in suggested
    assert "typist" not in GRAPH.ladder().dot
    assert "typist" not in GRAPH.ladder(around="chief clerk").dot
    assert "typist" in GRAPH.ladder(roles=[f"{EX}typist", "clerk"]).dot
    assert "typist" in labels(GRAPH.roles)


def test_it_is_not_in_the_explorer(tmp_path):
    GRAPH.save_explorer(tmp_path / "page.html")
    assert "typist" not in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["typist", "4131", "TYPIST"])
def test_a_name_leads_on_to_the_replacement_and_an_iri_does_not(name):
    assert GRAPH.role(name).label == "clerk"
    assert GRAPH.role(f"{EX}typist").label == "typist"
    assert GRAPH.skill("copying").label == "filing"
    assert GRAPH.gap({"copying": None}, "chief clerk").is_closed


def test_chains_lead_on_and_circles_end():
    chain = loads(TEXT + ":clerk dcterms:isReplacedBy :chief .")
    assert chain.role("typist").label == "chief clerk"
    circle = loads(TEXT + ":clerk dcterms:isReplacedBy :typist .")
    assert circle.role("typist").label == "typist"


def test_what_has_no_replacement_is_still_found_and_of_two_names_the_current_one():
    graph = loads(
        """
        :old a cg:Role ; skos:prefLabel "cook"@en ; owl:deprecated true .
        :new a cg:Role ; skos:prefLabel "cook"@en .
        :gone a cg:Role ; skos:prefLabel "chef"@en ; owl:deprecated true .
        """
    )
    assert graph.role("cook").iri == f"{EX}new"
    assert graph.role("chef").iri == f"{EX}gone"


def test_a_current_role_that_leads_to_what_is_out_of_use_is_told_so():
    graph = loads(TEXT + ":chief cg:progressesTo :typist ; cg:essentialSkill :copying .")
    found = [finding for finding in graph.check() if finding.code == "out-of-use"]
    assert [(finding.subject, finding.fix) for finding in found] == [
        (f"{EX}chief", "name 'filing' instead"),
        (f"{EX}chief", "name 'clerk' instead"),
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2020-01-01/2024-06-30", ("2020-01-01", "2024-06-30")),
        ("2020/..", ("2020-01-01", "")),
        ("/2024", ("", "2024-12-31")),
        ("start=2020-05; end=2024-06-30; scheme=W3C-DTF;", ("2020-05-01", "2024-06-30")),
        ("name=The Great Depression; end=1939", ("", "1939-12-31")),
        ("2024-06-30", ("", "2024-06-30")),
        ("2024-06-30T12:00:00", ("", "2024-06-30")),
        ("soon", None),
        ("", None),
        ("..", None),
        ("name=x", None),
    ],
)
def test_a_time_of_validity_is_read(text, period):
    assert valid_period(text) == period


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        ("", "2026-11-25", True),
        ("", "2026-11-26", False),
        ("2026-11-26", "", False),
        ("2026-11-27", "", True),
        ("", "", False),
    ],
)
def test_it_is_out_of_use_before_and_after(start, end, holds):
    assert Withdrawal(start=start, end=end).holds(date(2026, 11, 26)) is holds


def test_what_is_not_valid_today_is_out_of_use():
    graph = loads(TEXT + ':clerk dcterms:valid "2001/2002" . :chief dcterms:valid "2001-01-01/9999" .')
    assert labels(entry.role for entry in graph.rank({"filing": None}, limit=None)) == ["chief clerk"]


def test_what_is_not_valid_yet_is_out_of_use():
    graph = loads(TEXT + ':clerk dcterms:valid "9998/9999" .')
    assert labels(entry.role for entry in graph.rank({"filing": None}, limit=None)) == ["chief clerk"]


def test_the_cache_keeps_it(tmp_path):
    from small import turtle

    (tmp_path / "kept.ttl").write_text(turtle(TEXT), "utf-8")
    for _ in range(2):
        assert cg.load(tmp_path / "kept.ttl", cache=tmp_path / "cache").role("typist").label == "clerk"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("start=2020", ("2020-01-01", "")),
        ("end=2020-02", ("", "2020-02-31")),
        (" Start = 2020 ; name ; END=2021 ", ("2020-01-01", "2021-12-31")),
        ("start=2020=1", None),
        ("start=2020=1; end=2021", None),
        ("2020-01-01/2021-01-01T10/00", ("2020-01-01", "2021-01-01")),
        ("2020/2021/2022", None),
        ("../..", None),
        ("/2021", ("", "2021-12-31")),
        ("soon", None),
    ],
)
def test_times_of_validity_in_every_form(text, days):
    assert valid_period(text) == days


def test_all_that_is_said_of_a_things_validity_is_put_together():
    said = loads(
        ':a owl:deprecated "1"^^xsd:boolean ; dcterms:valid "2020/2021" ; '
        'dcterms:isReplacedBy :c , :b , "d" .'
        ":b owl:deprecated false , :a . :c owl:deprecated true ; dcterms:valid :a . :r a cg:Role ."
    )._catalogue.data.withdrawn
    assert said == {
        f"{EX}a": Withdrawal(True, "2020-01-01", "2021-12-31", (f"{EX}b", f"{EX}c")),
        f"{EX}c": Withdrawal(True),
    }


@pytest.mark.parametrize("stated", ["true", "1", '"1"^^xsd:boolean', '" true "'])
def test_what_is_deprecated_in_any_form_is_out_of_use(stated):
    graph = loads(f":old a cg:Role ; owl:deprecated {stated} . :new a cg:Role .")
    assert {id: said.deprecated for id, said in graph._catalogue.data.withdrawn.items()} == {f"{EX}old": True}
