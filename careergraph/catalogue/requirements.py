"""Requirements and responsibilities of each role, with statements merged and `cg:buildsOn` followed.

Merging: a skill that one role requires more than once counts once, at its highest level and importance,
essential if any is. Inheriting: a role's own statement about a skill replaces an inherited one, a nearer
one a farther one; at equal depth the merging rule holds. A group of alternatives replaces one of
the same skills, and merges with nothing but its like.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, repeat
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar, cast

from careergraph.catalogue.alternatives import Group, Groups
from careergraph.catalogue.facts import Facts, StatedRequirement
from careergraph.catalogue.findings import Findings, named
from careergraph.catalogue.numbers import ResponsibilityNumber, RoleNumber, RowNumber, SkillNumber
from careergraph.errors import LimitError
from careergraph.model import Fault
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.text import quote

#: What statements are about: a skill, or the skills of a group of alternatives.
Topic: TypeAlias = SkillNumber | frozenset[SkillNumber]
#: What is handed on: a topic, or the number of a responsibility.
Thing = TypeVar("Thing", bound=Hashable)
#: How many statements roles may have from the roles they build on, each counted at every role it comes to.
MAX_INHERITED: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class RequirementTable:
    """All requirements as columns, sorted by role; those of role `r` are the rows `rows(r)`.

    `level` and `importance` are 0 where none is stated; `stated_by` is the role that states the
    requirement; `source` is a number in `sources`, or -1, and so are the sources of the level and the
    necessity. Where `skill` is the number of one of the `groups` of alternatives, `level` is what that needs.
    """

    starts: Sequence[int]
    skill: Sequence[SkillNumber]
    level: Sequence[int]
    essential: Sequence[int]
    importance: Sequence[float]
    stated_by: Sequence[RoleNumber]
    source: Sequence[int]
    level_source: Sequence[int]
    necessity_source: Sequence[int]
    sources: tuple[Id, ...]
    groups: Groups

    @classmethod
    def of(cls, columns: Mapping[str, array[Any]], sources: Sequence[Id], groups: Groups) -> RequirementTable:
        """Make a table of columns whose numbers are what the name of each column says."""
        return cls(**cast("dict[str, Any]", columns), sources=tuple(sources), groups=groups)

    def group(self, row: RowNumber) -> Group | None:
        """Return the group of alternatives that a row asks for; None where it asks for one skill."""
        return self.groups.get(self.skill[row])

    def skills(self, row: RowNumber) -> Collection[SkillNumber]:
        """Return the skill that a row asks for, or those of its alternatives."""
        group = self.group(row)
        return (self.skill[row],) if group is None else group.skills

    def asked(self) -> Iterator[SkillNumber]:
        """Yield what is asked for: skills, groups, and the skills that these are made of."""
        return chain(self.skill, chain.from_iterable(group.skills for group in self.groups.groups))

    def levelled(self) -> frozenset[SkillNumber]:
        """Return what is asked for at a level anywhere: skills, those of alternatives, and all groups."""
        alternatives = chain.from_iterable(group.alternatives for group in self.groups.groups)
        return frozenset(
            chain(compress(self.skill, self.level), (skill for skill, level in alternatives if level))
        )

    def rows(self, role: RoleNumber) -> Sequence[RowNumber]:
        """Return the numbers of the rows of a role."""
        return cast("Sequence[RowNumber]", range(self.starts[role], self.starts[role + 1]))


@dataclass(frozen=True, slots=True)
class Inheritance:
    """Requirements and responsibilities by `cg:buildsOn` alone, as pairs of role and node."""

    requirement_nodes: list[tuple[RoleNumber, Id]]
    responsibilities: list[tuple[RoleNumber, ResponsibilityNumber]]


class Resolved(NamedTuple):
    """The requirements, the responsibilities of each role, and which of both are inherited."""

    requirements: RequirementTable
    answers_for: Mapping[RoleNumber, Sequence[ResponsibilityNumber]]
    inheritance: Inheritance


def resolve(facts: Facts) -> tuple[Resolved, Iterable[Fault]]:
    """Return the requirements, the responsibilities of each role, and which of both are inherited.

    Raises `LimitError` where roles inherit more than `MAX_INHERITED` statements in all.
    """
    own, findings = _merged(facts)
    stated = dict(own)
    answers_for = {role: list(found) for role, found in facts.answers_for.items()}
    inheritance = Inheritance([], [])
    if facts.builds_on:
        nodes = _requirement_nodes(facts)
        by_topic = {role: _by_topic(skills.values(), facts) for role, skills in own.items()}
        said, inherited = _handed_on(by_topic, facts)
        for role, topics in inherited.items():
            merged: dict[SkillNumber, StatedRequirement] = {}
            for topic, places in topics.items():
                for base in (said[place] for place in places):
                    for each in by_topic[base][topic]:
                        before = merged.get(each.skill)
                        merged[each.skill] = each if before is None else _nearest(before, each)
                        found = nodes.get((base, each.skill), ())
                        inheritance.requirement_nodes.extend((role, node) for node in found)
            stated[role] = own.get(role, {}) | merged
            _check_total(len(inheritance.requirement_nodes), role, facts)
        _, handed_on = _handed_on(facts.answers_for, facts)
        for role, responsibilities in handed_on.items():
            answers_for[role] = [*facts.answers_for.get(role, ()), *responsibilities]
            inheritance.responsibilities.extend((role, each) for each in responsibilities)
    return Resolved(_columns(stated, facts), answers_for, inheritance), findings


def _by_topic(stated: Iterable[StatedRequirement], facts: Facts) -> dict[Topic, Sequence[StatedRequirement]]:
    """Gather statements by what a nearer one of replaces: a skill, or the skills of a group."""
    topics: dict[Topic, list[StatedRequirement]] = {}
    for each in stated:
        group = facts.groups.get(each.skill)
        topics.setdefault(each.skill if group is None else group.skills, []).append(each)
    return {**topics}


def _handed_on(
    own: Mapping[RoleNumber, Collection[Thing]], facts: Facts
) -> tuple[Sequence[RoleNumber], Mapping[RoleNumber, Mapping[Thing, Sequence[int]]]]:
    """Map each role to the things that it has from the roles it builds on, the nearest first.

    With each thing stand the places of the statements that count: those of the nearest bases that make
    any. A place is a number in the first list, which has the base that makes the statement; places
    follow the IRIs of the bases, and the order of what each states. All roles go step by step from base to
    builder at once, so that the work is what is handed on, however long the chains are.
    """
    builders: dict[RoleNumber, list[RoleNumber]] = {}
    for role, bases in facts.builds_on.items():
        for base in bases:
            builders.setdefault(base, []).append(role)
    said: list[RoleNumber] = []
    gained: dict[RoleNumber, dict[Thing, tuple[int, ...]]] = {}
    for base in sorted(own.keys() & builders.keys(), key=facts.roles.ids.__getitem__):
        gained[base] = {thing: (place,) for place, thing in enumerate(own[base], len(said))}
        said.extend(base for _ in own[base])
    inherited: dict[RoleNumber, dict[Thing, Sequence[int]]] = {role: {} for role in facts.builds_on}
    total = 0
    while gained:
        arriving: dict[RoleNumber, dict[Thing, list[tuple[int, ...]]]] = {}
        for base, things in gained.items():
            size = sum(map(len, things.values()))
            for role in builders.get(base, ()):
                total += size
                _check_total(total, role, facts)
                stated, known, new = own.get(role, ()), inherited[role], arriving.setdefault(role, {})
                for thing, places in things.items():
                    if thing not in known and thing not in stated:
                        new.setdefault(thing, []).append(places)
        gained = {role: joined for role, found in arriving.items() if (joined := _joined(found))}
        for role, joined in gained.items():
            inherited[role] |= joined
    return said, inherited


def _joined(found: Mapping[Thing, Sequence[tuple[int, ...]]]) -> dict[Thing, tuple[int, ...]]:
    """Map each thing to the places that come to a role from several sides, each once and in order."""
    joined = {
        thing: several[0] if len(several) == 1 else tuple(sorted(set().union(*several)))
        for thing, several in found.items()
    }
    return dict(sorted(joined.items(), key=itemgetter(1)))


def _check_total(total: int, role: RoleNumber, facts: Facts) -> None:
    if total > MAX_INHERITED:
        raise LimitError(
            f"cg:buildsOn hands on more than {MAX_INHERITED:,} statements in all, to "
            f"{quote(shown_id(facts.roles.ids[role]))} among others; "
            "state in fewer roles what others build on, or let fewer build on them"
        )


def _merged(facts: Facts) -> tuple[dict[RoleNumber, dict[SkillNumber, StatedRequirement]], Iterable[Fault]]:
    """Merge the statements of each role itself, each skill once; what they differ in is a finding."""
    found = Findings()
    own: dict[RoleNumber, dict[SkillNumber, StatedRequirement]] = defaultdict(dict)
    several: dict[tuple[RoleNumber, SkillNumber], list[StatedRequirement]] = {}
    for requirement in facts.requirements:
        role, skill = requirement[:2]
        skills = own[role]
        before = skills.setdefault(skill, requirement)
        if before is not requirement:
            several.setdefault((role, skill), [before]).append(requirement)
            skills[skill] = _merge(before, requirement)
    for (role, skill), stated in several.items():
        if facts.groups.get(skill) is None:
            _note_differences(found, facts.roles.ids[role], facts.skills.ids[skill], stated)
    return dict(own), found


def _note_differences(found: Findings, role: Id, skill: Id, stated: Sequence[StatedRequirement]) -> None:
    asks = {"role": named(role), "skill": named(skill)}
    ranks = sorted({requirement.rank for requirement in stated} - {0})
    if len(ranks) > 1:
        found.note("two-levels", role, **asks, levels=str(ranks))
    if len({requirement.essential for requirement in stated}) > 1:
        found.note("both-necessities", role, **asks)


def _merge(one: StatedRequirement, other: StatedRequirement) -> StatedRequirement:
    higher, weightier = one.rank - other.rank, one.essential - other.essential
    return one._replace(
        rank=max(one.rank, other.rank),
        essential=one.essential or other.essential,
        importance=max(one.importance, other.importance),
        source=_first(one.source, other.source),
        level_source=_whose(higher, one.level_source, other.level_source),
        necessity_source=_whose(weightier, one.necessity_source, other.necessity_source),
    )


def _whose(ahead: int, source: Id | None, other: Id | None) -> Id | None:
    """Return the source of what counts of two statements: of the one ahead, or the first where they agree."""
    if ahead:
        return source if ahead > 0 else other
    return _first(source, other)


def _first(*sources: Id | None) -> Id | None:
    return min((source for source in sources if source is not None), default=None)


def _nearest(before: StatedRequirement, found: StatedRequirement) -> StatedRequirement:
    """Merge two statements inherited from the same depth; the first that asks most is named."""
    asks_most = max(before, found, key=lambda stated: (stated.essential, stated.rank))
    return _merge(before, found)._replace(role=asks_most.role)


def _requirement_nodes(facts: Facts) -> Mapping[tuple[RoleNumber, SkillNumber], Sequence[Id]]:
    """Map each role and skill to the nodes that state the requirement."""
    nodes: dict[tuple[RoleNumber, SkillNumber], list[Id]] = {}
    for requirement in facts.requirements:
        if requirement.node is not None:
            nodes.setdefault((requirement.role, requirement.skill), []).append(requirement.node)
    return nodes


def _columns(
    stated: Mapping[RoleNumber, Mapping[SkillNumber, StatedRequirement]], facts: Facts
) -> RequirementTable:
    in_order = [stated.get(role, {}) for role in facts.roles.all]
    rows = [row for skills in in_order for row in skills.values()]
    role, skill, rank, essential, importance, source, _, level_source, necessity_source = (
        zip(*rows, strict=True) if rows else repeat((), len(StatedRequirement._fields))
    )
    cited = chain.from_iterable(zip(source, level_source, necessity_source, strict=True))
    known = [each for each in dict.fromkeys(cited) if each is not None]
    number = {None: -1, **{each: place for place, each in enumerate(known)}}
    columns: dict[str, array[Any]] = {
        "starts": array("i", accumulate(map(len, in_order), initial=0)),
        "skill": array("i", skill),
        "level": array("i", rank),
        "essential": array("b", essential),
        "importance": array("d", importance),
        "stated_by": array("i", role),
        "source": array("i", map(number.__getitem__, source)),
        "level_source": array("i", map(number.__getitem__, level_source)),
        "necessity_source": array("i", map(number.__getitem__, necessity_source)),
    }
    return RequirementTable.of(columns, known, facts.groups)
