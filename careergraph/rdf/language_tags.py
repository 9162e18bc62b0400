"""Language tags as their authors wrote them.

`en-US` and `EN-us` are one language, and the engine knows both in lower case alone; that is right for
questions, while saving must give back what was read. So the tags that have capitals are kept beside the
statements, and put back into them on the way out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from careergraph.rdf.document_guards import TURTLE_OTHERS, TURTLE_TEXTS

#: What a tag with a capital looks like, told quickly; what only looks like one is no harm.
_WITH_CAPITALS: Final = {
    ox.RdfFormat.JSON_LD: re.compile(rb'"[a-z0-9-]{0,8}[A-Z][A-Za-z0-9-]{0,20}"'),
    ox.RdfFormat.RDF_XML: re.compile(rb"xml:lang\s*=\s*[\"'][a-z0-9-]*[A-Z]"),
}
#: Behind a quotation mark, for an address of e-mail is no tag; looked for from its @, which is quicker.
_IN_TURTLE: Final = re.compile(rb"@(?<=[\"']@)([a-z0-9-]*[A-Z][A-Za-z0-9-]*)")
_TAGGED: Final = re.compile(
    rb"(?:" + TURTLE_TEXTS + rb")(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*))?|" + TURTLE_OTHERS, re.DOTALL
)
_BREAK: Final = re.compile(rb"[\r\n]")
_XML_LANGUAGE: Final = re.compile(rb"xml:lang\s*=\s*[\"']([A-Za-z0-9-]+)[\"']")


def tags_as_written(
    data: bytes, format: ox.RdfFormat, quads: Iterable[ox.Quad], lenient: Iterable[ox.Quad] = ()
) -> dict[ox.Quad, str]:
    """Map each quad whose language tag has capitals to the tag as written in `data`, which it was read from.

    Of JSON-LD `lenient` is what was read leniently, for that keeps the tags.
    In RDF/XML, where a tag is inherited from any element above, one that a file writes in two ways stays in
    lower case.
    """
    if not (_WITH_CAPITALS[format].search(data) if format in _WITH_CAPITALS else _likely_in_turtle(data)):
        return {}
    tagged = list(_tagged(quads))
    if format == ox.RdfFormat.RDF_XML:
        ways: dict[str, set[str]] = {}
        for way in map(bytes.decode, _XML_LANGUAGE.findall(data)):
            ways.setdefault(way.lower(), set()).add(way)
        only = {tag: found.pop() for tag, found in ways.items() if len(found) == 1}
        written = [only.get(tag, "") for _, tag in tagged]
    elif format == ox.RdfFormat.JSON_LD:
        written = [tag for _, tag in _tagged(lenient)]
    else:
        written = [found.decode() for found in _TAGGED.findall(data) if found]
    if len(written) != len(tagged):
        return {}
    return {
        quad: way
        for (quad, tag), way in zip(tagged, written, strict=True)
        if way != tag and way.lower() == tag
    }


def with_tags(quads: Iterable[ox.Quad], tags: Mapping[ox.Quad, str]) -> Iterator[ox.Quad]:
    """Yield the statements with those tags in them."""
    texts = dict.fromkeys((str(getattr(quad.object, "value", "")), tag) for quad, tag in tags.items())
    made = dict(zip(texts, _texts(texts), strict=True))
    for quad in quads:
        if (tag := tags.get(quad)) and isinstance(quad.object, ox.Literal):
            yield ox.Quad(quad.subject, quad.predicate, made[quad.object.value, tag], quad.graph_name)
        else:
            yield quad


def _texts(texts: Iterable[tuple[str, str]]) -> list[ox.Literal]:
    """List texts whose tags have capitals, which only a lenient reading of JSON-LD makes."""
    nodes = [{"@id": "x:x", "x:x": {"@value": value, "@language": tag}} for value, tag in texts]
    read = ox.parse(json.dumps(nodes), ox.RdfFormat.JSON_LD, lenient=True)
    return [quad.object for quad in read if isinstance(quad.object, ox.Literal)]


def _likely_in_turtle(data: bytes) -> bool:
    """Tell whether a text of the Turtle family has a tag with capitals, or may have one.

    Where no text goes over several lines, what is a tag in its line is one.
    """
    found = _IN_TURTLE.finditer(data)
    if b'"""' in data or b"'''" in data:
        return next(found, None) is not None
    end, tags = 0, set[tuple[int, int]]()
    for each in found:
        at = each.start()
        if at >= end:
            start = max(data.rfind(b"\n", end, at), data.rfind(b"\r", end, at)) + 1
            end = next((mark.start() for mark in _BREAK.finditer(data, at)), len(data))
            tags = {token.span(1) for token in _TAGGED.finditer(data, start, end)}
        if each.span(1) in tags:
            return True
    return False


def _tagged(quads: Iterable[ox.Quad]) -> Iterator[tuple[ox.Quad, str]]:
    """Yield the statements whose object is a text with a language, each with its tag."""
    for quad in quads:
        if isinstance(quad.object, ox.Literal) and quad.object.language:
            yield quad, quad.object.language
