"""The deadline of a query, by the clock: the first that forks a worker, and those that it answers after.

    python benchmarks/deadline.py [--held 0 500 2000]

Prints a table in Markdown: what a deadline adds to one query, for as many megabytes as the process holds.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

import careergraph as cg

_ASKED = "ASK { ?s a cg:Role }"


def added(megabytes: int) -> tuple[float, float]:
    """Return what a deadline adds to the first query, and to a later one, in seconds."""
    graph = cg.load()
    graph.query(_ASKED)
    held = bytearray(b"x") * (megabytes * 2**20)

    def taken(timeout: float | None) -> float:
        start = time.perf_counter()
        graph.query(_ASKED, timeout=timeout)
        return time.perf_counter() - start

    plain = statistics.median(taken(None) for _ in range(20))
    first = taken(10)
    later = statistics.median(taken(10) for _ in range(20))
    del held
    return first - plain, later - plain


def main() -> None:
    """Print the table; each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--held", type=int, nargs="+", default=[0, 500, 2000], help="megabytes held")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        first, later = added(arguments.held[0])
        print(f"| {arguments.held[0]} MB | {first * 1e3:.1f} ms | {later * 1e3:.2f} ms |")
        return
    print("| held | the first query | a later one |\n|---|---|---|", flush=True)
    for megabytes in arguments.held:
        subprocess.run([sys.executable, __file__, "--alone", "--held", str(megabytes)], check=True)


if __name__ == "__main__":
    main()
