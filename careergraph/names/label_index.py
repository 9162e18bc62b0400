"""Finds the labels that come near to what somebody types, by words and the trigrams of words.

A query goes from its words to the words that resemble them, and from those to the labels that have
them. So a label is never found for merely lying inside the query, and few labels are touched.

The score of a label d for a query q, in [0, 1]:

    score(q, d) = min(1, Σ over v in q, w in d of a(v) a(w) s(v, w) ÷ (|q|^1.1 |d|^0.9))
    s(v, w)     = 1 for the same word, else 0.92 × the cosine of their features, weighted by idf
    a(w)        = √ of the length of w's features, × 0.85 for the first of several words
    |d|         = √ of the sum of a(w)² over the words of d

idf(f) = ln((1 + N) ÷ (1 + n)) + 1, with N labels, n of them with the feature f. A label that as a whole is
a typing error or two away scores at least 1 − changes ÷ letters.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from careergraph.names.label_words import features, plain, words, words_and_breaks
from careergraph.names.spellings import Spellings
from careergraph.support.lazy_property import lazy_property

Ints: TypeAlias = NDArray[np.int32]
Floats: TypeAlias = NDArray[np.float32]
#: Gives the groups of synonyms that a plain word is in.
GroupsOf: TypeAlias = Callable[[str], Iterable[int]]

#: Below this two words do not resemble each other.
_RESEMBLES: Final = 0.2
#: The most that two different words count for each other, and two of one group of synonyms at least.
_DIFFERENT: Final = np.float32(0.92)
_SYNONYM: Final = np.float32(0.4)
#: What the first of several words counts: it says what is done, and is said in most ways.
_FIRST: Final = 0.85
#: The power of a label's length that its score is divided by; the query's is 2 less this.
_LENGTH: Final = 0.9
#: A word has a typing error for so many letters; one of fewer than the second has none in its first.
_WORD_LETTERS: Final = 5
_WORD_FIRST: Final = 7
#: The most that is not the very same words scores; what may be the same scores more than the second.
_NOT_THE_SAME: Final = 0.99
_MAYBE_THE_SAME: Final = 0.9
#: What is left of the score of a part of a word where others are the whole word.
_PARTS_OF_WORDS: Final = np.float32(0.4)
#: From here on two different words surely resemble each other; a beginning has so many letters.
_SURE: Final = 0.7
_BEGINNING: Final = 3
#: No name has more words; what stands behind them is not looked at.
_MOST_WORDS: Final = 50
#: How many labels are cut at a time, which bounds the memory that making takes.
_BLOCK: Final = 16_384
_PLACES: Final = 6


class LabelHit(NamedTuple):
    """A thing that was found: its number, how near it comes, and the label by which.

    `mistyped` says that the whole label is one or two typing errors away.
    """

    number: int
    score: float
    label: str
    tier: int
    mistyped: bool = False


class LabelIndex:
    """Labels by what they resemble.

    Parameters: `labels` are (label, number of its thing, tier), a lower tier before a higher one and then
    what `order` says of two things where scores are equal, else the order of labels; `groups_of` gives the
    groups of synonyms of a word.
    """

    def __init__(
        self,
        labels: Iterable[tuple[str, int, int]],
        groups_of: GroupsOf | None = None,
        order: Callable[[int], Any] | None = None,
    ) -> None:
        every = list(labels)
        self._labels: Final = [label for label, _, _ in every]
        self._numbers: Final = np.array([number for _, number, _ in every], np.int32)
        self._tiers: Final = np.array([tier for _, _, tier in every], np.int8)
        self._groups_of: Final = groups_of
        self._order: Final = order
        self._word_ids: Final[dict[str, int]] = {"\n": 0}
        word, label, place = self._cut_into_words()
        self._cut_into_features(word)
        self._weigh(word, label, place)
        self._group_words: Final = self._members_of_groups()
        self._word_spellings: Final = Spellings(["", *islice(self._word_ids, 1, None)])

    # Making

    def _cut_into_words(self) -> tuple[Ints, Ints, Floats]:
        """Say of each word of each label: its id, its label, and what its place counts."""
        ids = self._word_ids
        lines: list[str] = []
        flows = [np.empty(0, np.int32)]
        every = iter(self._labels)
        while block := list(islice(every, _BLOCK)):
            text = plain(_one_a_line(block))
            lines += text.split("\n")[:-1]
            found = words_and_breaks(text)
            for word in dict.fromkeys(found):
                ids.setdefault(word, len(ids))
            flows.append(np.fromiter(map(ids.__getitem__, found), np.int32, len(found)))
        self._label_spellings = Spellings(lines)
        flow = np.concatenate(flows)
        ends = flow == 0
        owner = np.cumsum(ends, dtype=np.int32)[~ends]
        first = np.ones(len(owner), bool)
        np.not_equal(owner[1:], owner[:-1], out=first[1:])
        several = np.bincount(owner)[owner] > 1
        return flow[~ends], owner, np.where(first & several, np.float32(_FIRST), np.float32(1))

    def _cut_into_features(self, occurring: Ints) -> None:
        spread = np.bincount(occurring, minlength=len(self._word_ids))
        ids: dict[str, int] = {}
        found: list[int] = []
        counts: list[float] = []
        sizes: list[int] = []
        for word in self._word_ids:
            parts = features(word)
            sizes.append(len(parts))
            for name, count in parts:
                found.append(ids.setdefault(name, len(ids)))
                counts.append(count)
        feature = np.array(found, np.int32)
        of_word = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        total = max(1, len(self._labels))
        seen = np.minimum(np.bincount(feature, weights=spread[of_word]), total)
        self._feature_ids = ids
        self._idf = (np.log((1 + total) / (1 + seen)) + 1).astype(np.float32)
        self._unseen = math.log(1 + total) + 1
        weight = np.array(counts, np.float32) * self._idf[feature]
        length = np.sqrt(np.bincount(of_word, weights=weight * weight))
        self._word_lengths = length.astype(np.float32)
        order = np.argsort(feature, kind="stable")
        self._feature_words = of_word[order]
        self._feature_weights = (weight / length[of_word])[order].astype(np.float32)
        self._feature_starts = _starts(feature, len(ids))

    def _weigh(self, word: Ints, label: Ints, place: Floats) -> None:
        weight = np.sqrt(self._word_lengths)[word] * place
        square = np.bincount(label, weights=weight * weight, minlength=len(self._labels))
        square[square == 0] = 1
        self._divisors = square.astype(np.float32) ** np.float32(-_LENGTH / 2)
        order = np.argsort(word, kind="stable")
        self._word_labels = label[order]
        self._word_weights = weight[order].astype(np.float32)
        self._word_starts = _starts(word, len(self._word_ids))

    def _members_of_groups(self) -> dict[int, Ints]:
        members: dict[int, list[int]] = {}
        if self._groups_of is not None:
            for word, id in self._word_ids.items():
                for group in self._groups_of(word):
                    members.setdefault(group, []).append(id)
        return {group: np.array(found, np.int32) for group, found in members.items()}

    # Asking

    def search(
        self, text: str, limit: int | None = 10, among: range | None = None, begun: bool = False
    ) -> list[LabelHit]:
        """Find the things whose labels come nearest, each by its nearest label, the nearest first.

        Only things with numbers in `among` are found. With `begun` the last word may be the beginning of
        one, and of all that comes near only what has a word that surely resembles one of the text's.
        """
        scores, mistyped = self._scores(text, begun)
        if among is not None:
            scores[(self._numbers < among.start) | (self._numbers >= among.stop)] = 0
        asked = words(text)[:_MOST_WORDS]
        found: dict[int, tuple[tuple[float, int, int], LabelHit]] = {}
        for at in _best(scores, limit).tolist():
            score, label, tier = float(scores[at]), self._labels[at], int(self._tiers[at])
            # The full score is for the same words in the same order.
            if score <= _MAYBE_THE_SAME or words(label)[:_MOST_WORDS] != asked:
                score = min(round(score, _PLACES), _NOT_THE_SAME)
            else:
                score = 1.0
            key = (-score, tier, at)
            number = int(self._numbers[at])
            if number not in found or key < found[number][0]:
                found[number] = key, LabelHit(number, score, label, tier, at in mistyped)
        order = self._order

        def place(found: tuple[tuple[float, int, int], LabelHit]) -> tuple[float, int, Any]:
            (score, tier, at), hit = found
            return score, tier, order(hit.number) if order else at

        return [hit for _, hit in sorted(found.values(), key=place)[:limit]]

    def known_words(self, text: str, begun: bool = False) -> list[tuple[str, float, float]]:
        """Say of each word of a text what it weighs, and how near the nearest word of the index comes.

        With `begun` the last word may be the beginning of one, and is known then.
        """
        asked = words(text)[:_MOST_WORDS]
        found = []
        for place, word in enumerate(asked):
            near, length = self._resembling(word)
            begins = begun and place == len(asked) - 1 and any(self._beginning_with(word))
            found.append((word, math.sqrt(length), 1.0 if begins else float(near.max())))
        return found

    def _scores(self, text: str, begun: bool) -> tuple[Floats, set[int]]:
        """Score every label, and name those that as a whole are typing errors away."""
        asked = words(text)[:_MOST_WORDS]
        reached = np.zeros(len(self._word_ids), np.float32)
        sure = np.zeros(len(self._word_ids), bool)
        square = 0.0
        for place, word in enumerate(asked):
            near, length = self._resembling(word, begun and place == len(asked) - 1)
            sure |= near >= _SURE
            sure[self._synonyms(word)] = True
            if begun and place == len(asked) - 1:
                sure[[self._word_ids[longer] for longer in self._beginning_with(word)]] = True
            weight = math.sqrt(length) * (_FIRST if place == 0 and len(asked) > 1 else 1.0)
            square += weight * weight
            reached += np.float32(weight) * near
        held = np.flatnonzero(reached).astype(np.int32)
        at, sizes = _positions(self._word_starts, held)
        parts = self._word_weights[at] * np.repeat(reached[held], sizes)
        sums = np.bincount(self._word_labels[at], weights=parts, minlength=len(self._labels))
        divisor = np.float32(square ** ((_LENGTH - 2) / 2)) if square else np.float32(0)
        scores = sums.astype(np.float32) * self._divisors * divisor
        np.minimum(scores, np.float32(1), out=scores)
        if begun:
            self._keep_what_is_sure(scores, sure, asked)
        mistyped: set[int] = set()
        for label, nearness in self._label_spellings.near(" ".join(plain(text).split())):
            scores[label] = max(scores[label], nearness)
            mistyped.add(label)
        return scores, mistyped

    def _keep_what_is_sure(self, scores: Floats, sure: NDArray[np.bool_], asked: Sequence[str]) -> None:
        """Drop labels without a sure word; where some have the one word asked for, the rest scores less."""
        scores[~self._having(np.flatnonzero(sure))] = 0
        if len(asked) == 1 and asked[0] in self._word_ids:
            scores[~self._having(np.array([self._word_ids[asked[0]]]))] *= _PARTS_OF_WORDS

    def _having(self, ids: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Tell of every label whether it has one of some words."""
        at, _ = _positions(self._word_starts, ids.astype(np.int32))
        return np.bincount(self._word_labels[at], minlength=len(self._labels)) > 0

    def _resembling(self, word: str, begun: bool = False) -> tuple[Floats, float]:
        """Say how far each word of the index resembles a word, and how long that word's features are."""
        known: list[int] = []
        weights: list[float] = []
        square = 0.0
        for feature, count in features(word):
            id = self._feature_ids.get(feature)
            weight = count * (self._unseen if id is None else float(self._idf[id]))
            square += weight * weight
            if id is not None:
                known.append(id)
                weights.append(weight)
        length = math.sqrt(square)
        at, sizes = _positions(self._feature_starts, np.array(known, np.int32))
        parts = self._feature_weights[at] * np.repeat(np.array(weights, np.float32), sizes)
        sums = np.bincount(self._feature_words[at], weights=parts, minlength=len(self._word_ids))
        near = sums.astype(np.float32) * np.float32(1 / length)
        near[near < _RESEMBLES] = 0
        near *= _DIFFERENT
        if word in self._word_ids:
            near[self._word_ids[word]] = 1
        else:
            for id, nearness in self._word_spellings.near(word, _WORD_LETTERS, _WORD_FIRST):
                near[id] = max(near[id], nearness)
        for longer in self._beginning_with(word) if begun else ():
            id = self._word_ids[longer]
            near[id] = max(near[id], float(_DIFFERENT) * math.sqrt(len(word) / len(longer)))
        synonyms = self._synonyms(word)
        near[synonyms] = np.maximum(near[synonyms], _SYNONYM)
        return near, length

    def _synonyms(self, word: str) -> Ints:
        groups = self._groups_of(word) if self._groups_of else ()
        members = [self._group_words[group] for group in groups if group in self._group_words]
        return np.concatenate(members) if members else np.empty(0, np.int32)

    def _beginning_with(self, word: str) -> Iterator[str]:
        """Give the words of the index that begin with a word of some letters."""
        if len(word) >= _BEGINNING:
            at = bisect_left(self._words_in_order, word)
            for longer in islice(self._words_in_order, at, None):
                if not longer.startswith(word):
                    return
                yield longer

    @lazy_property
    def _words_in_order(self) -> Sequence[str]:
        return sorted(self._word_ids)


def _one_a_line(labels: Sequence[str]) -> str:
    text = "\n".join((*labels, ""))
    if text.count("\n") > len(labels):
        text = "\n".join((*(label.replace("\n", " ") for label in labels), ""))
    return text


def _best(scores: Floats, limit: int | None) -> NDArray[np.intp]:
    """Choose the labels to look at: enough for `limit` things, and all that are as near as the last."""
    found = np.flatnonzero(scores)
    take = len(found) if limit is None else 8 * limit + 32
    if take < len(found):
        positive = scores[found]
        found = found[positive >= np.partition(positive, len(found) - take)[len(found) - take]]
    return found


def _starts(values: Ints, count: int) -> NDArray[np.int64]:
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(values, minlength=count), out=starts[1:])
    return starts


def _positions(starts: NDArray[np.int64], chosen: Ints) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give all positions of the chosen, one after another, and how many each has."""
    begin = starts[chosen]
    sizes = starts[chosen + 1] - begin
    ends = np.cumsum(sizes)
    return np.arange(int(sizes.sum())) + np.repeat(begin - (ends - sizes), sizes), sizes
