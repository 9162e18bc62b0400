"""Roles that ways pass through: how many pass, where each role leads, and where nothing leads on.

The algorithms are NetworkX's own: betweenness after Brandes, U. (2001), A faster algorithm for betweenness
centrality, Journal of Mathematical Sociology 25(2); what every way passes by the dominators of Cooper, K. D.,
Harvey, T. J. and Kennedy, K. (2006), A simple, fast dominance algorithm, Rice University.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from careergraph.model import Role
from careergraph.paths.shortest_paths import Node
from careergraph.support.plain_values import as_dict, one_line
from careergraph.support.tables import Table

if TYPE_CHECKING:
    import networkx


class Gateway(NamedTuple):
    """A role, and what runs through it.

    `betweenness` counts the pairs of other roles whose shortest way passes it (of several shortest ways
    each counts its share), `leads_to` the roles that can be reached from it, itself left out; from a
    `dead_end` no move leads on.
    """

    role: Role
    betweenness: float
    leads_to: int
    dead_end: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


@dataclass(frozen=True, slots=True, repr=False)
class Gateways(Table):
    """Roles and what runs through each: the most first, or in order on the ways between two roles."""

    _things: ClassVar = ("role",)
    _flags: ClassVar = ("dead_end",)
    _totals: ClassVar = ("title",)

    title: str
    entries: tuple[Gateway, ...]

    def __iter__(self) -> Iterator[Gateway]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, place: int) -> Gateway:
        return self.entries[place]

    def _columns(self) -> Sequence[str]:
        return Gateway._fields

    def _rows(self) -> Iterator[Sequence[Any]]:
        return iter(self.entries)

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        return self.title


def find_gateways(
    graph: networkx.DiGraph[Node],
    role: Callable[[Node], Role],
    sort_key: Callable[[Role], Any],
    source: Node | None = None,
    target: Node | None = None,
) -> Gateways:
    """Find what runs through roles: through all, through those on from `source` or before `target`.

    Of two ends: the roles that every way from one to the other passes, in order, without the ends.
    """
    import networkx

    betweenness = _betweenness(graph, source, target)

    def gateway(node: Node) -> Gateway:
        leads_to = len(networkx.descendants(graph, node))
        is_dead_end = not any(after != node for after in graph.successors(node))
        return Gateway(role(node), float(betweenness[node]), leads_to, is_dead_end)

    names = [None if node is None else role(node).label for node in (source, target)]
    if source is not None and target is not None:
        passed = map(gateway, every_way_passes(graph, source, target))
        return Gateways(f"Every way from {names[0]} to {names[1]} passes", tuple(passed))
    nodes = set(graph)
    if source is not None:
        nodes = networkx.descendants(graph, source)
    if target is not None:
        nodes = networkx.ancestors(graph, target)
    entries = sorted(
        map(gateway, nodes), key=lambda entry: (-round(entry.betweenness, 9), sort_key(entry.role))
    )
    ends = [f" from {names[0]}" if names[0] else "", f" to {names[1]}" if names[1] else ""]
    return Gateways(f"What ways{''.join(ends)} pass through", tuple(entries))


def every_way_passes(graph: networkx.DiGraph[Node], source: Node, target: Node) -> list[Node]:
    """List the nodes that every way between two others passes, in order; none where there is no way."""
    import networkx

    dominators = networkx.immediate_dominators(graph, source)
    passed: list[Node] = []
    node = dominators.get(target)
    while node is not None and node != source:
        passed.append(node)
        node = dominators[node]
    return passed[::-1]


def _betweenness(
    graph: networkx.DiGraph[Node], source: Node | None, target: Node | None
) -> dict[Node, float]:
    import networkx

    if source is None and target is None:
        return networkx.betweenness_centrality(graph, normalized=False)
    sources = [*graph] if source is None else [source]
    targets = [*graph] if target is None else [target]
    return networkx.betweenness_centrality_subset(graph, sources, targets)
