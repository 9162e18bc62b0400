"""Findings on what is out of use and still referred to, and on replacements that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.withdrawn import valid_period
from careergraph.model import Concept, Finding, Severity
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.text import listed, quote, shortened, visible
from careergraph.vocabulary import DCTERMS


def check_withdrawn(catalogue: Catalogue) -> Iterator[Finding]:
    """Find the roles and skills out of use that others refer to, and what cannot be taken of them."""
    yield from _times(catalogue)
    if not catalogue.withdrawn:
        return
    yield from _references(catalogue)
    yield from _replacements(catalogue)


def _times(catalogue: Catalogue) -> Iterator[Finding]:
    for thing, stated in catalogue.data.statements.exactly(DCTERMS.valid):
        text = getattr(stated, "value", "")
        if valid_period(text) is None:
            yield Finding(
                Severity.WARNING,
                "bad-validity",
                shown_id(thing),
                f"dcterms:valid of {quote(shown_id(thing))} is {visible(shortened(str(stated)))}, no time",
                'write "2024-06-30" for the last day, or "2020-01-01/2024-06-30"',
            )


def _references(catalogue: Catalogue) -> Iterator[Finding]:
    """Find the current roles that require, build on or lead to what is out of use, each pair once."""
    facts, table = catalogue.facts, catalogue.requirement_table
    for number in facts.roles.described:
        role = catalogue.role(number)
        if facts.roles.ids[number] in catalogue.withdrawn:
            continue
        rows = [row for row in table.rows(number) if table.stated_by[row] == number]
        asked = {skill for row in rows for skill in catalogue.requirement(number, row).skills}
        for skill in sorted(asked, key=catalogue.sort_key):
            yield from _reference(catalogue, role, "asks for", skill)
        for base in facts.builds_on.get(number, ()):
            yield from _reference(catalogue, role, "builds on", catalogue.role(base))
    for move in {
        (move.source, move.target): move for move in facts.progressions if not move.inherited
    }.values():
        if facts.roles.ids[move.source] not in catalogue.withdrawn:
            target = catalogue.role(move.target)
            yield from _reference(catalogue, catalogue.role(move.source), "leads to", target)


def _reference(catalogue: Catalogue, role: Concept, how: str, thing: Concept) -> Iterator[Finding]:
    id = thing.iri.removeprefix("_:")
    if id in catalogue.withdrawn:
        instead = catalogue.data.withdrawn[id].replaced_by
        yield Finding(
            Severity.WARNING,
            "out-of-use",
            role.iri,
            f"{quote(role.label)} {how} {quote(thing.label)}, which is deprecated or not valid today",
            f"name {_named(catalogue, instead)} instead" if instead else "name what stands in its place",
        )


def _replacements(catalogue: Catalogue) -> Iterator[Finding]:
    facts = catalogue.facts
    for known in ({*facts.roles.ids}, {*facts.skills.ids}):
        for id in sorted(known & catalogue.withdrawn):
            said = catalogue.data.withdrawn[id]
            if said.replaced_by and catalogue.in_place_of(id, known) is None:
                yield Finding(
                    Severity.WARNING,
                    "replacement-missing",
                    shown_id(id),
                    f"{quote(catalogue.labels.shown(id))} is replaced by "
                    f"{_named(catalogue, said.replaced_by)}, "
                    "which is not here, or out of use itself",
                    "load what replaces it too, or name another replacement",
                )


def _named(catalogue: Catalogue, ids: tuple[Id, ...]) -> str:
    return listed([catalogue.labels.shown(id) for id in ids])
