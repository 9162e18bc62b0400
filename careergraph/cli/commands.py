"""The command line: what the library answers, as tables, JSON or CSV.

Data goes to standard output, all else to standard error. A failed job ends with 1 and one line, wrong
usage with 2.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

import careergraph as cg
from careergraph.cli.describe import labels, tell_about, tell_path
from careergraph.drawing.render import can_render
from careergraph.support.files import is_folder, write_whole
from careergraph.support.tables import Rows, Table, csv_table, text_table
from careergraph.support.text import harmless, visible

#: How many seconds a query may take, unless told otherwise.
_QUERY_SECONDS = 60.0

#: Whether what was read is kept for the next time.
_cache = ContextVar("cache", default=True)

app = typer.Typer(
    name="careergraph",
    help="Career ontologies: paths, skill gaps, SPARQL and ladders.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(Enum):
    """The ways in which data is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class By(Enum):
    """The measures by which one path is better than another."""

    STEPS = "steps"
    EFFORT = "effort"
    MONTHS = "months"


class Theme(Enum):
    """The papers that a picture is drawn on."""

    LIGHT = "light"
    DARK = "dark"
    AUTO = "auto"


class Direction(Enum):
    """The directions in which a ladder leads."""

    UP = "up"
    RIGHT = "right"
    DOWN = "down"
    LEFT = "left"


Ontology = Annotated[
    list[Path] | None,
    typer.Option(
        "--ontology",
        "-f",
        help="An ontology file, a folder or workbook of tables, a grid (.csv), or the folder of ESCO or "
        "O*NET; repeat to merge.",
    ),
]
Language = Annotated[str, typer.Option("--language", "-l", help="Language of the labels.")]
Output = Annotated[str, typer.Option("--output", "-o", help="File to write; - for standard output.")]
AsFormat = Annotated[Format, typer.Option("--format", help="How the data is written.")]
Profiles = Annotated[
    Path | None, typer.Option("--profiles", "-p", help="People, as CSV (name,skill,level) or JSON.")
]


def main() -> None:
    """Run the command line; what goes wrong is one line, and never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # What a terminal's encoding lacks is shown by its number, and is no reason to end.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            app(prog_name="careergraph")
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except cg.CareerGraphError as error:
        print(harmless(f"careergraph: {error}"), file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        # Whoever read the output has had enough of it.
        _leave_output()
        sys.exit(1)
    except OSError as error:
        print(f"careergraph: the output could not be written: {error.strerror or error}", file=sys.stderr)
        _leave_output()
        sys.exit(1)


def _leave_output() -> None:
    """Let Python end without another try to write what is left."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(wanted: bool) -> None:
    if wanted:
        print(f"careergraph {cg.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
    cache: Annotated[
        bool, typer.Option(help="Keep what was read, so that the same files open at once the next time.")
    ] = True,
) -> None:
    _cache.set(cache)


@app.command()
def roles(
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = Format.TABLE,
    output: Output = "-",
) -> None:
    """List the roles, with where each leads."""
    graph = _load(ontology, language)
    _emit(
        Rows(
            ("role", "family", "next roles", "iri"),
            ((role.label, role.family, labels(graph.next_roles(role)), role.iri) for role in graph.roles),
        ),
        format,
        output,
    )


@app.command()
def skills(
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = Format.TABLE,
    output: Output = "-",
) -> None:
    """List the skills, with how many roles ask for each."""
    graph = _load(ontology, language)
    counts: dict[str, dict[cg.Necessity, int]] = {}
    for skill in graph.skills:
        for requirement in graph.roles_requiring(skill):
            by_necessity = counts.setdefault(skill.iri, dict.fromkeys(cg.Necessity, 0))
            by_necessity[requirement.necessity] += 1
    none = dict.fromkeys(cg.Necessity, 0)
    _emit(
        Rows(
            ("skill", "essential for", "optional for", "iri"),
            ((skill.label, *counts.get(skill.iri, none).values(), skill.iri) for skill in graph.skills),
        ),
        format,
        output,
    )


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A role, skill or responsibility.")],
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = Format.TABLE,
    output: Output = "-",
) -> None:
    """Tell everything about one role, skill or responsibility."""
    graph = _load(ontology, language)
    lookups: Sequence[Callable[[str], Any]] = (graph.role, graph.skill, graph.responsibility)
    missing: list[cg.NotFound] = []
    for look_up in lookups:
        try:
            thing = look_up(name)
        except cg.NotFound as error:
            missing.append(error)
        else:
            _emit(Rows(("what", "value"), tell_about(graph, thing)), format, output)
            return
    raise missing[0]


@app.command()
def path(
    source: Annotated[str, typer.Argument(help="The role to start from.")],
    target: Annotated[str, typer.Argument(help="The role to get to.")],
    by: Annotated[By, typer.Option(help="What the best path has the least of.")] = By.STEPS,
    limit: Annotated[int, typer.Option(min=1, help="How many paths, best first.")] = 1,
    max_steps: Annotated[int | None, typer.Option(min=0, help="At most so many moves.")] = None,
    via: Annotated[list[str] | None, typer.Option(help="A role to pass; repeatable.")] = None,
    avoid: Annotated[list[str] | None, typer.Option(help="A role to avoid; repeatable.")] = None,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = Format.TABLE,
    output: Output = "-",
) -> None:
    """Find the way from one role to another, with what each move takes."""
    graph = _load(ontology, language)
    found = list(
        graph.paths(
            source,
            target,
            limit=limit,
            by=by.value,
            max_steps=max_steps,
            avoid=avoid or (),
            via=via or (),
        )
    )
    if format is Format.TABLE:
        _write("\n\n".join(_as_text(each) for each in found), output)
        return
    rows = [{"path": number, **move} for number, each in enumerate(found, 1) for move in each.to_dicts()]
    columns = tuple(rows[0]) if rows else ("path",)
    _emit(Rows(columns, (tuple(row.values()) for row in rows)), format, output)


@app.command()
def gap(
    who: Annotated[str, typer.Argument(help="A role, or somebody's name in the profiles.")],
    role: Annotated[str, typer.Argument(help="The role to measure against.")],
    hierarchy: Annotated[
        bool, typer.Option("--hierarchy", help="A skill stands for the broader ones too.")
    ] = False,
    profiles: Profiles = None,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = Format.TABLE,
    output: Output = "-",
) -> None:
    """Measure what lies between somebody and a role."""
    graph = _load(ontology, language)
    _emit(graph.gap(_resolve_holder(graph, who, profiles), role, hierarchy), format, output)


@app.command()
def rank(
    who: Annotated[str, typer.Argument(help="A role, or somebody's name in the profiles.")],
    limit: Annotated[int, typer.Option(min=1, help="How many roles.")] = 10,
    profiles: Profiles = None,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = Format.TABLE,
    output: Output = "-",
) -> None:
    """Rank the roles that are nearest to somebody."""
    graph = _load(ontology, language)
    _emit(graph.rank(_resolve_holder(graph, who, profiles), limit=limit), format, output)


@app.command()
def query(
    sparql: Annotated[str, typer.Argument(help="A SPARQL query, a file that holds one, or -.")],
    timeout: Annotated[float, typer.Option(min=0.001, help="Seconds the query may take.")] = _QUERY_SECONDS,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = Format.TABLE,
    output: Output = "-",
) -> None:
    """Answer a SPARQL query."""
    text = _query_text(sparql)
    answer = _load(ontology, language).query(text, timeout=timeout)
    if isinstance(answer, cg.QueryResult):
        _emit(answer, format, output)
    elif isinstance(answer, bool):
        _write(json.dumps(answer), output)
    else:
        _write(answer.serialize(format="turtle").rstrip(), output)


@app.command()
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
    theme: Annotated[Theme, typer.Option(help="Light or dark paper, or what the reader has.")] = Theme.LIGHT,
    title: Annotated[str | None, typer.Option(help="What stands above the picture.")] = None,
    direction: Annotated[Direction, typer.Option(help="Where the ladder leads.")] = Direction.UP,
    max_roles: Annotated[int, typer.Option(min=1, help="Draw at most so many roles.")] = 60,
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
    graph = _load(ontology, language)
    found = graph.query(_query_text(select), timeout=_QUERY_SECONDS) if select else None
    if select and not isinstance(found, cg.QueryResult):
        raise typer.BadParameter("--query takes a SELECT query")
    diagram = graph.ladder(
        roles=found if select else role,
        path=graph.path(source, target) if source and target else None,
        who=_resolve_holder(graph, who, profiles) if who else None,
        direction=direction.value,
        max_roles=max_roles,
        around=around,
        max_steps=max_steps,
        family=family,
        families=families,
        theme=theme.value,
        title=title,
    )
    if output == "-":
        _write(diagram.dot.rstrip(), output)
    else:
        _say(f"drew {diagram.save(output)}")


@app.command()
def explore(
    files: Annotated[list[Path] | None, typer.Argument(help="Ontology files, as for --ontology.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="A role to hold; repeatable.")] = None,
    title: Annotated[str | None, typer.Option(help="What stands at the head of the page.")] = None,
    ontology: Ontology = None,
    language: Language = "en",
    output: Annotated[Path, typer.Option("--output", "-o", help="The .html file to write.")] = Path(
        "careers.html"
    ),
) -> None:
    """Write a page in which anybody finds roles, gaps, paths and ladders."""
    graph = _load([*(files or ()), *(ontology or ())], language)
    _say(f"wrote {graph.save_explorer(output, roles=role, title=title)}")


@app.command()
def check(
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = Format.TABLE,
    output: Output = "-",
) -> None:
    """Check an ontology; errors end with exit code 1."""
    report = _load(ontology, language).check()
    _emit(report, format, output)
    if report.errors:
        raise typer.Exit(1)


@app.command()
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
    """Convert RDF, tables and grids to RDF, tables and network files, by suffix; none is a folder."""
    if len(files) < 2:
        raise typer.BadParameter("name a file to read and a file to write")
    *sources, target = files
    if any(_is_same_file(source, target) for source in sources):
        raise cg.SaveError(f"{str(target)!r} is what is read; name another file to write")
    graph = _converted(sources, level or ())
    if target.suffix.lower() not in ("", ".xlsx"):
        _say(f"wrote {graph.save(target, derived=derived)}")
        return
    losses = graph.table_losses()
    for line in losses:
        _say(f"no table holds {line}")
    _say(f"wrote {graph.save_tables(target, lossy=lossy)}")


def _is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two names are of one file or folder that is there."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _converted(sources: Sequence[Path], levels: Sequence[str]) -> cg.CareerGraph:
    """Read what is to be converted: a grid whose cells name levels, or whatever else can be read."""
    if levels and len(sources) == 1:
        return cg.load_grid(sources[0], levels=levels)
    if levels:
        raise typer.BadParameter("--level goes with one grid")
    return _load(sources, "en")


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make, or an .xlsx workbook.")],
) -> None:
    """Write the tables of a small ladder, as a template for your own."""
    from careergraph.sources.template import TEMPLATE
    from careergraph.sources.workbooks import write_sheets

    if os.path.lexists(folder):
        raise cg.SaveError(f"{str(folder)!r} is there already; name a new folder or workbook")
    _say(f"wrote {write_sheets(folder, TEMPLATE)}; load it with --ontology {folder}")


@app.command()
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
    graph = _load(ontology, language)
    way = graph.path(source, target)
    _write("\n".join(tell_path(graph, way)), "-")
    diagram = graph.ladder(path=way)
    _write("\nThe ladder, with the path on it:", "-")
    suffixes = (".svg", ".png") if can_render() else (".dot", ".mmd")
    for suffix in suffixes:
        _write(f"  {diagram.save(folder / f'careergraph-ladder{suffix}')}", "-")
    if not can_render():
        _say("for SVG and PNG, install 'careergraph[render]'")


def _resolve_holder(graph: cg.CareerGraph, who: str, profiles: Path | None) -> cg.Role | cg.Profile:
    """Find a person of that name in the profiles, or else the role of that name."""
    people = cg.load_profiles(profiles) if profiles else graph.profiles
    for person in people:
        if person.name == who:
            return person
    try:
        return graph.role(who)
    except cg.RoleNotFound as error:
        if people:
            names = ", ".join(person.name for person in people[:5])
            raise cg.RoleNotFound(
                f"{error} Or somebody: the profiles have {visible(names)}", name=who
            ) from None
        raise


def _load(ontology: Iterable[Path] | None, language: str) -> cg.CareerGraph:
    """Return the ontology of some files, of tables, or of the folder of a published database."""
    paths, cache = list(ontology or ()), _cache.get()
    if len(paths) == 1 and is_folder(paths[0]):
        with _progress() as progress:
            if any(paths[0].glob("Occupation Data.txt*")):
                return cg.load_onet(paths[0], progress=progress, cache=cache)
            if any(paths[0].glob("occupations_*.csv*")):
                graph = cg.load_esco(paths[0], language=language, progress=progress, cache=cache)
                return _warn_of_language(graph, language)
    if len(paths) == 1 and paths[0].suffix.lower() == ".csv":
        return _warn_of_language(cg.load_grid(paths[0], language=language), language)
    return _warn_of_language(cg.load(*paths, language=language, cache=cache), language)


def _warn_of_language(graph: cg.CareerGraph, language: str) -> cg.CareerGraph:
    """Warn where no label is in the language that was asked for, and return the graph."""
    wanted = language.lower().partition("-")[0]
    if wanted == "en":
        return graph
    tags = {tag for thing in (*graph.roles, *graph.skills) for tag in thing.labels}
    if tags and wanted not in {tag.partition("-")[0] for tag in tags}:
        there = ", ".join(sorted(tags - {""})) or "no language that is stated"
        _say(f"careergraph: no label is in {language!r}; the labels are in {there}")
    return graph


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """Show on standard error which file is read; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda name, number, count: bar.update(
            task, description=visible(name), completed=number, total=count
        )


def _query_text(sparql: str) -> str:
    if sparql == "-":
        return sys.stdin.read().removeprefix("\ufeff")
    if "{" in sparql or len(sparql) > 255:
        return sparql
    if Path(sparql).is_file():
        from careergraph.rdf.reading import file_content

        try:
            return file_content(Path(sparql)).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise cg.ParseError(
                f"{sparql!r} is not UTF-8 text; save the file as UTF-8", file=sparql
            ) from None
    raise cg.FileMissing(f"{sparql!r} is neither a query nor a file that is there", file=sparql)


def _emit(table: Table, format: Format, output: str) -> None:
    match format:
        case Format.TABLE:
            _write(_as_text(table), output)
        case Format.JSON:
            _write(json.dumps(table.to_dicts(), ensure_ascii=False, indent=2, default=str), output)
        case Format.CSV:
            _write(csv_table(*table.content()).rstrip("\n"), output)


def _as_text(table: Table) -> str:
    width = None if _on_terminal() else 160
    return text_table(*table.content(), table.caption(), width=width, limit=None)


def _write(text: str, output: str) -> None:
    if output == "-":
        if sys.stdout is None:
            raise cg.SaveError("standard output is closed; name a file with --output")
        print(harmless(text) if _on_terminal() else text)
    else:
        write_whole(output, f"{text}\n".encode())
        _say(f"wrote {output}")


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _say(message: str) -> None:
    print(visible(message), file=sys.stderr)


if __name__ == "__main__":
    main()
