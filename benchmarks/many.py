"""Many people and all pairs, on ESCO and O*NET, beside the bare arrays or what a user would write.

    pip install --group bench -e .
    python benchmarks/many.py --esco FOLDER --onet FOLDER [--growth 1 3 10]

Prints a table in Markdown, of CPU time, so that a busy machine does no harm: each work, what it is measured
beside, both medians, their ratio. `--growth` adds how each grows over made ontologies of these sizes: the
exponent of the time by the number of requirements.
"""

from __future__ import annotations

import argparse
import math
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import networkx
import numpy
import pandas
import scipy.sparse
from made import write
from timing import medians, shown

import careergraph as cg
from careergraph.gaps import counted_nearest
from careergraph.gaps.nearest import nearest_roles
from careergraph.support.tables import Rows, csv_table, text_table

PEOPLE, PAIRS = 2_000, 20


class Work(NamedTuple):
    """One line of the table."""

    name: str
    beside: str
    ours: Callable[[], Any]
    theirs: Callable[[], Any]


def workforce(graph: cg.CareerGraph, chosen: random.Random) -> list[cg.Profile]:
    """People who have most of the skills of some role, and a few others."""
    people = []
    for number in range(PEOPLE):
        needs = graph.requirements(chosen.choice(graph.roles), cg.Necessity.ESSENTIAL)
        known = [each.skill for each in needs if chosen.random() < 0.7]
        held = {skill.iri: chosen.randint(1, 4) for skill in (*known, *chosen.choices(graph.skills, k=8))}
        people.append(cg.Profile(f"p{number}", held))
    return people


def ranks(graph: cg.CareerGraph, chosen: random.Random) -> Iterator[Work]:
    """Each of many people, all roles, one role."""
    people, roles = workforce(graph, chosen), chosen.sample(graph.roles, 100)
    for by in ("fit", "coverage"):
        yield Work(
            f"`graph.rank_all`, {PEOPLE:,} people, by {by}",
            "`graph.rank` of each",
            lambda by=by: list(graph.rank_all(people, by=by)),
            lambda by=by: [graph.rank(each, by=by) for each in people],
        )
    yield from counted(graph, people)
    kernel = graph._gaps.kernel
    holds = [graph._gaps.held_by([graph._lookup.roles.number(role)]) for role in roles]
    starts, totals = kernel.starts, numpy.maximum(kernel.totals, 1)

    def bare(skills: Any) -> Any:
        hit = numpy.concatenate([kernel.roles[starts[skill] : starts[skill + 1]] for skill in skills])
        share = numpy.bincount(hit, minlength=len(totals)) / totals
        return numpy.argpartition(-share, 10)[:10]

    yield Work(
        "`graph.rank`, 100 roles",
        "bincount and argpartition, no levels",
        lambda: [graph.rank(role) for role in roles],
        lambda: [bare(held.skills) for held in holds],
    )


def counted(graph: cg.CareerGraph, people: list[cg.Profile]) -> Iterator[Work]:
    """The same where numba has compiled its part, which takes some two seconds once; beside NumPy."""
    if not counted_nearest.compiled():
        return
    kernel, held = graph._gaps.targets().kernel, graph._gaps.held_by(graph._holders(people))

    def compiled(work: Callable[[], Any], pairs: int = counted_nearest.WORTH_COMPILING) -> Callable[[], Any]:
        def works() -> Any:
            counted_nearest.COMPARED.pairs = pairs
            return work()

        return works

    for by in ("fit", "coverage"):
        for name, work in (
            ("`graph.rank_all`", lambda by=by: list(graph.rank_all(people, by=by))),
            ("the ranking alone", lambda by=by: list(nearest_roles(kernel, held, by, 10))),
        ):
            yield Work(
                f"{name}, {PEOPLE:,} people, by {by}, with numba",
                "NumPy alone",
                compiled(work),
                compiled(work, 0),
            )


def pairs(graph: cg.CareerGraph) -> Iterator[Work]:
    """All roles to all roles."""
    kernel = graph._gaps.kernel
    skill = numpy.repeat(numpy.arange(len(kernel.starts) - 1), numpy.diff(kernel.starts))
    shape = len(kernel.totals), len(kernel.starts) - 1
    ones = numpy.ones(len(skill), numpy.int32)
    required = scipy.sparse.csr_matrix((ones, (kernel.roles, skill)), shape=shape)
    turned = required.T.tocsr()
    yield Work("`graph.gap_matrix`", "SciPy's product", graph.gap_matrix, lambda: required @ turned)
    roles = graph.roles[:1000]
    matrix = graph.gap_matrix(roles, roles)
    names, iris = (numpy.array([*map(of, roles)], object) for of in (str, lambda role: role.iri))

    def repeated() -> Any:
        there = {"row": names, "row_iri": iris}, {"column": names, "column_iri": iris}
        return pandas.DataFrame(
            {
                **{name: each.repeat(len(roles)) for name, each in there[0].items()},
                **{name: numpy.tile(each, len(roles)) for name, each in there[1].items()},
                **{name: getattr(matrix, name).ravel() for name in ("effort", "coverage", "fit", "use")},
            }
        )

    yield Work(
        "`matrix.to_pandas(tidy=True)`, 1,000²",
        "repeat and tile",
        lambda: matrix.to_pandas(tidy=True),
        repeated,
    )
    yield Work(
        "`str(matrix)`, 1,000²",
        "a table of 60 rows",
        lambda: str(matrix),
        lambda: str(Rows(["row", "column"], [(role, role) for role in roles[:60]])),
    )
    yield Work(
        "`graph.suggest_moves`, by fit",
        "`graph.rank_all` of all roles",
        lambda: graph.suggest_moves(by="fit", progress=False),
        lambda: list(graph.rank_all(limit=5, progress=False)),
    )
    rows = [(skill.label, skill.notation, skill.iri) for skill in graph.skills]
    head = ("label", "code", "iri")
    yield Work(
        f"a table of {len(rows):,} rows",
        "its CSV",
        lambda: text_table(head, rows, width=160, limit=None),
        lambda: csv_table(head, rows),
    )


def ways(graph: cg.CareerGraph, chosen: random.Random) -> Iterator[Work]:
    """Paths by steps, and the first one."""
    network, far = graph.role_network, []
    while len(far) < PAIRS:
        one, other = chosen.sample(graph.roles, 2)
        if networkx.has_path(network, one.iri, other.iri):
            far.append((one, other))
    yield Work(
        f"`graph.path` by steps, {PAIRS} pairs",
        "`networkx.bidirectional_shortest_path`",
        lambda: [graph.path(one, other) for one, other in far],
        lambda: [networkx.bidirectional_shortest_path(network, one.iri, other.iri) for one, other in far],
    )
    edges = [*network.edges(data=True)]
    yield Work(
        "the first `graph.path`",
        "a DiGraph of the edges",
        lambda: type(graph)(graph._catalogue).path(*far[0]),
        lambda: networkx.DiGraph(edges),
    )


def growth(sizes: Sequence[float]) -> None:
    """Print how the time grows with the ontology, and between which sizes."""
    works: dict[str, Callable[[cg.CareerGraph], Any]] = {
        "`rank` of 20 roles": lambda graph: [graph.rank(role) for role in graph.roles[:20]],
        "`rank_all` of all roles": lambda graph: [None for _ in graph.rank_all(progress=False)],
        "`gap_matrix` of all roles": lambda graph: graph.gap_matrix(progress=False),
        "`suggest_moves` of 200 roles, by fit": lambda graph: graph.suggest_moves(
            graph.roles[:200], by="fit", progress=False
        ),
        "the first `role` by label": lambda graph: type(graph)(graph._catalogue).role(graph.roles[0].label),
        "the network that paths walk": lambda graph: type(graph)(graph._catalogue).role_network,
        "`gap` of 20 pairs, warm": lambda graph: [graph.gap(graph.roles[0], to) for to in graph.roles[1:21]],
    }
    taken: dict[str, list[float]] = {name: [] for name in works}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            graph = cg.load(write(Path(folder, "made.ttl"), size))
            for name, work in works.items():
                work(graph)
                found = medians({name: lambda work=work, graph=graph: work(graph)}, 3, time.process_time)
                taken[name].append(found[name])
    print(f"\n| work | {' | '.join(f'size {size:g}' for size in sizes)} | exponents |")
    print("|---|" + "---|" * (len(sizes) + 1))
    for name, times in taken.items():
        exponents = [
            math.log(times[n + 1] / times[n]) / math.log(sizes[n + 1] / sizes[n])
            for n in range(len(sizes) - 1)
        ]
        print(
            f"| {name} | {' | '.join(map(shown, times))} | {', '.join(f'{each:.2f}' for each in exponents)} |"
        )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--esco", type=Path, help="the folder of ESCO's CSV download")
    parser.add_argument("--onet", type=Path, help="the folder of O*NET's text files")
    parser.add_argument("--growth", type=float, nargs="+", help="sizes; 1 is as large as ESCO")
    arguments = parser.parse_args()
    chosen = random.Random(1)
    print("| work | beside | ours | theirs | ratio |\n|---|---|---|---|---|")
    if arguments.esco:
        esco = cg.load_esco(arguments.esco, progress=False)
        tell("ESCO", ranks(esco, chosen))
        tell("ESCO", pairs(esco))
    if arguments.onet:
        tell("O*NET", ways(cg.load_onet(arguments.onet, progress=False), chosen))
    if arguments.growth:
        growth(arguments.growth)


def tell(data: str, works: Iterator[Work]) -> None:
    """Time each work beside its rival, and print its line."""
    for work in works:
        work.ours()
        taken = medians({"ours": work.ours, "theirs": work.theirs}, 5, time.process_time)
        ours, theirs = taken["ours"], taken["theirs"]
        print(
            f"| {data}: {work.name} | {work.beside} "
            f"| {shown(ours)} | {shown(theirs)} | {ours / theirs:.2g} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
