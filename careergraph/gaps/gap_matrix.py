"""The gaps of many to many as a value: arrays of numbers, and the cell of each pair."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeAlias

from careergraph.choices import CELL_MEASURES, CellMeasure
from careergraph.errors import InvalidArgument
from careergraph.gaps.matrix_axes import apart, means, place_of, side
from careergraph.gaps.measures import Measures
from careergraph.model import Profile, Role
from careergraph.support.html import heat_table
from careergraph.support.lazy_property import lazy_property
from careergraph.support.plain_values import as_dict, one_line
from careergraph.support.pseudonyms import PeopleTable, Pseudonyms, renamed
from careergraph.support.tables import library
from careergraph.support.text import listed, quote

if TYPE_CHECKING:
    import numpy
    import pandas
    import polars
    from numpy.typing import NDArray

    Integers: TypeAlias = NDArray[numpy.signedinteger[Any]]


class GapCell(NamedTuple):
    """One pair of a matrix: from whom or what to which role."""

    row: Role | Profile
    column: Role
    effort: int
    coverage: float | None
    fit: float | None
    use: float | None

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


@dataclass(frozen=True, eq=False, repr=False)
class GapMatrix(PeopleTable):
    """The gaps of roles or people (rows) to roles (columns).

    `effort` (int64), `coverage`, `fit` and `use` (float64, NaN where nothing is known) are arrays of
    rows × columns, made when they are first asked for of the sums that the matrix keeps: `met` of rows ×
    columns, `needed` of each column, and `have`, of one column where all roles count alike what is held. It
    iterates over its cells, one for each pair; a data frame of it is wide, of one measure, unless it is asked
    to be tidy.

    >>> matrix = cg.load().gap_matrix()
    >>> matrix["Account Manager", "Key Account Manager"].effort
    15
    """

    _measures: ClassVar = GapCell._fields[2:]
    _shares: ClassVar = ("coverage", "fit", "use")
    _things: ClassVar = GapCell._fields[:2]

    rows: tuple[Role | Profile, ...]
    columns: tuple[Role, ...]
    met: Integers
    needed: Integers
    have: Integers

    @lazy_property
    def effort(self) -> NDArray[numpy.int64]:
        """The sum of the shortfalls of each pair."""
        import numpy

        return numpy.subtract(self.needed, self.met, dtype=numpy.int64)

    @lazy_property
    def coverage(self) -> NDArray[numpy.float64]:
        """The share of what is needed that is met, of each pair."""
        return self.met / self._known_need

    @lazy_property
    def fit(self) -> NDArray[numpy.float64]:
        """The share of all that is held or needed that is both, of each pair."""
        return self.met / (self._known_need + self.have - self.met)

    @lazy_property
    def use(self) -> NDArray[numpy.float64]:
        """The share of what is held that the role needs, of each pair; of nothing there is none."""
        import numpy

        use = self.met / numpy.where(self.have, self.have, numpy.nan)
        use[:, self.needed == 0] = numpy.nan
        return use

    @property
    def _known_need(self) -> NDArray[numpy.float64]:
        import numpy

        return numpy.where(self.needed, self.needed, numpy.nan)

    def __iter__(self) -> Iterator[GapCell]:
        for row in range(len(self.rows)):
            yield from (self._cell(row, column) for column in range(len(self.columns)))

    def __getitem__(self, pair: tuple[Role | Profile | str | int, Role | str | int]) -> GapCell:
        """Return the cell of a row and a column: the thing, its label, name or IRI, or its place.

        Raises `NotFound` for what is no row or column, `AmbiguousName` where several have the name.
        """
        row, column = pair
        return self._cell(place_of(row, self.rows, "row"), place_of(column, self.columns, "column"))

    def _cell(self, row: int, column: int) -> GapCell:
        have = self.have[row, 0 if self.have.shape[1] == 1 else column]
        sums = Measures(int(self.met[row, column]), int(self.needed[column]), int(have))
        return GapCell(self.rows[row], self.columns[column], sums.effort, *sums.shares)

    def __len__(self) -> int:
        return len(self.rows) * len(self.columns)

    def __eq__(self, other: object) -> bool:
        import numpy

        if not isinstance(other, GapMatrix):
            return NotImplemented
        return (
            (self.rows, self.columns) == (other.rows, other.columns)
            and numpy.array_equal(self.needed, other.needed)
            and numpy.array_equal(self.met, other.met)
            and bool(numpy.all(self.have == other.have))
        )

    def __hash__(self) -> int:
        return hash((self.rows, self.columns))

    def _columns(self) -> Sequence[str]:
        return GapCell._fields

    def _count(self) -> int:
        return len(self)

    def _rows(self) -> Iterator[Sequence[Any]]:
        return iter(self)

    def to_pandas(
        self, measure: CellMeasure = "coverage", *, tidy: bool = False, pseudonyms: bool = False
    ) -> pandas.DataFrame:
        """Return a pandas data frame of a measure, with the labels of rows and columns on its two sides.

        Parameters: `measure` is "coverage", "effort", "fit" or "use". With `tidy` the frame has one line
        for each pair, with all measures and the IRIs, as `to_dicts` has. `pseudonyms` gives people random
        names.

        >>> frame = cg.load().gap_matrix().to_pandas("effort")
        >>> int(frame.loc["Account Manager", "Key Account Manager"])
        15
        """
        shown, frames = self._named(pseudonyms), library("pandas")
        frame: pandas.DataFrame
        if tidy:
            frame = frames.DataFrame(_tidy(shown))
            return frame
        frame = frames.DataFrame(
            _values(shown, measure),
            index=frames.Index(apart(shown.rows), name="row"),
            columns=frames.Index(apart(shown.columns), name="column"),
        )
        return frame

    def to_polars(
        self, measure: CellMeasure = "coverage", *, tidy: bool = False, pseudonyms: bool = False
    ) -> polars.DataFrame:
        """Return a Polars data frame of a measure, the labels of the rows in its first column, "row".

        Parameters: those of `to_pandas`. What is not known is null.
        """
        if tidy:
            return PeopleTable.to_polars(self, pseudonyms=pseudonyms)
        shown, frames = self._named(pseudonyms), library("polars")
        names, values = apart(shown.columns, ["row"]), _values(shown, measure)
        columns = {name: values[:, place] for place, name in enumerate(names)}
        frame: polars.DataFrame = frames.DataFrame({"row": apart(shown.rows), **columns}, nan_to_null=True)
        return frame

    def _renamed(self, pseudonym: Pseudonyms) -> GapMatrix:
        """Return the matrix with its people renamed, and in the order of their new names.

        Their order would tell who is who to somebody who knows the list.
        """
        rows = renamed(self.rows, pseudonym)
        people = [place for place, row in enumerate(rows) if isinstance(row, Profile)]
        order = [*range(len(rows))]
        for place, person in zip(people, sorted(people, key=lambda each: str(rows[each])), strict=True):
            order[place] = person
        return replace(
            self, rows=tuple(rows[place] for place in order), met=self.met[order], have=self.have[order]
        )

    def _repr_html_(self) -> str:
        rows, columns = side(self.rows), side(self.columns)
        cells = [
            [(0.0, "unknown") if math.isnan(share) else (share, f"{share:.0%}") for share in line]
            for line in means(self.coverage, rows, columns)
        ]
        return heat_table(rows.names, columns.names, cells, f"Coverage: {rows.caption} × {columns.caption}")


def _values(matrix: GapMatrix, measure: CellMeasure) -> NDArray[Any]:
    if measure not in CELL_MEASURES:
        raise InvalidArgument(f"measure={quote(measure)} is none of {listed(CELL_MEASURES)}")
    values: NDArray[Any] = getattr(matrix, measure)
    return values


def _tidy(matrix: GapMatrix) -> dict[str, NDArray[Any]]:
    """Return the columns of a table with one line for each pair."""
    import numpy

    def texts(given: Sequence[str | None]) -> NDArray[numpy.object_]:
        return numpy.array(given, object)

    rows, columns = matrix.rows, matrix.columns
    return {
        "row": texts([*map(str, rows)]).repeat(len(columns)),
        "row_iri": texts([row.iri for row in rows]).repeat(len(columns)),
        "column": numpy.tile(texts([*map(str, columns)]), len(rows)),
        "column_iri": numpy.tile(texts([column.iri for column in columns]), len(rows)),
        **{name: getattr(matrix, name).ravel() for name in GapCell._fields[2:]},
    }
