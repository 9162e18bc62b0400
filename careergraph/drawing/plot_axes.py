"""The axes of plots: whose they are, how many rows they have room for, and what stands beside them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from careergraph.errors import InvalidArgument, RendererMissing
from careergraph.support.text import NOT_XML

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

#: How many rows a plot shows unless told otherwise.
MAX_ITEMS: Final = 40
#: In inches: the height of a row of new axes, the least that a line of text takes, and what is no row.
ROW: Final = 0.34
_LINE: Final = 0.17
_MARGIN: Final = 1.1
#: The longest line of a label and of a title, in characters, and a character of a title, in inches.
_LABEL: Final = 34
_TITLE: Final = 52
_CHARACTER: Final = 0.1
_SMALL_CHARACTER: Final = 0.07
_BESIDE: Final = 0.15
#: Narrower axes have a title and a legend of more lines, which take so much more, in inches.
_NARROW: Final = 5.0
_MORE_LINES: Final = 0.9
#: The width of an entry of a legend, in inches.
LEGEND_ENTRY: Final = 1.25
#: Up to so many rows are read in the order in which they were given.
_FEW: Final = 10


def rows_shown(ax: Axes | None, total: int, max_items: int) -> int:
    """Return how many of the rows are shown: as many as asked for, and as axes of one's own have room for."""
    if max_items < 1:
        raise InvalidArgument(f"max_items={max_items} is less than 1")
    return min(total, max_items, max_items if ax is None else _room(ax))


def _room(ax: Axes) -> int:
    narrow = width_beside(ax) < _NARROW
    return max(int((_height(ax) - _MARGIN - narrow * _MORE_LINES) / _LINE), 1)


def _height(ax: Axes) -> float:
    """Return the height of axes, in inches: with what stands above and below them."""
    figure, place = ax.get_figure(root=True), ax.get_subplotspec()
    if figure is None:
        return 0.0
    whole = float(figure.get_figheight())
    if place is None:
        return float(ax.get_position().height) * whole + _MARGIN
    return whole * (place.rowspan.stop - place.rowspan.start) / place.get_gridspec().nrows


def axes_for(ax: Axes | None, width: float, rows: int, below: float = 0.0) -> Axes:
    """Return the axes given, or new ones that are as high as the rows need, and what is below them."""
    try:
        from matplotlib.pyplot import subplots
    except ImportError:
        raise RendererMissing("plots need matplotlib: install 'careergraph[plot]' with pip") from None
    if ax is None:
        _, ax = subplots(figsize=(width, 1.6 + ROW * max(rows, 1) + below), layout="constrained")
    elif (figure := ax.get_figure(root=True)) is not None and figure.get_layout_engine() is None:
        figure.set_layout_engine("constrained")
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0, labelsize=9)
    return ax


def name_rows(ax: Axes, names: Sequence[str]) -> None:
    """Name the rows, from the top down, each in as many lines as a row is high."""
    lines = max(int((_height(ax) - _MARGIN) / max(len(names), 1) / _LINE), 1)
    ax.set_yticks(range(len(names)), [in_lines(name, min(lines, 3)) for name in names])
    ax.set_ylim(len(names) - 0.5 if names else 0.5, -0.5)


def width_beside(ax: Axes) -> float:
    """Return how much room there is above the plot, in inches: right of the names of its rows."""
    figure, place = ax.get_figure(root=True), ax.get_subplotspec()
    columns = 1 if place is None else place.get_gridspec().ncols
    lines = [line for label in ax.get_yticklabels() for line in label.get_text().split("\n")]
    names = max(map(len, lines), default=0) * _SMALL_CHARACTER
    whole = float(figure.get_figwidth()) / columns if figure is not None else _TITLE * _CHARACTER
    return max(whole - names - _BESIDE, 1.0)


def in_lines(name: str, lines: int = 2) -> str:
    """Return a name in a few short lines, cut where it is longer."""
    return "\n".join(textwrap.wrap(plain(name), _LABEL, max_lines=lines, placeholder=" …")) or " "


def titled(ax: Axes, title: str, left_out: int = 0, of_these: str = "") -> Axes:
    """Set a title that says how many rows are left out, and give the axes back."""
    more = f" (and {left_out} more{of_these})" if left_out else ""
    lines = textwrap.wrap(plain(title + more), max(min(_TITLE, int(width_beside(ax) / _CHARACTER)), 10))
    # A legend has its place between the title and the plot.
    legend = ax.get_legend()
    entries = len(legend.get_texts()) if legend else 0
    columns = max(int(width_beside(ax) / LEGEND_ENTRY), 1)
    pad = 10 + 14 * -(-entries // columns)
    ax.set_title("\n".join(lines), loc="left", fontsize=11, fontweight="bold", pad=pad)
    return ax


def plain(text: str) -> str:
    """Escape text in which matplotlib would find a formula, and drop what it cannot draw."""
    return NOT_XML.sub("\ufffd", text).replace("$", r"\$")


def seriated(values: NDArray[Any]) -> list[int]:
    """Return an order of the rows in which neighbours are alike; few, or without SciPy, stay as they are.

    Optimal leaf ordering of an average linkage: Bar-Joseph, Gifford and Jaakkola, "Fast optimal leaf
    ordering for hierarchical clustering", Bioinformatics 17 (2001).
    """
    import numpy

    if len(values) <= _FEW:
        return [*range(len(values))]
    try:
        from scipy.cluster.hierarchy import leaves_list, linkage
    except ImportError:
        return [*range(len(values))]
    tree = linkage(numpy.nan_to_num(values), "average", optimal_ordering=True)
    order = [int(place) for place in leaves_list(tree)]
    # Of the two ends the higher one is read first.
    sums = numpy.nansum(values, axis=1)
    return order[::-1] if sums[order[0]] < sums[order[-1]] else order
