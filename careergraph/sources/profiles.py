"""People and what they can do, from the files and data frames that they are kept in.

A CSV file or a sheet has the columns `name`, `skill` and `level`, one row for each skill that a person
holds, and may have `role`, what they do now, and `history`, what they did before, separated by semicolons. A
JSON file maps each name to an object of skill and level: ``{"Ana": {"negotiation": 3}}``; or to an object
with "skills" and, where they are known, "role" and "history". A level is a rank, the name of a level, or
nothing for a skill that is not rated. CVs are read as well: JSON Resume,
Europass, and the table of skills that LinkedIn gives its members, which has one column, Name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias, TypeVar

from careergraph.errors import InvalidArgument, ParseError
from careergraph.rdf.document_guards import guard_json
from careergraph.sources.delimited import Cells, row_error
from careergraph.sources.europass import europass_person, is_europass, json_document, xml_document
from careergraph.sources.frames import frame_sheet
from careergraph.sources.people import Person, StatedLevel, stated_level
from careergraph.sources.resumes import is_resume, resume_person
from careergraph.sources.tables import split_cell
from careergraph.sources.workbooks import first_cells, of_sheet
from careergraph.support.amounts import whole
from careergraph.support.files import file_content
from careergraph.support.tables import unguarded_text
from careergraph.support.text import fold, listed, quote, visible

Read = TypeVar("Read")

_CAREER: Final = ("role", "history")
_COLUMNS: Final = ("name", "skill", "level", *_CAREER)
_NEEDED: Final = ("name", "skill")


class _Columned(Protocol):
    @property
    def columns(self) -> Iterable[Any]: ...


class _ColumnNamed(Protocol):
    @property
    def column_names(self) -> Iterable[str]: ...


#: A data frame of pandas or Polars, or a table of PyArrow.
Frame: TypeAlias = _Columned | _ColumnNamed


def read_people(
    source: str | os.PathLike[str] | Frame, columns: Mapping[str, str] | None, strict: bool
) -> list[Person]:
    """Read the people in a file or a data frame, in the order in which they first appear.

    `columns` says which column is the `name`, the `skill` and the `level`. Unknown columns are an error
    where it is `strict`.

    Raises `FileMissing`, `ReadError` or `ParseError`, with file and line.
    """
    if unknown := sorted(set(columns or {}) - set(_COLUMNS)):
        raise InvalidArgument(f"columns names {listed(unknown)}; it says which are {listed(_COLUMNS)}")
    if not isinstance(source, (str, os.PathLike)):
        wanted = "profiles are read from a path or a data frame"
        return _from_cells(of_sheet(frame_sheet(source, "the data frame", wanted)), columns, strict)
    file = Path(source)
    match file.suffix.lower():
        case ".json":
            return _from_json(file)
        case ".xml":
            return [_from_xml(file)]
    cells = first_cells(file)
    if not columns and [fold(name) for name in cells.columns] == ["name"]:
        names = (_clean(row[0]) for _, row in cells.rows if row)
        return [Person(file.stem, dict.fromkeys(filter(None, names)), cv=True)]
    return _from_cells(cells, columns, strict)


class _Memo(dict[str, Read]):
    """The values that `read` makes of texts, each read once: a long table has many cells and few texts."""

    def __init__(self, read: Callable[[str], Read]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Read:
        read = self[text] = self._read(text)
        return read


def _clean(cell: str) -> str:
    return unguarded_text(cell).strip()


def _from_cells(sheet: Cells, columns: Mapping[str, str] | None, strict: bool) -> list[Person]:
    places = _places(sheet, columns, strict)
    by_name, by_skill, by_level = places["name"], places["skill"], places.get("level")
    career = [(column, places[column]) for column in _CAREER if column in places]
    text, rated = _Memo(_clean), _Memo(lambda cell: stated_level(_clean(cell)))
    width = len(sheet.columns)
    people: dict[str, dict[str, StatedLevel]] = {}
    careers: dict[tuple[str, str], str] = {}
    name, named, skills = "", "", dict[str, StatedLevel]()
    for number, stated in sheet.rows:
        row = stated if len(stated) == width else sheet.fitted(number, stated)
        # The rows of a person mostly follow one another.
        if row[by_name] != named:
            named = row[by_name]
            name = text[named]
            skills = people.setdefault(name, {}) if name else {}
        skill = text[row[by_skill]]
        level = None if by_level is None else rated[row[by_level]]
        if not name or not skill:
            if not name and not skill and level is None:
                continue
            raise row_error(sheet.file, number, "a row needs a name and a skill")
        if skill in skills:
            raise row_error(sheet.file, number, f"{quote(name)} holds {quote(skill)} twice; keep one row")
        skills[skill] = level
        for column, place in career:
            said = text[row[place]]
            if said and careers.setdefault((name, column), said) != said:
                raise row_error(
                    sheet.file, number, f"{quote(name)} has another {column} than before; keep one"
                )
    return [
        Person(
            name,
            skills,
            role=careers.get((name, "role")),
            history=tuple(split_cell(careers.get((name, "history"), ""))) if careers else (),
        )
        for name, skills in people.items()
    ]


def _places(sheet: Cells, columns: Mapping[str, str] | None, strict: bool) -> Mapping[str, int]:
    """Return where the columns stand that are read; one that is needed and not there is an error."""
    by_name = {fold(name): name for name in sheet.columns}
    called = {**dict(zip(_COLUMNS, _COLUMNS, strict=True)), **(columns or {})}
    place = {each: by_name.get(fold(called[each])) for each in _COLUMNS}
    needed = (*_NEEDED, *(columns or ()))
    if absent := [called[each] for each in _COLUMNS if place[each] is None and each in needed]:
        there = f"there are {listed(sheet.columns, 9)}" if sheet.columns else "there is none"
        raise row_error(
            sheet.file, 1, f"no column {listed(absent)}; {there}: say which are which with columns="
        )
    if strict and (unknown := [name for name in sheet.columns if name not in place.values()]):
        raise row_error(
            sheet.file,
            1,
            f"unknown column {listed(unknown, 99)}; take it out, say what it is with columns=, "
            "or pass over it with strict=False",
        )
    return {each: sheet.columns.index(name) for each, name in place.items() if name is not None}


def _from_json(file: Path) -> list[Person]:
    try:
        text = file_content(file).decode("utf-8-sig")
        guard_json(text.encode())
    except UnicodeDecodeError:
        raise _error(file, None, "not UTF-8 text; save the file as UTF-8") from None
    except ParseError as error:
        raise _error(file, error.line, str(error)) from None
    document = json.loads(text)
    if is_resume(document):
        return [_named(resume_person(document), file)]
    if isinstance(document, Mapping) and is_europass(element := json_document("", document)):
        return [_named(europass_person(element), file)]
    if not isinstance(document, Mapping) or not all(map(_is_person, document.values())):
        raise _error(
            file,
            None,
            'not of the form {"name": {"skill": level}}, with ranks, names or null, nor of the form '
            '{"name": {"skills": {"skill": level}, "role": name, "history": [name]}}, and no CV',
        )
    return [_named_person(name, said) for name, said in document.items()]


def _named_person(name: str, said: Mapping[str, Any]) -> Person:
    skills, career = (said["skills"], said) if _has_career(said) else (said, {})
    return Person(
        name,
        {skill: stated_level(level) for skill, level in skills.items()},
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


def _from_xml(file: Path) -> Person:
    try:
        document = xml_document(file_content(file))
    except ParseError as error:
        raise _error(file, error.line, str(error)) from None
    if not is_europass(document):
        raise _error(file, None, "no Europass CV: it has neither SkillsPassport nor Candidate")
    return _named(europass_person(document), file)


def _named(person: Person, file: Path) -> Person:
    """Call who states no name by the name of the file."""
    return person if person.name else person._replace(name=file.stem)


def _is_level(value: object) -> bool:
    return value is None or isinstance(value, str) or whole(value) is not None


def _error(file: Path, line: int | None, message: str) -> ParseError:
    where = f", line {line}" if line is not None else ""
    return ParseError(f"{visible(os.fspath(file))}{where}: {message}", file=str(file), line=line)
