"""The numbers of a gap, by definition: plain sums over what is held and what is asked.

The kernel adds up the same for all roles at once, and is held against this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Final, NamedTuple, TypeAlias

from immutabledict import immutabledict

from careergraph.catalogue.alternatives import Group, Groups
from careergraph.catalogue.numbers import SkillNumber
from careergraph.choices import RankMeasure
from careergraph.gaps.broader_skills import Credit, best_credit
from careergraph.model import needed_level

#: By the number of a skill: the level held, None where it is not rated. By that of a group of alternatives,
#: which somebody meets who has a role that asks for it: what it needs.
Holdings: TypeAlias = Mapping[SkillNumber, int | None]
#: By the number of a skill: the others that stand for it.
Credits: TypeAlias = Mapping[SkillNumber, Sequence[Credit]]

NO_CREDITS: Final[Credits] = immutabledict()


class Measures(NamedTuple):
    """Sums over the essential requirements of a role.

    `met` is Σ min(have, need), `needed` Σ need, `have` all that is held, as the role counts it, and
    `unrated` how much of `met` rests on skills that nobody rated, where a level is asked. Each ratio is
    None where the role requires nothing essential: nothing is known then.
    """

    met: int
    needed: int
    have: int
    unrated: int = 0

    @property
    def effort(self) -> int:
        """The sum of the shortfalls."""
        return self.needed - self.met

    @property
    def coverage(self) -> float | None:
        """The share of what is needed that is met."""
        return share(self.met, self.needed)

    @property
    def fit(self) -> float | None:
        """The share of all that is held or needed that is both: Σ min ÷ Σ max."""
        return self.met / (self.needed + self.have - self.met) if self.needed else None

    @property
    def use(self) -> float | None:
        """The share of what is held that the role needs; None where nothing is held."""
        return share(self.met, self.have) if self.needed else None

    @property
    def unrated_share(self) -> float:
        """The share of what is met that rests on unrated skills; 0.0 where nothing is met."""
        return self.unrated / self.met if self.met else 0.0

    @property
    def shares(self) -> tuple[float | None, float | None, float | None]:
        """Coverage, fit and use."""
        return self.coverage, self.fit, self.use

    def shown(self) -> tuple[float | None, int, float | None, float | None]:
        """Return the numbers that an entry of a ranking shows: coverage, effort, fit and use."""
        met, needed, have, _ = self
        if not needed:
            return None, 0, None, None
        return met / needed, needed - met, met / (needed + have - met), met / have if have else None


class Choice(NamedTuple):
    """The best choice that somebody has of a group of alternatives.

    `met` is how much of its need is met, `have` what is held as the group counts it, and `unrated` how much
    of `met` rests on skills that nobody rated. `counted` are the skills and groups held that are no surplus
    to it, and `credits` those credits that the choice rests on.
    """

    met: int
    have: int
    unrated: int
    counted: frozenset[SkillNumber]
    credits: tuple[Credit, ...] = ()


class _Way(NamedTuple):
    """One way to meet a part of a group: the less short, then the less beyond the need, the better."""

    short: int
    beyond: int
    unrated: int
    credits: tuple[Credit, ...] = ()


def choose(group: Group, held: Holdings, credited: Credits, groups: Groups) -> Choice:
    """Return the best choice of a group: that with the least shortfall, then least beyond what is needed.

    Whoever meets a group in a role that asks for it meets those that it implies.
    """
    counted = {skill for skill, _ in group.alternatives}
    ways = []
    for skill, level in group.alternatives:
        need = needed_level(level)
        have, credit = best_credit(held.get(skill, 0), level, credited.get(skill, ()))
        if credit is not None:
            counted.add(credit.skill)
        worth = need if have is None else have if level else min(have, 1)
        unrated = need if have is None and level else 0
        credits = () if credit is None else (credit,)
        ways.append(_Way(max(0, need - worth), max(0, worth - need), unrated, credits))
    chosen = sorted(ways, key=itemgetter(0, 1, 2))[: group.at_least]
    best = _Way(
        sum(way.short for way in chosen),
        sum(way.beyond for way in chosen),
        sum(way.unrated for way in chosen),
        tuple(credit for way in chosen for credit in way.credits),
    )
    for number in groups.among(held):
        known = groups.get(number)
        if known is not None and known.implies(group):
            counted.add(number)
            best = min(best, _Way(0, known.need - group.need, 0), key=itemgetter(0, 1, 2))
    met = group.need - best.short
    return Choice(met, met + best.beyond, min(met, best.unrated), frozenset(counted), best.credits)


def measure(
    held: Holdings,
    asked: Iterable[tuple[SkillNumber, int]],
    levelled: Collection[SkillNumber],
    groups: Groups,
    credited: Credits = NO_CREDITS,
) -> Measures:
    """Add up what is held and asked.

    Of each essential skill `asked` has its number, and the level, 0 where none is stated; a number may also
    be that of one of the `groups` of alternatives. `levelled` are the skills that any requirement of the
    graph states a level for; `credited` maps a skill to the others that stand for it.
    """
    met = needed = have_in_all = unrated = 0
    counted: set[SkillNumber] = set()
    for skill, level in asked:
        need = needed_level(level)
        needed += need
        counted.add(skill)
        if skill >= groups.first and (group := groups.get(skill)) is not None:
            choice = choose(group, held, credited, groups)
            met += choice.met
            have_in_all += choice.have
            unrated += choice.unrated
            counted |= choice.counted
            continue
        have, credit = best_credit(held.get(skill, 0), level, credited.get(skill, ()))
        if credit is not None:
            counted.add(credit.skill)
        if have is None and level:
            unrated += need
        worth = need if have is None else have if level else min(have, 1)
        met += min(worth, need)
        have_in_all += worth
    for skill, have in held.items():
        if skill not in counted:
            have_in_all += 1 if have is None else have if skill in levelled else min(have, 1)
    return Measures(met, needed, have_in_all, unrated)


def share(part: int, whole: int) -> float | None:
    """Return the share of a whole; None where there is none."""
    return part / whole if whole else None


def score(measures: Measures, by: RankMeasure) -> float:
    """Return the number of somebody who is ranked by it; 0 where it is not known."""
    return getattr(measures, by) or 0


def rank_key(measures: Measures, by: RankMeasure) -> tuple[float, ...]:
    """Return the place among others: by fit, then coverage; by coverage, then fit; by effort, then fit."""
    fit, coverage, effort = -(measures.fit or 0), -(measures.coverage or 0), measures.effort
    match by:
        case "coverage":
            return coverage, fit, effort
        case "effort":
            return effort, fit
        case _:
            return fit, coverage, effort
