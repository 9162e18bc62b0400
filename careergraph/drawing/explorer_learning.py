"""The data of the explorer's page on learning: what comes before what, what teaches it, what matters most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import SkillNumber
from careergraph.model import Role, Skill
from careergraph.paths.courses import decimal


def to_have_first(catalogue: Catalogue, skills: Iterable[Skill]) -> set[Skill]:
    """Return what is stated to come before some skills, and before that, and so on."""
    found: set[SkillNumber] = set()
    waiting = [catalogue.number_of(skill) for skill in skills]
    while waiting:
        skill = waiting.pop()
        inferred = catalogue.inferred_prerequisites.get(skill, ())
        firsts = {*catalogue.prerequisites.get(skill, ())} - {*inferred} - found
        found |= firsts
        waiting += firsts
    return {catalogue.skill(number) for number in found}


def learning(catalogue: Catalogue, roles: Sequence[Role], numbers: Mapping[Skill, int]) -> dict[str, Any]:
    """Return rows: skill, first, inferred; label, hours, skills with levels; by role skill and importance.

    Hours and importance are fractions as texts, so that both sides count alike.
    """
    of_page = {catalogue.number_of(skill): number for skill, number in numbers.items()}
    return {
        "prerequisites": [
            [of_page[skill], of_page[first], int(first in catalogue.inferred_prerequisites.get(skill, ()))]
            for skill in sorted(catalogue.prerequisites.keys() & of_page.keys())
            for first in catalogue.prerequisites[skill]
            if first in of_page
        ],
        "trainings": [
            [training.label, None if training.hours is None else str(decimal(training.hours)), develops]
            for training in catalogue.trainings
            if (
                develops := [
                    [numbers[skill], level or 0] for skill, level in training.develops if skill in numbers
                ]
            )
        ],
        "importance": _importances(catalogue, roles, of_page),
    }


def _importances(
    catalogue: Catalogue, roles: Sequence[Role], of_page: Mapping[SkillNumber, int]
) -> list[list[tuple[int, str]]]:
    """List for each role the skills whose importance is stated; nothing where no role states any."""
    table = catalogue.requirement_table
    rows = [
        [
            (of_page[skill], str(decimal(table.importance[row])))
            for row in table.rows(catalogue.number_of(role))
            if table.importance[row] and table.essential[row]
            for skill in table.skills(row)
        ]
        for role in roles
    ]
    return rows if any(rows) else []
