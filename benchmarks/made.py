"""A made career ontology in the `cg:` vocabulary, of any size, the same for the same seed.

At size 1 it is as large as ESCO: 3,000 roles, 14,000 skills, some 129,000 detailed requirements with
levels, 640,000 triples. Skills are skewed as ESCO's are: the commonest stand in every third role.

    python benchmarks/made.py made.ttl --size 1
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

ROLES, SKILLS, REQUIREMENTS, LEVELS = 3_000, 14_000, 43, 4
_HEAD = """\
@prefix cg: <https://w3id.org/careergraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <http://example.org/made/> .

:scale a cg:ProficiencyScale .
"""
_WORDS = [
    "account",
    "analysis",
    "client",
    "data",
    "design",
    "energy",
    "field",
    "finance",
    "health",
    "hotel",
    "legal",
    "logistics",
    "machine",
    "marine",
    "media",
    "network",
    "office",
    "people",
    "planning",
    "process",
    "product",
    "quality",
    "research",
    "retail",
    "safety",
    "sales",
    "security",
    "service",
    "software",
    "sound",
    "supply",
    "system",
    "teaching",
    "textile",
    "tourism",
    "training",
    "transport",
    "vehicle",
    "water",
    "wood",
]


def lines(size: float = 1, seed: int = 1) -> Iterator[str]:
    """The ontology in Turtle, piece by piece."""
    random_ = random.Random(seed)
    roles, skills = round(ROLES * size), round(SKILLS * size)
    # Zipf's law, flattened at its head.
    weights = list(accumulate(1 / (rank + 20) for rank in range(skills)))

    def label(number: int) -> str:
        return f"{random_.choice(_WORDS)} {random_.choice(_WORDS)} {number}"

    yield _HEAD
    for rank in range(1, LEVELS + 1):
        yield f":level{rank} a cg:ProficiencyLevel ; cg:inScale :scale ; cg:rank {rank} .\n"
    for skill in range(skills):
        yield f':s{skill} a cg:Skill ; skos:prefLabel "{label(skill)}"@en .\n'
    for role in range(roles):
        yield f':r{role} a cg:Role ; skos:prefLabel "{label(role)}"@en'
        ahead = range(role + 1, min(role + 40, roles))
        for higher in sorted(random_.sample(ahead, min(2, len(ahead)))):
            yield f" ; cg:progressesTo :r{higher}"
        chosen = dict.fromkeys(random_.choices(range(skills), cum_weights=weights, k=REQUIREMENTS + 4))
        for skill in sorted(chosen):
            necessity = "Essential" if random_.random() < 0.6 else "Optional"
            level = min(LEVELS, 1 + int(random_.expovariate(0.9)))
            yield (
                f" ;\n  cg:requires [ a cg:Requirement ; cg:skill :s{skill} ; "
                f"cg:level :level{level} ; cg:necessity cg:{necessity} ]"
            )
        yield " .\n"


def write(path: Path, size: float = 1, seed: int = 1) -> Path:
    """Write the ontology to a file, and give the file back."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines(size, seed))
    return path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write a made career ontology as Turtle.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--size", type=float, default=1, help="1 is as large as ESCO")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.path, arguments.size, arguments.seed)
