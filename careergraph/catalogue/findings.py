"""Gathers what a reader cannot take as it is stated; it returns them beside its table, and writes nowhere.

What is gathered has no language yet: `fault_texts` tells it in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from careergraph.catalogue.texts import Labels
from careergraph.model import Detail, Fault, Things
from careergraph.rdf.terms import Id
from careergraph.support.text import quote

Table = TypeVar("Table")


def named(*ids: Id) -> Things:
    """Return things that a text names, in their order."""
    return Things(ids)


def called(id: Id, labels: Labels) -> str | Things:
    """Return the label of a thing as a text names it; a blank node without one is a thing to name."""
    return quote(labels.shown(id)) if ":" in id or id in labels.words.preferred else Things((id,))


class Findings:
    """The faults that one reader found, each once, in the order in which they were noted."""

    def __init__(self) -> None:
        self._noted: dict[Fault, None] = {}

    def note(self, text: str, subject: Id, /, **details: Detail) -> None:
        """Note a fault of a thing, with what its text names."""
        self._noted[Fault.of(text, subject, **details)] = None

    def of(self, read: tuple[Table, Iterable[Fault]]) -> Table:
        """Take over the faults that another reader found, and return its table."""
        table, faults = read
        self._noted |= dict.fromkeys(faults)
        return table

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._noted)
