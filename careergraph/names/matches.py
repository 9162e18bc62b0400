"""The matches of a list of names: a table that a person goes through, and a profile comes of."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

from careergraph.catalogue.levels import add_holding
from careergraph.choices import Kind
from careergraph.errors import InvalidArgument
from careergraph.model import Profile, Skill
from careergraph.names.match_values import STATUSES, Match
from careergraph.names.review_files import read_matches, save_matches
from careergraph.support.html_tables import html_table
from careergraph.support.tables import Table
from careergraph.support.text import ABSOLUTE_IRI, counted, fold
from careergraph.support.text_tables import text_table

_SHOWN: Final = ("name", "status", "choice, or candidates", "score", "level")
_PARTS: Final = 3


@dataclass(frozen=True, slots=True, repr=False)
class Matches(Table):
    """The matches of a list of names, one for each name, in order.

    >>> matches = cg.load().match(["Negotiation (advanced)", "tea leaves"])
    >>> [(match.status, str(match.choice), match.level) for match in matches]
    [('exact', 'negotiation', 'advanced'), ('none', 'None', None)]
    """

    _things: ClassVar = ("choice",)
    _totals: ClassVar = ("kind",)

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
        return save_matches(self.matches, self.kind, Path(path))

    def caption(self) -> str:
        """Say how many names there are of each status, in one line."""
        counts = Counter(match.status for match in self.matches)
        each = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
        names = counted(len(self), "name")
        return f"{names}: {each}" if each else names

    def __str__(self) -> str:
        return text_table(_SHOWN, self._shown(), self.caption(), parts=_PARTS)

    def _repr_html_(self) -> str:
        return html_table(_SHOWN, self._shown(), self.caption())

    def _shown(self) -> Iterator[Sequence[Any]]:
        """Give what a reader wants to see: the choice, or where there is none the candidates."""
        for match in self.matches:
            candidates = tuple(hit.thing.label for hit in match.candidates)
            meaning = candidates if match.choice is None else match.choice.label
            yield match.name, match.status, meaning, match.score, match.level

    def _columns(self) -> Sequence[str]:
        return "name", "status", "choice", "score", "margin", "level", "candidates"

    def _rows(self) -> Iterator[Sequence[Any]]:
        for match in self.matches:
            yield (
                match.name,
                match.status,
                match.choice,
                match.score,
                match.margin if match.candidates else None,
                match.level,
                tuple(hit.thing.label for hit in match.candidates),
            )


def load_matches(path: str | os.PathLike[str]) -> Matches:
    """Read matches that a person went through: the .csv or .xlsx that `Matches.save` wrote, or .sssom.tsv.

    The column `choice` is what counts: a label of a candidate, an IRI, or any other label or code, which a
    graph looks up when the matches are used. Where it is emptied, an exact or likely match is decided for
    none; "-" decides so wherever it stands. Things have an IRI and a label alone.

    Raises `FileMissing`, `ReadError` or `ParseError`, with file and row.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = cg.load().match(["negotiation", "tea"]).save(f"{folder}/review.csv")
    ...     matches = load_matches(file)
    >>> [(match.name, str(match.choice)) for match in matches]
    [('negotiation', 'negotiation'), ('tea', 'None')]
    """
    found, kind = read_matches(Path(path))
    return Matches(tuple(found), kind)


def _named(skill: Skill) -> Skill | str:
    """Name a skill to a graph: one that a person wrote in a review file is known by what they wrote."""
    return skill if skill.iri != skill.label or ABSOLUTE_IRI.fullmatch(skill.iri) else skill.label
