"""Checks of values: one where one is meant, of the right sort, and scales whose ranks can be counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.findings import called, named
from careergraph.catalogue.levels import positive_integer
from careergraph.catalogue.statements import Statements
from careergraph.model import Fault
from careergraph.rdf.terms import Id, Object, shown_id
from careergraph.support.text import local_name, quote, shortened, visible
from careergraph.vocabulary import CG, OWL, XSD

#: What is stated once of a thing, beside what `read_facts` tells of.
_SINGLE: Final = (
    CG.typicalMonths,
    CG.importance,
    CG.necessity,
    CG.status,
    CG.rank,
    CG.inScale,
    CG.isNormative,
    CG.grade,
    CG.toLevel,
    CG.atLeast,
    CG.monthsOfExperience,
    CG.hours,
    CG.cost,
)
_TRUTH: Final = ("true", "false", "1", "0")


def several_values(statements: Statements) -> Iterator[Fault]:
    """Find what is stated more than once where one value is meant."""
    for term in _SINGLE:
        subjects = list(statements.subjects_of(term))
        if len(subjects) == len(set(subjects)):
            continue
        stated: dict[Id, list[Object]] = defaultdict(list)
        for node, value in dict.fromkeys(statements.exactly(term)):
            stated[node].append(value)
        for node, values in stated.items():
            if len(values) > 1:
                yield Fault.of(
                    "several-values/stated",
                    node,
                    owner=named(node),
                    property=local_name(term),
                    values=tuple(sorted(map(_shown, values))),
                )


def truth_values(statements: Statements) -> Iterator[Fault]:
    """Find what stands where true or false is meant."""
    for node, value in statements.values(CG.isNormative):
        literal = value if isinstance(value, ox.Literal) else None
        if literal is None or literal.datatype.value != XSD.boolean or literal.value not in _TRUTH:
            shown = visible(shortened(str(value)))
            yield Fault.of("bad-truth-value", node, node=named(node), property="isNormative", value=shown)


def scales(statements: Statements) -> Iterator[Fault]:
    """Find the levels without a scale, and the scales with a rank that is missing or has two levels."""
    scale_of = dict(statements.linking(CG.inScale))
    ranked: dict[Id, dict[int, set[Id]]] = defaultdict(lambda: defaultdict(set))
    for level, value in statements.values(CG.rank):
        if (rank := positive_integer(value)) is not None and level in scale_of:
            ranked[scale_of[level]][rank].add(level)
    for level in statements.instances(CG.ProficiencyLevel):
        if level not in scale_of:
            yield Fault.of("level-without-scale", level, level=named(level))
    for scale, levels in ranked.items():
        for rank, sharing in levels.items():
            if len(sharing) > 1:
                yield Fault.of(
                    "shared-rank", scale, levels=named(*sorted(sharing)), scale=named(scale), rank=rank
                )
        missing = next(rank for rank in range(1, len(levels) + 2) if rank not in levels)
        if missing < max(levels):
            ranks = str(sorted(levels))
            yield Fault.of("rank-gap", scale, scale=named(scale), ranks=ranks, missing=missing)


def correspondences(statements: Statements) -> Iterator[Fault]:
    """Find the levels that correspond to a level of their own scale."""
    scale_of = dict(statements.linking(CG.inScale))
    for level, other in statements.links(CG.correspondsTo):
        if level in scale_of and scale_of[level] == scale_of.get(other):
            yield Fault.of("own-scale-correspondence", level, level=named(level), other=named(other))


def levels(catalogue: Catalogue) -> Iterator[Fault]:
    """Find the levels above the end of the scale."""
    if not catalogue.scale:
        return
    highest = catalogue.scale[-1].rank
    facts, table = catalogue.facts, catalogue.requirement_table
    ids = facts.skills.ids
    for number in facts.roles.all:
        for row in table.rows(number):
            if table.stated_by[row] != number:
                continue
            group = table.group(row)
            asked = ((table.skill[row], table.level[row]),) if group is None else group.alternatives
            for skill, level in asked:
                own = ids[skill] in facts.scales.of_skill
                last = catalogue.scale_of(skill)[-1].rank if own else highest
                if level > last:
                    yield Fault.of(
                        "level-off-scale",
                        facts.roles.ids[number],
                        label=called(facts.roles.ids[number], catalogue.labels),
                        skill=called(ids[skill], catalogue.labels),
                        level=level,
                        highest=last,
                    )


def imports(statements: Statements) -> Iterator[Fault]:
    """Find the imports, which are not followed."""
    for ontology, imported in statements.exactly(OWL.imports):
        node = isinstance(imported, (ox.NamedNode, ox.BlankNode))
        shown = named(imported.value) if node else quote(imported.value)
        yield Fault.of("import-not-followed", ontology, imported=shown)


def _shown(value: Object) -> str:
    return value.value if isinstance(value, ox.Literal) else shown_id(value.value)
