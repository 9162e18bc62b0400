"""People and what they can do, from a small CSV or JSON file.

A CSV file has the columns `name`, `skill` and `level`, one row for each skill that somebody holds, and may
have `role`, what they do now, and `history`, what they did before, separated by semicolons. A JSON file
maps each name to an object of skill and level: ``{"Ana": {"negotiation": 3}}``; or to an object with
"skills" and, where they are known, "role" and "history". A level is a rank, the name of a level, or nothing
for a skill that is not rated.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from careergraph.errors import ParseError
from careergraph.model import Profile, Skill
from careergraph.rdf.document_guards import guard_json
from careergraph.sources.delimited import read_csv, row_error
from careergraph.sources.tables import split_cell
from careergraph.support.amounts import is_blank, whole
from careergraph.support.files import file_content
from careergraph.support.text import listed, quote, visible

_COLUMNS: Final = ("name", "skill", "level")
_CAREER: Final = ("role", "history")


def load_profiles(path: str | os.PathLike[str]) -> tuple[Profile, ...]:
    r"""Read the people in a CSV or JSON file, in the order in which they first appear.

    Raises `FileMissing`, `ReadError` or `ParseError`, with file and line.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "people.csv")
    ...     _ = file.write_text("name,skill,level\nAna,negotiation,3\n")
    ...     people = load_profiles(file)
    >>> people[0].skills["negotiation"]
    3
    """
    file = Path(path)
    return tuple(_from_json(file) if file.suffix.lower() == ".json" else _from_csv(file))


def _from_csv(file: Path) -> Iterator[Profile]:
    sheet = read_csv(file)
    if absent := [name for name in _COLUMNS[:2] if name not in sheet.columns]:
        raise row_error(
            sheet.file, 1, f"no column {listed(absent)}; the first line is to be name,skill,level"
        )
    people: dict[str, dict[str | Skill, int | str | None]] = {}
    careers: dict[tuple[str, str], str] = {}
    for number, row in sheet.rows:
        name, skill, level = (row.get(column, "").strip() for column in _COLUMNS)
        if not name or not skill:
            raise row_error(sheet.file, number, "a row needs a name and a skill")
        skills = people.setdefault(name, {})
        if skill in skills:
            raise row_error(sheet.file, number, f"{quote(name)} holds {quote(skill)} twice; keep one row")
        skills[skill] = _level(level)
        for column in _CAREER:
            cell = row.get(column, "").strip()
            if cell and careers.setdefault((name, column), cell) != cell:
                raise row_error(
                    sheet.file, number, f"{quote(name)} has another {column} than before; keep one"
                )
    for name, skills in people.items():
        role, history = (careers.get((name, column), "") for column in _CAREER)
        yield Profile(name, skills, role=role or None, history=tuple(split_cell(history)))


def _from_json(file: Path) -> Iterator[Profile]:
    import json

    try:
        text = file_content(file).decode("utf-8-sig")
        guard_json(text.encode())
    except UnicodeDecodeError:
        raise _error(file, None, "not UTF-8 text; save the file as UTF-8") from None
    except ParseError as error:
        raise _error(file, error.line, str(error)) from None
    people = json.loads(text)
    if not isinstance(people, Mapping) or not all(map(_is_person, people.values())):
        raise _error(
            file,
            None,
            'not of the form {"name": {"skill": level}}, with ranks, names or null, or '
            '{"name": {"skills": {"skill": level}, "role": name, "history": [name]}}',
        )
    for name, said in people.items():
        skills, career = (said["skills"], said) if _has_career(said) else (said, {})
        yield Profile(
            name,
            {skill: _level(level) for skill, level in skills.items()},
            role=career.get("role"),
            history=tuple(career.get("history", ())),
        )


def _has_career(said: Mapping[str, Any]) -> bool:
    """Tell whether somebody is described with their skills under a name of their own."""
    return isinstance(said.get("skills"), Mapping)


def _is_person(said: object) -> bool:
    if not isinstance(said, Mapping):
        return False
    if not _has_career(said):
        return all(map(_is_level, said.values()))
    history = said.get("history", [])
    return (
        said.keys() <= {"skills", *_CAREER}
        and isinstance(said.get("role"), (str, type(None)))
        and isinstance(history, list)
        and all(isinstance(role, str) for role in history)
        and all(map(_is_level, said["skills"].values()))
    )


def _is_level(value: object) -> bool:
    return value is None or isinstance(value, str) or whole(value) is not None


def _level(cell: int | float | str | None) -> int | str | None:
    """Return a rank, the name of a level, or None where the cell is blank."""
    rank = None if is_blank(cell) else whole(cell)
    return rank if rank is not None or is_blank(cell) else str(cell)


def _error(file: Path, line: int | None, message: str) -> ParseError:
    where = f", line {line}" if line is not None else ""
    return ParseError(f"{visible(os.fspath(file))}{where}: {message}", file=str(file), line=line)
