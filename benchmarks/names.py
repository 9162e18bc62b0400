"""How well names are matched on ESCO, beside rapidfuzz's scorers, and what it costs; in one run.

    python benchmarks/names.py FOLDER [--queries 1500] [--seed 20261124] [--rivals]

FOLDER is that of ESCO's CSV download, in English. Queries are alternative labels of skills, drawn at
random, and skills are known by their preferred labels alone: so each query is a real name that the graph
has not seen. What was chosen by looking, was chosen on the queries whose SHA-256 begins with an even byte;
the other half is what counts. Times are of the processor, so that what else the machine does counts little.
`--rivals` adds rapidfuzz's scorers on the first 300 queries, which takes minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import string
import time
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from rapidfuzz import fuzz, process

import careergraph as cg
from careergraph.names.label_index import LabelIndex
from careergraph.names.label_words import plain

#: A name, and the IRI of what it means.
Query: TypeAlias = tuple[str, str]
Search: TypeAlias = Callable[[str], Sequence[str]]

RIVALS = {"WRatio": fuzz.WRatio, "token_sort_ratio": fuzz.token_sort_ratio, "ratio": fuzz.ratio}
SHORTEST = 5


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description="How well names are matched on ESCO, and what it costs.")
    parser.add_argument("folder")
    parser.add_argument("--queries", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--rivals", action="store_true")
    options = parser.parse_args()
    begun = time.process_time()
    esco = cg.load_esco(options.folder)
    loading = time.process_time() - begun
    chance = random.Random(options.seed)
    pairs = [(label, skill.iri) for skill in esco.skills for label in skill.alternative_labels.get("en", ())]
    queries = chance.sample(sorted(pairs), min(options.queries, len(pairs)))
    long = [(skill.label, skill.iri) for skill in esco.skills if len(skill.label) >= SHORTEST]
    mistyped = [
        (with_errors(label, chance, 1 + place % 2), iri)
        for place, (label, iri) in enumerate(chance.sample(sorted(long), len(queries)))
    ]
    bare = by_preferred_label(esco)
    print_accuracy(bare, queries, mistyped, options.rivals)
    print_statuses(
        {
            "preferred labels known, alternative labels asked": (bare, queries),
            "preferred labels known, typing errors asked": (bare, mistyped),
            "all labels known, alternative labels asked": (esco, queries),
            "all labels known, typing errors asked": (esco, mistyped),
        }
    )
    print_costs(esco, [name for name, _ in queries[:400]], loading)


def by_preferred_label(esco: cg.CareerGraph) -> cg.CareerGraph:
    """The skills of a graph with their preferred labels alone."""
    lines = []
    for skill in esco.skills:
        label = skill.label.replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f'<{skill.iri}> a cg:Skill ; skos:prefLabel "{label}"@en .')
    prefixes = "@prefix cg: <https://w3id.org/careergraph/ontology#> .\n"
    prefixes += "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    return cg.loads(prefixes + "\n".join(lines))


def with_errors(label: str, chance: random.Random, count: int) -> str:
    """A label with a letter changed, left out, swapped with the next or put in, so many times."""
    letters = list(label)
    for _ in range(count):
        place = chance.randrange(len(letters))
        kind = chance.randrange(4)
        if kind == 0:
            letters[place] = chance.choice(string.ascii_lowercase)
        elif kind == 1 and len(letters) > 1:
            del letters[place]
        elif kind == 2 and place + 1 < len(letters):
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        else:
            letters.insert(place, chance.choice(string.ascii_lowercase))
    return "".join(letters)


def index_search(graph: cg.CareerGraph) -> Search:
    """The five skills whose labels come nearest by the index."""
    labels, value = graph._lookup.labels, graph._catalogue.skill
    return lambda name: [value(hit.number).iri for hit in labels.near(name, "skill", 5)]


def rapidfuzz_search(graph: cg.CareerGraph, scorer: Callable[..., float]) -> Search:
    """The same by one of rapidfuzz's scorers, over every label."""
    labels = [plain(skill.label) for skill in graph.skills]
    iris = [skill.iri for skill in graph.skills]
    return lambda name: [
        iris[place] for _, _, place in process.extract(plain(name), labels, scorer=scorer, limit=5)
    ]


def is_other_half(name: str) -> bool:
    """Whether a query is of the half that nothing was chosen on."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def accuracy(search: Search, queries: Iterable[Query]) -> str:
    """How many first, and how many among five, are right."""
    found = [(search(name), iri) for name, iri in queries]
    first = sum(iris[:1] == [iri] for iris, iri in found)
    five = sum(iri in iris for iris, iri in found)
    return f"{first / len(found):.3f} / {five / len(found):.3f}"


def print_accuracy(
    bare: cg.CareerGraph, queries: Sequence[Query], mistyped: Sequence[Query], rivals: bool
) -> None:
    """Print how often the right skill comes first, and among five."""
    other = [query for query in queries if is_other_half(query[0])]
    print(
        "| method | queries | all: acc@1 / acc@5 | the other half | CPU ms a query |\n|---|---|---|---|---|"
    )
    rows: list[tuple[str, Search, Sequence[Query], Sequence[Query]]] = [
        ("index, alternative labels", index_search(bare), queries, other),
        ("index, typing errors", index_search(bare), mistyped, mistyped),
    ]
    for name, scorer in RIVALS.items() if rivals else ():
        rows.append((f"rapidfuzz {name}", rapidfuzz_search(bare, scorer), queries[:300], other[:150]))
    for name, search, every, half in rows:
        search("warm up")
        begun = time.process_time()
        result = accuracy(search, every)
        each = (time.process_time() - begun) / len(every) * 1e3
        print(f"| {name} | {len(every):,} | {result} | {accuracy(search, half)} | {each:.1f} |", flush=True)


def print_statuses(cases: dict[str, tuple[cg.CareerGraph, Sequence[Query]]]) -> None:
    """Print how many names are taken by themselves, and how many of these rightly."""
    print("\n| names | exact or likely: share / precision | the other half | none |\n|---|---|---|---|")
    for name, (graph, queries) in cases.items():
        matches = list(zip(graph.match(label for label, _ in queries), queries, strict=True))
        other = [pair for pair in matches if is_other_half(pair[1][0])]
        none = sum(match.status == "none" for match, _ in matches) / len(matches)
        print(f"| {name} | {taken(matches)} | {taken(other)} | {none:.3f} |", flush=True)


def taken(matches: Sequence[tuple[cg.Match, Query]]) -> str:
    """The share of names that were taken, and that of these that are right."""
    chosen = [(match.choice, iri) for match, (_, iri) in matches if match.choice is not None]
    right = sum(choice.iri == iri for choice, iri in chosen)
    return f"{len(chosen) / len(matches):.3f} / {right / max(1, len(chosen)):.3f}"


def print_costs(esco: cg.CareerGraph, names: Sequence[str], loading: float) -> None:
    """Print what the index of all labels costs, and a search in it."""
    search = esco._lookup.labels
    labels = list(search._labels())
    begun = time.process_time()
    LabelIndex(search._labels(), search._groups_of)
    making = time.process_time() - begun
    tracemalloc.start()
    kept = LabelIndex(labels, search._groups_of)
    size, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    esco.search("warm up")
    begun = time.process_time()
    for name in names:
        esco.search(name)
    ours = (time.process_time() - begun) / len(names) * 1e3
    texts = list(dict.fromkeys(plain(label) for label, _, _ in labels))
    begun = time.process_time()
    for name in names[:40]:
        process.extract(plain(name), texts, scorer=fuzz.WRatio, limit=None, score_cutoff=60)
    before = (time.process_time() - begun) / 40 * 1e3
    print("\n| cost | measured | beside |\n|---|---|---|")
    print(
        f"| making the index of {len(labels):,} labels | {making:.2f} s | loading ESCO: {loading:.2f} s, "
        f"ratio {making / loading:.2f} |"
    )
    print(f"| a search in it | {ours:.1f} ms | rapidfuzz WRatio: {before:.0f} ms, 1/{before / ours:.0f} |")
    print(f"| memory that it keeps; while it is made | {size / 1e6:.0f} MB; {peak / 1e6:.0f} MB | |")


if __name__ == "__main__":
    main()
