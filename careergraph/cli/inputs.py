"""The way into the command line: ontologies, people and queries, by what a user types."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextvars import ContextVar
from pathlib import Path
from typing import Final

import careergraph as cg
from careergraph.cli.output import say
from careergraph.support.files import file_content
from careergraph.support.text import visible

#: How many seconds a query may take, unless told otherwise.
QUERY_SECONDS: Final = 60.0
#: Whether what was read is kept for the next time.
keeping = ContextVar("keeping", default=True)
#: The server that is asked in place of files.
connected: ContextVar[cg.Endpoint | None] = ContextVar("connected", default=None)


def connect(url: str | None) -> None:
    """Let a server answer in place of files; the environment says who asks, for others see a command line."""
    if url is None:
        connected.set(None)
        return
    named = os.environ.get("CAREERGRAPH_AUTH")
    user, colon, password = (named or "").partition(":")
    connected.set(cg.connect(url, auth=(user, password) if colon else named or None))


def load_ontology(ontology: Iterable[Path] | None, language: str) -> cg.CareerGraph:
    """Load an ontology: files, tables, a grid, the folder of a published database, or what a server has."""
    paths = list(ontology or ())
    if endpoint := connected.get():
        if paths:
            raise cg.InvalidArgument("--connect names a server and --ontology a file; give one of them")
        return _warn_of_language(endpoint.load(language=language), language)
    if len(paths) == 1 and paths[0].suffix.lower() == ".csv":
        return _warn_of_language(cg.load_grid(paths[0], language=language), language)
    graph = cg.load(*paths, language=language, cache=keeping.get())
    return _warn_of_language(graph, language)


def resolve_holder(graph: cg.CareerGraph, who: str, profiles: Path | None) -> cg.Role | cg.Profile:
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


def _warn_of_language(graph: cg.CareerGraph, language: str) -> cg.CareerGraph:
    """Warn where no label is in the language that was asked for, and return the graph."""
    wanted = language.lower().partition("-")[0]
    if wanted == "en":
        return graph
    tags = {tag for thing in (*graph.roles, *graph.skills) for tag in thing.labels}
    if tags and wanted not in {tag.partition("-")[0] for tag in tags}:
        there = ", ".join(sorted(tags - {""})) or "no language that is stated"
        say(f"careergraph: no label is in {language!r}; the labels are in {there}")
    return graph


def name_lines(source: str) -> list[str]:
    """Read the names in a text file, or on standard input, one a line; blank lines name nothing."""
    if source == "-":
        text = sys.stdin.read()
    else:
        try:
            text = file_content(Path(source)).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise cg.ParseError(
                f"{source!r} is not UTF-8 text; save the file as UTF-8", file=source
            ) from None
    return [line.strip() for line in text.removeprefix("\ufeff").splitlines() if line.strip()]


def query_text(sparql: str) -> str:
    """Return a query that is given as it is, in a file, or on standard input."""
    if sparql == "-":
        return sys.stdin.read().removeprefix("\ufeff")
    if "{" in sparql or len(sparql) > 255:
        return sparql
    if Path(sparql).is_file():
        try:
            return file_content(Path(sparql)).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise cg.ParseError(
                f"{sparql!r} is not UTF-8 text; save the file as UTF-8", file=sparql
            ) from None
    raise cg.FileMissing(f"{sparql!r} is neither a query nor a file that is there", file=sparql)
