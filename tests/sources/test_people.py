"""People from CVs, data frames and tables with columns of their own; unknown names are told all at once."""

from __future__ import annotations

import pickle
import shutil
from contextlib import suppress

import pandas
import polars
import pytest
from folders import DATA
from hypothesis import given
from hypothesis import strategies as st
from small import SCALE, loads

import careergraph as cg
from careergraph.sources.europass import pieces, xml_document

PEOPLE = DATA / "people"


@pytest.mark.parametrize(
    ("file", "skills"),
    [
        (
            "resume.json",
            {
                "Negotiation": 4,
                "communication": None,
                "Excel": None,
                "Data analysis": "3 of 4",
                "Leadership": None,
                "Spanish": None,
            },
        ),
        *(
            (
                file,
                {
                    "Spanish": None,
                    "English": 3,
                    "negotiation": None,
                    "communication": None,
                    "leadership": None,
                    "plan & run fairs": None,
                },
            )
            for file in ("europass-3.xml", "europass-3.json")
        ),
        (
            "europass-2020.xml",
            {
                "English": None,
                "https://w3id.org/careergraph/accounts/Negotiation": None,
                "communication": None,
            },
        ),
        ("Ana Ruiz.csv", {"Negotiation": None, "Presentations, remote": None, "communication": None}),
    ],
)
def test_a_cv_is_read_whatever_its_form(file, skills):
    (ana,) = cg.load_profiles(PEOPLE / file, levels={"master": 4, "c1": 3})
    assert (ana.name, dict(ana.skills)) == ("Ana Ruiz", skills)


def test_with_a_graph_levels_are_ranks_of_its_scale(accounts):
    (ana,) = cg.load_profiles(PEOPLE / "resume.json", accounts, levels={"Master": 4}, strict=False)
    assert dict(ana.skills) == {
        "Negotiation": 4,
        "communication": None,
        "Data analysis": 3,
        "Leadership": None,
    }
    assert ana.unknown == ("Excel", "Spanish")
    assert accounts.gap(ana, "Key Account Manager").coverage > 0


def test_unknown_names_are_all_told_at_once_with_what_they_may_mean(tmp_path, accounts):
    path = tmp_path / "people.csv"
    path.write_text("name,skill\nAna,negotation\nAna,tea\nBo,tea\nBo,negotiation\n", encoding="utf-8")
    with pytest.raises(
        cg.UnknownNames, match=r"2 names of skills.*'negotation' \('negotiation'\?\)"
    ) as caught:
        cg.load_profiles(path, accounts)
    assert caught.value.names == ("negotation", "tea")
    assert isinstance(caught.value, cg.NotFound)
    assert pickle.loads(pickle.dumps(caught.value)).names == caught.value.names
    ana, bo = cg.load_profiles(path, accounts, strict=False)
    assert (dict(ana.skills), ana.unknown) == ({}, ("negotation", "tea"))
    assert (dict(bo.skills), bo.unknown) == ({"negotiation": None}, ("tea",))


def test_columns_are_named_and_unknown_ones_told_all_at_once(tmp_path):
    path = tmp_path / "messy.csv"
    path.write_text("Employee,Skill,Years,Self-rating\nAna,selling,5,expert\n", encoding="utf-8")
    columns = {"name": "Employee", "level": "self-rating"}
    with pytest.raises(cg.ParseError, match="unknown column 'Years'") as caught:
        cg.load_profiles(path, columns=columns)
    assert (caught.value.file, caught.value.line) == (str(path), 1)
    with pytest.raises(cg.ParseError, match="no column 'name'; there are 'Employee', 'Skill'"):
        cg.load_profiles(path)
    with pytest.raises(cg.ParseError, match="unknown column 'Years', 'Self-rating'"):
        cg.load_profiles(path, columns={"name": "Employee"})
    with pytest.raises(cg.ParseError, match="no column 'Rating'"):
        cg.load_profiles(path, columns={"name": "Employee", "level": "Rating"}, strict=False)
    with pytest.raises(cg.InvalidArgument, match="columns names 'person'"):
        cg.load_profiles(path, columns={"person": "Employee"})
    (ana,) = cg.load_profiles(path, columns=columns, levels={"Expert": 4}, strict=False)
    assert dict(ana.skills) == {"selling": 4}


def test_a_data_frame_is_read_like_a_file():
    data = {"name": ["Ana", "Ana", "Bo"], "skill": ["a", "b", "a"], "level": [3.0, None, 1.0]}
    for frame in (pandas.DataFrame(data), polars.DataFrame(data)):
        ana, bo = cg.load_profiles(frame)
        assert (dict(ana.skills), dict(bo.skills)) == ({"a": 3, "b": None}, {"a": 1})
    with pytest.raises(cg.InvalidArgument, match="a path or a data frame, and this is 'list'"):
        cg.load_profiles([1])
    with pytest.raises(cg.ParseError, match="the data frame, row 1: no column 'skill'"):
        cg.load_profiles(pandas.DataFrame({"name": ["Ana"]}))


def test_a_workbook_is_read_like_a_file(tmp_path):
    pandas.DataFrame({"Name": ["Ana"], "Skill": ["a"], "Level": [3]}).to_excel(
        tmp_path / "p.xlsx", index=False
    )
    assert dict(cg.load_profiles(tmp_path / "p.xlsx")[0].skills) == {"a": 3}


def test_unknown_levels_are_all_told_at_once_in_a_table_and_unrated_in_a_cv(tmp_path):
    graph = loads(SCALE + ':a a cg:Skill ; skos:prefLabel "a"@en . :b a cg:Skill ; skos:prefLabel "b"@en .')
    path = tmp_path / "people.csv"
    path.write_text("name,skill,level\nAna,a,guru\nAna,b,so-so\nBo,a,Good\nBo,b,3 of 5\n", encoding="utf-8")
    with pytest.raises(cg.InvalidArgument, match="'guru', 'so-so'; say what they mean with levels="):
        cg.load_profiles(path, graph)
    ana, bo = cg.load_profiles(path, graph, levels={"guru": 4, "SO-SO": 1})
    assert (dict(ana.skills), dict(bo.skills)) == ({"a": 4, "b": 1}, {"a": 3, "b": 2})
    assert dict(cg.load_profiles(path, graph, strict=False)[0].skills) == {"a": None, "b": None}


@pytest.mark.parametrize(
    ("level", "rank"),
    [("3 of 5", 2), ("5/5", 4), ("1/5", 1), ("0/5", 0), ("80 %", 3), ("★★★☆☆", 2), ("3/4", 3), ("10%", 1)],
)
def test_a_part_of_a_scale_is_the_level_at_that_part_of_the_graphs(level, rank):
    graph = loads(
        SCALE
        + ':r a cg:Role ; cg:requires [ cg:skill :a ; cg:level :L4 ] . :a a cg:Skill ; skos:prefLabel "a" .'
    )
    gap = graph.gap({"a": level}, graph.roles[0])
    (item,) = (*gap.met, *gap.below, *gap.missing)
    assert item.have == rank


def test_a_file_that_is_no_cv_is_told(tmp_path):
    for name, content, says in (
        ("a.xml", "<rdf/>", "no Europass CV"),
        ("a.xml", "<Candidate>", "not well-formed XML"),
        ("a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares no document type"),
        ("a.json", '{"profile": [1]}', "and no CV"),
    ):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        with pytest.raises(cg.ParseError, match=says) as caught:
            cg.load_profiles(path)
        assert caught.value.file == str(path)
    path.with_suffix(".xml").write_text("<a>" * 1000 + "</a>" * 1000, encoding="utf-8")
    with pytest.raises(cg.LimitError, match="deep"):
        cg.load_profiles(path.with_suffix(".xml"))


def test_a_description_may_be_elements(tmp_path):
    path = tmp_path / "cv.xml"
    body = "<Description><ul><li>plan</li><li>lead <b>teams</b></li></ul></Description>"
    path.write_text(
        f"<Europass><LearnerInfo><Skills><Other>{body}</Other></Skills></LearnerInfo></Europass>", "utf-8"
    )
    (person,) = cg.load_profiles(path)
    assert (person.name, {"plan", "lead"} <= set(person.skills)) == ("cv", True)


def test_who_states_no_name_goes_by_that_of_the_file(tmp_path):
    shutil.copy(PEOPLE / "resume.json", tmp_path / "Eva.json")
    text = (tmp_path / "Eva.json").read_text(encoding="utf-8").replace('"name": "Ana Ruiz", ', "")
    (tmp_path / "Eva.json").write_text(text, encoding="utf-8")
    assert cg.load_profiles(tmp_path / "Eva.json")[0].name == "Eva"


@given(st.text(max_size=60))
def test_any_description_is_read_without_failing(html):
    assert all(piece.strip() for piece in pieces(html))


@given(st.binary(max_size=60))
def test_any_bytes_are_xml_or_told(data):
    with suppress(cg.ParseError, cg.LimitError):
        xml_document(data)
