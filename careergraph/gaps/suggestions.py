"""Moves that nobody stated, proposed from what roles say; each tells its reasons.

The numbers are those of a ranking from one role. By coverage, it is the asymmetric similarity of essential
skills that Nesta's career causeways build on.

Kanders, K., Djumalieva, J., Sleeman, C. and Orlik, J. (2020), Mapping Career Causeways: Supporting
workers at risk, Nesta.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any, ClassVar

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber
from careergraph.choices import Standing
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.rankings import RankedNumber, Wanted, nearest
from careergraph.gaps.reasons import Reason
from careergraph.model import Role
from careergraph.support.plain_values import Value
from careergraph.support.progress import Progress, with_progress
from careergraph.support.tables import Table

if TYPE_CHECKING:
    from careergraph.gaps.nearness import NearnessIndex


@dataclass(frozen=True, slots=True, repr=False)
class SuggestedMove(Value):
    """A proposed move, and what it rests on.

    `coverage`, `effort`, `fit` and `use` are those of the gap from source to target, None where the target
    requires nothing essential; `score` is the number that the targets were ranked by. `reasons` are what
    both share, without any of which there would be less evidence for the move.
    """

    source: Role
    target: Role
    coverage: float | None
    effort: int
    fit: float | None
    use: float | None
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Suggestions(Table):
    """Suggested moves, by source, then the best target first. They are not part of any graph.

    `CareerGraph.with_moves` makes a graph of which they are.
    """

    _measures: ClassVar = ("coverage", "fit", "use")
    _things: ClassVar = ("from", "to")

    moves: tuple[SuggestedMove, ...]

    def __iter__(self) -> Iterator[SuggestedMove]:
        return iter(self.moves)

    def __len__(self) -> int:
        return len(self.moves)

    def __getitem__(self, place: int) -> SuggestedMove:
        return self.moves[place]

    def _columns(self) -> Sequence[str]:
        return "from", "to", "score", "coverage", "effort", "fit", "use", "reasons"

    def _rows(self) -> Iterator[Sequence[Any]]:
        for move in self.moves:
            yield (
                move.source,
                move.target,
                move.score,
                move.coverage,
                move.effort,
                move.fit,
                move.use,
                [reason.text for reason in move.reasons],
            )

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        return f"{len(self.moves)} suggested moves, which nobody stated"


def suggest(
    catalogue: Catalogue,
    gaps: GapCalculator,
    nearness: NearnessIndex,
    sources: Sequence[RoleNumber],
    least: float,
    wanted: Wanted,
    direction: Standing,
    progress: Progress = False,
) -> Suggestions:
    """Suggest for each source the best targets, of at least a score, that no move leads to."""
    import numpy

    there: dict[RoleNumber, list[RoleNumber]] = {}
    for move in catalogue.facts.progressions:
        there.setdefault(move.source, []).append(move.target)
    moves: list[SuggestedMove] = []
    for source in with_progress(sources, len(sources), progress, "suggesting"):
        held = gaps.held_in(source)
        scores = nearness.scores(wanted.by, source, held)
        if scores is None and not held:
            # Of a role that requires nothing essential no number of a gap says where it leads.
            continue
        chosen = gaps.rankable(None, scores if wanted.by == "evidence" else None)
        chosen = chosen[~numpy.isin(chosen, [source, *there.get(source, ())])]
        chosen = gaps.in_direction(chosen, source, direction)
        best = nearest(gaps, held, chosen, wanted, scores)
        moves += [
            _suggested(catalogue, nearness, source, near)
            for near in takewhile(lambda near: near.score >= least, best)
        ]
    return Suggestions(tuple(moves))


def _suggested(
    catalogue: Catalogue, nearness: NearnessIndex, source: RoleNumber, near: RankedNumber
) -> SuggestedMove:
    return SuggestedMove(
        source=catalogue.role(source),
        target=catalogue.role(near.role),
        coverage=near.measures.coverage,
        effort=near.measures.effort,
        fit=near.measures.fit,
        use=near.measures.use,
        score=near.score,
        reasons=nearness.reasons(source, near.role),
    )
