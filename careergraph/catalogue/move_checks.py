"""Checks of moves and of what else leads from role to role or from skill to skill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.findings import called, named
from careergraph.catalogue.numbers import RoleNumber
from careergraph.model import Fault, ProgressionKind, needed_level
from careergraph.rdf.terms import Id
from careergraph.vocabulary import CG, SKOS


def cycles(catalogue: Catalogue) -> Iterator[Fault]:
    """Find what leads round in a circle, once by its members."""
    facts, statements = catalogue.facts, catalogue.data.statements
    climbing = [
        (facts.roles.ids[move.source], facts.roles.ids[move.target])
        for move in facts.progressions
        if move.kind is not ProgressionKind.LATERAL_MOVE and not move.suggested
    ]
    for code, pairs in (
        ("progression-cycle", climbing),
        ("builds-on-cycle", statements.links(CG.buildsOn)),
        ("broader-cycle", statements.links(SKOS.broader)),
    ):
        for members in _strongly_connected(pairs):
            first, *rest = sorted(members)
            yield Fault.of(code, first, count=len(members), members=named(first, *rest))


def _strongly_connected(pairs: Iterable[tuple[Id, Id]]) -> Iterator[set[Id]]:
    import networkx

    graph: networkx.DiGraph[Id] = networkx.DiGraph(list(pairs))
    for members in networkx.strongly_connected_components(graph):
        if len(members) > 1 or any(graph.has_edge(member, member) for member in members):
            yield members


def promotions(catalogue: Catalogue) -> Iterator[Fault]:
    """Find the promotions to a role that asks for less in all."""
    table, ids = catalogue.requirement_table, catalogue.facts.roles.ids

    def need(role: RoleNumber) -> int:
        return sum(needed_level(table.level[row]) for row in table.rows(role) if table.essential[row])

    for move in catalogue.facts.progressions:
        if move.kind is ProgressionKind.PROMOTION and need(move.target) < need(move.source):
            yield Fault.of(
                "step-up-requires-less",
                ids[move.target],
                source=called(ids[move.source], catalogue.labels),
                target=called(ids[move.target], catalogue.labels),
                need=need(move.target),
                before=need(move.source),
            )


def isolated_roles(catalogue: Catalogue) -> Iterator[Fault]:
    """Find the roles that no move leads to or from, where there are moves."""
    facts = catalogue.facts
    stated = [move for move in facts.progressions if not move.suggested]
    moving = {role for move in stated for role in (move.source, move.target)}
    if moving:
        for number in facts.roles.described:
            if number not in moving and number not in facts.builds_on:
                id = facts.roles.ids[number]
                yield Fault.of("isolated-role", id, label=called(id, catalogue.labels))
