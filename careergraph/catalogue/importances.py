"""How important a skill is to a role: a number from 1 to 5, as O*NET rates it.

Whatever else stands in its place is a finding, and reads as not stated.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pyoxigraph as ox

from careergraph.catalogue.findings import Findings, named
from careergraph.catalogue.statements import Statements
from careergraph.model import HIGHEST_IMPORTANCE, LOWEST_IMPORTANCE, Fault
from careergraph.rdf.python_values import value
from careergraph.rdf.terms import Id, Object
from careergraph.support.text import shortened, visible
from careergraph.vocabulary import CG


def number_stated(term: Object) -> float | None:
    """Return the value of a literal that is a number, else None.

    >>> number_stated(ox.Literal(3)), number_stated(ox.Literal("high"))
    (3.0, None)
    """
    stated = value(term) if isinstance(term, ox.Literal) else None
    if isinstance(stated, bool) or not isinstance(stated, (int, float, Decimal)):
        return None
    return float(stated)


def importance_stated(term: Object) -> float | None:
    """Return the value of a literal that is a number from 1 to 5, else None."""
    number = number_stated(term)
    return number if number is not None and LOWEST_IMPORTANCE <= number <= HIGHEST_IMPORTANCE else None


def read_importances(statements: Statements) -> tuple[dict[Id, float], Iterable[Fault]]:
    """Read the importance that each requirement node states, the highest where it states several."""
    found = Findings()
    stated: dict[Id, float] = {}
    known: dict[Object, float | None] = {}
    for node, term in statements.values(CG.importance):
        if term not in known:
            known[term] = importance_stated(term)
        importance = known[term]
        if importance is None:
            found.note("bad-importance", node, node=named(node), value=visible(shortened(str(term))))
        else:
            stated[node] = max(importance, stated.get(node, importance))
    return stated, found
