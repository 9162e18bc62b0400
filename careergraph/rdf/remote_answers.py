"""The answers of a SPARQL server, as the values that the same query gives in process.

Bytes from a server are not to be trusted: what would end the process or fill the memory is stopped in
front of the engine that reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from careergraph.errors import LimitError, ParseError, QueryError, QueryRefused, QueryTimeout
from careergraph.rdf.python_values import value
from careergraph.rdf.query_guard import CheckedQuery
from careergraph.rdf.query_result import QueryResult
from careergraph.rdf.reading import Reading, read_more
from careergraph.rdf.sparql import checked_query, checked_timeout, undeclared_prefix
from careergraph.rdf.sparql_server import Answer, SparqlServer
from careergraph.rdf.sparql_tokens import tokens
from careergraph.rdf.terms import Term
from careergraph.support.text import quote, shown_url, visible
from careergraph.vocabulary import FUNCTIONS, PREFIXES

if TYPE_CHECKING:
    import rdflib

#: How many cells a table may have, also those that are empty and cost the server nothing.
MAX_CELLS: Final = 2**24
#: How deep the JSON of results nests, and a little more.
_MAX_DEPTH: Final = 8
_JSON: Final = "application/sparql-results+json"
_GRAPHS: Final = {"application/n-triples": "ntriples", "text/turtle": "turtle"}
_ACCEPTED_GRAPHS: Final = "application/n-triples, text/turtle;q=0.5"
#: What stands between the brackets of JSON; a text that does not end goes to the end.
_BETWEEN: Final = re.compile(rb'(?>(?:"(?>[^"\\]*(?:\\.[^"\\]*)*)(?:"|\\?\Z)|[^"\[\]{}]+)+)', re.DOTALL)
#: An escaped character of SPARQL, behind backslashes that escape one another.
_ESCAPED: Final = re.compile(r"(?<!\\)(?:\\\\)*\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")


def ask_server(
    server: SparqlServer, query: str, timeout: float | None, bindings: Mapping[str, object]
) -> QueryResult | bool | rdflib.Graph:
    """Answer a query from a server: with a table, a truth value or a graph.

    Raises `QueryRefused` and `QueryError` as in process, before anything is sent; `QueryTimeout`, also
    where the answer comes too late; `EndpointError`.
    """
    checked = checked_query(query, bindings)
    text = _with_prefixes(checked)
    seconds = checked_timeout(timeout) or server.timeout
    deadline = monotonic() + seconds
    if checked.form in ("CONSTRUCT", "DESCRIBE"):
        from careergraph.rdf.rdflib_terms import own_graph

        reading = Reading()
        _read_graph(server, server.ask(text, _ACCEPTED_GRAPHS, deadline, seconds), reading)
        triples = (quad.triple for quad in reading.quads)
        return own_graph(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", PREFIXES)
    found = _results(server, server.ask(text, _JSON, deadline, seconds))
    if isinstance(found, ox.QueryBoolean) != (checked.form == "ASK"):
        server.fail(f"its answer is none to {checked.form}", 200)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    columns = tuple(variable.value for variable in found.variables)
    rows = []
    for row in _rows(server, found):
        rows.append(tuple(None if term is None else value(term) for term in row))
        if monotonic() > deadline:
            raise QueryTimeout(
                f"{shown_url(server.url)} answered with more than can be read in {seconds:g} s; narrow it"
            )
    return QueryResult(columns, rows)


def read_from_server(server: SparqlServer, query: str, reading: Reading) -> int:
    """Add what a CONSTRUCT query of careergraph's own gives to what was read before: all of it, or none.

    Returns how many bytes it was.
    """
    deadline = monotonic() + server.timeout
    answer = server.ask(query, _ACCEPTED_GRAPHS, deadline, server.timeout)
    _read_graph(server, answer, reading)
    return len(answer.body)


def select_from_server(server: SparqlServer, query: str) -> list[tuple[Term | None, ...]]:
    """Return the terms that a SELECT query of careergraph's own gives."""
    found = _found(server, query)
    if isinstance(found, ox.QueryBoolean):
        server.fail("its answer is none to SELECT", 200)
    return list(_rows(server, found))


def is_on_server(server: SparqlServer, query: str) -> bool:
    """Tell what an ASK query of careergraph's own gives."""
    found = _found(server, query)
    if isinstance(found, ox.QuerySolutions):
        server.fail("its answer is none to ASK", 200)
    return bool(found)


def _found(server: SparqlServer, query: str) -> ox.QuerySolutions | ox.QueryBoolean:
    deadline = monotonic() + server.timeout
    return _results(server, server.ask(query, _JSON, deadline, server.timeout))


def _with_prefixes(query: CheckedQuery) -> str:
    """Return the text of a query with the usual prefixes that it needs declared."""
    if query.form is None:
        raise QueryError("not SPARQL: it has no SELECT, ASK, CONSTRUCT or DESCRIBE; mend the query")
    if undeclared := undeclared_prefix(query.text, PREFIXES):
        raise undeclared
    _guard_escapes(query.text)
    needed = undeclared_names(query.text)
    if "cgf" in needed or f"<{FUNCTIONS}" in query.text:
        raise QueryError(
            "the functions of cgf: are counted from a loaded graph, and no server has them; "
            "ask endpoint.load() instead"
        )
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted(needed)) + query.text


def undeclared_names(query: str) -> set[str]:
    """Return the prefixes that a query uses before it declares them.

    >>> undeclared_names("PREFIX a: <http://a/> ASK { a:x b:y ?z }")
    {'b'}
    """
    declared: set[str] = set()
    used: set[str] = set()
    declares = False
    for token in tokens(query):
        prefix = token["prefix"]
        if prefix is not None:
            (declared if declares else used).add(prefix)
        declares = (token["word"] or "").upper() == "PREFIX"
    return used - declared


def _guard_escapes(query: str) -> None:
    """Refuse characters by their numbers: servers that read those first see other words than the guard."""
    for escaped in _ESCAPED.finditer(query):
        number = int(escaped[1] or escaped[2], 16)
        if number >= 0x20 or number in b"\n\r":
            raise QueryRefused(
                f"{quote(escaped[0])} could hide a word from whoever checks; write the character itself"
            )


def _read_graph(server: SparqlServer, answer: Answer, reading: Reading) -> None:
    format = _GRAPHS.get(answer.media_type)
    if format is None:
        server.fail(f"its answer is {_named(answer)}, and not N-Triples or Turtle", 200)
    if not answer.has_an_end:
        server.fail("it does not say where its answer ends, so that nobody knows whether it is whole", 200)
    try:
        read_more(reading, answer.body, format)
    except (ParseError, LimitError) as error:
        server.fail(f"its answer cannot be read: {error}", 200)


def _results(server: SparqlServer, answer: Answer) -> ox.QuerySolutions | ox.QueryBoolean:
    if answer.media_type != _JSON:
        server.fail(f"its answer is {_named(answer)}, and not SPARQL's JSON", 200)
    if _is_deep(answer.body):
        server.fail("its answer is not SPARQL's JSON: cut off, or nested too deeply", 200)
    try:
        found = ox.parse_query_results(answer.body, ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError, OSError, MemoryError) as error:
        server.fail(f"its answer is not SPARQL's JSON: {visible(str(error))}", 200)
    if isinstance(found, ox.QueryTriples):
        server.fail("its answer is no table", 200)
    return found


def _rows(server: SparqlServer, found: ox.QuerySolutions) -> Iterator[tuple[Any, ...]]:
    columns = len(found.variables)
    cells = 0
    try:
        for solution in found:
            cells += columns
            if cells > MAX_CELLS:
                server.fail(
                    f"its answer has more than {MAX_CELLS:,} cells; narrow the query, or add LIMIT", 200
                )
            row = tuple(solution)
            if ox.Triple in map(type, row):
                server.fail("its answer has a triple term (RDF 1.2), which careergraph does not support", 200)
            yield row
    except (SyntaxError, ValueError, MemoryError) as error:
        server.fail(f"its answer is not SPARQL's JSON: {visible(str(error))}", 200)


def _is_deep(data: bytes) -> bool:
    """Tell whether JSON nests deeper than results do, or does not end; the engine descends into it."""
    brackets = _BETWEEN.sub(b"", data)
    for _ in range(_MAX_DEPTH):
        brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
    return bool(brackets)


def _named(answer: Answer) -> str:
    return visible(answer.media_type[:80]) or "of no type"
