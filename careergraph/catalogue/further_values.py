"""Grades, conditions, trainings and descriptors of levels as values in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from immutabledict import immutabledict

from careergraph.catalogue.numbers import RoleNumber, SkillNumber
from careergraph.catalogue.ontology_data import OntologyData
from careergraph.catalogue.texts import Labels
from careergraph.model import Condition, Grade, Level, Skill, Training
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.lazy_property import lazy_property
from careergraph.support.text import fold, in_language

#: What a condition without a name is called, by language.
_EXPERIENCE: Final[Mapping[str, tuple[str, str, str]]] = {
    "en": ("{} months of experience", "experience", " in {}"),
    "es": ("{} meses de experiencia", "experiencia", " en {}"),
}


class FurtherValues:
    """Makes the values of one catalogue that no gap is counted by."""

    def __init__(self, data: OntologyData, labels: Labels) -> None:
        self._data = data
        self._facts = data.facts
        self._further = data.facts.further
        self._labels = labels
        self._conditions: dict[Id, Condition] = {}

    def grade(self, role: RoleNumber) -> Grade | None:
        """Return the grade of a role, if it states one."""
        grade = self._further.grades.get(self._facts.roles.ids[role])
        if grade is None:
            return None
        return Grade(self._further.grade_ranks[grade], self._labels.shown(grade), shown_id(grade))

    @lazy_property
    def grade_ranks(self) -> Mapping[RoleNumber, int]:
        """Map each role to the rank of its grade, where it states one."""
        number = self._facts.roles.number
        return {
            number[role]: self._further.grade_ranks[grade]
            for role, grade in self._further.grades.items()
            if role in number
        }

    # Conditions

    def conditions_of(self, role: RoleNumber) -> tuple[Condition, ...]:
        """Return the conditions of a role, its own and those of the roles that it builds on, by label."""
        if not self._further.conditions.of:
            return ()
        ids = self._facts.roles.ids
        return self.conditions(ids[each] for each in self._built_on(role))

    def conditions(self, things: Iterable[Id]) -> tuple[Condition, ...]:
        """Return the conditions of roles or moves together, by label."""
        of = self._further.conditions.of
        nodes = {node for thing in things for node in of.get(thing, ())}
        return tuple(sorted(map(self.condition, nodes), key=lambda each: (fold(each.label), each.iri)))

    @property
    def all_conditions(self) -> Iterator[Condition]:
        """All the conditions that the ontology describes."""
        return map(self.condition, self._further.conditions.asked)

    def condition(self, node: Id) -> Condition:
        """Return a condition; made once."""
        if node not in self._conditions:
            self._conditions[node] = self._condition(node)
        return self._conditions[node]

    def _condition(self, node: Id) -> Condition:
        asked = self._further.conditions.asked[node]
        return Condition(
            iri=shown_id(node),
            label=self._named(node, asked.qualifications, asked.months, asked.experience_in),
            qualifications=tuple(map(shown_id, asked.qualifications)),
            months=asked.months,
            experience_in=tuple(
                shown_id(role)
                for field in asked.experience_in
                for role in self._roles_in.get(field, (field,))
            ),
        )

    def _named(
        self, node: Id, qualifications: Sequence[Id], months: int | None, experience_in: Sequence[Id]
    ) -> str:
        shown, labels = self._labels.shown, self._labels.words.preferred
        if node in labels or not (qualifications or months or experience_in):
            return shown(node)
        said = [*map(shown, qualifications)]
        if months or experience_in:
            language = self._labels.language.lower().partition("-")[0]
            number, bare, field = _EXPERIENCE.get(language, _EXPERIENCE["en"])
            fields = ", ".join(map(shown, experience_in))
            said.append(
                (number.format(months) if months else bare) + (field.format(fields) if fields else "")
            )
        return "; ".join(said)

    @lazy_property
    def _roles_in(self) -> Mapping[Id, Sequence[Id]]:
        """By family: its roles."""
        members: dict[Id, list[Id]] = {}
        for role, families in self._data.families.items():
            for family in families:
                members.setdefault(family, []).append(role)
        return members

    def _built_on(self, role: RoleNumber) -> Sequence[RoleNumber]:
        """List a role and those it builds on, through any number of steps."""
        found = {role: None}
        waiting = [role]
        while waiting:
            for base in self._facts.builds_on.get(waiting.pop(), ()):
                if base not in found:
                    found[base] = None
                    waiting.append(base)
        return list(found)

    # People

    def of_profile(self, profile: Id) -> dict[str, Any]:
        """Return what a profile of the ontology says besides its skills and its roles."""
        remarks = self._further.remarks.get(profile, {})
        return {
            "meets": tuple(map(self.condition, self._further.conditions.met.get(profile, ()))),
            "evidence": {shown_id(skill): each.evidence for skill, each in remarks.items() if each.evidence},
            "rated_by": {shown_id(skill): each.rated_by for skill, each in remarks.items() if each.rated_by},
        }

    # Levels

    def described_levels(self, skill: SkillNumber) -> Mapping[int, Level]:
        """Return the levels that have a name or a definition for one skill, by rank."""
        id = self._facts.skills.ids[skill]
        nodes = self._further.descriptors.get(id)
        if not nodes:
            return {}
        words = self._labels.words
        return {
            rank: Level(
                rank=rank,
                label=self._labels.shown(node) if node in words.preferred else self._name_on_scale(id, rank),
                iri=shown_id(node),
                labels=immutabledict(words.preferred.get(node, {})),
                definition=in_language(words.definitions.get(node, {}), self._labels.language),
            )
            for node, rank in sorted(nodes.items(), key=lambda each: each[1])
        }

    def _name_on_scale(self, skill: Id, rank: int) -> str:
        scales = self._facts.scales
        levels = scales.others.get(scales.of(skill) or "", scales.levels)
        return next((self._labels.shown(level) for level in levels if scales.ranks[level] == rank), str(rank))

    # Learning

    @lazy_property
    def prerequisites(self) -> Mapping[SkillNumber, Sequence[SkillNumber]]:
        """By skill: the skills that are to be had first."""
        return self._by_number(self._further.learning.prerequisites)

    @lazy_property
    def inferred_prerequisites(self) -> Mapping[SkillNumber, Sequence[SkillNumber]]:
        """By skill: those of them that nobody states."""
        return self._by_number(self._further.learning.inferred)

    def _by_number(self, skills: Mapping[Id, Sequence[Id]]) -> Mapping[SkillNumber, Sequence[SkillNumber]]:
        number = self._facts.skills.number
        return {number[skill]: [number[other] for other in others] for skill, others in skills.items()}

    def trainings(self, skill: Callable[[SkillNumber], Skill]) -> tuple[Training, ...]:
        """Return the trainings, by label, then IRI; `skill` gives the value of a number."""
        number = self._facts.skills.number
        made = (
            Training(
                iri=shown_id(node),
                label=self._labels.shown(node),
                develops=tuple((skill(number[each]), rank or None) for each, rank in stated.develops),
                hours=stated.hours,
                cost=stated.cost,
            )
            for node, stated in self._further.learning.trainings.items()
        )
        return tuple(sorted(made, key=lambda each: (fold(each.label), each.iri)))
