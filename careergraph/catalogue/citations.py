"""Where statements come from: `dcterms:source` of a thing, and of a statement about it that has its own.

A requirement cites a source for all that it says. One of its statements, such as the level, may come from
somebody else: an `owl:Axiom` annotates that statement, and its source holds for it instead.
"""

from __future__ import annotations

from careergraph.catalogue.statements import Statements
from careergraph.rdf.terms import Id
from careergraph.vocabulary import DCTERMS, OWL


class Citations:
    """The sources of things and of single statements, the first in order of IRI where there are several."""

    def __init__(self, statements: Statements) -> None:
        self._of_thing: dict[Id, Id] = {}
        for node, cited in statements.values(DCTERMS.source):
            self._of_thing[node] = min(self._of_thing.get(node, cited.value), cited.value)
        properties = dict(statements.exactly(OWL.annotatedProperty))
        targets = dict(statements.exactly(OWL.annotatedTarget))
        self._of_statement: dict[tuple[Id, str], Id] = {}
        for axiom, subject in statements.exactly(OWL.annotatedSource):
            source, term, target = self.of(axiom), properties.get(axiom), targets.get(axiom)
            if source is not None and term and target and statements.has(subject.value, term.value, target):
                stated = subject.value, term.value
                self._of_statement[stated] = min(self._of_statement.get(stated, source), source)

    def of(self, node: Id | None) -> Id | None:
        """Return the source that a thing cites."""
        return None if node is None else self._of_thing.get(node)

    def of_statement(self, node: Id | None, *terms: str) -> Id | None:
        """Return the source of what a thing states by one of `terms`: the statement's own, or the thing's."""
        if node is None or not self._of_statement:
            return self.of(node)
        own = (self._of_statement[stated] for term in terms if (stated := (node, term)) in self._of_statement)
        return min(own, default=self.of(node))
