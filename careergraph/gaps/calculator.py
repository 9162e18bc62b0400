"""Measures gaps in a catalogue: one gap, a ranking, a matrix. One meaning, three shapes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from careergraph.catalogue.alternatives import Groups
from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber, RowNumber, SkillNumber
from careergraph.catalogue.requirements import RequirementTable
from careergraph.choices import Standing
from careergraph.gaps.broader_skills import NO_STAND_INS, StandIns, credits_for
from careergraph.gaps.direction import stands
from careergraph.gaps.gap_items import GapItem
from careergraph.gaps.kernel import AllGroups, GapKernel, Held, Sums, met_by_pairs
from careergraph.gaps.kernel_groups import UNRATED
from careergraph.gaps.measures import NO_CREDITS, Credits, Holdings, Measures, measure
from careergraph.gaps.next_levels import FirstLevels
from careergraph.gaps.values import (
    RoleNeeds,
    SkillGap,
    SkillNeed,
    Surplus,
    compute_gap,
    larger_first,
)
from careergraph.model import Necessity, Profile, Requirement, Responsibility, Role, needed_level
from careergraph.support.lazy_property import lazy_property
from careergraph.support.progress import Progress, with_progress

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from careergraph.gaps.gap_matrix import GapMatrix
    from careergraph.gaps.nearest import Pairs

#: A row of many: the number of a role, or somebody with what they hold.
MatrixRow: TypeAlias = RoleNumber | tuple[Profile, Holdings]


#: How many people of a stream are read before they are measured.
_AT_A_TIME: Final = 1_024


class Targets(NamedTuple):
    """Roles in the order in which equally near ones are ranked, and the kernel over them."""

    roles: NDArray[numpy.int64]
    kernel: GapKernel

    def places(self, roles: Sequence[RoleNumber | None]) -> NDArray[numpy.int64]:
        """Return the place of each role among these, -1 for those that are none of them."""
        import numpy

        place: dict[int | None, int] = {role: place for place, role in enumerate(self.roles.tolist())}
        return numpy.array([place.get(role, -1) for role in roles], numpy.int64)

    def own(self, people: Sequence[MatrixRow]) -> Callable[[slice], Pairs]:
        """Return what tells of some of the people which of the roles they are themselves."""
        import numpy

        places = self.places([holder if isinstance(holder, int) else None for holder in people])

        def pairs(some: slice) -> Pairs:
            there = numpy.flatnonzero(places[some] >= 0)
            return there, places[some][there]

        return pairs


class GapCalculator:
    """Measures gaps in one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._role_needs: dict[RoleNumber, RoleNeeds] = {}
        self._surpluses: dict[tuple[SkillNumber, int | None], Surplus] = {}

    def __reduce__(self) -> tuple[type[GapCalculator], tuple[Catalogue]]:
        return GapCalculator, (self._catalogue,)

    @lazy_property
    def kernel(self) -> GapKernel:
        """The kernel over all roles of the catalogue."""
        return self._kernel_of(self._held_in_roles)

    @lazy_property
    def _all_groups(self) -> AllGroups | None:
        groups = self._groups
        return AllGroups(groups.first, groups.groups, groups.implications()) if groups.groups else None

    @property
    def _groups(self) -> Groups:
        return self._catalogue.requirement_table.groups

    @lazy_property
    def first_levels(self) -> FirstLevels:
        """The gains of the first level of each skill, over all roles."""
        return FirstLevels.of(self.kernel, self._groups, self._held_in_roles)

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

    def efforts_of_moves(self, moves: Collection[tuple[RoleNumber, RoleNumber]]) -> list[int | None]:
        """Return the effort of each move from one role to another, as `effort` does."""
        import numpy

        if self._groups.groups:
            return [self.effort(self.held_in(source), target) for source, target in moves]
        sources, targets = numpy.fromiter(chain.from_iterable(moves), int, 2 * len(moves)).reshape(-1, 2).T
        met = met_by_pairs(self._held_in_roles, self.kernel, (sources, targets))
        needed = self.kernel.totals[targets]
        known = zip((needed - met).tolist(), needed.tolist(), strict=True)
        return [effort if need else None for effort, need in known]

    def measure(self, held: Holdings, role: RoleNumber, credits: Credits = NO_CREDITS) -> Measures:
        """Return the numbers of a gap alone, without its skills."""
        return measure(held, self._essential(role), self._levelled, self._groups, credits)

    def _essential(self, role: RoleNumber) -> Iterator[tuple[SkillNumber, int]]:
        """Yield the essential skills of a role, with the level of each, 0 where none is stated."""
        table = self._catalogue.requirement_table
        return ((table.skill[row], table.level[row]) for row in table.rows(role) if table.essential[row])

    @lazy_property
    def _levelled(self) -> frozenset[SkillNumber]:
        """The skills that any requirement states a level for, and the groups, which all need some."""
        return self._catalogue.requirement_table.levelled()

    @lazy_property
    def _is_levelled(self) -> NDArray[numpy.bool_]:
        import numpy

        is_levelled = numpy.zeros(len(self._catalogue.facts.skills) + len(self._groups.groups), bool)
        is_levelled[list(self._levelled)] = True
        return is_levelled

    def gap(
        self, who: str, held: Holdings, role: RoleNumber, standing_in: StandIns = NO_STAND_INS
    ) -> SkillGap:
        """Return the gap between what is held and a role; `who` names the holder."""
        needs = self.needs(role)
        credited = self._credits_for(held, (each.number for each in needs.asked), standing_in)
        return compute_gap(who, held, needs, self.surplus, credited)

    def rankable(
        self, roles: Sequence[RoleNumber] | None, evidence: NDArray[numpy.float64] | None = None
    ) -> NDArray[numpy.int64]:
        """Return the roles that require something essential, of those given or of all, by number.

        With `evidence`, one number for each role of the catalogue, those too that have any.
        """
        import numpy

        if roles is None and evidence is None:
            return self._all_rankable
        chosen = self._all_in_use if roles is None else numpy.unique(numpy.array(roles, int))
        known = self.kernel.totals[chosen] > 0
        return chosen[known if evidence is None else known | (evidence[chosen] > 0)]

    @lazy_property
    def _all_rankable(self) -> NDArray[numpy.int64]:
        chosen = self._all_in_use
        return chosen[self.kernel.totals[chosen] > 0]

    def targets(self, roles: Sequence[RoleNumber] | None = None) -> Targets:
        """Return the rankable ones of some roles, or of all, with a kernel over them alone."""
        return self._all_targets if roles is None else self._targets(self.rankable(roles))

    @lazy_property
    def _all_targets(self) -> Targets:
        return self._targets(self._all_rankable)

    def _targets(self, roles: NDArray[numpy.int64]) -> Targets:
        import numpy

        roles = roles[numpy.argsort(self.role_places[roles])]
        return Targets(roles, self._kernel_of(self._held_in_roles.chosen(roles)))

    def _kernel_of(self, needs: Held) -> GapKernel:
        return GapKernel.of(needs, self._is_levelled, self._all_groups)

    def kernel_of_gap(self, role: RoleNumber) -> tuple[GapKernel, tuple[tuple[str, ...], ...]]:
        """Return a kernel over a role and, behind it, each requirement of it as if that were a role.

        Beside it stand the IRIs of the skills of each, in the order in which a gap lists what is missing.
        """
        import numpy

        asked = sorted(self.needs(role).asked, key=lambda need: larger_first(need.missing))
        whole = self._held_in_roles.chosen([role])
        each = Held(
            numpy.concatenate([[0], whole.starts[-1] + numpy.arange(len(asked) + 1)]),
            numpy.concatenate([whole.skills, numpy.array([need.number for need in asked], numpy.int64)]),
            numpy.concatenate(
                [whole.levels, numpy.array([need.level or UNRATED for need in asked], numpy.int64)]
            ),
        )
        skills = tuple(tuple(skill.iri for skill in need.missing.skills) for need in asked)
        return self._kernel_of(each), skills

    @lazy_property
    def _all_in_use(self) -> NDArray[numpy.int64]:
        import numpy

        roles, out = self._catalogue.facts.roles, self._catalogue.withdrawn
        in_use = (number for number in roles.described if roles.ids[number] not in out)
        return numpy.array(sorted(in_use), int)

    def in_direction(
        self, roles: NDArray[numpy.int64], source: RoleNumber, direction: Standing
    ) -> NDArray[numpy.int64]:
        """Return those of the roles that stand in a direction from another role."""
        return roles[self.stand_in_direction(roles, source, direction)] if direction != "any" else roles

    def stand_in_direction(
        self, roles: NDArray[numpy.int64], source: RoleNumber | NDArray[numpy.int64], direction: Standing
    ) -> NDArray[numpy.bool_]:
        """Return for each of the roles whether it stands up, level or down from others, in a column."""
        standings = self._catalogue.further.grade_ranks, self._catalogue.job_zones
        return stands(direction, source, roles, self.kernel.totals, standings)

    def sums(self, held: Holdings, roles: NDArray[numpy.int64], standing_in: StandIns = NO_STAND_INS) -> Sums:
        """Return what somebody meets of some roles, and has, as each of them counts it."""
        if any(standing_in):
            return self._sums_by_credits(slice(0, 1), held, roles, standing_in)
        return self.kernel.sums(held).over(roles)

    def _sums_by_credits(
        self, row: slice, held: Holdings, roles: NDArray[numpy.int64], standing_in: StandIns
    ) -> Sums:
        """Return the sums of one row of many, where skills may stand in."""
        import numpy

        numbers = [RoleNumber(role) for role in roles.tolist()]
        credits = self.credits(held, numbers, standing_in)
        measures = [self.measure(held, role, credits) for role in numbers]
        met = numpy.array([[each.met for each in measures]], float)
        return Sums(row, met, numpy.array([[each.have for each in measures]], float))

    def credits(self, held: Holdings, roles: Iterable[RoleNumber], standing_in: StandIns) -> Credits:
        """Return the credits for what some roles ask of somebody; none where nothing may stand in."""
        asked = (skill for role in roles for skill, _ in self._essential(role))
        return self._credits_for(held, asked, standing_in)

    def _credits_for(self, held: Holdings, asked: Iterable[SkillNumber], standing_in: StandIns) -> Credits:
        """Return the credits for what is asked, of groups for each of their alternatives."""
        if not any(standing_in):
            return NO_CREDITS
        groups = self._groups
        needed: set[SkillNumber] = set()
        for number in asked:
            group = groups.get(number)
            needed |= {number} if group is None else group.skills
        skills = {number: have for number, have in held.items() if groups.get(number) is None}
        return credits_for(self._catalogue, skills, needed, standing_in)

    @lazy_property
    def role_places(self) -> NDArray[numpy.int64]:
        """The place of each role in the order of labels; those that are only pointed at come last."""
        import numpy

        places = numpy.arange(len(self._catalogue.facts.roles))
        numbers = self._catalogue.role_numbers
        places[list(numbers)] = numpy.arange(len(numbers))
        return places

    def is_known(self, role: RoleNumber) -> bool:
        """Tell whether a role requires anything essential, so that gaps to it are known."""
        return bool(self.kernel.totals[role])

    def within(
        self, people: Iterable[tuple[Profile, Holdings]], roles: Sequence[RoleNumber], effort: int
    ) -> Iterator[tuple[Profile, int, Measures]]:
        """Yield who is within an effort of which of the roles, by its place; of unknown ones nobody is."""
        import numpy

        kernel = self._kernel_of(self._held_in_roles.chosen(roles))
        totals = numpy.where(kernel.totals, kernel.totals, numpy.inf)
        waiting = iter(people)
        while block := [*islice(waiting, _AT_A_TIME)]:
            for part, met, have in kernel.sums_of_all(self.held_by(block)):
                row, column = numpy.nonzero(met >= totals - effort)
                held = have[row, column if have.shape[1] > 1 else 0]
                found = row + part.start, column, met[row, column], totals[column], held
                for person, role, *sums in zip(*(each.tolist() for each in found), strict=True):
                    yield block[person][0], role, Measures(*map(int, sums))

    def efforts(self, people: Sequence[MatrixRow], roles: Sequence[RoleNumber]) -> NDArray[numpy.float64]:
        """Return the effort of each of many to each of some roles, infinite where it is not known."""
        import numpy

        efforts = numpy.empty((len(people), len(roles)))
        for part, block in self.effort_blocks(self.held_by(people), roles):
            efforts[part] = block
        return efforts

    def effort_blocks(
        self, people: Held, roles: Sequence[RoleNumber | None]
    ) -> Iterator[tuple[slice, NDArray[numpy.float64]]]:
        """Yield the same for some of the people at a time; a role that is None is not known."""
        import numpy

        kernel = self._kernel_of(self.held_in_each(roles))
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
        standing_in: StandIns,
        progress: Progress,
    ) -> GapMatrix:
        """Return the gaps of all rows to all columns."""
        import numpy

        from careergraph.gaps.gap_matrix import GapMatrix

        kernel = self._kernel_of(self._held_in_roles.chosen(columns))
        held = self.held_by(rows)
        # Most is as small as it looks: half as many bytes hold it.
        most = int(kernel.totals.sum()) + int(held.levels[held.levels != UNRATED].sum()) + len(held.levels)
        number: type[numpy.signedinteger[Any]] = numpy.int32 if most < UNRATED else numpy.int64
        met = numpy.empty((len(rows), len(columns)), number)
        haves = []
        blocks = (
            self._blocks_by_credits(rows, columns, standing_in)
            if any(standing_in)
            else kernel.sums_of_all(held)
        )
        for block in with_progress(blocks, len(rows), progress, "measuring", lambda block: block.people.stop):
            met[block.people] = block.met
            haves.append((block.people, block.have.astype(number)))
        alike = all(counted.shape[1] == 1 for _, counted in haves)
        have = numpy.empty((len(rows), 1 if alike else len(columns)), number)
        for part, counted in haves:
            have[part] = counted
        described = tuple(map(self.described, rows)), tuple(map(self._catalogue.role, columns))
        return GapMatrix(*described, met, kernel.totals.astype(number), have)

    def _blocks_by_credits(
        self, rows: Sequence[MatrixRow], columns: Sequence[RoleNumber], standing_in: StandIns
    ) -> Iterator[Sums]:
        import numpy

        roles = numpy.array(columns, int)
        for place, holder in enumerate(rows):
            row = slice(place, place + 1)
            yield self._sums_by_credits(row, self.held_of(holder), roles, standing_in)

    def described(self, holder: MatrixRow) -> Role | Profile:
        """Return the role or the profile itself."""
        return self._catalogue.role(holder) if isinstance(holder, int) else holder[0]

    def held_of(self, holder: MatrixRow) -> Holdings:
        """Return what one of many holds."""
        return self.held_in(holder) if isinstance(holder, int) else holder[1]

    def held_by(self, people: Sequence[MatrixRow]) -> Held:
        """Return the holdings of people, as arrays."""
        roles = [holder for holder in people if isinstance(holder, int)]
        if len(roles) == len(people):
            return self._held_in_roles.chosen(roles)
        return Held.of([self.held_of(holder) for holder in people])

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
            need, group = needed_level(level), table.group(row)
            if group is None:
                skill = self._catalogue.skill(number)
                looks = self._catalogue.further.described_levels(number).get(level)
                missing = GapItem(skill, 0, need, necessity, need, drawing.get(number, ()), descriptor=looks)
            else:
                drawn_on = chain.from_iterable(drawing.get(each, ()) for each, _ in group.alternatives)
                choice = self._catalogue.requirement(role, row)
                needed_for = tuple(sorted(set(drawn_on), key=self._catalogue.sort_key))
                missing = _choice(choice, 0, need)._replace(
                    necessity=necessity, shortfall=need, needed_for=needed_for
                )
            asked.append(SkillNeed(number, level, missing, self._catalogue.asked_key(missing)))
        return RoleNeeds.of(self._catalogue.role(role), asked, self._levelled, self._groups)

    def surplus(self, number: SkillNumber, have: int | None) -> Surplus:
        """Return the item for a skill that is held and not asked for; made once."""
        surplus = self._surpluses.get((number, have))
        if surplus is None:
            if self._groups.get(number) is None:
                item = GapItem(self._catalogue.skill(number), have, 0, None, 0)
            else:
                item = _choice(self._catalogue.requirement(*self._asked_in[number]), have, 0)
            surplus = self._surpluses[number, have] = self._catalogue.asked_key(item), item
        return surplus

    @lazy_property
    def _asked_in(self) -> Mapping[SkillNumber, tuple[RoleNumber, RowNumber]]:
        """By the number of a group: a role that asks for it, and the row in which it does."""
        table = self._catalogue.requirement_table
        return {
            table.skill[row]: (role, row)
            for role in self._catalogue.facts.roles.all
            for row in table.rows(role)
            if table.group(row) is not None
        }


def _choice(asked: Requirement, have: int | None, need: int) -> GapItem:
    """Return the item for a choice of several skills."""
    return GapItem(None, have, need, None, 0, any_of=asked.any_of, at_least=asked.at_least)


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
