"""What is handed on: every value and table as a dictionary of one shape, that JSON and pydantic take."""

from __future__ import annotations

import inspect
import json
from dataclasses import fields, is_dataclass

import pytest

import careergraph as cg
from careergraph.support.tables import Table

GRAPH = cg.load()
ANA = cg.Profile("Ana", {"negotiation": 3, "leadership": None}, role="Account Manager", history=["AE"])
SMALL = """
@prefix cg: <https://w3id.org/careergraph/ontology#> .
@prefix : <http://example.org/> .
:clerk a cg:Role ; cg:essentialSkill :filing . :filing a cg:Skill .
:boss a cg:Role ; cg:requires [ cg:skill :filing ; cg:levelRank {} ] .
"""
PATH = GRAPH.path("AE", "KAM")
WIDER_BY = cg.loads(SMALL.format(2)).diff(
    cg.loads(SMALL.format(3) + ":boss cg:progressesTo :clerk ."), [cg.Profile("Ben", {"filing": 2})]
)
#: One of every public kind of value and table.
VALUES = [
    GRAPH.role("KAM"),
    GRAPH.skill("negotiation"),
    GRAPH.responsibilities[0],
    GRAPH.scale[0],
    GRAPH.requirements("KAM")[0],
    GRAPH.progressions()[0],
    ANA,
    cg.Scale("urn:scale", "Proficiency", GRAPH.scale),
    cg.Grade(2, "Senior", "urn:grade"),
    cg.Condition("urn:condition", "a degree", met=False),
    cg.Training("urn:training", "a course", ((GRAPH.skill("negotiation"), 3),), hours=12.5),
    cg.Finding(cg.Severity.ERROR, "code", "urn:s", "message", "fix"),
    PATH,
    PATH.steps[0],
    GRAPH.gap(ANA, "KAM"),
    GRAPH.gap(ANA, "KAM").missing[0],
    GRAPH.rank(ANA),
    GRAPH.rank(ANA)[0],
    GRAPH.rank_people("KAM", [ANA]),
    GRAPH.rank_people("KAM", [ANA])[0],
    GRAPH.gap_matrix([ANA, "AM"], ["KAM"]),
    GRAPH.gap_matrix()["AM", "KAM"],
    GRAPH.bench(["AM", "KAM"], GRAPH.profiles),
    GRAPH.bench(["AM", "KAM"], GRAPH.profiles)[0],
    GRAPH.holders(GRAPH.profiles),
    GRAPH.holders(GRAPH.profiles)[0],
    GRAPH.assign(GRAPH.profiles, ["AM", "KAM", "KAM"]),
    GRAPH.assign(GRAPH.profiles, ["AM"])[0],
    WIDER_BY,
    WIDER_BY.added[0],
    WIDER_BY.gaps[0],
    WIDER_BY.paths[0],
    GRAPH.suggest_moves("AS", limit=2),
    GRAPH.suggest_moves("AS", limit=1)[0],
    GRAPH.suggest_moves("AS", limit=1)[0].reasons[0],
    GRAPH.search("key", scores=True),
    GRAPH.search("key", scores=True)[0],
    GRAPH.match(["negotation (advanced)", "tea"]),
    GRAPH.match(["negotation"])[0],
    GRAPH.leverage(ANA),
    GRAPH.leverage(ANA)[0],
    GRAPH.plan(ANA, "KAM"),
    GRAPH.plan(ANA, "KAM")[0],
    GRAPH.pareto("AE", "KAM"),
    GRAPH.gateways(),
    GRAPH.gateways()[0],
    GRAPH.check(),
    GRAPH.query("SELECT ?role ?label { ?role a cg:Role ; skos:prefLabel ?label } ORDER BY ?label LIMIT 2"),
]
IDS = [type(value).__name__ for value in VALUES]
TABLES = [value for value in VALUES if isinstance(value, Table)]


def public_values() -> set[str]:
    """The public classes that are frozen values or tables."""
    classes = {name: getattr(cg, name) for name in cg.__all__ if inspect.isclass(getattr(cg, name))}
    found = {name for name, kind in classes.items() if hasattr(kind, "to_dict") or is_dataclass(kind)}
    return found - {"Concept", "Diagram", "GapFinder", "Ranker"}


def test_every_public_value_is_tried_here():
    assert public_values() <= {*IDS}


@pytest.mark.parametrize("value", VALUES, ids=IDS)
def test_json_takes_every_value(value):
    shown = value.to_dict()
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown


@pytest.mark.parametrize("value", [each for each in VALUES if not isinstance(each, Table)])
def test_the_keys_are_the_names_of_the_attributes(value):
    names = getattr(value, "_fields", None) or [each.name for each in fields(value)]
    assert list(value.to_dict()) == [*names]


def things_in(shown: object, things: list[dict[str, str]]) -> list[dict[str, str]]:
    """Whatever has an IRI within a dictionary, but for itself and conditions, which say if they are met."""
    if isinstance(shown, list):
        for part in shown:
            things_in(part, things)
    elif isinstance(shown, dict):
        for part in shown.values():
            if isinstance(part, dict) and {"iri", "label"} <= {*part} and "met" not in part:
                things.append(part)
            things_in(part, things)
    return things


@pytest.mark.parametrize("value", VALUES, ids=IDS)
def test_a_thing_within_is_its_iri_and_its_label(value):
    for thing in things_in(value.to_dict(), []):
        assert {*thing} == {"iri", "label"}


@pytest.mark.parametrize("table", TABLES, ids=[type(table).__name__ for table in TABLES])
def test_a_table_has_a_row_for_each_of_its_rows(table):
    assert len(table.to_dict()["rows"]) == len(table)
    assert all(isinstance(row, dict) for row in table.to_dict()["rows"])


@pytest.mark.parametrize("table", TABLES, ids=[type(table).__name__ for table in TABLES])
def test_every_column_of_iris_stands_behind_that_of_the_labels(table):
    rows = table.to_dicts()
    for row in rows:
        columns = list(row)
        for place, column in enumerate(columns):
            if column.endswith("_iri"):
                assert columns[place - 1] == column.removesuffix("_iri")
                assert (row[column] is None) == (row[columns[place - 1]] is None) or "Ana" in row.values()
        assert not [column for column in columns if " " in column]


def test_a_gap_and_a_path_have_their_totals():
    gap, shown = GRAPH.gap(ANA, "KAM"), GRAPH.gap(ANA, "KAM").to_dict()
    assert shown["who"] == "Ana"
    assert shown["role"] == {"iri": GRAPH.role("KAM").iri, "label": "Key Account Manager"}
    for name in ("effort", "coverage", "optional_coverage", "fit", "use", "unrated_share", "is_closed"):
        assert shown[name] == getattr(gap, name)
    assert len(shown["surplus"]) == len(gap.surplus)
    shown = PATH.to_dict()
    assert (shown["effort"], shown["months"], len(shown["roles"])) == (
        PATH.effort,
        PATH.months,
        len(PATH.roles),
    )
    assert shown["rows"][0]["gap"] == PATH.steps[0].gap.to_dict()
    assert {row["path_months"] for row in PATH.to_dicts()} == {PATH.months}
    assert {row["gap_effort"] for row in gap.to_dicts()} == {gap.effort}


def test_two_roles_of_one_name_are_told_apart_in_every_export():
    graph = cg.loads(
        "@prefix : <https://example.org/> . @prefix cg: <https://w3id.org/careergraph/ontology#> ."
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
        ":a a cg:Role ; skos:prefLabel 'Analyst'@en ; cg:essentialSkill :s ."
        ":b a cg:Role ; skos:prefLabel 'Analyst'@en ; cg:essentialSkill :s , :t ."
        ":s a cg:Skill ; skos:prefLabel 'sums'@en . :t a cg:Skill ; skos:prefLabel 'tables'@en ."
    )
    assert [row["role_iri"] for row in graph.rank({"sums": None}).to_dicts()] == [
        "https://example.org/a",
        "https://example.org/b",
    ]
    wide = graph.gap_matrix().to_pandas("effort")
    names = ["Analyst (https://example.org/a)", "Analyst (https://example.org/b)"]
    assert list(wide.index) == list(wide.columns) == names
    assert graph.gap_matrix().to_polars().columns == ["row", *names]


def test_a_choice_of_skills_is_told_as_one_thing_without_an_iri():
    graph = cg.loads(
        "@prefix : <https://example.org/> . @prefix cg: <https://w3id.org/careergraph/ontology#> ."
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
        ":a a cg:Role ; skos:prefLabel 'Analyst'@en ; cg:requires :choice ."
        ":choice cg:anyOf [ cg:skill :s ] , [ cg:skill :t ] ."
        ":b a cg:Role ; skos:prefLabel 'Clerk'@en ; cg:progressesTo :a ; cg:essentialSkill :u ."
        ":s a cg:Skill ; skos:prefLabel 'sums'@en . :t a cg:Skill ; skos:prefLabel 'tables'@en ."
        ":u a cg:Skill ; skos:prefLabel 'filing'@en ."
    )
    (row,) = graph.gap("Clerk", "Analyst").to_dicts()
    assert (row["skill"], row["skill_iri"]) == ("one of: sums, tables", None)
    (item,) = graph.gap("Clerk", "Analyst").to_dict()["rows"]
    assert item["skill"] is None
    assert [each["skill"]["label"] for each in item["any_of"]] == ["sums", "tables"]
    (move,) = graph.path("Clerk", "Analyst").to_dicts()
    assert (move["missing"], move["missing_iri"]) == (["one of: sums, tables"], [None])


def test_a_wide_frame_has_the_numbers_of_the_matrix():
    matrix = GRAPH.gap_matrix([ANA, "AM"])
    for measure in ("coverage", "effort", "fit", "use"):
        pandas, polars = matrix.to_pandas(measure), matrix.to_polars(measure)
        assert polars.columns == ["row", *(role.label for role in matrix.columns)]
        for row, role in ((row, role) for row in matrix.rows for role in matrix.columns):
            expected = getattr(matrix[row, role], measure)
            assert pandas.loc[str(row), role.label] == expected
            assert dict(zip(polars["row"], polars[role.label], strict=True))[str(row)] == expected


def test_a_tidy_frame_has_a_line_for_each_pair():
    matrix = GRAPH.gap_matrix([ANA, "AM"])
    frame = matrix.to_pandas(tidy=True)
    assert list(frame.columns) == [
        "row",
        "row_iri",
        "column",
        "column_iri",
        "effort",
        "coverage",
        "fit",
        "use",
    ]
    assert len(frame) == len(matrix)
    assert matrix.to_polars(tidy=True).to_dicts() == matrix.to_dicts()


def test_what_is_no_measure_of_a_matrix_is_refused():
    with pytest.raises(cg.InvalidArgument, match="measure='efort' is none of 'coverage', 'effort'"):
        GRAPH.gap_matrix().to_pandas("efort")


def test_pydantic_takes_a_dictionary():
    pydantic = pytest.importorskip("pydantic")

    class Thing(pydantic.BaseModel):
        iri: str
        label: str

    class Item(pydantic.BaseModel):
        skill: Thing
        need: int
        status: str

    class Gap(pydantic.BaseModel):
        role: Thing
        effort: int
        coverage: float | None
        rows: list[Item]

    gap = GRAPH.gap(ANA, "KAM")
    model = Gap.model_validate(gap.to_dict())
    assert (model.effort, len(model.rows)) == (gap.effort, len(gap))
    assert json.loads(model.model_dump_json())["role"]["label"] == "Key Account Manager"


@pytest.mark.parametrize(
    "value", [ANA, GRAPH.role("KAM"), PATH, *TABLES], ids=lambda value: type(value).__name__
)
def test_pydantic_takes_a_value_as_it_is(value):
    pydantic = pytest.importorskip("pydantic")
    adapter = pydantic.TypeAdapter(type(value))
    assert adapter.validate_python(value) is value
    assert adapter.dump_python(value) == value.to_dict()
    assert json.loads(adapter.dump_json(value)) == value.to_dict()
    assert adapter.json_schema(mode="serialization")["type"] == "object"
    with pytest.raises(pydantic.ValidationError):
        adapter.validate_python("KAM")


def test_fastapi_answers_with_values_as_they_are():
    fastapi = pytest.importorskip("fastapi", reason="FastAPI is not installed")
    testclient = pytest.importorskip("fastapi.testclient", reason="httpx is not installed")
    app = fastapi.FastAPI()

    def role(name: str):
        return GRAPH.role(name)

    def gap(who: str, name: str):
        return GRAPH.gap(who, name)

    app.get("/role/{name}", response_model=cg.Role)(role)
    app.get("/gap/{who}/{name}", response_model=cg.SkillGap)(gap)
    client = testclient.TestClient(app)
    assert client.get("/role/KAM").json() == GRAPH.role("KAM").to_dict()
    assert client.get("/gap/AM/KAM").json() == GRAPH.gap("AM", "KAM").to_dict()
    assert client.get("/openapi.json").status_code == 200


@pytest.mark.parametrize("value", VALUES, ids=IDS)
def test_a_value_shows_itself_in_one_line_with_its_kind(value):
    shown = repr(value)
    assert "\n" not in shown
    assert type(value).__name__ in shown
    assert len(shown) < 200


@pytest.mark.parametrize("value", [*VALUES, GRAPH, GRAPH.ladder()], ids=[*IDS, "CareerGraph", "Diagram"])
def test_dir_shows_no_internals(value):
    names = dir(value)
    pythons_own = dir(tuple) if not hasattr(value, "_fields") else dir(cg.GapItem)
    assert not [
        name
        for name in names
        if name.startswith("_") and not name.startswith("__") and name not in pythons_own
    ]
    if is_dataclass(value):
        assert {each.name for each in fields(value) if not each.name.startswith("_")} <= {*names}


def test_help_on_the_graph_reads_well():
    import pydoc

    # From Python 3.13 on a long signature stands in lines.
    page = " ".join(pydoc.plain(pydoc.render_doc(cg.CareerGraph.gap)).split()).replace("( self", "(self")
    assert "gap(self, who: 'Who', role: 'RoleLike', hierarchy: 'bool' = False" in page
    assert "-> 'SkillGap'" in page
    assert "Measure the gap" in page
