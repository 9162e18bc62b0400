"""The things of one ontology in another: roles, skills and responsibilities by IRI, or else by label.

A label counts where neither thing has its IRI in the other ontology, and where each shares a label, in the
same language, with the other and with no third.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias, TypeVar

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.facts import Index
from careergraph.catalogue.numbers import ResponsibilityNumber, RoleNumber, SkillNumber
from careergraph.support.text import fold

Number = TypeVar("Number", bound=int)
#: How the thing of one graph was found in another.
MatchedBy: TypeAlias = Literal["IRI", "label", "name", "rank"] | None


@dataclass(frozen=True, slots=True)
class Matched(Generic[Number]):
    """The things of one kind in two graphs: those in both, in order of the first, then those in one alone."""

    both: Sequence[tuple[Number, Number, MatchedBy]]
    gone: Sequence[Number]
    new: Sequence[Number]

    def after(self) -> dict[Number, Number]:
        """Map the numbers in the first graph to those in the second."""
        return {old: new for old, new, _ in self.both}


@dataclass(frozen=True, slots=True)
class MatchedThings:
    """All things of two graphs, kind by kind."""

    roles: Matched[RoleNumber]
    skills: Matched[SkillNumber]
    responsibilities: Matched[ResponsibilityNumber]


def match_things(before: Catalogue, after: Catalogue) -> MatchedThings:
    """Find the things of one graph in another."""
    one, other = before.facts, after.facts
    return MatchedThings(
        _matched(one.roles, other.roles, before, after),
        _matched(one.skills, other.skills, before, after),
        _matched(one.responsibilities, other.responsibilities, before, after),
    )


def _matched(
    one: Index[Number], other: Index[Number], before: Catalogue, after: Catalogue
) -> Matched[Number]:
    if one.ids == other.ids:
        return Matched([(number, number, "IRI") for number in one.all], [], [])
    both: list[tuple[Number, Number, MatchedBy]] = []
    gone: list[Number] = []
    for id in one.ids:
        there = other.number.get(id)
        if there is None:
            gone.append(one.number[id])
        else:
            both.append((one.number[id], there, "IRI"))
    new = [number for id, number in other.number.items() if id not in one.number]
    by_label = {*_same_labels(one, gone, before, other, new, after)}
    pairs: list[tuple[Number, Number, MatchedBy]] = [(old, there, "label") for old, there in by_label]
    olds, news = {old for old, _ in by_label}, {there for _, there in by_label}
    return Matched(
        sorted([*both, *pairs]),
        [number for number in gone if number not in olds],
        [number for number in new if number not in news],
    )


def _same_labels(
    one: Index[Number],
    gone: Iterable[Number],
    before: Catalogue,
    other: Index[Number],
    new: Iterable[Number],
    after: Catalogue,
) -> Iterator[tuple[Number, Number]]:
    """Yield the pairs of which each shares a label with the other, and with no third."""
    named = _by_label(one, gone, before), _by_label(other, new, after)
    partners: tuple[dict[Number, set[Number]], dict[Number, set[Number]]] = {}, {}
    for label in named[0].keys() & named[1].keys():
        for old in named[0][label]:
            for there in named[1][label]:
                partners[0].setdefault(old, set()).add(there)
                partners[1].setdefault(there, set()).add(old)
    for old, found in partners[0].items():
        if len(found) == 1 and len(partners[1][there := min(found)]) == 1:
            yield old, there


def _by_label(
    index: Index[Number], numbers: Iterable[Number], catalogue: Catalogue
) -> dict[tuple[str, str], list[Number]]:
    named: dict[tuple[str, str], list[Number]] = {}
    for number in numbers:
        for language, label in catalogue.words.preferred.get(index.ids[number], {}).items():
            named.setdefault((language, fold(label)), []).append(number)
    return named
