"""The asserted terms, indexed once by careergraph's own terms, whatever terms they are stated in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from operator import attrgetter
from typing import Final, TypeAlias

import pyoxigraph as ox

from careergraph.catalogue.alignments import ALIGNING, Alignments, shipped_alignments
from careergraph.rdf.terms import Id, Object, Resource
from careergraph.support.text import local_name
from careergraph.vocabulary import CG, DCTERMS, RDF, RDFS, SKOS

#: The properties and the classes that statements are indexed by, beside where they come from.
PROPERTIES: Final = (
    *(term for term in (*CG.terms, *SKOS.terms) if local_name(term)[0].islower()),
    RDFS.label,
)
CLASSES: Final = tuple(term for term in CG.terms if local_name(term)[0].isupper())

# Whole columns are read by C loops: a large ontology has a million statements.
_subject = attrgetter("subject.value")
_predicate = attrgetter("predicate.value")
_object = attrgetter("object")
_terms = attrgetter("subject", "object")
_value = attrgetter("value")
_subject_and_object = attrgetter("subject.value", "object")
_object_and_subject = attrgetter("object.value", "subject")
_ids = attrgetter("subject.value", "object.value")
_turned_ids = attrgetter("object.value", "subject.value")

#: The statements of one property, and whether they are read from object to subject.
_Column: TypeAlias = tuple[Sequence[ox.Quad], bool]


class Statements:
    """The statements of the files, immutable. Answers keep the order of the files and name each pair once."""

    def __init__(self, quads: Sequence[ox.Quad]) -> None:
        by_property: dict[str, list[ox.Quad]] = defaultdict(list)
        for property, quad in zip(map(_predicate, quads), quads, strict=True):
            by_property[property].append(quad)
        stated: Mapping[str, Sequence[ox.Quad]] = dict(by_property)
        own = (quad for term in ALIGNING for quad in stated.get(term, ()))
        alignments = Alignments(
            [*shipped_alignments(), *(q for q in own if not isinstance(q.object, ox.Literal))]
        )
        self._by_property = stated
        self._sets: dict[str, Set[tuple[Id, Object]]] = {}
        self._by_class = _by_class(stated.get(RDF.type, ()))
        # The first column is that of the term itself.
        self._columns: Mapping[str, Sequence[_Column]] = {
            term: [(stated.get(name, ()), turned) for name, turned in alignments.properties(term)]
            for term in (*PROPERTIES, DCTERMS.source)
        }
        self._classes = {term: alignments.classes(term) for term in CLASSES}

    def exactly(self, term: str) -> Iterable[tuple[Id, Object]]:
        """Return the pairs stated with the property `term` itself, alignments left aside."""
        return map(_subject_and_object, self._by_property.get(term, ()))

    def has(self, subject: Id, term: str, object: Object) -> bool:
        """Tell whether that very statement is made."""
        return (subject, object) in self._pairs_of(term)

    def terms_exactly(self, term: str) -> Iterable[tuple[Resource, Object]]:
        """Return the same pairs as RDF terms."""
        return map(_terms, self._by_property.get(term, ()))

    def values(self, term: str) -> list[tuple[Id, Object]]:
        """Return the pairs of subject and object that `term` relates; objects may be texts."""
        return _pairs(self._columns[term])

    def implied(self, term: str) -> list[tuple[Id, Object]]:
        """Return those of the pairs that are stated with another property, by alignment."""
        return _pairs(self._columns[term][1:])

    def links(self, term: str) -> list[tuple[Id, Id]]:
        """Return the pairs of resources that `term` relates; a text as object is left out."""
        return list(dict.fromkeys(self.linking(term)))

    def linking(self, term: str) -> Iterator[tuple[Id, Id]]:
        """Return the same pairs as they are stated, some perhaps more than once."""
        return chain.from_iterable(map(_linked, self._columns[term]))

    def texts(self, term: str) -> list[tuple[Id, ox.Literal]]:
        """Return the texts that `term` gives to each subject; an object that is no text is left out."""
        return list(dict.fromkeys(chain.from_iterable(self.texts_by_property(term))))

    def texts_by_property(self, term: str) -> Iterator[Iterator[tuple[Id, ox.Literal]]]:
        """Yield the same texts by property: those of `term` itself, then those of each aligned one."""
        for quads, turned in self._columns[term]:
            if not turned and ox.Literal in _sorts(quads):
                pairs = map(_subject_and_object, quads)
                yield ((subject, object) for subject, object in pairs if isinstance(object, ox.Literal))

    def instances(self, term: str) -> dict[Id, None]:
        """Return the resources that are typed as `term`, as the keys of a dictionary."""
        return self._typed(self._classes[term])

    def implied_instances(self, term: str) -> dict[Id, None]:
        """Return those of them that are typed as another class, by alignment."""
        return self._typed(self._classes[term][1:])

    def typed_exactly(self, term: str) -> Iterable[Id]:
        """Return the resources that are typed as `term` itself, alignments left aside."""
        return map(_subject, self._by_class.get(term, ()))

    def _pairs_of(self, term: str) -> Set[tuple[Id, Object]]:
        if term not in self._sets:
            self._sets[term] = frozenset(self.exactly(term))
        return self._sets[term]

    def _typed(self, classes: Iterable[str]) -> dict[Id, None]:
        return {instance: None for name in classes for instance in self.typed_exactly(name)}

    @property
    def properties(self) -> Iterable[str]:
        """The properties that statements are made with, alignments left aside."""
        return self._by_property

    @property
    def stated_classes(self) -> Iterable[str]:
        """The classes that things are typed as, alignments left aside."""
        return self._by_class

    def subjects_of(self, term: str) -> Iterable[Id]:
        """Return what is stated to have the property `term` itself, alignments left aside."""
        return map(_subject, self._by_property.get(term, ()))

    def pointing_to_blank_nodes(self) -> Iterator[tuple[Id, str, Id]]:
        """Yield the statements whose object is a blank node, as subject, property and object."""
        for property, quads in self._by_property.items():
            if ox.BlankNode in _sorts(quads):
                for subject, object in map(_subject_and_object, quads):
                    if isinstance(object, ox.BlankNode):
                        yield subject, property, object.value

    def described(self, ids: Iterable[Id]) -> set[Id]:
        """Return those of `ids` about which anything at all is stated."""
        wanted = set(ids)
        found: set[Id] = set()
        for quads in self._by_property.values():
            if len(found) == len(wanted):
                break
            found.update(wanted.intersection(map(_subject, quads)))
        return found


def _by_class(typing: Sequence[ox.Quad]) -> Mapping[str, Sequence[ox.Quad]]:
    instances: dict[str, list[ox.Quad]] = defaultdict(list)
    for class_, quad in zip(map(_value, map(_object, typing)), typing, strict=True):
        instances[class_].append(quad)
    return dict(instances)


def _pairs(columns: Iterable[_Column]) -> list[tuple[Id, Object]]:
    pairs: list[tuple[Id, Object]] = []
    for quads, turned in columns:
        if turned:
            pairs += map(_object_and_subject, _without_texts(quads))
        else:
            pairs += map(_subject_and_object, quads)
    return pairs


def _linked(column: _Column) -> Iterable[tuple[Id, Id]]:
    quads, turned = column
    if ox.Literal in (sorts := _sorts(quads)):
        quads = _without_texts(quads) if len(sorts) > 1 else ()
    return map(_turned_ids if turned else _ids, quads)


def _sorts(quads: Sequence[ox.Quad]) -> set[type]:
    return set(map(type, map(_object, quads)))


def _without_texts(quads: Sequence[ox.Quad]) -> Sequence[ox.Quad]:
    return [quad for quad in quads if not isinstance(quad.object, ox.Literal)]
