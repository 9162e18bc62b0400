"""The pages for who works on the code say what the code is: its rooms, its walks, its lines, its files."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

ROOT = next(path for path in Path(__file__).parents if (path / "pyproject.toml").exists())
PAGES = sorted((ROOT / "docs" / "contributing").glob("*.md"))
SOURCES = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "careergraph").rglob("*.py")))


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_rooms", ROOT / "docs" / "write_rooms.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_picture_and_the_walks_are_those_of_the_code(writer):
    assert writer.stale() == [], "run python docs/write_rooms.py"


def test_a_circle_of_rooms_is_refused(writer, tmp_path):
    house = tmp_path / "house"
    for room, other in (("hall", "attic"), ("attic", "hall")):
        (house / room).mkdir(parents=True)
        (house / room / "__init__.py").write_text(f"import house.{other}\n")
    with pytest.raises(ValueError, match=r"a circle among \['attic', 'hall'\]"):
        writer.floors(house)


def test_arrows_are_counted_once_a_name_late_ones_too(writer, tmp_path):
    house = tmp_path / "house"
    (house / "hall").mkdir(parents=True)
    (house / "cellar.py").write_text("import sys\n")
    (house / "hall" / "__init__.py").write_text("from house.cellar import wine\n")
    (house / "hall" / "door.py").write_text(
        "def open():\n    from house import cellar\n    import house.hall\n"
    )
    assert writer.arrows(house) == Counter({("hall", "cellar"): 2})
    assert writer.floors(house) == {"cellar": 0, "hall": 1}


def test_a_pale_arrow_is_one_that_a_longer_way_joins_too(writer):
    assert writer.far_arrows(Counter([("c", "b"), ("b", "a"), ("c", "a")])) == {("c", "a")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_lines_of_code_in_the_pages_are_lines_of_the_code(page):
    squeezed = re.sub(r"\s+", " ", SOURCES)
    for block in re.findall(
        r"^ *```python\n(.*?)^ *```", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
    ):
        if ">>>" not in block:
            assert re.sub(r"\s+", " ", dedent(block)).strip() in squeezed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_files_that_the_pages_name_are_there(page):
    for name in re.findall(r"`([\w/]+\.(?:pyi?|md|js|dot))`", page.read_text("utf-8")):
        assert (ROOT / name).exists() or any((ROOT / "tests").rglob(name)) or name == "__init__.py", name


def test_each_task_is_listed_where_one_looks_for_it():
    tasks = re.findall(r"^(\w+): ; ", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE)
    listed = re.findall(
        r"^\| `make (\w+)` \|", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), flags=re.MULTILINE
    )
    assert tasks == listed
