"""What would end the process, fill the memory or reach outside is stopped in front, in linear time."""

from __future__ import annotations

import time

import pytest
from hostile_queries import DEEP, REACHING_OUTSIDE, WIDE
from small import PREFIXES, loads, turtle

import careergraph as cg


@pytest.fixture(scope="module")
def graph() -> cg.CareerGraph:
    return loads(":a a cg:Role ; cg:progressesTo :b . :b a cg:Role ; skos:notation true .")


# Queries that reach outside


@pytest.mark.parametrize("query", REACHING_OUTSIDE)
def test_a_query_that_reaches_outside_is_refused_by_name(graph, query):
    with pytest.raises(cg.QueryRefused, match=r"SERVICE|FROM|LOAD|INSERT|DELETE|CLEAR"):
        graph.query(query)
    with pytest.raises(cg.QueryRefused):
        graph.rdf.query(query)


@pytest.mark.parametrize(
    "query",
    [
        'ASK { FILTER(1<2)SERVICE?e#>\n{ ?s ?p ?o } BIND("x" AS ?e) }',
        "ASK { FILTER(1<" + "(" * 20_000 + "1>0" + ")" * 20_000 + ") }",
        "ASK { FILTER(1<" + "!" * 20_000 + "1>0) }",
    ],
)
def test_a_comparison_that_could_be_an_iri_is_not_guessed_at(graph, query):
    with pytest.raises(cg.QueryError, match="may be an IRI or a comparison; write a space"):
        graph.query(query)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s ?p ?o } # SERVICE <http://e/> { }",
        'ASK { ?s ?p ?o FILTER(?o != "SERVICE <http://e/> { }") }',
        "ASK { ?s ?p ?o FILTER(?o != '''FROM\n LOAD''') }",
        "ASK { ?service ?from $load }",
        "PREFIX service: <http://e/> ASK { GRAPH service:g { ?s ?p ?o } }",
        "PREFIX service: <http://e/> ASK { service:a service:b service:FROM }",
        "ASK { ?s ?p <http://e/SERVICE#FROM> }",
        'ASK { FILTER("a"@from = "b"@service) }',
        "ASK { FILTER(1<2&&3>1) }",
        "ASK { VALUES (?a ?b) { (1 <http://e/a#b>) } }",
        "ASK { VALUES (?a ?b) { (1 <urn:a:b>) } }",
        "ASK { FILTER(?x IN (<urn:a#b>, <urn:c#d>)) }",
    ],
)
def test_words_that_only_look_so_are_let_through(graph, query):
    assert graph.query(query) in (True, False)


def test_a_variable_behind_a_less_than_sign_is_bound(graph):
    assert graph.query("ASK { FILTER(1<?b&&?c>1) }", b=2, c=2) is True


# Queries that the engine could not bear


@pytest.mark.parametrize("name", WIDE)
def test_a_query_with_too_many_parts_is_refused(graph, name):
    with pytest.raises(cg.QueryError, match="more than 1,000 words and signs"):
        graph.query(WIDE[name])


@pytest.mark.parametrize("name", DEEP)
def test_a_query_that_is_too_deep_is_refused(graph, name):
    with pytest.raises(cg.QueryError, match=r"nested too deeply, beyond 64|more than 1,000 words"):
        graph.query(DEEP[name])


@pytest.mark.parametrize("opening", ["<< ?s ?p ", "<<( ?s ?p ", "?s ?p ?o {| ?p "])
def test_triple_terms_in_a_query_are_refused(graph, opening):
    with pytest.raises(cg.QueryError, match="triple term"):
        graph.query("ASK { ?x ?y " + opening * 5_000)


def test_long_lists_are_no_long_queries(graph):
    items = ",".join(map(str, range(20_000)))
    assert graph.query(f"ASK {{ ?s ?p ?o FILTER(?o IN ({items})) }}") is False
    assert len(graph.query(f"SELECT * {{ VALUES ?x {{ {items.replace(',', ' ')} }} }}")) == 20_000
    pairs = " ".join(f"({number} <http://e/{number}#x>)" for number in range(5_000))
    assert len(graph.query(f"SELECT * {{ VALUES (?x ?y) {{ {pairs} }} }}")) == 5_000


@pytest.mark.parametrize(
    "text", ["a1" * 400_000, "é" * 900_000, "a." * 100_000, "<" * 900_000, '"' * 900_001]
)
def test_a_query_is_looked_at_in_linear_time(graph, text):
    start = time.perf_counter()
    with pytest.raises(cg.QueryError):
        graph.query(f"ASK {{ {text} }}")
    assert time.perf_counter() - start < 10


# Texts that the parser could not bear

DEPTH = 100_000
OPENING, CLOSING = "<<( :a :p ", " )>>"
TRIPLE = OPENING * DEPTH + ":z" + CLOSING * DEPTH


@pytest.mark.parametrize("format", ["turtle", "trig"])
@pytest.mark.parametrize(
    "before", [":a", ":b\\#x", ":b\\' , ':c'", "<http://e/\\u0041#x>", ":b . # a comment ends here\r:a :p :c"]
)
def test_deep_triple_terms_are_refused_wherever_they_hide(format, before):
    text = turtle(f":a :p {before} , {TRIPLE} .")
    with pytest.raises(cg.ParseError, match="triple terms"):
        cg.loads(text, format=format)


@pytest.mark.parametrize(
    "body",
    [
        ":a :p << :b :q :c >> .",
        ":a :p :b {| :q :c |} .",
        ":a :p :b ~ :r .",
        ':a :p "x"@en--ltr .',
        *(f":a :p {form}~ ." for form in ('"a"', "1", "1.5", "true", ":z", "[]", "[ :q 1 ]", "(1)", "_:b")),
        *(f":a :p {form}~ ." for form in ('"a"@en', "'a'", '"""a"""', "'''a'''", '"1"^^xsd:byte', "<a:z>")),
        ":a :p :z~:r .",
        ":a :p :z~_:r, 2 .",
        ":a :p (:z)~ ; :q 1 .",
    ],
)
def test_what_only_rdf_12_has_is_refused(body):
    with pytest.raises(cg.ParseError, match=r"RDF 1\.2.*not supported") as caught:
        loads(body)
    assert caught.value.line == PREFIXES.count("\n") + 1


RDF_12_IN_XML = {
    "a triple term": '<e:p r:parseType="Triple"><r:Description r:about="http://e/x"><e:q>1</e:q></r:Description></e:p>',
    "a direction": '<e:p xml:lang="ar" its:dir="rtl">x</e:p>',
    "an annotation": '<e:p r:annotation="http://e/b">x</e:p>',
    "an annotated node": '<e:p r:annotationNodeID="b">x</e:p>',
}


@pytest.mark.parametrize("name", RDF_12_IN_XML)
def test_what_only_rdf_12_has_is_refused_in_rdf_xml(name):
    text = f"""<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/"
        xmlns:its="http://www.w3.org/2005/11/its" r:version="1.2" its:version="2.0">
        <r:Description r:about="http://e/a">{RDF_12_IN_XML[name]}</r:Description></r:RDF>"""
    with pytest.raises(cg.ParseError, match=r"RDF 1\.2.*not supported") as caught:
        cg.loads(text, format="rdfxml")
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "text",
    [
        '{"@id": "e:a", "e:p": {"@value": "x", "@language": "ar", "@direction": "rtl"}}',
        '{"@id": "e:a", "e:p": {"@value": "x", "@direction": "rtl"}}',
        '{"@context": {"@direction": "rtl", "@language": "ar"}, "@id": "e:a", "e:p": "x"}',
        '{"@context": {"p": {"@id": "e:p", "@direction": "ltr", "@language": "en"}}, "@id": "e:a", "p": "x"}',
        '{"@context": {"way": "@direction"}, "@id": "e:a", "e:p": {"@value": "x", "way": "rtl"}}',
    ],
)
def test_a_text_with_a_direction_is_refused_in_json_ld(text):
    with pytest.raises(cg.ParseError, match=r"texts with a direction") as caught:
        cg.loads(text, format="jsonld")
    assert (caught.value.line, caught.value.column) == (1, text.index('"@direction"') + 1)


@pytest.mark.parametrize("text", ["<< in a text", "{| ~ --ltr", "# {| no comment"])
def test_signs_of_rdf_12_in_texts_are_texts(text):
    assert len(loads(f':a skos:note \'{text}\' , """{text}""" . # << {{| ~\n').rdf) == 1


LONG = "http://example.org/" + "x" * 100_000 + "/"
GROWING = {
    "a prefix": ("turtle", f"@prefix p: <{LONG}> .\n" + "p:a p:b p:c .\n" * 5_000),
    "in another case": ("turtle", f"PrEfIx p: # why\n\n <{LONG}>\n" + "p:a p:b p:c .\n" * 5_000),
    "a base": ("turtle", f"@base <{LONG}> .\n" + "<a> <b> <c> .\n" * 5_000),
    "many bases": (
        "turtle",
        "base <http://e/>\n" + "base <xxxxx/>\n" * 50_000 + "<a> <b> <c> .\n" * 9_000,
    ),
    "trig": ("trig", f"@prefix p: <{LONG}> .\n" + "p:a p:b p:c .\n" * 5_000),
    "a term": (
        "jsonld",
        f'{{"@context": {{"p": "{LONG}"}}, "@graph": [' + ",".join(['{"p:a": 1}'] * 9_000) + "]}",
    ),
    "a vocabulary": (
        "jsonld",
        f'{{"@context": {{"@vocab": "{LONG}"}}, "@graph": [' + ",".join(['{"a": 1}'] * 9_000) + "]}",
    ),
    "a namespace": (
        "rdfxml",
        f'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:p="{LONG}">'
        + "<p:a p:b='1'/>" * 5_000
        + "</r:RDF>",
    ),
}


@pytest.mark.parametrize("name", GROWING)
def test_a_small_file_that_would_fill_the_memory_is_refused(name):
    format, text = GROWING[name]
    with pytest.raises(cg.ParseError, match="makes the file grow beyond measure; shorten it"):
        cg.loads(text, format=format)


def test_long_iris_and_long_prefixes_are_fine_where_they_are_few():
    assert loads(f"<{LONG}> a cg:Role . " + ":a :p :b . " * 9_000).roles[0].iri == LONG
    assert cg.loads(f"@prefix p: <{LONG}> . p:a p:b p:c .").roles == ()
    name = "p" * 1_000_000
    assert len(cg.loads(f"@prefix {name}: <http://e/> . {name}:a {name}:b {name}:c .").rdf) == 1


def test_an_error_is_short_however_long_the_text():
    for text in ("x" * 1_000_000 + ":a a :b .", "@prefix : <http://e/> . " + "y" * 1_000_000):
        with pytest.raises(cg.ParseError) as caught:
            cg.loads(text)
        assert len(str(caught.value)) < 500


DEEP_JSON = {
    "lists": "[" * 5_000 + "]" * 5_000,
    "properties": '{"http://e/p":' * 5_000 + "1" + "}" * 5_000,
    "@list": '{"http://e/p":{"@list":[' * 2_000 + "]}}" * 2_000,
    "@graph": '{"@graph":[' * 5_000 + "]}" * 5_000,
    "@included": '{"@included":' * 5_000 + "{}" + "}" * 5_000,
    "contexts": '{"@context":' + '{"a":{"@id":"http://e/a","@context":' * 2_000 + "{}" + "}}" * 2_000 + "}",
}


@pytest.mark.parametrize("name", DEEP_JSON)
def test_deep_json_is_refused(name):
    with pytest.raises(cg.ParseError, match="nested too deeply, beyond 200"):
        cg.loads(DEEP_JSON[name], format="jsonld")


@pytest.mark.parametrize("format", ["turtle", "trig"])
@pytest.mark.parametrize(("opening", "closing"), [("[ :p ", " ]"), ("( ", " )")])
def test_deep_nodes_load(format, opening, closing):
    assert cg.loads(turtle(f":a :p {opening * DEPTH}:z{closing * DEPTH} ."), format=format).roles == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("format", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_another_encoding_without_a_mark_is_called_one(encoding, format):
    text = {"jsonld": "{}", "rdfxml": "<a/>"}.get(format, "<a:a> <a:a> <a:a> .")
    with pytest.raises(cg.ParseError, match="UTF-16, UTF-32 or binary; save it as UTF-8"):
        cg.loads(text.encode(encoding), format=format)


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"PK\x03\x04", "Excel workbook"),
        (b"\x1f\x8b", "gunzip"),
        (b"BZh91AY&SY", "bunzip2"),
        (b"\xfd7zXZ", "unxz"),
        (b"\x28\xb5\x2f\xfd", "unzstd"),
        (b"%PDF-1.7", "binary"),
        (b"\x89PNG", "binary"),
        (b"\xd0\xcf\x11\xe0", "binary"),
        (b"<!-- saved from -->\n<html>", "web page"),
    ],
)
def test_a_file_of_another_kind_is_called_so(start, said):
    with pytest.raises(cg.ParseError, match=said):
        cg.loads(start + b"\x01 rest", format="turtle")


def test_half_of_a_surrogate_pair_in_json_is_refused():
    with pytest.raises(cg.ParseError, match="half of a surrogate pair"):
        cg.loads('{"http://e/p": "\\ud800"}', format="jsonld")
    assert len(cg.loads('{"http://e/p": "\\ud83d\\ude00"}', format="jsonld").rdf) == 1


@pytest.mark.parametrize("encoding", ["utf-7", "punycode", "idna", "unicode_escape", "rot13", "bogus"])
def test_only_encodings_of_xml_are_decoded(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><a/>'
    with pytest.raises(cg.ParseError, match="save it as UTF-8"):
        cg.loads(text.encode(), format="rdfxml")
