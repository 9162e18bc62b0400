"""The order in which skills are learnt, and what trainings develop."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from immutabledict import immutabledict

from careergraph.catalogue.conditions import objects_of
from careergraph.catalogue.findings import Findings, named
from careergraph.catalogue.importances import number_stated
from careergraph.catalogue.levels import Scales
from careergraph.catalogue.statements import Statements
from careergraph.model import Fault
from careergraph.rdf.terms import Id
from careergraph.support.text import local_name, shortened, visible
from careergraph.vocabulary import CG


class StatedTraining(NamedTuple):
    """The skills that a training develops: each with the rank it takes it to, 0 where none is stated."""

    develops: Sequence[tuple[Id, int]]
    hours: float | None
    cost: float | None


class StatedLearning(NamedTuple):
    """By skill: what is to be had first, and of that what nobody states; and the trainings."""

    prerequisites: Mapping[Id, Sequence[Id]] = immutabledict()
    inferred: Mapping[Id, Sequence[Id]] = immutabledict()
    trainings: Mapping[Id, StatedTraining] = immutabledict()


def read_learning(
    statements: Statements,
    only_skills: Container[Id],
    skill_of: Mapping[Id, Id],
    ranks: Mapping[Id, int],
    scales: Scales,
) -> tuple[StatedLearning, Iterable[Fault]]:
    """Return the prerequisites and the trainings.

    What is essential to a skill, as ESCO says it, is inferred to be had before it. `skill_of` and `ranks` are
    those of the nodes that name one skill, learning outcomes among them.
    """
    found = Findings()
    stated: dict[Id, set[Id]] = {}
    essential: dict[Id, set[Id]] = {}
    for first, skill, other in (
        *((stated, *pair) for pair in statements.linking(CG.prerequisite)),
        *((essential, *pair) for pair in statements.linking(CG.essentialSkill) if pair[0] in only_skills),
    ):
        if skill == other:
            found.note("own-prerequisite", skill, skill=named(skill))
        else:
            first.setdefault(skill, set()).add(other)
    prerequisites = {
        skill: sorted(stated.get(skill, set()) | essential.get(skill, set()))
        for skill in dict.fromkeys((*stated, *essential))
    }
    inferred = {
        skill: sorted(others - stated.get(skill, set()))
        for skill, others in essential.items()
        if others - stated.get(skill, set())
    }
    trainings = found.of(_trainings(statements, skill_of, ranks, scales))
    return StatedLearning(prerequisites, inferred, trainings), found


def _trainings(
    statements: Statements, skill_of: Mapping[Id, Id], ranks: Mapping[Id, int], scales: Scales
) -> tuple[dict[Id, StatedTraining], Iterable[Fault]]:
    found = Findings()
    develops, outcomes = (objects_of(statements, term) for term in (CG.develops, CG.hasOutcome))
    hours, cost = (found.of(_amounts(statements, term)) for term in (CG.hours, CG.cost))
    to_level: dict[Id, list[Id]] = {}
    for training, level in statements.linking(CG.toLevel):
        if level in scales.ranks:
            to_level.setdefault(training, []).append(level)
        else:
            found.note("bad-level/training", training, node=named(training), value=named(level))
    trainings = {}
    for training in {**statements.instances(CG.Training), **develops, **outcomes}:
        taken = {
            skill: max(
                (scales.on(scales.of(skill), level) or 1 for level in to_level.get(training, ())),
                default=ranks.get(training, 0),
            )
            for skill in develops.get(training, ())
        }
        for node in outcomes.get(training, ()):
            if node in skill_of:
                skill = skill_of[node]
                taken[skill] = max(ranks.get(node, 0), taken.get(skill, 0))
            else:
                found.note("outcome-without-skill", training, training=named(training))
        if taken:
            trainings[training] = StatedTraining(
                sorted(taken.items()), hours.get(training), cost.get(training)
            )
    return trainings, found


def _amounts(statements: Statements, term: str) -> tuple[dict[Id, float], Iterable[Fault]]:
    """Return the numbers of 0 or more that a property states, the least of each subject."""
    found = Findings()
    amounts: dict[Id, float] = {}
    for node, stated in statements.values(term):
        number = number_stated(stated)
        if number is not None and 0 <= number < float("inf"):
            amounts[node] = min(number, amounts.get(node, number))
        else:
            value = visible(shortened(str(stated)))
            found.note("bad-amount", node, property=local_name(term), node=named(node), value=value)
    return amounts, found
