"""Reading and writing of the published taxonomies, beside the engines and the readers under them.

    pip install --group bench -e .
    python benchmarks/reading.py ESCO-FOLDER ONET-FOLDER [--rounds 5] [--only WORD …]

Prints a table in Markdown, as `speed.py` does: each work, what it is measured beside, both medians, their
ratio, and the most that the ratio should be. Times are those of the
processor, so that a busy machine is fair.
"""

from __future__ import annotations

import argparse
import compileall
import csv
import gzip
import io
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox
from made import write
from timing import medians, processor, shown

import careergraph as cg
from careergraph.rdf.document_guards import count_bases, guard_turtle
from careergraph.rdf.reading import read_files

TURTLE, TRIPLES = ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES
PEOPLE, HELD = 100_000, 20


class Work(NamedTuple):
    """One line of the table; `most` is the ratio to reach."""

    name: str
    beside: str
    ours: Callable[[], Any]
    theirs: Callable[[], Any]
    most: float


def parsing(name: str, path: Path, format: ox.RdfFormat, most: float) -> Iterator[Work]:
    """A file becomes a graph, beside the parse alone; and what stands in front of the parser."""
    data = path.read_bytes()

    def parse() -> int:
        return sum(1 for _ in ox.parse(data, format))

    def listed() -> list[ox.Quad]:
        return list(ox.parse(data, format))

    yield Work(f"`cg.load` of {name}, {path.suffix}", "the bare parse", lambda: cg.load(path), parse, most)
    yield Work(
        f"reading {name}, {path.suffix}, guarded",
        "the same parse, listed",
        lambda: read_files([path]),
        listed,
        1.4,
    )


def guards() -> Iterator[Work]:
    """What stands in front of the parser, alone: beside the parse, and how it grows, as 4 ** 1.1 = 4.6."""

    def guard(text: bytes) -> None:
        guard_turtle(text, count_bases(text))

    few, many = 250_000, 1_000_000
    for what, line in (
        ("comments", "# {n}\n"),
        ("long IRIs", f"<urn:{'x' * 90}{{n}}> a <urn:{'y' * 90}> .\n"),
    ):
        fewer, more = ("".join(line.format(n=n) for n in range(count)).encode() for count in (few, many))
        ours = partial(guard, more)
        yield Work(f"the guard of {many:,} {what}", f"of {few:,}", ours, partial(guard, fewer), 4.6)
    yield Work("the guard of long IRIs", "their parse", ours, lambda: list(ox.parse(more, TURTLE)), 0.4)


def tables(esco: Path, onet: Path) -> Iterator[Work]:
    """The folders of the publishers, beside Python's reader of their files."""
    esco_files = [
        esco / f"{name}_en.csv"
        for name in (
            "occupations",
            "skills",
            "ISCOGroups",
            "skillGroups",
            "occupationSkillRelations",
            "broaderRelationsOccPillar",
            "broaderRelationsSkillPillar",
            "skillSkillRelations",
        )
    ]
    onet_files = [
        onet / f"{name}.txt"
        for name in (
            "Occupation Data",
            "Alternate Titles",
            "Skills",
            "Knowledge",
            "Technology Skills",
            "Task Statements",
            "Related Occupations",
            "Job Zones",
        )
    ]
    yield Work(
        "`cg.load_esco`",
        "`csv.reader` of its files",
        lambda: cg.load_esco(esco),
        lambda: cells(esco_files),
        4,
    )
    yield Work(
        "`cg.load_onet`",
        "`csv.reader` of its files",
        lambda: cg.load_onet(onet),
        lambda: cells(onet_files, "\t"),
        5,
    )


def cells(files: list[Path], delimiter: str = ",") -> int:
    """Read every row of some files."""
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    count = 0
    for path in files:
        read = path.open if path.is_file() else partial(gzip.open, f"{path}.gz")
        with read("rb") as content, io.TextIOWrapper(content, "utf-8-sig", newline="") as file:
            count += sum(map(len, csv.reader(file, delimiter=delimiter, quoting=quoting)))
    return count


def saving(name: str, path: Path, folder: Path, most: float) -> Iterator[Work]:
    """A graph becomes a file, beside the engine's own writing of the same quads."""
    graph = cg.load(path)
    quads = [quad.triple for quad in graph._catalogue.terms.asserted]
    for suffix, format in ((".ttl", TURTLE), (".nt", TRIPLES), (".jsonld", ox.RdfFormat.JSON_LD)):
        yield Work(
            f"`save` of {name}, {suffix}",
            "`ox.serialize`, unsorted",
            lambda suffix=suffix: graph.save(folder / f"out{suffix}"),
            lambda chosen=format: (folder / "theirs").write_bytes(ox.serialize(quads, format=chosen) or b""),
            most,
        )


def queries(esco: Path, folder: Path) -> Iterator[Work]:
    """The first query of a graph that is kept, and one with a deadline."""
    cg.load_esco(esco, cache=folder).query("ASK {}")
    cg.load_esco(esco, cache=folder).query("ASK {}")
    (kept,) = (folder / "stores").iterdir()

    def opened() -> object:
        return ox.Store.read_only(str(kept)).query("ASK { ?s ?p ?o }")

    graphs = iter([cg.load_esco(esco, cache=folder) for _ in range(50)])
    yield Work(
        "the first query of ESCO, kept",
        "opening its store, kept on the disk",
        lambda: next(graphs).query("ASK { ?s ?p ?o }"),
        opened,
        3,
    )


def people(esco: Path, folder: Path) -> Iterator[Work]:
    """A large table of people, without a graph and with one."""
    graph = cg.load_esco(esco)
    path = folder / "people.csv"
    chosen = random.Random(1)
    labels = [skill.label for skill in graph.skills]
    labels = [label for label, count in _counted(labels).items() if count == 1]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("name", "skill", "level"))
        for number in range(PEOPLE):
            writer.writerows(
                (f"Person {number}", label, chosen.randint(1, 5)) for label in chosen.sample(labels, HELD)
            )

    def read() -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        with path.open(newline="", encoding="utf-8") as lines:
            rows = csv.reader(lines)
            next(rows)
            for name, skill, level in rows:
                found.setdefault(name, {})[skill] = level
        return found

    beside = "`csv.reader` into dictionaries"
    yield Work(f"`cg.load_profiles`, {PEOPLE:,} × {HELD}", beside, lambda: cg.load_profiles(path), read, 2)
    yield Work(
        f"`cg.load_profiles` with a graph, {PEOPLE:,} × {HELD}",
        beside,
        lambda: cg.load_profiles(path, graph),
        read,
        3,
    )


def _counted(texts: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    return counts


def commands(esco: Path, folder: Path) -> Iterator[Work]:
    """The command line on ESCO, kept, from key to answer, in processes of their own."""
    # As an installer does it, for Python and rdflib are compiled too.
    compileall.compile_dir(Path(cg.__file__).parent, quiet=1)
    environment = {**os.environ, "CAREERGRAPH_CACHE": str(folder)}
    roles = "bartender", "head waiter/head waitress"

    def run(*words: str) -> None:
        subprocess.run([sys.executable, *words], env=environment, check=True, stdout=subprocess.DEVNULL)

    command = "-m", "careergraph.cli"
    run(*command, "gap", *roles, "--ontology", str(esco))
    run(*command, "query", "ASK {}", "--ontology", str(esco))
    start = "Python's start, with rdflib imported"
    yield Work(
        "`careergraph gap` on ESCO, kept",
        start,
        lambda: run(*command, "gap", *roles, "--ontology", str(esco)),
        lambda: run("-c", "import rdflib"),
        2,
    )
    yield Work(
        "`careergraph query` on ESCO, kept",
        start,
        lambda: run(*command, "query", "SELECT ?s { ?s a cg:Role } LIMIT 5", "--ontology", str(esco)),
        lambda: run("-c", "import rdflib"),
        3,
    )


def notebook(esco: Path, folder: Path) -> Iterator[Work]:
    """The first gap of a graph, beside its loading; a hundred gaps of roles not asked of before."""
    graphs = iter([cg.load_esco(esco) for _ in range(3)])
    yield Work(
        "the first `gap` on ESCO",
        "`cg.load_esco`",
        lambda: next(graphs).gap("bartender", "head waiter/head waitress"),
        lambda: cg.load_esco(esco),
        1,
    )
    graph = cg.load_esco(esco, cache=folder)
    roles = [role.iri for role in random.Random(3).sample(graph.roles, 200)]
    pairs = [*zip(roles[:100], roles[100:], strict=True)]
    kept = iter([cg.load_esco(esco, cache=folder) for _ in range(3)])
    needed = {
        role: {each.skill.iri: each.level or 1 for each in graph.requirements(role, cg.Necessity.ESSENTIAL)}
        for role in roles
    }

    def ours() -> list[cg.SkillGap]:
        graph = next(kept)
        return [graph.gap(source, target) for source, target in pairs]

    def theirs() -> list[Any]:
        found = []
        for source, target in pairs:
            have, need = needed[source], needed[target]
            missing = {skill: level for skill, level in need.items() if have.get(skill, 0) < level}
            found.append((missing, {skill: level for skill, level in have.items() if skill not in need}))
        return found

    yield Work("`graph.gap` of 100 pairs on ESCO, kept", "two dictionary comprehensions", ours, theirs, 20)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("esco", type=Path, help="the folder of ESCO's CSV download")
    parser.add_argument("onet", type=Path, help="the folder of O*NET's text database")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=(), help="the groups to measure")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = write(folder / "made.ttl", 1)

        def written() -> Iterator[tuple[str, Path, ox.RdfFormat, float]]:
            for title, graph in (
                ("ESCO", cg.load_esco(arguments.esco)),
                ("O*NET", cg.load_onet(arguments.onet)),
            ):
                for suffix, format in ((".ttl", TURTLE), (".nt", TRIPLES)):
                    path = folder / f"{title[0]}{suffix}"
                    if not path.is_file():
                        graph.save(path)
                    yield title, path, format, 4
            yield "a made ontology", made, TURTLE, 3

        groups: dict[str, Callable[[], Iterator[Work]]] = {
            "load": lambda: (work for each in written() for work in parsing(*each)),
            "guard": guards,
            "tables": lambda: tables(arguments.esco, arguments.onet),
            "save": lambda: (
                work
                for title, path, _, most in (
                    *[each for each in written() if each[1].suffix == ".ttl" and each[0] == "ESCO"],
                    ("137,000 blank nodes", made, TURTLE, 15),
                )
                for work in saving(title, path, folder, 6 if title == "ESCO" else most)
            ),
            "query": lambda: queries(arguments.esco, folder / "queries"),
            "people": lambda: people(arguments.esco, folder),
            "command": lambda: commands(arguments.esco, folder / "commands"),
            "notebook": lambda: notebook(arguments.esco, folder / "notebook"),
        }
        print("| work | beside | ours | theirs | ratio | at most |\n|---|---|---|---|---|---|")
        for group in arguments.only or groups:
            for work in groups[group]():
                rounds = min(arguments.rounds, 3) if group in ("notebook", "people") else arguments.rounds
                taken = medians({"ours": work.ours, "theirs": work.theirs}, rounds, processor)
                ratio = taken["ours"] / taken["theirs"]
                print(
                    f"| {work.name} | {work.beside} | {shown(taken['ours'])} | {shown(taken['theirs'])} "
                    f"| {ratio:.2g} | {work.most:.2g} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
