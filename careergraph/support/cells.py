"""The cells of a table: how each value is written, and which columns have something to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from careergraph.support.text import visible

#: What stands in a table for a number that is not known.
DASH: Final = "–"
#: The same, where there is room for a word.
UNKNOWN: Final = "unknown"


class Share(float):
    """A part of a whole, between 0 and 1, which is read in percent.

    >>> str(Share(0.375)), f"{Share(0.375):.2f}"
    ('38%', '0.38')
    """

    __slots__ = ()

    def __str__(self) -> str:
        return f"{float(self):.0%}"


def cell(value: object) -> str:
    """Return a value as a table shows it: nothing for None, at most two decimals for a float.

    >>> cell(None), cell(0.5), cell(Share(0.5)), cell(3), cell(True), cell(("a", "b"))
    ('', '0.50', '50%', '3', 'yes', 'a; b')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Share():
            return str(value)
        case float():
            return f"{value:.2f}"
        case tuple() | list():
            return "; ".join(cell(part) for part in value)
    return visible(str(value))


def first_rows(
    rows: Iterable[Sequence[Any]], limit: int | None, count: int | None = None
) -> tuple[list[Sequence[Any]], int]:
    """Return the rows that are shown, and how many are left out: those of a known `count` are not made.

    >>> first_rows(([each] for each in "abc"), 2)
    ([['a'], ['b']], 1)
    """
    remaining = iter(rows)
    shown = list(islice(remaining, limit))
    return shown, sum(1 for _ in remaining) if count is None else count - len(shown)


def is_numeric(values: Sequence[object]) -> bool:
    """Tell whether a column is one of numbers, those that are not known besides.

    >>> is_numeric([1, None, DASH]), is_numeric(["a", 1]), is_numeric([None]), is_numeric([True])
    (True, False, False, False)
    """
    rest = [value for value in values if value is not None and value not in (DASH, UNKNOWN)]
    return bool(rest) and all(
        isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) for value in rest
    )


def without_empty(
    columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> tuple[list[str], list[Sequence[Any]]]:
    """Return the columns in which any row says something, and the rows with these alone; without rows all.

    >>> without_empty(["skill", "months"], [["negotiation", None], ["leadership", None]])
    (['skill'], [['negotiation'], ['leadership']])
    """
    kept = [place for place in range(len(columns)) if not rows or any(_says(row[place]) for row in rows)]
    if len(kept) == len(columns):
        return [*columns], [*rows]
    return [columns[place] for place in kept], [[row[place] for place in kept] for row in rows]


def _says(value: object) -> bool:
    return value is not None and value not in ("", DASH, UNKNOWN) and value != () and value != []
