"""The command that plots: a gap, a ranking, a matrix, what roles require, a plan or a bench, as a picture."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeAlias, TypedDict

import typer

import careergraph as cg
from careergraph import choices
from careergraph.cli.inputs import load_ontology, resolve_holder
from careergraph.cli.options import AsPseudonyms, Language, Ontology, Profiles, RankedBy
from careergraph.cli.output import say
from careergraph.support.files import write_whole
from careergraph.support.text import listed

#: What can be plotted.
Kind: TypeAlias = Literal["gap", "ranking", "matrix", "requirements", "plan", "bench"]
#: The suffixes of the pictures that are written.
_SUFFIXES: Final = (".png", ".svg", ".pdf")
#: How many dots an inch has.
_DOTS: Final = 150


class Rows(TypedDict, total=False):
    """How many rows a plot shows at most, where that is said."""

    max_items: int


class Wanted(NamedTuple):
    """A request to plot something: of whom or of which roles, by which number, and with how many rows."""

    graph: cg.CareerGraph
    names: Sequence[str]
    profiles: Path | None
    pseudonyms: bool
    measure: choices.CellMeasure
    by: choices.RankMeasure
    rows: Rows

    @property
    def holder(self) -> cg.Role | cg.Profile:
        """The role or the person that the first name is of."""
        return resolve_holder(self.graph, self.names[0], self.profiles)

    @property
    def people(self) -> Sequence[cg.Profile]:
        """The people of the profiles, or those of the ontology."""
        return cg.load_profiles(self.profiles, self.graph) if self.profiles else self.graph.profiles

    @property
    def roles(self) -> Sequence[cg.Role]:
        """The roles that are named, or all of them."""
        return [self.graph.role(name) for name in self.names] or self.graph.roles


class Plot(NamedTuple):
    """How many names a plot takes, at least and at most, None for any number; and how it is drawn."""

    least: int
    most: int | None
    draw: Callable[[Wanted], Any]


def _gap(wanted: Wanted) -> Any:
    gap = wanted.graph.gap(wanted.holder, wanted.names[1])
    return cg.plot_gap(gap, pseudonyms=wanted.pseudonyms, **wanted.rows)


def _ranking(wanted: Wanted) -> Any:
    ranking = wanted.graph.rank(wanted.holder, by=wanted.by)
    return cg.plot_ranking(ranking, pseudonyms=wanted.pseudonyms, **wanted.rows)


def _matrix(wanted: Wanted) -> Any:
    rows = wanted.people if wanted.profiles else wanted.roles
    matrix = wanted.graph.gap_matrix(rows, wanted.roles)
    return cg.plot_matrix(matrix, wanted.measure, pseudonyms=wanted.pseudonyms, **wanted.rows)


def _requirements(wanted: Wanted) -> Any:
    asked = [each for role in wanted.roles for each in wanted.graph.requirements(role)]
    return cg.plot_requirements(asked, **wanted.rows)


def _plan(wanted: Wanted) -> Any:
    plan = wanted.graph.plan(wanted.holder, wanted.names[1])
    return cg.plot_plan(plan, pseudonyms=wanted.pseudonyms, **wanted.rows)


def _bench(wanted: Wanted) -> Any:
    return cg.plot_bench(wanted.graph.bench(wanted.roles, wanted.people), **wanted.rows)


_PLOTS: Final[Mapping[str, Plot]] = {
    "gap": Plot(2, 2, _gap),
    "ranking": Plot(1, 1, _ranking),
    "matrix": Plot(0, None, _matrix),
    "requirements": Plot(0, None, _requirements),
    "plan": Plot(2, 2, _plan),
    "bench": Plot(0, None, _bench),
}


def plot(
    kind: Annotated[
        Kind,
        typer.Argument(
            metavar="KIND", help="What to plot: gap, ranking, matrix, requirements, plan or bench."
        ),
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="WHO and ROLE for a gap or a plan, WHO for a ranking, for the rest roles, all unless named."
        ),
    ] = None,
    measure: Annotated[choices.CellMeasure, typer.Option(help="Which number a matrix shows.")] = "coverage",
    by: RankedBy = "fit",
    max_items: Annotated[
        int | None, typer.Option(min=1, help="How many rows to show at most; else as many as can be read.")
    ] = None,
    profiles: Profiles = None,
    pseudonyms: AsPseudonyms = False,
    ontology: Ontology = None,
    language: Language = "en",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The .png, .svg or .pdf file; by default KIND.png.")
    ] = None,
) -> None:
    """Plot a gap, a ranking, a matrix, requirements, a plan or a bench."""
    chosen, given = _PLOTS[kind], names or []
    if len(given) < chosen.least or (chosen.most is not None and len(given) > chosen.most):
        raise typer.BadParameter(f"plot {kind} takes {'WHO and ROLE' if chosen.least > 1 else 'WHO'}")
    file = output or Path(f"{kind}.png")
    if file.suffix.lower() not in _SUFFIXES:
        raise typer.BadParameter(f"a plot is written to a file that ends in {listed(_SUFFIXES)}")
    graph = load_ontology(ontology, language)
    rows: Rows = {} if max_items is None else {"max_items": max_items}
    axes = chosen.draw(Wanted(graph, given, profiles, pseudonyms, measure, by, rows))
    picture = io.BytesIO()
    axes.figure.savefig(picture, format=file.suffix[1:].lower(), dpi=_DOTS, bbox_inches="tight")
    write_whole(file, picture.getvalue())
    say(f"drew {file}")
