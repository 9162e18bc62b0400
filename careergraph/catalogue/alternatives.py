"""Groups of alternatives, `cg:anyOf`: a requirement that is met by meeting some of several.

A group goes by a number behind those of the skills, the same wherever the same alternatives are asked
for; so that whatever maps skills by number maps groups as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple, TypeVar

from careergraph.catalogue.findings import Findings, named
from careergraph.catalogue.levels import integers
from careergraph.catalogue.numbers import SkillNumber
from careergraph.catalogue.statements import Statements
from careergraph.model import Fault, needed_level
from careergraph.rdf.terms import Id
from careergraph.vocabulary import CG

#: Whatever names a skill: an id, or its number.
Skill = TypeVar("Skill", Id, SkillNumber)


class Group(NamedTuple):
    """Some of several skills: each by number and level, 0 where none is stated; in order of number."""

    alternatives: tuple[tuple[SkillNumber, int], ...]
    at_least: int = 1

    @property
    def skills(self) -> frozenset[SkillNumber]:
        """The skills of the alternatives."""
        return frozenset(skill for skill, _ in self.alternatives)

    @property
    def need(self) -> int:
        """The sum of the least needs: what it takes at least to meet enough of them from nothing."""
        return sum(nsmallest(self.at_least, (needed_level(level) for _, level in self.alternatives)))

    def implies(self, other: Group) -> bool:
        """Tell whether whoever meets this group meets the other one, whichever skills they chose.

        So it is where the other asks for no more of them, and has all these skills at no higher levels.
        """
        levels = dict(other.alternatives)
        return self.at_least >= other.at_least and all(
            skill in levels and needed_level(levels[skill]) <= needed_level(level)
            for skill, level in self.alternatives
        )


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of alternatives of a graph, numbered on from `first`, which is how many skills there are."""

    first: int
    groups: Sequence[Group] = ()

    def get(self, number: SkillNumber) -> Group | None:
        """Return the group that a number stands for; None where it is a skill's."""
        return self.groups[number - self.first] if number >= self.first else None

    def among(self, numbers: Iterable[SkillNumber]) -> Sequence[SkillNumber]:
        """Return those of some numbers that stand for groups."""
        return [number for number in numbers if number >= self.first] if self.groups else ()

    def implications(self) -> Sequence[tuple[SkillNumber, SkillNumber]]:
        """Return the pairs of groups of which whoever meets the first meets the other, itself included."""
        with_skill: dict[SkillNumber, list[SkillNumber]] = {}
        for number, group in enumerate(self.groups, self.first):
            for skill, _ in group.alternatives:
                with_skill.setdefault(skill, []).append(SkillNumber(number))
        return [
            (SkillNumber(number), other)
            for number, group in enumerate(self.groups, self.first)
            for other in min((with_skill[skill] for skill, _ in group.alternatives), key=len)
            if group.implies(self.groups[other - self.first])
        ]


class StatedGroup(NamedTuple):
    """A group as a requirement node states it: skill to level, 0 where none is stated."""

    alternatives: Mapping[Id, int]
    at_least: int

    def numbered(self, number_of: Callable[[Id], SkillNumber]) -> Group:
        """Return the group by the numbers of its skills."""
        return Group(
            tuple(sorted((number_of(skill), level) for skill, level in self.alternatives.items())),
            self.at_least,
        )


def read_groups(
    statements: Statements,
    role_of: Mapping[Id, Id],
    skill_of: Mapping[Id, Id],
    ranks: Mapping[Id, int],
) -> tuple[dict[Id, StatedGroup], Iterable[Fault]]:
    """Map each requirement that has alternatives to its group; and findings on what cannot be taken.

    `role_of` maps a requirement to a role that has it, `skill_of` each alternative to its skill, `ranks` to
    its level. Of one skill twice the lower level counts, which is met sooner.
    """
    found = Findings()
    members: dict[Id, list[Id]] = {}
    for node, member in statements.links(CG.anyOf):
        members.setdefault(node, []).append(member)
    counts = found.of(integers(statements, CG.atLeast, "number"))
    groups: dict[Id, StatedGroup] = {}
    for node, alternatives in members.items():
        role = role_of.get(node, node)
        if node in skill_of:
            found.note("skill-and-alternatives", role, role=named(role))
            continue
        levels: dict[Id, int] = {}
        for member in alternatives:
            skill = skill_of.get(member)
            if skill is None:
                found.note("alternative-without-skill", role, role=named(role))
            else:
                level = ranks.get(member, 0)
                levels[skill] = min(levels.get(skill, level), level)
        at_least = min(counts.get(node, [1]))
        if levels and at_least > len(levels):
            asked = {"number": at_least, "count": len(levels)}
            found.note("too-few-alternatives", role, role=named(role), **asked)
        if levels:
            groups[node] = StatedGroup(levels, min(at_least, len(levels)))
    for node in counts.keys() - members.keys():
        role = role_of.get(node, node)
        found.note("at-least-without-alternatives", role, role=named(role))
    return groups, found
