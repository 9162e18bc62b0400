"""Adds suggested moves to an ontology, as progressions that are marked and have no plain statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber
from careergraph.catalogue.ontology_data import ParsedData
from careergraph.rdf.terms import Resource, resource
from careergraph.vocabulary import CG, RDF


def with_suggested(catalogue: Catalogue, moves: Iterable[tuple[RoleNumber, RoleNumber]]) -> Catalogue:
    """Return a catalogue with more moves, but for those that are there already, or lead nowhere else."""
    data = catalogue.data
    there = {(move.source, move.target) for move in data.facts.progressions}
    new = [pair for pair in dict.fromkeys(moves) if pair not in there and pair[0] != pair[1]]
    terms, roles = data.terms, list(map(resource, data.facts.roles.ids))
    added = [quad for source, target in new for quad in _progression(roles[source], roles[target])]
    wider = ParsedData([*terms.asserted, *added], terms.prefixes, data.parsed.faults, terms.tags)
    return Catalogue(wider, catalogue.language)


def _progression(source: Resource, target: Resource) -> Iterator[ox.Quad]:
    node = ox.BlankNode()
    for property, object in (
        (RDF.type, ox.NamedNode(CG.Progression)),
        (CG.fromRole, source),
        (CG.toRole, target),
        (CG.status, ox.NamedNode(CG.Suggested)),
    ):
        yield ox.Quad(node, ox.NamedNode(property), object)
