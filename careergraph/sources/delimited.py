"""Cells under named columns: one way to read them, whatever the file.

CSV of commas or of semicolons, tab-separated text, plain or gzipped, and the sheets of workbooks: a column
that stands twice and a cell under no column are refused, with file, row and column, and never guessed at.
"""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from careergraph.errors import LimitError, ParseError
from careergraph.support.files import file_content, guard_size, unpacked_limit
from careergraph.support.tables import unguarded_text
from careergraph.support.text import line_and_column, listed, quote, visible


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells under named columns; each row keeps its number in the file."""

    file: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[int, Mapping[str, str]]] = field(default=())


@dataclass(frozen=True, slots=True)
class Cells:
    """Rows of cells in the order of named columns, each with its number in the file; to be read once."""

    file: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[int, Sequence[str]]]

    def fitted(self, number: int, row: Sequence[str]) -> Sequence[str]:
        """Return a row with a cell for each column, if need be an empty one, and none under no column."""
        guard_surplus(self.file, number, self.columns, row)
        return [*row, *[""] * (len(self.columns) - len(row))]


def read_csv(path: Path, lower: bool = True) -> Sheet:
    """Read a CSV file that a user wrote, or careergraph did; names of columns in small letters if `lower`."""
    return sheet_of(os.fspath(path), numbered_rows(path), lower)


def sheet_of(file: str, lines: Iterable[tuple[int, Sequence[str]]], lower: bool) -> Sheet:
    """Take the first row for the names of columns, and pass over rows without a cell.

    The apostrophe that careergraph puts before what a spreadsheet would run is taken away.
    """
    cells = cells_of(file, lines, lower)
    rows = []
    for number, row in cells.rows:
        guard_surplus(file, number, cells.columns, row)
        named = dict(zip(cells.columns, map(unguarded_text, row), strict=False))
        if any(cell.strip() for cell in named.values()):
            rows.append((number, named))
    return Sheet(file, cells.columns, rows)


def cells_of(file: str, lines: Iterable[tuple[int, Sequence[str]]], lower: bool) -> Cells:
    """Take the first row for the names of columns, and the rest as it stands."""
    every = iter(lines)
    _, header = next(every, (1, []))
    columns = column_names(file, [unguarded_text(name) for name in header], lower)

    return Cells(file, columns, every)


def column_names(file: str, header: Sequence[str], lower: bool = False) -> tuple[str, ...]:
    """Trim the names of columns, drop the blank ones at the end, and refuse one that stands twice."""
    columns = [name.strip().lower() if lower else name.strip() for name in header]
    while columns and not columns[-1]:
        columns.pop()
    if twice := sorted(name for name, count in Counter(columns).items() if count > 1):
        raise row_error(file, 1, f"column {listed(twice)} stands twice; keep one")
    return tuple(columns)


def guard_surplus(file: str, number: int, columns: Sequence[str], row: Sequence[str]) -> None:
    """Refuse a row with a cell under no column, as a separator in a text without quotation marks gives."""
    for place in range(len(columns), len(row)):
        if row[place].strip():
            raise row_error(
                file,
                number,
                f"{quote(row[place])} stands under no column; quote cells that hold the separator",
                place + 1,
            )


def numbered_rows(path: Path, delimiter: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a file, each with its number; the separator is the header's, unless it is given.

    Raises `FileMissing`, `ReadError`, `LimitError` or `ParseError`, with file and row.
    """
    import csv

    file, data = os.fspath(path), _utf8(path)
    if delimiter is None:
        head = data.partition(b"\n")[0]
        delimiter = ";" if head.count(b";") > head.count(b",") else ","
    rows = csv.reader(
        io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline=""),
        delimiter=delimiter,
        # Whoever separates by tabs puts no text into quotation marks.
        quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL,
        strict=True,
    )
    try:
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        raise row_error(file, rows.line_num, f"not CSV: {error}; check the quotation marks") from None


def row_error(file: str, row: int | None, message: str, column: int | None = None) -> ParseError:
    """Make an error of what is wrong in a row of a file, or in one of its columns."""
    where = "".join(f", {name} {number}" for name, number in (("row", row), ("column", column)) if number)
    return ParseError(f"{visible(file)}{where}: {message}", file=file, line=row, column=column)


def _utf8(path: Path) -> bytes:
    """Return the content of a file, unpacked, once all of it is UTF-8 text."""
    file, data = os.fspath(path), file_content(path)
    try:
        if path.suffix == ".gz":
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as unpacked:
                most = unpacked_limit(len(data))
                data = unpacked.read(most + 1)
            guard_size(len(data), most)
        data.decode("utf-8-sig")
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise row_error(file, None, "not a whole gzip file; fetch it again") from None
    except LimitError as error:
        raise LimitError(f"{quote(path)}: {error}") from None
    except UnicodeDecodeError as error:
        line, _ = line_and_column(data, error.start)
        raise row_error(file, line, "not UTF-8 text; save it as CSV UTF-8") from None
    return data
