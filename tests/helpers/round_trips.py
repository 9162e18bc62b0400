"""What loads is saved in every RDF format and loads again the same, or is a `SaveError`: tried on mutants.

    python tests/helpers/round_trips.py --count 100000 --first 0

makes so many mutants in all formats, each batch in a process of its own with bounded memory and time, and
prints what differed, what was raised that is not ours, and what ended in a signal: nothing, one hopes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pyoxigraph as ox
from mutants import WHOLE, mutant

import careergraph as cg
from careergraph.rdf.reading import Reading, read_text
from careergraph.rdf.store import TermStore

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
BATCH = 100
#: One in so many is also written to disk, over an old file, and asked a few questions.
WHOLLY = 20


def differences(graph: cg.CareerGraph, seed: int = 0) -> list[str]:
    """What is not the same once a graph is saved and loaded again, by format; and what is not ours."""
    told = []
    terms = graph._catalogue.terms
    if seed % WHOLLY == 0:
        told += saved_badly(graph)
        told += answered_badly(graph, Random(seed))
    for suffix, format in FORMATS.items():
        try:
            content = terms.serialize(format)
        except cg.SaveError as error:
            if suffix in (".nq", ".trig"):
                told.append(f"{suffix}: {error!r}")
            continue
        try:
            again = read_text(content, suffix)
        except Exception as error:  # noqa: BLE001 - that is what the caller asks about
            told.append(f"{suffix}: {error!r}")
            continue
        if not same(terms, again, tags=suffix != ".rdf"):
            told.append(f"{suffix}: another graph")
    return told


def same(terms: TermStore, again: Reading, tags: bool) -> bool:
    """Whether two files say the same, whatever their blank nodes are called, to each text and its tag."""
    if set(terms.asserted) != set(again.quads) and canonical(terms.asserted) != canonical(again.quads):
        return False
    return not tags or Counter(terms._tags.values()) == Counter(again.tags.values())


def canonical(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """The statements with their blank nodes named by what is said of them."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


def saved_badly(graph: cg.CareerGraph) -> list[str]:
    """What is wrong with the files that a graph is saved to, over old ones."""
    told = []
    with tempfile.TemporaryDirectory() as folder:
        for suffix in FORMATS:
            target = Path(folder, f"out{suffix}")
            target.write_text("old")
            try:
                cg.load(graph.save(target))
            except cg.SaveError:
                if target.read_text() != "old":
                    told.append(f"{suffix}: the old file is not whole")
            if [path.name for path in Path(folder).iterdir()] != [target.name]:
                told.append(f"{suffix}: something is left behind")
            target.unlink()
    return told


def answered_badly(graph: cg.CareerGraph, random: Random) -> list[str]:
    """What is raised that is not ours, by a few questions."""
    questions = [
        lambda: graph.query("CONSTRUCT WHERE { ?s ?p ?o }"),
        lambda: graph.query("DESCRIBE ?s { ?s a cg:Role }"),
        lambda: len(graph.rdf),
        lambda: graph.check(),
    ]
    if graph.roles:
        one, other = random.choice(graph.roles), random.choice(graph.roles)
        questions += [lambda: graph.gap(one, other), lambda: graph.path(one, other), lambda: graph.rank(one)]
    told = []
    for number, question in enumerate(questions):
        try:
            question()
        except cg.CareerGraphError:
            pass
        except Exception as error:  # noqa: BLE001 - that is what the caller asks about
            told.append(f"question {number}: {error!r}")
    return told


def round_trips(format: str, first: int, count: int) -> dict[str, object]:
    """How many of so many mutants load, and what went wrong with which."""
    loaded, faults = 0, []
    for seed in range(first, first + count):
        try:
            graph = cg.loads(mutant(format, seed), format=format)
        except cg.CareerGraphError as error:
            if "\n" in str(error):
                faults.append(f"mutant {seed} of {format}: {error!r}")
            continue
        except Exception as error:  # noqa: BLE001 - that is what the caller asks about
            faults.append(f"mutant {seed} of {format}: {error!r}")
            continue
        loaded += 1
        faults += [f"mutant {seed} of {format}, {fault}" for fault in differences(graph, seed)]
    return {"loaded": loaded, "faults": faults}


def main() -> None:
    from apart import Server

    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument(
        "--count", type=int, default=600, help="mutants in all, shared out among the formats"
    )
    options.add_argument("--first", type=int, default=0, help="the seed of the first mutant of each format")
    options.add_argument("--formats", nargs="+", choices=WHOLE, default=list(WHOLE))
    chosen = options.parse_args()
    each = -(-chosen.count // len(chosen.formats))
    server = Server()
    begun = time.monotonic()
    made = loaded = wrong = 0
    for start in range(chosen.first, chosen.first + each, BATCH):
        for format in chosen.formats:
            count = min(BATCH, chosen.first + each - start)
            came = server.call("round_trips", format, start, count)
            made += count
            if "answer" in came:
                loaded += came["answer"]["loaded"]
                faults = came["answer"]["faults"]
            else:
                faults = [f"mutants {start} to {start + count - 1} of {format}: {came}"]
            wrong += len(faults)
            print(*faults, sep="\n", end="\n" if faults else "", flush=True)
        print(
            f"{made:,} mutants, {loaded:,} loaded and saved in {len(FORMATS)} formats, {wrong} faults, "
            f"{time.monotonic() - begun:,.0f} s",
            file=sys.stderr,
            flush=True,
        )
    server.close()
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
