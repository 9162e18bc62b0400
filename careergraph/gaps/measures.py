"""The numbers of a gap, by definition: plain sums over what is held and what is asked.

The kernel adds up the same for all roles at once, and is held against this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from immutabledict import immutabledict

from careergraph.catalogue.numbers import SkillNumber
from careergraph.choices import RankMeasure
from careergraph.gaps.broader_skills import Credit, best_credit
from careergraph.model import needed_level

#: By the number of a skill: the level held, None where it is not rated.
Holdings: TypeAlias = Mapping[SkillNumber, int | None]


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

    def shown(self) -> tuple[float | None, int, float | None, float | None]:
        """Return the numbers that an entry of a ranking shows: coverage, effort, fit and use."""
        met, needed, have, _ = self
        if not needed:
            return None, 0, None, None
        return met / needed, needed - met, met / (needed + have - met), met / have if have else None


def measure(
    held: Holdings,
    asked: Iterable[tuple[SkillNumber, int]],
    levelled: Collection[SkillNumber],
    credited: Mapping[SkillNumber, Sequence[Credit]] = immutabledict(),
) -> Measures:
    """Add up what is held and asked.

    Of each essential skill `asked` has its number, and the level, 0 where none is stated. `levelled` are
    the skills that any requirement of the graph states a level for; `credited` maps a skill to the narrower
    ones that stand for it.
    """
    met = needed = have_in_all = unrated = 0
    counted: set[SkillNumber] = set()
    for skill, level in asked:
        need = needed_level(level)
        needed += need
        counted.add(skill)
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
