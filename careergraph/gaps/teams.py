"""Questions about several people at once: who could step in, who holds what, what all of them lack together.

People come in any number and are read once, some at a time: what is kept is what the answer holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, ClassVar, Final, NamedTuple, TypeAlias

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.levels import add_holding
from careergraph.catalogue.numbers import RoleNumber, SkillNumber
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.measures import Holdings
from careergraph.gaps.values import RankedProfile, SkillGap
from careergraph.model import Profile, Role, Skill
from careergraph.support.html import grouped_table, some, text
from careergraph.support.plain_values import as_dict, one_line
from careergraph.support.pseudonyms import PeopleTable
from careergraph.support.text import counted, fold

#: A person with what they hold.
Member: TypeAlias = tuple[Profile, Holdings]
#: A person with their place in lists.
_Named: TypeAlias = tuple[tuple[str, str], Profile]
#: How many rows a notebook shows, and how many people in one of them before the rest is folded.
_SHOWN_ROWS: Final = 60
_SHOWN_PEOPLE: Final = 5


class BenchRow(NamedTuple):
    """A role and who could step into it: the least effort first, then by name.

    `known` is False where the role requires nothing essential: nobody is known to be near it then.
    """

    role: Role
    people: tuple[RankedProfile, ...]
    known: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


@dataclass(frozen=True, slots=True, repr=False)
class Bench(PeopleTable):
    """Who could step into each of some roles, at an effort of at most `within`."""

    _things: ClassVar = ("role", "people")
    _totals: ClassVar = ("within", "empty")

    within: int
    entries: tuple[BenchRow, ...]

    @property
    def empty(self) -> tuple[Role, ...]:
        """The roles that nobody is known to be near enough to."""
        return tuple(row.role for row in self.entries if not row.people)

    def __iter__(self) -> Iterator[BenchRow]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, place: int) -> BenchRow:
        return self.entries[place]

    def _columns(self) -> Sequence[str]:
        return "role", "known", "people", "efforts"

    def _rows(self) -> Iterator[Sequence[Any]]:
        for role, people, known in self.entries:
            yield role, known, [each.profile for each in people], [each.effort for each in people]

    def _repr_html_(self) -> str:
        groups: dict[str, list[Sequence[str]]] = {}
        for row in self.entries[:_SHOWN_ROWS]:
            named = [f"{each.profile} ({each.effort})" for each in row.people]
            title = "Somebody" if row.people else "Nobody" if row.known else "Requirements unknown"
            groups.setdefault(title, []).append((text(row.role), some(named, _SHOWN_PEOPLE)))
        if len(self.entries) > _SHOWN_ROWS:
            groups["More"] = [(f"… and {len(self.entries) - _SHOWN_ROWS:,} more roles",)]
        return grouped_table(("role", "who could step in (effort)"), groups, self.caption())

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        return f"Who could step in, within {counted(self.within, 'level')}: {counted(len(self), 'role')}"


class HoldersRow(NamedTuple):
    """A skill and who holds it, by name: `people` at `level` or above, `unrated` at a level nobody stated.

    `level` is None where any level will do; `single` says that there is one holder alone, rated or not.
    """

    skill: Skill
    level: int | None
    people: tuple[Profile, ...]
    unrated: tuple[Profile, ...]
    single: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


@dataclass(frozen=True, slots=True, repr=False)
class Holders(PeopleTable):
    """Who holds which skill, by the label of the skill."""

    _things: ClassVar = ("skill", "people", "unrated")
    _flags: ClassVar = ("single",)

    entries: tuple[HoldersRow, ...]

    def __iter__(self) -> Iterator[HoldersRow]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, place: int) -> HoldersRow:
        return self.entries[place]

    def _columns(self) -> Sequence[str]:
        return "skill", "level", "single", "people", "unrated"

    def _rows(self) -> Iterator[Sequence[Any]]:
        for skill, level, people, unrated, single in self.entries:
            yield skill, level, single, people, unrated

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        alone = sum(row.single for row in self.entries)
        return f"Who holds what: {counted(len(self), 'skill')}, {alone:,} of them held by one person alone"


def find_bench(
    catalogue: Catalogue,
    gaps: GapCalculator,
    roles: Sequence[RoleNumber],
    people: Iterable[Member],
    within: int,
) -> Bench:
    """Find for each of the roles the people whose effort is at most `within`."""
    placed: list[list[RankedProfile]] = [[] for _ in roles]
    for person, place, measures in gaps.within(people, roles, within):
        placed[place].append(RankedProfile(person, *measures.shown(), measures.effort))
    return Bench(
        within,
        tuple(
            BenchRow(catalogue.role(role), tuple(sorted(near, key=_nearest_first)), gaps.is_known(role))
            for role, near in zip(roles, placed, strict=True)
        ),
    )


def find_holders(
    catalogue: Catalogue,
    people: Iterable[Member],
    skill: SkillNumber | None,
    level_of: Callable[[SkillNumber], int | None],
) -> Holders:
    """Find who holds a skill at a level or above; of every skill that anybody holds where none is named."""
    rated: dict[SkillNumber, list[_Named]] = {} if skill is None else {skill: []}
    unrated: dict[SkillNumber, list[_Named]] = {}
    level = cache(level_of)
    for profile, held in people:
        person = name_order(profile), profile
        chosen = held.items() if skill is None else ((skill, held.get(skill, 0)),)
        for number, have in chosen:
            holders = rated.setdefault(number, [])
            if have is None:
                unrated.setdefault(number, []).append(person)
            elif have >= (level(number) or 1):
                holders.append(person)
    rows = [
        HoldersRow(
            catalogue.skill(number),
            level(number),
            _sorted(holders),
            _sorted(unrated.get(number, ())),
            len(holders) + len(unrated.get(number, ())) == 1,
        )
        for number, holders in rated.items()
    ]
    return Holders(tuple(sorted(rows, key=lambda row: catalogue.sort_key(row.skill))))


def find_team_gap(gaps: GapCalculator, people: Iterable[Member], role: RoleNumber) -> SkillGap:
    """Measure the gap between all that some people hold together and a role."""
    together: dict[SkillNumber, int | None] = {}
    for _, held in people:
        for skill, level in held.items():
            add_holding(together, skill, level)
    return gaps.gap("The team", together, role)


def _sorted(holders: Iterable[_Named]) -> tuple[Profile, ...]:
    return tuple([person for _, person in sorted(holders, key=itemgetter(0))])


def _nearest_first(entry: RankedProfile) -> tuple[int, str, str]:
    return entry.effort, *name_order(entry.profile)


def name_order(person: Profile) -> tuple[str, str]:
    """Return the place of a person in lists: the folded name, then the IRI."""
    return fold(person.name), person.iri or ""
