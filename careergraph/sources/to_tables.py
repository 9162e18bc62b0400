"""An ontology as tables, and what of it no table can hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from careergraph.rdf.reading import rdf_format
from careergraph.rdf.store import TermStore
from careergraph.sources.all_tables import from_sheets
from careergraph.sources.delimited import Sheet
from careergraph.sources.tables import COLUMNS, KINDS, LINKS, NECESSITIES, PLAIN, TEXTS
from careergraph.vocabulary import CG, DCTERMS, RDF, SKOS

#: By table: the class of the things that it has a row for.
_DESCRIBED = {
    "roles": CG.Role,
    "skills": CG.Skill,
    "levels": CG.ProficiencyLevel,
    "grades": CG.Grade,
    "families": CG.Family,
    "qualifications": SKOS.Concept,
    "conditions": CG.Condition,
    "trainings": CG.Training,
    "profiles": CG.Profile,
    "responsibilities": CG.Responsibility,
}
#: By table: the properties whose objects it has rows for, typed or not, and those whose subjects.
_LED_TO = {
    "grades": (CG.grade,),
    "conditions": (CG.hasCondition, CG.meets),
    "qualifications": (CG.qualification,),
}
_LEADING = {"trainings": (CG.develops, CG.hasOutcome), "profiles": (CG.holds,)}
#: By table and column: the properties whose one value it holds.
_VALUES: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "roles": {"family": (CG.family, CG.familyName)},
    "levels": {"rank": (CG.rank,), "scale": (CG.inScale,)},
    "grades": {"rank": (CG.rank,)},
    "conditions": {"months": (CG.monthsOfExperience,)},
    "trainings": {"level": (CG.toLevel, CG.levelRank), "hours": (CG.hours,), "cost": (CG.cost,)},
}
_TYPE: Final = ox.NamedNode(RDF.type)
#: What the subject of a property is, and what its object.
_TYPE_OF_SUBJECT: Final = {
    CG.fromRole: CG.Progression,
    CG.holds: CG.Profile,
    CG.develops: CG.Training,
    CG.hasOutcome: CG.Training,
    CG.anyOf: CG.Requirement,
}
_TYPE_OF_OBJECT: Final = {
    CG.requires: CG.Requirement,
    CG.anyOf: CG.Requirement,
    CG.hasCondition: CG.Condition,
    CG.meets: CG.Condition,
    CG.grade: CG.Grade,
    CG.holds: CG.Holding,
    CG.hasOutcome: CG.LearningOutcome,
    CG.inScale: CG.ProficiencyScale,
}
_KIND_NAMES = {iri: name for name, iri in KINDS.items()}
_NECESSITY_NAMES = {iri: name for name, iri in NECESSITIES.items()}


def to_sheets(quads: Collection[ox.Quad]) -> tuple[dict[str, Sheet], list[str]]:
    """Return the tables of an ontology, and the statements that they leave out, as lines of N-Triples.

    What the tables hold is found by reading them again: nothing is taken on trust.
    """
    facts = _Facts(quads)
    sheets = {
        table: _sheet(table, rows)
        for table, rows in (
            *((table, list(_things(facts, table))) for table in _DESCRIBED),
            ("level_descriptors", list(_descriptors(facts))),
            ("role_skills", list(_requirements(facts))),
            ("progressions", list(_progressions(facts))),
            ("training_skills", list(_outcomes(facts))),
            ("holdings", list(_holdings(facts))),
        )
        if rows
    }
    kept = _lines(from_sheets(sheets).quads) if sheets else set()
    implied = {ox.Quad(node, _TYPE, ox.NamedNode(term)) for node, term in _implied_types(quads)}
    return sheets, sorted(_lines([*dict.fromkeys([*quads, *implied])]) - kept)


def _implied_types(quads: Iterable[ox.Quad]) -> Iterator[tuple[ox.NamedNode | ox.BlankNode, str]]:
    """Yield what tables state of the nodes that they have rows for, whether the ontology states it or not."""
    for quad in quads:
        property, object = quad.predicate.value, quad.object
        if isinstance(quad.subject, ox.Triple) or quad.graph_name != ox.DefaultGraph():
            continue
        if (term := _TYPE_OF_SUBJECT.get(property)) is not None:
            yield quad.subject, term
        if (term := _TYPE_OF_OBJECT.get(property)) is not None and isinstance(
            object, (ox.NamedNode, ox.BlankNode)
        ):
            yield object, term


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

    def values(self, subject: str, property: str) -> list[str]:
        return [
            object.value if isinstance(object, ox.Literal) else _id(object)
            for object in self._objects[subject, property]
        ]

    def value(self, subject: str, *properties: str) -> str:
        """Return the first object of a subject by any of the properties, an IRI or a text; "" for none."""
        return next((value for each in properties for value in self.values(subject, each)), "")


def _things(facts: _Facts, table: str) -> Iterator[dict[str, str]]:
    for node in _nodes(facts, table):
        row = {"id": node, **_texts(facts, node), "code": facts.value(node, SKOS.notation)}
        row |= {
            column: _joined(facts.links(node, link)) for column, (link, _) in LINKS.get(table, {}).items()
        }
        row |= {column: facts.value(node, *stated) for column, stated in _VALUES.get(table, {}).items()}
        if table == "responsibilities":
            row["role"] = _joined(facts.subjects(CG.hasResponsibility, node))
        if table == "conditions":
            row["qualification"] = _joined(facts.links(node, CG.qualification))
        yield row


def _nodes(facts: _Facts, table: str) -> Iterable[str]:
    """Return what a table has rows for: what is typed so, and what others need to have a name for."""
    named = [object for term in _LED_TO.get(table, ()) for _, object in facts.pairs[term]]
    named += (subject for term in _LEADING.get(table, ()) for subject, _ in facts.pairs[term])
    if table == "qualifications":
        return dict.fromkeys(node for node in named if node.startswith("_:") or _texts(facts, node))
    return dict.fromkeys([*facts.instances(_DESCRIBED[table]), *named])


def _requirements(facts: _Facts) -> Iterator[dict[str, str]]:
    for necessity, property in PLAIN.items():
        for role, skill in facts.pairs[property]:
            yield {"role": role, "skill": skill, "necessity": necessity}
    for role, node in facts.pairs[CG.requires]:
        said = {
            "role": role,
            "necessity": _NECESSITY_NAMES.get(facts.value(node, CG.necessity), ""),
            "importance": facts.value(node, CG.importance),
            "source": facts.value(node, DCTERMS.source),
        }
        group = {"any_of": node, "at_least": facts.value(node, CG.atLeast)}
        for alternative in facts.links(node, CG.anyOf):
            yield {**said, **group, **_skill_and_level(facts, alternative)}
        if not facts.links(node, CG.anyOf):
            yield {**said, **_skill_and_level(facts, node)}


def _skill_and_level(facts: _Facts, node: str) -> dict[str, str]:
    return {
        "id": node,
        "skill": facts.value(node, CG.skill),
        "level": facts.value(node, CG.levelRank, CG.level),
    }


def _descriptors(facts: _Facts) -> Iterator[dict[str, str]]:
    for node in facts.instances(CG.LevelDescriptor):
        yield {**_skill_and_level(facts, node), **_texts(facts, node)}


def _outcomes(facts: _Facts) -> Iterator[dict[str, str]]:
    for training, node in facts.pairs[CG.hasOutcome]:
        yield {"training": training, **_skill_and_level(facts, node)}


def _holdings(facts: _Facts) -> Iterator[dict[str, str]]:
    for profile, node in facts.pairs[CG.holds]:
        yield {
            "profile": profile,
            **_skill_and_level(facts, node),
            "evidence": _joined(facts.values(node, CG.evidence)),
            "rated_by": _joined(facts.values(node, CG.ratedBy)),
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
            "conditions": _joined(facts.links(node, CG.hasCondition)),
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


def _lines(quads: Collection[ox.Quad]) -> set[str]:
    """Return the statements as text; blank nodes are named by what surrounds them, not by their files."""
    text = TermStore(quads, {}, tuple).serialize(rdf_format("nquads"))
    # No other line break than this one ends a statement.
    return set(text.decode("utf-8").split("\n")) - {""}


def _id(node: object) -> str:
    if isinstance(node, ox.BlankNode):
        return f"_:{node.value}"
    return node.value if isinstance(node, ox.NamedNode) else str(node)
