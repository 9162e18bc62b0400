"""Profiles of people as files state them: known skills, read levels, and the words of all that is unknown."""

from __future__ import annotations

import pytest

import careergraph as cg
from careergraph.names.known_skills import Terms, known_profiles
from careergraph.sources.people import Person

BASIC, EXPERT = (cg.Level(rank, label, f"urn:{rank}") for rank, label in enumerate(("Basic", "Expert"), 1))
ELSEWHERE = cg.Level(5, "C1", "urn:c1")
SKILLS = {name: cg.Skill(f"urn:{name}", name) for name in ("python", "sql")}


def find(name: str) -> cg.Skill:
    if name == "shared":
        raise cg.AmbiguousName("several", name=name, candidates=["a", "b"], things=[*SKILLS.values()])
    if name == "blank":
        raise cg.AmbiguousName("several", name=name, candidates=["a", "b"])
    if name not in SKILLS:
        near = ["python", "sql"] if name == "pyton" else []
        raise cg.SkillNotFound("none", name=name, suggestions=near)
    return SKILLS[name]


def terms(levels=None, graph=True):
    scale = {"python": (BASIC, EXPERT), "sql": (BASIC,)}
    return Terms(find if graph else None, lambda name: scale[name], (BASIC, EXPERT, ELSEWHERE), levels)


ANA = Person("Ana", {"python": "Expert", "sql": None}, role="cook", history=("clerk", "aide"))
BEN = Person("Ben", {"python": "Expert", "sql": 2}, role="chef")


def test_people_have_their_names_skills_ranks_role_and_history():
    assert known_profiles([ANA, BEN], terms(), strict=True) == (
        cg.Profile("Ana", {"python": 2, "sql": None}, "cook", ("clerk", "aide")),
        cg.Profile("Ben", {"python": 2, "sql": 2}, "chef"),
    )


def test_without_a_graph_names_and_levels_stay_as_they_are():
    people = [ANA, Person("Cem", {"juggling": "guru"})]
    assert known_profiles(people, terms(graph=False), strict=True) == (
        cg.Profile("Ana", ANA.skills, "cook", ("clerk", "aide")),
        cg.Profile("Cem", {"juggling": "guru"}),
    )
    assert terms(graph=False).take_all
    assert not terms({"guru": 4}, graph=False).take_all
    assert not terms().take_all


@pytest.mark.parametrize(
    ("stated", "levels", "graph", "cv", "level"),
    [
        ("Guru ", {"guru": 4}, True, False, 4),
        ("guru", {"GURU": 4}, False, True, 4),
        ("expert", {"guru": 4}, False, False, "expert"),
        (None, {"guru": 4}, False, True, None),
        ("expert", None, False, True, None),
        ("3", None, False, True, "3"),
        (3, None, False, True, 3),
        ("3/5", None, False, True, "3/5"),
        (None, None, True, False, None),
        ("expert", None, True, False, 2),
        ("C1", None, True, False, "C1"),
        ("fluent", None, True, True, None),
    ],
)
def test_a_level_is_read_by_the_mapping_or_on_the_scale_or_is_left(stated, levels, graph, cv, level):
    known = terms(levels, graph)
    assert known.level(stated, "python", cv) == level
    assert not known.unread


def test_a_level_of_a_skill_is_read_on_its_own_scale_and_noted_where_no_scale_has_it():
    known = terms()
    people = [Person("Ana", {"python": "C2", "sql": "C3"}), Person("Ben", {"python": "C2"})]
    assert known_profiles(people, known, strict=False) == (
        cg.Profile("Ana", {"python": None, "sql": None}),
        cg.Profile("Ben", {"python": None}),
    )
    assert [*known.unread] == ["C2", "C3"]


def test_a_cv_without_a_graph_keeps_numbers_and_leaves_words_unrated():
    (ana,) = known_profiles(
        [Person("Ana", {"a": "expert", "b": "3/5"}, cv=True)], terms(graph=False), strict=True
    )
    assert ana.skills == {"a": None, "b": "3/5"}


def test_what_is_unknown_stands_in_the_profile_where_that_is_asked_for():
    people = [Person("Ana", {"pyton": 2, "python": 2, "tea": None}, role="cook"), Person("Ben", {"pyton": 1})]
    assert known_profiles(people, terms(), strict=False) == (
        cg.Profile("Ana", {"python": 2}, "cook", unknown=("pyton", "tea")),
        cg.Profile("Ben", {}, unknown=("pyton",)),
    )


def refusal(people):
    with pytest.raises(cg.CareerGraphError) as raised:
        known_profiles(people, terms(), strict=True)
    return raised.value


def test_unknown_names_are_told_with_what_they_may_mean():
    error = refusal([Person("Ana", {"pyton": 2, "tea": 1, "shared": 1, "blank": 1})])
    assert isinstance(error, cg.UnknownNames)
    assert str(error) == (
        "4 names of skills in the profiles, not known to the graph: 'pyton' ('python'?), 'tea', "
        "'shared' ('python'?), 'blank'; graph.match(error.names) finds what they may mean, "
        "and strict=False keeps them in Profile.unknown"
    )
    assert error.names == ("pyton", "tea", "shared", "blank")
    assert error.suggestions == ("python", "python")
    assert str(refusal([Person("Ana", {"tea": 2})])).startswith("1 name of skills in the profiles")


@pytest.mark.parametrize(("count", "more"), [(10, ""), (11, " and 1 more"), (14, " and 4 more")])
def test_of_many_unknown_names_ten_are_told(count, more):
    error = refusal([Person("Ana", dict.fromkeys(map("n{}".format, range(count)), 1))])
    told = ", ".join(f"'n{number}'" for number in range(10))
    assert str(error).startswith(
        f"{count} names of skills in the profiles, not known to the graph: {told}{more};"
    )


def test_levels_that_no_scale_has_are_told():
    error = refusal([Person("Ana", {"python": "guru", "sql": 2}), Person("Ben", {"python": "wizard"})])
    assert isinstance(error, cg.InvalidArgument)
    assert str(error) == (
        "the profiles have levels that the graph's scale has not: 'guru', 'wizard'; "
        "say what they mean with levels={...}, or leave them unrated with strict=False"
    )


@pytest.mark.parametrize(("count", "last"), [(99, "'l98'; "), (100, "'l98' and 1 more; ")])
def test_of_very_many_levels_ninety_nine_are_told(count, last):
    people = [Person("Ana", {"python": f"l{number}"}) for number in range(count)]
    assert last in str(refusal(people))
