"""The way out of the command line: data as tables, JSON or CSV, to a file or to standard output.

Data goes to standard output, all else to standard error.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Literal, TypeAlias, TypeVar

import careergraph as cg
from careergraph.support.files import write_whole
from careergraph.support.pseudonyms import PeopleTable
from careergraph.support.tables import Table, csv_table
from careergraph.support.text import harmless, visible
from careergraph.support.text_tables import text_table

People = TypeVar("People", bound=PeopleTable)

#: How data is written.
Format: TypeAlias = Literal["table", "json", "csv"]


def emit(table: Table, format: Format, output: str) -> None:
    """Write a table in a format, to a file or to standard output."""
    match format:
        case "table":
            write(as_text(table), output)
        case "json":
            write(json.dumps(table.to_dicts(), ensure_ascii=False, indent=2, default=str), output)
        case "csv":
            write(csv_table(*table.content()).rstrip("\n"), output)


def renamed_if(pseudonyms: bool, table: People) -> People:
    """Return a table, with random names for the people in it if they are asked for."""
    return table.with_pseudonyms() if pseudonyms else table


def as_text(table: Table) -> str:
    """Lay a table out for a terminal, or for a wide page where there is none."""
    width = None if _on_terminal() else 160
    return text_table(*table.shown(), table.caption(), width=width, limit=None)


def write(text: str, output: str) -> None:
    """Write a text to a file, or to standard output; a terminal is sent no controls."""
    if output == "-":
        if sys.stdout is None:
            raise cg.SaveError("standard output is closed; name a file with --output")
        print(harmless(text) if _on_terminal() else text)
    else:
        write_whole(output, f"{text}\n".encode())
        say(f"wrote {output}")


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def say(message: str) -> None:
    """Tell the user something, beside the data."""
    print(visible(message), file=sys.stderr)


def leave_standard_output() -> None:
    """Let Python end without another try to write what is left."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
