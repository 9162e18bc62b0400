"""What is made when first asked for is made once, even when threads race for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

import careergraph as cg

THREADS = 8


def at_once(ask: Callable[[], object]) -> list[object]:
    """What each of several threads gets that ask at the same moment."""
    barrier = Barrier(THREADS)

    def wait_and_ask(_: int) -> object:
        barrier.wait()
        return ask()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(wait_and_ask, range(THREADS)))


@pytest.mark.parametrize("name", ["roles", "skills", "network", "role_network", "rdf", "scale"])
def test_threads_get_one_and_the_same_object(name):
    graph = cg.load()
    found = at_once(lambda: getattr(graph, name))
    assert all(each is found[0] for each in found)


@pytest.mark.parametrize(
    "ask",
    [
        lambda graph: graph.path("AE", "KAM"),
        lambda graph: graph.rank("AM"),
        lambda graph: graph.gap_matrix().effort.tolist(),
        lambda graph: [tuple(row) for row in graph.query("SELECT ?s { ?s a cg:Skill } ORDER BY ?s")],
        lambda graph: len(list(graph.rdf.query("SELECT ?s { ?s a cg:Skill }"))),
        lambda graph: graph.search("account"),
        lambda graph: graph.ladder(who="AM").dot,
        lambda graph: graph.check(),
    ],
    ids=["path", "rank", "matrix", "query", "rdf", "search", "ladder", "check"],
)
def test_threads_get_the_same_answer(ask):
    graph, other = cg.load(), cg.load()
    found = at_once(lambda: ask(graph))
    assert found == [ask(other)] * THREADS
