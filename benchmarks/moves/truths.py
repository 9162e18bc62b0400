"""What careers are like according to others: published pairs of roles that a nearness is held to."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import careergraph as cg

sys.path.append(str(Path(__file__).parents[2] / "examples"))
from uk_capability_framework import load_framework


@dataclass(frozen=True)
class Truth:
    """Sources, each with the roles that are right for it; only roles that are `judged` may be named.

    Nothing of it is loaded into the graph. `codes` are what halves are made by.
    """

    graph: cg.CareerGraph
    right: Mapping[cg.Role, Sequence[cg.Role]]
    judged: Sequence[cg.Role]
    codes: Mapping[cg.Role, str]

    @property
    def in_half_b(self) -> list[bool]:
        """By source: whether it is in the half that the formulas were not chosen on."""
        return [hashlib.sha256(self.codes[role].encode()).digest()[-1] % 2 == 1 for role in self.right]


def onet_related(folder: Path) -> Truth:
    """O*NET's related occupations, of the occupations whose skills it rates."""
    graph = cg.load_onet(folder, moves=False)
    by_code = {role.notation: role for role in graph.roles}
    rated = {row["O*NET-SOC Code"] for row in rows(folder / "Skills.txt", "\t")}
    judged = [role for role in graph.roles if role.notation in rated]
    right: dict[cg.Role, list[cg.Role]] = {role: [] for role in judged}
    for row in rows(folder / "Related Occupations.txt", "\t"):
        source, target = by_code[row["O*NET-SOC Code"]], by_code[row["Related O*NET-SOC Code"]]
        if source in right and target in right:
            right[source].append(target)
    return Truth(graph, right, judged, {role: role.notation or "" for role in judged})


def uk_next_levels(folder: Path) -> Truth:
    """The next level of each level of a role in the UK's framework for digital and data people."""
    graph = load_framework(folder, moves=False)
    steps = [row for row in rows(folder / "role_levels.derived.csv") if row["Next Role Level"].strip()]
    return paired(graph, [(row["Role Level"], row["Next Role Level"]) for row in steps])


def esco_unit_groups(folder: Path) -> Truth:
    """The other occupations of the same ISCO unit group, where a group has six or more."""
    graph = cg.load_esco(folder)
    groups = defaultdict(list)
    for row in rows(folder / "occupations_en.csv"):
        groups[row["iscoGroup"]].append(graph.role(row["conceptUri"]))
    group_of = {role: group for group in groups.values() if len(group) >= 6 for role in group}
    right = {
        role: [other for other in group_of[role] if other != role] for role in graph.roles if role in group_of
    }
    return Truth(graph, right, graph.roles, {role: role.iri for role in graph.roles})


def pairs_in(path: Path) -> list[tuple[str, str]]:
    """The pairs in the first two columns of a CSV file with a header."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        next(lines, None)
        return [(line[0], line[1]) for line in lines if line]


def paired(graph: cg.CareerGraph, pairs: Sequence[tuple[str, str]]) -> Truth:
    """Pairs of source and target by IRI, code or label."""
    right: dict[cg.Role, list[cg.Role]] = {}
    for source, target in pairs:
        right.setdefault(graph.role(source), []).append(graph.role(target))
    return Truth(graph, right, graph.roles, {role: role.notation or role.label for role in graph.roles})


def rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    """The rows of a published table, plain or gzipped."""
    packed = path.with_name(f"{path.name}.gz")
    data = path.read_bytes() if path.exists() else gzip.decompress(packed.read_bytes())
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    yield from csv.DictReader(text, delimiter=delimiter, quoting=quoting)
