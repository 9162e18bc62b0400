"""Several scales in one graph: each skill is measured on one, and levels of others are translated."""

import pytest
from small import EX, labels, loads

import careergraph as cg

TEXT = """
    :house a cg:ProficiencyScale ; skos:prefLabel "House"@en .
    :cefr a cg:ProficiencyScale ; skos:prefLabel "CEFR"@en .
    :H1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :house ; skos:prefLabel "starter"@en .
    :H2 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :house ; skos:prefLabel "able"@en .
    :H3 a cg:ProficiencyLevel ; cg:rank 3 ; cg:inScale :house ; skos:prefLabel "master"@en .
    :A1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :cefr ; skos:prefLabel "A1"@en .
    :A2 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :cefr ; skos:prefLabel "A2"@en .
    :B1 a cg:ProficiencyLevel ; cg:rank 3 ; cg:inScale :cefr ; skos:prefLabel "B1"@en .
    :B2 a cg:ProficiencyLevel ; cg:rank 4 ; cg:inScale :cefr ; skos:prefLabel "B2"@en .
    :C1 a cg:ProficiencyLevel ; cg:rank 5 ; cg:inScale :cefr ; skos:prefLabel "C1"@en .
    :guide a cg:Role ; skos:prefLabel "guide"@en ; cg:requires
        [ cg:skill :walking ; cg:level :H2 ] , [ cg:skill :maps ; cg:level :H3 ] ,
        [ cg:skill :french ; cg:level :B2 ] .
    :walking a cg:Skill ; skos:prefLabel "walking"@en . :maps a cg:Skill ; skos:prefLabel "maps"@en .
    :french a cg:Skill ; skos:prefLabel "French"@en .
"""
CORRESPONDING = ":H1 cg:correspondsTo :A2 . :B2 cg:correspondsTo :H2 . :H3 cg:correspondsTo :C1 ."


def findings(graph, code):
    return [finding for finding in graph.check() if finding.code == code]


def test_several_scales_load_and_that_of_most_requirements_is_the_graphs():
    graph = loads(TEXT + CORRESPONDING)
    assert labels(graph.scales) == ["House", "CEFR"]
    assert graph.scale == graph.scales[0].levels
    assert [scale.iri for scale in graph.scales] == [f"{EX}house", f"{EX}cefr"]
    assert labels(graph.scales[1].levels) == ["A1", "A2", "B1", "B2", "C1"]
    assert graph.check().errors == ()
    assert findings(graph, "two-scales") == []


def test_a_level_is_a_rank_on_the_scale_of_its_skill():
    graph = loads(TEXT)
    assert {each.label: each.level for each in graph.requirements("guide")} == {
        "French": 4,
        "maps": 3,
        "walking": 2,
    }


@pytest.mark.parametrize(
    ("level", "have"), [("H1", 2), ("H2", 4), ("H3", 5), ("A1", 1), ("B1", 3), ("B2", 4), ("C1", 5)]
)
def test_a_holding_on_another_scale_counts_as_what_its_level_corresponds_to(level, have):
    person = f':ana a cg:Profile ; rdfs:label "Ana" ; cg:holds [ cg:skill :french ; cg:level :{level} ] .'
    graph = loads(TEXT + CORRESPONDING + person)
    (ana,) = graph.profiles
    (item,) = [item for item in graph.gap(ana, "guide") if item.label == "French"]
    assert (item.have, item.need) == (have, 4)
    assert findings(graph, "levels-do-not-compare") == []
    named = {each.iri: each for scale in graph.scales for each in scale.levels}[f"{EX}{level}"]
    for way in (named, named.label):
        (same,) = [item for item in graph.gap({"French": way}, "guide") if item.label == "French"]
        assert same.have == have


@pytest.mark.parametrize(("level", "have"), [("H1", 1), ("H2", 3), ("H3", 3)])
def test_a_level_that_corresponds_to_nothing_counts_as_the_next_lower_that_does(level, have):
    person = f":ana a cg:Profile ; cg:holds [ cg:skill :french ; cg:level :{level} ] ."
    graph = loads(TEXT + ":H2 cg:correspondsTo :B1 ." + person)
    (item,) = [item for item in graph.gap(graph.profiles[0], "guide") if item.label == "French"]
    assert item.have == have
    found = findings(graph, "levels-do-not-compare")
    assert [finding.subject for finding in found] == ([f"{EX}ana"] if level == "H1" else [])


def test_of_several_that_a_level_corresponds_to_the_lowest_counts():
    graph = loads(TEXT + ":H2 cg:correspondsTo :B2 , :B1 .")
    assert graph.gap({"French": "able"}, "guide").below[0].have == 3


def test_a_requirement_on_another_scale_is_read_on_the_scale_of_most():
    others = "".join(
        f":r{number} a cg:Role ; cg:requires [ cg:skill :french ; cg:level :{level} ] ."
        for number, level in enumerate(("B1", "H2"))
    )
    graph = loads(TEXT + CORRESPONDING + others)
    assert [each.level for each in graph.roles_requiring("French")] == [4, 3, 4]


def test_without_a_correspondence_it_counts_as_one_with_a_finding():
    more = "".join(f":c{n} a cg:Role ; cg:requires [ cg:skill :french ; cg:level :C1 ] ." for n in range(2))
    graph = loads(TEXT + more + ":other a cg:Role ; cg:requires [ cg:skill :french ; cg:level :H3 ] .")
    assert graph.requirements("other")[0].level == 1
    (finding,) = findings(graph, "levels-do-not-compare")
    assert (finding.subject, finding.severity) == (f"{EX}other", cg.Severity.ERROR)


def test_a_name_of_no_scale_is_refused_all_the_same():
    with pytest.raises(cg.InvalidArgument, match="'fluent' is no level"):
        loads(TEXT).gap({"French": "fluent"}, "guide")


def test_names_of_levels_in_a_file_of_people_are_read_on_the_scale_of_the_skill(tmp_path):
    graph = loads(TEXT + CORRESPONDING)
    (tmp_path / "people.csv").write_text(
        "name,skill,level\nAna,French,B1\nBen,French,able\nBen,maps,able\n", "utf-8"
    )
    ana, ben = cg.load_profiles(tmp_path / "people.csv", graph)
    assert [graph.gap(who, "guide").below[0].have for who in (ana, ben)] == [3, 2]
    assert [item.have for item in graph.gap(ben, "guide").met] == [4]
    (tmp_path / "people.csv").write_text("name,skill,level\nAna,French,fluent\n", "utf-8")
    with pytest.raises(cg.InvalidArgument, match="fluent"):
        cg.load_profiles(tmp_path / "people.csv", graph)
