"""Skill gaps: one gap, a ranking, a matrix. One meaning, three shapes.

The shortfall of a skill is need − have, never below 0. The effort of a gap is the sum of the shortfalls
of the essential requirements, its coverage the sum of min(have, need) over the sum of need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from careergraph.catalogue import Catalogue
from careergraph.display import Table
from careergraph.folding import means, side
from careergraph.hierarchy import Credit, credits_for
from careergraph.kernel import UNRATED, GapKernel
from careergraph.lazy import lazy
from careergraph.markup import bullet, folded, grouped_table, heat_table, some, text
from careergraph.model import Necessity, Profile, Responsibility, Role, Skill

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

#: By the number of a skill: the level held, None where it is not rated.
Holdings: TypeAlias = Mapping[int, int | None]

_ESSENTIAL: Final = Necessity.ESSENTIAL
#: How many skills of a group, and responsibilities of a skill, a notebook shows.
_SHOWN_ITEMS: Final = 40
_SHOWN_RESPONSIBILITIES: Final = 2


@dataclass(frozen=True, slots=True)
class GapItem:
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


@dataclass(frozen=True, slots=True, repr=False)
class SkillGap(Table):
    """What lies between somebody and a role.

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
        """What the table shows, in one line."""
        return f"{self.who or 'You'} → {self.role}: effort {self.effort}, coverage {self.coverage:.0%}" + (
            f", optional {self.optional_coverage:.0%}" if self.optional_coverage < 1 else ""
        )


class RankedRole(NamedTuple):
    """A role, and how near somebody is to it."""

    role: Role
    coverage: float
    effort: int


class RankedProfile(NamedTuple):
    """Somebody, and how near they are to a role."""

    profile: Profile
    coverage: float
    effort: int


@dataclass(frozen=True, slots=True, repr=False)
class Ranking(Table):
    """The nearest roles for somebody, or the nearest people for a role, best first."""

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
        """What the table shows, in one line."""
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

    def _columns(self) -> Sequence[str]:
        return GapCell._fields

    def _rows(self) -> Iterator[Sequence[Any]]:
        return ((str(row), str(column), *measures) for row, column, *measures in self)

    def _repr_html_(self) -> str:
        rows, columns = side(self.rows), side(self.columns)
        cells = [[(share, f"{share:.0%}") for share in line] for line in means(self.coverage, rows, columns)]
        return heat_table(rows.names, columns.names, cells, f"Coverage: {rows.told} × {columns.told}")


class Gaps:
    """Measures gaps in one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @lazy
    def kernel(self) -> GapKernel:
        """The kernel over all roles of the catalogue."""
        facts = self._catalogue.facts
        return GapKernel.of(self._catalogue.requirement_table, len(facts.roles), len(facts.skills))

    def held_in(self, role: int) -> Holdings:
        """What somebody holds who has a role: its essential skills, at the levels it states."""
        table = self._catalogue.requirement_table
        return {
            table.skill[row]: table.level[row] or None for row in table.rows(role) if table.essential[row]
        }

    def effort(self, held: Holdings, role: int) -> int:
        """The effort of a gap alone: the sum of the shortfalls of the essential requirements."""
        table = self._catalogue.requirement_table
        effort = 0
        for row in table.rows(role):
            if table.essential[row]:
                need = table.level[row] or 1
                have = held.get(table.skill[row], 0)
                if have is not None and have < need:
                    effort += need - have
        return effort

    def gap(self, who: str, held: Holdings, role: int, hierarchy: bool = False) -> SkillGap:
        """The gap between what is held and a role; `who` names the holder.

        With `hierarchy`, a skill held stands for the broader ones too.
        """
        table, skill = self._catalogue.requirement_table, self._catalogue.skill
        drawing = self._drawing(role)
        groups: dict[str, list[GapItem]] = {"missing": [], "below": [], "unrated": [], "met": []}
        covered, needed = {True: 0, False: 0}, {True: 0, False: 0}
        credited = credits_for(self._catalogue, held) if hierarchy else {}
        asked = set()
        for row in table.rows(role):
            number, level, essential = (
                table.skill[row],
                table.level[row],
                bool(table.essential[row]),
            )
            asked.add(number)
            need = level or 1
            have, via = _best(held.get(number, 0), level, credited.get(number, ()))
            if have is None:
                # Whoever holds a skill at all meets a need for it at any level.
                status, have, shortfall = ("unrated", None, 0) if level else ("met", 1, 0)
            else:
                shortfall = max(0, need - have)
                status = "met" if not shortfall else "below" if have else "missing"
            covered[essential] += need - shortfall
            needed[essential] += need
            necessity = Necessity.ESSENTIAL if essential else Necessity.OPTIONAL
            groups[status].append(
                GapItem(skill(number), have, need, necessity, shortfall, drawing.get(number, ()), via)
            )
        surplus = [
            GapItem(skill(number), have, 0, None, 0)
            for number, have in held.items()
            if number not in asked and have != 0
        ]
        return SkillGap(
            who=who,
            role=self._catalogue.role(role),
            **{status: self._sorted(items) for status, items in groups.items()},
            surplus=self._sorted(surplus),
            effort=needed[True] - covered[True],
            coverage=covered[True] / needed[True] if needed[True] else 1.0,
            optional_coverage=covered[False] / needed[False] if needed[False] else 1.0,
        )

    def rank(
        self, who: str, held: Holdings, roles: Sequence[int] | None, without: int | None, limit: int | None
    ) -> Ranking:
        """The roles nearest to what is held, best first; those that require nothing are left out."""
        import numpy

        listed = self._catalogue.facts.roles.listed
        chosen = numpy.arange(listed) if roles is None else numpy.unique(numpy.array(roles, int))
        chosen = chosen[(self.kernel.totals[chosen] > 0) & (chosen != (-1 if without is None else without))]
        met = self.kernel.met(_rated(held))
        coverage = self.kernel.coverage(met)
        if limit is not None and limit < len(chosen):
            # Only what ties with the last place can still win it by effort or label.
            last = numpy.partition(coverage[chosen], -limit)[-limit]
            chosen = chosen[coverage[chosen] >= last]
        entries = [
            RankedRole(
                self._catalogue.role(role),
                float(coverage[role]),
                int(self.kernel.totals[role] - met[role]),
            )
            for role in chosen.tolist()
        ]
        entries.sort(key=lambda entry: (-entry.coverage, entry.effort, self._catalogue.order(entry.role)))
        return Ranking(f"The roles nearest to {who or 'you'}", tuple(entries[:limit]))

    def rank_people(
        self, role: int, people: Iterable[tuple[Profile, Holdings]], limit: int | None
    ) -> Ranking:
        """The people nearest to a role, best first."""
        total = int(self.kernel.totals[role])
        entries = []
        for profile, held in people:
            effort = self.effort(held, role)
            entries.append(RankedProfile(profile, (total - effort) / total if total else 1.0, effort))
        entries.sort(key=lambda entry: (-entry.coverage, entry.effort, entry.profile.name))
        return Ranking(f"The people nearest to {self._catalogue.role(role)}", tuple(entries[:limit]))

    def matrix(
        self,
        rows: Sequence[Role | Profile],
        held: Iterable[Holdings],
        columns: Sequence[int],
    ) -> GapMatrix:
        """The gaps of all rows to all columns."""
        met = self.kernel.met_by_all(map(_rated, held))
        return GapMatrix(
            rows=tuple(rows),
            columns=tuple(map(self._catalogue.role, columns)),
            effort=(self.kernel.totals - met)[:, columns],
            coverage=self.kernel.coverage(met)[:, columns],
        )

    def _drawing(self, role: int) -> Mapping[int, tuple[Responsibility, ...]]:
        """By skill: the responsibilities of a role that draw on it."""
        drawing: dict[int, tuple[Responsibility, ...]] = {}
        skills = self._catalogue.facts.skills.number
        for responsibility in self._catalogue.responsibilities_of(role):
            for skill in responsibility.skills:
                number = skills[skill.iri.removeprefix("_:")]
                drawing[number] = (*drawing.get(number, ()), responsibility)
        return drawing

    def _sorted(self, items: list[GapItem]) -> tuple[GapItem, ...]:
        """Essential before optional, the larger shortfall first, then by label."""
        return tuple(
            sorted(
                items,
                key=lambda item: (
                    item.necessity is not _ESSENTIAL,
                    -item.shortfall,
                    self._catalogue.order(item.skill),
                ),
            )
        )


def _bullet_row(item: GapItem, most: int) -> list[str]:
    """A skill as cells of HTML: its name, a bar of have against need, and what it is needed for."""
    optional = " (optional)" if item.necessity is Necessity.OPTIONAL else ""
    needed_for = [responsibility.label for responsibility in item.needed_for]
    return [
        text(f"{item.skill}{optional}"),
        bullet(item.have, item.need, most),
        some(needed_for, _SHOWN_RESPONSIBILITIES),
    ]


def _best(have: int | None, level: int, credits: Iterable[Credit]) -> tuple[int | None, tuple[str, ...]]:
    """What counts as held, the skill itself or the narrower one that is worth more, with its chain."""
    best: tuple[int | None, tuple[str, ...]] = have, ()
    for credit in credits:
        worth = credit.worth(level)
        if best[0] is not None and (worth is None or worth > best[0]):
            best = worth, credit.chain
    return best


def _rated(held: Holdings) -> dict[int, int]:
    return {skill: UNRATED if level is None else level for skill, level in held.items()}
