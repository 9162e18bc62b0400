"""O*NET's text database: an excerpt that every machine has, and the whole of it where it is at hand."""

from __future__ import annotations

import gzip
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small import codes, labels

import careergraph as cg

SUMMARY = "https://www.onetonline.org/link/summary/"
RETAIL, SALES, CHIEF = "Retail Salespersons", "Sales Managers", "Chief Executives"
GENERAL, RELATIONS = "General and Operations Managers", "Public Relations Managers"
SUPERVISORS = "First-Line Supervisors of Retail Sales Workers"
CODES = {
    CHIEF: "11-1011.00",
    GENERAL: "11-1021.00",
    SALES: "11-2022.00",
    RELATIONS: "11-2032.00",
    SUPERVISORS: "41-1011.00",
    RETAIL: "41-2031.00",
}
#: Essential and optional requirements at the usual thresholds.
COUNTS = {
    CHIEF: (38, 12),
    SUPERVISORS: (30, 12),
    GENERAL: (30, 16),
    RELATIONS: (0, 0),
    RETAIL: (19, 21),
    SALES: (31, 11),
}
ESSENTIAL, OPTIONAL = cg.Necessity.ESSENTIAL, cg.Necessity.OPTIONAL
RATINGS = "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tRecommend Suppress\tNot Relevant"
Table = list[dict[str, str]]


@pytest.fixture(scope="module")
def excerpt(onet_excerpt: Path) -> cg.CareerGraph:
    return cg.load_onet(onet_excerpt)


@pytest.fixture
def folder(onet_excerpt: Path, tmp_path: Path) -> Path:
    """A copy of the excerpt to be changed."""
    copy = tmp_path / "onet"
    shutil.copytree(onet_excerpt, copy)
    return copy


@pytest.fixture
def rated(tmp_path: Path) -> Callable[..., cg.CareerGraph]:
    """The graph of one occupation whose skills have these ratings: name -> (importance, level, ...)."""

    def load(options: dict[str, object] | None = None, **ratings: tuple[str, ...]) -> cg.CareerGraph:
        (tmp_path / "Occupation Data.txt").write_text("O*NET-SOC Code\tTitle\n1\tTester\n")
        lines = [RATINGS]
        for skill, (importance, level, *doubts) in ratings.items():
            suppress, irrelevant = doubts or ("N", "N")
            lines += [
                f"1\t2.{skill}\t{skill}\tIM\t{importance}\tN\t",
                f"1\t2.{skill}\t{skill}\tLV\t{level}\t{suppress}\t{irrelevant}",
            ]
        (tmp_path / "Skills.txt").write_text("\n".join(lines) + "\n")
        return cg.load_onet(tmp_path, **(options or {}))

    return load


def counts(graph: cg.CareerGraph) -> dict[str, tuple[int, int]]:
    return {
        role.label: (len(graph.requirements(role, ESSENTIAL)), len(graph.requirements(role, OPTIONAL)))
        for role in graph.roles
    }


def asked(graph: cg.CareerGraph, role: str) -> dict[str, tuple[int | None, str]]:
    """Level and necessity by skill."""
    return {each.skill.label: (each.level, each.necessity.value) for each in graph.requirements(role)}


def rewrite(path: Path, change: Callable[[Table], Table]) -> None:
    """Change the rows of a table; the publisher quotes nothing."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    names = head.split("\t")
    rows = change([dict(zip(names, line.split("\t"), strict=True)) for line in lines])
    text = "\n".join("\t".join(cells) for cells in ([*rows[0]], *(row.values() for row in rows)))
    path.write_text(text + "\n", encoding="utf-8")


def same(one: cg.CareerGraph, other: cg.CareerGraph) -> bool:
    """Whether two graphs state the same, in any order."""
    lines = [
        graph.query("SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o").to_dicts() for graph in (one, other)
    ]
    return lines[0] == lines[1]


def test_everything_is_there(excerpt):
    assert repr(excerpt) == "CareerGraph(6 roles, 68 skills, 18 responsibilities, 15 progressions)"
    assert counts(excerpt) == COUNTS
    assert excerpt.check().errors == ()


def test_an_occupation_has_its_page_code_titles_and_description(excerpt):
    assert {role.label: role.notation for role in excerpt.roles} == CODES
    sales = excerpt.role(SALES)
    assert sales.iri == f"{SUMMARY}11-2022.00"
    assert sales.definition.startswith("Plan, direct, or coordinate the actual distribution or movement")
    assert sales.alternative_labels["en"] == (
        "Account Manager",
        "Area Sales Manager",
        "Artist Relationship Manager",
        "Business Development Director",
        "Business Development Executive",
    )
    assert excerpt.role("account manager") == sales


def test_a_title_of_several_occupations_is_ambiguous(excerpt):
    with pytest.raises(cg.AmbiguousName) as caught:
        excerpt.role("Business Development Director")
    assert sorted(caught.value.candidates) == [f"{SUMMARY}11-2022.00", f"{SUMMARY}11-2032.00"]


def test_a_skill_and_a_field_of_knowledge_of_one_name_stay_two(excerpt):
    element = "https://www.onetonline.org/find/descriptor/result/"
    with pytest.raises(cg.AmbiguousName) as caught:
        excerpt.skill("Mathematics")
    assert sorted(caught.value.candidates) == [f"{element}2.A.1.e", f"{element}2.C.4.a"]
    assert excerpt.skill(f"{element}2.C.4.a").notation == "2.C.4.a"


def test_levels_and_necessities_of_some_skills(excerpt):
    retail = asked(excerpt, RETAIL)
    assert retail["Sales and Marketing"] == (5, "essential")  # importance 4.52, level 4.51
    assert retail["Active Listening"] == (4, "essential")  # 3.75, 3.75
    assert retail["Complex Problem Solving"] == (3, "optional")  # 2.75, 2.50
    assert asked(excerpt, CHIEF)["Administration and Management"] == (7, "essential")  # 4.78, 6.50
    assert "Troubleshooting" not in asked(excerpt, CHIEF)  # 1.50, 0.50
    assert "Science" not in retail  # 1.00, 0.00 and not relevant


def test_tasks_are_responsibilities(excerpt):
    tasks = excerpt.responsibilities_of(SALES)
    assert [task.iri for task in tasks] == [f"{SUMMARY}11-2022.00#task-{number}" for number in (3, 1, 5)]
    assert tasks[1].label == "Resolve customer complaints regarding sales and service."


def test_importance_is_kept_on_requirements_as_published(excerpt):
    importances = {each.skill.label: each.importance for each in excerpt.requirements(RETAIL)}
    assert importances["Sales and Marketing"] == 4.52
    assert importances["Complex Problem Solving"] == 2.75


def test_what_is_rated_is_kept_beside_the_requirements_unrounded(excerpt):
    rows = excerpt.query(
        "PREFIX onet: <https://w3id.org/careergraph/onet#> SELECT ?skill ?importance ?level "
        "{ ?role onet:rated ?r . ?r onet:skill ?skill ; onet:importance ?importance ; onet:level ?level }",
        role=excerpt.role(RETAIL),
    )
    beside = {excerpt.skill(row.skill).label: (float(row.importance), float(row.level)) for row in rows}
    assert beside["Building and Construction"] == (1.43, 0.77)
    required = {each.skill.iri for each in excerpt.requirements(RETAIL)}
    assert required.isdisjoint(row.skill for row in rows)
    assert len(rows) + len(required) == 68
    (level,) = excerpt.query(
        "PREFIX onet: <https://w3id.org/careergraph/onet#> SELECT ?level "
        "{ ?role cg:requires ?r . ?r cg:skill ?skill ; onet:level ?level }",
        role=excerpt.role(RETAIL),
        skill=excerpt.skill("Sales and Marketing"),
    )
    assert float(level.level) == 4.51


TECHNOLOGY = """O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand
41-2031.00\tMicrosoft Excel\t43232110\tSpreadsheet software\tY\tY
41-2031.00\tCorel Quattro Pro\t43232110\tSpreadsheet software\tN\tN
11-1011.00\tMicrosoft Excel\t43232110\tSpreadsheet software\tY\tN
"""


def test_kinds_of_software_are_optional_skills_under_all_their_names(folder):
    (folder / "Technology Skills.txt").write_text(TECHNOLOGY, encoding="utf-8")
    graph = cg.load_onet(folder)
    spreadsheets = graph.skill("Microsoft Excel")
    assert (spreadsheets.label, spreadsheets.notation) == ("Spreadsheet software", "43232110")
    assert spreadsheets.alternative_labels["en"] == ("Corel Quattro Pro", "Microsoft Excel")
    assert [(each.role.label, each.level) for each in graph.roles_requiring(spreadsheets)] == [
        (CHIEF, None),
        (RETAIL, None),
    ]
    assert {each.necessity for each in graph.roles_requiring(spreadsheets)} == {OPTIONAL}


def test_related_occupations_can_be_left_out(onet_excerpt):
    graph = cg.load_onet(onet_excerpt, moves=False)
    assert graph.progressions() == ()
    assert counts(graph) == COUNTS


def test_job_zones_are_there_for_sparql(excerpt):
    rows = excerpt.query(
        "SELECT ?code ?zone { ?r skos:notation ?code ; <https://w3id.org/careergraph/onet#jobZone> ?zone } "
        "ORDER BY ?code"
    )
    assert [(row.code, row.zone) for row in rows] == list(
        zip(sorted(CODES.values()), (5, 4, 4, 4, 2, 2), strict=True)
    )


def test_related_occupations_are_lateral_moves(excerpt):
    assert {move.kind for move in excerpt.progressions()} == {cg.ProgressionKind.LATERAL_MOVE}
    assert labels(excerpt.next_roles(RETAIL)) == [SUPERVISORS, SALES]
    assert labels(excerpt.path(RETAIL, CHIEF).roles) == [RETAIL, SALES, CHIEF]
    assert "progression-cycle" not in codes(excerpt)


def test_moves_to_a_lower_zone_are_left_out_when_asked(onet_excerpt):
    graph = cg.load_onet(onet_excerpt, step_down=False)
    assert len(graph.progressions()) == 12
    assert labels(graph.next_roles(CHIEF)) == []
    assert labels(graph.next_roles(SALES)) == [CHIEF, GENERAL]
    assert labels(graph.next_roles(RETAIL)) == [SUPERVISORS, SALES]
    assert counts(graph) == COUNTS


@pytest.mark.parametrize(
    ("thresholds", "expected"),
    [
        (
            {"essential": 4, "optional": 3},
            {CHIEF: (23, 15), SUPERVISORS: (2, 28), GENERAL: (6, 24), RETAIL: (2, 17), SALES: (7, 24)},
        ),
        (
            {"essential": 1, "optional": 1},
            {CHIEF: (63, 0), SUPERVISORS: (55, 0), GENERAL: (58, 0), RETAIL: (54, 0), SALES: (59, 0)},
        ),
    ],
)
def test_thresholds_move_what_is_essential_and_optional(onet_excerpt, thresholds, expected):
    assert counts(cg.load_onet(onet_excerpt, **thresholds)) == {RELATIONS: (0, 0), **expected}


def test_a_threshold_counts_what_lies_on_it(rated):
    graph = rated(a=("3.00", "1"), b=("2.99", "1"), c=("2.00", "1"), d=("1.99", "1"))
    assert asked(graph, "Tester") == {"a": (1, "essential"), "b": (1, "optional"), "c": (1, "optional")}
    graph = rated({"essential": 3.7, "optional": 2.3}, a=("3.70", "1"), b=("2.30", "1"), c=("2.29", "1"))
    assert asked(graph, "Tester") == {"a": (1, "essential"), "b": (1, "optional")}


@pytest.mark.parametrize(
    ("level", "rank"),
    [
        ("0.00", None),
        ("0.49", None),
        ("0.50", 1),
        ("1.49", 1),
        ("1.50", 2),
        ("2.49", 2),
        ("2.50", 3),
        ("3.5", 4),
        ("4.50", 5),
        ("6.50", 7),
        ("7.00", 7),
    ],
)
def test_a_level_rounds_half_up_and_nought_asks_for_nothing(rated, level, rank):
    expected = {} if rank is None else {"a": (rank, "essential")}
    assert asked(rated(a=("5", level)), "Tester") == expected


@pytest.mark.parametrize("doubts", [("Y", "N"), ("N", "Y"), ("Y", "Y")])
def test_what_is_suppressed_or_irrelevant_is_left_out(rated, doubts):
    graph = rated(a=("5.00", "4.00", *doubts), b=("5.00", "4.00", "N", "N"), c=("5.00", "4.00", "", ""))
    assert asked(graph, "Tester") == {"b": (4, "essential"), "c": (4, "essential")}
    assert labels(graph.skills) == ["a", "b", "c"]


def test_a_suppressed_row_of_the_excerpt_is_left_out_at_any_threshold(onet_excerpt):
    graph = cg.load_onet(onet_excerpt, essential=1, optional=1)
    assert "Building and Construction" not in asked(graph, RETAIL)  # 1.43, 0.77, suppressed, relevant
    assert "Design" in asked(graph, RETAIL)


@pytest.mark.parametrize("thresholds", [(2, 3), (6, 2), (3, 0.5), (float("nan"), 2)])
def test_thresholds_off_the_scale_are_refused(onet_excerpt, thresholds):
    with pytest.raises(cg.InvalidArgument):
        cg.load_onet(onet_excerpt, essential=thresholds[0], optional=thresholds[1])


def test_gzipped_files_read_as_plain_ones(excerpt, folder):
    for path in list(folder.glob("*.txt")):
        Path(f"{path}.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
    assert same(cg.load_onet(folder), excerpt)


def test_columns_in_any_order_and_among_others_change_nothing(excerpt, folder):
    shuffle = random.Random(1)
    for path in folder.glob("*.txt"):
        if path.name == "ATTRIBUTION.txt":
            continue

        def change(rows: Table) -> Table:
            names = [*rows[0], "a column of tomorrow"]
            shuffle.shuffle(names)
            return [{name: row.get(name, 'a "quote, and more') for name in names} for row in rows]

        rewrite(path, change)
    assert same(cg.load_onet(folder), excerpt)


def test_quotation_marks_are_text(folder):
    def change(rows: Table) -> Table:
        return [{**row, "Title": f'"{row["Title"]}'} for row in rows]

    rewrite(folder / "Occupation Data.txt", change)
    assert f'"{SALES}' in labels(cg.load_onet(folder).roles)


def test_the_occupations_are_needed_and_named(folder):
    (folder / "Occupation Data.txt").unlink()
    with pytest.raises(cg.FileMissing, match=r"Occupation Data\.txt") as caught:
        cg.load_onet(folder)
    assert str(folder) in str(caught.value)


def test_all_else_may_be_missing(folder):
    for path in folder.glob("*.txt"):
        if path.name != "Occupation Data.txt":
            path.unlink()
    graph = cg.load_onet(folder, step_down=False)
    assert repr(graph) == "CareerGraph(6 roles, 0 skills, 0 responsibilities, 0 progressions)"


@pytest.mark.parametrize(("name", "expected"), [("Skills.txt", (24, 1)), ("Knowledge.txt", (14, 11))])
def test_skills_are_read_without_knowledge_and_the_other_way_round(folder, name, expected):
    for other in {"Skills.txt", "Knowledge.txt"} - {name}:
        (folder / other).unlink()
    assert counts(cg.load_onet(folder))[CHIEF] == expected


def test_progress_is_told_of_files(folder):
    told: list[tuple[str, int, int]] = []
    cg.load_onet(folder, progress=lambda *file: told.append(file))
    assert [number for _, number, _ in told] == [1, 2, 3, 4, 5]
    assert {name for name, _, _ in told} == {
        "Alternate Titles.txt",
        "Skills.txt",
        "Knowledge.txt",
        "Task Statements.txt",
        "Related Occupations.txt",
    }


ROW = "1\t2.a\ta\t{}\t{}\tN\tN\n"


@pytest.mark.parametrize(
    ("name", "content", "line", "said"),
    [
        ("Occupation Data.txt", "", 1, "O*NET-SOC Code"),
        ("Occupation Data.txt", "O*NET-SOC Code\n1\n", 1, "Title"),
        ("Occupation Data.txt", "O*NET-SOC Code,Title\n1,A\n", 1, "O*NET-SOC Code"),
        ("Occupation Data.txt", "O*NET-SOC Code\tTitle\n1\tA\n2\n", 3, "1 cells under 2 columns"),
        ("Occupation Data.txt", b"O*NET-SOC Code\tTitle\n1\tA\n2\t\xe9\n", 3, "UTF-8"),
        ("Skills.txt", f"{RATINGS}\n{ROW.format('IM', 'high')}", 2, "'high'"),
        ("Skills.txt", f"{RATINGS}\n{ROW.format('IM', '3')}{ROW.format('LV', '')}", 3, "''"),
        ("Skills.txt", f"{RATINGS}\n{ROW.format('IM', 'NaN')}{ROW.format('LV', '3')}", 2, "'NaN'"),
        ("Skills.txt", f"{RATINGS}\n{ROW.format('IM', '3')}{ROW.format('LV', 'Infinity')}", 3, "'Infinity'"),
        ("Skills.txt", f"{RATINGS}\n{ROW.format('IM', '3')}{ROW.format('LV', '1e999999')}", 3, "1e999999"),
        ("Job Zones.txt", "O*NET-SOC Code\tJob Zone\n1\tfive\n", 2, "'five'"),
        ("Related Occupations.txt", "O*NET-SOC Code\tIndex\n", 1, "Related O*NET-SOC Code"),
        ("Task Statements.txt", "O*NET-SOC Code\tTask ID\tTask\n1 2\t3\tDo it\n", 2, "1 2"),
        ("Knowledge.txt.gz", b"\x1f\x8b\x08 no archive", None, "gzip"),
    ],
)
def test_a_broken_table_is_told_with_its_file_and_line(folder, name, content, line, said):
    (folder / name.removesuffix(".gz")).unlink()
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(cg.ParseError) as caught:
        cg.load_onet(folder)
    assert caught.value.file == str(path)
    assert str(caught.value).startswith(str(path))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.line == line


def test_it_reads_the_same_from_its_own_saved_rdf(excerpt, tmp_path):
    excerpt.save(tmp_path / "onet.ttl")
    again = cg.load(tmp_path / "onet.ttl")
    assert counts(again) == COUNTS
    assert same(again, excerpt)


@pytest.fixture(scope="module")
def whole(shared_data) -> cg.CareerGraph:
    return cg.load_onet(shared_data("onet-29.2"))


def test_whole_counts(whole):
    assert len(whole.roles) == 1_016
    essential = {role: found for role, (found, _) in counts(whole).items() if role in COUNTS}
    assert essential == {role: found for role, (found, _) in COUNTS.items()}
    assert len([skill for skill in whole.skills if skill.iri.startswith("https://www.onetonline")]) == 68
    assert whole.skill("Python").label == "Object or component oriented development software"
    assert whole.check().errors == ()


def test_whole_retail_salespersons_to_chief_executives(whole):
    assert labels(whole.path(RETAIL, CHIEF).roles) == [RETAIL, SALES, CHIEF]
    ways = list(whole.paths(RETAIL, CHIEF, limit=None, max_steps=2))
    assert [labels(way.roles) for way in ways] == [[RETAIL, SALES, CHIEF]]


def test_whole_related_occupations_run_in_one_great_circle(whole):
    import networkx

    sizes = sorted(map(len, networkx.strongly_connected_components(whole.role_network)), reverse=True)
    assert sizes[:3] == [921, 1, 1]
    assert len(whole.role_network) - sizes.count(1) <= 923


def test_whole_machine_operator_is_the_title_of_many(whole):
    with pytest.raises(cg.AmbiguousName) as caught:
        whole.role("machine operator")
    assert len(caught.value.candidates) == 43
