"""Skill gaps as values: one gap, a ranking, and what a gap is measured from.

The shortfall of a skill is need − have, never below 0. The effort of a gap is the sum of the shortfalls
of the essential requirements, its coverage the sum of min(have, need) over the sum of need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter
from typing import Any, ClassVar, Final, Generic, NamedTuple, TypeAlias, TypeVar, overload

from careergraph.catalogue.alternatives import Groups
from careergraph.catalogue.numbers import SkillNumber
from careergraph.catalogue.sorting import AskedKey
from careergraph.gaps.broader_skills import best_credit
from careergraph.gaps.gap_items import BESIDES, GapItem, items_html
from careergraph.gaps.measures import NO_CREDITS, Credits, Holdings, choose, measure, share
from careergraph.model import (
    Condition,
    Necessity,
    Profile,
    Role,
)
from careergraph.support.plain_values import as_dict, one_line
from careergraph.support.pseudonyms import PeopleTable, Pseudonyms, renamed

_ESSENTIAL: Final = Necessity.ESSENTIAL
#: The numbers of a gap as a whole.
_NUMBERS: Final = ("effort", "coverage", "optional_coverage", "fit", "use", "unrated_share")


class SkillNeed(NamedTuple):
    """A need of a role for one skill, which goes by its number; `level` is 0 where none is stated.

    The number may also be that of a group of alternatives, and `level` is then what it needs.

    `missing` is the item of a gap for whoever does not hold the skill at all.
    """

    number: SkillNumber
    level: int
    missing: GapItem
    sort_key: AskedKey


#: The item for a skill that nobody asks for, and its place among them.
Surplus: TypeAlias = tuple[AskedKey, GapItem]


@dataclass(frozen=True, slots=True)
class RoleNeeds:
    """All that a role asks for, essential before optional, then by label: what a gap is measured against.

    `held` is what somebody holds who has the role: its essential skills, at the levels it states.
    `optional` is the sum of what it needs of optional ones; `levelled` are the skills that any role
    states a level for, and `groups` all groups of alternatives.
    """

    role: Role
    asked: tuple[SkillNeed, ...]
    numbers: frozenset[SkillNumber]
    held: Holdings
    optional: int
    levelled: frozenset[SkillNumber]
    groups: Groups

    @classmethod
    def of(
        cls, role: Role, asked: Iterable[SkillNeed], levelled: frozenset[SkillNumber], groups: Groups
    ) -> RoleNeeds:
        """Return the needs of a role, in order."""
        ordered = sorted(asked, key=lambda each: (each.missing.necessity is not _ESSENTIAL, each.sort_key))
        essential = [each for each in ordered if each.missing.necessity is _ESSENTIAL]
        return cls(
            role=role,
            asked=tuple(ordered),
            numbers=frozenset(each.number for each in ordered),
            held={each.number: each.level or None for each in essential},
            optional=sum(each.missing.need for each in ordered[len(essential) :]),
            levelled=levelled,
            groups=groups,
        )

    def essential(self) -> Iterator[tuple[SkillNumber, int]]:
        """Yield the essential skills, with the level of each, 0 where none is stated."""
        return ((skill, level or 0) for skill, level in self.held.items())


@dataclass(frozen=True, slots=True, repr=False)
class SkillGap(PeopleTable):
    """The gap between a holder and a role.

    Each requirement of the role, essential or optional, stands in one of `missing` (not held), `below`
    (held at a lower level), `unrated` (held, at a level nobody stated) and `met`; `surplus` is what is
    held and not asked for. `who` names the holder, "" where nobody is named. As a table it has a row
    for each requirement.

    `is_person` tells whether `who` is a person, and not a role.

    `coverage` is the share of what is needed that is met, `use` the share of what is held that is
    needed, `fit` the overlap of both, each None where the role requires nothing essential, and nothing
    is known; `unrated_share` is how much of what is met rests on skills that nobody rated. `conditions` are
    what the role asks for besides skills, each met, unmet or not known; no number counts them.
    """

    _things: ClassVar = ("skill", "needed_for", "role")
    _totals: ClassVar = ("who", "role", *_NUMBERS, "is_closed", "conditions", "surplus")
    _repeated: ClassVar = {
        "who": "who",
        "role": "role",
        "gap_effort": "effort",
        "gap_coverage": "coverage",
        "gap_fit": "fit",
    }

    who: str
    role: Role
    missing: tuple[GapItem, ...]
    below: tuple[GapItem, ...]
    unrated: tuple[GapItem, ...]
    met: tuple[GapItem, ...]
    surplus: tuple[GapItem, ...]
    effort: int
    coverage: float | None
    optional_coverage: float | None
    fit: float | None
    use: float | None
    unrated_share: float
    conditions: tuple[Condition, ...] = ()
    is_person: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether there are essential requirements, and every one is met."""
        return self.coverage == 1

    def __iter__(self) -> Iterator[GapItem]:
        for items in (self.missing, self.below, self.unrated, self.met):
            yield from items

    def __len__(self) -> int:
        return len(self.missing) + len(self.below) + len(self.unrated) + len(self.met)

    def _columns(self) -> Sequence[str]:
        columns = ["status", "skill", "have", "need", "shortfall", "necessity", "needed_for"]
        return columns + [name for name, said in BESIDES.items() if any(map(said, self))]

    def _rows(self) -> Iterator[Sequence[Any]]:
        besides = [said for said in BESIDES.values() if any(map(said, self))]
        for status, item in self._items():
            yield (
                status,
                item.skill or item.label,
                item.have,
                item.need,
                item.shortfall,
                item.necessity and item.necessity.value,
                [*item.needed_for],
                *(said(item) for said in besides),
            )

    def _items(self) -> Iterator[tuple[str, GapItem]]:
        for status in ("missing", "below", "unrated", "met"):
            for item in getattr(self, status):
                yield status, item

    def _records(self) -> Iterator[Mapping[str, Any]]:
        return ({"status": status, **item.to_dict()} for status, item in self._items())

    def _renamed(self, pseudonym: Pseudonyms) -> SkillGap:
        """Return the gap of a person without their name, and without what else names somebody."""

        def unsaid(items: tuple[GapItem, ...]) -> tuple[GapItem, ...]:
            return tuple(
                item._replace(evidence=(), rated_by=tuple(map(pseudonym, item.rated_by))) for item in items
            )

        if not self.is_person:
            return self
        return replace(
            self,
            who=pseudonym(self.who),
            below=unsaid(self.below),
            unrated=unsaid(self.unrated),
            met=unsaid(self.met),
            surplus=unsaid(self.surplus),
        )

    def _repr_html_(self) -> str:
        groups = {
            "Missing": self.missing,
            "To raise": self.below,
            "Unrated": self.unrated,
            "Met": self.met,
        }
        return items_html(groups, self.surplus, self.caption())

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        said = (
            f"effort {self.effort}, coverage {self.coverage:.0%}, fit {self.fit or 0:.0%}"
            if self.coverage is not None
            else "nothing essential is required"
        )
        optional = self.optional_coverage
        valued = "" if optional is None or optional == 1 else f", optional {optional:.0%}"
        asked = "".join(f", {each}: {each.status}" for each in self.conditions)
        return f"{self.who or 'You'} → {self.role}: {said}{valued}{asked}"


class RankedRole(NamedTuple):
    """A role, and how near a holder is to it; `score` is the number that it was ranked by."""

    role: Role
    coverage: float | None
    effort: int
    fit: float | None
    use: float | None
    score: float

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


class RankedProfile(NamedTuple):
    """A person, and how near they are to a role; `score` is the number that they were ranked by."""

    profile: Profile
    coverage: float | None
    effort: int
    fit: float | None
    use: float | None
    score: float

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


#: What a ranking is of.
Entry = TypeVar("Entry", RankedRole, RankedProfile)


@dataclass(frozen=True, slots=True, repr=False)
class Ranking(PeopleTable, Generic[Entry]):
    """The nearest roles for a holder, or the nearest people for a role, best first.

    `person` is whom the title names, "" where that is a role or nobody.
    """

    _measures: ClassVar = RankedRole._fields[1:]
    _shares: ClassVar = ("coverage", "fit", "use")
    _things: ClassVar = ("role", "profile")
    _totals: ClassVar = ("title", "person")

    title: str
    entries: tuple[Entry, ...]
    person: str = ""

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, place: int | slice) -> Entry | tuple[Entry, ...]:
        return self.entries[place]

    def _columns(self) -> Sequence[str]:
        first = self.entries[0]._fields[0] if self.entries else "role"
        return first, *RankedRole._fields[1:]

    def _count(self) -> int:
        return len(self)

    def _rows(self) -> Iterator[Sequence[Any]]:
        return iter(self.entries)

    def _read_columns(self) -> Sequence[str]:
        columns = self._columns()
        repeats = any(
            all(entry.score == getattr(entry, name) for entry in self.entries) for name in columns[1:-1]
        )
        return columns[:-1] if repeats else columns

    def _renamed(self, pseudonym: Pseudonyms) -> Ranking[Entry]:
        title = f"{self.title.removesuffix(self.person)}{pseudonym(self.person)}"
        return replace(
            self, title=title, entries=renamed(self.entries, pseudonym), person=pseudonym(self.person)
        )

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        return self.title


def compute_gap(
    who: str,
    held: Holdings,
    needs: RoleNeeds,
    surplus: Callable[[SkillNumber, int | None], Surplus] | None,
    credited: Credits = NO_CREDITS,
) -> SkillGap:
    """Return the gap between what is held and what is asked.

    `surplus` gives the items for what is held besides; without it they are left out, of fit and use too.
    """
    missing: list[GapItem] = []
    below: list[GapItem] = []
    unrated: list[GapItem] = []
    met: list[GapItem] = []
    counted: set[SkillNumber] = set()
    for number, level, item, _ in needs.asked:
        have: int | None = held.get(number, 0)
        via: tuple[str, ...] = ()
        if (asked := needs.groups.get(number)) is not None:
            choice = choose(asked, held, credited, needs.groups)
            counted |= choice.counted
            have = None if choice.unrated and choice.met == item.need else choice.met
            via = choice.credits[0].chain if choice.credits else ()
        elif credited:
            have, credit = best_credit(have, level, credited.get(number, ()))
            via = () if credit is None else credit.chain
        if have == 0:
            missing.append(item)
        elif have is None:
            # Whoever holds a skill at all meets a need for it at any level.
            group, have = (unrated, None) if level else (met, 1)
            group.append(item._replace(have=have, shortfall=0, via=via))
        elif have < item.need:
            below.append(item._replace(have=have, shortfall=item.need - have, via=via))
        else:
            met.append(item._replace(have=have, shortfall=0, via=via))
    for short in (missing, below):
        short.sort(key=larger_first)
    short_of = 0
    for item in chain(missing, below):
        short_of += 0 if item.necessity is _ESSENTIAL else item.shortfall
    beyond = [
        surplus(number, have)
        for number, have in held.items()
        if surplus and number not in needs.numbers and number not in counted and have != 0
    ]
    beyond.sort(key=itemgetter(0))
    if not surplus:
        held = {number: held[number] for number in chain(needs.held, counted) if number in held}
    measures = measure(held, needs.essential(), needs.levelled, needs.groups, credited)
    return SkillGap(
        who=who,
        role=needs.role,
        missing=tuple(missing),
        below=tuple(below),
        unrated=tuple(unrated),
        met=tuple(met),
        surplus=tuple([item for _, item in beyond]),
        effort=measures.effort,
        coverage=measures.coverage,
        optional_coverage=share(needs.optional - short_of, needs.optional),
        fit=measures.fit,
        use=measures.use,
        unrated_share=measures.unrated_share,
    )


def larger_first(item: GapItem) -> tuple[bool, int]:
    """Return what a gap sorts by what is missing, and what is below."""
    return item.necessity is not _ESSENTIAL, -item.shortfall
