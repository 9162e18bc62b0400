"""careergraph beside the engines under it and their rivals, on the same work, in one run.

    pip install --group bench -e .
    python benchmarks/speed.py [--size 1] [--esco FOLDER] [--rivals]

Prints a table in Markdown: each work, what it is measured beside, both medians, their ratio, and the most
that the ratio should be. `--rivals` adds those that take minutes (rdflib, pySHACL); `--esco` has the
matrix made, and a role changed, for ESCO too, from the folder of its CSV download.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import networkx
import numpy
import pydot
import pyoxigraph as ox
import rdflib
import scipy.sparse
from made import write
from timing import medians, shown

import careergraph as cg
from careergraph.gaps.kernel import UNRATED

PAIRS = 100


class Work(NamedTuple):
    """One line of the table; `most` is the ratio to reach, `rounds` how often both are timed."""

    name: str
    beside: str
    ours: Callable[[], Any]
    theirs: Callable[[], Any]
    most: float
    rounds: int = 7


def loading(path: Path, folder: Path, rivals: bool) -> Iterator[Work]:
    """From a file to a graph, and to the first query."""

    def parse() -> int:
        return sum(1 for _ in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))

    yield Work("`cg.load`", "the bare parse", lambda: cg.load(path), parse, 3)
    if rivals:
        yield Work(
            "`cg.load`", "`rdflib.Graph().parse`", lambda: cg.load(path), lambda: rdflib_of(path), 0.1, 1
        )
    cg.load(path, cache=folder)
    yield Work(
        "`cg.load` once more, kept",
        "the first load",
        lambda: cg.load(path, cache=folder),
        lambda: cg.load(path),
        0.2,
    )
    fresh = [cg.load(path) for _ in range(3)]  # held, so that freeing them is not in the time
    waiting = iter(fresh)
    known = cg.load(path)
    quads = [*known._catalogue.terms.asserted, *known._catalogue.terms.derived]

    def store() -> ox.Store:
        store = ox.Store()
        store.bulk_extend(quads)
        return store

    yield Work(
        "the first query",
        "Oxigraph's load of the same quads",
        lambda: next(waiting).query("ASK {}"),
        store,
        1.2,
        3,
    )


def making(graph: cg.CareerGraph, folder: Path) -> Iterator[Work]:
    """From a draft to a graph, beside loading the same from a file."""
    draft = written(graph)
    path = draft.graph().save(folder / "draft.ttl")
    yield Work("`draft.graph()`", "`cg.load` of the same Turtle", draft.graph, lambda: cg.load(path), 1)
    yield changing("a made ontology", graph, lambda: cg.load(path))


def changing(name: str, graph: cg.CareerGraph, load: Callable[[], Any]) -> Work:
    """One requirement more in a graph that is there, which knows nothing of the draft yet."""

    def changed() -> cg.CareerGraph:
        draft = graph.edit()
        draft.require(graph.roles[0], graph.skills[0], level=3)
        return draft.graph()

    return Work(f"`graph.edit()`, one role changed, `graph()`: {name}", "loading it", changed, load, 1)


def written(graph: cg.CareerGraph) -> cg.Draft:
    """The roles, skills, requirements and moves of a graph, stated one by one in Python."""
    draft = cg.Draft()
    for skill in graph.skills:
        draft.skill(skill.label, iri=skill.iri)
    for role in graph.roles:
        draft.role(role.label, iri=role.iri)
    for role in graph.roles:
        for need in graph.requirements(role):
            draft.require(role, need.skill, need.level, need.necessity)
    for move in graph.progressions():
        draft.progression(move.source, move.target, move.kind, move.months)
    return draft


def rdflib_of(path: Path) -> rdflib.Graph:
    """The file as rdflib reads it."""
    return rdflib.Graph().parse(path)


def paths(graph: cg.CareerGraph, chosen: random.Random) -> Iterator[Work]:
    """Ways between roles that are far apart."""
    network = graph.role_network
    pairs = []
    while len(pairs) < PAIRS:
        one, other = chosen.sample(graph.roles, 2)
        if networkx.has_path(network, one.iri, other.iri):
            pairs.append((one, other))
    for by, name, theirs, most in (
        ("steps", "`networkx.bidirectional_shortest_path`", networkx.bidirectional_shortest_path, 5),
        (
            "effort",
            "`networkx.dijkstra_path`",
            lambda network, one, other: networkx.dijkstra_path(network, one, other, "effort"),
            3,
        ),
    ):
        yield Work(
            f"`graph.path` by {by}, {PAIRS} pairs",
            name,
            lambda by=by: [graph.path(one.label, other.label, by=by) for one, other in pairs],
            lambda theirs=theirs: [theirs(network, one.iri, other.iri) for one, other in pairs],
            most,
        )


def gaps(graph: cg.CareerGraph, chosen: random.Random, rivals: bool) -> Iterator[Work]:
    """One gap, a ranking, a matrix."""
    pairs = [chosen.sample(graph.roles, 2) for _ in range(PAIRS)]
    needs = {
        role.iri: {each.skill.iri: each.need for each in graph.requirements(role)} for role in graph.roles
    }
    essential = cg.Necessity.ESSENTIAL
    holds = {
        role.iri: {each.skill.iri: each.need for each in graph.requirements(role, essential)}
        for role in graph.roles
    }

    def bare_gap(one: str, other: str) -> Any:
        held, needed = holds[one], needs[other]
        missing = {skill: need for skill, need in needed.items() if skill not in held}
        below = {skill: need - held[skill] for skill, need in needed.items() if 0 < held.get(skill, 0) < need}
        return missing, below

    yield Work(
        f"`graph.gap`, {PAIRS} pairs",
        "two dictionary comprehensions",
        lambda: [graph.gap(one, other) for one, other in pairs],
        lambda: [bare_gap(one.iri, other.iri) for one, other in pairs],
        10,
    )
    roles = [one for one, _ in pairs]
    kernel = graph._gaps.kernel
    levels = [
        {
            skill: UNRATED if level is None else level
            for skill, level in graph._resolve_holder(role).held.items()
        }
        for role in roles
    ]

    def bare_rank(held: dict[int, int]) -> Any:
        coverage = kernel.sums(held).met[0] / kernel.totals
        return numpy.argpartition(-coverage, 10)[:10]

    def plain_rank(role: str) -> Any:
        held = holds[role]
        met = [
            sum(min(held[skill], need) for skill, need in needed.items() if skill in held)
            / sum(needed.values())
            for needed in holds.values()
        ]
        return sorted(range(len(met)), key=met.__getitem__)[-10:]

    def ranked() -> Any:
        return [graph.rank(role) for role in roles]

    yield Work(
        f"`graph.rank`, {PAIRS} times", "the bare kernel", ranked, lambda: [*map(bare_rank, levels)], 3
    )
    if rivals:
        yield Work(
            f"`graph.rank`, {PAIRS} times",
            "plain Python",
            ranked,
            lambda: [plain_rank(role.iri) for role in roles],
            1 / 50,
            1,
        )
    yield matrix(graph, "`graph.gap_matrix`")


def matrix(graph: cg.CareerGraph, name: str) -> Work:
    """All pairs, with levels, beside SciPy's product of who requires what, without levels."""
    kernel = graph._gaps.kernel
    skill = numpy.repeat(numpy.arange(len(kernel.starts) - 1), numpy.diff(kernel.starts))
    shape = len(kernel.totals), len(kernel.starts) - 1
    required = scipy.sparse.csr_matrix(
        (numpy.ones(len(skill), numpy.int32), (kernel.roles, skill)), shape=shape
    )
    turned = required.T.tocsr()
    return Work(name, "SciPy's sparse product", graph.gap_matrix, lambda: required @ turned, 1)


def queries(graph: cg.CareerGraph, path: Path, rivals: bool) -> Iterator[Work]:
    """SPARQL, checks and pictures."""
    terms = graph._catalogue.terms
    many = (
        "SELECT ?role ?label ?rank { ?role cg:requires ?asked . ?asked cg:skill ?skill ; cg:level ?level . "
        "?level cg:rank ?rank . ?skill skos:prefLabel ?label } LIMIT 10000"
    )

    def bare_query() -> Any:
        return [tuple(term and term.value for term in row) for row in terms.query(many)]

    yield Work(
        "`graph.query`, 10,000 rows",
        "Oxigraph's rows, each value read",
        lambda: graph.query(many),
        bare_query,
        1.3,
    )

    def one_pass() -> Any:
        wanted = {
            f"https://w3id.org/careergraph/ontology#{name}"
            for name in ("requires", "skill", "level", "necessity")
        }
        return sum(
            bool(quad.subject.value and quad.object.value)
            for quad in terms.asserted
            if quad.predicate.value in wanted
        )

    yield Work("`graph.check`", "one pass over the requirements", graph.check, one_pass, 1.5)
    if rivals:
        yield Work("`graph.check`", "pySHACL", graph.check, lambda: validated(path), 1 / 20, 1)
    roles = graph.roles[:1000]
    picture = graph.ladder(roles=roles, max_roles=len(roles)).pydot
    yield Work(
        f"`graph.ladder(…).dot`, {len(roles)} roles",
        "pydot's own build of as many",
        lambda: graph.ladder(roles=roles, max_roles=len(roles)).dot,
        lambda: rebuilt(picture),
        1,
    )


def validated(path: Path) -> Any:
    """What pySHACL finds by the shipped shapes."""
    import pyshacl

    from careergraph.support.resources import resource_path

    return pyshacl.validate(rdflib_of(path), shacl_graph=rdflib_of(resource_path("shapes.ttl")))


def rebuilt(picture: pydot.Dot) -> str:
    """The same nodes and edges with the same attributes, built and written by pydot alone."""
    again = pydot.Dot("again", graph_type="digraph")
    for node in everything(picture, "get_nodes"):
        again.add_node(pydot.Node(node.get_name(), **node.get_attributes()))
    for edge in everything(picture, "get_edges"):
        again.add_edge(pydot.Edge(edge.get_source(), edge.get_destination(), **edge.get_attributes()))
    return str(again.to_string())


def everything(graph: pydot.Graph, of: str) -> Sequence[Any]:
    """The nodes or edges of a graph and of the graphs in it."""
    return [
        *getattr(graph, of)(),
        *(each for inner in graph.get_subgraphs() for each in everything(inner, of)),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=float, default=1, help="1 is as large as ESCO")
    parser.add_argument("--esco", type=Path, help="the folder of ESCO's CSV download")
    parser.add_argument("--rivals", action="store_true", help="with what takes minutes")
    arguments = parser.parse_args()
    chosen = random.Random(1)
    print("| work | beside | ours | theirs | ratio | at most |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder, "made.ttl"), arguments.size)
        tell(loading(path, Path(folder, "cache"), arguments.rivals))
        graph = cg.load(path)
        tell(making(graph, Path(folder)))
        tell(paths(graph, chosen))
        tell(gaps(graph, chosen, arguments.rivals))
        if arguments.esco:
            esco = cg.load_esco(arguments.esco)
            tell([changing("ESCO", esco, lambda: cg.load_esco(arguments.esco))])
            tell([matrix(esco, "`graph.gap_matrix` of ESCO")])
        tell(queries(graph, path, arguments.rivals))


def tell(works: Iterator[Work] | Sequence[Work]) -> None:
    """Time each work beside its rival, and print its line."""
    for work in works:
        taken = medians({"ours": work.ours, "theirs": work.theirs}, work.rounds)
        ratio = taken["ours"] / taken["theirs"]
        print(
            f"| {work.name} | {work.beside} | {shown(taken['ours'])} | {shown(taken['theirs'])} "
            f"| {ratio:.2g} | {work.most:.2g} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
