"""Values of an ontology in the making, as a catalogue would make them of what is stated now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from immutabledict import immutabledict

from careergraph.catalogue.editable_statements import EditableStatements, Words
from careergraph.model import Grade, Level, Profile, Responsibility, Role, Skill
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.text import fold, in_language, local_name
from careergraph.vocabulary import CG, SKOS


class DraftValues:
    """Makes values by id, with the labels of one language shown."""

    def __init__(self, statements: EditableStatements, language: str) -> None:
        self._statements = statements
        self._language = language

    def role(self, id: Id) -> Role:
        """Make a role."""
        families = sorted((fold(self.label(each)), each) for each in self._statements.links(id, CG.family))
        named = self._statements.texts(id, CG.familyName)
        family = self.label(families[0][1]) if families else in_language(named, self._language)
        return Role(**self._concept(id), family=family, grade=self._grade(id))

    def _grade(self, role: Id) -> Grade | None:
        for grade in sorted(self._statements.links(role, CG.grade)):
            if (rank := self._statements.number(grade, CG.rank)) is not None:
                return Grade(rank, self.label(grade), shown_id(grade))
        return None

    def skill(self, id: Id) -> Skill:
        """Make a skill."""
        above, below = self._statements.links(id, SKOS.broader), self._statements.linking(SKOS.broader, id)
        return Skill(**self._concept(id), broader=_shown(above), narrower=_shown(below))

    def responsibility(self, id: Id) -> Responsibility:
        """Make a responsibility, with its skills."""
        skills = map(self.skill, dict.fromkeys(self._statements.links(id, CG.drawsOn)))
        in_order = sorted(skills, key=lambda skill: (fold(skill.label), skill.iri))
        return Responsibility(**self._concept(id), skills=tuple(in_order))

    def level(self, id: Id) -> Level | None:
        """Make a level; None where it states no rank."""
        if (rank := self._statements.number(id, CG.rank)) is None:
            return None
        words = self._statements.words(id)
        definition = in_language(words.definitions, self._language)
        return Level(rank, self.label(id), shown_id(id), immutabledict(words.preferred), definition)

    def profile(self, id: Id, skills: dict[Id, int | None]) -> Profile:
        """Make a person, who holds these skills."""
        current = self._statements.links(id, CG.currentRole)
        return Profile(
            name=self.label(id),
            skills={shown_id(skill): level for skill, level in skills.items()},
            role=shown_id(min(current)) if current else None,
            history=_shown(self._statements.links(id, CG.formerRole)),
            iri=shown_id(id),
        )

    def label(self, id: Id) -> str:
        """Return the label to show."""
        return self._label_of(id, self._statements.words(id))

    def _label_of(self, id: Id, words: Words) -> str:
        label = in_language(words.preferred, self._language)
        return local_name(shown_id(id)) if label is None else label

    def _concept(self, id: Id) -> dict[str, Any]:
        words = self._statements.words(id)
        return {
            "iri": shown_id(id),
            "label": self._label_of(id, words),
            "labels": immutabledict(words.preferred),
            "alternative_labels": immutabledict(words.alternative),
            "definition": in_language(words.definitions, self._language),
            "definitions": immutabledict(words.definitions),
            "notation": words.notation,
        }


def _shown(ids: Iterable[Id]) -> tuple[str, ...]:
    return tuple(map(shown_id, sorted(set(ids))))
