"""Safe SPARQL: queries that change nothing and reach nothing, with results as Python values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from careergraph.deadline import within
from careergraph.display import Table
from careergraph.errors import InvalidArgument, QueryError, QueryTimeout
from careergraph.guards import guard_query
from careergraph.model import Concept
from careergraph.query_text import makes_texts, stray_bracket, substitute, unknown_prefix
from careergraph.statements import shown_id
from careergraph.store import Term, TermStore
from careergraph.text import listed, quote, visible
from careergraph.vocabulary import INTEGER_TYPES, XSD

if TYPE_CHECKING:
    import rdflib

#: The longest deadline, in seconds: a day.
MAX_SECONDS: Final = 86_400
#: The longest number that is read as one; what is longer stays a text.
_MAX_DIGITS: Final = 4_000
_DECIMAL: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")


class Text(str):
    """A text with the language it is in: a `str` in all else.

    >>> text = Text("habilidad", "es")
    >>> text == "habilidad", text.language
    (True, 'es')
    """

    __slots__ = ("language",)

    #: The language tag, in lower case.
    language: str

    def __new__(cls, value: str, language: str) -> Text:
        """A text of a language."""
        text = super().__new__(cls, value)
        text.language = language
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        return Text, (str(self), self.language)


class Row(tuple[Any, ...]):
    """One answer: its values by place (``row[0]``), by column (``row["name"]``, ``row.name``)."""

    __slots__ = ()
    _places: Mapping[str, int] = {}

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            if key not in self._places:
                raise KeyError(f"no column {quote(key)}; the columns are {listed(self._places)}")
            return super().__getitem__(self._places[key])
        return super().__getitem__(key)

    def __reduce__(self) -> tuple[Any, ...]:
        return _row, (tuple(self._places), tuple(self))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={self[name]!r}" for name in self._places)
        return f"Row({values})"


class QueryResult(Table):
    """The answers to a SELECT query: its `columns`, in the query's order, and a `Row` for each answer."""

    __slots__ = ("_answers", "columns")

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        self.columns = tuple(columns)
        make = _row_class(self.columns)
        self._answers = tuple(map(make, rows))

    def __iter__(self) -> Iterator[Row]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def __getitem__(self, place: int) -> Row:
        return self._answers[place]

    def __bool__(self) -> bool:
        return bool(self._answers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, QueryResult):
            return NotImplemented
        return (self.columns, self._answers) == (other.columns, other._answers)

    def __hash__(self) -> int:
        return hash((self.columns, self._answers))

    def _columns(self) -> Sequence[str]:
        return self.columns

    def _rows(self) -> Iterator[Sequence[Any]]:
        return iter(self._answers)

    def __reduce__(self) -> tuple[Any, ...]:
        return QueryResult, (self.columns, tuple(map(tuple, self._answers)))


def ask(
    terms: TermStore, query: str, timeout: float | None, bindings: Mapping[str, object]
) -> QueryResult | bool | rdflib.Graph:
    """Answer a query: SELECT with a table, ASK with a truth value, CONSTRUCT and DESCRIBE with a graph.

    With a `timeout`, in seconds, the query runs where it can be stopped; and so does one that could make
    texts longer than the memory, for the engine ends its process then.
    """
    bound = {name: _term(name, value) for name, value in bindings.items()}
    query = substitute(query, {name: str(term) for name, term in bound.items()})
    if timeout is not None and not 0 < timeout <= MAX_SECONDS:
        raise InvalidArgument(
            f"timeout={quote(timeout)} is not above 0 and up to {MAX_SECONDS:,}; give seconds, or None"
        )
    guard_query(query)
    if timeout is None and not makes_texts(query):
        answer = _run(terms, query)
    else:
        answer = _run_apart(terms, query, timeout)
    kind, content = answer
    match kind:
        case "select":
            return QueryResult(*content)
        case "ask":
            return bool(content)
        case _:
            from careergraph.rdflib_view import own_graph

            return own_graph(content, terms.prefixes)


def _run_apart(terms: TermStore, query: str, timeout: float | None) -> tuple[str, Any]:
    _ = terms.oxigraph  # built here, once, and not in every process that answers
    try:
        return within(timeout, partial(_run, terms, query))
    except QueryError:
        raise
    except TimeoutError:
        raise QueryTimeout(
            f"the query was stopped after {timeout:g} s; narrow it, add LIMIT, or allow more"
        ) from None
    except RuntimeError as error:
        raise QueryError(f"the query cannot be answered: {error}; narrow it, or add LIMIT") from None


def _run(terms: TermStore, query: str) -> tuple[str, Any]:
    """The answer as plain values, which can be sent between processes."""
    try:
        result = terms.query(query)
        if isinstance(result, ox.QuerySolutions):
            columns = tuple(variable.value for variable in result.variables)
            return "select", (columns, [tuple(map(value, solution)) for solution in result])
        if isinstance(result, ox.QueryBoolean):
            return "ask", bool(result)
        return "graph", ox.serialize(result, format=ox.RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        raise _located(str(error.msg or error), query, terms.prefixes) from None
    except MemoryError:
        raise QueryError(
            "the answer needs more memory than there is; narrow the query, or add LIMIT"
        ) from None
    except (RuntimeError, ValueError, OSError) as error:
        if isinstance(error, QueryError):
            raise
        raise QueryError(f"the query cannot be answered: {visible(str(error))}") from None


def value(term: Term | None) -> Any:
    """The Python value of an RDF term: a number, a truth value, a date, or a str for all else.

    >>> value(ox.Literal(3)), value(ox.Literal("tres", language="es")).language, value(None)
    (3, 'es', None)
    """
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.BlankNode):
        return shown_id(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    if language := term.language:
        return Text(term.value, language)
    datatype = term.datatype.value
    if datatype == XSD.string:
        return term.value
    text = term.value
    convert = _CONVERSIONS.get(datatype)
    if convert is None or len(text) > _MAX_DIGITS:
        return text
    try:
        return convert(text.strip())
    except (ValueError, ArithmeticError):
        return text


def _decimal(text: str) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def _boolean(text: str) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}[text]


def _number(kind: Callable[[str], Any]) -> Callable[[str], Any]:
    """Python's own conversion, without the underscores that Python allows and XML Schema does not."""

    def convert(text: str) -> Any:
        if "_" in text:
            raise ValueError(text)
        return kind(text)

    return convert


_CONVERSIONS: Final[Mapping[str, Callable[[str], Any]]] = {
    **dict.fromkeys(INTEGER_TYPES, _number(int)),
    XSD.decimal: _decimal,
    XSD.double: _number(float),
    XSD.float: _number(float),
    XSD.boolean: _boolean,
    XSD.date: date.fromisoformat,
    XSD.dateTime: datetime.fromisoformat,
}


@cache
def _row_class(columns: tuple[str, ...]) -> type[Row]:
    """The row type of a table: a property for each column, even one that tuples have a method for."""
    named = {
        name: property(itemgetter(place)) for place, name in enumerate(columns) if not name.startswith("_")
    }
    places = {name: place for place, name in enumerate(columns)}
    return type("Row", (Row,), {"__slots__": (), "_places": places, **named})


def _row(columns: tuple[str, ...], values: tuple[Any, ...]) -> Row:
    return _row_class(columns)(values)


def _term(name: str, value: object) -> Term:
    """The RDF term that a Python value is bound as: its type is kept, and no text is pasted."""
    # Imported only if somebody has it: a URIRef is a str, and is meant as an IRI.
    kind = type(value).__name__
    try:
        if isinstance(value, Concept):
            return ox.NamedNode(value.iri)
        if isinstance(value, (ox.NamedNode, ox.Literal)):
            return value
        if isinstance(value, Text):
            return ox.Literal(str(value), language=value.language)
        if isinstance(value, str):
            return _rdflib_term(value)
        if isinstance(value, (bool, int, float)):
            return ox.Literal(value)
        if isinstance(value, Decimal):
            return ox.Literal(f"{value:f}", datatype=ox.NamedNode(XSD.decimal))
        if isinstance(value, datetime):
            return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD.dateTime))
        if isinstance(value, date):
            return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD.date))
    except ValueError as error:
        raise QueryError(f"?{name} cannot be bound to {quote(value)}: {error}") from None
    raise QueryError(f"?{name} cannot be bound to a {kind}; give a str, number, bool, date, role or skill")


def _rdflib_term(value: str) -> Term:
    """A plain str is a text; rdflib's own kinds of str say what they are by themselves."""
    match type(value).__name__:
        case "URIRef":
            return ox.NamedNode(str(value))
        case "Literal":
            language, datatype = getattr(value, "language", None), getattr(value, "datatype", None)
            if language:
                return ox.Literal(str(value), language=language)
            return ox.Literal(str(value), datatype=ox.NamedNode(str(datatype or XSD.string)))
    return ox.Literal(str(value))


def _located(message: str, query: str, prefixes: Mapping[str, str]) -> QueryError:
    """A syntax error with its place, and what stands there; the engine lists all tokens instead."""
    if undeclared := unknown_prefix(query, prefixes):
        prefix, offset = undeclared
        line = query.count("\n", 0, offset) + 1
        column = offset - query.rfind("\n", 0, offset)
        return QueryError(
            f"line {line}, column {column}: prefix {quote(prefix)} is not known; "
            f"begin the query with PREFIX {visible(prefix)}: <…>",
            line=line,
            column=column,
        )
    found = re.match(r"error at (\d+):(\d+)", message)
    if not found:
        return QueryError(f"not SPARQL: {visible(message)}; mend the query")
    line, column = int(found[1]), int(found[2])
    if (stray := stray_bracket(query)) is not None:
        line, column = query.count("\n", 0, stray) + 1, stray - query.rfind("\n", 0, stray)
    rest = query.split("\n")[line - 1 :][:1] or [""]
    near = rest[0][column - 1 :].strip()
    place = f"before {quote(near, 40)}" if near else "at the end of the line"
    return QueryError(
        f"not SPARQL, line {line}, column {column}, {place}; mend the query there",
        line=line,
        column=column,
    )
