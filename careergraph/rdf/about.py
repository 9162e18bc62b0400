"""Everything that is stated of one thing, as Python values."""

from __future__ import annotations

from typing import Any

from careergraph.rdf.python_values import value
from careergraph.rdf.store import TermStore
from careergraph.rdf.terms import Id, Term, resource


def statements_about(terms: TermStore, id: Id) -> dict[str, tuple[Any, ...]]:
    """Map each property of a thing to its values, asserted and derived; both in order of their terms."""
    found: dict[str, set[Term]] = {}
    for quad in terms.triples(resource(id), None, None):
        found.setdefault(quad.predicate.value, set()).add(quad.object)
    return {term: tuple(map(value, sorted(found[term], key=str))) for term in sorted(found)}


def find_subject(terms: TermStore, iri: str) -> Id | None:
    """Return the id of what has an IRI, or a name after ``_:``; None where nothing is stated of it."""
    id = iri.removeprefix("_:")
    try:
        stated = ":" in iri and any(terms.triples(resource(id), None, None))
    except ValueError:
        return None  # no IRI at all
    return id if stated else None
