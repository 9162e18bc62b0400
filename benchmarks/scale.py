"""What ten times as much costs, in time and memory, each size in a process of its own.

    python benchmarks/scale.py [--sizes 1 10] [--rank]

For each size: how long loading takes and how much memory it needs at its peak and holds after; the same for
rdflib and for NetworkX's own graph of the requirements, a requirement each; with `--rank`, the nearest 20
roles for each role.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from made import write
from timing import shown

import careergraph as cg
from careergraph.support.resources import resource_path


def main() -> None:
    """Measure each size, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=float, nargs="+", default=[1, 10], help="1 is as large as ESCO")
    parser.add_argument("--rank", action="store_true", help="with the nearest 20 roles of each role")
    parser.add_argument("--rdflib", action="store_true", help="with rdflib's own memory (minutes)")
    arguments = parser.parse_args()
    works = ["careergraph", "catalogue", "networkx"]
    works += ["rank_all"] * arguments.rank + ["rdflib"] * arguments.rdflib
    print("| size | work | time | peak | held | held a requirement |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for size in arguments.sizes:
            path = write(Path(folder, f"made-{size}.ttl"), size)
            for work in ["kept", *works]:
                told = subprocess.run(
                    [sys.executable, __file__, work, str(path)], check=True, capture_output=True, text=True
                )
                if work == "kept":
                    continue
                found = json.loads(told.stdout)
                print(
                    f"| {size:g} | {work} | {shown(found['seconds'])} "
                    f"| {found['peak'] / 2**20:.0f} MiB | {found['held'] / 2**20:.0f} MiB "
                    f"| {found['held'] / found['requirements']:.0f} bytes |",
                    flush=True,
                )


def measure(work: str, path: Path) -> dict[str, float]:
    """The time and memory of one work in this process, less what it started with."""
    cache = path.parent / "cache"
    cg.load(resource_path("accounts.ttl"), cache=cache).path(
        "AE", "KAM"
    )  # what is imported late is imported now
    requirements = path.read_text(encoding="utf-8").count("cg:skill :s")
    if work in ("rank_all", "networkx"):
        graph = cg.load(path, cache=cache)
        rows = (
            (role.iri, each.skill.iri, {"need": each.need})
            for role in graph.roles
            for each in graph.requirements(role)
        )
    gc.collect()
    before, start = resident(), time.perf_counter()
    kept: Any
    match work:
        case "careergraph":
            kept = cg.load(path)
        case "kept" | "catalogue":
            # From the cache the terms stay on the disk, and only the catalogue is in memory.
            kept = cg.load(path, cache=cache)
        case "networkx":
            import networkx

            kept = networkx.DiGraph()
            kept.add_edges_from(rows)
        case "rdflib":
            import rdflib

            kept = rdflib.Graph().parse(path)
        case "rank_all":
            kept = sum(len(ranking) for ranking in graph.rank_all(limit=20))
    seconds = time.perf_counter() - start
    gc.collect()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    held = resident() - before
    del kept
    return {"seconds": seconds, "peak": peak, "held": held, "requirements": requirements}


def resident() -> int:
    """The memory of this process in bytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


if __name__ == "__main__":
    if len(sys.argv) == 3 and not sys.argv[1].startswith("-"):
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
    else:
        main()
