"""The way out of the command line: data as tables, JSON or CSV, to a file or to standard output.

Data goes to standard output, all else to standard error.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

import careergraph as cg
from careergraph.support.files import write_whole
from careergraph.support.pseudonyms import PeopleTable
from careergraph.support.tables import Table, csv_table
from careergraph.support.text import harmless, visible

People = TypeVar("People", bound=PeopleTable)

#: How data is written.
Format: TypeAlias = Literal["table", "json", "csv"]
#: How wide a table is in a file or a pipe, unless COLUMNS says.
_WIDE = 160


def emit(table: Table, format: Format | None, output: str) -> None:
    """Write a table to a file or to standard output, in a format, or that of the file's suffix."""
    match format or by_suffix(output):
        case "json":
            write_json(table.to_dicts(), output)
        case "csv":
            write(csv_table(*table.content()).rstrip("\n"), output)
        case _:
            write_tables([table], output)


def write_json(value: object, output: str) -> None:
    """Write a value as JSON to a file or to standard output."""
    write(json.dumps(value, ensure_ascii=False, indent=2, default=str), output)


def by_suffix(output: str) -> Format:
    """Return the format that the name of a file asks for."""
    match Path(output).suffix.lower():
        case ".json":
            return "json"
        case ".csv":
            return "csv"
    return "table"


def write_tables(tables: Sequence[Table], output: str) -> None:
    """Write tables to be read, one after another: in colour where a reader sees it."""
    coloured = output == "-" and is_coloured()
    text = "\n\n".join(table.as_text(page_width(output), None, colour=coloured) for table in tables)
    # The cells have no controls left; those of the colours are meant.
    write(text, output, is_safe=True)


def page_width(output: str) -> int | None:
    """Return how wide a text may be, None where it is as wide as the terminal, or as COLUMNS says."""
    return None if os.environ.get("COLUMNS") or (output == "-" and _on_terminal()) else _WIDE


def renamed_if(pseudonyms: bool, table: People) -> People:
    """Return a table, with random names for the people in it if they are asked for."""
    return table.with_pseudonyms() if pseudonyms else table


def write(text: str, output: str, *, is_safe: bool = False) -> None:
    """Write a text to a file, or to standard output; a terminal is sent no controls, unless they are ours."""
    if output == "-":
        if sys.stdout is None:
            raise cg.SaveError("standard output is closed; name a file with --output")
        print(harmless(text) if _on_terminal() and not is_safe else text)
    else:
        write_whole(output, f"{text}\n".encode())
        say(f"wrote {output}")


def is_coloured() -> bool:
    """Tell whether standard output takes colours: a terminal does, or whoever forces them; never NO_COLOR."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (_on_terminal() and os.environ.get("TERM") != "dumb")


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def say(message: str) -> None:
    """Tell the user something, beside the data."""
    print(visible(message), file=sys.stderr)


def leave_standard_output() -> None:
    """Let Python end without another try to write what is left."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
