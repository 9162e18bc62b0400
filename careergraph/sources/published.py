"""The tables of published databases, in the folder that their publisher gives out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path

from careergraph.errors import FileMissing
from careergraph.sources.delimited import column_names, guard_surplus, numbered_rows, row_error
from careergraph.support.text import listed, quote


def find_file(folder: Path, names: Sequence[str]) -> Path | None:
    """Return the first of the names that is a file in the folder, plain or with .gz behind it."""
    for name in names:
        for path in (folder / name, folder / f"{name}.gz"):
            if path.is_file():
                return path
    return None


def need_file(folder: Path, names: Sequence[str]) -> Path:
    """Return the same, or raise `FileMissing` with the folder and the names."""
    found = find_file(folder, names)
    if found is None:
        raise FileMissing(
            f"folder {quote(folder)} has no {listed(names)}, plain or .gz; name the publisher's folder",
            file=os.fspath(folder),
        )
    return found


def read_rows(
    path: Path,
    needed: Sequence[str],
    wanted: Sequence[str] = (),
    delimiter: str = ",",
    valid: Mapping[str, re.Pattern[str]] | None = None,
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table: the needed columns, then the wanted ones, "" where the table lacks them.

    Columns are found by their names in the first line, in any order and among any others; `valid` says
    by column what a cell must look like. Cells are taken as they are, for nobody guarded them.

    Raises `ParseError`, with file and row, for a missing column, a row of another length, or a cell
    that is not valid.
    """
    file = os.fspath(path)
    lines = numbered_rows(path, delimiter)
    _, header = next(lines, (1, []))
    columns = column_names(file, header)
    if missing := [name for name in needed if name not in columns]:
        raise row_error(file, 1, f"no column {listed(missing)}; is this the publisher's table?")
    # A column that is not there stands behind the last one.
    places = [columns.index(name) if name in columns else len(columns) for name in (*needed, *wanted)]
    chosen = itemgetter(*places) if len(places) > 1 else lambda row: (row[places[0]],)
    # What is valid once is valid in every row: names recur, and are looked at once.
    checked: list[tuple[str, int, re.Pattern[str], set[str]]] = [
        (name, columns.index(name), pattern, set()) for name, pattern in (valid or {}).items()
    ]
    width = len(columns)
    for number, row in lines:
        if len(row) != width:
            if not row:
                continue
            guard_surplus(file, number, columns, row)
            if len(row) < len(columns):
                raise row_error(
                    file, number, f"{len(row)} cells under {len(columns)} columns; is the file whole?"
                )
        for name, place, pattern, known in checked:
            cell = row[place]
            if cell not in known:
                if not pattern.fullmatch(cell):
                    raise row_error(
                        file,
                        number,
                        f"column {quote(name)} holds {quote(cell)}, which cannot be; "
                        "is this the publisher's table?",
                    )
                known.add(cell)
        row.append("")
        yield chosen(row)
