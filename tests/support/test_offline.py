"""A second wall: with the first, which reads the query, patched to accept all, nothing is reached."""

from __future__ import annotations

import gc
import os
import re
import socket
import sys
import threading
import weakref
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import URIRef
from small import loads

import careergraph as cg
from careergraph.rdf import rdflib_view, sparql
from careergraph.rdf.query_guard import CheckedQuery
from careergraph.support import offline

FORMS = {
    "plain": "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "silent": "SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
    "behind a text": 'SELECT ?s {{ BIND("""x" """ AS ?z) SERVICE <{url}> {{ ?s ?p ?o }} BIND("a" AS ?w) }}',
    "variable": "SELECT * {{ VALUES ?server {{ <{url}> }} SERVICE ?server {{ ?s ?p ?o }} }}",
    "subquery": "SELECT ?s {{ {{ SELECT ?s {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }} }}",
    "texts": "SELECT (CONCAT(STR(?s), 'x') AS ?c) {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "ask": "ASK {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "construct": "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
}


class Listener:
    """A server on the loopback that counts who connects, and hangs up."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"
        self.hits = 0
        self._counted = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.hits += 1
            connection.close()
            self._counted.set()

    def connect(self) -> None:
        """Connect once, and wait until that is counted."""
        self._counted.clear()
        socket.create_connection(self._socket.getsockname()).close()
        self._counted.wait(10)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    try:
        server = Listener()
        server.connect()
    except OSError as error:
        pytest.skip(f"there is no loopback to listen on: {error}")
    server.hits = 0
    yield server
    server.close()


def without_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system that has no seccomp."""
    monkeypatch.setattr(offline, "_filter_works", lambda: False)
    monkeypatch.setattr(offline, "_set_filter", lambda: False)


@pytest.fixture(
    params=[
        pytest.param("filter", marks=pytest.mark.skipif(not offline._filter_works(), reason="no seccomp")),
        pytest.param("descriptors", marks=pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")),
    ]
)
def wall(request, monkeypatch) -> str:
    if request.param == "descriptors":
        without_filter(monkeypatch)
    return request.param


@pytest.fixture
def first_wall_down(monkeypatch) -> None:
    for module in (sparql, rdflib_view):
        monkeypatch.setattr(module, "check_query", lambda query: CheckedQuery(query, "CONCAT" in query))
    monkeypatch.setattr(rdflib_view, "_refuse_parts", lambda part: None)


def test_the_server_would_be_reached_without_a_wall(listener):
    with pytest.raises(OSError, match=r"."):
        list(ox.Store().query(FORMS["plain"].format(url=listener.url)))
    assert listener.hits > 0


@pytest.mark.parametrize("timeout", [None, 20])
@pytest.mark.parametrize("form", FORMS)
def test_the_second_wall_alone_leaves_a_server_at_no_hit(listener, wall, first_wall_down, form, timeout):
    graph = loads(":a :b :c .")
    with suppress(cg.QueryError):
        graph.query(FORMS[form].format(url=listener.url), timeout=timeout)
    assert listener.hits == 0
    assert graph.query("ASK { ?s ?p ?o }", timeout=timeout) is True


@pytest.mark.parametrize(
    "options", [{}, {"initBindings": {"x": URIRef("http://e/")}}, {"use_store_provided": False}]
)
def test_the_second_wall_holds_for_rdflib_too(listener, wall, first_wall_down, options):
    graph = loads(":a :b :c .")
    # rdflib lets the system's own error through; no query of this kind passes the first wall.
    with pytest.raises((cg.QueryError, OSError)):
        list(graph.rdf.query(FORMS["plain"].format(url=listener.url), **options))
    assert listener.hits == 0


def test_the_rest_of_the_process_keeps_its_connections(listener, wall):
    loads(":a :b :c .").query("SELECT * { ?s ?p ?o }")
    listener.connect()
    assert listener.hits == 1


def test_work_gives_its_result_or_its_error(wall):
    assert offline.offline(lambda: [1, 2]) == [1, 2]
    with pytest.raises(KeyError, match="mine"):
        offline.offline(lambda: {}["mine"])


@pytest.mark.skipif(sys.platform != "linux", reason="it is a filter of Linux")
def test_no_program_is_started_behind_the_filter():
    import subprocess

    if not offline._filter_works():
        pytest.skip("the system takes no filter")
    with pytest.raises(PermissionError):
        offline.offline(lambda: subprocess.run([sys.executable, "-c", ""]))
    assert subprocess.run([sys.executable, "-c", ""]).returncode == 0


def test_no_pattern_needs_what_an_early_python_311_reads_otherwise():
    """CPython before 3.11.5 has possessive quantifiers over groups wrong, and a guard with them is blind."""
    root = Path(cg.__file__).parent
    possessive = re.compile(r"[^\\][*+?}]\+(?=[\"')|(>])")
    assert possessive.search(r'r"(?:a|b)*+"')
    found = [
        f"{path.name}: {line.strip()}"
        for path in root.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\br[bf]?['\"]|\b[bf]r['\"]|re\.", line) and possessive.search(line)
    ]
    assert found == []


def test_confined_threads_are_few_and_keep_nothing_of_their_work():
    class Thing:
        pass

    thing = Thing()
    gone = weakref.ref(thing)
    before = threading.active_count()
    for _ in range(50):
        offline.offline(lambda kept=thing: kept)
    assert threading.active_count() <= before + 1
    del thing
    gc.collect()
    assert gone() is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_forked_process_answers_though_it_has_none_of_the_threads():
    graph = loads(":a :b :c .")
    assert graph.query("ASK { ?s ?p ?o }") is True
    child = os.fork()
    if not child:
        os._exit(0 if graph.query("ASK { ?s ?p ?o }") is True else 1)
    assert os.waitpid(child, 0)[1] == 0
