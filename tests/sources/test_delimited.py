"""Cells under named columns mean the same, whichever of the readers reads them."""

from __future__ import annotations

import pytest

import careergraph as cg
from careergraph import load_profiles
from careergraph.sources.published import read_rows
from careergraph.sources.workbooks import read_sheets
from careergraph.support.tables import csv_table

COLUMNS = ("name", "skill")


def people(path):
    return [(person.name, skill) for person in load_profiles(path, strict=False) for skill in person.skills]


def sheet(path):
    table = read_sheets(path.parent, ["people"])["people"]
    return [(row["name"], row["skill"]) for _, row in table.rows]


def published(path):
    return list(read_rows(path, COLUMNS))


READERS = pytest.mark.parametrize("read", [people, sheet, published])


@READERS
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,skill,note\nAna,a,x,y\n", "people.csv, row 2, column 4: 'y' stands under no column"),
        ("name,skill,skill\nAna,a,b\n", "people.csv, row 1: column 'skill' stands twice; keep one"),
        ('name,skill\nAna,a\nBo,"b\n', "people.csv, row 3: not CSV"),
        ("name,skill\n\nAna,a\nBo,b\n,\udcff\n", "people.csv, row 5: not UTF-8 text"),
    ],
)
def test_each_reader_refuses_the_same_with_file_row_and_column(tmp_path, read, text, told):
    path = tmp_path / "people.csv"
    path.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(cg.ParseError) as caught:
        read(path)
    assert told in str(caught.value)
    assert caught.value.file == str(path)


@READERS
@pytest.mark.parametrize("head", ["name,skill,note;s", "skill,other,name,", "\ufeff name ,skill"])
def test_each_reader_takes_the_same(tmp_path, read, head):
    path = tmp_path / "people.csv"
    order = [name.strip(" \ufeff") for name in head.split(",")]
    rows = [{"name": "Ana", "skill": "a"}, {"name": "Bo", "skill": "'t Hof"}]
    lines = [",".join(row.get(name, "") for name in order) for row in rows]
    path.write_text("\n".join([head, lines[0], "", lines[1], ""]), encoding="utf-8")
    assert read(path) == [("Ana", "a"), ("Bo", "'t Hof")]


HELD = ["=1+1", "'quoted", "'t Hof", "-", "+", "@x", "''", "plain", "a, b; c"]


@pytest.mark.parametrize("read", [people, sheet])
def test_what_was_guarded_against_spreadsheets_comes_back_as_it_was(tmp_path, read):
    path = tmp_path / "people.csv"
    path.write_text(csv_table(COLUMNS, (("Ana", skill) for skill in HELD)), encoding="utf-8")
    assert read(path) == [("Ana", skill) for skill in HELD]


def test_a_publishers_cells_are_taken_as_they_are(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("name,skill\nAna,'=x\n", encoding="utf-8")
    assert published(path) == [("Ana", "'=x")]
