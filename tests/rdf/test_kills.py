"""A save that is killed at any moment leaves the old file or the new one, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small import turtle

import careergraph as cg

pytestmark = pytest.mark.skipif(os.name != "posix", reason="no signals that kill")

#: Saves one ontology, then the other, and so on until it is killed.
PROGRAM = """
import sys
import careergraph as cg
graphs = [cg.load(path) for path in sys.argv[2:]]
contents = [graph.save(sys.argv[1]) for graph in graphs]
print("begun", flush=True)
while True:
    for graph in graphs:
        graph.save(sys.argv[1])
"""


def ontology(folder: Path, name: str, count: int) -> Path:
    path = folder / f"{name}.ttl"
    roles = "".join(f':{name}{number} a cg:Role ; skos:prefLabel "{number}" .\n' for number in range(count))
    path.write_text(turtle(roles))
    return path


@pytest.mark.parametrize(
    "count", [pytest.param(10, id="10 kills"), pytest.param(200, id="200", marks=pytest.mark.slow)]
)
def test_a_killed_save_leaves_a_whole_file(tmp_path, count):
    one, two = ontology(tmp_path, "one", 300), ontology(tmp_path, "two", 3_000)
    target = tmp_path / "out" / "saved.ttl"
    target.parent.mkdir()
    whole = set()
    for path in (one, two):
        cg.load(path).save(target)
        whole.add(target.read_bytes())
    moment = random.Random(1)
    seen = []
    for _ in range(count):
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, target, one, two], stdout=subprocess.PIPE, text=True
        )
        with process:
            assert process.stdout.readline() == "begun\n"
            time.sleep(moment.uniform(0, 0.15))
            process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL
        assert target.read_bytes() in whole
        seen.append(target.read_bytes())
    left = [path for path in target.parent.iterdir() if path != target]
    assert all(path.name.startswith(".saved.ttl.") and path.suffix == ".part" for path in left)
    print(f"{count} kills: {len(set(seen))} different files seen, all whole; {len(left)} parts left over")
