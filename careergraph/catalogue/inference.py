"""Statements that follow from others: by alignments, plain ones from detailed ones, by `cg:buildsOn`.

The rules are plain passes, not a reasoner. What they give is kept apart from what was asserted, so
that saving writes what the author wrote, and never repeats it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Final

import pyoxigraph as ox

from careergraph.catalogue.facts import Facts
from careergraph.catalogue.requirements import Inheritance, RequirementTable
from careergraph.catalogue.statements import CLASSES, PROPERTIES, Statements
from careergraph.rdf.store import DERIVED_GRAPH
from careergraph.rdf.terms import Id, Object, Resource, resource
from careergraph.vocabulary import CG, RDF

#: What the requirements hold already, whichever way they were stated.
_MERGED: Final = (CG.requiresSkill, CG.essentialSkill, CG.optionalSkill)


def derive(
    statements: Statements, facts: Facts, requirements: RequirementTable, inheritance: Inheritance
) -> Iterator[ox.Quad]:
    """Yield the quads that follow and are not asserted, each once, in the graph for derived ones."""
    described = {
        CG.Role: facts.roles.described_ids,
        CG.Skill: facts.skills.described_ids,
        CG.Responsibility: facts.responsibilities.described_ids,
    }
    type_ = ox.NamedNode(RDF.type)
    for term in CLASSES:
        instances = statements.implied_instances(term)
        instances |= dict.fromkeys(described.get(term, ()))
        asserted = set(statements.typed_exactly(term) if instances else ())
        class_ = ox.NamedNode(term)
        for instance in instances:
            if instance not in asserted:
                yield ox.Quad(resource(instance), type_, class_, DERIVED_GRAPH)
    rules = _rules(facts, requirements, inheritance)
    for term in PROPERTIES:
        implied = () if term in _MERGED else statements.implied(term)
        predicate = ox.NamedNode(term)
        for subject, object in _unstated(statements, term, implied, rules.get(term, ())):
            yield ox.Quad(subject, predicate, object, DERIVED_GRAPH)


def _unstated(
    statements: Statements,
    term: str,
    implied: Collection[tuple[Id, Object]],
    ruled: Collection[tuple[Resource, Object]],
) -> Collection[tuple[Resource, Object]]:
    """Return the pairs that alignments imply or rules give, and `term` itself does not state, each once."""
    if not (implied or ruled):
        return ()
    stated = list(statements.terms_exactly(term))
    if not (implied or stated):
        return ruled
    pairs = dict.fromkeys(chain(((resource(subject), object) for subject, object in implied), ruled))
    for pair in stated:
        pairs.pop(pair, None)
    return pairs


def _rules(
    facts: Facts, requirements: RequirementTable, inheritance: Inheritance
) -> dict[str, Collection[tuple[Resource, Object]]]:
    """Map each plain property to the pairs that detailed statements and `cg:buildsOn` make, each once."""
    roles, skills, responsibilities = (
        [resource(id) for id in index.ids] for index in (facts.roles, facts.skills, facts.responsibilities)
    )
    essential: list[tuple[Resource, Object]] = []
    optional: list[tuple[Resource, Object]] = []
    for number in facts.roles.all:
        for row in requirements.rows(number):
            if requirements.group(row) is not None:
                # That some of several will do makes a plain statement of none of them.
                continue
            chosen = essential if requirements.essential[row] else optional
            chosen.append((roles[number], skills[requirements.skill[row]]))
    return {
        CG.essentialSkill: essential,
        CG.optionalSkill: optional,
        CG.requiresSkill: essential + optional,
        CG.progressesTo: dict.fromkeys(
            (roles[move.source], roles[move.target]) for move in facts.progressions if not move.suggested
        ),
        CG.requires: dict.fromkeys(
            (roles[role], resource(node)) for role, node in inheritance.requirement_nodes
        ),
        CG.prerequisite: [
            (resource(skill), resource(first))
            for skill, others in facts.further.learning.prerequisites.items()
            for first in others
        ],
        CG.develops: [
            (resource(training), resource(skill))
            for training, stated in facts.further.learning.trainings.items()
            for skill, _ in stated.develops
        ],
        CG.hasResponsibility: dict.fromkeys(
            (roles[role], responsibilities[responsibility])
            for role, responsibility in inheritance.responsibilities
        ),
    }
