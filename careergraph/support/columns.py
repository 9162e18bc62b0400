"""Cells of text in columns, for a terminal or a log.

Rich decides how wide the columns are and where a long cell is folded; most cells are just padded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import Final

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

#: What stands between two columns, and the fewest places that a column takes with it.
_BETWEEN: Final = " " * 3
_FEWEST: Final = 1 + len(_BETWEEN)
#: A box that shows in the line below the head where a column ends.
_RULED: Final = Box("    \n    \n ─┼ \n    \n    \n    \n    \n    \n")


def in_columns(
    head: Sequence[str], rows: Sequence[Sequence[str]], is_right: Sequence[bool], width: int | None
) -> Iterator[str]:
    """Yield the lines of a table, no wider than a width or the terminal; some columns stand to the right."""
    console = plain_console(width)
    columns = [*zip(head, *rows, strict=True)]
    lengths = [[*map(_length, column)] for column in columns]
    # A column alone has a place at least, even with nothing in it.
    widths = [max(len(columns) == 1, *each) for each in lengths]
    room = max(console.width, _FEWEST * len(columns))
    if sum(widths) + len(_BETWEEN) * (len(columns) - 1) > room:
        widths = _fitted(columns, lengths, room)
    laid_out = [
        [_padded(text, length, wide, right) for text, length in zip(column, lines, strict=True)]
        if max(lines) <= wide
        else [_folded(text, length, wide, right, console) for text, length in zip(column, lines, strict=True)]
        for column, lines, wide, right in zip(columns, lengths, widths, is_right, strict=True)
    ]
    for place, cells in enumerate(zip(*laid_out, strict=True)):
        if place:
            yield from _lines(cells, widths)
        else:
            # The head stands at the bottom of its lines.
            turned = [cell if isinstance(cell, str) else cell[::-1] for cell in cells]
            yield from reversed([*_lines(turned, widths)])
            yield "─" * (sum(widths) + len(_BETWEEN) * (len(columns) - 1))


def wrapped(text: str, width: int | None) -> list[str]:
    """Return the lines of a text that is no wider than a width or the terminal."""
    console = plain_console(width)
    return [line.plain.rstrip() for line in Text(text).wrap(console, console.width)]


def plain_console(width: int | None) -> Console:
    """Return a console that writes text without colours."""
    return Console(width=width, color_system=None, force_terminal=False, emoji=False)


def _length(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)


def _lines(cells: Sequence[str | list[str]], widths: Sequence[int]) -> Iterator[str]:
    if all(isinstance(cell, str) for cell in cells):
        yield _BETWEEN.join(map(str, cells)).rstrip()
        return
    stacked = ([cell] if isinstance(cell, str) else cell for cell in cells)
    for line in zip_longest(*stacked):
        padded = (" " * wide if cell is None else cell for cell, wide in zip(line, widths, strict=True))
        yield _BETWEEN.join(padded).rstrip()


def _padded(text: str, length: int, wide: int, right: bool) -> str:
    if right:
        bare = text.rstrip()
        return " " * (wide - length + len(text) - len(bare)) + bare
    return text + " " * (wide - length)


def _folded(text: str, length: int, wide: int, right: bool, console: Console) -> str | list[str]:
    """Return a cell, or its lines where it is longer than its column is wide."""
    if length <= wide:
        return _padded(text, length, wide, right)
    lines = Text(text).wrap(console, wide, justify="right" if right else "left", overflow="fold")
    return [line.plain for line in lines]


def _fitted(columns: Sequence[Sequence[str]], lengths: Sequence[Sequence[int]], width: int) -> list[int]:
    """Return how wide the columns are: of each its longest cell and its longest word decide."""
    longest = [
        column[max(range(len(column)), key=lines.__getitem__)]
        for column, lines in zip(columns, lengths, strict=True)
    ]
    words = [max(chain([""], *map(str.split, column)), key=_length) for column in columns]
    table = Table(box=_RULED, pad_edge=False, show_edge=False)
    for _ in columns:
        table.add_column(Text(""), overflow="fold")
    for row in (longest, words):
        table.add_row(*map(Text, row))
    console = plain_console(width)
    with console.capture() as capture:
        console.print(table)
    _, rule, *_ = capture.get().splitlines()
    parts = [len(part) for part in rule.split("┼")]
    # A part has a place more on each side on which a column stands.
    return [part - (place > 0) - (place < len(parts) - 1) for place, part in enumerate(parts)]
