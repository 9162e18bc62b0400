"""What each role requires and answers for, once statements are merged and `cg:buildsOn` is followed.

Merging: a skill that one role requires more than once counts once, at its highest level, essential if
any is. Inheriting: a role's own statement about a skill replaces an inherited one, a nearer one a
farther one; at equal depth the merging rule holds.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from careergraph.facts import Facts, StatedRequirement
from careergraph.model import Severity
from careergraph.statements import Id, Statements, shown_id
from careergraph.text import quote


@dataclass(frozen=True, slots=True)
class Requirements:
    """All requirements as columns, sorted by role; those of role `r` are the rows `rows(r)`.

    `level` is 0 where none is stated; `stated_by` is the role that states the requirement; `source`
    is a number in `sources`, or -1.
    """

    starts: array[int]
    skill: array[int]
    level: array[int]
    essential: array[int]
    stated_by: array[int]
    source: array[int]
    sources: tuple[Id, ...]

    def rows(self, role: int) -> range:
        """The numbers of the rows of a role."""
        return range(self.starts[role], self.starts[role + 1])


@dataclass(frozen=True, slots=True)
class Inheritance:
    """What roles have by `cg:buildsOn` alone, as pairs of role and node."""

    requirement_nodes: list[tuple[int, Id]]
    responsibilities: list[tuple[int, int]]


def resolve(
    facts: Facts, statements: Statements
) -> tuple[Requirements, Mapping[int, Sequence[int]], Inheritance]:
    """The requirements, the responsibilities of each role, and which of both are inherited."""
    own = _merged(facts, statements)
    stated = dict(own)
    answers_for = {role: list(found) for role, found in facts.answers_for.items()}
    nodes = _requirement_nodes(facts)
    inheritance = Inheritance([], [])
    for role in facts.builds_on:
        skills = stated[role] = dict(own.get(role, {}))
        answers = answers_for[role] = list(facts.answers_for.get(role, ()))
        for bases in _bases(role, facts):
            inherited: dict[int, StatedRequirement] = {}
            for base in bases:
                for skill, requirement in own.get(base, {}).items():
                    if skill not in skills:
                        inherited[skill] = _nearest(inherited.get(skill), requirement)
                        found = nodes.get((base, skill), ())
                        inheritance.requirement_nodes.extend((role, node) for node in found)
                for responsibility in facts.answers_for.get(base, ()):
                    if responsibility not in answers:
                        answers.append(responsibility)
                        inheritance.responsibilities.append((role, responsibility))
            skills |= inherited
    return _columns(stated, len(facts.roles)), answers_for, inheritance


def _merged(facts: Facts, statements: Statements) -> dict[int, dict[int, StatedRequirement]]:
    """What each role states itself, each skill once; what the statements differ in is a finding."""
    own: dict[int, dict[int, StatedRequirement]] = {}
    several: dict[tuple[int, int], list[StatedRequirement]] = {}
    for requirement in facts.requirements:
        skills = own.setdefault(requirement.role, {})
        before = skills.get(requirement.skill)
        if before is None:
            skills[requirement.skill] = requirement
        else:
            several.setdefault((requirement.role, requirement.skill), [before]).append(requirement)
            skills[requirement.skill] = _merge(before, requirement)
    for (role, skill), stated in several.items():
        _report(statements, facts.roles.ids[role], facts.skills.ids[skill], stated)
    return own


def _report(statements: Statements, role: Id, skill: Id, stated: Sequence[StatedRequirement]) -> None:
    asks = f"{quote(shown_id(role))} asks for {quote(shown_id(skill))}"
    ranks = sorted({requirement.rank for requirement in stated} - {0})
    if len(ranks) > 1:
        statements.report(
            Severity.WARNING,
            "two-levels",
            role,
            f"{asks} at the levels {ranks}, and the highest counts",
            "keep one level",
        )
    if len({requirement.essential for requirement in stated}) > 1:
        statements.report(
            Severity.WARNING,
            "both-necessities",
            role,
            f"{asks} as essential and as optional, and it counts as essential",
            "keep one",
        )


def _merge(one: StatedRequirement, other: StatedRequirement) -> StatedRequirement:
    cited = [source for source in (one.source, other.source) if source is not None]
    return one._replace(
        rank=max(one.rank, other.rank),
        essential=one.essential or other.essential,
        source=min(cited, default=None),
    )


def _nearest(before: StatedRequirement | None, found: StatedRequirement) -> StatedRequirement:
    """Two statements inherited from the same depth, merged; the first that asks most is named."""
    if before is None:
        return found
    asks_most = max(before, found, key=lambda stated: (stated.essential, stated.rank))
    return _merge(before, found)._replace(role=asks_most.role)


def _bases(role: int, facts: Facts) -> Iterator[list[int]]:
    """The roles that a role builds on, directly, at one remove, and so on; each once, by IRI."""
    seen = {role}
    layer = {role}
    while layer := {base for current in layer for base in facts.builds_on.get(current, ())} - seen:
        seen |= layer
        yield sorted(layer, key=facts.roles.ids.__getitem__)


def _requirement_nodes(facts: Facts) -> Mapping[tuple[int, int], Sequence[Id]]:
    """By role and skill: the nodes that state the requirement; needed where roles build on others."""
    nodes: dict[tuple[int, int], list[Id]] = {}
    for requirement in facts.requirements if facts.builds_on else ():
        if requirement.node is not None:
            nodes.setdefault((requirement.role, requirement.skill), []).append(requirement.node)
    return nodes


def _columns(stated: Mapping[int, Mapping[int, StatedRequirement]], roles: int) -> Requirements:
    counts = (len(stated.get(role, ())) for role in range(roles))
    rows = [row for role in range(roles) for row in stated.get(role, {}).values()]
    sources = {source: None for row in rows if (source := row.source) is not None}
    number = {source: index for index, source in enumerate(sources)}
    return Requirements(
        starts=array("i", accumulate(counts, initial=0)),
        skill=array("i", [row.skill for row in rows]),
        level=array("i", [row.rank for row in rows]),
        essential=array("b", [row.essential for row in rows]),
        stated_by=array("i", [row.role for row in rows]),
        source=array("i", [number[row.source] if row.source else -1 for row in rows]),
        sources=tuple(sources),
    )
