"""Checks of labels: missing, repeated, shared, or not to be told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.findings import named
from careergraph.model import Fault
from careergraph.rdf.terms import Id
from careergraph.support.text import fold, quote, seen
from careergraph.vocabulary import CG, SKOS


def preferred_labels(catalogue: Catalogue) -> Iterator[Fault]:
    """Find what has several preferred labels in one language, and what has none."""
    texts: dict[tuple[Id, str], set[str]] = defaultdict(set)
    statements = catalogue.data.statements
    for id, text in statements.texts(SKOS.prefLabel):
        texts[id, text.language or ""].add(text.value)
    for (id, language), values in texts.items():
        if len(values) > 1:
            yield Fault.of(
                "duplicate-label",
                id,
                thing=named(id),
                language=quote(language),
                labels=tuple(sorted(values)),
            )
    facts, preferred = catalogue.facts, catalogue.words.preferred
    described = (index.described_ids for index in (facts.roles, facts.skills, facts.responsibilities))
    for ids in (*described, statements.instances(CG.Profile)):
        for id in ids:
            if id not in preferred:
                yield Fault.of("no-label", id, thing=named(id))


def shared_labels(catalogue: Catalogue) -> Iterator[Fault]:
    """Find roles, and skills, that share a preferred label."""
    for kind, values in (("role", catalogue.roles), ("skill", catalogue.skills)):
        sharing: dict[tuple[str, str], dict[Id, None]] = defaultdict(dict)
        for thing in values:
            for language, label in thing.labels.items():
                sharing[language, fold(label)][id_of(thing.iri)] = None
        for (language, label), ids in sharing.items():
            if len(ids) > 1:
                yield Fault.of(
                    f"shared-label/{kind}",
                    min(ids),
                    count=len(ids),
                    label=quote(label),
                    language=quote(language),
                    things=named(*sorted(ids)),
                )


def confusable_labels(catalogue: Catalogue) -> Iterator[Fault]:
    """Find roles, and skills, whose labels look alike and are not."""
    for kind, values in (("role", catalogue.roles), ("skill", catalogue.skills)):
        alike: dict[tuple[str, str], dict[str, tuple[Id, str]]] = defaultdict(dict)
        for thing in values:
            for language, label in thing.labels.items():
                alike[language, seen(label)].setdefault(fold(label), (id_of(thing.iri), label))
        for (language, _), found in alike.items():
            if len(found) > 1:
                ids, labels = zip(*sorted(found.values()), strict=True)
                yield Fault.of(
                    f"confusable-labels/{kind}",
                    ids[0],
                    count=len(ids),
                    language=quote(language),
                    labels=tuple(ascii(label)[1:-1] for label in labels),
                    things=named(*ids),
                )


def usual_languages(catalogue: Catalogue) -> Iterator[Fault]:
    """Find what has no label in a language in which most roles have one."""
    roles = catalogue.roles
    counts: dict[str, int] = defaultdict(int)
    for role in roles:
        for language in role.labels:
            counts[language] += 1
    usual = {language for language, count in counts.items() if language and 2 * count > len(roles)}
    for thing in (*roles, *catalogue.skills, *catalogue.responsibilities):
        missing = usual.difference(thing.labels)
        if missing and thing.labels:
            label, languages = quote(thing.label), tuple(sorted(missing))
            yield Fault.of("missing-language", id_of(thing.iri), label=label, languages=languages)


def id_of(iri: str) -> Id:
    """Return the id of a thing by its IRI as users see it."""
    return iri.removeprefix("_:")
