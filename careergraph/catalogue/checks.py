"""Checks of an ontology: findings on what is wrong or may be, each with its place and its mend.

Reading gathers what it could not take as it was stated; the checks here look at what it took.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber
from careergraph.model import Finding, ProgressionKind, Severity, needed_level
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.tables import Table
from careergraph.support.text import counted, fold, listed, local_name, quote, seen
from careergraph.vocabulary import CG, OWL, SKOS

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING


@dataclass(frozen=True, slots=True, repr=False)
class Report(Table):
    """The findings of a check, errors first."""

    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors: what is wrong."""
        return tuple(finding for finding in self.findings if finding.severity is _ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The warnings: what may be meant."""
        return tuple(finding for finding in self.findings if finding.severity is _WARNING)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def _columns(self) -> Sequence[str]:
        return "severity", "code", "subject", "message", "fix"

    def _rows(self) -> Iterator[Sequence[Any]]:
        return (
            (finding.severity.value, finding.code, finding.subject, finding.message, finding.fix)
            for finding in self.findings
        )

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        errors, warnings = len(self.errors), len(self.warnings)
        return f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"


def check(catalogue: Catalogue) -> Report:
    """Check a catalogue: all findings, the errors first, then by code and subject."""
    found = dict.fromkeys(catalogue.data.findings)
    for examine in _CHECKS:
        found |= dict.fromkeys(examine(catalogue))
    return Report(tuple(sorted(found, key=_order)))


def _order(finding: Finding) -> tuple[bool, str, str, str]:
    return finding.severity is not _ERROR, finding.code, finding.subject, finding.message


def _roles(catalogue: Catalogue) -> Iterator[Finding]:
    if not catalogue.roles:
        yield Finding(
            _WARNING,
            "no-roles",
            "",
            "the ontology contains no roles"
            if catalogue.terms.asserted
            else "the ontology is empty: the files hold no statements",
            "type some node as cg:Role, or align your own class with it",
        )
    for role in catalogue.roles:
        if role.iri.startswith("_:"):
            yield Finding(
                _WARNING,
                "role-without-iri",
                role.iri,
                f"role {quote(role.label)} is a blank node, which no other file can name",
                "give it an IRI",
            )


def _kinds(catalogue: Catalogue) -> Iterator[Finding]:
    facts = catalogue.facts
    for id in set(facts.roles.described_ids) & set(facts.skills.described_ids):
        yield Finding(
            _WARNING,
            "role-is-skill",
            shown_id(id),
            f"{quote(shown_id(id))} is both a role and a skill",
            "give the role and the skill an IRI each",
        )


def _references(catalogue: Catalogue) -> Iterator[Finding]:
    facts, statements = catalogue.facts, catalogue.data.statements
    lost: dict[Id, str] = {}
    for index, term in (
        (facts.roles, CG.Role),
        (facts.skills, CG.Skill),
        (facts.responsibilities, CG.Responsibility),
    ):
        dangling = index.ids[index.described_count :]
        described = statements.described(dangling)
        typed = statements.instances(term)
        lost |= {id: term for id in dangling if id not in described}
        for id in (*index.described_ids, *(id for id in dangling if id in described)):
            if id not in typed:
                name = local_name(term)
                yield Finding(
                    _WARNING,
                    "untyped",
                    shown_id(id),
                    f"{quote(shown_id(id))} is used as a {name.lower()} and not typed as one",
                    f"add `a cg:{name}`",
                )
    pointing = _pointing(catalogue) if lost else {}
    for id, term in lost.items():
        subject, property = pointing.get(id, (id, term))
        yield Finding(
            _ERROR,
            "dangling-reference",
            shown_id(id),
            f"{local_name(property)} of {quote(shown_id(subject))} points to "
            f"{quote(shown_id(id))}, about which nothing is stated",
            "correct the IRI, or describe it",
        )


def _pointing(catalogue: Catalogue) -> dict[Id, tuple[Id, str]]:
    """Map each thing to the first statement that points to it, as its subject and property."""
    pointing: dict[Id, tuple[Id, str]] = {}
    for term in (
        CG.progressesTo,
        CG.toRole,
        CG.fromRole,
        CG.buildsOn,
        CG.skill,
        CG.drawsOn,
        CG.requiresSkill,
        CG.hasResponsibility,
    ):
        for subject, object in catalogue.data.statements.links(term):
            pointing.setdefault(object, (subject, term))
    return pointing


def _labels(catalogue: Catalogue) -> Iterator[Finding]:
    preferred = catalogue.words.preferred
    texts: dict[tuple[Id, str], set[str]] = defaultdict(set)
    for id, text in catalogue.data.statements.texts(SKOS.prefLabel):
        texts[id, text.language or ""].add(text.value)
    for (id, language), values in texts.items():
        if len(values) > 1:
            yield Finding(
                _WARNING,
                "duplicate-label",
                shown_id(id),
                f"{quote(shown_id(id))} has several preferred labels in language "
                f"{quote(language)}: {listed(sorted(values))}",
                "keep one, and make the others alternative labels",
            )
    facts = catalogue.facts
    for ids in (index.described_ids for index in (facts.roles, facts.skills, facts.responsibilities)):
        for id in ids:
            if id not in preferred:
                yield Finding(
                    _WARNING,
                    "no-label",
                    shown_id(id),
                    f"{quote(shown_id(id))} has no label, and goes by the end of its IRI",
                    "add skos:prefLabel",
                )


def _shared_labels(catalogue: Catalogue) -> Iterator[Finding]:
    for kind, things in (("role", catalogue.roles), ("skill", catalogue.skills)):
        named: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for thing in things:
            for language, label in thing.labels.items():
                named[language, fold(label)][thing.iri] = None
        for (language, label), iris in named.items():
            if len(iris) > 1:
                yield Finding(
                    _WARNING,
                    "shared-label",
                    min(iris),
                    f"{len(iris)} {kind}s have the preferred label {quote(label)} in language "
                    f"{quote(language)}: {listed(sorted(iris))}",
                    "make their labels differ",
                )


def _confusable_labels(catalogue: Catalogue) -> Iterator[Finding]:
    for kind, things in (("role", catalogue.roles), ("skill", catalogue.skills)):
        alike: dict[tuple[str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
        for thing in things:
            for language, label in thing.labels.items():
                alike[language, seen(label)].setdefault(fold(label), (thing.iri, label))
        for (language, _), found in alike.items():
            if len(found) > 1:
                iris, labels = zip(*sorted(found.values()), strict=True)
                written = listed(ascii(label)[1:-1] for label in labels)
                yield Finding(
                    _WARNING,
                    "confusable-labels",
                    iris[0],
                    f"the preferred labels of {len(iris)} {kind}s in language {quote(language)} look alike "
                    f"and differ in their characters, {written}: {listed(iris)}",
                    "write them in one script, or make their labels differ",
                )


def _languages(catalogue: Catalogue) -> Iterator[Finding]:
    """Find what has no label in a language in which most roles have one."""
    roles = catalogue.roles
    counts: dict[str, int] = defaultdict(int)
    for role in roles:
        for language in role.labels:
            counts[language] += 1
    usual = {language for language, count in counts.items() if language and 2 * count > len(roles)}
    for thing in (*roles, *catalogue.skills, *catalogue.responsibilities):
        missing = sorted(usual - set(thing.labels))
        if thing.labels and missing:
            yield Finding(
                _WARNING,
                "missing-language",
                thing.iri,
                f"{quote(thing.label)} has no label in {listed(missing)}",
                "translate its preferred label",
            )


def _cycles(catalogue: Catalogue) -> Iterator[Finding]:
    facts = catalogue.facts
    climbing = [
        (facts.roles.ids[move.source], facts.roles.ids[move.target])
        for move in facts.progressions
        if move.kind is not ProgressionKind.LATERAL_MOVE and not move.suggested
    ]
    statements = catalogue.data.statements
    for code, severity, pairs, what in (
        ("progression-cycle", _WARNING, climbing, "progressions"),
        ("builds-on-cycle", _ERROR, statements.links(CG.buildsOn), "cg:buildsOn"),
        ("broader-cycle", _ERROR, statements.links(SKOS.broader), "skos:broader"),
    ):
        for members in _strongly_connected(pairs):
            names = [shown_id(id) for id in members]
            yield Finding(
                severity,
                code,
                min(names),
                f"{what} lead round in a circle of {len(names)}: {listed(sorted(names))}",
                "take out the statement that leads back"
                + (", or make it a cg:LateralMove" if code == "progression-cycle" else ""),
            )


def _strongly_connected(pairs: Iterable[tuple[Id, Id]]) -> Iterator[set[Id]]:
    import networkx

    graph: networkx.DiGraph[Id] = networkx.DiGraph(list(pairs))
    for members in networkx.strongly_connected_components(graph):
        if len(members) > 1 or any(graph.has_edge(member, member) for member in members):
            yield members


def _steps(catalogue: Catalogue) -> Iterator[Finding]:
    table = catalogue.requirement_table

    def need(role: RoleNumber) -> int:
        return sum(needed_level(table.level[row]) for row in table.rows(role) if table.essential[row])

    for move in catalogue.facts.progressions:
        if move.kind is ProgressionKind.PROMOTION and need(move.target) < need(move.source):
            source, target = catalogue.role(move.source), catalogue.role(move.target)
            yield Finding(
                _WARNING,
                "step-up-requires-less",
                target.iri,
                f"the promotion {quote(source.label)} → {quote(target.label)} leads to a role that "
                f"asks for less in all ({need(move.target)} against {need(move.source)})",
                "check the requirements of both roles",
            )


def _use(catalogue: Catalogue) -> Iterator[Finding]:
    facts = catalogue.facts
    stated = [move for move in facts.progressions if not move.suggested]
    moving = {role for move in stated for role in (move.source, move.target)}
    if moving:
        for number in facts.roles.described:
            if number not in moving and number not in facts.builds_on:
                role = catalogue.role(number)
                yield Finding(
                    _WARNING,
                    "isolated-role",
                    role.iri,
                    f"no progression leads to or from role {quote(role.label)}",
                    "state a progression, if there is one",
                )
    used = set(catalogue.requirement_table.skill)
    used.update(skill for skills in facts.draws_on.values() for skill in skills)
    used.update(facts.skills.number[skill] for skills in facts.holdings.values() for skill in skills)
    above = {id for _, id in catalogue.data.statements.links(SKOS.broader)}
    for unused in facts.skills.described:
        if unused not in used and facts.skills.ids[unused] not in above:
            skill = catalogue.skill(unused)
            yield Finding(
                _WARNING,
                "unused-skill",
                skill.iri,
                f"nothing asks for the skill {quote(skill.label)}",
                "require it somewhere, or delete it",
            )


def _unknown(catalogue: Catalogue) -> Iterator[Finding]:
    """Find the roles of which no gap can be known, where there are others."""
    table = catalogue.requirement_table
    if not any(table.essential):
        return
    for number in catalogue.facts.roles.described:
        if not any(table.essential[row] for row in table.rows(number)):
            role = catalogue.role(number)
            yield Finding(
                _WARNING,
                "requires-nothing-essential",
                role.iri,
                f"role {quote(role.label)} requires nothing essential, so that coverage, fit and effort of "
                "it are unknown",
                "state what it requires, if that is known",
            )


def _levels(catalogue: Catalogue) -> Iterator[Finding]:
    if not catalogue.scale:
        return
    highest = catalogue.scale[-1].rank
    table = catalogue.requirement_table
    for number in catalogue.facts.roles.all:
        for row in table.rows(number):
            if table.level[row] > highest and table.stated_by[row] == number:
                role, skill = catalogue.role(number), catalogue.skill(table.skill[row])
                yield Finding(
                    _WARNING,
                    "level-off-scale",
                    role.iri,
                    f"role {quote(role.label)} asks for {quote(skill.label)} at level "
                    f"{table.level[row]}, and the scale ends at {highest}",
                    "lower the level, or add it to the scale",
                )


def _imports(catalogue: Catalogue) -> Iterator[Finding]:
    for ontology, imported in catalogue.data.statements.exactly(OWL.imports):
        yield Finding(
            _WARNING,
            "import-not-followed",
            shown_id(ontology),
            f"owl:imports {quote(getattr(imported, 'value', imported))} is not followed",
            "name the imported file when loading, if it is needed",
        )


def _observed(catalogue: Catalogue) -> Iterator[Finding]:
    """Find the moves that are stated and not made, and those that are made and not stated."""
    if catalogue.observed is None:
        return
    fewer = "nobody" if catalogue.observed.hide <= 1 else f"fewer than {catalogue.observed.hide} people"
    moves = {(move.source, move.target): move for move in reversed(catalogue.progressions)}
    for (source, target), move in moves.items():
        named = f"{quote(source.label)} → {quote(target.label)}"
        if move.observed:
            yield Finding(
                _WARNING,
                "move-not-stated",
                target.iri,
                f"the move {named} was made {counted(move.count or 0, 'time')}, and nobody states it",
                "state it, if it is meant to be a way",
            )
        elif move.count is None and not move.suggested:
            yield Finding(
                _WARNING,
                "move-not-made",
                target.iri,
                f"the move {named} is stated, and {fewer} made it",
                "check that it is a way",
            )


_CHECKS: Final[Sequence[Callable[[Catalogue], Iterable[Finding]]]] = (
    _roles,
    _kinds,
    _references,
    _labels,
    _shared_labels,
    _confusable_labels,
    _languages,
    _cycles,
    _steps,
    _use,
    _unknown,
    _levels,
    _imports,
    _observed,
)
