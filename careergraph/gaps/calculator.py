"""Measures gaps in a catalogue: one gap, a ranking, a matrix. One meaning, three shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from immutabledict import immutabledict

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber, SkillNumber
from careergraph.catalogue.requirements import RequirementTable
from careergraph.choices import RankMeasure, Standing
from careergraph.gaps.broader_skills import Credit, credits_for
from careergraph.gaps.direction import stands
from careergraph.gaps.gap_matrix import GapMatrix
from careergraph.gaps.kernel import UNRATED, GapKernel, Held, Sums
from careergraph.gaps.measures import Holdings, Measures, measure, rank_key, score
from careergraph.gaps.values import (
    GapItem,
    RankedProfile,
    RankedRole,
    Ranking,
    RoleNeeds,
    SkillGap,
    SkillNeed,
    Surplus,
    compute_gap,
)
from careergraph.model import Necessity, Profile, Responsibility, Role, needed_level
from careergraph.support.lazy_property import lazy_property
from careergraph.support.progress import Progress, reporting

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

#: A row of many: the number of a role, or somebody with what they hold.
MatrixRow: TypeAlias = RoleNumber | tuple[Profile, Holdings]


#: How many people of a stream are read before they are measured.
_AT_A_TIME: Final = 1_024
#: By the number of a skill: the narrower ones that stand for it.
Credits: TypeAlias = Mapping[SkillNumber, Sequence[Credit]]


_NONE: Final[Credits] = immutabledict()


class Wanted(NamedTuple):
    """How somebody wants a ranking: of so many, by which number, and whether narrower skills count."""

    limit: int | None
    by: RankMeasure = "fit"
    hierarchy: bool = False


class RankedNumber(NamedTuple):
    """A role by number, and how near somebody is to it; `score` is what it was ranked by."""

    role: RoleNumber
    measures: Measures
    score: float


class GapCalculator:
    """Measures gaps in one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._role_needs: dict[RoleNumber, RoleNeeds] = {}
        self._surpluses: dict[tuple[SkillNumber, int | None], Surplus] = {}

    @lazy_property
    def kernel(self) -> GapKernel:
        """The kernel over all roles of the catalogue."""
        return GapKernel.of(self._held_in_roles, self._is_levelled)

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

    def effort(self, held: Holdings, role: RoleNumber) -> int | None:
        """Return the effort of a gap alone; None where the role requires nothing essential."""
        measures = self.measure(held, role)
        return measures.effort if measures.needed else None

    def measure(self, held: Holdings, role: RoleNumber, credits: Credits = _NONE) -> Measures:
        """Return the numbers of a gap alone, without its skills."""
        return measure(held, self._essential(role), self._levelled, credits)

    def _essential(self, role: RoleNumber) -> Iterator[tuple[SkillNumber, int]]:
        """Yield the essential skills of a role, with the level of each, 0 where none is stated."""
        table = self._catalogue.requirement_table
        return ((table.skill[row], table.level[row]) for row in table.rows(role) if table.essential[row])

    @lazy_property
    def _levelled(self) -> frozenset[SkillNumber]:
        """The skills that any requirement states a level for."""
        table = self._catalogue.requirement_table
        return frozenset(skill for skill, level in zip(table.skill, table.level, strict=True) if level)

    @lazy_property
    def _is_levelled(self) -> NDArray[numpy.bool_]:
        import numpy

        is_levelled = numpy.zeros(len(self._catalogue.facts.skills), bool)
        is_levelled[list(self._levelled)] = True
        return is_levelled

    def gap(self, who: str, held: Holdings, role: RoleNumber, hierarchy: bool = False) -> SkillGap:
        """Return the gap between what is held and a role; `who` names the holder.

        With `hierarchy`, a skill held stands for the broader ones too.
        """
        needs = self.needs(role)
        levels = {asked.number: asked.level for asked in needs.asked} if hierarchy else {}
        credited = credits_for(self._catalogue, held, levels)
        return compute_gap(who, held, needs, self.surplus, credited)

    def rank(
        self,
        who: str,
        held: Holdings,
        roles: NDArray[numpy.int64],
        wanted: Wanted,
        scores: NDArray[numpy.float64] | None = None,
    ) -> Ranking[RankedRole]:
        """Return the ranking of the roles nearest to what is held."""
        return self._ranking(who, self.nearest(held, roles, wanted, scores))

    def nearest(
        self,
        held: Holdings,
        roles: NDArray[numpy.int64],
        wanted: Wanted,
        scores: NDArray[numpy.float64] | None = None,
    ) -> Sequence[RankedNumber]:
        """Return those of the roles that are nearest to what is held, best first.

        `scores`, one for each role of the catalogue, come before the numbers of the gaps.
        """
        if scores is not None:
            return self._best_by_scores(held, roles, wanted, scores)
        if wanted.hierarchy:
            return self._best(*self._sums_by_hierarchy(held, roles), roles, wanted)
        sums = self.kernel.sums(rated(held))
        return self._best(*sums.of(0, roles), roles, wanted)

    def rank_all(
        self, people: Sequence[MatrixRow], roles: Sequence[RoleNumber] | None, wanted: Wanted
    ) -> Iterator[Ranking[RankedRole]]:
        """Yield the ranking of each of many people, one after another."""
        chosen = self.rankable(roles)
        if wanted.hierarchy:
            for holder in people:
                held, others = self._held_of(holder), _without(holder, chosen)
                yield self._ranking(self._row(holder), self.nearest(held, others, wanted))
            return
        for sums in self.kernel.sums_of_all(self._held_by(people)):
            for row, holder in enumerate(people[sums.people]):
                others = _without(holder, chosen)
                best = self._best(*sums.of(row, others), others, wanted)
                yield self._ranking(self._row(holder), best)

    def rankable(
        self, roles: Sequence[RoleNumber] | None, evidence: NDArray[numpy.float64] | None = None
    ) -> NDArray[numpy.int64]:
        """Return the roles that require something essential, of those given or of all, by number.

        With `evidence`, one number for each role of the catalogue, those too that have any.
        """
        import numpy

        if roles is None and evidence is None:
            return self._all_rankable
        given = self._catalogue.facts.roles.described if roles is None else roles
        chosen: NDArray[numpy.int64] = numpy.unique(numpy.array(given, int))
        known = self.kernel.totals[chosen] > 0
        return chosen[known if evidence is None else known | (evidence[chosen] > 0)]

    @lazy_property
    def _all_rankable(self) -> NDArray[numpy.int64]:
        return self.rankable(self._catalogue.facts.roles.described)

    def in_direction(
        self, roles: NDArray[numpy.int64], source: RoleNumber, direction: Standing
    ) -> NDArray[numpy.int64]:
        """Return those of the roles that stand in a direction from another role."""
        if direction == "any":
            return roles
        return roles[stands(direction, source, roles, self.kernel.totals, self._catalogue.job_zones)]

    def _best(
        self,
        met: NDArray[numpy.float64],
        have: NDArray[numpy.float64],
        roles: NDArray[numpy.int64],
        wanted: Wanted,
    ) -> Sequence[RankedNumber]:
        """Return the best of the roles, by what is met of each and what is held: the order of ranks."""
        import numpy

        needed, near = self.kernel.totals[roles], numpy.arange(len(roles))
        limit = wanted.limit
        if limit is not None and limit < len(roles):
            match wanted.by:
                case "fit":
                    worse = -met / (needed + have - met)
                case "coverage":
                    worse = -met / needed
                case "effort":
                    worse = needed - met
            # Only what ties with the last place can still win it.
            near = numpy.flatnonzero(worse <= numpy.partition(worse, limit - 1)[limit - 1])
            met, have, needed = met[near], have[near], needed[near]
        coverage, fit, effort = met / needed, met / (needed + have - met), needed - met
        places = self._role_places[roles[near]]
        match wanted.by:
            case "fit":
                order = numpy.lexsort((places, effort, -coverage, -fit))[:limit]
            case "coverage":
                order = numpy.lexsort((places, effort, -fit, -coverage))[:limit]
            case "effort":
                order = numpy.lexsort((places, -fit, effort))[:limit]
        columns = (roles[near], met, needed, have)
        return [
            RankedNumber(RoleNumber(role), measures, score(measures, wanted.by))
            for role, *sums in zip(*(each[order].tolist() for each in columns), strict=True)
            for measures in [Measures(*map(int, sums))]
        ]

    def _best_by_scores(
        self,
        held: Holdings,
        roles: NDArray[numpy.int64],
        wanted: Wanted,
        scores: NDArray[numpy.float64],
    ) -> Sequence[RankedNumber]:
        """Return the roles of the highest scores; of equal ones by label."""
        import numpy

        order = numpy.lexsort((self._role_places[roles], -scores[roles]))[: wanted.limit]
        best = [RoleNumber(role) for role in roles[order].tolist()]
        credits = self._credits(held, best) if wanted.hierarchy else _NONE
        return [RankedNumber(role, self.measure(held, role, credits), float(scores[role])) for role in best]

    def _sums_by_hierarchy(
        self, held: Holdings, roles: NDArray[numpy.int64]
    ) -> tuple[NDArray[numpy.float64], NDArray[numpy.float64]]:
        """Return what is met of each role, and what is held as it counts it, where narrower skills count."""
        import numpy

        numbers = [RoleNumber(role) for role in roles.tolist()]
        credits = self._credits(held, numbers)
        measures = [self.measure(held, role, credits) for role in numbers]
        met = numpy.array([each.met for each in measures], float)
        return met, numpy.array([each.have for each in measures], float)

    def _credits(self, held: Holdings, roles: Iterable[RoleNumber]) -> Credits:
        asked = {skill: 0 for role in roles for skill, _ in self._essential(role)}
        return credits_for(self._catalogue, held, asked)

    def _ranking(self, who: Role | Profile | str, nearest: Iterable[RankedNumber]) -> Ranking[RankedRole]:
        role = self._catalogue.role
        return Ranking(
            f"The roles nearest to {who or 'you'}",
            tuple(RankedRole(role(near.role), *near.measures.shown(), near.score) for near in nearest),
            who.name if isinstance(who, Profile) else "",
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
        self, role: RoleNumber, people: Iterable[tuple[Profile, Holdings]], wanted: Wanted
    ) -> Ranking[RankedProfile]:
        """Return the people nearest to a role, best first; nobody where it requires nothing essential."""
        entries: list[tuple[tuple[Any, ...], RankedProfile]] = []
        for profile, held in people if self.kernel.totals[role] else ():
            credits = self._credits(held, [role]) if wanted.hierarchy else {}
            measures = self.measure(held, role, credits)
            entry = RankedProfile(profile, *measures.shown(), score(measures, wanted.by))
            entries.append(((*rank_key(measures, wanted.by), profile.name), entry))
        entries.sort(key=itemgetter(0))
        nearest = tuple(entry for _, entry in entries[: wanted.limit])
        return Ranking(f"The people nearest to {self._catalogue.role(role)}", nearest)

    def is_known(self, role: RoleNumber) -> bool:
        """Tell whether a role requires anything essential, so that gaps to it are known."""
        return bool(self.kernel.totals[role])

    def within(
        self, people: Iterable[tuple[Profile, Holdings]], roles: Sequence[RoleNumber], effort: int
    ) -> Iterator[tuple[Profile, int, Measures]]:
        """Yield who is within an effort of which of the roles, by its place; of unknown ones nobody is."""
        import numpy

        kernel = GapKernel.of(self._held_in_roles.chosen(roles), self._is_levelled)
        totals = numpy.where(kernel.totals, kernel.totals, numpy.inf)
        waiting = iter(people)
        while block := [*islice(waiting, _AT_A_TIME)]:
            for part, met, have in kernel.sums_of_all(self._held_by(block)):
                row, column = numpy.nonzero(met >= totals - effort)
                held = have[row, column if have.shape[1] > 1 else 0]
                found = row + part.start, column, met[row, column], totals[column], held
                for person, role, *sums in zip(*(each.tolist() for each in found), strict=True):
                    yield block[person][0], role, Measures(*map(int, sums))

    def efforts(self, people: Sequence[MatrixRow], roles: Sequence[RoleNumber]) -> NDArray[numpy.float64]:
        """Return the effort of each of many to each of some roles, infinite where it is not known."""
        import numpy

        efforts = numpy.empty((len(people), len(roles)))
        for part, block in self.effort_blocks(self._held_by(people), roles):
            efforts[part] = block
        return efforts

    def effort_blocks(
        self, people: Held, roles: Sequence[RoleNumber | None]
    ) -> Iterator[tuple[slice, NDArray[numpy.float64]]]:
        """Yield the same for some of the people at a time; a role that is None is not known."""
        import numpy

        kernel = GapKernel.of(self.held_in_each(roles), self._is_levelled)
        totals = numpy.where(kernel.totals, kernel.totals, numpy.inf)
        for part, met, _ in kernel.sums_of_all(people):
            yield part, totals - met

    def held_in_each(self, roles: Sequence[RoleNumber | None]) -> Held:
        """Return the holdings that roles imply, as arrays; nothing is held in a role that is None."""
        import numpy

        there = [role for role in roles if role is not None]
        held = self._held_in_roles.chosen(there)
        lengths = numpy.zeros(len(roles), numpy.int64)
        lengths[[role is not None for role in roles]] = numpy.diff(held.starts)
        return held._replace(starts=numpy.concatenate([[0], numpy.cumsum(lengths)]))

    def matrix(
        self,
        rows: Sequence[MatrixRow],
        columns: Sequence[RoleNumber],
        hierarchy: bool = False,
        progress: Progress = False,
    ) -> GapMatrix:
        """Return the gaps of all rows to all columns."""
        import numpy

        kernel = GapKernel.of(self._held_in_roles.chosen(columns), self._is_levelled)
        needed = numpy.where(kernel.totals, kernel.totals, numpy.nan)
        effort = numpy.empty((len(rows), len(columns)), numpy.int64)
        coverage, fit, use = (numpy.empty(effort.shape) for _ in range(3))
        blocks = (
            self._blocks_by_hierarchy(rows, columns) if hierarchy else kernel.sums_of_all(self._held_by(rows))
        )
        with reporting(progress, "measuring") as report:
            for part, met, have in blocks:
                numpy.subtract(kernel.totals, met, out=effort[part], casting="unsafe")
                numpy.divide(met, needed, out=coverage[part])
                numpy.divide(met, needed + have - met, out=fit[part])
                # Of nobody who holds nothing is there a share.
                numpy.divide(met, numpy.where(have, have, numpy.nan), out=use[part])
                if report is not None:
                    report("", part.stop, len(rows))
        use[:, kernel.totals == 0] = numpy.nan
        return GapMatrix(
            rows=tuple(map(self._row, rows)),
            columns=tuple(map(self._catalogue.role, columns)),
            effort=effort,
            coverage=coverage,
            fit=fit,
            use=use,
        )

    def _blocks_by_hierarchy(
        self, rows: Sequence[MatrixRow], columns: Sequence[RoleNumber]
    ) -> Iterator[Sums]:
        import numpy

        roles = numpy.array(columns, int)
        for place, holder in enumerate(rows):
            met, have = self._sums_by_hierarchy(self._held_of(holder), roles)
            yield Sums(slice(place, place + 1), met[None], have[None])

    def _row(self, holder: MatrixRow) -> Role | Profile:
        return self._catalogue.role(holder) if isinstance(holder, int) else holder[0]

    def _held_of(self, holder: MatrixRow) -> Holdings:
        return self.held_in(holder) if isinstance(holder, int) else holder[1]

    def _held_by(self, people: Sequence[MatrixRow]) -> Held:
        """Return the holdings of people, as arrays."""
        roles = [holder for holder in people if isinstance(holder, int)]
        if len(roles) == len(people):
            return self._held_in_roles.chosen(roles)
        return Held.of([rated(self._held_of(holder)) for holder in people])

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
        return RoleNeeds.of(self._catalogue.role(role), asked, self._levelled)

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


def _without(holder: MatrixRow, roles: NDArray[numpy.int64]) -> NDArray[numpy.int64]:
    """Return the roles without the one that the holder is."""
    return roles[roles != holder] if isinstance(holder, int) else roles


def rated(held: Holdings) -> dict[int, int]:
    """Return holdings as the kernel takes them."""
    return {skill: UNRATED if level is None else level for skill, level in held.items()}
