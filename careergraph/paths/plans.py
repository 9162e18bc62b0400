"""A gap in the order to learn it: what must come first before the rest, and what is most useful early."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber, SkillNumber
from careergraph.gaps.gap_items import GapItem
from careergraph.gaps.measures import Holdings
from careergraph.gaps.values import SkillGap
from careergraph.model import Necessity, Role, Skill, Training
from careergraph.paths.courses import choose_trainings, decimal, hours_of_steps
from careergraph.paths.learning_order import Job, best_order
from careergraph.support.plain_values import as_dict, one_line
from careergraph.support.pseudonyms import PeopleTable, Pseudonyms
from careergraph.support.text import counted

if TYPE_CHECKING:
    import networkx

#: What a skill weighs that the role does not ask for: it is learnt for what follows alone.
_NO_WEIGHT: Final = Fraction(0)


class PlanStep(NamedTuple):
    """One skill to learn, from the level `have` to `level`.

    `after` are the steps that come before it because it rests on them; `inferred` says that nobody states so
    of some of them, as where ESCO calls one skill essential to another. `training` teaches it, if any does,
    in so many `hours`: a training that teaches several steps is shared out among them by levels.
    """

    skill: Skill
    have: int
    level: int
    hours: float | None
    after: tuple[Skill, ...]
    training: Training | None
    inferred: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


@dataclass(frozen=True, slots=True, repr=False)
class Plan(PeopleTable):
    """The steps from what somebody holds to a role, in the order to take them.

    `cycles` are the skills that would each have to come before themselves, one group a cycle: among those
    nothing comes first. `exact` says that no other order is better; else Σ weight × finish is at most twice
    the least. `is_person` tells whether `who` is a person, and not a role.
    """

    _measures: ClassVar = ("hours",)
    _flags: ClassVar = ("inferred",)
    _things: ClassVar = ("skill", "after", "training")
    _totals: ClassVar = ("who", "role", "hours", "courses", "cycles", "exact")

    who: str
    role: Role
    steps: tuple[PlanStep, ...]
    cycles: tuple[tuple[Skill, ...], ...]
    exact: bool
    is_person: bool = False

    @property
    def hours(self) -> float | None:
        """The hours of all steps; None where those of any are not known."""
        if any(step.hours is None for step in self.steps):
            return None
        return _number(sum((decimal(course.hours or 0) for course in self.courses), Fraction(0)))

    @property
    def courses(self) -> tuple[Training, ...]:
        """The trainings that teach the steps, each once, in the order in which they begin."""
        return tuple(dict.fromkeys(step.training for step in self.steps if step.training is not None))

    def __iter__(self) -> Iterator[PlanStep]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, place: int) -> PlanStep:
        return self.steps[place]

    def _columns(self) -> Sequence[str]:
        return PlanStep._fields

    def _rows(self) -> Iterator[Sequence[Any]]:
        return iter(self.steps)

    def _renamed(self, pseudonym: Pseudonyms) -> Plan:
        return replace(self, who=pseudonym(self.who)) if self.is_person else self

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        hours = "" if self.hours is None else f", {self.hours:g} hours"
        cycles = f", {counted(len(self.cycles), 'cycle')} of prerequisites" if self.cycles else ""
        to_learn = f"{counted(len(self.steps), 'skill')} to learn"
        return f"{self.who or 'You'} → {self.role}: {to_learn}{hours}{cycles}"


class _Wanted(NamedTuple):
    """A skill to learn, by number, and what it weighs."""

    number: SkillNumber
    have: int
    level: int
    weight: Fraction


def make_plan(catalogue: Catalogue, gap: SkillGap, held: Holdings, trainings: Iterable[Training]) -> Plan:
    """Plan what is missing of the essential skills of a role, and what is stated to come before it.

    The order has the least Σ weight × finish: time is hours where all are known, else levels; weight is the
    importance of the requirement, else 1 and one more for each responsibility that draws on the skill. A
    skill that is only to be had first weighs nothing itself, and is learnt at level 1.
    """
    wanted = _all_wanted(catalogue, gap, held)
    skills = [catalogue.skill(each.number) for each in wanted]
    levels = {skill: each.level for skill, each in zip(skills, wanted, strict=True)}
    taught = choose_trainings(levels, trainings)
    hours = hours_of_steps(
        [(taught.get(skill), each.level - each.have) for skill, each in zip(skills, wanted, strict=True)]
    )
    known = [each for each in hours if each is not None]
    times = known if len(known) == len(wanted) else [Fraction(each.level - each.have) for each in wanted]
    before, cycles = _before(catalogue, [each.number for each in wanted])
    jobs = [Job(time, each.weight) for time, each in zip(times, wanted, strict=True)]
    order = best_order(jobs, before)
    inferred = catalogue.inferred_prerequisites
    steps = [
        PlanStep(
            skill=skills[place],
            have=wanted[place].have,
            level=wanted[place].level,
            hours=_number(hours[place]),
            after=tuple(skills[first] for first in order.jobs if first in before.get(place, ())),
            training=taught.get(skills[place]),
            inferred=any(
                wanted[first].number in inferred.get(wanted[place].number, ())
                for first in before.get(place, ())
            ),
        )
        for place in order.jobs
    ]
    named = tuple(tuple(skills[place] for place in cycle) for cycle in cycles)
    return Plan(gap.who, gap.role, tuple(steps), named, order.exact, gap.is_person)


def _all_wanted(catalogue: Catalogue, gap: SkillGap, held: Holdings) -> list[_Wanted]:
    """List what is missing, and what is stated to come before it and not held, by label."""
    importance = _importances(catalogue, catalogue.number_of(gap.role))
    wanted: dict[SkillNumber, _Wanted] = {}
    for item in (*gap.missing, *gap.below):
        if item.necessity is Necessity.ESSENTIAL:
            for number, level in _to_learn(catalogue, item, held):
                weight = importance.get(number, Fraction(1 + len(item.needed_for)))
                before = wanted.get(number, _Wanted(number, held.get(number) or 0, 0, _NO_WEIGHT))
                most = max(level, before.level)
                wanted[number] = before._replace(level=most, weight=max(weight, before.weight))
    inferred, waiting = catalogue.inferred_prerequisites, [*wanted]
    while waiting:
        skill = waiting.pop()
        for first in catalogue.prerequisites.get(skill, ()):
            if first not in wanted and held.get(first, 0) == 0 and first not in inferred.get(skill, ()):
                wanted[first] = _Wanted(first, 0, 1, _NO_WEIGHT)
                waiting.append(first)
    return sorted(wanted.values(), key=lambda each: catalogue.sort_key(catalogue.skill(each.number)))


def _to_learn(catalogue: Catalogue, item: GapItem, held: Holdings) -> Iterator[tuple[SkillNumber, int]]:
    """Yield what an item asks to be learnt: a skill, or the choice that lacks least, the first by label."""
    if item.skill is not None:
        yield catalogue.number_of(item.skill), item.need
        return
    lacking = []
    for each in item.any_of:
        if each.skill is not None:
            number = catalogue.number_of(each.skill)
            have = held.get(number, 0)
            lacking.append((0 if have is None else max(0, each.need - have), number, each.need))
    lacking.sort(key=itemgetter(0))
    yield from ((number, need) for short, number, need in lacking[: item.at_least] if short)


def _importances(catalogue: Catalogue, role: RoleNumber) -> Mapping[SkillNumber, Fraction]:
    table = catalogue.requirement_table
    return {
        skill: decimal(table.importance[row])
        for row in table.rows(role)
        if table.importance[row] and table.essential[row]
        for skill in table.skills(row)
    }


def _before(
    catalogue: Catalogue, numbers: Sequence[SkillNumber]
) -> tuple[Mapping[int, Collection[int]], list[list[int]]]:
    """Map each place to those that come before it, and list the cycles, among which none does."""
    import networkx

    place = {number: index for index, number in enumerate(numbers)}
    graph: networkx.DiGraph[int] = networkx.DiGraph()
    graph.add_nodes_from(range(len(numbers)))
    graph.add_edges_from(
        (place[first], index)
        for index, number in enumerate(numbers)
        for first in catalogue.prerequisites.get(number, ())
        if first in place and first != number
    )
    cycle_of = {
        index: sorted(cycle)
        for cycle in networkx.strongly_connected_components(graph)
        if len(cycle) > 1
        for index in cycle
    }
    before: dict[int, list[int]] = {}
    for first, index in graph.edges:
        if first not in cycle_of.get(index, ()):
            before.setdefault(index, []).append(first)
    return before, sorted({tuple(cycle): cycle for cycle in cycle_of.values()}.values())


def _number(hours: Fraction | None) -> float | None:
    """Return hours as a whole number where they are one."""
    if hours is None:
        return None
    return int(hours) if hours.denominator == 1 else float(hours)
