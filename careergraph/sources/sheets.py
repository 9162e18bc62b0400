"""Sheets of cells: a folder of CSV files, or an Excel workbook, in and out.

A text that a spreadsheet would run as a formula has one apostrophe in front, and so has one that begins
with an apostrophe itself; reading takes one away.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from careergraph.display import csv_table, guarded_cell
from careergraph.errors import CareerGraphError, FileMissing, LimitError, ParseError, ReadError, SaveError
from careergraph.files import write_whole
from careergraph.guards import guard_size, unpacked_limit
from careergraph.reading import file_content
from careergraph.text import listed, quote, shortened, visible

#: What Excel takes in one cell, and what it does not take, or changes.
_LONGEST_CELL: Final = 32_000
_NOT_IN_WORKBOOK: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells under named columns; each row keeps its number in the file."""

    file: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[int, Mapping[str, str]]] = field(default=())


def read_sheets(path: str | os.PathLike[str], names: Iterable[str]) -> dict[str, Sheet]:
    """Those of the named sheets that a folder of CSV files or an .xlsx workbook has.

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
    """A CSV file, or the first sheet of a workbook; the names of its columns as they are written."""
    if path.suffix.lower() == ".xlsx":
        return next(iter(_read_workbook(path, lower=False).values()))
    return read_csv(path, lower=False)


def read_csv(path: Path, lower: bool = True) -> Sheet:
    """One CSV file, separated by commas or semicolons."""
    import csv
    import io

    try:
        text = file_content(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ParseError(
            f"{visible(str(path))}: not UTF-8 text; save it as CSV UTF-8", file=str(path)
        ) from None
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return _sheet(str(path), ((lines.line_num, row) for row in lines), lower)
    except csv.Error as error:
        raise ParseError(
            f"{visible(str(path))}, row {lines.line_num}: {error}; check the quotation marks",
            file=str(path),
            line=lines.line_num,
        ) from None


def write_sheets(path: str | os.PathLike[str], sheets: Mapping[str, Sheet]) -> Path:
    """Write sheets as a workbook where the path ends in .xlsx, else as a folder of CSV files."""
    root = Path(path)
    if root.suffix.lower() == ".xlsx":
        write_whole(root, _workbook(sheets))
        return root
    try:
        root.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SaveError(
            f"folder {quote(root)} could not be made: {reason}; choose one that exists and is yours"
        ) from error
    for name, sheet in sheets.items():
        write_whole(root / f"{name}.csv", csv_table(sheet.columns, _cells(sheet)).encode("utf-8"))
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
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            guard_size(sum(part.file_size for part in archive.infolist()), unpacked_limit(len(content)))
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return {
            sheet.title: _sheet(
                f"{path} [{sheet.title}]",
                (
                    (number, [_cell_text(value) for value in row])
                    for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
                ),
                lower,
            )
            for sheet in workbook.worksheets
        }
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


def _workbook(sheets: Mapping[str, Sheet]) -> bytes:
    import io

    try:
        import openpyxl
    except ImportError:
        raise ReadError("writing a workbook needs openpyxl: install 'careergraph[excel]' with pip") from None
    workbook = openpyxl.Workbook(write_only=True)
    for name, sheet in sheets.items():
        page = workbook.create_sheet(name)
        for row in (sheet.columns, *_cells(sheet)):
            page.append([_workbook_cell(sheet.file, value) for value in row])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _workbook_cell(table: str, text: str) -> object:
    if len(text) > _LONGEST_CELL or _NOT_IN_WORKBOOK.search(text):
        raise SaveError(
            f"a workbook cannot hold {quote(text)} of {table}: it is too long or has control characters; "
            "write a folder of CSV files"
        )
    return guarded_cell(text)


def _sheet(file: str, lines: Iterable[tuple[int, Sequence[str]]], lower: bool) -> Sheet:
    """The rows under the first one; rows without a cell are passed over."""
    every = iter(lines)
    _, header = next(every, (1, []))
    columns = tuple(_plain(name).strip().lower() if lower else _plain(name).strip() for name in header)
    while columns and not columns[-1]:
        columns = columns[:-1]
    if twice := sorted({name for name in columns if columns.count(name) > 1}):
        raise ParseError(
            f"{visible(file)}, row 1: column {listed(twice)} stands twice; keep one", file=file, line=1
        )
    rows = []
    for number, row in every:
        if extra := [cell for cell in row[len(columns) :] if cell.strip()]:
            raise ParseError(
                f"{visible(file)}, row {number}: {listed(extra)} stands under no column; "
                "quote cells that hold the separator",
                file=file,
                line=number,
            )
        cells = dict(zip(columns, map(_plain, row), strict=False))
        if any(cell.strip() for cell in cells.values()):
            rows.append((number, cells))
    return Sheet(file, columns, rows)


def _cells(sheet: Sheet) -> Iterator[list[str]]:
    return ([row.get(column, "") for column in sheet.columns] for _, row in sheet.rows)


def _plain(cell: str) -> str:
    return cell.removeprefix("'")


def _cell_text(value: Any) -> str:
    """A cell of a workbook as text; a number that is whole is written so."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
