"""A people team's own ladder, from tables to statements.

What the tables and their columns are is told on one page of the docs, and by `COLUMNS` here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

import pyoxigraph as ox

from careergraph.errors import TableError
from careergraph.model import Fault
from careergraph.rdf.document_guards import guard_grown
from careergraph.rdf.late_quads import Stated
from careergraph.rdf.reading import TableReading
from careergraph.rdf.statement_builder import StatementBuilder
from careergraph.rdf.terms import Id, is_iri
from careergraph.sources.delimited import Sheet
from careergraph.sources.ids import label_id
from careergraph.support.amounts import MOST, whole
from careergraph.support.text import fold, listed, quote
from careergraph.vocabulary import CG, DCTERMS, RDF, SKOS

#: What relative ids are ids in, unless the user names a base of their own.
BASE: Final = "https://example.org/careers/"
#: The tables, and the columns of each; label, also and definition may end in a language: `label_es`.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "roles": (
        *("id", "label", "also", "definition", "family", "code", "builds_on"),
        *("variant_of", "grade", "conditions"),
    ),
    "skills": ("id", "label", "also", "definition", "broader", "code", "prerequisites"),
    "levels": ("id", "rank", "label", "also", "definition", "scale", "corresponds_to"),
    "grades": ("id", "rank", "label", "also", "definition"),
    "families": ("id", "label", "also", "definition"),
    "qualifications": ("id", "label", "also", "definition"),
    "conditions": ("id", "label", "also", "definition", "qualification", "months", "experience_in"),
    "trainings": ("id", "label", "also", "definition", "skills", "level", "hours", "cost"),
    "profiles": ("id", "label", "also", "definition", "role", "history", "meets"),
    "responsibilities": ("id", "role", "label", "also", "definition", "skills"),
    "level_descriptors": ("id", "skill", "level", "label", "definition"),
    "role_skills": (
        *("id", "role", "skill", "level", "necessity", "importance", "source"),
        *("any_of", "at_least"),
    ),
    "progressions": ("id", "from", "to", "kind", "months", "source", "conditions"),
    "training_skills": ("id", "training", "skill", "level"),
    "holdings": ("id", "profile", "skill", "level", "evidence", "rated_by"),
}
#: Other names of tables.
ALSO_CALLED: Final = {"requirements": "role_skills"}
#: All names of tables, each with the columns.
TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    **COLUMNS,
    **{name: COLUMNS[table] for name, table in ALSO_CALLED.items()},
}
TEXTS: Final = {"label": SKOS.prefLabel, "also": SKOS.altLabel, "definition": SKOS.definition}
KINDS: Final = {
    "promotion": CG.Promotion,
    "lateral move": CG.LateralMove,
    "specialisation": CG.Specialisation,
}
NECESSITIES: Final = {"essential": CG.Essential, "optional": CG.Optional}
PLAIN: Final = {"": CG.requiresSkill, "essential": CG.essentialSkill, "optional": CG.optionalSkill}

_NEEDED: Final = {
    "role_skills": ("role", "skill"),
    "progressions": ("from", "to"),
    "levels": ("rank",),
    "grades": ("rank",),
    "level_descriptors": ("skill", "level"),
    "training_skills": ("training", "skill"),
    "holdings": ("profile", "skill"),
}
_NODES: Final = {
    "roles": ("role", CG.Role),
    "skills": ("skill", CG.Skill),
    "levels": ("level", CG.ProficiencyLevel),
    "grades": ("grade", CG.Grade),
    "families": ("family", CG.Family),
    "qualifications": ("qualification", SKOS.Concept),
    "conditions": ("condition", CG.Condition),
    "trainings": ("training", CG.Training),
    "profiles": ("profile", CG.Profile),
    "responsibilities": ("responsibility", CG.Responsibility),
}
#: By table and column: the property that leads from the row's thing, and the table of what it leads to.
LINKS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "roles": {
        "builds_on": (CG.buildsOn, "roles"),
        "variant_of": (CG.variantOf, "roles"),
        "grade": (CG.grade, "grades"),
        "conditions": (CG.hasCondition, "conditions"),
    },
    "skills": {"broader": (SKOS.broader, "skills"), "prerequisites": (CG.prerequisite, "skills")},
    "levels": {"corresponds_to": (CG.correspondsTo, "levels")},
    "conditions": {"experience_in": (CG.experienceIn, "roles")},
    "trainings": {"skills": (CG.develops, "skills")},
    "profiles": {
        "role": (CG.currentRole, "roles"),
        "history": (CG.formerRole, "roles"),
        "meets": (CG.meets, "conditions"),
    },
    "responsibilities": {"skills": (CG.drawsOn, "skills")},
    "progressions": {"conditions": (CG.hasCondition, "conditions")},
}
#: A number from 1 to 5, with a point or a comma.
_IMPORTANCE: Final = re.compile(r"[1-4]([.,]\d{1,9})?|5([.,]0{1,9})?")
_LANGUAGE: Final = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")


class _BoundedBuilder(StatementBuilder):
    """Gathers statements as long as they do not grow beyond measure, of tables of so many characters."""

    def __init__(self, base: str, size: int) -> None:
        super().__init__({"cg": CG.base, "skos": SKOS.base, "": base})
        self._size = size
        self._grown = 0

    def state(self, subject: Id, *statements: tuple[str, Stated]) -> None:
        for _, object in statements:
            names = subject, object if isinstance(object, str) else object.value
            self._grown += sum(map(len, names))
            guard_grown(self._grown, self._size, max(names, key=len))
        super().state(subject, *statements)


class Tables:
    """One reading of tables: names are given to all things first, then what holds of them is read.

    The tables read here are those of roles, skills and moves; a subclass reads the rest.
    """

    def __init__(self, sheets: Mapping[str, Sheet], base: str) -> None:
        self._sheets = sheets
        self._base = base
        self._faults: list[str] = []
        self._said: set[tuple[str, ...]] = set()
        #: By table and folded name or id: the nodes that it means.
        self._named: dict[str, dict[str, set[str]]] = {table: {} for table in _NODES}
        self._node_of: dict[tuple[str, int], str] = {}
        #: By the names that the tables have for blank nodes: the nodes.
        self._blank: dict[str, str] = {}
        #: By skill and the folded name that a level has for it: the level, as a cell names it.
        self._own_levels: dict[tuple[str, str], str] = {}
        #: By node: the row that has it, as table and number, and by which id or label.
        self._owner_of: dict[str, tuple[str, int, str]] = {}
        rows = [row for sheet in sheets.values() for _, row in sheet.rows]
        self._quads = _BoundedBuilder(base, sum(len(cell) for row in rows for cell in row.values()))
        # One name may be long and stand in many cells.
        self._fold = cache(fold)

    def read(self) -> TableReading:
        """Read them all; raises `TableError` with all faults at once."""
        for table, sheet in self._sheets.items():
            self._check_columns(table, sheet)
        self._stop_at_faults()
        for table in _NODES:
            for number, row in self._rows(table):
                self._name(table, number, row)
        for table, read in self._readers.items():
            for number, row in self._rows(table):
                read(number, row)
        self._stop_at_faults()
        return self._quads.reading

    @property
    def _readers(self) -> dict[str, Callable[[int, Mapping[str, str]], None]]:
        return {
            "roles": self._role,
            "skills": self._skill,
            "levels": self._level,
            "responsibilities": self._responsibility,
            "role_skills": self._requirement,
            "progressions": self._progression,
        }

    # Tables to statements

    def _role(self, number: int, row: Mapping[str, str]) -> None:
        node = self._described("roles", number, row)
        family = row.get("family", "").strip()
        described = self._named["families"].get(self._fold(family), set())
        if is_iri(family) or len(described) == 1:
            self._quads.link(node, CG.family, next(iter(described), family))
        else:
            self._quads.exact_text(node, CG.familyName, family)

    def _skill(self, number: int, row: Mapping[str, str]) -> None:
        self._described("skills", number, row)

    def _level(self, number: int, row: Mapping[str, str]) -> None:
        node = self._described("levels", number, row)
        if rank := self._positive("levels", number, row, "rank"):
            self._quads.integer(node, CG.rank, rank)
        scale = self._iri("scale", row.get("scale", "").strip() or "scale")
        self._quads.link(node, CG.inScale, scale)
        self._quads.link(scale, RDF.type, CG.ProficiencyScale)

    def _responsibility(self, number: int, row: Mapping[str, str]) -> None:
        node = self._described("responsibilities", number, row)
        for role in self._several("responsibilities", "roles", number, row, "role"):
            self._quads.link(role, CG.hasResponsibility, node)

    def _requirement(self, number: int, row: Mapping[str, str]) -> None:
        role = self._one("role_skills", "roles", number, row, "role")
        skill = self._one("role_skills", "skills", number, row, "skill")
        necessity = self._choice("role_skills", number, row, "necessity", NECESSITIES)
        level, importance, source, id, group = (
            row.get(name, "").strip() for name in ("level", "importance", "source", "id", "any_of")
        )
        if not id and self._repeats(number, role, skill, necessity, level, importance, source, group):
            return
        if not (level or importance or source or id or group):
            self._quads.link(role, PLAIN[necessity], skill)
            return
        node = self._statement_node("requirement", id)
        self._quads.link(node, RDF.type, CG.Requirement)
        self._quads.link(node, CG.skill, skill)
        self._state_level("role_skills", number, row, node, skill)
        if group:
            # What else the row says is said of the alternatives together.
            alternative, node = node, self._group(role, group)
            self._quads.link(node, RDF.type, CG.Requirement)
            self._quads.link(node, CG.anyOf, alternative)
            if row.get("at_least", "").strip() and (
                count := self._positive("role_skills", number, row, "at_least")
            ):
                self._quads.integer(node, CG.atLeast, count)
        self._quads.link(role, CG.requires, node)
        if necessity:
            self._quads.link(node, CG.necessity, NECESSITIES[necessity])
        if _IMPORTANCE.fullmatch(importance):
            self._quads.decimal(node, CG.importance, importance.replace(",", "."))
        elif importance:
            self._fault("role_skills", number, "importance", f"{quote(importance)} is no number from 1 to 5")
        self._source(node, source)

    def _group(self, role: str, name: str) -> str:
        """Return the node of the alternatives that a role has under a name, which is for this table alone."""
        if is_iri(name):
            return name
        return self._blank.setdefault(name if name.startswith("_:") else f"{role} {name}", _new_blank())

    def _state_level(
        self, table: str, number: int, row: Mapping[str, str], node: str, skill: str = ""
    ) -> None:
        """State the level of a row: a number, a name that its skill has for one, or a level of a scale."""
        level = row.get("level", "").strip()
        if whole(level) is not None:
            if rank := self._positive(table, number, row, "level"):
                self._quads.integer(node, CG.levelRank, rank)
        elif own := self._own_levels.get((skill, self._fold(level))):
            self._state_level(table, number, {"level": own}, node)
        elif level:
            self._quads.link(node, CG.level, self._one(table, "levels", number, row, "level"))

    def _progression(self, number: int, row: Mapping[str, str]) -> None:
        source = self._one("progressions", "roles", number, row, "from")
        target = self._one("progressions", "roles", number, row, "to")
        kind = self._choice("progressions", number, row, "kind", KINDS)
        months, cited, id, conditions = (
            row.get(name, "").strip() for name in ("months", "source", "id", "conditions")
        )
        if not id and self._repeats(number, source, target, kind, months, cited, conditions):
            return
        if not (kind or months or cited or id or conditions):
            self._quads.link(source, CG.progressesTo, target)
            return
        node = self._statement_node("progression", id)
        self._quads.link(node, RDF.type, CG.Progression)
        self._link("progressions", number, row, node)
        self._quads.link(node, CG.fromRole, source)
        self._quads.link(node, CG.toRole, target)
        if kind:
            self._quads.link(node, CG.kind, KINDS[kind])
        if months and (count := self._positive("progressions", number, row, "months")):
            self._quads.integer(node, CG.typicalMonths, count)
        self._source(node, cited)

    def _described(self, table: str, number: int, row: Mapping[str, str]) -> str:
        """Return the node of a row, once its type, its texts, its code and what it leads to are stated."""
        node = self._node_of.get((table, number), f"{self._base}unnamed")
        self._quads.link(node, RDF.type, _NODES[table][1])
        for column, cell in row.items():
            name, _, language = column.partition("_")
            if name in TEXTS and (not language or column not in COLUMNS[table]):
                for text in split_cell(cell) if name == "also" else [cell]:
                    self._quads.exact_text(node, TEXTS[name], text, language)
                if name == "label" and cell != cell.strip():
                    self._note(Fault.of("stray-space", node, label=quote(cell), row=number, table=table))
        self._quads.exact_text(node, SKOS.notation, row.get("code", ""))
        self._link(table, number, row, node)
        return node

    def _link(self, table: str, number: int, row: Mapping[str, str], node: str) -> None:
        """State what the columns say that name other things."""
        for column, (property, kind) in LINKS.get(table, {}).items():
            for thing in self._several(table, kind, number, row, column):
                self._quads.link(node, property, thing)

    def _source(self, node: str, source: str) -> None:
        if is_iri(source):
            self._quads.link(node, DCTERMS.source, source)
        else:
            self._quads.exact_text(node, DCTERMS.source, source)

    # Names to nodes

    def _name(self, table: str, number: int, row: Mapping[str, str]) -> None:
        """Give a row its node, by its id or else by its first label."""
        # In the order of their languages, whatever that of the columns, so that the id is the same.
        labels = [
            (column, row[column])
            for column in sorted(row)
            if re.fullmatch(r"label(_.*)?", column) and row[column].strip()
        ]
        id = row.get("id", "").strip()
        if not id and not labels:
            self._fault(table, number, "label", "is empty; give a label or an id")
            return
        column, name = ("id", id) if id else labels[0]
        made = id or label_id(name)
        if not made:
            self._fault(table, number, column, f"{quote(name)} makes no id; give one in column id")
            return
        kind = _NODES[table][0]
        node = self._statement_node(kind, id) if id else f"{self._base}{kind}/{made}"
        first = self._owner_of.setdefault(node, (table, number, name))
        if first != (table, number, name):
            self._fault(table, number, column, _clash(name, made, first))
        self._node_of[table, number] = node
        for known in (id, node, *(label for _, label in labels)):
            if known:
                self._named[table].setdefault(self._fold(known), set()).add(node)

    def _one(self, table: str, kind: str, number: int, row: Mapping[str, str], column: str) -> str:
        cell = row.get(column, "").strip()
        if not cell:
            self._fault(table, number, column, "is empty")
            return self._base
        return self._meant(table, kind, number, column, cell)

    def _several(self, table: str, kind: str, number: int, row: Mapping[str, str], column: str) -> list[str]:
        names = split_cell(row.get(column, ""))
        return [self._meant(table, kind, number, column, name) for name in names]

    def _meant(self, table: str, kind: str, number: int, column: str, name: str) -> str:
        """Return the node that a name in a cell means, in the table that describes its kind."""
        found = self._named[kind].get(self._fold(name), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            self._fault(table, number, column, f"{quote(name)} names several {kind}; use their ids")
        elif is_iri(name):
            return name
        else:
            import difflib

            near = difflib.get_close_matches(fold(name), self._named[kind], n=1)
            hint = f"; did you mean {quote(near[0])}?" if near else f"; add it to table {kind}"
            self._fault(table, number, column, f"{quote(name)} is not in table {kind}{hint}")
        return self._base

    def _iri(self, kind: str, id: str) -> str:
        from urllib.parse import quote as percent

        return id if is_iri(id) else f"{self._base}{kind}/{percent(id, safe='')}"

    def _statement_node(self, kind: str, id: str) -> str:
        """Return a node: named by its id, or a blank one."""
        if id and not id.startswith("_:"):
            return self._iri(kind, id)
        # The name of a blank node means nothing outside of these tables, which may be read beside others.
        return self._blank.setdefault(id, _new_blank()) if id else _new_blank()

    # Cells to values

    def _positive(self, table: str, number: int, row: Mapping[str, str], column: str) -> int | None:
        cell = row.get(column, "").strip()
        amount = whole(cell)
        if amount is not None and 1 <= amount <= MOST:
            return amount
        self._fault(table, number, column, f"{quote(cell)} is no whole number of 1 or more")
        return None

    def _choice(
        self, table: str, number: int, row: Mapping[str, str], column: str, known: Mapping[str, str]
    ) -> str:
        cell = fold(row.get(column, ""))
        if cell and cell not in known:
            self._fault(table, number, column, f"{quote(cell)} is none of {listed(known)}")
            return ""
        return cell

    # What is noted

    def _repeats(self, number: int, subject: str, *said: str) -> bool:
        """Tell whether a row says just what an earlier one said, which is a finding."""
        statement = (subject, *said)
        if statement not in self._said:
            self._said.add(statement)
            return False
        one, other = quote(subject), quote(said[0])
        self._note(Fault.of("duplicate-row", subject, row=number, one=one, other=other))
        return True

    def _note(self, fault: Fault) -> None:
        self._quads.faults[fault] = None

    # Faults

    def _rows(self, table: str) -> Iterator[tuple[int, Mapping[str, str]]]:
        return iter(self._sheets[table].rows) if table in self._sheets else iter(())

    def _check_columns(self, table: str, sheet: Sheet) -> None:
        known = COLUMNS[table]
        for column in sheet.columns:
            stem, _, language = column.partition("_")
            if not column or column in known:
                continue
            if stem not in TEXTS or not language:
                self._faults.append(
                    f"{sheet.file}, row 1, column {quote(column)}: is no column of table {table}; "
                    f"use {listed(known, len(known))}"
                )
            elif not _LANGUAGE.fullmatch(language):
                self._faults.append(
                    f"{sheet.file}, row 1, column {quote(column)}: {quote(language)} is no language; "
                    f"name it like {stem}_es"
                )
        for column in _NEEDED.get(table, ()):
            if column not in sheet.columns:
                self._faults.append(f"{sheet.file}, row 1: column {quote(column)} is missing")

    def _fault(self, table: str, number: int, column: str, what: str) -> None:
        self._faults.append(f"{self._sheets[table].file}, row {number}, column {quote(column)}: {what}")

    def _stop_at_faults(self) -> None:
        if self._faults:
            raise TableError(self._faults)


def _new_blank() -> str:
    return f"_:{ox.BlankNode().value}"


def _clash(name: str, id: str, first: tuple[str, int, str]) -> str:
    """Tell that the id of a row is taken: by an equal name, or by another one that makes the same id."""
    table, number, other = first
    if fold(name) == fold(other):
        return f"{quote(name)} is there already"
    return (
        f"{quote(name)} makes the id {quote(id)}, which {quote(other)} in row {number} of table {table} has; "
        "give another in column id"
    )


def split_cell(cell: str) -> list[str]:
    r"""Split a cell that holds several parts, separated by semicolons; ``\;`` is a semicolon.

    >>> split_cell(r"a; b\;c")
    ['a', 'b;c']
    """
    parts = re.split(r"(?<!\\);", cell)
    return [part.strip().replace("\\;", ";") for part in parts if part.strip()]
