"""Tables for a terminal or a log: columns as wide as their words, or one block a row where there is no room.

No word is broken: a table whose longest words do not fit side by side is written row under row instead.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product, zip_longest
from typing import Any, Final, NamedTuple

from careergraph.support.cells import DASH, cell, first_rows, is_numeric, without_empty
from careergraph.support.text import ABSOLUTE_IRI, visible

#: How many rows are shown unless somebody wants more.
SHOWN_ROWS: Final = 60
#: How many spaces stand between two columns, and how many where they are short of room.
_SPACES: Final = (3, 2)
#: How many lines a list in the last column may take.
_MOST_LINES: Final = 3
#: What catches the eye, by the text of a cell.
_SIGNALS: Final = {
    "error": "bold red",
    "missing": "red",
    "none": "red",
    "warning": "yellow",
    "below": "yellow",
    "unsure": "yellow",
    "unrated": "magenta",
    "met": "green",
    "exact": "green",
}


class _Pen(NamedTuple):
    """Writes texts in styles such as "bold red" by the controls of a terminal, without colour as they are."""

    colour: bool

    def styled(self, text: str, style: str) -> str:
        """Return a text in a style."""
        if not self.colour:
            return text
        from rich.color import ColorSystem
        from rich.style import Style

        return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)

    def cell(self, text: str, padded: str) -> str:
        """Return the text of a cell, once it is padded, in the style that is its own."""
        return self.styled(padded, _style(text)) if self.colour else padded


def text_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    caption: str = "",
    width: int | None = None,
    limit: int | None = SHOWN_ROWS,
    parts: int | None = None,
    *,
    count: int | None = None,
    colour: bool = False,
) -> str:
    """Return a table for a terminal or a log, as wide as the terminal unless told otherwise.

    Columns in which nothing stands are left out. At most `limit` rows are shown, and of a list in a cell
    at most `parts`; all of them for None. `count` is how many rows there are, where that is known. Without
    `colour` it is plain text.

    >>> print(text_table(["skill", "need", "months"], [["negotiation", 3, None]]))
    skill         need
    ──────────────────
    negotiation      3
    """
    shown, hidden = first_rows(rows, limit, count)
    names, shown = without_empty(columns, shown)
    room, pen = _room(width), _Pen(colour)
    lines = [pen.styled(line, "bold") for line in hanging(visible(caption), room)] if caption else []
    if shown or not caption:
        texts = [[cell(_first(value, parts)) for value in row] for row in shown]
        lines += _laid_out([cell(name) for name in names], shown, texts, room, pen)
    if hidden:
        lines.append(pen.styled(f"… and {hidden:,} more rows", "dim"))
    return _plain_ends(lines)


def text_groups(
    groups: Iterable[tuple[str, str, Iterable[Sequence[str]]]],
    caption: str,
    width: int | None = None,
    limit: int | None = None,
    *,
    colour: bool = False,
) -> str:
    """Return groups of notes for a terminal: of each group its title, its signal word, and its notes.

    The first line of a note is what it says, those after it step back; of each group at most `limit` notes
    are shown.

    >>> note = ["skill 'a' is unused", "urn:a"]
    >>> print(text_groups([("warning unused: 1", "warning", [note])], "1 warning"))
    1 warning
    <BLANKLINE>
    warning unused: 1
      skill 'a' is unused
        urn:a
    """
    room, pen = _room(width), _Pen(colour)
    lines = [pen.styled(line, "bold") for line in hanging(visible(caption), room)]
    for title, signal, notes in groups:
        remaining = iter(notes)
        lines += [
            "",
            *(pen.styled(each, _SIGNALS.get(signal, "bold")) for each in hanging(visible(title), room)),
        ]
        for note in islice(remaining, limit):
            for place, line in enumerate(filter(None, note)):
                indent, style = ("    ", "dim") if place else ("  ", "")
                lines += (pen.styled(each, style) for each in hanging(f"{indent}{visible(line)}", room, 2))
        if hidden := sum(1 for _ in remaining):
            lines.append(pen.styled(f"  … and {hidden:,} more", "dim"))
    return _plain_ends(lines)


def _room(width: int | None) -> int:
    """Return a width, or that of the terminal, as COLUMNS says, or of a notebook's cell."""
    if width is not None:
        return width
    if "ipykernel" in sys.modules:
        from rich.console import Console

        return Console().width
    return shutil.get_terminal_size().columns


def _plain_ends(lines: Iterable[str]) -> str:
    return "\n".join([line.rstrip() for line in lines]).rstrip()


def _laid_out(
    names: Sequence[str],
    rows: Sequence[Sequence[Any]],
    texts: Sequence[Sequence[str]],
    room: int,
    pen: _Pen,
) -> Iterator[str]:
    """Return rows side by side, or, where their words have no room there, one block a row."""
    columns = [*zip(names, *texts, strict=True)]
    right = [is_numeric([row[place] for row in rows]) for place in range(len(names))]
    # A last column of long lists goes below the rest of its row, rather than down the margin.
    for beside, spaces in product((len(names), len(names) - 1), _SPACES):
        widths = _widths(columns[:beside], room, spaces)
        if widths and not _is_cramped(columns, widths):
            return _columns(names, texts, [*zip(widths, right, strict=False)], " " * spaces, room, pen)
    return _blocks(names, texts, room, pen)


def _columns(
    names: Sequence[str],
    texts: Iterable[Sequence[str]],
    places: Sequence[tuple[int, bool]],
    space: str,
    room: int,
    pen: _Pen,
) -> Iterator[str]:
    """Yield the lines of rows side by side; `places` has the width of each column, and its side."""
    beside = len(places)

    def lines_of(row: Sequence[str]) -> Iterator[list[str]]:
        """Yield the lines of a row, each as the texts of its columns."""
        cells = [hanging(text, width) for text, (width, _) in zip(row, places, strict=False)]
        for line in zip_longest(*cells, fillvalue=""):
            yield [
                _padded(text, width, is_right) for text, (width, is_right) in zip(line, places, strict=True)
            ]

    for line in lines_of(names[:beside]):
        yield space.join([pen.styled(text, "bold") for text in line])
    yield pen.styled("─" * (sum(width for width, _ in places) + len(space) * (beside - 1)), "dim")
    for row in texts:
        for line in lines_of(row):
            yield space.join(map(pen.cell, row, line))
        for name, text in zip(names[beside:], row[beside:], strict=True):
            for below in hanging(f"    {name}: {text}", room, 2) if text else ():
                yield pen.styled(below, "dim")


def _padded(text: str, width: int, right: bool) -> str:
    if text.isascii():
        return text.rjust(width) if right else text.ljust(width)
    gap = " " * max(width - _cells(text), 0)
    return gap + text if right else text + gap


def _is_cramped(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> bool:
    """Tell whether the last column leaves no room: it runs down the margin, or IRIs break the first column.

    Where that one stands below already, it is cramped if nothing stands beside the first.
    """
    if len(widths) < len(columns):
        return len(widths) == 1
    if len(columns) <= 2:
        return False
    if max(map(len, columns[-1])) > _MOST_LINES * widths[-1]:
        return True
    iris = columns[-1][1:]
    are_iris = bool(iris) and all(ABSOLUTE_IRI.fullmatch(text) for text in iris if text)
    return are_iris and widths[0] < max(map(_cells, columns[0]))


def _widths(columns: Sequence[Sequence[str]], room: int, spaces: int = _SPACES[0]) -> list[int] | None:
    """Return how wide each column is to be, none of them less than its longest word; None without room.

    >>> _widths([["skill", "team leadership"], ["need", "3"]], 80)
    [15, 4]
    >>> _widths([["skill", "team leadership"]], 12)
    [12]
    >>> _widths([["skill", "negotiation"]], 5)
    """
    words = [" ".join(texts) for texts in columns]
    measures = [len if each.isascii() else _cells for each in words]
    least = [max(map(cells, each.split()), default=1) for cells, each in zip(measures, words, strict=True)]
    most = [max(map(cells, texts)) or 1 for cells, texts in zip(measures, columns, strict=True)]
    spare = room - sum(least) - spaces * (len(columns) - 1)
    if spare < 0:
        return None
    widths = least
    # Room goes to the narrowest of those that want some, a character each time.
    while spare > 0 and (short := [place for place in range(len(widths)) if widths[place] < most[place]]):
        widths[min(short, key=lambda place: widths[place])] += 1
        spare -= 1
    return widths


def _blocks(names: Sequence[str], rows: Iterable[Sequence[str]], room: int, pen: _Pen) -> Iterator[str]:
    """Give each row as lines of "name  value", with an empty line after it; only IRIs pass the margin."""
    wide = max(map(len, names), default=0) + _SPACES[0]
    for row in rows:
        for name, text in zip(names, row, strict=True):
            for place, line in enumerate(hanging(text, room - wide) if text else ()):
                head = f"{name if place == 0 else '':<{wide}}"
                yield pen.styled(head, "bold") + pen.cell(text, line)
        yield ""


def _cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def hanging(text: str, width: int, indent: int = 0) -> list[str]:
    """Break a text into lines between words, those after the first indented; a longer word stays whole.

    >>> hanging("learn negotiation, to level 3", 20, 2)
    ['learn negotiation,', '  to level 3']
    """
    if len(text) <= width and text.isprintable() and not text.endswith(" "):
        return [text]
    from textwrap import wrap

    lead = " " * (len(text) - len(text.lstrip()))
    return wrap(
        text.strip(),
        max(width, 1),
        initial_indent=lead,
        subsequent_indent=lead + " " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _style(text: str) -> str:
    """Return the style of a cell: what is not known and what is an IRI steps back."""
    if text == DASH or ABSOLUTE_IRI.fullmatch(text):
        return "dim"
    return _SIGNALS.get(text, "")


def _first(value: object, parts: int | None) -> object:
    """Return a list cut to its first parts, with a word on how many there are besides."""
    if parts is None or not isinstance(value, (tuple, list)) or len(value) <= parts:
        return value
    return (*value[:parts], f"+ {len(value) - parts}")
