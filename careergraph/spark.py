"""Ranks and measures people who stand in a DataFrame of Spark, where they are.

What is sent to the workers is a ranker, not a graph; they need careergraph, NumPy and PyArrow. People stand
in columns `who`, `skill` and `level`, a row for each skill that somebody holds, in any order, which are
grouped in one shuffle; or in `who`, `skills` and `levels`, lists, which are not moved at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.choices import PeopleMeasure
from careergraph.errors import InvalidArgument
from careergraph.gaps.gap_finder import GapFinder
from careergraph.gaps.ranker import Ranker
from careergraph.graph import CareerGraph, RoleLike
from careergraph.support.text import quote

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def rank(df: DataFrame, graph: CareerGraph, by: PeopleMeasure = "fit", limit: int | None = 10) -> DataFrame:
    """Rank the nearest roles for everybody in a DataFrame, as `CareerGraph.rank_all` does.

    The answer has the columns `who`, `place` (from 1), `role` (an IRI), `label`, `fit`, `coverage`, `effort`
    and `unknown` (how many names of skills were not known), `limit` rows a person. Raises `InvalidArgument`
    for what is no DataFrame of Spark, or has other columns; what is in them is seen when Spark runs.
    """
    return _mapped(df, graph.ranker(by, limit))


def gaps(df: DataFrame, graph: CareerGraph, role: RoleLike) -> DataFrame:
    """Measure the gap of everybody in a DataFrame to a role, as `CareerGraph.gap` does.

    The answer has the columns `who`, `role` (its IRI), `coverage`, `fit`, `effort`, `missing` (the IRIs of
    the skills that are missing) and `unknown`, one row a person. Raises `InvalidArgument` as `rank` does.
    """
    return _mapped(df, graph.gap_finder(role))


def _mapped(df: DataFrame, work: Ranker | GapFinder) -> DataFrame:
    if not hasattr(df, "mapInArrow"):
        raise InvalidArgument(
            f"df is a DataFrame of Spark, and not {quote(type(df).__name__)}; "
            "other frames are ranked by graph.ranker().frame(df)"
        )
    import pyarrow
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructField, StructType

    people = _one_row_each(df)
    who, *answers = from_arrow_schema(work.schema(pyarrow.string())).fields
    columns = StructType([StructField(who.name, people.schema["who"].dataType), *answers])
    return people.mapInArrow(work, columns)


def _one_row_each(df: DataFrame) -> DataFrame:
    """Gather the rows of each person in lists, unless they stand in lists already."""
    from pyspark.sql import functions

    from careergraph.gaps.arrow_people import in_lists

    if in_lists(df.columns):
        return df.select("who", "skills", "levels")
    rows = functions.collect_list(functions.struct("skill", "level")).alias("rows")
    grouped = df.groupBy("who").agg(rows)
    return grouped.select(
        "who", functions.col("rows.skill").alias("skills"), functions.col("rows.level").alias("levels")
    )
