"""Terms that no gap is counted by: each, once it is added, changes a number, a finding or a word."""

from __future__ import annotations

import pickle

import pytest
from small import EX, SCALE, codes, loads, turtle

import careergraph as cg
from careergraph.gaps.conditions import Background

ROLES = """
    :a a cg:Role ; skos:prefLabel "A" ; cg:essentialSkill :s ; cg:progressesTo :b .
    :b a cg:Role ; skos:prefLabel "B" ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] .
    :c a cg:Role ; skos:prefLabel "C" ; cg:essentialSkill :s , :t .
    :s a cg:Skill ; skos:prefLabel "S" . :t a cg:Skill ; skos:prefLabel "T" .
"""
DEGREE = ':degree a cg:Condition ; skos:prefLabel "degree" .'


def told(body):
    return loads(ROLES + body)


# Levels


def test_a_descriptor_says_what_a_level_of_a_skill_looks_like():
    body = ':d a cg:LevelDescriptor ; cg:skill :s ; cg:levelRank 3 ; skos:definition "leads others"@en .'
    assert told("").levels("S") == ()
    (level,) = told(body).levels("S")
    assert (level.rank, level.label, level.definition, level.iri) == (3, "3", "leads others", f"{EX}d")
    assert "leads others" not in told("").gap("A", "B")._repr_html_()
    assert "leads others" in told(body).gap("A", "B")._repr_html_()


def test_levels_that_are_described_stand_by_rank():
    body = "".join(
        f":{name} a cg:LevelDescriptor ; cg:skill :s ; cg:levelRank {rank} ; skos:prefLabel '{name}' ."
        for name, rank in (("low", 1), ("best", 3), ("good", 2))
    )
    graph = told(body)
    assert [level.label for level in graph.levels("S")] == ["low", "good", "best"]
    described = graph._catalogue.further.described_levels(graph._catalogue.number_of(graph.skill("S")))
    assert list(described) == [1, 2, 3]


def test_a_descriptor_takes_the_place_of_the_level_of_the_scale():
    body = SCALE + ':d a cg:LevelDescriptor ; cg:skill :s ; cg:level :L3 ; skos:prefLabel "Leads"@en .'
    graph = told(body)
    assert [level.label for level in graph.levels("S")] == ["Basic", "Fair", "Leads", "Expert"]
    assert [level.label for level in graph.levels("T")] == ["Basic", "Fair", "Good", "Expert"]
    for name in ("Leads", "leads", "Good", 3):
        assert graph.gap({"S": name}, "B").effort == 0
    with pytest.raises(cg.InvalidArgument, match="'Leads' is no level"):
        graph.gap({"T": "Leads"}, "C")


# Grades


GRADES = """
    :a cg:grade :one . :b cg:grade :two . :c cg:grade :one .
    :one a cg:Grade ; cg:rank 1 ; skos:prefLabel "junior"@en , "júnior"@es .
    :two a cg:Grade ; cg:rank 2 ; skos:prefLabel "senior"@en .
"""


def test_a_role_has_a_grade_and_grades_compare():
    assert told("").role("A").grade is None
    a, b, c = (told(GRADES).role(name).grade for name in "ABC")
    assert (str(a), str(b), a.rank) == ("junior", "senior", 1)
    assert a < b
    assert a == c
    assert str(loads(ROLES + GRADES, language="es").role("A").grade) == "júnior"


def test_directions_go_by_grade_where_both_roles_state_one():
    def above(graph):
        return {entry.role.label for entry in graph.rank("C", direction="up")}

    assert above(told("")) == {"B"}  # it needs more
    lower = GRADES.replace(":b cg:grade :two", ":b cg:grade :one").replace(
        ":a cg:grade :one", ":a cg:grade :two"
    )
    assert above(told(lower)) == {"A"}  # it needs less, and is of a higher grade
    level = told(GRADES).rank("A", direction="level")
    assert [entry.role.label for entry in level] == ["C"]


def test_a_grade_is_no_level_of_a_scale():
    assert [level.label for level in told(SCALE + GRADES).scale] == ["Basic", "Fair", "Good", "Expert"]
    assert told(GRADES).scale == ()


@pytest.mark.parametrize(
    ("kind", "source", "target", "code"),
    [
        ("Promotion", "a", "b", None),
        ("Promotion", "b", "a", "promotion-does-not-rise"),
        ("Promotion", "a", "c", "promotion-does-not-rise"),
        ("LateralMove", "a", "c", None),
        ("LateralMove", "a", "b", "lateral-move-changes-grade"),
        ("LateralMove", "b", "a", "lateral-move-changes-grade"),
        ("Specialisation", "b", "a", None),
    ],
)
def test_a_move_is_judged_by_the_grades_of_its_roles(kind, source, target, code):
    move = f"[] cg:fromRole :{source} ; cg:toRole :{target} ; cg:kind cg:{kind} ."
    judged = {"promotion-does-not-rise", "lateral-move-changes-grade"}
    assert judged & {*codes(told(GRADES + move))} == ({code} if code else set())
    assert not judged & {*codes(told(move))}


# Conditions


def only(gap):
    (condition,) = gap.conditions
    return condition.met


def test_a_condition_is_told_of_the_role_and_of_the_roles_that_build_on_it():
    graph = told(DEGREE + ":a cg:hasCondition :degree . :b cg:buildsOn :a .")
    assert told("").role("A").conditions == ()
    assert [each.label for name in "AB" for each in graph.role(name).conditions] == ["degree", "degree"]
    assert "degree: unknown" in str(graph.gap({"S": 3}, "B"))


def test_a_condition_changes_no_number():
    with_, without = told(DEGREE + ":b cg:hasCondition :degree ."), told("")
    measures = [
        (gap.effort, gap.coverage, gap.fit, gap.use, gap.is_closed)
        for gap in (graph.gap("A", "B") for graph in (with_, without))
    ]
    assert measures[0] == measures[1]


def test_a_condition_is_met_by_whoever_lists_it_and_unknown_of_others():
    graph = told(DEGREE + ":b cg:hasCondition :degree . :other a cg:Condition ; skos:prefLabel 'other' .")
    assert only(graph.gap({"S": 3}, "B")) is None
    assert only(graph.gap(cg.Profile("P", {"S": 3}), "B")) is None
    for name in ("degree", "DEGREE", f"{EX}degree", graph.role("B").conditions[0]):
        assert only(graph.gap(cg.Profile("P", {"S": 3}, meets=[name]), "B")) is True
    assert only(graph.gap(cg.Profile("P", {}, meets="other"), "B")) is False
    assert only(graph.gap("B", "B")) is True
    assert only(graph.gap("A", "B")) is None
    missing = "there is no condition 'diploma'; the ontology has 'degree', 'other'"
    with pytest.raises(cg.NotFound, match=missing) as raised:
        graph.gap(cg.Profile("P", {}, meets=["diploma"]), "B")
    assert raised.value.name == "diploma"
    assert [*raised.value.suggestions] == ["degree", "other"]


def test_conditions_stand_behind_the_numbers_one_after_another():
    graph = told(
        DEGREE
        + ":b cg:hasCondition :degree , :licence . :licence a cg:Condition ; skos:prefLabel 'licence' ."
    )
    title = graph.gap(cg.Profile("P", {"S": 3}, meets=["licence"]), "B").caption()
    assert title.endswith(", degree: not met, licence: met")


def test_whoever_had_a_role_on_the_way_had_it():
    graph = told("")
    known = Background.of_role(graph.role("A")).after(graph.role("B"))
    assert known.roles == {f"{EX}a", f"{EX}b"}


def test_a_profile_of_the_ontology_meets_what_it_states():
    graph = told(
        DEGREE + ':b cg:hasCondition :degree . :p a cg:Profile ; skos:prefLabel "P" ; cg:meets :degree .'
    )
    (person,) = graph.profiles
    assert only(graph.gap(person, "B")) is True


def test_the_same_qualification_meets_two_conditions():
    graph = told(
        ":b cg:hasCondition [ cg:qualification :licence ] . "
        ':x a cg:Condition ; skos:prefLabel "x" ; cg:qualification :licence . '
        ':licence skos:prefLabel "licence" .'
    )
    assert graph.role("B").conditions[0].label == "licence"
    assert only(graph.gap(cg.Profile("P", {}, meets=["x"]), "B")) is True


@pytest.mark.parametrize(
    ("asked", "role", "history", "met"),
    [
        ("cg:experienceIn :a", "A", (), True),
        ("cg:experienceIn :a", "C", ("A",), True),
        ("cg:experienceIn :a", "C", ("somewhere else",), False),
        ("cg:experienceIn :a", None, (), None),
        ("cg:experienceIn :a ; cg:monthsOfExperience 12", "A", (), None),
        ("cg:experienceIn :a ; cg:monthsOfExperience 12", "C", (), False),
        ("cg:monthsOfExperience 12", "A", (), None),
        ("cg:experienceIn :f", "A", (), True),
        ("cg:experienceIn :f", "C", (), False),
    ],
)
def test_experience_is_met_by_a_role_that_somebody_had(asked, role, history, met):
    graph = told(f":b cg:hasCondition [ {asked} ] . :f a cg:Family ; skos:prefLabel 'F' . :a cg:family :f .")
    assert only(graph.gap(cg.Profile("P", {}, role, history), "B")) is met


@pytest.mark.parametrize(
    ("language", "label"), [("en", "12 months of experience in A"), ("es", "12 meses de experiencia en A")]
)
def test_a_condition_without_a_name_is_called_by_what_it_asks_for(language, label):
    body = ROLES + ":b cg:hasCondition [ cg:experienceIn :a ; cg:monthsOfExperience 12 ] ."
    assert loads(body, language=language).role("B").conditions[0].label == label
    months = ROLES + ":b cg:hasCondition [ cg:monthsOfExperience 12 ] ."
    anywhere = label.rpartition(f" {label.split()[-2]} ")[0]
    assert loads(months, language=language).role("B").conditions[0].label == anywhere


def test_a_path_marks_its_steps_and_what_was_a_condition_before_is_met():
    graph = told(
        DEGREE
        + ":b cg:hasCondition :degree ; cg:progressesTo :c . :c cg:hasCondition :degree . "
        + '[] cg:fromRole :b ; cg:toRole :c ; cg:hasCondition [ a cg:Condition ; skos:prefLabel "exam" ] .'
    )
    path = graph.path("A", "C")
    assert [[(str(each), each.met) for each in step.gap.conditions] for step in path.steps] == [
        [("degree", None)],
        [("degree", True), ("exam", None)],
    ]
    assert [row["conditions"] for row in path.to_dicts()] == [
        ["degree (unknown)"],
        ["degree (met)", "exam (unknown)"],
    ]
    dot = graph.ladder(path=path).dot
    assert dot.count("1 condition") == 2
    assert "asks for: degree" in dot
    assert "asks for: exam" in dot
    assert "conditions" not in told("").path("A", "B").to_dicts()[0]


# Learning


def test_what_comes_first_is_read_and_follows_from_what_is_essential_to_a_skill():
    assert prerequisites(told("")) == {}
    assert prerequisites(told(":t cg:prerequisite :s .")) == {"T": ["S"]}
    graph = told(":t cg:essentialSkill :s .")
    assert prerequisites(graph) == {"T": ["S"]}
    assert graph.query("ASK { :t cg:prerequisite :s }")
    assert [role.label for role in graph.roles] == ["A", "B", "C"]


def prerequisites(graph):
    skill = graph._catalogue.skill
    return {
        skill(number).label: [skill(each).label for each in others]
        for number, others in graph._catalogue.prerequisites.items()
    }


def test_a_training_takes_each_skill_to_a_level():
    assert told("").trainings == ()
    graph = told(
        SCALE
        + ':x a cg:Training ; skos:prefLabel "X" ; cg:develops :s ; cg:toLevel :L2 ; cg:hours 7.5 . '
        + ":x cg:cost 90 . "
        + ":y cg:hasOutcome [ cg:skill :t ; cg:level :L3 ] , [ cg:skill :s ] ."
    )
    x, y = graph.trainings
    assert (x.label, x.hours, x.cost) == ("X", 7.5, 90)
    assert [(skill.label, level) for skill, level in x.develops] == [("S", 2)]
    assert [(skill.label, level) for skill, level in y.develops] == [("S", None), ("T", 3)]
    assert graph.query("ASK { :y cg:develops :t }")


# Holdings


def test_evidence_and_who_rated_are_told_of_a_holding_and_change_no_number():
    plain = ':p a cg:Profile ; skos:prefLabel "P" ; cg:holds [ cg:skill :s ; cg:levelRank 2 %s ] .'
    with_ = told(plain % '; cg:evidence <https://example.org/badge> , "a talk" ; cg:ratedBy "lead"')
    (person,), gap = with_.profiles, with_.gap(with_.profiles[0], "B")
    assert person.evidence == {f"{EX}s": ("a talk", "https://example.org/badge")}
    (item,) = gap.below
    assert (item.evidence, item.rated_by) == (("a talk", "https://example.org/badge"), ("lead",))
    assert gap.to_dicts()[0]["evidence"] == "a talk; https://example.org/badge, rated by lead"
    without = told(plain % "")
    assert without.gap(without.profiles[0], "B").effort == gap.effort
    assert "evidence" not in without.gap(without.profiles[0], "B").to_dicts()[0]


# All of them


WHOLE = (
    ROLES
    + GRADES
    + DEGREE
    + SCALE
    + """
    :b cg:hasCondition :degree , [ cg:experienceIn :a ; cg:monthsOfExperience 12 ] . :t cg:prerequisite :s .
    :d a cg:LevelDescriptor ; cg:skill :s ; cg:levelRank 3 ; skos:definition "leads others"@en .
    :x a cg:Training ; skos:prefLabel "X" ; cg:develops :s ; cg:toLevel :L2 ; cg:hours 7.5 .
    :p a cg:Profile ; skos:prefLabel "P" ; cg:meets :degree ;
       cg:holds [ cg:skill :s ; cg:levelRank 2 ; cg:evidence "a talk" ; cg:ratedBy "lead" ] .
"""
)


def seen(graph):
    """What a reader sees of all these terms."""
    (person,) = graph.profiles
    return (
        [(role, role.grade, [each.label for each in role.conditions]) for role in graph.roles],
        [(level.rank, level.label, level.definition) for level in graph.levels("S")],
        graph.trainings,
        prerequisites(graph),
        [each.label for each in person.meets],
        person.evidence,
        person.rated_by,
        str(graph.gap(person, "B")),
    )


def test_what_is_kept_on_disk_and_what_is_pickled_say_the_same(tmp_path):
    file = tmp_path / "whole.ttl"
    loads(WHOLE).save(file)
    graph = cg.load(file, cache=tmp_path / "cache")
    kept = cg.load(file, cache=tmp_path / "cache")
    assert seen(kept) == seen(graph) == seen(loads(WHOLE))
    assert seen(pickle.loads(pickle.dumps(graph))) == seen(graph)


def test_of_several_holdings_of_one_skill_all_evidence_is_told():
    (ana,) = loads(
        ":s a cg:Skill . :t a cg:Skill . :ana a cg:Profile ; cg:holds "
        '[ cg:skill :s ; cg:evidence "b" , "a" ] , '
        '[ cg:skill :s ; cg:evidence "c" , "a" ; cg:ratedBy "Eva" ] , '
        '[ cg:evidence "of nothing" ] , [ cg:skill :t ] .'
    ).profiles
    assert ana.evidence == {f"{EX}s": ("a", "b", "c")}
    assert ana.rated_by == {f"{EX}s": ("Eva",)}


# What is learnt


def stated_learning(body):
    return loads(body)._catalogue.facts.further.learning


def test_what_is_stated_is_not_inferred_from_what_is_essential_to_a_skill():
    read = stated_learning(
        ":s a cg:Skill ; cg:essentialSkill :one , :two ; cg:prerequisite :one . "
        ":t a cg:Skill ; cg:essentialSkill :one ; cg:prerequisite :one ."
    )
    assert dict(read.prerequisites) == {f"{EX}s": [f"{EX}one", f"{EX}two"], f"{EX}t": [f"{EX}one"]}
    assert dict(read.inferred) == {f"{EX}s": [f"{EX}two"]}


@pytest.mark.parametrize(
    ("said", "rank"),
    [
        ("cg:develops :s", 0),
        ("cg:develops :s ; cg:levelRank 3", 3),
        ("cg:develops :s ; cg:toLevel :L2", 2),
        ("cg:develops :s ; cg:toLevel :L3 ; cg:hasOutcome [ cg:skill :s ; cg:levelRank 1 ]", 3),
        ("cg:develops :s ; cg:toLevel :L1 ; cg:hasOutcome [ cg:skill :s ; cg:levelRank 2 ]", 2),
        ("cg:hasOutcome [ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :s ; cg:levelRank 1 ]", 2),
        ("cg:hasOutcome [ cg:skill :s ]", 0),
    ],
)
def test_a_training_takes_a_skill_to_the_highest_level_that_is_said_of_it(said, rank):
    read = stated_learning(f"{SCALE} :s a cg:Skill . :x a cg:Training ; {said} .")
    assert read.trainings[f"{EX}x"].develops == [(f"{EX}s", rank)]


@pytest.mark.parametrize(
    ("stated", "hours", "told_of"),
    [
        ("0", 0.0, 0), ("0.5", 0.5, 0), ("5 , 3", 3.0, 0), ("3 , 5", 3.0, 0), ("-1", None, 1),
        ("'INF'^^xsd:double", None, 1),
    ],
)  # fmt: skip
def test_of_several_amounts_the_least_counts_and_none_is_below_nothing(stated, hours, told_of):
    graph = loads(f":s a cg:Skill . :x a cg:Training ; cg:develops :s ; cg:hours {stated} .")
    assert graph._catalogue.facts.further.learning.trainings[f"{EX}x"].hours == hours
    assert codes(graph).count("bad-amount") == told_of


def test_what_is_inferred_is_so_from_the_cache_too(tmp_path):
    path = tmp_path / "skills.ttl"
    path.write_text(turtle(":s a cg:Skill ; cg:essentialSkill :one ; cg:prerequisite :two ."), "utf-8")
    read = [cg.load(path, cache=tmp_path / "cache")._catalogue.inferred_prerequisites for _ in range(2)]
    assert read[0] == read[1]
    assert [len(others) for others in read[0].values()] == [1]


def test_what_is_essential_to_a_skill_and_described_nowhere_is_still_planned_for():
    graph = loads(":s a cg:Skill ; cg:essentialSkill :one . :r a cg:Role ; cg:essentialSkill :s .")
    assert len(graph.plan({}, f"{EX}r").steps) == 1
    assert "dangling-reference" in codes(graph)


@pytest.mark.parametrize(
    ("said", "is_empty"),
    [("", True), ("; skos:prefLabel 'degree'", False), ("; cg:monthsOfExperience 6", False)],
)
def test_a_condition_is_empty_that_neither_asks_for_anything_nor_has_a_name(said, is_empty):
    graph = loads(f":r a cg:Role ; cg:hasCondition :c . :c a cg:Condition {said} .")
    assert ("empty-condition" in codes(graph)) is is_empty
