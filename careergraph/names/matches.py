"""The matches of a list of names: a table that a person goes through, and a profile comes of."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeAlias, get_args

from careergraph.catalogue.levels import add_holding
from careergraph.choices import Kind
from careergraph.errors import InvalidArgument
from careergraph.model import Profile, Responsibility, Role, Skill
from careergraph.names.hits import Hit
from careergraph.names.label_words import loose
from careergraph.support.tables import Table
from careergraph.support.text import counted, fold

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


@dataclass(frozen=True, slots=True, repr=False)
class Matches(Table):
    """The matches of a list of names, one for each name, in order.

    >>> matches = cg.load().match(["Negotiation (advanced)", "tea leaves"])
    >>> [(match.status, str(match.choice), match.level) for match in matches]
    [('exact', 'negotiation', 'advanced'), ('none', 'None', None)]
    """

    matches: tuple[Match, ...]
    kind: Kind = "skill"

    def __len__(self) -> int:
        return len(self.matches)

    def __getitem__(self, place: int) -> Match:
        return self.matches[place]

    def __iter__(self) -> Iterator[Match]:
        return iter(self.matches)

    @property
    def open(self) -> Matches:
        """Those without a choice."""
        return Matches(tuple(match for match in self.matches if match.choice is None), self.kind)

    def profile(self, name: str, levels: Mapping[str, int] | None = None) -> Profile:
        """Make a profile of the choices.

        A level is what `levels` says of its text, else its rank on the scale, else the skill is unrated.
        Of several names for one skill the highest level counts, or unrated if one is.

        >>> ana = cg.load().match(["negotiation: 3/4"]).profile("Ana")
        >>> {str(skill): level for skill, level in ana.skills.items()}
        {'negotiation': 3}
        """
        if self.kind != "skill":
            raise InvalidArgument(f"a profile is made of skills, and these are matches of a {self.kind}")
        ranks = {fold(text): rank for text, rank in (levels or {}).items()}
        held: dict[Any, int | None] = {}
        for match in self.matches:
            if isinstance(match.choice, Skill):
                add_holding(held, _named(match.choice), ranks.get(fold(match.level or ""), match.rank))
        return Profile(name, held)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write a table to be reviewed, as .csv or .xlsx, or the choices as mappings, as .sssom.tsv.

        A person changes the column `choice` to a label, an IRI or a code, or empties it;
        `careergraph.load_matches` reads it back.

        Raises `SaveError`; then what was there before is whole.
        """
        from careergraph.names.review_files import save_matches

        return save_matches(self, Path(path))

    def caption(self) -> str:
        """How many names there are of each status, in one line."""
        counts = Counter(match.status for match in self.matches)
        told = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
        return f"{counted(len(self), 'name')}: {told}" if told else counted(0, "name")

    def _columns(self) -> Sequence[str]:
        return "name", "status", "choice", "choice_iri", "score", "margin", "level", "candidates"

    def _rows(self) -> Iterator[Sequence[Any]]:
        for match in self.matches:
            choice = match.choice
            yield (
                match.name,
                match.status,
                None if choice is None else choice.label,
                None if choice is None else choice.iri,
                match.score,
                match.margin if match.candidates else None,
                match.level,
                tuple(hit.thing.label for hit in match.candidates),
            )


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


def _named(skill: Skill) -> Skill | str:
    """Name a skill to a graph: one that a person wrote in a review file is known by what they wrote."""
    return skill.label if skill.iri == skill.label else skill
