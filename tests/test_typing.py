"""What type checkers know: every public name, the recipes, and the mistakes that both of them must catch."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from folders import ROOT
from recipe_page import recipes

import careergraph as cg

CODE = ROOT / "tests" / "typing"
#: What a checker must refuse, each in a line of its own.
MISTAKES = {
    "a wrong word for a path": 'graph.path("AE", "KAM", by="step")',
    "a wrong word for a ranking": 'graph.rank("AE", by="coverge")',
    "a wrong direction": 'graph.rank("AE", direction="upwards")',
    "a wrong measure of people": 'graph.rank_people("AE", [], by="evidence")',
    "a wrong measure of a matrix": 'graph.gap_matrix().to_pandas("efort")',
    "a wrong kind": 'graph.search("lead", kind="job")',
    "a wrong theme": 'graph.ladder(theme="blue")',
    "a wrong direction of a ladder": 'graph.ladder(direction="north")',
    "a role where a skill belongs": "graph.skill(role)",
    "a role where a skill is asked for": "graph.roles_requiring(role)",
    "a role among the skills of somebody": "graph.gap({role: 3}, role)",
    "a role among the skills of a profile": 'cg.Profile("Ana", {role: 3})',
    "a skill where a role belongs": 'graph.gap(graph.skill("negotiation"), "KAM")',
    "unknown coverage as a number": 'print(1 - graph.gap("AE", "KAM").coverage)',
    "unknown coverage of an entry": 'print(round(graph.rank("AE")[0].coverage))',
    "unknown effort of a path": 'print(graph.path("AE", "KAM").effort + 1)',
    "a person in a ranking of roles": 'print(graph.rank("AE")[0].profile)',
    "a role in a ranking of people": 'print([entry.role for entry in graph.rank_people("AE", [])])',
    "a misspelt entry": 'print([entry.rolee for entry in graph.rank("AE")])',
    "a misspelt method of an answer": 'graph.query("SELECT * {}").to_panda()',
    "a value changed": 'role.label = "Boss"',
}
HEAD = 'import careergraph as cg\n\ngraph = cg.load()\nrole = graph.role("KAM")\n'


def mypy(folder: Path) -> str:
    """What mypy says of the programs in a folder."""
    pytest.importorskip("mypy", reason="mypy is not installed")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={folder / 'cache'}"]
    searched = {**os.environ, "MYPYPATH": str(ROOT)}
    done = subprocess.run([*command, "."], cwd=folder, capture_output=True, text=True, env=searched)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def pyright(folder: Path) -> str:
    """What pyright's checks say of them, by basedpyright, which brings a node of its own."""
    pytest.importorskip("basedpyright", reason="basedpyright is not installed")
    options = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "extraPaths": [str(ROOT)],
        "reportUnnecessaryTypeIgnoreComment": "error",
        "enableTypeIgnoreComments": True,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(options), encoding="utf-8")
    command = [sys.executable, "-m", "basedpyright", "--pythonpath", sys.executable, "-p", str(folder)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.fixture(scope="module", params=[mypy, pyright])
def errors(request, tmp_path_factory) -> dict[str, list[int]]:
    """The lines with errors of all programs, by the name of the program; each checker runs once."""
    folder = tmp_path_factory.mktemp("programs")
    programs = {
        **{f"public_{file.stem}": file.read_text(encoding="utf-8") for file in CODE.glob("*.py")},
        **{f"recipe_{place}": each.code for place, each in enumerate(recipes()) if not each.missing},
        **{f"mistake_{place}": f"{HEAD}{line}\n" for place, line in enumerate(MISTAKES.values())},
    }
    for name, program in programs.items():
        (folder / f"{name}.py").write_text(program, encoding="utf-8")
    said = request.param(folder)
    lines: dict[str, list[int]] = {name: [] for name in programs}
    for name, line in re.findall(
        r"^\W*(?:\S*/)?(\w+)\.py:(\d+)(?::\d+)?(?: -|:) error: ", said, re.MULTILINE
    ):
        lines[name].append(int(line))
    return lines


@pytest.mark.slow
def test_every_public_name_has_the_type_that_it_says(errors):
    assert {name: lines for name, lines in errors.items() if name.startswith("public") and lines} == {}


@pytest.mark.slow
def test_the_checkers_find_nothing_in_the_recipes(errors):
    assert {name: lines for name, lines in errors.items() if name.startswith("recipe") and lines} == {}


@pytest.mark.slow
def test_each_mistake_is_caught_and_nothing_else(errors):
    last = HEAD.count("\n") + 1
    missed = [name for place, name in enumerate(MISTAKES) if {*errors[f"mistake_{place}"]} != {last}]
    assert missed == []


def test_every_public_name_is_looked_at_by_the_checkers():
    text = "\n".join(file.read_text(encoding="utf-8") for file in CODE.glob("*.py"))
    assert {*cg.__all__} - {*re.findall(r"\bcg\.(\w+)", text)} == set()
