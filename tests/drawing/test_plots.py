"""Plots for slides: what stands on the axes, whose axes they are, and what is said without matplotlib."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from small import EX, loads

import careergraph as cg

matplotlib = pytest.importorskip("matplotlib")
pyplot = pytest.importorskip("matplotlib.pyplot")


ANA = cg.Profile("Ana", {"communication": 3, "negotiation": None, "organisation": 4})


def plots(accounts) -> list:
    return [
        cg.plot_gap(accounts.gap(ANA, "KAM")),
        cg.plot_ranking(accounts.rank(ANA)),
        cg.plot_ranking(accounts.rank_people("KAM", [ANA])),
        cg.plot_matrix(accounts.gap_matrix()),
        cg.plot_matrix(accounts.gap_matrix(rows=[ANA]), measure="effort"),
        cg.plot_requirements(accounts.requirements("KAM")),
        cg.plot_bench(accounts.bench(accounts.roles, accounts.profiles)),
        cg.plot_plan(accounts.plan(ANA, "KAM")),
    ]


def test_every_plot_is_drawn_and_titled(accounts, tmp_path):
    for number, ax in enumerate(plots(accounts)):
        assert isinstance(ax, matplotlib.axes.Axes)
        assert ax.get_title(loc="left")
        target = tmp_path / f"{number}.png"
        ax.figure.savefig(target)
        assert target.read_bytes().startswith(b"\x89PNG")


def test_a_gap_has_a_bar_for_each_skill_and_a_mark_at_its_need(accounts):
    gap = accounts.gap(ANA, "KAM")
    ax = cg.plot_gap(gap)
    names = [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]
    assert names[0] == str(gap.missing[0].skill)
    assert names[-1].startswith(str(gap.met[-1].skill))
    needed, held, unrated = ax.containers
    assert [bar.get_width() for bar in needed] == [item.need for item in gap]
    assert [bar.get_width() for bar in held] == [item.have for item in gap if item.have is not None]
    assert [bar.get_hatch() for bar in unrated] == ["////"]


def test_a_plan_has_a_bar_for_each_step_after_the_one_before(accounts):
    courses = [
        {"course": "All $ in one", "skill": skill, "hours": 9} for skill in ("negotiation", "leadership")
    ]
    plan = accounts.plan(ANA, "KAM", courses)
    ax = cg.plot_plan(plan)
    (bars,) = ax.containers
    ends = [bar.get_x() + bar.get_width() for bar in bars]
    assert [bar.get_x() for bar in bars] == [0, *ends[:-1]]
    assert ends[-1] == sum(step.level - step.have for step in plan)
    assert [text.get_text() for text in ax.texts] == [
        r"All \$ in one" if step.training else "" for step in plan
    ]


def test_a_plan_of_known_hours_is_drawn_by_the_hour(accounts):
    courses = [
        {"course": "Short", "skill": each.skill.label, "hours": 2} for each in accounts.requirements("AS")
    ]
    ax = cg.plot_plan(accounts.plan({"negotiation": 1}, "Account Specialist", courses))
    assert ax.get_xlabel() == "hours"
    assert sum(bar.get_width() for bar in ax.containers[0]) == pytest.approx(2)


def test_a_plot_is_drawn_on_the_axes_given(accounts):
    _, (left, right) = pyplot.subplots(1, 2)
    assert cg.plot_gap(accounts.gap(ANA, "KAM"), ax=left) is left
    assert cg.plot_matrix(accounts.gap_matrix(), ax=right) is right
    assert len(pyplot.get_fignums()) == 1


def test_a_heat_map_shows_every_number(accounts):
    matrix = accounts.gap_matrix()
    said = [text.get_text() for text in cg.plot_matrix(matrix).texts]
    assert said == [f"{share:.0%}" for share in matrix.coverage.flat]
    said = [text.get_text() for text in cg.plot_matrix(matrix, "effort").texts]
    assert said == [str(effort) for effort in matrix.effort.flat]


def test_requirements_show_levels_with_optional_ones_in_brackets(accounts):
    ax = cg.plot_requirements([*accounts.requirements("AM"), *accounts.requirements("KAM")])
    said = {text.get_text() for text in ax.texts}
    assert {"3", "(2)", ""} <= said


def test_plots_of_nothing_are_plots():
    graph = loads(":a a cg:Role .")
    assert cg.plot_gap(graph.gap({}, f"{EX}a"))
    assert cg.plot_ranking(graph.rank({}))
    assert cg.plot_requirements([])
    assert cg.plot_matrix(graph.gap_matrix())


def test_a_plot_of_many_skills_says_how_many_more_there_are():
    asked = " ".join(f":r cg:essentialSkill :s{n} ." for n in range(50))
    ax = cg.plot_gap(loads(f":r a cg:Role . {asked}").gap({}, f"{EX}r"))
    assert len(ax.get_yticks()) == 40
    assert "(and 10 more)" in ax.get_title(loc="left").replace("\n", " ")


def test_each_group_of_a_large_gap_has_its_share():
    asked = " ".join(f":r cg:essentialSkill :s{n:02} . :s{n:02} a cg:Skill ." for n in range(60))
    gap = loads(f":r a cg:Role . {asked}").gap({f"{EX}s{n:02}": 1 for n in range(45)}, f"{EX}r")
    ax = cg.plot_gap(gap, max_items=8)
    title = ax.get_title(loc="left").replace("\n", " ")
    assert "(and 52 more: 13 missing, 39 met)" in title
    assert [bar.get_width() for bar in ax.containers[1]].count(1) == 6
    assert [label.get_text() for label in ax.get_xticklabels()] == ["not held", "held"]
    with pytest.raises(cg.InvalidArgument, match="max_items=0 is less than 1"):
        cg.plot_gap(gap, max_items=0)


def test_levels_have_the_names_of_their_scale(accounts):
    ax = cg.plot_gap(accounts.gap(ANA, "KAM"), scale=accounts.scale)
    said = [label.get_text() for label in ax.get_xticklabels()]
    assert said[1:] == [f"{level.rank}\n{level.label}" for level in accounts.scale][: len(said) - 1]


def test_no_label_of_a_plot_covers_another_or_is_cut(accounts):
    """Also on small axes of one's own, where fewer rows have room."""
    long = " ".join(
        f':r cg:essentialSkill :s{n:02} . :s{n:02} a cg:Skill ; skos:prefLabel "{"of long words " * 8}{n}" .'
        for n in range(60)
    )
    graph = loads(f":r a cg:Role . {long}")
    for width, height in ((4, 3), (6, 4), (3, 6), (8, 2.5)):
        _, ax = pyplot.subplots(figsize=(width, height))
        cg.plot_gap(accounts.gap(ANA, "KAM"), ax=ax)
        check_labels(ax)
    check_labels(cg.plot_gap(graph.gap({}, f"{EX}r")))
    check_labels(cg.plot_requirements(graph.requirements(f"{EX}r")))


def check_labels(ax) -> None:
    figure = ax.figure
    figure.canvas.draw()
    boxes = [label.get_window_extent() for label in ax.get_yticklabels()]
    boxes = sorted((box for box in boxes if box.height), key=lambda box: box.y0)
    assert all(lower.y1 <= upper.y0 + 1.5 for lower, upper in pairwise(boxes))
    whole = figure.bbox
    for box in (*boxes, ax.title.get_window_extent(), ax._left_title.get_window_extent()):
        assert box.x0 >= -1.5
        assert box.x1 <= whole.x1 + 1.5
        assert box.y1 <= whole.y1 + 1.5
    pyplot.close(figure)


def test_a_large_matrix_stands_so_that_neighbours_are_alike():
    """Two kinds of roles that alternate in the alphabet are two blocks of the picture."""
    pytest.importorskip("scipy")
    roles = " ".join(
        f':r{n:02} a cg:Role ; skos:prefLabel "r{n:02}" ; cg:essentialSkill :s{n % 2} .' for n in range(12)
    )
    ax = cg.plot_matrix(loads(roles).gap_matrix())
    order = [int(label.get_text()[1:]) % 2 for label in ax.get_yticklabels()]
    assert order in ([0] * 6 + [1] * 6, [1] * 6 + [0] * 6)
    assert ax.get_xlabel() == "colours: 0% to 100%"


def test_the_requirements_of_many_roles_are_shown_by_family():
    roles = " ".join(
        f':r{n} a cg:Role ; cg:familyName "F{n % 3}" ; '
        f"cg:requires [ cg:skill :s{n % 3} ; cg:levelRank {1 + n % 2} ] ."
        for n in range(36)
    )
    graph = loads(roles)
    ax = cg.plot_requirements([each for role in graph.roles for each in graph.requirements(role)])
    assert len(ax.get_xticks()) == 3
    assert {text.get_text() for text in ax.texts} == {"", "1.5"}


def test_a_plot_says_what_is_unknown():
    graph = loads(":r a cg:Role . :o a cg:Role ; cg:essentialSkill :s . :s a cg:Skill .")
    for measure in ("coverage", "fit", "effort"):
        ax = cg.plot_matrix(graph.gap_matrix(), measure=measure)
        assert [text.get_text() for text in ax.texts].count("unknown") == 2


def test_labels_are_no_formulas(tmp_path):
    graph = loads(
        r':a a cg:Role ; skos:prefLabel "$\\frac{" ; cg:essentialSkill [ skos:prefLabel "R$D$_x^" ] .'
    )
    ax = cg.plot_gap(graph.gap({}, f"{EX}a"))
    ax.figure.savefig(tmp_path / "a.svg")
    assert ax.get_yticklabels()[0].get_text() == r"R\$D\$_x^"


@pytest.mark.parametrize("measure", ["radar", "", None])
def test_an_unknown_measure_is_refused(accounts, measure):
    with pytest.raises(cg.InvalidArgument, match="is none of 'coverage', 'effort'"):
        cg.plot_matrix(accounts.gap_matrix(), measure=measure)


def test_without_matplotlib_one_is_told_what_to_install(accounts, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    for plot, value in (
        (cg.plot_gap, accounts.gap(ANA, "KAM")),
        (cg.plot_ranking, accounts.rank(ANA)),
        (cg.plot_matrix, accounts.gap_matrix()),
        (cg.plot_requirements, accounts.requirements("KAM")),
    ):
        with pytest.raises(cg.RendererMissing, match=r"careergraph\[plot\]"):
            plot(value)


def test_a_bench_counts_people_by_the_effort_that_it_takes_them():
    graph = loads(
        """
        :clerk a cg:Role ; cg:requires [ cg:skill :filing ; cg:levelRank 3 ] . :owner a cg:Role .
        :filing a cg:Skill ; <http://www.w3.org/2004/02/skos/core#prefLabel> "filing"@en .
        """
    )
    people = [cg.Profile(f"p{level}", {"filing": level}) for level in (1, 2, 3, 3)]
    ax = cg.plot_bench(graph.bench(["clerk", "owner"], people, within=2))
    assert [text.get_text() for text in ax.texts] == ["2", "1", "1", "unknown", "unknown", "unknown"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["0", "1", "2"]
    assert cg.plot_bench(graph.bench([], people)).get_title(loc="left")


def test_the_bars_of_a_ranking_are_what_it_ranks_by(esco_excerpt):
    graph = cg.load_esco(esco_excerpt)
    for by in ("fit", "coverage"):
        ranking = graph.rank(graph.roles[0], by=by)
        ax = cg.plot_ranking(ranking)
        widths = [bar.get_width() for bar in ax.patches]
        assert ax.get_xlabel() == by
        assert widths == [getattr(entry, by) for entry in ranking] == sorted(widths, reverse=True)


def test_where_no_levels_are_stated_skills_are_essential_or_optional():
    graph = loads(
        ":a a cg:Role ; cg:essentialSkill :s ; cg:optionalSkill :t . :b a cg:Role ; cg:essentialSkill :t ."
        ":s a cg:Skill . :t a cg:Skill ."
    )
    ax = cg.plot_requirements([*graph.requirements("a"), *graph.requirements("b")])
    assert [text.get_text() for text in ax.texts] == ["essential", "", "optional", "essential"]
    assert ax.get_title(loc="left") == "Skills asked for"
    dark = ax.images[0].get_array()
    assert dark[0][0] > dark[1][0] > dark[0][1]
