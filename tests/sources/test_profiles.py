"""People from small files, and people in the ontology."""

from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import EX, loads

import careergraph as cg
from careergraph.support.tables import unguarded_text


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def skills(path: Path) -> dict[str, dict[object, object]]:
    return {person.name: dict(person.skills) for person in cg.load_profiles(path)}


EXPECTED = {
    "Ana": {"negotiation": 3, "leadership": "Basic", "communication": None},
    "José": {"negociación": 1},
}


@pytest.mark.parametrize(
    "text",
    [
        "name,skill,level\nAna,negotiation,3\nAna,leadership,Basic\nAna,communication,\nJosé,negociación,1\n",
        "name;skill;level\nAna;negotiation;3\nAna;leadership;Basic\nAna;communication;\nJosé;negociación;1\n",
        "\ufeffname,skill,level\nAna,negotiation,3\nAna,leadership,Basic\nAna,communication,\nJosé,negociación,1",
        "Name , SKILL,Level\r\n Ana , negotiation , 3 \r\nAna,leadership,Basic\r\n\r\n,,\r\n"
        "Ana,communication\r\nJosé,negociación,1\r\n",
        "level,skill,name\n3,negotiation,Ana\nBasic,leadership,Ana\n,communication,Ana\n1,negociación,José\n",
        'name,skill,level\n"Ana","negotiation","3"\nJosé,negociación,1\nAna,leadership,Basic\nAna,communication,""\n',
    ],
    ids=[
        "commas",
        "semicolons",
        "byte order mark",
        "spaces and empty rows",
        "columns in any order",
        "quoted",
    ],
)
def test_csv_in_the_ways_that_spreadsheets_write_it(tmp_path, text):
    assert skills(write(tmp_path, "people.csv", text)) == EXPECTED


def test_json_maps_names_to_skills(tmp_path):
    assert skills(write(tmp_path, "people.json", json.dumps(EXPECTED))) == EXPECTED
    assert skills(write(tmp_path, "people.JSON", json.dumps(EXPECTED))) == EXPECTED
    assert skills(write(tmp_path, "nobody.json", "{}")) == {}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("people.csv", "name,skill,level\nAna,a,3.0\nAna,b,\nAna,c,3\n"),
        ("people.json", '{"Ana": {"a": 3.0, "b": "", "c": "3"}}'),
    ],
)
def test_levels_as_data_frames_write_them(tmp_path, name, content):
    held = skills(write(tmp_path, name, content))["Ana"]
    assert held == {"a": 3, "b": None, "c": 3}
    assert type(held["a"]) is int


def test_people_are_in_the_order_of_the_file(tmp_path):
    path = write(tmp_path, "people.csv", "name,skill\nZoe,a\nAna,b\nZoe,c\n")
    people = cg.load_profiles(str(path))
    assert type(people) is tuple
    assert all(type(person) is cg.Profile for person in people)
    assert [person.name for person in people] == ["Zoe", "Ana"]
    assert [person.iri for person in people] == [None, None]


def test_a_file_without_a_level_column_rates_nothing(tmp_path):
    assert skills(write(tmp_path, "people.csv", "name,skill\nAna,negotiation\n")) == {
        "Ana": {"negotiation": None}
    }


def test_people_of_a_file_are_measured(accounts, tmp_path):
    path = write(
        tmp_path,
        "people.csv",
        "name,skill,level\nAna,negociación,Avanzado\nAna,acc:Leadership,2\nAna,communication,\nBo,KAM,3\n",
    )
    ana, bo = cg.load_profiles(path)
    gap = accounts.gap(ana, "Key Account Manager")
    assert gap.who == "Ana"
    assert sorted(item.skill.label for item in gap.met) == ["leadership", "negotiation"]
    assert [item.skill.label for item in gap.unrated] == ["communication"]
    with pytest.raises(cg.SkillNotFound, match="KAM"):
        accounts.gap(bo, "Key Account Manager")


@pytest.mark.parametrize(
    ("name", "content", "line", "says"),
    [
        ("p.csv", "who,skill,level\nAna,negotiation,3\n", 1, "no column 'name'"),
        ("p.csv", "", 1, "no column 'name' and 'skill'|no column 'name', 'skill'"),
        ("p.csv", "name,skill,level\nAna,negotiation,3\nAna,,2\n", 3, "needs a name and a skill"),
        ("p.csv", "name,skill,level\n\n,negotiation,2\n", 3, "needs a name and a skill"),
        ("p.csv", "name,skill,level\nAna,a,1\nBo,a,1\nAna,a,2\n", 4, "'Ana' holds 'a' twice"),
        ("p.csv", 'name,skill,level\nAna,"a\n', 2, "not CSV"),
        ("p.csv", 'name,"skill\n', 1, "not CSV"),
        ("p.csv", '"na"me,skill\nAna,a\n', 1, "not CSV"),
        ("p.csv", "name,skill,level,level\nAna,a,1,2\n", 1, "row 1: column 'level' stands twice"),
        ("p.csv", "name,skill\nAna,a,3\n", 2, "row 2, column 3: '3' stands under no column"),
        ("p.json", '{"Ana": {"a": 1},\n "Bo": }', 2, "not JSON"),
        ("p.json", '{"Ana": {"a": 1}, "Ana": {"b": 1}}', 1, "'Ana' stands twice"),
        ("p.json", '["Ana"]', None, "not of the form"),
        ("p.json", '{"Ana": ["a"]}', None, "not of the form"),
        ("p.json", '{"Ana": {"a": 1.5}}', None, "not of the form"),
        ("p.json", '{"Ana": {"a": 1e999}}', None, "not of the form"),
        ("p.json", '{"Ana": {"a": true}}', None, "not of the form"),
        ("p.json", '{"Ana": {"a": {"b": 1}}}', None, "not of the form"),
        ("p.json", "[" * 10_000 + "]" * 10_000, None, "nested too deeply"),
        ("p.csv", "name,skill\nJosé,a\n".encode("latin-1"), 2, "save it as CSV UTF-8"),
    ],
)
def test_a_broken_file_is_told_with_its_name_and_line(tmp_path, name, content, line, says):
    path = write(tmp_path, name, content)
    with pytest.raises(cg.ParseError, match=says) as caught:
        cg.load_profiles(path)
    error = caught.value
    assert (error.file, error.line) == (str(path), line)
    assert str(error).startswith(str(path))
    assert "\n" not in str(error)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(cg.FileMissing):
        cg.load_profiles(tmp_path / "nobody.csv")
    with pytest.raises(cg.ReadError):
        cg.load_profiles(tmp_path)


def test_people_in_the_ontology_are_by_name():
    graph = loads(
        """
        :z a cg:Profile ; skos:prefLabel "ana" ; cg:holds [ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :t ] .
        :a a cg:Profile ; skos:prefLabel "Zoe" . :m a cg:Profile ; skos:prefLabel "Max" .
        :s a cg:Skill ; skos:prefLabel "s" . :t a cg:Skill ; skos:prefLabel "t" .
        """
    )
    assert [person.name for person in graph.profiles] == ["ana", "Max", "Zoe"]
    assert graph.profiles[0].iri == f"{EX}z"
    assert dict(graph.profiles[0].skills) == {f"{EX}s": 2, f"{EX}t": None}


def test_a_profile_may_name_one_skill_by_its_value(accounts):
    person = cg.Profile("Ana", {accounts.skill("negotiation"): 3})
    assert [item.skill.label for item in accounts.gap(person, "KAM").met] == ["negotiation"]


def test_what_somebody_does_now_and_did_comes_from_a_table(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(
        "name,skill,level,role,history\n"
        "Ana,negotiation,3,Account Manager,Account Executive; Account Specialist\n"
        "Ana,communication,,,\n"
        "Ben,communication,2,,\n",
        "utf-8",
    )
    ana, ben = cg.load_profiles(file)
    assert (ana.role, ana.history) == ("Account Manager", ("Account Executive", "Account Specialist"))
    assert (ben.role, ben.history) == (None, ())
    file.write_text(file.read_text("utf-8") + "Ana,leadership,1,Account Director,\n", "utf-8")
    with pytest.raises(cg.ParseError, match=r"row 5: 'Ana' has another role than before; keep one"):
        cg.load_profiles(file)


def test_with_a_graph_what_somebody_did_is_kept_beside_the_names_that_it_does_not_know(accounts, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(
        "name,skill,level,role,history\nAna,negotiation,good,Account Manager,Account Executive\n"
        "Ana,juggling,,,\n",
        "utf-8",
    )
    (ana,) = cg.load_profiles(file, accounts, levels={"Good": 3}, strict=False)
    assert (ana.role, ana.history) == ("Account Manager", ("Account Executive",))
    assert (dict(ana.skills), ana.unknown) == ({"negotiation": 3}, ("juggling",))


CELLS = st.sampled_from(
    ["Ana", " Ana ", "Ben", "'=Ben", "'t Hof", "negotiation", "", " ", "3", " 3.0", "expert", "0"]
)


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=3), max_size=12),
    st.permutations(["name", "skill", "level"]),
)
def test_a_table_of_people_reads_as_row_after_row_says(rows, header):
    """The plain way: each row by itself."""
    expected: dict[str, dict[str, int | str | None]] = {}
    error = None
    for number, row in enumerate(rows, 2):
        said = dict.fromkeys(header, "") | dict(zip(header, row, strict=False))
        name, skill, level = (unguarded_text(said[each]).strip() for each in ("name", "skill", "level"))
        if not (name or skill or level):
            continue
        if not (name and skill) or skill in expected.get(name, {}):
            error = number
            break
        rank = int(float(level)) if level.replace(".", "").isdigit() else level or None
        expected.setdefault(name, {})[skill] = rank
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "people.csv")
        with file.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows([header, *rows])
        if error is None:
            assert {each.name: dict(each.skills) for each in cg.load_profiles(file)} == expected
        else:
            with pytest.raises(cg.ParseError, match=f"row {error}: "):
                cg.load_profiles(file)


def test_and_from_json_beside_the_skills(tmp_path):
    file = tmp_path / "people.json"
    file.write_text(
        '{"Ana": {"skills": {"negotiation": 3}, "role": "Account Manager", "history": ["AE"]},'
        ' "Ben": {"skills": 3}}',
        "utf-8",
    )
    ana, ben = cg.load_profiles(file)
    assert (ana.role, ana.history, ana.skills) == ("Account Manager", ("AE",), {"negotiation": 3})
    assert (ben.role, ben.skills) == (None, {"skills": 3})
    file.write_text('{"Ana": {"skills": {}, "history": "AE"}}', "utf-8")
    with pytest.raises(cg.ParseError, match="not of the form"):
        cg.load_profiles(file)


def test_and_from_the_ontology():
    graph = cg.loads(
        """
        @prefix cg: <https://w3id.org/careergraph/ontology#> .
        @prefix : <https://example.org/> .
        :ana a cg:Profile ; cg:holds [ cg:skill :s ] ; cg:currentRole :b ; cg:formerRole :c , :a .
        :ben a cg:Profile ; cg:holds [ cg:skill :s ] ; cg:formerRole "clerk" .
        :a a cg:Role ; cg:essentialSkill :s . :b a cg:Role ; cg:essentialSkill :s , :t .
        :c a cg:Role . :s a cg:Skill . :t a cg:Skill .
        """
    )
    ana, ben = graph.profiles
    iri = "https://example.org/"
    assert (ana.role, ana.history) == (f"{iri}b", (f"{iri}a", f"{iri}c"))
    assert (ben.role, ben.history) == (None, ())
    assert [entry.role.label for entry in graph.rank(ana, direction="down")] == ["a"]
    assert "literal-target" in [finding.code for finding in graph.check()]
    assert cg.Profile("Ana", {}, role="AM", history=["AE"]).history == ("AE",)
    assert cg.Profile("Ana", {}, history="AE").history == ("AE",)
