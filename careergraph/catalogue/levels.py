"""Levels of proficiency: the scales, and the rank that each requirement or holding states.

A level is a positive integer. Whatever else stands in its place is a finding, and reads as not stated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, TypeVar

import pyoxigraph as ox
from immutabledict import immutabledict

from careergraph.catalogue.findings import Findings, named
from careergraph.catalogue.statements import Statements
from careergraph.model import Fault
from careergraph.rdf.terms import Id, Object
from careergraph.support.amounts import MOST
from careergraph.support.text import local_name, shortened, visible
from careergraph.vocabulary import CG, INTEGER_TYPES

#: Whatever names a skill: an id, or its number.
Skill = TypeVar("Skill")
#: The highest level there is; somebody who claims a higher one holds this.
MAX_LEVEL: Final = MOST
_POSITIVE: Final = re.compile(r"\+?0*([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class Scales:
    """The scales in play: the rank of every level that states one, the main scale, and the others.

    `levels` are those of the main scale, lowest first, `others` those of each other one; `scale_of` is the
    scale of each level of another one, `of_skill` that of each skill whose levels are on another one.
    `equal` are the pairs of levels that correspond, each both ways.
    """

    ranks: Mapping[Id, int]
    main: Id | None
    levels: tuple[Id, ...]
    others: Mapping[Id, tuple[Id, ...]] = immutabledict()
    scale_of: Mapping[Id, Id] = immutabledict()
    of_skill: Mapping[Id, Id] = immutabledict()
    equal: Sequence[tuple[Id, Id]] = ()

    def scale(self, level: Id) -> Id | None:
        """Return the scale that a level is on."""
        return self.scale_of.get(level, self.main)

    def of(self, skill: Id) -> Id | None:
        """Return the scale that the levels of a skill are on."""
        return self.of_skill.get(skill, self.main)

    def on(self, scale: Id | None, level: Id) -> int | None:
        """Return the rank of a level on a scale; None where it compares with none of that scale.

        A level of another scale stands at the one that it corresponds to, the lowest of several; one that
        corresponds to nothing counts as the next lower one that does.
        """
        own, rank = self.scale(level), self.ranks[level]
        if own == scale:
            return rank
        near = [
            (-self.ranks[one], self.ranks[other])
            for one, other in self.equal
            if self.scale(one) == own and self.scale(other) == scale and self.ranks[one] <= rank
        ]
        return min(near)[1] if near else None


def positive_integer(term: Object) -> int | None:
    """Return the value of an integer literal from 1 to 999,999,999, else None.

    >>> positive_integer(ox.Literal(3)), positive_integer(ox.Literal("three"))
    (3, None)
    """
    if not isinstance(term, ox.Literal) or term.datatype.value not in INTEGER_TYPES:
        return None
    digits = _POSITIVE.fullmatch(term.value.strip())
    return int(digits[1]) if digits else None


def integers(statements: Statements, term: str, what: str) -> tuple[dict[Id, list[int]], Iterable[Fault]]:
    """Return the positive integers that `term` gives to each node, largest first; others are findings."""
    found = Findings()
    stated: dict[Id, list[int]] = {}
    known: dict[Object, int | None] = {}
    for node, value in statements.values(term):
        if value not in known:
            known[value] = positive_integer(value)
        number = known[value]
        if number is None:
            found.note(
                f"bad-{what}",
                node,
                property=local_name(term),
                node=named(node),
                value=visible(shortened(str(value))),
            )
        elif number not in stated.setdefault(node, []):
            stated[node].append(number)
            stated[node].sort(reverse=True)
    return stated, found


def read_scales(statements: Statements, requirements: Container[Id]) -> tuple[Scales, Iterable[Fault]]:
    """Return the levels with their ranks and scales; the main scale is that of most `requirements`.

    Of as many it is that of most levels, then the first by IRI.
    """
    found = Findings()
    ranks = {node: numbers[0] for node, numbers in found.of(integers(statements, CG.rank, "rank")).items()}
    scale_of: dict[Id, Id] = {}
    for level, scale in sorted(statements.links(CG.inScale)):
        scale_of.setdefault(level, scale)
    for level in statements.instances(CG.ProficiencyLevel):
        if level not in ranks:
            found.note("level-without-rank", level, level=named(level))
    scales = sorted({scale_of[level] for level in ranks if level in scale_of})
    main = scales[0] if scales else None
    if len(scales) > 1:
        used = Counter(
            scale_of.get(level)
            for node, level in statements.linking(CG.level)
            if node in requirements and level in ranks
        )
        sizes = Counter(scale_of.get(level) for level in ranks)
        main = max(scales, key=lambda scale: (used[scale], sizes[scale]))
    by_scale: dict[Id | None, list[Id]] = {main: []}
    grades = {*statements.instances(CG.Grade), *(grade for _, grade in statements.linking(CG.grade))}
    for level in sorted(ranks.keys() - grades, key=lambda level: (ranks[level], level)):
        by_scale.setdefault(scale_of.get(level, main), []).append(level)
    pairs = [pair for pair in statements.links(CG.correspondsTo) if ranks.keys() >= {*pair}]
    read = Scales(
        ranks,
        main,
        tuple(by_scale.pop(main)),
        {scale: tuple(by_scale[scale]) for scale in scales if scale != main},
        {level: scale for level, scale in scale_of.items() if level in ranks and scale != main},
        equal=sorted({*pairs, *((other, one) for one, other in pairs)}),
    )
    together = {frozenset((read.scale(one), read.scale(other))) for one, other in read.equal}
    for scale in read.others:
        if frozenset((scale, main)) not in together:
            found.note("two-scales", scale, scale=named(scale), main=named(main or ""))
    return read, found


class StatedLevels(NamedTuple):
    """By requirement or holding: its rank, and the level that states it where it is no bare number."""

    ranks: Mapping[Id, int]
    levels: Mapping[Id, Id]


def stated_levels(statements: Statements, scales: Scales) -> tuple[StatedLevels, Iterable[Fault]]:
    """Return the rank that each requirement or holding node states, the highest where it states several."""
    found = Findings()
    several: dict[Id, set[int]] = {}
    highest: dict[Id, int] = {}
    by_level: dict[Id, Id] = {}

    def note(node: Id, rank: int) -> bool:
        before = highest.setdefault(node, rank)
        if before != rank:
            several.setdefault(node, {before}).add(rank)
            highest[node] = max(before, rank)
        return highest[node] == rank

    for node, numbers in found.of(integers(statements, CG.levelRank, "level")).items():
        for number in numbers:
            note(node, number)
    for node, level in statements.values(CG.level):
        rank = None if isinstance(level, ox.Literal) else scales.ranks.get(level.value)
        if rank is None:
            value = visible(shortened(str(level))) if isinstance(level, ox.Literal) else named(level.value)
            found.note("bad-level/named", node, node=named(node), value=value)
        elif note(node, rank) and scales.others:
            by_level[node] = level.value
    for node, stated in several.items():
        found.note("two-levels/stated", node, node=named(node), levels=str(sorted(stated)))
    return StatedLevels(highest, by_level), found


def on_scales_of_skills(
    scales: Scales,
    stated: StatedLevels,
    skill_of: Mapping[Id, Id],
    asking: Mapping[Id, Id],
    holding: Mapping[Id, Id],
) -> tuple[tuple[Scales, Mapping[Id, int]], Iterable[Fault]]:
    """Return the scales with that of each skill, and each rank on the scale of the skill it is stated of.

    The scale of a skill is that of most requirements that ask for it, else of most holdings; of as many
    the main one, else the first by IRI. `asking` and `holding` map nodes to their role or person. A level
    that compares with none of the skill's scale counts as 1, with a finding.
    """
    found = Findings()
    if not scales.others:
        return (scales, stated.ranks), found
    counts: dict[Id, Counter[Id | None]] = {}
    for owners in (asking, holding):
        first = set(counts)
        for node in owners:
            if node in stated.levels and node in skill_of and skill_of[node] not in first:
                counter = counts.setdefault(skill_of[node], Counter())
                counter[scales.scale(stated.levels[node])] += 1
    of_skill: dict[Id, Id] = {}
    for skill, used in counts.items():
        most = min(used, key=lambda each: (-used[each], each != scales.main, each or ""))
        if most is not None and most != scales.main:
            of_skill[skill] = most
    chosen = replace(scales, of_skill=of_skill)
    ranks = dict(stated.ranks)
    for node, level in stated.levels.items():
        if node not in skill_of:
            continue
        own = chosen.of(skill_of[node])
        rank = chosen.on(own, level)
        ranks[node] = rank or 1
        if rank is None:
            owner = asking.get(node) or holding.get(node, node)
            found.note(
                "levels-do-not-compare",
                owner,
                owner=named(owner),
                skill=named(skill_of[node]),
                level=named(level),
                scale=named(own or ""),
            )
    return (chosen, ranks), found


def add_holding(held: dict[Skill, int | None], skill: Skill, level: int | None) -> None:
    """Add a holding of a skill: of several an unrated one counts, else the highest level.

    >>> held = {"review": 2}
    >>> add_holding(held, "review", 3)
    >>> held
    {'review': 3}
    """
    before = held.get(skill, level)
    held[skill] = None if level is None or before is None else max(level, before)
