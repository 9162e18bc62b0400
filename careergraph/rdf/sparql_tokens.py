"""SPARQL as text: its tokens, and terms put in the place of variables.

A term takes the place of a whole token and is written by the engine's own serialiser, so that no value
can become anything but a value.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import Final

from careergraph.errors import QueryError
from careergraph.support.text import quote

# Atomic groups, and no possessive quantifiers: CPython before 3.11.5 reads those otherwise than it should.
_TEXT = (
    r'"""(?>(?:[^"\\]|\\.|"(?!""))*)"""|\'\'\'(?>(?:[^\'\\]|\\.|\'(?!\'\'))*)\'\'\''
    r'|"(?>(?:[^"\\\n\r]|\\.)*)"|\'(?>(?:[^\'\\\n\r]|\\.)*)\''
)
_IRI = r"<(?>(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*)>"
# A prefix of more than 200 characters comes in parts, so that looking for its colon stays linear.
_PREFIXED = (
    r"(?P<prefix>(?:\w(?:[\w.-]{0,200}[\w-])?)?):(?:(?:[\w:%]|\\.)(?>(?:[\w:%-]|\\.|\.+(?=[\w:%\\-]))*))?"
)
_NO_IRI = "(?!)"


def _token(iri: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<text>{_TEXT})|(?P<triple><<|\{{\|)|(?P<iri>{iri})|(?P<comment>\#[^\n\r]*)"
        r"|[?$](?P<variable>\w+)|(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)"
        rf"|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|{_PREFIXED}|(?P<word>(?>\w+))"
        r"|(?P<open>[({\[])|(?P<close>[)}\]])|(?P<comma>,)|(?P<operator>\|\||&&|[!=<>+*/|^-])",
        re.DOTALL,
    )


_TOKEN: Final = _token(_IRI)
_TOKEN_BUT_NO_IRI: Final = _token(_NO_IRI)
#: After these a value is to come; after all other tokens it has been.
_BEFORE_A_VALUE: Final = frozenset({"open", "comma", "operator"})
#: What reads otherwise in an IRI than behind a less-than sign.
_DOUBTFUL: Final = frozenset("#'()!")
#: Words after which variables are listed, and must not be replaced by a bare term.
_LISTING: Final = frozenset({"SELECT", "BY"})
_END_OF_LIST: Final = frozenset({"WHERE", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"})


def tokens(query: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of a query, read as the engine reads them; the name of the group says what each is.

    Raises `QueryError` where a less-than sign could as well begin an IRI.

    >>> [token[0] for token in tokens("FILTER(?a<?b&&?c>1)")]
    ['FILTER', '(', '?a', '<', '?b', '&&', '?c', '>', '1', ')']
    """
    inside: list[str] = []
    before = "open"
    position = 0
    while token := _TOKEN.search(query, position):
        kind = token.lastgroup or ""
        if kind == "iri" and inside[-1:] == ["("] and before not in _BEFORE_A_VALUE and "://" not in token[0]:
            if not _DOUBTFUL.isdisjoint(token[0]):
                raise QueryError(
                    f"{quote(token[0], 40)} may be an IRI or a comparison; write a space after the < of a "
                    "comparison, and an IRI in full or with a prefix"
                )
            token = _TOKEN_BUT_NO_IRI.match(query, token.start()) or token
            kind = "operator"
        yield token
        if kind == "open":
            inside.append(token[0])
        elif kind == "close" and inside:
            inside.pop()
        if kind != "comment":
            before = kind
        position = token.end()


def unknown_prefix(query: str, known: Container[str]) -> tuple[str, int] | None:
    """Return the first prefix that a query uses and that neither it nor `known` declares, and where.

    >>> unknown_prefix("PREFIX a: <http://a/> ASK { a:x b:y ?z }", {})
    ('b', 32)
    """
    declared: set[str] = set()
    declares = False
    for token in tokens(query):
        prefix = token["prefix"]
        if prefix is not None and declares:
            declared.add(prefix)
        elif prefix is not None and prefix not in declared and prefix not in known:
            return prefix, token.start()
        declares = (token["word"] or "").upper() == "PREFIX"
    return None


def stated_iris(query: str, prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield the IRIs that a query states, in full or with a prefix of its own or of `prefixes`, in its order.

    >>> [*stated_iris("PREFIX a: <http://a/> ASK { a:x b:y <http://c/z> }", {"b": "http://b/"})]
    ['http://a/x', 'http://b/y', 'http://c/z']
    """
    known = dict(prefixes)
    declared: str | None = None
    declares = False
    for token in tokens(query):
        prefix = token["prefix"]
        if token["iri"] and declared is not None:
            known[declared] = token[0][1:-1]
            declared = None
        elif token["iri"]:
            yield token[0][1:-1]
        elif prefix is not None and declares:
            declared = prefix
        elif prefix in known:
            yield known[prefix] + token[0].partition(":")[2]
        declares = (token["word"] or "").upper() == "PREFIX"


def stray_bracket(query: str) -> int | None:
    """Return where a bracket closes what none has opened, if one does.

    >>> stray_bracket("ASK {} }"), stray_bracket("ASK { ?s ?p [] }")
    (7, None)
    """
    waiting: list[str] = []
    for token in tokens(query):
        if token["open"]:
            waiting.append({"{": "}", "(": ")", "[": "]"}[token["open"]])
        elif token["close"] and (not waiting or waiting.pop() != token["close"]):
            return token.start()
    return None


def substitute(query: str, terms: Mapping[str, str]) -> str:
    """Return the query with each variable of `terms` replaced by its term, as SPARQL writes it.

    Raises `QueryError` for a variable that the query does not have, or to which it assigns a value.

    >>> substitute("SELECT ?s ?l { ?s rdfs:label ?l } ORDER BY ?l", {"l": '"a"'})
    'SELECT ?s ("a" AS ?l) { ?s rdfs:label "a" } ORDER BY ("a")'
    """
    parts: list[str] = []
    end = depth = 0
    listing: int | None = None  # how deep the list of variables is that stands open
    before = ""
    found: set[str] = set()
    for token in tokens(query):
        word = (token["word"] or "").upper()
        if word in _LISTING:
            listing, listed = depth, word
        elif word in _END_OF_LIST or (token["open"] == "{" and listing == depth):
            listing = None
        depth += (token["open"] is not None) - (token["close"] is not None)
        name = token["variable"]
        if name in terms:
            if before in ("AS", "VALUES"):
                raise QueryError(f"?{name} cannot be bound, for the query itself gives it a value")
            term = terms[name]
            if listing == depth:
                term = f"({term} AS ?{name})" if listed == "SELECT" else f"({term})"
            parts += (query[end : token.start()], term)
            end = token.end()
            found.add(name)
        if token["comment"] is None and not (before == "VALUES" and token["open"] == "("):
            before = word if not (before == "VALUES" and name) else before
    if missing := sorted(terms.keys() - found):
        raise QueryError(f"the query has no variable ?{missing[0]} to bind; check the name against the query")
    return "".join(parts) + query[end:]
