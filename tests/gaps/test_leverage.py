"""What to learn next: the worked answers, and every answer against all that could be chosen instead."""

from __future__ import annotations

import pickle
import sys
from fractions import Fraction
from itertools import combinations_with_replacement, product

import numpy
import pytest
from choices import choice_graphs, people
from hypothesis import given
from hypothesis import strategies as st
from small import labels, loads
from strategies import World, folded, holdings, worlds

import careergraph as cg
from careergraph.catalogue.numbers import RoleNumber
from careergraph.gaps import openings
from careergraph.gaps.openings import Openings, most_openings


def shown(steps) -> dict[str, float]:
    return {step.skill.label: round(step.gain, 3) for step in steps}


def coverage(world: World, held: dict[int, int | None], roles: list[int]) -> Fraction:
    """The sum of coverage, by the definition of coverage alone."""
    known = [role for role in roles if world.total(role)]
    return sum((1 - Fraction(world.effort(held, role), world.total(role)) for role in known), Fraction(0))


def opened(world: World, held: dict[int, int | None], roles: list[int]) -> set[int]:
    return {role for role in roles if world.total(role) and not world.effort(held, role)}


def raised(held: dict[int, int | None], skills: tuple[int, ...]) -> dict[int, int | None]:
    """What is held once each of the skills is raised by a level; one that is not rated stays so."""
    after = dict(held)
    for skill in skills:
        level = after.get(skill, 0)
        after[skill] = None if level is None else level + 1
    return after


def holder(world: World, held: dict[int, int | None]) -> dict[str, int | None]:
    return {world.skill(skill): level for skill, level in held.items()}


WORLDS = worlds(roles=(1, 4)).flatmap(lambda world: st.tuples(st.just(world), holdings(world)))


# The worked answers


def test_what_brings_an_account_executive_most(accounts):
    found = accounts.leverage("Account Executive", limit=None)
    assert shown(found)["organisation"] == shown(found)["problem solving"] == 0.268
    assert shown(found)["adaptability"] == shown(found)["communication"] == 0.168
    assert shown(found)["leadership"] == 0.085
    # 1/10 + 1/12 + 1/21 + 1/27, one share for each role but the executive's own and what is met already.
    assert found[0].gain == float(Fraction(1, 10) + Fraction(1, 12) + Fraction(1, 21) + Fraction(1, 27))
    assert labels(step.skill for step in found[:2] if step) == ["organisation", "problem solving"]


def test_what_is_the_most_is_told_without_a_doubt(accounts):
    title = accounts.leverage("Account Executive", effort=2, by="opens").caption()
    assert title.startswith("What to learn next: Account Executive: coverage +")
    assert title.endswith(" in sum, 1 role opened")


def test_a_budget_is_spent_on_the_best_levels(accounts):
    found = accounts.leverage("Account Executive", effort=5)
    assert found.effort == len(found) == 5
    assert found.exact
    assert found.gain == pytest.approx(sum(step.gain for step in found))
    assert (found.by, found.bound) == ("gain", found.gain)
    assert labels(found.opens) == ["Account Manager", "Account Specialist"]
    assert [labels(step.opens) for step in found] == [
        [], ["Account Specialist"], [], ["Account Manager"], [],
    ]  # fmt: skip


DENSE = """
:a a cg:Skill ; skos:prefLabel "a"@en . :b a cg:Skill ; skos:prefLabel "b"@en .
:c a cg:Skill ; skos:prefLabel "c"@en .
:one a cg:Role ; skos:prefLabel "one"@en ; cg:essentialSkill :c .
:two a cg:Role ; skos:prefLabel "two"@en ; cg:essentialSkill :a , :b .
:three a cg:Role ; skos:prefLabel "three"@en ; cg:essentialSkill :a , :b .
"""


def test_the_most_roles_are_not_those_that_come_first():
    """Who opens the cheapest role first opens one role, and the best choice two."""
    found = loads(DENSE).leverage({}, effort=2, by="opens")
    assert labels(found.opens) == ["three", "two"]
    assert found.exact
    assert found.bound == 2


def test_without_a_budget_the_steps_that_open_most_come_first():
    found = loads(DENSE).leverage({"a": 1}, by="opens")
    assert [(step.skill.label, labels(step.opens)) for step in found] == [
        ("b", ["three", "two"]),
        ("c", ["one"]),
    ]


def test_a_level_that_opens_a_role_comes_before_those_that_bring_more():
    graph = loads(
        """
        :r1 a cg:Role ; cg:essentialSkill :x , :y . :r2 a cg:Role ; cg:essentialSkill :x , :y .
        :r3 a cg:Role ; cg:requires [ cg:skill :z ; cg:levelRank 3 ] .
        :x a cg:Skill . :y a cg:Skill . :z a cg:Skill .
        """
    )
    for limit in (1, 2, 3):
        by_opens = graph.leverage({"z": 2}, by="opens", limit=limit)
        assert labels(step.skill for step in by_opens) == ["z", "x", "y"][:limit]
        by_gain = graph.leverage({"z": 2}, limit=limit)
        assert labels(step.skill for step in by_gain) == ["x", "y", "z"][:limit]


def test_what_is_held_and_what_is_not_are_weighed_alike_where_few_are_asked_for():
    graph = loads(
        """
        :two a cg:Role ; cg:requires [ cg:skill :a ; cg:levelRank 2 ] .
        :three a cg:Role ; cg:requires [ cg:skill :b ; cg:levelRank 3 ] .
        :a a cg:Skill . :b a cg:Skill .
        """
    )
    assert labels(step.skill for step in graph.leverage({"a": 1}, limit=1)) == ["a"]


def test_the_first_few_are_the_first_of_all():
    """Seven hundred skills, each at a level of its own in a role of its own."""
    levels = {number: 1 + number * 113 % 701 for number in range(700)}
    graph = loads(
        "\n".join(
            f":r{number} a cg:Role ; cg:requires [ cg:skill :s{number} ; cg:levelRank {level} ] . "
            f":s{number} a cg:Skill ."
            for number, level in levels.items()
        )
    )
    every = [step.skill.label for step in graph.leverage({}, limit=None)]
    assert every == [f"s{number}" for number in sorted(levels, key=levels.__getitem__)]
    for limit in (1, 7, 350, 500, 690, 699, 700, 701):
        assert [step.skill.label for step in graph.leverage({}, limit=limit)] == every[:limit]


def test_each_further_level_brings_what_it_brings():
    graph = loads(
        """
        :r1 a cg:Role ; cg:requires [ cg:skill :x ; cg:levelRank 2 ] .
        :r2 a cg:Role ; cg:requires [ cg:skill :x ; cg:levelRank 1 ] . :x a cg:Skill .
        """
    )
    assert [step.gain for step in graph.leverage({}, effort=2)] == [1.5, 0.5]


def test_the_next_level_of_a_skill_comes_before_the_first_of_one_that_brings_less():
    graph = loads(
        """
        :r1 a cg:Role ; cg:requires [ cg:skill :x ; cg:levelRank 2 ] .
        :r2 a cg:Role ; cg:requires [ cg:skill :x ; cg:levelRank 2 ] , [ cg:skill :y ; cg:levelRank 1 ] .
        :x a cg:Skill . :y a cg:Skill .
        """
    )
    assert labels(step.skill for step in graph.leverage({}, effort=2)) == ["x", "x"]


def test_a_skill_held_that_a_role_wants_at_no_level_opens_nothing_more():
    asked = "".join(
        f":q{n} a cg:Role ; cg:requires [ cg:skill :a ; cg:levelRank 2 ] , [ cg:skill :c ; cg:levelRank 2 ] ."
        for n in range(3)
    )
    graph = loads(
        f"""
        :r a cg:Role ; cg:essentialSkill :a , :b . {asked}
        :a a cg:Skill . :b a cg:Skill . :c a cg:Skill .
        """
    )
    found = graph.leverage({"a": 1}, by="opens")
    assert [(step.skill.label, labels(step.opens)) for step in found] == [("b", ["r"]), ("a", []), ("c", [])]


def test_steps_that_open_a_role_come_by_label():
    graph = loads(
        """
        :r a cg:Role ; cg:essentialSkill :a , :b , :c .
        :a a cg:Skill ; skos:prefLabel "third"@en . :b a cg:Skill ; skos:prefLabel "first"@en .
        :c a cg:Skill ; skos:prefLabel "second"@en .
        """
    )
    found = graph.leverage({}, effort=3, by="opens")
    assert labels(step.skill for step in found) == ["first", "second", "third"]


def test_somebody_who_holds_a_skill_unrated_gains_nothing_by_it():
    assert labels(step.skill for step in loads(DENSE).leverage({"a": None})) == ["b", "c"]


def test_a_role_that_requires_nothing_is_never_opened():
    graph = loads(DENSE + ':none a cg:Role ; skos:prefLabel "none"@en .')
    assert "none" not in labels(graph.leverage({}, effort=3).opens)


def test_nothing_is_left_to_learn_for_whoever_holds_all():
    found = loads(DENSE).leverage({"a": 1, "b": 1, "c": 1}, effort=3)
    assert (len(found), found.gain, found.opens, found.exact) == (0, 0, (), True)
    by_opens = loads(DENSE).leverage({"a": 1, "b": 1, "c": 1}, effort=3, by="opens")
    assert (len(by_opens), by_opens.bound, by_opens.exact) == (0, 0, True)


def test_the_roles_may_be_chosen(accounts):
    found = accounts.leverage("Account Executive", roles=["Account Specialist"])
    assert shown(found) == {"organisation": 0.1, "problem solving": 0.1}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"effort": 0}, "effort='0' is no number of 1 or more"),
        ({"limit": 0}, "limit='0' is no number of 1 or more"),
        ({"by": "coverage"}, "by='coverage' is none of"),
    ],
)
def test_what_no_answer_has_is_refused(accounts, arguments, message):
    with pytest.raises(cg.InvalidArgument, match=message):
        accounts.leverage("Account Executive", **arguments)


def test_it_is_a_table_and_pickles(accounts):
    found = accounts.leverage("Account Executive", effort=2)
    assert pickle.loads(pickle.dumps(found)) == found
    assert found.to_dicts()[1]["opens"] == ["Account Specialist"]
    assert "coverage +0.54 in sum, 1 role opened" in str(found)


# Against all that could be chosen


@given(WORLDS, st.data())
def test_each_step_brings_what_the_definition_says_and_none_is_left_out(made, data):
    world, held = made
    roles = data.draw(st.lists(st.sampled_from(range(len(world.role_labels))), min_size=1, unique=True))
    before = coverage(world, held, roles)
    gains = {
        skill: gain
        for skill in range(len(world.skill_labels))
        if (gain := coverage(world, raised(held, (skill,)), roles) - before)
    }
    opens = {
        skill: opened(world, raised(held, (skill,)), roles) - opened(world, held, roles) for skill in gains
    }
    plain = {
        "gain": lambda skill: (-gains[skill], folded(world.skill_labels[skill]), world.skill(skill)),
        "opens": lambda skill: (-len(opens[skill]), *plain["gain"](skill)),
    }
    graph, asked = world.graph(), {"roles": [world.role(role) for role in roles]}
    for by, key in plain.items():
        found = graph.leverage(holder(world, held), **asked, by=by, limit=None)
        expected = sorted(gains, key=key)
        assert [step.skill.iri for step in found] == [world.skill(skill) for skill in expected]
        for skill, step in zip(expected, found, strict=True):
            assert step.gain == float(gains[skill])
            assert {role.iri for role in step.opens} == {world.role(role) for role in opens[skill]}
        for limit in (1, 2):
            some = graph.leverage(holder(world, held), **asked, by=by, limit=limit)
            assert some.steps == found.steps[:limit]


@given(WORLDS, st.integers(1, 4))
def test_no_other_levels_of_as_much_effort_cover_more(made, effort):
    world, held = made
    roles = [*range(len(world.role_labels))]
    found = world.graph().leverage(holder(world, held), effort=effort)
    best = max(
        coverage(world, raised(held, skills), roles)
        for skills in combinations_with_replacement(range(len(world.skill_labels)), effort)
    )
    taken = tuple(int(step.skill.iri.removeprefix(world.skill(0)[:-1])) for step in found)
    assert coverage(world, raised(held, taken), roles) == best
    assert found.exact
    assert len(found) <= effort
    assert found.gain == float(best - coverage(world, held, roles))


@given(WORLDS, st.integers(1, 4))
def test_no_other_levels_of_as_much_effort_open_more_roles(made, effort):
    world, held = made
    roles = [*range(len(world.role_labels))]
    found = world.graph().leverage(holder(world, held), effort=effort, by="opens")
    best = max(
        len(opened(world, raised(held, skills), roles))
        for skills in combinations_with_replacement(range(len(world.skill_labels)), effort)
    )
    assert len(found.opens) == found.bound == best - len(opened(world, held, roles))
    taken = tuple(int(step.skill.iri.removeprefix(world.skill(0)[:-1])) for step in found)
    assert len(opened(world, raised(held, taken), roles)) == best
    assert len(found) <= effort


@given(
    st.lists(st.sets(st.integers(0, 5), min_size=1, max_size=3), min_size=1, max_size=6), st.integers(1, 5)
)
def test_what_is_said_to_be_a_heuristic_keeps_its_bound(sets, effort):
    missing = {
        RoleNumber(number): [(skill, 1) for skill in sorted(skills)] for number, skills in enumerate(sets)
    }
    best = max(
        sum(chosen)
        for chosen in product([0, 1], repeat=len(sets))
        if len(set().union(*(each for each, is_chosen in zip(sets, chosen, strict=True) if is_chosen)))
        <= effort
    )
    assert most_openings(missing, effort).bound == best
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(openings, "MOST_ROLES", 0)
        found = most_openings(missing, effort)
    got = sum(skills <= set(found.steps) for skills in sets)
    assert found.opened <= got <= best <= found.bound
    assert found.exact is (found.opened == found.bound)
    assert bool(got) is bool(best), "the role that lacks least is within the budget, if any is"
    assert not found.exact or got == best
    assert len(found.steps) <= effort


def test_the_bound_is_of_roles_that_may_be_open_in_part(monkeypatch):
    """Three roles that share their levels two by two: with two levels one is open, or two thirds of each."""
    missing = {RoleNumber(number): [(number, 1), ((number + 1) % 3, 1)] for number in range(3)}
    assert most_openings(missing, 2) == Openings((0, 1), 1, 1, True)
    monkeypatch.setattr(openings, "MOST_ROLES", 2)
    assert most_openings(missing, 2) == Openings((0, 1), 1, 2, False)
    assert most_openings(missing, 3) == Openings((0, 1, 2), 3, 3, True)
    monkeypatch.setattr(openings, "MOST_ROLES", 3)
    assert most_openings(missing, 2).exact, "so many roles are still searched"


def test_where_nothing_is_missing_nothing_can_be_opened():
    assert most_openings({}, 2) == Openings((), 0, 0, True)


def test_the_first_roles_by_order_are_opened_where_several_choices_open_as_many():
    missing = {RoleNumber(number): [(number, 1)] for number in range(5)}
    assert most_openings(missing, 2).steps == (0, 1)


def test_without_scipy_it_is_said_what_to_install(accounts, monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(cg.MissingLibrary) as caught:
        accounts.leverage("Account Executive", effort=2, by="opens")
    assert str(caught.value) == (
        "the most roles that a budget opens are found with SciPy: install 'careergraph[plan]' with pip"
    )
    assert len(accounts.leverage("Account Executive", effort=2)) == 2


# Where roles ask for some of several skills

CHOICE = """
:dev a cg:Role ; skos:prefLabel "dev"@en ;
    cg:requires [ cg:anyOf [ cg:skill :a ; cg:levelRank 2 ] , [ cg:skill :b ; cg:levelRank 1 ] ] .
:a a cg:Skill ; skos:prefLabel "a"@en . :b a cg:Skill ; skos:prefLabel "b"@en .
"""


def test_of_a_choice_the_level_counts_that_makes_it_cheaper():
    graph = loads(CHOICE)
    assert [(step.skill.label, labels(step.opens)) for step in graph.leverage({})] == [("b", ["dev"])]
    assert graph.leverage({}).exact
    found = graph.leverage({}, effort=1)
    assert (labels(step.skill for step in found), found.exact) == (["b"], False)
    most = graph.leverage({}, effort=2, by="opens")
    assert (labels(most.opens), most.bound, most.exact) == (["dev"], 1, True)


def test_a_level_that_serves_a_skill_alone_and_in_a_choice_counts_once():
    graph = loads(
        """
        :dev a cg:Role ; skos:prefLabel "dev"@en ;
            cg:requires [ cg:skill :a ] , [ cg:anyOf [ cg:skill :a ] , [ cg:skill :b ] ] .
        :a a cg:Skill ; skos:prefLabel "a"@en . :b a cg:Skill ; skos:prefLabel "b"@en .
        """
    )
    found = graph.leverage({}, effort=1, by="opens")
    assert [step.skill.label for step in found] == ["a"]
    assert (labels(found.opens), found.bound, found.exact) == (["dev"], 1, True)


SKILLS = " ".join(f':{name} a cg:Skill ; skos:prefLabel "{name}"@en .' for name in "abcd")


def test_once_one_of_a_choice_is_taken_the_other_brings_nothing():
    graph = loads(
        """
        :r1 a cg:Role ; cg:requires [ cg:anyOf [ cg:skill :a ] , [ cg:skill :b ] ] .
        :r2 a cg:Role ; cg:requires [ cg:skill :c ; cg:levelRank 2 ] .
        """
        + SKILLS
    )
    found = graph.leverage({}, effort=4)
    assert [(step.skill.label, step.gain) for step in found] == [("a", 1.0), ("c", 0.5), ("c", 0.5)]
    assert (found.gain, found.bound, found.exact) == (2.0, 2.0, False)
    one = graph.leverage({"c": 1}, effort=1)
    assert (one.gain, one.bound, one.exact) == (1.0, 1.5, False)
    assert one.caption() == (
        "What to learn next: coverage +1.00 in sum, 1 role opened, not known to be the most (at most 1.5)"
    )
    assert graph.leverage({}, roles=["r2"], effort=1).exact, "no choice is asked for"


@pytest.mark.parametrize(
    ("asked", "held", "effort", "learnt"),
    [
        (
            "[ cg:anyOf [ cg:skill :a ; cg:levelRank 2 ] , [ cg:skill :b ; cg:levelRank 2 ] ]",
            {"b": 1},
            1,
            "b",
        ),
        ("[ cg:atLeast 2 ; cg:anyOf [ cg:skill :a ] , [ cg:skill :b ] , [ cg:skill :c ] ]", {"c": 1}, 1, "a"),
        (
            "[ cg:anyOf [ cg:skill :a ] , [ cg:skill :b ] ] , [ cg:anyOf [ cg:skill :c ] , [ cg:skill :d ] ]",
            {},
            2,
            "ac",
        ),
        ("[ cg:skill :d ] , [ cg:skill :c ] , [ cg:anyOf [ cg:skill :a ] , [ cg:skill :b ] ]", {}, 3, "acd"),
    ],
    ids=["what is begun", "what is held counts", "two choices", "by label"],
)
def test_a_role_is_opened_by_the_choice_that_lacks_least(asked, held, effort, learnt):
    found = loads(f":r a cg:Role ; cg:requires {asked} . {SKILLS}").leverage(held, effort=effort, by="opens")
    assert labels(found.opens) == ["r"]
    assert "".join(labels(step.skill for step in found)) == learnt
    assert (found.bound, found.exact) == (1, True)


def test_another_choice_might_open_more_and_the_bound_says_so():
    graph = loads(
        """
        :r1 a cg:Role ; cg:requires [ cg:anyOf [ cg:skill :a ] , [ cg:skill :b ] ] .
        :r2 a cg:Role ; cg:essentialSkill :b . :r3 a cg:Role ; cg:essentialSkill :c .
        """
        + SKILLS
    )
    found = graph.leverage({"c": 1}, effort=1, by="opens")
    assert (labels(found.opens), found.bound, found.exact) == (["r1"], 2, False)


def test_a_choice_that_is_met_leaves_the_answer_exact():
    graph = loads(
        """
        :r1 a cg:Role ; cg:essentialSkill :c ; cg:requires [ cg:anyOf [ cg:skill :a ] , [ cg:skill :b ] ] .
        :r2 a cg:Role ; cg:essentialSkill :d .
        """
        + SKILLS
    )
    found = graph.leverage({"a": 1}, effort=1, by="opens")
    assert (labels(found.opens), found.bound, found.exact) == (["r1"], 1, True)


def test_what_a_level_opens_by_a_choice_counts_without_a_budget():
    graph = loads(
        """
        :r1 a cg:Role ; cg:requires [ cg:anyOf [ cg:skill :a ] , [ cg:skill :b ] ] .
        :r2 a cg:Role ; cg:essentialSkill :c , :d . :r3 a cg:Role ; cg:essentialSkill :c .
        :r4 a cg:Role ; cg:essentialSkill :c , :d .
        """
        + SKILLS
    )
    found = graph.leverage({}, by="opens")
    assert [(step.skill.label, labels(step.opens)) for step in found] == [
        ("c", ["r3"]),
        ("a", ["r1"]),
        ("b", ["r1"]),
        ("d", []),
    ]


def test_what_a_choice_brings_is_weighed_as_what_is_asked_for_alone():
    graph = loads(
        """
        :r1 a cg:Role ; cg:requires [ cg:levelRank 3 ; cg:skill :d ] ,
            [ cg:anyOf [ cg:skill :a ] , [ cg:skill :b ] ] .
        :r2 a cg:Role ; cg:essentialSkill :c , :d .
        """
        + SKILLS
    )
    assert [step.skill.label for step in graph.leverage({}, limit=1)] == ["d"]
    assert [(step.skill.label, step.gain) for step in graph.leverage({})] == [
        ("d", 0.75),
        ("c", 0.5),
        ("a", 0.25),
        ("b", 0.25),
    ]


def test_a_skill_on_the_way_to_its_level_is_held_at_the_level_reached():
    graph = loads(
        """
        :r a cg:Role ; cg:requires [ cg:skill :a ] ,
            [ cg:anyOf [ cg:skill :a ; cg:levelRank 3 ] , [ cg:skill :b ; cg:levelRank 3 ] ] .
        """
        + SKILLS
    )
    assert not graph.leverage({}, effort=2, by="opens").opens
    assert labels(step.skill for step in graph.leverage({}, effort=3, by="opens")) == ["a", "a", "a"]


def test_a_role_that_takes_too_much_does_not_end_the_search():
    graph = loads(
        """
        :r1 a cg:Role ; cg:requires [ cg:skill :c ; cg:levelRank 3 ] ,
            [ cg:anyOf [ cg:skill :a ] , [ cg:skill :b ] ] .
        :r2 a cg:Role ; cg:requires [ cg:skill :a ; cg:levelRank 2 ] ,
            [ cg:anyOf [ cg:skill :a ; cg:levelRank 2 ] , [ cg:skill :b ; cg:levelRank 2 ] ] .
        """
        + SKILLS
    )
    assert labels(graph.leverage({}, effort=2, by="opens").opens) == ["r2"]


def test_of_roles_that_lack_as_much_the_first_by_label_is_opened():
    graph = loads(
        """
        :r1 a cg:Role ; skos:prefLabel "Z"@en ; cg:essentialSkill :a .
        :r2 a cg:Role ; skos:prefLabel "A"@en ; cg:essentialSkill :b .
        :r3 a cg:Role ; skos:prefLabel "B"@en ; cg:essentialSkill :c , :d .
        """
        + SKILLS
    )
    assert labels(graph.leverage({}, effort=1, by="opens").opens) == ["A"]
    assert labels(graph.leverage({}, effort=2, by="opens").opens) == ["A", "Z"]


def matrix_coverage(graph: cg.CareerGraph, held: dict[str, int | None]) -> float:
    coverage = graph.gap_matrix([cg.Profile("somebody", held)]).coverage
    return float(numpy.nansum(coverage))


def opened_roles(graph: cg.CareerGraph, held: dict[str, int | None]) -> set[str]:
    return {role.iri for role in graph.roles if graph.gap(held, role).is_closed}


def raised_by(held: dict[str, int | None], iris: tuple[str, ...]) -> dict[str, int | None]:
    after = dict(held)
    for iri in iris:
        level = after.get(iri, 0)
        after[iri] = None if level is None else level + 1
    return after


@given(choice_graphs(), people(), st.integers(1, 3))
def test_with_choices_no_step_is_overrated_and_no_bound_is_passed(graph, several, effort):
    skills = [skill.iri for skill in graph.skills]
    held = dict(several[0].skills)
    before, opened = matrix_coverage(graph, held), opened_roles(graph, held)
    steps = {step.skill.iri: step for step in graph.leverage(held, limit=None)}
    for iri in skills:
        after = raised_by(held, (iri,))
        gain = matrix_coverage(graph, after) - before
        assert (steps[iri].gain if iri in steps else 0) == pytest.approx(gain)
        if iri in steps:
            assert {role.iri for role in steps[iri].opens} == opened_roles(graph, after) - opened
    ways = [*combinations_with_replacement(skills, effort)]
    best = max(matrix_coverage(graph, raised_by(held, way)) for way in ways) - before
    found = graph.leverage(held, effort=effort)
    taken = raised_by(held, tuple(step.skill.iri for step in found))
    assert found.gain == pytest.approx(matrix_coverage(graph, taken) - before)
    assert {role.iri for role in found.opens} == opened_roles(graph, taken) - opened
    assert found.gain <= best + 1e-9 <= found.bound + 2e-9
    assert not found.exact or found.gain == pytest.approx(best)
    most = max(len(opened_roles(graph, raised_by(held, way)) - opened) for way in ways)
    by_opens = graph.leverage(held, effort=effort, by="opens")
    assert len(by_opens.opens) <= most <= by_opens.bound
    assert not by_opens.exact or len(by_opens.opens) == most


def test_the_level_that_a_role_asks_for_opens_it():
    graph = loads(
        ":r a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] ."
        ":q a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 4 ] . :s a cg:Skill ."
    )
    step, *_ = graph.leverage({"s": 2}, by="opens")
    assert [str(role) for role in step.opens] == ["r"]


def test_each_step_is_one_level_more_than_is_held(accounts):
    steps = [*accounts.leverage({"communication": 2, "negotiation": 1})]
    held = {"communication": 2, "negotiation": 1}
    assert steps
    assert all(step.have == held.get(step.skill.label, 0) for step in steps)
    assert all(step.level == step.have + 1 for step in steps)


def test_it_is_of_whom_it_was_asked_of(accounts):
    ana = cg.Profile("Ana", {"communication": 2})
    assert accounts.leverage(ana).who == "Ana"
    renamed = accounts.leverage(ana).with_pseudonyms()
    assert renamed.who not in ("", "Ana")
    assert renamed.caption().startswith(f"What to learn next: {renamed.who}: coverage +")
    assert accounts.leverage("AE").who == accounts.leverage("AE").with_pseudonyms().who == "Account Executive"
    assert "Ana: coverage +" in accounts.leverage(ana).caption()
    assert "not known" not in accounts.leverage(ana, effort=1).caption()


def test_in_every_round_one_more_level_is_taken(accounts):
    three = accounts.leverage("AE", effort=3)
    assert sum(step.effort for step in three) == 3
