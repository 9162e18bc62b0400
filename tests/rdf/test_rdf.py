"""`graph.rdf` is an rdflib graph on which any rdflib code runs, and which nobody changes."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from small import ACC, CG, EX, loads, turtle

import careergraph as cg

C = Namespace(CG)
E = Namespace(EX)

PLAIN = """
:a a cg:Role ; skos:prefLabel "Ana"@en , "Aña"@es ; cg:progressesTo :b ; :grades ( "x" "y" ) .
:b a cg:Role ; skos:prefLabel "Ben"@en ; cg:requires [ cg:skill :s ; cg:levelRank 2 ; :note "how" ] .
:s a cg:Skill ; skos:prefLabel "Sums"@en ; :cost 1.50 .
"""


@pytest.fixture(scope="module")
def graph() -> cg.CareerGraph:
    return loads(PLAIN)


@pytest.fixture(scope="module")
def rdf(graph) -> rdflib.Graph:
    return graph.rdf


def test_it_is_an_rdflib_graph_and_always_the_same(graph, rdf):
    assert isinstance(rdf, rdflib.Graph)
    assert graph.rdf is rdf


def test_it_holds_what_is_asserted_and_what_follows(rdf):
    assert (E.a, C.progressesTo, E.b) in rdf
    assert (E.b, C.essentialSkill, E.s) in rdf
    assert (E.b, C.requiresSkill, E.s) in rdf
    assert (E.a, C.essentialSkill, E.s) not in rdf


def test_it_is_what_rdflib_reads_from_the_file_with_what_follows(rdf):
    expected = rdflib.Graph().parse(data=turtle(PLAIN), format="turtle")
    expected.add((E.b, C.essentialSkill, E.s))
    expected.add((E.b, C.requiresSkill, E.s))
    copy = rdflib.Graph()
    copy += rdf
    copy.remove((E.s, E.cost, None))  # an Oxigraph store writes the number 1.50 as 1.5
    expected.remove((E.s, E.cost, None))
    assert isomorphic(copy, expected)


def test_patterns_find_by_each_place(rdf):
    assert set(rdf.subjects(RDF.type, C.Role)) == {E.a, E.b}
    assert list(rdf.objects(E.a, C.progressesTo)) == [E.b]
    assert list(rdf.predicates(E.a, E.b)) == [C.progressesTo]
    assert set(rdf.subject_objects(C.requiresSkill)) == {(E.b, E.s)}
    assert list(rdf.triples((E.a, C.progressesTo, None))) == [(E.a, C.progressesTo, E.b)]
    assert list(rdf.triples((None, E.nothing, None))) == []


def test_values_are_rdflib_terms(rdf):
    assert rdf.value(E.b, SKOS.prefLabel) == Literal("Ben", lang="en")
    assert rdf.value(predicate=SKOS.prefLabel, object=Literal("Aña", lang="es")) == E.a
    node = rdf.value(E.b, C.requires)
    assert isinstance(node, BNode)
    assert rdf.value(node, C.levelRank).toPython() == 2
    assert rdf.value(node, E.note) == Literal("how")
    assert rdf.value(E.a, E.nothing) is None


def test_lists_are_collections(rdf):
    assert list(Collection(rdf, rdf.value(E.a, E.grades))) == [Literal("x"), Literal("y")]


def test_paths_and_transitive_walks_work(rdf):
    assert list(rdf.objects(E.a, C.progressesTo / C.essentialSkill)) == [E.s]
    assert set(rdf.transitive_objects(E.a, C.progressesTo)) == {E.a, E.b}


def test_resources_and_slices_work(rdf):
    assert list(rdf[E.a : C.progressesTo]) == [E.b]
    assert rdf.resource(E.a).value(C.progressesTo).identifier == E.b


def test_len_counts_each_triple_once(rdf):
    triples = list(rdf)
    assert len(rdf) == len(triples) == len(set(triples)) == 20


def test_a_triple_stated_twice_stands_once():
    text = turtle("GRAPH :g { :a a cg:Role ; cg:requiresSkill :s } :a a cg:Role ; cg:essentialSkill :s .")
    rdf = cg.loads(text, format="trig").rdf
    assert sorted(rdf.triples((E.a, None, E.s))) == [
        (E.a, C.essentialSkill, E.s),
        (E.a, C.requiresSkill, E.s),
    ]
    assert len(list(rdf)) == len(set(rdf)) == len(rdf)


def test_sparql_of_rdflib_answers(rdf):
    rows = rdf.query("SELECT ?who { ?who cg:essentialSkill ?skill }", initBindings={"skill": E.s})
    assert [row.who for row in rows] == [E.b]
    assert rdf.query("ASK { :a cg:progressesTo :b }").askAnswer is True
    made = rdf.query("CONSTRUCT { ?b <http://x/after> ?a } WHERE { ?a cg:progressesTo ?b }").graph
    assert set(made) == {(E.b, URIRef("http://x/after"), E.a)}


def test_sparql_of_rdflib_takes_prefixes_of_its_own(rdf):
    rows = rdf.query("SELECT ?x { ?x v:progressesTo ?y }", initNs={"v": CG})
    assert [row.x for row in rows] == [E.a]


def test_sparql_of_rdflib_reaches_nothing_outside(rdf):
    with pytest.raises(cg.QueryRefused, match="SERVICE"):
        rdf.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    with pytest.raises(cg.QueryRefused, match="FROM"):
        rdf.query("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")


def test_prefixes_are_the_usual_ones_and_those_of_the_file(rdf):
    bound = {prefix: str(base) for prefix, base in rdf.namespaces()}
    assert bound["cg"] == CG
    assert bound["acc"] == ACC
    assert bound[""] == EX
    assert bound["owl"] == str(OWL)
    assert rdf.namespace_manager.normalizeUri(E.a) == ":a"


@pytest.mark.parametrize("format", ["turtle", "nt", "xml", "json-ld", "longturtle"])
def test_serializers_of_rdflib_write_what_it_holds(rdf, format):
    again = rdflib.Graph().parse(data=rdf.serialize(format=format), format=format.removeprefix("long"))
    copy = rdflib.Graph()
    copy += rdf
    assert isomorphic(again, copy)


@pytest.mark.parametrize(
    "change",
    [
        lambda rdf: rdf.add((E.a, RDFS.comment, Literal("x"))),
        lambda rdf: rdf.addN([(E.a, RDFS.comment, Literal("x"), rdf)]),
        lambda rdf: rdf.remove((E.a, None, None)),
        lambda rdf: rdf.set((E.a, RDFS.comment, Literal("x"))),
        lambda rdf: rdf.update("INSERT DATA { :a :b :c }"),
        lambda rdf: rdf.update("DELETE WHERE { ?s ?p ?o }"),
        lambda rdf: rdf.parse(data="<http://x/> a <http://y/> .", format="turtle"),
        lambda rdf: rdf.__iadd__([(E.a, RDFS.comment, Literal("x"))]),
        lambda rdf: rdf.__isub__([(E.a, RDF.type, C.Role)]),
        lambda rdf: Collection(rdf, BNode(), [Literal("x")]),
    ],
    ids=["add", "addN", "remove", "set", "insert", "delete", "parse", "+=", "-=", "list"],
)
def test_no_change_gets_through(rdf, change):
    before = set(rdf)
    with pytest.raises(cg.FrozenGraphError, match="read-only; copy it"):
        change(rdf)
    assert set(rdf) == before


def test_a_refused_change_is_a_type_error(rdf):
    with pytest.raises(TypeError):
        rdf.add((E.a, RDF.type, C.Skill))


def test_a_copy_changes_without_touching_the_graph(graph, rdf):
    size = len(rdf)
    copy = rdflib.Graph()
    copy += rdf
    copy.add((E.c, RDF.type, C.Role))
    assert len(copy) == size + 1
    assert len(graph.rdf) == size
    assert graph.query("ASK { :c a cg:Role }") is False


def test_graphs_add_up_and_subtract(rdf):
    more = rdflib.Graph()
    more.add((E.c, RDF.type, C.Role))
    assert len(rdf + more) == len(rdf) + 1
    assert len(rdf - more) == len(rdf)


def test_nodes_of_networkx_and_of_rdflib_are_told_by_the_same_text(graph, rdf):
    assert {str(role) for role in rdf.subjects(RDF.type, C.Role)} == set(graph.role_network)


def test_query_and_rdf_see_the_same(graph, rdf):
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert row.n == len(rdf)
