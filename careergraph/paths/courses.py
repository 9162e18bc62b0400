"""Which trainings to take: few, or short, ones that teach all that can be taught.

To find the least set of trainings is the weighted set cover problem, which is NP-hard; the training that
teaches most for its hours, taken again and again, takes at most 1 + 1/2 + … + 1/n times the least, where a
training teaches at most n of the skills.

Chvátal, V. (1979), A greedy heuristic for the set-covering problem, Mathematics of Operations Research 4(3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from careergraph.errors import AmbiguousName, NotFound, UnknownNames
from careergraph.model import Skill, Training
from careergraph.sources.courses import Course
from careergraph.support.text import fold, listed


def as_trainings(
    courses: Iterable[Course], find: Callable[[str], Skill], rank: Callable[[object, Skill], int | None]
) -> list[Training]:
    """Make trainings of courses; `find` looks up a skill, `rank` reads a level of it.

    Raises `UnknownNames`, with all names that are no skill.
    """
    unknown: dict[str, None] = {}
    trainings = []
    for course in courses:
        develops: dict[Skill, int | None] = {}
        for name, level in course.skills.items():
            try:
                skill = find(name)
                develops[skill] = rank(level, skill)
            except (NotFound, AmbiguousName):
                unknown.setdefault(name)
        trainings.append(Training("", course.name, tuple(develops.items()), course.hours, course.cost))
    if unknown:
        raise UnknownNames(
            f"the courses teach what the graph does not know: {listed(unknown, 10)}; "
            "graph.match(error.names) finds what they may mean",
            names=tuple(unknown),
        )
    return trainings


def choose_trainings(wanted: Mapping[Skill, int], trainings: Iterable[Training]) -> dict[Skill, Training]:
    """Choose for each skill, wanted at a level, a training that takes it there; none where no one does.

    A training that states no level takes a skill to any. The trainings are few, and where all that could be
    chosen state their hours, short; of equal ones the first by label, then IRI.
    """
    teaching = [
        (training, taught)
        for training in sorted(trainings, key=lambda each: (fold(each.label), each.iri))
        if (taught := frozenset(_taught(wanted, training)))
    ]
    by_hours = all(training.hours is not None for training, _ in teaching)

    def hours(training: Training) -> Fraction:
        return decimal(training.hours or 0) if by_hours else Fraction(1)

    open_ = frozenset[Skill]().union(*(taught for _, taught in teaching))
    taken: list[tuple[Training, frozenset[Skill]]] = []
    while open_:
        best = min(
            (each for each in teaching if each[1] & open_),
            key=lambda each: (hours(each[0]) / len(each[1] & open_), -len(each[1] & open_)),
        )
        taken.append(best)
        open_ -= best[1]
    return _shared_out(_without_idle(taken))


def _taught(wanted: Mapping[Skill, int], training: Training) -> Iterator[Skill]:
    for skill, level in training.develops:
        if skill in wanted and (level is None or level >= wanted[skill]):
            yield skill


def _without_idle(
    taken: Sequence[tuple[Training, frozenset[Skill]]],
) -> list[tuple[Training, frozenset[Skill]]]:
    """Leave out the trainings that teach nothing which no other does; the longest first."""
    kept = [*taken]
    for each in sorted(taken, key=lambda each: -(each[0].hours or 0)):
        others = frozenset[Skill]().union(*(taught for training, taught in kept if training != each[0]))
        if each[1] <= others:
            kept.remove(each)
    return kept


def _shared_out(taken: Iterable[tuple[Training, frozenset[Skill]]]) -> dict[Skill, Training]:
    """Map each skill to the first of the trainings that teaches it."""
    by_skill: dict[Skill, Training] = {}
    for training, taught in taken:
        for skill in taught:
            by_skill.setdefault(skill, training)
    return by_skill


def hours_of_steps(steps: Sequence[tuple[Training | None, int]]) -> list[Fraction | None]:
    """Share the hours of each training out among the steps it teaches, by their levels; None where unknown.

    >>> course = Training("", "Two in one", (), hours=12)
    >>> [int(hours) for hours in hours_of_steps([(course, 1), (course, 3)]) if hours is not None]
    [3, 9]
    """
    levels: dict[Training, int] = {}
    for training, gained in steps:
        if training is not None:
            levels[training] = levels.get(training, 0) + gained
    return [
        None
        if training is None or training.hours is None
        else decimal(training.hours) * gained / levels[training]
        for training, gained in steps
    ]


def decimal(number: float) -> Fraction:
    """Return a number as it is written, and not as a float holds it.

    >>> decimal(3.62)
    Fraction(181, 50)
    """
    return Fraction(str(number))
