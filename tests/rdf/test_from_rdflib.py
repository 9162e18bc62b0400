"""Graphs of rdflib become graphs of careers, and what is no statement of RDF is refused."""

from __future__ import annotations

import pytest
import rdflib
from drafts import drafts
from hypothesis import given, settings
from small import EX, labels, loads, tied_ladder, turtle

import careergraph as cg

COOK = rdflib.URIRef(f"{EX}cook")


def test_what_rdflib_parses_is_what_we_load(accounts):
    parsed = rdflib.Graph().parse(data=tied_ladder(), format="turtle")
    graph = cg.load_rdf(parsed, language="es")
    assert graph == cg.loads(tied_ladder())
    assert graph.language == "es"
    assert cg.load_rdf(accounts.rdf) == accounts


@given(drafts())
@settings(max_examples=15)
def test_of_our_own_view_what_was_asserted_is_taken(draft):
    graph = draft.graph()
    again = cg.load_rdf(graph.rdf)
    assert again == graph
    assert set(again._catalogue.terms.asserted) == set(graph._catalogue.terms.asserted)
    assert again._catalogue.terms.own_prefixes == graph._catalogue.terms.own_prefixes


def test_a_copy_may_be_changed_and_loaded(accounts):
    copy = rdflib.Graph()
    copy += accounts.rdf
    role = accounts.role("Account Director")
    copy.remove((rdflib.URIRef(role.iri), None, None))
    copy.remove((None, None, rdflib.URIRef(role.iri)))
    assert role not in cg.load_rdf(copy).roles
    assert role in accounts.roles


def test_a_dataset_gives_all_its_graphs(tmp_path):
    text = turtle(":cook a cg:Role . :more { :chef a cg:Role . }")
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="trig")
    graph = cg.load_rdf(dataset)
    assert labels(graph.roles) == ["chef", "cook"]
    assert graph == cg.loads(text, format="trig")
    assert f"{EX}more" in graph.save(tmp_path / "x.nq").read_text()


def test_prefixes_are_those_that_are_used_and_tags_are_kept(tmp_path):
    parsed = rdflib.Graph().parse(
        data=turtle(':cook a cg:Role ; skos:prefLabel "Cocinera"@es-MX .'), format="turtle"
    )
    saved = cg.load_rdf(parsed).save(tmp_path / "x.ttl").read_text()
    assert "@prefix cg:" in saved
    assert "brick" not in saved
    assert '"Cocinera"@es-MX' in saved


def test_the_graph_given_stays_as_it_is():
    parsed = rdflib.Graph().parse(data=turtle(":cook cg:progressesTo :chef ."), format="turtle")
    before = set(parsed)
    cg.load_rdf(parsed).edit().remove(f"{EX}cook")
    assert set(parsed) == before


@pytest.mark.parametrize(
    "statement",
    [
        (rdflib.Literal("cook"), rdflib.RDF.type, COOK),
        (COOK, rdflib.Literal("p"), COOK),
        (COOK, rdflib.BNode(), COOK),
        (COOK, rdflib.RDF.type, rdflib.URIRef("no iri")),
        (COOK, rdflib.RDF.type, rdflib.Variable("x")),
        (COOK, rdflib.RDFS.label, rdflib.Literal("\ud800")),
    ],
)
def test_what_is_no_statement_is_named(statement):
    graph = rdflib.Graph()
    graph.add(statement)
    with pytest.raises(cg.InvalidArgument, match="no statement of RDF") as raised:
        cg.load_rdf(graph)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("given", ["accounts.ttl", None, 3, [COOK]])
def test_what_is_no_graph_is_refused(given):
    with pytest.raises(cg.InvalidArgument, match=r"rdflib\.Graph"):
        cg.load_rdf(given)


def test_strict_refuses_what_is_wrong():
    wrong = loads(":cook a cg:Role ; cg:requires [ cg:levelRank 2 ] .").rdf
    with pytest.raises(cg.InvalidOntology):
        cg.load_rdf(wrong, strict=True)
