"""Moves that nobody stated, proposed from what roles require; each says what it rests on.

By coverage, the measure is the asymmetric similarity of essential skills that Nesta's career causeways build
on: how much of what the target needs the source has already. By fit, what the source has and the target
does not need counts against a move too, so that easy jobs do not come first.

Kanders, K., Djumalieva, J., Sleeman, C. and Orlik, J. (2020), Mapping Career Causeways: Supporting
workers at risk, Nesta.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, ClassVar

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber
from careergraph.choices import Standing
from careergraph.gaps.calculator import GapCalculator, RankedNumber, Wanted
from careergraph.model import Necessity, Role, Skill
from careergraph.support.tables import Table


@dataclass(frozen=True, slots=True)
class SuggestedMove:
    """A proposed progression, and its evidence.

    `coverage`, `effort`, `fit` and `use` are those of the gap from source to target, `score` is the
    number that the targets were ranked by; `shared` are the essential skills of the target that the
    source brings in full, `missing` those that are still to be learnt or raised; `zones` are the job
    zones of both, where both state one.
    """

    source: Role
    target: Role
    coverage: float | None
    effort: int
    fit: float | None
    use: float | None
    score: float
    shared: tuple[Skill, ...]
    missing: tuple[Skill, ...]
    zones: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Suggestions(Table):
    """Suggested moves, by source, then the nearest target first. They are not part of any graph."""

    _measures: ClassVar = ("coverage", "fit", "use")

    moves: tuple[SuggestedMove, ...]

    def __iter__(self) -> Iterator[SuggestedMove]:
        return iter(self.moves)

    def __len__(self) -> int:
        return len(self.moves)

    def _columns(self) -> Sequence[str]:
        return "from", "to", "coverage", "effort", "fit", "use", "score", "shared", "missing", "zones"

    def _rows(self) -> Iterator[Sequence[Any]]:
        for move in self.moves:
            yield (
                move.source.label,
                move.target.label,
                move.coverage,
                move.effort,
                move.fit,
                move.use,
                move.score,
                [skill.label for skill in move.shared],
                [skill.label for skill in move.missing],
                move.zones,
            )

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        return f"{len(self.moves)} suggested moves, which nobody stated"


def suggest(
    catalogue: Catalogue,
    gaps: GapCalculator,
    sources: Sequence[RoleNumber],
    min_score: float,
    wanted: Wanted,
    direction: Standing,
) -> Suggestions:
    """Suggest for each source the nearest targets, of at least a score, that no stated move leads to."""
    stated = {(move.source, move.target) for move in catalogue.facts.progressions}
    moves = []
    for source in sources:
        held = gaps.held_in(source)
        if not held:
            continue
        targets = [
            target
            for target in catalogue.facts.roles.described
            if target != source and (source, target) not in stated
        ]
        chosen = gaps.in_direction(gaps.rankable(targets), source, direction)
        nearest = gaps.nearest(held, chosen, wanted)
        near_enough = takewhile(lambda near: near.score >= min_score, nearest)
        moves += [_evidenced(catalogue, gaps, source, near) for near in near_enough]
    return Suggestions(tuple(moves))


def _evidenced(
    catalogue: Catalogue, gaps: GapCalculator, source: RoleNumber, near: RankedNumber
) -> SuggestedMove:
    zones, target = catalogue.job_zones, near.role
    gap = gaps.gap(catalogue.role(source).label, gaps.held_in(source), target)
    essential = [item for item in gap if item.necessity is Necessity.ESSENTIAL]
    return SuggestedMove(
        source=catalogue.role(source),
        target=catalogue.role(target),
        coverage=gap.coverage,
        effort=gap.effort,
        fit=gap.fit,
        use=gap.use,
        score=near.score,
        shared=tuple(item.skill for item in essential if not item.shortfall),
        missing=tuple(item.skill for item in essential if item.shortfall),
        zones=(zones[source], zones[target]) if source in zones and target in zones else None,
    )
