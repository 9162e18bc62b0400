"""The public API as a type checker sees it: never run, checked by `mypy` with the package.

A call that must not pass says so with `type: ignore[…]`; where it passes after all, that comment is unused,
which is an error too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, assert_type

import networkx
import rdflib

import careergraph as cg


def loads(folder: Path) -> None:
    assert_type(cg.load(), cg.CareerGraph)
    cg.load("roles.ttl", folder / "more.ttl", language="es", strict=True, cache=True)
    cg.loads(b"", format="jsonld", base="https://example.org/")
    cg.load_esco(folder, languages=["en", "es"])
    cg.load_onet(folder, essential=3, optional=2.5, step_down=False)
    cg.load_tables("book.xlsx")
    cg.load_grid("grid.csv", levels=("basic", "solid"))
    assert_type(cg.load_profiles(folder / "people.csv"), tuple[cg.Profile, ...])

    cg.load_profiles(
        folder / "people.csv", cg.load(), columns={"name": "Who"}, levels={"expert": 4}, strict=False
    )
    assert_type(cg.load_matches("review.xlsx"), cg.Matches)

    cg.load(3)  # type: ignore[arg-type]
    cg.load(langauge="es")  # type: ignore[call-arg]
    cg.load_tables()  # type: ignore[call-arg]


def looks_up(graph: cg.CareerGraph, role: cg.Role, skill: cg.Skill) -> None:
    assert_type(graph.roles, tuple[cg.Role, ...])
    assert_type(graph.scale, tuple[cg.Level, ...])
    assert_type(graph.role("KAM"), cg.Role)
    assert_type(graph.skill(skill), cg.Skill)
    assert_type(graph.requirements(role, cg.Necessity.ESSENTIAL), tuple[cg.Requirement, ...])
    assert_type(graph.requirements(role)[0].level, int | None)
    assert_type(graph.roles_requiring("negotiation"), tuple[cg.Requirement, ...])
    assert_type(graph.progressions(), tuple[cg.Progression, ...])
    assert_type(graph.progressions("KAM")[0].kind, cg.ProgressionKind | None)
    assert_type(graph.search("lead", kind="role"), tuple[cg.Role, ...])
    assert_type(graph.search("lead", kind="skill", limit=3), tuple[cg.Skill, ...])
    assert_type(graph.search("lead"), tuple[cg.Role | cg.Skill | cg.Responsibility, ...])

    assert_type(graph.search("lead", scores=True), cg.Hits)
    assert_type(graph.match(["lead"], kind="role", decided={"lead": None})[0], cg.Match)
    assert_type(graph.match(["sales"]).open.profile("Ana"), cg.Profile)

    graph.role(skill)  # type: ignore[arg-type]
    graph.skill(role)  # type: ignore[arg-type]
    graph.role(3)  # type: ignore[arg-type]
    graph.requirements(role, necessity="essential")  # type: ignore[arg-type]
    graph.search("lead", limit="3")  # type: ignore[call-overload]


def asks_for_ways(graph: cg.CareerGraph, role: cg.Role) -> None:
    path = graph.path("AE", role, by="effort")
    assert_type(path, cg.CareerPath)
    assert_type(path.months, int | None)
    assert_type(path.steps, tuple[cg.Step, ...])
    assert_type(graph.paths("AE", "KAM", limit=None, via=[role], avoid=["AS"]), Iterator[cg.CareerPath])
    assert_type(graph.reachable(role, max_steps=2), dict[cg.Role, int])

    graph.path("AE")  # type: ignore[call-arg]
    graph.path("AE", "KAM", by=3)  # type: ignore[arg-type]
    graph.paths("AE", "KAM", max_steps="2")  # type: ignore[arg-type]


def measures(graph: cg.CareerGraph, person: cg.Profile) -> None:
    gap = graph.gap({"negotiation": 3, "leadership": None, "organisation": "Expert"}, "KAM", hierarchy=True)
    assert_type(gap, cg.SkillGap)
    assert_type(gap.missing, tuple[cg.GapItem, ...])
    assert_type(gap.missing[0].have, int | None)
    assert_type(gap.coverage, float | None)
    graph.gap(person, "KAM")
    graph.gap("AE", graph.role("KAM"))
    assert_type(graph.rank(person, limit=None), cg.Ranking[cg.RankedRole])
    assert_type(graph.rank_people("KAM", graph.profiles), cg.Ranking[cg.RankedProfile])
    assert_type(graph.rank_all(), Iterator[cg.Ranking[cg.RankedRole]])
    assert_type(graph.gap_matrix(rows=[person], columns=["KAM"]), cg.GapMatrix)
    assert_type(graph.suggest_moves("AE", min_score=0.5), cg.Suggestions)
    assert_type(gap.to_dicts(), list[dict[str, Any]])

    graph.gap(3, "KAM")  # type: ignore[arg-type]
    graph.gap(person)  # type: ignore[call-arg]
    graph.rank_people("KAM", ["Ana"])  # type: ignore[list-item]
    cg.Profile("Ana", ["negotiation"])  # type: ignore[arg-type]


def queries_and_draws(graph: cg.CareerGraph, path: cg.CareerPath, folder: Path) -> None:
    graph.query("SELECT * { ?role cg:essentialSkill ?skill }", timeout=2, skill=graph.skill("negotiation"))
    assert_type(graph.rdf, rdflib.Graph)
    assert_type(graph.role_network, networkx.DiGraph[str])
    assert_type(graph.network, networkx.MultiDiGraph[str])
    diagram = graph.ladder(path=path, who="AE", direction="right", theme="dark")
    assert_type(diagram, cg.Diagram)
    assert_type(diagram.svg(), str)
    assert_type(diagram.save(folder / "ladder.svg"), Path)
    assert_type(graph.save_explorer(folder / "careers.html"), Path)
    assert_type(graph.save("ontology.ttl", derived=True), Path)
    assert_type(graph.check().errors, tuple[cg.Finding, ...])

    graph.query(query="ASK {}")  # type: ignore[call-arg]
    graph.query("ASK {}", timeout="2")  # type: ignore[arg-type]
    graph.ladder("AE", "KAM")  # type: ignore[arg-type]
    graph.save()  # type: ignore[call-arg]


def changes_nothing(graph: cg.CareerGraph, role: cg.Role, gap: cg.SkillGap) -> None:
    role.label = "Boss"  # type: ignore[misc]
    role.labels["en"] = "Boss"  # type: ignore[index]
    gap.effort = 0  # type: ignore[misc]
    graph.roles = ()  # type: ignore[misc]


def tells_what_was_wrong(error: cg.AmbiguousName | cg.ParseError | cg.NoCareerPath | cg.TableError) -> None:
    caught: cg.CareerGraphError = error
    assert str(caught)
    if isinstance(error, cg.ParseError):
        assert_type(error.line, int | None)
    elif isinstance(error, cg.AmbiguousName):
        assert_type(error.candidates, tuple[str, ...])

    raise cg.NoSuchError  # type: ignore[attr-defined]
