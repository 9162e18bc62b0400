"""A narrower skill stands for the broader ones, where that is asked for."""

import careergraph as cg

TEXT = """
    @prefix cg: <https://w3id.org/careergraph/ontology#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix : <http://example.org/> .
    :lead a cg:Role ; skos:prefLabel "lead"@en ; cg:requires
        [ cg:skill :programming ; cg:levelRank 3 ] , [ cg:skill :engineering ; cg:levelRank 2 ] ,
        [ cg:skill :craft ] .
    :craft a cg:Skill ; skos:prefLabel "craft"@en .
    :engineering a cg:Skill ; skos:prefLabel "engineering"@en ; skos:broader :craft .
    :programming a cg:Skill ; skos:prefLabel "programming"@en ; skos:broader :engineering .
    :python a cg:Skill ; skos:prefLabel "Python"@en ; skos:broader :programming .
"""
GRAPH = cg.loads(TEXT)


def items(gap):
    return {item.skill.label: (item.have, item.shortfall) for item in gap}


def test_it_is_off_unless_asked_for():
    assert GRAPH.gap({"Python": 3}, "lead").coverage == 0.0


def test_each_hop_costs_a_level_and_an_unlevelled_need_nothing():
    gap = GRAPH.gap({"Python": 3}, "lead", hierarchy=True)
    assert items(gap) == {"programming": (2, 1), "engineering": (1, 1), "craft": (3, 0)}
    assert gap.effort == 2


def test_a_credit_names_its_chain():
    gap = GRAPH.gap({"Python": 3}, "lead", hierarchy=True)
    (engineering,) = [item for item in gap if item.skill.label == "engineering"]
    assert [iri.rpartition("/")[2] for iri in engineering.via] == ["python", "programming", "engineering"]


def test_a_level_used_up_by_hops_is_worth_nothing():
    gap = GRAPH.gap({"Python": 1}, "lead", hierarchy=True)
    assert items(gap)["programming"] == (0, 3)
    assert next(item for item in gap if item.skill.label == "programming").via == ()


def test_what_is_worth_most_counts_and_the_skill_itself_where_they_tie():
    gap = GRAPH.gap({"Python": 4, "programming": 2}, "lead", hierarchy=True)
    programming = next(item for item in gap if item.skill.label == "programming")
    assert (programming.have, len(programming.via)) == (3, 2)
    tied = GRAPH.gap({"Python": 4, "programming": 3}, "lead", hierarchy=True)
    assert next(item for item in tied if item.skill.label == "programming").via == ()


def test_an_unrated_skill_stands_unrated_for_a_broader_one():
    gap = GRAPH.gap({"Python": None}, "lead", hierarchy=True)
    assert [item.skill.label for item in gap.unrated] == ["engineering", "programming"]
    assert gap.is_closed


def test_a_circle_of_broader_skills_ends():
    round_about = cg.loads(TEXT + ":craft skos:broader :python .")
    assert round_about.gap({"Python": 3}, "lead", hierarchy=True).effort == 2
