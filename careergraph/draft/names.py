"""Look-up in an ontology in the making, where things and labels come and go: by the rules of `LabelTiers`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from careergraph.catalogue.editable_statements import Words
from careergraph.names.label_tiers import Tier, names_of
from careergraph.names.label_words import loose
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.lazy_property import lazy_property
from careergraph.support.text import fold, in_language, local_name

_SUGGESTIONS: Final = 3
#: How like a name what is suggested for it is, of 100.
_LIKE: Final = 60

#: By a label as it is compared: the things that go by it, each with its first tier.
_Table: TypeAlias = dict[str, dict[Id, Tier]]


class DraftNames:
    """The things of one kind, by their labels; what is there at first is read when somebody first asks."""

    def __init__(self, ids: Iterable[Id], words: Callable[[Id], Words], language: str) -> None:
        self._ids = dict.fromkeys(ids)
        self._words = words
        self._language = language

    def __contains__(self, id: Id) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[Id]:
        return iter(self._ids)

    def add(self, id: Id) -> None:
        """Take in a thing, with the labels that it has now."""
        tables = self._tables
        self._ids[id] = None
        self._enter(id, tables)

    def discard(self, id: Id) -> None:
        """Forget a thing, while it still has the labels that it was known by."""
        if id not in self._ids:
            return
        tables = self._tables
        del self._ids[id]
        for form, table in tables:
            for text, _, label in self._names(id):
                for written in (text, label):
                    table.get(form(written), {}).pop(id, None)

    def named(self, name: str) -> Sequence[Id]:
        """List the things that a name means: those of the first tier that answers."""
        for form, table in self._tables:
            if found := table.get(form(name)) if form(name) else None:
                first = min(found.values())
                return [id for id, tier in found.items() if tier is first]
        return ()

    def preferring(self, label: str, language: str) -> Id | None:
        """Find the thing that has a label as its preferred one in a language."""
        for id in self._tables[0][1].get(fold(label), ()):
            if fold(self._words(id).preferred.get(language.lower(), "")) == fold(label):
                return id
        return None

    def near(self, name: str) -> list[str]:
        """List the labels that come near to a name."""
        from rapidfuzz import process

        table = self._tables[1][1]
        found = process.extract(loose(name), list(table), limit=_SUGGESTIONS * 2, score_cutoff=_LIKE)
        ids = (id for text, _, _ in found for id in table[text])
        return list(dict.fromkeys(map(self.label, ids)))[:_SUGGESTIONS]

    def label(self, id: Id) -> str:
        """Return the label to show for a thing."""
        return in_language(self._words(id).preferred, self._language) or local_name(shown_id(id))

    @lazy_property
    def _tables(self) -> Sequence[tuple[Callable[[str], str], _Table]]:
        tables: Sequence[tuple[Callable[[str], str], _Table]] = ((fold, {}), (loose, {}))
        for id in self._ids:
            self._enter(id, tables)
        return tables

    def _enter(self, id: Id, tables: Sequence[tuple[Callable[[str], str], _Table]]) -> None:
        for text, tier, label in self._names(id):
            for written in {text, label}:
                for form, table in tables:
                    things = table.setdefault(form(written), {})
                    things[id] = min(tier, things.get(id, tier))

    def _names(self, id: Id) -> Iterable[tuple[str, Tier, str]]:
        words = self._words(id)
        preferred = words.preferred or {"": local_name(shown_id(id))}
        return names_of(words.notation, preferred, words.alternative, self._language)
