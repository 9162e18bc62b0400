"""Plots of gaps, rankings, matrices, plans and requirements, by matplotlib, for a slide or a report.

Each is drawn on the axes given, or on new ones, and gives the axes back: what else is wanted of the plot is
matplotlib's. Bars and heat rather than radars, on which nobody reads a number.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from careergraph.choices import CellMeasure
from careergraph.drawing.plot_axes import (
    LEGEND_ENTRY,
    MAX_ITEMS,
    axes_for,
    in_lines,
    name_rows,
    rows_shown,
    seriated,
    titled,
    width_beside,
)
from careergraph.drawing.themes import LIGHT
from careergraph.errors import InvalidArgument
from careergraph.gaps.gap_items import GapItem
from careergraph.gaps.gap_matrix import GapMatrix
from careergraph.gaps.matrix_axes import Side, counted_things, means, side
from careergraph.gaps.teams import Bench
from careergraph.gaps.values import RankedProfile, RankedRole, Ranking, SkillGap
from careergraph.model import Level, Necessity, Profile, Requirement, Role
from careergraph.paths.plans import Plan
from careergraph.support.text import listed, quote

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

#: The width of a column of a heat map, in inches.
_COLUMN: Final = 0.6
#: How far down a character of a slanted name reaches, in inches.
_SLANTED: Final = 0.05
#: By measure: the colours of its heat, none of them misread by colour-blind readers, and how it is written.
_HEAT: Final = {
    "coverage": ("Blues", "{:.0%}"),
    "effort": ("Oranges", "{:.0f}"),
    "fit": ("Blues", "{:.0%}"),
    "use": ("Blues", "{:.0%}"),
}


def plot_gap(
    gap: SkillGap,
    ax: Axes | None = None,
    *,
    max_items: int = MAX_ITEMS,
    scale: Sequence[Level] = (),
    pseudonyms: bool = False,
) -> Axes:
    """Plot a gap: for each skill a bar of what is held against a mark at what is needed.

    Where there are more skills than are shown, each group (missing, below, unrated, met) has its share, and
    the title counts the rest.

    Parameters: `ax` are the matplotlib axes to draw on; new ones unless given. `max_items` is how many skills
    to show at most; fewer where your own axes have no room. `scale`, as `graph.scale`, names the levels.
    `pseudonyms` gives people random names.

    Raises `RendererMissing` where there is no matplotlib.

    >>> ax = cg.plot_gap(cg.load().gap("Account Manager", "Key Account Manager"))
    >>> ax.get_xlabel()
    'level'
    """
    gap = gap.with_pseudonyms() if pseudonyms else gap
    items, left_out = _shared_out(gap, rows_shown(ax, len(gap), max_items))
    ax = axes_for(ax, 6.4, len(items))
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
    name_rows(ax, [_item_name(item) for item in items])
    most = max((max(item.need, item.have or 0) for item in items), default=1)
    _level_axis(ax, most, scale)
    columns = max(int(width_beside(ax) / LEGEND_ENTRY), 1)
    ax.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncols=columns, frameon=False, borderaxespad=0.2, fontsize=9
    )
    more = (
        f": {', '.join(f'{count} {name}' for name, count in left_out.items())}" if len(left_out) > 1 else ""
    )
    return titled(ax, gap.caption(), sum(left_out.values()), more)


def _shared_out(gap: SkillGap, shown: int) -> tuple[list[GapItem], dict[str, int]]:
    """Return the items to show, of each group its share, and how many of each are left out."""
    groups = {"missing": gap.missing, "below": gap.below, "unrated": gap.unrated, "met": gap.met}
    groups = {name: items for name, items in groups.items() if items}
    share = {name: max(len(items) * shown // max(len(gap), 1), 1) for name, items in groups.items()}
    for name, items in groups.items():
        share[name] = min(len(items), share[name] + max(shown - sum(share.values()), 0))
    chosen = [item for name, items in groups.items() for item in items[: share[name]]]
    left_out = {name: len(items) - share[name] for name, items in groups.items() if len(items) > share[name]}
    return chosen, left_out


def _level_axis(ax: Axes, most: int, scale: Sequence[Level]) -> None:
    """Number the levels, and name them where a scale does; a scale of one level says held or not."""
    names = {level.rank: f"{level.rank}\n{in_lines(level.label)}" for level in scale}
    if most <= 1 and not names:
        ax.set_xticks([0, 1], ["not held", "held"])
    else:
        ax.set_xticks(range(most + 1), [names.get(rank, str(rank)) for rank in range(most + 1)])
        ax.set_xlabel("level")
    ax.set_xlim(0, max(most, 1) * 1.03)


def plot_ranking(
    ranking: Ranking[RankedRole] | Ranking[RankedProfile],
    ax: Axes | None = None,
    *,
    max_items: int = MAX_ITEMS,
    pseudonyms: bool = False,
) -> Axes:
    """Plot a ranking: how near each role or person is as a bar, with the effort that is left.

    The bar is the fit where that is what ranks them, else the coverage; the other stands beside it.

    Parameters: `ax` are the matplotlib axes to draw on; new ones unless given. `max_items` is how many rows
    to show at most; fewer where your own axes have no room. `pseudonyms` gives people random names.

    Raises `RendererMissing` where there is no matplotlib.

    >>> cg.plot_ranking(cg.load().rank("Account Manager", limit=3)).get_xlabel()
    'fit'
    """
    ranking = ranking.with_pseudonyms() if pseudonyms else ranking
    entries: Sequence[RankedRole | RankedProfile] = [*ranking][: rows_shown(ax, len(ranking), max_items)]
    ax = axes_for(ax, 6.4, len(entries))
    by_fit = bool(entries) and all(entry.score == entry.fit for entry in entries)
    shown, beside = ("fit", "coverage") if by_fit else ("coverage", "fit")
    shares = [getattr(entry, shown) or 0 for entry in entries]
    bars = ax.barh(range(len(entries)), shares, color=LIGHT.promotion)
    texts = [f"{beside} {_share(getattr(entry, beside))}, effort {entry.effort}" for entry in entries]
    ax.bar_label(bars, texts, padding=4, fontsize=9, color=LIGHT.soft)
    name_rows(ax, [str(entry[0]) for entry in entries])
    ax.set_xlim(0, 1.32)
    quarters = [0, 0.25, 0.5, 0.75, 1]
    ax.set_xticks(quarters, [f"{share:.0%}" for share in quarters])
    ax.set_xlabel(shown)
    return titled(ax, ranking.caption(), len(ranking) - len(entries))


def plot_matrix(
    matrix: GapMatrix,
    measure: CellMeasure = "coverage",
    ax: Axes | None = None,
    *,
    max_items: int = MAX_ITEMS,
    pseudonyms: bool = False,
) -> Axes:
    """Plot a matrix as a heat map; where there are many roles, by the means of their families.

    More than ten rows or columns stand in an order in which neighbours are alike, where SciPy is there. The
    colours reach from the least number that is shown to the greatest, and the plot says which those are.

    Parameters: `measure` is "coverage", "effort", "fit" or "use"; `ax` are the matplotlib axes to draw on,
    new ones unless given; `max_items` is how many rows, and how many columns, to show at most; `pseudonyms`
    gives people random names.

    Raises `RendererMissing` where there is no matplotlib.

    >>> ax = cg.plot_matrix(cg.load().gap_matrix(), measure="effort")
    >>> ax.get_title(loc="left")
    'Effort: 6 roles × 6 roles'
    """
    if measure not in _HEAT:
        raise InvalidArgument(f"measure={quote(measure)} is none of {listed(_HEAT)}")
    import numpy

    matrix = matrix.with_pseudonyms() if pseudonyms else matrix
    known = numpy.where(numpy.isnan(matrix.coverage), numpy.nan, getattr(matrix, measure))
    rows, columns = _side(matrix.rows), _side(matrix.columns)
    grid = numpy.array(means(known, rows, columns), float).reshape(len(rows.names), len(columns.names))
    down = _most_varied(grid, rows_shown(ax, len(grid), max_items))
    square = matrix.rows == matrix.columns
    across = down if square else _most_varied(grid[down].T, min(max_items, len(columns.names)))
    values = grid[down][:, across]
    colours, written = _HEAT[measure]
    ax = _heat(
        [rows.names[place] for place in down],
        [columns.names[place] for place in across],
        values,
        colours,
        written,
        ax,
    )
    if (shown := values[~numpy.isnan(values)]).size:
        least, most = (written.format(value) for value in (shown.min(), shown.max()))
        ax.set_xlabel(f"colours: {least} to {most}", fontsize=9, color=LIGHT.soft, loc="left")
    left_out = len(rows.names) - len(down) + len(columns.names) - len(across)
    return titled(ax, f"{measure.capitalize()}: {rows.caption} × {columns.caption}", left_out)


def _side(things: Sequence[Role | Profile]) -> Side:
    """Return the families of things, where those are fewer, else the things."""
    by_family = side(things)
    if all(len(places) == 1 for places in by_family.places):
        return Side([*map(str, things)], [[place] for place in range(len(things))], counted_things(things))
    return by_family


def _most_varied(grid: NDArray[Any], count: int) -> list[int]:
    """Return the rows to show, neighbours alike; of too many those that differ most within."""
    import numpy

    places = numpy.arange(len(grid))
    if count < len(grid):
        spread = numpy.nan_to_num(grid).std(axis=1)
        places = numpy.sort(numpy.argsort(-spread, kind="stable")[:count])
    return [int(places[place]) for place in seriated(grid[places])]


def plot_bench(bench: Bench, ax: Axes | None = None, *, max_items: int = MAX_ITEMS) -> Axes:
    """Plot a bench as a heat map: how many people could step into each role, by the effort that it takes.

    Parameters: `ax` are the matplotlib axes to draw on; new ones unless given.

    Raises `RendererMissing` where there is no matplotlib.

    >>> graph = cg.load()
    >>> ax = cg.plot_bench(graph.bench(["Account Manager", "Key Account Manager"], graph.profiles))
    >>> [text.get_text() for text in ax.texts]
    ['1', '0', '1', '0', '0', '0']
    """
    efforts = range(bench.within + 1)
    shown = bench.entries[: rows_shown(ax, len(bench), max_items)]
    counts = [
        [
            float(sum(each.effort == effort for each in row.people)) if row.known else math.nan
            for effort in efforts
        ]
        for row in shown
    ]
    ax = _heat(
        [row.role.label for row in shown], [*map(str, efforts)], counts, "Blues", "{:.0f}", ax, least=0
    )
    ax.set_xlabel("effort: levels to gain")
    ax.set_xticks([*efforts], [*map(str, efforts)], rotation=0, ha="center")
    return titled(ax, "How many people could step in", len(bench) - len(shown))


def plot_plan(
    plan: Plan, ax: Axes | None = None, *, max_items: int = MAX_ITEMS, pseudonyms: bool = False
) -> Axes:
    """Plot a plan as a timeline: for each skill a bar from when it is begun to when it is learnt.

    The time is hours where all are known, else levels. A bar is pale where nothing teaches the skill;
    beside it stands what does.

    Parameters: `ax` are the matplotlib axes to draw on; new ones unless given. `max_items` is how many rows
    to show at most; fewer where your own axes have no room. `pseudonyms` gives people random names.

    Raises `RendererMissing` where there is no matplotlib.

    >>> cg.plot_plan(cg.load().plan("Account Manager", "Key Account Manager")).get_xlabel()
    'levels'
    """
    plan = plan.with_pseudonyms() if pseudonyms else plan
    steps = [*plan][: rows_shown(ax, len(plan), max_items)]
    ax = axes_for(ax, 6.4, len(steps))
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
    said = ["" if step.training is None else in_lines(step.training.label, 1) for step in steps]
    ax.bar_label(bars, said, padding=4, fontsize=9, color=LIGHT.soft)
    name_rows(ax, [str(step.skill) for step in steps])
    # Room for what stands beside the last bars.
    ax.set_xlim(0, max(ends, default=1) * (1.35 if any(taught) else 1.03) or 1)
    ax.set_xlabel("levels" if plan.hours is None else "hours")
    return titled(ax, plan.caption(), len(plan) - len(steps))


def plot_requirements(
    requirements: Iterable[Requirement],
    ax: Axes | None = None,
    *,
    max_items: int = MAX_ITEMS,
    scale: Sequence[Level] = (),
) -> Axes:
    """Plot what roles ask for: skills × roles, the darker the higher the level; optional ones in brackets.

    Where no levels are stated, essential skills are dark and optional ones pale. The skills of one role are
    bars. Many roles are shown by the means of their families, and of many skills
    those that most roles ask for.

    Parameters: `requirements` are those of one role or of several, in the order in which they are to
    stand; `ax` are the matplotlib axes to draw on, new ones unless given; `max_items` is how many skills to
    show at most; `scale`, as `graph.scale`, names the levels of one role.

    Raises `RendererMissing` where there is no matplotlib.

    >>> graph = cg.load()
    >>> ax = cg.plot_requirements([*graph.requirements("AM"), *graph.requirements("KAM")])
    >>> [label.get_text() for label in ax.get_xticklabels()]
    ['Account Manager', 'Key Account Manager']
    """
    import numpy

    asked = {((each.skills, each.at_least), each.role): each for each in requirements}
    names = {row: each.label for (row, _), each in asked.items()}
    roles = list(dict.fromkeys(role for _, role in asked))
    counts = Counter(row for row, _ in asked)
    shown = rows_shown(ax, len(names), max_items)
    most_asked = {row for row, _ in counts.most_common(shown)}
    rows = [row for row in names if row in most_asked]
    left_out = len(names) - len(rows)
    if len(roles) == 1:
        return _bars([asked[row, roles[0]] for row in rows], ax, scale, left_out)
    columns = side(roles)
    levelled = any(each.level for each in asked.values())
    weigh, say, title = (
        (_level, _need, "Levels asked for") if levelled else (_weight, _necessity, "Skills asked for")
    )
    needs = numpy.array([[weigh(asked.get((row, role))) for role in roles] for row in rows])
    needs = needs.reshape(len(rows), len(roles))
    values = means(needs, Side([], [[place] for place in range(len(rows))], ""), columns)
    texts = [[say(asked.get((row, role))) for role in roles] for row in rows]
    folded = len(columns.names) < len(roles)
    said = [[f"{value:.1f}" if value else "" for value in line] for line in values] if folded else texts
    labels = [names[row] for row in rows]
    ax = _heat(labels, columns.names, values, "Blues", "{:.0f}", ax, least=0, texts=said)
    return titled(ax, title + (f": {columns.caption}" if folded else ""), left_out)


def _bars(asked: Sequence[Requirement], ax: Axes | None, scale: Sequence[Level], left_out: int) -> Axes:
    """Plot what one role asks for as bars."""
    ax = axes_for(ax, 6.4, len(asked))
    optional = [each.necessity is Necessity.OPTIONAL for each in asked]
    colours = ["#c3ccd6" if is_optional else LIGHT.promotion for is_optional in optional]
    bars = ax.barh(range(len(asked)), [each.need for each in asked], height=0.6, color=colours)
    if any(each.level for each in asked):
        ax.bar_label(bars, [_need(each) for each in asked], padding=4, fontsize=9, color=LIGHT.soft)
    name_rows(
        ax,
        [
            f"{each.label} (optional)" if is_optional else each.label
            for each, is_optional in zip(asked, optional, strict=True)
        ],
    )
    _level_axis(ax, max((each.need for each in asked), default=1), scale)
    ax.set_xlim(0, max((each.need for each in asked), default=1) * 1.1)
    if not ax.get_xlabel():
        ax.set_xticks([])
    title = "Levels asked for" if any(each.level for each in asked) else "Skills asked for"
    return titled(ax, f"{title}: {asked[0].role}" if asked else title, left_out)


def _heat(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[float]] | NDArray[Any],
    colours: str,
    written: str,
    ax: Axes | None,
    *,
    least: float | None = None,
    texts: Sequence[Sequence[str]] | None = None,
) -> Axes:
    """Plot numbers as heat, pale at the least of them, or at `least`, and dark at the greatest."""
    import numpy

    slanted = [max(map(len, in_lines(name).split("\n"))) for name in columns]
    ax = axes_for(ax, 3.4 + _COLUMN * len(columns), len(rows), max(slanted, default=0) * _SLANTED)
    grid = numpy.array(values, float).reshape(len(rows), len(columns))
    known = grid[~numpy.isnan(grid)]
    low = float(known.min()) if least is None and known.size else least or 0.0
    span = float(known.max()) - low if known.size else 0.0
    if grid.size:
        ax.imshow(grid, cmap=colours, vmin=low, vmax=low + (span * 1.25 or 1), aspect="auto")
    for row, line in enumerate(grid):
        for column, value in enumerate(line):
            number = "unknown" if math.isnan(value) else written.format(value)
            said = number if texts is None else texts[row][column]
            dark = value - low > span * 0.7 and span > 0
            ax.text(
                column, row, said, ha="center", va="center", fontsize=8, color="white" if dark else LIGHT.ink
            )
    name_rows(ax, rows)
    ax.set_xticks(range(len(columns)), [in_lines(name) for name in columns], rotation=40, ha="right")
    ax.set_xticks(numpy.arange(-0.5, len(columns)), minor=True)
    ax.set_yticks(numpy.arange(-0.5, len(rows)), minor=True)
    ax.grid(which="minor", color="white", linewidth=1.5)
    ax.tick_params(which="both", length=0)
    return ax


def _item_name(item: GapItem) -> str:
    return f"{item.label} (optional)" if item.necessity is Necessity.OPTIONAL else item.label


def _share(share: float | None) -> str:
    return "unknown" if share is None else f"{share:.0%}"


def _level(requirement: Requirement | None) -> float:
    return 0.0 if requirement is None else float(requirement.need)


def _weight(requirement: Requirement | None) -> float:
    """Return how dark a skill is for which no level is stated."""
    if requirement is None:
        return 0.0
    return 0.4 if requirement.necessity is Necessity.OPTIONAL else 1.0


def _necessity(requirement: Requirement | None) -> str:
    return "" if requirement is None else requirement.necessity.value


def _need(requirement: Requirement | None) -> str:
    if requirement is None:
        return ""
    return f"({requirement.need})" if requirement.necessity is Necessity.OPTIONAL else str(requirement.need)
