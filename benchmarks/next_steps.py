"""What the questions about one person's next steps cost, as ratios to one rank of the same person.

python benchmarks/next_steps.py ESCO-FOLDER
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from timing import medians, shown

import careergraph as cg

#: How many people are asked about, each a role of the taxonomy.
PEOPLE = 20


def main(folder: str) -> None:
    """Measure each question, and print a table in Markdown."""
    graph = cg.load_esco(folder)
    chosen = random.Random(1).sample(graph.roles, PEOPLE + 1)
    target, people = chosen[0], chosen[1:]
    near = {who: [entry.role for entry in graph.rank(who, limit=30)] for who in people}
    works: dict[str, Callable[[Any], Any]] = {
        "rank": graph.rank,
        "leverage": graph.leverage,
        "leverage, a budget of 5": partial(graph.leverage, effort=5),
        "leverage by opens": partial(graph.leverage, by="opens"),
        "leverage by opens, a budget of 5": partial(graph.leverage, effort=5, by="opens"),
        "leverage for the 30 nearest": lambda who: graph.leverage(who, near[who]),
        "plan": partial(graph.plan, role=target),
    }
    found = medians({name: partial(_for_all, people, work) for name, work in works.items()})
    print("| question | time | ratio to a rank |\n|---|---|---|")
    for name, seconds in found.items():
        print(f"| {name} | {shown(seconds / PEOPLE)} | {seconds / found['rank']:.1f} |")


def _for_all(people: list[cg.Role], work: Callable[[Any], Any]) -> None:
    for who in people:
        work(who)


if __name__ == "__main__":
    main(sys.argv[1])
