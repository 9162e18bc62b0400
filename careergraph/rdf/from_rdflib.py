"""The statements of an rdflib graph, of whatever store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from careergraph.errors import InvalidArgument
from careergraph.rdf.prefixes import usable_prefixes
from careergraph.rdf.reading import Reading
from careergraph.support.text import quote

if TYPE_CHECKING:
    import rdflib


def read_rdflib(graph: rdflib.Graph) -> Reading:
    """Read the statements of an rdflib graph, or of all graphs of a dataset.

    Of a loaded graph's own `rdf` they are those that were asserted. Raises `InvalidArgument` for what is
    neither, and for a statement that is none of RDF.
    """
    import rdflib

    from careergraph.rdf.rdflib_view import ReadOnlyGraph

    if isinstance(graph, ReadOnlyGraph):
        return graph.asserted()
    if not isinstance(graph, rdflib.Graph):
        raise InvalidArgument(
            f"load_rdf takes an rdflib.Graph, and not {quote(graph)}; load(path) takes a file"
        )
    reading = Reading()
    for statement in graph.quads() if isinstance(graph, rdflib.Dataset) else graph:
        quad, tag = _quad(statement)
        reading.quads.append(quad)
        if tag is not None:
            reading.tags[quad] = tag
    reading.prefixes |= _used(graph, reading.quads)
    return reading


def _quad(statement: Any) -> tuple[ox.Quad, str | None]:
    """Return a statement in Oxigraph's terms, and its language where that has capitals."""
    from careergraph.rdf.rdflib_terms import from_rdflib

    try:
        subject, predicate, object, *rest = statement
        terms: list[Any] = [from_rdflib(term) for term in (subject, predicate, object)]
        quad = ox.Quad(terms[0], terms[1], terms[2], _graph_name(*rest))
    except (TypeError, ValueError):
        shown = " ".join(map(str, statement[:3]))
        raise InvalidArgument(
            f"{quote(shown)} is no statement of RDF: it needs a thing, the IRI of a property, and a thing or "
            "a text of whole characters; correct it"
        ) from None
    language = getattr(object, "language", None)
    return quad, language if language and language != language.lower() else None


def _graph_name(graph: Any = None) -> Any:
    """Return the name of the graph that a statement stands in, if any."""
    import rdflib

    from careergraph.rdf.rdflib_terms import from_rdflib

    name = getattr(graph, "identifier", graph)
    is_default = name is None or name == rdflib.graph.DATASET_DEFAULT_GRAPH_ID
    return ox.DefaultGraph() if is_default else from_rdflib(name)


def _used(graph: rdflib.Graph, quads: list[ox.Quad]) -> dict[str, str]:
    """Return those of the bound prefixes that the statements use; rdflib binds many that nobody asked for."""
    iris = {term.value for quad in quads for term in quad.triple if isinstance(term, ox.NamedNode)}
    bases = {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in iris}
    bound = {str(prefix): str(base) for prefix, base in graph.namespaces()}
    return usable_prefixes({prefix: base for prefix, base in bound.items() if base in bases})
