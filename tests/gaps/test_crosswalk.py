"""A skill stands for those that match it in SKOS, where that is asked for."""

import pytest
from small import EX, loads

import careergraph as cg

TEXT = """
    :lead a cg:Role ; skos:prefLabel "lead"@en ; cg:requires
        [ cg:skill :programming ; cg:levelRank 3 ] , [ cg:skill :testing ; cg:levelRank 2 ] ,
        [ cg:anyOf [ cg:skill :java ; cg:levelRank 2 ] , [ cg:skill :rust ; cg:levelRank 4 ] ] .
    :programming a cg:Skill ; skos:prefLabel "programming"@en ; skos:exactMatch <urn:esco:programming> .
    :testing a cg:Skill ; skos:prefLabel "testing"@en .
    :java a cg:Skill ; skos:prefLabel "Java"@en . :rust a cg:Skill ; skos:prefLabel "Rust"@en .
    :coding a cg:Skill ; skos:prefLabel "coding"@en ; skos:exactMatch <urn:esco:programming> .
    :probing a cg:Skill ; skos:prefLabel "probing"@en ; skos:closeMatch :testing .
    :jvm a cg:Skill ; skos:prefLabel "JVM"@en ; skos:closeMatch :java .
    :python a cg:Skill ; skos:prefLabel "Python"@en ; skos:broader :coding .
"""
GRAPH = loads(TEXT)


def items(gap):
    return {
        item.label: (item.have, item.shortfall, [iri.rpartition("/")[2] for iri in item.via]) for item in gap
    }


def test_it_is_off_unless_asked_for():
    assert GRAPH.gap({"coding": 3}, "lead").coverage == 0.0


def test_an_exact_match_costs_nothing_and_goes_through_another_vocabulary():
    gap = GRAPH.gap({"coding": 3}, "lead", crosswalk=True)
    assert items(gap)["programming"] == (3, 0, ["coding", "urn:esco:programming", "programming"])
    assert gap.fit == 3 / 7


@pytest.mark.parametrize("held", ["probing", "testing"])
def test_a_close_match_costs_a_level_either_way(held):
    other = "testing" if held == "probing" else "probing"
    graph = loads(TEXT + f":tester a cg:Role ; cg:requires [ cg:skill :{other} ; cg:levelRank 3 ] .")
    assert items(graph.gap({held: 3}, "tester", crosswalk=True))[other] == (2, 1, [held, other])


def test_an_alternative_may_be_met_so():
    gap = GRAPH.gap({"JVM": 2}, "lead", crosswalk=True)
    assert items(gap)["one of: Java, Rust"] == (1, 1, ["jvm", "java"])
    assert gap.surplus == ()


def test_chains_mix_with_broader_where_both_are_asked_for():
    assert items(GRAPH.gap({"Python": 3}, "lead", crosswalk=True))["programming"][0] == 0
    assert items(GRAPH.gap({"Python": 3}, "lead", hierarchy=True))["programming"][0] == 0
    both = items(GRAPH.gap({"Python": 3}, "lead", hierarchy=True, crosswalk=True))
    assert both["programming"] == (2, 1, ["python", "coding", "urn:esco:programming", "programming"])


def test_every_ranking_takes_it():
    who = cg.Profile("Ana", {"coding": 3})
    fit = GRAPH.gap(who, "lead", crosswalk=True).fit
    assert GRAPH.rank(who, crosswalk=True)[0].fit == fit
    assert next(GRAPH.rank_all([who], crosswalk=True))[0].fit == fit
    assert GRAPH.rank_people("lead", [who], crosswalk=True)[0].fit == fit
    assert GRAPH.gap_matrix([who], crosswalk=True)["Ana", "lead"].fit == fit


def test_the_cache_keeps_matches(tmp_path):
    from small import turtle

    (tmp_path / "kept.ttl").write_text(turtle(TEXT), "utf-8")
    for _ in range(2):
        graph = cg.load(tmp_path / "kept.ttl", cache=tmp_path / "cache")
        assert graph.gap({"coding": 3}, "lead", crosswalk=True).met[0].via[0] == f"{EX}coding"
