"""Files and folders of any kind: RDF, tables, or the folder of a published database."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from careergraph.errors import ReadError
from careergraph.rdf.reading import Reading, TableReading, read_files
from careergraph.sources.all_tables import read_tables
from careergraph.sources.esco import read_esco
from careergraph.sources.onet import ESSENTIAL, OPTIONAL, read_onet
from careergraph.sources.tables import BASE, TABLES
from careergraph.support.files import is_folder
from careergraph.support.text import listed, quote


def read_anything(
    paths: Sequence[str | os.PathLike[str]], format: str | None = None, base: str | None = None
) -> Reading:
    """Read files and folders of any kind and merge them; blank nodes of different ones stay different.

    Raises what the reading of each kind raises, with the file's name.
    """
    tables = {path: reader for path in paths if (reader := table_reader(path, format))}
    reading = read_files([path for path in paths if path not in tables], format, base)
    for path, reader in tables.items():
        other = reader(Path(path), base or BASE)
        reading.quads += other.quads
        reading.faults |= other.faults
        # The prefixes of RDF files stand before those that tables are given.
        reading.prefixes = other.prefixes | reading.prefixes
    return reading


def database_reader(folder: Path) -> partial[TableReading] | None:
    """Choose what reads the folder of a published database, ESCO's or O*NET's; None for any other."""
    if not is_folder(folder):
        return None
    if any(folder.glob("Occupation Data.txt*")):
        return partial(read_onet, folder, ESSENTIAL, OPTIONAL, True)
    if any(folder.glob("occupations_*.csv*")):
        return partial(read_esco, folder, None)
    return None


def table_reader(
    path: str | os.PathLike[str], format: str | None = None
) -> Callable[[Path, str], TableReading] | None:
    """Choose what reads a folder or a workbook; None for what is to be read as RDF.

    Raises `ReadError` for a folder without anything to read.
    """
    place = Path(path)
    if not is_folder(place):
        return read_tables if format is None and place.suffix.lower() == ".xlsx" else None
    if reader := database_reader(place):
        return lambda _folder, _base: reader()
    if any((place / f"{name}.csv").is_file() for name in TABLES):
        return read_tables
    raise ReadError(
        f"{quote(place)} could not be read: it is a folder with none of the tables {listed(TABLES, 9)}; "
        "name a file, or a folder of tables",
        file=os.fspath(path),
    )
