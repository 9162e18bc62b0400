"""By how much the evidence for a move falls without one of the things that both roles share.

A reason is left out of the target, all else as it is; what would not lower the score is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf, log, sqrt
from typing import Final, TypeVar

import numpy as np

from careergraph.gaps.role_words import Bag, RoleWords, Vocabulary, WordRows
from careergraph.gaps.sparse_rows import SparseRow, ratio

#: By how much a score must fall for what is left out to be a reason.
_LEAST: Final = 1e-9
#: How rare a word must be to be given as a reason: what half of the roles say tells a reader nothing.
_RARE: Final = log(2)

Thing = TypeVar("Thing")


def skill_losses(mine: SparseRow, theirs: SparseRow) -> list[tuple[int, float]]:
    """List the skills that both have, those first without which √Tanimoto ÷ 2 would fall the most.

    Without skill k it is √((D − s·t) ÷ (A + B − D − t² + s·t)).
    """
    s, t = mine.at(theirs.columns), theirs.values
    both, squares = float(s @ t), mine.square + theirs.square
    left = np.maximum(both - s * t, 0)
    now = sqrt(both / (squares - both)) if both else 0.0
    losses = (now - np.sqrt(ratio(left, squares - t * t - left))) / 2
    falls = losses > _LEAST
    return _largest_first(zip(theirs.columns[falls].tolist(), losses[falls].tolist(), strict=True))


class WordLosses:
    """The words of two roles, to be asked by how much √cosine ÷ 2 would fall without some of the target's."""

    def __init__(self, words: RoleWords, mine: WordRows, theirs: WordRows) -> None:
        self._languages = {
            language: _Shared.of(words.languages[language], mine[language], row)
            for language, row in theirs.items()
            if len(row.columns) and len(mine[language].columns)
        }
        self._now = self._root({})

    def of_words(self) -> list[tuple[str, float]]:
        """List the words that both have, those first without which it would fall the most."""
        bags: dict[str, dict[str, dict[str, float]]] = {}
        for language, shared in self._languages.items():
            for word in shared.words():
                bags.setdefault(word, {})[language] = {word: inf}  # however often it stands there
        return self.of_bags(bags)

    def of_bags(self, bags: Mapping[Thing, Bag]) -> list[tuple[Thing, float]]:
        """List texts of the target, given as bags, those first without which it would fall the most."""
        return _largest_first((name, (self._now - self._root(bag)) / 2) for name, bag in bags.items())

    def _root(self, without: Bag) -> float:
        both = ours = theirs = 0.0
        for language, shared in self._languages.items():
            left = shared.without(without.get(language, {}))
            # In a language in which the target would say nothing, the two are not compared.
            if left is not None:
                both, ours, theirs = both + left[0], ours + shared.ours, theirs + left[1]
        return sqrt(both / sqrt(ours * theirs)) if both > 0 else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class _Shared:
    """The words of two roles in one language: their weights, Σxy, Σx² and Σy²."""

    vocabulary: Vocabulary
    mine: Mapping[int, float]
    target: Mapping[int, float]
    both: float
    ours: float
    theirs: float

    @classmethod
    def of(cls, vocabulary: Vocabulary, mine: SparseRow, theirs: SparseRow) -> _Shared:
        both = float(mine.at(theirs.columns) @ theirs.values)
        return cls(vocabulary, _by_column(mine), _by_column(theirs), both, mine.square, theirs.square)

    def words(self) -> Iterator[str]:
        """Yield the rarer words that both have."""
        for column in sorted(self.target.keys() & self.mine.keys()):
            if self.vocabulary.rarities[column] > _RARE:
                yield self.vocabulary.words[column]

    def without(self, gone: Mapping[str, float]) -> tuple[float, float] | None:
        """Compute Σxy and Σy² without some words of the target, None where it has no others."""
        both, theirs, count = self.both, self.theirs, len(self.target)
        for word, times in gone.items():
            column = self.vocabulary.number[word]
            weight, rarity = self.target[column], float(self.vocabulary.rarities[column])
            square = weight * weight - times * rarity
            if square < rarity / 2:
                square, count = 0.0, count - 1
            both -= self.mine.get(column, 0.0) * (weight - sqrt(square))
            theirs -= weight * weight - square
        return (max(both, 0.0), max(theirs, 0.0)) if count else None


def _by_column(row: SparseRow) -> dict[int, float]:
    return dict(zip(row.columns.tolist(), row.values.tolist(), strict=True))


def _largest_first(losses: Iterable[tuple[Thing, float]]) -> list[tuple[Thing, float]]:
    return sorted((pair for pair in losses if pair[1] > _LEAST), key=lambda pair: -pair[1])
