"""Skill gaps as values: one gap, a ranking, a matrix, and what a gap is measured from.

The shortfall of a skill is need − have, never below 0. The effort of a gap is the sum of the shortfalls
of the essential requirements, its coverage the sum of min(have, need) over the sum of need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from immutabledict import immutabledict

from careergraph.catalogue.catalogue import SortKey
from careergraph.catalogue.numbers import SkillNumber
from careergraph.gaps.broader_skills import Credit
from careergraph.gaps.matrix_axes import means, side
from careergraph.model import Necessity, Profile, Responsibility, Role, Skill
from careergraph.support.html import bullet, folded, grouped_table, heat_table, some, text
from careergraph.support.tables import Table

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

#: By the number of a skill: the level held, None where it is not rated.
Holdings: TypeAlias = Mapping[SkillNumber, int | None]

_ESSENTIAL: Final = Necessity.ESSENTIAL
#: How many skills of a group, and responsibilities of a skill, a notebook shows.
_SHOWN_ITEMS: Final = 40
_SHOWN_RESPONSIBILITIES: Final = 2


class GapItem(NamedTuple):
    """One skill of a gap: what is held, what is needed, and how much is short.

    `have` is 0 where the skill is not held, None where it is held and not rated; `need` is 0 and
    `necessity` None where the role does not ask for it. `needed_for` are the responsibilities of the
    role that draw on the skill. Where hierarchy counts, and a narrower skill stands for this one, `via`
    names the `skos:broader` chain that it rests on: IRIs, from the skill held to this one.
    """

    skill: Skill
    have: int | None
    need: int
    necessity: Necessity | None
    shortfall: int
    needed_for: tuple[Responsibility, ...] = ()
    via: tuple[str, ...] = ()

    def __str__(self) -> str:
        have = "?" if self.have is None else self.have
        return f"{self.skill} ({have} of {self.need})"


class SkillNeed(NamedTuple):
    """A need of a role for one skill, which goes by its number; `level` is 0 where none is stated.

    `missing` is the item of a gap for whoever does not hold the skill at all.
    """

    number: SkillNumber
    level: int
    missing: GapItem
    sort_key: SortKey


#: The item for a skill that nobody asks for, and its place among them.
Surplus: TypeAlias = tuple[SortKey, GapItem]


@dataclass(frozen=True, slots=True)
class RoleNeeds:
    """All that a role asks for, essential before optional, then by label: what a gap is measured against.

    `held` is what somebody holds who has the role: its essential skills, at the levels it states.
    `essential` and `optional` are the sums of what it needs of both.
    """

    role: Role
    asked: tuple[SkillNeed, ...]
    numbers: frozenset[SkillNumber]
    held: Holdings
    essential: int
    optional: int

    @classmethod
    def of(cls, role: Role, asked: Iterable[SkillNeed]) -> RoleNeeds:
        """Return the needs of a role, in order, with their sums."""
        ordered = sorted(asked, key=lambda each: (each.missing.necessity is not _ESSENTIAL, each.sort_key))
        essential = [each for each in ordered if each.missing.necessity is _ESSENTIAL]
        needed = sum(each.missing.need for each in essential)
        return cls(
            role=role,
            asked=tuple(ordered),
            numbers=frozenset(each.number for each in ordered),
            held={each.number: each.level or None for each in essential},
            essential=needed,
            optional=sum(each.missing.need for each in ordered) - needed,
        )


@dataclass(frozen=True, slots=True, repr=False)
class SkillGap(Table):
    """The gap between a holder and a role.

    Each requirement of the role, essential or optional, stands in one of `missing` (not held), `below`
    (held at a lower level), `unrated` (held, at a level nobody stated) and `met`; `surplus` is what is
    held and not asked for. `who` names the holder, "" where nobody is named. As a table it has a row
    for each requirement.
    """

    who: str
    role: Role
    missing: tuple[GapItem, ...]
    below: tuple[GapItem, ...]
    unrated: tuple[GapItem, ...]
    met: tuple[GapItem, ...]
    surplus: tuple[GapItem, ...]
    effort: int
    coverage: float
    optional_coverage: float

    @property
    def is_closed(self) -> bool:
        """Whether every essential requirement is met: exactly where `effort` is 0."""
        return self.effort == 0

    def __iter__(self) -> Iterator[GapItem]:
        for items in (self.missing, self.below, self.unrated, self.met):
            yield from items

    def __len__(self) -> int:
        return len(self.missing) + len(self.below) + len(self.unrated) + len(self.met)

    def _columns(self) -> Sequence[str]:
        return "status", "skill", "have", "need", "shortfall", "necessity", "needed_for"

    def _rows(self) -> Iterator[Sequence[Any]]:
        for status in ("missing", "below", "unrated", "met"):
            for item in getattr(self, status):
                yield (
                    status,
                    item.skill.label,
                    item.have,
                    item.need,
                    item.shortfall,
                    item.necessity.value,
                    [responsibility.label for responsibility in item.needed_for],
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
        surplus = [f"{item.skill} ({'?' if item.have is None else item.have})" for item in self.surplus]
        return grouped_table(columns, groups, self.caption()) + (
            folded(f"Not asked for: {len(surplus)}", text("; ".join(surplus))) if surplus else ""
        )

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        return f"{self.who or 'You'} → {self.role}: effort {self.effort}, coverage {self.coverage:.0%}" + (
            f", optional {self.optional_coverage:.0%}" if self.optional_coverage < 1 else ""
        )


class RankedRole(NamedTuple):
    """A role, and how near a holder is to it."""

    role: Role
    coverage: float
    effort: int


class RankedProfile(NamedTuple):
    """A person, and how near they are to a role."""

    profile: Profile
    coverage: float
    effort: int


@dataclass(frozen=True, slots=True, repr=False)
class Ranking(Table):
    """The nearest roles for a holder, or the nearest people for a role, best first."""

    title: str
    entries: tuple[RankedRole, ...] | tuple[RankedProfile, ...]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, place: int) -> Any:
        return self.entries[place]

    def _columns(self) -> Sequence[str]:
        first = self.entries[0]._fields[0] if self.entries else "role"
        return first, "coverage", "effort"

    def _rows(self) -> Iterator[Sequence[Any]]:
        return ((str(entry[0]), entry.coverage, entry.effort) for entry in self.entries)

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        return self.title


class GapCell(NamedTuple):
    """One pair of a matrix: from whom or what to which role."""

    row: Role | Profile
    column: Role
    effort: int
    coverage: float


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class GapMatrix(Table):
    """The gaps of roles or people (rows) to roles (columns).

    `effort` (int64) and `coverage` (float64) are arrays of rows × columns. As a table it has one row
    for each pair.
    """

    rows: tuple[Role | Profile, ...]
    columns: tuple[Role, ...]
    effort: NDArray[numpy.int64]
    coverage: NDArray[numpy.float64]

    def __iter__(self) -> Iterator[GapCell]:
        for row, efforts, coverages in zip(self.rows, self.effort, self.coverage, strict=True):
            yield from (
                GapCell(row, column, int(effort), float(coverage))
                for column, effort, coverage in zip(self.columns, efforts, coverages, strict=True)
            )

    def __len__(self) -> int:
        return len(self.rows) * len(self.columns)

    def __eq__(self, other: object) -> bool:
        import numpy

        if not isinstance(other, GapMatrix):
            return NotImplemented
        return (
            (self.rows, self.columns) == (other.rows, other.columns)
            and numpy.array_equal(self.effort, other.effort)
            and numpy.array_equal(self.coverage, other.coverage, equal_nan=True)
        )

    def __hash__(self) -> int:
        return hash((self.rows, self.columns))

    def _columns(self) -> Sequence[str]:
        return GapCell._fields

    def _rows(self) -> Iterator[Sequence[Any]]:
        return ((str(row), str(column), *measures) for row, column, *measures in self)

    def _repr_html_(self) -> str:
        rows, columns = side(self.rows), side(self.columns)
        cells = [[(share, f"{share:.0%}") for share in line] for line in means(self.coverage, rows, columns)]
        return heat_table(rows.names, columns.names, cells, f"Coverage: {rows.caption} × {columns.caption}")


def compute_gap(
    who: str,
    held: Holdings,
    needs: RoleNeeds,
    surplus: Callable[[SkillNumber, int | None], Surplus] | None,
    credited: Mapping[SkillNumber, Sequence[Credit]] = immutabledict(),
) -> SkillGap:
    """Return the gap between what is held and what is asked.

    `surplus` gives the items for what is held besides; without it they are left out.
    """
    missing: list[GapItem] = []
    below: list[GapItem] = []
    unrated: list[GapItem] = []
    met: list[GapItem] = []
    for number, level, item, _ in needs.asked:
        have: int | None = held.get(number, 0)
        via: tuple[str, ...] = ()
        if credited:
            have, via = _best(have, level, credited.get(number, ()))
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
        short.sort(key=_larger_first)
    short_of = {True: 0, False: 0}
    for item in chain(missing, below):
        short_of[item.necessity is _ESSENTIAL] += item.shortfall
    beyond = [
        surplus(number, have)
        for number, have in (held.items() if surplus else ())
        if surplus and number not in needs.numbers and have != 0
    ]
    beyond.sort(key=itemgetter(0))
    return SkillGap(
        who=who,
        role=needs.role,
        missing=tuple(missing),
        below=tuple(below),
        unrated=tuple(unrated),
        met=tuple(met),
        surplus=tuple([item for _, item in beyond]),
        effort=short_of[True],
        coverage=share(needs.essential - short_of[True], needs.essential),
        optional_coverage=share(needs.optional - short_of[False], needs.optional),
    )


def _larger_first(item: GapItem) -> tuple[bool, int]:
    return item.necessity is not _ESSENTIAL, -item.shortfall


def share(covered: int, needed: int) -> float:
    """Return the share of a need that is met; 1.0 if nothing is needed."""
    return covered / needed if needed else 1.0


def _bullet_row(item: GapItem, most: int) -> list[str]:
    """Return a skill as cells of HTML: its name, a bar of have against need, and what it is needed for."""
    optional = " (optional)" if item.necessity is Necessity.OPTIONAL else ""
    needed_for = [responsibility.label for responsibility in item.needed_for]
    return [
        text(f"{item.skill}{optional}"),
        bullet(item.have, item.need, most),
        some(needed_for, _SHOWN_RESPONSIBILITIES),
    ]


def _best(have: int | None, level: int, credits: Iterable[Credit]) -> tuple[int | None, tuple[str, ...]]:
    """Return the level that counts as held, of the skill or of a narrower one worth more, with its chain."""
    best: tuple[int | None, tuple[str, ...]] = have, ()
    for credit in credits:
        worth = credit.worth(level)
        if best[0] is not None and (worth is None or worth > best[0]):
            best = worth, credit.chain
    return best
