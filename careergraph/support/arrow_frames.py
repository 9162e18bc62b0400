"""Frames of any library, by way of Arrow and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from careergraph.errors import InvalidArgument, MissingLibrary
from careergraph.support.text import quote, visible

if TYPE_CHECKING:
    import pyarrow

#: The lazy frames that are read into memory; those of engines that have more than that are not.
_LAZY: Final = ("polars", "duckdb")


def map_frame(frame: Any, work: Callable[[pyarrow.Table], pyarrow.Table]) -> Any:
    """Return what `work` makes of a frame of pandas, Polars, PyArrow or DuckDB, as a frame of the same kind.

    Raises `InvalidArgument` for what is no such frame, `MissingLibrary` without narwhals and PyArrow.

    >>> import polars
    >>> map_frame(polars.DataFrame({"who": ["Ana", "Ben"]}), lambda table: table.slice(1))["who"].to_list()
    ['Ben']
    """
    try:
        import narwhals
        import pyarrow
    except ImportError:
        raise MissingLibrary(
            "frames need narwhals and PyArrow: install 'careergraph[frames]' with pip"
        ) from None
    try:
        given = narwhals.from_native(frame)
    except TypeError:
        raise _not_taken(frame) from None
    kind = given.implementation
    try:
        if not isinstance(given, narwhals.LazyFrame):
            return narwhals.from_arrow(work(given.to_arrow()), backend=kind).to_native()
        if str(kind.value) not in _LAZY:
            raise _not_taken(frame)
        answer = work(given.collect(backend="pyarrow").to_arrow())
        return narwhals.from_native(answer, eager_only=True).lazy(backend=kind).to_native()
    except pyarrow.ArrowException as error:
        reason = visible("; ".join(map(str, reversed(error.args))))
        raise InvalidArgument(f"the frame has a column that Arrow cannot read: {reason}") from None


def _not_taken(frame: object) -> InvalidArgument:
    return InvalidArgument(
        f"frames are those of pandas, Polars, PyArrow and DuckDB, and this is {quote(type(frame).__name__)}; "
        "for Spark there is careergraph.spark, and Dask maps it over its partitions"
    )
