"""Tables for a terminal or a log: columns as wide as their words, or one block a row where there is no room.

No word is broken: a table whose longest words do not fit side by side is written row under row instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import TYPE_CHECKING, Any, Final

from careergraph.support.cells import DASH, cell, first_rows, is_numeric, without_empty
from careergraph.support.text import ABSOLUTE_IRI, visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

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
    from rich.text import Text

    shown, hidden = first_rows(rows, limit, count)
    names, shown = without_empty(columns, shown)
    console = _console(width, colour)
    with console.capture() as capture:
        if caption:
            console.print(Text(visible(caption), style="bold"))
        if shown or not caption:
            texts = [[cell(_first(value, parts)) for value in row] for row in shown]
            _print(console, [cell(name) for name in names], shown, texts)
        if hidden:
            console.print(Text(f"… and {hidden:,} more rows", style="dim"))
    return _plain_ends(capture.get())


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
    from rich.text import Text

    console = _console(width, colour)
    with console.capture() as capture:
        console.print(Text(visible(caption), style="bold"))
        for title, signal, notes in groups:
            remaining = iter(notes)
            console.print(Text(f"\n{visible(title)}", style=_SIGNALS.get(signal, "bold")))
            for note in islice(remaining, limit):
                for place, line in enumerate(filter(None, note)):
                    indent, style = ("    ", "dim") if place else ("  ", "")
                    for broken in hanging(f"{indent}{visible(line)}", console.width, 2):
                        console.print(Text(broken, style=style), soft_wrap=True)
            if hidden := sum(1 for _ in remaining):
                console.print(Text(f"  … and {hidden:,} more", style="dim"))
    return _plain_ends(capture.get())


def _console(width: int | None, colour: bool) -> Console:
    from rich.console import Console

    return Console(
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        emoji=False,
        highlight=False,
    )


def _plain_ends(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines())


def _print(
    console: Console, names: Sequence[str], rows: Sequence[Sequence[Any]], texts: Sequence[Sequence[str]]
) -> None:
    """Print rows side by side, or, where their words have no room there, one block a row."""
    columns = [*zip(names, *texts, strict=True)]
    right = [is_numeric([row[place] for row in rows]) for place in range(len(names))]
    # A last column of long lists goes below the rest of its row, rather than down the margin.
    for beside, spaces in product((len(names), len(names) - 1), _SPACES):
        widths = _widths(columns[:beside], console.width, spaces)
        if widths and not _is_cramped(columns, widths):
            _print_columns(console, names, texts, widths, right, " " * spaces)
            return
    console.print(*_blocks(names, texts, console.width), sep="\n", soft_wrap=True)


def _print_columns(
    console: Console,
    names: Sequence[str],
    texts: Iterable[Sequence[str]],
    widths: Sequence[int],
    right: Sequence[bool],
    space: str,
) -> None:
    from rich.text import Text

    def lay_out(row: Sequence[str], style: str = "") -> Iterator[Text]:
        columns = [hanging(text, width) for text, width in zip(row, widths, strict=False)]
        for place in range(max(map(len, columns), default=0)):
            yield Text(space).join(
                Text(
                    _padded(lines[place] if place < len(lines) else "", width, is_number),
                    style or _style(text),
                )
                for lines, text, width, is_number in zip(columns, row, widths, right, strict=False)
            )
        for name, text in zip(names[len(widths) :], row[len(widths) :], strict=False):
            for line in hanging(f"    {name}: {text}", console.width, 2) if text else ():
                yield Text(line, "dim")

    console.print(*lay_out(names[: len(widths)], "bold"), sep="\n", soft_wrap=True)
    console.print(Text("─" * (sum(widths) + len(space) * (len(widths) - 1)), style="dim"), soft_wrap=True)
    for row in texts:
        console.print(*lay_out(row), sep="\n", soft_wrap=True)


def _padded(text: str, width: int, right: bool) -> str:
    from rich.cells import cell_len

    gap = " " * max(width - cell_len(text), 0)
    return gap + text if right else text + gap


def _is_cramped(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> bool:
    """Tell whether a list in the last column would run down the margin, or nothing stands beside it."""
    if len(widths) < len(columns):
        return len(widths) == 1
    return len(columns) > 2 and max(map(len, columns[-1])) > _MOST_LINES * widths[-1]


def _widths(columns: Sequence[Sequence[str]], room: int, spaces: int = _SPACES[0]) -> list[int] | None:
    """Return how wide each column is to be, none of them less than its longest word; None without room.

    >>> _widths([["skill", "team leadership"], ["need", "3"]], 80)
    [15, 4]
    >>> _widths([["skill", "team leadership"]], 12)
    [12]
    >>> _widths([["skill", "negotiation"]], 5)
    """
    from rich.cells import cell_len

    least = [max((cell_len(word) for text in texts for word in text.split()), default=1) for texts in columns]
    most = [max(map(cell_len, texts)) or 1 for texts in columns]
    spare = room - sum(least) - spaces * (len(columns) - 1)
    if spare < 0:
        return None
    widths = least
    # Room goes to the narrowest of those that want some, a character each time.
    while spare > 0 and (short := [place for place in range(len(widths)) if widths[place] < most[place]]):
        widths[min(short, key=lambda place: widths[place])] += 1
        spare -= 1
    return widths


def _blocks(names: Sequence[str], rows: Iterable[Sequence[str]], room: int) -> Iterator[Text]:
    """Give each row as lines of "name  value", with an empty line after it; only IRIs pass the margin."""
    from rich.text import Text

    wide = max(map(len, names), default=0) + _SPACES[0]
    for row in rows:
        for name, text in zip(names, row, strict=True):
            for place, line in enumerate(hanging(text, room - wide) if text else ()):
                head = f"{name if place == 0 else '':<{wide}}"
                yield Text.assemble((head, "bold"), (line, _style(text)))
        yield Text("")


def hanging(text: str, width: int, indent: int = 0) -> list[str]:
    """Break a text into lines between words, those after the first indented; a longer word stays whole.

    >>> hanging("learn negotiation, to level 3", 20, 2)
    ['learn negotiation,', '  to level 3']
    """
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
