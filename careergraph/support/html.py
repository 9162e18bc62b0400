"""HTML for what a table of words shows badly: bullet bars, heat, groups.

Knows nothing of careers. There are no scripts, no ids and no style sheets: whatever is shown stands in a
cell as text too, so that it is read where styles are taken away, and colours are see-through, so that it is
legible on light paper and on dark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final

from careergraph.support.text import visible

_BLUE: Final = "46,134,193"
_GREY: Final = "127,127,127"
#: What a bar has not reached.
_TRACK: Final = f"rgba({_GREY},.25)"
_BOX: Final = "display:inline-block;vertical-align:middle"
#: How wide the bars are, in ems.
_BAR_WIDTH: Final = 7
_SHARE_WIDTH: Final = 4
#: The style of a cell of words, and of one of numbers.
CELL: Final = "text-align:left;vertical-align:top;padding:.2em .8em .2em 0"
NUMBER: Final = "text-align:right;vertical-align:top;padding:.2em .8em .2em 0;white-space:nowrap"
#: The style of what is there to be copied rather than read.
QUIET: Final = "font-size:85%;overflow-wrap:anywhere"
_HEAT: Final = f"text-align:right;padding:.25em .5em;border:1px solid rgba({_GREY},.25)"


def text(value: object) -> str:
    """Return a value as escaped text that commands nothing.

    >>> text("<b>")
    '&lt;b&gt;'
    """
    return escape(visible(str(value)))


def bullet(have: int | None, need: int, most: int) -> str:
    """Return a bar of what is held, with a mark at what is needed, on a scale that ends at `most`.

    Where nobody knows what is held, None, the bar is paler up to the need.

    >>> "2 of 4" in bullet(2, 4, 5)
    True
    """
    said = f"{'?' if have is None else have} of {need}"
    held = need if have is None else have
    full = f"rgba({_BLUE},.45)" if have is None else f"rgb({_BLUE})"
    before, beyond = min(held, need), max(held - need, 0)
    pieces = (
        _piece(before, most, full)
        + _piece(need - before, most, _TRACK)
        + f'<span style="{_BOX};width:2px;height:.9em;background-color:currentColor"></span>'
        + _piece(beyond, most, full)
        + _piece(most - max(held, need), most, _TRACK)
    )
    return f'<span style="white-space:nowrap"><span aria-hidden="true">{pieces}</span>&#160; {said}</span>'


def share_bar(part: float, said: str) -> str:
    """Return a bar that is filled to a part of a whole, with what is said of it.

    >>> ">50%</span>" in share_bar(0.5, "50%")
    True
    """
    filled = _piece(part, 1, f"rgb({_BLUE})", _SHARE_WIDTH) + _piece(1 - part, 1, _TRACK, _SHARE_WIDTH)
    number = f'<span style="display:inline-block;min-width:3.2em;text-align:right">{said}</span>'
    return f'<span style="white-space:nowrap"><span aria-hidden="true">{filled}</span>{number}</span>'


def chips(names: Iterable[str]) -> str:
    """Return short texts side by side, each in a frame of its own.

    >>> "negotiation" in chips(["negotiation"])
    True
    """
    frame = (
        f"display:inline-block;padding:0 .5em;margin:.1em;border:1px solid rgba({_GREY},.5);border-radius:1em"
    )
    return " ".join(f'<span style="{frame}">{text(name)}</span>' for name in names)


def title(caption: str) -> str:
    """Return the caption of a table, above it on the left; nothing for none."""
    return (
        f'<caption style="text-align:left;padding-bottom:.5em">{text(caption)}</caption>' if caption else ""
    )


def grouped_table(columns: Sequence[str], groups: Mapping[str, Iterable[Sequence[str]]], caption: str) -> str:
    """Return a table in named groups; its cells are HTML already, its names and its caption are not.

    >>> "<tbody>" in grouped_table(["skill"], {"Missing": [["negotiation"]]}, "Ana → Manager")
    True
    """
    head = "".join(f'<th scope="col" style="{CELL}">{text(name)}</th>' for name in columns)
    return (
        f"<table>{title(caption)}<thead><tr>{head}</tr></thead>"
        + "".join(_group(name, rows, len(columns)) for name, rows in groups.items())
        + "</table>"
    )


def heat_table(
    rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[tuple[float, str]]], caption: str
) -> str:
    """Return a table whose cells are the darker the nearer their number is to 1; each shows its text.

    >>> "50%" in heat_table(["Ana"], ["Manager"], [[(0.5, "50%")]], "Coverage")
    True
    """
    upright = "writing-mode:vertical-rl;transform:rotate(180deg);text-align:left;max-height:14em"
    head = "".join(
        f'<th scope="col" style="vertical-align:bottom;padding:.3em">'
        f'<span style="{upright}">{text(name)}</span></th>'
        for name in columns
    )
    body = "".join(
        f'<tr><th scope="row" style="{CELL}">{text(name)}</th>'
        + "".join(
            f'<td style="{_HEAT};background:rgba({_BLUE},{0.6 * heat:.2f})">{text(said)}</td>'
            for heat, said in line
        )
        + "</tr>"
        for name, line in zip(rows, cells, strict=True)
    )
    return f"<table>{title(caption)}<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>"


def folded(summary: str, content: str, block: bool = False, opened: bool = False) -> str:
    """Return HTML that is shown when a reader opens it; `content` is HTML already, `summary` is not.

    >>> folded("more", "a; b")
    '<details style="display:inline-block"><summary>more</summary>a; b</details>'
    """
    shape = "" if block else ' style="display:inline-block"'
    return f"<details{shape}{' open' * opened}><summary>{text(summary)}</summary>{content}</details>"


def some(items: Sequence[str], shown: int) -> str:
    """Return a list of texts, of which those after the first few are folded.

    >>> some(["a", "b", "c"], 1)
    'a <details style="display:inline-block"><summary>+ 2</summary>b; c</details>'
    """
    first = "; ".join(map(text, items[:shown]))
    more = items[shown:]
    return first + (" " + folded(f"+ {len(more)}", "; ".join(map(text, more))) if more else "")


def _group(name: str, rows: Iterable[Sequence[str]], width: int) -> str:
    body = "".join(
        "<tr>" + "".join(f'<td style="{CELL}">{cell}</td>' for cell in row) + "</tr>" for row in rows
    )
    heading = f'<th scope="rowgroup" colspan="{width}" style="{CELL};padding-top:.6em">{text(name)}</th>'
    return f"<tbody><tr>{heading}</tr>{body}</tbody>"


def _piece(part: float, most: float, colour: str, width: float = _BAR_WIDTH) -> str:
    """Return a piece of a bar: a box of its own, since in a stranger's notebook nothing may overlap."""
    if part <= 0 or not most:
        return ""
    wide = f"{width * min(part / most, 1):.2f}"
    return f'<span style="{_BOX};width:{wide}em;height:.6em;background-color:{colour}"></span>'
