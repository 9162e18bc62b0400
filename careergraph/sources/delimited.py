"""The rows of published tables: CSV or tab-separated, plain or gzipped."""

from __future__ import annotations

import gzip
import io
import os
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from careergraph.errors import FileMissing, LimitError, ParseError
from careergraph.rdf.document_guards import guard_size, unpacked_limit
from careergraph.rdf.reading import file_content
from careergraph.support.text import listed, quote, visible


def find_file(folder: Path, names: Sequence[str]) -> Path | None:
    """Return the first of the names that is a file in the folder, plain or with .gz behind it."""
    for name in names:
        for path in (folder / name, folder / f"{name}.gz"):
            if path.is_file():
                return path
    return None


def need_file(folder: Path, names: Sequence[str]) -> Path:
    """Return the same, or `FileMissing` with the folder and the names."""
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
    """Yield the rows of a table: the needed columns, then the wanted ones, "" where the table has them not.

    Columns are found by their names in the first line, in any order and among any others; `valid` says
    by column what a cell must look like.

    Raises `ParseError`, with file and line, for a missing column, a row of another length, or a cell
    that is not valid.
    """
    import csv

    text = io.StringIO(_text(path), newline="")
    if delimiter == "\t":
        lines = csv.reader(text, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)
    else:
        lines = csv.reader(text, delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(lines, [])]
        missing = [name for name in needed if name not in header]
        if missing:
            raise _error(path, 1, f"no column {listed(missing)}; is this the publisher's table?")
        places = [header.index(name) if name in header else -1 for name in (*needed, *wanted)]
        checked = [(name, header.index(name), pattern) for name, pattern in (valid or {}).items()]
        for row in lines:
            if len(row) != len(header):
                if row:
                    raise _error(
                        path, lines.line_num, f"{len(row)} cells under {len(header)} columns; is it whole?"
                    )
                continue
            for name, place, pattern in checked:
                if not pattern.fullmatch(row[place]):
                    what = f"column {quote(name)} holds {quote(row[place])}, which cannot be"
                    raise _error(path, lines.line_num, f"{what}; is this the publisher's table?")
            yield tuple(row[place] if place >= 0 else "" for place in places)
    except csv.Error as error:
        raise _error(path, lines.line_num, f"not a table: {error}; check the quotation marks") from None


def _text(path: Path) -> str:
    data = file_content(path)
    try:
        if path.suffix == ".gz":
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
                most = unpacked_limit(len(data))
                data = file.read(most + 1)
            guard_size(len(data), most)
        return data.decode("utf-8-sig")
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise _error(path, None, "not a whole gzip file; fetch it again") from None
    except LimitError as error:
        raise LimitError(f"{quote(path)}: {error}") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _error(path, line, "not UTF-8 text; save the file as UTF-8") from None


def _error(path: Path, line: int | None, message: str) -> ParseError:
    where = f", line {line}" if line is not None else ""
    return ParseError(f"{visible(os.fspath(path))}{where}: {message}", file=os.fspath(path), line=line)
