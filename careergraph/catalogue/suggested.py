"""Adds suggested moves to an ontology, as progressions that are marked and have no plain statement."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from careergraph.catalogue.ontology_data import OntologyData, ParsedData
from careergraph.rdf.terms import Id, resource
from careergraph.vocabulary import CG, RDF


def with_suggested(data: OntologyData, moves: Iterable[tuple[Id, Id]]) -> ParsedData:
    """Add moves to what is stated, those left out that are there already, or lead to where they start."""
    terms, ids = data.terms, data.facts.roles.ids
    there = {(ids[move.source], ids[move.target]) for move in data.facts.progressions}
    added = [
        ox.Quad(node, ox.NamedNode(property), object)
        for source, target in dict.fromkeys(moves)
        if source != target and (source, target) not in there
        for node in (ox.BlankNode(),)
        for property, object in (
            (RDF.type, ox.NamedNode(CG.Progression)),
            (CG.fromRole, resource(source)),
            (CG.toRole, resource(target)),
            (CG.status, ox.NamedNode(CG.Suggested)),
        )
    ]
    return ParsedData([*terms.asserted, *added], terms.prefixes, data.findings, terms.tags)
