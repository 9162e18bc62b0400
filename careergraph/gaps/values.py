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
from careergraph.catalogue.catalogue import AskedKey
from careergraph.catalogue.numbers import SkillNumber
from careergraph.gaps.broader_skills import best_credit
from careergraph.gaps.measures import NO_CREDITS, Credits, Holdings, choose, measure, share
from careergraph.model import (
    Condition,
    Level,
    Necessity,
    Profile,
    Requirement,
    Responsibility,
    Role,
    Skill,
    asked_label,
    asked_skills,
)
from careergraph.support.html import bullet, folded, grouped_table, some, text
from careergraph.support.plain_values import as_dict, one_line
from careergraph.support.pseudonyms import PeopleTable, Pseudonyms, renamed

_ESSENTIAL: Final = Necessity.ESSENTIAL
#: How many skills of a group, and responsibilities of a skill, a notebook shows.
_SHOWN_ITEMS: Final = 40
_SHOWN_RESPONSIBILITIES: Final = 2
#: The numbers of a gap as a whole.
_NUMBERS: Final = ("effort", "coverage", "optional_coverage", "fit", "use", "unrated_share")


class GapItem(NamedTuple):
    """One skill of a gap: what is held, what is needed, and how much is short.

    Where the role asks for some of several skills, `skill` is None, `any_of` has the alternatives, and
    `at_least` says how many of them are asked for; `need` is the sum of the least needs, `have` how much
    of it is met.

    `have` is 0 where the skill is not held, None where it is held and not rated; `need` is 0 and
    `necessity` None where the role does not ask for it. `needed_for` are the responsibilities of the
    role that draw on the skill. Where hierarchy or crosswalk counts, and another skill stands for this one,
    `via` names the chain that it rests on: IRIs, from the skill held to this one. `descriptor` is the level
    needed, where the ontology says what that looks like for this skill; `evidence` is what shows that the
    skill is held, and `rated_by` who rated it, where that is stated.
    """

    skill: Skill | None
    have: int | None
    need: int
    necessity: Necessity | None
    shortfall: int
    needed_for: tuple[Responsibility, ...] = ()
    via: tuple[str, ...] = ()
    any_of: tuple[Requirement, ...] = ()
    at_least: int = 1
    descriptor: Level | None = None
    evidence: tuple[str, ...] = ()
    rated_by: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The label of the skill; of a choice "one of: …" or "2 of: …"."""
        return asked_label(self.skill, self.any_of, self.at_least)

    @property
    def skills(self) -> tuple[Skill, ...]:
        """The skill, or those of the alternatives."""
        return asked_skills(self.skill, self.any_of)

    def __str__(self) -> str:
        have = "?" if self.have is None else self.have
        return f"{self.label} ({have} of {self.need})"

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


class SkillNeed(NamedTuple):
    """A need of a role for one skill, which goes by its number; `level` is 0 where none is stated.

    The number may also be that of a group of alternatives, and `level` is then what it needs.

    `missing` is the item of a gap for whoever does not hold the skill at all.
    """

    number: SkillNumber
    level: int
    missing: GapItem
    sort_key: AskedKey


def _looks_like(item: GapItem) -> str | None:
    """Return the name and the definition of the level needed, where the skill has its own."""
    level = item.descriptor
    return None if level is None else ": ".join(filter(None, (level.label, level.definition)))


def _shown_by(item: GapItem) -> str | None:
    """Return what shows that a skill is held, and who rated it."""
    rated = f"rated by {'; '.join(item.rated_by)}" if item.rated_by else ""
    return ", ".join(filter(None, ("; ".join(item.evidence), rated))) or None


#: The columns that a gap has where any of its skills has something to say there.
_BESIDES: Final[dict[str, Callable[[GapItem], str | None]]] = {
    "descriptor": _looks_like,
    "evidence": _shown_by,
}


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
        return columns + [name for name, said in _BESIDES.items() if any(map(said, self))]

    def _rows(self) -> Iterator[Sequence[Any]]:
        besides = [said for said in _BESIDES.values() if any(map(said, self))]
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
            missing=unsaid(self.missing),
            below=unsaid(self.below),
            unrated=unsaid(self.unrated),
            met=unsaid(self.met),
            surplus=unsaid(self.surplus),
        )

    def _repr_html_(self) -> str:
        most = max((max(item.need, item.have or 0) for item in self), default=1)
        explained = any(item.needed_for for item in self)
        groups = {}
        for title, items in (
            ("Missing", self.missing),
            ("To raise", self.below),
            ("Unrated", self.unrated),
            ("Met", self.met),
        ):
            rows = [_bullet_row(item, most)[: 2 + explained] for item in items[:_SHOWN_ITEMS]]
            if len(items) > len(rows):
                rows.append([f"… and {len(items) - len(rows)} more"])
            if rows:
                groups[f"{title}: {len(items)}"] = rows
        columns = ("skill", "have and need", "needed for")[: 2 + explained]
        surplus = [f"{item.label} ({'?' if item.have is None else item.have})" for item in self.surplus]
        return grouped_table(columns, groups, self.caption()) + (
            folded(f"Not asked for: {len(surplus)}", text("; ".join(surplus))) if surplus else ""
        )

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

    def _rows(self) -> Iterator[Sequence[Any]]:
        return iter(self.entries)

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
        for number, have in (held.items() if surplus else ())
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


def _bullet_row(item: GapItem, most: int) -> list[str]:
    """Return a skill as cells of HTML: its name, a bar of have against need, and what it is needed for."""
    optional = " (optional)" if item.necessity is Necessity.OPTIONAL else ""
    needed_for = [responsibility.label for responsibility in item.needed_for]
    besides = "".join(
        f"<br><small>{text(shown)}</small>" for said in _BESIDES.values() for shown in [said(item)] if shown
    )
    return [
        text(f"{item.label}{optional}") + besides,
        bullet(item.have, item.need, most),
        some(needed_for, _SHOWN_RESPONSIBILITIES),
    ]
