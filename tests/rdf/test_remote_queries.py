"""Queries to a real SPARQL server: the same rows as in process, and what is refused is never sent."""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hostile_queries import DEEP, REACHING_OUTSIDE, WIDE
from rdflib.compare import isomorphic
from sparql_servers import OXIGRAPH, answer, answering, oxigraph, served

import careergraph as cg

PAGE = next(path for path in Path(__file__).parents if (path / "pyproject.toml").exists()) / "docs/sparql.md"
QUERIES = {
    "select": "SELECT ?role ?label { ?role a cg:Role ; skos:prefLabel ?label } ORDER BY ?role ?label",
    "count": "SELECT (COUNT(*) AS ?n) (AVG(?rank) AS ?mean) { ?level cg:rank ?rank }",
    "optional": "SELECT ?role ?in { ?role a cg:Role OPTIONAL { ?role cg:family ?in } } ORDER BY ?role",
    "derived": "SELECT ?skill { acc:AccountDirector cg:essentialSkill ?skill } ORDER BY ?skill",
    "own prefix": "PREFIX skos: <http://example.org/> SELECT ?x { ?x skos:prefLabel ?y }",
    "comment": "# first\nBASE <https://w3id.org/careergraph/> ASK { <accounts/AccountManager> a cg:Role }",
    "ask": "ASK { acc:AccountManager cg:progressesTo acc:KeyAccountManager }",
    "never": "ASK { acc:KeyAccountManager cg:progressesTo acc:AccountManager }",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    return cg.load().save(tmp_path_factory.mktemp("whole") / "whole.nt", derived=True).read_bytes()


@pytest.fixture(scope="module", params=["oxigraph", "a small one"])
def endpoint(request, whole) -> Iterator[cg.Endpoint]:
    """The accounts ontology with what follows from it, on Oxigraph's own server and on a small one."""
    if request.param == "oxigraph":
        if OXIGRAPH is None:
            pytest.skip("no oxigraph is installed: pip install oxigraph")
        with oxigraph(whole) as (url, _):
            yield cg.connect(url)
    else:
        store = ox.Store()
        store.bulk_load(whole, ox.RdfFormat.N_TRIPLES)
        with served(store) as (url, _):
            yield cg.connect(url)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_has_the_same_rows_as_in_process(endpoint, accounts, name):
    here, there = accounts.query(QUERIES[name]), endpoint.query(QUERIES[name])
    assert here == there
    if isinstance(here, cg.QueryResult):
        assert [[type(each) for each in row] for row in here] == [
            [type(each) for each in row] for row in there
        ]


def test_values_are_pythons_and_texts_have_their_language(endpoint):
    (row,) = endpoint.query(
        "SELECT ?label (2 AS ?n) (1.5 AS ?d) (true AS ?t) { acc:AccountManager "
        'skos:prefLabel ?label FILTER(lang(?label) = "es") }'
    )
    assert (row.label.language, row.n, str(row.d), row.t) == ("es", 2, "1.5", True)


def test_bindings_are_those_of_a_loaded_graph(endpoint, accounts):
    text = "SELECT ?label { ?role cg:requiresSkill ?s ; skos:prefLabel ?label FILTER(lang(?label) = ?lang) }"
    bound = {"s": accounts.skill("negotiation"), "lang": "es"}
    assert sorted(endpoint.query(text, **bound)) == sorted(accounts.query(text, **bound)) != []
    assert list(endpoint.query("SELECT ?x { ?x skos:prefLabel ?y }", y='" } SERVICE <http://e/> { #')) == []
    with pytest.raises(cg.QueryError, match=r"no variable \?z"):
        endpoint.query("ASK { ?x ?y 1 }", z=1)


@pytest.mark.parametrize(
    "text", ['" } #', "\\", "\\u0022", '"""', "?who", "a\nb\r\tc", "\u202e\u0000é😀"], ids=ascii
)
def test_a_bound_text_comes_back_as_it_was(endpoint, text):
    (row,) = endpoint.query("SELECT ?it {}", it=text)
    assert row.it == text


def test_construct_and_describe_give_the_same_graphs(endpoint, accounts):
    for text in (
        "CONSTRUCT WHERE { ?role a cg:Role ; skos:prefLabel ?label }",
        "DESCRIBE acc:AccountManager",
    ):
        here, there = accounts.query(text), endpoint.query(text)
        assert isinstance(there, rdflib.Graph)
        assert isomorphic(here, there)
        assert dict(there.namespaces())["cg"]


def test_the_examples_of_the_page_give_the_same_rows(endpoint, accounts):
    """Those of `cgf:`, which no server has, are refused there, and answered by what is loaded from it."""
    loaded = endpoint.load()
    asked = []

    class Asking:
        def __getattr__(self, name: str) -> object:
            return getattr(accounts, name)

        def query(self, text: str, **bindings: object) -> object:
            asked.append(text)
            if "cgf:" not in text:
                return endpoint.query(text, **bindings)
            with pytest.raises(cg.QueryError, match=r"no server has them; ask endpoint\.load\(\)"):
                endpoint.query(text, **bindings)
            return loaded.query(text, **bindings)

    page = PAGE.read_text("utf-8").replace(">>> graph = cg.load()\n", "")
    test = doctest.DocTestParser().get_doctest(page, {"cg": cg, "graph": Asking()}, "sparql.md", None, 0)
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test)
    assert result.failed == 0
    assert len(asked) >= 3


def test_what_a_server_does_not_understand_is_told_in_its_words(endpoint):
    if "query" not in endpoint.url:
        pytest.skip("only Oxigraph's own server says so")
    with pytest.raises(cg.EndpointError, match=r"does not take the query: .*HTTP 400") as caught:
        endpoint.query("SELECT ?x { ?x a cg:Role } LIMIT many")
    assert (caught.value.status, caught.value.url) == (400, endpoint.url)
    assert "\n" not in str(caught.value)


def test_a_server_is_given_no_more_time_than_the_query_has(endpoint):
    if "query" not in endpoint.url:
        pytest.skip("a thread of this process would go on")
    with pytest.raises(cg.QueryTimeout, match=r"did not answer within 0\.3 s"):
        endpoint.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0.3)
    assert endpoint.query("ASK { ?role a cg:Role }") is True


# What never gets there


@pytest.fixture(scope="module")
def unasked() -> Iterator[cg.Endpoint]:
    """A server that must not be asked."""
    with answering(answer(b"{}")) as (url, requests):
        yield cg.connect(url, timeout=5)
        assert requests == []


@pytest.mark.parametrize("query", REACHING_OUTSIDE)
def test_what_reaches_outside_is_refused_before_it_is_sent(unasked, query):
    with pytest.raises(cg.QueryRefused, match=r"SERVICE|FROM|LOAD|INSERT|DELETE|CLEAR"):
        unasked.query(query)


@pytest.mark.parametrize("query", [*WIDE.values(), *DEEP.values()], ids=[*WIDE, *DEEP])
def test_a_query_that_is_too_much_in_process_is_too_much_for_a_server(unasked, query):
    with pytest.raises(cg.QueryError, match=r"more than 1,000 words and signs|nested too deeply"):
        unasked.query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "x\\u0022 . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } # " }',
        "SELECT * { ?s ?p ?o } # \\U0000000A SERVICE <http://127.0.0.1:9/> { }",
        'SELECT * { ?s ?p "\\\\\\u0022" }',
    ],
)
def test_a_character_by_its_number_hides_no_word_from_the_guard(unasked, query):
    with pytest.raises(cg.QueryRefused, match=r"could hide a word.*write the character itself"):
        unasked.query(query)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x {\n  ?x hr:grade 3\n}", r"line 2, column 6: prefix 'hr' is not known"),
        ("roles", "no SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("", "no SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("ASK { ?s ?p '" + "x" * 1_000_001 + "' }", "longer than 1,000,000 characters"),
        ("SELECT (<https://w3id.org/careergraph/functions#fit>(1, 2) AS ?x) {}", "no server has them"),
    ],
    ids=["prefix", "word", "nothing", "long", "function"],
)
def test_what_is_wrong_with_a_query_is_said_before_it_is_sent(unasked, query, said):
    with pytest.raises(cg.QueryError, match=said):
        unasked.query(query)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), "soon", True])
def test_a_deadline_is_a_number_of_seconds(unasked, timeout):
    with pytest.raises(cg.InvalidArgument, match="timeout="):
        unasked.query("ASK {}", timeout=timeout)
    with pytest.raises(cg.InvalidArgument, match="timeout="):
        cg.connect(unasked.url, timeout=timeout)


def test_a_query_is_sent_once_as_a_query_and_nothing_else():
    with answering(answer(b'{"head":{},"boolean":true}')) as (url, requests):
        assert cg.connect(url + "?repository=a%20b").query("ASK { ?x a cg:Role }") is True
    (sent,) = requests
    head, _, body = sent.partition(b"\r\n\r\n")
    assert head.startswith(b"POST /sparql?repository=a%20b HTTP/1.1\r\n")
    assert body.startswith(b"query=PREFIX+cg%3A+%3Chttps")
    assert b"&" not in body
    assert b"cookie" not in head.lower()
    assert b"authorization" not in head.lower()
