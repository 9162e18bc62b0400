"""The wide grid that people teams draw: one row a skill, one column a role, levels in the cells.

It becomes the tables that it stands for, and is read as those are.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from careergraph.errors import FileMissing, TableError
from careergraph.rdf.reading import TableReading
from careergraph.sources.all_tables import from_sheets
from careergraph.sources.delimited import Sheet
from careergraph.sources.workbooks import first_sheet
from careergraph.support.amounts import whole
from careergraph.support.text import fold, listed, quote

_ANY_LEVEL = frozenset({"x", "✓", "✔", "yes"})


def read_grid(path: str | os.PathLike[str], levels: Iterable[str], base: str) -> TableReading:
    """Read the statements of a grid: see `careergraph.load_grid`."""
    file = Path(path)
    if not file.exists():
        raise FileMissing(f"there is no file {quote(file)}; check the path", file=str(file))
    grid = first_sheet(file)
    names = list(levels)
    return from_sheets(_tables(grid, names), base)


def _tables(grid: Sheet, levels: Sequence[str]) -> dict[str, Sheet]:
    if len(grid.columns) < 2:
        raise TableError([f"{grid.file}, row 1: there is no role; name one in each column after the first"])
    corner, *roles = grid.columns
    known = {fold(name): name for name in levels}
    requirements: list[tuple[int, dict[str, str]]] = []
    named = [(number, row.get(corner, "").strip()) for number, row in grid.rows]
    faults = [
        f"{grid.file}, row {number}: {quote(name)} is there already"
        for number, name in (*_repeated((1, role) for role in roles), *_repeated(named))
    ]
    for (number, skill), (_, row) in zip(named, grid.rows, strict=True):
        if not skill:
            faults.append(f"{grid.file}, row {number}: the skill in the first column is missing")
            continue
        for role in roles:
            cell = row.get(role, "").strip()
            if not cell:
                continue
            optional = cell.startswith("(") and cell.endswith(")")
            level = cell[1:-1].strip() if optional else cell
            if fold(level) in _ANY_LEVEL:
                level = ""
            elif whole(level) is None and fold(level) not in known:
                use = f"use {listed(levels, 9)}, a number or x" if levels else "use a number or x"
                faults.append(
                    f"{grid.file}, row {number}, column {quote(role)}: {quote(cell)} is no level; {use}"
                )
                continue
            necessity = "optional" if optional else "essential"
            requirements.append(
                (number, {"role": role, "skill": skill, "level": level, "necessity": necessity})
            )
    if faults:
        raise TableError(faults)
    skills = [(number, {"label": skill}) for number, skill in named]
    sheets = {
        "roles": Sheet(
            grid.file, ("label",), [(number, {"label": role}) for number, role in enumerate(roles, 1)]
        ),
        "skills": Sheet(grid.file, ("label",), skills),
        "role_skills": Sheet(grid.file, ("role", "skill", "level", "necessity"), requirements),
    }
    if levels:
        ranked = [(rank, {"rank": str(rank), "label": name}) for rank, name in enumerate(levels, 1)]
        sheets["levels"] = Sheet(grid.file, ("rank", "label"), ranked)
    return sheets


def _repeated(named: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the names that an equal one stands before, each with its row."""
    seen: set[str] = set()
    for number, name in named:
        folded = fold(name)
        if folded and folded in seen:
            yield number, name
        seen.add(folded)
