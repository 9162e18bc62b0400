"""Checks of kinds: what is referred to is there, is typed, and is what the property is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import itemgetter
from typing import Final

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.findings import named
from careergraph.catalogue.property_kinds import APART, DOMAINS, ORDERED, RANGES
from careergraph.catalogue.statements import Statements
from careergraph.model import Fault
from careergraph.rdf.terms import Id
from careergraph.support.text import local_name
from careergraph.vocabulary import CG, SKOS


def two_kinds(statements: Statements) -> Iterator[Fault]:
    """Find what is a role, a skill and a responsibility, or two of these."""
    for one, other in combinations(ORDERED, 2):
        for id in statements.instances(one).keys() & statements.instances(other).keys():
            if other == CG.Skill:
                yield Fault.of("role-is-skill", id, thing=named(id))
            else:
                kinds = {"kind": local_name(one), "other": local_name(other)}
                yield Fault.of("two-kinds", id, thing=named(id), **kinds)


def wrong_kinds(catalogue: Catalogue) -> Iterator[Fault]:
    """Find what stands at an end of a property that is for another kind of thing."""
    facts, statements = catalogue.facts, catalogue.data.statements
    kinds = Kinds(statements)
    # Reading has numbered the roles, skills and responsibilities at either end of a statement.
    numbered = {
        CG.Role: facts.roles.ids,
        CG.Skill: facts.skills.ids,
        CG.Responsibility: facts.responsibilities.ids,
    }
    sound = {kind for kind, ids in numbered.items() if not kinds.wrong(ids, (kind,))}
    for term, meant in RANGES.items():
        if not sound.issuperset(meant):
            yield from _wrong_objects(statements, kinds, term, meant)
    for term, meant in DOMAINS.items():
        # ESCO says of skills too what we say of roles alone, and reading passes that by.
        if term in _PLAIN or not sound.issuperset(meant):
            yield from _wrong_subjects(statements, kinds, term, meant)
    yield from _wrong_orders(statements, kinds)


_PLAIN: Final = (CG.requiresSkill, CG.essentialSkill, CG.optionalSkill)


def _wrong_objects(statements: Statements, kinds: Kinds, term: str, meant: Sequence[str]) -> Iterator[Fault]:
    wrong = kinds.wrong(map(itemgetter(1), statements.linking(term)), meant)
    for subject, object in statements.links(term) if wrong else ():
        if kind := wrong.get(object):
            to_skill = kind == CG.Skill and term in (CG.requires, CG.hasResponsibility)
            yield Fault.of(
                "wrong-kind/skill" if to_skill else "wrong-kind",
                subject,
                property=local_name(term),
                owner=named(subject),
                object=named(object),
                kind=local_name(kind),
                meant=local_name(meant[0]),
            )


def _wrong_subjects(statements: Statements, kinds: Kinds, term: str, meant: Sequence[str]) -> Iterator[Fault]:
    for subject, kind in kinds.wrong(statements.subjects_of(term), meant).items():
        yield Fault.of(
            "wrong-kind/subject",
            subject,
            property=local_name(term),
            owner=named(subject),
            kind=local_name(kind),
            meant=local_name(meant[0]),
        )


def _wrong_orders(statements: Statements, kinds: Kinds) -> Iterator[Fault]:
    pairs = statements.links(SKOS.broader)
    for narrow in ORDERED:
        below = kinds.typed(narrow)
        broad = kinds.wrong((object for subject, object in pairs if subject in below), (narrow,))
        for subject, object in pairs if broad else ():
            if (kind := broad.get(object, "")) in ORDERED and subject in below:
                yield Fault.of(
                    "wrong-kind/broader",
                    subject,
                    owner=named(subject),
                    object=named(object),
                    kind=local_name(narrow),
                    other=local_name(kind),
                )


class Kinds:
    """The kinds that things are typed as, of those of which a thing is only one."""

    def __init__(self, statements: Statements) -> None:
        typed = {kind: statements.instances(kind) for kind in APART}
        self._typed = {kind: ids for kind, ids in typed.items() if ids}

    def typed(self, kind: str) -> Mapping[Id, None]:
        """Return what is typed as a kind."""
        return self._typed.get(kind, {})

    def any_of(self, id: Id) -> bool:
        """Tell whether a thing is typed as any of the kinds."""
        return any(id in typed for typed in self._typed.values())

    def wrong(self, ids: Iterable[Id], meant: Sequence[str]) -> dict[Id, str]:
        """Map each of the things that is typed, and not as one of the kinds that are meant, to its kind."""
        left = set(ids)
        for kind in meant:
            left.difference_update(self.typed(kind))
        found = {id: kind for kind, typed in self._typed.items() for id in left & typed.keys()}
        return dict(sorted(found.items()))


def references(catalogue: Catalogue) -> Iterator[Fault]:
    """Find what is pointed to and not described, and what is used as a kind of thing and not typed as any."""
    facts, statements = catalogue.facts, catalogue.data.statements
    lost: dict[Id, str] = {}
    untyped: dict[tuple[Id, str], None] = {}
    for index, term in (
        (facts.roles, CG.Role),
        (facts.skills, CG.Skill),
        (facts.responsibilities, CG.Responsibility),
    ):
        dangling = index.ids[index.described_count :]
        described = statements.described(dangling)
        lost |= {id: term for id in dangling if id not in described}
        typed = statements.instances(term)
        used = (*index.described_ids, *(id for id in dangling if id in described))
        untyped |= {(id, term): None for id in used if id not in typed}
    for term in _LESSER:
        targets = dict.fromkeys(object for _, object in statements.linking(term))
        described = statements.described(targets)
        right = {id for kind in RANGES[term] for id in _instances(statements, kind)}
        lost |= {id: RANGES[term][0] for id in targets if id not in described}
        untyped |= {(id, RANGES[term][0]): None for id in targets if id in described and id not in right}
    kinds = Kinds(statements) if untyped else None
    for id, term in untyped:
        # What is typed as another kind is told so, and typing it twice would be no mend.
        if kinds is not None and not kinds.any_of(id):
            yield _untyped(id, term)
    pointing = _pointing(statements) if lost else {}
    for id, term in lost.items():
        subject, property = pointing.get(id, (id, term))
        yield Fault.of(
            "dangling-reference",
            id,
            property=local_name(property),
            owner=named(subject),
            thing=named(id),
        )


#: What leads to things that no index has.
_LESSER = (CG.offeredBy, CG.offersBenefit, CG.providesTraining, CG.inLadder)


def _untyped(id: Id, term: str) -> Fault:
    name = local_name(term)
    prefix = "cg" if term.startswith(CG.base) else "org"
    return Fault.of("untyped", id, thing=named(id), kind=name, term=f"{prefix}:{name}")


def _instances(statements: Statements, kind: str) -> Mapping[Id, None]:
    if kind.startswith(CG.base):
        return statements.instances(kind)
    return dict.fromkeys(statements.typed_exactly(kind))


def _pointing(statements: Statements) -> dict[Id, tuple[Id, str]]:
    """Map each thing to the first statement that points to it, as its subject and property."""
    pointing: dict[Id, tuple[Id, str]] = {}
    for term in RANGES:
        for subject, object in statements.links(term):
            pointing.setdefault(object, (subject, term))
    return pointing
