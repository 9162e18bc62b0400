"""One name and what it may mean: a match, how sure it is, and how far ahead of the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple, TypeAlias, get_args

from careergraph.model import Responsibility, Role, Skill
from careergraph.names.hits import Hit
from careergraph.names.label_words import loose
from careergraph.support.plain_values import as_dict, one_line

#: How sure a match is: exact and likely are taken by themselves, an unsure one waits for a person.
Status: TypeAlias = Literal["exact", "likely", "unsure", "none"]
STATUSES: Final[tuple[Status, ...]] = get_args(Status)


class Match(NamedTuple):
    """A name and what it may mean.

    `choice` is the thing, where the match is exact or likely or somebody `decided`, else None;
    `candidates` are what comes near, the nearest first. `level` is the text of the level that the name
    carries, `rank` what it means on the graph's scale; years are no level.
    """

    name: str
    status: Status
    choice: Role | Skill | Responsibility | None
    candidates: tuple[Hit, ...] = ()
    level: str | None = None
    rank: int | None = None
    decided: bool = False

    @property
    def margin(self) -> float:
        """How far the first candidate is ahead of the next.

        One that has the first one's preferred label as an alternative label is no rival.
        """
        return margin(self.candidates)

    @property
    def score(self) -> float | None:
        """How near the choice comes, or the first candidate where there is none; None where nothing does."""
        scores = {hit.thing: hit.score for hit in self.candidates}
        first = self.candidates[0].score if self.candidates else None
        return first if self.choice is None else scores.get(self.choice)

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


def margin(hits: Sequence[Hit]) -> float:
    """Measure how far the first of some hits is ahead of the next that is its rival."""
    if not hits:
        return 0.0
    first = hits[0]
    same = loose(first.label)
    for other in hits[1:]:
        if not (_prefers(first, same) and loose(other.label) == same and not _prefers(other, same)):
            return first.score - other.score
    return first.score


def _prefers(hit: Hit, label: str) -> bool:
    return label in {loose(each) for each in (hit.thing.label, *hit.thing.labels.values())}
