"""The commands for names as people write them: a search, and the matching of a list."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

import careergraph as cg
from careergraph.choices import Kind
from careergraph.cli.inputs import load_ontology, name_lines
from careergraph.cli.options import AsFormat, Language, Ontology, Output
from careergraph.cli.output import emit, say

#: What is typed where no candidate is right.
_NONE = "-"


def search(
    text: Annotated[str, typer.Argument(help="A name, or a part of one.")],
    kind: Annotated[Kind | None, typer.Option(help="What to search for; anything unless given.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many things.")] = 10,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Search roles, skills and responsibilities by labels like a text."""
    graph = load_ontology(ontology, language)
    emit(graph.search(text, kind=kind, limit=limit, scores=True), format, output)


def match(
    names: Annotated[str, typer.Argument(help="A file with one name a line, or - for standard input.")],
    kind: Annotated[Kind, typer.Option(help="What the names are names of.")] = "skill",
    limit: Annotated[int, typer.Option(min=1, help="How many candidates for each.")] = 5,
    decided: Annotated[
        Path | None, typer.Option(help="A reviewed table (.csv, .xlsx) or mappings (.sssom.tsv).")
    ] = None,
    review: Annotated[
        Path | None, typer.Option(help="Where to write a table for review: .csv, .xlsx or .sssom.tsv.")
    ] = None,
    ask: Annotated[bool, typer.Option(help="Ask for each unsure name, where this is a terminal.")] = True,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Match a list of names, as a CV has them, to skills or roles."""
    lines = name_lines(names)
    earlier = cg.load_matches(decided) if decided else None
    graph = load_ontology(ontology, language)
    matches = graph.match(lines, kind, limit, earlier)
    if ask and names != "-" and sys.stdin is not None and sys.stdin.isatty():
        answers = _ask(matches, graph)
        matches = graph.match(lines, kind, limit, {**_decisions(earlier or ()), **answers})
    if review:
        matches.save(review)
        say(f"wrote {review}")
    emit(matches, format, output)


def _decisions(matches: Iterable[cg.Match]) -> dict[str, str | None]:
    """Return what was decided: by name what names the thing, or None for none."""
    decided = (match for match in matches if match.decided or match.choice)
    return {match.name: match.choice.iri if match.choice else None for match in decided}


def _ask(matches: cg.Matches, graph: cg.CareerGraph) -> dict[str, str | None]:
    """Ask what each unsure name means; whoever ends the input leaves the rest open."""
    answers: dict[str, str | None] = {}
    unsure = [match for match in matches if match.status == "unsure" and not match.decided]
    for place, match in enumerate(unsure, 1):
        say(f"\n{place} of {len(unsure)}: {match.name}")
        for number, hit in enumerate(match.candidates, 1):
            say(f"  {number}  {hit.thing.label} ({hit.score:.2f})")
        try:
            answer = _answer(match, matches.kind, graph)
        except typer.Abort:
            break
        if answer is not None:
            answers[match.name] = answer or None
    return answers


def _answer(match: cg.Match, kind: Kind, graph: cg.CareerGraph) -> str | None:
    """Return the IRI of what is answered, "" for none of all things, or None to leave it open."""
    look_up: Callable[[str], Any] = {
        "role": graph.role,
        "skill": graph.skill,
        "responsibility": graph.responsibility,
    }[kind]
    question = f"number, label, {_NONE} for none, Enter to leave it open"
    while text := str(typer.prompt(question, "", show_default=False, err=True)).strip():
        if text == _NONE:
            return ""
        if text.isdecimal() and 1 <= int(text) <= len(match.candidates):
            return match.candidates[int(text) - 1].thing.iri
        try:
            return str(look_up(text).iri)
        except (cg.NotFound, cg.AmbiguousName) as error:
            say(str(error))
    return None
