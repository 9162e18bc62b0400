"""Names of things in findings: an IRI, or where there is none what the thing belongs to.

The name of a blank node is made at random at each reading, and tells nobody anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from careergraph.catalogue.statements import Statements
from careergraph.rdf.terms import Id
from careergraph.support.lazy_property import lazy_property
from careergraph.support.text import local_name, quote
from careergraph.vocabulary import CG, RDFS, SKOS

#: How many blank nodes may stand between one and what it belongs to.
_DEEPEST: Final = 8
_LISTED: Final = 5


class Names:
    """Names the things of an ontology, with the phrases of a language."""

    def __init__(self, statements: Statements, phrases: Mapping[str, str]) -> None:
        self._statements = statements
        self._phrases = phrases

    def all(self, ids: Iterable[Id]) -> str:
        """Name several things in one phrase, the first of them by name."""
        return self.listed(map(self.name, ids))

    def listed(self, parts: Iterable[str]) -> str:
        """Join names in one phrase, the first of them."""
        names = list(parts)
        head, left = ", ".join(names[:_LISTED]), len(names) - _LISTED
        return head if left <= 0 else self._phrases["and more"].format(head=head, left=left)

    def name(self, id: Id, deepest: int = _DEEPEST) -> str:
        """Name a thing: its IRI in quotation marks, or what a blank node is and of what."""
        if ":" in id:
            return quote(id)
        phrases = self._phrases
        if ends := [self.name(end, 0) for term in _ENDS if (end := self._ends[term].get(id))]:
            return phrases["a move from" if len(ends) == 1 else "a move"].format(*ends)
        if id not in self._owners or not deepest:
            label = self._labels.get(id)
            phrase = "a blank node" if label is None else "a labelled node"
            return phrases[phrase].format(quote(label))
        owner, property = self._owners[id]
        of = self.name(owner, deepest - 1)
        if property in _PARTS:
            skill = self._skills.get(id)
            phrase = _PARTS[property] if skill is None else f"{_PARTS[property]} for"
            return phrases[phrase].format(of, quote(skill))
        return phrases["a value"].format(local_name(property), of)

    def iri(self, id: Id) -> Id:
        """Return the IRI of a thing, or of what it belongs to; empty where it belongs to nothing."""
        for _ in range(_DEEPEST):
            if ":" in id or not id:
                return id
            start = self._ends[CG.fromRole].get(id) or self._ends[CG.toRole].get(id)
            id = start or self._owners.get(id, ("", ""))[0]
        return ""

    @lazy_property
    def _owners(self) -> Mapping[Id, tuple[Id, str]]:
        """The first statement that points to each blank node, as its subject and property."""
        owners: dict[Id, tuple[Id, str]] = {}
        for subject, property, node in self._statements.pointing_to_blank_nodes():
            owners.setdefault(node, (subject, property))
        return owners

    @lazy_property
    def _ends(self) -> Mapping[str, Mapping[Id, Id]]:
        return {term: dict(reversed(self._statements.links(term))) for term in _ENDS}

    @lazy_property
    def _skills(self) -> Mapping[Id, Id]:
        return dict(reversed(self._statements.links(CG.skill)))

    @lazy_property
    def _labels(self) -> Mapping[Id, str]:
        labels = [*self._statements.texts(RDFS.label), *self._statements.texts(SKOS.prefLabel)]
        return {id: text.value for id, text in reversed(labels)}


_ENDS: Final = (CG.fromRole, CG.toRole)
#: What blank nodes most often are, by the property that leads to them.
_PARTS: Final = {CG.requires: "a requirement", CG.holds: "a holding"}
