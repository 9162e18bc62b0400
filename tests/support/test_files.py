"""Files that are no files, tables that are bombs: refused at once, by name, with nothing half done."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import careergraph as cg

pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
CELL = '<row><c t="inlineStr"><is><t>{}</t></is></c></row>'
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="roles" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def workbook(path: Path, sheet: str, **others: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet, **others}.items():
            archive.writestr(name, text)
    return path


def read_all(path: Path) -> None:
    match path.suffix:
        case ".ttl":
            cg.load(path)
        case ".xlsx":
            cg.load_tables(path)
        case ".csv":
            cg.load_profiles(path)


@pipes
@pytest.mark.parametrize("name", ["pipe.ttl", "pipe.xlsx", "pipe.csv"])
def test_a_pipe_is_not_waited_for(tmp_path, name):
    os.mkfifo(tmp_path / name)
    with pytest.raises(cg.ReadError, match=f"{name}' could not be read: it is a pipe or a device"):
        read_all(tmp_path / name)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device without an end")
def test_a_device_without_an_end_is_not_read(tmp_path):
    link = tmp_path / "zero.ttl"
    link.symlink_to("/dev/zero")
    with pytest.raises(cg.ReadError, match="it is a pipe or a device; name a plain file"):
        cg.load(link)


def test_names_that_lead_nowhere_are_errors_of_ours(tmp_path):
    circle = tmp_path / "circle.ttl"
    circle.symlink_to(circle)
    for path in (circle, tmp_path / ("x" * 300 + ".ttl"), "a\0.ttl"):
        with pytest.raises(cg.ReadError):
            cg.load(path)
        with pytest.raises(cg.SaveError):
            cg.load().save(path)


@pipes
def test_a_pipe_is_not_replaced(tmp_path):
    pipe = tmp_path / "pipe.ttl"
    os.mkfifo(pipe)
    with pytest.raises(cg.SaveError, match="it is a pipe or a device"):
        cg.load().save(pipe)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_folder_for_tables_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "file").touch()
    for target in (tmp_path / "file", tmp_path / "file" / "tables", "a\0"):
        with pytest.raises(cg.SaveError, match="could not be made"):
            cg.load().save_tables(target, lossy=True)


FULL = """
import resource, sys
from pathlib import Path
import careergraph as cg
graph = cg.load()
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
try:
    graph.save(sys.argv[1])
except cg.SaveError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="no limit to the size of files")
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "out.ttl"
    target.write_text("old")
    done = subprocess.run(
        [sys.executable, "-c", FULL, target], capture_output=True, text=True, check=True, timeout=60
    )
    assert "could not be written: File too large" in done.stdout
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


# Tables


def test_the_workbook_of_these_tests_is_one(tmp_path):
    sheet = SHEET + CELL.format("label") + CELL.format("Cook") + "</sheetData></worksheet>"
    assert [role.label for role in cg.load_tables(workbook(tmp_path / "a.xlsx", sheet)).roles] == ["Cook"]


@pytest.mark.parametrize(
    "sheet", [SHEET + CELL.format("x" * 40_000_000), SHEET + "<row/>" * 7_000_000], ids=["cell", "rows"]
)
def test_a_workbook_that_unpacks_without_measure_is_refused(tmp_path, sheet):
    path = workbook(tmp_path / "bomb.xlsx", sheet + "</sheetData></worksheet>")
    assert path.stat().st_size < 200_000
    with pytest.raises(cg.LimitError, match=r"bomb\.xlsx' unpacks to 4\d,\d{3},\d{3} bytes"):
        cg.load_tables(path)


def test_entities_in_a_workbook_do_not_grow(tmp_path):
    entities = '<!ENTITY a "xxxxxxxxxx">' + "".join(
        f'<!ENTITY {after} "{f"&{before};" * 10}">'
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    sheet = f"<!DOCTYPE w [{entities}]>{SHEET}{CELL.format('&i;')}</sheetData></worksheet>"
    with pytest.raises(cg.ParseError, match="no readable workbook"):
        cg.load_tables(workbook(tmp_path / "laughs.xlsx", sheet))


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_half_a_workbook_is_refused(tmp_path, keep):
    path = workbook(tmp_path / "half.xlsx", SHEET + "</sheetData></worksheet>")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(cg.ParseError, match="no readable workbook"):
        cg.load_tables(path)


def test_a_workbook_of_broken_parts_is_refused(tmp_path):
    for part in PARTS:
        path = workbook(tmp_path / "broken.xlsx", SHEET, **{part: "<nothing"})
        with pytest.raises(cg.ParseError, match="no readable workbook"):
            cg.load_tables(path)


def test_a_gzip_bomb_is_refused(tmp_path):
    for name in ("occupations_en.csv", "skills_en.csv", "occupationSkillRelations_en.csv"):
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(b"conceptUri" + b"\n" * 40_000_000))
    with pytest.raises(cg.LimitError, match=r"occupations_en\.csv\.gz'.*the limit is 33,554,432"):
        cg.load_esco(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name,skill\nÁna,x\n".encode("latin-1"), "UTF-8"),
        ("name,skill\nAna,x\n".encode("utf-16"), "UTF-8"),
        (b"name,skill\nAna," + b"x" * 200_000, "field larger"),
        (b'name,skill\n"Ana,x\n', "quotation marks"),
        (b"PK\x03\x04 a workbook", "no column"),
        (b"", "no column"),
    ],
)
def test_a_broken_csv_file_is_told(tmp_path, content, said):
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(cg.ParseError, match=said) as caught:
        cg.load_profiles(path)
    assert caught.value.file == str(path)


@pytest.mark.parametrize(
    "name", ["people.csv", "people of the department of accounts, skills and levels.csv"]
)
def test_a_message_keeps_the_name_of_a_file_in_however_deep_a_folder(name):
    deep = "/".join(["OneDrive - Company"] * 20)
    with pytest.raises(cg.FileMissing) as caught:
        cg.load_profiles(f"/{deep}/{name}")
    said = str(caught.value)
    assert f"/{name}'; check the path" in said
    assert "…" in said
    assert len(said) < 200
