"""Statements in the making: what a table says, as RDF terms."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from careergraph.rdf.reading import Reading
from careergraph.rdf.terms import Object, Resource
from careergraph.vocabulary import RDF, XSD


class QuadBuilder:
    """Gathers quads about things by their IRIs, or by names of blank nodes as ``_:b1``."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.reading = Reading(prefixes=dict(prefixes))
        # Names and numbers recur, and their terms are made once.
        self._node = cache(_node)
        self._property = cache(ox.NamedNode)
        self._decimal = cache(_decimal)
        self._integer = cache(ox.Literal)

    def link(self, subject: str, property: str, object: str) -> None:
        """State that a property relates two things."""
        self._state(self._node(subject), property, self._node(object))

    def type(self, subject: str, *classes: str) -> None:
        """State what something is."""
        for name in classes:
            self.link(subject, RDF.type, name)

    def text(self, subject: str, property: str, text: str, language: str | None = None) -> None:
        """State a text, trimmed; an empty one says nothing."""
        if trimmed := text.strip():
            self._state_text(subject, property, trimmed, language)

    def exact_text(self, subject: str, property: str, text: str, language: str | None = None) -> None:
        """State a text as it is written; a blank one says nothing."""
        if text.strip():
            self._state_text(subject, property, text, language)

    def decimal(self, subject: str, property: str, number: str) -> None:
        """State a decimal number, as it is written."""
        self._state(self._node(subject), property, self._decimal(number))

    def integer(self, subject: str, property: str, number: int) -> None:
        """State a whole number."""
        self._state(self._node(subject), property, self._integer(number))

    def _state_text(self, subject: str, property: str, text: str, language: str | None) -> None:
        literal = ox.Literal(text, language=language) if language else ox.Literal(text)
        self._state(self._node(subject), property, literal)

    def _state(self, subject: Resource, property: str, object: Object) -> None:
        self.reading.quads.append(ox.Quad(subject, self._property(property), object))


def _node(name: str) -> Resource:
    return ox.BlankNode(name[2:]) if name.startswith("_:") else ox.NamedNode(name)


def _decimal(number: str) -> ox.Literal:
    return ox.Literal(number, datatype=ox.NamedNode(XSD.decimal))
