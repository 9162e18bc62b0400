"""The bytes of a file, or a text, become RDF terms; all of them or none.

What is not RDF, or not in the format that its name says, is refused with its file, line and column.
Nothing is opened but the files named.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias

import pyoxigraph as ox

from careergraph.errors import InvalidArgument, LimitError, ParseError
from careergraph.model import Fault
from careergraph.rdf.document_guards import (
    count_bases,
    error_at,
    growth_limit,
    guard_jsonld,
    guard_triples,
    guard_turtle,
    guard_xml,
    may_be_rdf_12,
    may_have_direction,
    rdf_12,
)
from careergraph.rdf.language_tags import tags_as_written
from careergraph.rdf.late_quads import LateQuads
from careergraph.rdf.prefixes import usable_prefixes
from careergraph.rdf.terms import Term
from careergraph.support.files import file_content
from careergraph.support.text import line_and_column, quote, visible

_FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_OTHER_NAMES: Final = {
    "ttl": "turtle",
    "nt": "ntriples",
    "nq": "nquads",
    "json": "jsonld",
    "rdf": "rdfxml",
    "xml": "rdfxml",
    "owl": "rdfxml",
}
_GUARDS: Final[dict[ox.RdfFormat, Callable[[bytes], None]]] = {
    ox.RdfFormat.N_TRIPLES: guard_triples,
    ox.RdfFormat.N_QUADS: guard_triples,
    ox.RdfFormat.JSON_LD: guard_jsonld,
    ox.RdfFormat.RDF_XML: guard_xml,
}
_TURTLE: Final = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG)
#: The formats whose names are written out, so that nothing grows.
_WRITTEN_OUT: Final = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
_BYTE_ORDER_MARKS: Final = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_COMPRESSED: Final = "this is a compressed file; unpack it first"
_BINARY: Final = "this is a binary file, not RDF text; name an RDF file"
_SIGNATURES: Final = {
    b"PK\x03\x04": "this is a binary file, a zip archive or an Excel workbook; unpack it, or use load_tables",
    b"\x1f\x8b": f"{_COMPRESSED} (gunzip)",
    b"BZh91AY&SY": f"{_COMPRESSED} (bunzip2)",
    b"\xfd7zXZ": f"{_COMPRESSED} (unxz)",
    b"\x28\xb5\x2f\xfd": f"{_COMPRESSED} (unzstd)",
    b"\x89PNG": _BINARY,
    b"%PDF-": _BINARY,
    b"\x7fELF": _BINARY,
    b"\xd0\xcf\x11\xe0": _BINARY,
}
#: Encodings that XML files are met in; Python knows others, and some of them take their time.
_XML_ENCODING: Final = re.compile(
    r"(?i:us-ascii|ascii|latin-?1|iso-8859-\d+|windows-\d+|cp\d+|macroman|koi8-[ru]|shift_jis|euc-\w+|gb\w+|big5)"
)
#: How many characters a character of a text takes at most when it is written out, as \u0001 does.
_MOST_ESCAPED: Final = 6
#: White space as it is, and x for all else; and a length that few words have.
_WORDS: Final = bytes(byte if byte in b" \t\r\n" else ord("x") for byte in range(256))
_SHORT_WORD: Final = 128
#: How much of what a parser says, and of a name in it, is told.
_LONGEST_MESSAGE: Final = 300
_LONGEST_NAME: Final = 80


@dataclass(slots=True)
class Reading:
    """The result of reading: quads in the order of the files, the prefixes that they declare, and faults.

    `tags` has the language tags that were written with capitals, by quad.
    """

    quads: list[ox.Quad] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=dict)
    faults: dict[Fault, None] = field(default_factory=dict)
    tags: dict[ox.Quad, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableReading:
    """The same of tables, whose quads are made when somebody asks for them."""

    quads: LateQuads
    prefixes: dict[str, str]
    faults: dict[Fault, None] = field(default_factory=dict)
    tags: dict[ox.Quad, str] = field(default_factory=dict)


#: What was read, of whatever files.
AnyReading: TypeAlias = Reading | TableReading


def rdf_format(name: str) -> ox.RdfFormat:
    """Return the format that a name or a file's suffix stands for.

    >>> rdf_format(".ttl") == rdf_format("turtle")
    True
    """
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    chosen = _FORMATS.get(_OTHER_NAMES.get(plain, plain))
    if chosen is None:
        raise InvalidArgument(
            f"{quote(name)} is no RDF format that careergraph knows; "
            "use one of .ttl .nt .nq .trig .jsonld .rdf, or format="
        )
    return chosen


def read_files(
    paths: Sequence[str | os.PathLike[str]], format: str | None = None, base: str | None = None
) -> Reading:
    """Read files and merge them; blank nodes of different files stay different.

    Raises `FileMissing`, `ReadError`, `ParseError` or `LimitError`, each with the file's name.
    """
    reading = Reading()
    for path in paths:
        chosen = rdf_format(format or _suffix(Path(path)))
        _read(reading, file_content(Path(path)), chosen, base, os.fspath(path))
    return reading


def read_text(text: str | bytes, format: str, base: str | None = None) -> Reading:
    """Read RDF from a text."""
    try:
        data = text if isinstance(text, bytes) else text.encode("utf-8")
    except UnicodeEncodeError as error:
        line, _ = line_and_column(error.object, error.start)
        raise ParseError(
            f"the text has half of a surrogate pair on line {line}; mend its encoding", line=line
        ) from None
    reading = Reading()
    _read(reading, data, rdf_format(format), base, None)
    return reading


def read_more(reading: Reading, data: bytes, format: str) -> None:
    """Add what a text holds to what was read before; their blank nodes stay different."""
    _read(reading, data, rdf_format(format), None, None)


def _suffix(path: Path) -> str:
    if path.suffix.lower() == ".gz":
        raise ParseError(f"{quote(path)} is compressed; unpack it first (gunzip)", file=os.fspath(path))
    try:
        rdf_format(path.suffix)
    except InvalidArgument as error:
        raise ParseError(f"{quote(path)}: {error}", file=os.fspath(path)) from None
    return path.suffix


def _read(reading: Reading, data: bytes, format: ox.RdfFormat, base: str | None, file: str | None) -> None:
    """Add what `data` holds to `reading`, or raise with `file` named."""
    try:
        data = _as_text(data)
        if format == ox.RdfFormat.RDF_XML:
            data = _as_utf8(data)
        bases = _guard(data, format)
        parser = ox.parse(data, format, base_iri=base, rename_blank_nodes=bool(reading.quads))
        before = len(reading.quads)
        for some in _supported(parser, data, format, bases):
            reading.quads += some
        lenient: list[ox.Quad] = []
        if format == ox.RdfFormat.JSON_LD:
            lenient += ox.parse(data, format, base_iri=base, lenient=True)
            _refuse_what_was_dropped(data, lenient, len(reading.quads) - before)
        reading.tags |= tags_as_written(data, format, islice(reading.quads, before, None), lenient)
    except ParseError as error:
        said = _other_kind(data, format) or str(error)
        raise _located(said, file, error.line, error.column) from None
    except SyntaxError as error:
        message = re.sub(r"^Parser error.*?: ", "", error.msg or str(error), count=1)
        line, column = error.lineno, error.offset
        if line is None and (found := re.search(r"line (\d+)(?: column (\d+))?", str(error))):
            line, column = int(found[1]), int(found[2]) if found[2] else None
        if message.startswith("Invalid IRI") and line and column:
            message += f" in {_fragment(data, line, column)}"
        raise _located(_mend(message, data, format), file, line, column) from None
    except MemoryError:
        where = f"{quote(file)}: " if file else ""
        raise LimitError(f"{where}a single value is longer than 16 MiB; shorten it or split it") from None
    except ValueError as error:
        raise _located(f"{error}", file, None, None) from None
    declared = _xml_prefixes(data) if format == ox.RdfFormat.RDF_XML else {}
    reading.prefixes |= usable_prefixes(parser.prefixes | declared)


def _guard(data: bytes, format: ox.RdfFormat) -> int:
    """Stop what may not reach the parser; return how many bases a text of the Turtle family may declare."""
    if format in _TURTLE:
        guard_turtle(data, bases := count_bases(data))
        return bases
    _GUARDS[format](data)
    return 0


def _supported(
    quads: Iterator[ox.Quad], data: bytes, format: ox.RdfFormat, bases: int
) -> Iterator[Iterable[ox.Quad]]:
    """Yield the quads of a text, many at once, as long as they are RDF 1.1 and do not grow beyond measure."""
    if format in _WRITTEN_OUT:
        # Triple terms were stopped in front of the parser.
        doubtful = may_have_direction(data)
    else:
        doubtful = format == ox.RdfFormat.RDF_XML or may_be_rdf_12(data)
    if format in _WRITTEN_OUT and not doubtful:
        yield quads
        return
    room = growth_limit(len(data))
    texts = _MOST_ESCAPED * len(data)
    longest = _longest_names(data, bases) if format in _TURTLE else sys.maxsize
    while some := list(islice(quads, count := max((room - texts) // longest, 1))):
        # Fewer than fit for certain are the last, and need not be counted.
        room -= sum(map(len, map(str, some))) if len(some) == count else 0
        if room < 0:
            name = max((str(term) for quad in some for term in quad), key=len)
            raise ParseError(
                f"a name of {len(name):,} characters, {quote(name)}, is used so often that it makes "
                "the file grow beyond measure; shorten it"
            )
        if doubtful and any(_is_rdf_12(quad.object) for quad in some):
            raise rdf_12(data, in_xml=format == ox.RdfFormat.RDF_XML)
        yield some


def _longest_names(data: bytes, bases: int) -> int:
    """Return a number of characters that the names in no statement of a text of Turtle exceed.

    So many statements are read at once as fit for certain. A name has no white space, but for the bases
    before it; a text may be of any length, and each is there but once.
    """
    words, word = data.translate(_WORDS), _SHORT_WORD
    while b"x" * word in words:
        word *= 2
    # Four names, each of a prefix and a rest behind the bases; and what stands for `a` or a bare number.
    return 4 * ((bases + 2) * word + 100)


def _is_rdf_12(term: Term) -> bool:
    return isinstance(term, ox.Triple) or (isinstance(term, ox.Literal) and term.direction is not None)


def _refuse_what_was_dropped(data: bytes, lenient: Sequence[ox.Quad], kept: int) -> None:
    """Refuse JSON-LD with a statement that only a lenient reading keeps, for one of its terms is none.

    A key that the context does not know is no statement, as JSON-LD has it, and is passed over.
    """
    if len(lenient) == kept:
        return
    for quad in lenient:
        if ":" not in quad.predicate.value:
            continue
        for term in quad:
            if isinstance(term, (ox.NamedNode, ox.BlankNode, ox.Literal)) and (fault := _fault(term)):
                raise error_at(data, f'"{fault[0]}"', f"{quote(fault[0])} {fault[1]}")


def _fault(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> tuple[str, str] | None:
    """Return the text of a term that was read leniently, and what is wrong with it, if anything is."""
    try:
        match term:
            case ox.NamedNode():
                ox.NamedNode(term.value)
            case ox.BlankNode():
                ox.BlankNode(term.value)
            case ox.Literal(language=str(tag)):
                ox.Literal("", language=tag)
    except ValueError as error:
        if isinstance(term, ox.Literal):
            return term.language or "", f"is no language tag: {error}; correct it, as in en-GB"
        if "No scheme found" in str(error):
            return term.value, "is a relative IRI, and the file states no base; add @base or give base="
        return term.value, f"is no IRI: {error}; correct it"
    return None


def _as_text(data: bytes) -> bytes:
    """Return the bytes without a UTF-8 byte order mark, once they are no archive and no other encoding."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:]
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            raise ParseError(f"the file is {encoding}; save it as UTF-8", line=1)
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise ParseError(kind, line=1)
    if b"\0" in data[:4]:
        raise ParseError("the file is UTF-16, UTF-32 or binary; save it as UTF-8", line=1)
    return data


def _xml_prefixes(data: bytes) -> dict[str, str]:
    """Return the prefixes that the root element declares; the parser forgets them with the element."""
    root = re.search(rb"<(?![?!])[^>]*>", re.sub(rb"<!DOCTYPE.*?\]\s*>", b"", data, count=1, flags=re.DOTALL))
    declared = re.findall(rb"""xmlns:?([\w.-]*)\s*=\s*["']([^"'&]+)["']""", root[0] if root else b"")
    return {prefix.decode(): base.decode() for prefix, base in declared}


def _as_utf8(data: bytes) -> bytes:
    """Return an XML text in UTF-8, whichever encoding it declares."""
    declared = re.match(rb"""(<\?xml[^>]*?encoding\s*=\s*["'])([A-Za-z][\w.-]*)(["'])""", data)
    encoding = declared[2].decode() if declared else "utf-8"
    if declared is None or encoding.lower() in ("utf-8", "utf8"):
        return data
    try:
        if not _XML_ENCODING.fullmatch(encoding):
            raise LookupError(encoding)
        text = data[declared.end() :].decode(encoding)
    except (LookupError, UnicodeDecodeError):
        raise ParseError(f"the file is not in {encoding}, as it says; save it as UTF-8", line=1) from None
    return declared[1] + b"UTF-8" + declared[3] + text.encode("utf-8")


def _mend(message: str, data: bytes, format: ox.RdfFormat) -> str:
    """Explain what the parser said, in our words where it needs them, and what to do about it."""
    if other := _other_kind(data, format):
        return other
    if message.startswith("Invalid UTF-8"):
        return "not UTF-8 text; save the file as UTF-8"
    if "No scheme found" in message:
        return "a relative IRI, and the file states no base; add @base or give base="
    if message.startswith("Unexpected end"):
        return "the text ends in the middle of a statement; is the file whole?"
    if "context" in message and "LoadDocument" in message:
        return "it points to a context elsewhere; write the context into the file"
    if found := re.match(r"The prefix (\S*) has not been declared", message):
        prefix = visible(found[1][:_LONGEST_NAME])
        return f"prefix {quote(found[1])} is not declared; add a line @prefix {prefix} <…> ."
    return f"{visible(message[:_LONGEST_MESSAGE])}; correct it there"


def _other_kind(data: bytes, format: ox.RdfFormat) -> str | None:
    """Guess what a text looks like, if not like the format that it was read in."""
    start = data[:1000].lstrip().lower()
    if re.match(rb"(?:<!--.*?-->\s*)?<(?:!doctype html|html)", start, re.DOTALL):
        return "this is a web page (HTML), not RDF; download the file itself"
    if format != ox.RdfFormat.JSON_LD and re.match(rb'[{\[]\s*["\]}{]', start):
        return "this looks like JSON; name it .jsonld or give format='jsonld'"
    if format != ox.RdfFormat.RDF_XML and start.startswith((b"<?xml", b"<rdf:rdf")):
        return "this looks like RDF/XML; name it .rdf or give format='rdfxml'"
    if format in (ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD) and start.startswith(
        (b"@prefix", b"@base", b"prefix", b"base", b"#")
    ):
        return "this looks like Turtle; name it .ttl or give format='turtle'"
    return None


def _fragment(data: bytes, line: int, column: int) -> str:
    """Return the word at a place in the text, up to the end of an IRI or of the line."""
    text = data.split(b"\n", line)[line - 1].decode("utf-8", "replace")
    return quote(re.split(r"(?<=>)", text[column - 1 :], maxsplit=1)[0].strip())


def _located(message: str, file: str | None, line: int | None, column: int | None) -> ParseError:
    where = [visible(file) if file else "text"]
    if line is not None:
        where.append(f"line {line}" + (f", column {column}" if column is not None else ""))
    return ParseError(f"{', '.join(where)}: {message}", file=file, line=line, column=column)
