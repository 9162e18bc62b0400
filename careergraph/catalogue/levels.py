"""Levels of proficiency: the scale, and the rank that each requirement or holding states.

A level is a positive integer. Whatever else stands in its place is a finding, and reads as not stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

import pyoxigraph as ox

from careergraph.catalogue.findings import Findings
from careergraph.catalogue.statements import Statements
from careergraph.model import Finding
from careergraph.rdf.terms import Id, Object, shown_id
from careergraph.support.amounts import MOST
from careergraph.support.text import listed, local_name, quote, shortened, visible
from careergraph.vocabulary import CG, INTEGER_TYPES

#: Whatever names a skill: an id, or its number.
Skill = TypeVar("Skill")
#: The highest level there is; somebody who claims a higher one holds this.
MAX_LEVEL: Final = MOST
_POSITIVE: Final = re.compile(r"\+?0*([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale in play: the rank of every level that states one, and the levels of the one scale."""

    ranks: Mapping[Id, int]
    levels: tuple[Id, ...]


def positive_integer(term: Object) -> int | None:
    """Return the value of an integer literal from 1 to 999,999,999, else None.

    >>> positive_integer(ox.Literal(3)), positive_integer(ox.Literal("three"))
    (3, None)
    """
    if not isinstance(term, ox.Literal) or term.datatype.value not in INTEGER_TYPES:
        return None
    digits = _POSITIVE.fullmatch(term.value.strip())
    return int(digits[1]) if digits else None


def integers(statements: Statements, term: str, what: str) -> tuple[dict[Id, list[int]], Iterable[Finding]]:
    """Return the positive integers that `term` gives to each node, largest first; others are findings."""
    found = Findings()
    stated: dict[Id, list[int]] = {}
    known: dict[Object, int | None] = {}
    for node, value in statements.values(term):
        if value not in known:
            known[value] = positive_integer(value)
        number = known[value]
        if number is None:
            found.error(
                f"bad-{what}",
                node,
                f"{local_name(term)} of {quote(shown_id(node))} is {visible(shortened(str(value)))}, "
                "no positive integer",
                f"state a {what} of 1 or more, or none",
            )
        elif number not in stated.setdefault(node, []):
            stated[node].append(number)
            stated[node].sort(reverse=True)
    return stated, found


def read_scale(statements: Statements) -> tuple[Scale, Iterable[Finding]]:
    """Return the levels with their ranks; two scales in one graph are a finding that names both."""
    found = Findings()
    ranks = {node: numbers[0] for node, numbers in found.of(integers(statements, CG.rank, "rank")).items()}
    scale_of: dict[Id, Id] = {}
    for level, scale in sorted(statements.links(CG.inScale)):
        scale_of.setdefault(level, scale)
    scales = sorted({scale_of[level] for level in ranks if level in scale_of})
    if len(scales) > 1:
        found.error(
            "two-scales",
            scales[0],
            f"two proficiency scales are in play, {listed(map(shown_id, scales))}",
            "keep one scale, and give every level a rank on it",
        )
    for level in statements.instances(CG.ProficiencyLevel):
        if level not in ranks:
            found.error(
                "level-without-rank",
                level,
                f"level {quote(shown_id(level))} states no rank",
                "add cg:rank with its place on the scale, 1 upwards",
            )
    chosen = scales[0] if scales else None
    grades = {*statements.instances(CG.Grade), *(grade for _, grade in statements.linking(CG.grade))}
    levels = (level for level in ranks if scale_of.get(level, chosen) == chosen and level not in grades)
    return Scale(ranks, tuple(sorted(levels, key=lambda level: (ranks[level], level)))), found


def stated_ranks(statements: Statements, scale: Scale) -> tuple[dict[Id, int], Iterable[Finding]]:
    """Return the rank that each requirement or holding node states, the highest where it states several."""
    found = Findings()
    several: dict[Id, set[int]] = {}
    highest: dict[Id, int] = {}

    def note(node: Id, rank: int) -> None:
        if (before := highest.setdefault(node, rank)) != rank:
            several.setdefault(node, {before}).add(rank)
            highest[node] = max(before, rank)

    for node, numbers in found.of(integers(statements, CG.levelRank, "level")).items():
        for number in numbers:
            note(node, number)
    for node, level in statements.values(CG.level):
        rank = None if isinstance(level, ox.Literal) else scale.ranks.get(level.value)
        if rank is None:
            found.error(
                "bad-level",
                node,
                f"level of {quote(shown_id(node))} is {visible(shortened(str(level)))}, no level with a rank",
                "name a level of the scale, or use cg:levelRank for a bare number",
            )
        else:
            note(node, rank)
    for node, stated in several.items():
        found.warning(
            "two-levels",
            node,
            f"{quote(shown_id(node))} states the levels {sorted(stated)}, and the highest counts",
            "keep one level",
        )
    return highest, found


def add_holding(held: dict[Skill, int | None], skill: Skill, level: int | None) -> None:
    """Add a holding of a skill: of several an unrated one counts, else the highest level.

    >>> held = {"review": 2}
    >>> add_holding(held, "review", 3)
    >>> held
    {'review': 3}
    """
    before = held.get(skill, level)
    held[skill] = None if level is None or before is None else max(level, before)
