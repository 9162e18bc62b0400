"""Gathers what a reader cannot take as it is stated; it returns them beside its table, and writes nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from careergraph.model import Finding, Severity
from careergraph.rdf.terms import Id, shown_id

Table = TypeVar("Table")


class Findings:
    """The findings of one reader, each once, in the order in which they were noted."""

    def __init__(self) -> None:
        self._noted: dict[Finding, None] = {}

    def error(self, code: str, subject: Id, message: str, fix: str) -> None:
        """Note what is wrong with a thing."""
        self._noted[Finding(Severity.ERROR, code, shown_id(subject), message, fix)] = None

    def warning(self, code: str, subject: Id, message: str, fix: str) -> None:
        """Note what may be meant."""
        self._noted[Finding(Severity.WARNING, code, shown_id(subject), message, fix)] = None

    def of(self, read: tuple[Table, Iterable[Finding]]) -> Table:
        """Take over the findings of another reader, and return its table."""
        table, findings = read
        self._noted |= dict.fromkeys(findings)
        return table

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._noted)
