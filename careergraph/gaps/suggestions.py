"""Moves that nobody stated, proposed from what roles say; each tells its reasons.

The numbers are those of a ranking from one role. By coverage, it is the asymmetric similarity of essential
skills that Nesta's career causeways build on.

Kanders, K., Djumalieva, J., Sleeman, C. and Orlik, J. (2020), Mapping Career Causeways: Supporting
workers at risk, Nesta.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any, ClassVar

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber
from careergraph.choices import Standing
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.nearest import nearest_roles
from careergraph.gaps.rankings import RankedNumber, Wanted, nearest, ranked_numbers
from careergraph.gaps.reasons import Reason
from careergraph.model import Role
from careergraph.support.lazy_sequence import LazySequence
from careergraph.support.plain_values import Value
from careergraph.support.progress import Progress, with_progress
from careergraph.support.tables import Table

if TYPE_CHECKING:
    from careergraph.gaps.nearest import Pairs
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

    `CareerGraph.with_moves` makes a graph of which they are. The reasons of a move are found when it is read.
    """

    _measures: ClassVar = ("coverage", "fit", "use")
    _shares: ClassVar = ("coverage", "fit", "use")
    _things: ClassVar = ("from", "to")

    moves: Sequence[SuggestedMove]

    def __iter__(self) -> Iterator[SuggestedMove]:
        return iter(self.moves)

    def __len__(self) -> int:
        return len(self.moves)

    def __getitem__(self, place: int) -> SuggestedMove:
        return self.moves[place]

    def _columns(self) -> Sequence[str]:
        return "from", "to", "score", "coverage", "effort", "fit", "use", "reasons"

    def _count(self) -> int:
        return len(self)

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
    progress: Progress,
) -> Suggestions:
    """Suggest for each source the best targets, of at least a score, that no move leads to."""
    there: dict[RoleNumber, list[RoleNumber]] = {}
    for move in catalogue.facts.progressions:
        there.setdefault(move.source, []).append(move.target)
    if wanted.by in ("weighted", "evidence"):
        best_of_each = _by_scores(gaps, nearness, sources, wanted, direction, there)
    else:
        best_of_each = _by_gaps(gaps, sources, wanted, direction, there)
    found = [
        (source, near)
        for source, best in with_progress(best_of_each, len(sources), progress, "suggesting")
        for near in takewhile(lambda near: near.score >= least, best)
    ]
    return Suggestions(LazySequence(found, partial(_suggested, catalogue, nearness)))


def _by_gaps(
    gaps: GapCalculator,
    sources: Sequence[RoleNumber],
    wanted: Wanted,
    direction: Standing,
    there: Mapping[RoleNumber, Sequence[RoleNumber]],
) -> Iterator[tuple[RoleNumber, Sequence[RankedNumber]]]:
    """Yield each source with its best targets by the numbers of gaps, many sources at a time."""
    import numpy

    targets = gaps.targets()
    place = {role: place for place, role in enumerate(targets.roles.tolist())}

    def left_out(part: slice) -> Pairs:
        some = sources[part]
        pairs = [
            (row, place[role])
            for row, source in enumerate(some)
            for role in (source, *there.get(source, ()))
            if role in place
        ]
        out = numpy.zeros((len(some), len(place)), bool)
        if direction != "any":
            out = ~gaps.stand_in_direction(targets.roles, numpy.array(some)[:, None], direction)
        if pairs:
            out[tuple(zip(*pairs, strict=True))] = True
        row, role = numpy.nonzero(out)
        return row, role

    held = gaps.held_by(sources)
    for block in nearest_roles(targets.kernel, held, wanted.by, wanted.limit, left_out):
        starts = block.starts.tolist()
        found = ranked_numbers(targets.roles, block, wanted.by)
        for row, source in enumerate(sources[block.people]):
            # Of a role that requires nothing essential no number of a gap says where it leads.
            is_held = held.starts[block.people.start + row] < held.starts[block.people.start + row + 1]
            yield source, found[starts[row] : starts[row + 1]] if is_held else ()


def _by_scores(
    gaps: GapCalculator,
    nearness: NearnessIndex,
    sources: Sequence[RoleNumber],
    wanted: Wanted,
    direction: Standing,
    there: Mapping[RoleNumber, Sequence[RoleNumber]],
) -> Iterator[tuple[RoleNumber, Sequence[RankedNumber]]]:
    """Yield each source with its best targets by scores of their own."""
    import numpy

    for source in sources:
        held = gaps.held_in(source)
        scores = nearness.scores(wanted.by, source, held)
        chosen = gaps.rankable(None, scores if wanted.by == "evidence" else None)
        chosen = chosen[~numpy.isin(chosen, [source, *there.get(source, ())])]
        chosen = gaps.in_direction(chosen, source, direction)
        yield source, nearest(gaps, held, chosen, wanted, scores)


def _suggested(
    catalogue: Catalogue, nearness: NearnessIndex, found: tuple[RoleNumber, RankedNumber]
) -> SuggestedMove:
    source, near = found
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
