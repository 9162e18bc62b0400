"""RDF terms as Python values, and back: numbers, truth values, dates, and texts with their language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import pyoxigraph as ox

from careergraph.errors import QueryError
from careergraph.model import Concept
from careergraph.rdf.terms import Term, shown_id
from careergraph.support.text import quote
from careergraph.vocabulary import INTEGER_TYPES, XSD

#: The longest number that is read as one; what is longer stays a text.
_MAX_DIGITS: Final = 4_000
_DECIMAL: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")


class LangString(str):
    """A text with the language it is in: a `str` in all else.

    >>> text = LangString("habilidad", "es")
    >>> text == "habilidad", text.language
    (True, 'es')
    """

    __slots__ = ("language",)

    #: The language tag, in lower case.
    language: str

    def __new__(cls, value: str, language: str) -> LangString:
        """Return a text of a language."""
        text = super().__new__(cls, value)
        text.language = language
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        return LangString, (str(self), self.language)


def value(term: Term) -> Any:
    """Return the Python value of an RDF term: a number, a truth value, a date, or a str for all else.

    >>> value(ox.Literal(3)), value(ox.Literal("tres", language="es")).language
    (3, 'es')
    """
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.BlankNode):
        return shown_id(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    if language := term.language:
        return LangString(term.value, language)
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
    """Convert as Python does, without the underscores that Python allows and XML Schema does not."""

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


def bound_term(name: str, value: object) -> Term:
    """Return the RDF term that a Python value is bound as: its type is kept, and no text is pasted."""
    if _is_nameless(value):
        raise QueryError(
            f"?{name} cannot be bound to a node without an IRI, which SPARQL cannot name; bind what leads to "
            "it, or query graph.rdf with initBindings="
        )
    try:
        return term(value)
    except ValueError as error:
        raise QueryError(f"?{name} cannot be bound to {quote(value)}: {error}") from None
    except TypeError as error:
        raise QueryError(f"?{name} cannot be bound to a {type(value).__name__}; give {error}") from None


def term(value: object) -> Term:
    """Return the RDF term that a Python value stands for.

    Raises `ValueError` for what is no IRI or no language, `TypeError`, which says what to give, for values
    of other types.

    >>> str(term(3))
    '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    # rdflib is imported only if somebody has it: a URIRef is a str, and is meant as an IRI.
    if isinstance(value, Concept):
        return ox.NamedNode(value.iri)
    if isinstance(value, (ox.NamedNode, ox.Literal)):
        return value
    if isinstance(value, LangString):
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
    raise TypeError("a str, number, bool, date, role or skill")


def _is_nameless(value: object) -> bool:
    iri = value.iri if isinstance(value, Concept) else ""
    return type(value).__name__ in ("BNode", "BlankNode") or iri.startswith("_:")


def _rdflib_term(value: str) -> Term:
    """Return the term of a str; rdflib's kinds, which are known without importing it, say what they are."""
    match type(value).__name__:
        case "URIRef":
            return ox.NamedNode(str(value))
        case "Literal":
            language, datatype = getattr(value, "language", None), getattr(value, "datatype", None)
            if language:
                return ox.Literal(str(value), language=language)
            return ox.Literal(str(value), datatype=ox.NamedNode(str(datatype or XSD.string)))
    return ox.Literal(str(value))
