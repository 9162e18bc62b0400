"""How long a large Turtle file takes to load, and how much memory: the figures in docs/trust.md.

    python benchmarks/load.py [megabytes]

The file is made from a seed: roles with labels in two languages, skills, requirements with levels, moves.
It is loaded in a process of its own, whose peak is told by the system.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PREFIXES = """\
@prefix : <http://example.org/careers/> .
@prefix cg: <https://w3id.org/careergraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
SKILLS = 10_000
WORDS = ("senior", "lead", "data", "key", "account", "sales", "cloud", "care", "legal", "plant")


def lines(seed: int) -> Iterator[str]:
    """The statements of one thing after the other, without end."""
    chosen = random.Random(seed)
    yield PREFIXES
    for number in range(SKILLS):
        yield f':s{number} a cg:Skill ; skos:prefLabel "skill {number}"@en , "habilidad {number}"@es .\n'
    number = 0
    while True:
        label = " ".join(chosen.choices(WORDS, k=3))
        asked = " , ".join(
            f"[ cg:skill :s{chosen.randrange(SKILLS)} ; cg:levelRank {chosen.randint(1, 5)} ]"
            for _ in range(8)
        )
        yield (
            f':r{number} a cg:Role ; skos:prefLabel "{label} {number}"@en , "papel {number}"@es ;\n'
            f'    skos:definition "What somebody does who is {label}, told in a sentence or two."@en ;\n'
            f"    cg:requires {asked} ; cg:progressesTo :r{number // 2} .\n"
        )
        number += 1


def write(path: Path, size: int, seed: int = 1) -> None:
    """Make a file of at least so many bytes."""
    with path.open("w", encoding="utf-8") as file:
        for line in lines(seed):
            file.write(line)
            if file.tell() >= size:
                return


def load(path: str) -> None:
    """Load a file, and print what there is in it and what it took."""
    import careergraph as cg

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    graph = cg.load(path)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size = Path(path).stat().st_size
    print(f"{size / 1e6:,.0f} MB, {graph!r}")
    print(f"loaded in {seconds:.1f} s; peak memory {peak / 1024:,.0f} MB, {before / 1024:,.0f} MB before")


def main(megabytes: int = 100) -> None:
    """Make the file, and load it in another process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.ttl")
        write(path, megabytes * 1_000_000)
        subprocess.run([sys.executable, __file__, "--load", str(path)], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--load"]:
        load(sys.argv[2])
    else:
        main(*map(int, sys.argv[1:]))
