"""What a ladder shows, before anybody decides how it looks: roles by rank, and the moves between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import Final, TypeAlias

from careergraph.gaps.values import GapItem, SkillGap
from careergraph.model import Necessity, Progression, ProgressionKind, Role
from careergraph.support.text import in_language

#: How many roles without a move stand side by side: boxes are wider than they are high.
_ABREAST: Final = {"up": 5, "down": 5, "right": 12, "left": 12}


@dataclass(frozen=True, slots=True)
class Rung:
    """One role of a ladder: its label, its rank from 0 up, and how much of it somebody covers.

    `family` is the track that it is framed with; `marked` says that the ladder is about it.
    """

    label: str
    rank: int
    coverage: float | None = None
    on_path: bool = False
    family: str | None = None
    marked: bool = False


class Unstated(Enum):
    """What stands in place of the kind of a move that nobody states."""

    SUGGESTED = "suggested"


#: How a move is drawn: by its kind, where it states one, and apart from the others where it is suggested.
MoveKind: TypeAlias = ProgressionKind | Unstated | None
MOVE_KINDS: Final[tuple[MoveKind, ...]] = (*ProgressionKind, *Unstated, None)


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a ladder, between the rungs of two numbers.

    `missing` and `below` are the essential skills to learn and to raise for it, None where nothing is
    said about them.
    """

    source: int
    target: int
    kind: MoveKind = None
    months: int | None = None
    on_path: bool = False
    missing: tuple[str, ...] | None = None
    below: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """A ladder to draw; `who` is shown on it, `has_path` says whether a path is."""

    title: str
    rungs: tuple[Rung, ...]
    moves: tuple[Move, ...]
    language: str = "en"
    direction: str = "up"
    who: str | None = None
    has_path: bool = False
    theme: str = "light"

    @property
    def kinds(self) -> tuple[MoveKind, ...]:
        """The kinds of move that it shows, in the order of the legend."""
        shown = {move.kind for move in self.moves}
        return tuple(kind for kind in MOVE_KINDS if kind in shown)

    @property
    def explains_kinds(self) -> bool:
        """Whether a reader must be told which move is of which kind: several are there, or a suggested."""
        return len(self.kinds) > 1 or Unstated.SUGGESTED in self.kinds

    @property
    def families(self) -> dict[str, list[int]]:
        """By framed family: the numbers of its rungs; nothing where all are of one."""
        framed: dict[str, list[int]] = {}
        for number, rung in enumerate(self.rungs):
            if rung.family is not None:
                framed.setdefault(rung.family, []).append(number)
        return framed if len({rung.family for rung in self.rungs}) > 1 else {}

    @property
    def stacks(self) -> Iterator[tuple[int, int]]:
        """Pairs of rungs that no move ties, the first of which stands a rank below the second."""
        for rows in loose(self.rungs, self.moves, self.direction):
            for lower, upper in pairwise(sorted(rows, key=lambda row: self.rungs[row[0]].rank)):
                yield from zip(lower, upper, strict=False)


def build_ladder(
    title: str,
    roles: Sequence[Role],
    labels: Mapping[Role, str],
    progressions: Iterable[Progression],
    language: str,
    direction: str,
    who: str | None = None,
    coverage: Mapping[Role, float] | None = None,
    on_path: Collection[Progression] = (),
    gaps: Mapping[Progression, SkillGap] | None = None,
    families: Mapping[Role, str | None] | None = None,
    marked: Collection[Role] = (),
    theme: str = "light",
) -> Ladder:
    """A ladder of `roles` and the moves among them.

    `coverage` is what somebody covers of each role, `gaps` what each move takes, `on_path` the moves of a
    path to show; `families` are framed, and `marked` stand out.
    """
    number = {role: index for index, role in enumerate(roles)}
    moves = [move for move in progressions if move.source in number and move.target in number]
    ranks = _ranks(
        len(roles),
        [
            (number[move.source], number[move.target])
            for move in moves
            if move.kind is not ProgressionKind.LATERAL_MOVE
        ],
    )
    gaps = gaps or {}
    passed = {role for move in on_path for role in (move.source, move.target)}
    drawn = tuple(
        Move(
            number[move.source],
            number[move.target],
            Unstated.SUGGESTED if move.suggested else move.kind,
            move.months,
            move in on_path,
            _essential(gaps[move].missing, language) if move in gaps else None,
            _essential(gaps[move].below, language) if move in gaps else None,
        )
        for move in moves
    )
    rungs = [
        Rung(
            labels[role],
            ranks[index],
            (coverage or {}).get(role),
            role in passed,
            (families or {}).get(role),
            role in marked,
        )
        for index, role in enumerate(roles)
    ]
    return Ladder(
        title=title,
        rungs=tuple(_stacked(rungs, drawn, direction)),
        moves=drawn,
        language=language,
        direction=direction,
        who=who,
        has_path=bool(on_path),
        theme=theme,
    )


def loose(rungs: Sequence[Rung], moves: Iterable[Move], direction: str) -> list[list[list[int]]]:
    """The rungs that no move ties to another, by family, in rows that are short enough to read."""
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


def _stacked(rungs: Sequence[Rung], moves: Iterable[Move], direction: str) -> list[Rung]:
    """The rungs, with those that no move ties stacked in rows, so that many of them make no endless line."""
    stacked = list(rungs)
    for rows in loose(rungs, moves, direction):
        # The first row is where a reader begins: at the top, or at the left.
        for rank, row in enumerate(reversed(rows) if direction in ("up", "left") else rows):
            for number in row:
                stacked[number] = replace(rungs[number], rank=rank)
    return stacked


def _essential(items: Iterable[GapItem], language: str) -> tuple[str, ...]:
    """The labels of the essential skills among them."""
    return tuple(
        in_language(item.skill.labels, language) or item.skill.label
        for item in items
        if item.necessity is Necessity.ESSENTIAL
    )


def _ranks(size: int, moves: Sequence[tuple[int, int]]) -> list[int]:
    """The rank of each role: the most moves that lead up to it; roles in a circle share one."""
    import networkx

    graph: networkx.DiGraph[int] = networkx.DiGraph(list(moves))
    graph.add_nodes_from(range(size))
    condensed = networkx.condensation(graph)
    rank_of_group: dict[int, int] = {}
    for generation, groups in enumerate(networkx.topological_generations(condensed)):
        rank_of_group |= dict.fromkeys(groups, generation)
    return [rank_of_group[condensed.graph["mapping"][role]] for role in range(size)]
