"""Finds terms that the vocabulary does not have, in its namespace or in one that is nearly its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import Final

from careergraph.catalogue.findings import named
from careergraph.catalogue.statements import CLASSES, Statements
from careergraph.model import Fault
from careergraph.rdf.terms import Id
from careergraph.support.text import fold, local_name, quote
from careergraph.vocabulary import CG, DCTERMS, ONET, PREFIXES, RDFS, SKOS

_PROPERTIES: Final = tuple(term for term in CG.terms if local_name(term)[0].islower())
#: By the folded name: the terms that one may have meant, the vocabulary's own before those of others.
_MEANT: Final[Mapping[str, str]] = {
    fold(local_name(term)): f"{prefix}:{local_name(term)}"
    for prefix, terms in (
        ("dcterms", DCTERMS.terms),
        ("rdfs", (RDFS.label, RDFS.comment)),
        ("skos", SKOS.terms),
        ("cg", _PROPERTIES),
    )
    for term in terms
}
_CLASSES_MEANT: Final[Mapping[str, str]] = {
    fold(local_name(term)): f"cg:{local_name(term)}" for term in CLASSES
}
#: How like a term has to be to be the one that is meant.
_ALIKE: Final = 0.7
#: The namespaces whose terms are read, by prefix.
_READ: Final = {prefix: PREFIXES[prefix] for prefix in ("cg", "skos", "rdfs", "dcterms")}
_OTHERS: Final = (*PREFIXES.values(), ONET)
_NEARLY: Final = 0.9


def unknown_terms(statements: Statements) -> Iterator[Fault]:
    """Find the properties and classes that stand in the vocabulary's namespace and are none of its terms.

    One that the files themselves describe is theirs to use.
    """
    for stated, known, meant, of_class, subjects in (
        (statements.properties, _PROPERTIES, _MEANT, False, statements.subjects_of),
        (statements.stated_classes, CLASSES, _CLASSES_MEANT, True, statements.typed_exactly),
    ):
        unknown = [term for term in stated if term.startswith(CG.base) and term not in known]
        for term in sorted(set(unknown) - statements.described(unknown)):
            near = nearest(local_name(term), meant)
            variant = {
                (False, False): "",
                (False, True): "/near",
                (True, False): "/class",
                (True, True): "/near-class",
            }[of_class, near is not None]
            found = named(*dict.fromkeys(subjects(term)))
            name = f"cg:{local_name(term)}"
            yield Fault.of(f"unknown-term{variant}", found.ids[0], term=name, things=found, near=near or "")


def nearest(name: str, meant: Mapping[str, str]) -> str | None:
    """Return the term that a name is most like, if it is like any.

    >>> nearest("requireSkill", _MEANT), nearest("broader", _MEANT), nearest("salary", _MEANT)
    ('cg:requiresSkill', 'skos:broader', None)
    """
    near = get_close_matches(fold(name), meant, n=1, cutoff=_ALIKE)
    return meant[near[0]] if near else None


def near_namespaces(statements: Statements) -> Iterator[Fault]:
    """Find the namespaces that are nearly one whose terms are read: http for https, a slash for a hash."""
    found: dict[tuple[str, str], list[Id]] = {}
    for term in (*statements.properties, *statements.stated_classes):
        for prefix, known in _READ.items():
            if (namespace := _nearly(term, known)) is not None:
                found.setdefault((prefix, namespace), []).append(term)
    for (prefix, namespace), terms in found.items():
        yield Fault.of(
            "near-namespace",
            namespace,
            namespace=quote(namespace),
            known=PREFIXES[prefix],
            prefix=prefix,
            terms=tuple(sorted(map(local_name, terms))),
        )


def _nearly(term: str, known: str) -> str | None:
    """Return the namespace of a term that is nearly `known` and is not, else None."""
    if term.startswith(_OTHERS):
        return None
    bare = known.rstrip("/#")
    if term.startswith(bare) and term[len(bare) :].isalpha():
        return bare
    namespace = re.sub(r"[^/#]*$", "", term)
    if _plain(namespace) == _plain(known):
        return namespace
    likeness = SequenceMatcher(None, _plain(namespace), _plain(known))
    return namespace if known == CG.base and likeness.ratio() >= _NEARLY else None


def _plain(namespace: str) -> str:
    """Return a namespace without what is most often mistaken in it."""
    return re.sub(r"^https?://(www\.)?", "", namespace.lower()).rstrip("/#")
