"""The border between Oxigraph's terms and rdflib's; imported when somebody first wants rdflib's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from careergraph.rdf.terms import Term

Triple: TypeAlias = tuple[Node, Node, Node]
_XSD_STRING: Final = str(rdflib.XSD.string)
#: Texts that rdflib would parse as a tree, which takes it the square of their length, or change.
_KEPT_AS_TEXT: Final = frozenset(
    map(str, (rdflib.RDF.HTML, rdflib.RDF.XMLLiteral, rdflib.XSD.token, rdflib.XSD.normalizedString))
)


def to_rdflib(term: Term) -> Node:
    """Return the rdflib term, with the lexical form as it is.

    >>> to_rdflib(ox.Literal("01", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")))
    rdflib.term.Literal('01', datatype=rdflib.term.URIRef('http://www.w3.org/2001/XMLSchema#integer'))
    """
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise TypeError(f"{term} is no term of RDF 1.1")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    if datatype == _XSD_STRING:
        return rdflib.Literal(term.value)
    if datatype in _KEPT_AS_TEXT:
        text = rdflib.Literal(term.value)
        text.__setstate__((None, {"language": None, "datatype": rdflib.URIRef(datatype)}))
        return text
    # Normalised, a number of a few characters may be one of a thousand million.
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)


def from_rdflib(term: Node) -> Term:
    """Return the Oxigraph term.

    Raises `ValueError` for what is no term of RDF, as a variable or a relative IRI.
    """
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(term)
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(term.datatype or _XSD_STRING))
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(term)
    raise ValueError(f"{term!r} is no term of RDF")


def own_graph(triples: bytes, prefixes: Mapping[str, str]) -> rdflib.Graph:
    """Return N-Triples as an rdflib graph of the user's own, to change at will."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, base in prefixes.items():
        graph.bind(prefix, base)
    for quad in ox.parse(triples, ox.RdfFormat.N_TRIPLES):
        subject, predicate, object = quad.triple
        graph.add((to_rdflib(subject), to_rdflib(predicate), to_rdflib(object)))
    return graph
