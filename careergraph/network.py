"""The catalogue as NetworkX graphs, frozen, on which any NetworkX code runs.

Node ids are the IRIs as `str`; attributes are plain values, and one that is not stated is absent, so
that NetworkX's writers take them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from careergraph.catalogue import Catalogue
from careergraph.model import Concept, Progression

if TYPE_CHECKING:
    import networkx


def progression_graph(
    catalogue: Catalogue, effort: Callable[[str, str], int]
) -> networkx.DiGraph[str]:
    """Roles and the moves between them.

    Nodes have `label` and `listed` (False for a dangling reference); edges have `effort` (the gap
    between the two roles), `kinds`, and `months`, the least of the parallel moves that state any.
    """
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph(name="progression")
    for role in catalogue.roles:
        graph.add_node(role.iri, label=role.label, listed=True)
    for move in catalogue.progressions:
        source, target = move.source.iri, move.target.iri
        for role in (move.source, move.target):
            if role.iri not in graph:
                graph.add_node(role.iri, label=role.label, listed=False)
        if not graph.has_edge(source, target):
            graph.add_edge(source, target, effort=effort(source, target), kinds=())
        edge = graph.edges[source, target]
        if move.kind is not None:
            edge["kinds"] = (*edge["kinds"], move.kind.value)
        if move.months is not None:
            edge["months"] = min(move.months, edge.get("months", move.months))
    return networkx.freeze(graph)


def whole_network(catalogue: Catalogue) -> networkx.MultiDiGraph[str]:
    """Roles, skills and responsibilities with all that is stated between them.

    Nodes have `kind` ("role", "skill" or "responsibility") and `label`. The key and the `relation` of
    an edge are the property's name: "requires" (with `need`, `necessity`, `inherited`),
    "hasResponsibility", "drawsOn", "broader"; and "progressesTo" with `kind` and `months`, keyed by
    its kind where it states one.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name="careergraph")
    for kind, things in (
        ("skill", catalogue.skills),
        ("responsibility", catalogue.responsibilities),
        ("role", catalogue.roles),
    ):
        for thing in things:
            graph.add_node(thing.iri, **_described(thing, kind))
    for skill in catalogue.skills:
        for above in skill.broader:
            if above not in graph:
                graph.add_node(above, kind="concept", label=above)
            graph.add_edge(skill.iri, above, key="broader", relation="broader")
    for responsibility in catalogue.responsibilities:
        for skill in responsibility.skills:
            _add(graph, responsibility, "responsibility", skill, "skill", "drawsOn")
    for number in range(len(catalogue.facts.roles)):
        role = catalogue.role(number)
        for responsibility in catalogue.responsibilities_of(number):
            _add(graph, role, "role", responsibility, "responsibility", "hasResponsibility")
        for row in catalogue.requirement_table.rows(number):
            requirement = catalogue.requirement(number, row)
            _add(
                graph,
                role,
                "role",
                requirement.skill,
                "skill",
                "requires",
                need=requirement.need,
                necessity=requirement.necessity.value,
                inherited=requirement.derived_from is not None,
            )
    for move in catalogue.progressions:
        _add_move(graph, move)
    return networkx.freeze(graph)


def _described(thing: Concept, kind: str) -> dict[str, Any]:
    optional = {"notation": thing.notation, "family": getattr(thing, "family", None)}
    stated = {name: value for name, value in optional.items() if value is not None}
    return {"kind": kind, "label": thing.label, **stated}


def _add(
    graph: networkx.MultiDiGraph[str],
    source: Concept,
    source_kind: str,
    target: Concept,
    target_kind: str,
    relation: str,
    **attributes: Any,
) -> None:
    for thing, kind in ((source, source_kind), (target, target_kind)):
        if thing.iri not in graph:
            graph.add_node(thing.iri, **_described(thing, kind))
    graph.add_edge(source.iri, target.iri, key=relation, relation=relation, **attributes)


def _add_move(graph: networkx.MultiDiGraph[str], move: Progression) -> None:
    for role in (move.source, move.target):
        if role.iri not in graph:
            graph.add_node(role.iri, **_described(role, "role"))
    stated = {"kind": move.kind and move.kind.value, "months": move.months}
    attributes = {name: value for name, value in stated.items() if value is not None}
    key: str | None = move.kind.value if move.kind else "progressesTo"
    if graph.has_edge(move.source.iri, move.target.iri, key):
        key = move.iri
    graph.add_edge(
        move.source.iri, move.target.iri, key=key, relation="progressesTo", **attributes
    )
