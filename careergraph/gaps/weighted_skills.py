"""Weighs the skills of roles: importance × level × √rarity, and how alike two such weighings are.

Salton, G., Wong, A. and Yang, C. S. (1975), A vector space model for automatic indexing, Communications of
the ACM 18 (the cosine); Tanimoto, T. T. (1958), An elementary mathematical theory of classification and
prediction, IBM.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from careergraph.catalogue.alternatives import Groups
from careergraph.catalogue.numbers import SkillNumber
from careergraph.catalogue.ratings import Ratings
from careergraph.catalogue.requirements import RequirementTable
from careergraph.gaps.sparse_rows import Floats, Integers, SparseRow, SparseRows, rarity, ratio, totals
from careergraph.model import HIGHEST_IMPORTANCE

#: The importance, as a share of the highest, of a requirement that states none, essential or optional …
ESSENTIAL: Final = 1.0
OPTIONAL: Final = 0.5
#: … and in a role that states some: the lowest there is.
LOWEST: Final = 1 / HIGHEST_IMPORTANCE


@dataclass(frozen=True, slots=True, eq=False)
class WeightedSkills:
    """The weights of the skills of every role.

    `roots` is √rarity of each skill, of which the importances over all roles are the frequency; `unrated` the
    level that stands for a holding that is not rated, the mean of those asked for, weighed by importance.
    """

    rows: SparseRows
    roots: Floats
    unrated: Floats

    @classmethod
    def of(cls, table: RequirementTable, ratings: Ratings, roles: int, skills: int) -> WeightedSkills:
        """Weigh what roles require, and what is rated besides."""
        role, skill, importance, level = _stated(table, ratings, roles, skills)
        frequency = totals(skill, importance, skills)
        roots = np.sqrt(rarity(frequency, roles))
        mean = ratio(totals(skill, importance * level, skills), frequency)
        return cls(
            SparseRows.of(role, skill, importance * level * roots[skill], (roles, skills)),
            roots,
            np.where(mean > 0, mean, 1.0),
        )

    def held(self, holdings: Mapping[SkillNumber, int | None]) -> SparseRow:
        """Weigh what somebody holds, each skill as of full importance."""
        skills = np.array(sorted(holdings), np.int64)
        rated = [holdings[skill] for skill in sorted(holdings)]
        unknown = np.array([level is None for level in rated], bool)
        levels = np.array([level or 0 for level in rated], np.float64)
        return SparseRow(skills, np.where(unknown, self.unrated[skills], levels) * self.roots[skills])

    def cosine(self, row: SparseRow) -> Floats:
        """Compare with every role, Σxy ÷ √(Σx² · Σy²): whether the same skills weigh most."""
        return ratio(self.rows.dots(row), np.sqrt(self.rows.squares * row.square))

    def tanimoto(self, row: SparseRow) -> Floats:
        """Compare with every role, Σxy ÷ (Σx² + Σy² − Σxy): 1 only for equals, so that levels count too."""
        both = self.rows.dots(row)
        return ratio(both, self.rows.squares + row.square - both)


def _shared_out(
    groups: Groups, role: Integers, skill: Integers, share: Floats, level: Floats
) -> tuple[Integers, Integers, Floats, Floats]:
    """Put the alternatives in place of each group: each has the part of its importance that is asked for.

    Of one skill in several places the requirement of the skill alone counts, else the largest part.
    """
    if not groups.groups:
        return role, skill, share, level
    is_group = skill >= groups.first
    best: dict[tuple[int, int], tuple[float, float]] = {}
    for one, number, whole in zip(role[is_group], skill[is_group], share[is_group], strict=True):
        group = groups.groups[int(number) - groups.first]
        part = float(whole) * group.at_least / len(group.alternatives)
        for alternative, asked in group.alternatives:
            pair = int(one), int(alternative)
            best[pair] = max(best.get(pair, (0.0, 0.0)), (part, float(max(asked, 1))))
    single = ~is_group
    alone = set(zip(role[single].tolist(), skill[single].tolist(), strict=True))
    added = {pair: weighed for pair, weighed in best.items() if pair not in alone}
    pairs = np.array([*added], np.int64).reshape(-1, 2)
    weighed = np.array([*added.values()], np.float64).reshape(-1, 2)
    return (
        np.concatenate([role[single], pairs[:, 0]]),
        np.concatenate([skill[single], pairs[:, 1]]),
        np.concatenate([share[single], weighed[:, 0]]),
        np.concatenate([level[single], weighed[:, 1]]),
    )


def _stated(
    table: RequirementTable, ratings: Ratings, roles: int, skills: int
) -> tuple[Integers, Integers, Floats, Floats]:
    """Gather role, skill, importance (a share of the highest) and level; of two the rating counts."""
    starts = np.array(table.starts, np.int64)
    role = np.repeat(np.arange(roles), starts[1:] - starts[:-1])
    skill = np.array(table.skill, np.int64)
    importance = np.array(table.importance, np.float64)
    rated_role, rated_skill = np.array(ratings.role, np.int64), np.array(ratings.skill, np.int64)
    states_some: NDArray[np.bool_] = np.zeros(roles, bool)
    states_some[role[importance > 0]] = True
    states_some[rated_role] = True
    usual = np.where(np.array(table.essential, bool), ESSENTIAL, OPTIONAL)
    usual = np.where(states_some[role], LOWEST, usual)
    share = np.where(importance > 0, importance / HIGHEST_IMPORTANCE, usual)
    level = np.maximum(np.array(table.level, np.float64), 1.0)
    role, skill, share, level = _shared_out(table.groups, role, skill, share, level)
    alone = ~np.isin(role * skills + skill, rated_role * skills + rated_skill)
    return (
        np.concatenate([rated_role, role[alone]]),
        np.concatenate([rated_skill, skill[alone]]),
        np.concatenate([np.array(ratings.importance) / HIGHEST_IMPORTANCE, share[alone]]),
        np.concatenate([np.array(ratings.level, np.float64), level[alone]]),
    )
