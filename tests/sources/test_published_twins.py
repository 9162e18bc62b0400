"""The published tables beside a slow reader of theirs, which makes a quad for each thing that a row says."""

from __future__ import annotations

import csv
import re
import sys
import tempfile
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import careergraph as cg
from careergraph.rdf.late_quads import LateQuads
from careergraph.sources.esco import read_esco
from careergraph.sources.onet import read_onet
from careergraph.vocabulary import CG, ONET, RDF, SKOS, XSD

LINK = "https://www.onetonline.org/link/summary/"
ELEMENT = "https://www.onetonline.org/find/descriptor/result/"
ESCO = "http://data.europa.eu/esco/"
CODE = "O*NET-SOC Code"
DECIMAL = ox.NamedNode(XSD.decimal)

codes = st.sampled_from(["11-1011.00", "11-1021.00", "é_1"])
elements = st.sampled_from(["2.A.1.a", "2.A.1.b"])
texts = st.sampled_from(["Chief", " Chief ", "", "Máximo: a,b"])
iris = st.sampled_from([f"{ESCO}occupation/{each}" for each in "abc"])
ratings = st.lists(
    st.tuples(
        codes,
        elements,
        st.sampled_from(["Reading", "Writing"]),
        st.sampled_from(["IM", "LV", "XX"]),
        st.sampled_from(["0", "0.4", "1.5", "2.50", "3", "3.75", "5", "7"]),
        st.sampled_from(["Y", "N", ""]),
        st.sampled_from(["Y", "N", "n/a"]),
    ),
    max_size=20,
)
moves = st.lists(st.tuples(codes, codes), max_size=5)
tasks = st.lists(st.tuples(codes, st.integers(1, 9).map(str), texts), max_size=4)
occupations = st.lists(
    st.tuples(iris, st.sampled_from(["", "2", "2512"]), texts, texts, texts, texts, texts), max_size=5
)
relations = st.lists(st.tuples(iris, st.sampled_from(["essential", "optional", "other"]), iris), max_size=8)


def write(folder: Path, name: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    lines = [header, *rows]
    with Path(folder, name).open("w", encoding="utf-8", newline="") as file:
        if name.endswith(".txt"):
            file.writelines("\t".join(cells) + "\n" for cells in lines)
        else:
            csv.writer(file).writerows(lines)


def link(subject: str, property: str, object: str) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(property), ox.NamedNode(object))


def said(subject: str, property: str, text: str, language: str | None = None) -> Iterator[ox.Quad]:
    if text.strip():
        literal = ox.Literal(text.strip(), language=language)
        yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(property), literal)


def number(subject: str, property: str, literal: ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(property), literal)


def slow_ratings(rows: list[tuple[str, ...]]) -> Iterator[ox.Quad]:
    for element in dict.fromkeys(row[1] for row in rows):
        name = next(row[2] for row in reversed(rows) if row[1] == element)
        yield link(ELEMENT + element, RDF.type, CG.Skill)
        yield from said(ELEMENT + element, SKOS.prefLabel, name, "en")
        yield from said(ELEMENT + element, SKOS.notation, element)
    for code, element in dict.fromkeys(row[:2] for row in rows):
        own = {row[3]: row for row in rows if row[:2] == (code, element)}
        if not {"IM", "LV"} <= own.keys():
            continue
        importance, level = own["IM"][4], own["LV"][4]
        rank = min(int(Decimal(level).quantize(Decimal(1), ROUND_HALF_UP)), 7)
        doubtful = any(
            "Y" in row[5:] for row in rows if row[:2] == (code, element) and row[3] in ("IM", "LV")
        )
        node = f"{LINK}{code}#{element}"
        asked = rank and not doubtful and Decimal(importance) >= 2
        yield link(LINK + code, CG.requires if asked else f"{ONET}rated", node)
        if asked:
            yield link(node, RDF.type, CG.Requirement)
        yield link(node, CG.skill if asked else f"{ONET}skill", ELEMENT + element)
        if asked:
            yield number(node, CG.levelRank, ox.Literal(rank))
            yield link(node, CG.necessity, CG.Essential if Decimal(importance) >= 3 else CG.Optional)
        rated = CG.importance if asked else f"{ONET}importance"
        yield number(node, rated, ox.Literal(importance, datatype=DECIMAL))
        yield number(node, f"{ONET}level", ox.Literal(level, datatype=DECIMAL))


def slow_onet(
    rated: list[tuple[str, ...]], tasks: list[tuple[str, ...]], moves: list[tuple[str, ...]]
) -> Iterator[ox.Quad]:
    yield from slow_ratings(rated)
    for code, id, task in tasks:
        node = f"{LINK}{code}#task-{id}"
        yield link(node, RDF.type, CG.Responsibility)
        yield from said(node, SKOS.prefLabel, task, "en")
        yield link(LINK + code, CG.hasResponsibility, node)
    for code, related in moves:
        node = f"{LINK}{code}#to-{related}"
        yield link(node, RDF.type, CG.Progression)
        yield link(node, CG.fromRole, LINK + code)
        yield link(node, CG.toRole, LINK + related)
        yield link(node, CG.kind, CG.LateralMove)


def slow_esco(occupations: list[tuple[str, ...]], relations: list[tuple[str, ...]]) -> Iterator[ox.Quad]:
    for iri, group, label, others, definition, description, code in occupations:
        yield link(iri, RDF.type, f"{ESCO}model#Occupation")
        yield from said(iri, SKOS.prefLabel, label, "en")
        for other in others.split("\n"):
            yield from said(iri, SKOS.altLabel, other, "en")
        yield from said(iri, SKOS.definition, definition.strip() or description, "en")
        yield from said(iri, SKOS.notation, code)
        if group:
            yield link(iri, f"{ESCO}model#memberOfISCOGroup", f"{ESCO}isco/C{group}")
    for role, relation, skill in relations:
        if relation != "other":
            yield link(role, f"{ESCO}model#related{relation.title()}Skill", skill)


@settings(deadline=None)
@given(ratings, tasks, moves)
def test_onet_is_read_as_slowly_written(rated, tasks, moves):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, "Occupation Data.txt", (CODE, "Title"), [])
        columns = "Element ID", "Element Name", "Scale ID", "Data Value"
        write(folder, "Skills.txt", (CODE, *columns, "Recommend Suppress", "Not Relevant"), rated)
        write(folder, "Task Statements.txt", (CODE, "Task ID", "Task"), tasks)
        write(folder, "Related Occupations.txt", (CODE, "Related O*NET-SOC Code"), moves)
        assert list(read_onet(folder).quads) == list(slow_onet(rated, tasks, moves))


@settings(deadline=None)
@given(occupations, relations)
def test_esco_is_read_as_slowly_written(occupations, relations):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = "preferredLabel", "altLabels", "definition", "description", "code"
        write(folder, "occupations_en.csv", ("conceptUri", "iscoGroup", *texts), occupations)
        write(folder, "skills_en.csv", ("conceptUri", "preferredLabel"), [])
        columns = "occupationUri", "relationType", "skillUri"
        write(folder, "occupationSkillRelations_en.csv", columns, relations)
        assert list(read_esco(folder).quads) == list(slow_esco(occupations, relations))


def test_whatever_a_code_of_onet_is_made_of_an_iri_holds():
    signs = "".join(filter(re.compile(r"[\w.-]").fullmatch, map(chr, range(sys.maxunicode + 1))))
    assert ox.NamedNode(f"{LINK}{signs}#task-{signs}").value.count(signs) == 2


@pytest.mark.parametrize("broken", ["%zz", "[1]"])
def test_an_iri_that_rdf_does_not_take_is_refused_at_loading(tmp_path, broken):
    occupation = f"{ESCO}occupation/{broken}"
    write(tmp_path, "occupations_en.csv", ("conceptUri", "iscoGroup", "preferredLabel"), [])
    write(tmp_path, "skills_en.csv", ("conceptUri", "preferredLabel"), [(occupation, "Cutting")])
    write(tmp_path, "occupationSkillRelations_en.csv", ("occupationUri", "relationType", "skillUri"), [])
    with pytest.raises(cg.ParseError, match=r"skills_en\.csv: Invalid IRI .*publisher's table\?"):
        cg.load_esco(tmp_path)


def test_no_quad_is_made_before_somebody_asks_for_one(esco_excerpt, onet_excerpt, monkeypatch):
    def refuse(_: LateQuads) -> Iterator[ox.Quad]:
        raise AssertionError("a quad is made")

    monkeypatch.setattr(LateQuads, "__iter__", refuse)
    for graph in (cg.load_esco(esco_excerpt), cg.load_onet(onet_excerpt)):
        assert graph.check() is not None
        assert graph.requirements(graph.roles[0])
        with pytest.raises(AssertionError, match="a quad is made"):
            graph.query("ASK {}")
