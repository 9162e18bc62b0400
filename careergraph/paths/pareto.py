"""The paths that no other beats in every measure at once: fewest moves, least effort, fewest months.

Labels are settled in order, and kept at a role unless another beats them there. The number of paths that
none beats may grow with 2 to the number of roles, so that a search has a bound, and tells where it is met.

Martins, E. Q. V. (1984), On a multicriteria shortest path problem, European Journal of Operational
Research 16(2). Hansen, P. (1980), Bicriterion path problems, in Multiple Criteria Decision Making Theory
and Application, Springer.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, TypeAlias

from careergraph.choices import Measure
from careergraph.paths.career_paths import CareerPath
from careergraph.paths.shortest_paths import Node, Nodes
from careergraph.support.tables import Table
from careergraph.support.text import fold

if TYPE_CHECKING:
    import networkx

#: How many labels a search settles before it gives up on the rest.
MAX_LABELS: Final = 50_000
#: One number a measure; what is not known is infinite, and so worse than any number.
Vector: TypeAlias = tuple[float, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ParetoPaths(Table):
    """Paths of which none is beaten in every measure at once, in the order of ties; one for each result.

    `by` are the measures; `complete` says that there are no more such paths.
    """

    _measures: ClassVar = ("effort", "months")
    _things: ClassVar = ("roles",)
    _totals: ClassVar = ("by", "complete")

    by: tuple[Measure, ...]
    paths: tuple[CareerPath, ...]
    complete: bool

    def __iter__(self) -> Iterator[CareerPath]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, place: int) -> CareerPath:
        return self.paths[place]

    def _columns(self) -> Sequence[str]:
        return "steps", "effort", "months", "roles"

    def _rows(self) -> Iterator[Sequence[Any]]:
        for path in self.paths:
            yield len(path), path.effort, path.months, path.roles

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        first = self.paths[0].roles
        counted = f"{len(self.paths)} ways" if len(self.paths) > 1 else "one way"
        more = "" if self.complete else ", and there are more"
        return f"{first[0]} → {first[-1]}: {counted} that none beats by {', '.join(self.by)}{more}"


class Found(NamedTuple):
    """Paths that none beats, by the IRIs of their roles, and whether they are all."""

    paths: list[Nodes]
    complete: bool


class _Label(NamedTuple):
    """A way to a role, in the order in which ways are settled: by measures, then as ties go."""

    vector: Vector
    moves: int
    effort: float
    labels: tuple[str, ...]
    nodes: Nodes

    def beats(self, other: _Label, is_all_known: bool) -> bool:
        """Tell whether nothing that begins as the other could come before what begins as this.

        Where something ahead is not known both become equal, and then the order of ties decides.
        """
        if any(mine > its for mine, its in zip(self.vector, other.vector, strict=True)):
            return False
        if is_all_known and self.vector != other.vector:
            return True
        if self.moves != other.moves:
            return self.moves < other.moves
        if is_all_known:
            return self[2:] <= other[2:]
        return self.effort <= other.effort and self[3:] <= other[3:]

    def ends(self, other: _Label) -> bool:
        """Tell whether this, at the target, beats all that goes on from the other."""
        return all(mine <= its for mine, its in zip(self.vector, other.vector, strict=True)) and (
            self.vector != other.vector or self.moves <= other.moves
        )


def pareto_paths(
    graph: networkx.DiGraph[Node], source: Node, target: Node, by: Sequence[Measure], limit: int | None
) -> Found:
    """Find the paths that none beats, the first by the order of ties for each result; none where no way is.

    The first `limit` of them, by that order; also fewer where `MAX_LABELS` are settled before.
    """
    if source == target:
        return Found([(source,)], True)
    search = _Search(graph, target, by)
    waiting = search.start(source)
    for _ in range(MAX_LABELS):
        if not waiting:
            return Found(search.found(), True)
        label = heapq.heappop(waiting)
        if search.is_beaten(label):
            continue
        if label.nodes[-1] == target and len(search.found()) == limit:
            break
        for longer in search.settle(label):
            heapq.heappush(waiting, longer)
    return Found(search.found(), False)


class _Search:
    """The moves on the ways to a target, and the labels that are settled at each role."""

    def __init__(self, graph: networkx.DiGraph[Node], target: Node, by: Sequence[Measure]) -> None:
        leads = _leading_to(graph, target)
        self._target = target
        self._measures = len(by)
        self._costs = _costs(graph, leads, by)
        self._names = {node: fold(graph.nodes[node]["label"]) for node in leads}
        self._out: dict[Node, list[Node]] = {node: [] for node in leads}
        for node, following in self._costs:
            self._out[node].append(following)
        self._is_all_known = all(math.inf not in (*cost, effort) for cost, effort in self._costs.values())
        self._settled: dict[Node, list[_Label]] = {node: [] for node in (*leads, target)}

    def start(self, source: Node) -> list[_Label]:
        """List the label to begin with; none where no way leads to the target."""
        if source not in self._out:
            return []
        return [_Label((0,) * self._measures, 0, 0, (self._names[source],), (source,))]

    def is_beaten(self, label: _Label) -> bool:
        """Tell whether a settled label beats this one, at its role or at the target."""
        here, there = self._settled[label.nodes[-1]], self._settled[self._target]
        return any(other.beats(label, self._is_all_known) for other in here) or any(
            other.ends(label) for other in there
        )

    def settle(self, label: _Label) -> Iterator[_Label]:
        """Keep a label, and yield those that are a move longer."""
        node = label.nodes[-1]
        self._settled[node].append(label)
        for following in () if node == self._target else self._out[node]:
            if following not in label.nodes:
                vector, effort = self._costs[node, following]
                yield _Label(
                    tuple(mine + more for mine, more in zip(label.vector, vector, strict=True)),
                    label.moves + 1,
                    label.effort + effort,
                    (*label.labels, self._names[following]),
                    (*label.nodes, following),
                )

    def found(self) -> list[Nodes]:
        """List the paths whose labels are settled at the target."""
        return [label.nodes for label in self._settled[self._target]]


def _leading_to(graph: networkx.DiGraph[Node], target: Node) -> set[Node]:
    import networkx

    return networkx.ancestors(graph, target) | {target} if target in graph else set()


def _costs(
    graph: networkx.DiGraph[Node], nodes: Iterable[Node], by: Sequence[Measure]
) -> dict[tuple[Node, Node], tuple[Vector, float]]:
    """Map each move between the nodes to its number in each measure, and to its effort."""
    costs = {}
    for source, target, data in graph.subgraph(nodes).edges(data=True):
        known = {"steps": 1, **data}
        vector = tuple(known.get(measure, math.inf) for measure in by)
        costs[source, target] = vector, known.get("effort", math.inf)
    return costs
