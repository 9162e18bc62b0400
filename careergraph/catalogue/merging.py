"""Several ontologies as one."""

from __future__ import annotations

from collections.abc import Sequence

from careergraph.catalogue.cache import parsed
from careergraph.catalogue.catalogue import Catalogue
from careergraph.rdf.merging import merged
from careergraph.rdf.reading import Reading


def merged_catalogue(catalogues: Sequence[Catalogue]) -> Catalogue:
    """Return a catalogue of all that several state, in the language of the first."""
    readings = (
        Reading(list(terms.asserted), dict(terms.own_prefixes), {}, dict(terms.tags))
        for terms in (catalogue.terms for catalogue in catalogues)
    )
    return Catalogue(parsed(merged(readings)), catalogues[0].language)
