"""The NetworkX graphs: any NetworkX code runs on them, and nobody changes them."""

from __future__ import annotations

import json
import pickle

import networkx as nx
import pytest
from small import ACC, EX, SCALE, loads

import careergraph as cg

LADDER = """
:a a cg:Role ; skos:prefLabel "Ana"@en ; skos:notation "1" ; cg:essentialSkill :s .
:b a cg:Role ; skos:prefLabel "Ben"@en ; cg:familyName "Sales"@en ; cg:buildsOn :a ;
    cg:requires [ cg:skill :t ; cg:level :L3 ; cg:necessity cg:Optional ] ,
                [ cg:skill :u ; cg:levelRank 2 ] ; cg:hasResponsibility :r .
:c a cg:Role ; skos:prefLabel "Col"@en .
:s a cg:Skill ; skos:prefLabel "Sums"@en ; skos:broader :maths .
:t a cg:Skill ; skos:prefLabel "Talk"@en .
:u a cg:Skill ; skos:prefLabel "Urge"@en .
:r a cg:Responsibility ; skos:prefLabel "Rota"@en ; cg:drawsOn :t .
:m1 a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:kind cg:Promotion ; cg:typicalMonths 18 .
:m2 a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:kind cg:LateralMove ; cg:typicalMonths 6 .
:b cg:progressesTo :c .
:c cg:progressesTo :gone .
"""


def node(name: str) -> str:
    return EX + name


@pytest.fixture(scope="module")
def graph() -> cg.CareerGraph:
    return loads(SCALE + LADDER)


@pytest.fixture(scope="module")
def progression(graph) -> nx.DiGraph:
    return graph.role_network


@pytest.fixture(scope="module")
def network(graph) -> nx.MultiDiGraph:
    return graph.network


# The progression graph


def test_the_progression_graph_has_roles_and_moves_alone(progression):
    assert type(progression) is nx.DiGraph
    assert set(progression) == {node(name) for name in ("a", "b", "c", "gone")}
    assert set(progression.edges) == {
        (node("a"), node("b")),
        (node("b"), node("c")),
        (node("c"), node("gone")),
    }


def test_each_graph_has_a_name(progression, network):
    assert (progression.name, network.name) == ("progression", "careergraph")


def test_nodes_are_plain_str(progression, network):
    assert {type(each) for each in [*progression, *network]} == {str}


def test_roles_have_labels_and_dangling_ones_are_marked(progression):
    assert progression.nodes[node("a")] == {"label": "Ana", "described": True}
    assert progression.nodes[node("gone")] == {"label": "gone", "described": False}


def test_moves_have_effort_kinds_and_the_least_months(progression):
    assert progression.edges[node("a"), node("b")] == {
        "effort": 2,
        "kinds": "lateral move; promotion",
        "months": 6,
    }
    assert progression.edges[node("b"), node("c")] == {}, "what takes an unknown effort has none"


def test_the_accounts_ladder_is_as_it_is_stated(accounts):
    moves = {(a.removeprefix(ACC), b.removeprefix(ACC)) for a, b in accounts.role_network.edges}
    assert moves == {
        ("AccountExecutive", "AccountSpecialist"),
        ("AccountManager", "AccountDirector"),
        ("AccountManager", "KeyAccountManager"),
        ("AccountSpecialist", "AccountManager"),
        ("InboundCycleAccountExecutive", "AccountSpecialist"),
    }


# The network of everything


def test_the_network_has_every_kind_of_node(network):
    kinds = {name.removeprefix(EX): kind for name, kind in network.nodes(data="kind")}
    assert kinds == {
        **dict.fromkeys(["a", "b", "c", "gone"], "role"),
        **dict.fromkeys(["s", "t", "u"], "skill"),
        "r": "responsibility",
        "maths": "concept",
    }


def test_nodes_have_what_is_stated_and_no_more(network):
    assert network.nodes[node("a")] == {"kind": "role", "label": "Ana", "notation": "1"}
    assert network.nodes[node("b")] == {"kind": "role", "label": "Ben", "family": "Sales"}
    assert network.nodes[node("maths")] == {"kind": "concept", "label": "maths"}


def test_requirements_are_edges_with_need_and_necessity(network):
    requires = {
        (source.removeprefix(EX), target.removeprefix(EX)): (
            each["need"],
            each["necessity"],
            each["inherited"],
        )
        for source, target, key, each in network.edges(keys=True, data=True)
        if key == "requires"
    }
    assert requires == {
        ("a", "s"): (1, "essential", False),
        ("b", "s"): (1, "essential", True),
        ("b", "t"): (3, "optional", False),
        ("b", "u"): (2, "essential", False),
    }


def test_parallel_moves_are_parallel_edges(network):
    assert {key: dict(each) for key, each in network[node("a")][node("b")].items()} == {
        "promotion": {"relation": "progressesTo", "kind": "promotion", "months": 18},
        "lateral move": {"relation": "progressesTo", "kind": "lateral move", "months": 6},
    }
    assert dict(network[node("b")][node("c")]) == {"progressesTo": {"relation": "progressesTo"}}


def test_other_relations_are_edges_named_by_their_property(network):
    assert network.has_edge(node("b"), node("r"), "hasResponsibility")
    assert network.has_edge(node("r"), node("t"), "drawsOn")
    assert network.has_edge(node("s"), node("maths"), "broader")
    assert {relation for *_, relation in network.edges(data="relation")} == {
        "requires",
        "hasResponsibility",
        "drawsOn",
        "broader",
        "progressesTo",
    }


# NetworkX code of users


def test_searches_and_orders_of_networkx_run(progression):
    assert nx.shortest_path(progression, node("a"), node("c")) == [node("a"), node("b"), node("c")]
    assert nx.shortest_path_length(progression, node("a"), node("b"), weight="effort") == 2
    assert nx.descendants(progression, node("b")) == {node("c"), node("gone")}
    assert list(nx.topological_sort(progression)) == [node(name) for name in ("a", "b", "c", "gone")]
    assert nx.is_directed_acyclic_graph(progression)
    assert nx.dag_longest_path_length(progression) == 3


def test_measures_of_networkx_run(progression, network):
    assert nx.betweenness_centrality(progression, normalized=False)[node("b")] == 2
    assert nx.degree_centrality(progression)[node("b")] == pytest.approx(2 / 3)
    assert nx.in_degree_centrality(nx.DiGraph(network))[node("t")] == pytest.approx(2 / 8)
    assert nx.number_weakly_connected_components(progression) == 1


def test_projections_of_networkx_run(network):
    pairs = nx.Graph((a, b) for a, b, key in network.edges(keys=True) if key == "requires")
    roles = {name for name in pairs if network.nodes[name]["kind"] == "role"}
    shared = nx.bipartite.weighted_projected_graph(pairs, roles)
    assert list(shared.edges(data="weight")) in (
        [(node("a"), node("b"), 1)],
        [(node("b"), node("a"), 1)],
    )


def test_views_and_subgraphs_of_networkx_run(network):
    roles = [name for name, kind in network.nodes(data="kind") if kind == "role"]
    assert network.subgraph(roles).number_of_edges() == 4
    assert network.reverse(copy=False).has_edge(node("b"), node("a"), "promotion")


# Frozen


@pytest.mark.parametrize("which", ["role_network", "network"])
@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.add_node("x"),
        lambda it: it.add_edge("x", "y"),
        lambda it: it.remove_node(EX + "a"),
        lambda it: it.remove_edge(EX + "a", EX + "b"),
        lambda it: it.clear(),
    ],
    ids=["add node", "add edge", "remove node", "remove edge", "clear"],
)
def test_the_graphs_are_frozen(graph, which, change):
    it = getattr(graph, which)
    assert nx.is_frozen(it)
    with pytest.raises(nx.NetworkXError, match=r"[Ff]rozen"):
        change(it)


@pytest.mark.parametrize("which", ["role_network", "network"])
def test_a_copy_changes_without_touching_the_graph(graph, which):
    it = getattr(graph, which)
    size = len(it)
    copy = type(it)(it)
    copy.add_edge("x", node("a"))
    assert len(copy) == size + 1
    assert len(getattr(graph, which)) == size


def test_each_graph_is_always_the_same(graph):
    assert graph.role_network is graph.role_network
    assert graph.network is graph.network


# Writers


READERS = {
    ".graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    ".gexf": nx.read_gexf,
    ".json": lambda path: nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges"),
    ".cyjs": lambda path: nx.cytoscape_graph(json.loads(path.read_text("utf-8"))),
}
MOVED = """
:a a cg:Role ; skos:prefLabel "Ana"@en . :b a cg:Role ; skos:prefLabel "Ben"@en .
[] a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:kind cg:Promotion ; cg:typicalMonths 9 .
[] a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:kind cg:Promotion .
[] a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:kind cg:Promotion ; cg:typicalMonths 4 .
:named a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:kind cg:Promotion ; cg:typicalMonths 6 .
"""


@pytest.mark.parametrize("suffix", READERS)
def test_a_saved_network_is_read_by_networkx_as_it_was(graph, network, tmp_path, suffix):
    again = READERS[suffix](graph.save(tmp_path / f"network{suffix}"))
    for name, data in network.nodes(data=True):
        assert data.items() <= again.nodes[name].items()
    told = sorted((a, b, sorted(data.items())) for a, b, data in network.edges(data=True))
    names = {name for *_, data in told for name, _ in data}
    assert told == sorted(
        (a, b, sorted((name, value) for name, value in data.items() if name in names))
        for a, b, data in again.edges(data=True)
    )
    assert len(again) == len(network)


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [
        (".graphml", "<?xml version='1.0' encoding='utf-8'?>\n<graphml "),
        (".gexf", "<?xml version='1.0' encoding='utf-8'?>\n<gexf "),
        (".json", '{\n "directed": true,\n "multigraph": true,\n "graph": {'),
        (".cyjs", '{\n "data": ['),
        (".GraphML", "<?xml version='1.0' encoding='utf-8'?>\n<graphml "),
    ],
)
def test_a_suffix_is_its_format(graph, tmp_path, suffix, begins):
    assert graph.save(tmp_path / f"network{suffix}").read_text("utf-8").startswith(begins)


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
@pytest.mark.parametrize(
    ("part", "said"),
    [
        (r'skos:prefLabel "Ana\u0001"@en', "label"),
        (r'skos:prefLabel "Ana"@en ; skos:notation "1\u001b"', "notation"),
        (r'skos:prefLabel "Ana"@en ; cg:familyName "Sales\uFFFF"@en', "family"),
    ],
)
def test_what_xml_cannot_carry_is_refused_by_name_and_the_old_file_stays(tmp_path, suffix, part, said):
    path = tmp_path / f"network{suffix}"
    path.write_text("old")
    graph = loads(f":a a cg:Role ; {part} .")
    with pytest.raises(cg.SaveError, match=f"a control character in the {said} of '{EX}a'; save as .json"):
        graph.save(path)
    assert path.read_text() == "old"
    for other in (".json", ".cyjs"):
        assert READERS[other](graph.save(path.with_suffix(other))).nodes[node("a")] == dict(
            graph.network.nodes[node("a")],
            **({"id": node("a"), "value": node("a"), "name": node("a")} if other == ".cyjs" else {}),
        )


@pytest.mark.parametrize("suffix", READERS)
def test_letters_of_every_kind_are_saved_as_they_are(tmp_path, suffix):
    graph = loads(':a a cg:Role ; skos:prefLabel "Gestión 経理"@es .')
    assert "Gestión 経理" in graph.save(tmp_path / f"network{suffix}").read_text("utf-8")


def test_further_moves_of_one_kind_are_keyed_by_iri_or_number():
    moves = loads(MOVED).network[node("a")][node("b")]
    assert {key: each.get("months") for key, each in moves.items()} == {
        "promotion": 4,
        node("named"): 6,
        "promotion 2": 9,
        "promotion 3": None,
    }


@pytest.mark.parametrize("suffix", READERS)
def test_a_network_is_saved_as_the_same_bytes_every_time(tmp_path, suffix):
    first, again = (loads(MOVED).save(tmp_path / f"{number}{suffix}").read_bytes() for number in range(2))
    assert first == again


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_its_writers_take_the_progression_graph_as_it_is(progression, tmp_path, format):
    path = tmp_path / f"progression.{format}"
    getattr(nx, f"write_{format}")(progression, path)
    again = getattr(nx, f"read_{format}")(path)
    move = again.edges[node("a"), node("b")]
    assert {name: move[name] for name in ("effort", "kinds", "months")} == {
        "effort": 2,
        "kinds": "lateral move; promotion",
        "months": 6,
    }
    assert again.nodes[node("gone")]["described"] is False


def test_json_and_pickle_take_both(progression, network):
    for it in (progression, network):
        data = nx.node_link_data(it, edges="edges")
        assert set(nx.node_link_graph(data, edges="edges")) == set(it)
        assert nx.utils.graphs_equal(
            pickle.loads(pickle.dumps(nx.create_empty_copy(it))), nx.create_empty_copy(it)
        )


def test_none_stands_nowhere(accounts, developers):
    for it in (accounts.role_network, accounts.network, developers.role_network, developers.network):
        nodes = [value for _, data in it.nodes(data=True) for value in data.values()]
        edges = [value for *_, data in it.edges(data=True) for value in data.values()]
        assert None not in nodes
        assert None not in edges
