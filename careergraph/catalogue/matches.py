"""Matches between concepts, `skos:exactMatch` and `skos:closeMatch`: the same in another vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from careergraph.catalogue.statements import Statements
from careergraph.rdf.terms import Id
from careergraph.vocabulary import SKOS

#: How many hops each kind of match is worth.
_HOPS: Final = ((SKOS.closeMatch, 1), (SKOS.exactMatch, 0))


def read_matches(statements: Statements) -> Mapping[Id, Mapping[Id, int]]:
    """Map each concept to those that match it, and the hops that takes: both ways, as SKOS has them."""
    matches: dict[Id, dict[Id, int]] = {}
    for term, hops in _HOPS:
        for one, other in statements.links(term):
            matches.setdefault(one, {})[other] = hops
            matches.setdefault(other, {})[one] = hops
    return {concept: dict(sorted(found.items())) for concept, found in matches.items()}
