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


@pytest.mark.parametrize("levels", [("A2", "B2"), ("B2", "A2")])
def test_of_a_skill_named_twice_each_level_is_read_on_its_scale(levels):
    graph = loads(TEXT)
    named = dict(zip(("French", f"{EX}french"), levels, strict=True))
    assert graph.gap(named, "guide").met[0].have == 4


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


# Which scale is which


def two_scales(asked: str, more: str = "") -> cg.CareerGraph:
    """Two scales of two levels, whose IRIs stand the other way round than their ranks."""
    scales = "".join(
        f":{scale} a cg:ProficiencyScale ."
        f":{scale}9 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :{scale} ."
        f":{scale}8 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :{scale} ."
        for scale in "mn"
    )
    things = ":r a cg:Role . :s a cg:Skill . :t a cg:Skill . :ana a cg:Profile ."
    return loads(scales + things + asked + more)


def asks(*levels: str) -> str:
    return "".join(
        f":r cg:requires [ cg:skill :{'st'[n % 2]} ; cg:level :{level} ] ." for n, level in enumerate(levels)
    )


def holds(*levels: str) -> str:
    return "".join(f":ana cg:holds [ cg:skill :s ; cg:level :{level} ] ." for level in levels)


@pytest.mark.parametrize(
    ("asked", "more", "main"),
    [
        ("", "", "m9 m8"),
        ("", ":n7 a cg:ProficiencyLevel ; cg:rank 3 ; cg:inScale :n .", "n9 n8 n7"),
        (asks("n8"), "", "n9 n8"),
        (asks("n8", "m8"), "", "m9 m8"),
        (asks("n8", "n9", "m8"), "", "n9 n8"),
        (asks("m8"), ":n7 a cg:ProficiencyLevel ; cg:rank 3 ; cg:inScale :n .", "m9 m8"),
        (asks("m8"), holds("n8", "n9", "n8"), "m9 m8"),
        (asks("m8"), ":x a cg:ProficiencyLevel ; cg:rank 3 .", "m9 m8 x"),
        (asks("m8"), ":x a cg:Grade ; cg:rank 3 . :r cg:grade :y . :y cg:rank 4 .", "m9 m8"),
    ],
)
def test_the_main_scale_is_that_of_most_requirements_then_of_most_levels_then_the_first(asked, more, main):
    assert [level.iri.removeprefix(EX) for level in two_scales(asked, more).scale] == main.split()


@pytest.mark.parametrize(
    ("asked", "more", "own"),
    [
        (asks("m8", "m8"), "", "m"),
        (asks("m8", "m8"), holds("n8", "n8"), "m"),
        (asks("m8", "m8", "n8", "m8"), "", "m"),
        (asks("m8", "m8", "n8", "m8", "n9"), "", "n"),
        (":r cg:requires [ cg:skill :t ; cg:level :m8 ] .", holds("n8"), "n"),
    ],
)
def test_the_scale_of_a_skill_is_that_of_most_who_ask_for_it_else_of_most_who_hold_it(asked, more, own):
    graph = two_scales(asked, more)
    assert [level.iri.removeprefix(EX) for level in graph.levels(f"{EX}s")] == [f"{own}9", f"{own}8"]


def test_two_scales_of_one_level_each_compare_where_these_correspond():
    graph = loads(
        ":m a cg:ProficiencyScale . :n a cg:ProficiencyScale . :r a cg:Role . :s a cg:Skill ."
        ":a a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :m . :b a cg:ProficiencyLevel ; cg:rank 1 ;"
        " cg:inScale :n ; cg:correspondsTo :a . :r cg:requires [ cg:skill :s ; cg:level :a ] ."
        ":ana a cg:Profile ; cg:holds [ cg:skill :s ; cg:level :b ] , [ cg:level :b ] ."
    )
    assert findings(graph, "two-scales") == findings(graph, "levels-do-not-compare") == []
    assert graph.profiles[0].skills == {f"{EX}s": 1}


def test_what_does_not_compare_is_told_of_who_asks_or_holds():
    graph = two_scales(asks("m8", "m8", "n9"), holds("n8"))
    told = findings(graph, "levels-do-not-compare")
    assert [(finding.subject, finding.message) for finding in told] == [
        (
            f"{EX}ana",
            f"'{EX}ana' has '{EX}s' at '{EX}n8', which corresponds to no level of '{EX}m', and counts as 1",
        ),
        (
            f"{EX}r",
            f"'{EX}r' has '{EX}s' at '{EX}n9', which corresponds to no level of '{EX}m', and counts as 1",
        ),
    ]
    assert graph.profiles[0].skills == {f"{EX}s": 1}
    (other,) = findings(graph, "two-scales")
    assert other.message == (
        f"the levels of '{EX}n' do not compare with those of '{EX}m', the scale of most requirements"
    )


def test_a_level_that_is_a_text_is_told_by_it_and_the_highest_of_several_counts():
    graph = two_scales(":r cg:requires [ cg:skill :s ; cg:level 'good', :m9 , :m8 ; cg:levelRank 1 ] .")
    (bad,) = findings(graph, "bad-level")
    assert bad.message == f"level of the requirement of '{EX}r' for '{EX}s' is \"good\", no level with a rank"
    (several,) = findings(graph, "two-levels")
    assert several.message == (
        f"the requirement of '{EX}r' for '{EX}s' states the levels [1, 2], and the highest counts"
    )
    assert graph.requirements(f"{EX}r")[0].level == 2


def test_the_highest_level_on_a_scale_counts_in_whichever_order_they_stand():
    for levels in (":A2 , :B2", ":B2 , :A2"):
        graph = loads(TEXT.replace("cg:level :B2", f"cg:level {levels}"))
        assert {each.label: each.level for each in graph.requirements("guide")}["French"] == 4


def test_a_level_named_by_a_text_is_none_though_it_is_the_iri_of_one():
    graph = loads(TEXT.replace("cg:level :B2", f"cg:level '{EX}B2'"))
    assert {each.label: each.level for each in graph.requirements("guide")}["French"] is None
    assert len(findings(graph, "bad-level")) == 1


THREE = "".join(
    f":{scale} a cg:ProficiencyScale . "
    f":{scale}1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :{scale} . "
    f":{scale}2 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :{scale} . "
    for scale in "mno"
)


def test_scales_that_compare_with_each_other_alone_are_told_both():
    graph = loads(THREE + ":n1 cg:correspondsTo :o1 . :r a cg:Role ; cg:requires [ cg:level :m1 ] .")
    assert [each.subject for each in findings(graph, "two-scales")] == [f"{EX}n", f"{EX}o"]
    graph = loads(THREE + ":n1 cg:correspondsTo :o1 . :o2 cg:correspondsTo :m2 .")
    assert [each.subject for each in findings(graph, "two-scales")] == [f"{EX}n"]


def test_a_skill_asked_for_as_often_on_two_other_scales_is_on_the_first_by_iri():
    asked = ", ".join(f"[ cg:skill :s ; cg:level :{level} ]" for level in ("o1", "n1"))
    more = ", ".join(f"[ cg:skill :t{n} ; cg:level :m1 ]" for n in range(3))
    graph = loads(f"{THREE} :r a cg:Role ; cg:requires {asked}, {more} .")
    assert [level.iri for level in graph.levels(f"{EX}s")] == [f"{EX}n1", f"{EX}n2"]


def test_a_level_without_a_skill_leaves_the_others_as_they_are():
    lone = ":r cg:requires [ cg:level :n8 ] . "
    graph = two_scales(lone + asks("m8", "m8", "n9"))
    assert [each.subject for each in findings(graph, "levels-do-not-compare")] == [f"{EX}r"]


@pytest.mark.parametrize(
    ("stated", "owner"),
    [
        (":r cg:requires :q . :q cg:anyOf :one , :two .", "r"),
        (":q cg:anyOf :one , :two .", "q"),
        (":ana cg:holds :one .", "ana"),
        ("", "one"),
    ],
)
def test_what_does_not_compare_is_told_of_whose_it_is(stated, owner):
    alternatives = ":one cg:skill :s ; cg:level :n8 . :two cg:skill :t ; cg:level :m8 . "
    graph = two_scales(asks("m8", "m8", "m9", "m9") + alternatives + stated)
    assert [each.subject for each in findings(graph, "levels-do-not-compare")] == [f"{EX}{owner}"]


def test_alternatives_count_for_the_scale_of_most_requirements():
    choice = ":r cg:requires [ cg:anyOf [ cg:skill :s ; cg:level :n8 ] , [ cg:skill :t ; cg:level :n9 ] ] ."
    assert [level.iri for level in two_scales(choice).scale] == [f"{EX}n9", f"{EX}n8"]


def test_the_end_of_a_scale_is_that_of_the_skill():
    found = findings(loads(TEXT.replace("cg:level :B2", "cg:levelRank 6")), "level-off-scale")
    assert len(found) == 1
    assert findings(loads(TEXT.replace("cg:level :B2", "cg:level :C1")), "level-off-scale") == []
