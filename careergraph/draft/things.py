"""The things of an ontology in the making, found by value, IRI, CURIE or label, as in a graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.editable_statements import EditableStatements, things_by_class
from careergraph.draft.names import DraftNames
from careergraph.errors import AmbiguousName, InvalidArgument, NotFound, RoleNotFound, SkillNotFound
from careergraph.model import Profile
from careergraph.rdf.terms import Id, is_iri, shown_id
from careergraph.support.text import listed, local_name, quote
from careergraph.vocabulary import CG

#: The kinds of things that a draft knows by their labels, each with its class.
CLASSES: Final[Mapping[str, str]] = {
    "role": CG.Role,
    "skill": CG.Skill,
    "responsibility": CG.Responsibility,
    "level": CG.ProficiencyLevel,
    "profile": CG.Profile,
    "family": CG.Family,
    "grade": CG.Grade,
    "condition": CG.Condition,
    "training": CG.Training,
}
_MISSING: Final[Mapping[str, type[NotFound]]] = {"role": RoleNotFound, "skill": SkillNotFound}
_SUGGESTIONS: Final = 3
#: What nobody would write as a label: an address, a URN, or the name of a blank node.
_ADDRESS: Final = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|urn:)[^\s<>\"{}|\\^`]+|_:\w+")
#: The second part of a CURIE, and that of one whose prefix is empty.
_LOCAL: Final = re.compile(r"(?!//)[^\s<>\"{}|\\^`]*")
_PLAIN_LOCAL: Final = re.compile(r"\w[\w.-]*")


def is_value(thing: object) -> bool:
    """Tell whether something is the value of a thing: it has an IRI, or is a person."""
    return isinstance(getattr(thing, "iri", None), str) or isinstance(thing, Profile)


class DraftThings:
    """Finds things by what somebody calls them."""

    def __init__(
        self,
        statements: EditableStatements,
        prefixes: Mapping[str, str],
        language: str,
        begun_with: Catalogue | None = None,
    ) -> None:
        self._statements = statements
        self._prefixes = prefixes
        there = {} if begun_with is None else things_by_class(begun_with)
        self._names = {
            kind: DraftNames(there.get(class_, ()), statements.words, language)
            for kind, class_ in CLASSES.items()
        }

    def ids(self, kind: str) -> Iterable[Id]:
        """List the things of a kind."""
        return iter(self._names[kind])

    def find(self, kind: str, name: object) -> Id:
        """Find the thing of a kind that a value, an IRI, a CURIE, a code or a label means.

        Raises `NotFound`, with suggestions, or `AmbiguousName`.
        """
        found = self.find_if_there(kind, name)
        if found is None:
            raise self.missing(name, kind)
        return found

    def find_if_there(self, kind: str, name: object) -> Id | None:
        """Find the same, or None where nothing of the kind is meant. Raises `AmbiguousName`."""
        names = self._names[kind]
        for id in self._identified(name):
            if id in names:
                return id
        return self._one([kind], name)

    def find_any(self, name: object) -> Id | None:
        """Find the thing of any kind that is meant, or None. Raises `AmbiguousName`."""
        for id in self._identified(name):
            if self._statements.is_known(id):
                return id
        return self._one(list(CLASSES), name)

    def missing(self, name: object, kind: str = "thing") -> NotFound | InvalidArgument:
        """Make the error that nothing of a kind, or of any, is meant."""
        if not isinstance(name, str) and not is_value(name):
            return InvalidArgument(
                f"a {kind} is given as a value, an IRI, a CURIE or a label, and this is {quote(name)}"
            )
        names = [self._names[kind]] if kind in self._names else self._names.values()
        near = list(dict.fromkeys(label for each in names for label in each.near(str(name))))[:_SUGGESTIONS]
        hint = f"did you mean {listed(near)}?" if near else "make it first"
        error = _MISSING.get(kind, NotFound)
        return error(f"no {kind} is named {quote(name)}; {hint}", name=str(name), suggestions=near)

    def identifier(self, name: object) -> Id | None:
        """Return the id that a value, an IRI or a bound CURIE states, though there be no such thing."""
        iri = getattr(name, "iri", None)
        if isinstance(iri, str):
            return iri.removeprefix("_:")
        if not isinstance(name, str):
            return None
        if type(name).__name__ == "URIRef" and is_iri(name):
            return str(name)
        prefix, colon, local = name.partition(":")
        # A text may well begin with a colon, or have one behind a word that is a prefix.
        if colon and prefix in self._prefixes and (_LOCAL if prefix else _PLAIN_LOCAL).fullmatch(local):
            return self._prefixes[prefix] + local
        is_node = name.startswith("_:") or is_iri(name)
        return name.removeprefix("_:") if is_node and _ADDRESS.fullmatch(name) else None

    def expanded(self, name: str) -> Id | None:
        """Return the id that an IRI or a bound CURIE states; None for what is neither.

        Raises `InvalidArgument` for what has the prefix of the vocabulary and is no term of it.
        """
        id = self.identifier(name)
        if id is not None and id.startswith(CG.base) and id not in CG.terms:
            near = get_close_matches(local_name(id), map(local_name, CG.terms), n=1)
            hint = f"did you mean {quote(f'cg:{near[0]}')}?" if near else "its page in the docs lists them"
            raise InvalidArgument(f"{quote(name)} is no term of the vocabulary; {hint}")
        return id

    def preferring(self, kind: str, label: str, language: str) -> Id | None:
        """Find the thing of a kind that has a label as its preferred one in a language."""
        return self._names[kind].preferring(label, language)

    def is_thing(self, id: Id) -> bool:
        """Tell whether a thing is of any kind."""
        return any(id in names for names in self._names.values())

    def kinds(self, id: Id) -> list[str]:
        """List the kinds that a thing is of."""
        return [kind for kind, names in self._names.items() if id in names]

    def add(self, kind: str, id: Id) -> None:
        """Take in a thing, with the labels that it has now."""
        self._names[kind].add(id)

    def discard(self, id: Id) -> list[str]:
        """Forget a thing, while it still has its labels; and return the kinds that it was of."""
        kinds = self.kinds(id)
        for kind in kinds:
            self._names[kind].discard(id)
        return kinds

    def _identified(self, name: object) -> Iterable[Id]:
        if (id := self.identifier(name)) is not None:
            yield id
        # As graphs do: whatever there is may be named by its whole IRI.
        if isinstance(name, str) and is_iri(name):
            yield name

    def _one(self, kinds: Iterable[str], thing: object) -> Id | None:
        """Find what goes by a label; a person without an IRI goes by the name."""
        name = thing.name if isinstance(thing, Profile) and thing.iri is None else thing
        if not isinstance(name, str):
            return None
        found = {id: kind for kind in kinds for id in self._names[kind].named(name)}
        if len(found) > 1:
            shown = [
                f"{quote(self._names[kind].label(id))} ({kind}) {quote(shown_id(id))}"
                for id, kind in sorted(found.items())
            ]
            raise AmbiguousName(
                f"{quote(name)} names several things; say which by IRI: {'; '.join(shown)}",
                name=name,
                candidates=[shown_id(id) for id in sorted(found)],
            )
        return next(iter(found), None)
