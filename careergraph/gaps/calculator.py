"""Measures gaps in a catalogue: one gap, a ranking, a matrix. One meaning, three shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber, SkillNumber
from careergraph.catalogue.requirements import RequirementTable
from careergraph.gaps.broader_skills import credits_for
from careergraph.gaps.kernel import UNRATED, GapKernel, Held
from careergraph.gaps.values import (
    GapItem,
    GapMatrix,
    Holdings,
    RankedProfile,
    RankedRole,
    Ranking,
    RoleNeeds,
    SkillGap,
    SkillNeed,
    Surplus,
    compute_gap,
    share,
)
from careergraph.model import Necessity, Profile, Responsibility, Role, needed_level
from careergraph.support.lazy_property import lazy_property

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

#: A row of many: the number of a role, or somebody with what they hold.
MatrixRow: TypeAlias = RoleNumber | tuple[Profile, Holdings]


class Nearness(NamedTuple):
    """A role by number, and how near somebody is to it."""

    role: RoleNumber
    coverage: float
    effort: int


class GapCalculator:
    """Measures gaps in one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._role_needs: dict[RoleNumber, RoleNeeds] = {}
        self._surpluses: dict[tuple[SkillNumber, int | None], Surplus] = {}

    @lazy_property
    def kernel(self) -> GapKernel:
        """The kernel over all roles of the catalogue."""
        return GapKernel.of(self._held_in_roles, len(self._catalogue.facts.skills))

    @lazy_property
    def _held_in_roles(self) -> Held:
        return held_in_roles(self._catalogue.requirement_table)

    def needs(self, role: RoleNumber) -> RoleNeeds:
        """Return all that a role asks for; made once."""
        needs = self._role_needs.get(role)
        if needs is None:
            needs = self._role_needs[role] = self._needs(role)
        return needs

    def held_in(self, role: RoleNumber) -> Holdings:
        """Return the holdings that a role implies: its essential skills, at the levels it states."""
        if (known := self._role_needs.get(role)) is not None:
            return known.held
        table = self._catalogue.requirement_table
        return {
            table.skill[row]: table.level[row] or None for row in table.rows(role) if table.essential[row]
        }

    def effort(self, held: Holdings, role: RoleNumber) -> int:
        """Return the effort of a gap alone: the sum of the shortfalls of the essential requirements."""
        table = self._catalogue.requirement_table
        effort = 0
        for row in table.rows(role):
            if table.essential[row]:
                need = needed_level(table.level[row])
                have = held.get(table.skill[row], 0)
                if have is not None and have < need:
                    effort += need - have
        return effort

    def gap(self, who: str, held: Holdings, role: RoleNumber, hierarchy: bool = False) -> SkillGap:
        """Return the gap between what is held and a role; `who` names the holder.

        With `hierarchy`, a skill held stands for the broader ones too.
        """
        needs = self.needs(role)
        levels = {asked.number: asked.level for asked in needs.asked} if hierarchy else {}
        credited = credits_for(self._catalogue, held, levels)
        return compute_gap(who, held, needs, self.surplus, credited)

    def nearest(
        self,
        held: Holdings,
        roles: Sequence[RoleNumber] | None,
        without: RoleNumber | None,
        limit: int | None,
    ) -> Sequence[Nearness]:
        """Return the roles nearest to what is held, best first; those that require nothing are left out."""
        return self._nearest(self.kernel.met(_rated(held)), self._rankable(roles), without, limit)

    def rank(
        self,
        who: str,
        held: Holdings,
        roles: Sequence[RoleNumber] | None,
        without: RoleNumber | None,
        limit: int | None,
    ) -> Ranking:
        """Return the ranking of the roles nearest to what is held."""
        return self._ranking(who, self.nearest(held, roles, without, limit))

    def rank_all(
        self, people: Sequence[MatrixRow], roles: Sequence[RoleNumber] | None, limit: int | None
    ) -> Iterator[Ranking]:
        """Yield the ranking of each of many people, one after another."""
        chosen = self._rankable(roles)
        for part, block in self.kernel.met_by_all(self._held_by(people)):
            for holder, met in zip(people[part], block.astype(int), strict=True):
                without = holder if isinstance(holder, int) else None
                yield self._ranking(str(self._row(holder)), self._nearest(met, chosen, without, limit))

    def _rankable(self, roles: Sequence[RoleNumber] | None) -> NDArray[numpy.int64]:
        """Return the roles that require something, of those given or of all."""
        import numpy

        if roles is None:
            return self._all_rankable
        chosen: NDArray[numpy.int64] = numpy.unique(numpy.array(roles, int))
        return chosen[self.kernel.totals[chosen] > 0]

    @lazy_property
    def _all_rankable(self) -> NDArray[numpy.int64]:
        return self._rankable(self._catalogue.facts.roles.described)

    def _nearest(
        self,
        met: NDArray[numpy.int64],
        chosen: NDArray[numpy.int64],
        without: RoleNumber | None,
        limit: int | None,
    ) -> Sequence[Nearness]:
        """Return those of the chosen roles of whose need the most is met, best first."""
        import numpy

        if without is not None:
            chosen = chosen[chosen != without]
        met, needed = met[chosen], self.kernel.totals[chosen]
        coverage = met / needed
        near = numpy.arange(len(chosen))
        if limit is not None and limit < len(chosen):
            # Only what ties with the last place can still win it by effort or label.
            last = numpy.partition(coverage, -limit)[-limit]
            near = numpy.flatnonzero(coverage >= last)
        effort = needed[near] - met[near]
        order = numpy.lexsort((self._role_places[chosen[near]], effort, -coverage[near]))[:limit]
        best = near[order]
        found = zip(chosen[best].tolist(), coverage[best].tolist(), effort[order].tolist(), strict=True)
        return list(map(Nearness._make, found))

    def _ranking(self, who: str, nearest: Iterable[Nearness]) -> Ranking:
        role = self._catalogue.role
        return Ranking(
            f"The roles nearest to {who or 'you'}",
            tuple(RankedRole(role(near.role), near.coverage, near.effort) for near in nearest),
        )

    @lazy_property
    def _role_places(self) -> NDArray[numpy.int64]:
        """The place of each role in the order of labels; those that are only pointed at come last."""
        import numpy

        places = numpy.arange(len(self._catalogue.facts.roles))
        numbers = self._catalogue.role_numbers
        places[list(numbers)] = numpy.arange(len(numbers))
        return places

    def rank_people(
        self, role: RoleNumber, people: Iterable[tuple[Profile, Holdings]], limit: int | None
    ) -> Ranking:
        """Return the people nearest to a role, best first."""
        total = int(self.kernel.totals[role])
        entries = []
        for profile, held in people:
            effort = self.effort(held, role)
            entries.append(RankedProfile(profile, share(total - effort, total), effort))
        entries.sort(key=lambda entry: (-entry.coverage, entry.effort, entry.profile.name))
        return Ranking(f"The people nearest to {self._catalogue.role(role)}", tuple(entries[:limit]))

    def matrix(self, rows: Sequence[MatrixRow], columns: Sequence[RoleNumber]) -> GapMatrix:
        """Return the gaps of all rows to all columns."""
        import numpy

        kernel = GapKernel.of(self._held_in_roles.chosen(columns), len(self._catalogue.facts.skills))
        effort = numpy.empty((len(rows), len(columns)), numpy.int64)
        coverage = numpy.empty((len(rows), len(columns)))
        for part, met in kernel.met_by_all(self._held_by(rows)):
            numpy.subtract(kernel.totals, met, out=effort[part], casting="unsafe")
            numpy.divide(met, numpy.maximum(kernel.totals, 1), out=coverage[part])
        coverage[:, kernel.totals == 0] = share(0, 0)
        return GapMatrix(
            rows=tuple(map(self._row, rows)),
            columns=tuple(map(self._catalogue.role, columns)),
            effort=effort,
            coverage=coverage,
        )

    def _row(self, holder: MatrixRow) -> Role | Profile:
        return self._catalogue.role(holder) if isinstance(holder, int) else holder[0]

    def _held_by(self, people: Sequence[MatrixRow]) -> Held:
        """Return the holdings of people, as arrays."""
        roles = [holder for holder in people if isinstance(holder, int)]
        if len(roles) == len(people):
            return self._held_in_roles.chosen(roles)
        return Held.of(
            [_rated(self.held_in(holder) if isinstance(holder, int) else holder[1]) for holder in people]
        )

    def _drawing(self, role: RoleNumber) -> Mapping[SkillNumber, tuple[Responsibility, ...]]:
        """Map each skill to the responsibilities of a role that draw on it."""
        drawing: dict[SkillNumber, tuple[Responsibility, ...]] = {}
        for number in self._catalogue.responsibility_numbers_of(role):
            responsibility = self._catalogue.responsibility(number)
            for skill in self._catalogue.facts.draws_on.get(number, ()):
                drawing[skill] = (*drawing.get(skill, ()), responsibility)
        return drawing

    def _needs(self, role: RoleNumber) -> RoleNeeds:
        table, drawing = self._catalogue.requirement_table, self._drawing(role)
        asked = []
        for row in table.rows(role):
            number, level = table.skill[row], table.level[row]
            necessity = Necessity.ESSENTIAL if table.essential[row] else Necessity.OPTIONAL
            skill, need = self._catalogue.skill(number), needed_level(level)
            missing = GapItem(skill, 0, need, necessity, need, drawing.get(number, ()))
            asked.append(SkillNeed(number, level, missing, self._catalogue.sort_key(skill)))
        return RoleNeeds.of(self._catalogue.role(role), asked)

    def surplus(self, number: SkillNumber, have: int | None) -> Surplus:
        """Return the item for a skill that is held and not asked for; made once."""
        surplus = self._surpluses.get((number, have))
        if surplus is None:
            skill = self._catalogue.skill(number)
            item = GapItem(skill, have, 0, None, 0)
            surplus = self._surpluses[number, have] = self._catalogue.sort_key(skill), item
        return surplus


def held_in_roles(requirements: RequirementTable) -> Held:
    """Return the holdings that each role implies, one person a role: its essential skills at their levels."""
    import numpy

    essential = numpy.array(requirements.essential, dtype=bool)
    before = numpy.concatenate([[0], numpy.cumsum(essential)])
    level = numpy.array(requirements.level, numpy.int64)[essential]
    return Held(
        starts=before[numpy.array(requirements.starts, numpy.int64)],
        skills=numpy.array(requirements.skill, numpy.int64)[essential],
        levels=numpy.where(level == 0, UNRATED, level),
    )


def _rated(held: Holdings) -> dict[int, int]:
    return {skill: UNRATED if level is None else level for skill, level in held.items()}
