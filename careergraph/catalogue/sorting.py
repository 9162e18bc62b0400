"""The order in which values stand in lists: by label, then IRI."""

from __future__ import annotations

from typing import Protocol, TypeAlias

from careergraph.catalogue.facts import StatedProgression
from careergraph.model import Requirement, Skill
from careergraph.support.text import fold

#: What lists are sorted by: the folded label, then the IRI.
SortKey: TypeAlias = tuple[str, bool, str, int]
#: What requirements are sorted by: the skills, then, of a choice, how many of them and at which levels.
AskedKey: TypeAlias = tuple[tuple[SortKey, ...], int, tuple[int, ...]]


class Asked(Protocol):
    """A requirement, or an item of a gap: one skill, or a choice of several."""

    @property
    def skills(self) -> tuple[Skill, ...]:
        """The skills that are asked for."""

    @property
    def any_of(self) -> tuple[Requirement, ...]:
        """The alternatives."""

    @property
    def at_least(self) -> int:
        """How many of the alternatives are asked for."""


def label_order(iri: str, label: str, number: int) -> SortKey:
    """Return the place of a thing in lists: its folded label, then its IRI.

    The name of a blank node is made at random, so that its number, its place in the file, orders it instead.
    """
    is_blank = iri.startswith("_:")
    return fold(label), is_blank, "" if is_blank else iri, number if is_blank else 0


def parallel_order(move: StatedProgression) -> tuple[bool, bool, int, str, str]:
    """Order parallel moves: stated before suggested, the fewest stated months first, then by kind and IRI.

    The name of a blank node is made at random, and has no say.
    """
    kind = "" if move.kind is None else move.kind.value
    node = "" if move.node is None or ":" not in move.node else move.node
    return move.suggested, move.months is None, move.months or 0, kind, node
