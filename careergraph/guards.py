"""Inputs that would end the process, fill the memory or reach outside, stopped in front of the engines.

Each guard is linear in its input, raises one of our errors or returns nothing, and keeps nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, NoReturn

from careergraph.errors import LimitError, ParseError
from careergraph.text import quote

#: How deep JSON and XML may nest.
MAX_DEPTH = 200
#: How long the entities of an XML file may grow, all told, in characters.
MAX_EXPANSION = 1_000_000
#: How many bytes may come out of any compressed file.
MAX_UNPACKED = 2**25

#: The texts of Turtle, and what else may hold anything: IRIs, comments, escaped characters of names.
#: Atomic groups, and no possessive quantifiers: CPython before 3.11.5 reads those otherwise than it should.
TURTLE_TEXTS = (
    rb'"""(?>(?:[^"\\]|\\.|"(?!""))*)"""|\'\'\'(?>(?:[^\'\\]|\\.|\'(?!\'\'))*)\'\'\''
    rb'|"(?>(?:[^"\\\n\r]|\\.)*)"|\'(?>(?:[^\'\\\n\r]|\\.)*)\''
)
TURTLE_OTHERS = rb"<(?>(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*)>|#[^\n\r]*|\\."
#: What only RDF 1.2 has: triple terms, annotations, names for statements, texts with a direction.
_RDF_12 = re.compile(
    TURTLE_TEXTS + b"|" + TURTLE_OTHERS + rb"|(<<|\{\||[\s>]~|(?<=[a-zA-Z0-9])--(?:ltr|rtl)\b)", re.DOTALL
)
_RDF_12_REFUSED = (
    "triple terms and texts with a direction (RDF 1.2, RDF-star) are not supported; state plain triples"
)
_TOKENS = re.compile(TURTLE_TEXTS + b"|" + TURTLE_OTHERS, re.DOTALL)
_LONG_IRI = re.compile(rb"<[^<>\s]{100}")
_DECLARING = re.compile(rb"(?i:prefix\s*[^\s<>:]*:|base)\s*$")
#: How many times its size a file may grow when its prefixes are written out, and how far any file may.
_GROWTH = 100
MAX_GROWN = 2**28


def guard_turtle(data: bytes) -> None:
    """Refuse what careergraph has no meaning for, or no room, in the Turtle family."""
    _guard_growth(data)
    if not any(mark in data for mark in (b"<<", b"{|", b"~", b"--ltr", b"--rtl")):
        return
    for token in _RDF_12.finditer(data):
        if token[1]:
            start = token.start(1)
            raise ParseError(
                _RDF_12_REFUSED,
                line=data.count(b"\n", 0, start) + 1,
                column=start - data.rfind(b"\n", 0, start),
            )


def _guard_growth(data: bytes) -> None:
    """Refuse long prefixes that are used so often that a small file would fill the memory.

    What is short is seen at once; what has a long IRI, or many bases, is read token by token.
    """
    if data.lower().count(b"base") < _GROWTH and not _LONG_IRI.search(data):
        return
    longest = bases = end = 0
    before = b""
    for token in _TOKENS.finditer(data):
        before += data[max(end, token.start() - 400) : token.start()]
        end = token.end()
        if token[0].startswith(b"#"):
            continue
        if token[0].startswith(b"<") and (declaring := _DECLARING.search(before)):
            length = len(token[0])
            longest = max(longest, length)
            bases += length if b":" not in declaring[0] else 0
        before = b""
    guard_growth(max(longest, bases), data.count(b":") + data.count(b"<"), len(data))


def guard_growth(longest: int, uses: int, size: int) -> None:
    """Refuse a namespace that is too long for as often as it may be used."""
    if longest * uses > max(MAX_GROWN, size * _GROWTH):
        raise ParseError(
            f"a prefix or base of {longest:,} characters, used up to {uses:,} times, makes the file grow "
            "beyond measure; shorten it"
        )


def guard_grown(size: int, made_from: int, name: str) -> None:
    """Refuse texts that come to `size` by using long names, such as `name`, again and again.

    The rule is that of `guard_growth`, for names whose uses are counted one by one.
    """
    if size > max(MAX_GROWN, made_from * _GROWTH):
        raise LimitError(
            f"{quote(name, 40)}, of {len(name):,} characters, is used so often that {made_from:,} characters "
            f"grow to {size:,}; shorten it"
        )


def guard_json(data: bytes) -> None:
    """Refuse JSON-LD that is no strict JSON, loses values, nests too deep, or points outside."""
    import json

    try:
        document = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=partial(_distinct_keys, data),
            parse_constant=partial(_no_constant, data),
            parse_int=partial(_short_int, data),
        )
    except json.JSONDecodeError as error:
        raise ParseError(
            f"not JSON: {error.msg}; correct it there", line=error.lineno, column=error.colno
        ) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ParseError("not UTF-8 text; save the file as UTF-8", line=line) from None
    except RecursionError:
        raise ParseError(_too_deep()) from None
    longest = 0
    for key, value, depth in _members(document):
        if depth > MAX_DEPTH:
            raise ParseError(_too_deep())
        if key == "@context" and isinstance(value, dict):
            longest = max([longest, *map(len, _namespaces(value))])
        if key == "@import" or (key == "@context" and isinstance(value, str)):
            raise _at(
                data,
                value,
                f"it points to a context elsewhere, {quote(value)}, and careergraph opens nothing "
                "but the files named; write the context into the file",
            )
    guard_growth(longest, data.count(b'"') // 2, len(data))
    if re.search(rb"\\u[dD][89a-fA-F]", data):
        _guard_surrogates(document)


def guard_xml(data: bytes) -> None:
    """Refuse RDF/XML that is not well formed, points outside, or grows when its entities expand."""
    _XmlGuard(data).run()


class _XmlGuard:
    """One pass of expat over a file, to see what another parser would have to do with it."""

    def __init__(self, data: bytes) -> None:
        from xml.parsers import expat

        self._data = data
        self._depth = 0
        self._longest = 0
        #: How long each entity is once the entities in it are expanded.
        self._lengths: dict[str, int] = {}
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._entity
        self._parser.StartElementHandler = self._first_element
        self._parser.EndElementHandler = self._end

    def run(self) -> None:
        from xml.parsers import expat

        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise ParseError(
                f"not well-formed XML: {expat.ErrorString(error.code)}; correct it there",
                line=error.lineno,
                column=error.offset + 1,
            ) from None
        guard_growth(self._longest, self._data.count(b":") + self._data.count(b"<"), len(self._data))

    def _doctype(self, name: str, system: str | None, public: str | None, _: bool) -> None:
        if system or public:
            self._fail(f"document type {quote(name)} is described elsewhere, {quote(system)}; delete it")

    def _entity(self, name: str, is_parameter: bool, value: str | None, *_: str | None) -> None:
        if is_parameter or value is None:
            self._fail(f"entity {quote(name)} is a parameter entity or points elsewhere; delete it")
        elif name not in self._lengths:
            inner = re.findall(r"&([^#;&\s]+);", value)
            self._lengths[name] = len(value) + sum(self._lengths.get(each, 0) for each in inner)
            self._bound(name, self._lengths[name])

    def _first_element(self, *element: Any) -> None:
        """At the first element all entities are known, and none has been expanded."""
        total = 0
        for found in re.findall(rb"&([^#;&\s]+);", self._data) if self._lengths else ():
            name = found.decode("utf-8", "replace")
            total += self._lengths.get(name, 0)
            self._bound(name, total)
        self._parser.StartElementHandler = self._start
        self._start(*element)

    def _start(self, _: str, attributes: dict[str, str]) -> None:
        for name, text in attributes.items():
            if name.startswith("xml"):
                self._longest = max(self._longest, len(text))
            elif text == "Triple" and name.endswith(":parseType"):
                self._fail(_RDF_12_REFUSED)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._fail(_too_deep())

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _bound(self, name: str, length: int) -> None:
        if length > MAX_EXPANSION:
            self._fail(
                f"entity {quote(name)} makes the file grow beyond {MAX_EXPANSION:,} characters; "
                "write its text out"
            )

    def _fail(self, message: str) -> NoReturn:
        raise ParseError(
            message, line=self._parser.CurrentLineNumber, column=self._parser.CurrentColumnNumber + 1
        )


def _members(value: Any) -> Iterator[tuple[str, Any, int]]:
    """Every key and value of a JSON document, with its depth; values of lists have the key "".

    Walks with a stack of its own, so that depth is measured and not suffered.
    """
    stack: list[tuple[str, Any, int]] = [("", value, 0)]
    while stack:
        key, current, depth = stack.pop()
        yield key, current, depth
        if isinstance(current, dict):
            stack.extend((name, inner, depth + 1) for name, inner in current.items())
        elif isinstance(current, list):
            name = "@context" if key == "@context" else ""
            stack.extend((name, inner, depth + 1) for inner in current)


def _namespaces(context: dict[str, Any]) -> Iterator[str]:
    """What the terms of a JSON-LD context stand for."""
    for meaning in context.values():
        name = meaning.get("@id") if isinstance(meaning, dict) else meaning
        if isinstance(name, str):
            yield name


def _guard_surrogates(document: Any) -> None:
    import json

    try:
        json.dumps(document, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise ParseError("half of a surrogate pair stands in a text; write the character itself") from None


def _distinct_keys(data: bytes, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = counts.most_common(1)[0][0]
        raise _at(data, f'"{twice}"', f"key {quote(twice)} stands twice in one object; use a list of values")
    return members


def _no_constant(data: bytes, name: str) -> None:
    raise _at(data, name, f"{name} is not JSON; write a number")


def _short_int(data: bytes, digits: str) -> int:
    if len(digits) > 100:
        raise _at(data, digits, f"a number of {len(digits):,} digits; write a shorter one")
    return int(digits)


def _at(data: bytes, text: object, message: str) -> ParseError:
    """An error at the place where a text first stands, if it stands there as it is."""
    start = data.find(text.encode("utf-8", "replace")) if isinstance(text, str) else -1
    if start < 0:
        return ParseError(message)
    return ParseError(
        message, line=data.count(b"\n", 0, start) + 1, column=start - data.rfind(b"\n", 0, start)
    )


def _too_deep() -> str:
    return f"nested too deeply, beyond {MAX_DEPTH}; flatten it"


def unpacked_limit(packed: int) -> int:
    """How many bytes may come out of a compressed file of so many; honest tables shrink to a tenth."""
    return max(MAX_UNPACKED, packed * 50)


def guard_size(size: int, limit: int) -> None:
    """Refuse an input that is larger than careergraph takes."""
    if size > limit:
        raise LimitError(f"{size:,} bytes, and the limit is {limit:,}; split it")
