"""Ids made of labels: one for labels that a reader calls equal, another for any other."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import careergraph as cg
from careergraph.sources.ids import label_id
from careergraph.support.text import fold

SIGNS = st.text(st.sampled_from("aAbc+#-_~. ./\\%&é\u0301\u200b\u00a0ßı1"), max_size=6)
LABELS = st.one_of(SIGNS, st.text(max_size=12), st.text(min_size=60, max_size=400))
LABELS = LABELS.filter(lambda text: not re.search("[\ud800-\udfff]", text))
LONG = "responsibility for " * 30


@given(LABELS, LABELS)
@example("C", "C++")
@example("a b", "a-b")
@example("a-b", "a_b")
@example("a~b", "a_b")
@example("e\u0301", "É")
@example("Straße", "STRASSE")
@example(f"{LONG}a", f"{LONG}b")
@example("経" * 17 + "a", "経" * 17 + "b")
def test_ids_are_equal_exactly_where_look_up_takes_labels_for_equal(one, other):
    assert (label_id(one) == label_id(other)) == (fold(one) == fold(other))


@given(LABELS.filter(fold))
@example("..")
@example(LONG)
@example("経" * 500)
@example("~" * 159 + "%")
def test_an_id_is_a_short_part_of_an_iri(label):
    id = label_id(label)
    assert re.fullmatch(r"(?:[\w.~-]|%[0-9A-F]{2})+", id, re.ASCII)
    assert id not in (".", "..")
    assert len(id) <= 200
    assert ox.NamedNode(f"https://e.org/{id}").value.endswith(id)


def test_ids_stay_what_they_are():
    assert {
        label: label_id(label) for label in ("Chef", "Tech lead", "C++", "R&D", ".NET", "e-mail", "né")
    } == {
        "Chef": "chef",
        "Tech lead": "tech-lead",
        "C++": "c%2B%2B",
        "R&D": "r%26d",
        ".NET": ".net",
        "e-mail": "e_mail",
        "né": "n%C3%A9",
    }
    assert label_id(LONG) == label_id(f" {LONG.upper()}")
    assert label_id(LONG).endswith("-0d8b4877800f47a188ef7cd4804bc8a8")


LANGUAGES = ("C", "C++", "C#", "R&D", "R+D", ".NET", "NET", "Engineer I", "Engineer I+", "résumé", "resume")


def developers(folder, *languages):
    folder.mkdir()
    (folder / "roles.csv").write_text("label\n" + "".join(f"{name} developer\n" for name in languages))
    (folder / "skills.csv").write_text("label\n" + "".join(f"{name}\n" for name in languages))
    asked = "".join(f"{name} developer,{name}\n" for name in languages)
    (folder / "role_skills.csv").write_text(f"role,skill\n{asked}")
    return folder


def test_labels_that_differ_by_signs_are_skills_of_their_own(tmp_path):
    graph = cg.load_tables(developers(tmp_path / "all", *LANGUAGES))
    assert {skill.label for skill in graph.skills} == set(LANGUAGES)
    assert len({skill.iri for skill in graph.skills}) == len(LANGUAGES)
    assert graph.gap("C developer", "C++ developer").coverage == 0


def test_two_ladders_do_not_make_one_skill_of_two(tmp_path):
    files = [
        cg.load_tables(developers(tmp_path / str(number), name)).save(tmp_path / f"{number}.ttl")
        for number, name in enumerate(("C", "C++"))
    ]
    assert cg.load(*files).gap("C developer", "C++ developer").coverage == 0


def test_a_grid_holds_them_too(tmp_path):
    (tmp_path / "grid.csv").write_text("Skill,C developer,C++ developer\nC,2,\nC++,,2\nC#,x,\n")
    graph = cg.load_grid(tmp_path / "grid.csv")
    assert len(graph.skills) == 3
    assert graph.gap("C developer", "C++ developer").coverage == 0


def test_the_order_of_columns_and_rows_makes_no_other_id(tmp_path):
    iris = []
    for number, text in enumerate(
        ["label_es,label_en\nCocinero,Cook\nJefe,Chef\n", "label_en,label_es\nChef,Jefe\nCook,Cocinero\n"]
    ):
        (folder := tmp_path / str(number)).mkdir()
        (folder / "roles.csv").write_text(text)
        iris.append(cg.load_tables(folder).role("Cook").iri)
    assert iris == ["https://example.org/careers/role/cook"] * 2


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("label\nC\n c \n", "row 3, column 'label': ' c ' is there already"),
        ("label_es,label\n,Té\n,TE\u0301\n", "row 3, column 'label': 'TE\u0301' is there already"),
        (
            "id,label\nc,Ceramics\n,C\n",
            "row 3, column 'label': 'C' is there already",
        ),
        (
            "id,label\ntech-lead,Boss\n,Tech lead\n",
            "row 3, column 'label': 'Tech lead' makes the id 'tech-lead', which 'tech-lead' in row 2 of "
            "table roles has; give another in column id",
        ),
        ("label\n\u200b\n", "row 2, column 'label': '\u200b' makes no id; give one in column id"),
    ],
)
def test_there_already_is_said_of_equal_labels_alone(tmp_path, rows, says):
    (tmp_path / "roles.csv").write_text(rows)
    with pytest.raises(cg.TableError) as caught:
        cg.load_tables(tmp_path)
    assert [fault.partition("roles.csv, ")[2] for fault in caught.value.faults] == [says]


def test_a_grid_names_what_stands_twice(tmp_path):
    (tmp_path / "grid.csv").write_text("Skill,Cook,cook\nCutting,1,2\n cutting,2,1\n")
    with pytest.raises(cg.TableError) as caught:
        cg.load_grid(tmp_path / "grid.csv")
    assert [fault.partition("grid.csv, ")[2] for fault in caught.value.faults] == [
        "row 1: 'cook' is there already",
        "row 3: 'cutting' is there already",
    ]
