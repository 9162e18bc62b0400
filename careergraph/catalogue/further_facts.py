"""Facts that no gap is counted by: grades, conditions, learning, and what levels and holdings look like.

They are kept by id, as the files have them, so that they can be kept on disk as they are.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from immutabledict import immutabledict

from careergraph.catalogue.conditions import StatedCondition, StatedConditions, read_conditions
from careergraph.catalogue.findings import Findings, named
from careergraph.catalogue.learning import StatedLearning, StatedTraining, read_learning
from careergraph.catalogue.levels import Scales
from careergraph.catalogue.statements import Statements
from careergraph.model import Fault
from careergraph.rdf.terms import Id, Object
from careergraph.vocabulary import CG


class Remarks(NamedTuple):
    """The evidence that a skill is held, and who rated it: addresses or texts, in order."""

    evidence: Sequence[str] = ()
    rated_by: Sequence[str] = ()


class FurtherFacts(NamedTuple):
    """By role its grade, by grade its rank; by skill its descriptors, each with its rank; and the rest."""

    grades: Mapping[Id, Id] = immutabledict()
    grade_ranks: Mapping[Id, int] = immutabledict()
    descriptors: Mapping[Id, Mapping[Id, int]] = immutabledict()
    conditions: StatedConditions = StatedConditions()
    learning: StatedLearning = StatedLearning()
    #: By profile and skill.
    remarks: Mapping[Id, Mapping[Id, Remarks]] = immutabledict()

    @classmethod
    def from_json(cls, kept: Sequence[Any]) -> FurtherFacts:
        """Make them anew of what JSON has kept."""
        grades, ranks, descriptors, (of, asked, met), (first, inferred, trainings), remarks = kept
        return cls(
            grades,
            ranks,
            descriptors,
            StatedConditions(of, {node: StatedCondition(*each) for node, each in asked.items()}, met),
            StatedLearning(
                first, inferred, {node: StatedTraining(*each) for node, each in trainings.items()}
            ),
            {who: {skill: Remarks(*each) for skill, each in held.items()} for who, held in remarks.items()},
        )


NOTHING_FURTHER: Final = FurtherFacts()


def read_further(
    statements: Statements,
    only_skills: Container[Id],
    skill_of: Mapping[Id, Id],
    ranks: Mapping[Id, int],
    scales: Scales,
) -> tuple[FurtherFacts, Iterable[Fault]]:
    """Return these facts; `skill_of` and `ranks` are those of the nodes that name one skill."""
    found = Findings()
    grades = dict(sorted(statements.linking(CG.grade), reverse=True))
    grade_ranks = {}
    for grade in {**statements.instances(CG.Grade), **dict.fromkeys(grades.values())}:
        if grade in scales.ranks:
            grade_ranks[grade] = scales.ranks[grade]
        else:
            found.note("grade-without-rank", grade, grade=named(grade))
    facts = FurtherFacts(
        grades={role: grade for role, grade in grades.items() if grade in grade_ranks},
        grade_ranks=grade_ranks,
        descriptors=found.of(_descriptors(statements, skill_of, ranks)),
        conditions=found.of(read_conditions(statements)),
        learning=found.of(read_learning(statements, only_skills, skill_of, ranks, scales)),
        remarks=_remarks(statements, skill_of),
    )
    return facts, found


def _descriptors(
    statements: Statements, skill_of: Mapping[Id, Id], ranks: Mapping[Id, int]
) -> tuple[dict[Id, dict[Id, int]], Iterable[Fault]]:
    found = Findings()
    descriptors: dict[Id, dict[Id, int]] = {}
    taken: set[tuple[Id, int]] = set()
    for node in statements.instances(CG.LevelDescriptor):
        skill, rank = skill_of.get(node), ranks.get(node)
        if skill is None or rank is None:
            if skill is None:
                found.note("descriptor-without-skill", node, node=named(node))
            else:
                found.note("descriptor-without-level", skill, skill=named(skill))
        elif (skill, rank) in taken:
            found.note("two-descriptors", skill, skill=named(skill), level=rank)
        else:
            taken.add((skill, rank))
            descriptors.setdefault(skill, {})[node] = rank
    return descriptors, found


def _remarks(statements: Statements, skill_of: Mapping[Id, Id]) -> dict[Id, dict[Id, Remarks]]:
    stated = [_texts_of(statements.values(term)) for term in (CG.evidence, CG.ratedBy)]
    if not any(stated):
        return {}
    remarks: dict[Id, dict[Id, Remarks]] = {}
    for profile, node in statements.linking(CG.holds):
        if node in skill_of and any(node in each for each in stated):
            of_skill = remarks.setdefault(profile, {})
            before = of_skill.get(skill_of[node], Remarks())
            of_skill[skill_of[node]] = Remarks(
                *(sorted({*old, *each.get(node, ())}) for old, each in zip(before, stated, strict=True))
            )
    return remarks


def _texts_of(pairs: Iterable[tuple[Id, Object]]) -> dict[Id, set[str]]:
    texts: dict[Id, set[str]] = {}
    for node, value in pairs:
        texts.setdefault(node, set()).add(value.value)
    return texts
