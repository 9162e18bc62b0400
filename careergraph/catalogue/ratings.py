"""Reads what O*NET's analysts rated, required or not: importance and level of a skill in a role.

They serve as weights alone: no gap, path or picture knows of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, cast

from careergraph.catalogue.facts import Facts
from careergraph.catalogue.importances import number_stated
from careergraph.catalogue.numbers import RoleNumber, SkillNumber
from careergraph.catalogue.statements import Statements
from careergraph.model import HIGHEST_IMPORTANCE, LOWEST_IMPORTANCE
from careergraph.rdf.terms import Id, Object
from careergraph.vocabulary import CG, RATED, RATED_IMPORTANCE, RATED_LEVEL, RATED_SKILL


@dataclass(frozen=True, slots=True)
class Ratings:
    """The ratings as columns, a pair of a role and a skill once: importance from 1 to 5, level from 0 up."""

    role: Sequence[RoleNumber]
    skill: Sequence[SkillNumber]
    importance: Sequence[float]
    level: Sequence[float]

    @classmethod
    def of(cls, columns: Mapping[str, array[Any]]) -> Ratings:
        """Make a table of columns whose numbers are what the name of each column says."""
        return cls(**cast("dict[str, Any]", columns))


def read_ratings(statements: Statements, facts: Facts) -> Ratings:
    """Read the ratings of what is required, and of what is not; one that lacks a number is left out.

    Of several of one pair the last counts.
    """
    level_of = _numbers(statements, RATED_LEVEL)
    importance_of = _numbers(statements, CG.importance) | _numbers(statements, RATED_IMPORTANCE)
    skill_of = dict(chain(_exactly(statements, CG.skill), _exactly(statements, RATED_SKILL)))
    roles, skills = facts.roles.number, facts.skills.number
    rated: dict[tuple[RoleNumber, SkillNumber], tuple[float, float]] = {}
    for role, node in chain(_exactly(statements, RATED), _exactly(statements, CG.requires)):
        importance, level, skill = importance_of.get(node), level_of.get(node), skill_of.get(node, "")
        if importance is None or level is None or role not in roles or skill not in skills:
            continue
        if LOWEST_IMPORTANCE <= importance <= HIGHEST_IMPORTANCE and level >= 0:
            rated[roles[role], skills[skill]] = importance, level
    return Ratings.of(
        {
            "role": array("i", [role for role, _ in rated]),
            "skill": array("i", [skill for _, skill in rated]),
            "importance": array("d", [importance for importance, _ in rated.values()]),
            "level": array("d", [level for _, level in rated.values()]),
        }
    )


def _numbers(statements: Statements, term: str) -> dict[Id, float | None]:
    # Ratings have few values, each many times.
    known: dict[Object, float | None] = {}
    numbers: dict[Id, float | None] = {}
    for node, stated in statements.exactly(term):
        if stated not in known:
            known[stated] = number_stated(stated)
        numbers[node] = known[stated]
    return numbers


def _exactly(statements: Statements, term: str) -> list[tuple[Id, Id]]:
    return [(subject, object.value) for subject, object in statements.exactly(term)]
