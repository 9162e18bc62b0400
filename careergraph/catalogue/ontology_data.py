"""The data that a catalogue is made from: what the statements hold, read once, in no language yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, Protocol

import pyoxigraph as ox
from immutabledict import immutabledict

from careergraph.catalogue.facts import Facts, read_facts
from careergraph.catalogue.findings import Findings
from careergraph.catalogue.inference import derive
from careergraph.catalogue.levels import positive_integer
from careergraph.catalogue.matches import read_matches
from careergraph.catalogue.misplaced import misplaced_objects
from careergraph.catalogue.numbers import ResponsibilityNumber, RoleNumber
from careergraph.catalogue.ratings import Ratings, read_ratings
from careergraph.catalogue.requirements import RequirementTable, resolve
from careergraph.catalogue.statements import Statements
from careergraph.catalogue.texts import ParsedTexts, Texts
from careergraph.catalogue.variants import inherited_moves
from careergraph.catalogue.withdrawn import Withdrawal, read_withdrawals
from careergraph.model import Fault
from careergraph.rdf.store import KeptTerms, TermStore
from careergraph.rdf.terms import Id, Object
from careergraph.support.lazy_property import lazy_property
from careergraph.vocabulary import CG, JOB_ZONE, SKOS

#: The properties that lead from a thing to what its values name beside it, with labels and no more.
RELATED: Final = (
    CG.focus,
    CG.purpose,
    CG.collaboratesWith,
    CG.offeredBy,
    CG.offersBenefit,
    CG.providesTraining,
)


class OntologyData(Protocol):
    """Everything that a catalogue asks of an ontology; all but the last two can be kept on disk."""

    @property
    def facts(self) -> Facts:
        """Roles, skills, responsibilities and what is stated between them, by number."""

    @property
    def requirements(self) -> RequirementTable:
        """The requirements of each role."""

    @property
    def answers_for(self) -> Mapping[RoleNumber, Sequence[ResponsibilityNumber]]:
        """By role: its responsibilities."""

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that are bound."""

    @property
    def words(self) -> Texts:
        """Labels, definitions and codes."""

    @property
    def family_names(self) -> Mapping[Id, Mapping[str, str]]:
        """By role: language to the text that names its family."""

    @property
    def families(self) -> Mapping[Id, Sequence[Id]]:
        """By role: the things that its families are."""

    @property
    def related(self) -> Mapping[str, Mapping[Id, Sequence[Id]]]:
        """By property of `RELATED` and thing: what the thing is related to, in order of IRI."""

    @property
    def broader(self) -> Mapping[Id, Sequence[Id]]:
        """By thing: what is one step of `skos:broader` above it, in order of IRI."""

    @property
    def narrower(self) -> Mapping[Id, Sequence[Id]]:
        """By thing: what is one step of `skos:broader` below it, in order of IRI."""

    @property
    def matches(self) -> Mapping[Id, Mapping[Id, int]]:
        """By thing: what it matches by SKOS, either way, and the hops that takes: exactly 0, closely 1."""

    @property
    def withdrawn(self) -> Mapping[Id, Withdrawal]:
        """By thing: since or until when it is not to be used any more, and what stands in its place."""

    @property
    def job_zones(self) -> Mapping[RoleNumber, int]:
        """Map each role to its job zone, where it states one."""

    @property
    def ratings(self) -> Ratings:
        """The ratings of skills in roles, required or not."""

    @property
    def parsed(self) -> ParsedData:
        """The same, read from the statements themselves."""

    @property
    def statements(self) -> Statements:
        """The statements themselves."""

    @property
    def terms(self) -> TermStore:
        """The RDF terms."""

    @property
    def queried(self) -> TermStore | KeptTerms:
        """The RDF terms as queries are answered from them."""


class ParsedData:
    """Data read from quads; words and groups when they are first asked for."""

    def __init__(
        self,
        quads: Collection[ox.Quad],
        prefixes: Mapping[str, str],
        faults: Iterable[Fault] = (),
        tags: Mapping[ox.Quad, str] = immutabledict(),
    ) -> None:
        self.statements = Statements(quads)
        found = Findings()
        facts = found.of(read_facts(self.statements))
        handed_on = inherited_moves(facts.progressions, facts.variants)
        facts = replace(facts, progressions=[*facts.progressions, *handed_on])
        self.requirements, self.answers_for, inheritance = found.of(resolve(facts))
        self._found = (*faults, *found)
        self.facts = facts.without_requirements()
        self.words = ParsedTexts(self.statements)
        self.terms = TermStore(
            quads,
            prefixes,
            partial(derive, self.statements, self.facts, self.requirements, inheritance),
            tags,
        )

    @property
    def prefixes(self) -> Mapping[str, str]:
        return self.terms.prefixes

    @property
    def parsed(self) -> ParsedData:
        return self

    @property
    def queried(self) -> TermStore:
        return self.terms

    @lazy_property
    def faults(self) -> Sequence[Fault]:
        """Faults in what is stated, which could not be taken so."""
        return tuple(dict.fromkeys([*self._found, *misplaced_objects(self.statements)]))

    @lazy_property
    def family_names(self) -> Mapping[Id, Mapping[str, str]]:
        named: dict[Id, dict[str, str]] = {}
        for role, family in self._family_values:
            if isinstance(family, ox.Literal):
                names, language = named.setdefault(role, {}), family.language or ""
                names[language] = min(names.get(language, family.value), family.value)
        return named

    @lazy_property
    def families(self) -> Mapping[Id, Sequence[Id]]:
        linked: dict[Id, list[Id]] = {}
        for role, family in self._family_values:
            if not isinstance(family, ox.Literal):
                linked.setdefault(role, []).append(family.value)
        return linked

    @lazy_property
    def related(self) -> Mapping[str, Mapping[Id, Sequence[Id]]]:
        found: dict[str, dict[Id, list[Id]]] = {term: {} for term in RELATED}
        for term, objects in found.items():
            for thing, object in sorted(self.statements.links(term)):
                objects.setdefault(thing, []).append(object)
        return found

    @lazy_property
    def broader(self) -> Mapping[Id, Sequence[Id]]:
        above: dict[Id, list[Id]] = {}
        for narrow, broad in self.statements.links(SKOS.broader):
            above.setdefault(narrow, []).append(broad)
        return {id: tuple(sorted(found)) for id, found in above.items()}

    @lazy_property
    def narrower(self) -> Mapping[Id, Sequence[Id]]:
        below: dict[Id, list[Id]] = {}
        for narrow in sorted(self.broader):
            for broad in self.broader[narrow]:
                below.setdefault(broad, []).append(narrow)
        return {id: tuple(found) for id, found in below.items()}

    @lazy_property
    def matches(self) -> Mapping[Id, Mapping[Id, int]]:
        return read_matches(self.statements)

    @lazy_property
    def withdrawn(self) -> Mapping[Id, Withdrawal]:
        return read_withdrawals(self.statements)

    @lazy_property
    def job_zones(self) -> Mapping[RoleNumber, int]:
        number = self.facts.roles.number
        zones = {
            number[role]: positive_integer(zone)
            for role, zone in self.statements.exactly(JOB_ZONE)
            if role in number
        }
        return {role: zone for role, zone in zones.items() if zone is not None}

    @lazy_property
    def ratings(self) -> Ratings:
        return read_ratings(self.statements, self.facts)

    @property
    def _family_values(self) -> list[tuple[Id, Object]]:
        return [*self.statements.values(CG.familyName), *self.statements.values(CG.family)]
