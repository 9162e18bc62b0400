"""Orders the labels of one kind of thing in the tiers that look-up asks one after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.facts import Index
from careergraph.catalogue.sorting import SortKey, label_order
from careergraph.names.gendered_labels import gender_halves
from careergraph.names.label_words import loose
from careergraph.rdf.terms import shown_id
from careergraph.support.text import fold

Number = TypeVar("Number", bound=int)


class Tier(IntEnum):
    """The kinds of names that things have, the first asked first."""

    CODE = 0
    PREFERRED = 1
    PREFERRED_ELSEWHERE = 2
    ALTERNATIVE = 3
    ALTERNATIVE_ELSEWHERE = 4

    @property
    def preferred(self) -> bool:
        """Whether it is a code or a preferred label, in whatever language."""
        return self <= Tier.PREFERRED_ELSEWHERE


class Name(NamedTuple):
    """A name that a thing goes by, and the label that it is, or is one half of."""

    text: str
    tier: Tier
    label: str


#: By the form of a name: the numbers of the things that it names.
Named: TypeAlias = Mapping[str, Sequence[Number]]
#: Brings a name to the form in which names are compared.
Form: TypeAlias = Callable[[str], str]
#: By the form of a name: the numbers of all that it means.
Meanings: TypeAlias = Mapping[str, tuple[int, ...]]


def names_of(
    notation: str | None,
    preferred: Mapping[str, str],
    alternative: Mapping[str, Sequence[str]],
    language: str,
) -> Iterator[Name]:
    """Give all names of a thing.

    A label that names one thing in two genders gives its two halves.
    """
    if notation is not None:
        yield Name(notation, Tier.CODE, notation)
    for tag, label in preferred.items():
        tier = Tier.PREFERRED if tag == language.lower() else Tier.PREFERRED_ELSEWHERE
        for text in gender_halves(label, tag) or (label,):
            yield Name(text, tier, label)
    for tag, labels in alternative.items():
        tier = Tier.ALTERNATIVE if tag == language.lower() else Tier.ALTERNATIVE_ELSEWHERE
        for label in labels:
            for text in gender_halves(label, tag) or (label,):
                yield Name(text, tier, label)


class LabelTiers(Generic[Number]):
    """The codes and labels of one kind of thing, by tier.

    Either half of a label that names one thing in two genders stands in the tier of its label.
    """

    def __init__(self, catalogue: Catalogue, index: Index[Number]) -> None:
        self._catalogue = catalogue
        self._index = index
        self._made: dict[tuple[Form, Tier], Sequence[Named[Number]]] = {}

    @property
    def count(self) -> int:
        """How many things there are; their numbers begin at 0."""
        return self._index.described_count

    def sort_key(self, number: Number) -> SortKey:
        """Return what things that come equally near are sorted by: label, then IRI."""
        id = self._index.ids[number]
        return label_order(shown_id(id), self._catalogue.labels.shown(id), number)

    def named(self, name: str) -> Sequence[Number]:
        """Find what a name means: the things of the first tier that answers.

        Where none does, all are asked again without accents, hyphens and width. A name of which nothing is
        to be seen names nothing.
        """
        for form, table in self._forms(name):
            for tier in table:
                if form in tier:
                    return tier[form]
        return ()

    def sharing(self, name: str) -> dict[Number, Tier]:
        """Find all things that go by a name, each with its first tier; what goes by its code alone counts."""
        for form, table in self._forms(name):
            found: dict[Number, Tier] = {}
            for tier, meant in zip(Tier, table, strict=True):
                for number in meant.get(form, ()):
                    found.setdefault(number, tier)
                if found and tier is Tier.CODE:
                    return found
            if found:
                return found
        return {}

    def meanings(self, in_use: Callable[[Sequence[Number]], Sequence[Number]]) -> tuple[Meanings, Meanings]:
        """Map the forms of all names, strict and loose, to what they mean in the first tier that has them.

        `in_use` puts what stands in its place for what is withdrawn.
        """

        def first(table: Iterator[Named[Number]]) -> Meanings:
            tiers = reversed([*table])
            every = {form: numbers for tier in tiers for form, numbers in tier.items() if form}
            return {form: tuple(in_use(numbers)) for form, numbers in every.items()}

        return first(self._table(fold)), first(self._table(loose))

    def label(self, number: Number, name: str) -> str | None:
        """Find the code or label of a thing that a name is, or is one half of."""
        wanted = loose(name) or fold(name)
        for known in self.names(number):
            if wanted in {loose(known.text) or fold(known.text), loose(known.label)}:
                return known.label
        return None

    def names(self, number: Number) -> Iterator[Name]:
        """Give all names of a thing, a label that has two halves as these."""
        yield from self._preferred_names(number)
        yield from self._alternative_names(number)

    def _preferred_names(self, number: Number) -> Iterator[Name]:
        words, id = self._catalogue.words, self._index.ids[number]
        labels = words.preferred.get(id) or {"": self._catalogue.labels.shown(id)}
        return names_of(words.notations.get(id), labels, {}, self._catalogue.language)

    def _alternative_names(self, number: Number) -> Iterator[Name]:
        labels = self._catalogue.words.alternative.get(self._index.ids[number], {})
        return names_of(None, {}, labels, self._catalogue.language)

    def _forms(self, name: str) -> Iterator[tuple[str, Iterator[Named[Number]]]]:
        if strict := fold(name):
            yield strict, self._table(fold)
            if without_accents := loose(name):
                yield without_accents, self._table(loose)

    def _table(self, form: Form) -> Iterator[Named[Number]]:
        """Yield what each form of a name means, tier by tier.

        Alternative labels, which are most, are read where no other name has answered.
        """
        yield from self._by_form(form, Tier.CODE)
        yield from self._by_form(form, Tier.ALTERNATIVE)

    def _by_form(self, form: Form, first: Tier) -> Sequence[Named[Number]]:
        """Return the tiers of codes and preferred labels, or those of alternative ones; made once."""
        if (made := self._made.get((form, first))) is not None:
            return made
        names = self._preferred_names if first is Tier.CODE else self._alternative_names
        tiers: list[dict[str, list[Number]]] = [
            defaultdict(list) for tier in Tier if tier.preferred is first.preferred
        ]
        for number in self._index.described:
            for name, tier, label in names(number):
                for text in (name,) if name == label else (name, label):
                    numbers = tiers[tier - first][form(text)]
                    if not numbers or numbers[-1] != number:
                        numbers.append(number)
        made = self._made[form, first] = [dict(tier) for tier in tiers]
        return made
