"""Statements that are added and taken away one by one, and found by what they are about or point to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

import pyoxigraph as ox
from immutabledict import immutabledict

from careergraph.rdf.terms import Id, Object, object_id, resource
from careergraph.support.gc_pause import paused_gc
from careergraph.support.lazy_property import lazy_property

_subject = attrgetter("subject.value")
_object = attrgetter("object")


class EditableQuads:
    """Quads in the order in which they were stated, and the language tags that saving gives back.

    What was there at first is indexed when somebody first asks for a statement.
    """

    def __init__(self, quads: Iterable[ox.Quad] = (), tags: Mapping[ox.Quad, str] = immutabledict()) -> None:
        # None where a quad was.
        self._quads: list[ox.Quad | None] = list(quads)
        self._tags = dict(tags)

    @property
    def tags(self) -> Mapping[ox.Quad, str]:
        """The language tags with capitals, by quad."""
        return self._tags.copy()

    def __iter__(self) -> Iterator[ox.Quad]:
        return (quad for quad in self._quads if quad is not None)

    def add(self, subject: Id, property: str, object: Object, tag: str | None = None) -> None:
        """Add a statement; `tag` is its language as somebody wrote it."""
        quad = ox.Quad(resource(subject), ox.NamedNode(property), object)
        about, pointing = self._places
        place = len(self._quads)
        self._quads.append(quad)
        about[subject].append(place)
        if (end := object_id(quad)) is not None:
            pointing[end].append(place)
        if tag is not None and isinstance(object, ox.Literal) and tag != object.language:
            self._tags[quad] = tag

    def about(self, subject: Id) -> list[ox.Quad]:
        """List what is stated of a thing."""
        return self._at(self._places[0].get(subject, ()))

    def pointing(self, object: Id) -> list[ox.Quad]:
        """List the statements whose object is a thing."""
        return self._at(self._places[1].get(object, ()))

    def discard(self, quad: ox.Quad) -> None:
        """Take a statement away, however often it was made."""
        for place in self._places[0].get(_subject(quad), ()):
            if self._quads[place] == quad:
                self._quads[place] = None

    def _at(self, places: Iterable[int]) -> list[ox.Quad]:
        return [quad for place in places if (quad := self._quads[place]) is not None]

    @lazy_property
    def _places(self) -> tuple[dict[Id, list[int]], dict[Id, list[int]]]:
        """The places of the statements about each thing, and of those that point to it."""
        about: dict[Id, list[int]] = defaultdict(list)
        pointing: dict[Id, list[int]] = defaultdict(list)
        there = list(self)
        with paused_gc():
            for place, subject in enumerate(map(_subject, there)):
                about[subject].append(place)
            for place, object in enumerate(map(_object, there)):
                if not isinstance(object, ox.Literal):
                    pointing[object.value].append(place)
        return about, pointing
