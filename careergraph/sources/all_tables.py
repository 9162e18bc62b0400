"""Every table there is: those of roles, skills and moves, and what may be said besides."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from careergraph.errors import InvalidArgument, TableError
from careergraph.rdf.reading import TableReading
from careergraph.rdf.terms import is_iri
from careergraph.sources.delimited import Sheet
from careergraph.sources.frames import frame_sheet
from careergraph.sources.ids import label_id
from careergraph.sources.tables import ALSO_CALLED, BASE, TABLES, TEXTS, Tables, split_cell
from careergraph.sources.workbooks import read_sheets
from careergraph.support.amounts import whole
from careergraph.support.text import fold, listed, quote
from careergraph.vocabulary import CG, RDF, SKOS

#: An amount of 0 or more, with a point or a comma.
_AMOUNT: Final = re.compile(r"\d{1,9}([.,]\d{1,9})?")


def read_tables(source: str | os.PathLike[str] | Mapping[str, Any], base: str = BASE) -> TableReading:
    """Read the statements of a folder of CSV files, of an .xlsx workbook, or of data frames by table.

    Raises `TableError` with all faults at once, each with file, row and column; `FileMissing`,
    `ReadError` or `ParseError`; `InvalidArgument` for a table that is none.
    """
    if not isinstance(source, Mapping):
        return from_sheets(_with_skills(_by_table(read_sheets(source, TABLES))), base)
    if unknown := [name for name in source if name not in TABLES]:
        raise InvalidArgument(f"there is no table {listed(unknown)}; use {listed(TABLES, 99)}")
    sheets = {
        name: frame_sheet(
            frame, name, f"{name} are read from a data frame or a list of dictionaries", lower=True
        )
        for name, frame in source.items()
    }
    if not any(sheet.columns for sheet in sheets.values()):
        raise InvalidArgument(f"there are no tables; give some of {listed(TABLES, 99)}, each with its rows")
    filled = {name: sheet for name, sheet in sheets.items() if sheet.columns}
    return from_sheets(_with_skills(_by_table(filled)), base)


def _by_table(sheets: Mapping[str, Sheet]) -> dict[str, Sheet]:
    """Return sheets under the names of their tables; of two that are one table, the one with rows."""
    found: dict[str, Sheet] = {}
    for name, sheet in sheets.items():
        table = ALSO_CALLED.get(name, name)
        other = found.get(table)
        if other is not None and other.rows and sheet.rows:
            raise TableError([f"{sheet.file} is the same table as {other.file}; keep one"])
        if other is None or sheet.rows:
            found[table] = sheet
    return found


def from_sheets(sheets: Mapping[str, Sheet], base: str = BASE) -> TableReading:
    """Read the statements of sheets that are in memory."""
    return _AllTables(sheets, base).read()


def _with_skills(sheets: Mapping[str, Sheet]) -> Mapping[str, Sheet]:
    """Add the table of skills where there is none: every skill that the other tables name.

    Where there is one, a name that it does not have is an error, for it may be misspelt.
    """
    if "skills" in sheets:
        return sheets
    named: dict[str, str] = {}
    for sheet in sheets.values():
        for _, row in sheet.rows:
            for name in (row.get("skill", "").strip(), *split_cell(row.get("skills", ""))):
                if name and not is_iri(name):
                    named.setdefault(fold(name), name)
    rows = [{"label": name} for name in named.values()]
    return {**sheets, "skills": Sheet("skills", ("label",), list(enumerate(rows, 1)))} if rows else sheets


class _AllTables(Tables):
    """One reading of all the tables; level descriptors come first, for levels go by their names."""

    @property
    def _readers(self) -> dict[str, Callable[[int, Mapping[str, str]], None]]:
        return {
            "level_descriptors": self._descriptor,
            **super()._readers,
            "grades": self._grade,
            "families": self._family,
            "qualifications": self._qualified,
            "conditions": self._condition,
            "trainings": self._training,
            "training_skills": self._outcome,
            "profiles": self._profile,
            "holdings": self._holding,
        }

    def _descriptor(self, number: int, row: Mapping[str, str]) -> None:
        skill = self._one("level_descriptors", "skills", number, row, "skill")
        node = self._statement_node("level-descriptor", row.get("id", "").strip())
        self._quads.link(node, RDF.type, CG.LevelDescriptor)
        self._quads.link(node, CG.skill, skill)
        self._state_level("level_descriptors", number, row, node)
        for column, cell in row.items():
            name, _, language = column.partition("_")
            if name in TEXTS:
                self._quads.exact_text(node, TEXTS[name], cell, language)
            if name == "label" and cell.strip():
                self._own_levels.setdefault((skill, self._fold(cell)), row.get("level", "").strip())

    def _grade(self, number: int, row: Mapping[str, str]) -> None:
        node = self._described("grades", number, row)
        if rank := self._positive("grades", number, row, "rank"):
            self._quads.integer(node, CG.rank, rank)

    def _family(self, number: int, row: Mapping[str, str]) -> None:
        self._described("families", number, row)

    def _qualified(self, number: int, row: Mapping[str, str]) -> None:
        self._described("qualifications", number, row)

    def _condition(self, number: int, row: Mapping[str, str]) -> None:
        node = self._described("conditions", number, row)
        for name in split_cell(row.get("qualification", "")):
            self._quads.link(node, CG.qualification, self._qualification(name))
        if row.get("months", "").strip() and (months := self._positive("conditions", number, row, "months")):
            self._quads.integer(node, CG.monthsOfExperience, months)

    def _qualification(self, name: str) -> str:
        """Return the qualification of a name: one of the table, an IRI, or one that is here described."""
        known = self._named["qualifications"].get(self._fold(name), set())
        if len(known) == 1 or is_iri(name):
            return next(iter(known), name)
        node = self._iri("qualification", label_id(name))
        self._quads.link(node, RDF.type, SKOS.Concept)
        self._quads.exact_text(node, SKOS.prefLabel, name)
        return node

    def _training(self, number: int, row: Mapping[str, str]) -> None:
        node = self._described("trainings", number, row)
        level = row.get("level", "").strip()
        if level.isdecimal():
            self._state_level("trainings", number, row, node)
        elif level:
            self._quads.link(node, CG.toLevel, self._one("trainings", "levels", number, row, "level"))
        for column, property in (("hours", CG.hours), ("cost", CG.cost)):
            amount = row.get(column, "").strip()
            if (count := whole(amount)) is not None and amount.isdecimal():
                self._quads.integer(node, property, count)
            elif _AMOUNT.fullmatch(amount):
                self._quads.decimal(node, property, amount.replace(",", "."))
            elif amount:
                self._fault("trainings", number, column, f"{quote(amount)} is no number of 0 or more")

    def _outcome(self, number: int, row: Mapping[str, str]) -> None:
        training = self._one("training_skills", "trainings", number, row, "training")
        skill = self._one("training_skills", "skills", number, row, "skill")
        node = self._statement_node("outcome", row.get("id", "").strip())
        self._quads.link(training, CG.hasOutcome, node)
        self._quads.link(node, RDF.type, CG.LearningOutcome)
        self._quads.link(node, CG.skill, skill)
        self._state_level("training_skills", number, row, node, skill)

    def _profile(self, number: int, row: Mapping[str, str]) -> None:
        self._described("profiles", number, row)

    def _holding(self, number: int, row: Mapping[str, str]) -> None:
        profile = self._one("holdings", "profiles", number, row, "profile")
        skill = self._one("holdings", "skills", number, row, "skill")
        node = self._statement_node("holding", row.get("id", "").strip())
        self._quads.link(profile, CG.holds, node)
        self._quads.link(node, RDF.type, CG.Holding)
        self._quads.link(node, CG.skill, skill)
        self._state_level("holdings", number, row, node, skill)
        for column, property in (("evidence", CG.evidence), ("rated_by", CG.ratedBy)):
            for said in split_cell(row.get(column, "")):
                if is_iri(said):
                    self._quads.link(node, property, said)
                else:
                    self._quads.exact_text(node, property, said)
