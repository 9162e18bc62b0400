"""Rows as a table: in a terminal, in a notebook, as dictionaries and as data frames.

Knows nothing of careers. Displays never raise and never run what a cell says: a cell is text, made
visible where it holds control characters, and escaped in HTML.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar, Final

from careergraph.errors import MissingLibrary
from careergraph.support.cells import DASH, UNKNOWN, Share
from careergraph.support.html_tables import html_table
from careergraph.support.plain_values import HandedOn, plain, public_names
from careergraph.support.text_tables import SHOWN_ROWS, text_table

if TYPE_CHECKING:
    import pandas
    import polars

#: How many parts of a list a text shows.
_SHOWN_PARTS: Final = 3
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
#: What a reader of CSV may take for a separator, a line break or a quotation mark, or may trim.
_NEEDS_QUOTES = re.compile(r"[,;\t\"\r\n]|^\s|\s$")


class Table(HandedOn, ABC):
    """A result with rows; a subclass says what its columns and rows are."""

    __slots__ = ()

    #: The columns in which None is a number that is not known, and not merely nothing.
    _measures: ClassVar[Collection[str]] = ()
    #: The columns of parts of a whole, which are read in percent.
    _shares: ClassVar[Collection[str]] = ()
    #: The columns in which False is nothing to tell.
    _flags: ClassVar[Collection[str]] = ()
    #: By column: the heading that a reader sees, where that is another.
    _headings: ClassVar[Mapping[str, str]] = {}
    #: The columns that hold things, or lists of things: an export has their IRIs besides.
    _things: ClassVar[Collection[str]] = ()
    #: The attributes of the whole that `to_dict` gives beside the rows.
    _totals: ClassVar[Sequence[str]] = ()
    #: Of these attributes those that an export repeats in each row, by the name of the column.
    _repeated: ClassVar[Mapping[str, str]] = {}

    @abstractmethod
    def _columns(self) -> Sequence[str]:
        """Return the names of the columns."""

    @abstractmethod
    def _rows(self) -> Iterator[Sequence[Any]]:
        """Return the rows, each with one value a column."""

    @abstractmethod
    def __iter__(self) -> Iterator[Any]:
        """Return what the rows stand for."""

    def _count(self) -> int | None:
        """Return how many rows there are, where that is known without making them."""
        return None

    def _records(self) -> Iterable[Any]:
        """Return what `to_dict` gives as rows: what they stand for, unless that has no names."""
        return self

    def to_dict(self) -> dict[str, Any]:
        """Return the totals, and the rows under "rows", as `json.dumps` takes them.

        A row has the attributes of what it stands for, by name; a thing is its IRI and its label.
        """
        return {
            **{name: plain(getattr(self, name)) for name in self._totals},
            "rows": [plain(record) for record in self._records()],
        }

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries from column to value; column `x_iri` has the IRIs of column `x`."""
        columns, rows = self.content()
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows of `to_dicts` as a pandas data frame (needs pandas, of the extra `frames`)."""
        columns, rows = self.content()
        frame: pandas.DataFrame = library("pandas").DataFrame(map(tuple, rows), columns=list(columns))
        return frame

    def to_polars(self) -> polars.DataFrame:
        """Return the rows of `to_dicts` as a Polars data frame (needs Polars, of the extra `frames`)."""
        columns, rows = self.content()
        frame: polars.DataFrame = library("polars").DataFrame(
            [tuple(row) for row in rows],
            schema=list(columns),
            orient="row",
            strict=False,
            infer_schema_length=None,
        )
        return frame

    def caption(self) -> str:
        """Return a title for the table, of one line; empty for none."""
        return ""

    def content(self) -> tuple[Sequence[str], Iterator[Sequence[Any]]]:
        """Return the columns and the rows of an export: things by label and IRI, totals in each row."""
        columns = [*self._columns(), *self._repeated]
        repeated = [getattr(self, name) for name in self._repeated.values()]
        of_things = [name in self._things for name in columns]
        if not repeated and not any(of_things):
            return columns, self._rows()
        parts = [
            (name, f"{name}_iri")[: 1 + is_thing] for name, is_thing in zip(columns, of_things, strict=True)
        ]

        def exported(row: Sequence[Any]) -> Sequence[Any]:
            cells = zip(chain(row, repeated), of_things, strict=True)
            return [
                part
                for value, is_thing in cells
                for part in (_label_and_iri(value) if is_thing else (value,))
            ]

        return [*chain(*parts)], map(exported, self._rows())

    def shown(self, unknown: str = DASH) -> tuple[Sequence[str], Iterator[Sequence[Any]]]:
        """Return the columns and the rows to be read, with a word for each number that is not known."""
        columns = self._columns()
        read = self._read_columns()
        places = [columns.index(name) for name in read]

        def said(row: Sequence[Any]) -> Sequence[Any]:
            return [
                self._read_cell(name, row[place], unknown) for name, place in zip(read, places, strict=True)
            ]

        return [*map(self._heading, read)], map(said, self._rows())

    def _read_cell(self, column: str, value: Any, unknown: str) -> Any:
        """Return a value as a reader is shown it."""
        if value is None:
            return unknown if column in self._measures else None
        if column in self._shares:
            return Share(value)
        return None if value is False and column in self._flags else value

    def _read_columns(self) -> Sequence[str]:
        """Return the columns that a reader is shown, in order."""
        return self._columns()

    def _heading(self, column: str) -> str:
        """Return what a reader sees at the head of a column."""
        return self._headings.get(column, column.replace("_", " "))

    def as_text(
        self,
        width: int | None = None,
        limit: int | None = SHOWN_ROWS,
        parts: int | None = None,
        *,
        colour: bool = False,
    ) -> str:
        """Return the table for a terminal or a log: so wide, with so many rows and parts of a list."""
        return text_table(
            *self.shown(), self.caption(), width, limit, parts, count=self._count(), colour=colour
        )

    def __dir__(self) -> list[str]:
        return public_names(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.caption() or ', '.join(self._columns())}>"

    def _repr_html_(self) -> str:
        return html_table(*self.shown(UNKNOWN), self.caption(), self._count())

    def __str__(self) -> str:
        return self.as_text(parts=_SHOWN_PARTS)


def _label_and_iri(value: Any) -> tuple[Any, Any]:
    """Return the label and the IRI of a thing, or of each of a list; a choice of things has no IRI."""
    if isinstance(value, (tuple, list)):
        return [str(each) for each in value], [getattr(each, "iri", None) for each in value]
    return (None, None) if value is None else (str(value), getattr(value, "iri", None))


def library(name: str) -> Any:
    """Import a library for data frames, or raise an error that says how to install it."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise MissingLibrary(
            f"a data frame of {name} needs {name}: install 'careergraph[frames]' with pip"
        ) from None


class Rows(Table):
    """A table of rows that somebody has already."""

    def __init__(self, columns: Sequence[str], rows: Iterable[Sequence[Any]], caption: str = "") -> None:
        self._names = tuple(columns)
        self._content = tuple(map(tuple, rows))
        self._title = caption

    def __iter__(self) -> Iterator[Sequence[Any]]:
        return iter(self._content)

    def __len__(self) -> int:
        return len(self._content)

    def _columns(self) -> Sequence[str]:
        return self._names

    def _rows(self) -> Iterator[Sequence[Any]]:
        return iter(self._content)

    def _count(self) -> int:
        return len(self)

    def _records(self) -> Iterable[Any]:
        return self.to_dicts()

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        return self._title


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    r"""Write CSV. A text that a spreadsheet would run as a formula gets an apostrophe in front.

    >>> csv_table(["skill", "need"], [["=1+1", -3]])
    "skill,need\n'=1+1,-3\n"
    """
    lines = (",".join(map(_csv_cell, row)) for row in (columns, *rows))
    # A row of one empty cell is no empty line.
    return "".join((line or '""') + "\n" for line in lines)


def _csv_cell(value: object) -> str:
    """Return a cell in quotes where any reader might see an end of a cell or of a row in it.

    Python's own writer leaves a carriage return bare, which its reader takes for the end of a row.
    """
    guarded = guarded_cell(value)
    text = "" if guarded is None else str(guarded)
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def guarded_cell(value: object) -> object:
    """Put an apostrophe in front of a text that a spreadsheet would run as a formula."""
    if value is None or isinstance(value, (int, float)):
        return value
    shown = "; ".join(map(str, value)) if isinstance(value, (tuple, list)) else str(value)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def unguarded_text(text: str) -> str:
    """Take the apostrophe away that `guarded_cell` puts in front, where it is one.

    >>> unguarded_text("'=1+1"), unguarded_text("''s-Hertogenbosch"), unguarded_text("'t Hof")
    ('=1+1', "'s-Hertogenbosch", "'t Hof")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
