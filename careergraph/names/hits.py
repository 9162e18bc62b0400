"""The hits of a search: things, each with how near it comes and the label by which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from careergraph.model import Responsibility, Role, Skill
from careergraph.support.plain_values import as_dict, one_line
from careergraph.support.tables import Table
from careergraph.support.text import counted, quote


class Hit(NamedTuple):
    """A thing that was found: how near it comes, in [0, 1], and the label by which."""

    thing: Role | Skill | Responsibility
    score: float
    label: str

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


@dataclass(frozen=True, slots=True, repr=False)
class Hits(Table):
    """The things that a search found, the nearest first.

    >>> hits = cg.load().search("key acount", kind="role", limit=1, scores=True)
    >>> print(hits[0].thing, hits[0].label, hits[0].score > 0.5)
    Key Account Manager Key Account Manager True
    """

    _things: ClassVar = ("thing",)
    _totals: ClassVar = ("text",)

    text: str
    hits: tuple[Hit, ...]

    def __len__(self) -> int:
        return len(self.hits)

    def __getitem__(self, place: int) -> Hit:
        return self.hits[place]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def caption(self) -> str:
        """Say how many things come near to what, in one line."""
        return f"{counted(len(self), 'thing')} like {quote(self.text)}"

    def _columns(self) -> Sequence[str]:
        return "kind", "thing", "score", "label"

    def _count(self) -> int:
        return len(self)

    def _rows(self) -> Iterator[Sequence[Any]]:
        for thing, score, label in self.hits:
            yield type(thing).__name__.lower(), thing, score, label
