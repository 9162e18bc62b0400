"""How near labels come to a text, word by word: the slow and plain twin of the index over labels."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from careergraph.names.label_words import features, plain, words

_RESEMBLES: Final = 0.2
_DIFFERENT: Final = 0.92
_SYNONYM: Final = 0.4
_FIRST: Final = 0.85
_SURE: Final = 0.7
_PART: Final = 0.4


class Nearness(NamedTuple):
    """The score of a label for a text, and whether as a whole it is a typing error or two away."""

    score: float
    mistyped: bool


def distance(one: str, other: str) -> int:
    """Count the letters to put in, leave out, change, or swap with the next, each at most once."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        row = [at]
        for place, its in enumerate(other, 1):
            fewest = min(rows[-1][place] + 1, row[-1] + 1, rows[-1][place - 1] + (letter != its))
            if at > 1 and place > 1 and one[at - 2 : at] == other[place - 2 : place][::-1]:
                fewest = min(fewest, rows[-2][place - 2] + 1)
            row.append(fewest)
        rows.append(row)
    return rows[-1][-1]


def mistyped(text: str, other: str, letters: int, first_is_right: int = 0) -> float:
    """Say how near a text is to one with an error for each so many letters, at most two; else 0."""
    most = min(2, len(text) // letters)
    if (
        not most
        or abs(len(text) - len(other)) > most
        or (len(text) < first_is_right and text[0] != other[:1])
    ):
        return 0.0
    errors = distance(text, other)
    return 1 - errors / max(len(text), len(other)) if errors <= most else 0.0


class PlainSearch:
    """The same labels and groups of synonyms as an index has."""

    def __init__(self, labels: Sequence[str], groups_of: Callable[[str], Iterable[int]]) -> None:
        self._labels = labels
        self._groups_of = groups_of
        every = [word for label in labels for word in words(label)]
        self._words = set(every)
        self._seen = Counter(feature for word in every for feature, _ in features(word))
        self._known_weights: dict[str, dict[str, float]] = {}

    def score(self, text: str, label: str, begun: bool = False) -> Nearness:
        """Score one label."""
        asked, held = words(text), words(label)
        both = sum(
            self._weight(asked, at) * self._weight(held, place) * self._alike(asked, at, word, begun)
            for at in range(len(asked))
            for place, word in enumerate(held)
        )
        size = self._length(asked) ** 1.1 * self._length(held) ** 0.9
        score = min(1.0, both / size) if size else 0.0
        if begun:
            if not any(self._sure(asked, at, word) for at in range(len(asked)) for word in held):
                score = 0.0
            if len(asked) == 1 and asked[0] in self._words and asked[0] not in held:
                score *= _PART
        whole = mistyped(" ".join(plain(text).split()), plain(label.replace("\n", " ")), 4)
        return Nearness(max(score, whole), whole > 0)

    def known(self, text: str, begun: bool = False) -> list[tuple[str, float, float]]:
        """Say of each word what it weighs, and how near any word of the labels comes."""
        asked = words(text)
        nearest = []
        for at, word in enumerate(asked):
            begins = begun and at == len(asked) - 1 and any(self._begins(word, each) for each in self._words)
            near = max((self._alike(asked, at, each, begun=False) for each in self._words), default=0.0)
            nearest.append((word, self._norm(word), 1.0 if begins else near))
        return nearest

    def _alike(self, asked: Sequence[str], at: int, other: str, begun: bool) -> float:
        word = asked[at]
        if word == other:
            return 1.0
        mine, its = self._weights(word), self._weights(other)
        cosine = sum(weight * its.get(feature, 0.0) for feature, weight in mine.items())
        cosine /= math.hypot(*mine.values()) * math.hypot(*its.values())
        near = _DIFFERENT * cosine if cosine >= _RESEMBLES else 0.0
        if word not in self._words:
            near = max(near, mistyped(word, other, 5, first_is_right=7))
        if begun and at == len(asked) - 1 and self._begins(word, other):
            near = max(near, _DIFFERENT * math.sqrt(len(word) / len(other)))
        if set(self._groups_of(word)) & set(self._groups_of(other)):
            near = max(near, _SYNONYM)
        return near

    def _sure(self, asked: Sequence[str], at: int, other: str) -> bool:
        word = asked[at]
        return (
            self._alike(asked, at, other, begun=True) >= _SURE
            or bool(set(self._groups_of(word)) & set(self._groups_of(other)))
            or (at == len(asked) - 1 and self._begins(word, other))
        )

    @staticmethod
    def _begins(word: str, other: str) -> bool:
        return len(word) >= 3 and other.startswith(word)

    def _weights(self, word: str) -> dict[str, float]:
        if word not in self._known_weights:
            self._known_weights[word] = {part: count * self._rarity(part) for part, count in features(word)}
        return self._known_weights[word]

    def _rarity(self, feature: str) -> float:
        total = max(1, len(self._labels))
        return math.log((1 + total) / (1 + min(self._seen[feature], total))) + 1

    def _norm(self, word: str) -> float:
        return math.sqrt(math.hypot(*self._weights(word).values()))

    def _weight(self, several: Sequence[str], at: int) -> float:
        return self._norm(several[at]) * (_FIRST if at == 0 and len(several) > 1 else 1.0)

    def _length(self, several: Sequence[str]) -> float:
        return math.hypot(*(self._weight(several, at) for at in range(len(several))))
