"""The careers that an ontology describes, set apart from how it states them, so that two can be compared.

Careers are things, preferred labels, requirements, moves, responsibilities, levels and people. A requirement
counts however it came about, by its role or by one that the role builds on; where a statement comes from, and
what else is stated, do not count. A level goes by its rank and a person by their name, since nobody asks for
either by its IRI.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote as percent

import pyoxigraph as ox

from careergraph.catalogue.catalogue import Catalogue
from careergraph.model import Concept, Requirement
from careergraph.rdf.canonical_order import in_canonical_order
from careergraph.rdf.terms import Id, resource, shown_id
from careergraph.support.text import local_name
from careergraph.vocabulary import CG, RDF, SKOS


def same_careers(one: Catalogue, other: Catalogue) -> bool:
    """Tell whether two ontologies describe the same careers."""
    if one.data is other.data:
        return True
    if _sizes(one) != _sizes(other):
        return False
    return _careers(one) == _careers(other)


def careers_hash(catalogue: Catalogue) -> int:
    """Return a number that is the same for the same careers."""
    facts = catalogue.facts
    named = (id for index in (facts.roles, facts.skills) for id in index.described_ids if ":" in id)
    return hash((_sizes(catalogue), frozenset(named)))


def _sizes(catalogue: Catalogue) -> tuple[int, ...]:
    facts = catalogue.facts
    indexes = (facts.roles, facts.skills, facts.responsibilities)
    return (*(index.described_count for index in indexes), len(facts.scale.levels), len(facts.holdings))


def _careers(catalogue: Catalogue) -> list[ox.Quad]:
    """List what is described as statements in one order; blank nodes are named by what surrounds them."""
    quads = list(dict.fromkeys(_statements(catalogue)))
    return in_canonical_order(set(quads), quads)


def _statements(catalogue: Catalogue) -> Iterator[ox.Quad]:
    """Yield what is described; what a statement has besides its two ends stands in its property."""
    for class_, things in (
        (CG.Role, catalogue.roles),
        (CG.Skill, catalogue.skills),
        (CG.Responsibility, catalogue.responsibilities),
    ):
        for thing in things:
            yield _link(_id(thing), (RDF.type,), class_)
            yield from _labels(_id(thing), thing.labels.items())
    for number in catalogue.facts.roles.all:
        for row in catalogue.requirement_table.rows(number):
            yield from _asked(catalogue.requirement(number, row))
        for duty in catalogue.responsibilities_of(number):
            yield _link(_id(catalogue.role(number)), (CG.hasResponsibility,), _id(duty))
    for responsibility in catalogue.responsibilities:
        for skill in responsibility.skills:
            yield _link(_id(responsibility), (CG.drawsOn,), _id(skill))
    for move in catalogue.progressions:
        kind = move.kind and move.kind.value
        said = (CG.progressesTo, kind, move.months, move.suggested)
        yield _link(_id(move.source), said, _id(move.target))
    for level in catalogue.scale:
        yield from _labels(f"{CG.rank}/{level.rank}", level.labels.items())
    yield from _people(catalogue)


def _asked(requirement: Requirement) -> Iterator[ox.Quad]:
    said = (CG.requires, requirement.level, requirement.necessity.value, requirement.importance)
    yield _link(_id(requirement.role), said, _id(requirement.skill))


def _people(catalogue: Catalogue) -> Iterator[ox.Quad]:
    facts = catalogue.facts
    for profile, held in facts.holdings.items():
        node = ox.BlankNode().value
        labels = catalogue.words.preferred.get(profile, {}) or {"": local_name(shown_id(profile))}
        yield from _labels(node, (("", name) for name in labels.values()))
        for skill, level in held.items():
            yield _link(node, (CG.holds, level), skill)
        current, former = facts.careers.get(profile, (None, ()))
        if current is not None:
            yield _link(node, (CG.currentRole,), current)
        for role in former:
            yield _link(node, (CG.formerRole,), role)


def _labels(id: Id, labels: Iterable[tuple[str, str]]) -> Iterator[ox.Quad]:
    for language, label in labels:
        # Two texts in which tags alone differ in capitals are one.
        text = ox.Literal(label, language=language) if language else ox.Literal(label)
        yield ox.Quad(resource(id), ox.NamedNode(SKOS.prefLabel), text)


def _link(subject: Id, said: tuple[Any, ...], object: Id) -> ox.Quad:
    property = "/".join(percent(str(each), safe=":/#") for each in said)
    return ox.Quad(resource(subject), ox.NamedNode(property), resource(object))


def _id(thing: Concept) -> Id:
    return thing.iri.removeprefix("_:")
