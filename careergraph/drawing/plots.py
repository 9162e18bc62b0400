"""Plots of gaps, rankings, matrices, plans and requirements, by matplotlib, for a slide or a report.

Each is drawn on the axes given, or on new ones, and gives the axes back: what else is wanted of the plot is
matplotlib's. Bars and heat rather than radars, on which nobody reads a number.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from careergraph.choices import CellMeasure
from careergraph.drawing.dot import wrapped
from careergraph.drawing.themes import LIGHT
from careergraph.errors import InvalidArgument, RendererMissing
from careergraph.gaps.gap_items import GapItem
from careergraph.gaps.gap_matrix import GapMatrix
from careergraph.gaps.matrix_axes import means, side
from careergraph.gaps.teams import Bench
from careergraph.gaps.values import RankedProfile, RankedRole, Ranking, SkillGap
from careergraph.model import Necessity, Requirement
from careergraph.paths.plans import Plan
from careergraph.support.text import NOT_XML, listed, quote

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: How many skills a plot shows.
_SHOWN: Final = 40
#: The height of a row, and the width of a column, in inches.
_ROW: Final = 0.34
_COLUMN: Final = 0.6
#: The longest line of a title, in characters.
_TITLE: Final = 52
#: By measure: the colours of its heat, none of them misread by colour-blind readers, and how it is written.
_HEAT: Final = {
    "coverage": ("Blues", "{:.0%}"),
    "effort": ("Oranges", "{:.0f}"),
    "fit": ("Blues", "{:.0%}"),
    "use": ("Blues", "{:.0%}"),
}


def plot_gap(gap: SkillGap, ax: Axes | None = None, *, pseudonyms: bool = False) -> Axes:
    """Plot a gap: for each skill a bar of what is held against a mark at what is needed.

    Parameters: `ax` are the matplotlib axes to draw on; new ones unless given. `pseudonyms` gives people
    random names.

    Raises `RendererMissing` where there is no matplotlib.

    >>> ax = cg.plot_gap(cg.load().gap("Account Manager", "Key Account Manager"))
    >>> ax.get_xlabel()
    'level'
    """
    gap = gap.with_pseudonyms() if pseudonyms else gap
    items = [*gap][:_SHOWN]
    ax = _axes(ax, 6.4, len(items))
    rows = range(len(items))
    needs = [item.need for item in items]
    ax.barh(rows, needs, height=0.7, color="#e4e7eb", label="needed")
    rated = [row for row in rows if items[row].have is not None]
    ax.barh(rated, [items[row].have or 0 for row in rated], height=0.34, color=LIGHT.promotion, label="held")
    unrated = [row for row in rows if items[row].have is None]
    if unrated:
        ax.barh(
            unrated,
            [needs[row] for row in unrated],
            height=0.34,
            facecolor="none",
            edgecolor=LIGHT.promotion,
            hatch="////",
            label="held, not rated",
        )
    ax.vlines(
        needs, [row - 0.35 for row in rows], [row + 0.35 for row in rows], colors=LIGHT.ink, linewidth=2
    )
    ax.set_yticks(rows, [_item_name(item) for item in items])
    ax.invert_yaxis()
    most = max((max(item.need, item.have or 0) for item in items), default=1)
    ax.set_xticks(range(most + 1))
    ax.set_xlim(0, max(most, 1) * 1.03)
    ax.set_xlabel("level")
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, frameon=False, borderaxespad=0.2)
    return _titled(ax, gap.caption(), len(gap) - len(items))


def plot_ranking(
    ranking: Ranking[RankedRole] | Ranking[RankedProfile], ax: Axes | None = None, *, pseudonyms: bool = False
) -> Axes:
    """Plot a ranking: the coverage of each role or person as a bar, with the fit and the effort that is left.

    Parameters: `ax` are the matplotlib axes to draw on; new ones unless given. `pseudonyms` gives people
    random names.

    Raises `RendererMissing` where there is no matplotlib.

    >>> cg.plot_ranking(cg.load().rank("Account Manager", limit=3)).get_xlabel()
    'coverage'
    """
    ranking = ranking.with_pseudonyms() if pseudonyms else ranking
    entries: Sequence[RankedRole | RankedProfile] = [*ranking][:_SHOWN]
    ax = _axes(ax, 6.4, len(entries))
    bars = ax.barh(range(len(entries)), [entry.coverage or 0 for entry in entries], color=LIGHT.promotion)
    ax.bar_label(bars, [_nearness(entry) for entry in entries], padding=4, fontsize=9, color=LIGHT.soft)
    ax.set_yticks(range(len(entries)), [_name(entry[0]) for entry in entries])
    ax.invert_yaxis()
    ax.set_xlim(0, 1.32)
    quarters = [0, 0.25, 0.5, 0.75, 1]
    ax.set_xticks(quarters, [f"{share:.0%}" for share in quarters])
    ax.set_xlabel("coverage")
    return _titled(ax, ranking.caption(), len(ranking) - len(entries))


def plot_matrix(
    matrix: GapMatrix,
    measure: CellMeasure = "coverage",
    ax: Axes | None = None,
    *,
    pseudonyms: bool = False,
) -> Axes:
    """Plot a matrix as a heat map; where there are many roles, by the means of their families.

    Parameters: `measure` is "coverage", "effort", "fit" or "use"; `ax` are the matplotlib axes to draw on,
    new ones unless given; `pseudonyms` gives people random names.

    Raises `RendererMissing` where there is no matplotlib.

    >>> ax = cg.plot_matrix(cg.load().gap_matrix(), measure="effort")
    >>> ax.get_title(loc="left")
    'Effort: 6 roles × 6 roles'
    """
    if measure not in _HEAT:
        raise InvalidArgument(f"measure={quote(measure)} is none of {listed(_HEAT)}")
    import numpy

    matrix = matrix.with_pseudonyms() if pseudonyms else matrix
    rows, columns = side(matrix.rows), side(matrix.columns)
    known = numpy.where(numpy.isnan(matrix.coverage), numpy.nan, getattr(matrix, measure))
    values = means(known, rows, columns)
    colours, written = _HEAT[measure]
    most = 1.0 if measure != "effort" else float(numpy.nanmax(values, initial=0))
    ax = _heat(rows.names, columns.names, values, colours, written, most, ax)
    return _titled(ax, f"{measure.capitalize()}: {rows.caption} × {columns.caption}")


def plot_bench(bench: Bench, ax: Axes | None = None) -> Axes:
    """Plot a bench as a heat map: how many people could step into each role, by the effort that it takes.

    Parameters: `ax` are the matplotlib axes to draw on; new ones unless given.

    Raises `RendererMissing` where there is no matplotlib.

    >>> graph = cg.load()
    >>> ax = cg.plot_bench(graph.bench(["Account Manager", "Key Account Manager"], graph.profiles))
    >>> [text.get_text() for text in ax.texts]
    ['1', '0', '1', '0', '0', '0']
    """
    efforts = range(bench.within + 1)
    shown = bench.entries[:_SHOWN]
    counts = [
        [
            float(sum(each.effort == effort for each in row.people)) if row.known else math.nan
            for effort in efforts
        ]
        for row in shown
    ]
    most = max((count for line in counts for count in line if count == count), default=1.0)
    ax = _heat([row.role.label for row in shown], [*map(str, efforts)], counts, "Blues", "{:.0f}", most, ax)
    ax.set_xlabel("effort: levels to gain")
    ax.set_xticks([*efforts], [*map(str, efforts)], rotation=0, ha="center")
    return _titled(ax, "How many people could step in", len(bench) - len(shown))


def plot_plan(plan: Plan, ax: Axes | None = None, *, pseudonyms: bool = False) -> Axes:
    """Plot a plan as a timeline: for each skill a bar from when it is begun to when it is learnt.

    The time is hours where all are known, else levels. A bar is pale where nothing teaches the skill; beside
    it stands what does.

    Parameters: `ax` are the matplotlib axes to draw on; new ones unless given. `pseudonyms` gives people
    random names.

    Raises `RendererMissing` where there is no matplotlib.

    >>> cg.plot_plan(cg.load().plan("Account Manager", "Key Account Manager")).get_xlabel()
    'levels'
    """
    plan = plan.with_pseudonyms() if pseudonyms else plan
    steps = [*plan][:_SHOWN]
    ax = _axes(ax, 6.4, len(steps))
    times = [step.level - step.have if plan.hours is None else step.hours or 0 for step in steps]
    ends = [*accumulate(times)]
    taught = [step.training is not None for step in steps]
    bars = ax.barh(
        range(len(steps)),
        times,
        left=[end - time for end, time in zip(ends, times, strict=True)],
        height=0.7,
        color=[LIGHT.promotion if is_taught else "#c3ccd6" for is_taught in taught],
    )
    said = ["" if step.training is None else _plain(step.training.label) for step in steps]
    ax.bar_label(bars, said, padding=4, fontsize=9, color=LIGHT.soft)
    ax.set_yticks(range(len(steps)), [_name(step.skill) for step in steps])
    ax.invert_yaxis()
    # Room for what stands beside the last bars.
    ax.set_xlim(0, max(ends, default=1) * (1.35 if any(taught) else 1.03) or 1)
    ax.set_xlabel("levels" if plan.hours is None else "hours")
    return _titled(ax, plan.caption(), len(plan) - len(steps))


def plot_requirements(requirements: Iterable[Requirement], ax: Axes | None = None) -> Axes:
    """Plot what roles ask for: skills × roles, the darker the higher the level; optional ones in brackets.

    Parameters: `requirements` are those of one role or of several, in the order in which they are to
    stand; `ax` are the matplotlib axes to draw on, new ones unless given.

    Raises `RendererMissing` where there is no matplotlib.

    >>> graph = cg.load()
    >>> ax = cg.plot_requirements([*graph.requirements("AM"), *graph.requirements("KAM")])
    >>> [label.get_text() for label in ax.get_xticklabels()]
    ['Account Manager', 'Key Account Manager']
    """
    asked = {((each.skills, each.at_least), each.role): each for each in requirements}
    rows = {row: each.label for (row, _), each in asked.items()}
    roles = list(dict.fromkeys(role for _, role in asked))
    needs = [
        [float(asked[row, role].need) if (row, role) in asked else 0.0 for role in roles] for row in rows
    ]
    texts = [[_need(asked.get((row, role))) for role in roles] for row in rows]
    most = max(map(max, needs), default=1.0)
    names = [*rows.values()], [role.label for role in roles]
    ax = _heat(*names, needs, "Blues", "{:.0f}", most, ax, texts)
    return _titled(ax, "Levels asked for")


def _heat(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[float]],
    colours: str,
    written: str,
    most: float,
    ax: Axes | None,
    texts: Sequence[Sequence[str]] | None = None,
) -> Axes:
    import numpy

    ax = _axes(ax, 2.6 + _COLUMN * len(columns), len(rows))
    grid = numpy.array(values, float).reshape(len(rows), len(columns))
    if grid.size:
        ax.imshow(grid, cmap=colours, vmin=0, vmax=most * 1.25 or 1, aspect="auto")
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            number = "unknown" if math.isnan(value) else written.format(value)
            said = number if texts is None else texts[row][column]
            dark = value > most * 0.7
            ax.text(
                column, row, said, ha="center", va="center", fontsize=8, color="white" if dark else LIGHT.ink
            )
    ax.set_yticks(range(len(rows)), [_name(name) for name in rows])
    ax.set_xticks(range(len(columns)), [_name(name) for name in columns], rotation=40, ha="right")
    ax.set_xticks(numpy.arange(-0.5, len(columns)), minor=True)
    ax.set_yticks(numpy.arange(-0.5, len(rows)), minor=True)
    ax.grid(which="minor", color="white", linewidth=1.5)
    ax.tick_params(which="both", length=0)
    return ax


def _axes(ax: Axes | None, width: float, rows: int) -> Axes:
    """Return the axes given, or new ones that are as high as the rows need."""
    try:
        from matplotlib.pyplot import subplots
    except ImportError:
        raise RendererMissing("plots need matplotlib: install 'careergraph[plot]' with pip") from None
    if ax is None:
        _, ax = subplots(figsize=(width, 1.6 + _ROW * max(rows, 1)), layout="constrained")
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0, labelsize=9)
    return ax


def _titled(ax: Axes, title: str, left_out: int = 0) -> Axes:
    more = f" (and {left_out} more)" if left_out else ""
    lines = textwrap.wrap(_plain(title + more), _TITLE)
    # A legend has its place between the title and the plot.
    ax.set_title(
        "\n".join(lines), loc="left", fontsize=11, fontweight="bold", pad=24 if ax.get_legend() else 10
    )
    return ax


def _item_name(item: GapItem) -> str:
    return _name(f"{item.label} (optional)" if item.necessity is Necessity.OPTIONAL else item.label)


def _name(thing: object) -> str:
    return "\n".join(map(_plain, wrapped(str(thing))))


def _plain(text: str) -> str:
    """Escape text in which matplotlib would find a formula, and drop what it cannot draw."""
    return NOT_XML.sub("\ufffd", text).replace("$", r"\$")


def _nearness(entry: RankedRole | RankedProfile) -> str:
    fit = "unknown" if entry.fit is None else f"{entry.fit:.0%}"
    return f"fit {fit}, effort {entry.effort}"


def _need(requirement: Requirement | None) -> str:
    if requirement is None:
        return ""
    return f"({requirement.need})" if requirement.necessity is Necessity.OPTIONAL else str(requirement.need)
