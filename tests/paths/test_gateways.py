"""Roles that ways pass through, held against a count of the ways."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from small import labels, loads
from strategies import World, worlds, worlds_with


def shortest(world: World, source: int, target: int) -> list[tuple[int, ...]]:
    ways = world.ways(source, target)
    return [way for way in ways if len(way) == min(map(len, ways))]


def passing(world: World, role: int, sources: list[int], targets: list[int]) -> Fraction:
    """How many pairs of others have the role on their shortest way, shares where several are."""
    count = Fraction(0)
    for source in sources:
        for target in targets:
            if len({source, target, role}) == 3 and (ways := shortest(world, source, target)):
                count += Fraction(sum(role in way for way in ways), len(ways))
    return count


def test_what_the_ways_between_the_accounts_pass(accounts):
    found = {entry.role.label: entry for entry in accounts.gateways()}
    assert {label: entry.betweenness for label, entry in found.items() if entry.betweenness} == {
        "Account Specialist": 6,
        "Account Manager": 6,
    }
    assert {label: entry.leads_to for label, entry in found.items()} == {
        "Account Executive": 4,
        "Account Executive at InboundCycle": 4,
        "Account Specialist": 3,
        "Account Manager": 2,
        "Account Director": 0,
        "Key Account Manager": 0,
    }
    assert [label for label, entry in found.items() if entry.dead_end] == [
        "Account Director",
        "Key Account Manager",
    ]


@pytest.mark.parametrize("target", ["Key Account Manager", "Account Director"])
def test_what_every_way_from_account_executive_passes(accounts, target):
    found = accounts.gateways("Account Executive", target)
    assert labels(entry.role for entry in found) == ["Account Specialist", "Account Manager"]


def test_where_no_way_leads_none_is_passed(accounts):
    assert not [*accounts.gateways("KAM", "Account Executive")]
    assert not [*accounts.gateways("KAM", "KAM")]


def test_it_is_a_table_and_pickles(accounts):
    found = accounts.gateways("Account Executive")
    assert "What ways from Account Executive pass through" in str(found)
    assert pickle.loads(pickle.dumps(found)) == found
    assert found[0].role.label == "Account Specialist"


@given(worlds(roles=(1, 5)))
def test_pairs_are_counted(world):
    roles = [*range(len(world.role_labels))]
    found = {entry.role.iri: entry for entry in world.graph().gateways()}
    assert len(found) == len(roles)
    for role in roles:
        entry = found[world.role(role)]
        assert entry.betweenness == pytest.approx(float(passing(world, role, roles, roles)))
        reached = [other for other in roles if other != role and world.ways(role, other)]
        assert (entry.leads_to, entry.dead_end) == (len(reached), not reached)


@given(worlds_with("ab", roles=(2, 5)))
def test_pairs_are_counted_from_a_role_and_to_a_role(made):
    world, start, end = made
    roles = [*range(len(world.role_labels))]
    graph = world.graph()
    after = {entry.role.iri: entry.betweenness for entry in graph.gateways(world.role(start))}
    assert after.keys() == {world.role(role) for role in roles if role != start and world.ways(start, role)}
    before = {entry.role.iri: entry.betweenness for entry in graph.gateways(target=world.role(end))}
    for role in roles:
        if world.role(role) in after:
            assert after[world.role(role)] == pytest.approx(float(passing(world, role, [start], roles)))
        if world.role(role) in before:
            assert before[world.role(role)] == pytest.approx(float(passing(world, role, roles, [end])))


@given(worlds_with("ab", roles=(2, 5)))
def test_between_two_roles_is_what_all_ways_have(made):
    world, start, end = made
    found = [entry.role.iri for entry in world.graph().gateways(world.role(start), world.role(end))]
    ways = world.ways(start, end)
    shared = set.intersection(*(set(way) for way in ways)) - {start, end} if ways else set()
    first = ways[0] if ways else ()
    assert found == [world.role(role) for role in first if role in shared]


def test_the_title_tells_from_where_to_where(accounts):
    assert (
        accounts.gateways("AE", "KAM").caption()
        == "Every way from Account Executive to Key Account Manager passes"
    )
    assert accounts.gateways("AE").caption() == "What ways from Account Executive pass through"
    assert accounts.gateways(target="KAM").caption() == "What ways to Key Account Manager pass through"
    assert accounts.gateways().caption() == "What ways pass through"


def test_half_of_the_ways_are_more_than_none():
    """Between s and z one way in two passes b, the other c; no way passes a."""
    graph = loads(
        "".join(f':{name} a cg:Role ; skos:prefLabel "{name}"@en .' for name in "abcsz")
        + ":s cg:progressesTo :b , :c . :b cg:progressesTo :z . :c cg:progressesTo :z ."
    )
    found = [(entry.role.label, entry.betweenness) for entry in graph.gateways()]
    assert found == [("b", 0.5), ("c", 0.5), ("a", 0.0), ("s", 0.0), ("z", 0.0)]
