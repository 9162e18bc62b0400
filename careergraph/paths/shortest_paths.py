"""The best ways through a network of moves, in a total order, one after another.

Paths are ordered by weight, then by the labels of their nodes in order, then by the nodes themselves.
A weight holds cost, number of moves and effort as the digits of one integer, so that sums of weights
compare as those three do, in that order; and since each move counts, the best path passes no node twice.

Where the effort of a move is not known, that of the path is not, and the path comes after all of known effort
that cost as much in as many moves; among themselves such paths go by their labels, whatever the rest is.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from careergraph.support.text import fold

if TYPE_CHECKING:
    import networkx

Node: TypeAlias = str
Nodes: TypeAlias = tuple[Node, ...]
#: How much is left from a node to the target, once so many moves are made; None where there is no way.
Left: TypeAlias = Callable[[Node, int], int | None]


class Closed(NamedTuple):
    """The nodes that a path may not pass, and those `taken` that may not follow its start."""

    nodes: frozenset[Node]
    start: Node
    taken: frozenset[Node]

    def leaves_open(self, u: Node, v: Node) -> bool:
        """Tell whether a move from one node to another may be taken."""
        return not (u in self.nodes or v in self.nodes or (u == self.start and v in self.taken))

    def after(self, front: Collection[Node], out: Mapping[Node, Mapping[Node, int]]) -> set[Node]:
        """Return where the moves from some nodes lead that may be taken."""
        if self.start not in front:
            return set[Node]().union(*(out[u] for u in front)) - self.nodes
        others = set[Node]().union(*(out[u] for u in front if u != self.start))
        return (others | (out[self.start].keys() - self.taken)) - self.nodes

    def before(self, back: Collection[Node], into: Mapping[Node, Mapping[Node, int]]) -> set[Node]:
        """Return from where the moves to some nodes come that may be taken."""
        found = set[Node]().union(*(into[v] for v in back)) - self.nodes
        if self.start in found and not any(self.start in into[v] for v in back if v not in self.taken):
            found.discard(self.start)
        return found


@dataclass(frozen=True, slots=True)
class Moves:
    """The moves of a progression graph, weighed by one measure; made once, and searched many times."""

    out: Mapping[Node, Mapping[Node, int]]
    into: Mapping[Node, Mapping[Node, int]]
    labels: Mapping[Node, str]
    #: Whether every move costs the same, so that fewer moves are always better.
    is_even: bool
    #: The moves of unknown effort, and what counts as the effort of a path with any of them.
    unknown: frozenset[tuple[Node, Node]] = frozenset()
    unknown_effort: int = 0
    #: Gives the same moves weighed by cost and number alone; None where every effort is known.
    without_effort: Callable[[], Moves] | None = None

    def key(self, path: Nodes) -> tuple[int, tuple[str, ...], Nodes]:
        """Return the sort key of a path."""
        pairs = [*pairwise(path)]
        if self.without_effort is None or self.unknown.isdisjoint(pairs):
            weight = sum(self.out[u][v] for u, v in pairs)
        else:
            weight = sum(self.without_effort().out[u][v] for u, v in pairs) + self.unknown_effort
        return weight, tuple(self.labels[node] for node in path), path

    def for_what_follows(self, path: Nodes) -> Moves:
        """Return the moves to choose from after a path: once an effort is unknown, no other counts."""
        if self.without_effort is None or self.unknown.isdisjoint(pairwise(path)):
            return self
        return self.without_effort()


def weigh(graph: networkx.DiGraph[Node], cost_of: Callable[[Mapping[str, Any]], int | None]) -> Moves:
    """Weigh the moves of a graph, which have `effort` where it is known; one without a cost is left out."""
    edges = [
        (u, v, cost, data.get("effort"))
        for u, following in graph.adjacency()
        for v, data in following.items()
        if (cost := cost_of(data)) is not None
    ]
    unknown = frozenset((u, v) for u, v, _, effort in edges if effort is None)
    unknown_effort = 1 + sum(effort or 0 for *_, effort in edges)
    move = unknown_effort * (len(unknown) + 1)
    unit = move * (len(graph) + 1)
    labels = {node: fold(data["label"]) for node, data in graph.nodes(data=True)}
    is_even = len({cost for _, _, cost, _ in edges}) <= 1

    def weighed(efforts: bool) -> tuple[Mapping[Node, Mapping[Node, int]], Mapping[Node, Mapping[Node, int]]]:
        out: dict[Node, dict[Node, int]] = {node: {} for node in graph}
        into: dict[Node, dict[Node, int]] = {node: {} for node in graph}
        for u, v, cost, effort in edges:
            counted = (unknown_effort if effort is None else effort) if efforts else 0
            out[u][v] = into[v][u] = cost * unit + move + counted
        return out, into

    @cache
    def without_effort() -> Moves:
        return Moves(*weighed(efforts=False), labels, is_even)

    if unknown and len(unknown) == len(edges):
        return without_effort()
    further = (unknown, unknown_effort, without_effort) if unknown else ()
    return Moves(*weighed(efforts=True), labels, is_even, *further)


class YenSearch:
    """Yen's search for the paths from one node to another, without some nodes, in at most so many moves."""

    def __init__(
        self, moves: Moves, source: Node, target: Node, avoid: Collection[Node], max_moves: int | None
    ) -> None:
        self._moves = moves
        self._source = source
        self._target = target
        self._avoid = frozenset(avoid)
        self._max_moves = max_moves

    def paths(self) -> Iterator[Nodes]:
        """Yield the simple paths, best first, by Yen's method with Lawler's saving.

        Yen, J. Y. (1971), Finding the K shortest loopless paths in a network, Management Science 17(11).
        """
        if self._avoid & {self._source, self._target}:
            return
        first = self._best((self._source,), frozenset())
        # Each waiting path carries where it left its parent: before that, the parent's turns are its own.
        # So no path is found twice.
        waiting = [] if first is None else [(self._moves.key(first), 0)]
        given: list[Nodes] = []
        while waiting:
            (_, _, path), left = heapq.heappop(waiting)
            yield path
            given.append(path)
            for turn in range(left, len(path) - 1):
                if len(self._moves.out[path[turn]]) == 1:
                    continue  # seen at once, so that a long chain is not copied at each of its nodes
                root = path[: turn + 1]
                taken = frozenset(other[turn + 1] for other in given if other[: turn + 1] == root)
                if len(self._moves.out[root[-1]]) == len(taken):
                    continue
                candidate = self._best(root, taken)
                if candidate is not None:
                    heapq.heappush(waiting, (self._moves.key(candidate), turn))

    def _best(self, root: Nodes, taken: frozenset[Node]) -> Nodes | None:
        """Find the best path that begins with `root` and does not go on to any of `taken`."""
        start = root[-1]
        if start == self._target:
            return root
        if start not in self._moves.out or self._target not in self._moves.into:
            return None
        closed = Closed(self._avoid.union(root[:-1]), start, taken)
        left = None if self._max_moves is None else self._max_moves - (len(root) - 1)
        chosen = self._moves.for_what_follows(root)
        rest = self._rest(chosen, start, closed, left)
        if rest is not None and (others := chosen.for_what_follows(rest)) is not chosen:
            rest = self._rest(others, start, closed, left)
        return None if rest is None else root + rest[1:]

    def _rest(self, moves: Moves, start: Node, closed: Closed, most: int | None) -> Nodes | None:
        rest = self._least(moves, start, closed)
        if rest is not None and most is not None and len(rest) - 1 > most:
            return None if moves.is_even else self._least_within(moves, start, closed, most)
        return rest

    def _least(self, moves: Moves, start: Node, closed: Closed) -> Nodes | None:
        """Find the first of the lightest paths: Dijkstra's method, backwards, as far as to `start`."""
        into = moves.into
        among: AbstractSet[Node] = into.keys()
        if moves.is_even:
            layers = self._fewest_moves(start, closed)
            # A single path of the fewest moves is the best, whatever its moves weigh.
            if all(len(layer) == 1 for layer in layers):
                return tuple(node for (node,) in layers)
            among = set().union(*layers)
        left: dict[Node, int] = {}
        least = {self._target: 0}
        waiting = [(0, self._target)]
        while waiting and start not in left:
            weight, node = heapq.heappop(waiting)
            if node in left:
                continue
            left[node] = weight
            steps = into[node]
            for previous in steps.keys() & among:
                if previous not in left:
                    through = weight + steps[previous]
                    known = least.get(previous)
                    if (known is None or through < known) and closed.leaves_open(previous, node):
                        least[previous] = through
                        heapq.heappush(waiting, (through, previous))
        if start not in left:
            return None
        return self._first(moves, start, closed, left.keys(), lambda node, _: left.get(node))

    def _fewest_moves(self, start: Node, closed: Closed) -> Sequence[AbstractSet[Node]]:
        """Find the nodes on the paths of fewest moves, by their place: breadth first from both ends."""
        out, into = self._moves.out, self._moves.into
        ahead, behind = {start}, {self._target}
        fronts, backs = [{start}], [{self._target}]
        while fronts[-1] and backs[-1] and fronts[-1].isdisjoint(backs[-1]):
            if len(fronts[-1]) <= len(backs[-1]):
                fronts.append(closed.after(fronts[-1], out) - ahead)
                ahead |= fronts[-1]
            else:
                backs.append(closed.before(backs[-1], into) - behind)
                behind |= backs[-1]
        # Of what was seen only what leads from the one end to the other is on a way.
        layers = [fronts[-1] & backs[-1]]
        for front in fronts[-2::-1]:
            layers.append(closed.before(layers[-1], into) & front)
        layers.reverse()
        for back in backs[-2::-1]:
            layers.append(closed.after(layers[-1], out) & back)
        return layers

    def _least_within(self, moves: Moves, start: Node, closed: Closed, most: int) -> Nodes | None:
        """Find the first of the lightest paths with at most so many moves: one round of sums a move."""
        # By node: the moves to the target and their weight, each time that more moves weigh less.
        found: dict[Node, list[tuple[int, int]]] = {self._target: [(0, 0)]}
        last = {self._target: 0}
        for made in range(1, most + 1):
            following: dict[Node, int] = {}
            for node, weight in last.items():
                for previous, step in moves.into[node].items():
                    through = weight + step
                    known = following.get(previous, found[previous][-1][1] if previous in found else None)
                    if (known is None or through < known) and closed.leaves_open(previous, node):
                        following[previous] = through
            for node, weight in following.items():
                found.setdefault(node, []).append((made, weight))
            last = following
        if start not in found:
            return None

        def left(node: Node, made: int) -> int | None:
            within = bisect_right(found[node], most - made, key=itemgetter(0))
            return found[node][within - 1][1] if within else None

        return self._first(moves, start, closed, found.keys(), left)

    def _first(
        self, moves: Moves, start: Node, closed: Closed, among: AbstractSet[Node], left: Left
    ) -> Nodes:
        """Return, of the paths that weigh as little as `left` says, the first by labels, then by nodes.

        They all lie `among` some nodes.
        They all have the same number of moves, so that the least label can be chosen move by move
        among all of them at once.
        """
        out, labels = moves.out, moves.labels
        layers: list[dict[Node, list[Node]]] = [{start: []}]
        while self._target not in layers[-1]:
            made = len(layers) - 1
            tight: dict[Node, list[Node]] = {}
            for u in layers[-1]:
                weight = left(u, made)
                steps = out[u]
                for v in steps.keys() & among:
                    rest = left(v, made + 1)
                    if rest is not None and weight == steps[v] + rest and closed.leaves_open(u, v):
                        tight.setdefault(v, []).append(u)
            least = min(labels[node] for node in tight)
            layers.append({v: us for v, us in tight.items() if labels[v] == least})
        return _least_nodes(layers, self._target)


def _least_nodes(layers: list[dict[Node, list[Node]]], target: Node) -> Nodes:
    """Return one path through layers of equal labels: back to what leads to the target, on by least nodes."""
    kept: list[Iterable[Node]] = [{target}]
    for following in layers[:0:-1]:
        kept.append({u for v in kept[-1] for u in following[v]})
    kept.reverse()
    path = list(kept[0])
    for nodes, layer in zip(kept[1:], layers[1:], strict=True):
        path.append(min(v for v in nodes if path[-1] in layer[v]))
    return tuple(path)
