"""Vectors that a user has for roles, from a model of their own, in place of the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from careergraph.catalogue.catalogue import Catalogue
from careergraph.errors import InvalidArgument
from careergraph.gaps.sparse_rows import Floats, ratio
from careergraph.rdf.terms import shown_id
from careergraph.support.text import quote


@dataclass(frozen=True, slots=True, eq=False)
class RoleVectors:
    """One vector a role and a skill, nought where none is given."""

    roles: Floats
    skills: Floats

    @classmethod
    def of(cls, vectors: Mapping[str, ArrayLike], catalogue: Catalogue) -> RoleVectors:
        """Take the vectors of roles and of skills, by IRI; those of other things are passed over.

        Raises `InvalidArgument` where they are no vectors of one length, or none is that of a role.
        """
        facts = catalogue.facts
        known = {
            iri: _vector(iri, vectors[iri])
            for iri in map(shown_id, (*facts.roles.ids, *facts.skills.ids))
            if iri in vectors
        }
        lengths = sorted({len(vector) for vector in known.values()})
        if len(lengths) > 1:
            raise InvalidArgument(
                f"vectors= has vectors of {lengths[0]} and of {lengths[-1]} numbers; give one length"
            )
        roles = _matrix(map(shown_id, facts.roles.ids), known, lengths)
        if not roles.any():
            raise InvalidArgument("vectors= has no vector of a role; give a mapping of role IRIs to vectors")
        return cls(roles, _matrix(map(shown_id, facts.skills.ids), known, lengths))

    def of_held(self, skills: Iterable[int]) -> Floats:
        """Add up the vectors of skills."""
        total: Floats = self.skills[sorted(skills)].sum(axis=0)
        return total

    def cosine(self, mine: Floats) -> Floats:
        """Compare with every role; 0 where a side has no vector."""
        lengths = np.sqrt((self.roles**2).sum(axis=1) * (mine @ mine))
        return ratio(self.roles @ mine, lengths)


def _vector(iri: str, given: ArrayLike) -> Floats:
    try:
        vector = np.asarray(given, np.float64)
    except (TypeError, ValueError):
        vector = np.array([np.nan])
    if vector.ndim != 1 or not len(vector) or not np.isfinite(vector).all():
        raise InvalidArgument(
            f"the vector of {quote(iri)} is no row of numbers; give an array of one dimension"
        )
    return vector


def _matrix(iris: Iterable[str], known: Mapping[str, Floats], lengths: list[int]) -> Floats:
    nought = np.zeros(lengths[0] if lengths else 1)
    return np.array([known.get(iri, nought) for iri in iris]).reshape(-1, len(nought))
