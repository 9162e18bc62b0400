"""Adds suggested moves to an ontology, as progressions that are marked and have no plain statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from careergraph.catalogue.numbers import RoleNumber
from careergraph.catalogue.ontology_data import OntologyData, ParsedData
from careergraph.rdf.terms import Resource, resource
from careergraph.vocabulary import CG, RDF


def with_suggested(data: OntologyData, moves: Iterable[tuple[RoleNumber, RoleNumber]]) -> ParsedData:
    """Add moves to what is stated, but for those that are there already, or lead to where they start."""
    there = {(move.source, move.target) for move in data.facts.progressions}
    new = [pair for pair in dict.fromkeys(moves) if pair not in there and pair[0] != pair[1]]
    terms, roles = data.terms, list(map(resource, data.facts.roles.ids))
    added = [quad for source, target in new for quad in _progression(roles[source], roles[target])]
    return ParsedData([*terms.asserted, *added], terms.prefixes, data.findings, terms.tags)


def _progression(source: Resource, target: Resource) -> Iterator[ox.Quad]:
    node = ox.BlankNode()
    for property, object in (
        (RDF.type, ox.NamedNode(CG.Progression)),
        (CG.fromRole, source),
        (CG.toRole, target),
        (CG.status, ox.NamedNode(CG.Suggested)),
    ):
        yield ox.Quad(node, ox.NamedNode(property), object)
