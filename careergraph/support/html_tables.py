"""Values as HTML: rows as a table, and one thing as a card, styled in place for every notebook.

Numbers stand right, words left, parts of a whole as bars with their percentage; what has an IRI links there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final

from careergraph.support.cells import Share, cell, first_rows, is_numeric, without_empty
from careergraph.support.html import CELL, NUMBER, QUIET, folded, share_bar, text, title
from careergraph.support.text import ABSOLUTE_IRI

#: How many rows are shown.
_SHOWN_ROWS: Final = 60
#: How many parts of a list are shown before the rest is folded.
_SHOWN_PARTS: Final = 3
#: An address that a reader may open, and none of the names that are made up by agreement (RFC 2606).
_WEB: Final = re.compile(r"https?://(?![^/]*\bexample(?:\.com|\.org|\.net)?(?:[:/]|$))[^\s<>\"]+")


def html_table(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], caption: str = "", count: int | None = None
) -> str:
    """Return rows as an HTML table, the columns in which nothing stands left out.

    A long one says how many rows are not shown; `count` is how many there are, where that is known.

    >>> "&lt;b&gt;" in html_table(["a"], [["<b>"]])
    True
    """
    shown, hidden = first_rows(rows, _SHOWN_ROWS, count)
    if not shown and caption:
        return f"<p>{text(caption)}</p>"
    names, shown = without_empty(columns, shown)
    columns_shown = [[row[place] for row in shown] for place in range(len(names))]
    styles = [NUMBER if is_numeric(values) else CELL for values in columns_shown]
    writers = [_address if _are_addresses(values) else html_cell for values in columns_shown]
    head = "".join(
        f'<th scope="col" style="{style}">{escape(cell(name))}</th>'
        for name, style in zip(names, styles, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="{style}">{write(value)}</td>'
            for value, style, write in zip(row, styles, writers, strict=True)
        )
        + "</tr>"
        for row in shown
    )
    more = f"<p>… and {hidden:,} more rows</p>" if hidden else ""
    return f"<table>{title(caption)}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def card(heading: str, kind: str, facts: Mapping[str, object], iri: object = None) -> str:
    """Return what is known of one thing as a card: what it is, its facts that are any, its IRI last.

    >>> "negotiation" in card("negotiation", "skill", {"code": None})
    True
    """
    lines = {name: html_cell(value) for name, value in facts.items()}
    wide = f"{CELL};max-width:50em"
    body = "".join(
        f'<tr><th scope="row" style="{CELL}">{text(name)}</th><td style="{wide}">{line}</td></tr>'
        for name, line in [*lines.items(), ("", _address(iri))]
        if line
    )
    named = f"<strong>{text(heading)}</strong> <small>{text(kind)}</small>"
    return f'<div><p style="margin:0">{named}</p><table style="margin:0"><tbody>{body}</tbody></table></div>'


def html_cell(value: object) -> str:
    """Return a value as HTML: a thing as a link, a share as a bar, a long list folded.

    >>> html_cell("<b>"), html_cell(3), html_cell(None)
    ('&lt;b&gt;', '3', '')
    """
    match value:
        case Share():
            return share_bar(value, cell(value))
        case object(iri=str(iri)):
            return link(str(value), iri)
        case Mapping():
            return html_cell([f"{key}: {cell(part)}" for key, part in value.items()])
        case tuple() | list():
            parts = [html_cell(part) for part in value]
            more = parts[_SHOWN_PARTS:]
            first = "; ".join(parts[:_SHOWN_PARTS])
            return first + (" " + folded(f"+ {len(more)}", "; ".join(more)) if more else "")
    return escape(cell(value))


def _are_addresses(values: Sequence[object]) -> bool:
    """Tell whether a column is one of IRIs: of a text among others that looks like one, nobody knows."""
    return bool(values) and all(
        value is None or (isinstance(value, str) and ABSOLUTE_IRI.fullmatch(value)) for value in values
    )


def _address(iri: object) -> str:
    return link(str(iri), str(iri), QUIET) if iri else ""


def link(label: str, iri: str, style: str = "") -> str:
    """Return a label that leads to an IRI, where that is an address on the web; else the label alone.

    >>> link("negotiation", "https://w3id.org/x"), link("<b>", "javascript:x"), link("a", "https://example.org/a")
    ('<a href="https://w3id.org/x" style="color:inherit;">negotiation</a>', '&lt;b&gt;', 'a')
    """
    if _WEB.fullmatch(iri):
        # The colour of the text around it, since a notebook's own may be meant for other paper.
        return f'<a href="{escape(iri)}" style="color:inherit;{style}">{text(label)}</a>'
    return f'<span style="{style}">{text(label)}</span>' if style else text(label)
