"""Finds texts that stand where a thing is meant, and things that stand where a text is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from careergraph.catalogue.findings import Findings
from careergraph.catalogue.statements import Statements
from careergraph.model import Finding
from careergraph.rdf.terms import shown_id
from careergraph.support.text import local_name, quote
from careergraph.vocabulary import CG, RDFS, SKOS

#: The properties that lead from a thing to a thing.
LINKING: Final = (
    CG.progressesTo,
    CG.fromRole,
    CG.toRole,
    CG.kind,
    CG.status,
    CG.requires,
    CG.skill,
    CG.necessity,
    CG.requiresSkill,
    CG.essentialSkill,
    CG.optionalSkill,
    CG.hasResponsibility,
    CG.drawsOn,
    CG.buildsOn,
    CG.inScale,
    CG.holds,
    CG.currentRole,
    CG.formerRole,
    SKOS.broader,
)
#: The properties that lead from a thing to a text; those aligned with them may lead to a node as well.
TEXTUAL: Final = (SKOS.prefLabel, RDFS.label, SKOS.altLabel, SKOS.definition, SKOS.notation)


def misplaced_objects(statements: Statements) -> Iterable[Finding]:
    """Find the objects that are of another sort than their property is for; readers leave them out."""
    found = Findings()
    for term in LINKING:
        for subject, text in statements.texts(term):
            found.error(
                "literal-target",
                subject,
                f"{local_name(term)} of {quote(shown_id(subject))} is the text {quote(text.value)}",
                "point to the IRI of a node",
            )
    for term in TEXTUAL:
        for subject, object in statements.exactly(term):
            if not isinstance(object, ox.Literal):
                found.warning(
                    "text-expected",
                    subject,
                    f"{local_name(term)} of {quote(shown_id(subject))} is no text",
                    "write the text in quotation marks",
                )
    return found
