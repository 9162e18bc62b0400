"""Cells of data frames, and of rows in memory, as texts under named columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from careergraph.errors import InvalidArgument
from careergraph.sources.delimited import Sheet, column_names
from careergraph.support.amounts import is_blank
from careergraph.support.text import quote


def frame_sheet(frame: Any, name: str, wanted: str, lower: bool = False) -> Sheet:
    """Take the cells of a data frame of pandas, Polars or PyArrow, or of a list of dictionaries.

    A cell that holds several values is written as tables write it. Names of columns are in small letters if
    `lower`; rows count from 1. Raises `InvalidArgument`, which says what is `wanted`.

    >>> frame_sheet([{"from": "Cook", "to": "Chef"}], "progressions", "give rows").columns
    ('from', 'to')
    """
    found = _columns_and_rows(frame)
    if found is None:
        raise InvalidArgument(f"{wanted}, and this is {quote(type(frame).__name__)}; give one of these")
    columns, rows = found
    # Columns are found by their names as they are in the frame, and known by those that are trimmed.
    known = column_names(name, list(map(str, columns)), lower)
    cells = [
        {column: _cell(row.get(place)) for column, place in zip(known, columns, strict=False)} for row in rows
    ]
    return Sheet(name, known, list(enumerate(cells, 1)))


def _columns_and_rows(frame: Any) -> tuple[Sequence[Any], Sequence[Mapping[Any, Any]]] | None:
    if isinstance(frame, (list, tuple)) and all(isinstance(row, Mapping) for row in frame):
        return list(dict.fromkeys(column for row in frame for column in row)), frame
    columns = getattr(frame, "column_names", None)
    columns = getattr(frame, "columns", None) if columns is None else columns
    records = getattr(frame, "to_dicts", None) or getattr(frame, "to_pylist", None)
    if columns is not None and records is not None:
        return list(columns), records()
    if columns is not None and hasattr(frame, "to_dict"):
        return list(columns), frame.to_dict("records")
    return None


def _cell(value: object) -> str:
    if isinstance(value, (list, tuple, set, frozenset)):
        return "; ".join(_cell(part).replace(";", "\\;") for part in _in_order(value))
    if is_blank(value):
        return ""
    return str(value.value if isinstance(value, Enum) else value)


def _in_order(values: Iterable[object]) -> Iterable[object]:
    """Give several values in their order; a set has none of its own."""
    return sorted(values, key=str) if isinstance(values, (set, frozenset)) else values
