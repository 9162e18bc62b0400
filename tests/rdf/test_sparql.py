"""Queries: Python values out, terms in, nothing reached and nothing changed."""

from __future__ import annotations

import copy
import gc
import time
from datetime import date, datetime
from decimal import Decimal

import pyoxigraph as ox
import pytest
import rdflib
from small import ACC, CG, EX, loads, turtle

import careergraph as cg
from careergraph.rdf import sparql_tokens as query_text
from careergraph.rdf.query_result import Row
from careergraph.rdf.sparql_tokens import substitute

VALUES = """
:junior a cg:Role ; skos:prefLabel "Junior"@en , "Júnior"@es ; cg:progressesTo :senior ;
    :plain "plain" ; :whole 7 ; :negative "-3"^^xsd:integer ; :small "5"^^xsd:byte ;
    :exact 1.50 ; :wide 2.5e0 ; :single "0.5"^^xsd:float ; :yes true ; :no "0"^^xsd:boolean ;
    :day "2024-02-29"^^xsd:date ; :moment "2024-02-29T08:30:00"^^xsd:dateTime ;
    :broken "seven"^^xsd:integer ; :grouped "1_000"^^xsd:integer ; :never "2023-02-30"^^xsd:date ;
    :own "x"^^:mine ; :text "eso"@ES ; :node [] ; :iri :other .
:senior a cg:Role ; skos:prefLabel "Senior"@en ; cg:progressesTo :lead .
:lead a cg:Role ; skos:prefLabel "Lead"@en .
"""


@pytest.fixture(scope="module")
def graph() -> cg.CareerGraph:
    return loads(VALUES)


# Values


@pytest.mark.parametrize(
    ("property", "expected"),
    [
        ("plain", "plain"),
        ("whole", 7),
        ("negative", -3),
        ("small", 5),
        ("exact", Decimal("1.50")),
        ("wide", 2.5),
        ("single", 0.5),
        ("yes", True),
        ("no", False),
        ("day", date(2024, 2, 29)),
        ("moment", datetime(2024, 2, 29, 8, 30)),
        ("broken", "seven"),
        ("grouped", "1_000"),
        ("never", "2023-02-30"),
        ("own", "x"),
        ("iri", f"{EX}other"),
    ],
)
def test_a_value_has_the_python_type_of_its_datatype(graph, property, expected):
    (row,) = graph.query(f"SELECT ?it {{ :junior :{property} ?it }}")
    assert row.it == expected
    assert type(row.it) is type(expected)


def test_a_text_with_a_language_is_a_str_that_has_it(graph):
    (row,) = graph.query("SELECT ?it { :junior :text ?it }")
    assert row.it == "eso"
    assert isinstance(row.it, str)
    assert row.it.language == "es"


def test_a_plain_text_has_no_language(graph):
    (row,) = graph.query("SELECT ?it { :junior :plain ?it }")
    assert not hasattr(row.it, "language")


def test_a_blank_node_is_written_as_one(graph):
    (row,) = graph.query("SELECT ?it { :junior :node ?it }")
    assert row.it.startswith("_:")


def test_an_unbound_variable_is_none(graph):
    (row,) = graph.query(
        "SELECT ?next ?gone { :junior cg:progressesTo ?next OPTIONAL { ?next :gone ?gone } }"
    )
    assert tuple(row) == (f"{EX}senior", None)


def test_counts_are_ints_and_means_decimals(graph):
    (row,) = graph.query(
        "SELECT (COUNT(?role) AS ?many) (AVG(?x) AS ?mean) { ?role a cg:Role BIND(1.5 AS ?x) }"
    )
    assert tuple(row) == (3, Decimal("1.5"))
    assert type(row.many) is int


# Rows and tables


def test_a_row_answers_by_place_by_column_and_by_attribute(graph):
    (row,) = graph.query("SELECT ?to ?from { ?from cg:progressesTo ?to FILTER(?to = :lead) }")
    assert row[0] == row["to"] == row.to == f"{EX}lead"
    assert row[1] == row["from"] == row[-1] == f"{EX}senior"
    assert row == (f"{EX}lead", f"{EX}senior")


def test_columns_named_like_methods_of_tuples_are_columns(graph):
    (row,) = graph.query("SELECT ?count ?index { :junior :whole ?count ; :plain ?index }")
    assert row.count == 7
    assert row.index == "plain"
    assert row["count"] == 7


def test_a_column_that_is_not_there_is_a_key_error_that_lists_them(graph):
    (row,) = graph.query("SELECT ?count { :junior :whole ?count }")
    with pytest.raises(KeyError, match=r"total.*count"):
        row["total"]
    with pytest.raises(AttributeError):
        _ = row.total
    with pytest.raises(IndexError):
        row[1]


def test_columns_stand_in_the_order_of_the_query(graph):
    result = graph.query("SELECT ?z ?a ?m { ?z a ?a ; skos:prefLabel ?m }")
    assert result.columns == ("z", "a", "m")
    assert list(result.to_dicts()[0]) == ["z", "a", "m"]


def test_a_result_is_a_sequence_that_can_be_read_twice(graph):
    result = graph.query("SELECT ?role { ?role a cg:Role } ORDER BY ?role")
    expected = [(f"{EX}junior",), (f"{EX}lead",), (f"{EX}senior",)]
    assert list(result) == expected
    assert list(result) == expected
    assert len(result) == 3
    assert result[1].role == f"{EX}lead"
    assert bool(result) is True
    assert bool(graph.query("SELECT ?x { ?x a cg:Benefit }")) is False


def test_a_result_becomes_dicts_and_data_frames(graph):
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    result = graph.query("SELECT ?n ?none { :junior :whole ?n OPTIONAL { :junior :gone ?none } }")
    assert result.to_dicts() == [{"n": 7, "none": None}]
    assert result.to_pandas()["n"].tolist() == [7]
    assert result.to_polars().rows() == [(7, None)]


def test_a_result_reads_well_as_text_and_in_a_notebook(graph):
    result = graph.query("SELECT ?label { :junior skos:prefLabel ?label } ORDER BY ?label")
    assert "label" in str(result)
    assert "Júnior" in str(result)
    assert "<td" in result._repr_html_()


# Forms of query


def test_ask_gives_a_bool(graph):
    assert graph.query("ASK { :junior cg:progressesTo :senior }") is True
    assert graph.query("ASK { :senior cg:progressesTo :junior }") is False


def test_construct_gives_an_rdflib_graph_of_ones_own(graph):
    made = graph.query("CONSTRUCT { ?b :comesAfter ?a } WHERE { ?a cg:progressesTo ?b }")
    assert isinstance(made, rdflib.Graph)
    after = rdflib.URIRef(f"{EX}comesAfter")
    assert set(made) == {
        (rdflib.URIRef(f"{EX}senior"), after, rdflib.URIRef(f"{EX}junior")),
        (rdflib.URIRef(f"{EX}lead"), after, rdflib.URIRef(f"{EX}senior")),
    }
    made.add((after, rdflib.RDF.type, rdflib.RDF.Property))
    assert len(made) == 3
    assert graph.query("ASK { :comesAfter ?p ?o }") is False


def test_describe_gives_an_rdflib_graph(graph):
    made = graph.query("DESCRIBE :lead")
    labels = list(made.objects(rdflib.URIRef(f"{EX}lead"), rdflib.SKOS.prefLabel))
    assert labels == [rdflib.Literal("Lead", lang="en")]


def test_a_detailed_statement_answers_as_a_plain_one():
    graph = loads(":a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] . :s a cg:Skill .")
    assert graph.query("ASK { :a cg:essentialSkill :s . :a cg:requiresSkill :s }") is True


def test_what_is_derived_is_told_apart_by_its_graph():
    graph = loads(":a a cg:Role ; cg:essentialSkill :s . :s a cg:Skill .")
    result = graph.query("SELECT ?p { GRAPH <https://w3id.org/careergraph/derived> { :a ?p :s } }")
    assert [row.p for row in result] == [f"{CG}requiresSkill"]


# Prefixes


def test_the_usual_prefixes_are_bound(graph):
    usual = {
        "cg": CG,
        "acc": ACC,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "prov": "http://www.w3.org/ns/prov#",
        "org": "http://www.w3.org/ns/org#",
        "esco": "http://data.europa.eu/esco/model#",
        "schema": "https://schema.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
    chosen = " ".join(f"({prefix}:it AS ?{prefix})" for prefix in usual)
    (row,) = graph.query(f"SELECT {chosen} {{}}")
    assert dict(zip(usual, row, strict=True)) == {prefix: f"{base}it" for prefix, base in usual.items()}


def test_prefixes_of_the_file_are_bound_and_a_query_may_declare_its_own():
    graph = cg.loads("@prefix firm: <https://firm.example/> . firm:a a <" + CG + "Role> .")
    assert graph.query("ASK { firm:a a cg:Role }") is True
    assert graph.query("PREFIX f: <https://firm.example/> ASK { f:a a cg:Role }") is True
    assert graph.query("PREFIX firm: <https://other.example/> ASK { firm:a a cg:Role }") is False


XML = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cg="{CG}"
    xmlns:firm="https://firm.example/"><cg:Role rdf:about="https://firm.example/a"/></rdf:RDF>"""
JSON = f"""{{"@context": {{"firm": "https://firm.example/", "cg": "{CG}"}},
    "@id": "firm:a", "@type": "cg:Role"}}"""


@pytest.mark.parametrize(("format", "text"), [("rdf", XML), ("jsonld", JSON)])
def test_prefixes_of_xml_and_json_are_bound(format, text):
    graph = cg.loads(text, format=format)
    assert graph.query("ASK { firm:a a cg:Role }") is True


def test_an_unknown_prefix_is_named_with_its_place(graph):
    with pytest.raises(cg.QueryError, match=r"'?hr'?.*PREFIX hr:") as caught:
        graph.query("SELECT ?x {\n  ?x hr:grade 3\n}")
    assert (caught.value.line, caught.value.column) == (2, 6)


# Bindings


@pytest.mark.parametrize(
    ("property", "value"),
    [
        ("plain", "plain"),
        ("whole", 7),
        ("exact", Decimal("1.50")),
        ("wide", 2.5),
        ("yes", True),
        ("day", date(2024, 2, 29)),
        ("moment", datetime(2024, 2, 29, 8, 30)),
        ("text", cg.LangString("eso", "es")),
        ("text", rdflib.Literal("eso", lang="es")),
        ("whole", rdflib.Literal(7)),
        ("iri", rdflib.URIRef(f"{EX}other")),
    ],
    ids=repr,
)
def test_a_binding_keeps_its_type(graph, property, value):
    result = graph.query(f"SELECT ?who {{ ?who :{property} ?it }}", it=value)
    assert [row.who for row in result] == [f"{EX}junior"]


def test_a_str_is_a_text_and_never_an_iri(graph):
    query = "SELECT ?who { ?who :iri ?it }"
    assert list(graph.query(query, it=f"{EX}other")) == []
    assert list(graph.query(query, it=rdflib.URIRef(f"{EX}other"))) == [(f"{EX}junior",)]


def test_roles_and_skills_are_bound_as_iris(accounts):
    query = "ASK { ?role cg:essentialSkill ?skill }"
    skill = accounts.skill("negotiation")
    assert accounts.query(query, role=accounts.role("acc:KeyAccountManager"), skill=skill) is True
    assert accounts.query(query, role=accounts.role("acc:AccountExecutive"), skill=skill) is False


def test_a_bound_variable_is_still_a_column(graph):
    result = graph.query("SELECT ?who ?it { ?who :whole ?it }", it=7)
    assert result.columns == ("who", "it")
    assert list(result) == [(f"{EX}junior", 7)]


def test_a_bound_variable_filters_by_language(graph):
    query = "SELECT ?label { :junior skos:prefLabel ?label FILTER(lang(?label) = ?language) }"
    assert [row.label for row in graph.query(query, language="es")] == ["Júnior"]
    assert [row.label for row in graph.query(query, language="en")] == ["Junior"]


def test_a_node_without_an_iri_is_refused_as_a_binding_and_works_in_rdflib():
    graph = loads(":a a cg:Role ; cg:requires [ cg:skill :x ] , [ cg:skill :y ] . [] a cg:Role .")
    nodes = list(graph.rdf.objects(rdflib.URIRef(f"{EX}a"), rdflib.URIRef(f"{CG}requires")))
    query = "SELECT ?skill { ?node cg:skill ?skill }"
    nameless = next(role for role in graph.roles if role.iri.startswith("_:"))
    for node in (*nodes, ox.BlankNode("b"), nameless):
        with pytest.raises(cg.QueryError, match=r"node without an IRI.*initBindings"):
            graph.query(query, node=node)
    assert [len(graph.rdf.query(query, initBindings={"node": node})) for node in nodes] == [1, 1]


def test_a_binding_reaches_into_subqueries_and_optional_parts(graph):
    query = """SELECT ?next ?label {
        { SELECT ?next { ?role cg:progressesTo ?next } }
        OPTIONAL { ?role skos:prefLabel ?label FILTER(lang(?label) = "en") }
    }"""
    assert list(graph.query(query, role=graph.role("Junior"))) == [(f"{EX}senior", "Junior")]


def test_a_binding_that_the_query_does_not_have_is_named(graph):
    with pytest.raises(cg.QueryError, match=r"\?rôle"):
        graph.query("SELECT ?role { ?role a cg:Role }", rôle="x")


def test_a_name_in_a_text_or_a_comment_is_no_variable(graph):
    with pytest.raises(cg.QueryError, match=r"\?it"):
        graph.query('SELECT ?who { ?who :plain "?it" } # ?it', it=7)


@pytest.mark.parametrize(
    "value", [None, ["plain"], object(), b"plain"], ids=["None", "list", "object", "bytes"]
)
def test_what_is_no_term_cannot_be_bound(graph, value):
    with pytest.raises(cg.QueryError, match=r"\?it cannot be bound"):
        graph.query("SELECT ?who { ?who :plain ?it }", it=value)


def test_an_iri_that_is_none_cannot_be_bound(graph):
    with pytest.raises(cg.QueryError, match=r"\?it cannot be bound"):
        graph.query("SELECT ?who { ?who :iri ?it }", it=rdflib.URIRef("not an iri> ; ?p ?o"))


INJECTIONS = [
    '" } UNION { ?who ?p ?o } #',
    'x" . ?who ?p ?o . "',
    "x' } #",
    '\\" } #',
    "\\",
    '"""',
    "?who",
    "line\nbreak\r\ttab",
    "<http://example.org/> a cg:Role",
    "\u202e\u0000é😀",
]


@pytest.mark.parametrize("text", INJECTIONS, ids=ascii)
def test_a_bound_text_stays_a_text(graph, text):
    assert list(graph.query("SELECT ?who { ?who :plain ?it }", it=text)) == []
    (row,) = graph.query("SELECT ?it {}", it=text)
    assert row.it == text


# The text that is sent to the engine


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK { ?s ?p ?x }", 'ASK { ?s ?p "a" }'),
        ("ASK { ?s ?p $x }", 'ASK { ?s ?p "a" }'),
        ("ASK { ?s ?p ?xy , ?x }", 'ASK { ?s ?p ?xy , "a" }'),
        ("SELECT ?x { ?s ?p ?x }", 'SELECT ("a" AS ?x) { ?s ?p "a" }'),
        ("SELECT ?s WHERE { ?s ?p ?x }", 'SELECT ?s WHERE { ?s ?p "a" }'),
        ("SELECT (STR(?x) AS ?y) {}", 'SELECT (STR("a") AS ?y) {}'),
        ("SELECT ?s { ?s ?p ?x } ORDER BY ?x", 'SELECT ?s { ?s ?p "a" } ORDER BY ("a")'),
        ("SELECT ?s { ?s ?p ?x } ORDER BY DESC(?x)", 'SELECT ?s { ?s ?p "a" } ORDER BY DESC("a")'),
        ('ASK { ?s ?p "?x", ?x } # ?x', 'ASK { ?s ?p "?x", "a" } # ?x'),
        ("ASK { ?s <http://e/?x> ?x }", 'ASK { ?s <http://e/?x> "a" }'),
        ("ASK { ?s ?p '''?x \" ?x''', ?x }", "ASK { ?s ?p '''?x \" ?x''', \"a\" }"),
        ("ASK { { SELECT ?x { ?s ?p ?x } } }", 'ASK { { SELECT ("a" AS ?x) { ?s ?p "a" } } }'),
    ],
)
def test_a_term_takes_the_place_of_whole_variables(query, expected):
    assert substitute(query, {"x": '"a"'}) == expected


def test_a_query_without_bindings_stays_as_it_is():
    query = "SELECT ?x { ?x a cg:Role } # done"
    assert substitute(query, {}) == query


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (1 AS ?x) {}",
        "SELECT ?s { ?s ?p ?o BIND(STR(?o) AS ?x) }",
        "SELECT ?s { VALUES ?x { 1 2 } ?s ?p ?x }",
        "SELECT ?s { VALUES (?s ?x) { (1 2) } }",
    ],
)
def test_a_variable_that_the_query_gives_a_value_cannot_be_bound(query):
    with pytest.raises(cg.QueryError, match=r"\?x cannot be bound"):
        substitute(query, {"x": '"a"'})


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT DISTINCT ?who ?it { ?who :whole ?it }", [(f"{EX}junior", 7)]),
        ("SELECT ?who { ?who :whole ?it } ORDER BY ?it LIMIT 1", [(f"{EX}junior",)]),
        ("SELECT ?it (COUNT(?who) AS ?n) { ?who :whole ?it } GROUP BY ?it", [(7, 1)]),
        ("SELECT (COUNT(?who) AS ?n) { ?who :whole ?it } GROUP BY ?it HAVING(?it > 6)", [(1,)]),
        ("SELECT ?who { ?who :whole ?w FILTER(?w IN (?it)) }", [(f"{EX}junior",)]),
        ("SELECT ?who { ?who :whole ?w FILTER NOT EXISTS { ?who :small ?it } }", [(f"{EX}junior",)]),
        ("SELECT * { ?who :whole ?it }", [(f"{EX}junior",)]),
        ("SELECT ?who { ?who :whole ?it } VALUES ?who { :junior :lead }", [(f"{EX}junior",)]),
    ],
)
def test_bindings_work_wherever_a_variable_may_stand(graph, query, expected):
    assert list(graph.query(query, it=7)) == expected


# Deadlines

CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


def test_a_deadline_stops_a_query_and_the_graph_lives_on():
    graph = cg.load()
    begun = time.monotonic()
    with pytest.raises(cg.QueryTimeout, match=r"0\.3 s") as caught:
        graph.query(CARTESIAN, timeout=0.3)
    assert time.monotonic() - begun < 10
    assert isinstance(caught.value, TimeoutError)
    assert graph.query("ASK { acc:AccountExecutive a cg:Role }") is True


def test_a_deadline_that_is_kept_changes_no_answer(graph):
    query = "SELECT ?n ?day ?label { :junior :whole ?n ; :day ?day ; :text ?label }"
    (row,) = graph.query(query, timeout=30)
    assert tuple(row) == (7, date(2024, 2, 29), "eso")
    assert row.label.language == "es"
    assert graph.query("ASK { ?s :whole ?it }", timeout=30, it=7) is True
    assert len(graph.query("CONSTRUCT { ?s :is ?o } WHERE { ?s :whole ?o }", timeout=30)) == 1


def test_errors_come_through_a_deadline(graph):
    with pytest.raises(cg.QueryError) as caught:
        graph.query("SELECT ?x { ?x", timeout=30)
    assert caught.value.line == 1
    with pytest.raises(cg.QueryRefused, match="SERVICE"):
        graph.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", timeout=30)


@pytest.mark.parametrize("timeout", [0, -1.5])
def test_a_deadline_is_above_zero(graph, timeout):
    with pytest.raises(cg.InvalidArgument, match="timeout"):
        graph.query("ASK {}", timeout=timeout)


# What is refused


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p ?e . sErViCe ?e { ?a ?b ?c } }", "SERVICE"),
        ("SELECT * { ?s ?p ?o }# { \nSERVICE<http://127.0.0.1:9/>{ ?s ?p ?o }", "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("SELECT * from named <http://127.0.0.1:9/> { ?s ?p ?o }", "FROM"),
        ("ASK FROM <http://127.0.0.1:9/> { ?s ?p ?o }", "FROM"),
        ("LOAD <file:///etc/passwd>", "LOAD"),
        ("load silent <file:///etc/passwd>", "LOAD"),
        ("INSERT DATA { :a :b :c }", "INSERT"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("PREFIX x: <http://x/> DELETE DATA { x:a x:b x:c }", "DELETE"),
        ("WITH <http://g/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
        ("CLEAR ALL", "CLEAR"),
        ("DROP GRAPH <http://g/>", "DROP"),
        ("CREATE GRAPH <http://g/>", "CREATE"),
        ("COPY DEFAULT TO <http://g/>", "COPY"),
        ("MOVE DEFAULT TO <http://g/>", "MOVE"),
        ("ADD DEFAULT TO <http://g/>", "ADD"),
        ("# a comment first\nINSERT DATA { :a :b :c }", "INSERT"),
    ],
)
def test_what_reaches_outside_or_changes_data_is_refused_by_name(graph, query, word):
    with pytest.raises(cg.QueryRefused, match=rf"^{word} "):
        graph.query(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?s { ?s :plain "SERVICE FROM LOAD" }',
        "SELECT ?s { ?s :plain 'INSERT' } # SERVICE <http://x/> FROM",
        'SELECT ?s { ?s :plain """a " FROM b\nSERVICE""" }',
        "SELECT ?service ?FROM { ?service :load ?FROM }",
        "SELECT ?s { ?s :service :from . ?s :LOAD <http://example.org/SERVICE> }",
        'SELECT ?s { ?s :plain "escaped \\" SERVICE" }',
        "PREFIX service: <http://example.org/> SELECT ?s { ?s service:from service:load }",
        "SELECT ?add ?copy { ?add :move ?copy }",
    ],
)
def test_the_same_words_elsewhere_are_no_reason_to_refuse(graph, query):
    assert list(graph.query(query)) == []


# What is wrong


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [
        ("SELECT ?x { ?x a cg:Role", 1, 25),
        ("SELECT ?x {\n  ?x a cg:Role ;;; }}", 2, 21),
        ("SELECT ?x {\n  ?x a\n  FILTER }", 3, 9),
    ],
)
def test_a_syntax_error_has_its_place(graph, query, line, column):
    with pytest.raises(cg.QueryError, match=rf"line {line}, column {column}") as caught:
        graph.query(query)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert isinstance(caught.value, ValueError)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("query", ["", "   ", "# nothing", "roles", "SELECT"])
def test_what_is_no_query_is_an_error(graph, query):
    with pytest.raises(cg.QueryError):
        graph.query(query)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("ASK { " + "{" * 5_000 + "}" * 5_000 + " }", "nested"),
        ("ASK { FILTER(" + "(" * 5_000 + "1" + ")" * 5_000 + ") }", "nested"),
        ("ASK { FILTER(" + "||".join(["true"] * 20_000) + ") }", "more than 1,000 words"),
        ("ASK { ?s ?p '" + "x" * 1_000_001 + "' }", "longer"),
    ],
    ids=["braces", "brackets", "operators", "characters"],
)
def test_a_query_that_the_engine_could_not_bear_is_an_error(graph, query, said):
    with pytest.raises(cg.QueryError, match=said):
        graph.query(query)


def test_named_graphs_of_a_file_can_be_queried_and_count_once():
    text = turtle("GRAPH :g { :a a cg:Role ; skos:prefLabel 'A'@en } :b a cg:Role . :b cg:progressesTo :a .")
    graph = cg.loads(text, format="trig")
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) { :a skos:prefLabel ?label }")
    assert row.n == 1
    assert list(graph.query("SELECT ?g { GRAPH ?g { :a skos:prefLabel ?label } }")) == [(f"{EX}g",)]


def test_columns_of_many_names_take_no_more_memory_for_ever(graph):
    for number in range(600):
        graph.query(f"SELECT (1 AS ?never_{number}) {{}}")
    gc.collect()
    assert len(Row.__subclasses__()) <= 300


@pytest.mark.parametrize(
    "ask", [lambda graph, query: graph.query(query), lambda graph, query: graph.rdf.query(query)]
)
def test_a_query_that_is_too_long_is_not_even_looked_at(graph, ask, monkeypatch):
    monkeypatch.setattr(query_text, "tokens", None)
    with pytest.raises(cg.QueryError, match=r"longer than 1,000,000 characters; ask in parts"):
        ask(graph, "a b " * 300_000)


# Misspelt terms


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        (
            "SELECT ?r { ?r cg:requiresSkil ?s }",
            "no rows: 'cg:requiresSkil' is no term of the vocabulary; did you mean 'cg:requiresSkill'?",
        ),
        (
            f"PREFIX careers: <{CG}> SELECT ?r {{ ?r careers:progresesTo ?s }}",
            "no rows: 'cg:progresesTo' is no term of the vocabulary; did you mean 'cg:progressesTo'?",
        ),
        (f"SELECT ?r {{ ?r <{CG}xyzzy> ?s }}", "no rows: 'cg:xyzzy' is no term of the vocabulary"),
        ("SELECT ?r { ?r cg:buildsOn ?s }", ""),
        ("PREFIX cg: <http://elsewhere.org/> SELECT ?r { ?r cg:requiresSkil ?s }", ""),
        ("SELECT ?r { ?r rdfs:label 'cg:requiresSkil' }", ""),
        ("SELECT ?r { { ?r a cg:Rol } UNION { ?r a cg:Role } }", ""),
    ],
)
def test_an_empty_answer_names_the_term_that_does_not_exist(
    graph: cg.CareerGraph, query: str, hint: str
) -> None:
    result = graph.query(query)
    assert result.hint == hint
    assert " ".join(str(result).split()).endswith(hint)
    assert copy.copy(result).hint == hint
