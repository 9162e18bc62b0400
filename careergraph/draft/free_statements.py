"""States of a thing what has no method of its own: a property and its value."""

from __future__ import annotations

from collections.abc import Mapping

from careergraph.catalogue.stated_kinds import (
    COUNTING,
    READ,
    holding_values,
    leading_to_things,
    of_one_value,
)
from careergraph.draft import arguments
from careergraph.draft.new_things import ThingMaker
from careergraph.draft.things import CLASSES, is_value
from careergraph.draft.workspace import Workspace
from careergraph.errors import InvalidArgument
from careergraph.rdf.python_values import LangString
from careergraph.rdf.terms import Id
from careergraph.support.text import quote
from careergraph.vocabulary import CG, RDF, SKOS


class FreeStatements:
    """States properties and their values in one draft."""

    def __init__(self, work: Workspace, maker: ThingMaker) -> None:
        self._language = work.language
        self._statements = work.statements
        self._things = work.things
        self._maker = maker

    def property(self, name: object) -> str:
        """Return the IRI of a property."""
        iri = self._things.expanded(name) if isinstance(name, str) else None
        if iri is None:
            raise InvalidArgument(
                f"{quote(name)} is no property; give an IRI, or a CURIE such as skos:altLabel"
            )
        return iri

    def thing(self, name: object) -> Id:
        """Find what is meant; an IRI or a CURIE may be that of something new."""
        found = self._things.find_any(name)
        if found is None and isinstance(name, str):
            found = self._things.expanded(name)
        if found is None:
            raise self._things.missing(name)
        return found

    def state(self, subject: Id, property: str, value: object) -> None:
        """State a property of a thing; of one that has one value the last one stated counts."""
        if (object := self._object(property, value)) is not None:
            kinds = self._things.discard(subject)
            if property in of_one_value():
                self._statements.unstate(subject, property)
            self._statements.link(subject, property, object)
            if property == RDF.type:
                kinds += [
                    kind for kind, class_ in CLASSES.items() if object in self._statements.classes(class_)
                ]
        else:
            said = self._said(subject, property, value)
            kinds = self._things.discard(subject)
            for language, content in said:
                if property == SKOS.prefLabel or property in of_one_value():
                    self._statements.unstate(subject, property, language)
                if language is None:
                    self._statements.value(subject, property, content)
                else:
                    self._statements.text(subject, property, str(content), language)
        for kind in dict.fromkeys(kinds):
            self._things.add(kind, subject)

    def _object(self, property: str, value: object) -> Id | None:
        """Find the thing that a property leads to; None where the value is a text, a number or the like.

        A property that is not the vocabulary's may have either: there a text is an IRI if it is written as
        one, and no label.
        """
        if property in leading_to_things():
            return self.thing(value)
        if property in holding_values() or getattr(value, "language", None) is not None:
            return None
        if isinstance(value, str):
            return self._things.expanded(value)
        return self.thing(value) if is_value(value) else None

    def _said(self, subject: Id, property: str, value: object) -> list[tuple[str | None, object]]:
        """Return texts with their language, "" for none; and None with what is no text."""
        said: list[tuple[str | None, object]]
        if property in COUNTING:
            said = [(None, arguments.positive(f"cg:{property.removeprefix(CG.base)}", value))]
        elif property == CG.importance:
            said = [(None, arguments.importance(value))]
        elif isinstance(value, Mapping):
            said = [
                (arguments.tag(tag), arguments.text(text, "text"))
                for tag, texts in value.items()
                for text in arguments.several(texts)
            ]
        elif isinstance(value, str) and (language := getattr(value, "language", None)):
            said = [(arguments.tag(language), arguments.text(value, "text"))]
        elif type(value) is str or isinstance(value, LangString):
            said = [(self._language if property in READ else "", arguments.text(value, "text"))]
        else:
            said = [(None, arguments.literal(value))]
        if property == SKOS.prefLabel:
            self._check_labels(subject, said)
        return said

    def _check_labels(self, subject: Id, said: list[tuple[str | None, object]]) -> None:
        languages = [language.lower() for language, _ in said if language is not None]
        if len(set(languages)) < len(said):
            raise InvalidArgument(
                "a thing has one preferred label in a language, and it is a text; "
                "state others as skos:altLabel"
            )
        for kind in self._things.kinds(subject):
            for language, text in said:
                self._maker.check_label(kind, str(text), language or "", besides=subject)
