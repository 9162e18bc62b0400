"""Three frameworks as engineering teams write them, in tables as they are: axes whose levels have names of
their own, criteria that build on each other, and a text for each competency and grade."""

from __future__ import annotations

import pytest
from explorers import data_of
from folders import ROOT

import careergraph as cg

FRAMEWORKS = ROOT / "tests" / "data" / "frameworks"
NAMES = ("axes", "criteria", "competencies")


@pytest.fixture(scope="module")
def axes():
    return cg.load_tables(FRAMEWORKS / "axes")


@pytest.fixture(scope="module")
def criteria():
    return cg.load_tables(FRAMEWORKS / "criteria")


@pytest.fixture(scope="module")
def competencies():
    return cg.load_tables(FRAMEWORKS / "competencies")


@pytest.mark.parametrize("name", NAMES)
def test_a_framework_loads_as_it_is_and_goes_back_to_tables_whole(name, tmp_path):
    graph = cg.load_tables(FRAMEWORKS / name)
    assert list(graph.check()) == []
    assert graph.table_losses() == []
    again = cg.load_tables(graph.save_tables(tmp_path / "again"))
    assert set(again.rdf) == set(graph.rdf) or again.rdf.isomorphic(graph.rdf)


def test_each_axis_has_level_names_of_its_own(axes):
    assert [level.label for level in axes.levels("Craft")] == ["Learns", "Builds", "Improves", "Shapes"]
    assert [level.label for level in axes.levels("Influence")] == ["Self", "Team", "Department", "Company"]
    assert axes.levels("People")[2].definition == "helps others set goals and reach them"


def test_a_holding_goes_by_the_name_that_its_level_has(axes):
    assert axes.gap({"People": "Mentors"}, "Developer 4").met[0].have == 3
    with pytest.raises(cg.InvalidArgument, match=r"Adopts.*'Joins in', 'Supports', 'Mentors'"):
        axes.gap({"People": "Adopts"}, "Developer 4")


def test_a_gap_tells_what_the_level_needed_looks_like(axes):
    gap = axes.gap("Developer 3", "Developer 4")
    (influence,) = [item for item in gap.below if item.skill.label == "Influence"]
    assert influence.descriptor == axes.levels("Influence")[2]
    row = next(row for row in gap.to_dicts() if row["skill"] == "Influence")
    assert row["descriptor"] == "Department: other teams copy what they do"
    assert "other teams copy what they do" in gap._repr_html_()


def test_the_rows_of_the_picture_are_the_grades(axes):
    rungs = axes.ladder()._ladder.rungs
    rank = {rung.label: rung.rank for rung in rungs}
    assert rank["Developer 3"] == rank["Tech lead 3"] == 2
    assert rank["Developer 4"] == rank["Tech lead 4"] == rank["Engineering manager 4"] == 3
    assert rank["Engineering manager 5"] == 4


def test_up_and_level_go_by_grade(axes):
    assert {entry.role.grade.rank for entry in axes.rank("Tech lead 3", direction="up")} == {4, 5}
    level = axes.rank("Tech lead 3", direction="level")
    assert [entry.role.label for entry in level] == ["Developer 3"]


def test_a_profile_of_the_tables_has_its_evidence_and_its_history(axes):
    (ana,) = axes.profiles
    gap = axes.gap(ana, "Developer 4")
    craft = next(item for item in gap if item.skill.label == "Craft")
    assert (craft.evidence, craft.rated_by) == (("rewrote the importer",), ("team lead",))
    assert "rewrote the importer, rated by team lead" in gap._repr_html_()
    assert [(each.label, each.met) for each in gap.conditions] == [("two years as Developer 3", None)]


def test_criteria_build_on_each_other_and_alternatives_are_alternatives(criteria):
    gap = criteria.gap("Associate Backend engineer", "Backend engineer")
    assert gap.effort == 4
    (choice,) = [item for item in gap.missing if item.skill is None]
    assert {each.skill.label for each in choice.any_of} == {"C++", "C#"}
    held = {skill.label: 1 for skill in criteria.skills if skill.label != "C++"}
    assert criteria.gap(held, "Backend engineer").is_closed
    assert criteria.role("Backend engineer").family == "Backend"


def test_the_text_of_a_competency_at_a_grade_is_found(competencies):
    assert competencies.levels("Talent")[1].definition == "Onboards new colleagues"
    assert [level.label for level in competencies.levels("Talent")] == ["starting", "steady", "leading"]


def test_a_variant_asks_for_what_its_role_asks_for(competencies):
    assert competencies.gap("Software engineer IC2", "Reliability engineer IC2").is_closed


def test_trainings_are_read_with_the_level_of_each_skill(competencies):
    plan, review = competencies.trainings
    assert {(skill.label, level) for skill, level in plan.develops} == {("Direction", 2), ("Results", 2)}
    assert (plan.hours, plan.cost) == (12.5, None)
    assert {(skill.label, level) for skill, level in review.develops} == {("Code", 2), ("Talent", 1)}
    assert (review.hours, review.cost) == (6, 120)


def test_a_path_marks_what_a_step_asks_for(competencies):
    first, second = competencies.path("Software engineer IC1", "Software engineer IC3").steps
    assert first.gap.conditions == ()
    (condition,) = second.gap.conditions
    assert (condition.label, condition.met) == ("led a launch", None)


@pytest.mark.parametrize("name", ["axes", "competencies"])
def test_the_explorer_knows_what_a_level_means(name, tmp_path):
    graph = cg.load_tables(FRAMEWORKS / name)
    data = data_of(graph.save_explorer(tmp_path / "page.html").read_text("utf-8"))
    assert any(data["ownLevels"])
    shown = {
        text for levels in data["ownLevels"] for _, _, definitions in levels for text in definitions[1::2]
    }
    stated = {level.definition for skill in graph.skills for level in graph.levels(skill)}
    assert shown == stated
