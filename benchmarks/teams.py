"""Questions about a thousand people and about two versions, beside one matrix of the same rows.

    pip install --group bench -e .
    python benchmarks/teams.py --esco FOLDER [--people 1000]

The people are made: each holds most of what a role of ESCO asks, at made levels, and ten skills more. Prints
a table in Markdown: each work, what it is measured beside, both medians, their ratio, and the most that it
should be.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy
from scipy.optimize import linear_sum_assignment
from timing import medians, shown

import careergraph as cg
from careergraph.rdf.reading import rdf_format

SHARE, OTHERS = 0.7, 10


class Work(NamedTuple):
    """One line of the table: what is timed, what it is measured beside, and the ratio to reach."""

    name: str
    beside: str
    ours: Callable[[], Any]
    theirs: Callable[[], Any]
    most: float


def made_people(graph: cg.CareerGraph, count: int) -> list[cg.Profile]:
    """People who hold most of what some role asks, and some skills besides."""
    chosen = random.Random(1)
    people = []
    for number in range(count):
        asked = [each.skill.iri for each in graph.requirements(chosen.choice(graph.roles))]
        held = chosen.sample(asked, int(len(asked) * SHARE)) if asked else []
        others = [skill.iri for skill in chosen.sample(graph.skills, OTHERS)]
        people.append(cg.Profile(f"Person {number:04}", {iri: chosen.randint(1, 3) for iri in held + others}))
    return people


def with_one_more(graph: cg.CareerGraph) -> cg.CareerGraph:
    """The same with one requirement more, of a role in the middle."""
    role, skill = graph.roles[len(graph.roles) // 2], graph.skills[len(graph.skills) // 2]
    text = graph._catalogue.terms.serialize(rdf_format("nt"), derived=False).decode()
    essential = "https://w3id.org/careergraph/ontology#essentialSkill"
    return cg.loads(f"{text}<{role.iri}> <{essential}> <{skill.iri}> .\n", format="nt")


def works(graph: cg.CareerGraph, people: list[cg.Profile]) -> Iterator[Work]:
    """All that is timed."""
    rows = f"`graph.gap_matrix` of {len(people):,} people"

    def matrix() -> Any:
        return graph.gap_matrix(people)

    role = graph.roles[len(graph.roles) // 2]
    yield Work("`graph.bench`, all roles", rows, lambda: graph.bench(graph.roles, people), matrix, 1)
    yield Work("`graph.holders`", rows, lambda: graph.holders(people), matrix, 1)
    yield Work("`graph.team_gap`", rows, lambda: graph.team_gap(people, role), matrix, 1)
    efforts = numpy.where(numpy.isnan(matrix().coverage), 1e6, matrix().effort)
    yield Work(
        f"`graph.assign`, {len(graph.roles):,} roles",
        f"{rows} and SciPy's assignment twice",
        lambda: graph.assign(people, graph.roles),
        lambda: (matrix(), linear_sum_assignment(efforts), linear_sum_assignment(efforts)),
        1,
    )
    other = with_one_more(graph)
    everybody = [*graph.roles, *people]
    yield Work(
        f"`graph.diff`, {len(people):,} people",
        "`graph.gap_matrix` of roles and people",
        lambda: graph.diff(other, people),
        lambda: graph.gap_matrix(everybody),
        2.5,
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--esco", type=Path, required=True, help="the folder of ESCO's CSV download")
    parser.add_argument("--people", type=int, default=1_000)
    arguments = parser.parse_args()
    graph = cg.load_esco(arguments.esco)
    print("| work | beside | ours | theirs | ratio | at most |\n|---|---|---|---|---|---|")
    for work in works(graph, made_people(graph, arguments.people)):
        work.ours(), work.theirs()
        taken = medians({"ours": work.ours, "theirs": work.theirs})
        ratio = taken["ours"] / taken["theirs"]
        print(
            f"| {work.name} | {work.beside} | {shown(taken['ours'])} | {shown(taken['theirs'])} "
            f"| {ratio:.2g} | {work.most:.2g} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
