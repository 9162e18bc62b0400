"""How near roles are to each other and to people, by all that they say: skills weighed, and words.

Evidence is (√Tanimoto of the weighted skills + √cosine of the words) ÷ 2, each 0 where a side says nothing.
Codes, families, groups and stated moves have no say. Scores are rounded, since sums of floats may differ in
their last digits with the order of the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import ResponsibilityNumber, RoleNumber, SkillNumber
from careergraph.choices import RankMeasure
from careergraph.gaps.losses import WordLosses, skill_losses
from careergraph.gaps.measures import Holdings
from careergraph.gaps.reasons import Reason
from careergraph.gaps.role_words import Bag, RoleWords, add_words, words
from careergraph.gaps.sparse_rows import Floats, SparseRow
from careergraph.gaps.vectors import RoleVectors
from careergraph.gaps.weighted_skills import WeightedSkills
from careergraph.support.gc_pause import paused_gc
from careergraph.support.lazy_property import lazy_property

#: Decimal places of a score.
_PLACES: Final = 12
#: How many reasons of each kind are given.
_REASONS: Final = 3


class NearnessIndex:
    """All that the roles of a catalogue say, weighed once; of scores there is one for each role number."""

    def __init__(self, catalogue: Catalogue, vectors: RoleVectors | None = None) -> None:
        self._catalogue = catalogue
        self._vectors = vectors

    def with_vectors(self, vectors: Mapping[str, Any]) -> NearnessIndex:
        """Make an index that has vectors, by IRI, in place of the words."""
        return NearnessIndex(self._catalogue, RoleVectors.of(vectors, self._catalogue))

    def scores(self, by: RankMeasure, role: RoleNumber | None, held: Holdings) -> Floats | None:
        """Score every role by a measure of this index; None for one that is not."""
        match by:
            case "weighted":
                return self.weighted(role, held)
            case "evidence":
                return self.evidence(role, held)
        return None

    def weighted(self, role: RoleNumber | None, held: Holdings) -> Floats:
        """Score every role by the cosine of the weighted skills of a role, or of what somebody holds."""
        return np.round(self._skills.cosine(self._skill_row(role, held)), _PLACES)

    def evidence(self, role: RoleNumber | None, held: Holdings) -> Floats:
        """Score every role by the evidence for a role, or for somebody by the skills held."""
        skills = self._skills.tanimoto(self._skill_row(role, held))
        texts = np.maximum(self._text_scores(role, held), 0)
        return np.round((np.sqrt(skills) + np.sqrt(texts)) / 2, _PLACES)

    def reasons(self, source: RoleNumber, target: RoleNumber) -> tuple[Reason, ...]:
        """Tell what the evidence for a move rests on: skills, responsibilities and words of the target."""
        rows = self._skills.rows
        losses = skill_losses(rows.row(source), rows.row(target))[:_REASONS]
        skills = [self._catalogue.skill(SkillNumber(number)) for number, _ in losses]
        reasons = [Reason("skill", skill.label, (skill,)) for skill in skills]
        return tuple(reasons if self._vectors else [*reasons, *self._reasons_in_words(source, target)])

    def _reasons_in_words(self, source: RoleNumber, target: RoleNumber) -> Iterator[Reason]:
        losses = WordLosses(self._words, self._words.row(source), self._words.row(target))
        texts = {number: self._words_of(number) for number in self._catalogue.answers_for(target)}
        for number, _ in losses.of_bags(texts)[:_REASONS]:
            responsibility = self._catalogue.responsibility(number)
            yield Reason("responsibility", responsibility.label, (responsibility,))
        for word, _ in losses.of_words()[:_REASONS]:
            yield Reason("word", word)

    def _skill_row(self, role: RoleNumber | None, held: Holdings) -> SparseRow:
        return self._skills.held(held) if role is None else self._skills.rows.row(role)

    def _text_scores(self, role: RoleNumber | None, held: Holdings) -> Floats:
        if self._vectors is not None:
            mine = self._vectors.of_held(held) if role is None else self._vectors.roles[role]
            return self._vectors.cosine(mine)
        if role is None:
            return self._skill_words.cosine(self._skill_words.weigh(self._words_held(held)))
        return self._words.cosine(self._words.row(role))

    # What is weighed, once

    @lazy_property
    def _skills(self) -> WeightedSkills:
        catalogue = self._catalogue
        with paused_gc():
            return WeightedSkills.of(
                catalogue.requirement_table,
                catalogue.ratings,
                len(catalogue.facts.roles),
                len(catalogue.facts.skills),
            )

    @lazy_property
    def _words(self) -> RoleWords:
        """The words of labels, definitions and responsibilities."""
        with paused_gc():
            return RoleWords.of([self._words_about(role) for role in self._catalogue.facts.roles.all])

    def _words_about(self, role: RoleNumber) -> Bag:
        texts, id = self._catalogue.words, self._catalogue.facts.roles.ids[role]
        bag: dict[str, dict[str, float]] = {}
        add_words(bag, texts.preferred.get(id, {}).items())
        for language, labels in texts.alternative.get(id, {}).items():
            add_words(bag, ((language, label) for label in labels))
        add_words(bag, texts.definitions.get(id, {}).items())
        for responsibility in self._catalogue.answers_for(role):
            self._add_responsibility(bag, responsibility)
        return bag

    def _words_of(self, responsibility: ResponsibilityNumber) -> Bag:
        bag: dict[str, dict[str, float]] = {}
        self._add_responsibility(bag, responsibility)
        return bag

    def _add_responsibility(
        self, bag: dict[str, dict[str, float]], responsibility: ResponsibilityNumber
    ) -> None:
        id = self._catalogue.facts.responsibilities.ids[responsibility]
        add_words(bag, self._catalogue.words.preferred.get(id, {}).items())

    @lazy_property
    def _skill_words(self) -> RoleWords:
        """The words of the labels of each role's skills: what somebody is compared with who has no text."""
        with paused_gc():
            rows = map(self._skills.rows.row, self._catalogue.facts.roles.all)
            return RoleWords.of([self._words_weighed(row) for row in rows])

    def _words_held(self, held: Holdings) -> Bag:
        return self._words_weighed(self._skills.held(held))

    def _words_weighed(self, row: SparseRow) -> Bag:
        """Count the words of the labels of skills, a word as Σ (importance × level)² of its skills."""
        bag: dict[str, float] = {}
        squares = (row.values / self._skills.roots[row.columns]) ** 2
        for skill, square in zip(row.columns.tolist(), squares.tolist(), strict=True):
            for word in self._words_in_label[skill]:
                bag[word] = bag.get(word, 0.0) + square
        return {"": bag}

    @lazy_property
    def _words_in_label(self) -> Mapping[int, frozenset[str]]:
        """By skill: the words of the label that is shown."""
        ids = enumerate(self._catalogue.facts.skills.ids)
        return {number: frozenset(words(self._catalogue.labels.shown(id))) for number, id in ids}
