"""Work that is stopped, and what is left of the process that asked for it: everything."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest
from small import loads

import careergraph as cg
from careergraph.support.subprocess_deadline import run_with_deadline

CIRCLE = " ".join(f":r{number} :to :r{(number + 1) % 200} ." for number in range(200))
#: More rows than anybody could count.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?h ?i ?j . ?k ?l ?m }"
STARS = "SELECT ?b { :r0 ((:to*)*)* ?b }"
#: Texts of 10^11 characters.
LARGE = (
    'SELECT ?z { BIND("'
    + "a" * 1_000
    + '" AS ?x0) '
    + " ".join(f"BIND(CONCAT({','.join([f'?x{number}'] * 100)}) AS ?x{number + 1})" for number in range(4))
    + " BIND(STRLEN(?x4) AS ?z) }"
)
REPLACED = "SELECT (STRLEN({}) AS ?n) {{ }}".format(
    "REPLACE(" * 5 + '"' + "a" * 100 + '"' + f', "a", "{"a" * 100}")' * 5
)
forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="no system to fork on")


@pytest.fixture(scope="module")
def graph() -> cg.CareerGraph:
    return loads(CIRCLE)


@pytest.mark.parametrize("query", [ENDLESS, STARS])
@pytest.mark.parametrize("seconds", [0.2, 1])
def test_a_query_ends_within_a_second_of_its_deadline_and_the_graph_lives_on(graph, query, seconds):
    assert len(graph.query("SELECT * { ?s ?p ?o }")) == 200
    start = time.perf_counter()
    with pytest.raises(cg.QueryTimeout, match=f"stopped after {seconds:g} s"):
        graph.query(query, timeout=seconds)
    assert time.perf_counter() - start < seconds + 1
    assert len(graph.query("SELECT * { ?s ?p ?o }", timeout=10)) == 200


@forking
@pytest.mark.parametrize(("query", "seconds"), [(LARGE, None), (REPLACED, 20)], ids=["CONCAT", "REPLACE"])
def test_a_text_that_no_memory_holds_is_an_error(graph, query, seconds):
    with pytest.raises(cg.QueryError, match="too much memory"):
        graph.query(query, timeout=seconds)
    assert graph.query("SELECT (CONCAT('a', 'b') AS ?c) { }")[0].c == "ab"


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), 10**9])
def test_a_deadline_is_a_number_of_seconds(graph, seconds):
    with pytest.raises(cg.InvalidArgument, match="timeout="):
        graph.query("ASK { }", timeout=seconds)


@forking
def test_work_that_ends_its_process_is_an_error():
    with pytest.raises(RuntimeError, match="ended its process"):
        run_with_deadline(10, lambda: os.abort())


def test_no_process_is_left(graph):
    before = children()
    with pytest.raises(cg.QueryTimeout):
        graph.query(ENDLESS, timeout=0.1)
    assert children() <= before


def children() -> set[str]:
    listed = subprocess.run(
        ["ps", "-o", "pid=,comm=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
    )
    return {line for line in listed.stdout.splitlines() if not line.endswith(" ps")}


def _ask(graph: cg.CareerGraph) -> int:
    return len(graph.query("SELECT * { ?s ?p ?o }", timeout=30))


@forking
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_deadline_holds_in_the_workers_of_a_pool(graph, method):
    """They are daemons, which multiprocessing forbids to have children; and the graph is sent to them."""
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(_ask, [graph] * 4) == [200] * 4


def test_eight_threads_with_deadlines_are_answered(graph):
    found: list[object] = []

    def ask() -> None:
        try:
            found.append(_ask(graph))
        except Exception as error:  # noqa: BLE001 - it is looked at below
            found.append(error)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [200] * 8


FIRST_QUERIES = """
import threading
import careergraph as cg
graph = cg.load()
barrier = threading.Barrier(8)
found = []
def ask(number):
    barrier.wait()
    query = "SELECT ?s { ?s a cg:Skill }"
    found.append(len(graph.rdf.query(query)) if number % 2 else len(graph.query(query)))
threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert found == [11] * 8, found
"""


@pytest.mark.parametrize(
    "count", [pytest.param(3, id="3 processes"), pytest.param(50, id="50", marks=pytest.mark.slow)]
)
def test_eight_threads_may_begin_with_a_query(count):
    for _ in range(count):
        subprocess.run([sys.executable, "-c", FIRST_QUERIES], check=True, timeout=60)


def test_a_graph_that_was_pickled_answers_alike(graph):
    again = pickle.loads(pickle.dumps(graph))
    assert _ask(again) == _ask(graph)


@forking
@pytest.mark.skipif(not shutil.which("ps"), reason="no ps to look for processes with")
def test_work_ends_with_a_parent_that_is_killed():
    asking = (
        "import careergraph as cg, os, sys\n"
        "graph = cg.loads('<a:a> <a:b> 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 .')\n"
        "triples = ' . '.join(f'?a{n} ?b{n} ?c{n}' for n in range(9))\n"
        "print('asking', flush=True)\n"
        "graph.query('SELECT (COUNT(CONCAT(STR(?a0), STR(?a8))) AS ?n) {' + triples + '}')\n"
    )
    with subprocess.Popen([sys.executable, "-c", asking], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "asking\n"
        children = wait_for(lambda: child_processes(parent.pid))
        parent.kill()
    try:
        wait_for(lambda: not any(alive(child) for child in children))
    finally:
        for child in filter(alive, children):
            os.kill(child, signal.SIGKILL)


def wait_for(condition, seconds=10.0):
    """Wait until a condition holds, and give its value."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < end, "it did not come to hold in time"
        time.sleep(0.05)
    return value


def child_processes(parent: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout
    pairs = (map(int, line.split()) for line in listed.splitlines())
    return [pid for pid, ppid in pairs if ppid == parent]


def alive(pid: int) -> bool:
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout
    return bool(shown.strip()) and not shown.startswith("Z")
