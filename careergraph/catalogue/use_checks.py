"""Checks of what there is to no purpose, and of roles of which nothing can be known."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.findings import called, named
from careergraph.model import Fault
from careergraph.vocabulary import CG, SKOS


def roles(catalogue: Catalogue) -> Iterator[Fault]:
    """Find the roles that no other file can name."""
    for number in catalogue.facts.roles.described:
        if ":" not in (id := catalogue.facts.roles.ids[number]):
            yield Fault.of("role-without-iri", id, label=called(id, catalogue.labels))


def unused(catalogue: Catalogue) -> Iterator[Fault]:
    """Find the skills, responsibilities, requirements, profiles and scales that nothing uses or fills."""
    facts, statements = catalogue.facts, catalogue.data.statements
    used = {*catalogue.requirement_table.asked()}
    used.update(skill for skills in facts.draws_on.values() for skill in skills)
    used.update(facts.skills.number[skill] for skills in facts.holdings.values() for skill in skills)
    above = {id for _, id in statements.links(SKOS.broader)}
    for skill in facts.skills.described:
        if skill not in used and facts.skills.ids[skill] not in above:
            id = facts.skills.ids[skill]
            yield Fault.of("unused-skill", id, label=called(id, catalogue.labels))
    assigned = above.union(map(itemgetter(1), statements.linking(CG.hasResponsibility)))
    for responsibility in facts.responsibilities.described:
        if (id := facts.responsibilities.ids[responsibility]) not in assigned:
            yield Fault.of("unused-responsibility", id, label=called(id, catalogue.labels))
    for code, kind, leading, turned, name in (
        ("unused-requirement", CG.Requirement, (CG.requires, CG.anyOf), False, "node"),
        ("empty-profile", CG.Profile, (CG.holds,), True, "profile"),
        ("empty-scale", CG.ProficiencyScale, (CG.inScale,), False, "scale"),
    ):
        left = statements.instances(kind)
        for term in leading:
            for end in map(itemgetter(0 if turned else 1), statements.linking(term)):
                left.pop(end, None)
        for id in left:
            yield Fault.of(code, id, **{name: named(id)})


def remarks(catalogue: Catalogue) -> Iterator[Fault]:
    """Find the level descriptors that say nothing, and evidence of what nobody holds."""
    statements = catalogue.data.statements
    words = catalogue.words
    for id in statements.instances(CG.LevelDescriptor):
        if id not in words.preferred and id not in words.definitions:
            yield Fault.of("empty-descriptor", id, node=named(id))
    evident = dict.fromkeys((*statements.subjects_of(CG.evidence), *statements.subjects_of(CG.ratedBy)))
    if evident:
        held = set(map(itemgetter(1), statements.linking(CG.holds)))
        for id in evident:
            if id not in held:
                yield Fault.of("unheld-evidence", id, node=named(id))


def unknown_needs(catalogue: Catalogue) -> Iterator[Fault]:
    """Find the roles of which no gap can be known, where there are others."""
    table, roles = catalogue.requirement_table, catalogue.facts.roles
    if not any(table.essential):
        return
    for number in roles.described:
        if not any(table.essential[row] for row in table.rows(number)):
            id = roles.ids[number]
            yield Fault.of("requires-nothing-essential", id, label=called(id, catalogue.labels))
