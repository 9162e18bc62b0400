"""Terms become values: roles, skills, requirements and the rest, indexed and immutable.

Below this floor there are RDF terms, above it plain values. Inside, roles, skills and responsibilities
are numbered; a value is made when first asked for, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any, TypeVar, overload

from immutabledict import immutabledict

from careergraph.catalogue.alternatives import Group
from careergraph.catalogue.facts import Index, StatedProgression
from careergraph.catalogue.further_values import FurtherValues
from careergraph.catalogue.numbers import ResponsibilityNumber, RoleNumber, RowNumber, SkillNumber
from careergraph.catalogue.observed_moves import ObservedMove, ObservedMoves
from careergraph.catalogue.ontology_data import OntologyData
from careergraph.catalogue.ratings import Ratings
from careergraph.catalogue.sorting import Asked, AskedKey, SortKey, label_order, parallel_order
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
    Scale,
    Skill,
    Training,
)
from careergraph.rdf.store import KeptTerms, TermStore
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.lazy_property import lazy_property
from careergraph.support.listing import Listing
from careergraph.support.reach import reached
from careergraph.support.text import fold, in_language
from careergraph.vocabulary import CG

AnyConcept = TypeVar("AnyConcept", bound=Concept)
Number = TypeVar("Number", bound=int)


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

    @property
    def queried(self) -> TermStore | KeptTerms:
        """The same for queries alone: in a store on the disk, where there is one."""
        return self.data.queried

    def in_language(self, language: str) -> Catalogue:
        """Return a catalogue of the same data in another language."""
        return Catalogue(self.data, language, self.observed)

    def with_observed(self, observed: ObservedMoves) -> Catalogue:
        """Return a catalogue of the same data in which it is known which moves people made."""
        return Catalogue(self.data, self.language, observed)

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
        by, group = table.stated_by[row], table.group(row)
        single = Requirement(
            role=self.role(role),
            skill=self.skill(table.skill[row]) if group is None else None,
            level=(table.level[row] or None) if group is None else None,
            necessity=Necessity.ESSENTIAL if table.essential[row] else Necessity.OPTIONAL,
            derived_from=None if by == role else self.role(by),
            source=self._source(table.source[row]),
            importance=table.importance[row] or None,
            level_source=self._source(table.level_source[row]),
            necessity_source=self._source(table.necessity_source[row]),
        )
        return single if group is None else self._choice(single, group)

    def _choice(self, requirement: Requirement, group: Group) -> Requirement:
        """Return a requirement as one that asks for some of several skills."""
        alternatives = (
            replace(
                requirement,
                skill=self.skill(number),
                level=level or None,
                level_source=requirement.source if level else None,
            )
            for number, level in group.alternatives
        )
        any_of = tuple(sorted(alternatives, key=self.asked_key))
        return replace(requirement, any_of=any_of, at_least=group.at_least)

    def asked_key(self, asked: Asked) -> AskedKey:
        """Return the place of what is asked for in lists: by label, a choice by those of its alternatives."""
        keys = tuple(map(self.sort_key, asked.skills))
        return keys, asked.at_least, tuple(each.level or 0 for each in asked.any_of)

    def _source(self, number: int) -> str | None:
        return None if number < 0 else shown_id(self.requirement_table.sources[number])

    def progression(self, move: StatedProgression) -> Progression:
        """Return a stated move as a value."""
        observed = self.observed_move(move.source, move.target)
        return Progression(
            source=self.role(move.source),
            target=self.role(move.target),
            kind=move.kind,
            months=move.months,
            cites=None if move.cites is None else shown_id(move.cites),
            iri=None if move.node is None else shown_id(move.node),
            suggested=move.suggested,
            kind_source=None if move.kind_source is None else shown_id(move.kind_source),
            months_source=None if move.months_source is None else shown_id(move.months_source),
            conditions=self.further.conditions(() if move.node is None else (move.node,)),
            inherited=move.inherited,
            count=observed.count,
            probability=observed.probability,
            observed=move.observed,
        )

    def observed_move(self, source: RoleNumber, target: RoleNumber) -> ObservedMove:
        """Return how often a move was made, and how likely it is, where that is known."""
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
        return tuple(sorted(self.facts.roles.described, key=self.role_places.__getitem__))

    @lazy_property
    def role_iris(self) -> Sequence[str]:
        """By role, those too that are only pointed at: its IRI."""
        return [*map(shown_id, self.facts.roles.ids)]

    @lazy_property
    def role_places(self) -> Sequence[int]:
        """By role, those too that are only pointed at: its place in the order of labels."""
        labels = map(self.labels.shown, self.facts.roles.ids)
        keys = [*map(label_order, self.role_iris, labels, count())]
        in_order = sorted(range(len(keys)), key=keys.__getitem__)
        return sorted(range(len(keys)), key=in_order.__getitem__)

    @lazy_property
    def roles(self) -> tuple[Role, ...]:
        """The roles that are described, by label, then IRI."""
        return Listing(map(self.role, self.role_numbers))

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
        return Listing(map(self.progression, self.moves))

    @lazy_property
    def moves(self) -> Sequence[StatedProgression]:
        """The same moves by number, in the same order."""
        moves = [*self.facts.progressions]
        if self.observed is not None:
            stated = {(move.source, move.target) for move in moves}
            moves += [
                StatedProgression(*pair, None, None, None, None, observed=True)
                for pair in self.observed.moves
                if pair not in stated
            ]
        places = self.role_places
        return sorted(
            moves, key=lambda move: (places[move.source], places[move.target], parallel_order(move))
        )

    @lazy_property
    def scale(self) -> tuple[Level, ...]:
        """The levels of the main scale, lowest first."""
        return self._levels(self.facts.scales.levels)

    @lazy_property
    def scales(self) -> tuple[Scale, ...]:
        """The scales that have levels: the main one, then the others by label, then IRI."""
        scales = self.facts.scales
        others = [self._scale(id, self._levels(levels)) for id, levels in scales.others.items()]
        others.sort(key=lambda scale: (fold(scale.label), scale.iri))
        return Listing([self._scale(scales.main, self.scale), *others] if scales.levels else others)

    def scale_of(self, skill: SkillNumber) -> tuple[Level, ...]:
        """Return the levels of the scale that a skill is measured on, lowest first."""
        scales = self.facts.scales
        own = scales.of_skill.get(self.facts.skills.ids[skill])
        return self.scale if own is None else self._levels(scales.others[own])

    def _scale(self, id: Id | None, levels: tuple[Level, ...]) -> Scale:
        return Scale("", "", levels) if id is None else Scale(shown_id(id), self.labels.shown(id), levels)

    def _levels(self, ids: Iterable[Id]) -> tuple[Level, ...]:
        return Listing(
            Level(
                rank=self.facts.scales.ranks[level],
                label=self.labels.shown(level),
                iri=shown_id(level),
                labels=immutabledict(self.words.preferred.get(level, {})),
                definition=in_language(self.words.definitions.get(level, {}), self.language),
            )
            for level in ids
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
                **self.further.of_profile(profile),
            )
            for profile, held in self.facts.holdings.items()
            for current, former in [self.facts.careers.get(profile, (None, ()))]
        )
        return Listing(sorted(people, key=lambda person: (fold(person.name), person.iri)))

    @lazy_property
    def further(self) -> FurtherValues:
        """Grades, conditions, trainings, and what levels look like."""
        return FurtherValues(self.data, self.labels)

    @lazy_property
    def trainings(self) -> tuple[Training, ...]:
        """The trainings that develop a skill, by label, then IRI."""
        return Listing(self.further.trainings(self.skill))

    @property
    def prerequisites(self) -> Mapping[SkillNumber, Sequence[SkillNumber]]:
        """By skill: the skills that are to be had first."""
        return self.further.prerequisites

    @property
    def inferred_prerequisites(self) -> Mapping[SkillNumber, Sequence[SkillNumber]]:
        """By skill: those of them that nobody states, such as what ESCO calls essential to a skill."""
        return self.further.inferred_prerequisites

    def levels_of(self, skill: SkillNumber) -> tuple[Level, ...]:
        """Return the levels of a skill, lowest first: those of the scale, as the skill has them."""
        by_rank = {level.rank: level for level in reversed(self.scale_of(skill))}
        return Listing(
            level for _, level in sorted((by_rank | dict(self.further.described_levels(skill))).items())
        )

    # What belongs to one role

    @property
    def matches(self) -> Mapping[Id, Mapping[Id, int]]:
        """By thing: what it matches in other vocabularies, and the hops that takes."""
        return self.data.matches

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
        return Listing(map(self.responsibility, self.responsibility_numbers_of(role)))

    def responsibility_numbers_of(self, role: RoleNumber) -> Sequence[ResponsibilityNumber]:
        """List their numbers, by label."""
        found = self.answers_for(role)
        return sorted(found, key=lambda number: self.sort_key(self.responsibility(number)))

    def answers_for(self, role: RoleNumber) -> Sequence[ResponsibilityNumber]:
        """List their numbers, in no order."""
        return self.data.answers_for.get(role, ())

    def sort_key(self, thing: Concept) -> SortKey:
        """Return the place of a thing in lists."""
        key = self._sort_keys.get(thing)
        if key is None:
            number = self.number_of(thing) if thing.iri.startswith("_:") else 0
            key = self._sort_keys[thing] = label_order(thing.iri, thing.label, number)
        return key

    # What is out of use

    @lazy_property
    def withdrawn(self) -> frozenset[Id]:
        """The things that are deprecated, replaced, or not valid today."""
        today = date.today()
        return frozenset(id for id, said in self.data.withdrawn.items() if said.holds(today))

    @lazy_property
    def roles_in_use(self) -> tuple[Role, ...]:
        """The roles without those that are out of use."""
        return tuple(self.without_withdrawn(self.roles))

    def without_withdrawn(self, roles: Iterable[Role]) -> Iterable[Role]:
        """Return those of some roles that are not out of use."""
        out = {*map(shown_id, self.withdrawn)}
        return [role for role in roles if role.iri not in out] if out else roles

    def in_place_of(self, id: Id, known: Container[Id]) -> Id | None:
        """Return what stands in place of a thing that is out of use, through any chain; else None.

        Of several that are `known` and in use the first by IRI counts.
        """
        said = self.data.withdrawn
        for other in reached([id], lambda thing: said[thing].replaced_by if thing in said else ()):
            if other not in self.withdrawn and other in known:
                return other
        return None

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
            made[number] = kind(
                **self.labels.of_concept(id),
                **details(number),
            )
        value: AnyConcept = made[number]
        return value

    def _related(self, term: str, id: Id) -> tuple[Concept, ...]:
        """Return what a thing is related to, by label, then IRI: concepts, whatever else each of them is."""
        ids = self.data.related[term].get(id)
        if not ids:
            return ()
        found = (Concept(**self.labels.of_concept(each)) for each in ids)
        return tuple(sorted(found, key=lambda each: (fold(each.label), each.iri)))

    def _role_details(self, number: RoleNumber) -> dict[str, Any]:
        id = self.facts.roles.ids[number]
        return {
            "family": self.family(number, self.language),
            "focus": self._related(CG.focus, id),
            "purpose": self._related(CG.purpose, id),
            "collaborates_with": self._related(CG.collaboratesWith, id),
            "offered_by": self._related(CG.offeredBy, id),
            "benefits": self._related(CG.offersBenefit, id),
            "training": self._related(CG.providesTraining, id),
            "grade": self.further.grade(number),
            "conditions": self.further.conditions_of(number),
        }

    def _skill_details(self, number: SkillNumber) -> dict[str, Any]:
        id = self.facts.skills.ids[number]
        return {
            "broader": tuple(map(shown_id, self.broader.get(id, ()))),
            "narrower": tuple(map(shown_id, self.narrower.get(id, ()))),
        }

    def _responsibility_details(self, number: ResponsibilityNumber) -> dict[str, Any]:
        skills = (self.skill(skill) for skill in self.facts.draws_on.get(number, ()))
        return {
            "skills": tuple(sorted(skills, key=self.sort_key)),
            "purpose": self._related(CG.purpose, self.facts.responsibilities.ids[number]),
        }

    def family(self, role: RoleNumber, language: str, called: str | None = None) -> str | None:
        """Return the label of a role's family in a language, or the text that names it.

        Of several families it is the one that is called so in any language, else the first.
        """
        families = self.families.get(self.facts.roles.ids[role], ())
        wanted = fold(called or "")
        so_called = (labels for labels in families if wanted in map(fold, labels.values()))
        return in_language(next(so_called, next(iter(families), {})), language)

    @lazy_property
    def families(self) -> Mapping[Id, Sequence[Mapping[str, str]]]:
        """By role: its families, by label, each as language to its label; or the text that names one."""
        shown = self.labels.shown
        named: dict[Id, Sequence[Mapping[str, str]]] = {
            role: [names] for role, names in self.data.family_names.items()
        }
        for role, families in self.data.families.items():
            in_order = sorted(families, key=lambda family: (fold(shown(family)), family))
            named[role] = [self.words.preferred.get(each, {"": shown(each)}) for each in in_order]
        return named

    @property
    def broader(self) -> Mapping[Id, Sequence[Id]]:
        """By thing: what is one step of `skos:broader` above it, in order of IRI."""
        return self.data.broader

    @property
    def narrower(self) -> Mapping[Id, Sequence[Id]]:
        """By thing: what is one step of `skos:broader` below it, in order of IRI."""
        return self.data.narrower

    def _in_order(self, index: Index[Number], make: Callable[[Number], AnyConcept]) -> tuple[AnyConcept, ...]:
        return Listing(sorted(map(make, index.described), key=self.sort_key))
