"""Whose word a statement is: the source of a thing, and of a statement that has one of its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from small import EX, SCALE, loads

from careergraph.model import Progression, Requirement

ASKED = SCALE + (
    ":cook a cg:Role ; cg:requires :asked . :knives a cg:Skill . :asked a cg:Requirement ; "
    "cg:skill :knives ; cg:level :L2 ; cg:necessity cg:Optional ; dcterms:source :book . "
)


def annotation(subject: str, property: str, target: str, source: str) -> str:
    return (
        f"[] a owl:Axiom ; owl:annotatedSource {subject} ; owl:annotatedProperty {property} ; "
        f"owl:annotatedTarget {target} ; dcterms:source {source} . "
    )


def requirement(body: str, role: str = "cook") -> Requirement:
    (found,) = loads(body).requirements(role)
    return found


def move(body: str) -> Progression:
    (found,) = loads(body).progressions()
    return found


def short(*sources: str | None) -> list[str | None]:
    return [source and source.removeprefix(EX) for source in sources]


def test_a_statement_that_cites_nothing_of_its_own_is_the_things():
    asked = requirement(ASKED)
    assert short(asked.source, asked.level_source, asked.necessity_source) == ["book", "book", "book"]


def test_a_level_and_a_necessity_may_be_somebody_elses():
    asked = requirement(
        ASKED
        + annotation(":asked", "cg:level", ":L2", ":ana")
        + annotation(":asked", "cg:necessity", "cg:Optional", ":bob")
    )
    assert short(asked.source, asked.level_source, asked.necessity_source) == ["book", "ana", "bob"]


def test_a_bare_rank_may_be_somebody_elses():
    body = ASKED.replace("cg:level :L2", "cg:levelRank 2")
    assert short(requirement(body + annotation(":asked", "cg:levelRank", "2", ":ana")).level_source) == [
        "ana"
    ]


def test_an_annotation_of_a_statement_that_is_not_made_says_nothing():
    stale = annotation(":asked", "cg:level", ":L3", ":ana") + annotation(":asked", "cg:rank", ":L2", ":ana")
    assert short(requirement(ASKED + stale).level_source) == ["book"]


def test_no_level_has_no_source():
    asked = requirement(ASKED.replace("cg:level :L2 ;", ""))
    assert short(asked.source, asked.level_source) == ["book", None]
    plain = requirement(":cook a cg:Role ; cg:essentialSkill :knives .")
    assert (plain.source, plain.level_source, plain.necessity_source) == (None, None, None)


def test_of_two_requirements_the_source_is_that_of_the_level_that_counts():
    other = (
        ":cook cg:requires :more . :more cg:skill :knives ; cg:level :L3 ; cg:necessity cg:Essential ; "
        "dcterms:source :app . "
    )
    asked = requirement(ASKED + other + annotation(":asked", "cg:level", ":L2", ":ana"))
    assert asked.level == 3
    assert short(asked.source, asked.level_source, asked.necessity_source) == ["app", "app", "app"]


def test_an_inherited_level_keeps_its_source():
    body = ASKED + ":chef a cg:Role ; cg:buildsOn :cook . " + annotation(":asked", "cg:level", ":L2", ":ana")
    assert short(requirement(body, "chef").level_source) == ["ana"]


def test_the_kind_and_the_months_of_a_move_may_be_somebody_elses():
    body = (
        ":move a cg:Progression ; cg:fromRole :cook ; cg:toRole :chef ; cg:kind cg:Promotion ; "
        "cg:typicalMonths 12 ; dcterms:source :book . "
    )
    found = move(body)
    assert short(found.cites, found.kind_source, found.months_source) == ["book", "book", "book"]
    found = move(
        body
        + annotation(":move", "cg:typicalMonths", "12", ":ana")
        + annotation(":move", "cg:kind", "cg:Promotion", ":bob")
    )
    assert short(found.cites, found.kind_source, found.months_source) == ["book", "bob", "ana"]
    found = move(":cook cg:progressesTo :chef .")
    assert (found.cites, found.kind_source, found.months_source) == (None, None, None)


@given(st.lists(st.sampled_from("abcde"), min_size=1, max_size=4))
def test_of_several_sources_the_first_by_iri_is_named(sources):
    body = ASKED + "".join(annotation(":asked", "cg:level", ":L2", f":{source}") for source in sources)
    assert short(requirement(body).level_source) == [min(sources)]


def test_the_accounts_ontology_never_says_that_the_article_states_a_level_or_a_duration(accounts):
    asked = [each for role in accounts.roles for each in accounts.requirements(role)]
    assert {short_name(each.level_source) for each in asked if each.level} == {"source-modeller"}
    assert {short_name(move.months_source) for move in accounts.progressions()} == {"source-modeller"}
    assert {short_name(move.kind_source) for move in accounts.progressions()} == {"source-modeller"}
    assert {"source-section-1", "source-section-4"} <= {short_name(each.source) for each in asked}


def short_name(source: str | None) -> str:
    return (source or "").rpartition("/")[2]
