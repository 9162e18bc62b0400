"""What a ladder shows, before anybody decides how it looks: roles by rank, and the moves between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from careergraph.gaps import GapItem, SkillGap
from careergraph.model import Kind, Necessity, Progression, Role


@dataclass(frozen=True, slots=True)
class Rung:
    """One role of a ladder: its label, its rank from 0 up, and how much of it somebody covers."""

    label: str
    rank: int
    coverage: float | None = None
    on_path: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a ladder, between the rungs of two numbers.

    `missing` and `below` count the essential skills to learn and to raise for it, where it stands on
    a path.
    """

    source: int
    target: int
    kind: Kind | None = None
    months: int | None = None
    on_path: bool = False
    missing: int | None = None
    below: int | None = None


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

    @property
    def kinds(self) -> tuple[Kind | None, ...]:
        """The kinds of move that it shows, in the order of the legend."""
        shown = {move.kind for move in self.moves}
        return tuple(kind for kind in (*Kind, None) if kind in shown)


def build_ladder(
    title: str,
    roles: Sequence[Role],
    labels: Mapping[Role, str],
    progressions: Iterable[Progression],
    language: str,
    direction: str,
    who: str | None = None,
    coverage: Mapping[Role, float] | None = None,
    steps: Sequence[tuple[Progression, SkillGap]] = (),
) -> Ladder:
    """A ladder of `roles` and the moves among them, with somebody's coverage and a path on it."""
    number = {role: index for index, role in enumerate(roles)}
    moves = [move for move in progressions if move.source in number and move.target in number]
    ranks = _ranks(
        len(roles),
        [(number[move.source], number[move.target]) for move in moves if move.kind is not Kind.LATERAL_MOVE],
    )
    gaps = dict(steps)
    on_path = {role for move in gaps for role in (move.source, move.target)}
    return Ladder(
        title=title,
        rungs=tuple(
            Rung(labels[role], ranks[index], (coverage or {}).get(role), role in on_path)
            for index, role in enumerate(roles)
        ),
        moves=tuple(
            Move(
                number[move.source],
                number[move.target],
                move.kind,
                move.months,
                move in gaps,
                _essential(gaps[move].missing) if move in gaps else None,
                _essential(gaps[move].below) if move in gaps else None,
            )
            for move in moves
        ),
        language=language,
        direction=direction,
        who=who,
        has_path=bool(gaps),
    )


def _essential(items: Iterable[GapItem]) -> int:
    return sum(item.necessity is Necessity.ESSENTIAL for item in items)


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
