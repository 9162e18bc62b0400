"""How long imports and a bare start of the command line take, beside rdflib's import, in one run.

    python benchmarks/imports.py [rounds]

Each is a process of its own, in turn, so that a machine whose speed drifts is fair to all; the medians
are printed, and their ratio to importing rdflib.
"""

import statistics
import subprocess
import sys
import time

COMMANDS = {
    "python": ["-c", "pass"],
    "import rdflib": ["-c", "import rdflib"],
    "import careergraph": ["-c", "import careergraph"],
    "import and load": ["-c", "import careergraph; careergraph.load()"],
    "careergraph --version": ["-m", "careergraph.cli", "--version"],
}


def seconds(arguments: list[str]) -> float:
    """How long one process takes, from its start to its end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def main(rounds: int = 15) -> None:
    """Time all commands in turn, so many times, and print the medians."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, arguments in COMMANDS.items():
            taken[name].append(seconds(arguments))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        print(f"{name:24}{1000 * median:8.1f} ms{median / medians['import rdflib']:8.2f} ×")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
