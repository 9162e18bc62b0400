"""The commands: one question to the library each, answered as a table, JSON or CSV.

A failed job ends with 1 and one line, wrong
usage with 2.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Sequence
from copy import copy
from typing import Annotated, Any

import typer

import careergraph as cg
from careergraph.cli.describe import describe_thing, labels, thing_as_dict
from careergraph.cli.help import Command, Program
from careergraph.cli.inputs import (
    QUERY_SECONDS,
    connected,
    keeping,
    load_ontology,
    query_text,
    resolve_holder,
)
from careergraph.cli.inputs import connect as connect_to
from careergraph.cli.name_commands import match, search
from careergraph.cli.options import (
    AsFormat,
    AsPseudonyms,
    By,
    Crosswalk,
    Hierarchy,
    Language,
    Ontology,
    Output,
    Profiles,
    RankedBy,
    Standing,
)
from careergraph.cli.output import (
    by_suffix,
    emit,
    leave_standard_output,
    renamed_if,
    write,
    write_json,
    write_tables,
)
from careergraph.cli.overview_commands import matrix, rank_people, reachable, suggest
from careergraph.cli.person_commands import gateways, leverage, pareto, plan
from careergraph.cli.picture_commands import draw, explore
from careergraph.cli.plot_command import plot
from careergraph.cli.team_commands import assign, bench, holders, team_gap
from careergraph.cli.tour_command import tour
from careergraph.cli.version_commands import diff, observed
from careergraph.cli.wording import in_own_words
from careergraph.cli.writing_commands import convert, new
from careergraph.support.gc_pause import seldom_gc
from careergraph.support.tables import Rows
from careergraph.support.text import harmless, listed, quote

#: How like a name a label is that may have been meant.
_LIKE = 0.5
#: The exit code after Ctrl-C: 128 and the number of the signal.
_STOPPED = 130

app = typer.Typer(
    name="careergraph",
    cls=Program,
    help="Ask an ontology of careers for paths, skill gaps, rankings and ladders.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; what goes wrong is one line, and never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # What a terminal's encoding lacks is shown by its number, and is no reason to end.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            # Most commands end before there is anything to collect.
            with seldom_gc():
                _with_command(sys.argv[1:])(prog_name="careergraph")
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except cg.CareerGraphError as error:
        print(harmless(f"careergraph: {in_own_words(str(error))}"), file=sys.stderr)
        sys.exit(1)
    except (SystemExit, KeyboardInterrupt) as end:
        is_stopped = isinstance(end, KeyboardInterrupt) or end.code == _STOPPED
        if not is_stopped:
            raise
        print("careergraph: stopped; no file was left half written", file=sys.stderr)
        sys.exit(_STOPPED)
    except BrokenPipeError:
        # Whoever read the output has had enough of it.
        leave_standard_output()
        sys.exit(1)
    except OSError as error:
        print(f"careergraph: the output could not be written: {error.strerror or error}", file=sys.stderr)
        leave_standard_output()
        sys.exit(1)


def _with_command(words: Sequence[str]) -> typer.Typer:
    """Return the program with the command alone that the first word names, if one does.

    To make all of them takes longer than most answers; whatever is less plain has them all.
    """
    commands = {
        each.name or (each.callback.__name__.replace("_", "-") if each.callback else ""): each
        for each in app.registered_commands
    }
    if not words or words[0] not in commands:
        return app
    program = copy(app)
    program.registered_commands = [commands[words[0]]]
    return program


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
    connect: Annotated[
        str | None,
        typer.Option(metavar="URL", help="A SPARQL server to ask, or to load from, in place of files."),
    ] = None,
) -> None:
    keeping.set(cache)
    connect_to(connect)


@app.command(cls=Command)
def roles(
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """List the roles, with where each leads."""
    graph = load_ontology(ontology, language)
    emit(
        Rows(
            ("role", "family", "next_roles", "iri"),
            ((role.label, role.family, labels(graph.next_roles(role)), role.iri) for role in graph.roles),
        ),
        format,
        output,
    )


@app.command(cls=Command)
def skills(
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """List the skills, with how many roles ask for each."""
    graph = load_ontology(ontology, language)
    counts: dict[str, dict[cg.Necessity, int]] = {}
    for skill in graph.skills:
        for requirement in graph.roles_requiring(skill):
            by_necessity = counts.setdefault(skill.iri, dict.fromkeys(cg.Necessity, 0))
            by_necessity[requirement.necessity] += 1
    none = dict.fromkeys(cg.Necessity, 0)
    emit(
        Rows(
            ("skill", "essential_for", "optional_for", "iri"),
            ((skill.label, *counts.get(skill.iri, none).values(), skill.iri) for skill in graph.skills),
        ),
        format,
        output,
    )


@app.command(cls=Command)
def show(
    name: Annotated[str, typer.Argument(help="A role, skill or responsibility.")],
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Tell everything about one role, skill or responsibility."""
    graph = load_ontology(ontology, language)
    lookups: Sequence[Callable[[str], Any]] = (graph.role, graph.skill, graph.responsibility)
    for look_up in lookups:
        try:
            thing = look_up(name)
        except cg.NotFound:
            continue
        if (format or by_suffix(output)) == "json":
            write_json(thing_as_dict(graph, thing), output)
        else:
            emit(Rows(("what", "value"), describe_thing(graph, thing)), format, output)
        return
    hits = graph.search(name, limit=3, scores=True)
    near = [hit.thing.label for hit in hits if hit.score >= _LIKE]
    hint = f"did you mean {listed(near)}?" if near else "`careergraph search` looks for parts of names"
    raise cg.NotFound(f"nothing is named {quote(name)}; {hint}", name=name, suggestions=near)


@app.command(cls=Command)
def path(
    source: Annotated[str, typer.Argument(help="The role to start from.")],
    target: Annotated[str, typer.Argument(help="The role to get to.")],
    by: By = "steps",
    limit: Annotated[int, typer.Option(min=1, help="How many paths, best first.")] = 1,
    max_steps: Annotated[int | None, typer.Option(min=0, help="At most so many moves.")] = None,
    via: Annotated[list[str] | None, typer.Option(help="A role to pass; repeatable.")] = None,
    avoid: Annotated[list[str] | None, typer.Option(help="A role to avoid; repeatable.")] = None,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Find the way from one role to another, with what each move takes."""
    graph = load_ontology(ontology, language)
    found = list(
        graph.paths(source, target, limit=limit, by=by, max_steps=max_steps, avoid=avoid or (), via=via or ())
    )
    if (format or by_suffix(output)) == "table":
        write_tables([*found], output)
        return
    rows = [{"path": number, **move} for number, each in enumerate(found, 1) for move in each.to_dicts()]
    columns = tuple(rows[0]) if rows else ("path",)
    emit(Rows(columns, (tuple(row.values()) for row in rows)), format, output)


@app.command(cls=Command)
def gap(
    who: Annotated[str, typer.Argument(help="A role, or somebody's name in the profiles.")],
    role: Annotated[str, typer.Argument(help="The role to measure against.")],
    hierarchy: Hierarchy = False,
    crosswalk: Crosswalk = False,
    profiles: Profiles = None,
    pseudonyms: AsPseudonyms = False,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Measure what lies between somebody and a role."""
    graph = load_ontology(ontology, language)
    gap = graph.gap(resolve_holder(graph, who, profiles), role, hierarchy, crosswalk)
    emit(renamed_if(pseudonyms, gap), format, output)


@app.command(cls=Command)
def rank(
    who: Annotated[str, typer.Argument(help="A role, or somebody's name in the profiles.")],
    limit: Annotated[int, typer.Option(min=1, help="How many roles.")] = 10,
    by: RankedBy = "fit",
    direction: Standing = "any",
    hierarchy: Hierarchy = False,
    crosswalk: Crosswalk = False,
    profiles: Profiles = None,
    pseudonyms: AsPseudonyms = False,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Rank the roles that are nearest to somebody."""
    graph = load_ontology(ontology, language)
    ranking = graph.rank(
        resolve_holder(graph, who, profiles),
        limit=limit,
        by=by,
        direction=direction,
        hierarchy=hierarchy,
        crosswalk=crosswalk,
    )
    emit(renamed_if(pseudonyms, ranking), format, output)


@app.command(cls=Command)
def query(
    sparql: Annotated[str, typer.Argument(help="A SPARQL query, a file that holds one, or -.")],
    timeout: Annotated[float, typer.Option(min=0.001, help="Seconds the query may take.")] = QUERY_SECONDS,
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Answer a SPARQL query."""
    text = query_text(sparql)
    endpoint = None if ontology else connected.get()
    answer = (endpoint or load_ontology(ontology, language)).query(text, timeout=timeout)
    if isinstance(answer, cg.QueryResult):
        emit(answer, format, output)
    elif isinstance(answer, bool):
        write(json.dumps(answer), output)
    else:
        written = "json-ld" if (format or by_suffix(output)) == "json" else "turtle"
        write(answer.serialize(format=written).rstrip(), output)


for _command in (draw, explore):
    app.command(cls=Command)(_command)


@app.command(cls=Command)
def check(
    ontology: Ontology = None,
    language: Language = "en",
    format: AsFormat = None,
    output: Output = "-",
) -> None:
    """Check an ontology; errors end with exit code 1."""
    report = load_ontology(ontology, language).check()
    emit(report, format, output)
    if report.errors:
        raise typer.Exit(1)


_ELSEWHERE: Sequence[Callable[..., None]] = (
    convert,
    new,
    tour,
    search,
    match,
    rank_people,
    reachable,
    suggest,
    matrix,
    bench,
    holders,
    team_gap,
    assign,
    diff,
    observed,
    leverage,
    plan,
    pareto,
    gateways,
    plot,
)
for _command in _ELSEWHERE:
    app.command(cls=Command)(_command)
