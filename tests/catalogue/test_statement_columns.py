"""Statements read from columns of texts are those of the quads that these stand for, in the same order."""

from __future__ import annotations

import pickle
from collections import defaultdict

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph.catalogue.ontology_data import ParsedData
from careergraph.catalogue.statements import CLASSES, PROPERTIES, Statements
from careergraph.rdf.late_quads import LateQuads, Stated, TextColumn
from careergraph.rdf.terms import resource
from careergraph.vocabulary import CG, OWL, RDF, RDFS, SKOS

TERMS = [
    RDF.type,
    SKOS.prefLabel,
    SKOS.narrower,
    CG.requires,
    CG.skill,
    CG.levelRank,
    CG.essentialSkill,
    CG.progressesTo,
    RDFS.subPropertyOf,
    OWL.inverseOf,
    "x:own",
]
NODES = ["x:a", "x:b", "b1", "b2", "x:own", CG.Role, CG.Skill, CG.progressesTo, CG.requires]
TEXTS = [
    ox.Literal("a"),
    ox.Literal("x:a"),
    ox.Literal("A", language="en"),
    ox.Literal(2),
    ox.Literal("2.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
]
made = st.lists(
    st.tuples(
        st.sampled_from([node for node in NODES if node not in (CG.Role, CG.Skill)]),
        st.sampled_from(TERMS),
        st.sampled_from([*NODES, *TEXTS]),
    ),
    max_size=30,
)


def late(statements: list[tuple[str, str, Stated]]) -> LateQuads:
    columns: dict[str, TextColumn] = defaultdict(lambda: TextColumn([], []))
    for subject, property, object in statements:
        columns[property].subjects.append(subject)
        columns[property].objects.append(object)
    return LateQuads(dict(columns), [property for _, property, _ in statements])


def quads(statements: list[tuple[str, str, Stated]]) -> list[ox.Quad]:
    """The slow way: a quad for each statement."""
    return [
        ox.Quad(
            resource(subject),
            ox.NamedNode(property),
            resource(object) if isinstance(object, str) else object,
        )
        for subject, property, object in statements
    ]


def answers(statements: Statements) -> list[object]:
    """All that statements answer."""
    return [
        list(statements.properties),
        list(statements.stated_classes),
        list(statements.pointing_to_blank_nodes()),
        statements.described(NODES),
        *(
            [
                list(statements.exactly(term)),
                list(statements.terms_exactly(term)),
                list(statements.subjects_of(term)),
                list(statements.typed_exactly(term)),
            ]
            for term in [*TERMS, *NODES]
        ),
        *(
            [
                statements.values(term),
                statements.implied(term),
                statements.links(term),
                list(statements.linking(term)),
                statements.texts(term),
            ]
            for term in PROPERTIES
        ),
        *([statements.instances(term), statements.implied_instances(term)] for term in CLASSES),
    ]


@given(made)
def test_columns_become_the_quads_that_were_stated(statements):
    assert list(late(statements)) == quads(statements)
    assert len(late(statements)) == len(statements)


@given(made)
def test_columns_answer_as_their_quads_do(statements):
    assert answers(Statements(late(statements))) == answers(Statements(quads(statements)))


@given(made)
def test_facts_and_findings_are_those_of_the_quads(statements):
    ours, theirs = ParsedData(late(statements), {}), ParsedData(quads(statements), {})
    assert repr(ours.facts.requirements) == repr(theirs.facts.requirements)
    assert ours.facts.roles.ids == theirs.facts.roles.ids
    assert ours.facts.skills.ids == theirs.facts.skills.ids
    assert ours.facts.progressions == theirs.facts.progressions
    assert ours.requirements == theirs.requirements
    assert ours.faults == theirs.faults
    assert list(ours.terms.derived) == list(theirs.terms.derived)


@given(made)
def test_quads_that_are_not_made_yet_are_found_and_travel(statements):
    there = late(statements)
    assert all(quad in there for quad in quads(statements))
    assert ox.Quad(ox.NamedNode("x:z"), ox.NamedNode("x:z"), ox.NamedNode("x:z")) not in there
    assert list(pickle.loads(pickle.dumps(there))) == list(there)


@pytest.mark.parametrize("walks", [2, 3])
def test_two_that_go_through_quads_at_once_do_not_disturb_each_other(walks):
    there = late([("x:a", CG.skill, "x:b"), ("x:b", CG.skill, "x:a"), ("x:a", CG.levelRank, ox.Literal(2))])
    assert list(zip(*[there] * walks, strict=True)) == [(quad,) * walks for quad in there]
