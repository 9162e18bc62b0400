"""Choices of several skills: how they are read, numbered, and which of them implies which."""

from __future__ import annotations

from small import EX, findings, loads

from careergraph.catalogue.alternatives import Group, Groups


def test_of_one_skill_twice_the_level_counts_that_is_met_sooner():
    graph = loads(
        ":a a cg:Role ; cg:requires [ cg:anyOf "
        "[ cg:skill :s ; cg:levelRank 3 ] , [ cg:skill :s ; cg:levelRank 2 ] ,"
        " [ cg:skill :t ; cg:levelRank 1 ] , [ cg:skill :t ] , "
        "[ cg:skill :u ; cg:levelRank 2 ] , [ cg:skill :u ; cg:levelRank 3 ] ] . "
        ":s a cg:Skill . :t a cg:Skill . :u a cg:Skill ."
    )
    (choice,) = graph.requirements(f"{EX}a")
    assert [(each.label, each.level) for each in choice.any_of] == [("s", 2), ("t", None), ("u", 2)]


def test_each_fault_of_a_choice_is_told_of_its_role_and_the_others_are_read():
    graph = loads(
        """
        :a a cg:Role ; cg:requires :q1 , :q2 , :q3 , :q4 , :q5 . :s a cg:Skill . :t a cg:Skill .
        :q1 cg:skill :s ; cg:anyOf [ cg:skill :t ] . :q2 cg:anyOf [ cg:skill :s ] , [ cg:levelRank 1 ] .
        :q3 cg:anyOf [ cg:skill :s ] , [ cg:skill :t ] ; cg:atLeast 3 . :q4 cg:atLeast 2 .
        :q5 cg:anyOf [ cg:skill :s ] , [ cg:skill :t ] ; cg:atLeast 2 , 0 .
        :q6 cg:anyOf [ cg:levelRank 1 ] ; cg:atLeast 2 . :q7 cg:atLeast 2 .
        """
    )
    asked = [(each.label, each.at_least) for each in graph.requirements(f"{EX}a")]
    assert asked == [("s", 1), ("one of: s", 1), ("2 of: s, t", 2)]
    told = {
        code: [finding.subject.removeprefix(EX) for finding in findings(graph, code)]
        for code in (
            "skill-and-alternatives", "alternative-without-skill", "too-few-alternatives",
            "at-least-without-alternatives", "bad-number",
        )
    }  # fmt: skip
    assert told == {
        "skill-and-alternatives": ["a"],
        "alternative-without-skill": ["a", "q6"],
        "too-few-alternatives": ["a"],
        "at-least-without-alternatives": ["a", "q7"],
        "bad-number": ["q5"],
    }
    (few,) = findings(graph, "too-few-alternatives")
    assert "3 of 2 alternatives" in few.message


GROUPS = Groups(
    10,
    [
        Group(((1, 2), (2, 0))),
        Group(((1, 1), (2, 1), (3, 4))),
        Group(((1, 2), (2, 1)), 2),
        Group(((1, 3), (3, 5))),
    ],
)


def test_groups_go_by_numbers_behind_those_of_the_skills():
    assert GROUPS.get(9) is None
    assert GROUPS.get(10) is GROUPS.groups[0]
    assert GROUPS.among([3, 13, 9, 10]) == [13, 10]
    assert [*Groups(10).among([3, 13])] == []


def test_who_meets_a_group_meets_each_that_asks_for_no_more_of_the_same_skills():
    expected = [
        (10 + one, 10 + other)
        for one, group in enumerate(GROUPS.groups)
        for other, wider in enumerate(GROUPS.groups)
        if group.at_least >= wider.at_least
        and all(
            any(skill == its and max(level, 1) >= max(least, 1) for its, least in wider.alternatives)
            for skill, level in group.alternatives
        )
    ]
    assert sorted(GROUPS.implications()) == expected
    assert (10, 11) in expected
    assert Group(((1, 2), (2, 0), (3, 5)), 2).need == 3


def test_choices_of_the_same_skills_stand_by_their_levels():
    choices = " , ".join(
        f"[ cg:anyOf [ cg:skill :s{level} ] , [ cg:skill :t ] ]"
        for level in ("; cg:levelRank 3 ", "; cg:levelRank 1 ", "")
    ).replace(":s;", ":s ;")
    graph = loads(f":a a cg:Role ; cg:requires {choices} . :s a cg:Skill . :t a cg:Skill .")
    levels = [[each.level for each in choice.any_of] for choice in graph.requirements(f"{EX}a")]
    assert levels == [[None, None], [1, None], [3, None]]


def test_an_alternative_cites_for_its_level_what_the_choice_cites():
    graph = loads(
        ":a a cg:Role ; cg:requires [ dcterms:source <urn:book> ; cg:anyOf "
        "[ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :t ] ] . :s a cg:Skill . :t a cg:Skill ."
    )
    (choice,) = graph.requirements(f"{EX}a")
    assert choice.source == "urn:book"
    assert [each.level_source for each in choice.any_of] == ["urn:book", None]
