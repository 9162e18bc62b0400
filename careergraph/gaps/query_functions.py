"""The numbers of gaps as functions for queries: from whoever has one IRI to the role that has another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from careergraph.catalogue.catalogue import Catalogue
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.measures import Holdings, Measures
from careergraph.support.lazy_property import lazy_property
from careergraph.vocabulary import FUNCTIONS

#: A number for two IRIs; None where none is known.
GapFunction: TypeAlias = Callable[[str, str], int | float | None]
_EFFORT: Final = f"{FUNCTIONS}effort"
_COVERAGE: Final = f"{FUNCTIONS}coverage"
_FIT: Final = f"{FUNCTIONS}fit"


class QueryFunctions:
    """Functions over the roles and the people of one catalogue.

    What is no role, and a role that requires nothing essential, gives no number: nothing is known of it.
    """

    def __init__(self, catalogue: Catalogue, gaps: GapCalculator) -> None:
        self._catalogue = catalogue
        self._gaps = gaps
        self._held: dict[str, Holdings | None] = {}

    def by_iri(self) -> Mapping[str, GapFunction]:
        """Map the IRI of each function to the function."""
        return {_EFFORT: self.effort, _COVERAGE: self.coverage, _FIT: self.fit}

    def effort(self, who: str, role: str) -> int | None:
        """Return the effort of a gap."""
        measures = self._measure(who, role)
        return measures and measures.effort

    def coverage(self, who: str, role: str) -> float | None:
        """Return the coverage of a gap."""
        measures = self._measure(who, role)
        return measures and measures.coverage

    def fit(self, who: str, role: str) -> float | None:
        """Return the fit of a gap."""
        measures = self._measure(who, role)
        return measures and measures.fit

    def _measure(self, who: str, role: str) -> Measures | None:
        if who not in self._held:
            self._held[who] = self._held_by(who)
        held, number = self._held[who], self._catalogue.facts.roles.number_of(role)
        if held is None or number is None:
            return None
        measures = self._gaps.measure(held, number)
        return measures if measures.needed else None

    def _held_by(self, who: str) -> Holdings | None:
        number = self._catalogue.facts.roles.number_of(who)
        return self._people.get(who) if number is None else self._gaps.held_in(number)

    @lazy_property
    def _people(self) -> Mapping[str, Holdings]:
        number_of = self._catalogue.facts.skills.number_of
        return {
            str(person.iri): {
                number: None if level is None else int(level)
                for skill, level in person.skills.items()
                if (number := number_of(str(skill))) is not None
            }
            for person in self._catalogue.profiles
        }
