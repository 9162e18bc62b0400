"""Facts as tables of ids: which nodes are roles and skills, and what the statements say of them.

No label is read here, and nothing is merged or inherited yet.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final, Generic, NamedTuple, TypeVar, cast

from careergraph.catalogue.alternatives import Group, Groups, read_groups
from careergraph.catalogue.citations import Citations
from careergraph.catalogue.findings import Findings, named
from careergraph.catalogue.further_facts import NOTHING_FURTHER, FurtherFacts, read_further
from careergraph.catalogue.importances import read_importances
from careergraph.catalogue.levels import (
    Scales,
    add_holding,
    integers,
    on_scales_of_skills,
    read_scales,
    stated_levels,
)
from careergraph.catalogue.numbers import ResponsibilityNumber, RoleNumber, SkillNumber
from careergraph.catalogue.statements import Statements
from careergraph.model import Fault, Necessity, ProgressionKind
from careergraph.rdf.terms import Id
from careergraph.support.text import local_name
from careergraph.vocabulary import CG

Number = TypeVar("Number", bound=int)
Other = TypeVar("Other", bound=int)

_KINDS: Final = {
    CG.Promotion: ProgressionKind.PROMOTION,
    CG.LateralMove: ProgressionKind.LATERAL_MOVE,
    CG.Specialisation: ProgressionKind.SPECIALISATION,
}


class Index(Generic[Number]):
    """Ids in the order they were first seen, each with its number; the first `described_count` are described.

    What comes after them is only pointed at: dangling references, reachable by their IRI alone.
    """

    def __init__(self, described: Iterable[Id], dangling: Iterable[Id]) -> None:
        first = dict.fromkeys(described)
        self.described_count = len(first)
        self.ids = tuple(dict.fromkeys(chain(first, dangling)))
        self.number = cast("Mapping[Id, Number]", {id: number for number, id in enumerate(self.ids)})

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def described_ids(self) -> tuple[Id, ...]:
        """The ids of those that are described."""
        return self.ids[: self.described_count]

    @property
    def described(self) -> Sequence[Number]:
        """The numbers of those that are described."""
        return cast("Sequence[Number]", range(self.described_count))

    @property
    def all(self) -> Sequence[Number]:
        """The numbers of all of them."""
        return cast("Sequence[Number]", range(len(self.ids)))

    def number_of(self, iri: str) -> Number | None:
        """Find the number of a thing by its id as users see it; the inverse of `shown_id`."""
        return self.number.get(iri.removeprefix("_:"))


class StatedRequirement(NamedTuple):
    """One statement that a role asks for a skill; `rank` and `importance` are 0 where none is stated.

    `level_source` is the source of the rank, `necessity_source` that of the necessity; `source` of all else.
    `skill` may also be the number of a group of alternatives, and `rank` is then what it needs.
    """

    role: RoleNumber
    skill: SkillNumber
    rank: int
    essential: bool
    importance: float
    source: Id | None
    node: Id | None
    level_source: Id | None = None
    necessity_source: Id | None = None


class StatedProgression(NamedTuple):
    """One statement of a move between two roles, or one suggested, or made and not stated.

    `node` is None for a plain statement.
    """

    source: RoleNumber
    target: RoleNumber
    kind: ProgressionKind | None
    months: int | None
    cites: Id | None
    node: Id | None
    suggested: bool = False
    inherited: bool = False
    kind_source: Id | None = None
    months_source: Id | None = None
    observed: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """The tables; roles, skills and responsibilities are numbered by their indexes.

    The groups of alternatives are numbered on from the last skill.
    """

    roles: Index[RoleNumber]
    skills: Index[SkillNumber]
    responsibilities: Index[ResponsibilityNumber]
    groups: Groups
    requirements: Sequence[StatedRequirement]
    builds_on: Mapping[RoleNumber, Sequence[RoleNumber]]
    #: By role: its variants.
    variants: Mapping[RoleNumber, Sequence[RoleNumber]]
    answers_for: Mapping[RoleNumber, Sequence[ResponsibilityNumber]]
    draws_on: Mapping[ResponsibilityNumber, Sequence[SkillNumber]]
    progressions: Sequence[StatedProgression]
    scales: Scales
    holdings: Mapping[Id, Mapping[Id, int | None]]
    #: By profile: the role somebody has now, None where none is stated, and those they had.
    careers: Mapping[Id, tuple[Id | None, Sequence[Id]]]
    further: FurtherFacts = NOTHING_FURTHER

    def without_requirements(self) -> Facts:
        """Return the same without the stated requirements, once they are merged into their table."""
        return replace(self, requirements=())


def read_facts(statements: Statements) -> tuple[Facts, Iterable[Fault]]:
    """Return the facts that the statements hold; and findings on what cannot be taken."""
    found = Findings()
    suggested = found.of(_suggested(statements))
    moves = found.of(_moves(statements, suggested))
    requires = statements.links(CG.requires)
    skill_of = found.of(_single(statements, CG.skill))
    # ESCO has one property for what an occupation and what a skill asks for; the latter is no role.
    only_skills = statements.instances(CG.Skill).keys() - statements.instances(CG.Role).keys()
    plain = [
        (pair, necessity)
        for term, necessity in (
            (CG.essentialSkill, Necessity.ESSENTIAL),
            (CG.optionalSkill, Necessity.OPTIONAL),
        )
        for pair in statements.links(term)
        if pair[0] not in only_skills
    ]
    if bare := statements.links(CG.requiresSkill):
        known = {pair for pair, _ in plain} | {(role, skill_of.get(node)) for role, node in requires}
        plain += [
            (pair, Necessity.ESSENTIAL) for pair in bare if pair not in known and pair[0] not in only_skills
        ]
    builds_on = statements.links(CG.buildsOn)
    answers_for = statements.links(CG.hasResponsibility)
    draws_on = statements.links(CG.drawsOn)

    roles: Index[RoleNumber] = _index(
        statements,
        CG.Role,
        [end for move in moves for end in move[:2]],
        chain(
            (role for role, _ in requires),
            (role for (role, _), _ in plain),
            chain.from_iterable(builds_on),
            (role for role, _ in answers_for),
        ),
    )
    skills: Index[SkillNumber] = _index(
        statements,
        CG.Skill,
        chain(
            skill_of.values(),
            (skill for (_, skill), _ in plain),
            (skill for _, skill in draws_on),
            (skill for _, skill in statements.linking(CG.develops)),
            chain.from_iterable(statements.linking(CG.prerequisite)),
            (first for skill, first in statements.linking(CG.essentialSkill) if skill in only_skills),
        ),
    )
    responsibilities: Index[ResponsibilityNumber] = _index(
        statements,
        CG.Responsibility,
        [responsibility for _, responsibility in answers_for],
        [responsibility for responsibility, _ in draws_on],
    )
    asking = {node: role for role, node in requires}
    for node, member in statements.links(CG.anyOf):
        asking.setdefault(member, asking.get(node, node))
    holding = {node: person for person, node in statements.links(CG.holds)}
    scales = found.of(read_scales(statements, asking))
    levels = found.of(stated_levels(statements, scales))
    scales, ranks = found.of(on_scales_of_skills(scales, levels, skill_of, asking, holding))
    groups = found.of(read_groups(statements, asking, skill_of, ranks))
    importances = found.of(read_importances(statements))
    optional = found.of(_optional(statements))
    citations = Citations(statements)
    role_number, skill_number = roles.number, skills.number
    requirements = [
        StatedRequirement(
            role_number[role],
            skill_number[skill],
            0,
            necessity is Necessity.ESSENTIAL,
            0.0,
            None,
            None,
        )
        for (role, skill), necessity in plain
    ]
    for role, node in requires:
        if node not in skill_of and node not in groups:
            found.note("requirement-without-skill", role, role=named(role), node=named(node))
    group_number: dict[Group, SkillNumber] = {}
    requirements += [
        StatedRequirement(
            role_number[role],
            skill_number[skill_of[node]],
            ranks.get(node, 0),
            node not in optional,
            importances.get(node, 0.0),
            citations.of(node),
            node,
            citations.of_statement(node, CG.level, CG.levelRank) if node in ranks else None,
            citations.of_statement(node, CG.necessity),
        )
        for role, node in requires
        if node in skill_of
    ]
    for role, node in requires if groups else ():
        if node in groups:
            group = groups[node].numbered(skill_number.__getitem__)
            number = group_number.setdefault(group, SkillNumber(len(skills) + len(group_number)))
            requirements.append(
                StatedRequirement(
                    role_number[role],
                    number,
                    group.need,
                    node not in optional,
                    importances.get(node, 0.0),
                    citations.of(node),
                    node,
                    None,
                    citations.of_statement(node, CG.necessity),
                )
            )
    facts = Facts(
        roles=roles,
        skills=skills,
        responsibilities=responsibilities,
        groups=Groups(len(skills), tuple(group_number)),
        requirements=requirements,
        builds_on=_grouped(builds_on, roles, roles),
        variants=_grouped(((base, form) for form, base in statements.links(CG.variantOf)), roles, roles),
        answers_for=_grouped(answers_for, roles, responsibilities),
        draws_on=_grouped(draws_on, responsibilities, skills),
        progressions=found.of(_progressions(statements, moves, roles, citations, suggested)),
        scales=scales,
        holdings=found.of(_holdings(statements, skill_of, ranks)),
        careers=found.of(_careers(statements)),
        further=found.of(read_further(statements, only_skills, skill_of, ranks, scales)),
    )
    return facts, found


def _suggested(statements: Statements) -> tuple[set[Id], Iterable[Fault]]:
    """Return the progressions that nobody states, and a program suggests."""
    found = Findings()
    suggested = set()
    for node, status in statements.linking(CG.status):
        if status == CG.Suggested:
            suggested.add(node)
        else:
            found.note("unknown-status", node, node=named(node), status=named(status))
    return suggested, found


def _moves(
    statements: Statements, suggested: Container[Id]
) -> tuple[list[tuple[Id, Id, Id | None]], Iterable[Fault]]:
    """Return the moves as (source, target, node): those with detail, then the plain ones that add to them."""
    found = Findings()
    targets = found.of(_single(statements, CG.toRole))
    sources = found.of(_single(statements, CG.fromRole))
    detailed = []
    for node in {**statements.instances(CG.Progression), **sources, **targets}:
        if node in sources and node in targets:
            detailed.append((sources[node], targets[node], node))
        else:
            missing = "cg:toRole" if node in sources else "cg:fromRole"
            found.note("incomplete-progression", node, node=named(node), missing=missing)
    known = {(source, target) for source, target, node in detailed if node not in suggested}
    moves: list[tuple[Id, Id, Id | None]] = [*detailed]
    moves += (
        (source, target, None)
        for source, target in statements.links(CG.progressesTo)
        if (source, target) not in known
    )
    kept = []
    for source, target, move in moves:
        if source == target:
            found.note("self-progression", source, role=named(source))
        else:
            kept.append((source, target, move))
    return kept, found


def _progressions(
    statements: Statements,
    moves: Iterable[tuple[Id, Id, Id | None]],
    roles: Index[RoleNumber],
    citations: Citations,
    suggested: Container[Id],
) -> tuple[list[StatedProgression], Iterable[Fault]]:
    found = Findings()
    months = found.of(integers(statements, CG.typicalMonths, "duration"))
    kinds = found.of(_single(statements, CG.kind))
    progressions = []
    for source, target, node in moves:
        kind = kinds.get(node) if node is not None else None
        if kind is not None and kind not in _KINDS:
            found.note("unknown-kind", node or "", node=named(node or ""), kind=named(kind))
        progressions.append(
            StatedProgression(
                roles.number[source],
                roles.number[target],
                _KINDS.get(kind or ""),
                min(months[node]) if node in months else None,
                citations.of(node),
                node,
                node in suggested,
                kind_source=citations.of_statement(node, CG.kind) if kind else None,
                months_source=citations.of_statement(node, CG.typicalMonths) if node in months else None,
            )
        )
    return progressions, found


def _holdings(
    statements: Statements, skill_of: Mapping[Id, Id], ranks: Mapping[Id, int]
) -> tuple[dict[Id, dict[Id, int | None]], Iterable[Fault]]:
    """Map each profile to the level of each skill held: unrated if any holding of it is, else the highest."""
    found = Findings()
    held: dict[Id, dict[Id, int | None]] = {profile: {} for profile in statements.instances(CG.Profile)}
    for profile, node in statements.links(CG.holds):
        skills = held.setdefault(profile, {})
        if (skill := skill_of.get(node)) is None:
            found.note("holding-without-skill", profile, profile=named(profile))
        else:
            add_holding(skills, skill, ranks.get(node))
    return held, found


def _careers(
    statements: Statements,
) -> tuple[dict[Id, tuple[Id | None, Sequence[Id]]], Iterable[Fault]]:
    """Map each profile that states any to its role now, and to those before, in order of IRI."""
    found = Findings()
    current = found.of(_single(statements, CG.currentRole))
    former: dict[Id, set[Id]] = {profile: set() for profile in current}
    for profile, role in statements.linking(CG.formerRole):
        former.setdefault(profile, set()).add(role)
    return {profile: (current.get(profile), sorted(roles)) for profile, roles in former.items()}, found


def _index(
    statements: Statements, kind: str, implied: Iterable[Id], mentioned: Iterable[Id] = ()
) -> Index[Number]:
    """Return the nodes that are typed so, or implied and described; behind them those only mentioned."""
    typed = statements.instances(kind)
    untyped = {id: None for id in implied if id not in typed}
    described = statements.described(untyped)
    return Index(
        [*typed, *(id for id in untyped if id in described)],
        [*(id for id in untyped if id not in described), *mentioned],
    )


def _optional(statements: Statements) -> tuple[set[Id], Iterable[Fault]]:
    """Return the requirement nodes whose only necessity is `cg:Optional`."""
    found = Findings()
    stated: dict[Id, set[Id]] = {CG.Essential: set(), CG.Optional: set()}
    for node, necessity in statements.linking(CG.necessity):
        if necessity in stated:
            stated[necessity].add(node)
        else:
            found.note("unknown-necessity", node, node=named(node), necessity=named(necessity))
    return stated[CG.Optional] - stated[CG.Essential], found


def _single(statements: Statements, term: str) -> tuple[dict[Id, Id], Iterable[Fault]]:
    """Map each subject to its one object; of several to the first in order of IRI, with a finding."""
    found = Findings()
    pairs = list(statements.linking(term))
    chosen = dict(pairs)
    if len(chosen) < len(pairs):
        several: dict[Id, list[Id]] = {}
        for subject, object in dict.fromkeys(pairs):
            several.setdefault(subject, []).append(object)
        for subject, objects in several.items():
            if len(objects) > 1:
                chosen[subject] = min(objects)
                found.note(
                    "several-values",
                    subject,
                    owner=named(subject),
                    property=local_name(term),
                    values=named(*sorted(objects)),
                )
    return chosen, found


def _grouped(
    pairs: Iterable[tuple[Id, Id]], subjects: Index[Number], objects: Index[Other]
) -> dict[Number, list[Other]]:
    groups: dict[Number, list[Other]] = {}
    for subject, object in pairs:
        groups.setdefault(subjects.number[subject], []).append(objects.number[object])
    return groups
