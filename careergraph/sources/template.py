"""The tables that `careergraph new` writes: a small ladder that loads, draws and gives gaps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from careergraph.sources.workbooks import Sheet


def _sheet(table: str, *lines: str) -> Sheet:
    """Return a sheet from lines of cells that are separated by bars."""
    header, *rows = ([cell.strip() for cell in line.split("|")] for line in lines)
    cells = [dict(zip(header, row, strict=True)) for row in rows]
    return Sheet(f"{table}.csv", tuple(header), list(enumerate(cells, 2)))


TEMPLATE: Final[Mapping[str, Sheet]] = {
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
