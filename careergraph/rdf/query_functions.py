"""Functions of numbers that a query may call, between the engine's terms and plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeAlias

import pyoxigraph as ox
from immutabledict import immutabledict

from careergraph.rdf.terms import Term, shown_id

#: By the IRI of each function: what gives a number for things by their ids, None for none.
Functions: TypeAlias = Mapping[str, Callable[..., int | float | None]]
NO_FUNCTIONS: Final[Functions] = immutabledict()


def as_terms(functions: Functions) -> dict[ox.NamedNode, Callable[..., Term | None]]:
    """Return functions that take and give terms; what a function has no number for is unbound.

    >>> length = as_terms({"http://example.org/length": len})[ox.NamedNode("http://example.org/length")]
    >>> length(ox.NamedNode("a:b")).value, length(ox.Literal("a:b")), length()
    ('3', None, None)
    """
    return {ox.NamedNode(iri): partial(_call, function) for iri, function in functions.items()}


def _call(function: Callable[..., int | float | None], *terms: Term) -> ox.Literal | None:
    ids = [shown_id(term.value) for term in terms if isinstance(term, (ox.NamedNode, ox.BlankNode))]
    if len(ids) < len(terms):
        return None
    try:
        number = function(*ids)
    except TypeError:
        return (
            None  # called with more or fewer things than it is of, which is no more an error than in SPARQL
        )
    return None if number is None else ox.Literal(number)
