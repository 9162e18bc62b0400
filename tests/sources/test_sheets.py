"""The files that tables are in: what goes in comes out, nothing runs, none is half written."""

from __future__ import annotations

import builtins
import csv
import io
import json
import re
import subprocess
import sys
import zipfile

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import careergraph as cg
from careergraph.support.tables import csv_table

CG, SKOS = "https://w3id.org/careergraph/ontology#", "http://www.w3.org/2004/02/skos/core#"
BREAKERS = st.text(st.sampled_from("a\r\n;,\"'=+-@\t |\\\0\x1b\x85\u2028_x0D"), min_size=1, max_size=8)
ANY_TEXT = st.one_of(BREAKERS, st.text(st.characters(codec="utf-8"), min_size=1, max_size=12))
ANY_LABEL = ANY_TEXT.filter(lambda text: text.strip())


def roles(*labels):
    """A graph with a role for each label, its definition, and its other label where lists hold it."""
    stated = [
        f"<http://e/{number}> <{SKOS}{name}> {json.dumps(label, ensure_ascii=False)}@en ."
        for number, label in enumerate(labels)
        for name in ("prefLabel", "definition", "altLabel")
        if name != "altLabel" or (label == label.strip() and "\\" not in label)
    ]
    kind = f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{CG}Role>"
    types = [f"<http://e/{number}> {kind} ." for number in range(len(labels))]
    return cg.loads("\n".join(stated + types), format="ntriples")


def told(graph):
    return {role.iri: (role.labels, role.definitions, role.alternative_labels) for role in graph.roles}


@given(labels=st.lists(ANY_LABEL, min_size=1, max_size=3))
@example(labels=["Cook\r=1+1", "x;=1+1"])
@example(labels=["a\r\nb", "\ra", "a\r", "\na", "\t=a", "''", "'=", " a "])
def test_any_label_comes_back_from_a_folder(labels, tmp_path_factory):
    graph = roles(*labels)
    assert told(cg.load_tables(graph.save_tables(tmp_path_factory.mktemp("t") / "t"))) == told(graph)


@given(labels=st.lists(ANY_LABEL, min_size=1, max_size=3))
@example(labels=["_x000D_", "a_x0041_"])
@example(labels=["=1+1", "'=", "a\n=1"])
def test_any_label_comes_back_from_a_workbook(labels, tmp_path_factory):
    graph = roles(*labels)
    path = tmp_path_factory.mktemp("t") / "t.xlsx"
    if re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", "".join(labels)):
        with pytest.raises(cg.SaveError, match="control characters"):
            graph.save_tables(path)
    else:
        assert told(cg.load_tables(graph.save_tables(path))) == told(graph)


def test_what_a_list_of_labels_cannot_hold_is_no_silent_loss():
    graph = cg.loads(
        f'<http://e/a> a <{CG}Role> ; <{SKOS}prefLabel> "a\x85b " ; <{SKOS}altLabel> "a\x85b " .'
    )
    assert graph.table_losses() == [f'<http://e/a> <{SKOS}altLabel> "a\x85b " .']


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), min_size=1, max_size=3))
@example([("Cook\r=1+1", "")])
@example([("", "")])
def test_any_cell_comes_back_from_csv(rows):
    text = csv_table(("a", "b"), rows)
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]
    assert [tuple(cell.removeprefix("'") for cell in row) for row in read] == rows
    if "\0" not in text:
        frame = pd.read_csv(io.StringIO(text, newline=""), dtype=str, keep_default_na=False)
        assert [tuple(row) for row in frame.itertuples(index=False)] == [tuple(row) for row in read]
    for cell in (cell for row in read for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_row_of_one_empty_cell_is_a_row():
    assert csv_table(("a",), [(None,), ("b",)]) == 'a\n""\nb\n'


# A folder is saved whole

SMALL = "@prefix cg: <https://w3id.org/careergraph/ontology#> . @prefix : <http://e/> . "
BEFORE = SMALL + ":a a cg:Role ; cg:essentialSkill :s ; cg:progressesTo :b . :b a cg:Role . :s a cg:Skill ."


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_that_cannot_be_written_whole_stays_as_it_was(tmp_path, monkeypatch):
    folder = cg.loads(BEFORE).save_tables(tmp_path / "t")
    before = content(folder)
    assert len(before) == 4
    import os

    calls = iter(range(100))
    flush = os.fsync

    def full(descriptor):
        if next(calls) == 2:
            raise OSError(28, "No space left on device")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(cg.SaveError, match="No space left on device"):
        cg.loads(BEFORE.replace("/e/", "/other/")).save_tables(folder)
    assert content(folder) == before


def test_a_table_that_cannot_be_replaced_is_seen_before_the_first_is(tmp_path):
    folder = cg.loads(BEFORE).save_tables(tmp_path / "t")
    (folder / "skills.csv").unlink()
    (folder / "skills.csv").mkdir()
    before = (folder / "roles.csv").read_bytes()
    with pytest.raises(cg.SaveError, match=r"skills\.csv.*is a folder"):
        cg.loads(BEFORE.replace("/e/", "/other/")).save_tables(folder)
    assert (folder / "roles.csv").read_bytes() == before
    assert not list(folder.glob(".*"))


def test_tables_of_before_are_not_mixed_with_the_new_ones(tmp_path):
    folder = cg.loads(BEFORE).save_tables(tmp_path / "t")
    (folder / "notes.csv").write_text("mine")
    less = cg.loads(SMALL + ":c a cg:Role .")
    again = cg.load_tables(less.save_tables(folder))
    assert (len(again.roles), len(again.skills), again.progressions()) == (1, 0, ())
    assert (folder / "notes.csv").read_text() == "mine"


def test_folders_above_are_not_made_up(tmp_path):
    with pytest.raises(cg.SaveError, match="make the folder above it"):
        cg.loads(BEFORE).save_tables(tmp_path / "a" / "b")
    assert not (tmp_path / "a").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of the size of files there")
@pytest.mark.parametrize("name", ["t.xlsx", "t"])
def test_where_no_file_may_grow_the_old_ones_stay(tmp_path, name):
    target = cg.loads(BEFORE).save_tables(tmp_path / name)
    files = target if target.is_dir() else tmp_path
    before = content(files)
    script = (
        "import resource, signal, sys\n"
        "import careergraph as cg\n"
        "graph = cg.load(cache=False)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: graph.save_tables(sys.argv[1], lossy=True)\n"
        "except cg.SaveError as error: print('refused:', error)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, target], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.stdout.startswith("refused:"), run.stderr
    assert run.stdout.count("\n") == 1
    assert content(files) == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_process_killed_before_the_last_part_is_written_leaves_the_old_tables(tmp_path):
    folder = cg.loads(BEFORE).save_tables(tmp_path / "t")
    before = content(folder)
    script = (
        "import os, signal, sys\n"
        "import careergraph as cg\n"
        "graph = cg.load(cache=False)\n"
        "flushed = []\n"
        "def flush(descriptor):\n"
        "    flushed.append(descriptor)\n"
        "    if len(flushed) == 5: os.kill(os.getpid(), signal.SIGKILL)\n"
        "os.fsync = flush\n"
        "graph.save_tables(sys.argv[1], lossy=True)\n"
    )
    run = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, timeout=60, check=False)
    assert run.returncode == -9, run.stderr
    assert {name: data for name, data in content(folder).items() if not name.startswith(".")} == before


# Libraries that are not there


@pytest.fixture
def absent(monkeypatch):
    """Let a library be missing."""
    there = builtins.__import__

    def hide(library):
        def find(name, *arguments, **keywords):
            if name.partition(".")[0] == library:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
            return there(name, *arguments, **keywords)

        monkeypatch.setitem(sys.modules, library, None)
        monkeypatch.setattr(builtins, "__import__", find)

    return hide


def test_a_workbook_without_openpyxl_says_what_to_install(tmp_path, absent):
    graph = cg.loads(BEFORE)
    path = graph.save_tables(tmp_path / "t.xlsx")
    absent("openpyxl")
    with pytest.raises(cg.SaveError, match=r"install 'careergraph\[excel\]' with pip"):
        graph.save_tables(path)
    with pytest.raises(cg.ReadError, match=r"install 'careergraph\[excel\]' with pip"):
        cg.load_tables(path)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_without_its_library_says_what_to_install(accounts, absent, library):
    absent(library)
    gap = accounts.gap("Account Manager", "Key Account Manager")
    with pytest.raises(
        cg.MissingLibrary, match=rf"{library}: install 'careergraph\[frames\]' with pip"
    ) as error:
        getattr(gap, f"to_{library}")()
    assert isinstance(error.value, ImportError)


# Workbooks are bounded

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def workbook(path, rows, dimension="", shared=None):
    """A workbook with the sheet `roles`, whose XML is given from the second row on."""
    book = openpyxl.Workbook()
    book.active.title = "roles"
    book.active.append(["label"])
    whole = io.BytesIO()
    book.save(whole)
    header = f'<row r="1">{cell("A1", "label")}{cell("B1", "definition")}</row>'
    sheet = f"<worksheet {NS}>{dimension}<sheetData>{header}{rows}</sheetData></worksheet>"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name).decode() for name in old.namelist()}
        parts["xl/worksheets/sheet1.xml"] = sheet
        if shared:
            parts["xl/sharedStrings.xml"] = f"<sst {NS}><si><t>{shared}</t></si></sst>"
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
        for name, part in parts.items():
            new.writestr(name, part)
    return path


@pytest.mark.parametrize("claimed", ["A1", "A1:A3", "A1:XFD1048576", "B2:C3"])
def test_what_a_sheet_says_of_its_size_loses_no_row(tmp_path, claimed):
    rows = "".join(f'<row r="{n}">{cell(f"A{n}", f"r{n}")}{cell(f"B{n}", "d")}</row>' for n in range(2, 12))
    path = workbook(tmp_path / "t.xlsx", rows, f'<dimension ref="{claimed}"/>')
    graph = cg.load_tables(path)
    assert len(graph.roles) == 10
    assert {role.definition for role in graph.roles} == {"d"}
    assert (
        len(
            cg.load_grid(
                workbook(
                    tmp_path / "g.xlsx",
                    f'<row r="2">{cell("A2", "s")}{cell("B2", 1)}</row>',
                    f'<dimension ref="{claimed}"/>',
                )
            ).skills
        )
        == 1
    )


def test_a_row_far_down_is_read_and_costs_little(tmp_path):
    row = f'<row r="200000">{cell("A200000", "Cook")}</row>'
    path = workbook(tmp_path / "t.xlsx", row, '<dimension ref="A1:XFD200000"/>')
    assert [role.label for role in cg.load_tables(path).roles] == ["Cook"]


BOMBS = {
    "a row beyond the last": lambda path: workbook(
        path, f'<row r="99999999999">{cell("A99999999999", "x")}</row>'
    ),
    "one text in all cells": lambda path: workbook(
        path,
        "".join(
            f'<row r="{n}">{cell(f"A{n}", f"r{n}")}<c r="B{n}" t="s"><v>0</v></c></row>'
            for n in range(2, 302)
        ),
        shared="y" * 1_000_000,
    ),
    "cells far to the right": lambda path: workbook(
        path, "".join(f'<row r="{n}">{cell(f"A{n}", "x")}<c r="XFD{n}"/></row>' for n in range(2, 3000))
    ),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_small_workbook_does_not_unpack_without_measure(tmp_path, bomb):
    path = BOMBS[bomb](tmp_path / "t.xlsx")
    assert path.stat().st_size < 100_000
    with pytest.raises((cg.LimitError, cg.ParseError), match=r"t\.xlsx.*(unpacks to|last that there is)"):
        cg.load_tables(path)


def test_a_long_id_in_many_statements_is_refused_before_it_fills_the_memory(tmp_path):
    many = 3_000
    (tmp_path / "roles.csv").write_text(f"id,label\n{'r' * 120_000},Cook\n")
    (tmp_path / "skills.csv").write_text("label\n" + "".join(f"s{n}\n" for n in range(many)))
    (tmp_path / "role_skills.csv").write_text("role,skill\n" + "".join(f"Cook,s{n}\n" for n in range(many)))
    with pytest.raises(cg.LimitError, match=r"rrr.*, of 120,033 characters, is used so often"):
        cg.load_tables(tmp_path)


def test_a_long_label_in_many_statements_is_as_good_as_a_short_one(tmp_path):
    long = "é" * 50_000
    rows = "".join(f"s{number},1\n" for number in range(2_000))
    (tmp_path / "grid.csv").write_text(f"Skill,{long}\n{rows}", encoding="utf-8")
    graph = cg.load_grid(tmp_path / "grid.csv")
    assert len(graph.requirements(long)) == 2_000
    assert len(graph.role(long).iri) < 300
