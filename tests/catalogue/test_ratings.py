"""Ratings of skills in roles: those that are whole and within bounds, the last of each pair."""

from __future__ import annotations

import pytest
from small import EX, loads

from careergraph.vocabulary import RATED, RATED_IMPORTANCE, RATED_LEVEL, RATED_SKILL


def ratings(body: str) -> list[tuple[str, str, float, float]]:
    catalogue = loads(":a a cg:Role . :b a cg:Role . :s a cg:Skill . :t a cg:Skill . " + body)._catalogue
    roles, skills, read = catalogue.facts.roles.ids, catalogue.facts.skills.ids, catalogue.ratings
    return [
        (roles[role].removeprefix(EX), skills[skill].removeprefix(EX), importance, level)
        for role, skill, importance, level in zip(
            read.role, read.skill, read.importance, read.level, strict=True
        )
    ]


def rated(role: str, skill: str, importance: str, level: str) -> str:
    return (
        f":{role} <{RATED}> [ <{RATED_SKILL}> :{skill} ; "
        f"<{RATED_IMPORTANCE}> {importance} ; <{RATED_LEVEL}> {level} ] . "
    )


def test_a_rating_is_of_a_role_and_a_skill_required_or_not():
    asked = f":b cg:requires [ cg:skill :t ; cg:importance 4 ; <{RATED_LEVEL}> 2.5 ] . "
    assert ratings(rated("a", "s", "3.5", "0") + rated("a", "t", "1", "7") + asked) == [
        ("a", "s", 3.5, 0.0),
        ("a", "t", 1.0, 7.0),
        ("b", "t", 4.0, 2.5),
    ]


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (rated("a", "s", "1", "0"), True),
        (rated("a", "s", "5", "7"), True),
        (rated("a", "s", "0.9", "1"), False),
        (rated("a", "s", "5.1", "1"), False),
        (rated("a", "s", "3", "-1"), False),
        (rated("a", "s", "3", "'high'"), False),
        (rated("a", "s", "'high'", "3"), False),
        (rated("a", "none", "3", "3"), False),
        (rated("none", "s", "3", "3"), False),
        (f":a <{RATED}> [ <{RATED_IMPORTANCE}> 3 ; <{RATED_LEVEL}> 3 ] . ", False),
        (f":a <{RATED}> [ <{RATED_SKILL}> :s ; <{RATED_LEVEL}> 3 ] . ", False),
        (f":a <{RATED}> [ <{RATED_SKILL}> :s ; <{RATED_IMPORTANCE}> 3 ] . ", False),
    ],
)
def test_a_rating_that_lacks_a_number_or_is_out_of_bounds_is_left_out_and_others_stay(body, kept):
    other = rated("b", "t", "2", "2")
    assert ratings(body + other)[-1:] == [("b", "t", 2.0, 2.0)]
    assert len(ratings(body + other)) == 1 + kept


def test_of_several_ratings_of_one_pair_the_last_counts():
    assert ratings(rated("a", "s", "2", "2") + rated("a", "s", "3", "3")) == [("a", "s", 3.0, 3.0)]
