"""JSON-LD with short keys, from what the engine writes in full: the slow twin of `compact_jsonld`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import pyoxigraph as ox

from careergraph.rdf.compact_jsonld import _shipped_terms
from careergraph.vocabulary import RDF, XSD

Json: TypeAlias = Any

#: The longest whole number that every reader of JSON takes as it is written.
_MAX_NUMBER: Final = 2**53
_NUMBER: Final = re.compile(r"-?[1-9]\d{0,15}|0")
_TAG: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")
_LOCAL: Final = re.compile(r"[\w.~%()'-]+")


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of one file: by IRI the term and its definition, by namespace the prefix."""

    terms: Mapping[str, tuple[str, Json]]
    prefixes: Mapping[str, str]

    @property
    def context(self) -> Json:
        prefixes = {prefix: base for base, prefix in self.prefixes.items()}
        return {"@version": 1.1, **prefixes, **dict(sorted(self.terms.values()))}

    def short(self, iri: str) -> str:
        """Return an IRI with a prefix, where one fits."""
        end = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self.prefixes.get(iri[:end])
        return iri if prefix is None or not _LOCAL.fullmatch(iri[end:]) else f"{prefix}:{iri[end:]}"


def plain_jsonld(quads: Sequence[ox.Quad], prefixes: Mapping[str, str]) -> bytes:
    """Return sorted statements as JSON-LD with a context and short keys, a node a line."""
    data = ox.serialize(quads, format=ox.RdfFormat.JSON_LD, prefixes=dict(prefixes)) or b""
    names = _names(quads, prefixes)
    nodes = ",\n".join(_dumped(_node(node, names)) for node in _top_nodes(data.decode("utf-8")))
    return f'{{"@context": {_dumped(names.context)},\n"@graph": [\n{nodes}\n]}}\n'.encode()


def _names(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> _Names:
    """Choose the names that mean one thing: a scheme that an IRI has is no prefix, a prefix no term."""
    used: set[str] = set()
    schemes: set[str] = set()
    for quad in quads:
        used.add(quad.predicate.value)
        if quad.predicate.value == RDF.type and isinstance(quad.object, ox.NamedNode):
            used.add(quad.object.value)
        for term in (*quad.triple, quad.graph_name, getattr(quad.object, "datatype", None)):
            if isinstance(term, ox.NamedNode):
                schemes.add(term.value.partition(":")[0])
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


def _top_nodes(text: str) -> Iterator[Json]:
    """Yield the nodes of an array one by one, so that a large file is never there as a whole."""
    decoder, place = json.JSONDecoder(), text.index("[") + 1
    while (start := text.find("{", place)) >= 0:
        node, place = decoder.raw_decode(text, start)
        yield node


def _node(node: Json, names: _Names) -> Json:
    found: dict[str, Json] = {}
    for key, values in node.items():
        if key == "@id":
            found[key] = names.short(values)
        elif key == "@graph":
            found[key] = [_node(each, names) for each in values]
        elif key == RDF.type and all("@id" in value for value in values):
            found["@type"] = _one([_class(value["@id"], names) for value in values])
        else:
            found.update(_property(key, values, names))
    return found


def _class(iri: str, names: _Names) -> str:
    return names.terms[iri][0] if iri in names.terms else names.short(iri)


def _property(iri: str, values: list[Json], names: _Names) -> Iterator[tuple[str, Json]]:
    """Yield the values that the term's definition fits under its name, and the rest under the IRI."""
    name, definition = names.terms.get(iri, (names.short(iri), iri))
    rest = values
    if isinstance(definition, dict):
        if definition.get("@type") == "@id":
            fits, rest = _parted(values, "@id")
            if fits:
                yield name, _one([names.short(value["@id"]) for value in fits])
        else:
            fits = [value for value in values if _is_of_language(value)]
            rest = [value for value in values if not _is_of_language(value)]
            if fits:
                yield name, _by_language(fits)
        name = names.short(iri)
    if rest:
        yield name, _one([_value(value, names) for value in rest])


def _parted(values: list[Json], key: str) -> tuple[list[Json], list[Json]]:
    return [each for each in values if key in each], [each for each in values if key not in each]


def _is_of_language(value: Json) -> bool:
    return value.keys() == {"@value", "@language"} and bool(_TAG.fullmatch(value["@language"]))


def _by_language(values: list[Json]) -> Json:
    found: dict[str, list[str]] = {}
    for value in values:
        found.setdefault(value["@language"], []).append(value["@value"])
    return {language: _one(texts) for language, texts in found.items()}


def _value(value: Json, names: _Names) -> Json:
    """Return a value as short as it can be: a bare text, number or truth value, or an object."""
    if "@id" in value:
        return {"@id": names.short(value["@id"])}
    if value.keys() == {"@value"}:
        return value["@value"]
    if value.keys() == {"@value", "@type"}:
        text, kind = value["@value"], value["@type"]
        if kind == XSD.integer and _NUMBER.fullmatch(text) and abs(int(text)) < _MAX_NUMBER:
            return int(text)
        if kind == XSD.boolean and text in ("true", "false"):
            return text == "true"
        return {"@type": names.short(kind), "@value": text}
    return value


def _one(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values


def _dumped(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
