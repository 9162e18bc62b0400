"""Statements in the making: what a table says, as RDF terms."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from careergraph.rdf.reading import Reading
from careergraph.vocabulary import RDF, XSD


class Terms:
    """Gathers quads; IRIs that recur are made once."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.reading = Reading(prefixes=dict(prefixes))
        self.node = cache(ox.NamedNode)
        decimal = ox.NamedNode(XSD.decimal)
        self._decimal = cache(lambda number: ox.Literal(number, datatype=decimal))

    def link(self, subject: str, property: str, object: str) -> None:
        """State that a property relates two IRIs."""
        node = self.node
        self.reading.quads.append(ox.Quad(node(subject), node(property), node(object)))

    def type(self, subject: str, *classes: str) -> None:
        """State what something is."""
        for name in classes:
            self.link(subject, RDF.type, name)

    def text(self, subject: str, property: str, text: str, language: str | None = None) -> None:
        """State a text, trimmed; an empty one says nothing."""
        if trimmed := text.strip():
            literal = ox.Literal(trimmed, language=language) if language else ox.Literal(trimmed)
            self.reading.quads.append(ox.Quad(self.node(subject), self.node(property), literal))

    def decimal(self, subject: str, property: str, number: str) -> None:
        """State a decimal number, as it is written."""
        literal = self._decimal(number)
        self.reading.quads.append(ox.Quad(self.node(subject), self.node(property), literal))

    def integer(self, subject: str, property: str, number: int) -> None:
        """State a whole number."""
        self.reading.quads.append(ox.Quad(self.node(subject), self.node(property), ox.Literal(number)))
