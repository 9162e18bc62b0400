"""The commands that draw ladders and write the explorer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import careergraph as cg
from careergraph.cli.inputs import QUERY_SECONDS, load_ontology, query_text, resolve_holder
from careergraph.cli.options import AsPseudonyms, Direction, Language, Ontology, Profiles, Theme
from careergraph.cli.output import say, write
from careergraph.support.text import quote


def draw(
    role: Annotated[list[str] | None, typer.Option(help="A role to draw; repeatable.")] = None,
    source: Annotated[str | None, typer.Option("--from", help="Start of a path to show.")] = None,
    target: Annotated[str | None, typer.Option("--to", help="End of a path to show.")] = None,
    around: Annotated[str | None, typer.Option(help="Draw the surroundings of a role.")] = None,
    max_steps: Annotated[int, typer.Option(min=0, help="How many moves around it.")] = 1,
    family: Annotated[str | None, typer.Option(help="Draw the roles of a family.")] = None,
    select: Annotated[
        str | None, typer.Option("--query", help="Draw the roles that SPARQL finds: a query or a file.")
    ] = None,
    who: Annotated[str | None, typer.Option(help="Show the coverage of a role or person.")] = None,
    families: Annotated[bool, typer.Option("--families", help="Frame the roles of each family.")] = False,
    theme: Theme = "light",
    title: Annotated[str | None, typer.Option(help="What stands above the picture.")] = None,
    pseudonyms: AsPseudonyms = False,
    direction: Direction = "up",
    max_roles: Annotated[int, typer.Option(min=1, help="Draw at most so many roles; more are folded.")] = 60,
    profiles: Profiles = None,
    ontology: Ontology = None,
    language: Language = "en",
    output: Annotated[
        str,
        typer.Option("--output", "-o", help="A .svg .png .pdf .html .dot or .mmd file; - for DOT."),
    ] = "ladder.svg",
) -> None:
    """Draw the ladder, with a path or somebody's coverage on it."""
    if (source is None) != (target is None):
        raise typer.BadParameter("--from and --to go together")
    graph = load_ontology(ontology, language)
    found = graph.query(query_text(select), timeout=QUERY_SECONDS) if select else None
    if select and not isinstance(found, cg.QueryResult):
        raise typer.BadParameter("--query takes a SELECT query")
    diagram = graph.ladder(
        roles=found if select else role,
        path=graph.path(source, target) if source and target else None,
        who=resolve_holder(graph, who, profiles) if who else None,
        direction=direction,
        max_roles=max_roles,
        around=around,
        max_steps=max_steps,
        family=family,
        families=families,
        theme=theme,
        title=title,
        pseudonyms=pseudonyms,
    )
    if output == "-":
        write(diagram.dot.rstrip(), output)
    else:
        say(f"drew {diagram.save(output)}")


def explore(
    files: Annotated[list[Path] | None, typer.Argument(help="Ontology files, as for --ontology.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="A role to hold; repeatable.")] = None,
    title: Annotated[str | None, typer.Option(help="What stands at the head of the page.")] = None,
    ontology: Ontology = None,
    language: Language = "en",
    output: Annotated[
        str, typer.Option("--output", "-o", help="The .html file to write; - is standard output.")
    ] = "careers.html",
) -> None:
    """Write a page in which anybody finds roles, gaps, paths and ladders."""
    from tempfile import TemporaryDirectory

    if output != "-" and Path(output).suffix.lower() not in (".html", ".htm"):
        raise cg.SaveError(f"the explorer is a page, and {quote(output)} names none; end it in .html")
    graph = load_ontology([*(files or ()), *(ontology or ())], language)
    if output != "-":
        say(f"wrote {graph.save_explorer(output, roles=role, title=title)}")
        return
    with TemporaryDirectory() as folder:
        page = graph.save_explorer(f"{folder}/careers.html", roles=role, title=title)
        write(page.read_text(encoding="utf-8").rstrip("\n"), output)
