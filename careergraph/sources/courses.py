"""A table of courses: one row for each skill that a course teaches.

The columns are `course` and `skill`, and where they are known `level`, to which it takes the skill, `hours`
and `cost`, each of the whole course.
"""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import Any, Final, NamedTuple

from careergraph.sources.delimited import Sheet, row_error
from careergraph.sources.frames import frame_sheet
from careergraph.sources.people import StatedLevel, stated_level
from careergraph.sources.workbooks import first_sheet
from careergraph.support.text import fold, listed, quote

COLUMNS: Final = ("course", "skill", "level", "hours", "cost")
_NEEDED: Final = ("course", "skill")
_AMOUNTS: Final = ("hours", "cost")


class Course(NamedTuple):
    """A course as a table states it: each skill with what is said of the level, and hours and cost."""

    name: str
    skills: dict[str, StatedLevel]
    hours: float | None
    cost: float | None


def read_courses(source: Any) -> list[Course]:
    """Read the courses in a file, a data frame or a list of dictionaries, in the order in which they appear.

    Raises `FileMissing`, `ReadError` or `ParseError`, with file and row.
    """
    is_path = isinstance(source, (str, os.PathLike))
    wanted = "courses are read from a path, a data frame or a list of dictionaries"
    sheet = first_sheet(Path(source)) if is_path else frame_sheet(source, "courses", wanted)
    place = _columns(sheet)
    skills: dict[str, dict[str, StatedLevel]] = {}
    amounts: dict[tuple[str, str], float] = {}
    for number, row in sheet.rows:
        cells = {column: row.get(place.get(column, ""), "").strip() for column in COLUMNS}
        if not any(cells.values()):
            continue
        course, skill = cells["course"], cells["skill"]
        if not course or not skill:
            raise row_error(sheet.file, number, "a row needs a course and a skill")
        taught = skills.setdefault(course, {})
        if skill in taught:
            message = f"{quote(course)} teaches {quote(skill)} twice; keep one row"
            raise row_error(sheet.file, number, message)
        taught[skill] = stated_level(cells["level"])
        for column in _AMOUNTS:
            amount = _amount(sheet, number, column, cells[column])
            if amount is not None and amounts.setdefault((course, column), amount) != amount:
                message = f"{quote(course)} has other {column} than before; keep one number"
                raise row_error(sheet.file, number, message)
    return [
        Course(course, taught, *(amounts.get((course, column)) for column in _AMOUNTS))
        for course, taught in skills.items()
    ]


def _columns(sheet: Sheet) -> dict[str, str]:
    """Map the columns that there are to their names in the sheet; others are refused, all at once."""
    by_name = {fold(name): name for name in sheet.columns}
    if unknown := [name for folded, name in by_name.items() if folded not in COLUMNS]:
        raise row_error(
            sheet.file, 1, f"unknown column {listed(unknown, 99)}; a table of courses has {listed(COLUMNS)}"
        )
    if absent := [column for column in _NEEDED if column not in by_name]:
        raise row_error(
            sheet.file, 1, f"no column {listed(absent)}; a table of courses has {listed(COLUMNS)}"
        )
    return by_name


def _amount(sheet: Sheet, number: int, column: str, cell: str) -> float | None:
    if not cell:
        return None
    try:
        amount = float(cell)
    except ValueError:
        amount = math.nan
    if not 0 <= amount < math.inf:
        raise row_error(sheet.file, number, f"{column} is {quote(cell)}, no number of 0 or more")
    return amount
