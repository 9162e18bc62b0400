"""Moves that nobody stated: asymmetric, evidenced, and apart from what was stated."""

import pytest

import careergraph as cg

GRAPH = cg.loads("""
    @prefix cg: <https://w3id.org/careergraph/ontology#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix onet: <https://w3id.org/careergraph/onet#> .
    @prefix : <http://example.org/> .
    :cook a cg:Role ; skos:prefLabel "cook"@en ; cg:essentialSkill :cut , :boil ; onet:jobZone 2 .
    :chef a cg:Role ; skos:prefLabel "chef"@en ; onet:jobZone 3 ;
        cg:essentialSkill :cut , :boil , :plan , :lead .
    :baker a cg:Role ; skos:prefLabel "baker"@en ; cg:essentialSkill :knead ; cg:optionalSkill :cut .
    :boiler a cg:Role ; skos:prefLabel "egg boiler"@en ; cg:essentialSkill :boil ; onet:jobZone 1 .
    :cook cg:progressesTo :boiler .
    :cut a cg:Skill ; skos:prefLabel "cutting"@en . :boil a cg:Skill ; skos:prefLabel "boiling"@en .
    :plan a cg:Skill ; skos:prefLabel "planning"@en . :lead a cg:Skill ; skos:prefLabel "leading"@en .
    :knead a cg:Skill ; skos:prefLabel "kneading"@en .
""")


def pairs(suggestions):
    return [(move.source.label, move.target.label) for move in suggestions]


def test_a_move_says_what_it_rests_on():
    (move,) = GRAPH.suggest_moves("cook", min_score=0.5)
    assert (move.target.label, move.coverage, move.effort, move.zones) == ("chef", 0.5, 2, (2, 3))
    assert (move.fit, move.use, move.score) == (0.5, 1.0, 0.5)
    assert [skill.label for skill in move.shared] == ["boiling", "cutting"]
    assert [skill.label for skill in move.missing] == ["leading", "planning"]


def test_the_way_back_is_another_way():
    assert pairs(GRAPH.suggest_moves("chef", min_score=0.1)) == [("chef", "cook"), ("chef", "egg boiler")]


def test_what_is_stated_is_not_suggested_and_the_graph_stays_as_it_was():
    before = GRAPH.progressions()
    assert ("cook", "egg boiler") not in pairs(GRAPH.suggest_moves(min_score=0.0))
    assert GRAPH.progressions() == before


def test_steps_down_can_be_left_out():
    assert pairs(GRAPH.suggest_moves("chef", direction="up")) == []
    assert pairs(GRAPH.suggest_moves("chef", direction="down", limit=1)) == [("chef", "cook")]


@pytest.mark.parametrize(("least", "count"), [(0.6, 0), (0.5, 1), (0.0, 2)])
def test_min_score_is_the_least_fit(least, count):
    assert len(GRAPH.suggest_moves("cook", min_score=least)) == count


def test_a_score_out_of_range_is_refused():
    with pytest.raises(cg.InvalidArgument, match="from 0 to 1"):
        GRAPH.suggest_moves(min_score=1.5)


def test_as_a_table():
    assert GRAPH.suggest_moves("cook", limit=1).to_dicts()[0]["missing"] == ["leading", "planning"]
