"""An Oxigraph store seen as one rdflib graph; this module is imported when somebody first wants that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from careergraph.errors import FrozenGraph
from careergraph.guards import guard_query
from careergraph.query_text import substitute, tokens
from careergraph.vocabulary import DERIVED


def union_view(store: ox.Store, prefixes: Mapping[str, str]) -> rdflib.Graph:
    """What was asserted and what was derived as one graph, which nobody changes."""
    graph = rdflib.Graph(_UnionView(store=store), identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    for prefix, base in prefixes.items():
        graph.bind(prefix, base)
    return graph


def own_graph(triples: bytes, prefixes: Mapping[str, str]) -> rdflib.Graph:
    """N-Triples as an rdflib graph of the user's own, to change at will."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, base in prefixes.items():
        graph.bind(prefix, base)
    return graph.parse(data=triples, format="nt")


def _frozen(*_: object, **__: object) -> NoReturn:
    raise FrozenGraph("graph.rdf is read-only; copy it with `copy = rdflib.Graph(); copy += graph.rdf`")


class _UnionView(OxigraphStore):
    # Names and parameters are rdflib's, also those that one graph has no use for.
    def triples(self, triple_pattern: Any, context: Any = None) -> Any:  # noqa: ARG002 - rdflib's
        for name in (DATASET_DEFAULT_GRAPH_ID, rdflib.URIRef(DERIVED)):
            found = super().triples(triple_pattern, rdflib.Graph(identifier=name))
            for (subject, predicate, object), contexts in found:
                yield (subject, predicate, _plain(object)), contexts

    def query(
        self,
        query: Any,
        initNs: Any,  # noqa: N803 - rdflib's
        initBindings: Any,  # noqa: N803 - rdflib's
        *_: Any,
        **kwargs: Any,
    ) -> Any:
        text = str(query)
        guard_query(text)
        named = {token["variable"] for token in tokens(text)}
        bound = {
            str(name): term.n3()
            for name, term in initBindings.items()
            if str(name) in named and not isinstance(term, rdflib.BNode)
        }
        result = super().query(substitute(text, bound), initNs, {}, "__UNION__", **kwargs)
        if result.type == "SELECT":
            result.bindings = [{name: _plain(term) for name, term in row.items()} for row in result.bindings]
        return result

    def __len__(self, context: Any = None) -> int:
        return sum(1 for _ in self.triples((None, None, None)))

    add = addN = remove = update = add_graph = remove_graph = _frozen  # noqa: N815 - rdflib's names


def _plain(term: Any) -> Any:
    """A text as rdflib itself reads it, which says nothing of xsd:string."""
    if isinstance(term, rdflib.Literal) and term.datatype == rdflib.XSD.string:
        return rdflib.Literal(str(term))
    return term
