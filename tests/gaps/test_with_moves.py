"""Suggested moves in a graph: ways for paths and pictures, and never mixed unmarked with what is stated."""

from __future__ import annotations

import pytest
from small import CG, EX, codes, labels, loads

import careergraph as cg

STATED = """
:cook a cg:Role ; skos:prefLabel "cook"@en ; cg:essentialSkill :cut ; cg:progressesTo :waiter .
:chef a cg:Role ; skos:prefLabel "chef"@en ; cg:essentialSkill :cut , :plan .
:waiter a cg:Role ; skos:prefLabel "waiter"@en ; cg:essentialSkill :serve .
:cut a cg:Skill ; skos:prefLabel "cutting"@en . :plan a cg:Skill ; skos:prefLabel "planning"@en .
:serve a cg:Skill ; skos:prefLabel "serving"@en .
"""


@pytest.fixture(scope="module")
def stated() -> cg.CareerGraph:
    return loads(STATED)


@pytest.fixture(scope="module")
def wider(stated: cg.CareerGraph) -> cg.CareerGraph:
    return stated.with_moves(stated.suggest_moves("cook", limit=1))


def test_a_suggested_move_is_a_way_and_says_so(stated, wider):
    assert [(move.target.label, move.suggested) for move in wider.progressions("cook")] == [
        ("chef", True),
        ("waiter", False),
    ]
    (step,) = wider.path("cook", "chef")
    assert step.progression.suggested
    assert [row["kind"] for row in wider.path("cook", "chef").to_dicts()] == ["suggested"]
    assert "suggested" in str(wider.path("cook", "chef"))
    with pytest.raises(cg.NoCareerPath):
        stated.path("cook", "chef")


def test_it_is_no_plain_statement(wider):
    rows = wider.query("SELECT ?target { ?cook cg:progressesTo ?target }", cook=wider.role("cook"))
    assert [wider.role(row.target).label for row in rows] == ["waiter"]


def test_it_is_saved_as_what_it_is(wider, tmp_path):
    wider.save(tmp_path / "wider.ttl")
    assert "cg:status cg:Suggested" in (tmp_path / "wider.ttl").read_text("utf-8")
    again = cg.load(tmp_path / "wider.ttl")
    assert [(move.source, move.target, move.suggested) for move in again.progressions()] == [
        (move.source, move.target, move.suggested) for move in wider.progressions()
    ]
    kept = cg.load(tmp_path / "wider.ttl", cache=tmp_path / "cache")
    kept = cg.load(tmp_path / "wider.ttl", cache=tmp_path / "cache")
    assert [move.suggested for move in kept.progressions()] == [True, False]


def test_what_is_there_already_is_not_added(stated, wider):
    there = wider.with_moves(wider.progressions())
    assert there.progressions() == wider.progressions()
    assert stated.with_moves([]).progressions() == stated.progressions()


def test_a_statement_beside_a_suggestion_comes_first():
    graph = loads(
        STATED + ":m a cg:Progression ; cg:fromRole :cook ; cg:toRole :waiter ; cg:status cg:Suggested ."
    )
    assert [move.suggested for move in graph.progressions("cook")] == [False, True]
    assert "suggested" not in graph.role_network.edges[f"{EX}cook", f"{EX}waiter"]


def test_networks_tell_it_apart(wider):
    assert wider.role_network.edges[f"{EX}cook", f"{EX}chef"]["suggested"] is True
    relations = {data["relation"] for _, _, data in wider.network.out_edges(f"{EX}cook", data=True)}
    assert relations == {"requires", "progressesTo", "suggested"}


def test_pictures_draw_it_dashed_and_name_it(wider):
    ladder = wider.ladder()
    (line,) = [line for line in ladder.dot.splitlines() if "style=dashed" in line.replace('"', "")]
    assert "cook → chef" in line
    assert "suggested" in ladder.dot
    assert '-.->|"suggested"|' in ladder.mermaid


def test_the_explorer_knows_it(wider, tmp_path):
    page = wider.save_explorer(tmp_path / "x.html").read_text("utf-8")
    assert '"suggested",0]' in page
    assert "suggested move" in page


def test_suggestions_are_no_faults():
    graph = loads(STATED.replace("; cg:progressesTo :waiter", ""))
    both = graph.with_moves(graph.suggest_moves(limit=None, min_score=0))
    assert both.progressions()
    assert "progression-cycle" not in codes(both)
    assert codes(both) == codes(graph)


def test_a_status_of_another_kind_reads_as_not_stated():
    graph = loads(
        STATED + f":m a cg:Progression ; cg:fromRole :cook ; cg:toRole :chef ; cg:status <{CG}Dreamt> ."
    )
    assert [move.suggested for move in graph.progressions("cook")] == [False, False]
    assert codes(graph).count("unknown-status") == 1


def test_roles_of_another_graph_are_not_found(stated):
    moves = stated.suggest_moves("cook", limit=1)
    with pytest.raises(cg.RoleNotFound):
        loads(":a a cg:Role .").with_moves(moves)


def test_labels_of_targets(wider):
    assert labels(wider.next_roles("cook")) == ["chef", "waiter"]
