"""Finds texts that stand where a thing is meant, and things that stand where a text is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from careergraph.catalogue.findings import Findings, named
from careergraph.catalogue.property_kinds import LINKING
from careergraph.catalogue.statements import Statements
from careergraph.model import Fault
from careergraph.support.text import local_name, quote
from careergraph.vocabulary import CG, RDFS, SKOS

#: The properties that lead from a thing to a text; those aligned with them may lead to a node as well.
TEXTUAL: Final = (SKOS.prefLabel, RDFS.label, SKOS.altLabel, SKOS.definition, SKOS.notation)


def misplaced_objects(statements: Statements) -> Iterable[Fault]:
    """Find the objects that are of another sort than their property is for; readers leave them out."""
    found = Findings()
    for term in LINKING:
        text = "literal-target/family" if term == CG.family else "literal-target"
        for subject, stated in statements.texts(term):
            found.note(
                text,
                subject,
                property=local_name(term),
                owner=named(subject),
                text=quote(stated.value),
            )
    for term in TEXTUAL:
        for subject, object in statements.exactly(term):
            if not isinstance(object, ox.Literal):
                found.note("text-expected", subject, property=local_name(term), owner=named(subject))
    return found
