"""Moves that people made: how often, and how likely each is. They are no statements of the ontology."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careergraph.catalogue.numbers import RoleNumber


@dataclass(frozen=True, slots=True)
class ObservedMove:
    """How often a move was made, None where that is hidden or 0, and how likely it is; None where unknown."""

    count: int | None
    probability: float | None


@dataclass(frozen=True, slots=True)
class ObservedMoves:
    """All moves that were stated or made, by their two roles; counts below `hide` are not in it."""

    moves: Mapping[tuple[RoleNumber, RoleNumber], ObservedMove]
    hide: int
