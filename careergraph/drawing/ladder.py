"""A ladder as data, before it is decided how it looks: roles by rank, and the moves between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from careergraph.choices import Direction, Theme
from careergraph.model import ProgressionKind, Role


@dataclass(frozen=True, slots=True)
class Rung:
    """One role of a ladder: its label, its rank from 0 up, and how much of it is covered.

    `coverage` is None where nobody is shown, NaN where nobody knows it, since the role requires nothing
    essential. `family` is the track that it is framed with; `marked` says that the ladder is about it;
    `grade` is the name of its grade; `stands_for` is how many roles it is folded of, 0 where it is one
    itself.
    """

    label: str
    rank: int
    coverage: float | None = None
    on_path: bool = False
    family: str | None = None
    marked: bool = False
    grade: str | None = None
    stands_for: int = 0


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
    `probability` is how likely it is, where moves that people made are counted; `both` says that it leads
    back as well, and `stands_for` how many moves it is folded of.
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
    both: bool = False
    stands_for: int = 1

    @property
    def ranked_as(self) -> ProgressionKind | None:
        """The kind by which it ranks its roles: one that leads back as well lifts nobody."""
        if self.both or self.kind is ProgressionKind.LATERAL_MOVE:
            return ProgressionKind.LATERAL_MOVE
        return self.kind if isinstance(self.kind, ProgressionKind) else None


@dataclass(frozen=True, slots=True)
class Ladder:
    """A ladder to draw; `who` is shown on it, `has_path` says whether a path is.

    Where it is `graded`, its rows are the grades of its roles, whatever the moves between them; where it is
    `settled`, they are its order, and where it is `centred`, how far its roles are from one. `path` has the
    rungs of the path in order; `stacks` are pairs of rungs, the first a row below the second, which no move
    between them sees to; `order` is that of the rungs in a row, where it is not their own; `left_out` is
    how many moves it does not show.
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
    settled: bool = False
    centred: bool = False
    path: tuple[int, ...] = ()
    stacks: tuple[tuple[int, int], ...] = ()
    order: tuple[int, ...] = ()
    left_out: int = 0
    note: str | None = None

    def leads_up(self, move: DrawnMove) -> bool:
        """Tell whether a move holds the row of its target above that of its source."""
        rises = self.rungs[move.target].rank > self.rungs[move.source].rank
        if self.centred:
            return self.rungs[move.target].rank != self.rungs[move.source].rank
        return (
            rises
            and not self.settled
            and (move.on_path or move.ranked_as is not ProgressionKind.LATERAL_MOVE)
        )

    @property
    def tells_gaps(self) -> bool:
        """Whether what stands at a move is what it takes, and nothing else."""
        return any(move.missing is not None for move in self.moves)

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


def rank_by_grade(roles: Sequence[Role]) -> list[int]:
    """Rank roles by their grades, from 0 up; nothing where any of them states none."""
    grades = [role.grade.rank for role in roles if role.grade is not None]
    if len(grades) < len(roles):
        return []
    places = {grade: place for place, grade in enumerate(sorted(set(grades)))}
    return [places[grade] for grade in grades]


def rank_by_path(
    ranks: Sequence[int], path: Sequence[int], moves: Iterable[tuple[int, int, ProgressionKind | None]]
) -> list[int]:
    """Rank the roles of a path in its order, whatever other moves say, and each other one as its nearest.

    Those that no way ties to the path keep their ranks.
    """
    import networkx

    network: networkx.Graph[int] = networkx.Graph()
    network.add_nodes_from(range(len(ranks)))
    network.add_edges_from((source, target) for source, target, _ in moves)
    nearest = networkx.multi_source_dijkstra_path(network, set(path))
    place = {role: place for place, role in enumerate(path)}
    return [place[nearest[role][0]] if role in nearest else rank for role, rank in enumerate(ranks)]


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
