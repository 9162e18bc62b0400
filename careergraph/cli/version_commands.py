"""The commands that set an ontology beside another, or beside what people did."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

import careergraph as cg
from careergraph.cli.inputs import load_ontology
from careergraph.cli.options import AsFormat, AsPseudonyms, Language, Ontology, Output, Profiles
from careergraph.cli.output import by_suffix, emit, renamed_if, say, write, write_tables
from careergraph.support.tables import Rows

#: The exit code of a comparison that finds a difference.
_DIFFERS = 3


def diff(
    before: Annotated[Path, typer.Argument(help="The ontology as it was: a file, or a folder of tables.")],
    after: Annotated[Path, typer.Argument(help="The ontology as it is.")],
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 3 where anything differs.")
    ] = False,
    picture: Annotated[
        Path | None, typer.Option(help="Where to draw the ladder with what is new and gone.")
    ] = None,
    profiles: Profiles = None,
    pseudonyms: AsPseudonyms = False,
    language: Language = "en",
    format: Annotated[
        Literal["table", "json", "csv", "markdown"] | None,
        typer.Option(
            help="How the data is written; unless given as --output ends (.json .csv .md), else a table."
        ),
    ] = None,
    output: Output = "-",
) -> None:
    """Compare two ontologies: what changed, and whose gap changed by it."""
    one, other = load_ontology([before], language), load_ontology([after], language)
    people = cg.load_profiles(profiles) if profiles else ()
    found = renamed_if(pseudonyms, one.diff(other, people))
    is_markdown = Path(output).suffix.lower() == ".md"
    match format or ("markdown" if is_markdown else by_suffix(output)):
        case "table":
            tables = (found, Rows(("who", "role", "before", "after"), _gaps(found.gaps), "Gaps"))
            if shown := [table for table in tables if len(table)]:
                write_tables(shown, output)
            else:
                write("Nothing differs.", output)
        case "json":
            write(json.dumps(found.to_dict(), ensure_ascii=False, indent=2), output)
        case "csv":
            emit(found, "csv", output)
        case "markdown":
            write(found.to_markdown().rstrip(), output)
    if picture:
        say(f"drew {found.ladder().save(picture)}")
    if exit_code and found:
        raise typer.Exit(_DIFFERS)


def observed(
    moves: Annotated[Path, typer.Argument(help="A table of moves: from, to and, if there are, count.")],
    source: Annotated[str | None, typer.Option("--from", help="Start of the most probable path.")] = None,
    target: Annotated[str | None, typer.Option("--to", help="End of the most probable path.")] = None,
    alpha: Annotated[
        float | None, typer.Option(min=0, help="How many moves weigh as much as what is stated or fits.")
    ] = None,
    hide: Annotated[int, typer.Option(min=0, help="Hide what fewer people did.")] = 5,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """List how often moves were made, and how likely each is, or find the most probable path."""
    if (source is None) != (target is None):
        raise typer.BadParameter("--from and --to go together")
    graph = load_ontology(ontology, language).observed(moves, alpha=alpha, hide=hide)
    if source and target:
        emit(graph.path(source, target, by="observed"), format, output)
        return
    rows = (
        (str(each.source), str(each.target), not each.observed, each.count, each.probability)
        for each in graph.progressions()
    )
    emit(Rows(("from", "to", "stated", "count", "probability"), rows), format, output)


def _gaps(changes: Iterable[cg.GapChange]) -> Iterator[tuple[Any, ...]]:
    for who, role, before, after in changes:
        yield str(who), str(role), _effort(before), _effort(after)


def _effort(gap: cg.SkillGap | None) -> object:
    return "none" if gap is None else "unknown" if gap.coverage is None else gap.effort
