"""The order of statements, term by term: the slow and plain twin of `careergraph.rdf.canonical_order`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import pyoxigraph as ox

from careergraph.vocabulary import RDF

#: Rounds in which blank nodes are told apart by what surrounds them, before their order in the file decides.
_REFINEMENTS: Final = 16


def in_plain_order(quads: set[ox.Quad], asserted: Sequence[ox.Quad]) -> list[ox.Quad]:
    """Sort quads by graph, subject, predicate (the type first) and object, blank nodes last.

    Blank nodes are named by what surrounds them, so that the same ontology gives the same bytes, however
    its files happened to name them.
    """
    names = _blank_names(quads, asserted)
    named = [_renamed(quad, names) for quad in quads] if names else quads
    return sorted(named, key=_sort_key)


def _renamed(quad: ox.Quad, names: Mapping[Any, ox.BlankNode]) -> ox.Quad:
    subject, predicate, object, graph = quad
    if subject in names or object in names or graph in names:
        return ox.Quad(
            names.get(subject, subject), predicate, names.get(object, object), names.get(graph, graph)
        )
    return quad


def _sort_key(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    """Return the sort key of a quad; as text, a literal comes before an IRI, and that before a blank node."""
    subject, predicate, object, graph = quad
    property = str(predicate)
    return str(graph), str(subject), property != f"<{RDF.type}>", property, str(object)


def _blank_names(quads: Iterable[ox.Quad], asserted: Sequence[ox.Quad]) -> dict[ox.BlankNode, ox.BlankNode]:
    """Name each blank node anew (b1, b2, …), by rounds of colour refinement over its neighbourhood.

    Nodes that stay alike after the last round keep the order in which the file gave them.
    """
    appearance: dict[ox.BlankNode, int] = {}
    for quad in asserted:
        for node in (quad.subject, quad.object, quad.graph_name):
            if isinstance(node, ox.BlankNode):
                appearance.setdefault(node, len(appearance))
    if not appearance:
        return {}
    links: dict[ox.BlankNode, list[tuple[str, str, Any]]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode):
            links[quad.subject].append((">", quad.predicate.value, quad.object))
        if isinstance(quad.object, ox.BlankNode):
            links[quad.object].append(("<", quad.predicate.value, quad.subject))
    colours: dict[ox.BlankNode, str] = dict.fromkeys(appearance, "")
    distinct = 0
    for _ in range(_REFINEMENTS):
        colours = {
            node: _digest(
                sorted(
                    f"{way} {predicate} "
                    + (colours[other] if isinstance(other, ox.BlankNode) else str(other))
                    for way, predicate, other in links[node]
                )
            )
            for node in colours
        }
        if len(set(colours.values())) in (distinct, len(colours)):
            break
        distinct = len(set(colours.values()))
    ordered = sorted(colours, key=lambda node: (colours[node], appearance[node]))
    digits = len(str(len(ordered)))
    return {node: ox.BlankNode(f"b{number:0{digits}}") for number, node in enumerate(ordered, 1)}


def _digest(parts: Iterable[str]) -> str:
    import hashlib

    return hashlib.blake2b("\n".join(parts).encode(), digest_size=12).hexdigest()
