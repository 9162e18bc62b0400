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
_CELL: Final = "text-align:left;vertical-align:top;padding:.2em .8em .2em 0"
_HEAT: Final = f"text-align:right;padding:.25em .5em;border:1px solid rgba({_GREY},.25)"


def text(value: object) -> str:
    """Return a value as escaped text that commands nothing.

    >>> text("<b>")
    '&lt;b&gt;'
    """
    return escape(visible(str(value)))


def bullet(have: int | None, need: int, most: int) -> str:
    """Return a bar of what is held, with a mark at what is needed, on a scale that ends at `most`.

    Where nobody knows what is held, None, the bar is hatched up to the need.

    >>> "2 of 4" in bullet(2, 4, 5)
    True
    """
    said = f"{'?' if have is None else have} of {need}"
    stripes = f"repeating-linear-gradient(45deg,rgba({_BLUE},.55) 0 2px,transparent 2px 5px)"
    paint = stripes if have is None else f"rgb({_BLUE})"
    width = _percent(need if have is None else have, most)
    track = "display:inline-block;position:relative;width:7em;height:.8em;vertical-align:middle"
    bar = f"position:absolute;left:0;top:20%;height:60%;width:{width};background:{paint}"
    mark = f"position:absolute;left:calc({_percent(need, most)} - 2px);top:0;height:100%;width:2px"
    drawn = (
        f'<span style="{track};background:rgba({_GREY},.25)" aria-hidden="true">'
        f'<span style="{bar}"></span><span style="{mark};background:currentColor"></span></span>'
    )
    return f'<span style="white-space:nowrap">{drawn} {said}</span>'


def grouped_table(columns: Sequence[str], groups: Mapping[str, Iterable[Sequence[str]]], caption: str) -> str:
    """Return a table in named groups; its cells are HTML already, its names and its caption are not.

    >>> "<tbody>" in grouped_table(["skill"], {"Missing": [["negotiation"]]}, "Ana → Manager")
    True
    """
    head = "".join(f'<th scope="col" style="{_CELL}">{text(name)}</th>' for name in columns)
    title = f'<caption style="text-align:left;padding-bottom:.5em">{text(caption)}</caption>'
    return (
        f"<table>{title}<thead><tr>{head}</tr></thead>"
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
        f'<tr><th scope="row" style="{_CELL}">{text(name)}</th>'
        + "".join(
            f'<td style="{_HEAT};background:rgba({_BLUE},{0.6 * heat:.2f})">{text(said)}</td>'
            for heat, said in line
        )
        + "</tr>"
        for name, line in zip(rows, cells, strict=True)
    )
    title = f'<caption style="text-align:left;padding-bottom:.5em">{text(caption)}</caption>'
    return f"<table>{title}<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>"


def folded(summary: str, content: str) -> str:
    """Return HTML that is shown when a reader opens it; `content` is HTML already, `summary` is not.

    >>> folded("more", "a; b")
    '<details style="display:inline-block"><summary>more</summary>a; b</details>'
    """
    return f'<details style="display:inline-block"><summary>{text(summary)}</summary>{content}</details>'


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
        "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in row) + "</tr>" for row in rows
    )
    heading = f'<th scope="rowgroup" colspan="{width}" style="{_CELL};padding-top:.6em">{text(name)}</th>'
    return f"<tbody><tr>{heading}</tr>{body}</tbody>"


def _percent(part: int, most: int) -> str:
    return f"{min(1.0, part / most) if most else 0:.0%}"
