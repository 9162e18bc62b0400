"""The terms of other vocabularies that amount to careergraph's.

Alignments are data: the shipped `alignments.ttl`, and whatever `rdfs:subClassOf`,
`rdfs:subPropertyOf`, `owl:equivalentClass`, `owl:equivalentProperty` and `owl:inverseOf` the user's
own files say. Nothing is typed by a property's domain; only what is declared speaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, TypeAlias

import pyoxigraph as ox

from careergraph.rdf.reading import read_files
from careergraph.support.reach import reached
from careergraph.support.resources import resource_path
from careergraph.vocabulary import CG, OWL, RDFS, SKOS

#: A property, and whether it is read from object to subject.
Aligned: TypeAlias = tuple[str, bool]
#: The properties in which an alignment is stated.
ALIGNING: Final = (
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    OWL.equivalentClass,
    OWL.equivalentProperty,
    OWL.inverseOf,
)

_VOCABULARY: Final = (
    (CG.essentialSkill, CG.requiresSkill),
    (CG.optionalSkill, CG.requiresSkill),
    (CG.variantOf, CG.buildsOn),
)
_INVERSES: Final = ((SKOS.narrower, SKOS.broader),)


class Alignments:
    """The properties and classes that amount to a given one, itself first, through any chain.

    >>> Alignments([]).properties(CG.requiresSkill)[0]
    ('https://w3id.org/careergraph/ontology#requiresSkill', False)
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._narrower_properties: dict[str, list[Aligned]] = defaultdict(list)
        self._narrower_classes: dict[str, list[str]] = defaultdict(list)
        for narrow, broad in _VOCABULARY:
            self._narrower_properties[broad].append((narrow, False))
        for one, other in _INVERSES:
            self._narrower_properties[other].append((one, True))
        for quad in quads:
            subject, predicate, object = (term.value for term in quad.triple)
            match predicate:
                case RDFS.subClassOf:
                    self._narrower_classes[object].append(subject)
                case OWL.equivalentClass:
                    self._narrower_classes[object].append(subject)
                    self._narrower_classes[subject].append(object)
                case RDFS.subPropertyOf:
                    self._narrower_properties[object].append((subject, False))
                case OWL.equivalentProperty | OWL.inverseOf:
                    turned = predicate == OWL.inverseOf
                    self._narrower_properties[object].append((subject, turned))
                    self._narrower_properties[subject].append((object, turned))

    def properties(self, term: str) -> Sequence[Aligned]:
        """Return every property whose statements are statements of `term`, read forwards or backwards."""

        def narrower(aligned: Aligned) -> Iterable[Aligned]:
            broad, turned = aligned
            return ((name, turned != turns) for name, turns in self._narrower_properties.get(broad, ()))

        return tuple(reached([(term, False)], narrower))

    def classes(self, term: str) -> Sequence[str]:
        """Return every class whose instances are instances of `term`."""
        return tuple(reached([term], lambda broad: self._narrower_classes.get(broad, ())))


@cache
def shipped_alignments() -> Sequence[ox.Quad]:
    """Return the quads of the shipped `alignments.ttl`, read once."""
    return tuple(read_files([resource_path("alignments.ttl")]).quads)
