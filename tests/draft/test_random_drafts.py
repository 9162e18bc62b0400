"""What holds of every draft, whatever it states."""

from __future__ import annotations

import pytest
from drafts import drafts, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from round_trips import FORMATS

import careergraph as cg
from careergraph.support.text import NOT_XML

#: The findings on statements that lead nowhere.
DANGLING = {
    "dangling-reference",
    "incomplete-progression",
    "requirement-without-skill",
    "holding-without-skill",
    "bad-level",
}


@given(drafts())
@settings(max_examples=20)
def test_a_draft_is_the_same_from_every_file_and_once_it_is_edited(tmp_path_factory, draft):
    graph = draft.graph()
    folder = tmp_path_factory.mktemp("drafts")
    for suffix in FORMATS:
        try:
            path = graph.save(folder / f"draft{suffix}")
        except cg.SaveError:
            assert suffix == ".rdf"
            assert any(NOT_XML.search(term_id(quad.object)) for quad in stated(graph))
            continue
        again = cg.load(path, language=graph.language)
        assert again == graph
        assert hash(again) == hash(graph)
        assert again.edit().graph() == graph
        assert set(stated(again.edit().graph())) == set(stated(again))


@given(drafts(), st.data())
def test_removal_leaves_nothing_dangling(draft, data):
    graph = draft.graph()
    people = [person for person in graph.profiles if person.iri]
    things = [*graph.roles, *graph.skills, *graph.responsibilities, *graph.scale, *people]
    before = stated(graph)
    for thing in data.draw(st.lists(st.sampled_from(things), unique=True, max_size=3)):
        draft.remove(thing)
        left = draft.graph()
        assert not [quad for quad in stated(left) if thing.iri in {term_id(term) for term in quad}]
        assert not {finding.code for finding in left.check()} & DANGLING
        assert no_lost_nodes(left)
    assert stated(graph) == before


@given(drafts(), st.data())
def test_a_draft_finds_what_its_graph_finds(draft, data):
    graph = draft.graph()
    words = [
        text
        for thing in (*graph.roles, *graph.skills)
        for text in (thing.label, *(each for found in thing.alternative_labels.values() for each in found))
    ]
    name = data.draw(st.sampled_from([*words, *map(str.upper, words), *map(str.title, words)]) | texts)
    for kind, find in (("role", graph.role), ("skill", graph.skill)):
        assert found_by(draft._things.find, kind, name) == found_by(find, name)


@given(drafts(), texts)
def test_a_call_that_fails_changes_nothing(draft, label):
    role, skill = draft.role("the role"), draft.skill("the skill")
    before = stated(draft.graph())
    for call in (
        lambda: draft.role("The Role "),
        lambda: draft.role(label, iri=skill.iri),
        lambda: draft.role("another", builds_on=[role, "no such role"]),
        lambda: draft.role("another", family="https://example.org/none"),
        lambda: draft.role("another", grade=0),
        lambda: draft.require(role, "a new skill", level=0),
        lambda: draft.require(role, "a new skill", necessity="vital"),
        lambda: draft.responsibility("a duty", skills=["a new skill", skill, "cg:none"]),
        lambda: draft.progression(role, role),
        lambda: draft.profile("Somebody", {skill: 2, "no such skill": 1}),
        lambda: draft.profile("Somebody", {skill: -1}),
        lambda: draft.level(1.5, "half"),
        lambda: draft.state(role, "skos:prefLabel", {"en": ["one", "other"]}),
        lambda: draft.state(role, "cg:grade", "no such grade"),
        lambda: draft.remove("no such thing"),
    ):
        with pytest.raises((cg.InvalidArgument, cg.NotFound)):
            call()
        assert stated(draft.graph()) == before


def stated(graph):
    return list(graph._catalogue.terms.asserted)


def term_id(term) -> str:
    return getattr(term, "value", "")


def no_lost_nodes(graph) -> bool:
    """Whether every blank node that is described is one that something points to, or a move."""
    quads = stated(graph)
    pointed_to = {term_id(quad.object) for quad in quads}
    blank = {quad.subject.value for quad in quads if ":" not in quad.subject.value}
    moves = {quad.subject.value for quad in quads if quad.predicate.value.endswith("#fromRole")}
    return blank <= pointed_to | moves


def found_by(find, *name):
    try:
        found = find(*name)
        return getattr(found, "iri", found)
    except cg.AmbiguousName as error:
        return set(error.candidates)
    except cg.NotFound:
        return None


@given(drafts())
@settings(max_examples=15)
def test_a_draft_is_the_same_from_tables_or_is_told_what_they_leave_out(tmp_path_factory, draft):
    graph = draft.graph()
    folder = tmp_path_factory.mktemp("tables") / "draft"
    if graph.table_losses():
        with pytest.raises(cg.SaveError):
            graph.save_tables(folder)
    else:
        assert cg.load_tables(graph.save_tables(folder), language=graph.language) == graph
