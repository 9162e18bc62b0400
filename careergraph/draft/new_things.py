"""Makes things: what they are called is checked before anything is stated of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from careergraph.draft import arguments
from careergraph.draft.things import CLASSES
from careergraph.draft.workspace import Workspace
from careergraph.errors import InvalidArgument
from careergraph.model import Grade, Skill
from careergraph.rdf.terms import Id, is_iri, shown_id
from careergraph.sources.ids import label_id
from careergraph.support.amounts import whole
from careergraph.support.text import quote
from careergraph.vocabulary import CG, RDF, SKOS


class NewThing(NamedTuple):
    """A thing that is about to be made: its kind, its id and its labels by language."""

    kind: str
    id: Id
    labels: Mapping[str, str]


class ThingMaker:
    """Makes the things of one draft."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._statements = work.statements
        self._things = work.things

    def new(
        self,
        kind: str,
        label: str,
        iri: str | None,
        labels: Mapping[str, str] | None = None,
        language: str | None = None,
    ) -> NewThing:
        """Check what a new thing is called; its label is in the draft's language unless one is named."""
        texts = {self._work.language if language is None else language: arguments.text(label, "label")}
        for name, text in (labels or {}).items():
            tag, other = arguments.tag(name), arguments.text(text, "label")
            if texts.setdefault(tag, other) != other:
                raise InvalidArgument(f"{kind} {quote(label)} has two labels in {quote(tag)}; keep one")
        for tag, text in texts.items():
            self.check_label(kind, text, tag)
        id = self._id(kind, label, iri)
        if self._statements.is_described(id):
            raise InvalidArgument(
                f"there is {quote(shown_id(id))} already; give another iri=, or state more of it"
            )
        return NewThing(kind, id, texts)

    def check_label(self, kind: str, label: str, language: str, besides: Id | None = None) -> None:
        """Refuse a preferred label that another thing of the kind has in the language."""
        there = self._things.preferring(kind, label, language)
        if there is not None and there != besides:
            raise InvalidArgument(
                f"{kind} {quote(label)} is there already, {quote(shown_id(there))}; give another label, "
                "or state more of that one"
            )

    def make(self, new: NewThing, definition: str | None = None) -> None:
        """State what a thing is and what it is called."""
        self._statements.link(new.id, RDF.type, CLASSES[new.kind])
        for language, text in new.labels.items():
            self._statements.text(new.id, SKOS.prefLabel, text, language)
        if definition is not None:
            self._statements.text(new.id, SKOS.definition, definition, self._work.language)
        self._things.add(new.kind, new.id)

    def skill(self, skill: Skill | str) -> Id | NewThing:
        """Find a skill, or check the one that is to be made."""
        found = self._things.find_if_there("skill", skill)
        if found is not None:
            return found
        if isinstance(skill, Skill):
            language, label = next(iter(skill.labels.items()), (self._work.language, skill.label))
            return self.new("skill", label, skill.iri, skill.labels, language)
        if self._things.identifier(skill) is not None:
            raise self._things.missing(skill, "skill")
        return self.new("skill", skill, None)

    def made(self, skill: Id | NewThing) -> Id:
        """Return the id of a skill, which is made if it is to be."""
        if not isinstance(skill, NewThing):
            return skill
        # A call may name one that is not there more than once.
        if not self._statements.is_described(skill.id):
            self.make(skill)
        return skill.id

    def grade(self, grade: Grade | int | str) -> Id | tuple[NewThing, int]:
        """Find a grade by its name or its rank, or return the one of that rank that is to be made."""
        if isinstance(grade, str) or whole(grade) is None:
            return self._things.find("grade", grade)
        rank = arguments.positive("grade", grade)
        for id in self._things.ids("grade"):
            if self._statements.number(id, CG.rank) == rank:
                return id
        return NewThing("grade", f"{self._work.base}grade/{rank}", {}), rank

    def made_grade(self, grade: Id | tuple[NewThing, int]) -> Id:
        """Return the id of a grade, which is made if it is to be."""
        if isinstance(grade, str):
            return grade
        new, rank = grade
        self.make(new)
        self._statements.value(new.id, CG.rank, rank)
        return new.id

    def _id(self, kind: str, label: str, iri: str | None) -> Id:
        """Return the id that is given, or comes of the label, as tables have it."""
        made = label_id(label) if iri is None else label_id(arguments.text(iri, "iri"))
        if iri is not None:
            if (stated := self._things.identifier(iri)) is not None:
                return stated
            if is_iri(iri):
                return iri
            if "://" in iri:
                raise InvalidArgument(
                    f"iri={quote(iri)} is no IRI that RDF takes; percent-encode what it may not hold"
                )
        if not made:
            raise InvalidArgument(f"label {quote(label)} makes no IRI; give one with iri=")
        return f"{self._work.base}{kind}/{made}"
