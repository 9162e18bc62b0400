"""Which skill to raise next: what a level more brings, summed over roles.

The gain of a step is Σ over roles of coverage after − coverage before. A step raises min(have, need) of one
skill by at most 1 in each role, and by less the higher it is held already: the sum of the coverages is
separable by skill, and concave in the level of each. So the best set of levels for a budget is the one that
takes the best next level again and again (marginal allocation).

Fox, B. (1966), Discrete optimization via marginal analysis, Management Science 13(3).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, TypeAlias

from careergraph.catalogue.alternatives import Group
from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber, SkillNumber
from careergraph.choices import LeverageMeasure
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.holdings import Holder
from careergraph.gaps.next_levels import Levels
from careergraph.gaps.openings import Openings, most_openings
from careergraph.model import Role, Skill
from careergraph.support.plain_values import as_dict, one_line
from careergraph.support.pseudonyms import PeopleTable, Pseudonyms
from careergraph.support.text import counted

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Integers: TypeAlias = NDArray[numpy.int64]

#: How near two gains may be as floats, and still need to be compared as fractions.
_CLOSE: Final = 1e-9


class SkillStep(NamedTuple):
    """One level of a skill to gain: from `have` to `level`, at `effort` levels.

    `gain` is the sum over the roles of coverage after − coverage before; `opens` are the roles of which
    nothing essential is missing after the step.
    """

    skill: Skill
    have: int
    level: int
    gain: float
    opens: tuple[Role, ...]
    effort: int

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


@dataclass(frozen=True, slots=True, repr=False)
class Leverage(PeopleTable):
    """Steps in skills, and what all of them together bring.

    `gain` is the sum of coverage that they add over the roles, `opens` are the roles of which nothing
    essential is missing then. `exact` says that no other steps of as much effort bring more of what they
    were chosen `by`; `bound` is the most that any could bring, in that measure. `is_person` tells whether
    `who` is a person, and not a role.
    """

    _things: ClassVar = ("skill", "opens")
    _totals: ClassVar = ("who", "by", "effort", "gain", "opens", "exact", "bound")

    who: str
    by: LeverageMeasure
    steps: tuple[SkillStep, ...]
    gain: float
    opens: tuple[Role, ...]
    exact: bool
    bound: float
    is_person: bool = False

    @property
    def effort(self) -> int:
        """The levels of all steps together."""
        return sum(step.effort for step in self.steps)

    def __iter__(self) -> Iterator[SkillStep]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __getitem__(self, place: int) -> SkillStep:
        return self.steps[place]

    def _columns(self) -> Sequence[str]:
        return SkillStep._fields

    def _rows(self) -> Iterator[Sequence[Any]]:
        return iter(self.steps)

    def _renamed(self, pseudonym: Pseudonyms) -> Leverage:
        return replace(self, who=pseudonym(self.who)) if self.is_person else self

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        title = f"What to learn next: {self.who}" if self.who else "What to learn next"
        sure = "" if self.exact else f", not known to be the most (at most {self.bound:.4g})"
        return f"{title}: coverage +{self.gain:.2f} in sum, {counted(len(self.opens), 'role')} opened{sure}"


def leverage(
    catalogue: Catalogue,
    gaps: GapCalculator,
    holder: Holder,
    roles: Integers,
    by: LeverageMeasure,
    limit: int | None,
    effort: int | None,
) -> Leverage:
    """Find the next levels that bring most, each by itself, or with an `effort` the best set of them."""
    levels = Levels(gaps.first_levels, holder.held, roles)

    def place(skill: int) -> Any:
        return catalogue.sort_key(catalogue.skill(SkillNumber(skill)))

    openings = None
    lacked = float((levels.missing[roles] / gaps.kernel.totals[roles]).sum())
    if effort is None:
        chosen: Iterable[int] = best_alone(levels, by, limit, place)
    elif by == "gain":
        chosen = best_together(levels, effort, place)
    else:
        openings = _openings(catalogue, gaps, levels, roles, effort)
        chosen = openings.steps
    start = levels.copy()
    steps, opened, gained = [], [], 0
    for number in chosen:
        have = int(levels.have[number])
        # Steps for a budget build on each other; without one each is told by itself.
        alone = start.next_step(number) if effort is None else None
        in_turn = levels.take(number)
        gain, opens = alone or in_turn
        gained += in_turn[0]
        opened += in_turn[1]
        steps.append(
            SkillStep(
                catalogue.skill(SkillNumber(number)),
                have,
                have + 1,
                gain / levels.unit,
                _in_order(catalogue, opens),
                1,
            )
        )
    gain_in_all = gained / levels.unit
    most = gain_in_all if by == "gain" else len(opened)
    if openings is not None:
        exact, bound = openings.exact, float(openings.bound)
    else:
        exact, bound = effort is None or levels.are_separate, lacked
    return Leverage(
        who=holder.name,
        by=by,
        steps=tuple(steps),
        gain=gain_in_all,
        opens=_in_order(catalogue, opened),
        exact=exact,
        bound=most if exact else bound,
        is_person=holder.role is None,
    )


def best_alone(
    levels: Levels, by: LeverageMeasure, limit: int | None, place: Callable[[int], Any]
) -> list[int]:
    """List the skills whose next level brings most, each by itself, best first."""
    import numpy

    rough = levels.rough_gains()
    opens = levels.openings() if by == "opens" else None
    worth = rough if opens is None else rough + opens * (rough.max() + 1)
    skills = numpy.flatnonzero(rough)
    if limit is not None and limit < len(skills):
        worth = worth[skills]
        skills = skills[worth >= numpy.partition(worth, -limit)[-limit] - _CLOSE]
    keys = [
        (
            0 if opens is None else -int(opens[skill]),
            -levels.gain(skill, int(levels.have[skill]) + 1),
            place(skill),
            skill,
        )
        for skill in skills.tolist()
    ]
    return [key[-1] for key in sorted(keys)[:limit]]


def best_together(levels: Levels, effort: int, place: Callable[[int], Any]) -> list[int]:
    """List the skills to raise by a level each, so many in all, that bring most together.

    Only a skill whose own next level is among the best so many can be among them, for a further level
    brings no more than the one below it. Where what a level brings depends on others, it is looked at anew
    after each, and other sets may bring more.
    """
    if not levels.are_separate:
        return _one_by_one(levels, effort, place)
    have = {skill: int(levels.have[skill]) for skill in best_alone(levels, "gain", effort, place)}
    waiting = [(-levels.gain(skill, level + 1), place(skill), skill) for skill, level in have.items()]
    heapq.heapify(waiting)
    taken: list[int] = []
    while waiting and len(taken) < effort:
        _, key, skill = heapq.heappop(waiting)
        taken.append(skill)
        have[skill] += 1
        if gain := levels.gain(skill, have[skill] + 1):
            heapq.heappush(waiting, (-gain, key, skill))
    return taken


def _one_by_one(levels: Levels, effort: int, place: Callable[[int], Any]) -> list[int]:
    taken: list[int] = []
    growing = levels.copy()
    while len(taken) < effort and (best := best_alone(growing, "gain", 1, place)):
        taken += best
        growing.take(best[0])
    return taken


def _openings(
    catalogue: Catalogue, gaps: GapCalculator, levels: Levels, roles: Integers, effort: int
) -> Openings:
    groups, choosing = catalogue.requirement_table.groups, levels.choosing
    missing: dict[RoleNumber, Collection[tuple[int, int]]] = {}
    reachable, is_fixed = 0, True
    # A level may serve a skill that is asked for alone and a choice too, and counts as two of those missing.
    near = [
        role
        for role in roles.tolist()
        if levels.missing[role] and (levels.missing[role] <= effort or role in choosing)
    ]
    for role in sorted(near, key=lambda role: (levels.missing[role], catalogue.role_places[role])):
        held = gaps.held_in(role)
        needs = levels.lacking((skill, level or 1) for skill, level in held.items() if not groups.get(skill))
        if len(needs) > effort:
            continue
        reachable += 1
        if role in choosing:
            chosen = _cheapest_choices(levels, needs, filter(None, map(groups.get, held)))
            is_fixed = is_fixed and not chosen
            needs += chosen
        if len(needs) <= effort:
            needs.sort(key=lambda step: (catalogue.sort_key(catalogue.skill(SkillNumber(step[0]))), step[1]))
            missing[role] = needs
    found = most_openings(missing, effort)
    # Another choice of skills might open more, and only a role within the budget can be opened at all.
    return found if is_fixed else found._replace(bound=reachable, exact=reachable == found.opened)


def _cheapest_choices(
    levels: Levels, before: Iterable[tuple[int, int]], groups: Iterable[Group]
) -> list[tuple[int, int]]:
    """List the levels that the cheapest choices lack, one after another, once the levels `before` are had."""
    after = levels.copy()
    for skill, _ in before:
        after.take(skill)
    chosen = []
    for group in groups:
        lacking = after.lacking(after.cheapest(group))
        for skill, _ in lacking:
            after.take(skill)
        chosen += lacking
    return chosen


def _in_order(catalogue: Catalogue, roles: Iterable[int]) -> tuple[Role, ...]:
    found = (catalogue.role(RoleNumber(role)) for role in roles)
    return tuple(sorted(found, key=catalogue.sort_key))
