"""The order of paths through small networks: by hand, and beside a plain search that tries every path."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

import networkx
import pytest

from careergraph.paths.shortest_paths import YenSearch, weigh


def network(**moves: str) -> networkx.DiGraph[str]:
    """Make a network of moves like `a="b cd"`, each a month long and of no effort."""
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    for start, ends in moves.items():
        graph.add_edges_from((start, end) for end in ends.split())
    for _, _, data in graph.edges(data=True):
        data.update(months=1, effort=0)
    for node, data in graph.nodes(data=True):
        data["label"] = node
    return graph


def paths(
    graph: networkx.DiGraph[str],
    source: str,
    target: str,
    avoid: frozenset[str] = frozenset(),
    most: int | None = None,
) -> Iterator[tuple[str, ...]]:
    return YenSearch(weigh(graph, lambda data: data["months"]), source, target, avoid, most).paths()


def any_network(chance: random.Random) -> networkx.DiGraph[str]:
    """Draw a network of up to six roles whose labels, months and efforts are often equal or not known."""
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    nodes = "abcdef"[: chance.randint(2, 6)]
    labels = "xyXz"[: chance.randint(1, 4)]
    for node in nodes:
        graph.add_node(node, label=chance.choice(labels))
    months = chance.choice(([1], [0], [1, 2], [0, 1, 3], [1, None], [1, 2, None], [5, 6, 7]))
    efforts = chance.choice(([0], [0, 1], [1, 2, 3], [0, 1, 50]))
    density, silent = chance.choice((0.3, 0.5, 0.8, 1.0)), chance.choice((0.0, 0.0, 0.2, 0.5, 1.0))
    for move in chance.sample(
        [(u, v) for u in nodes for v in nodes if u != v], k=len(nodes) ** 2 - len(nodes)
    ):
        if chance.random() < density:
            effort = None if chance.random() < silent else chance.choice(efforts)
            graph.add_edge(*move, months=chance.choice(months), effort=effort)
    return graph


def plain_paths(
    graph: networkx.DiGraph[str], source: str, target: str, avoid: frozenset[str], most: int | None
) -> list[tuple[str, ...]]:
    """Try every path, and sort them by what the first page of the module says of their order."""
    found = []
    waiting = [] if avoid & {source, target} else [(source,)]
    while waiting:
        path = waiting.pop()
        if path[-1] == target:
            found.append(path)
        elif most is None or len(path) <= most:
            waiting += [
                (*path, after)
                for after, data in graph[path[-1]].items()
                if after not in avoid.union(path) and data["months"] is not None
            ]

    def order(path: tuple[str, ...]) -> tuple[Any, ...]:
        moves = [graph.edges[move] for move in pairwise(path)]
        efforts = [move["effort"] for move in moves]
        effort = (True, 0) if None in efforts else (False, sum(efforts))
        labels = [graph.nodes[node]["label"].casefold() for node in path]
        return sum(move["months"] for move in moves), len(moves), effort, labels, path

    return sorted(found, key=order)


@pytest.mark.parametrize("first", range(0, 1000, 250))
def test_all_paths_through_a_small_network_come_in_order(first):
    for seed in range(first, first + 250):
        chance = random.Random(seed)
        graph = any_network(chance)
        source, target = chance.sample([*graph], 2)
        avoid = frozenset(node for node in graph if chance.random() < 0.1)
        most = chance.choice((None, None, 0, 1, 2, 3, 4))
        wanted = plain_paths(graph, source, target, avoid, most)
        assert [*islice(paths(graph, source, target, avoid, most), len(wanted) + 1)] == wanted, seed


def test_a_move_that_was_taken_is_no_way_back_from_the_target():
    graph = network(s="t p q r", p="s x", q="s", r="s", x="y", y="z", z="t")
    assert [*paths(graph, "s", "t")] == [("s", "t"), tuple("spxyzt")]


def test_a_circle_before_the_target_ends_where_nothing_leads_into_it():
    assert [*paths(network(s="p q", b="a c", c="d", d="b", a="t"), "s", "t")] == []


@pytest.mark.parametrize("length", [2, 30])
def test_cost_counts_before_moves_and_moves_before_effort_however_many_there_are(length):
    long = [f"n{place:02}" for place in range(length)]
    graph = network(**dict(pairwise(["s", *long, "t"])), o="t")
    graph.add_edges_from([("s", "t"), ("s", "o")], months=length + 2, effort=None)
    graph.add_edge("o", "t", months=0, effort=1000)
    graph.nodes["o"]["label"] = "o"
    graph.edges["s", long[0]]["effort"] = None
    assert [*paths(graph, "s", "t")] == [("s", *long, "t"), ("s", "t"), ("s", "o", "t")]


@pytest.mark.parametrize(("source", "target"), [("a", "nowhere"), ("nowhere", "a")])
def test_nothing_leads_to_or_from_what_is_not_in_the_network(source, target):
    assert [*paths(network(a="b"), source, target)] == []
