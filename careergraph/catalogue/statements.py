"""The asserted terms, indexed once by careergraph's own terms, whatever terms they are stated in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import Final, TypeAlias

import pyoxigraph as ox

from careergraph.catalogue.alignments import ALIGNING, Alignments, shipped_alignments
from careergraph.catalogue.statement_columns import EMPTY, Column, columns
from careergraph.rdf.terms import Id, Object, Resource
from careergraph.support.text import local_name
from careergraph.vocabulary import CG, DCTERMS, RDF, RDFS, SKOS

#: The properties and the classes that statements are indexed by, beside where they come from.
PROPERTIES: Final = (
    *(term for term in (*CG.terms, *SKOS.terms) if local_name(term)[0].islower()),
    RDFS.label,
)
CLASSES: Final = tuple(term for term in CG.terms if local_name(term)[0].isupper())

#: The statements of one property, and whether they are read from object to subject.
_Turned: TypeAlias = tuple[Column, bool]


class Statements:
    """The statements of the files, immutable. Answers keep the order of the files and name each pair once."""

    def __init__(self, quads: Collection[ox.Quad]) -> None:
        stated = columns(quads)
        own = (
            ox.Quad(subject, ox.NamedNode(term), object)
            for term in ALIGNING
            if term in stated
            for subject, object in stated[term].terms()
            if not isinstance(object, ox.Literal)
        )
        alignments = Alignments([*shipped_alignments(), *own])
        self._by_property = stated
        self._sets: dict[str, Set[tuple[Id, Object]]] = {}
        self._by_class = stated[RDF.type].by_object() if RDF.type in stated else {}
        # The first column is that of the term itself.
        self._columns: Mapping[str, Sequence[_Turned]] = {
            term: [(stated.get(name, EMPTY), turned) for name, turned in alignments.properties(term)]
            for term in (*PROPERTIES, DCTERMS.source)
        }
        self._classes = {term: alignments.classes(term) for term in CLASSES}

    def exactly(self, term: str) -> Iterable[tuple[Id, Object]]:
        """Return the pairs stated with the property `term` itself, alignments left aside."""
        return self._column(term).pairs()

    def has(self, subject: Id, term: str, object: Object) -> bool:
        """Tell whether that very statement is made."""
        return (subject, object) in self._pairs_of(term)

    def terms_exactly(self, term: str) -> Iterable[tuple[Resource, Object]]:
        """Return the same pairs as RDF terms."""
        return self._column(term).terms()

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
        return chain.from_iterable(
            column.turned_links() if turned else column.links() for column, turned in self._columns[term]
        )

    def texts(self, term: str) -> list[tuple[Id, ox.Literal]]:
        """Return the texts that `term` gives to each subject; an object that is no text is left out."""
        return list(dict.fromkeys(chain.from_iterable(self.texts_by_property(term))))

    def texts_by_property(self, term: str) -> Iterator[Iterable[tuple[Id, ox.Literal]]]:
        """Yield the same texts by property: those of `term` itself, then those of each aligned one."""
        return (column.texts() for column, turned in self._columns[term] if not turned)

    def instances(self, term: str) -> dict[Id, None]:
        """Return the resources that are typed as `term`, as the keys of a dictionary."""
        return self._typed(self._classes[term])

    def implied_instances(self, term: str) -> dict[Id, None]:
        """Return those of them that are typed as another class, by alignment."""
        return self._typed(self._classes[term][1:])

    def typed_exactly(self, term: str) -> Iterable[Id]:
        """Return the resources that are typed as `term` itself, alignments left aside."""
        return self._by_class.get(term, EMPTY).subjects()

    def _column(self, term: str) -> Column:
        return self._by_property.get(term, EMPTY)

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
        return self._column(term).subjects()

    def pointing_to_blank_nodes(self) -> Iterator[tuple[Id, str, Id]]:
        """Yield the statements whose object is a blank node, as subject, property and object."""
        for property, column in self._by_property.items():
            if column.has_blank_objects():
                for subject, object in column.pairs():
                    if isinstance(object, ox.BlankNode):
                        yield subject, property, object.value

    def described(self, ids: Iterable[Id]) -> set[Id]:
        """Return those of `ids` about which anything at all is stated."""
        wanted = set(ids)
        found: set[Id] = set()
        for column in self._by_property.values():
            if len(found) == len(wanted):
                break
            found.update(wanted.intersection(column.subjects()))
        return found


def _pairs(columns: Iterable[_Turned]) -> list[tuple[Id, Object]]:
    pairs: list[tuple[Id, Object]] = []
    for column, turned in columns:
        pairs += column.turned_pairs() if turned else column.pairs()
    return pairs
