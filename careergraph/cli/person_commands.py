"""The commands for one person: what to learn next, in which order, and which ways there are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer

from careergraph import choices
from careergraph.cli.inputs import load_ontology, resolve_holder
from careergraph.cli.options import AsFormat, Language, Ontology, Output, Profiles
from careergraph.cli.output import emit


def leverage(
    who: Annotated[str, typer.Argument(help="A role, or somebody's name in the profiles.")],
    role: Annotated[list[str] | None, typer.Option(help="A role to learn for; repeatable.")] = None,
    nearest: Annotated[
        int | None, typer.Option(min=1, help="Learn for so many of the nearest roles, and not for all.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many skills.")] = 10,
    effort: Annotated[
        int | None, typer.Option(min=1, help="The best so many levels together, and not each by itself.")
    ] = None,
    by: Annotated[
        choices.LeverageMeasure, typer.Option(help="The coverage gained, or the roles opened.")
    ] = "gain",
    profiles: Profiles = None,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Find the skills whose next level brings somebody most."""
    if role and nearest:
        raise typer.BadParameter("--role and --nearest do not go together")
    graph = load_ontology(ontology, language)
    holder = resolve_holder(graph, who, profiles)
    near = [entry.role for entry in graph.rank(holder, limit=nearest)] if nearest else None
    emit(graph.leverage(holder, near or role, limit, effort, by=by), format, output)


def plan(
    who: Annotated[str, typer.Argument(help="A role, or somebody's name in the profiles.")],
    role: Annotated[str, typer.Argument(help="The role to learn for.")],
    courses: Annotated[
        Path | None, typer.Option(help="Your courses: a table (course,skill,level,hours,cost).")
    ] = None,
    profiles: Profiles = None,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Plan what somebody is to learn for a role, in which order, and what teaches it."""
    graph = load_ontology(ontology, language)
    emit(graph.plan(resolve_holder(graph, who, profiles), role, courses), format, output)


def pareto(
    source: Annotated[str, typer.Argument(help="The role to start from.")],
    target: Annotated[str, typer.Argument(help="The role to get to.")],
    by: Annotated[
        list[str] | None, typer.Option(help="steps, effort or months; repeatable, all of them unless named.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many ways at most.")] = 100,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Find the ways that no other beats in steps, effort and months together."""
    graph = load_ontology(ontology, language)
    measures = cast("list[choices.Measure]", by) or choices.MEASURES
    emit(graph.pareto(source, target, measures, limit), format, output)


def gateways(
    source: Annotated[str | None, typer.Option("--from", help="Where the ways begin.")] = None,
    target: Annotated[str | None, typer.Option("--to", help="Where the ways end.")] = None,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """List the roles that ways pass through, and the dead ends; with both ends, those on every way."""
    emit(load_ontology(ontology, language).gateways(source, target), format, output)
