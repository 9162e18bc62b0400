"""The catalogue as NetworkX graphs, frozen, on which any NetworkX code runs.

Node ids are the IRIs as `str`; attributes are plain values, and one that is not stated is absent, so
that NetworkX's writers take them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain, count, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.facts import StatedProgression
from careergraph.catalogue.numbers import RoleNumber
from careergraph.catalogue.observed_moves import ObservedMove
from careergraph.errors import SaveError
from careergraph.model import Concept, Progression
from careergraph.paths.observed_moves import cost
from careergraph.support.text import NOT_XML, local_name, quote

if TYPE_CHECKING:
    import networkx

#: The suffixes of the files that a network can be written to.
NETWORK_FORMATS: Final = (".graphml", ".gexf", ".json", ".cyjs")


def progression_graph(
    catalogue: Catalogue,
    efforts: Callable[[Collection[tuple[RoleNumber, RoleNumber]]], Sequence[int | None]],
) -> networkx.DiGraph[str]:
    """Build the frozen network of roles and the moves between them.

    Nodes have `label` and `described` (False for a dangling reference); edges have `effort` (the gap
    between the two roles, absent where it is not known), `kinds`, those of the parallel moves as one text,
    and `months`, the least of those that state any; `suggested` is there, and True, where nobody states
    the move. Where moves that people made are counted, edges have `count` and `probability` where they are
    known, `observed`, what a path by these costs, and `unstated`, True, where nobody states the move.
    """
    import networkx

    roles = catalogue.facts.roles
    # Parallel moves follow one another.
    parallel = [(pair, [*moves]) for pair, moves in groupby(catalogue.moves, key=itemgetter(0, 1))]
    pairs = [pair for pair, _ in parallel]
    edges = [_edge_of(moves, effort) for (_, moves), effort in zip(parallel, efforts(pairs), strict=True)]
    if catalogue.observed is not None:
        for pair, edge in zip(pairs, edges, strict=True):
            edge.update(_without_none(_likelihood(catalogue.observed_move(*pair))))
    iris = catalogue.role_iris
    graph: networkx.DiGraph[str] = networkx.DiGraph(name="progression")
    graph.add_nodes_from(
        (
            iris[role],
            {"label": catalogue.labels.shown(roles.ids[role]), "described": role < roles.described_count},
        )
        for role in dict.fromkeys(chain(catalogue.role_numbers, chain.from_iterable(pairs)))
    )
    graph.add_edges_from(
        (iris[source], iris[target], edge) for (source, target), edge in zip(pairs, edges, strict=True)
    )
    networkx.freeze(graph)
    return graph


def whole_network(catalogue: Catalogue) -> networkx.MultiDiGraph[str]:
    """Build the frozen network of roles, skills and responsibilities with all that is stated between them.

    Nodes have `kind` ("role", "skill" or "responsibility") and `label`. The key and the `relation` of
    an edge are the property's name: "requires" (with `need`, `necessity`, `inherited`),
    "anyOf" (with the same, and `at_least`: how many skills of the role's `group` are asked for), keyed by
    group, "hasResponsibility", "drawsOn", "broader"; and "progressesTo" with `kind` and `months`, keyed by
    its kind where it states one. A further move of that kind is keyed by its IRI, or by a number
    behind the kind where it has none. A move that nobody states is "suggested" or "observed" instead.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name="careergraph")
    for skill in catalogue.skills:
        _node(graph, skill)
        for above in skill.broader:
            if above not in graph:
                graph.add_node(above, kind="concept", label=local_name(above))
            _edge(graph, skill.iri, above, "broader")
    for responsibility in catalogue.responsibilities:
        _node(graph, responsibility)
        for skill in responsibility.skills:
            _node(graph, skill)
            _edge(graph, responsibility.iri, skill.iri, "drawsOn")
    for number in catalogue.facts.roles.all:
        _add_role(graph, catalogue, number)
    for move in catalogue.progressions:
        _add_move(graph, move)
    networkx.freeze(graph)
    return graph


def network_bytes(graph: networkx.MultiDiGraph[str], suffix: str) -> bytes:
    """Return the network as a file of one of `NETWORK_FORMATS`, by NetworkX's own writers.

    Raises `SaveError` for what the format cannot carry.
    """
    import io
    import json

    import networkx

    content = io.BytesIO()
    match suffix:
        case ".cyjs":
            return json.dumps(networkx.cytoscape_data(graph), ensure_ascii=False, indent=1).encode()
        case ".json":
            data = networkx.node_link_data(graph, edges="edges")
            return json.dumps(data, ensure_ascii=False, indent=1).encode()
    for node, attributes in graph.nodes(data=True):
        for name, value in {"IRI": node, **attributes}.items():
            if NOT_XML.search(value):
                raise SaveError(
                    f"{suffix} cannot carry a control character in the {name} of {quote(node)}; save as .json"
                )
    if suffix == ".graphml":
        networkx.write_graphml(graph, content)
    else:
        networkx.write_gexf(graph, content)
    return content.getvalue()


def _add_role(graph: networkx.MultiDiGraph[str], catalogue: Catalogue, number: RoleNumber) -> None:
    role = catalogue.role(number)
    _node(graph, role)
    for responsibility in catalogue.responsibilities_of(number):
        _node(graph, responsibility)
        _edge(graph, role.iri, responsibility.iri, "hasResponsibility")
    groups = count(1)
    for row in catalogue.requirement_table.rows(number):
        requirement = catalogue.requirement(number, row)
        group = {"group": next(groups), "at_least": requirement.at_least} if requirement.any_of else {}
        for asked in requirement.any_of or (requirement,):
            (skill,) = asked.skills
            _node(graph, skill)
            _edge(
                graph,
                role.iri,
                skill.iri,
                "anyOf" if group else "requires",
                f"anyOf {group['group']}" if group else None,
                need=asked.need,
                necessity=requirement.necessity.value,
                inherited=requirement.derived_from is not None,
                **group,
            )


def _add_move(graph: networkx.MultiDiGraph[str], move: Progression) -> None:
    source, target = move.source.iri, move.target.iri
    relation = "suggested" if move.suggested else "observed" if move.observed else "progressesTo"
    kind = move.kind.value if move.kind and not move.suggested else relation
    # The name of a blank node is made at random: with it as a key, no two files would be the same.
    iris = [move.iri] if move.iri and not move.iri.startswith("_:") else []
    keys = chain([kind], iris, (f"{kind} {number}" for number in count(2)))
    key = next(key for key in keys if not graph.has_edge(source, target, key))
    stated = {"kind": move.kind and move.kind.value, "months": move.months}
    _edge(graph, source, target, relation, key, **stated)


def _likelihood(move: ObservedMove) -> dict[str, int | float | None]:
    return {"count": move.count, "probability": move.probability, "observed": cost(move.probability)}


def _edge_of(moves: Sequence[StatedProgression], effort: int | None) -> dict[str, Any]:
    """Return what an edge says of parallel moves; the first may be suggested, or stated by nobody."""
    edge: dict[str, Any] = {} if effort is None else {"effort": effort}
    if moves[0].suggested:
        edge["suggested"] = True
    if moves[0].observed:
        edge["unstated"] = True
    # Before Python 3.12 `value` takes ten times as long.
    if kinds := [move.kind._value_ for move in moves if move.kind is not None]:
        edge["kinds"] = "; ".join(kinds)
    if months := [move.months for move in moves if move.months is not None]:
        edge["months"] = min(months)
    return edge


def _node(graph: networkx.MultiDiGraph[str], thing: Concept) -> None:
    """Add a thing with what is stated of it; roles come last, so that what is a skill too is a role."""
    kind = type(thing).__name__.lower()
    stated = {"notation": thing.notation, "family": getattr(thing, "family", None)}
    graph.add_node(thing.iri, kind=kind, label=thing.label, **_without_none(stated))


def _edge(
    graph: networkx.MultiDiGraph[str],
    source: str,
    target: str,
    relation: str,
    key: str | None = None,
    **attributes: Any,
) -> None:
    graph.add_edge(source, target, key=key or relation, relation=relation, **_without_none(attributes))


def _without_none(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value is not None}
