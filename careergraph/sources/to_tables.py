"""An ontology as tables, and what of it no table can hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from careergraph.rdf.reading import rdf_format
from careergraph.rdf.store import TermStore
from careergraph.sources.delimited import Sheet
from careergraph.sources.tables import COLUMNS, KINDS, NECESSITIES, PLAIN, TEXTS, from_sheets
from careergraph.vocabulary import CG, DCTERMS, RDF, SKOS

#: By table: the class of the things that it has a row for.
_DESCRIBED = {
    "roles": CG.Role,
    "skills": CG.Skill,
    "levels": CG.ProficiencyLevel,
    "responsibilities": CG.Responsibility,
}
_KIND_NAMES = {iri: name for name, iri in KINDS.items()}
_NECESSITY_NAMES = {iri: name for name, iri in NECESSITIES.items()}


def to_sheets(quads: Sequence[ox.Quad]) -> tuple[dict[str, Sheet], list[str]]:
    """Return the tables of an ontology, and the statements that they leave out, as lines of N-Triples.

    What the tables hold is found by reading them again: nothing is taken on trust.
    """
    facts = _Facts(quads)
    sheets = {
        table: _sheet(table, rows)
        for table, rows in (
            *((table, list(_things(facts, table))) for table in _DESCRIBED),
            ("role_skills", list(_requirements(facts))),
            ("progressions", list(_progressions(facts))),
        )
        if rows
    }
    kept = _lines(from_sheets(sheets).quads) if sheets else set()
    return sheets, sorted(_lines(quads) - kept)


class _Facts:
    """The objects of each subject and property, as ids and texts."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._objects: dict[tuple[str, str], list[ox.NamedNode | ox.BlankNode | ox.Literal]] = defaultdict(
            list
        )
        self._subjects: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self.pairs: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for quad in quads:
            subject, property = _id(quad.subject), quad.predicate.value
            if isinstance(quad.object, ox.Triple):
                continue
            if quad.object not in self._objects[subject, property]:
                self._objects[subject, property].append(quad.object)
            if not isinstance(quad.object, ox.Literal):
                self._subjects[property, _id(quad.object)][subject] = None
                self.pairs[property][subject, _id(quad.object)] = None

    def instances(self, term: str) -> list[str]:
        return list(self._subjects[RDF.type, term])

    def subjects(self, property: str, object: str) -> list[str]:
        return list(self._subjects[property, object])

    def links(self, subject: str, property: str) -> list[str]:
        return [
            _id(object) for object in self._objects[subject, property] if not isinstance(object, ox.Literal)
        ]

    def texts(self, subject: str, property: str) -> list[ox.Literal]:
        return [object for object in self._objects[subject, property] if isinstance(object, ox.Literal)]

    def value(self, subject: str, *properties: str) -> str:
        """Return the first object of a subject by any of the properties, an IRI or a text; "" for none."""
        for property in properties:
            for object in self._objects[subject, property]:
                return object.value if isinstance(object, ox.Literal) else _id(object)
        return ""


def _things(facts: _Facts, table: str) -> Iterator[dict[str, str]]:
    for node in facts.instances(_DESCRIBED[table]):
        row = {"id": node, **_texts(facts, node), "code": facts.value(node, SKOS.notation)}
        match table:
            case "roles":
                row["family"] = facts.value(node, CG.family, CG.familyName)
                row["builds_on"] = _joined(facts.links(node, CG.buildsOn))
            case "skills":
                row["broader"] = _joined(facts.links(node, SKOS.broader))
            case "levels":
                row["rank"] = facts.value(node, CG.rank)
                row["scale"] = facts.value(node, CG.inScale)
            case "responsibilities":
                row["role"] = _joined(facts.subjects(CG.hasResponsibility, node))
                row["skills"] = _joined(facts.links(node, CG.drawsOn))
        yield row


def _requirements(facts: _Facts) -> Iterator[dict[str, str]]:
    for necessity, property in PLAIN.items():
        for role, skill in facts.pairs[property]:
            yield {"role": role, "skill": skill, "necessity": necessity}
    for role, node in facts.pairs[CG.requires]:
        yield {
            "id": node,
            "role": role,
            "skill": facts.value(node, CG.skill),
            "level": facts.value(node, CG.levelRank, CG.level),
            "necessity": _NECESSITY_NAMES.get(facts.value(node, CG.necessity), ""),
            "importance": facts.value(node, CG.importance),
            "source": facts.value(node, DCTERMS.source),
        }


def _progressions(facts: _Facts) -> Iterator[dict[str, str]]:
    for source, target in facts.pairs[CG.progressesTo]:
        yield {"from": source, "to": target}
    for node, source in facts.pairs[CG.fromRole]:
        yield {
            "id": node,
            "from": source,
            "to": facts.value(node, CG.toRole),
            "kind": _KIND_NAMES.get(facts.value(node, CG.kind), ""),
            "months": facts.value(node, CG.typicalMonths),
            "source": facts.value(node, DCTERMS.source),
        }


def _texts(facts: _Facts, node: str) -> dict[str, str]:
    """Return the labels and definitions of a thing, in a column for each language."""
    cells: dict[str, list[str]] = defaultdict(list)
    for column, property in TEXTS.items():
        for text in facts.texts(node, property):
            cells[f"{column}_{text.language}" if text.language else column].append(text.value)
    return {
        column: _joined(texts) if column.startswith("also") else texts[0] for column, texts in cells.items()
    }


def _sheet(table: str, rows: Sequence[Mapping[str, str]]) -> Sheet:
    """Return the rows under the columns that any of them fills, in the table's order."""
    filled = {column for row in rows for column, cell in row.items() if cell}
    known = COLUMNS[table]

    def place(column: str) -> tuple[int, str]:
        stem = column if column in known else column.partition("_")[0]
        return known.index(stem), column

    columns = tuple(sorted(filled, key=place))
    return Sheet(f"{table}.csv", columns, list(enumerate(rows, 2)))


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(part.replace(";", "\\;") for part in parts)


def _lines(quads: Sequence[ox.Quad]) -> set[str]:
    """Return the statements as text; blank nodes are named by what surrounds them, not by their files."""
    text = TermStore(quads, {}, tuple).serialize(rdf_format("nquads"))
    # No other line break than this one ends a statement.
    return set(text.decode("utf-8").split("\n")) - {""}


def _id(node: object) -> str:
    if isinstance(node, ox.BlankNode):
        return f"_:{node.value}"
    return node.value if isinstance(node, ox.NamedNode) else str(node)
