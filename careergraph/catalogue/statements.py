"""The asserted terms, sorted by property, to be asked in careergraph's own terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter

import pyoxigraph as ox

from careergraph.catalogue.alignments import ALIGNING, Alignments, shipped_alignments
from careergraph.model import Finding, Severity
from careergraph.rdf.terms import Id, Object, Resource, shown_id
from careergraph.support.lazy_property import lazy_property
from careergraph.support.text import local_name, quote
from careergraph.vocabulary import RDF

# Whole columns are read by C loops: a large ontology has a million statements.
_subject = attrgetter("subject.value")
_object = attrgetter("object")
_terms = attrgetter("subject", "object")
_value = attrgetter("value")
_subject_and_object = attrgetter("subject.value", "object")
_object_and_subject = attrgetter("object.value", "subject")


class Statements:
    """The statements of the files. Answers keep the order of the files and name each pair once.

    `findings` gathers what could not be taken as it stands.
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        by_property: dict[str, list[ox.Quad]] = defaultdict(list)
        for quad in quads:
            by_property[quad.predicate.value].append(quad)
        self._by_property: Mapping[str, Sequence[ox.Quad]] = dict(by_property)
        own = (quad for term in ALIGNING for quad in by_property.get(term, ()))
        self.alignments = Alignments(
            [*shipped_alignments(), *(q for q in own if not isinstance(q.object, ox.Literal))]
        )
        self.findings: dict[Finding, None] = {}

    def exactly(self, term: str) -> Iterable[tuple[Id, Object]]:
        """Return the pairs stated with the property `term` itself, alignments left aside."""
        return map(_subject_and_object, self._by_property.get(term, ()))

    def terms_exactly(self, term: str) -> Iterable[tuple[Resource, Object]]:
        """Return the same pairs as RDF terms."""
        return map(_terms, self._by_property.get(term, ()))

    def values(self, term: str) -> list[tuple[Id, Object]]:
        """Return the pairs of subject and object that `term` relates; objects may be texts."""
        pairs: list[tuple[Id, Object]] = []
        for name, turned in self.alignments.properties(term):
            quads = self._by_property.get(name, ())
            if turned:
                linking = (quad for quad in quads if not isinstance(quad.object, ox.Literal))
                pairs += map(_object_and_subject, linking)
            else:
                pairs += map(_subject_and_object, quads)
        return pairs

    def links(self, term: str) -> list[tuple[Id, Id]]:
        """Return the pairs of resources that `term` relates; a text as object is a finding, and left out."""
        return list(dict.fromkeys(self.linking(term)))

    def linking(self, term: str) -> Iterator[tuple[Id, Id]]:
        """Return the same pairs as they are stated, some perhaps more than once."""
        stated = (self._pairs(term, name, turned) for name, turned in self.alignments.properties(term))
        return chain.from_iterable(stated)

    def _pairs(self, term: str, name: str, turned: bool) -> Iterable[tuple[Id, Id]]:
        quads = self._by_property.get(name, ())
        objects = list(map(_object, quads))
        if ox.Literal in set(map(type, objects)):
            quads, objects = self._without_texts(term, quads, turned)
        subjects, values = map(_subject, quads), map(_value, objects)
        return zip(values, subjects, strict=True) if turned else zip(subjects, values, strict=True)

    def _without_texts(
        self, term: str, quads: Sequence[ox.Quad], turned: bool
    ) -> tuple[list[ox.Quad], list[Object]]:
        linking = []
        for quad in quads:
            if not isinstance(quad.object, ox.Literal):
                linking.append(quad)
            elif not turned:
                subject, text = _subject_and_object(quad)
                self.report(
                    Severity.ERROR,
                    "literal-target",
                    subject,
                    f"{local_name(term)} of {quote(shown_id(subject))} is the text {quote(text.value)}",
                    "point to the IRI of a node",
                )
        return linking, list(map(_object, linking))

    def texts(self, term: str) -> list[tuple[Id, ox.Literal]]:
        """Return the texts that `term` gives to each subject; an object that is no text is a finding."""
        found: dict[tuple[Id, ox.Literal], None] = {}
        for subject, object in self.values(term):
            if isinstance(object, ox.Literal):
                found[subject, object] = None
            else:
                self.report(
                    Severity.WARNING,
                    "text-expected",
                    subject,
                    f"{local_name(term)} of {quote(shown_id(subject))} is no text",
                    "write the text in quotation marks",
                )
        return list(found)

    def instances(self, term: str) -> dict[Id, None]:
        """Return the resources that are typed as `term`, as the keys of a dictionary."""
        return {
            instance: None
            for name in self.alignments.classes(term)
            for instance in map(_subject, self._by_class.get(name, ()))
        }

    def typed_exactly(self, term: str) -> Iterable[Id]:
        """Return the resources that are typed as `term` itself, alignments left aside."""
        return map(_subject, self._by_class.get(term, ()))

    @lazy_property
    def _by_class(self) -> Mapping[str, Sequence[ox.Quad]]:
        typing = self._by_property.get(RDF.type, ())
        instances: dict[str, list[ox.Quad]] = defaultdict(list)
        for class_, quad in zip(map(_value, map(_object, typing)), typing, strict=True):
            instances[class_].append(quad)
        return dict(instances)

    def described(self, ids: Iterable[Id]) -> set[Id]:
        """Return those of `ids` about which anything at all is stated."""
        wanted = set(ids)
        found: set[Id] = set()
        for quads in self._by_property.values():
            if len(found) == len(wanted):
                break
            found.update(wanted.intersection(map(_subject, quads)))
        return found

    def report(self, severity: Severity, code: str, subject: Id, message: str, fix: str) -> None:
        """Note a finding about `subject`."""
        self.findings[Finding(severity, code, shown_id(subject), message, fix)] = None
