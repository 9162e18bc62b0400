"""The statements of an ontology in the making, read and changed in careergraph's own terms.

What is there already may be stated in other terms that amount to them; what is added is not.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

import pyoxigraph as ox

from careergraph.catalogue.alignments import ALIGNING, Alignments, shipped_alignments
from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.levels import positive_integer
from careergraph.catalogue.ontology_data import ParsedData
from careergraph.rdf.editable_quads import EditableQuads
from careergraph.rdf.python_values import term
from careergraph.rdf.terms import Id, object_id, resource
from careergraph.vocabulary import CG, OWL, RDFS, SKOS

_subject = attrgetter("subject.value")
_property = attrgetter("predicate.value")
#: A statement with detail is of these things, and without any of them it says nothing.
_MADE_OF: Final = (
    CG.skill,
    CG.anyOf,
    CG.fromRole,
    CG.toRole,
    CG.experienceIn,
    OWL.annotatedSource,
    OWL.annotatedTarget,
)
#: What leads to a statement with detail, which nothing else has a use for.
_OWNING: Final = (CG.requires, CG.holds, CG.anyOf, CG.hasOutcome)
_WORDS: Final = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.definition, SKOS.notation)


class Words(NamedTuple):
    """The words for one thing, as `Texts` has them for all things."""

    preferred: Mapping[str, str]
    alternative: Mapping[str, tuple[str, ...]]
    definitions: Mapping[str, str]
    notation: str | None


def things_by_class(catalogue: Catalogue) -> Mapping[str, Iterable[Id]]:
    """Map each class to the things of it that a catalogue describes, whatever makes them of the class."""
    facts, data = catalogue.facts, catalogue.data
    families = (family for found in data.families.values() for family in found)
    return {
        CG.Role: facts.roles.described_ids,
        CG.Skill: facts.skills.described_ids,
        CG.Responsibility: facts.responsibilities.described_ids,
        CG.ProficiencyLevel: [*facts.scales.levels, *chain.from_iterable(facts.scales.others.values())],
        CG.Profile: facts.holdings.keys(),
        CG.Family: [*families, *data.statements.instances(CG.Family)],
        CG.Grade: data.statements.instances(CG.Grade),
        CG.Condition: data.statements.instances(CG.Condition),
        CG.Training: data.statements.instances(CG.Training),
    }


class EditableStatements:
    """The statements that an ontology in the making has at the moment."""

    def __init__(self, begun_with: Catalogue | None = None) -> None:
        if begun_with is None:
            self._quads = EditableQuads()
        else:
            terms = begun_with.terms
            self._quads = EditableQuads(terms.asserted, terms.tags)
        # Words that were asked for, until more is said of the thing.
        self._words: dict[Id, Words] = {}
        # What alignments make of terms, until one comes or goes.
        self._aligned: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._naming: dict[str, str] = {}
        self._alignments: Alignments | None = None

    def catalogue(self, prefixes: Mapping[str, str], language: str) -> Catalogue:
        """Make a catalogue of what is stated now."""
        return Catalogue(ParsedData(list(self._quads), prefixes, (), self._quads.tags), language)

    # What is stated

    def is_known(self, id: Id) -> bool:
        """Tell whether anything is stated of a thing, or points to it."""
        return bool(self._quads.about(id) or self._quads.pointing(id))

    def is_described(self, id: Id) -> bool:
        """Tell whether anything is stated of a thing."""
        return bool(self._quads.about(id))

    def links(self, subject: Id, property: str) -> list[Id]:
        """List the things that a property relates a thing to."""
        return [object for object, _ in self._linked(subject, property)]

    def linking(self, property: str, object: Id) -> list[Id]:
        """List the things that a property relates to a thing."""
        forwards, backwards = self._meaning(property)
        return [
            *_ids(_subject_id, self._quads.pointing(object), forwards),
            *_ids(object_id, self._quads.about(object), backwards),
        ]

    def number(self, subject: Id, property: str) -> int | None:
        """Return the positive integer that a property gives to a thing, the highest of several."""
        forwards, _ = self._meaning(property)
        found = (
            positive_integer(quad.object)
            for quad in self._quads.about(subject)
            if quad.predicate.value in forwards and isinstance(quad.object, ox.Literal)
        )
        return max((number for number in found if number is not None), default=None)

    def texts(self, subject: Id, property: str) -> dict[str, str]:
        """Map each language to the text that a property gives to a thing, the first in order of several."""
        forwards, _ = self._meaning(property)
        found: dict[str, str] = {}
        for quad in self._quads.about(subject):
            if quad.predicate.value in forwards and isinstance(quad.object, ox.Literal):
                text, language = quad.object.value, quad.object.language or ""
                found[language] = min(text, found.get(language, text))
        return found

    def words(self, id: Id) -> Words:
        """Return what a thing is called."""
        if id not in self._words:
            self._words[id] = self._read_words(id)
        return self._words[id]

    def _read_words(self, id: Id) -> Words:
        texts: dict[str, dict[str, list[str]]] = {}
        for quad in self._quads.about(id):
            of, text = self._named_by().get(quad.predicate.value), quad.object
            if of is not None and isinstance(text, ox.Literal) and text.value.strip():
                texts.setdefault(of, {}).setdefault(text.language or "", []).append(text.value)
        first = {of: {language: min(found) for language, found in said.items()} for of, said in texts.items()}
        return Words(
            first.get(SKOS.prefLabel) or first.get(RDFS.label, {}),
            {language: tuple(sorted(set(found))) for language, found in texts.get(SKOS.altLabel, {}).items()},
            first.get(SKOS.definition, {}),
            min(first.get(SKOS.notation, {}).values(), default=None),
        )

    def means(self, name: str, property: str) -> bool:
        """Tell whether a property amounts to one of careergraph's own, read forwards."""
        return name in self._meaning(property)[0]

    def classes(self, class_: str) -> Sequence[str]:
        """List the classes whose instances are instances of a class."""
        return self._all_alignments().classes(class_)

    # What is added

    def link(self, subject: Id, property: str, object: Id) -> None:
        """State that a property relates two things."""
        self._quads.add(subject, property, resource(object))
        self._note_alignment(property)

    def text(self, subject: Id, property: str, text: str, language: str = "") -> None:
        """State a text; the tag of its language is saved as it is written here."""
        literal = ox.Literal(text, language=language) if language else ox.Literal(text)
        self._words.pop(subject, None)
        self._quads.add(subject, property, literal, language or None)

    def value(self, subject: Id, property: str, value: object) -> None:
        """State a number, a truth value or a date. Raises `ValueError` for what no literal can hold."""
        literal = term(value)
        if not isinstance(literal, ox.Literal):
            raise TypeError(f"{literal} is no literal")
        self._words.pop(subject, None)
        self._quads.add(subject, property, literal)

    def new_node(self) -> Id:
        """Make a node without a name."""
        return ox.BlankNode().value

    # What is taken away

    def unstate(self, subject: Id, property: str, language: str | None = None) -> None:
        """Take away what a property says of a thing, in a language if one is given."""
        forwards, _ = self._meaning(property)
        self._words.pop(subject, None)
        for quad in self._quads.about(subject):
            if quad.predicate.value in forwards and (
                language is None or getattr(quad.object, "language", None) == (language.lower() or None)
            ):
                self._quads.discard(quad)

    def unlink(self, subject: Id, property: str, object: Id) -> None:
        """Take away that a property relates two things, in whatever terms; a node for it alone goes too."""
        for found, quad in list(self._linked(subject, property)):
            if found == object:
                self._quads.discard(quad)
        if isinstance(resource(object), ox.BlankNode) and not self._quads.pointing(object):
            self.remove(object)

    def remove(self, id: Id, is_thing: Callable[[Id], bool] = lambda _: False) -> None:
        """Take away what is stated of a thing, what points to it, and what would say nothing without it.

        A level leaves its rank where it is asked for or held. What `is_thing` is described for itself, and
        stays though nothing points to it any more.
        """
        rank = self.number(id, CG.rank)
        for node in self.linking(CG.level, id) if rank else ():
            self.value(node, CG.levelRank, rank)
        waiting = [id]
        while waiting:
            gone = waiting.pop()
            self._words.pop(gone, None)
            for quad in self._quads.pointing(gone):
                self._quads.discard(quad)
                if self._falls(_subject_id(quad), quad.predicate.value):
                    waiting.append(_subject_id(quad))
            for quad in self._quads.about(gone):
                self._quads.discard(quad)
                self._note_alignment(quad.predicate.value)
                part = object_id(quad)
                if part is not None and not is_thing(part) and self._goes_with(part, quad):
                    waiting.append(part)

    def _goes_with(self, part: Id, quad: ox.Quad) -> bool:
        """Tell whether what a statement led to says nothing without it."""
        property = quad.predicate.value
        if any(property in self._meaning(term)[1] and not self.links(part, term) for term in _MADE_OF):
            return True
        is_owned = isinstance(quad.object, ox.BlankNode) or self._is_any(property, _OWNING)
        return is_owned and not self._quads.pointing(part)

    def _falls(self, node: Id, property: str) -> bool:
        """Tell whether a statement with detail says nothing once what a property led to is taken away."""
        return any(self.means(property, term) and not self.links(node, term) for term in _MADE_OF)

    def _is_any(self, property: str, terms: Iterable[str]) -> bool:
        return any(self.means(property, term) for term in terms)

    # In whatever terms

    def _linked(self, subject: Id, property: str) -> Iterator[tuple[Id, ox.Quad]]:
        forwards, backwards = self._meaning(property)
        for quad in self._quads.about(subject):
            if quad.predicate.value in forwards and (id := object_id(quad)) is not None:
                yield id, quad
        for quad in self._quads.pointing(subject) if backwards else ():
            if quad.predicate.value in backwards:
                yield _subject_id(quad), quad

    def _meaning(self, term: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the properties that amount to a term, read forwards and read backwards."""
        if term not in self._aligned:
            found = self._all_alignments().properties(term)
            forwards, backwards = (
                frozenset(name for name, turned in found if turned is way) for way in (False, True)
            )
            self._aligned[term] = forwards, backwards
        return self._aligned[term]

    def _note_alignment(self, property: str) -> None:
        """Have the alignments read again where one of them comes or goes."""
        if property in ALIGNING:
            self._aligned, self._naming, self._alignments, self._words = {}, {}, None, {}

    def _named_by(self) -> Mapping[str, str]:
        """Map each property that names or describes a thing to the one of ours that it amounts to."""
        if not self._naming:
            self._naming = {name: term for term in _WORDS for name in self._meaning(term)[0]}
        return self._naming

    def _all_alignments(self) -> Alignments:
        if self._alignments is None:
            quads = list(self._quads)
            own = (
                quad
                for property, quad in zip(map(_property, quads), quads, strict=True)
                if property in ALIGNING and object_id(quad) is not None
            )
            self._alignments = Alignments([*shipped_alignments(), *own])
        return self._alignments


def _ids(
    end: Callable[[ox.Quad], Id | None], quads: Iterable[ox.Quad], properties: Container[str]
) -> list[Id]:
    """List one end of the statements that have one of the properties."""
    found = (end(quad) for quad in quads if quad.predicate.value in properties)
    return [id for id in found if id is not None]


def _subject_id(quad: ox.Quad) -> Id:
    id: Id = _subject(quad)
    return id
