"""Terms become values: roles, skills, requirements and the rest, indexed and immutable.

Below this floor there are RDF terms, above it plain values. Inside, roles, skills and responsibilities
are numbered; a value is made when first asked for, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias, TypeVar, overload

from immutabledict import immutabledict

from careergraph.catalogue.facts import Index, StatedProgression
from careergraph.catalogue.numbers import ResponsibilityNumber, RoleNumber, RowNumber, SkillNumber
from careergraph.catalogue.observed_moves import ObservedMove, ObservedMoves
from careergraph.catalogue.ontology_data import OntologyData
from careergraph.catalogue.ratings import Ratings
from careergraph.catalogue.texts import Labels
from careergraph.model import (
    Concept,
    Level,
    Necessity,
    Profile,
    Progression,
    Requirement,
    Responsibility,
    Role,
    Skill,
)
from careergraph.rdf.store import TermStore
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.lazy_property import lazy_property
from careergraph.support.text import fold, in_language

AnyConcept = TypeVar("AnyConcept", bound=Concept)
Number = TypeVar("Number", bound=int)
#: What lists are sorted by: the folded label, then the IRI.
SortKey: TypeAlias = tuple[str, bool, str, int]


def _parallel_order(move: Progression) -> tuple[bool, bool, int, str, str]:
    """Order parallel moves: stated before suggested, the fewest stated months first, then by kind and IRI.

    The name of a blank node is made at random, and has no say.
    """
    kind = "" if move.kind is None else move.kind.value
    iri = "" if move.iri is None or move.iri.startswith("_:") else move.iri
    return move.suggested, move.months is None, move.months or 0, kind, iri


class Catalogue:
    """Everything that one loaded ontology says, as values in one language."""

    def __init__(
        self, data: OntologyData, language: str = "en", observed: ObservedMoves | None = None
    ) -> None:
        #: What the values are made from; no other room asks for it.
        self.data = data
        self.language = language
        #: The moves that people made, where they are known.
        self.observed = observed
        self.facts = data.facts
        self.requirement_table = data.requirements
        self.prefixes = data.prefixes
        self.words = data.words
        self.labels = Labels(data.words, language)
        self._sort_keys: dict[Concept, SortKey] = {}
        self._made: dict[type[Concept], dict[int, Any]] = {Role: {}, Skill: {}, Responsibility: {}}

    @property
    def terms(self) -> TermStore:
        """The RDF terms, asserted and derived."""
        return self.data.terms

    # Values by number

    def role(self, number: RoleNumber) -> Role:
        """Return the role of a number."""
        return self._value(Role, self.facts.roles, number, self._role_details)

    def skill(self, number: SkillNumber) -> Skill:
        """Return the skill of a number."""
        return self._value(Skill, self.facts.skills, number, self._skill_details)

    def responsibility(self, number: ResponsibilityNumber) -> Responsibility:
        """Return the responsibility of a number."""
        return self._value(Responsibility, self.facts.responsibilities, number, self._responsibility_details)

    def requirement(self, role: RoleNumber, row: RowNumber) -> Requirement:
        """Return the requirement of a role in a row of the requirement table."""
        table = self.requirement_table
        by, source = table.stated_by[row], table.source[row]
        return Requirement(
            role=self.role(role),
            skill=self.skill(table.skill[row]),
            level=table.level[row] or None,
            necessity=Necessity.ESSENTIAL if table.essential[row] else Necessity.OPTIONAL,
            derived_from=None if by == role else self.role(by),
            source=None if source < 0 else shown_id(table.sources[source]),
            importance=table.importance[row] or None,
        )

    def progression(self, move: StatedProgression) -> Progression:
        """Return a stated move as a value."""
        observed = self._observed(move.source, move.target)
        return Progression(
            source=self.role(move.source),
            target=self.role(move.target),
            kind=move.kind,
            months=move.months,
            cites=None if move.cites is None else shown_id(move.cites),
            iri=None if move.node is None else shown_id(move.node),
            suggested=move.suggested,
            count=observed.count,
            probability=observed.probability,
            observed=move.observed,
        )

    def _observed(self, source: RoleNumber, target: RoleNumber) -> ObservedMove:
        found = None if self.observed is None else self.observed.moves.get((source, target))
        return found or ObservedMove(None, None)

    # Numbers by value

    @overload
    def number_of(self, thing: Role) -> RoleNumber: ...
    @overload
    def number_of(self, thing: Skill) -> SkillNumber: ...
    @overload
    def number_of(self, thing: Concept) -> int: ...
    def number_of(self, thing: Concept) -> int:
        """Find the number of a role, a skill or a responsibility of this catalogue."""
        number: int | None = self._indexes[type(thing)].number_of(thing.iri)
        if number is None:
            raise KeyError(thing.iri)
        return number

    @lazy_property
    def _indexes(self) -> Mapping[type[Concept], Index[Any]]:
        facts = self.facts
        return {Role: facts.roles, Skill: facts.skills, Responsibility: facts.responsibilities}

    # Everything of a kind

    @lazy_property
    def role_numbers(self) -> tuple[RoleNumber, ...]:
        """The numbers of the roles that are described, by label, then IRI."""
        return tuple(sorted(self.facts.roles.described, key=lambda number: self.sort_key(self.role(number))))

    @lazy_property
    def roles(self) -> tuple[Role, ...]:
        """The roles that are described, by label, then IRI."""
        return tuple(map(self.role, self.role_numbers))

    @lazy_property
    def skills(self) -> tuple[Skill, ...]:
        """The skills that are described, by label, then IRI."""
        return self._in_order(self.facts.skills, self.skill)

    @lazy_property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """The responsibilities that are described, by label, then IRI."""
        return self._in_order(self.facts.responsibilities, self.responsibility)

    @lazy_property
    def progressions(self) -> tuple[Progression, ...]:
        """All moves, stated, suggested or made, by the labels of their two roles."""
        stated = {(move.source, move.target) for move in self.facts.progressions}
        made = [pair for pair in (self.observed.moves if self.observed else ()) if pair not in stated]
        moves = chain(
            map(self.progression, self.facts.progressions),
            (
                self.progression(StatedProgression(*pair, None, None, None, None, observed=True))
                for pair in made
            ),
        )
        key = self.sort_key
        return tuple(
            sorted(moves, key=lambda move: (key(move.source), key(move.target), _parallel_order(move)))
        )

    @lazy_property
    def scale(self) -> tuple[Level, ...]:
        """The levels of the scale in play, lowest first."""
        scale = self.facts.scale
        return tuple(
            Level(
                rank=scale.ranks[level],
                label=self.labels.shown(level),
                iri=shown_id(level),
                labels=immutabledict(self.words.preferred.get(level, {})),
                definition=in_language(self.words.definitions.get(level, {}), self.language),
            )
            for level in scale.levels
        )

    @lazy_property
    def profiles(self) -> tuple[Profile, ...]:
        """The people in the ontology, by name, then IRI."""
        people = (
            Profile(
                name=self.labels.shown(profile),
                skills={shown_id(skill): level for skill, level in held.items()},
                role=None if current is None else shown_id(current),
                history=tuple(map(shown_id, former)),
                iri=shown_id(profile),
            )
            for profile, held in self.facts.holdings.items()
            for current, former in [self.facts.careers.get(profile, (None, ()))]
        )
        return tuple(sorted(people, key=lambda person: (fold(person.name), person.iri)))

    # What belongs to one role

    @property
    def job_zones(self) -> Mapping[RoleNumber, int]:
        """Map each role to its job zone, where it states one."""
        return self.data.job_zones

    @property
    def ratings(self) -> Ratings:
        """The ratings of skills in roles, required or not."""
        return self.data.ratings

    def responsibilities_of(self, role: RoleNumber) -> tuple[Responsibility, ...]:
        """Return the responsibilities of a role, its own and those of the roles it builds on, by label."""
        return tuple(map(self.responsibility, self.responsibility_numbers_of(role)))

    def responsibility_numbers_of(self, role: RoleNumber) -> Sequence[ResponsibilityNumber]:
        """List their numbers, by label."""
        found = self.answers_for(role)
        return sorted(found, key=lambda number: self.sort_key(self.responsibility(number)))

    def answers_for(self, role: RoleNumber) -> Sequence[ResponsibilityNumber]:
        """List their numbers, in no order."""
        return self.data.answers_for.get(role, ())

    def sort_key(self, thing: Concept) -> SortKey:
        """Return the place of a thing in lists: its folded label, then its IRI.

        The name of a blank node is made at random, so that its place in the file orders it instead.
        """
        key = self._sort_keys.get(thing)
        if key is None:
            key = self._sort_keys[thing] = self._make_sort_key(thing)
        return key

    def _make_sort_key(self, thing: Concept) -> SortKey:
        if not thing.iri.startswith("_:"):
            return fold(thing.label), False, thing.iri, 0
        return fold(thing.label), True, "", self.number_of(thing)

    # How values are made

    def _value(
        self,
        kind: type[AnyConcept],
        index: Index[Number],
        number: Number,
        details: Callable[[Number], dict[str, Any]],
    ) -> AnyConcept:
        made = self._made[kind]
        if number not in made:
            id = index.ids[number]
            definitions = self.words.definitions.get(id, {})
            made[number] = kind(
                iri=shown_id(id),
                label=self.labels.shown(id),
                labels=immutabledict(self.words.preferred.get(id, {})),
                alternative_labels=immutabledict(self.words.alternative.get(id, {})),
                definition=in_language(definitions, self.language),
                definitions=immutabledict(definitions),
                notation=self.words.notations.get(id),
                **details(number),
            )
        value: AnyConcept = made[number]
        return value

    def _role_details(self, number: RoleNumber) -> dict[str, Any]:
        return {"family": self.family(number, self.language)}

    def _skill_details(self, number: SkillNumber) -> dict[str, Any]:
        id = self.facts.skills.ids[number]
        return {
            "broader": tuple(map(shown_id, self.broader.get(id, ()))),
            "narrower": tuple(map(shown_id, self._narrower.get(id, ()))),
        }

    def _responsibility_details(self, number: ResponsibilityNumber) -> dict[str, Any]:
        skills = (self.skill(skill) for skill in self.facts.draws_on.get(number, ()))
        return {"skills": tuple(sorted(skills, key=self.sort_key))}

    def family(self, role: RoleNumber, language: str) -> str | None:
        """Return the label of a role's family in a language, or the text that names it."""
        return in_language(self.families.get(self.facts.roles.ids[role], {}), language)

    @lazy_property
    def families(self) -> Mapping[Id, Mapping[str, str]]:
        """By role: language to the label of its family, or to the text that names it."""
        shown = self.labels.shown
        named: dict[Id, Mapping[str, str]] = dict(self.data.family_names)
        for role, families in self.data.families.items():
            first = min(families, key=lambda family: (fold(shown(family)), family))
            named[role] = self.words.preferred.get(first, {"": shown(first)})
        return named

    @property
    def broader(self) -> Mapping[Id, Sequence[Id]]:
        """By thing: what is one step of `skos:broader` above it, in order of IRI."""
        return self.data.broader

    @lazy_property
    def _narrower(self) -> Mapping[Id, tuple[Id, ...]]:
        below: dict[Id, list[Id]] = {}
        for narrow, broads in self.broader.items():
            for broad in broads:
                below.setdefault(broad, []).append(narrow)
        return {id: tuple(sorted(found)) for id, found in below.items()}

    def _in_order(self, index: Index[Number], make: Callable[[Number], AnyConcept]) -> tuple[AnyConcept, ...]:
        return tuple(sorted(map(make, index.described), key=self.sort_key))
