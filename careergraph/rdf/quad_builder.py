"""Statements in the making: what a table says, as RDF terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

import pyoxigraph as ox

from careergraph.rdf.reading import Reading
from careergraph.rdf.terms import Resource
from careergraph.vocabulary import RDF, XSD


class QuadBuilder:
    """Gathers quads about things by their IRIs, or by names of blank nodes as ``_:b1``."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.reading = Reading(prefixes=dict(prefixes))
        #: Takes each statement; whoever watches over their growth sets another.
        self._add: Callable[[ox.Quad], None] = self.reading.quads.append
        # Names and numbers recur, and their terms are made once.
        self._node = cache(_node)
        self._property = cache(ox.NamedNode)
        self._decimal = cache(_decimal)
        self._integer = cache(ox.Literal)

    def link(self, subject: str, property: str, object: str) -> None:
        """State that a property relates two things."""
        self._add(ox.Quad(self._node(subject), self._property(property), self._node(object)))

    def links(self, statements: Iterable[tuple[str, str, str]]) -> None:
        """State many links, each as subject, property and object."""
        node, named, add = self._node, self._property, self._add
        for subject, property, object in statements:
            add(ox.Quad(node(subject), named(property), node(object)))

    def type(self, subject: str, *classes: str) -> None:
        """State what something is."""
        for name in classes:
            self.link(subject, RDF.type, name)

    def text(self, subject: str, property: str, text: str, language: str | None = None) -> None:
        """State a text, trimmed; an empty one says nothing."""
        self._state_text(subject, property, text.strip(), language)

    def texts(self, subject: str, property: str, texts: Iterable[str], language: str) -> None:
        """State several texts of a language, trimmed."""
        node, named = self._node(subject), self._property(property)
        for text in texts:
            if trimmed := text.strip():
                self._add(ox.Quad(node, named, ox.Literal(trimmed, language=language)))

    def exact_text(self, subject: str, property: str, text: str, language: str | None = None) -> None:
        """State a text as it is written; a blank one says nothing."""
        if text.strip():
            self._state_text(subject, property, text, language)

    def decimal(self, subject: str, property: str, number: str) -> None:
        """State a decimal number, as it is written."""
        self._add(ox.Quad(self._node(subject), self._property(property), self._decimal(number)))

    def integer(self, subject: str, property: str, number: int) -> None:
        """State a whole number."""
        self._add(ox.Quad(self._node(subject), self._property(property), self._integer(number)))

    def _state_text(self, subject: str, property: str, text: str, language: str | None) -> None:
        if text:
            literal = ox.Literal(text, language=language) if language else ox.Literal(text)
            self._add(ox.Quad(self._node(subject), self._property(property), literal))


def _node(name: str) -> Resource:
    return ox.BlankNode(name[2:]) if name.startswith("_:") else ox.NamedNode(name)


def _decimal(number: str) -> ox.Literal:
    return ox.Literal(number, datatype=ox.NamedNode(XSD.decimal))
