"""The statements of one property, read alike whether they are kept as quads or as columns of texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, groupby
from operator import attrgetter, itemgetter
from typing import Final, Protocol, TypeVar, cast

import pyoxigraph as ox

from careergraph.rdf.late_quads import LateQuads, Stated, TextColumn
from careergraph.rdf.terms import Id, Object, Resource, resource

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

Sort = TypeVar("Sort", str, ox.Literal)


class Column(Protocol):
    """The statements of one property, in the order of the files."""

    def subjects(self) -> Iterable[Id]:
        """Return what each statement is about."""

    def pairs(self) -> Iterable[tuple[Id, Object]]:
        """Return subjects and objects."""

    def turned_pairs(self) -> Iterable[tuple[Id, Object]]:
        """Return objects and subjects, where the object is no text."""

    def terms(self) -> Iterable[tuple[Resource, Object]]:
        """Return subjects and objects as RDF terms."""

    def links(self) -> Iterable[tuple[Id, Id]]:
        """Return subjects and objects, where the object is no text."""

    def turned_links(self) -> Iterable[tuple[Id, Id]]:
        """Return the same the other way round."""

    def texts(self) -> Iterable[tuple[Id, ox.Literal]]:
        """Return subjects and objects, where the object is a text."""

    def has_blank_objects(self) -> bool:
        """Tell whether any statement leads to a blank node."""

    def by_object(self) -> Mapping[str, Column]:
        """Return the statements by the value of their object."""


def columns(quads: Collection[ox.Quad]) -> Mapping[str, Column]:
    """Return the statements by property, in the order in which properties are first stated."""
    if isinstance(quads, LateQuads):
        return {property: _Texts(column) for property, column in quads.columns.items()}
    return _grouped(map(_predicate, quads), quads)


@dataclass(frozen=True, slots=True)
class _Quads:
    """A column of quads."""

    quads: Sequence[ox.Quad]

    def subjects(self) -> Iterable[Id]:
        return map(_subject, self.quads)

    def pairs(self) -> Iterable[tuple[Id, Object]]:
        return map(_subject_and_object, self.quads)

    def turned_pairs(self) -> Iterable[tuple[Id, Object]]:
        return map(_object_and_subject, self._without_texts())

    def terms(self) -> Iterable[tuple[Resource, Object]]:
        return map(_terms, self.quads)

    def links(self) -> Iterable[tuple[Id, Id]]:
        return map(_ids, self._without_texts())

    def turned_links(self) -> Iterable[tuple[Id, Id]]:
        return map(_turned_ids, self._without_texts())

    def texts(self) -> Iterable[tuple[Id, ox.Literal]]:
        pairs = self.pairs() if ox.Literal in self._sorts() else ()
        return ((subject, object) for subject, object in pairs if isinstance(object, ox.Literal))

    def has_blank_objects(self) -> bool:
        return ox.BlankNode in self._sorts()

    def by_object(self) -> Mapping[str, Column]:
        return _grouped(map(_value, map(_object, self.quads)), self.quads)

    def _sorts(self) -> set[type]:
        return set(map(type, map(_object, self.quads)))

    def _without_texts(self) -> Sequence[ox.Quad]:
        sorts = self._sorts()
        if ox.Literal not in sorts:
            return self.quads
        if len(sorts) == 1:
            return ()
        return [quad for quad in self.quads if not isinstance(quad.object, ox.Literal)]


#: The column of a property that nothing is stated with.
EMPTY: Final[Column] = _Quads(())


@dataclass(frozen=True, slots=True)
class _Texts:
    """A column of texts: statements lead to things by their ids, or to literals."""

    column: TextColumn

    def subjects(self) -> Iterable[Id]:
        return self.column.subjects

    def pairs(self) -> Iterable[tuple[Id, Object]]:
        return zip(self.column.subjects, self._terms(), strict=True)

    def turned_pairs(self) -> Iterable[tuple[Id, Object]]:
        return ((object, resource(subject)) for subject, object in self.links())

    def terms(self) -> Iterable[tuple[Resource, Object]]:
        return zip(map(resource, self.column.subjects), self._terms(), strict=True)

    def links(self) -> Iterable[tuple[Id, Id]]:
        return _of_sort(str, self.column.subjects, self.column.objects)

    def turned_links(self) -> Iterable[tuple[Id, Id]]:
        return ((object, subject) for subject, object in self.links())

    def texts(self) -> Iterable[tuple[Id, ox.Literal]]:
        return _of_sort(ox.Literal, self.column.subjects, self.column.objects)

    def has_blank_objects(self) -> bool:
        return any(":" not in object for _, object in self.links())

    def by_object(self) -> Mapping[str, Column]:
        found: dict[str, TextColumn] = {}
        for object, some in groupby(zip(*self.column, strict=True), itemgetter(1)):
            value = object if isinstance(object, str) else object.value
            column = found.setdefault(value, TextColumn([], []))
            subjects, objects = zip(*some, strict=True)
            column.subjects.extend(subjects)
            column.objects.extend(objects)
        return {value: _Texts(column) for value, column in found.items()}

    def _terms(self) -> Iterable[Object]:
        if set(map(type, self.column.objects)) <= {ox.Literal}:
            return cast("list[Object]", self.column.objects)
        return (resource(each) if isinstance(each, str) else each for each in self.column.objects)


def _grouped(keys: Iterable[str], quads: Collection[ox.Quad]) -> Mapping[str, Column]:
    groups: dict[str, list[ox.Quad]] = defaultdict(list)
    for key, quad in zip(keys, quads, strict=True):
        groups[key].append(quad)
    return {key: _Quads(some) for key, some in groups.items()}


def _of_sort(
    sort: type[Sort], subjects: Iterable[Id], objects: Sequence[Stated]
) -> Iterable[tuple[Id, Sort]]:
    """Pair subjects with those objects that are of one type, which mostly all are or none."""
    sorts = set(map(type, objects))
    if sort not in sorts:
        return ()
    pairs = cast("Iterable[tuple[Id, Sort]]", zip(subjects, objects, strict=True))
    return pairs if len(sorts) == 1 else compress(pairs, (isinstance(each, sort) for each in objects))
