"""The commands that look from a role, or over all of them: people, reach, suggested moves, the matrix."""

from __future__ import annotations

from typing import Annotated

import typer

import careergraph as cg
from careergraph import choices
from careergraph.cli.inputs import load_ontology
from careergraph.cli.options import (
    AsFormat,
    AsPseudonyms,
    Crosswalk,
    Hierarchy,
    Language,
    Ontology,
    Output,
    Profiles,
    Standing,
)
from careergraph.cli.output import emit, renamed_if
from careergraph.support.tables import Rows


def rank_people(
    role: Annotated[str, typer.Argument(help="The role that somebody is wanted for.")],
    limit: Annotated[int, typer.Option(min=1, help="How many people.")] = 10,
    by: Annotated[choices.PeopleMeasure, typer.Option(help="Which number ranks the people.")] = "coverage",
    hierarchy: Hierarchy = False,
    crosswalk: Crosswalk = False,
    profiles: Profiles = None,
    pseudonyms: AsPseudonyms = False,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Rank the people that are nearest to a role."""
    graph = load_ontology(ontology, language)
    people = cg.load_profiles(profiles, graph) if profiles else graph.profiles
    ranking = graph.rank_people(role, people, limit, by, hierarchy, crosswalk)
    emit(renamed_if(pseudonyms, ranking), format, output)


def reachable(
    role: Annotated[str, typer.Argument(help="The role to start from.")],
    max_steps: Annotated[int | None, typer.Option(min=0, help="At most so many moves.")] = None,
    direction: Annotated[
        choices.Reach, typer.Option(help="The roles that it leads to, or those that lead to it.")
    ] = "from",
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """List the roles that moves lead to from a role, or lead from to it, with how many it takes."""
    graph = load_ontology(ontology, language)
    found = graph.reachable(role, max_steps=max_steps, direction=direction)
    rows = ((each.label, moves, each.iri) for each, moves in found.items())
    emit(Rows(("role", "moves", "iri"), rows), format, output)


def suggest(
    role: Annotated[list[str] | None, typer.Argument(help="A role to suggest moves from.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many moves from each.")] = 5,
    by: Annotated[
        choices.SuggestMeasure, typer.Option(help="Which number says how near roles are.")
    ] = "evidence",
    direction: Standing = "any",
    min_score: Annotated[float, typer.Option(min=0, max=1, help="The least score of a move.")] = 0.0,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Suggest moves that nobody stated, from the skills that roles share."""
    graph = load_ontology(ontology, language)
    emit(graph.suggest_moves(role or None, limit, by, direction, min_score), format, output)


def matrix(
    role: Annotated[list[str] | None, typer.Argument(help="A role to compare.")] = None,
    hierarchy: Hierarchy = False,
    crosswalk: Crosswalk = False,
    profiles: Profiles = None,
    pseudonyms: AsPseudonyms = False,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Measure the gaps of roles, or of people, to roles."""
    graph = load_ontology(ontology, language)
    rows = cg.load_profiles(profiles, graph) if profiles else role or None
    emit(renamed_if(pseudonyms, graph.gap_matrix(rows, role or None, hierarchy, crosswalk)), format, output)
