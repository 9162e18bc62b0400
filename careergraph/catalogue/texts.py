"""The words that the ontology has for its things: labels, definitions and codes, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from careergraph.catalogue.statements import Statements
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.lazy_property import lazy_property
from careergraph.support.text import in_language, local_name
from careergraph.vocabulary import RDFS, SKOS


class Texts(Protocol):
    """The texts of everything that has any."""

    @property
    def preferred(self) -> Mapping[Id, Mapping[str, str]]:
        """Preferred labels, by thing and language."""

    @property
    def alternative(self) -> Mapping[Id, Mapping[str, tuple[str, ...]]]:
        """Alternative labels, by thing and language."""

    @property
    def definitions(self) -> Mapping[Id, Mapping[str, str]]:
        """Definitions, by thing and language."""

    @property
    def notations(self) -> Mapping[Id, str]:
        """Codes, by thing."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Chooses the label to show in one language."""

    words: Texts
    language: str

    def shown(self, id: Id) -> str:
        """Return the label to show for a thing, in the graph's language or the nearest to it."""
        label = in_language(self.words.preferred.get(id, {}), self.language)
        return local_name(shown_id(id)) if label is None else label


class ParsedTexts:
    """The words that are stated, read when first asked for.

    A thing without a preferred label goes by its `rdfs:label`, and without that by the last part of
    its IRI. Of several texts where one is meant, the first in alphabetical order is shown.
    """

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    @lazy_property
    def preferred(self) -> Mapping[Id, Mapping[str, str]]:
        preferred = self._one_a_language(SKOS.prefLabel)
        for id, labels in self._one_a_language(RDFS.label).items():
            preferred.setdefault(id, labels)
        return preferred

    @lazy_property
    def alternative(self) -> Mapping[Id, Mapping[str, tuple[str, ...]]]:
        found: dict[Id, dict[str, list[str]]] = {}
        for id, text in self._statements.texts(SKOS.altLabel):
            if text.value.strip():
                found.setdefault(id, {}).setdefault(text.language or "", []).append(text.value)
        return {
            id: {language: tuple(sorted(texts)) for language, texts in labels.items()}
            for id, labels in found.items()
        }

    @lazy_property
    def definitions(self) -> Mapping[Id, Mapping[str, str]]:
        return self._one_a_language(SKOS.definition)

    @lazy_property
    def notations(self) -> Mapping[Id, str]:
        found: dict[Id, str] = {}
        for id, text in self._statements.texts(SKOS.notation):
            found[id] = min(found.get(id, text.value), text.value)
        return found

    def _one_a_language(self, term: str) -> dict[Id, dict[str, str]]:
        found: dict[Id, dict[str, str]] = {}
        for id, text in self._statements.texts(term):
            value = text.value
            if value and not value.isspace():
                labels = found.setdefault(id, {})
                language = text.language or ""
                labels[language] = min(labels.get(language, value), value)
        return found
