"""A ladder in tables: in, out and round again, with every fault told at once."""

import openpyxl
import pytest
from folders import EXAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

import careergraph as cg
from careergraph.cli.commands import app

N = cg.Necessity

LADDER = {
    "roles": "label,label_es,also,family,builds_on\nCook,Cocinero/a,line cook; commis,Kitchen,\n"
    "Chef,Jefe/a de cocina,,Kitchen,Cook\n",
    "skills": "label,broader\nCutting,\nFilleting,Cutting\n",
    "levels": "rank,label\n1,basic\n2,solid\n",
    "role_skills": "role,skill,level,necessity\nCook,cutting,basic,essential\n"
    "cocinero/a,Filleting,,optional\nChef,Cutting,2,\n",
    "progressions": "from,to,kind,months\nCook,Chef,promotion,24\n",
    "responsibilities": "role,label,skills\nCook; Chef,Food on time,Cutting; Filleting\n",
}


def write(folder, tables):
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def same(one, other, tmp_path):
    files = [graph.save(tmp_path / f"{number}.ttl") for number, graph in enumerate((one, other))]
    return isomorphic(*(Graph().parse(file) for file in files))


def faults(folder, tables):
    with pytest.raises(cg.TableError) as error:
        cg.load_tables(write(folder, tables))
    assert str(error.value).count("\n") == len(error.value.faults)
    return [fault.rpartition("/")[2] for fault in error.value.faults]


@pytest.fixture
def ladder(tmp_path):
    return write(tmp_path / "ladder", LADDER)


def test_tables_say_what_an_ontology_says(ladder):
    graph = cg.load_tables(ladder)
    assert [(item.skill.label, item.level, item.necessity) for item in graph.requirements("Chef")] == [
        ("Cutting", 2, N.ESSENTIAL),
        ("Filleting", None, N.OPTIONAL),
    ]
    assert [level.label for level in graph.scale] == ["basic", "solid"]
    assert graph.role("line cook") == graph.role("Cocinero/a") == graph.role("Cook")
    assert graph.role("Cook").family == "Kitchen"
    assert graph.path("Cook", "Chef").months == 24
    assert graph.gap("Cook", "Chef").below[0].needed_for[0].label == "Food on time"
    assert graph.skill("Filleting").broader == (graph.skill("Cutting").iri,)


def test_ids_are_stable_and_in_the_base_that_is_named(ladder):
    assert cg.load_tables(ladder, base="https://acme.example/").role("Chef").iri == (
        "https://acme.example/role/chef"
    )


def test_levels_and_months_as_data_frames_write_them(tmp_path):
    floats = {
        "role_skills": "role,skill,level\nCook,Cutting,1.0\nChef,Cutting,2.0\nChef,Filleting,\n",
        "progressions": "from,to,months\nCook,Chef,24.0\n",
        "levels": "rank,label\n1.0,basic\n2.0,solid\n",
    }
    graph = cg.load_tables(write(tmp_path / "l", {**LADDER, **floats}))
    assert [item.level for item in graph.requirements("Chef")] == [2, None]
    assert graph.path("Cook", "Chef").months == 24
    assert [level.rank for level in graph.scale] == [1, 2]
    (tmp_path / "grid.csv").write_text("Skill,Cook,Chef\nCutting,1.0,(2.0)\n")
    assert cg.load_grid(tmp_path / "grid.csv").requirements("Chef")[0].level == 2


def test_semicolons_between_the_cells_are_read_too(tmp_path):
    graph = cg.load_tables(write(tmp_path / "l", {"roles": "label;family\nCook;Kitchen\n"}))
    assert graph.role("Cook").family == "Kitchen"


@pytest.mark.parametrize("target", ["folder", "book.xlsx"])
def test_there_and_back_is_the_same_ontology(ladder, tmp_path, target):
    graph = cg.load_tables(ladder)
    assert graph.table_losses() == []
    assert same(graph, cg.load_tables(graph.save_tables(tmp_path / target)), tmp_path)


# Any printable text, and what spreadsheets stumble over.
WORDS = st.one_of(
    st.sampled_from(["=1+1", "+x", "-y", "@z", "'quoted", "''twice", "a;b", "a,b", 'say "so"', "two\nlines"]),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=8),
)


@settings(max_examples=settings().max_examples // 3)  # each has three times the words
@given(data=st.data())
@pytest.mark.parametrize("suffix", ["", ".xlsx"])
def test_whatever_the_words_nothing_is_lost_or_listed(suffix, data, tmp_path_factory):
    label = WORDS.filter(lambda text: text.strip())
    labels = data.draw(st.lists(label, min_size=2, max_size=14, unique=True))
    lines = ["@prefix cg: <https://w3id.org/careergraph/ontology#> .", "@prefix : <http://e.x/> ."]
    skos = "<http://www.w3.org/2004/02/skos/core#{}>"
    for number, text in enumerate(labels):
        quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        lines.append(f":r{number} a cg:Role ; {skos.format('prefLabel')} {quoted}@en .")
        lines.append(f":r{number} {skos.format('definition')} {quoted} ; cg:essentialSkill :s{number} .")
        lines.append(f":s{number} a cg:Skill ; {skos.format('prefLabel')} {quoted}@es .")
    level = data.draw(st.integers(1, 9))
    lines.append(f":r0 cg:requires [ a cg:Requirement ; cg:skill :s1 ; cg:levelRank {level} ] .")
    lines.append(":r0 cg:progressesTo :r1 . :p a cg:Progression ; cg:fromRole :r1 ; cg:toRole :r0 .")
    graph = cg.loads("\n".join(lines))
    folder = tmp_path_factory.mktemp("tables")
    assert graph.table_losses() == []
    assert same(graph, cg.load_tables(graph.save_tables(folder / f"t{suffix}")), folder)


def test_what_no_table_holds_is_listed_and_refused_before_anything_is_written(tmp_path):
    graph = cg.loads(
        "@prefix cg: <https://w3id.org/careergraph/ontology#> . "
        '<http://e.x/a> a cg:Role ; cg:familyName "f" ; <http://e.x/salary> 3 .'
    )
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    assert graph.table_losses() == [f'<http://e.x/a> <http://e.x/salary> "3"^^<{integer}> .']
    with pytest.raises(cg.SaveError, match="salary"):
        graph.save_tables(tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert (graph.save_tables(tmp_path / "out", lossy=True) / "roles.csv").exists()


def test_a_formula_gets_one_apostrophe_and_reading_takes_one(tmp_path):
    graph = cg.load_tables(write(tmp_path / "l", {"roles": "label\n=HYPERLINK(1)\n''quoted\n"}))
    assert {role.label for role in graph.roles} == {"=HYPERLINK(1)", "'quoted"}
    written = (graph.save_tables(tmp_path / "out") / "roles.csv").read_text(encoding="utf-8")
    assert ",'=HYPERLINK(1)" in written
    assert ",''quoted" in written


BROKEN = {
    "a role that is not there": (
        {"role_skills": "role,skill\nCok,Cutting\n"},
        ["role_skills.csv, row 2, column 'role': 'Cok' is not in table roles; did you mean 'cook'?"],
    ),
    "an empty cell": (
        {"progressions": "from,to\nCook,\n"},
        ["progressions.csv, row 2, column 'to': is empty"],
    ),
    "a column misspelt": (
        {"roles": "label,famly\nCook,Kitchen\n"},
        [
            "roles.csv, row 1, column 'famly': is no column of table roles; use 'id', 'label', 'also', "
            "'definition', 'family', 'code', 'builds_on', 'variant_of', 'grade', 'conditions'"
        ],
    ),
    "a column missing": (
        {"role_skills": "role,level\nCook,1\n"},
        ["role_skills.csv, row 1: column 'skill' is missing"],
    ),
    "no label": (
        {"skills": "label,code\n,12\n", "role_skills": "role,skill\n", "responsibilities": "label\n"},
        ["skills.csv, row 2, column 'label': is empty; give a label or an id"],
    ),
    "the same label twice": (
        {"roles": "label\nCook\nChef\ncook\n", "role_skills": "role,skill\n"},
        ["roles.csv, row 4, column 'label': 'cook' is there already"],
    ),
    "a necessity that is none": (
        {"role_skills": "role,skill,necessity\nCook,Cutting,must\n"},
        ["role_skills.csv, row 2, column 'necessity': 'must' is none of 'essential', 'optional'"],
    ),
    "a level that is none": (
        {"role_skills": "role,skill,level\nCook,Cutting,soldi\nCook,Cutting,0\n"},
        [
            "role_skills.csv, row 2, column 'level': 'soldi' is not in table levels; did you mean 'solid'?",
            "role_skills.csv, row 3, column 'level': '0' is no whole number of 1 or more",
        ],
    ),
    "months below 1": (
        {"progressions": "from,to,months\nCook,Chef,-3\n"},
        ["progressions.csv, row 2, column 'months': '-3' is no whole number of 1 or more"],
    ),
    "a kind that is none": (
        {"progressions": "from,to,kind\nCook,Chef,jump\n"},
        [
            "progressions.csv, row 2, column 'kind': 'jump' is none of 'promotion', 'lateral move', "
            "'specialisation'"
        ],
    ),
    "a language that is none": (
        {"roles": "label,label_in spanish\nCook,Cocinero\nChef,\n"},
        ["roles.csv, row 1, column 'label_in spanish': 'in spanish' is no language; name it like label_es"],
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_table_says_what_where_and_how_to_mend_it(fault, tmp_path):
    tables, expected = BROKEN[fault]
    assert faults(tmp_path / "broken", {**LADDER, **tables}) == expected


def test_all_faults_of_all_tables_come_at_once(tmp_path):
    broken = {
        "role_skills": "role,skill\nCook,\n,Cutting\n",
        "progressions": "from,to\nChef,Boss\n",
    }
    assert len(faults(tmp_path / "broken", {**LADDER, **broken})) == 3


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("roles.csv", b"label\n\xff\n", "not UTF-8"),
        ("roles.csv", b'label\n"open\n', "row 2"),
        ("roles.csv", b"label\nCook,extra\n", "row 2, column 2: 'extra' stands under no column"),
        ("roles.csv", b"label,label\nCook,x\n", "stands twice"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_its_name(tmp_path, name, content, says):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(cg.ParseError, match=says) as error:
        cg.load_tables(tmp_path)
    assert error.value.file.endswith(name)


def test_what_is_not_there_is_named(tmp_path):
    with pytest.raises(cg.FileMissing, match="nowhere"):
        cg.load_tables(tmp_path / "nowhere")
    with pytest.raises(cg.FileMissing, match="none of the tables 'roles'"):
        cg.load_tables(tmp_path)
    (tmp_path / "fake.xlsx").write_bytes(b"no workbook")
    with pytest.raises(cg.ParseError, match="no readable workbook"):
        cg.load_tables(tmp_path / "fake.xlsx")


def test_a_row_that_says_nothing_new_is_a_finding(tmp_path):
    twice = LADDER["role_skills"] + "Chef,Cutting,2,\n"
    graph = cg.load_tables(write(tmp_path / "l", {**LADDER, "role_skills": twice}))
    (finding,) = graph.check().warnings[:1]
    assert (finding.code, "row 5" in finding.message) == ("duplicate-row", True)


GRID = "Skill;Cook;Chef\nCutting;1;solid\nFilleting;;(x)\nPlanning;;x\n"


@pytest.mark.parametrize("workbook", [False, True])
def test_a_grid_of_levels(tmp_path, workbook):
    file = tmp_path / "grid.csv"
    file.write_text(GRID, encoding="utf-8")
    if workbook:
        book = openpyxl.Workbook()
        for row in (line.split(";") for line in GRID.splitlines()):
            book.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
        file = tmp_path / "grid.xlsx"
        book.save(file)
    graph = cg.load_grid(file, levels=["basic", "solid"])
    assert [(item.skill.label, item.level, item.necessity) for item in graph.requirements("Chef")] == [
        ("Cutting", 2, N.ESSENTIAL),
        ("Planning", None, N.ESSENTIAL),
        ("Filleting", None, N.OPTIONAL),
    ]


def test_a_grid_tells_all_its_faults(tmp_path):
    (tmp_path / "grid.csv").write_text("Skill,Cook\nCutting,often\n,2\n")
    with pytest.raises(cg.TableError) as error:
        cg.load_grid(tmp_path / "grid.csv")
    assert [fault.rpartition("grid.csv, ")[2] for fault in error.value.faults] == [
        "row 2, column 'Cook': 'often' is no level; use a number or x",
        "row 3: the skill in the first column is missing",
    ]


def run(*arguments):
    with pytest.raises(SystemExit) as end:
        app([str(argument) for argument in arguments])
    return end.value.code


@pytest.mark.parametrize("name", ["mine", "mine.xlsx"])
def test_the_template_loads_draws_and_gives_gaps(tmp_path, name, capsys):
    assert run("new", tmp_path / name) == 0
    graph = cg.load_tables(tmp_path / name, strict=True)
    assert len(graph.check()) == 0
    assert graph.gap("Junior developer", "Tech lead").effort == 6
    assert run("convert", tmp_path / name, tmp_path / "mine.ttl") == 0
    assert same(graph, cg.load(tmp_path / "mine.ttl"), tmp_path)
    with pytest.raises(cg.SaveError, match="is there already"):
        app(["new", str(tmp_path / name)], standalone_mode=False)
    capsys.readouterr()


# The UK framework


def counts(graph, source, target):
    gap = graph.gap(source, target)
    return len(gap.missing), len(gap.below), gap.effort


def quirks(graph):
    codes = [finding.code for finding in graph.check()]
    return codes.count("duplicate-row"), codes.count("stray-space")


def test_an_excerpt_of_the_uk_framework(uk_framework, capsys):
    graph = uk_framework.load_framework(EXAMPLES / "uk-digital-data-roles-excerpt")
    assert "left out 2 rows" in capsys.readouterr().err
    assert counts(graph, "Apprentice developer", "Junior developer") == (2, 4, 6)
    assert counts(graph, "Developer", "Senior developer") == (0, 4, 4)
    assert "NOT IN USE" not in {role.label for role in graph.roles}
    assert graph.role("End user computing engineer").label == "End user computing engineer "
    assert quirks(graph) == (1, 1)


def test_the_whole_uk_framework(uk_framework, shared_data, capsys):
    import networkx as nx

    graph = uk_framework.load_framework(shared_data("uk-digital-data-roles"))
    assert "left out 28 rows" in capsys.readouterr().err
    assert (len(graph.roles), len(graph.skills), len(graph.progressions())) == (201, 188, 153)
    assert counts(graph, "Apprentice developer", "Junior developer") == (2, 4, 6)
    assert counts(graph, "Developer", "Senior developer") == (0, 4, 4)
    assert nx.is_directed_acyclic_graph(graph.role_network)
    longest = [graph.role(iri).label for iri in nx.dag_longest_path(graph.role_network)]
    assert (len(longest), longest[0], longest[-1]) == (
        9,
        "Apprentice developer",
        "Principal developer - management",
    )
    assert len(graph.path(longest[0], longest[-1])) == 8
    assert quirks(graph) == (16, 1)


def test_many_faults_are_summed_up_by_kind(tmp_path):
    moves = "from,to\n" + "".join(f"x{n},a\n" for n in range(500))
    write(tmp_path / "t", {"roles": "id,label\na,A\n", "progressions": moves})
    with pytest.raises(cg.TableError) as error:
        cg.load_tables(tmp_path / "t")
    assert len(error.value.faults) == 500
    message = str(error.value)
    assert "500 faults" in message
    assert "(and 499 more like it)" in message
    assert len(message) < 2_000
