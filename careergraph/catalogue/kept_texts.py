"""Labels, definitions and codes as the cache keeps them, read no more than is asked for."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate, count
from typing import Any, Generic, TypeVar

from careergraph.catalogue.archive import Archive
from careergraph.catalogue.texts import Texts
from careergraph.rdf.terms import Id
from careergraph.support.lazy_property import lazy_property

Kept = TypeVar("Kept")


class KeptTexts:
    """The words of an ontology from an archive.

    Preferred labels and codes find anything by its name, and are read at once; of the rest, which is most,
    only what the things asked for have.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @lazy_property
    def preferred(self) -> Mapping[Id, Mapping[str, str]]:
        """Preferred labels, by thing and language."""
        return self._mapping("preferred")

    @lazy_property
    def alternative(self) -> Mapping[Id, Mapping[str, tuple[str, ...]]]:
        """Alternative labels, by thing and language."""
        return ById(self._archive, "alternative", _tuples)

    @lazy_property
    def definitions(self) -> Mapping[Id, Mapping[str, str]]:
        """Definitions, by thing and language."""
        return ById(self._archive, "definitions", dict)

    @lazy_property
    def notations(self) -> Mapping[Id, str]:
        """Codes, by thing."""
        return self._mapping("notations")

    def _mapping(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._archive.text(name))
        return found


class ById(Mapping[Id, Kept], Generic[Kept]):
    """A mapping by id from JSON texts one after another, each read when it is asked for.

    >>> from careergraph.catalogue.archive import archived
    >>> ById(Archive(archived(by_id("x", {"urn:a": {"en": "cook"}}))), "x", dict)["urn:a"]
    {'en': 'cook'}
    """

    def __init__(self, archive: Archive, name: str, made: Callable[[Any], Kept]) -> None:
        ids = archive.text(f"{name}_ids")
        self._places = dict(zip(ids.split("\n"), count(), strict=False)) if ids else {}
        self._starts = archive.numbers(f"{name}_starts", "q")
        self._archive = archive
        self._name = name
        self._made = made

    def __getitem__(self, id: Id) -> Kept:
        place = self._places[id]
        part = slice(self._starts[place], self._starts[place + 1])
        return self._made(json.loads(self._archive.text(self._name, part)))

    def __contains__(self, id: object) -> bool:
        return id in self._places

    def __iter__(self) -> Iterator[Id]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def texts_by_name(words: Texts) -> dict[str, bytes]:
    """Return the parts of an archive that `KeptTexts` reads."""
    return {
        "preferred": _json(words.preferred).encode(),
        **by_id("alternative", words.alternative),
        **by_id("definitions", words.definitions),
        "notations": _json(words.notations).encode(),
    }


def by_id(name: str, mapping: Mapping[Id, Any]) -> dict[str, bytes]:
    """Return a mapping as the parts that `ById` reads."""
    texts = [_json(value).encode() for value in mapping.values()]
    return {
        f"{name}_ids": "\n".join(mapping).encode(),
        f"{name}_starts": array("q", accumulate(map(len, texts), initial=0)).tobytes(),
        name: b"".join(texts),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _tuples(labels: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(texts) for language, texts in labels.items()}
