"""Data frames of any library, and rows as dictionaries, as cells under named columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from careergraph.errors import InvalidArgument
from careergraph.sources.delimited import Sheet
from careergraph.support.amounts import is_blank
from careergraph.support.text import quote


def frame_sheet(frame: Any, content: str) -> Sheet:
    """Take the cells of a data frame of pandas, Polars or PyArrow, or of dictionaries, one for each row.

    `content` says what they are, for the error where they are none of it.

    >>> frame_sheet([{"skill": "negotiation", "hours": 16}], "courses").rows
    [(1, {'skill': 'negotiation', 'hours': '16'})]
    """
    names = getattr(frame, "column_names", None) or getattr(frame, "columns", None)
    records = getattr(frame, "to_dicts", None) or getattr(frame, "to_pylist", None)
    if names is not None and records is None and hasattr(frame, "to_dict"):
        rows = frame.to_dict("records")
    elif names is not None and records is not None:
        rows = records()
    elif isinstance(frame, Sequence) and all(isinstance(row, Mapping) for row in frame):
        rows = frame
        names = dict.fromkeys(name for row in rows for name in row)
    else:
        raise InvalidArgument(
            f"{content} are read from a path, a data frame or a list of dictionaries, and this is "
            f"{quote(type(frame).__name__)}"
        )
    cells = [
        {str(name): "" if is_blank(value) else str(value) for name, value in row.items()} for row in rows
    ]
    return Sheet("the data frame", tuple(map(str, names)), list(enumerate(cells, 1)))
