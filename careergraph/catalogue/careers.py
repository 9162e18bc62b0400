"""The careers that an ontology describes, set apart from how it states them, so that two can be compared.

Careers are things, preferred labels, requirements, moves, responsibilities, levels and people. A requirement
counts however it came about, by its role or by one that the role builds on; where a statement comes from, and
what else is stated, do not count. A level goes by its rank and a person by their name, since nobody asks for
either by its IRI.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import chain
from typing import TypeAlias
from urllib.parse import quote as percent

import pyoxigraph as ox

from careergraph.catalogue.catalogue import Catalogue
from careergraph.rdf.canonical_order import in_canonical_order
from careergraph.rdf.terms import Id, resource, shown_id
from careergraph.support.text import local_name
from careergraph.vocabulary import CG, RDF, SKOS

#: What is said of a thing: the thing, what is said, and the other thing or text of which it is said.
_Career: TypeAlias = tuple[Id, tuple[Hashable, ...], str]
#: All that is said of a person, who is known by it alone.
_Person: TypeAlias = frozenset[tuple[tuple[Hashable, ...], str]]
#: The property of names and labels.
_NAMED: tuple[str, ...] = (SKOS.prefLabel,)


def same_careers(one: Catalogue, other: Catalogue) -> bool:
    """Tell whether two ontologies describe the same careers."""
    if one.data is other.data:
        return True
    if _sizes(one) != _sizes(other):
        return False
    if _has_blank_things(one) or _has_blank_things(other):
        return _in_order(one) == _in_order(other)
    return set(_people(one)) == set(_people(other)) and set(_said_of_things(one)) == set(
        _said_of_things(other)
    )


def careers_hash(catalogue: Catalogue) -> int:
    """Return a number that is the same for the same careers."""
    facts = catalogue.facts
    named = (id for index in (facts.roles, facts.skills) for id in index.described_ids if ":" in id)
    return hash((_sizes(catalogue), frozenset(named)))


def _sizes(catalogue: Catalogue) -> tuple[int, ...]:
    facts = catalogue.facts
    indexes = (facts.roles, facts.skills, facts.responsibilities)
    return (*(index.described_count for index in indexes), len(facts.scales.levels), len(facts.holdings))


def _has_blank_things(catalogue: Catalogue) -> bool:
    facts = catalogue.facts
    return any(
        ":" not in id for index in (facts.roles, facts.skills, facts.responsibilities) for id in index.ids
    )


def _said_of_things(catalogue: Catalogue) -> Iterator[_Career]:
    return chain(_things(catalogue), _requirements(catalogue), _duties(catalogue), _moves(catalogue))


def _things(catalogue: Catalogue) -> Iterator[_Career]:
    """Yield what there is and what it is called; a level as its rank."""
    facts, preferred = catalogue.facts, catalogue.words.preferred
    ranks = {level: f"{CG.rank}/{facts.scales.ranks[level]}" for level in facts.scales.levels}
    described: dict[str, Iterable[Id]] = {
        CG.Role: facts.roles.described_ids,
        CG.Skill: facts.skills.described_ids,
        CG.Responsibility: facts.responsibilities.described_ids,
        CG.ProficiencyLevel: ranks,
    }
    for class_, ids in described.items():
        for id in ids:
            known_as = ranks.get(id, id)
            yield known_as, (RDF.type,), class_
            for language, label in preferred.get(id, {}).items():
                yield known_as, (*_NAMED, language), label


def _requirements(catalogue: Catalogue) -> Iterator[_Career]:
    """Yield what roles ask for; a choice as its alternatives, each with all of the choice."""
    roles, skills = catalogue.facts.roles, catalogue.facts.skills.ids
    table = catalogue.requirement_table
    for role in roles.all:
        for row in table.rows(role):
            said = (CG.requires, table.level[row], table.essential[row], table.importance[row])
            group = table.group(row)
            if group is None:
                yield roles.ids[role], said, skills[table.skill[row]]
                continue
            levels = tuple(sorted(level for _, level in group.alternatives))
            named = tuple(sorted(skills[skill] for skill, _ in group.alternatives if ":" in skills[skill]))
            for skill, level in group.alternatives:
                yield roles.ids[role], (*said, CG.anyOf, group.at_least, named, levels, level), skills[skill]


def _duties(catalogue: Catalogue) -> Iterator[_Career]:
    facts = catalogue.facts
    roles, skills, duties = facts.roles, facts.skills.ids, facts.responsibilities.ids
    for role in roles.all:
        for duty in catalogue.answers_for(role):
            yield roles.ids[role], (CG.hasResponsibility,), duties[duty]
    for duty, drawn_on in facts.draws_on.items():
        for skill in drawn_on:
            yield duties[duty], (CG.drawsOn,), skills[skill]


def _moves(catalogue: Catalogue) -> Iterator[_Career]:
    roles = catalogue.facts.roles.ids
    for move in catalogue.facts.progressions:
        kind = move.kind and move.kind.value
        yield roles[move.source], (CG.progressesTo, kind, move.months, move.suggested), roles[move.target]


def _people(catalogue: Catalogue) -> Iterator[_Person]:
    """Yield what is said of each person."""
    facts = catalogue.facts
    for profile, held in facts.holdings.items():
        names = set(catalogue.words.preferred.get(profile, {}).values()) or {local_name(shown_id(profile))}
        current, former = facts.careers.get(profile, (None, ()))
        yield frozenset(
            {
                *((_NAMED, name) for name in names),
                *(((CG.holds, level), skill) for skill, level in held.items()),
                *(((CG.currentRole,), role) for role in (current,) if role is not None),
                *(((CG.formerRole,), role) for role in former),
            }
        )


def _in_order(catalogue: Catalogue) -> list[ox.Quad]:
    """List the same as statements in one order, with blank nodes named by what surrounds them."""
    people = ((f"person{place}", said) for place, said in enumerate(_people(catalogue)))
    careers = {*_said_of_things(catalogue), *((node, *one) for node, said in people for one in said)}
    quads = [_quad(*career) for career in careers]
    return in_canonical_order(quads)


def _quad(subject: Id, said: tuple[Hashable, ...], object: str) -> ox.Quad:
    """Return a statement whose property has all that is said."""
    property = ox.NamedNode("/".join(percent(str(part), safe=":/") for part in said))
    is_text = said[0] == SKOS.prefLabel
    return ox.Quad(resource(subject), property, ox.Literal(object) if is_text else resource(object))
