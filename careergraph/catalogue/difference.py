"""The difference between the careers of two ontologies: things, labels, requirements, moves, people.

What counts is what makes two graphs equal: where a statement comes from and what else is stated do not. A
level goes by its rank, and a person by their name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, TypeVar

from careergraph.catalogue.alternatives import Group
from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.facts import Index, StatedProgression
from careergraph.catalogue.matched_things import Matched, MatchedBy, MatchedThings
from careergraph.catalogue.numbers import RoleNumber, RowNumber, SkillNumber
from careergraph.model import Concept, Level, Profile, Progression, Requirement
from careergraph.rdf.python_values import LangString
from careergraph.rdf.terms import shown_id
from careergraph.support.plain_values import as_dict, one_line
from careergraph.support.text import fold

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Integers: TypeAlias = NDArray[numpy.int64]

Number = TypeVar("Number", bound=int)
#: What a change may be of, in the order in which changes are listed.
KINDS: Final = (
    "role", "skill", "responsibility", "level", "profile",
    "label", "requirement", "move", "answers for", "draws on",
)  # fmt: skip


class Change(NamedTuple):
    """One difference: a thing, or what is said of it, `before` and `after`; None where it was not, or is not.

    `kind` is "role", "skill", "responsibility", "level" or "profile" where the thing itself is new, gone or
    has another IRI; "label", "requirement", "move", "answers for" or "draws on" where something is said of it
    that was not, or is no longer. `thing` is the role that requires, leads on or answers, the responsibility
    that draws on a skill, or whatever has the label: as it is after, unless it is gone. `matched_by` says how
    it was found in the other graph, None where it is in one alone.
    """

    kind: str
    thing: Any
    before: Any
    after: Any
    matched_by: MatchedBy

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


class Changes:
    """The changes between two graphs whose things are matched: each is a row of values, before and after."""

    def __init__(self, before: Catalogue, after: Catalogue, things: MatchedThings) -> None:
        self._before, self._after, self._things = before, after, things
        self._skills_after = _topics_after(before, after, things)

    def __iter__(self) -> Iterator[Change]:
        """Yield all changes, in no order."""
        one, other, things = self._before, self._after, self._things
        yield from self._of_things(
            "role", things.roles, one.role, other.role, one.facts.roles, other.facts.roles
        )
        yield from self._of_things(
            "skill", things.skills, one.skill, other.skill, one.facts.skills, other.facts.skills
        )
        yield from self._of_things(
            "responsibility",
            things.responsibilities,
            one.responsibility,
            other.responsibility,
            one.facts.responsibilities,
            other.facts.responsibilities,
        )
        yield from self._of_levels()
        yield from self._of_profiles()
        yield from self._of_requirements()
        yield from self._of_moves()
        yield from self._of_duties()

    # Things and what they are called

    def _of_things(
        self,
        kind: str,
        matched: Matched[Number],
        old: Callable[[Number], Concept],
        new: Callable[[Number], Concept],
        olds: Index[Number],
        news: Index[Number],
    ) -> Iterator[Change]:
        for number in matched.gone:
            if number < olds.described_count:
                yield Change(kind, old(number), old(number), None, None)
        for number in matched.new:
            if number < news.described_count:
                yield Change(kind, new(number), None, new(number), None)
        preferred = self._before.words.preferred, self._after.words.preferred
        for number, there, by in matched.both:
            was, is_now = number < olds.described_count, there < news.described_count
            if by != "IRI" or was != is_now:
                before, after = old(number) if was else None, new(there) if is_now else None
                yield Change(kind, new(there) if is_now else old(number), before, after, by)
            labels = preferred[0].get(olds.ids[number], {}), preferred[1].get(news.ids[there], {})
            if was and is_now and labels[0] != labels[1]:
                yield from _of_labels(new(there), *labels, by)

    # Levels and people

    def _of_levels(self) -> Iterator[Change]:
        one, other = ({level.rank: level for level in each.scale} for each in (self._before, self._after))
        yield from _of_named("level", one, other, "rank", lambda level: {**level.labels})

    def _of_profiles(self) -> Iterator[Change]:
        skills, roles = (
            self._renamed(self._things.skills, "skills"),
            self._renamed(self._things.roles, "roles"),
        )

        def described(person: Profile, skill: Mapping[str, str], role: Mapping[str, str]) -> Hashable:
            held = frozenset((skill.get(str(each), each), level) for each, level in person.skills.items())
            now = role.get(str(person.role), person.role)
            return held, now, tuple(sorted(role.get(str(each), str(each)) for each in person.history))

        before, after = _by_name(self._before.profiles), _by_name(self._after.profiles)
        for name in sorted(before.keys() | after.keys()):
            for was, is_now in _paired(
                [(described(person, skills, roles), person) for person in before.get(name, ())],
                [(described(person, {}, {}), person) for person in after.get(name, ())],
            ):
                person = was if is_now is None else is_now
                yield Change("profile", person, was, is_now, None if None in (was, is_now) else "name")

    def _renamed(self, matched: Matched[Any], kind: str) -> dict[str, str]:
        """Map the IRIs of things before to those after, where they differ."""
        one, other = getattr(self._before.facts, kind).ids, getattr(self._after.facts, kind).ids
        return {shown_id(one[old]): shown_id(other[new]) for old, new, by in matched.both if by == "label"}

    # What roles require

    def _of_requirements(self) -> Iterator[Change]:
        for number, there in _differing_roles(self._before, self._after, self._things, self._skills_after):
            yield from self._of_requirements_of(number, there)

    def _of_requirements_of(self, number: RoleNumber | None, there: RoleNumber | None) -> Iterator[Change]:
        to = self._skills_after
        old, new = self._asked(self._before, number), self._asked(self._after, there)
        matched = {to.get(skill, SkillNumber(-1 - skill)): row for skill, row in old.items()}
        role = self._after.role(there) if there is not None else self._before.role(number or RoleNumber(0))
        for skill in matched.keys() | new.keys():
            was, is_now = matched.get(skill), new.get(skill)
            before = None if was is None or number is None else self._before.requirement(number, was)
            after = None if is_now is None or there is None else self._after.requirement(there, is_now)
            if before is None or after is None or _asks(before) != _asks(after):
                both = before is not None and after is not None
                yield Change("requirement", role, before, after, "IRI" if both else None)

    def _asked(self, catalogue: Catalogue, role: RoleNumber | None) -> dict[SkillNumber, RowNumber]:
        table = catalogue.requirement_table
        return {} if role is None else {table.skill[row]: row for row in table.rows(role)}

    # Moves

    def _of_moves(self) -> Iterator[Change]:
        to = self._things.roles.after()
        before = _by_ends(self._before, lambda role: to.get(role, RoleNumber(-1 - role)))
        after = _by_ends(self._after, lambda role: role)
        for ends in before.keys() | after.keys():
            old, new = before.get(ends, []), after.get(ends, [])
            if Counter(map(_states, old)) != Counter(map(_states, new)):
                source = self._after.role(ends[0]) if ends[0] >= 0 else self._before.role(old[0].source)
                for was, is_now in _paired(
                    [(_states(move), self._before.progression(move)) for move in old],
                    [(_states(move), self._after.progression(move)) for move in new],
                ):
                    yield Change("move", source, was, is_now, None if None in (was, is_now) else "IRI")

    # Responsibilities

    def _of_duties(self) -> Iterator[Change]:
        one, other, things = self._before, self._after, self._things
        duties, skills, roles = things.responsibilities.after(), self._skills_after, things.roles.after()
        yield from _of_links(
            "answers for",
            one.data.answers_for,
            other.data.answers_for,
            roles,
            duties,
            (one.role, one.responsibility),
            (other.role, other.responsibility),
        )
        yield from _of_links(
            "draws on",
            one.facts.draws_on,
            other.facts.draws_on,
            duties,
            skills,
            (one.responsibility, one.skill),
            (other.responsibility, other.skill),
        )


def in_order(changes: Iterable[Change]) -> list[Change]:
    """Sort changes by kind, then by the label of the thing, then by what they say."""

    def key(change: Change) -> tuple[int, str, str, str]:
        said = change.after if change.before is None else change.before
        return KINDS.index(change.kind), fold(str(change.thing)), _words(said), repr(change)

    return sorted(changes, key=key)


def _words(said: Any) -> str:
    match said:
        case Requirement():
            return fold(said.label)
        case Progression():
            return fold(str(said.target))
        case LangString():
            return f"{said.language} {said}"
    return fold(str(said))


def _of_labels(
    thing: Any, before: Mapping[str, str], after: Mapping[str, str], by: MatchedBy
) -> Iterator[Change]:
    for language in sorted(before.keys() | after.keys()):
        old, new = before.get(language), after.get(language)
        if old != new:
            was, is_now = (text if text is None else LangString(text, language) for text in (old, new))
            yield Change("label", thing, was, is_now, by)


def _of_named(
    kind: str,
    before: Mapping[Any, Level],
    after: Mapping[Any, Level],
    by: MatchedBy,
    said: Callable[[Any], Any],
) -> Iterator[Change]:
    """Yield the differences between things that go by a name or a number of their own."""
    for name in before.keys() | after.keys():
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            yield Change(kind, new or old, old, new, None)
        elif said(old) != said(new):
            yield Change(kind, new, old, new, by)


def _paired(
    before: Sequence[tuple[Hashable, Any]], after: Sequence[tuple[Hashable, Any]]
) -> Iterator[tuple[Any, Any]]:
    """Pair several of a name, before and after; those that say the same are left out, and None is none."""
    same = Counter(said for said, _ in before) & Counter(said for said, _ in after)
    return zip_longest(_without(before, same), _without(after, same))


def _without(every: Iterable[tuple[Hashable, Any]], same: Counter[Hashable]) -> list[Any]:
    left, kept = same.copy(), []
    for said, value in every:
        if left[said]:
            left[said] -= 1
        else:
            kept.append(value)
    return kept


def _of_links(
    kind: str,
    before: Mapping[Any, Sequence[Any]],
    after: Mapping[Any, Sequence[Any]],
    subjects: Mapping[Any, Any],
    objects: Mapping[Any, Any],
    old: tuple[Callable[[Any], Any], Callable[[Any], Any]],
    new: tuple[Callable[[Any], Any], Callable[[Any], Any]],
) -> Iterator[Change]:
    """Yield the differences between what is linked to what."""
    met: set[Any] = set()
    for subject, linked in before.items():
        there = subjects.get(subject)
        now = set(after.get(there, ())) if there is not None else set()
        met.add(there)
        kept = {objects.get(each) for each in linked}
        for each in dict.fromkeys(linked):
            if objects.get(each) not in now:
                yield Change(
                    kind, old[0](subject) if there is None else new[0](there), old[1](each), None, None
                )
        for each in now - kept:
            yield Change(kind, new[0](there), None, new[1](each), None)
    for subject, linked in after.items():
        if subject not in met:
            for each in dict.fromkeys(linked):
                yield Change(kind, new[0](subject), None, new[1](each), None)


def _by_name(people: Iterable[Profile]) -> dict[str, list[Profile]]:
    named: dict[str, list[Profile]] = {}
    for person in people:
        named.setdefault(person.name, []).append(person)
    return named


def _states(move: StatedProgression) -> tuple[str | None, int | None, bool]:
    return move.kind and move.kind.value, move.months, move.suggested


def _by_ends(
    catalogue: Catalogue, number: Callable[[RoleNumber], RoleNumber]
) -> dict[tuple[RoleNumber, RoleNumber], list[StatedProgression]]:
    moves: dict[tuple[RoleNumber, RoleNumber], list[StatedProgression]] = {}
    for move in catalogue.facts.progressions:
        moves.setdefault((number(move.source), number(move.target)), []).append(move)
    return moves


def _asks(requirement: Requirement) -> Hashable:
    return requirement.level, requirement.necessity, requirement.importance


def _requirement_rows(catalogue: Catalogue) -> tuple[Integers, Integers, Sequence[Integers]]:
    """Return the role and the skill of each row of requirements, and the columns that count besides."""
    import numpy

    table = catalogue.requirement_table
    starts = numpy.array(table.starts, numpy.int64)
    return (
        numpy.repeat(numpy.arange(len(starts) - 1), numpy.diff(starts)),
        numpy.array(table.skill, numpy.int64),
        [numpy.array(column) for column in (table.level, table.essential, table.importance)],
    )


def _differing_roles(
    before: Catalogue, after: Catalogue, things: MatchedThings, topics: Mapping[SkillNumber, SkillNumber]
) -> Iterator[tuple[RoleNumber | None, RoleNumber | None]]:
    """Yield the roles that require anything else than before: compared as rows of numbers, not as values."""
    import numpy

    (old_roles, old_skills, old_said), (roles, skills, said) = map(_requirement_rows, (before, after))
    now, skill_now = _renumbered(old_roles, things.roles.after()), _renumbered(old_skills, topics)
    width = 1 + max(int(each.max(initial=0)) for each in (skills, skill_now))
    is_gone = (now < 0) | (skill_now < 0)
    old_keys = numpy.where(is_gone, -1, now * width + skill_now)
    keys = roles * width + skills
    order = numpy.argsort(keys, kind="stable")
    in_order = numpy.append(keys[order], numpy.iinfo(numpy.int64).max)
    place = numpy.searchsorted(in_order, old_keys)
    stays = in_order[place] == old_keys
    row = order[place[stays]]
    is_new = numpy.ones(len(keys), bool)
    is_new[row] = False
    columns = zip(old_said, said, strict=True)
    stays[stays] = numpy.logical_and.reduce([was[stays] == is_now[row] for was, is_now in columns])
    back = {there: number for number, there, _ in things.roles.both}
    for there in numpy.union1d(now[~stays & (now >= 0)], roles[is_new]).tolist():
        yield back.get(RoleNumber(there)), RoleNumber(there)
    for number in numpy.unique(old_roles[now < 0]).tolist():
        yield RoleNumber(number), None


def _topics_after(
    before: Catalogue, after: Catalogue, things: MatchedThings
) -> dict[SkillNumber, SkillNumber]:
    """Map what requirements before ask for to the same after: skills, and groups of alternatives."""
    to = things.skills.after()
    old, new = before.requirement_table.groups, after.requirement_table.groups
    there = {group: SkillNumber(number) for number, group in enumerate(new.groups, new.first)}
    topics = dict(to)
    for number, group in enumerate(old.groups, old.first):
        if all(skill in to for skill, _ in group.alternatives):
            moved = Group(
                tuple(sorted((to[skill], level) for skill, level in group.alternatives)), group.at_least
            )
            if moved in there:
                topics[SkillNumber(number)] = there[moved]
    return topics


def _renumbered(numbers: Integers, after: Mapping[Any, Any]) -> Integers:
    """Return the numbers that things have after; -1 for those that are gone."""
    import numpy

    size = 1 + max(int(numbers.max(initial=-1)), max(after, default=-1))
    to = numpy.full(size, -1)
    pairs = numpy.array([*after.items()], numpy.int64).reshape(-1, 2)
    to[pairs[:, 0]] = pairs[:, 1]
    return to[numbers]
