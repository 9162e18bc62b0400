"""Career paths: the best way from one role to another, and the next best ones.

The order of paths is total: by cost, then moves, then effort, then the roles' folded labels in order,
then their IRIs in order. All weights are integers, so that the same ontology gives the same path on
every machine and under any hash seed.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from careergraph.catalogue import Catalogue
from careergraph.display import Table
from careergraph.errors import InvalidArgument, MonthsNotStated, NoCareerPath
from careergraph.gaps import Gaps, SkillGap
from careergraph.holders import add_holding
from careergraph.model import Progression, Role
from careergraph.text import fold, listed, quote

if TYPE_CHECKING:
    import networkx

Node: TypeAlias = str
Nodes: TypeAlias = tuple[Node, ...]
#: The weight of a move, None where the move must not be taken.
Weight: TypeAlias = Callable[[Node, Node, Mapping[str, Any]], int | None]

MEASURES: Final = ("steps", "effort", "months")


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a path. `gap` is what is left to learn for it, by all that was gained so far."""

    source: Role
    target: Role
    progression: Progression
    gap: SkillGap

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


@dataclass(frozen=True, slots=True, repr=False)
class CareerPath(Table):
    """A way from one role to another: its roles, and a step for each move between them.

    `effort` is the sum over the moves of the gap between their two roles: the search's own weight,
    at least the sum of the steps' cumulative gaps. `months` is None where a move states none.
    """

    roles: tuple[Role, ...]
    steps: tuple[Step, ...]
    effort: int
    months: int | None

    def __len__(self) -> int:
        return len(self.steps)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def _columns(self) -> Sequence[str]:
        return "from", "to", "kind", "months", "effort", "missing", "to raise"

    def _rows(self) -> Iterator[Sequence[Any]]:
        for step in self.steps:
            kind = step.progression.kind
            yield (
                step.source.label,
                step.target.label,
                None if kind is None else kind.value,
                step.progression.months,
                step.gap.effort,
                [item.skill.label for item in step.gap.missing],
                [item.skill.label for item in step.gap.below],
            )

    def caption(self) -> str:
        """What the table shows, in one line."""
        return " → ".join(role.label for role in self.roles)


def career_path(
    catalogue: Catalogue,
    gaps: Gaps,
    numbers: Sequence[int],
    moves_from: Mapping[Role, Sequence[Progression]],
) -> CareerPath:
    """The path through roles of these numbers; each step's gap counts all that was gained before it."""
    roles = tuple(map(catalogue.role, numbers))
    held = dict(gaps.held_in(numbers[0]))
    steps = []
    for number, (source, target) in zip(numbers[1:], pairwise(roles), strict=True):
        parallel = [move for move in moves_from[source] if move.target == target]
        # Of parallel moves the one of the fewest stated months, then the first by kind.
        move = min(parallel, key=lambda move: (move.months is None, move.months or 0))
        steps.append(Step(source, target, move, gaps.gap(source.label, held, number)))
        for skill, level in gaps.held_in(number).items():
            add_holding(held, skill, level)
    months = [step.progression.months for step in steps]
    return CareerPath(
        roles=roles,
        steps=tuple(steps),
        effort=sum(gaps.effort(gaps.held_in(a), b) for a, b in pairwise(numbers)),
        months=None if None in months else sum(filter(None, months)),
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """What a path is asked for: from where to where, by which measure, and within what."""

    source: Node
    target: Node
    by: str = "steps"
    max_steps: int | None = None
    avoid: frozenset[Node] = frozenset()

    def __post_init__(self) -> None:
        if self.by not in MEASURES:
            raise InvalidArgument(f"by={quote(self.by)} is none of {listed(MEASURES)}")
        if self.max_steps is not None and self.max_steps < 0:
            raise InvalidArgument("max_steps is less than 0; give a number of moves, or None")


def best_paths(graph: networkx.DiGraph[Node], wish: Wish) -> Iterator[Nodes]:
    """The simple paths that a wish allows, best first, by Yen's method.

    Raises `NoCareerPath` at once if there is none, and `MonthsNotStated` if months decide and a move
    on a way from source to target states none.

    Yen, J. Y. (1971), Finding the K shortest loopless paths in a network, Management Science 17(11).
    """
    search = _Search(graph, wish)
    first = search.best((wish.source,), frozenset())
    if first is None:
        raise NoCareerPath(_why_none(graph, wish), source=wish.source, target=wish.target)
    return search.after(first)


class _Search:
    """The search for one wish: its weights, and the part of the graph that can matter to it."""

    def __init__(self, graph: networkx.DiGraph[Node], wish: Wish) -> None:
        import networkx

        self._wish = wish
        between = _between(graph, wish)
        edges = [(u, v, graph.edges[u, v]) for u in between for v in graph.succ[u] if v in between]
        if wish.by == "months":
            _check_months(graph, edges)
        # Cost, moves and effort as the digits of one integer: sums of it compare like sums of triples.
        move = 1 + sum(data["effort"] for *_, data in edges)
        cost = move * (len(between) + 1)
        self._graph: networkx.DiGraph[Node] = networkx.DiGraph()
        self._graph.add_nodes_from(between)
        self._graph.add_weighted_edges_from(
            (u, v, _measured(data, wish.by) * cost + move + data["effort"]) for u, v, data in edges
        )
        self._reverse = self._graph.reverse(copy=False)
        self._labels = {node: fold(graph.nodes[node]["label"]) for node in between}

    def key(self, path: Nodes) -> tuple[int, tuple[str, ...], Nodes]:
        """What paths are ordered by."""
        weight = sum(self._graph.edges[move]["weight"] for move in pairwise(path))
        return weight, tuple(self._labels[node] for node in path), path

    def after(self, first: Nodes) -> Iterator[Nodes]:
        """The best path, then each next best one."""
        # Each waiting path carries where it left its parent: before that, the parent's turns are its own.
        waiting = [(self.key(first), 0)]
        seen = {first}
        told: list[Nodes] = []
        while waiting:
            (_, _, path), left = heapq.heappop(waiting)
            yield path
            told.append(path)
            for turn in range(left, len(path) - 1):
                root = path[: turn + 1]
                taken = frozenset(other[turn + 1] for other in told if other[: turn + 1] == root)
                candidate = self.best(root, taken)
                if candidate is not None and candidate not in seen:
                    seen.add(candidate)
                    heapq.heappush(waiting, (self.key(candidate), turn))

    def best(self, root: Nodes, taken: frozenset[Node]) -> Nodes | None:
        """The best path that begins with `root` and does not go on to any of `taken`."""
        start = root[-1]
        if start == self._wish.target and start in self._graph:
            return root
        if start not in self._graph or not set(self._graph.succ[start]) - taken - set(root):
            return None
        before = frozenset(root[:-1])

        def weight(u: Node, v: Node, data: Mapping[str, Any]) -> int | None:
            if u in before or v in before or (u == start and v in taken):
                return None
            price: int = data["weight"]
            return price

        rest = self._least(start, weight)
        if rest is None:
            return None
        limit = self._wish.max_steps
        if limit is not None and len(root) - 1 + len(rest) - 1 > limit:
            rest = self._least_within(start, weight, limit - (len(root) - 1))
        return None if rest is None else root + rest[1:]

    def _least(self, start: Node, weight: Weight) -> Nodes | None:
        """The first of the cheapest paths from `start` to the target."""
        import networkx

        def backwards(v: Node, u: Node, data: Mapping[str, Any]) -> int | None:
            return weight(u, v, data)

        left: dict[Node, Any] = networkx.single_source_dijkstra_path_length(
            self._reverse, self._wish.target, weight=backwards
        )
        if start not in left:
            return None
        return self._first(start, weight, lambda node, _: left.get(node))

    def _least_within(self, start: Node, weight: Weight, moves: int) -> Nodes | None:
        """The first of the cheapest paths with at most so many moves: one round of sums a move."""
        if moves < 0:
            return None
        rounds: list[dict[Node, int]] = [{self._wish.target: 0}]
        for _ in range(moves):
            last = rounds[-1]
            following = dict(last)
            for node, cost in last.items():
                for previous, data in self._graph.pred[node].items():
                    price = weight(previous, node, data)
                    if price is not None and price + cost < following.get(previous, price + cost + 1):
                        following[previous] = price + cost
            if following == last:
                break
            rounds.append(following)
        if start not in rounds[-1]:
            return None
        return self._first(start, weight, lambda node, made: rounds[max(0, len(rounds) - 1 - made)].get(node))

    def _first(self, start: Node, weight: Weight, left: Callable[[Node, int], int | None]) -> Nodes:
        """Of the paths that cost as little as `left` says, the first by labels, then by IRIs.

        They all have the same number of moves, so that the least label can be chosen move by move
        among all of them at once.
        """
        target = self._wish.target

        def on(nodes: Iterable[Node], made: int) -> dict[Node, list[Node]]:
            tight: dict[Node, list[Node]] = {}
            for u in nodes:
                for v, data in self._graph.succ[u].items():
                    price, rest = weight(u, v, data), left(v, made + 1)
                    if price is not None and rest is not None and left(u, made) == price + rest:
                        tight.setdefault(v, []).append(u)
            return tight

        layers: list[dict[Node, list[Node]]] = [{start: []}]
        while target not in layers[-1]:
            options = on(layers[-1], len(layers) - 1)
            least = min(self._labels[node] for node in options)
            layers.append({v: us for v, us in options.items() if self._labels[v] == least})
        # Back from the target, only what leads to it; then forward by the least IRI.
        kept = [{target}]
        for layer, following in zip(layers[-2::-1], layers[:0:-1], strict=True):
            alive = {u for v in kept[-1] for u in following[v]}
            kept.append(alive & set(layer))
        kept.reverse()
        path = [start]
        for position in range(1, len(layers)):
            path.append(min(v for v in kept[position] if path[-1] in layers[position][v]))
        return tuple(path)


def _between(graph: networkx.DiGraph[Node], wish: Wish) -> set[Node]:
    """The roles that stand on some way that the wish allows."""
    import networkx

    if wish.source not in graph or wish.target not in graph:
        return set()
    allowed = graph.subgraph(set(graph) - wish.avoid) if wish.avoid else graph
    if wish.source not in allowed or wish.target not in allowed:
        return set()
    ahead = networkx.descendants(allowed, wish.source) | {wish.source}
    behind = networkx.ancestors(allowed, wish.target) | {wish.target}
    return ahead & behind


def _measured(data: Mapping[str, Any], by: str) -> int:
    """The cost of a move by one of the measures."""
    cost: int = 1 if by == "steps" else data[by]
    return cost


def _check_months(
    graph: networkx.DiGraph[Node], edges: Iterable[tuple[Node, Node, Mapping[str, Any]]]
) -> None:
    silent = [(u, v) for u, v, data in edges if "months" not in data]
    if silent:
        source, target = min(silent)
        names = [quote(graph.nodes[node]["label"]) for node in (source, target)]
        raise MonthsNotStated(
            f"the move {names[0]} → {names[1]} states no months; "
            "add cg:typicalMonths to it, or choose by='steps' or by='effort'",
            source=source,
            target=target,
        )


def joined(legs: Sequence[Iterator[Nodes]], key: Callable[[Nodes], Any]) -> Iterator[Nodes]:
    """Paths made of one path of each leg, best first; each leg gives its own best first."""
    told: list[list[Nodes]] = [[] for _ in legs]

    def leg(number: int, place: int) -> Nodes | None:
        while len(told[number]) <= place:
            following = next(legs[number], None)
            if following is None:
                return None
            told[number].append(following)
        return told[number][place]

    def candidate(places: tuple[int, ...]) -> tuple[Any, tuple[int, ...], Nodes] | None:
        parts = [leg(number, place) for number, place in enumerate(places)]
        if any(part is None for part in parts):
            return None
        path = tuple(node for number, part in enumerate(parts) for node in (part or ())[1 if number else 0 :])
        return key(path), places, path

    origin = (0,) * len(legs)
    seen = {origin}
    waiting = [found for found in [candidate(origin)] if found is not None]
    while waiting:
        _, places, path = heapq.heappop(waiting)
        yield path
        for number in range(len(legs)):
            further = tuple(place + (index == number) for index, place in enumerate(places))
            if further not in seen:
                seen.add(further)
                if (found := candidate(further)) is not None:
                    heapq.heappush(waiting, found)


def path_key(
    graph: networkx.DiGraph[Node], by: str
) -> Callable[[Nodes], tuple[int, int, int, tuple[str, ...], Nodes]]:
    """What whole paths are ordered by: cost, moves, effort, folded labels, IRIs."""

    def key(path: Nodes) -> tuple[int, int, int, tuple[str, ...], Nodes]:
        moves = [graph.edges[move] for move in pairwise(path)]
        return (
            sum(_measured(move, by) for move in moves),
            len(moves),
            sum(move["effort"] for move in moves),
            tuple(fold(graph.nodes[node]["label"]) for node in path),
            path,
        )

    return key


def _why_none(graph: networkx.DiGraph[Node], wish: Wish) -> str:
    import networkx

    names = [
        quote(graph.nodes[node]["label"]) if node in graph else quote(node)
        for node in (wish.source, wish.target)
    ]
    message = f"both roles exist, and no moves lead from {names[0]} to {names[1]}"
    if wish.source in graph and wish.target in graph:
        if networkx.has_path(graph, wish.source, wish.target):
            limits = "within max_steps" if wish.max_steps is not None else ""
            avoiding = "with what is to be avoided" if wish.avoid else ""
            why = " and ".join(filter(None, (limits, avoiding)))
            return f"{message} {why}; allow more"
        if networkx.has_path(graph, wish.target, wish.source):
            return f"{message}; there is a way in the other direction"
    return f"{message}; graph.reachable() lists where one can get to"
