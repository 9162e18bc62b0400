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
from careergraph.support.text import line_and_column, quote

#: How deep JSON and XML may nest.
MAX_DEPTH = 200
#: How long the entities of an XML file may grow, all told, in characters.
MAX_EXPANSION = 1_000_000

#: The texts of Turtle, and what else may hold anything: IRIs, comments, escaped characters of names.
TURTLE_TEXTS = (
    rb'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""|'
    rb"'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''"
    rb'|"[^"\\\n\r]*(?:\\.[^"\\\n\r]*)*"|'
    rb"'[^'\\\n\r]*(?:\\.[^'\\\n\r]*)*'"
)
TURTLE_OTHERS = rb"<[^<>\"{}|^`\\\x00-\x20]*(?:\\[uU][0-9A-Fa-f]{4}[^<>\"{}|^`\\\x00-\x20]*)*>|#[^\n\r]*|\\."
_DIRECTIVES = re.compile(
    TURTLE_TEXTS + b"|" + TURTLE_OTHERS + rb"|(?P<base>\b(?i:base)\b)|(?P<prefix>\b(?i:prefix)\b)", re.DOTALL
)
_RDF_12_REFUSED = (
    "triple terms and texts with a direction (RDF 1.2, RDF-star) are not supported; state plain triples"
)
#: What only RDF 1.2 has, in Turtle: triple terms, annotations, names for statements, texts with a direction.
_RDF_12 = re.compile(
    TURTLE_TEXTS + b"|" + TURTLE_OTHERS + rb"|(<<|\{\||~|(?<=[a-zA-Z0-9])--(?:ltr|rtl)\b)", re.DOTALL
)
_RDF_12_IN_XML = re.compile(rb"[\s:]((?:dir|annotation|annotationNodeID)\s*=)")
#: How many times its size a file may grow when its names are written out, and how far any file may.
_GROWTH = 100
MAX_GROWN = 2**27
_CONTAINERS = frozenset([dict, list])
#: How many terms of a JSON-LD context may stand for one another in a row.
_MAX_CHAIN = 16
#: What JSON-LD gives a meaning of its own, also in the frames that its files may hold.
_KEYWORD = re.compile(
    "@(?:base|container|context|direction|graph|id|import|included|index|json|language|list|nest|none|prefix"
    "|propagate|protected|reverse|set|type|value|version|vocab"
    "|default|embed|explicit|first|omitDefault|preserve|requireAll)"
)


def growth_limit(size: int) -> int:
    """Return how many characters may come of a file of `size` bytes once its names are written out."""
    return max(MAX_GROWN, size * _GROWTH)


def guard_growth(longest: int, uses: int, size: int) -> None:
    """Refuse a text that is too long for as often as it may be used, in an input of `size` bytes."""
    if longest * uses > growth_limit(size):
        raise ParseError(
            f"a name of {longest:,} characters, used up to {uses:,} times, makes the file grow "
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


def rdf_12(data: bytes, in_xml: bool = False) -> ParseError:
    """Return the error for what only RDF 1.2 has, at the place where it stands."""
    pattern = _RDF_12_IN_XML if in_xml else _RDF_12
    start = next((token.start(1) for token in pattern.finditer(data) if token[1]), -1)
    return _error_from(data, start, _RDF_12_REFUSED)


def may_be_rdf_12(data: bytes) -> bool:
    """Tell whether a text of the Turtle family has a sign of what only RDF 1.2 has; most have none."""
    # A single character is found much sooner than two.
    marked = b"~" in data or (b"{" in data and b"{|" in data) or b"<<" in data
    return marked or may_have_direction(data)


def may_have_direction(data: bytes) -> bool:
    """Tell whether a text has a sign of a direction of texts, which only RDF 1.2 has."""
    return b"--" in data and (b"--ltr" in data or b"--rtl" in data)


def guard_triples(data: bytes) -> None:
    """Refuse triple terms, in which the engine descends as deep as they go."""
    if b"<<" in data and any(token[1] for token in _RDF_12.finditer(data)):
        raise rdf_12(data)


def count_bases(data: bytes) -> int:
    """Return how many bases a text of the Turtle family declares at most."""
    return len(re.findall(rb"base\s*[<#]", data.lower()))


def guard_turtle(data: bytes, bases: int) -> None:
    """Refuse triple terms, and bases and prefixes that build on one another until they fill the memory.

    A prefix is kept written out from its declaration on, whether a statement uses it or not.
    """
    guard_triples(data)
    if not bases or (bases + data.lower().count(b"prefix")) * len(data) <= growth_limit(len(data)):
        return
    declared = length = 0
    after_base = False
    for token in _DIRECTIVES.finditer(data):
        if token.lastgroup:
            declared += 1
            after_base = token.lastgroup == "base"
        elif not token[0].startswith(b"#"):
            length += len(token[0]) if after_base else 0
            after_base = False
    guard_growth(length, declared, len(data))


def guard_json(data: bytes) -> None:
    """Refuse a text that is no strict JSON, loses values or nests too deep."""
    for _ in _containers(_json(data)):
        pass


def guard_jsonld(data: bytes) -> None:
    """Refuse JSON-LD that points outside, says what nobody would read, or grows beyond measure."""
    uses = vocabulary = longest = 0
    keys: set[str] = set()
    identifiers = {"@id"}
    long: dict[str, int] = {}
    for current in _containers(_json(data)):
        uses += len(current)
        if isinstance(current, list):
            continue
        keys.update(current)
        for context in _contexts(data, current):
            longest = max(longest, _longest_meaning(data, context))
            vocabulary = max(vocabulary, _length_of_bases(context))
            identifiers.update(term for term, meaning in _meanings(context) if "@id" in meaning)
        for key, value in current.items() if len(current) > 1 else ():
            if type(value) is str and len(value) > _GROWTH:
                long[key] = max(long.get(key, 0), len(value))
    longest = max(longest, *map(len, keys), *(long.get(name, 0) for name in identifiers))
    guard_growth(longest + vocabulary, uses, len(data))
    if "@direction" in keys:
        raise error_at(data, '"@direction"', _RDF_12_REFUSED)
    for key in () if b'"@json"' in data else sorted(keys):
        if key.startswith("@") and key[1:].isalpha() and not _KEYWORD.fullmatch(key):
            raise error_at(
                data, f'"{key}"', f"{quote(key)} is no keyword of JSON-LD; correct it, or delete it"
            )


def guard_xml(data: bytes) -> None:
    """Refuse RDF/XML that is not well formed, points outside, or grows when its entities expand."""
    _XmlGuard(data).run()


class _XmlGuard:
    """One pass of expat over a file, to see what another parser would have to do with it."""

    def __init__(self, data: bytes) -> None:
        from xml.parsers import expat

        self._data = data
        self._depth = 0
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
        """Check the entities at the first element, where all are known and none has been expanded."""
        total = 0
        for found in re.findall(rb"&([^#;&\s]+);", self._data) if self._lengths else ():
            name = found.decode("utf-8", "replace")
            total += self._lengths.get(name, 0)
            self._bound(name, total)
        self._parser.StartElementHandler = self._start
        self._start(*element)

    def _start(self, _: str, attributes: dict[str, str]) -> None:
        for name, text in attributes.items():
            if text == "Triple" and name.endswith(":parseType"):
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


def _json(data: bytes) -> Any:
    """Read a JSON text strictly."""
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
        line, _ = line_and_column(data, error.start)
        raise ParseError("not UTF-8 text; save the file as UTF-8", line=line) from None
    except RecursionError:
        raise ParseError(_too_deep()) from None
    if re.search(rb"\\u[dD][89a-fA-F]", data):
        _guard_surrogates(document)
    return document


def _containers(document: Any) -> Iterator[dict[str, Any] | list[Any]]:
    """Yield every object and list of a JSON document, which may not nest too deep.

    Walks with a stack of its own, so that depth is measured, not suffered.
    """
    stack: list[tuple[Any, int]] = [(document, 0)] if isinstance(document, (dict, list)) else []
    while stack:
        current, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise ParseError(_too_deep())
        yield current
        values = current.values() if isinstance(current, dict) else current
        stack += [(value, depth + 1) for value in values if type(value) in _CONTAINERS]


def _contexts(data: bytes, current: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the contexts that an object of JSON-LD has, all of which stand in the file itself."""
    if "@context" not in current and "@import" not in current:
        return
    value = current.get("@context")
    for context in (current.get("@import"), *(value if isinstance(value, list) else [value])):
        if isinstance(context, str):
            raise error_at(
                data,
                context,
                f"it points to a context elsewhere, {quote(context)}, and careergraph opens nothing "
                "but the files named; write the context into the file",
            )
        if isinstance(context, dict):
            if any("@direction" in (term, *names) for term, names in _meanings(context)):
                raise error_at(data, '"@direction"', _RDF_12_REFUSED)
            yield context


def _meanings(context: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the terms of a JSON-LD context, each with the names in its definition."""
    for term, meaning in context.items():
        names = list(meaning.values()) if isinstance(meaning, dict) else [meaning]
        yield term, [name for name in names if isinstance(name, str)]


def _longest_meaning(data: bytes, context: dict[str, Any]) -> int:
    """Return how long a term of a context is, at most, once the terms it is made of are written out.

    The engine follows terms into one another as deep as they go, so that they may not go deep.
    """
    open_terms = {
        term: (
            sum(map(len, names)) + len(term),
            {part for name in (term, *names) for part in (name, name.partition(":")[0])} - {term},
        )
        for term, names in _meanings(context)
    }
    lengths: dict[str, int] = {}
    for _ in range(_MAX_CHAIN):
        known = {
            term: length + max((lengths.get(part, 0) for part in parts), default=0)
            for term, (length, parts) in open_terms.items()
            if not any(part in open_terms for part in parts)
        }
        for term in known:
            del open_terms[term]
        lengths |= known
        if not open_terms:
            return max(lengths.values(), default=0)
    term = next(iter(open_terms))
    raise error_at(
        data,
        f'"{term}"',
        f"term {quote(term)} of a context stands for another term, and that for one more, beyond "
        f"{_MAX_CHAIN} or in a circle; write its IRI out",
    )


def _length_of_bases(context: dict[str, Any]) -> int:
    """Return how long the bases of a context may become; what is relative is added at each level."""
    names = [name for key in ("@vocab", "@base") if isinstance(name := context.get(key), str)]
    return sum(len(name) * (1 if ":" in name else MAX_DEPTH) for name in names)


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
        raise error_at(
            data, f'"{twice}"', f"key {quote(twice)} stands twice in one object; use a list of values"
        )
    return members


def _no_constant(data: bytes, name: str) -> None:
    raise error_at(data, name, f"{name} is not JSON; write a number")


def _short_int(data: bytes, digits: str) -> int:
    if len(digits) > 100:
        raise error_at(data, digits, f"a number of {len(digits):,} digits; write a shorter one")
    return int(digits)


def error_at(data: bytes, text: object, message: str) -> ParseError:
    """Return an error at the place where a text first stands, if it stands there as it is."""
    start = data.find(text.encode("utf-8", "replace")) if isinstance(text, str) else -1
    return _error_from(data, start, message)


def _error_from(data: bytes, start: int, message: str) -> ParseError:
    if start < 0:
        return ParseError(message)
    line, column = line_and_column(data, start)
    return ParseError(message, line=line, column=column)


def _too_deep() -> str:
    return f"nested too deeply, beyond {MAX_DEPTH}; flatten it"
