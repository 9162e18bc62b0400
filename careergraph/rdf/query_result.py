"""The answers to a SELECT query as a table, whose rows answer by place, by column and by attribute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, SupportsIndex

from careergraph.support.tables import Table
from careergraph.support.text import listed, quote


class Row(tuple[Any, ...]):
    """One answer: its values by place (``row[0]``), by column (``row["name"]``, ``row.name``)."""

    __slots__ = ()
    _places: Mapping[str, int] = {}

    if TYPE_CHECKING:
        # The columns, which a query alone knows, are properties of the row's own class.
        def __getattr__(self, column: str) -> Any: ...

    def __getitem__(self, key: SupportsIndex | slice | str) -> Any:
        if isinstance(key, str):
            if key not in self._places:
                raise KeyError(f"no column {quote(key)}; the columns are {listed(self._places)}")
            return super().__getitem__(self._places[key])
        return super().__getitem__(key)

    def __reduce__(self) -> tuple[Any, ...]:
        return _row, (tuple(self._places), tuple(self))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={self[name]!r}" for name in self._places)
        return f"Row({values})"


class QueryResult(Table):
    """The answers to a SELECT query: its `columns`, in the query's order, and a `Row` for each answer.

    `hint` is a line shown where there is no answer, for a query that names a term which does not exist.
    """

    __slots__ = ("_answers", "columns", "hint")
    _totals = ("columns",)

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[Any]], hint: str = "") -> None:
        self.columns = tuple(columns)
        self.hint = hint
        make = _row_class(self.columns)
        self._answers = tuple(map(make, rows))

    def __iter__(self) -> Iterator[Row]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def __getitem__(self, place: int) -> Row:
        return self._answers[place]

    def __bool__(self) -> bool:
        return bool(self._answers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, QueryResult):
            return NotImplemented
        return (self.columns, self._answers) == (other.columns, other._answers)

    def __hash__(self) -> int:
        return hash((self.columns, self._answers))

    def caption(self) -> str:
        """Return the hint, which is empty where there are answers."""
        return self.hint

    def _columns(self) -> Sequence[str]:
        return self.columns

    def _heading(self, column: str) -> str:
        return column

    def _count(self) -> int:
        return len(self)

    def _rows(self) -> Iterator[Sequence[Any]]:
        return iter(self._answers)

    def _records(self) -> Iterable[Any]:
        return self.to_dicts()

    def __reduce__(self) -> tuple[Any, ...]:
        return QueryResult, (self.columns, tuple(map(tuple, self._answers)), self.hint)


@lru_cache(maxsize=256)
def _row_class(columns: tuple[str, ...]) -> type[Row]:
    """Return the row type of a table: a property for each column, even one that tuples have a method for."""
    named = {
        name: property(itemgetter(place)) for place, name in enumerate(columns) if not name.startswith("_")
    }
    places = {name: place for place, name in enumerate(columns)}
    return type("Row", (Row,), {"__slots__": (), "_places": places, **named})


def _row(columns: tuple[str, ...], values: tuple[Any, ...]) -> Row:
    return _row_class(columns)(values)
