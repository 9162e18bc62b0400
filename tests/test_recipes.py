"""The page of recipes: each runs as it stands, in ten lines, and two type checkers find nothing in it."""

from __future__ import annotations

import contextlib
import io
import runpy
from pathlib import Path
from typing import Any

import pytest
from recipe_page import PAGE, Recipe, recipes

LONGEST = 10


RECIPES = recipes()


def run(recipe: Recipe, folder: Path) -> tuple[str, dict[str, Any]]:
    if recipe.missing:
        pytest.skip(f"this recipe needs {', '.join(recipe.missing)}, which is not installed")
    # Some libraries want to read the source again.
    file = folder / "program" / "recipe.py"
    file.parent.mkdir()
    file.write_text(recipe.code, encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        names = runpy.run_path(str(file), run_name="recipe")
    return shown.getvalue(), names


def test_there_are_28_with_a_title_each():
    assert len(RECIPES) == len({recipe.title for recipe in RECIPES}) >= 28
    assert len(RECIPES) == PAGE.read_text(encoding="utf-8").count("```python")


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_a_recipe_runs_and_shows_what_the_page_says(recipe, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    shown, names = run(recipe, tmp_path)
    assert shown or "app" in names or any(Path.cwd().iterdir())
    if recipe.shown is not None:
        assert shown == recipe.shown


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_a_recipe_has_ten_lines_at_most(recipe):
    assert len([line for line in recipe.code.splitlines() if line.strip()]) <= LONGEST


def named(title: str) -> Recipe:
    return next(recipe for recipe in RECIPES if title in recipe.title)


def test_the_web_service_answers(tmp_path):
    client = pytest.importorskip("fastapi.testclient", reason="FastAPI and httpx are not installed")
    _, names = run(named("FastAPI"), tmp_path)
    answer = client.TestClient(names["app"]).get("/gap/Account Manager/KAM").json()
    assert answer == names["graph"].gap("Account Manager", "KAM").to_dict()


def test_the_notebook_shows_the_ladder(tmp_path):
    _, names = run(named("marimo"), tmp_path)
    outputs, _ = names["app"].run()
    assert outputs
