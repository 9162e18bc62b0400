"""Several readings as one: each statement once, and no blank node taken for another that has its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from careergraph.rdf.reading import Reading

#: By blank node: all that is stated of it.
_Described = Mapping[ox.BlankNode, frozenset[ox.Quad]]


def merged(readings: Iterable[Reading]) -> Reading:
    """Merge readings; of two that bind one prefix the first is followed.

    Where two describe a blank node of one name alike, it is one node; else they are two.
    """
    whole = Reading()
    for reading in readings:
        names = _new_names(_described(whole.quads), _described(reading.quads))
        renamed = {quad: _renamed(quad, names) for quad in reading.quads}
        known = set(whole.quads)
        whole.quads += (quad for quad in dict.fromkeys(renamed.values()) if quad not in known)
        whole.prefixes = {**reading.prefixes, **whole.prefixes}
        whole.faults |= reading.faults
        whole.tags |= {renamed.get(quad, quad): tag for quad, tag in reading.tags.items()}
    return whole


def _described(quads: Sequence[ox.Quad]) -> _Described:
    found: dict[ox.BlankNode, set[ox.Quad]] = {}
    for quad in quads:
        for node in (quad.subject, quad.object, quad.graph_name):
            if isinstance(node, ox.BlankNode):
                found.setdefault(node, set())
        if isinstance(quad.subject, ox.BlankNode):
            found[quad.subject].add(quad)
    return {node: frozenset(stated) for node, stated in found.items()}


def _new_names(there: _Described, coming: _Described) -> dict[ox.BlankNode, ox.BlankNode]:
    """Name anew the blank nodes that are described otherwise than those of their names, or by such."""
    names: dict[ox.BlankNode, ox.BlankNode] = {}
    while clashing := [
        node
        for node, stated in coming.items()
        if node in there
        and node not in names
        and (stated != there[node] or any(quad.object in names for quad in stated))
    ]:
        names |= {node: ox.BlankNode() for node in clashing}
    return names


def _renamed(quad: ox.Quad, names: Mapping[Any, ox.BlankNode]) -> ox.Quad:
    subject, predicate, object, graph = quad
    if names.keys() & {subject, object, graph}:
        return ox.Quad(
            names.get(subject, subject), predicate, names.get(object, object), names.get(graph, graph)
        )
    return quad
