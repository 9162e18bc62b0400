"""Writes the pages of the reference that come from elsewhere: the command line and the vocabulary.

    python docs/write_reference.py [--check]

With `--check` it writes nothing, and ends with 1 where a page is not what it would write.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import rdflib
import typer
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS, Namespace

from careergraph.cli.commands import app
from careergraph.cli.examples import EXAMPLES
from careergraph.cli.help import shape as argument_shape

DOCS = Path(__file__).parent
SCHEMA = Namespace("https://schema.org/")
VOCABULARY = DOCS.parent / "ontology" / "careergraph.ttl"
CG = "https://w3id.org/careergraph/ontology#"


def commands() -> Iterator[str]:
    """Give the lines of the page on the command line."""
    program = typer.main.get_command(app)
    yield from (
        "# Commands and options",
        "",
        "Written from the command line itself; [the command line](../command-line.md) tells what it is for.",
        "`--help`, or `-h`, says at any command what stands here.",
        "",
        "## careergraph",
        "",
        "Before any command:",
        "",
    )
    yield from table(
        ("option", "what it does", "unless given"), (option(program, each) for each in program.params)
    )
    for name, command in sorted(program.commands.items()):
        arguments = [each for each in command.params if each.param_type_name == "argument"]
        options = [each for each in command.params if each.param_type_name == "option"]
        shape = " ".join(argument_shape(each) for each in arguments)
        yield from (f"## {name}", "", command.help, "", "```text")
        yield from (f"careergraph {name} [OPTIONS] {shape}".rstrip(), "```", "")
        yield from ("```sh", *EXAMPLES[name], "```", "")
        if arguments:
            told = ((f"`{argument_shape(each)}`", cell(each.help)) for each in arguments)
            yield from table(("argument", "what it is"), told)
        if options:
            yield from table(
                ("option", "what it does", "unless given"), (option(command, each) for each in options)
            )


def option(command: Any, each: Any) -> tuple[str, str, str]:
    """Give an option's names, what it does, and what holds where it is not given."""
    names = [*each.opts, *each.secondary_opts]
    kind = get_type_hints(inspect.unwrap(command.callback)).get(each.name)
    kinds = (kind, *get_args(kind))
    choices = [choice for each in kinds if get_origin(each) is Literal for choice in get_args(each)]
    told = each.help + (f" One of {', '.join(f'`{choice}`' for choice in choices)}." if choices else "")
    default = names[0] if each.default is True else each.default
    stated = default not in (None, False, (), [], "")
    return " ".join(f"`{name}`" for name in names), cell(told), f"`{default}`" if stated else ""


def vocabulary() -> Iterator[str]:
    """Give the lines of the page on the vocabulary."""
    graph = rdflib.Graph().parse(VOCABULARY)
    yield from (
        "# The vocabulary",
        "",
        f"Every term of `cg:`, `<{CG}>`. Written from",
        "[`ontology/careergraph.ttl`](../../ontology/careergraph.ttl), which tells them in Spanish too,",
        "and their axioms.",
        "",
    )
    classes = [*terms(graph, OWL.Class)]
    yield from ("## Classes", "")
    yield from table(
        ("class", "is a", "what it is"),
        ((named(graph, each), links(graph, each, RDFS.subClassOf), told(graph, each)) for each in classes),
    )
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    properties = sorted({each for kind in kinds for each in terms(graph, kind)}, key=order)
    yield from ("## Properties", "")
    yield from table(
        ("property", "of", "to", "what it says"),
        (
            (
                named(graph, each),
                links(graph, each, RDFS.domain, SCHEMA.domainIncludes),
                links(graph, each, RDFS.range, SCHEMA.rangeIncludes),
                told(graph, each),
            )
            for each in properties
        ),
    )
    rest = sorted(set(terms(graph, None)) - {*classes, *properties}, key=order)
    yield from ("## Individuals", "")
    yield from table(
        ("individual", "is a", "what it is"),
        ((named(graph, each), links(graph, each, RDF.type), told(graph, each)) for each in rest),
    )


def terms(graph: rdflib.Graph, kind: rdflib.URIRef | None) -> Iterable[rdflib.URIRef]:
    """Give the terms of the vocabulary that are of a kind, or all of them, in order."""
    return sorted({each for each in graph.subjects(RDF.type, kind) if str(each).startswith(CG)}, key=order)


def order(term: rdflib.term.Node) -> tuple[str, str]:
    """Sort as readers look: without regard to capitals."""
    return str(term).casefold(), str(term)


def named(_graph: rdflib.Graph, term: rdflib.term.Node) -> str:
    """Give a term as Turtle writes it."""
    return f"`{term.n3(_graph.namespace_manager)}`"


def links(graph: rdflib.Graph, term: rdflib.term.Node, *predicates: rdflib.URIRef) -> str:
    """Give the named things that properties lead to, and those of which they lead to any."""
    reached = {each for predicate in predicates for each in graph.objects(term, predicate)}
    for each in list(reached):
        for members in graph.objects(each, OWL.unionOf):
            reached |= set(Collection(graph, members))
    found = {each for each in reached if isinstance(each, rdflib.URIRef)}
    return ", ".join(named(graph, each) for each in sorted(found - {OWL.NamedIndividual}, key=order))


def told(graph: rdflib.Graph, term: rdflib.term.Node) -> str:
    """Give the definition of a term in English, or else the comment on it."""
    for predicate in (SKOS.definition, RDFS.comment, RDFS.label):
        for text in graph.objects(term, predicate):
            if isinstance(text, rdflib.Literal) and text.language == "en":
                return cell(str(text))
    return ""


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Give a table in Markdown, with an empty line after it."""
    for row in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(row)} |"
    yield ""


def cell(text: str | None) -> str:
    """Give a text that breaks no table and no markup."""
    return " ".join((text or "").split()).replace("|", r"\|").replace("*", r"\*")


PAGES: dict[str, Callable[[], Iterator[str]]] = {"commands.md": commands, "vocabulary.md": vocabulary}


def stale() -> list[str]:
    """Give the names of the pages that are not what would be written now."""
    return [name for name, lines in PAGES.items() if kept(name) != content(lines)]


def kept(name: str) -> str:
    """Give what a page holds."""
    page = DOCS / "reference" / name
    return page.read_text(encoding="utf-8") if page.exists() else ""


def content(lines: Callable[[], Iterator[str]]) -> str:
    """Give what a page should hold."""
    return "\n".join(lines()).rstrip() + "\n"


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    names = stale()
    if arguments == ["--check"]:
        for name in names:
            print(
                f"docs/reference/{name} is out of date; run python docs/write_reference.py", file=sys.stderr
            )
        return 1 if names else 0
    for name in names:
        (DOCS / "reference" / name).write_text(content(PAGES[name]), encoding="utf-8")
        print(f"wrote docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
