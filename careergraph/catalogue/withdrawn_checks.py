"""Findings on what is out of use and still referred to, and on replacements that are not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.findings import called, named
from careergraph.catalogue.withdrawn import valid_period
from careergraph.model import Concept, Fault
from careergraph.rdf.terms import Id
from careergraph.support.text import shortened, visible
from careergraph.vocabulary import DCTERMS


def check_withdrawn(catalogue: Catalogue) -> Iterator[Fault]:
    """Find the roles and skills out of use that others refer to, and what cannot be taken of them."""
    yield from _times(catalogue)
    if not catalogue.withdrawn:
        return
    yield from _references(catalogue)
    yield from _replacements(catalogue)


def _times(catalogue: Catalogue) -> Iterator[Fault]:
    for thing, stated in catalogue.data.statements.exactly(DCTERMS.valid):
        if valid_period(stated.value) is None:
            value = visible(shortened(str(stated)))
            yield Fault.of("bad-validity", thing, thing=named(thing), value=value)


def _references(catalogue: Catalogue) -> Iterator[Fault]:
    """Find the current roles that require, build on or lead to what is out of use, each pair once."""
    facts, table = catalogue.facts, catalogue.requirement_table
    for number in facts.roles.described:
        role = catalogue.role(number)
        if facts.roles.ids[number] in catalogue.withdrawn:
            continue
        rows = [row for row in table.rows(number) if table.stated_by[row] == number]
        asked = {skill for row in rows for skill in catalogue.requirement(number, row).skills}
        for skill in sorted(asked, key=catalogue.sort_key):
            yield from _reference(catalogue, role, "requires", skill)
        for base in facts.builds_on.get(number, ()):
            yield from _reference(catalogue, role, "builds-on", catalogue.role(base))
    for move in {
        (move.source, move.target): move for move in facts.progressions if not move.inherited
    }.values():
        if facts.roles.ids[move.source] not in catalogue.withdrawn:
            target = catalogue.role(move.target)
            yield from _reference(catalogue, catalogue.role(move.source), "leads-to", target)


def _reference(catalogue: Catalogue, role: Concept, how: str, thing: Concept) -> Iterator[Fault]:
    id = thing.iri.removeprefix("_:")
    if id in catalogue.withdrawn:
        instead = catalogue.data.withdrawn[id].replaced_by
        yield Fault.of(
            f"out-of-use/{how}" if instead else f"out-of-use/{how}-alone",
            role.iri.removeprefix("_:"),
            role=called(role.iri.removeprefix("_:"), catalogue.labels),
            thing=called(id, catalogue.labels),
            instead=_labels(catalogue, instead or ()),
        )


def _replacements(catalogue: Catalogue) -> Iterator[Fault]:
    facts = catalogue.facts
    for known in ({*facts.roles.ids}, {*facts.skills.ids}):
        for id in sorted(known & catalogue.withdrawn):
            said = catalogue.data.withdrawn[id]
            if said.replaced_by and catalogue.in_place_of(id, known) is None:
                yield Fault.of(
                    "replacement-missing",
                    id,
                    thing=called(id, catalogue.labels),
                    instead=_labels(catalogue, said.replaced_by),
                )


def _labels(catalogue: Catalogue, ids: Iterable[Id]) -> tuple[str, ...]:
    return tuple(map(catalogue.labels.shown, ids))
