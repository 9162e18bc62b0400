"""Paths that none beats: the worked answer, and every answer against all ways there are."""

from __future__ import annotations

import math
import pickle
from itertools import pairwise

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import labels, loads
from strategies import World, worlds_with

import careergraph as cg
from careergraph.paths import pareto
from careergraph.paths.pareto import pareto_paths

BY = ("steps", "effort", "months")


def network(*moves: tuple[str, int | None, int | None]) -> networkx.DiGraph:
    """Roles of one letter, with moves written as ("ab", effort, months)."""
    graph = networkx.DiGraph()
    for pair, effort, months in moves:
        stated = {"effort": effort, "months": months}
        graph.add_edge(*pair, **{name: number for name, number in stated.items() if number is not None})
    for node in graph:
        graph.nodes[node]["label"] = node
    return graph


def results(graph: networkx.DiGraph, by: tuple[str, ...] = BY, limit: int | None = None) -> list[str]:
    return ["".join(path) for path in pareto_paths(graph, "a", "z", by, limit).paths]


#: Four ways from a to z: (1, 10, 12), (2, 8, 36), (3, 6, 30) and (2, 9, 40).
FOUR_WAYS = network(
    ("az", 10, 12),
    ("ab", 4, 18), ("bz", 4, 18),
    ("ac", 2, 10), ("cd", 2, 10), ("dz", 2, 10),
    ("ae", 5, 20), ("ez", 4, 20),
)  # fmt: skip


def test_the_way_that_another_beats_is_left_out():
    assert results(FOUR_WAYS) == ["az", "abz", "acdz"]
    assert results(FOUR_WAYS, ("months", "effort")) == ["az", "acdz"]
    assert results(FOUR_WAYS, ("effort",)) == ["acdz"]


def test_a_move_without_months_is_worse_than_any_and_no_month_is_none():
    graph = network(
        ("ab", 1, None), ("bz", 1, 1), ("ac", 5, 90), ("cz", 5, 90), ("ad", 2, None), ("dz", 2, 2)
    )
    assert results(graph) == ["abz", "acz"]


def test_no_more_paths_are_found_than_wanted_and_that_is_told():
    found = pareto_paths(FOUR_WAYS, "a", "z", BY, 2)
    assert (["".join(path) for path in found.paths], found.complete) == (["az", "abz"], False)
    assert pareto_paths(FOUR_WAYS, "a", "z", BY, 3).complete


def test_a_search_that_grows_too_large_ends_and_tells(monkeypatch):
    """Of 2ⁿ ways none beats another (Hansen 1980): one costs effort where the other costs months."""
    graph = network()
    nodes = "abcdefgz"
    for place, (one, other) in enumerate(pairwise(nodes)):
        for middle, effort, months in ((f"{one}1", 2**place, 0), (f"{one}2", 0, 2**place)):
            graph.add_edge(one, middle, effort=effort, months=months)
            graph.add_edge(middle, other, effort=0, months=0)
    networkx.set_node_attributes(graph, {node: node for node in graph}, "label")
    whole = pareto_paths(graph, "a", "z", BY, None)
    assert (len(whole.paths), whole.complete) == (2**7, True)
    monkeypatch.setattr(pareto, "MAX_LABELS", 100)
    assert not pareto_paths(graph, "a", "z", BY, None).complete


def test_the_accounts_have_one_way(accounts):
    found = accounts.pareto("Account Executive", "KAM")
    assert [(len(path), path.effort, path.months) for path in found] == [(3, 19, 72)]
    assert found.complete
    assert labels(found[0].roles)[0] == "Account Executive"
    assert pickle.loads(pickle.dumps(found)) == found
    assert found.to_dicts()[0]["effort"] == 19


def test_from_a_role_to_itself_there_is_the_path_of_no_moves(accounts):
    (path,) = accounts.pareto("KAM", "KAM")
    assert (labels(path.roles), len(path), path.effort, path.months) == (["Key Account Manager"], 0, 0, 0)


def test_where_no_way_leads_it_is_said(accounts):
    with pytest.raises(cg.NoCareerPath, match="there is a way in the other direction") as caught:
        accounts.pareto("KAM", "Account Executive")
    assert caught.value.source.label == "Key Account Manager"
    assert caught.value.target.label == "Account Executive"
    with pytest.raises(cg.NoCareerPath):
        loads(":a a cg:Role . :b a cg:Role .").pareto("https://example.org/a", "https://example.org/b")


#: From a to z at once in 36 months, or over b in 12.
TWO_WAYS = """
:a a cg:Role . :b a cg:Role . :z a cg:Role .
[] a cg:Progression ; cg:fromRole :a ; cg:toRole :z ; cg:typicalMonths 36 .
[] a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:typicalMonths 6 .
[] a cg:Progression ; cg:fromRole :b ; cg:toRole :z ; cg:typicalMonths 6 .
"""


def test_the_title_counts_the_ways_and_tells_whether_there_are_more():
    graph, by = loads(TWO_WAYS), ("steps", "months")
    assert graph.pareto("a", "z", by).caption() == "a → z: 2 ways that none beats by steps, months"
    assert graph.pareto("a", "z", by, limit=1).caption() == (
        "a → z: one way that none beats by steps, months, and there are more"
    )
    assert graph.pareto("a", "b", by).caption() == "a → b: one way that none beats by steps, months"
    assert graph.pareto("a", "z", ["months"]).caption() == "a → z: one way that none beats by months"
    rows = graph.pareto("a", "z", by).to_dicts()
    assert [{name: row[name] for name in row if name != "roles_iri"} for row in rows] == [
        {"steps": 1, "effort": None, "months": 36, "roles": ["a", "z"]},
        {"steps": 2, "effort": None, "months": 12, "roles": ["a", "b", "z"]},
    ]


@pytest.mark.parametrize(
    ("ways", "by", "found"),
    [
        ([("acz", 1, 1), ("abz", 1, 1)], ("effort",), ["abz"]),
        ([("abcz", 1, 1), ("adz", 2, 1)], ("months",), ["adz"]),
        ([("abz", 2, 1), ("acz", 1, 1)], ("months",), ["acz"]),
        ([("acz", None, 1), ("abz", None, 1)], ("effort",), ["abz"]),
        ([("abz", None, 1), ("acz", 1, None)], ("months",), ["abz"]),
        ([("abz", None, 1), ("acdz", 1, None)], ("effort", "months"), ["acdz", "abz"]),
        ([("abcz", None, None), ("adz", None, None)], ("effort",), ["adz"]),
        ([("abz", 3, None), ("acz", 1, None)], ("months",), ["acz"]),
    ],
    ids=[
        "by label", "by moves", "by effort", "unknown by label", "the known", "each known in one",
        "unknown by moves", "unknown by effort",
    ],
)  # fmt: skip
def test_of_ways_to_one_result_the_first_by_moves_effort_and_label_is_kept(ways, by, found):
    moves = {"".join(pair): (effort, months) for way, effort, months in ways for pair in pairwise(way)}
    graph = network(*((pair, *stated) for pair, stated in moves.items()))
    assert results(graph, by) == found


def test_ways_go_by_the_labels_of_their_roles_before_their_iris():
    graph = network(("ab", 1, 1), ("bz", 1, 1), ("ac", 1, 1), ("cz", 1, 1))
    assert results(graph) == ["abz"]
    graph.nodes["b"]["label"], graph.nodes["c"]["label"] = "Y", "x"
    assert results(graph) == ["acz"]


def test_before_a_move_of_unknown_months_fewer_months_are_no_better_than_fewer_moves():
    assert results(network(("ab", 0, 1), ("bc", 0, 1), ("ac", 0, 5), ("cz", 0, None)), ("months",)) == ["acz"]


@pytest.mark.parametrize("names", ["bc", "xy", "12"])
def test_before_a_move_of_which_nothing_is_known_less_is_no_better_than_the_first_label(names):
    graph = network(("ac", 1, 1), ("cd", 1, 1), ("ab", 9, 5), ("bd", 9, 5), ("dz", None, None))
    graph.nodes["b"]["label"], graph.nodes["c"]["label"] = names
    assert results(graph, ("months",)) == ["abdz"]


@pytest.mark.parametrize("by", [(), ("steps", "steps"), ("cost",)])
def test_measures_are_each_named_once(accounts, by):
    with pytest.raises(cg.InvalidArgument, match="by="):
        accounts.pareto("Account Executive", "KAM", by=by)


def vector(world: World, way: tuple[int, ...], by: tuple[str, ...]) -> tuple[float, ...]:
    months = world.move_months()
    pairs = [*pairwise(way)]
    taken = {
        "steps": [1 for _ in pairs],
        "effort": [world.effort_between(*pair) for pair in pairs],
        "months": [months[pair] for pair in pairs],
    }
    return tuple(math.inf if None in taken[measure] else sum(taken[measure]) for measure in by)


def beats(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one != other and all(mine <= its for mine, its in zip(one, other, strict=True))


@given(
    worlds_with("ab", roles=(2, 5)),
    st.permutations(BY).flatmap(lambda by: st.integers(1, 3).map(lambda count: tuple(by[:count]))),
)
def test_the_paths_are_those_that_none_beats(made, by):
    world, source, target = made
    ways = world.ways(source, target)
    graph = world.graph()
    if not ways:
        with pytest.raises(cg.NoCareerPath):
            graph.pareto(world.role(source), world.role(target), by)
        return
    vectors = {way: vector(world, way, by) for way in ways}
    kept = {each for each in vectors.values() if not any(beats(other, each) for other in vectors.values())}
    firsts = [
        min((way for way in ways if vectors[way] == each), key=lambda way: world.rank_of_way(way, "steps"))
        for each in sorted(kept)
    ]
    found = graph.pareto(world.role(source), world.role(target), by, limit=None)
    assert [tuple(role.iri for role in path.roles) for path in found] == [
        tuple(map(world.role, way)) for way in firsts
    ]
    assert found.complete
    some = graph.pareto(world.role(source), world.role(target), by, limit=1)
    assert [*some] == [*found][:1]
    assert some.complete == (len(found) == 1)
