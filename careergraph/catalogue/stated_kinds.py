"""The kinds of properties that the vocabulary has, as it says itself."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import Final

from careergraph.rdf.reading import read_files
from careergraph.rdf.terms import Id, object_id
from careergraph.support.resources import resource_path
from careergraph.vocabulary import CG, OWL, RDF, RDFS, SKOS

_subject = attrgetter("subject.value")
#: The properties whose texts somebody reads in a language.
READ: Final = frozenset({SKOS.prefLabel, SKOS.altLabel, SKOS.definition, RDFS.label, RDFS.comment})
#: Those whose value is a number of 1 or more.
COUNTING: Final = frozenset({CG.rank, CG.levelRank, CG.typicalMonths, CG.atLeast, CG.monthsOfExperience})


@cache
def leading_to_things() -> frozenset[Id]:
    """Return the properties of the vocabulary whose value is a thing."""
    return _typed(OWL.ObjectProperty) | {SKOS.broader, SKOS.narrower, RDF.type}


@cache
def of_one_value() -> frozenset[Id]:
    """Return the properties of the vocabulary that have one value at most."""
    return _typed(OWL.FunctionalProperty)


@cache
def holding_values() -> frozenset[Id]:
    """Return the properties whose value is a text or a number."""
    return _typed(OWL.DatatypeProperty) | READ | {SKOS.notation}


def _typed(class_: str) -> frozenset[Id]:
    return frozenset(
        _subject(quad)
        for quad in read_files([resource_path("careergraph.ttl")]).quads
        if quad.predicate.value == RDF.type and object_id(quad) == class_
    ).intersection(CG.terms)
