"""Sheets of cells: a folder of CSV files, or an Excel workbook, in and out.

A text that a spreadsheet would run as a formula has one apostrophe in front, and so has one that begins
with an apostrophe itself; reading takes one away.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from immutabledict import immutabledict

from careergraph.errors import CareerGraphError, FileMissing, LimitError, ParseError, ReadError, SaveError
from careergraph.sources.delimited import Cells, Sheet, cells_of, numbered_rows, read_csv, sheet_of
from careergraph.support.files import file_content, guard_size, unpacked_limit, write_together, write_whole
from careergraph.support.tables import csv_table, guarded_cell
from careergraph.support.text import listed, quote, shortened, visible

#: What Excel takes in one cell, and what it does not take, or changes.
_LONGEST_CELL: Final = 32_000
_MOST_ROWS: Final = 2**20
#: How many bytes a cell takes beside its text.
_CELL: Final = 8
_NOT_IN_WORKBOOK: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def read_sheets(path: str | os.PathLike[str], names: Iterable[str]) -> dict[str, Sheet]:
    """Read those of the named sheets that a folder of CSV files or an .xlsx workbook has.

    Raises `FileMissing`, `ReadError` or `ParseError`.
    """
    root = Path(path)
    if root.is_dir():
        files = {name: root / f"{name}.csv" for name in names}
        found = {name: read_csv(file) for name, file in files.items() if file.is_file()}
    elif root.suffix.lower() == ".xlsx":
        found = {name: sheet for name, sheet in _read_workbook(root).items() if name in set(names)}
    elif root.exists():
        raise ReadError(
            f"{quote(root)} is neither a folder of CSV files nor an .xlsx workbook", file=str(root)
        )
    else:
        raise FileMissing(f"there is no folder or workbook {quote(root)}; check the path", file=str(root))
    if not found:
        raise FileMissing(f"{quote(root)} has none of the tables {listed(names, 9)}", file=str(root))
    return found


def first_sheet(path: Path) -> Sheet:
    """Read a CSV file, or the first sheet of a workbook, with the names of columns as they are written."""
    if path.suffix.lower() == ".xlsx":
        return next(iter(_read_workbook(path, lower=False).values()))
    return read_csv(path, lower=False)


def first_cells(path: Path) -> Cells:
    """Read the same row by row, which takes little memory where a CSV file is long."""
    if path.suffix.lower() == ".xlsx":
        return of_sheet(first_sheet(path))
    return cells_of(os.fspath(path), numbered_rows(path), lower=False)


def of_sheet(sheet: Sheet) -> Cells:
    """Return the rows of a sheet as cells in order."""
    return Cells(sheet.file, sheet.columns, ((number, [*row.values()]) for number, row in sheet.rows))


def write_sheets(
    path: str | os.PathLike[str],
    sheets: Mapping[str, Sheet],
    known: Mapping[str, Sequence[str]] = immutabledict(),
) -> Path:
    """Write sheets as a workbook where the path ends in .xlsx, else as a folder of CSV files.

    Of the `known` tables, by name and columns, those that are in the folder and not in `sheets` are emptied.

    Raises `SaveError`; then what was there before is whole.
    """
    root = Path(path)
    if root.suffix.lower() == ".xlsx":
        write_whole(root, _workbook(root, sheets))
        return root
    files = {
        root / f"{name}.csv": csv_table(sheet.columns, _cells(sheet)).encode("utf-8")
        for name, sheet in sheets.items()
    }
    try:
        root.mkdir(exist_ok=True)
        # A table that stood there before and is not written now would be read with the new ones.
        for name in sorted(set(known) - set(sheets)):
            if (root / f"{name}.csv").exists():
                files[root / f"{name}.csv"] = csv_table(known[name], ()).encode("utf-8")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SaveError(
            f"folder {quote(root)} could not be made: {reason}; make the folder above it, or choose one that "
            "is yours"
        ) from error
    write_together(files)
    return root


def _read_workbook(path: Path, lower: bool = True) -> dict[str, Sheet]:
    import io
    import zipfile

    try:
        import openpyxl
    except ImportError:
        raise ReadError(
            "reading a workbook needs openpyxl: install 'careergraph[excel]' with pip", file=str(path)
        ) from None
    content = file_content(path)
    try:
        most = unpacked_limit(len(content))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            guard_size(sum(part.file_size for part in archive.infolist()), most)
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = _Unpacked(most)
        sheets = {}
        for sheet in workbook.worksheets:
            # What a sheet says of its own size is not to be trusted.
            sheet.reset_dimensions()
            lines = rows.of(sheet.iter_rows(values_only=True))
            sheets[sheet.title] = sheet_of(f"{path} [{sheet.title}]", lines, lower)
        return sheets
    except LimitError as error:
        raise LimitError(f"{quote(path)} unpacks to {error}") from None
    except CareerGraphError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl raises of every kind on a file that is broken
        raise ParseError(
            f"{visible(str(path))} is no readable workbook ({shortened(visible(str(error)))}); "
            "save it as .xlsx",
            file=str(path),
        ) from None


class _Unpacked:
    """The rows of a workbook's sheets, up to as many cells and characters as may come out of its file.

    One text may be shared by all cells, and one cell may stand where a million are left out before it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0

    def of(self, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows of one sheet, each with its number, as texts."""
        for number, row in enumerate(rows, 1):
            cells = [_cell_text(value) for value in row]
            self._size += _CELL * len(cells) + sum(map(len, cells))
            guard_size(self._size, self._most)
            if number > _MOST_ROWS:
                raise ValueError(f"a row stands after row {_MOST_ROWS:,}, the last that there is")
            yield number, cells


def _workbook(path: Path, sheets: Mapping[str, Sheet]) -> bytes:
    import io
    import tempfile

    try:
        import openpyxl
    except ImportError:
        raise SaveError("writing a workbook needs openpyxl: install 'careergraph[excel]' with pip") from None
    rows = {
        name: [
            [_workbook_cell(sheet.file, value) for value in row] for row in (sheet.columns, *_cells(sheet))
        ]
        for name, sheet in sheets.items()
    }
    content = io.BytesIO()
    try:
        workbook = openpyxl.Workbook(write_only=True)
        for name, lines in rows.items():
            page = workbook.create_sheet(name)
            for line in lines:
                page.append(line)
        workbook.save(content)
    except OSError as error:
        raise SaveError(
            f"{quote(path)} could not be written: {error.strerror or error}; openpyxl makes it in "
            f"{quote(tempfile.gettempdir())}, which needs room for it"
        ) from error
    return content.getvalue()


def _workbook_cell(table: str, text: str) -> object:
    if len(text) > _LONGEST_CELL or _NOT_IN_WORKBOOK.search(text):
        raise SaveError(
            f"a workbook cannot hold {quote(text)} of {table}: it is too long or has control characters; "
            "write a folder of CSV files"
        )
    return guarded_cell(text)


def _cells(sheet: Sheet) -> Iterator[list[str]]:
    return ([row.get(column, "") for column in sheet.columns] for _, row in sheet.rows)


def _cell_text(value: Any) -> str:
    """Return a cell of a workbook as text; a number that is whole is written so."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
