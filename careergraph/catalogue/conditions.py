"""Conditions of roles and moves that are no skills, a qualification or experience, and who meets them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from immutabledict import immutabledict

from careergraph.catalogue.findings import Findings, named
from careergraph.catalogue.levels import integers
from careergraph.catalogue.statements import Statements
from careergraph.model import Fault
from careergraph.rdf.terms import Id
from careergraph.vocabulary import CG, SKOS


class StatedCondition(NamedTuple):
    """The things that a condition asks for; `months` is None where no number is stated."""

    qualifications: Sequence[Id] = ()
    months: int | None = None
    experience_in: Sequence[Id] = ()


class StatedConditions(NamedTuple):
    """The conditions of each role or move, what each condition asks for, and who meets which."""

    of: Mapping[Id, Sequence[Id]] = immutabledict()
    asked: Mapping[Id, StatedCondition] = immutabledict()
    met: Mapping[Id, Sequence[Id]] = immutabledict()


def read_conditions(statements: Statements) -> tuple[StatedConditions, Iterable[Fault]]:
    """Return the conditions, each list in order of IRI; a condition that asks for nothing is a finding."""
    found = Findings()
    of, met = (objects_of(statements, term) for term in (CG.hasCondition, CG.meets))
    nodes = {**statements.instances(CG.Condition)}
    nodes |= dict.fromkeys(node for group in (*of.values(), *met.values()) for node in group)
    if not nodes:
        return StatedConditions({}, {}, {}), found
    qualifications = objects_of(statements, CG.qualification)
    experience = objects_of(statements, CG.experienceIn)
    months = found.of(integers(statements, CG.monthsOfExperience, "duration"))
    asked = {
        node: StatedCondition(
            qualifications.get(node, ()),
            min(months[node]) if node in months else None,
            experience.get(node, ()),
        )
        for node in nodes
    }
    with_name = {node for node, _ in statements.texts(SKOS.prefLabel)}
    for node, condition in asked.items():
        if condition == StatedCondition() and node not in with_name:
            found.note("empty-condition", node, node=named(node))
    return StatedConditions(of, asked, met), found


def objects_of(statements: Statements, term: str) -> dict[Id, Sequence[Id]]:
    """Map each subject to what a property leads to, in order of IRI, each once."""
    objects: dict[Id, set[Id]] = {}
    for subject, object in statements.linking(term):
        objects.setdefault(subject, set()).add(object)
    return {subject: sorted(group) for subject, group in objects.items()}
