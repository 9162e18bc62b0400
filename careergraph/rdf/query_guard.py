"""Queries that would reach outside, change data or end the process, stopped in front of the engine.

The guard is linear in the query, raises one of our errors, and keeps nothing. A store takes no query that
has not passed it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from careergraph.errors import QueryError, QueryRefused
from careergraph.rdf.sparql_tokens import tokens

#: How deep a query may nest, how many words and signs it may have, and how many characters. The engine
#: descends into each, and needs a stack for it that threads may not have.
MAX_DEPTH: Final = 64
MAX_PARTS: Final = 1_000
MAX_LENGTH: Final = 1_000_000

#: Functions that put texts together, so that a short query may make texts longer than the memory.
_MAKING_TEXTS: Final = ("CONCAT", "REPLACE")
_UPDATES: Final = frozenset(
    ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"]
)
_FORMS: Final = frozenset(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])


@dataclass(frozen=True, slots=True)
class CheckedQuery:
    """The text of a query that passed the guard, whether it puts texts together, and its form, as ASK."""

    text: str
    makes_texts: bool
    form: str | None = None


def check_query(query: str) -> CheckedQuery:
    """Read a query once, and refuse what reaches outside, changes data, or is too deep or too long.

    Raises `QueryRefused` or `QueryError`.

    >>> check_query('SELECT ?s { ?s rdfs:label "SERVICE" }  # SERVICE in words is fine').makes_texts
    False
    >>> check_query("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    careergraph.errors.QueryRefused: SERVICE would ask a server, and careergraph answers from ...
    """
    check_length(query)
    size = _QuerySize()
    form = None
    makes_texts = False
    names: list[str] = ["", ""]
    for token in tokens(query):
        if token["triple"]:
            raise QueryError(
                f"{token[0]} begins a triple term (RDF 1.2), which careergraph does not support; "
                "write a space after it if it is none"
            )
        if token["word"]:
            word = token["word"].upper()
            form = form or (word if word in _FORMS | _UPDATES else None)
            makes_texts = makes_texts or word.endswith(_MAKING_TEXTS)
            _refuse(word, form)
        elif token["open"] == "{" and "SERVICE" in names[1] and names[0] != "GRAPH":
            _refuse("SERVICE", form)
        if not token["comment"]:
            names = [names[1], (token["prefix"] or token["word"] or "").upper()]
        size.add(token)
    return CheckedQuery(query, makes_texts, form)


def check_length(query: str) -> None:
    """Refuse a query that is too long to be looked at."""
    if len(query) > MAX_LENGTH:
        raise QueryError(f"the query is longer than {MAX_LENGTH:,} characters; ask in parts")


class _QuerySize:
    """The depth and the length of a query, without the items of lists, which cost the engine nothing."""

    def __init__(self) -> None:
        self._inside: list[str] = []
        self._values = False
        self._after_comma = False
        self._parts = 0

    def add(self, token: re.Match[str]) -> None:
        kind = token.lastgroup
        if kind == "comment":
            return
        listed = self._after_comma and self._inside[-1:] == ["("] and kind not in ("open", "operator")
        if "VALUES" not in self._inside and not listed and kind != "comma":
            self._parts += 1
        self._after_comma = kind == "comma"
        if kind == "word":
            self._values = token[0].upper().endswith("VALUES") or self._values
        elif kind == "open":
            self._inside.append("VALUES" if token[0] == "{" and self._values else token[0])
            self._values = self._values and token[0] != "{"
        elif kind == "close" and self._inside:
            self._inside.pop()
        if len(self._inside) > MAX_DEPTH:
            raise QueryError(f"the query is nested too deeply, beyond {MAX_DEPTH}; flatten it")
        if self._parts > MAX_PARTS:
            raise QueryError(
                f"the query has more than {MAX_PARTS:,} words and signs; use VALUES or IN for lists"
            )


def _refuse(word: str, form: str | None) -> None:
    """Refuse what reaches outside; the engine needs no space between words, as in SERVICESILENT."""
    if "SERVICE" in word:
        raise QueryRefused(
            "SERVICE would ask a server, and careergraph answers from the loaded files alone; "
            "load the data as a file"
        )
    if word.startswith("FROM"):
        raise QueryRefused(
            "FROM would choose another dataset, and careergraph answers from the loaded files "
            "alone; load the file, or use GRAPH for a named graph in it"
        )
    if form in _UPDATES:
        raise QueryRefused(
            f"{form} is an update, and a loaded graph is never changed; edit the file and load it again"
        )
