"""A ladder as data, before it is decided how it looks: roles by rank, and the moves between them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import Final, TypeAlias

from immutabledict import immutabledict

from careergraph.choices import Direction, Theme
from careergraph.drawing.phrases import word
from careergraph.gaps.gap_items import GapItem
from careergraph.gaps.values import SkillGap
from careergraph.model import Necessity, Progression, ProgressionKind, Role
from careergraph.support.text import in_language

#: How many roles without a move stand side by side: boxes are wider than they are high.
_ABREAST: Final[Mapping[Direction, int]] = {"up": 5, "down": 5, "right": 12, "left": 12}


@dataclass(frozen=True, slots=True)
class Rung:
    """One role of a ladder: its label, its rank from 0 up, and how much of it is covered.

    `coverage` is None where nobody is shown, NaN where nobody knows it, since the role requires nothing
    essential. `family` is the track that it is framed with; `marked` says that the ladder is about it;
    `grade` is the name of its grade.
    """

    label: str
    rank: int
    coverage: float | None = None
    on_path: bool = False
    family: str | None = None
    marked: bool = False
    grade: str | None = None


class Unstated(Enum):
    """Stands in place of the kind of a move that nobody states, or that one of two graphs states alone."""

    SUGGESTED = "suggested"
    OBSERVED = "observed"
    NEW = "new move"
    GONE = "gone"


#: How a move is drawn: by its kind, where it states one, and apart from the others where it is suggested.
MoveKind: TypeAlias = ProgressionKind | Unstated | None
MOVE_KINDS: Final[tuple[MoveKind, ...]] = (*ProgressionKind, *Unstated, None)


@dataclass(frozen=True, slots=True)
class DrawnMove:
    """One move of a ladder, between the rungs of two numbers.

    `missing` and `below` are the essential skills to learn and to raise for it, None where nothing is
    said about them; `conditions` are what the move and its role ask for besides, and that nobody is known
    to meet;
    `probability` is how likely it is, where moves that people made are counted.
    """

    source: int
    target: int
    kind: MoveKind = None
    months: int | None = None
    on_path: bool = False
    missing: tuple[str, ...] | None = None
    below: tuple[str, ...] | None = None
    conditions: tuple[str, ...] = ()
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """A ladder to draw; `who` is shown on it, `has_path` says whether a path is.

    Where it is `graded`, its rows are the grades of its roles, whatever the moves between them.
    """

    title: str
    rungs: tuple[Rung, ...]
    moves: tuple[DrawnMove, ...]
    language: str = "en"
    direction: Direction = "up"
    who: str | None = None
    has_path: bool = False
    theme: Theme = "light"
    graded: bool = False

    @property
    def kinds(self) -> tuple[MoveKind, ...]:
        """The kinds of move that it shows, in the order of the legend."""
        shown = {move.kind for move in self.moves}
        return tuple(kind for kind in MOVE_KINDS if kind in shown)

    @property
    def explains_kinds(self) -> bool:
        """Whether a reader must be told which move is of which kind: several are there, or one unstated."""
        return len(self.kinds) > 1 or any(isinstance(kind, Unstated) for kind in self.kinds)

    @property
    def families(self) -> dict[str, list[int]]:
        """Framed families, each with the numbers of its rungs; none where all are of one."""
        framed: dict[str, list[int]] = {}
        for number, rung in enumerate(self.rungs):
            if rung.family is not None:
                framed.setdefault(rung.family, []).append(number)
        return framed if len({rung.family for rung in self.rungs}) > 1 else {}

    @property
    def stacks(self) -> Iterator[tuple[int, int]]:
        """Pairs of rungs, the first a rank below the second, which no move between them sees to."""
        if self.graded:
            first = {rung.rank: number for number, rung in reversed([*enumerate(self.rungs)])}
            tied = {(move.source, move.target) for move in self.moves}
            yield from (pair for pair in pairwise(first[rank] for rank in sorted(first)) if pair not in tied)
            return
        for rows in loose(self.rungs, self.moves, self.direction):
            for lower, upper in pairwise(sorted(rows, key=lambda row: self.rungs[row[0]].rank)):
                yield from zip(lower, upper, strict=False)


def build_ladder(
    title: str,
    roles: Sequence[Role],
    labels: Mapping[Role, str],
    progressions: Iterable[Progression],
    language: str,
    direction: Direction,
    who: str | None = None,
    coverage: Mapping[Role, float | None] | None = None,
    on_path: Collection[Progression] = (),
    gaps: Mapping[Progression, SkillGap] | None = None,
    families: Mapping[Role, str | None] | None = None,
    marked: Collection[Role] = (),
    theme: Theme = "light",
    apart: Mapping[Progression, Unstated] = immutabledict(),
) -> Ladder:
    """Return a ladder of `roles` and the moves among them.

    `coverage` is what somebody covers of each role, None where nothing is known, `gaps` what each move
    takes, `on_path` the moves of a path to show; `families` are framed, `marked` stand out, and `apart` are
    drawn as what they are besides their kind.
    """
    number = {role: index for index, role in enumerate(roles)}
    moves = [move for move in progressions if move.source in number and move.target in number]
    graded = rank_by_grade(roles)
    ranks = graded or rank_roles(
        len(roles), [(number[move.source], number[move.target], move.kind) for move in moves]
    )
    gaps = gaps or {}
    shown = {role: math.nan if part is None else part for role, part in (coverage or {}).items()}
    passed = {role for move in on_path for role in (move.source, move.target)}
    drawn = tuple(
        DrawnMove(
            number[move.source],
            number[move.target],
            apart.get(move, _kind(move)),
            move.months,
            move in on_path,
            _essential(gaps[move].missing, language) if move in gaps else None,
            _essential(gaps[move].below, language) if move in gaps else None,
            tuple(each.label for each in gaps[move].conditions if not each.met) if move in gaps else (),
            move.probability,
        )
        for move in moves
    )
    rungs = [
        Rung(
            labels[role],
            ranks[index],
            shown.get(role),
            role in passed,
            (families or {}).get(role),
            role in marked,
            role.grade.label if role.grade else None,
        )
        for index, role in enumerate(roles)
    ]
    return Ladder(
        title=title,
        rungs=tuple(rungs if graded else _stacked(rungs, drawn, direction)),
        moves=drawn,
        language=language,
        direction=direction,
        who=who,
        has_path=bool(on_path),
        theme=theme,
        graded=bool(graded),
    )


def _kind(move: Progression) -> MoveKind:
    return Unstated.SUGGESTED if move.suggested else Unstated.OBSERVED if move.observed else move.kind


def loose(rungs: Sequence[Rung], moves: Iterable[DrawnMove], direction: Direction) -> list[list[list[int]]]:
    """Return the rungs that no move ties to another, by family, in rows that are short enough to read."""
    tied = {number for move in moves for number in (move.source, move.target)}
    by_family: dict[str | None, list[int]] = {}
    for number, rung in enumerate(rungs):
        if number not in tied:
            by_family.setdefault(rung.family, []).append(number)
    width = _ABREAST[direction]
    return [
        [numbers[start : start + width] for start in range(0, len(numbers), width)]
        for numbers in by_family.values()
    ]


def _stacked(rungs: Sequence[Rung], moves: Iterable[DrawnMove], direction: Direction) -> list[Rung]:
    """Stack the rungs that no move ties in rows, so that many of them make no endless line."""
    stacked = list(rungs)
    for rows in loose(rungs, moves, direction):
        # The first row is where a reader begins: at the top, or at the left.
        for rank, row in enumerate(reversed(rows) if direction in ("up", "left") else rows):
            for number in row:
                stacked[number] = replace(rungs[number], rank=rank)
    return stacked


def _essential(items: Iterable[GapItem], language: str) -> tuple[str, ...]:
    """Return the labels of the essential skills among them, each with the name that its level has there."""
    return tuple(_asked(item, language) for item in items if item.necessity is Necessity.ESSENTIAL)


def _asked(item: GapItem, language: str) -> str:
    """Return the label of a skill in a language, or of a choice of several."""
    labels = ", ".join(in_language(skill.labels, language) or skill.label for skill in item.skills)
    if not item.any_of:
        return f"{labels} ({item.descriptor})" if item.descriptor else labels
    if item.at_least == 1:
        return word(language, "one of", labels)
    return word(language, "some of", item.at_least) + labels


def rank_by_grade(roles: Sequence[Role]) -> list[int]:
    """Rank roles by their grades, from 0 up; nothing where any of them states none."""
    grades = [role.grade.rank for role in roles if role.grade is not None]
    if len(grades) < len(roles):
        return []
    places = {grade: place for place, grade in enumerate(sorted(set(grades)))}
    return [places[grade] for grade in grades]


def rank_roles(size: int, moves: Iterable[tuple[int, int, ProgressionKind | None]]) -> list[int]:
    """Rank each role by the most moves that lead up to it; roles in a circle share one rank.

    A role that only lateral moves touch stands beside the lowest one that they tie it to.
    """
    import networkx

    upward: networkx.DiGraph[int] = networkx.DiGraph()
    beside: dict[int, set[int]] = {role: set() for role in range(size)}
    for source, target, kind in moves:
        if kind is ProgressionKind.LATERAL_MOVE:
            beside[source].add(target)
            beside[target].add(source)
        else:
            upward.add_edge(source, target)
    condensed = networkx.condensation(upward)
    ranks = {
        role: rank
        for rank, groups in enumerate(networkx.topological_generations(condensed))
        for group in groups
        for role in condensed.nodes[group]["members"]
    }
    return [
        ranks[role]
        if role in ranks
        else min((ranks[side] for side in beside[role] if side in ranks), default=0)
        for role in range(size)
    ]
