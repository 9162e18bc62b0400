"""Workers are kept for the next request, and never for longer than somebody may want them."""

from __future__ import annotations

import copy
import gc
import os
import pickle
import time
from collections.abc import Callable

import pytest
from small import loads

from careergraph.support import kept_workers
from careergraph.support.kept_workers import KeptWorkers

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no system to fork on")


def answered(request: str) -> object:
    """Do what a request says, and tell which process did it."""
    match request:
        case "fail":
            raise ValueError("no such thing")
        case "end":
            os._exit(3)
        case "sleep":
            time.sleep(60)
        case "grow":
            return len(b"x" * 200_000_000), os.getpid()
    return os.getpid()


def plain(work: Callable[[], object]) -> object:
    return work()


@pytest.fixture
def workers() -> KeptWorkers[str, object]:
    return KeptWorkers(answered, plain)


def lives(process: object) -> bool:
    """Tell whether a child lives, or has ended and waits to be taken note of."""
    try:
        os.kill(int(str(process)), 0)
    except ProcessLookupError:
        return False
    return True


def test_one_worker_answers_one_request_after_another(workers):
    assert len({workers.ask(10, "who") for _ in range(5)}) == 1
    assert workers.ask(10, "who") != os.getpid()


def test_an_error_is_raised_here_and_the_worker_stays(workers):
    first = workers.ask(10, "who")
    with pytest.raises(ValueError, match="no such thing"):
        workers.ask(10, "fail")
    assert workers.ask(10, "who") == first


@pytest.mark.parametrize(
    ("request_", "seconds", "error"), [("end", 30, RuntimeError), ("sleep", 0.1, TimeoutError)]
)
def test_a_worker_that_ended_or_ran_out_of_time_gives_way_to_another(workers, request_, seconds, error):
    first = workers.ask(10, "who")
    with pytest.raises(error):
        workers.ask(seconds, request_)
    assert not lives(first)
    assert workers.ask(10, "who") != first


def test_a_worker_that_took_much_memory_is_not_kept(workers):
    _, first = workers.ask(10, "grow")
    assert workers.ask(10, "who") != first
    assert not lives(first)


def test_a_worker_ends_with_the_graph_that_had_it():
    graph = loads(":a a cg:Role .")
    assert graph.query("ASK { ?a a cg:Role }", timeout=10) is True
    [worker] = graph._queried.workers._idle
    child = worker._end.peek()[2][1]
    assert lives(child)
    del graph, worker
    gc.collect()
    assert not lives(child)


def test_a_worker_that_nobody_asks_ends_by_itself(workers, monkeypatch):
    monkeypatch.setattr(kept_workers, "IDLE", 0.05)
    child = workers.ask(10, "who")
    for _ in range(200):
        if not lives(child):
            break
        time.sleep(0.05)
    assert not lives(child)
    assert workers.ask(10, "who") != child


def test_a_process_forked_from_here_leaves_our_workers_alone(workers):
    child = workers.ask(10, "who")
    forked = os.fork()
    if not forked:
        theirs = workers.ask(10, "who")
        os._exit(0 if theirs != child else 1)
    assert os.waitpid(forked, 0)[1] == 0
    assert workers.ask(10, "who") == child


@pytest.mark.parametrize("copied", [copy.copy, lambda each: pickle.loads(pickle.dumps(each))])
def test_a_copy_begins_without_workers(workers, copied):
    child = workers.ask(10, "who")
    assert copied(workers).ask(10, "who") != child


def test_the_limit_of_the_processor_is_that_of_each_request():
    import resource

    workers = KeptWorkers(lambda _: resource.getrlimit(resource.RLIMIT_CPU)[0], plain)
    assert workers.ask(5, "") <= 8
    assert 100 <= workers.ask(100, "") <= 103
    assert workers.ask(5, "") <= 8
    assert workers.ask(None, "") == resource.getrlimit(resource.RLIMIT_CPU)[1]
