"""Statements in the making: what a table says, in columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

import pyoxigraph as ox

from careergraph.model import Fault
from careergraph.rdf.late_quads import LateQuads, Stated, TextColumn
from careergraph.rdf.reading import TableReading
from careergraph.rdf.terms import Id
from careergraph.vocabulary import RDF, XSD

_DECIMAL: Final = ox.NamedNode(XSD.decimal)


class StatementBuilder:
    """Gathers statements about things by their IRIs, or by names of blank nodes as ``_:b1``."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.faults: dict[Fault, None] = {}
        self._prefixes = dict(prefixes)
        self._columns: dict[str, TextColumn] = defaultdict(_new_column)
        self._order: list[str] = []
        # Names recur, and are looked at once.
        self._node = cache(_node)

    @property
    def reading(self) -> TableReading:
        """All that was stated."""
        return TableReading(LateQuads(dict(self._columns), self._order), self._prefixes, self.faults)

    def state(self, subject: Id, *statements: tuple[str, Stated]) -> None:
        """State several things of one, each as a property and what it leads to.

        The ids are known to be some: whatever else is stated comes through here once its names are looked at.
        """
        columns, order = self._columns, self._order
        for property, object in statements:
            subjects, objects = columns[property]
            subjects.append(subject)
            objects.append(object)
            order.append(property)

    def link(self, subject: str, property: str, object: str) -> None:
        """State that a property relates two things."""
        self.state(self._node(subject), (property, self._node(object)))

    def links(self, statements: Iterable[tuple[str, str, str]]) -> None:
        """State many links, each as subject, property and object."""
        node, state = self._node, self.state
        for subject, property, object in statements:
            state(node(subject), (property, node(object)))

    def type(self, subject: str, *classes: str) -> None:
        """State what something is."""
        for name in classes:
            self.link(subject, RDF.type, name)

    def text(self, subject: str, property: str, text: str, language: str | None = None) -> None:
        """State a text, trimmed; an empty one says nothing."""
        self._state_text(subject, property, text.strip(), language)

    def texts(self, subject: str, property: str, texts: Iterable[str], language: str) -> None:
        """State several texts of a language, trimmed."""
        trimmed = [
            (property, ox.Literal(each, language=language)) for text in texts if (each := text.strip())
        ]
        self.state(self._node(subject), *trimmed)

    def exact_text(self, subject: str, property: str, text: str, language: str | None = None) -> None:
        """State a text as it is written; a blank one says nothing."""
        if text.strip():
            self._state_text(subject, property, text, language)

    def decimal(self, subject: str, property: str, number: str) -> None:
        """State a decimal number, as it is written."""
        self.state(self._node(subject), (property, decimal(number)))

    def integer(self, subject: str, property: str, number: int) -> None:
        """State a whole number."""
        self.state(self._node(subject), (property, integer(number)))

    def _state_text(self, subject: str, property: str, text: str, language: str | None) -> None:
        if text:
            literal = ox.Literal(text, language=language) if language else ox.Literal(text)
            self.state(self._node(subject), (property, literal))


def _new_column() -> TextColumn:
    return TextColumn([], [])


def _node(name: str) -> Id:
    """Return the id of a node, once it is a name that RDF takes."""
    return (ox.BlankNode(name[2:]) if name.startswith("_:") else ox.NamedNode(name)).value


# Numbers recur, and each is made once.
@lru_cache(maxsize=1024)
def decimal(number: str) -> ox.Literal:
    """Return a decimal number, as it is written."""
    return ox.Literal(number, datatype=_DECIMAL)


@lru_cache(maxsize=1024)
def integer(number: int) -> ox.Literal:
    """Return a whole number."""
    return ox.Literal(number)
