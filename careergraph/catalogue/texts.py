"""The words that the ontology has for its things: labels, definitions and codes, by language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from immutabledict import immutabledict

from careergraph.catalogue.statements import Statements
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.lazy_property import lazy_property
from careergraph.support.text import in_language, local_name
from careergraph.vocabulary import ESCO, RDFS, SKOS

_NONE: Final[immutabledict[str, Any]] = immutabledict()


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

    def of_concept(self, id: Id) -> dict[str, Any]:
        """Return the attributes of a thing that are words, by name, as `Concept` takes them."""
        words = self.words
        definitions = words.definitions.get(id, {})
        return {
            "iri": shown_id(id),
            "label": self.shown(id),
            "labels": _frozen(words.preferred.get(id)),
            "alternative_labels": _frozen(words.alternative.get(id)),
            "definition": in_language(definitions, self.language),
            "definitions": _frozen(definitions),
            "notation": words.notations.get(id),
        }


def _frozen(texts: Mapping[str, Any] | None) -> immutabledict[str, Any]:
    """Return texts by language as a value that nobody changes; the same one for all that have none."""
    return immutabledict(texts) if texts else _NONE


class ParsedTexts:
    """The words that are stated, read when first asked for.

    A thing without a preferred label goes by its `rdfs:label`, and without that by the last part of
    its IRI. In each language, a text of the term itself counts before those of aligned terms, which come
    in the order of their alignments; of several texts of one term, the first in alphabetical order is shown.
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
        found = self._one_a_language(SKOS.definition)
        for id, texts in self._described_by_nodes().items():
            found[id] = texts | found.get(id, {})
        return found

    @lazy_property
    def notations(self) -> Mapping[Id, str]:
        found: dict[Id, str] = {}
        for id, text in self._statements.texts(SKOS.notation):
            found[id] = min(found.get(id, text.value), text.value)
        return found

    def _one_a_language(self, term: str) -> dict[Id, dict[str, str]]:
        found: dict[Id, dict[str, str]] = {}
        for texts in self._statements.texts_by_property(term):
            for id, labels in _first_a_language(
                (id, text.language, text.value) for id, text in texts
            ).items():
                found[id] = labels | found.get(id, {})
        return found

    def _described_by_nodes(self) -> dict[Id, dict[str, str]]:
        """Return the definitions that are nodes with a text and a language, as ESCO's own files have them."""
        nodes = {node: text.value for node, text in self._statements.exactly(ESCO.nodeLiteral)}
        if not nodes:
            return {}
        languages = {node: tag.value for node, tag in self._statements.exactly(ESCO.language)}
        return _first_a_language(
            (id, languages.get(node), nodes[node])
            for id, node in self._statements.links(SKOS.definition)
            if node in nodes
        )


def _first_a_language(texts: Iterable[tuple[Id, str | None, str]]) -> dict[Id, dict[str, str]]:
    """Map each thing to its first text in each language, in alphabetical order; "" where none is stated."""
    found: dict[Id, dict[str, str]] = {}
    for id, tag, text in texts:
        if text and not text.isspace():
            labels, language = found.setdefault(id, {}), tag or ""
            labels[language] = min(labels.get(language, text), text)
    return found
