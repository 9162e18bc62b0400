"""Prefixes that every RDF format can write; JSON-LD and XML call things prefixes that are none elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

_START: Final = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_INNER: Final = rf"{_START}_\-0-9\u00b7\u0300-\u036f\u203f-\u2040"
#: A prefix as Turtle and SPARQL have it (PN_PREFIX), which is a name in XML (NCName) too. The query engine
#: knows no letters beyond the first plane. It is compiled when it is first needed, which takes long.
_PREFIX: Final = rf"(?:[{_START}](?:[{_INNER}.]*[{_INNER}])?)?"


def usable_prefixes(prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return those prefixes that Turtle, SPARQL and XML take, each with its namespace; the rest is no loss.

    >>> usable_prefixes({"ex": "http://example.org/", "job title": "http://example.org/t/", "a.": "http://e/"})
    {'ex': 'http://example.org/'}
    """
    return {
        prefix: base
        for prefix, base in prefixes.items()
        if re.fullmatch(_PREFIX, prefix) and prefix.lower() not in ("xml", "xmlns") and _is_iri(base)
    }


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True
