"""JSON-LD with short keys: what the engine writes in full, named by a context that stands in the file.

The context is the part of `ontology/context.jsonld` that the statements need, and their prefixes. It stands
in the file itself, since a context that lies elsewhere is refused on reading. Whatever fits no name is
written in full, so that reading gives the same statements.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any, Final, TypeAlias

import pyoxigraph as ox

from careergraph.rdf.columns import Columns
from careergraph.rdf.terms import Id, Object, shown_id
from careergraph.support.resources import resource_path
from careergraph.vocabulary import RDF, XSD

Json: TypeAlias = Any

#: The longest whole number that every reader of JSON takes as it is written.
_MAX_NUMBER: Final = 2**53
_NUMBER: Final = re.compile(r"-?[1-9]\d{0,15}|0")
_TAG: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")
_TYPE: Final = RDF.type
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)
_LOCAL: Final = re.compile(r"[\w.~%()'-]+")


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of one file: by IRI the term and its definition, by namespace the prefix."""

    terms: Mapping[str, tuple[str, Json]]
    prefixes: Mapping[str, str]
    _known: dict[str, str] = field(default_factory=dict)

    @property
    def context(self) -> Json:
        prefixes = {prefix: base for base, prefix in self.prefixes.items()}
        return {"@version": 1.1, **prefixes, **dict(sorted(self.terms.values()))}

    def short(self, id: Id) -> str:
        """Return an IRI with a prefix, where one fits; or the name of a blank node."""
        if (known := self._known.get(id)) is None:
            known = self._known[id] = self._shortened(id)
        return known

    def _shortened(self, id: Id) -> str:
        end = max(id.rfind("#"), id.rfind("/")) + 1
        prefix = self.prefixes.get(id[:end])
        return shown_id(id) if prefix is None or not _LOCAL.fullmatch(id[end:]) else f"{prefix}:{id[end:]}"

    def of_class(self, iri: str) -> str:
        """Return the name of a class."""
        return self.terms[iri][0] if iri in self.terms else self.short(iri)


def compact_jsonld(columns: Columns, prefixes: Mapping[str, str]) -> bytes:
    """Return statements as JSON-LD with a context and short keys, a node a line."""
    names = _names(columns, prefixes)
    context = f'{{"@context": {_ENCODER.encode(names.context)},\n"@graph": [\n'
    nodes = b",\n".join(_ENCODER.encode(node).encode() for node in _nodes(columns, names))
    return b"".join((context.encode(), nodes, b"\n]}\n"))


def _names(columns: Columns, prefixes: Mapping[str, str]) -> _Names:
    """Choose the names that mean one thing: a scheme that an IRI has is no prefix, a prefix no term."""
    stated = zip(columns.properties, columns.objects, strict=True)
    classes = {object.value for property, object in stated if property == _TYPE}
    used = classes.union(columns.properties)
    ids = chain(
        columns.ids,
        {object.datatype.value for object in columns.objects if isinstance(object, ox.Literal)},
        (graph for graph, _ in columns.graphs if graph is not None),
    )
    schemes = {id.partition(":")[0] for id in ids if ":" in id}
    kept = {
        prefix: base
        for prefix, base in prefixes.items()
        if prefix not in schemes and _SCHEME.fullmatch(prefix) and base.endswith(("/", "#"))
    }
    terms = {
        iri: (name, definition)
        for iri, name, definition in _shipped_terms(tuple(kept.items()))
        if iri in used and name not in schemes and name not in kept
    }
    return _Names(terms, {base: prefix for prefix, base in kept.items()})


@cache
def _shipped_terms(prefixes: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, Json], ...]:
    """Return the terms of the shipped context: IRI, name and definition, with the IRI in full if need be."""
    shipped = json.loads(resource_path("context.jsonld").read_text(encoding="utf-8"))["@context"]
    bound, found = dict(prefixes), []
    for name, definition in shipped.items():
        curie = definition["@id"] if isinstance(definition, dict) else definition
        if isinstance(curie, str) and (base := shipped.get(curie.partition(":")[0])) is not None:
            prefix, _, local = curie.partition(":")
            iri = base + local
            shown = curie if bound.get(prefix) == base else iri
            found.append((iri, name, {**definition, "@id": shown} if isinstance(definition, dict) else shown))
    return tuple(found)


def _nodes(columns: Columns, names: _Names) -> Iterator[Json]:
    """Yield what is said of each subject; what a named graph has stands in it."""
    start = 0
    for graph, count in columns.graphs:
        nodes = (_node(*subject, names) for subject in columns.subjects(start, start + count))
        if graph is None:
            yield from nodes
        else:
            yield {"@id": names.short(graph), "@graph": list(nodes)}
        start += count


def _node(subject: Id, stated: Iterable[tuple[str, list[Object]]], names: _Names) -> Json:
    found: dict[str, Json] = {"@id": names.short(subject)}
    for property, objects in stated:
        _state(found, property, objects, names)
    return found


def _state(found: dict[str, Json], iri: str, values: list[Object], names: _Names) -> None:
    """Add the values that the term's definition fits under its name, and the rest under the IRI."""
    texts = [value for value in values if isinstance(value, ox.Literal)]
    if iri == _TYPE and not texts:
        found["@type"] = _one([names.of_class(value.value) for value in values])
        return
    name, definition = names.terms.get(iri, (names.short(iri), iri))
    rest: Sequence[Object] = values
    if isinstance(definition, dict):
        if definition.get("@type") == "@id":
            links = [names.short(value.value) for value in values if not isinstance(value, ox.Literal)]
            rest = texts
            if links:
                found[name] = _one(links)
        else:
            if fits := [text for text in texts if _is_of_language(text)]:
                found[name] = _by_language(fits)
            if len(fits) == len(values):
                return
            rest = [value for value in values if not _is_of_language(value)]
        name = names.short(iri)
    if rest:
        found[name] = _one([_value(value, names) for value in rest])


def _is_of_language(value: Object) -> bool:
    language = value.language if isinstance(value, ox.Literal) else None
    return language is not None and bool(_TAG.fullmatch(language))


def _by_language(texts: Iterable[ox.Literal]) -> Json:
    found: dict[str, list[str]] = {}
    for text in texts:
        found.setdefault(text.language or "", []).append(text.value)
    return {language: _one(some) for language, some in found.items()}


def _value(value: Object, names: _Names) -> Json:
    """Return a value as short as it can be: a bare text, number or truth value, or an object."""
    if not isinstance(value, ox.Literal):
        return {"@id": names.short(value.value)}
    text = value.value
    if value.language is not None:
        return {"@language": value.language, "@value": text}
    kind = value.datatype.value
    if kind == XSD.string:
        return text
    if kind == XSD.integer and _NUMBER.fullmatch(text) and abs(int(text)) < _MAX_NUMBER:
        return int(text)
    if kind == XSD.boolean and text in ("true", "false"):
        return text == "true"
    return {"@type": names.short(kind), "@value": text}


def _one(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values
