"""Holds what a suggestion rests on, one thing at a time."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, TypeAlias

from careergraph.model import Concept
from careergraph.support.plain_values import as_dict, one_line

ReasonKind: TypeAlias = Literal["skill", "responsibility", "word"]


class Reason(NamedTuple):
    """One thing that both roles share, of a kind "skill", "responsibility" or "word".

    `text` is its label, or the word; `things` has the skill, or the responsibility of the target.
    """

    kind: ReasonKind
    text: str
    things: tuple[Concept, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.text}"

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)
