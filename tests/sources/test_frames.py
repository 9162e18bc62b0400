"""Tables in memory load as the same tables in files do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import careergraph as cg
from careergraph.rdf.reading import rdf_format
from careergraph.support.tables import csv_table

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")

LADDER = {
    "roles": [
        {"label": "Cook", "label_es": "Cocinera", "family": "Kitchen", "builds_on": None},
        {"label": "Chef", "label_es": None, "family": "Kitchen", "builds_on": "Cook"},
    ],
    "levels": [{"rank": 1, "label": "basic"}, {"rank": 2, "label": "good"}],
    "skills": [{"label": "cooking"}, {"label": "leading; and more"}],
    "requirements": [
        {"role": "Cook", "skill": "cooking", "level": 2, "necessity": "essential", "importance": 4.5},
        {"role": "Chef", "skill": r"leading; and more", "level": None, "necessity": None, "importance": None},
    ],
    "progressions": [{"from": "Cook", "to": "Chef", "kind": "promotion", "months": 24}],
    "responsibilities": [{"role": "Chef", "label": "the menu", "skills": "cooking"}],
}


def frames(make):
    return {table: make(rows) for table, rows in LADDER.items()}


@pytest.fixture
def from_files(tmp_path) -> cg.CareerGraph:
    for table, rows in LADDER.items():
        cells = [["" if cell is None else cell for cell in row.values()] for row in rows]
        (tmp_path / f"{table}.csv").write_text(csv_table(list(rows[0]), cells), encoding="utf-8")
    return cg.load_tables(tmp_path)


def arrow(rows):
    return pytest.importorskip("pyarrow").Table.from_pylist(rows)


@pytest.mark.parametrize("make", [list, pandas.DataFrame, polars.DataFrame, arrow])
def test_every_kind_of_frame_is_as_good_as_files(from_files, make):
    graph = cg.load_tables(frames(make), language="es")
    assert graph == from_files
    assert set(stated(graph)) == set(stated(from_files))
    assert graph.role("Cook").label == "Cocinera"
    assert [each.importance for each in graph.requirements("Cook")] == [4.5]
    assert graph.progressions()[0].months == 24


def test_a_draft_of_the_same_is_equal(from_files):
    draft = cg.Draft()
    draft.level(1, "basic")
    draft.level(2, "good")
    cook = draft.role("Cook", labels={"es": "Cocinera"}, family="Kitchen")
    chef = draft.role("Chef", builds_on=cook, family="Kitchen")
    draft.state(draft.require(cook, "cooking", 2), "cg:importance", 4.5)
    draft.require(chef, "leading; and more")
    draft.progression(cook, chef, "promotion", 24)
    draft.add_responsibility(chef, draft.responsibility("the menu", skills="cooking"))
    untagged = from_files.edit()
    for name in ("Cook", "Chef", "cooking", "leading; and more", "the menu", "basic", "good"):
        untagged.state(name, "skos:prefLabel", {"en": name})
    # Tables state no language where a column names none.
    assert labels_in(draft.graph(), "en") == labels_in(untagged.graph(), "en")
    assert draft.graph() != from_files


def test_without_a_table_of_skills_those_that_are_named_are_skills():
    tables = {table: rows for table, rows in LADDER.items() if table != "skills"}
    assert cg.load_tables(tables) == cg.load_tables(LADDER)
    with pytest.raises(cg.TableError, match="'cooking' is not in table skills"):
        cg.load_tables({**tables, "skills": [{"label": "boiling"}]})


def test_several_in_a_cell_may_be_a_list():
    rows = [{"label": "A; b"}, {"label": "C"}, {"label": "D", "builds_on": ["A; b", "C"]}]
    for make in (list, polars.DataFrame, pandas.DataFrame):
        graph = cg.load_tables({"roles": make(rows)})
        found = graph.query("SELECT ?base { ?role cg:buildsOn ?base }", role=graph.role("D"))
        assert {graph.role(row.base).label for row in found} == {"A; b", "C"}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_texts_arrive_as_they_are(texts):
    rows = [{"label": f"role {number}", "definition": text} for number, text in enumerate(texts)]
    for make in (list, pandas.DataFrame, polars.DataFrame):
        graph = cg.load_tables({"roles": make(rows)})
        assert [role.definition for role in graph.roles] == [text if text.strip() else None for text in texts]


def test_faults_are_told_by_table_and_row():
    rows = [{"role": "Cook", "skill": "cooking", "level": "best"}, {"role": "Waiter", "skill": "cooking"}]
    with pytest.raises(cg.TableError) as raised:
        cg.load_tables({**LADDER, "requirements": pandas.DataFrame(rows)})
    assert [fault.partition(": ")[0] for fault in raised.value.faults] == [
        "requirements, row 1, column 'level'",
        "requirements, row 2, column 'role'",
    ]


@pytest.mark.parametrize(
    ("tables", "error", "told"),
    [
        ({}, cg.InvalidArgument, "no tables"),
        ({"roles": []}, cg.InvalidArgument, "no tables"),
        ({"role": [{"label": "Cook"}]}, cg.InvalidArgument, "no table 'role'"),
        ({"roles": 3}, cg.InvalidArgument, "roles are read from a data frame"),
        ({"roles": ["Cook"]}, cg.InvalidArgument, "list of dictionaries"),
        ({"roles": [{"label": "Cook", " Label": "Chef"}]}, cg.ParseError, "stands twice"),
        ({"roles": [{"name": "Cook"}]}, cg.TableError, "'name'"),
        (
            dict.fromkeys(("requirements", "role_skills"), LADDER["requirements"]),
            cg.TableError,
            "the same table as requirements",
        ),
    ],
)
def test_what_is_no_table_is_refused(tables, error, told):
    with pytest.raises(error, match=told):
        cg.load_tables(tables)


def test_requirements_are_a_file_too_and_are_not_left_behind(from_files, tmp_path):
    folder = tmp_path
    assert (folder / "requirements.csv").exists()
    from_files.save_tables(folder)
    assert cg.load_tables(folder) == cg.load(folder) == from_files


def stated(graph):
    """The statements, with blank nodes named by what surrounds them."""
    return graph._catalogue.terms.serialize(rdf_format("nt")).splitlines()


def labels_in(graph, language):
    return [thing.labels.get(language) for thing in (*graph.roles, *graph.skills, *graph.scale)]
