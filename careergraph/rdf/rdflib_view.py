"""An ontology as an rdflib graph, which reads as any other and is changed by nobody.

A plain query is answered by Oxigraph, as `CareerGraph.query` answers it; what Oxigraph does not have
(prepared queries, initial bindings) by rdflib's own engine over the same statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

import pyoxigraph as ox
import rdflib
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.processor import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.plugins.stores.memory import SimpleMemory
from rdflib.query import Result
from rdflib.term import Variable

from careergraph.errors import FrozenGraphError, QueryError, QueryRefused
from careergraph.rdf.query_functions import NO_FUNCTIONS, Functions
from careergraph.rdf.query_guard import check_query
from careergraph.rdf.rdflib_terms import Triple, from_rdflib, own_graph, to_rdflib
from careergraph.rdf.reading import Reading
from careergraph.rdf.sparql import Answer, Queried, Request, execute
from careergraph.rdf.store import TermStore
from careergraph.support.offline import offline
from careergraph.support.text import visible
from careergraph.vocabulary import FUNCTIONS


def _refuse(*_: object, **__: object) -> NoReturn:
    raise FrozenGraphError("graph.rdf is read-only; copy it with `copy = rdflib.Graph(); copy += graph.rdf`")


class _View(SimpleMemory):
    """A store whose statements are those of a `TermStore`; it keeps prefixes of its own."""

    # Names and parameters are rdflib's, also those that one graph has no use for.
    def __init__(self, terms: TermStore) -> None:
        super().__init__()
        self.terms = terms

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[tuple[Triple, Iterator[Any]]]:
        """Yield the statements that match a pattern, each with no context."""
        try:
            wanted: list[Any] = [None if term is None else from_rdflib(term) for term in triple_pattern]
            quads = self.terms.triples(*wanted)
            for quad in quads:
                subject, predicate, object = quad.triple
                yield (to_rdflib(subject), to_rdflib(predicate), to_rdflib(object)), iter((context,))
        except (TypeError, ValueError):
            return  # nothing holds of what is no term, or of a text as a subject

    def __len__(self, context: Any = None) -> int:
        return sum(1 for _ in self.terms.triples(None, None, None))

    def close(self, commit_pending_transaction: bool = False) -> None:
        """Do nothing: the graph stays open for all who hold it."""

    add = addN = remove = update = add_graph = remove_graph = _refuse  # noqa: N815 - rdflib's names
    open = create = destroy = _refuse


class ReadOnlyGraph(rdflib.Graph):
    """An rdflib graph of all statements, asserted and derived, that cannot be changed."""

    def __init__(self, terms: TermStore, functions: Functions = NO_FUNCTIONS) -> None:
        super().__init__(_View(terms), bind_namespaces="none")
        self._terms = terms
        self._queried = Queried(terms, functions)
        for prefix, base in terms.prefixes.items():
            self.bind(prefix, base)

    def query(
        self,
        query_object: str | Query,
        processor: Any = "sparql",
        result: Any = "sparql",
        initNs: Mapping[str, Any] | None = None,  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Any] | None = None,  # noqa: N803 - rdflib's names
        use_store_provided: bool = True,
        **kwargs: Any,
    ) -> Result:
        """Answer a SPARQL query, as rdflib's own graphs do; nothing outside is reached.

        Raises `QueryRefused` for what would reach outside, `QueryError` for what is no query.
        """
        prefixes = {str(name): str(base) for name, base in (initNs or dict(self.namespaces())).items()}
        if isinstance(query_object, str):
            checked = check_query(query_object)
            if use_store_provided and not initBindings and not kwargs:
                answered = execute(self._queried, Request(checked, prefixes, to_rdflib))
                return _result(answered, self._terms.prefixes)
            query_object = _prepared(query_object, prefixes, kwargs.get("base"))
        _refuse_parts(query_object.algebra)
        answer = super().query
        arguments = (query_object, processor, result, initNs, initBindings, False)
        return offline(lambda: _complete(answer(*arguments, **kwargs)))

    def asserted(self) -> Reading:
        """Return what was asserted, without what follows."""
        terms = self._terms
        return Reading(list(terms.asserted), dict(terms.own_prefixes), {}, dict(terms.tags))

    def __reduce__(self) -> tuple[Any, ...]:
        quads = self._terms.triples(None, None, None)
        triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
        return own_graph, (triples or b"", self._terms.prefixes)

    update = parse = _refuse


def _prepared(query: str, prefixes: Mapping[str, str], base: str | None) -> Query:
    """Return a query as rdflib's engine takes it."""
    try:
        return prepareQuery(query, initNs=dict(prefixes), base=base)
    except Exception as error:  # noqa: BLE001 - rdflib raises plain Exception where names are unknown
        raise QueryError(f"not SPARQL that rdflib reads: {visible(str(error))}; mend the query") from None


def _refuse_parts(part: Any) -> None:
    """Refuse a query whose tree, as rdflib parsed it, reaches a server or another dataset, or calls gaps.

    rdflib's engine knows functions for all graphs or for none, and would leave the answer empty.
    """
    waiting = [part]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            if part.name == "ServiceGraphPattern" or dict.get(part, "datasetClause"):
                raise QueryRefused(
                    "SERVICE and FROM reach outside, and careergraph answers from the loaded files alone; "
                    "load the data as a file"
                )
            if part.name == "Function" and str(dict.get(part, "iri")).startswith(FUNCTIONS):
                raise QueryError(
                    "a prepared query, or one with initBindings, cannot call the functions of gaps; "
                    "give the query as a text alone"
                )
            waiting += dict.values(part)
        elif isinstance(part, (list, tuple)):
            waiting += part


def _complete(result: Result) -> Result:
    """Return a result with all its rows, which rdflib's engine finds one by one."""
    if result.type == "SELECT":
        result.bindings = list(result.bindings)
    return result


def _result(answer: Answer, prefixes: Mapping[str, str]) -> Result:
    """Return an answer of Oxigraph as rdflib's engine would give it."""
    kind, content = answer
    match kind:
        case "select":
            columns, rows = content
            result = Result("SELECT")
            result.vars = [Variable(name) for name in columns]
            result.bindings = [
                {name: term for name, term in zip(result.vars, row, strict=True) if term is not None}
                for row in rows
            ]
        case "ask":
            result = Result("ASK")
            result.askAnswer = content
        case _:
            result = Result("CONSTRUCT")
            result.graph = own_graph(content, prefixes)
    return result
