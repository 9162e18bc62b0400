"""Labels, definitions, codes and links as the cache keeps them, read no more than is asked for."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate
from operator import lt
from typing import Any, Generic, TypeVar

from careergraph.catalogue.archive import Archive
from careergraph.catalogue.texts import Texts
from careergraph.rdf.terms import Id
from careergraph.support.lazy_property import lazy_property

Kept = TypeVar("Kept")


class KeptById:
    """The mappings by id in an archive, which share one list of ids.

    >>> from careergraph.catalogue.archive import archived
    >>> parts = by_id({"codes": {"urn:a": "7"}}, {"labels": {"urn:a": {"en": "cook"}, "urn:b": {}}})
    >>> kept = KeptById(Archive(archived(parts)))
    >>> kept.whole("codes"), kept.single("labels", dict)["urn:a"]
    ({'urn:a': '7'}, {'en': 'cook'})
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @lazy_property
    def _places(self) -> Mapping[Id, int]:
        ids = self._archive.text("ids")
        return {id: place for place, id in enumerate(ids.split("\n"))} if ids else {}

    def whole(self, name: str) -> dict[Id, Any]:
        """Return a mapping that is read at once."""
        values = json.loads(self._archive.text(name))
        return {id: value for id, value in zip(self._places, values, strict=True) if value is not None}

    def single(self, name: str, made: Callable[[Any], Kept]) -> Mapping[Id, Kept]:
        """Return a mapping whose values are read when they are asked for, and made of what JSON has."""
        return _Single(self._archive, name, self._places, made)


class _Single(Mapping[Id, Kept], Generic[Kept]):
    """A mapping from JSON texts one after another; a thing whose text is empty is not in it."""

    def __init__(
        self, archive: Archive, name: str, places: Mapping[Id, int], made: Callable[[Any], Kept]
    ) -> None:
        self._places = places
        self._starts = archive.numbers(f"{name}_starts", "q")
        self._archive = archive
        self._name = name
        self._made = made

    def __getitem__(self, id: Id) -> Kept:
        place = self._places[id]
        part = slice(self._starts[place], self._starts[place + 1])
        if part.start == part.stop:
            raise KeyError(id)
        return self._made(json.loads(self._archive.text(self._name, part)))

    def __iter__(self) -> Iterator[Id]:
        return (id for id, place in self._places.items() if self._starts[place] < self._starts[place + 1])

    def __len__(self) -> int:
        return sum(map(lt, self._starts, self._starts[1:]))


class KeptTexts:
    """The words of an ontology from an archive.

    Preferred labels and codes find anything by its name, and are read at once; of the rest, which is most,
    only what the things asked for have.
    """

    def __init__(self, kept: KeptById) -> None:
        self._kept = kept

    @lazy_property
    def preferred(self) -> Mapping[Id, Mapping[str, str]]:
        """Preferred labels, by thing and language."""
        return self._kept.whole("preferred")

    @lazy_property
    def alternative(self) -> Mapping[Id, Mapping[str, tuple[str, ...]]]:
        """Alternative labels, by thing and language."""
        return self._kept.single("alternative", _tuples)

    @lazy_property
    def definitions(self) -> Mapping[Id, Mapping[str, str]]:
        """Definitions, by thing and language."""
        return self._kept.single("definitions", dict)

    @lazy_property
    def notations(self) -> Mapping[Id, str]:
        """Codes, by thing."""
        return self._kept.whole("notations")


def texts_by_id(words: Texts) -> tuple[dict[str, Mapping[Id, Any]], dict[str, Mapping[Id, Any]]]:
    """Return the mappings that `KeptTexts` reads: those read whole, and those read one by one."""
    return (
        {"preferred": words.preferred, "notations": words.notations},
        {"alternative": words.alternative, "definitions": words.definitions},
    )


def by_id(whole: Mapping[str, Mapping[Id, Any]], single: Mapping[str, Mapping[Id, Any]]) -> dict[str, bytes]:
    """Return mappings as the parts of an archive that `KeptById` reads."""
    ids = [*dict.fromkeys(id for mapping in (*whole.values(), *single.values()) for id in mapping)]
    parts = {"ids": "\n".join(ids).encode()}
    for name, mapping in whole.items():
        parts[name] = _json([mapping.get(id) for id in ids])
    for name, mapping in single.items():
        texts = [_json(mapping[id]) if id in mapping else b"" for id in ids]
        parts[f"{name}_starts"] = array("q", accumulate(map(len, texts), initial=0)).tobytes()
        parts[name] = b"".join(texts)
    return parts


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _tuples(labels: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(texts) for language, texts in labels.items()}
