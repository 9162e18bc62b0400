"""The public API as a type checker sees it: never run, checked by `mypy` with the package.

A call that must not pass says so with `type: ignore[…]`; where it passes after all, that comment is unused,
which is an error too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, assert_type

import networkx
import numpy
import pandas
import polars
import rdflib
from matplotlib.axes import Axes

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
    assert_type(graph.ranker(by="coverage", limit=None), cg.Ranker)
    assert_type(graph.gap_finder("KAM"), cg.GapFinder)
    graph.ranker(by="evidence")  # type: ignore[arg-type]
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


def makes(graph: cg.CareerGraph, role: cg.Role, skill: cg.Skill, frame: pandas.DataFrame) -> None:
    draft = cg.Draft("es", base="https://example.org/")
    assert_type(graph.edit(), cg.Draft)
    assert_type(draft.graph(), cg.CareerGraph)
    assert_type(draft.role("Cook", builds_on=[role, "Chef"], grade=2, labels={"es": "Cocinera"}), cg.Role)
    assert_type(draft.skill("cooking", broader=skill), cg.Skill)
    assert_type(draft.responsibility("menu", skills="cooking"), cg.Responsibility)
    assert_type(draft.level(1, "basic"), cg.Level)
    assert_type(draft.require(role, skill, 2, "optional"), cg.Requirement)
    assert_type(draft.progression("Cook", role, cg.ProgressionKind.PROMOTION, 12), cg.Progression)
    assert_type(draft.profile("Ana", {skill: None}, role, ["Cook"]), cg.Profile)
    draft.state(role, "cg:focus", "cooking")
    draft.remove(role)
    assert_type(cg.load_rdf(rdflib.Graph(), language="es"), cg.CareerGraph)
    assert_type(cg.merge(graph, graph), cg.CareerGraph)
    assert_type(cg.load_tables({"roles": frame}), cg.CareerGraph)
    assert_type(graph.in_language("es"), cg.CareerGraph)
    assert_type(graph.families["kitchen"], tuple[cg.Role, ...])
    assert_type(graph.reachable(role, direction="to"), dict[cg.Role, int])

    draft.require(skill, role)  # type: ignore[arg-type]
    draft.require(role, skill, necessity="vital")  # type: ignore[arg-type]
    draft.progression(role, skill)  # type: ignore[arg-type]
    draft.progression("Cook", "Chef", kind="promotoin")  # type: ignore[arg-type]
    draft.level("one", "basic")  # type: ignore[arg-type]
    graph.reachable(role, direction="up")  # type: ignore[arg-type]
    cg.merge("a.ttl")  # type: ignore[arg-type]


def hands_on(graph: cg.CareerGraph, person: cg.Profile) -> None:
    gap, ranking, matrix = graph.gap(person, "KAM"), graph.rank(person), graph.gap_matrix([person])
    assert_type(gap.to_dict(pseudonyms=True), dict[str, Any])
    assert_type(graph.role("KAM").to_dict(), dict[str, Any])
    assert_type(gap.missing[0], cg.GapItem)
    assert_type(gap.missing[0].to_dict(), dict[str, Any])
    assert_type(gap.with_pseudonyms(), cg.SkillGap)
    assert_type(ranking.with_pseudonyms(), cg.Ranking[cg.RankedRole])
    assert_type([entry.role for entry in ranking], list[cg.Role])
    assert_type(ranking[0], cg.RankedRole)
    assert_type(ranking[:2], tuple[cg.RankedRole, ...])
    assert_type(graph.rank_people("KAM", [person])[0].profile, cg.Profile)
    assert_type(matrix[person, "KAM"], cg.GapCell)
    assert_type(matrix[0, 0].coverage, float | None)
    assert_type(matrix.to_pandas("effort", pseudonyms=True), pandas.DataFrame)
    assert_type(matrix.to_polars(tidy=True), polars.DataFrame)
    assert_type(gap.to_pandas(), pandas.DataFrame)
    assert_type(graph.suggest_moves(progress=False)[0], cg.SuggestedMove)
    assert_type(graph.suggest_moves()[0].reasons, tuple[cg.Reason, ...])
    assert_type(graph.search("lead", scores=True)[0], cg.Hit)
    assert_type(graph.responsibilities, tuple[cg.Responsibility, ...])
    assert_type(graph.responsibilities[0].skills, tuple[cg.Skill, ...])
    assert_type(graph.trainings, tuple[cg.Training, ...])
    assert_type(graph.scales, tuple[cg.Scale, ...])
    assert_type(graph.role("KAM").grade, cg.Grade | None)
    assert_type(gap.conditions, tuple[cg.Condition, ...])
    assert_type(gap.conditions[0].met, bool | None)
    assert_type(graph.check(), cg.Report)
    assert_type(graph.check().errors[0].severity, cg.Severity)
    assert_type(cg.plot_gap(gap, pseudonyms=True), Axes)
    assert_type(cg.plot_ranking(ranking), Axes)
    assert_type(cg.plot_matrix(matrix, "use"), Axes)
    assert_type(cg.plot_requirements(graph.requirements("KAM")), Axes)
    assert_type(cg.write_template("ladder.xlsx"), Path)
    assert_type(cg.__version__, str)
    graph.gap_matrix(progress=lambda name, number, count: print(name, number / count))

    cg.plot_matrix(matrix, "efort")  # type: ignore[arg-type]
    graph.gap_matrix(progress="yes")  # type: ignore[arg-type]
    matrix.to_pandas("efort")  # type: ignore[arg-type]
    print(ranking[0].rolee)  # type: ignore[attr-defined]
    print(gap.coverage + 1)  # type: ignore[operator]


def takes_levels_of_any_kind(graph: cg.CareerGraph, skill: cg.Skill, level: numpy.int64) -> None:
    by_name: dict[str, int] = {"negotiation": 3}
    by_skill: dict[cg.Skill, int | None] = {skill: 3}
    graph.gap(by_name, "KAM")
    graph.gap(by_skill, "KAM")
    graph.gap({"negotiation": level, "leadership": "Expert", "organisation": None}, "KAM")
    cg.Profile("Ana", by_name, history=["AE"])
    assert_type(cg.Profile("Ana", by_skill, role="AM").role, cg.Role | str | None)
    cg.load_profiles(pandas.DataFrame())
    cg.load_profiles(polars.DataFrame())

    cg.load_profiles([1])  # type: ignore[arg-type]


def answers_queries(graph: cg.CareerGraph) -> None:
    result = graph.query("SELECT ?role { ?role a cg:Role }")
    assert isinstance(result, cg.QueryResult)
    assert_type(result[0], cg.Row)
    assert_type(list(result), list[cg.Row])
    print(result[0].role, result[0]["role"], result[0][0])
    assert_type(cg.LangString("rol", "es").language, str)
    graph.ladder(roles=result)
    graph.ladder(roles=graph.rank("KAM"))


def asks_a_server(endpoint: cg.Endpoint) -> None:
    assert_type(cg.connect("https://example.org/", timeout=5, auth=("ana", "secret")), cg.Endpoint)
    assert_type(endpoint.load(graph="https://example.org/g"), cg.CareerGraph)
    assert_type(endpoint.url, str)
    endpoint.query("ASK { ?role a cg:Role }", timeout=2, role="x")
    cg.connect("https://example.org/", auth=("ana",))  # type: ignore[arg-type]


def raises() -> None:
    missing: list[type[LookupError]] = [cg.NotFound, cg.RoleNotFound, cg.SkillNotFound, cg.UnknownNames]
    wrong: list[type[ValueError]] = [cg.InvalidArgument, cg.InvalidOntology, cg.LimitError, cg.EffortUnknown]
    asked: list[type[ValueError]] = [cg.MonthsNotStated, cg.QueryError, cg.QueryRefused]
    files: list[type[OSError]] = [cg.FileMissing, cg.ReadError, cg.SaveError, cg.EndpointError]
    drawn: list[type[RuntimeError]] = [cg.RenderError, cg.RendererMissing]
    others: list[type[Exception]] = [cg.FrozenGraphError, cg.MissingLibrary, cg.QueryTimeout]
    print(missing, wrong, asked, files, drawn, others)


def carries(error: cg.NoCareerPath, unclear: cg.AmbiguousName, invalid: cg.InvalidOntology) -> None:
    assert_type(error.source.label, str)
    assert_type([thing.iri for thing in unclear.things], list[str])
    assert_type(invalid.findings[0].message, str)


def asks_what_next(graph: cg.CareerGraph, person: cg.Profile) -> None:
    assert_type(graph.leverage(person), cg.Leverage)
    assert_type(graph.leverage(person)[0], cg.SkillStep)
    plan = graph.plan(person, "KAM")
    assert_type(plan, cg.Plan)
    assert_type(plan[0], cg.PlanStep)
    assert_type(plan.hours, float | None)
    assert_type(cg.plot_plan(plan), Axes)
    assert_type(graph.pareto("AE", "KAM"), cg.ParetoPaths)
    assert_type(graph.pareto("AE", "KAM")[0], cg.CareerPath)
    assert_type(graph.gateways(), cg.Gateways)
    assert_type(graph.gateways()[0], cg.Gateway)

    graph.pareto("AE", "KAM", by=("step",))  # type: ignore[arg-type]


def asks_about_a_team(graph: cg.CareerGraph, people: tuple[cg.Profile, ...]) -> None:
    bench = graph.bench(["AM", "KAM"], people)
    assert_type(bench, cg.Bench)
    assert_type(bench[0], cg.BenchRow)
    assert_type(bench[0].people, tuple[cg.RankedProfile, ...])
    assert_type(cg.plot_bench(bench), Axes)
    assert_type(graph.holders(people), cg.Holders)
    assert_type(graph.holders(people)[0], cg.HoldersRow)
    assert_type(graph.team_gap(people, "KAM"), cg.SkillGap)
    assert_type(graph.assign(people, ["AM", "KAM"]), cg.Assignment)
    assert_type(graph.assign(people, ["AM", "KAM"])[0], cg.Placement)

    graph.bench("AM", people, within="2")  # type: ignore[arg-type]


def compares_versions(graph: cg.CareerGraph, people: tuple[cg.Profile, ...]) -> None:
    difference = graph.diff(graph.observed([("AE", "AM")]), people)
    assert_type(difference, cg.Difference)
    assert_type(difference.added, tuple[cg.Change, ...])
    assert_type(difference.gaps, cg.GapChanges)
    assert_type(difference.gaps[0], cg.GapChange)
    assert_type(difference.paths, tuple[cg.PathChange, ...])
    assert_type(difference.to_markdown(), str)
    assert_type(difference.ladder(), cg.Diagram)


def drafts(graph: cg.CareerGraph, triples: rdflib.Graph) -> None:
    draft = cg.Draft(language="en")
    role = draft.role("Junior developer", family="engineering")
    assert_type(role, cg.Role)
    draft.require(role, "code review", level=3)
    assert_type(draft.graph(), cg.CareerGraph)
    assert_type(graph.edit(), cg.Draft)
    assert_type(cg.merge(graph, cg.load_rdf(triples)), cg.CareerGraph)
    things: list[cg.Concept] = [role, graph.skill("negotiation")]
    print(things)

    draft.require(role, role)  # type: ignore[arg-type]
    draft.progression(role, role, kind="promtion")  # type: ignore[arg-type]
