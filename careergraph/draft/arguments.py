"""Checks what is given in a call: each function returns what can be stated, or raises `InvalidArgument`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from careergraph.errors import InvalidArgument
from careergraph.model import HIGHEST_IMPORTANCE, LOWEST_IMPORTANCE
from careergraph.rdf.python_values import term
from careergraph.rdf.terms import is_iri
from careergraph.support.amounts import MOST, whole
from careergraph.support.text import checked_language, fold, listed, quote


def several(things: Any) -> Iterable[Any]:
    """Give things one by one; a single one is meant as one, and not as its letters."""
    return things if isinstance(things, Iterable) and not isinstance(things, str) else (things,)


def text(given: object, what: str) -> str:
    """Return a text that somebody can read and a file can hold."""
    if not isinstance(given, str) or not given.strip():
        raise InvalidArgument(f"{what} {quote(given)} is no text; write one")
    try:
        given.encode()
    except UnicodeEncodeError:
        raise InvalidArgument(
            f"{what} {quote(given)} has half of a surrogate pair; mend its encoding"
        ) from None
    return str(given)


def text_or_none(given: object, what: str) -> str | None:
    """Return the same, or None for None."""
    return None if given is None else text(given, what)


def tag(language: object) -> str:
    """Return the tag of a language, or "" for none."""
    return "" if language == "" else checked_language(language)


def positive(name: str, number: object) -> int:
    """Return a whole number of 1 or more."""
    found = whole(number)
    if found is None or not 1 <= found <= MOST:
        raise InvalidArgument(f"{name}={quote(number)} is no whole number of 1 or more; give one")
    return found


def importance(number: object) -> Decimal:
    """Return a number from 1 to 5."""
    try:
        found = Decimal(str(number))
        if LOWEST_IMPORTANCE <= found <= HIGHEST_IMPORTANCE:
            return found
    except ArithmeticError:
        pass
    raise InvalidArgument(f"importance {quote(number)} is no number from 1 to 5; give one")


def literal(value: object) -> object:
    """Return a text, a number, a truth value or a date."""
    try:
        term(value)
    except (TypeError, ValueError, OverflowError):
        raise InvalidArgument(
            f"{quote(value)} cannot be stated; give a thing, a text, a number, a truth value or a date"
        ) from None
    return value


def chosen(name: str, given: object, choices: Mapping[str, str]) -> str:
    """Return one of some words, given as a text or as a value of its own."""
    word = given.value if isinstance(given, Enum) else given
    folded = fold(word) if isinstance(word, str) else ""
    if folded not in choices:
        raise InvalidArgument(f"{name}={quote(word)} is none of {listed(choices)}")
    return folded


def iri_base(base: object) -> str:
    """Return what ids are ids in."""
    if not isinstance(base, str) or not is_iri(base):
        raise InvalidArgument(f"base={quote(base)} is no IRI; give one that ends in / or #")
    return base
