"""Ladders as pictures: golden texts, sound SVG, every suffix, and what is said where nothing can draw."""

from __future__ import annotations

import base64
import importlib.util
import re
import shlex
import stat
import subprocess
import sys
from importlib.resources import files
from itertools import permutations
from pathlib import Path
from xml.etree import ElementTree

import hostile_labels
import pydot
import pytest
from small import EX, loads

import careergraph as cg
from careergraph.drawing import render as rendering
from careergraph.drawing.themes import DARK, DARK_PAGE, LIGHT, LIGHT_PAGE, page_colours
from careergraph.vocabulary import JOB_ZONE

GOLDEN = Path(__file__).with_name("golden")
SVG = "{http://www.w3.org/2000/svg}"


def can_render() -> bool:
    """Tell whether anything on this machine can draw."""
    try:
        rendering.render("digraph { }", "svg")
    except cg.RendererMissing:
        return False
    return True


needs_graphviz = pytest.mark.skipif(not can_render(), reason="nothing on this machine can draw")


def pictures() -> dict[str, object]:
    spec = importlib.util.spec_from_file_location("golden_remake", GOLDEN / "remake.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PICTURES


@pytest.fixture(scope="module")
def path_diagram(accounts) -> cg.Diagram:
    """The ladder with a path on it."""
    return accounts.ladder(path=accounts.path("AE", "KAM"))


# Golden texts


@pytest.mark.parametrize("name", pictures())
def test_a_picture_is_what_it_was(accounts, name):
    """If the change is wanted: python tests/drawing/golden/remake.py."""
    diagram = pictures()[name](accounts)
    assert diagram.dot == (GOLDEN / f"{name}.dot").read_text(encoding="utf-8")
    assert diagram.mermaid == (GOLDEN / f"{name}.mmd").read_text(encoding="utf-8")


def test_there_are_no_golden_files_of_pictures_that_are_gone():
    files = {path.stem for path in GOLDEN.iterdir() if path.suffix in (".dot", ".mmd")}
    assert files == set(pictures())


# What a ladder shows


def test_a_ladder_has_each_role_and_each_move_once(accounts):
    drawn = accounts.ladder().pydot
    assert isinstance(drawn, pydot.Dot)
    nodes = [node for level in drawn.get_subgraphs() for node in level.get_nodes()]
    assert sorted(node.get_name() for node in nodes) == ["n0", "n1", "n2", "n3", "n4", "n5"]
    assert len(drawn.get_edges()) == 5


def test_roles_of_one_rank_stand_side_by_side(accounts):
    drawn = accounts.ladder().pydot
    ranks = [
        sorted(node.get_tooltip().strip('"') for node in level.get_nodes()) for level in drawn.get_subgraphs()
    ]
    assert ranks == [
        ["Account Executive", "Account Executive at InboundCycle"],
        ["Account Specialist"],
        ["Account Manager"],
        ["Account Director", "Key Account Manager"],
    ]


def test_a_ladder_of_some_roles_has_the_moves_between_them_alone(accounts):
    diagram = accounts.ladder(roles=["Account Manager", "acc:KeyAccountManager", "AD"])
    assert len(diagram.pydot.get_edges()) == 2
    assert repr(diagram) == "Diagram('Career ladder: account management: 3 roles, 2 moves between them.')"
    assert accounts.ladder(roles="AM").mermaid.count('["') == 1


@pytest.mark.parametrize(
    ("direction", "rankdir"), [("up", "BT"), ("down", "TB"), ("right", "LR"), ("left", "RL")]
)
def test_a_ladder_leads_where_it_is_told_to(accounts, direction, rankdir):
    diagram = accounts.ladder(direction=direction)
    assert f"rankdir={rankdir}" in diagram.dot
    assert diagram.mermaid.startswith(f"flowchart {rankdir}\n")


def test_a_ladder_is_in_the_language_asked_for(accounts, cuentas):
    spanish = accounts.ladder(language="es")
    assert "Gestor/a de cuentas clave" in spanish.dot
    assert "Carrera profesional: gestión de cuentas" in spanish.dot
    assert "18 meses" in spanish.dot
    assert cuentas.ladder().dot.count("Gestor/a de cuentas") == spanish.dot.count("Gestor/a de cuentas")
    assert "18 months" in accounts.ladder(language="fr").dot


def test_a_path_is_marked_with_what_each_move_takes(path_diagram):
    assert "5 to learn · 1 to raise" in path_diagram.dot
    assert "2 to raise" in path_diagram.dot
    assert path_diagram.mermaid.count(":::path") == 4


def test_a_path_takes_its_roles_along(accounts):
    diagram = accounts.ladder(roles=["Account Director"], path=accounts.path("AM", "KAM"))
    assert repr(diagram).endswith("3 roles, 2 moves between them.')")


def test_of_a_role_that_requires_nothing_the_coverage_is_unknown():
    graph = loads(":r a cg:Role ; cg:progressesTo :o . :o a cg:Role ; cg:essentialSkill :s . :s a cg:Skill .")
    drawn = graph.ladder(who={})
    assert "requirements unknown" in drawn.dot
    assert "requirements unknown" in drawn.mermaid
    assert drawn.dot.count("covered") == 1
    assert "requisitos desconocidos" in graph.ladder(who={}, language="es").dot


def test_somebody_is_shown_by_coverage(accounts):
    diagram = accounts.ladder(who={"communication": 4, "problem solving": 2})
    drawn = {
        node.get_tooltip().strip('"'): node
        for level in diagram.pydot.get_subgraphs()
        for node in level.get_nodes()
    }
    assert r"50% covered" in drawn["Account Executive"].get_label()
    # Of communication 4 all 4 count, of the 3 of problem solving 2.
    assert r"22% covered" in drawn["Key Account Manager"].get_label()
    filled, left = re.findall(r'<td bgcolor="(#\w+)" width="(\d+)"', drawn["Key Account Manager"].get_label())
    assert (filled, left) == ((LIGHT.promotion, "24"), (LIGHT.track, "86"))


def test_a_pydot_graph_is_ones_own(accounts):
    diagram = accounts.ladder()
    mine = diagram.pydot
    mine.set("bgcolor", "red")
    mine.add_node(pydot.Node("mine"))
    assert "mine" not in diagram.dot
    assert "red" not in diagram.dot


def test_a_long_label_is_broken_and_cut_and_stands_whole_in_the_tooltip():
    words = " ".join(f"word{number}" for number in range(60))
    graph = loads(
        f':a a cg:Role ; skos:prefLabel "{words}"@en . :b a cg:Role ; skos:prefLabel "{"x" * 100}"@en .'
    )
    long, unbroken = (node for level in graph.ladder().pydot.get_subgraphs() for node in level.get_nodes())
    lines = long.get_label().strip('"').split(r"\n")
    assert len(lines) == 6
    assert all(len(line) <= 24 for line in lines)
    assert lines[-1].endswith("…")
    assert words in long.get_tooltip()
    assert unbroken.get_label().strip('"').split(r"\n") == ["x" * 24] * 4 + ["xxxx"]


# Limits


def many(number: int) -> str:
    return " ".join(f':r{n} a cg:Role ; skos:prefLabel "r{n}" .' for n in range(number))


def test_of_roles_that_nothing_groups_the_last_are_folded():
    graph = loads(many(61))
    diagram = graph.ladder()
    assert repr(diagram) == "Diagram('Career ladder: 60 roles, 0 moves between them.')"
    (others,) = diagram.folded.values()
    assert list(diagram.folded) == ["others"]
    assert [role.label for role in others] == ["r8", "r9"]
    assert r"others\n2 roles" in diagram.dot
    assert "others<br/>2 roles" in diagram.mermaid
    assert not graph.ladder(max_roles=61).folded
    assert drawn(graph.ladder(others)) == ["r8", "r9"]


@pytest.mark.parametrize("by", ["cg:family", "cg:grade", "skos:broader", f"<{JOB_ZONE}>"])
def test_more_roles_than_asked_for_are_folded_by_what_groups_them(by):
    """Twelve roles in three groups, each leading to the one of the next group; a path is left as it is."""
    groups = {"cg:family": "cg:Family", "cg:grade": "cg:Grade", "skos:broader": "skos:Concept"}
    named = " ".join(
        f':g{n} a {groups.get(by, "skos:Concept")} ; skos:prefLabel "Group {n}" ; cg:rank {n + 1} .'
        for n in range(3)
    )
    roles = " ".join(
        f':r{n} a cg:Role ; skos:prefLabel "r{n:02}" ; {by} {n // 4 + 1 if by[0] == "<" else f":g{n // 4}"} .'
        for n in range(12)
    )
    moves = " ".join(f":r{n} cg:progressesTo :r{n + 4} ." for n in range(8))
    graph = loads(named + roles + moves)
    diagram = graph.ladder(max_roles=8)
    assert [len(roles) for roles in diagram.folded.values()] == [4, 4, 4]
    assert [rung.stands_for for rung in diagram._ladder.rungs] == [4, 4, 4]
    assert [move.stands_for for move in diagram._ladder.moves] == [4, 4]
    assert "4 moves" in diagram.dot
    path = graph.path("r00", "r08")
    assert drawn(graph.ladder(graph.roles, path=path, max_roles=8))[:3] == ["r00", "r04", "r08"]


def test_a_path_in_a_large_ontology_is_shown_by_itself():
    graph = loads(many(100) + " :r3 cg:progressesTo :r7 .")
    diagram = graph.ladder(path=graph.path("r3", "r7"))
    assert repr(diagram).endswith("2 roles, 1 move between them.')")


def test_mermaid_refuses_what_mermaid_would_not_draw():
    pairs = " ".join(f":r{a} cg:progressesTo :r{b} ." for a in range(30) for b in range(30) if a < b)
    more = " ".join(f":r{b} cg:progressesTo :r{a} ." for a in range(30) for b in range(30) if a < b and b < 6)
    graph = loads(many(30) + pairs + more + " ".join(f":r29 cg:progressesTo :r{b} ." for b in range(29)))
    mermaid = graph.ladder().mermaid
    assert mermaid.count(" --> ") + 2 * mermaid.count(" <--> ") == 479
    dense = " ".join(f":r{a} cg:progressesTo :r{b} ." for b in range(33) for a in range(b))
    with pytest.raises(cg.LimitError, match="at most 500 moves, and there are 528"):
        loads(many(33) + dense).ladder().mermaid  # noqa: B018 - asking for it is the test


@pytest.mark.parametrize("direction", ["sideways", "", "UP", None])
def test_an_unknown_direction_is_refused(accounts, direction):
    with pytest.raises(cg.InvalidArgument, match="is none of 'up', 'right', 'down'"):
        accounts.ladder(direction=direction)


def test_a_ladder_of_nothing_is_still_a_picture():
    diagram = loads("").ladder()
    assert diagram.dot.startswith("digraph")
    assert diagram.mermaid == "flowchart BT\n"


# Which roles

TWO_FAMILIES = """
    :a1 a cg:Role ; skos:prefLabel "a1" ; cg:family :A ; cg:progressesTo :a2 .
    :a2 a cg:Role ; skos:prefLabel "a2" ; cg:family :A ; cg:progressesTo :a3 , :b2 .
    :a3 a cg:Role ; skos:prefLabel "a3" ; cg:family :A .
    :b1 a cg:Role ; skos:prefLabel "b1" ; cg:family :B ; cg:progressesTo :b2 .
    :b2 a cg:Role ; skos:prefLabel "b2" ; cg:family :B .
    :c a cg:Role ; skos:prefLabel "c" ; skos:broader :group .
    :A a cg:Family ; skos:prefLabel "Alpha"@en , "Alfa"@es . :B a cg:Family ; skos:prefLabel "Beta"@en .
    :group skos:prefLabel "Group" ; skos:broader :top . :top skos:prefLabel "Top" ; skos:broader :group .
"""


@pytest.fixture(scope="module")
def two() -> cg.CareerGraph:
    """Two families with a move between them, and a role below a group."""
    return loads(TWO_FAMILIES)


def drawn(diagram: cg.Diagram) -> list[str]:
    return [rung.label for rung in diagram._ladder.rungs]


def test_the_surroundings_of_a_role_are_drawn(two):
    assert drawn(two.ladder(around="a2")) == ["a1", "a2", "a3", "b2"]
    assert drawn(two.ladder(around="b1")) == ["b1", "b2"]
    assert drawn(two.ladder(around="a1", max_steps=2)) == ["a1", "a2", "a3", "b2"]
    assert drawn(two.ladder(around="c", max_steps=0)) == ["c"]
    marked = [rung.label for rung in two.ladder(around="a2")._ladder.rungs if rung.marked]
    assert marked == ["a2"]
    with pytest.raises(cg.InvalidArgument, match="max_steps is less than 0"):
        two.ladder(around="a1", max_steps=-1)


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("Alpha", ["a1", "a2", "a3"]),
        (" alfa ", ["a1", "a2", "a3"]),
        ("BETA", ["b1", "b2"]),
        ("Top", ["c"]),
        ("Group", ["c"]),
    ],
)
def test_one_family_is_drawn_by_its_name_in_any_language(two, name, roles):
    assert drawn(two.ladder(family=name)) == roles


def test_a_family_that_is_not_there_is_not_found(two):
    with pytest.raises(
        cg.NotFound, match="no family of roles is named 'Alpa'; did you mean 'Alpha'"
    ) as caught:
        two.ladder(family="Alpa")
    assert caught.value.suggestions[0] == "Alpha"


def test_the_answer_to_a_query_is_drawn(two):
    asked = "SELECT ?label ?role { ?role cg:family ?family ; skos:prefLabel ?label } ORDER BY ?label"
    assert drawn(two.ladder(two.query(asked))) == ["a1", "a2", "a3", "b1", "b2"]
    assert drawn(two.ladder(two.query("SELECT ?next { :a2 cg:progressesTo ?next }"))) == ["a3", "b2"]
    assert drawn(two.ladder(two.query("SELECT ?x { :c cg:progressesTo ?x }"))) == []
    assert drawn(two.ladder(two.query(asked).to_pandas()["label"])) == ["a1", "a2", "a3", "b1", "b2"]


def test_a_ranking_and_what_is_reachable_are_drawn(accounts, two):
    nearest = accounts.rank("Account Manager", limit=2)
    assert drawn(accounts.ladder(nearest)) == [str(entry.role) for entry in nearest]
    assert drawn(two.ladder(two.reachable("b1"))) == ["b1", "b2"]


RELATED = " ".join(
    f':r{a} a cg:Role ; skos:prefLabel "r{a}" ; cg:requires [ cg:skill :s ; cg:levelRank {a + 1} ] .'
    + "".join(
        f"[] a cg:Progression ; cg:fromRole :r{a} ; cg:toRole :r{b} ; cg:kind cg:LateralMove ."
        for b in range(6)
        if a != b
    )
    for a in range(6)
)


def test_where_moves_put_no_order_a_role_stands_in_the_middle_and_the_nearest_first():
    graph = loads(RELATED + ":x a cg:Role ; skos:prefLabel 'x' ; cg:progressesTo :r2 .")
    diagram = graph.ladder(around="r2")
    ladder = diagram._ladder
    assert ladder.centred
    near = [str(entry.role) for entry in graph.rank("r2", [f"{EX}r{n}" for n in (0, 1, 3, 4, 5)], limit=None)]
    assert drawn(diagram) == ["r2", *near, "x"]
    assert [rung.rank for rung in ladder.rungs] == [1, 2, 2, 2, 2, 2, 0]
    # Each move that leads both ways is one line; those among the others are counted.
    assert [move.both for move in ladder.moves] == [True] * 5 + [False]
    assert (diagram.dot.count("dir=both"), ladder.left_out) == (5, 10)
    assert "not shown: 10 more moves among them" in diagram.dot


def test_around_a_role_the_farthest_are_folded():
    graph = loads(RELATED)
    diagram = graph.ladder(around="r2", max_roles=4)
    kept = ["r2", *(str(entry.role) for entry in graph.rank("r2", limit=2))]
    assert drawn(diagram) == [*kept, "others"]
    assert len(diagram.folded["others"]) == 3


def test_each_role_around_another_is_tied_to_one_nearer():
    """Also where the moves by which it was found lead over a role of the other side."""
    ways = {"r0": ["r1"], "r1": ["r0", "r5"], "r2": ["r1"], "r3": ["r1", "r4"], "r4": ["r2"], "r5": ["r4"]}
    roles = "".join(f":{role} a cg:Role ; skos:prefLabel '{role}' ." for role in ways)
    moves = "".join(
        f"[] a cg:Progression ; cg:fromRole :{a} ; cg:toRole :{b} ; cg:kind cg:LateralMove ."
        for a, leads in ways.items()
        for b in leads
    )
    ladder = loads(roles + moves).ladder(around="r0", max_steps=4)._ladder
    middle = next(rung.rank for rung in ladder.rungs if rung.marked)
    away = [abs(rung.rank - middle) for rung in ladder.rungs]
    assert ladder.centred
    assert sorted(max(away[move.source], away[move.target]) for move in ladder.moves) == sorted(
        filter(None, away)
    )
    assert all(abs(ladder.rungs[m.source].rank - ladder.rungs[m.target].rank) == 1 for m in ladder.moves)


def grouped(groups: int) -> cg.CareerGraph:
    """Two roles in each of so many families, and a lateral move from each role to each other."""
    roles = range(2 * groups)
    text = "".join(f":r{n} a cg:Role ; cg:family :f{n % groups} ." for n in roles)
    text += "".join(f":f{n} a cg:Family ; skos:prefLabel 'f{n}' ." for n in range(groups))
    return loads(
        text
        + "".join(
            f"[] a cg:Progression ; cg:fromRole :r{a} ; cg:toRole :r{b} ; cg:kind cg:LateralMove ."
            for a, b in permutations(roles, 2)
        )
    )


def test_a_few_groups_that_moves_tie_sideways_stand_above_one_another():
    ladder = grouped(3).ladder(max_roles=5)._ladder
    assert [(rung.label, rung.rank) for rung in ladder.rungs] == [("f0", 0), ("f1", 1), ("f2", 2)]
    assert [move.stands_for for move in ladder.moves] == [8, 8, 8]


def test_many_groups_stand_in_lines_without_the_moves_between_them():
    ladder = grouped(7).ladder(max_roles=13)._ladder
    assert (ladder.moves, ladder.left_out) == ((), 21)


def test_a_path_reads_in_its_own_direction_whatever_other_moves_do():
    graph = loads(RELATED.replace(":r0 ; cg:toRole :r5", ":r0 ; cg:toRole :r0") + ":r3 cg:progressesTo :r0 .")
    path = next(graph.paths("r0", "r5", via=["r4", "r1"]))
    ladder = graph.ladder(path=path)._ladder
    assert [ladder.rungs[number].label for number in ladder.path] == ["r0", "r4", "r1", "r5"]
    assert [ladder.rungs[number].rank for number in ladder.path] == [0, 1, 2, 3]
    assert all(not move.both for move in ladder.moves if move.on_path)


def test_what_stands_at_moves_means_one_thing(accounts):
    """Of somebody on a path only its moves tell what they take: each from the step before."""
    path, who = accounts.path("AE", "KAM"), accounts.profiles[0]
    shown = accounts.ladder(path=path, who=who)._ladder
    assert [move.missing is not None for move in shown.moves] == [move.on_path for move in shown.moves]
    assert "month" not in accounts.ladder(path=path).dot


def test_where_no_move_is_stated_one_is_told_what_to_do():
    graph = loads(many(3))
    assert "suggest_moves" in graph.ladder(around="r1").dot
    assert "suggest_moves" not in graph.ladder().dot


@needs_graphviz
def test_a_picture_tells_its_path_and_its_coverage_in_words(accounts):
    root = ElementTree.fromstring(accounts.ladder(path=accounts.path("AE", "KAM"), who="AM").svg())
    told = root[1].text
    assert "Path: Account Executive → Account Specialist → Account Manager → Key Account Manager." in told
    assert "Account Manager: " in told
    assert "Account Director, 57% covered" in told
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert not [title for title in titles if re.match(r"n\d|ladder_|g\d|cluster", title or "")]


def test_what_is_drawn_adds_up(two):
    assert drawn(two.ladder(["c"], around="b1", family="Alpha")) == ["a1", "a2", "a3", "b1", "b2", "c"]


def test_families_are_framed(two):
    diagram = two.ladder(families=True)
    assert list(diagram._ladder.families) == ["Alpha", "Beta"]
    frames = [each for each in diagram.pydot.get_subgraphs() if each.get_name().startswith("cluster")]
    assert [len(frame.get_nodes()) for frame in frames] == [3, 2]
    assert diagram.mermaid.count("subgraph ") == diagram.mermaid.count("    end\n") == 2
    assert "Alfa" in two.ladder(families=True, language="es").dot
    assert not two.ladder(family="Alpha", families=True)._ladder.families
    assert "cluster" not in two.ladder().dot


@needs_graphviz
def test_roles_of_one_rank_stand_side_by_side_across_frames(two):
    root = ElementTree.fromstring(two.ladder(families=True).svg())
    heights = {}
    for group in root.iter(f"{SVG}g"):
        if group.get("class") == "node":
            text = group.find(f".//{SVG}text")
            heights[text.text] = text.get("y")
    assert heights["a1"] == heights["b1"]
    assert heights["a3"] == heights["b2"]


def test_roles_that_no_move_ties_are_stacked():
    diagram = loads(many(13)).ladder()
    rows = [[rung.label for rung in diagram._ladder.rungs if rung.rank == rank] for rank in (2, 1, 0)]
    assert [len(row) for row in rows] == [5, 5, 3]
    assert rows[0] == ["r0", "r1", "r10", "r11", "r12"]
    assert diagram.dot.count("style=invis") == 8
    assert {rung.rank for rung in loads(many(5)).ladder()._ladder.rungs} == {0}


def test_a_title_is_ones_own(accounts):
    diagram = accounts.ladder(title="My <team> " + "and all the others " * 5)
    assert diagram._ladder.title.startswith("My <team> and")
    assert "My &lt;team&gt; and" in diagram.dot
    assert '<br align="left"/>' in diagram.dot


# Who


def test_a_move_shows_what_it_takes_of_somebody(accounts):
    diagram = accounts.ladder(who={"communication": 4, "problem solving": 3})
    moves = {
        (diagram._ladder.rungs[move.source].label, diagram._ladder.rungs[move.target].label): move
        for move in diagram._ladder.moves
    }
    move = moves["Account Manager", "Key Account Manager"]
    gap = accounts.gap({"communication": 4, "problem solving": 3}, "Key Account Manager")
    essential = [str(item.skill) for item in gap.missing if item.necessity is cg.Necessity.ESSENTIAL]
    assert list(move.missing) == essential
    assert f"{len(essential)} to learn" in diagram.dot
    assert "to learn: " + ", ".join(essential) in diagram.dot


def test_on_a_path_somebody_keeps_what_was_learnt(accounts):
    ana = {"communication": 4, "problem solving": 3}
    path = accounts.path("AE", "KAM")
    shown = accounts.ladder(path=path, who=ana)._ladder
    last = next(move for move in shown.moves if shown.rungs[move.target].label == "Key Account Manager")
    by_itself = accounts.gap(ana, "Key Account Manager")
    assert "organisation" in [str(item.skill) for item in by_itself.missing]
    assert "organisation" not in last.missing


# Themes


@pytest.mark.parametrize("theme", ["sepia", "", None])
def test_an_unknown_theme_is_refused(accounts, theme):
    with pytest.raises(cg.InvalidArgument, match="is none of 'light', 'dark', 'auto'"):
        accounts.ladder(theme=theme)


def contrast(one: str, other: str) -> float:
    """WCAG's contrast of two colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_lines_stand_out_from_the_paper(theme):
    for paper in (theme.paper, theme.path_paper, theme.frame):
        assert contrast(theme.ink, paper) >= 7
    for colour in (theme.soft, theme.dim):
        assert contrast(colour, theme.paper) >= 4.5
        assert contrast(colour, theme.frame) >= 4.4
    for colour in (theme.path_border, theme.border, *map(theme.line, (*cg.ProgressionKind, None))):
        assert contrast(colour, theme.paper) >= 3
    # Kinds of move differ in lightness or hue, and no colour stands for two things.
    assert len(set(theme.colours())) == len(list(theme.colours()))


@pytest.mark.parametrize("page", [LIGHT_PAGE, DARK_PAGE], ids=["light", "dark"])
def test_text_and_lines_stand_out_from_the_page_of_the_explorer(page):
    colour = page.variables()
    for paper in ("paper", "sheet"):
        for text in ("ink", "soft", "link", "lack", "raise", "met", "doubt"):
            assert contrast(colour[text], colour[paper]) >= 4.5, (text, paper)
        for line in ("edge", "have", "promotion", "lateral", "special"):
            assert contrast(colour[line], colour[paper]) >= 3, (line, paper)
    for paper in ("have-soft", "goal", "lack-soft"):
        assert contrast(colour["ink"], colour[paper]) >= 7, paper


def test_each_colour_of_the_explorer_is_stated_for_both_papers_and_used():
    folder = files("careergraph.drawing") / "explorer"
    used = set(re.findall(r"var\(--([\w-]+)\)", (folder / "style.css").read_text("utf-8"))) - {"tone"}
    assert used == set(LIGHT_PAGE.variables()) == set(DARK_PAGE.variables())
    assert [page_colours().count(f"--{name}:") for name in used] == [4] * len(used)


@needs_graphviz
def test_a_picture_that_follows_its_reader_has_both_papers(accounts):
    path = accounts.path("AE", "KAM")
    dark, auto = (accounts.ladder(path=path, theme=theme) for theme in ("dark", "auto"))
    assert f'fill="{DARK.paper}"' in dark.svg()
    assert LIGHT.paper not in dark.dot
    svg = auto.svg()
    ElementTree.fromstring(svg)
    assert f'fill="{LIGHT.paper}"' in svg
    assert "prefers-color-scheme:dark" in svg
    id = auto.pydot.get_id().strip('"')
    style = svg[svg.index("<style>") : svg.index("</style>")]
    # Two pictures in one page leave each other's colours alone.
    assert all(
        rule.startswith(f"#{id} ") for rule in re.findall(r"[#\w][^{}@]*(?={)", style.split("{", 1)[1])
    )


@needs_graphviz
@pytest.mark.parametrize(
    ("theme", "word"), [("light", LIGHT.paper), ("dark", DARK.paper), ("auto", "light-dark")]
)
def test_a_page_has_the_paper_of_its_picture(accounts, tmp_path, theme, word):
    page = accounts.ladder(theme=theme).save(tmp_path / "ladder.html").read_text(encoding="utf-8")
    assert f"background: {word}" in page


@needs_graphviz
def test_bold_is_bold_in_svg_and_of_one_font(accounts):
    root = ElementTree.fromstring(accounts.ladder().svg())
    fonts = {text.get("font-family") for text in root.iter(f"{SVG}text")}
    assert fonts == {"Helvetica,Arial,sans-serif"}
    bold = [text.text for text in root.iter(f"{SVG}text") if text.get("font-weight") == "bold"]
    assert "Account Manager" in bold


# SVG


@needs_graphviz
@pytest.mark.parametrize("name", pictures())
def test_every_svg_is_sound_and_tells_what_it_shows(accounts, name):
    root = ElementTree.fromstring(pictures()[name](accounts).svg())
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == (
        "Carrera profesional: gestión de cuentas"
        if name.endswith("-es")
        else "Career ladder: account management"
    )
    assert "roles" in root[1].text
    assert not list(root.iter(f"{SVG}script"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@needs_graphviz
def test_two_pictures_in_one_page_share_no_id(accounts):
    found = [
        {element.get("id") for element in ElementTree.fromstring(diagram.svg()).iter()} - {None}
        for diagram in (accounts.ladder(), accounts.ladder(who="AM"), accounts.ladder(language="es"))
    ]
    assert all(found)
    assert not found[0] & found[1]
    assert not found[0] & found[2]
    assert not found[1] & found[2]


@needs_graphviz
def test_labels_are_drawn_as_they_are_and_run_nothing():
    label = r'<script>alert("1")</script> &amp; \N \n {a|b} ]]> é 厨师'
    escaped = label.replace("\\", "\\\\").replace('"', '\\"')
    graph = loads(
        f':a a cg:Role ; skos:prefLabel "{escaped}"@en . :b a cg:Role ; skos:prefLabel "graph"@en .'
    )
    root = ElementTree.fromstring(graph.ladder().svg())
    texts = "".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert "".join(label.split()) in "".join(texts.split())
    assert not list(root.iter(f"{SVG}script"))
    assert not list(root.iter("script"))


@needs_graphviz
def test_characters_that_xml_cannot_hold_are_replaced():
    graph = loads(':a a cg:Role ; skos:prefLabel "a\\u0001b\\u000Cc\\uFFFEd"@en .')
    assert ElementTree.fromstring(graph.ladder().svg()) is not None


XLINK = "{http://www.w3.org/1999/xlink}"


@needs_graphviz
@pytest.mark.parametrize("labels", hostile_labels.SETS)
def test_every_label_comes_back_from_the_svg(labels):
    root = ElementTree.fromstring(hostile_labels.ladder_of([*labels.values()]).svg())
    groups = [group for group in root.iter(f"{SVG}g") if group.get("class") in ("node", "edge", "cluster")]
    nodes = sorted(
        (group for group in groups if group.get("class") == "node"),
        key=lambda group: int(group.get("id").rpartition("_n")[2]),
    )
    assert len(nodes) == len(labels)
    assert len(groups) == 2 * len(labels) - 1
    for node, (name, label) in zip(nodes, labels.items(), strict=True):
        text = "".join("".join(text.itertext()) for text in node.iter(f"{SVG}text"))
        told = node.find(f".//{SVG}a").get(f"{XLINK}title") if label.strip() else label
        wanted = hostile_labels.shown(label)
        if len(label) < 100:
            assert ("".join(text.split()), "".join(told.split())) == (wanted, wanted), name
        else:
            assert text.endswith("…"), name
            assert wanted.startswith(told), name
    assert not [element for element in root.iter() if element.tag.rpartition("}")[2] in ("script", "image")]
    assert not [key for element in root.iter() for key in element.attrib if key.endswith("href")]


# Files


@needs_graphviz
@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("ladder.svg", b"<?xml"),
        ("ladder.png", b"\x89PNG\r\n\x1a\n"),
        ("ladder.pdf", b"%PDF-"),
        ("ladder.html", b"<!doctype html>"),
        ("ladder.dot", b"digraph"),
        ("ladder.gv", b"digraph"),
        ("ladder.mmd", b"flowchart"),
        ("LADDER.SVG", b"<?xml"),
    ],
)
def test_a_picture_is_saved_in_the_format_of_its_suffix(path_diagram, tmp_path, name, start):
    target = tmp_path / name
    assert path_diagram.save(target) == target
    assert path_diagram.save(str(target)) == target
    assert target.read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@needs_graphviz
def test_a_page_stands_alone(accounts, tmp_path):
    page = accounts.ladder(language="es").save(tmp_path / "ladder.html").read_text(encoding="utf-8")
    assert '<html lang="es">' in page
    assert '<meta charset="utf-8">' in page
    assert "<title>Carrera profesional: gestión de cuentas</title>" in page
    assert page.count("<svg") == 1
    assert "<?xml" not in page
    assert "<script" not in page
    assert 'src="http' not in page


@pytest.mark.parametrize("name", ["ladder.gif", "ladder", "ladder.svg.bak", ".svg"])
def test_an_unknown_suffix_is_refused(accounts, tmp_path, name):
    with pytest.raises(cg.InvalidArgument, match=r"end it in \.svg, \.png, \.pdf, \.dot, \.mmd or \.html"):
        accounts.ladder().save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_save_error(accounts, tmp_path):
    with pytest.raises(cg.SaveError):
        accounts.ladder().save(tmp_path / "no" / "ladder.dot")


def test_what_cannot_be_drawn_leaves_the_old_file(accounts, tmp_path, monkeypatch):
    no_renderer(monkeypatch, tmp_path)
    target = tmp_path / "ladder.svg"
    target.write_text("old")
    with pytest.raises(cg.RendererMissing):
        accounts.ladder().save(target)
    assert target.read_text() == "old"


# In a notebook


@needs_graphviz
def test_a_notebook_is_offered_the_picture_in_all_its_forms_and_words(accounts):
    bundle = accounts.ladder()._repr_mimebundle_(include=None, exclude=None)
    assert set(bundle) == {"text/html", "image/svg+xml", "image/png", "text/plain"}
    assert ElementTree.fromstring(bundle["image/svg+xml"]).tag == f"{SVG}svg"
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert bundle["text/plain"].endswith("6 roles, 5 moves between them.")
    cell = bundle["text/html"]
    assert 'style="max-width:100%;height:auto"' in cell
    assert f'src="data:image/png;base64,{bundle["image/png"]}"' in cell
    assert re.search(r'<img [^>]*alt="Career ladder: account management: 6 roles, 5 moves', cell)
    assert '[data-jp-theme-light="false"] #ladder_' in cell
    assert "<script" not in cell


@needs_graphviz
def test_a_dark_ladder_is_dark_in_every_notebook(accounts):
    cell = accounts.ladder(theme="dark")._repr_mimebundle_()["text/html"]
    assert f'fill="{DARK.paper}"' in cell
    assert "data-jp-theme-light" not in cell


def test_a_notebook_is_offered_dot_where_nothing_can_draw(accounts, monkeypatch, tmp_path):
    no_renderer(monkeypatch, tmp_path)
    bundle = accounts.ladder()._repr_mimebundle_()
    assert list(bundle) == ["text/plain"]
    assert bundle["text/plain"].startswith("digraph")


# Where nothing, or another program, draws


def no_renderer(monkeypatch, folder: Path) -> None:
    """No pygraphviz, and no `dot` on PATH."""
    monkeypatch.setattr(rendering, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(folder))


def fake_dot(monkeypatch, folder: Path, body: str) -> None:
    """No pygraphviz, and a `dot` on PATH that is a script of ours."""
    bin = folder / "bin"
    bin.mkdir()
    script = folder / "dot.py"
    script.write_text(f"import sys\n{body}\n", encoding="utf-8")
    program = bin / "dot"  # a #! line could not name a Python whose path is long or has a space in it
    program.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(script))} "$@"\n', encoding="utf-8"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    no_renderer(monkeypatch, bin)


def broken_wheel(dot: str, format: str) -> bytes:
    raise ImportError("libgobject-2.0.so.0: cannot open shared object file")


def test_a_wheel_without_its_libraries_is_no_renderer(accounts, monkeypatch, tmp_path):
    monkeypatch.setattr(rendering, "_by_wheel", broken_wheel)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(cg.RendererMissing, match=r"libgobject.*apt-get install graphviz"):
        accounts.ladder().svg()
    assert not can_render()


def test_a_dot_program_draws_where_the_wheel_cannot(accounts, monkeypatch, tmp_path):
    spec = rendering.find_spec
    fake_dot(monkeypatch, tmp_path, "print('<svg></svg>')")
    monkeypatch.setattr(rendering, "find_spec", spec)
    monkeypatch.setattr(rendering, "_by_wheel", broken_wheel)
    assert rendering.render("digraph { }", "svg") == b"<svg></svg>\n"


def test_without_a_renderer_one_is_told_what_to_install(accounts, monkeypatch, tmp_path):
    no_renderer(monkeypatch, tmp_path)
    diagram = accounts.ladder()
    with pytest.raises(cg.RendererMissing, match=r"careergraph\[render\]") as caught:
        diagram.svg()
    assert isinstance(caught.value, RuntimeError)
    assert isinstance(caught.value, cg.RenderError)
    for name in ("a.svg", "a.png", "a.pdf", "a.html"):
        with pytest.raises(cg.RendererMissing):
            diagram.save(tmp_path / name)
    assert diagram.save(tmp_path / "a.dot").exists()
    assert diagram.save(tmp_path / "a.mmd").exists()


posix = pytest.mark.skipif(sys.platform == "win32", reason="a script on PATH needs a shebang")


@posix
def test_a_dot_on_path_draws(accounts, monkeypatch, tmp_path):
    fake_dot(
        monkeypatch,
        tmp_path,
        "dot = sys.stdin.read()\n"
        'print(f\'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="8pt">'
        "<text>{sys.argv[1:]} {dot.split()[0]}</text></svg>')",
    )
    root = ElementTree.fromstring(accounts.ladder().svg())
    assert root.get("role") == "img"
    assert root.find(f"{SVG}text").text == "['-Tsvg'] digraph"
    saved = accounts.ladder().save(tmp_path / "ladder.png")
    assert "-Tpng" in saved.read_text()


@posix
@pytest.mark.parametrize("body", ["sys.exit('no\\x1b[31m such font')", "sys.exit(3)"])
def test_a_dot_that_fails_is_a_render_error_in_one_line(accounts, monkeypatch, tmp_path, body):
    fake_dot(monkeypatch, tmp_path, body)
    with pytest.raises(cg.RenderError, match="could not be drawn") as caught:
        accounts.ladder().svg()
    assert not isinstance(caught.value, cg.RendererMissing)
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)


@posix
def test_a_dot_that_takes_too_long_is_stopped(accounts, monkeypatch, tmp_path):
    fake_dot(monkeypatch, tmp_path, "import time; time.sleep(60)")
    monkeypatch.setattr(rendering, "DEADLINE", 0.3)
    with pytest.raises(cg.RenderError, match="draw fewer roles at once"):
        accounts.ladder().svg()


def test_a_format_that_graphviz_might_not_survive_is_never_asked_for(accounts):
    with pytest.raises(cg.InvalidArgument, match="none of 'svg', 'png', 'pdf'"):
        rendering.render(accounts.ladder().dot, "xdot")


@needs_graphviz
def test_broken_dot_is_a_render_error():
    with pytest.raises(cg.RenderError):
        rendering.render("digraph {", "svg")


def test_the_golden_pictures_are_remade_by_the_command_that_is_told(tmp_path):
    """A copy of the folder is remade, and comes out the same."""
    copied = tmp_path / "remake.py"
    copied.write_bytes((GOLDEN / "remake.py").read_bytes())
    subprocess.run([sys.executable, copied], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix in (".dot", ".mmd")}
    assert made == {
        path.name: path.read_bytes() for path in GOLDEN.iterdir() if path.suffix in (".dot", ".mmd")
    }
