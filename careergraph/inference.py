"""What follows from the statements: alignments, plain statements from detailed ones, `cg:buildsOn`.

The rules are plain passes, not a reasoner. What they give is kept apart from what was asserted, so
that saving writes what the author wrote, and never repeats it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from careergraph.facts import Facts
from careergraph.requirements import Inheritance, Requirements
from careergraph.statements import Id, Object, Statements, resource
from careergraph.store import DERIVED_GRAPH
from careergraph.text import local_name
from careergraph.vocabulary import CG, RDF, RDFS, SKOS

_PROPERTIES: Final = (
    *(term for term in CG.terms if local_name(term)[0].islower()),
    *SKOS.terms,
    RDFS.label,
)
#: What the requirements hold already, whichever way they were stated.
_MERGED: Final = (CG.requiresSkill, CG.essentialSkill, CG.optionalSkill)
_CLASSES: Final = tuple(term for term in CG.terms if local_name(term)[0].isupper())


def derive(
    statements: Statements, facts: Facts, requirements: Requirements, inheritance: Inheritance
) -> Iterator[ox.Quad]:
    """The quads that follow and are not asserted, each once, in the graph for derived ones."""
    described = {
        CG.Role: facts.roles,
        CG.Skill: facts.skills,
        CG.Responsibility: facts.responsibilities,
    }
    for term in _CLASSES:
        instances = statements.instances(term)
        if term in described:
            index = described[term]
            instances |= dict.fromkeys(index.ids[: index.listed])
        class_ = ox.NamedNode(term)
        yield from _new(statements, RDF.type, ((instance, class_) for instance in instances), only=class_)
    rules = _rules(facts, requirements, inheritance)
    for term in _PROPERTIES:
        aligned = len(statements.alignments.properties(term)) > 1 and term not in _MERGED
        pairs = statements.values(term) if aligned else ()
        yield from _new(statements, term, (*pairs, *rules.get(term, ())))


def _new(
    statements: Statements,
    term: str,
    pairs: Iterable[tuple[Id, Object]],
    only: Object | None = None,
) -> Iterator[ox.Quad]:
    """The pairs that `term` does not relate yet, as quads."""
    pairs = dict.fromkeys(pairs)
    if not pairs:
        return
    for asserted in statements.exactly(term):
        if only is None or asserted[1] == only:
            pairs.pop(asserted, None)
    predicate = ox.NamedNode(term)
    for subject, object in pairs:
        yield ox.Quad(resource(subject), predicate, object, DERIVED_GRAPH)


def _rules(
    facts: Facts, requirements: Requirements, inheritance: Inheritance
) -> dict[str, Iterable[tuple[Id, Object]]]:
    """What the detailed statements and `cg:buildsOn` make of each plain property."""
    roles, skills = facts.roles.ids, [resource(skill) for skill in facts.skills.ids]
    essential: list[tuple[Id, Object]] = []
    optional: list[tuple[Id, Object]] = []
    for number, role in enumerate(roles):
        for row in requirements.rows(number):
            chosen = essential if requirements.essential[row] else optional
            chosen.append((role, skills[requirements.skill[row]]))
    return {
        CG.essentialSkill: essential,
        CG.optionalSkill: optional,
        CG.requiresSkill: essential + optional,
        CG.progressesTo: [(roles[move.source], resource(roles[move.target])) for move in facts.progressions],
        CG.requires: [(roles[role], resource(node)) for role, node in inheritance.requirement_nodes],
        CG.hasResponsibility: [
            (roles[role], resource(facts.responsibilities.ids[responsibility]))
            for role, responsibility in inheritance.responsibilities
        ],
    }
