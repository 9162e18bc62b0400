"""A small ladder as tables, to begin one of your own with: it loads, draws and gives gaps."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from careergraph.errors import SaveError
from careergraph.sources.delimited import Sheet
from careergraph.sources.workbooks import write_sheets
from careergraph.support.text import quote


def _sheet(table: str, *lines: str) -> Sheet:
    """Return a sheet from lines of cells that are separated by bars."""
    header, *rows = ([cell.strip() for cell in line.split("|")] for line in lines)
    cells = [dict(zip(header, row, strict=True)) for row in rows]
    return Sheet(f"{table}.csv", tuple(header), list(enumerate(cells, 2)))


_TEMPLATE: Final[Mapping[str, Sheet]] = {
    "roles": _sheet(
        "roles",
        "label | label_es | definition | family | builds_on",
        "Junior developer | Desarrollador/a júnior | Builds parts of a product. | Engineering | ",
        "Senior developer | Desarrollador/a sénior | Builds features. | Engineering | Junior developer",
        "Tech lead | Líder técnico/a | Leads a team. | Engineering | Senior developer",
    ),
    "skills": _sheet(
        "skills",
        "label | label_es | broader",
        "programming | programación | ",
        "code review | revisión de código | programming",
        "mentoring | mentoría | ",
    ),
    "levels": _sheet(
        "levels",
        "rank | label | label_es",
        "1 | basic | básico",
        "2 | independent | autónomo",
        "3 | advanced | avanzado",
    ),
    "role_skills": _sheet(
        "role_skills",
        "role | skill | level | necessity",
        "Junior developer | programming | basic | essential",
        "Senior developer | programming | independent | essential",
        "Senior developer | code review | independent | essential",
        "Senior developer | mentoring | | optional",
        "Tech lead | code review | advanced | essential",
        "Tech lead | mentoring | independent | essential",
    ),
    "progressions": _sheet(
        "progressions",
        "from | to | kind | months",
        "Junior developer | Senior developer | promotion | 24",
        "Senior developer | Tech lead | promotion | 36",
    ),
    "responsibilities": _sheet(
        "responsibilities",
        "role | label | label_es | skills",
        "Senior developer | quality of the code | calidad del código | code review",
        "Tech lead | growth of the team | desarrollo del equipo | mentoring; code review",
    ),
}


def write_template(path: str | os.PathLike[str]) -> Path:
    """Write the tables of a small ladder, to be made your own: a folder of CSV files, or an .xlsx workbook.

    Raises `SaveError` where there is something of that name already, or nothing can be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     cg.load(cg.write_template(f"{folder}/ladder"))
    CareerGraph(3 roles, 3 skills, 2 responsibilities, 2 progressions)
    """
    if os.path.lexists(path):
        raise SaveError(f"{quote(path)} is there already; name a new folder or workbook")
    return write_sheets(path, _TEMPLATE)
