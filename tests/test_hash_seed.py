"""The same ontology gives the same answers and the same bytes under any hash seed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from small import tied_ladder

PROGRAM = """
import hashlib, sys
from pathlib import Path
import careergraph as cg

def told(graph, folder):
    start, end = graph.roles[0], graph.roles[-1]
    yield [[role.iri for role in path.roles] for path in graph.paths(start, end, limit=20)]
    yield [[role.iri for role in path.roles] for path in graph.paths(start, end, by="effort", limit=20)]
    yield [(entry.role.iri, entry.coverage, entry.effort) for entry in graph.rank(start, limit=99)]
    yield [[str(item) for item in graph.gap(start, role)] for role in graph.roles]
    yield graph.gap_matrix().effort.tolist()
    yield list(graph.reachable(start).items())
    yield [str(finding) for finding in graph.check()]
    yield [thing.iri for thing in graph.search("role")]
    yield list(graph.network.edges(keys=True))
    yield graph.ladder(path=graph.path(start, end), who=start).dot
    yield graph.ladder().mermaid
    for suffix in (".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf"):
        for derived in (False, True):
            saved = graph.save(folder / f"saved{suffix}", derived=derived)
            yield hashlib.sha256(saved.read_bytes()).hexdigest()

folder = Path(sys.argv[1])
graph = cg.load(folder / "roles.ttl")
for number, answer in enumerate(told(graph, folder)):
    print(number, answer)
"""


SEEDS = ["0", "1", "42", "4294967295", *map(str, range(100, 116))]


@pytest.fixture(scope="module", params=[4, pytest.param(20, marks=pytest.mark.slow)], ids="{} seeds".format)
def answers(tmp_path_factory, request) -> list[str]:
    """What a process says under each of several hash seeds."""
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "roles.ttl").write_text(tied_ladder(), encoding="utf-8")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(make(folder, seed))],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for seed in SEEDS[: request.param]
    ]
    told = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0] * request.param
    return told


def make(folder, seed):
    """A folder of its own for each process, with the same file."""
    own = folder / seed
    own.mkdir()
    (own / "roles.ttl").write_bytes((folder / "roles.ttl").read_bytes())
    return own


def test_answers_and_bytes_are_the_same_under_any_hash_seed(answers):
    first, *others = answers
    assert len(first.splitlines()) >= 23
    for other in others:
        assert other.splitlines() == first.splitlines()
