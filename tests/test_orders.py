"""A tie, a bound, an order: each list has the one that is told, whatever the ontology."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import World, holdings, standings, worlds, worlds_with

import careergraph as cg
from careergraph.support.text import fold

limits = st.none() | st.integers(1, 4)


def place(thing: cg.Role | cg.Skill | cg.Responsibility) -> tuple[str, str]:
    """By label, then IRI."""
    return fold(thing.label), thing.iri


def in_order(things, key) -> bool:
    """Whether no thing stands behind one that comes after it, and none stands twice."""
    return all(key(one) < key(other) for one, other in pairwise(things))


def crowd(draw: st.DrawFn, world: World, most: int = 5) -> list[cg.Profile]:
    """People who hold the same things often, some of them of one name, in any order."""
    some = draw(st.lists(holdings(world), min_size=1, max_size=2))
    return [
        cg.Profile(
            draw(st.sampled_from("ABC")),
            {world.skill(skill): level for skill, level in draw(st.sampled_from(some)).items()},
        )
        for _ in range(draw(st.integers(0, most)))
    ]


@st.composite
def peopled(draw: st.DrawFn) -> tuple[World, list[cg.Profile]]:
    """A world, and people in it."""
    world = draw(worlds())
    return world, crowd(draw, world)


# Lists


@given(worlds())
def test_things_are_by_label_then_iri(world):
    graph = world.graph()
    for things in (graph.roles, graph.skills, graph.responsibilities):
        assert in_order(things, place)
    for role in graph.roles:
        assert in_order(graph.responsibilities_of(role), place)
        assert in_order(graph.next_roles(role), place)
        assert in_order(graph.previous_roles(role), place)
        assert in_order(graph.reachable(role).items(), lambda found: (found[1], place(found[0])))


@given(worlds())
def test_requirements_are_essential_first_then_by_label(world):
    graph = world.graph()
    optional = cg.Necessity.OPTIONAL
    for role in graph.roles:
        asked = graph.requirements(role)
        assert in_order(asked, lambda each: (each.necessity is optional, place(each.skill)))
        assert [each for each in asked if each.necessity is optional] == [*graph.requirements(role, optional)]
    for skill in graph.skills:
        asked = graph.roles_requiring(skill)
        assert in_order(asked, lambda each: (each.necessity is optional, place(each.role)))


@given(worlds())
def test_moves_are_by_the_labels_of_their_roles_then_the_shortest_first(world):
    moves = world.graph().progressions()
    ends = [(place(move.source), place(move.target)) for move in moves]
    assert ends == sorted(ends)
    for one, other in pairwise(moves):
        if (one.source, one.target) == (other.source, other.target):
            assert (one.months is None, one.months or 0) <= (other.months is None, other.months or 0)


@given(peopled(), st.integers(0, 4))
def test_a_gap_is_essential_first_then_the_larger_shortfall_then_by_label(case, number):
    world, people = case
    assume(number < len(world.role_labels))
    graph = world.graph()
    optional = cg.Necessity.OPTIONAL
    for somebody in [*people, *graph.roles]:
        gap = graph.gap(somebody, world.role(number))
        for group in (gap.missing, gap.below, gap.met, gap.unrated):
            assert in_order(
                group, lambda item: (item.necessity is optional, -item.shortfall, place(item.skill))
            )
        assert in_order(gap.surplus, lambda item: place(item.skill))


# Ties


@given(peopled(), limits)
def test_people_who_tie_are_by_name_then_as_they_came(case, limit):
    world, people = case
    graph = world.graph()
    for role in graph.roles:
        gaps = [graph.gap(person, role) for person in people]
        order = sorted(
            (number for number, gap in enumerate(gaps) if gap.coverage is not None),
            key=lambda number: (
                -gaps[number].coverage,
                -gaps[number].fit,
                gaps[number].effort,
                people[number].name,
            ),
        )
        ranking = graph.rank_people(role, people, limit=limit)
        assert [id(entry.profile) for entry in ranking] == [id(people[number]) for number in order][:limit]


directions = st.sampled_from(["any", "up", "level", "down"])


def zoned(world: World, data: st.DataObject) -> tuple[cg.CareerGraph, list[dict[cg.Role, int]]]:
    """A graph, some of whose roles state a grade or a job zone: both, by role."""
    stated = st.dictionaries(st.integers(0, len(world.role_labels) - 1), st.integers(1, 3))
    grades, zones = data.draw(stated), data.draw(stated)
    graph = cg.loads(world.turtle() + standings(world, grades, zones))
    return graph, [
        {graph.role(world.role(role)): number for role, number in each.items()} for each in (grades, zones)
    ]


def stands(graph, numbers, source, target, direction):
    """Whether a role stands up, level or down of another: by what both have a number in, else by needs."""
    pairs = ([each.get(role) for role in (source, target)] for each in numbers)
    ends = next((pair for pair in pairs if None not in pair), [None])
    if None in ends:
        needs = [
            sum(each.need for each in graph.requirements(role, cg.Necessity.ESSENTIAL))
            for role in (source, target)
        ]
        ends = needs if all(needs) and direction != "level" else [math.nan, math.nan]
    before, after = ends
    return {"any": True, "up": after > before, "level": after == before, "down": after < before}[direction]


@given(worlds(), directions, limits, st.data())
def test_a_direction_keeps_of_a_ranking_what_stands_there(world, direction, limit, data):
    graph, numbers = zoned(world, data)
    for source in graph.roles:
        kept = [
            entry
            for entry in graph.rank(source, limit=None)
            if stands(graph, numbers, source, entry.role, direction)
        ]
        assert list(graph.rank(source, limit=limit, direction=direction)) == kept[:limit]
        somebody = cg.Profile("Ana", {}, role=source)
        told = {entry.role for entry in graph.rank(somebody, limit=None, direction=direction)} - {source}
        assert told == {entry.role for entry in kept}


@given(
    worlds(),
    st.sampled_from([0.0, 0.25, 0.5, 1.0]),
    st.sampled_from(["fit", "coverage"]),
    directions,
    limits,
    st.data(),
)
def test_suggestions_are_the_ranking_without_what_is_stated_or_too_far(
    world, least, by, direction, limit, data
):
    graph, _ = zoned(world, data)
    moved = {(move.source, move.target) for move in graph.progressions()}
    expected = [
        (source, *entry)
        for source in graph.roles
        if graph.requirements(source, cg.Necessity.ESSENTIAL)
        for entry in [
            each
            for each in graph.rank(source, limit=None, by=by, direction=direction)
            if (source, each.role) not in moved and each.score >= least
        ][:limit]
    ]
    found = graph.suggest_moves(min_score=least, limit=limit, by=by, direction=direction)
    assert [
        (move.source, move.target, move.coverage, move.effort, move.fit, move.use, move.score)
        for move in found
    ] == expected


# Bounds


@given(worlds_with("ab", roles=(2, 5)), st.sampled_from(["steps", "effort"]), st.integers(1, 4))
def test_a_limit_of_paths_is_the_first_of_all(case, by, limit):
    world, a, b = case
    assume(world.known(world.ways(a, b)) if by == "effort" else world.ways(a, b))
    graph = world.graph()
    every = list(graph.paths(world.role(a), world.role(b), by=by, limit=None))
    assert list(graph.paths(world.role(a), world.role(b), by=by, limit=limit)) == every[:limit]
    longest = max(map(len, every))
    for most in range(min(map(len, every)), longest + 1):
        within = graph.paths(world.role(a), world.role(b), by=by, limit=None, max_steps=most)
        assert list(within) == [path for path in every if len(path) <= most]


@given(peopled(), st.integers(1, 4))
def test_a_limit_of_rankings_is_the_first_of_all(case, limit):
    world, people = case
    graph = world.graph()
    for who, whole in zip(people, graph.rank_all(people, limit=None), strict=True):
        assert list(graph.rank(who, limit=limit)) == list(whole)[:limit]
    for ranking, whole in zip(
        graph.rank_all(people, limit=limit), graph.rank_all(people, limit=None), strict=True
    ):
        assert list(ranking) == list(whole)[:limit]


@given(worlds(), st.sampled_from([None, "role", "skill"]), st.integers(1, 4), st.data())
def test_a_limit_of_a_search_is_the_first_of_all(world, kind, limit, data):
    graph = world.graph()
    text = data.draw(st.sampled_from([thing.label for thing in (*graph.roles, *graph.skills)]))
    every = graph.search(text, kind=kind, limit=None)
    assert graph.search(text, kind=kind, limit=limit) == every[:limit]
    # Those of one label have one score.
    called_so = [thing for thing in every if fold(text) in map(fold, thing.labels.values())]
    assert list(every[: len(called_so)]) == called_so
    for group in (cg.Role, cg.Skill):
        assert in_order([thing for thing in called_so if type(thing) is group], place)


@given(worlds(), st.integers(0, 4))
def test_max_steps_of_what_is_reachable_cuts_the_whole(world, most):
    graph = world.graph()
    for role in graph.roles:
        whole = graph.reachable(role)
        cut = {found: steps for found, steps in whole.items() if steps <= most}
        assert list(graph.reachable(role, max_steps=most).items()) == list(cut.items())


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_a_limit_that_falls_into_a_tie_takes_the_first_of_it(limit):
    lines = "".join(
        f':r{n} a cg:Role ; skos:prefLabel "{8 - n}" ; cg:essentialSkill :s .\n' for n in range(9)
    )
    graph = cg.loads(
        f"@prefix : <http://e/> . @prefix cg: <https://w3id.org/careergraph/ontology#> .\n"
        f"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n:s a cg:Skill .\n{lines}"
    )
    assert [entry.role.label for entry in graph.rank({"s": 1}, limit=limit)] == [str(n) for n in range(limit)]
