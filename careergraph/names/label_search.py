"""Searches all labels of a catalogue, of every kind of thing, in one index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from careergraph.catalogue.catalogue import Catalogue
from careergraph.choices import Kind
from careergraph.names.label_tiers import LabelTiers, Tier
from careergraph.names.synonyms import groups_in
from careergraph.support.lazy_property import lazy_property

if TYPE_CHECKING:
    from careergraph.names.label_index import GroupsOf, LabelHit, LabelIndex

#: The part of a text that the labels must know, and the score of a typing error that is one all the same.
KNOWN: Final = 0.60
MISTYPED: Final = 0.80


class Found(NamedTuple):
    """A thing by kind and number, how near a label of it comes, and that label."""

    kind: Kind
    number: int
    score: float
    label: str
    mistyped: bool


def part_known(words: Iterable[tuple[str, float, float]]) -> float:
    """Measure what part of the weight of words is in those that the labels have, or that come near to one."""
    known = [(weight, weight * near) for _, weight, near in words]
    return sum(near for _, near in known) / sum(weight for weight, _ in known) if known else 0.0


class LabelSearch:
    """The index over the labels of all roles, skills and responsibilities; made when first asked."""

    def __init__(self, catalogue: Catalogue, tiers: Mapping[Kind, LabelTiers[int]]) -> None:
        self._catalogue = catalogue
        self._tiers: Final = tiers
        ends = list(accumulate((each.count for each in tiers.values()), initial=0))
        self._spans: Final = {kind: range(*span) for kind, span in zip(tiers, pairwise(ends), strict=True)}

    def near(self, text: str, kind: Kind | None, limit: int | None) -> list[Found]:
        """Find the things with a label that comes near to a text, the nearest first."""
        return self._found(self._index.search(text, limit, self._among(kind)))

    def shown(self, text: str, kind: Kind | None, limit: int | None) -> list[Found]:
        """Find the same to be shown: without those by which somebody would feel misled.

        The last word may be the beginning of one. Where the labels lack most of the text's words, only
        what looks like a typing error is shown.
        """
        hits = self._found(self._index.search(text, limit, self._among(kind), begun=True))
        if part_known(self._index.known_words(text, begun=True)) >= KNOWN:
            return hits
        return [hit for hit in hits if hit.mistyped and hit.score >= MISTYPED]

    def known_words(self, text: str) -> list[tuple[str, float, float]]:
        """Say of each word of a text what it weighs, and how near the nearest word of any label comes."""
        return self._index.known_words(text)

    def _found(self, hits: Iterable[LabelHit]) -> list[Found]:
        return [
            Found(
                *self._thing(hit.number),
                hit.score,
                self._whole.get((hit.number, hit.label), hit.label),
                hit.mistyped,
            )
            for hit in hits
        ]

    def _among(self, kind: Kind | None) -> range | None:
        return None if kind is None else self._spans[kind]

    def _thing(self, number: int) -> tuple[Kind, int]:
        return next((kind, number - span.start) for kind, span in self._spans.items() if number in span)

    def _sort_key(self, number: int) -> tuple[str, bool, str, int]:
        kind, of_kind = self._thing(number)
        return self._tiers[kind].sort_key(of_kind)

    @lazy_property
    def _index(self) -> LabelIndex:
        from careergraph.names.label_index import LabelIndex

        return LabelIndex(self._labels(), self._groups_of, self._sort_key)

    @property
    def _groups_of(self) -> GroupsOf | None:
        return groups_in(self._catalogue.language)

    @lazy_property
    def _whole(self) -> Mapping[tuple[int, str], str]:
        """By a number and a half of a label: the label."""
        return {
            (span.start + number, name.text): name.label
            for kind, span in self._spans.items()
            for number in range(len(span))
            for name in self._tiers[kind].names(number)
            if name.text != name.label
        }

    def _labels(self) -> Iterable[tuple[str, int, int]]:
        for kind, span in self._spans.items():
            for number in range(len(span)):
                for name in self._tiers[kind].names(number):
                    if name.tier is not Tier.CODE:
                        yield name.text, span.start + number, name.tier
