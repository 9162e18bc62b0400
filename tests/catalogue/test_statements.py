"""Statements are indexed once, by our terms, and no reader changes them: no finding depends on a question."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from small import EX, PREFIXES, codes, loads

import careergraph as cg
from careergraph.catalogue.facts import read_facts
from careergraph.catalogue.findings import Findings, named
from careergraph.catalogue.misplaced import LINKING, TEXTUAL, misplaced_objects
from careergraph.catalogue.statements import Statements
from careergraph.rdf.reading import read_text
from careergraph.vocabulary import CG, SKOS

FAULTY = """
    :a a cg:Role ; skos:prefLabel "A" ; cg:progressesTo "B", :b ; cg:requiresSkill :s ; cg:buildsOn "C" .
    :b a cg:Role ; skos:prefLabel :label ; cg:essentialSkill "S" .
    :s a cg:Skill ; skos:prefLabel "S" ; skos:broader "T" .
"""


def statements(body: str) -> Statements:
    return Statements(read_text(PREFIXES + body, "turtle").quads)


def test_no_reader_changes_the_statements():
    stated = statements(FAULTY)
    before = repr(vars(stated))
    read_facts(stated)
    list(misplaced_objects(stated))
    for term in (*LINKING, *TEXTUAL):
        stated.links(term), stated.texts(term), stated.values(term)
    assert repr(vars(stated)) == before


@pytest.mark.parametrize("term", [CG.progressesTo, CG.skill, SKOS.broader])
def test_links_and_texts_share_what_a_property_relates(term):
    name = term.partition("#")[2]
    prefix = "skos" if term in SKOS.terms else "cg"
    stated = statements(f':a {prefix}:{name} "text", :b, "other", :b .')
    assert [target for _, target in stated.links(term)] == [f"{EX}b"]
    assert [text.value for _, text in stated.texts(term)] == ["text", "other"]


def test_an_alignment_is_resolved_for_links_texts_and_types():
    stated = statements(
        """
        :leads rdfs:subPropertyOf :up . :up owl:equivalentProperty cg:progressesTo .
        :from owl:inverseOf cg:progressesTo . :Post rdfs:subClassOf cg:Role .
        :a a :Post ; :leads :b, "C" . :b :from :z ; cg:progressesTo :d .
        """
    )
    ends = {(source[-1], target[-1]) for source, target in stated.links(CG.progressesTo)}
    assert ends == {("a", "b"), ("z", "b"), ("b", "d")}
    assert [text.value for _, text in stated.texts(CG.progressesTo)] == ["C"]
    assert {(source[-1], object.value[-1]) for source, object in stated.implied(CG.progressesTo)} == {
        ("a", "b"),
        ("a", "C"),
        ("z", "b"),
    }
    assert list(stated.instances(CG.Role)) == list(stated.implied_instances(CG.Role))
    assert list(stated.typed_exactly(CG.Role)) == []


def test_what_the_vocabulary_itself_aligns_is_read_the_right_way_round():
    stated = statements(
        ":a cg:essentialSkill :s ; cg:optionalSkill :t ; cg:variantOf :b . :m skos:narrower :n ."
    )
    assert [
        {(one[-1], other[-1]) for one, other in stated.links(term)}
        for term in (CG.requiresSkill, CG.buildsOn, SKOS.broader)
    ] == [{("a", "s"), ("a", "t")}, {("a", "b")}, {("n", "m")}]


@pytest.mark.parametrize("property", ["altLabel", "definition", "notation"])
def test_a_thing_where_a_text_is_meant_is_found_though_nothing_asks_for_the_text(property):
    """Only roles, skills and responsibilities are asked for their other words; here there are none."""
    graph = loads(f":x skos:{property} :y .")
    assert "text-expected" in codes(graph)


def test_what_is_found_does_not_depend_on_what_was_asked(tmp_path):
    path = tmp_path / "faulty.ttl"
    path.write_text(PREFIXES + FAULTY, encoding="utf-8")
    fresh = cg.load(path).check()
    asked = cg.load(path)
    asked.search("A"), asked.network, asked.gap_matrix(), asked.query("SELECT * { ?s ?p ?o }")
    assert asked.check() == fresh == asked.check()
    kept = [cg.load(path, cache=tmp_path / "cache").check() for _ in range(2)]
    assert kept == [fresh, fresh]
    assert {"literal-target", "text-expected"} <= {finding.code for finding in fresh}


def test_findings_are_told_once_and_taken_over_in_order():
    inner, outer = Findings(), Findings()
    inner.note("no-label", "b1", thing=named("b1"))
    outer.note("no-label", "urn:x", thing=named("urn:x"))
    assert outer.of(("table", [*inner, *inner])) == "table"
    assert [each.subject for each in outer] == ["urn:x", "b1"]


def test_no_room_above_the_catalogue_asks_for_statements():
    package = Path(cg.__file__).parent
    above = [package / "graph.py", package / "loading.py"]
    above += [
        path
        for room in ("names", "gaps", "paths", "drawing", "cli")
        for path in (package / room).glob("*.py")
    ]
    for path in above:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                asks = ast.unparse(node)
                assert node.attr != "statements", (path, asks)
                assert not asks.endswith("catalogue.data"), (path, asks)
                assert node.attr != "terms" or path.name == "graph.py", (path, asks)
