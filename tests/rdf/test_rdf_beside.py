"""`graph.rdf` held beside a plain rdflib graph over the same triples: query by query, method by method."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
import rdflib
from rdflib import RDF, RDFS, SKOS, BNode, Literal, Namespace, URIRef, Variable
from rdflib.compare import isomorphic
from rdflib.plugins.sparql import prepareQuery
from small import CG, EX, SCALE, loads

import careergraph as cg

C, E = Namespace(CG), Namespace(EX)

ONTOLOGY = (
    SCALE
    + """
:a a cg:Role ; skos:prefLabel "Ana"@en , "Aña"@es ; cg:progressesTo :b ; :grades ( "x" "y" ) ; :since 2010 .
:b a cg:Role ; skos:prefLabel "Ben"@en ; cg:progressesTo :c ; cg:requires
    [ cg:skill :s ; cg:level :L2 ; :note "how" ] , [ cg:skill :t ; cg:level :L3 ] .
:c a cg:Role ; skos:prefLabel "Cay"@en ; cg:requires
    [ cg:skill :s ; cg:levelRank 4 ; cg:necessity cg:Optional ] .
:s a cg:Skill ; skos:prefLabel "Sums"@en ; :cost 1.5 ; skos:altLabel "adding"@en .
:t a cg:Skill ; skos:prefLabel "Tables"@en ; skos:broader :s ; :cost 0.25 ; :checked true .
"""
)

QUERIES = [
    "SELECT ?role { ?role a cg:Role }",
    "SELECT * { ?role a cg:Role ; skos:prefLabel ?label }",
    "SELECT ?label { ?role a cg:Role ; skos:prefLabel ?label FILTER(lang(?label) = 'es') }",
    "SELECT ?a ?b { ?a cg:progressesTo ?b }",
    "SELECT ?b { :a cg:progressesTo+ ?b }",
    "SELECT ?a ?b { ?a cg:progressesTo* ?b }",
    "SELECT ?a { ?a ^cg:progressesTo|cg:progressesTo ?b }",
    "SELECT ?skill ?label { ?skill a cg:Skill OPTIONAL { ?skill skos:altLabel ?label } }",
    "SELECT ?role (COUNT(?skill) AS ?n) { ?role cg:requires/cg:skill ?skill } GROUP BY ?role",
    "SELECT ?role { ?role cg:requires/cg:skill ?s } GROUP BY ?role HAVING (COUNT(?s) > 1)",
    "SELECT (SUM(?c) AS ?sum) (MAX(?c) AS ?most) { ?skill :cost ?c }",
    "SELECT (COUNT(DISTINCT ?skill) AS ?n) { ?role cg:essentialSkill ?skill }",
    "SELECT ?x { { ?x a cg:Role } UNION { ?x a cg:Skill } }",
    "SELECT ?role { ?role a cg:Role FILTER NOT EXISTS { ?role cg:progressesTo ?next } }",
    "SELECT ?role { ?role a cg:Role MINUS { ?role cg:requires ?r } }",
    "SELECT ?skill { VALUES ?skill { :s :t :u } ?skill a cg:Skill }",
    "SELECT ?x { ?x :since ?year FILTER(?year > 2000 && ?year < 2020) }",
    "SELECT (STRLEN(?label) AS ?n) { ?role skos:prefLabel ?label FILTER(CONTAINS(?label, 'n')) }",
    "SELECT (UCASE(STR(?label)) AS ?u) { :b skos:prefLabel ?label }",
    "SELECT ?role ?year { ?role a cg:Role BIND(2026 AS ?year) }",
    "SELECT (IF(BOUND(?n), 'yes', 'no') AS ?has) { ?r a cg:Role OPTIONAL { ?r :since ?n } }",
    "SELECT (COALESCE(?n, 0) AS ?since) { ?r a cg:Role OPTIONAL { ?r :since ?n } }",
    "SELECT ?x { ?x ?p ?y FILTER(isBlank(?x)) }",
    "SELECT DISTINCT ?p { ?s ?p ?o }",
    "SELECT (REPLACE(STR(?l), 'a', 'o') AS ?x) { :a skos:prefLabel ?l }",
    "SELECT ?n { { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }",
    "ASK { :a cg:progressesTo :b }",
    "ASK { :b cg:progressesTo :a }",
    "CONSTRUCT { ?b :after ?a } WHERE { ?a cg:progressesTo ?b }",
    "CONSTRUCT { ?r :asks [ :what ?s ] } WHERE { ?r cg:requires/cg:skill ?s }",
    "DESCRIBE :s",
    "PREFIX v: <https://w3id.org/careergraph/ontology#> SELECT ?s { ?s a v:Skill } ORDER BY DESC(?s) LIMIT 1",
]

Pair = tuple[rdflib.Graph, rdflib.Graph]


@pytest.fixture(scope="module")
def pair() -> Pair:
    """The view, and a plain graph that holds the same triples and prefixes."""
    view = loads(ONTOLOGY).rdf
    plain = rdflib.Graph(bind_namespaces="none")
    for prefix, base in view.namespaces():
        plain.bind(prefix, base)
    plain += view
    return view, plain


def answer(result: rdflib.query.Result) -> object:
    """What a result says, in no order."""
    match result.type:
        case "ASK":
            return result.askAnswer
        case "SELECT":
            named = sorted(map(str, result.vars))
            rows = [sorted((str(k), repr(v)) for k, v in row.asdict().items()) for row in result]
            return named, sorted(rows)
        case _:
            return result.graph


def same(one: object, other: object) -> bool:
    if isinstance(one, rdflib.Graph) and isinstance(other, rdflib.Graph):
        return isomorphic(one, other)
    return one == other


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_has_the_answer_of_rdflib(pair, query):
    view, plain = pair
    assert same(answer(view.query(query)), answer(plain.query(query)))


@pytest.mark.parametrize("query", QUERIES)
def test_rdflibs_own_engine_has_it_too(pair, query):
    view, plain = pair
    assert same(answer(view.query(query, use_store_provided=False)), answer(plain.query(query)))


@pytest.mark.parametrize("query", QUERIES)
def test_a_prepared_query_has_it_too(pair, query):
    view, plain = pair
    prepared = prepareQuery(query, initNs=dict(plain.namespaces()))
    assert same(answer(view.query(prepared)), answer(plain.query(prepared)))


def bindings(graph: rdflib.Graph) -> list[dict[str, Any]]:
    (node, *_) = sorted(graph.objects(E.b, C.requires), key=lambda node: str(graph.value(node, C.skill)))
    return [
        {"r": node},
        {"r": node, "skill": E.s},
        {"skill": E.t},
        {"skill": E.t, "unused": E.a},
        {"label": Literal("Ben", lang="en")},
        {Variable("skill"): E.s},
    ]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?role { ?role cg:requires ?r . ?r cg:skill ?skill . ?role skos:prefLabel ?label }",
        "SELECT * { ?role cg:requires ?r . ?r cg:skill ?skill . ?role skos:prefLabel ?label }",
        "SELECT (COUNT(*) AS ?n) { ?role cg:requires ?r . ?r cg:skill ?skill . ?role skos:prefLabel ?label }",
        "ASK { ?role cg:requires ?r . ?r cg:skill ?skill . ?role skos:prefLabel ?label }",
    ],
)
@pytest.mark.parametrize("place", range(6))
def test_initial_bindings_bind_blank_nodes_too(pair, query, place):
    view, plain = pair
    bound = bindings(plain)[place]
    assert same(answer(view.query(query, initBindings=bound)), answer(plain.query(query, initBindings=bound)))


@pytest.mark.parametrize("format", ["json", "csv", "xml", "txt"])
def test_results_are_written_as_rdflib_writes_them(pair, format):
    query = (
        "SELECT ?skill ?label ?c { ?skill a cg:Skill ; :cost ?c OPTIONAL { ?skill skos:altLabel ?label } }"
    )
    written = [graph.query(query).serialize(format=format).decode() for graph in pair]
    if format == "json":
        one, other = (
            sorted(json.dumps(row, sort_keys=True) for row in json.loads(text)["results"]["bindings"])
            for text in written
        )
        assert one == other
    elif format == "csv":
        assert sorted(written[0].splitlines()) == sorted(written[1].splitlines())
    else:
        assert all("adding" in text for text in written)


def contents(graph: rdflib.Graph) -> set[Any]:
    return set(graph)


#: A call of each public method that reads; the two graphs must give the same.
READING: dict[str, Callable[[rdflib.Graph], object]] = {
    "absolutize": lambda g: g.absolutize("x", defrag=1).startswith("file:"),
    "all_nodes": lambda g: g.all_nodes(),
    "cbd": lambda g: g.cbd(E.b),
    "collection": lambda g: list(g.collection(g.value(E.a, E.grades))),
    "compute_qname": lambda g: g.compute_qname(C.Role),
    "connected": lambda g: g.connected(),
    "items": lambda g: list(g.items(g.value(E.a, E.grades))),
    "n3": lambda g: g.n3()[:2],
    "namespaces": lambda g: sorted(g.namespaces()),
    "namespace_manager": lambda g: g.namespace_manager.normalizeUri(E.a),
    "objects": lambda g: sorted(map(repr, g.objects(E.a, None))),
    "predicate_objects": lambda g: set(g.predicate_objects(E.a)),
    "predicates": lambda g: sorted(g.predicates(E.a, E.b)),
    "qname": lambda g: g.qname(C.Role),
    "resource": lambda g: g.resource(E.a).value(C.progressesTo).identifier,
    "serialize": lambda g: rdflib.Graph().parse(data=g.serialize(format="turtle"), format="turtle"),
    "print": lambda g: printed(g),
    "skolemize": lambda g: len(g.skolemize()),
    "de_skolemize": lambda g: g.skolemize().de_skolemize(),
    "subject_objects": lambda g: set(g.subject_objects(C.progressesTo)),
    "subject_predicates": lambda g: set(g.subject_predicates(E.b)),
    "subjects": lambda g: set(g.subjects(RDF.type, C.Role)),
    "toPython": lambda g: g.toPython() is g,
    "transitiveClosure": lambda g: set(
        g.transitiveClosure(lambda n, graph: graph.objects(n, C.progressesTo), E.a)
    ),
    "transitive_objects": lambda g: set(g.transitive_objects(E.a, C.progressesTo)),
    "transitive_subjects": lambda g: set(g.transitive_subjects(C.progressesTo, E.c)),
    "triples": lambda g: set(g.triples((None, SKOS.prefLabel, None))),
    "triples_choices": lambda g: set(g.triples_choices(([E.a, E.b], C.progressesTo, None))),
    "value": lambda g: g.value(E.b, SKOS.prefLabel),
    "isomorphic": lambda g: g.isomorphic(loads(ONTOLOGY).rdf),
    "query": lambda g: bool(g.query("ASK { ?s ?p ?o }")),
}
#: Methods that would write, open or remove something.
WRITING: dict[str, Callable[[rdflib.Graph], object]] = {
    "add": lambda g: g.add((E.a, RDFS.comment, Literal("x"))),
    "addN": lambda g: g.addN([(E.a, RDFS.comment, Literal("x"), g)]),
    "remove": lambda g: g.remove((E.a, None, None)),
    "set": lambda g: g.set((E.a, RDFS.comment, Literal("x"))),
    "update": lambda g: g.update("INSERT DATA { :a :b :c }"),
    "parse": lambda g: g.parse(data="<http://x/> a <http://y/> .", format="turtle"),
    "open": lambda g: g.open("folder", create=True),
    "destroy": lambda g: g.destroy("folder"),
}
#: What is neither: it does nothing, or belongs to this holder of the graph alone.
HARMLESS = {"bind", "close", "commit", "rollback", "identifier", "store"}


def printed(graph: rdflib.Graph) -> rdflib.Graph:
    out = StringIO()
    graph.print(format="nt", out=out)
    return rdflib.Graph().parse(data=out.getvalue(), format="nt")


def test_every_public_name_of_rdflibs_graph_is_looked_at():
    public = {name for name in dir(rdflib.Graph) if not name.startswith("_")}
    assert public - HARMLESS - READING.keys() - WRITING.keys() == set()


@pytest.mark.parametrize("name", READING)
def test_what_reads_reads_alike(pair, name):
    if not hasattr(rdflib.Graph, name):
        pytest.skip(f"this rdflib has no {name}")
    view, plain = pair
    assert same(READING[name](view), READING[name](plain))


@pytest.mark.parametrize("name", WRITING)
def test_what_writes_is_refused_and_leaves_all_as_it_was(pair, name, tmp_path, monkeypatch):
    view, _ = pair
    monkeypatch.chdir(tmp_path)
    kept = tmp_path / "folder" / "file.txt"
    kept.parent.mkdir()
    kept.write_text("kept", encoding="utf-8")
    before = set(view)
    with pytest.raises(cg.FrozenGraphError, match="read-only; copy it"):
        WRITING[name](view)
    assert set(view) == before
    assert kept.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("name", ["close", "commit", "rollback"])
def test_closing_leaves_the_graph_open(name):
    graph = loads(ONTOLOGY)
    size = len(graph.rdf)
    getattr(graph.rdf, name)()
    assert len(graph.rdf) == size
    assert graph.query("ASK { ?s ?p ?o }") is True


OPERATORS: dict[str, Callable[[rdflib.Graph, rdflib.Graph], object]] = {
    "+": lambda g, h: contents(g + h),
    "-": lambda g, h: contents(g - h),
    "*": lambda g, h: contents(g * h),
    "^": lambda g, h: contents(g ^ h),
    "len": lambda g, h: len(g),
    "in": lambda g, h: [(E.a, C.progressesTo, E.b) in g, (E.b, C.progressesTo, E.a) in g],
    "slice": lambda g, h: list(g[E.a : C.progressesTo]),
    "path": lambda g, h: sorted(g.objects(E.a, C.progressesTo * "+")),
    "bool": lambda g, h: bool(g),
    "literal as subject": lambda g, h: list(g.triples((Literal("x"), None, None))),
    "relative": lambda g, h: list(g.triples((URIRef("x"), None, None))),
    "unknown node": lambda g, h: list(g.triples((BNode("not here"), None, None))),
    "plain text": lambda g, h: list(g.triples((None, None, Literal("x")))),
    "typed text": lambda g, h: len(list(g.triples((None, None, Literal(2010))))),
}


@pytest.mark.parametrize("name", OPERATORS)
def test_operators_read_alike(pair, name):
    view, plain = pair
    more = rdflib.Graph()
    more.add((E.d, RDF.type, C.Role))
    more.add((E.a, RDF.type, C.Role))
    assert OPERATORS[name](view, more) == OPERATORS[name](plain, more)


@pytest.mark.parametrize("make", [copy.copy, copy.deepcopy, lambda g: pickle.loads(pickle.dumps(g))])
def test_a_copy_is_a_graph_of_ones_own(pair, make):
    view, plain = pair
    mine = make(view)
    assert isomorphic(mine, plain)
    mine.add((E.d, RDF.type, C.Role))
    assert len(mine) == len(view) + 1


def test_a_graph_that_was_pickled_has_a_view_that_nobody_changes():
    graph = loads(ONTOLOGY)
    assert len(graph.rdf)
    again = pickle.loads(pickle.dumps(graph))
    with pytest.raises(cg.FrozenGraphError):
        again.rdf.add((E.a, RDF.type, C.Skill))


def test_dumping_to_a_file_works(pair, tmp_path):
    view, plain = pair
    out = BytesIO()
    view.serialize(out, format="nt", encoding="utf-8")
    assert sorted(out.getvalue().splitlines()) == sorted(
        plain.serialize(format="nt", encoding="utf-8").splitlines()
    )


HARD = {
    "duration": '"P9999999999999999999999999999999999999999Y"^^xsd:duration',
    "decimal": '"1E-900000000"^^xsd:decimal',
    "HTML": '"' + "<b>" * 8_000 + '"^^rdf:HTML',
    "XML": '"' + "<b>" * 8_000 + '"^^rdf:XMLLiteral',
    "integer": '"' + "9" * 5_000 + '"^^xsd:integer',
    "date": '"99999-13-45"^^xsd:date',
    "normalised": '" a  b "^^xsd:token',
}


@pytest.mark.parametrize("name", HARD)
def test_a_literal_that_rdflib_would_choke_on_is_a_text_like_any_other(name):
    graph = loads(f":a :b {HARD[name]} .")
    assert len(list(graph.rdf)) == len(graph.rdf) == 1
    made = graph.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert len(made) == 1
    (value,) = graph.rdf.objects(E.a, E.b)
    assert list(graph.rdf.subjects(E.b, value)) == [E.a]
