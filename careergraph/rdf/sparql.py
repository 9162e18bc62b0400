"""Safe SPARQL: queries that change nothing and reach nothing, with results as Python values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from numbers import Real
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import pyoxigraph as ox

from careergraph.errors import InvalidArgument, QueryError, QueryTimeout
from careergraph.rdf.python_values import bound_term, value
from careergraph.rdf.query_functions import NO_FUNCTIONS, Functions
from careergraph.rdf.query_guard import CheckedQuery, check_length, check_query
from careergraph.rdf.query_result import QueryResult
from careergraph.rdf.sparql_tokens import stated_iris, stray_bracket, substitute, unknown_prefix
from careergraph.rdf.store import KeptTerms, TermStore
from careergraph.rdf.terms import Term
from careergraph.support.lazy_property import lazy_property
from careergraph.support.offline import confined, offline
from careergraph.support.text import line_and_column, quote, visible
from careergraph.vocabulary import CG

if TYPE_CHECKING:
    import rdflib

    from careergraph.support.kept_workers import KeptWorkers

#: The form of an answer, "select", "ask" or "graph", and what it holds.
Answer: TypeAlias = tuple[str, Any]

#: The longest deadline, in seconds: a day.
MAX_SECONDS: Final = 86_400


class Request(NamedTuple):
    """A query, the prefixes that are bound for it besides, and what makes values of its terms."""

    query: CheckedQuery
    prefixes: Mapping[str, str]
    convert: Callable[[Term], Any]


@dataclass(frozen=True, eq=False)
class Queried:
    """The terms that queries are answered from, and the functions that they may call."""

    terms: TermStore | KeptTerms
    functions: Functions = NO_FUNCTIONS

    @lazy_property
    def workers(self) -> KeptWorkers[Request, Answer]:
        """The processes in which a query can be stopped."""
        from careergraph.support.kept_workers import KeptWorkers

        return KeptWorkers(partial(_evaluate, self.terms, self.functions), confined)


def answer_query(
    queried: Queried, query: str, timeout: float | None, bindings: Mapping[str, object]
) -> QueryResult | bool | rdflib.Graph:
    """Answer a query: SELECT with a table, ASK with a truth value, CONSTRUCT and DESCRIBE with a graph.

    With a `timeout`, in seconds, the query runs where it can be stopped; and so does one that could make
    texts longer than the memory, for the engine ends its process then.
    """
    checked = checked_query(query, bindings)
    kind, content = execute(queried, Request(checked, {}, value), checked_timeout(timeout))
    prefixes = queried.terms.prefixes
    match kind:
        case "select":
            columns, rows = content
            return QueryResult(columns, rows, "" if rows else _misspelt(checked.text, prefixes))
        case "ask":
            return bool(content)
        case _:
            from careergraph.rdf.rdflib_terms import own_graph

            return own_graph(content, prefixes)


def checked_query(query: str, bindings: Mapping[str, object]) -> CheckedQuery:
    """Put the bindings into a query, and refuse what reaches outside, changes data, or is too much."""
    check_length(query)
    if bindings:
        query = substitute(query, {name: str(bound_term(name, each)) for name, each in bindings.items()})
    return check_query(query)


def checked_timeout(timeout: float | None) -> float | None:
    """Return a deadline in seconds as it is given, once it is one."""
    is_number = isinstance(timeout, Real) and not isinstance(timeout, bool)
    if timeout is not None and not (is_number and 0 < timeout <= MAX_SECONDS):
        raise InvalidArgument(
            f"timeout={quote(timeout)} is not above 0 and up to {MAX_SECONDS:,}; give seconds, or None"
        )
    return timeout


def undeclared_prefix(query: str, prefixes: Mapping[str, str]) -> QueryError | None:
    """Return an error for the first prefix that nobody declares, with its place; None where there is none."""
    undeclared = unknown_prefix(query, prefixes)
    if undeclared is None:
        return None
    prefix, offset = undeclared
    line, column = line_and_column(query, offset)
    return QueryError(
        f"line {line}, column {column}: prefix {quote(prefix)} is not known; "
        f"begin the query with PREFIX {visible(prefix)}: <…>",
        line=line,
        column=column,
    )


def execute(queried: Queried, request: Request, timeout: float | None = None) -> Answer:
    """Answer a query where it can open no connection; with a deadline, or where it makes texts, apart.

    Returns its kind and content: "select" with columns and rows of converted terms, "ask" with a truth
    value, "graph" with N-Triples.
    """
    _ = queried.terms.oxigraph  # built or opened here, once, and not in every process that answers
    if timeout is None and not request.query.makes_texts:
        return offline(partial(_evaluate, queried.terms, queried.functions, request))
    try:
        return queried.workers.ask(timeout, request)
    except QueryError:
        raise
    except TimeoutError:
        raise QueryTimeout(
            f"the query was stopped after {timeout:g} s; narrow it, add LIMIT, or allow more"
        ) from None
    except RuntimeError as error:
        raise QueryError(f"the query cannot be answered: {error}; narrow it, or add LIMIT") from None


def _evaluate(terms: TermStore | KeptTerms, functions: Functions, request: Request) -> Answer:
    """Evaluate a query here, into values that can be sent between processes."""
    query, prefixes, convert = request
    try:
        result = terms.query(query, prefixes, functions)
        if isinstance(result, ox.QuerySolutions):
            columns = tuple(variable.value for variable in result.variables)
            rows = [
                tuple(None if term is None else convert(term) for term in solution) for solution in result
            ]
            return "select", (columns, rows)
        if isinstance(result, ox.QueryBoolean):
            return "ask", bool(result)
        return "graph", ox.serialize(result, format=ox.RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        raise _located(str(error.msg or error), query.text, {**terms.prefixes, **prefixes}) from None
    except MemoryError:
        raise QueryError(
            "the answer needs more memory than there is; narrow the query, or add LIMIT"
        ) from None
    except (RuntimeError, ValueError, OSError) as error:
        if isinstance(error, QueryError):
            raise
        raise QueryError(f"the query cannot be answered: {visible(str(error))}") from None


def _misspelt(query: str, prefixes: Mapping[str, str]) -> str:
    """Return a hint for the first name in a query that looks like a term of the vocabulary and is none."""
    for iri in stated_iris(query, prefixes):
        if iri.startswith(CG.base) and iri not in CG.terms:
            name = iri.removeprefix(CG.base)
            near = get_close_matches(name, (term.removeprefix(CG.base) for term in CG.terms), n=1)
            hint = f"; did you mean {quote(f'cg:{near[0]}')}?" if near else ""
            return f"no rows: {quote(f'cg:{name}')} is no term of the vocabulary{hint}"
    return ""


def _located(message: str, query: str, prefixes: Mapping[str, str]) -> QueryError:
    """Return a syntax error with its place, and what stands there; the engine lists all tokens instead."""
    if undeclared := undeclared_prefix(query, prefixes):
        return undeclared
    found = re.match(r"error at (\d+):(\d+)", message)
    if not found:
        return QueryError(f"not SPARQL: {visible(message)}; mend the query")
    line, column = int(found[1]), int(found[2])
    if (stray := stray_bracket(query)) is not None:
        line, column = line_and_column(query, stray)
    rest = query.split("\n")[line - 1 :][:1] or [""]
    near = rest[0][column - 1 :].strip()
    place = f"before {quote(near, 40)}" if near else "at the end of the line"
    return QueryError(
        f"not SPARQL, line {line}, column {column}, {place}; mend the query there",
        line=line,
        column=column,
    )
