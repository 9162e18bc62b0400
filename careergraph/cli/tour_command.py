"""The command that shows a path, its gaps and a drawn ladder in one go."""

from __future__ import annotations

import shutil
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

import careergraph as cg
from careergraph.cli.describe import describe_path
from careergraph.cli.inputs import load_ontology
from careergraph.cli.options import Language, Ontology
from careergraph.cli.output import page_width, say, write
from careergraph.support.text_tables import hanging


def tour(
    folder: Annotated[Path, typer.Argument(help="Where the pictures go.")] = Path(),
    ontology: Ontology = None,
    language: Language = "en",
    source: Annotated[str, typer.Option("--from", help="The role to start from.")] = ("Account Executive"),
    target: Annotated[str, typer.Option("--to", help="The role to get to.")] = ("Key Account Manager"),
) -> None:
    """Show a path, its skill gaps and a drawn ladder in one go."""
    if not folder.is_dir():
        raise cg.FileMissing(f"there is no folder {str(folder)!r}; make it first", file=str(folder))
    graph = load_ontology(ontology, language)
    way = graph.path(source, target)
    width = page_width("-") or shutil.get_terminal_size().columns
    text = "\n".join(describe_path(graph, way)).split("\n")
    lines = (hanging(line, width, 4 if line.startswith(" ") else 0) for line in text)
    write("\n".join(chain.from_iterable(lines)), "-")
    diagram = graph.ladder(path=way)
    write("\nThe ladder, with the path on it:", "-")
    for picture in _saved_pictures(diagram, folder):
        write(f"  {picture}", "-")


def _saved_pictures(diagram: cg.Diagram, folder: Path) -> list[Path]:
    """Save a picture as images, or as texts where nothing can draw."""
    name = "careergraph-ladder"
    try:
        return [diagram.save(folder / f"{name}{suffix}") for suffix in (".svg", ".png")]
    except cg.RendererMissing:
        say("for SVG and PNG, install 'careergraph[render]'")
        return [diagram.save(folder / f"{name}{suffix}") for suffix in (".dot", ".mmd")]
