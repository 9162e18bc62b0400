"""Moves that people made, as they are kept: pairs of roles, with or without a count, or a table of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from careergraph.errors import InvalidArgument
from careergraph.sources.delimited import Sheet, row_error
from careergraph.sources.frames import frame_sheet
from careergraph.sources.workbooks import first_sheet
from careergraph.support.amounts import whole
from careergraph.support.text import fold, listed, quote

_COLUMNS: Final = ("from", "to", "count")


class MadeMove(NamedTuple):
    """A move from one role to another, and how many times it was made."""

    source: Any
    target: Any
    times: int


def read_moves(moves: Any) -> Iterator[MadeMove]:
    """Read moves from a table (a path or a data frame), or from pairs and triples.

    Raises `ParseError` or `InvalidArgument`, with the row, for what is none.
    """
    if isinstance(moves, (str, os.PathLike)):
        return _of_sheet(first_sheet(Path(moves)))
    if hasattr(moves, "columns") or hasattr(moves, "column_names"):
        return _of_sheet(
            frame_sheet(
                moves, "the data frame", "observed moves are read from a path, a data frame or tuples"
            )
        )
    return _of_tuples(moves)


def _of_tuples(moves: Iterable[Any]) -> Iterator[MadeMove]:
    for number, move in enumerate(moves, 1):
        parts = (move,) if isinstance(move, str) else tuple(move)
        if len(parts) not in (2, 3):
            raise InvalidArgument(
                f"move {number}, {quote(move)}, is neither (from, to) nor (from, to, count)"
            )
        source, target, stated = (*parts, 1)[:3]
        count = whole(stated)
        if count is None or count < 0:
            raise InvalidArgument(
                f"move {number}: its count, {quote(stated)}, is no whole number of 0 or more"
            )
        yield MadeMove(source, target, count)


def _of_sheet(sheet: Sheet) -> Iterator[MadeMove]:
    by_name = {fold(name): name for name in sheet.columns}
    if unknown := sorted(by_name.keys() - {*_COLUMNS}):
        raise row_error(
            sheet.file, 1, f"unknown column {listed(unknown, 99)}; there may be {listed(_COLUMNS)}"
        )
    if absent := sorted({"from", "to"} - by_name.keys()):
        raise row_error(sheet.file, 1, f"no column {listed(absent)}; name the columns {listed(_COLUMNS)}")
    for number, row in sheet.rows:
        source, target = (row.get(by_name[name], "").strip() for name in ("from", "to"))
        stated = row.get(by_name["count"], "") if "count" in by_name else "1"
        count = whole(stated)
        if not source or not target:
            raise row_error(sheet.file, number, "a row needs a role in each of the columns from and to")
        if count is None or count < 0:
            raise row_error(sheet.file, number, f"{quote(stated)} is no count of moves; give a whole number")
        yield MadeMove(source, target, count)
