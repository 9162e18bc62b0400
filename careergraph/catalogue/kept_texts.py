"""Labels, definitions and codes as the cache keeps them, read no more than is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from careergraph.catalogue.texts import Texts
from careergraph.rdf.terms import Id
from careergraph.support.lazy_property import lazy_property

Kept = TypeVar("Kept")


class KeptTexts:
    """The words of an ontology from the parts of an archive; a part is not needed again, and makes room.

    Preferred labels and codes find anything by its name, and are read at once; of the rest, which is most,
    only what the things asked for have.
    """

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts

    @lazy_property
    def preferred(self) -> Mapping[Id, Mapping[str, str]]:
        """Preferred labels, by thing and language."""
        return self._mapping("preferred")

    @lazy_property
    def alternative(self) -> Mapping[Id, Mapping[str, tuple[str, ...]]]:
        """Alternative labels, by thing and language."""
        return ById(self._parts.pop("alternative"), _tuples)

    @lazy_property
    def definitions(self) -> Mapping[Id, Mapping[str, str]]:
        """Definitions, by thing and language."""
        return ById(self._parts.pop("definitions"), dict)

    @lazy_property
    def notations(self) -> Mapping[Id, str]:
        """Codes, by thing."""
        return self._mapping("notations")

    def _mapping(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._parts.pop(name))
        return found


class ById(Mapping[Id, Kept], Generic[Kept]):
    """A mapping by id from lines of an id and JSON, each line read when it is asked for.

    >>> ById(by_id({"urn:a": {"en": "cook"}}), dict)["urn:a"]
    {'en': 'cook'}
    """

    def __init__(self, lines: bytes, made: Callable[[Mapping[str, Any]], Kept]) -> None:
        text = lines.decode()
        self._lines = dict(line.split("\t", 1) for line in text.split("\n")) if text else {}
        self._made = made

    def __getitem__(self, id: Id) -> Kept:
        return self._made(json.loads(self._lines[id]))

    def __contains__(self, id: object) -> bool:
        return id in self._lines

    def __iter__(self) -> Iterator[Id]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def texts_by_name(words: Texts) -> dict[str, bytes]:
    """Return the parts of an archive that `KeptTexts` reads."""
    return {
        "preferred": _json(words.preferred).encode(),
        "alternative": by_id(words.alternative),
        "definitions": by_id(words.definitions),
        "notations": _json(words.notations).encode(),
    }


def by_id(mapping: Mapping[Id, Any]) -> bytes:
    """Return a mapping as the lines that `ById` reads."""
    return "\n".join([f"{id}\t{_json(value)}" for id, value in mapping.items()]).encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _tuples(labels: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(texts) for language, texts in labels.items()}
