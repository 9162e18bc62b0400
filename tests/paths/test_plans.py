"""Plans: what comes before what, what teaches it, and every plan against all orders there are."""

from __future__ import annotations

import pickle
from fractions import Fraction
from itertools import permutations

import pandas
import polars
import pytest
from choices import choice_graphs, people
from hypothesis import given
from hypothesis import strategies as st
from small import SCALE, labels, loads
from strategies import CG, World, folded, holdings, worlds

import careergraph as cg
from careergraph.model import Skill, Training
from careergraph.paths.courses import choose_trainings

#: a weighs 1 and comes before b, which weighs 5; c weighs 2.
WEIGHED = """
:role a cg:Role ; skos:prefLabel "role"@en ; cg:requires [ cg:skill :a ; cg:importance 1 ] ,
    [ cg:skill :b ; cg:importance 5 ] , [ cg:skill :c ; cg:importance 2 ] .
:a a cg:Skill ; skos:prefLabel "a"@en . :b a cg:Skill ; skos:prefLabel "b"@en ; cg:prerequisite :a .
:c a cg:Skill ; skos:prefLabel "c"@en .
"""


def learnt(plan: cg.Plan) -> list[str]:
    return labels(step.skill for step in plan)


def test_what_opens_the_way_to_much_comes_first():
    """c alone weighs more than a; a and b together weigh more than c for their time."""
    plan = loads(WEIGHED).plan({}, "role")
    assert learnt(plan) == ["a", "b", "c"]
    assert [(step.have, step.level) for step in plan] == [(0, 1)] * 3
    assert [labels(step.after) for step in plan] == [[], ["a"], []]
    assert plan.exact
    assert not any(step.inferred for step in plan)


def test_a_skill_that_more_duties_draw_on_comes_earlier(accounts):
    plan = accounts.plan("Account Executive", "Account Manager")
    gap = accounts.gap("Account Executive", "Account Manager")
    assert {step.skill for step in plan} == {
        item.skill for item in (*gap.missing, *gap.below) if item.necessity is cg.Necessity.ESSENTIAL
    }
    duties = {item.skill: len(item.needed_for) for item in gap}
    counted = [duties[step.skill] for step in plan]
    assert counted == sorted(counted, reverse=True)
    assert sum(step.level - step.have for step in plan) == gap.effort


def test_a_prerequisite_that_is_not_held_is_learnt_too():
    graph = loads(WEIGHED + ":c cg:prerequisite :d . :d a cg:Skill ; skos:prefLabel 'd'@en .")
    plan = graph.plan({"a": 1}, "role")
    assert learnt(plan) == ["b", "d", "c"]
    (step,) = (step for step in plan if step.skill.label == "d")
    assert (step.have, step.level) == (0, 1)
    assert learnt(graph.plan({"a": 1, "d": None}, "role")) == ["b", "c"]


def test_what_comes_before_a_prerequisite_is_learnt_before_it():
    graph = loads(
        WEIGHED
        + """
        :c cg:prerequisite :d . :d a cg:Skill ; skos:prefLabel "d"@en ; cg:prerequisite :e .
        :e a cg:Skill ; skos:prefLabel "e"@en .
        """
    )
    assert learnt(graph.plan({"a": 1, "b": 1}, "role")) == ["e", "d", "c"]


def test_of_a_choice_what_lacks_least_is_learnt_and_of_equals_the_first_by_label():
    graph = loads(
        """
        :r a cg:Role ; cg:requires
            [ cg:anyOf [ cg:skill :a ; cg:levelRank 2 ] , [ cg:skill :b ; cg:levelRank 2 ] ] .
        :a a cg:Skill ; skos:prefLabel "Z"@en . :b a cg:Skill ; skos:prefLabel "Y"@en .
        """
    )
    assert learnt(graph.plan({}, "r")) == ["Y"]
    assert learnt(graph.plan({"Z": 1}, "r")) == ["Z"]


def test_an_optional_skill_lends_its_importance_to_no_other():
    graph = loads(
        """
        :r a cg:Role ; cg:requires [ cg:skill :a ] , [ cg:skill :b ; cg:importance 2 ] ,
            [ cg:skill :c ; cg:importance 5 ; cg:necessity cg:Optional ] .
        :a a cg:Skill . :b a cg:Skill . :c a cg:Skill .
        """
    )
    assert learnt(graph.plan({}, "r")) == ["b", "a"]
    drawn = ":r cg:hasResponsibility :d , :e . :d cg:drawsOn :a . :e cg:drawsOn :a ."
    more = loads(":r a cg:Role ; cg:essentialSkill :b , :a . :a a cg:Skill . :b a cg:Skill . " + drawn)
    assert learnt(more.plan({}, "r")) == ["a", "b"]


def test_two_that_need_each_other_are_a_cycle():
    plan = loads(WEIGHED + ":a cg:prerequisite :b .").plan({}, "role")
    assert [labels(cycle) for cycle in plan.cycles] == [["a", "b"]]


def test_what_esco_calls_essential_to_a_skill_is_marked_as_inferred():
    graph = loads("""
        @prefix esco: <http://data.europa.eu/esco/model#> .
        :role a esco:Occupation ; skos:prefLabel "role"@en ; esco:relatedEssentialSkill :x , :y .
        :x a esco:Skill ; skos:prefLabel "x"@en ; esco:relatedEssentialSkill :y , :z .
        :y a esco:Skill ; skos:prefLabel "y"@en . :z a esco:Skill ; skos:prefLabel "z"@en .
    """)
    plan = graph.plan({}, "role")
    # z is essential to x, as somebody infers; nobody states that it must be learnt.
    assert [(step.skill.label, labels(step.after), step.inferred) for step in plan] == [
        ("y", [], False),
        ("x", ["y"], True),
    ]


def test_cycles_are_named_and_stand_in_no_ones_way():
    graph = loads(WEIGHED + ":a cg:prerequisite :c . :c cg:prerequisite :b .")
    plan = graph.plan({}, "role")
    assert [labels(cycle) for cycle in plan.cycles] == [["a", "b", "c"]]
    assert learnt(plan) == ["b", "c", "a"]
    assert "1 cycle of prerequisites" in plan.caption()


def test_somebody_who_has_all_has_nothing_to_learn(accounts):
    plan = accounts.plan("KAM", "KAM")
    assert (len(plan), plan.hours, plan.courses, plan.cycles, plan.exact) == (0, 0, (), (), True)
    assert plan, "a plan of nothing is a plan"


# What teaches it

TAUGHT = (
    WEIGHED
    + SCALE
    + """
:short a cg:Training ; skos:prefLabel "Short"@en ; cg:develops :a ; cg:hours 2 .
:long a cg:Training ; skos:prefLabel "Long"@en ; cg:develops :a , :b ; cg:hours 12 .
"""
)


def test_what_the_graph_teaches_is_told_with_its_hours():
    plan = loads(TAUGHT).plan({"c": 1}, "role")
    assert [(step.skill.label, step.training.label, step.hours) for step in plan] == [
        ("a", "Long", 6),
        ("b", "Long", 6),
    ]
    assert (labels(plan.courses), plan.hours) == (["Long"], 12)


PARTLY = """
:role a cg:Role ; skos:prefLabel "role"@en ;
    cg:requires [ cg:skill :a ; cg:levelRank 2 ] , [ cg:skill :z ; cg:levelRank 4 ] .
:a a cg:Skill ; skos:prefLabel "a"@en . :z a cg:Skill ; skos:prefLabel "z"@en .
"""


def test_time_is_the_levels_that_are_left_to_gain_where_hours_are_not_known():
    plan = loads(PARTLY).plan({"z": 3}, "role")
    assert [(step.skill.label, step.have, step.level) for step in plan] == [("z", 3, 4), ("a", 0, 2)]


def test_hours_are_shared_out_by_the_levels_that_are_left_to_gain_and_decide_the_order():
    both = ":t a cg:Training ; cg:develops :a , :z ; cg:hours 12 ."
    assert [(step.skill.label, repr(step.hours)) for step in loads(PARTLY + both).plan({"z": 3}, "role")] == [
        ("z", "4"),
        ("a", "8"),
    ]
    apart = (
        ":t a cg:Training ; cg:develops :a ; cg:hours 2 . :u a cg:Training ; cg:develops :z ; cg:hours 9 ."
    )
    assert learnt(loads(PARTLY + apart).plan({"z": 3}, "role")) == ["a", "z"]


def test_what_takes_no_hours_takes_none():
    graph = loads(PARTLY + ":t a cg:Training ; cg:develops :a , :z ; cg:hours 0 .")
    assert graph.plan({}, "role").hours == 0


def test_where_the_hours_of_any_step_are_not_known_neither_are_those_of_the_plan():
    plan = loads(TAUGHT).plan({}, "role")
    assert [step.hours for step in plan if step.skill.label == "c"] == [None]
    assert plan.hours is None


OWN = [
    {"course": "Evenings", "skill": "c", "hours": 3.5},
    {"course": "Weekend", "skill": "a", "hours": 1, "level": 1, "cost": 90},
    {"course": "Weekend", "skill": "b"},
]


def test_courses_of_ones_own_are_taken_from_any_table(tmp_path):
    graph = loads(TAUGHT)
    file = tmp_path / "courses.csv"
    file.write_text("course,skill,level,hours,cost\nEvenings,c,,3.5,\nWeekend,a,1,1,90\nWeekend,b,,,\n")
    plans = [
        graph.plan({}, "role", courses)
        for courses in (OWN, pandas.DataFrame(OWN), polars.DataFrame(OWN), file, str(file))
    ]
    assert all(plan == plans[0] for plan in plans)
    assert labels(plans[0].courses) == ["Weekend", "Evenings"]
    assert plans[0].hours == 4.5
    assert plans[0][0].training.cost == 90


def test_a_course_that_does_not_reach_the_level_teaches_nothing():
    graph = loads(
        SCALE
        + """
        :role a cg:Role ; skos:prefLabel "role"@en ; cg:requires [ cg:skill :a ; cg:level :L3 ] .
        :a a cg:Skill ; skos:prefLabel "a"@en .
    """
    )
    low, high = (
        {"course": "low", "skill": "a", "level": "Fair", "hours": 1},
        {"course": "high", "skill": "a", "level": "Good", "hours": 9},
    )
    assert graph.plan({}, "role", [low])[0].training is None
    assert graph.plan({}, "role", [low, high])[0].training.label == "high"


@pytest.mark.parametrize(
    ("rows", "error", "message"),
    [
        ([{"course": "A", "skill": "nothing"}], cg.UnknownNames, "the courses teach what the graph does not"),
        ([{"course": "A", "talent": "a"}], cg.ParseError, "row 1: unknown column 'talent'"),
        ([{"course": "A"}], cg.ParseError, "row 1: no column 'skill'"),
        ([{"course": "A", "skill": ""}], cg.ParseError, "row 1: a row needs a course and a skill"),
        ([{"course": "A", "skill": "a", "hours": "two"}], cg.ParseError, "hours is 'two', no number"),
        ([{"course": "A", "skill": "a", "cost": -1}], cg.ParseError, "cost is '-1', no number"),
        ([{"course": "A", "skill": "a"}] * 2, cg.ParseError, "row 2: 'A' teaches 'a' twice"),
        (
            [{"course": "A", "skill": "a", "hours": 1}, {"course": "A", "skill": "b", "hours": 2}],
            cg.ParseError,
            "row 2: 'A' has other hours than before",
        ),
        (3, cg.InvalidArgument, "courses are read from a path, a data frame or a list of dictionaries"),
    ],
)
def test_a_table_that_is_wrong_is_refused_whole(rows, error, message):
    with pytest.raises(error, match=message):
        loads(WEIGHED).plan({}, "role", rows)


def test_a_plan_is_a_table_and_pickles():
    plan = loads(TAUGHT).plan(cg.Profile("Ana", {"c": 1}), "role")
    assert pickle.loads(pickle.dumps(plan)) == plan
    assert plan.to_dicts()[1]["after"] == ["a"]
    assert plan.to_dict()["hours"] == 12
    assert plan.to_dict(pseudonyms=True)["who"] != "Ana"
    assert str(plan).startswith("Ana → role: 2 skills to learn, 12 hours")


def test_all_names_that_are_no_skill_are_given_at_once():
    names = [f"n{number:02}" for number in range(12)]
    rows = [{"course": name, "skill": name} for name in ["a", *names]]
    with pytest.raises(cg.UnknownNames) as caught:
        loads(WEIGHED).plan({}, "role", rows)
    assert list(caught.value.names) == names
    listed = ", ".join(f"'{name}'" for name in names[:10])
    assert str(caught.value) == (
        f"the courses teach what the graph does not know: {listed} and 2 more; "
        "graph.match(error.names) finds what they may mean"
    )


def test_a_course_of_ones_own_is_in_no_graph():
    (step, *_) = loads(WEIGHED).plan({}, "role", [{"course": "A", "skill": "a"}])
    assert (step.training.iri, step.training.label) == ("", "A")


SKILLS = [Skill(f"urn:{number}", str(number)) for number in range(5)]


def training(label: str, skills: str, hours: float | None) -> Training:
    return Training(f"urn:{label}", label, tuple((SKILLS[int(each)], None) for each in skills), hours=hours)


@pytest.mark.parametrize(
    ("offered", "taken"),
    [
        ({"free": ("0", 0), "short": ("0", 0.5)}, {"0": "free"}),
        ({"a": ("0", 1), "both": ("01", 100), "silent": ("1", None)}, {"01": "both"}),
        ({"a": ("0", 6), "b": ("1", 6), "both": ("01", 10)}, {"01": "both"}),
        ({"a": ("0", 5), "b": ("1", 5), "both": ("01", 10)}, {"01": "both"}),
        ({"a": ("01", 2), "b": ("02", 3), "c": ("123", 8)}, {"01": "a", "23": "c"}),
        ({"half": ("01", 0.5), "free": ("1", 0), "long": ("02", 2)}, {"1": "free", "02": "long"}),
        ({"b": ("0", 2), "a": ("0", 2)}, {"0": "a"}),
    ],
    ids=[
        "no hours",
        "hours not known",
        "fewer hours",
        "fewer courses",
        "the longest is idle",
        "what is free is no longer than half an hour",
        "by label",
    ],
)
def test_which_trainings_are_chosen(offered, taken):
    trainings = [training(label, *stated) for label, stated in offered.items()]
    wanted = {SKILLS[int(skill)]: 1 for skills in taken for skill in skills}
    found = choose_trainings(wanted, trainings)
    assert {skill.label: each.label for skill, each in found.items()} == {
        skill: label for skills, label in taken.items() for skill in skills
    }


@given(
    st.lists(
        st.tuples(st.sets(st.integers(0, 4), min_size=1, max_size=3), st.integers(1, 9)),
        min_size=1,
        max_size=6,
    )
)
def test_all_that_can_be_taught_is_taught_in_hours_within_the_bound(made):
    trainings = [
        Training(f"urn:t{number}", str(number), tuple((SKILLS[skill], None) for skill in skills), hours=hours)
        for number, (skills, hours) in enumerate(made)
    ]
    taught = choose_trainings(dict.fromkeys(SKILLS, 1), trainings)
    everything = set().union(*(skills for skills, _ in made))
    assert set(taught) == {SKILLS[skill] for skill in everything}
    assert all(skill in dict(training.develops) for skill, training in taught.items())
    least = min(
        sum(hours for (_, hours), is_taken in zip(made, taken, strict=True) if is_taken)
        for number in range(1 << len(made))
        for taken in [[number >> place & 1 for place in range(len(made))]]
        if everything
        == set().union(*(skills for (skills, _), is_taken in zip(made, taken, strict=True) if is_taken))
    )
    most = max(len(skills) for skills, _ in made)
    hours = sum(training.hours for training in set(taught.values()))
    assert hours <= least * sum(Fraction(1, size) for size in range(1, most + 1))


# Against all orders

MADE = worlds(roles=(1, 3)).flatmap(
    lambda world: st.tuples(
        st.just(world),
        st.integers(0, len(world.role_labels) - 1),
        holdings(world),
        st.sets(
            st.tuples(*[st.integers(0, len(world.skill_labels) - 1)] * 2).filter(
                lambda pair: pair[0] != pair[1]
            )
        ),
    )
)


def reached(skill: int, before: set[tuple[int, int]]) -> set[int]:
    """What comes before a skill, and before that, and so on."""
    found: set[int] = set()
    front = {skill}
    while front:
        front = {first for later, first in before if later in front} - found
        found |= front
    return found


def short(world: World, role: int, held: dict[int, int | None]) -> dict[int, int]:
    """The essential skills of which levels are missing, with how many."""
    missing = {}
    for skill, need in world.needs(role).items():
        have = held.get(skill, 0)
        if need.essential and have is not None and have < need.need:
            missing[skill] = need.need - have
    return missing


@given(MADE)
def test_no_other_order_is_better(made):
    world, role, held, before = made
    text = world.turtle() + "".join(
        f"<{world.skill(later)}> <{CG}prerequisite> <{world.skill(first)}> .\n" for later, first in before
    )
    plan = cg.loads(text).plan({world.skill(skill): level for skill, level in held.items()}, world.role(role))
    times = short(world, role, held)
    duties = {skill: sum(pair == (role, skill) for pair in world.answers) for skill in times}
    for base in bases(world, role):
        for skill in times:
            duties[skill] += (base, skill) in world.answers
    weights = {skill: 1 + duties[skill] for skill in times}
    waiting = [*times]
    while waiting:
        skill = waiting.pop()
        for later, first in before:
            if later == skill and first not in times and first not in held:
                times[first], weights[first] = 1, 0
                waiting.append(first)
    pairs = {pair for pair in before if times.keys() >= set(pair)}
    cyclic = {skill for skill in times if skill in reached(skill, pairs)}
    free = {
        (later, first)
        for later, first in pairs
        if not (later in reached(first, pairs) and first in reached(later, pairs))
    }

    def cost(order: tuple[int, ...]) -> int:
        finish = total = 0
        for skill in order:
            finish += times[skill]
            total += weights[skill] * finish
        return total

    orders = [
        order
        for order in permutations(times)
        if all(order.index(first) < order.index(later) for later, first in free)
    ]
    number = {world.skill(skill): skill for skill in range(len(world.skill_labels))}
    found = tuple(number[step.skill.iri] for step in plan)
    assert found in orders
    assert cost(found) == min(map(cost, orders))
    assert {number[skill.iri] for cycle in plan.cycles for skill in cycle} == cyclic
    for step in plan:
        expected = {first for later, first in free if later == number[step.skill.iri]}
        assert {number[skill.iri] for skill in step.after} == expected
    keys = [[(folded(skill.label), skill.iri) for skill in cycle] for cycle in plan.cycles]
    assert keys == sorted(map(sorted, keys))


def bases(world: World, role: int) -> set[int]:
    """The roles that a role builds on, however far."""
    found: set[int] = set()
    front = {role}
    while front:
        front = {base for builder, base in world.builds_on if builder in front} - found - {role}
        found |= front
    return found


@given(choice_graphs(), people())
def test_whoever_has_learnt_a_plan_has_closed_the_gap(graph, several):
    held = dict(several[0].skills)
    for role in graph.roles:
        gap, plan = graph.gap(held, role), graph.plan(held, role)
        learnt_all = held | {step.skill.iri: step.level for step in plan}
        assert graph.gap(learnt_all, role).effort == 0
        assert sum(step.level - step.have for step in plan) <= gap.effort
        assert all(0 <= step.have < step.level for step in plan)


def test_a_plan_is_of_whom_it_was_asked_of(accounts):
    ana = cg.Profile("Ana", {"communication": 3})
    renamed = accounts.plan(ana, "KAM").with_pseudonyms()
    assert renamed.who not in ("", "Ana")
    assert renamed.caption().startswith(f"{renamed.who} → Key Account Manager: ")
    assert loads(WEIGHED).plan({}, "role").caption() == "You → role: 3 skills to learn"
    assert accounts.plan("AM", "KAM").with_pseudonyms().who == "Account Manager"
    caption = accounts.plan({"communication": 3}, "KAM").caption()
    assert caption.startswith("You → Key Account Manager: ")
    assert "cycle" not in caption
    assert caption == caption.strip()
