"""The words that roles are described in, language by language, and how alike two descriptions are.

A word weighs √(times × rarity), so that the cosine of two descriptions is Σ√(pq) of the shares p and q that
each word has in them: the coefficient of Bhattacharyya, A. (1943), On a measure of divergence between two
statistical populations, Bulletin of the Calcutta Mathematical Society 35.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from careergraph.gaps.sparse_rows import Floats, SparseRow, SparseRows, rarity, ratio

#: By language: how often each word stands in a text.
Bag: TypeAlias = Mapping[str, Mapping[str, float]]
#: By language: the weights of the words of a text.
WordRows: TypeAlias = Mapping[str, SparseRow]

_WORD: Final = re.compile(r"[^\W_]+[+#]*")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")


def words(text: str) -> list[str]:
    """Split a text into words, folded and without accents; nothing is cut off or left out.

    >>> words("Über C++ and C#"), words("negociación")
    (['uber', 'c++', 'and', 'c#'], ['negociacion'])
    """
    return _WORD.findall(_ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold())))


def add_words(bag: dict[str, dict[str, float]], texts: Iterable[tuple[str, str]]) -> None:
    """Count the words of texts, given as (language tag, text); en-GB counts as en."""
    for tag, text in texts:
        counted = bag.setdefault(tag.partition("-")[0].lower(), {})
        for word in words(text):
            counted[word] = counted.get(word, 0.0) + 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of one language in order, the number and the rarity of each, and its weight in every role."""

    words: Sequence[str]
    number: Mapping[str, int]
    rarities: Floats
    rows: SparseRows

    @classmethod
    def of(cls, bags: Sequence[Mapping[str, float]]) -> Vocabulary:
        """Weigh the words of each role."""
        known = sorted({word for bag in bags for word in bag})
        number = {word: place for place, word in enumerate(known)}
        row = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
        column = np.array([number[word] for bag in bags for word in bag], np.int64)
        times = np.array([count for bag in bags for count in bag.values()], np.float64)
        rarities = rarity(np.bincount(column), len(bags))
        weights = np.sqrt(times * rarities[column])
        return cls(known, number, rarities, SparseRows.of(row, column, weights, (len(bags), len(number))))

    def weigh(self, bag: Mapping[str, float]) -> SparseRow:
        """Weigh the words of somebody; those that no role has are passed over."""
        known = sorted((self.number[word], times) for word, times in bag.items() if word in self.number)
        columns = np.array([column for column, _ in known], np.int64)
        times = np.array([times for _, times in known], np.float64)
        return SparseRow(columns, np.sqrt(times * self.rarities[columns]))


@dataclass(frozen=True, slots=True, eq=False)
class RoleWords:
    """The words of every role, by language."""

    languages: Mapping[str, Vocabulary]
    count: int

    @classmethod
    def of(cls, bags: Sequence[Bag]) -> RoleWords:
        """Weigh the words of the bags, one a role."""
        languages = sorted({language for bag in bags for language in bag})
        return cls(
            {each: Vocabulary.of([bag.get(each, {}) for bag in bags]) for each in languages}, len(bags)
        )

    def row(self, role: int) -> WordRows:
        """Return the weights of the words of a role."""
        return {language: known.rows.row(role) for language, known in self.languages.items()}

    def weigh(self, bag: Bag) -> WordRows:
        """Weigh the words of somebody."""
        return {language: known.weigh(bag[language]) for language, known in self.languages.items()}

    def cosine(self, mine: WordRows) -> Floats:
        """Compare with every role, over the languages in which both say anything."""
        both, ours, theirs = np.zeros((3, self.count))
        for language, row in mine.items():
            rows = self.languages[language].rows
            if square := row.square:
                both += rows.dots(row)
                ours += np.where(rows.squares > 0, square, 0.0)
                theirs += rows.squares
        return ratio(both, np.sqrt(ours * theirs))
