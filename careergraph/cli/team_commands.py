"""The commands about several people: the bench, who holds what, what all lack, who into which role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

import careergraph as cg
from careergraph.cli.inputs import load_ontology
from careergraph.cli.options import AsFormat, AsPseudonyms, Language, Ontology, Output, Profiles
from careergraph.cli.output import emit, renamed_if


def bench(
    role: Annotated[list[str] | None, typer.Argument(help="A role; all of them unless named.")] = None,
    within: Annotated[int, typer.Option(min=0, help="At most so many levels away.")] = 2,
    profiles: Profiles = None,
    pseudonyms: AsPseudonyms = False,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Find who could step into each of some roles."""
    graph = load_ontology(ontology, language)
    found = graph.bench(role or graph.roles, _people(graph, profiles), within=within)
    emit(renamed_if(pseudonyms, found), format, output)


def holders(
    skill: Annotated[
        str | None, typer.Argument(help="A skill; each that anybody holds unless named.")
    ] = None,
    level: Annotated[
        str | None, typer.Option(help="The least level: a rank, or the name of a level.")
    ] = None,
    profiles: Profiles = None,
    pseudonyms: AsPseudonyms = False,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Find who holds which skill, and what one person alone holds."""
    graph = load_ontology(ontology, language)
    found = graph.holders(_people(graph, profiles), skill, level)
    emit(renamed_if(pseudonyms, found), format, output)


def team_gap(
    role: Annotated[str, typer.Argument(help="The role to measure against.")],
    profiles: Profiles = None,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Measure what lies between all that a team holds together and a role."""
    graph = load_ontology(ontology, language)
    emit(graph.team_gap(_people(graph, profiles), role), format, output)


def assign(
    role: Annotated[list[str], typer.Argument(help="A role to be taken; twice if two are to take it.")],
    fixed: Annotated[list[str] | None, typer.Option(help="PERSON=ROLE that is to be; repeatable.")] = None,
    never: Annotated[
        list[str] | None, typer.Option(help="PERSON=ROLE that is not to be; repeatable.")
    ] = None,
    profiles: Profiles = None,
    pseudonyms: AsPseudonyms = False,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Assign people to roles at the least effort in all."""
    graph = load_ontology(ontology, language)
    kept = [*_pairs(fixed or ())]
    if len(dict(kept)) < len(kept):
        raise typer.BadParameter("--fixed names one person twice")
    found = graph.assign(_people(graph, profiles), role, fixed=dict(kept), never=[*_pairs(never or ())])
    emit(renamed_if(pseudonyms, found), format, output)


def _people(graph: cg.CareerGraph, profiles: Path | None) -> Sequence[cg.Profile]:
    return cg.load_profiles(profiles, graph) if profiles else graph.profiles


def _pairs(given: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in given:
        person, equals, role = text.partition("=")
        if not equals:
            raise typer.BadParameter(f"{text!r} is not of the form PERSON=ROLE")
        yield person.strip(), role.strip()
