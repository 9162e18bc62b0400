"""The commands that write ontologies: in another format, or a template to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

import careergraph as cg
from careergraph.cli.inputs import load_ontology
from careergraph.cli.output import say


def convert(
    files: Annotated[list[Path], typer.Argument(help="The files to read, then the one to write.")],
    derived: Annotated[bool, typer.Option("--derived", help="Write what follows, too.")] = False,
    lossy: Annotated[
        bool, typer.Option("--lossy", help="Leave out what tables cannot hold, and list it.")
    ] = False,
    level: Annotated[
        list[str] | None, typer.Option(help="A level named in a grid, the lowest first; repeatable.")
    ] = None,
) -> None:
    """Convert files of RDF, tables and grids into others, by their suffix; without one a folder of tables."""
    if len(files) < 2:
        raise typer.BadParameter("name a file to read and a file to write")
    *sources, target = files
    if any(_is_same_file(source, target) for source in sources):
        raise cg.SaveError(f"{str(target)!r} is what is read; name another file to write")
    graph = _converted(sources, level or ())
    if target.suffix.lower() not in ("", ".xlsx"):
        say(f"wrote {graph.save(target, derived=derived)}")
        return
    losses = graph.table_losses()
    for line in losses:
        say(f"no table holds {line}")
    say(f"wrote {graph.save_tables(target, lossy=lossy)}")


def _is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two names are of one file or folder that is there."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _converted(sources: Sequence[Path], levels: Sequence[str]) -> cg.CareerGraph:
    """Load what is to be written elsewhere: a grid whose cells name levels, or whatever else can be read."""
    if levels and len(sources) == 1:
        return cg.load_grid(sources[0], levels=levels)
    if levels:
        raise typer.BadParameter("--level goes with one grid")
    return load_ontology(sources, "en")


def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make, or an .xlsx workbook.")],
) -> None:
    """Write the tables of a small ladder, as a template for your own."""
    say(f"wrote {cg.write_template(folder)}; load it with --ontology {folder}")
