"""How the code speaks: what a docstring begins with, and words that no name is made of."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = next(path for path in Path(__file__).parents if (path / "pyproject.toml").exists()) / "careergraph"
MODULES = sorted(PACKAGE.rglob("*.py"))
#: What a noun phrase or a question begins with: a function's docstring begins with a verb.
NO_VERBS = {"A", "All", "An", "By", "Each", "Every", "For", "How", "Of", "The", "Those", "Where", "Whether"}
PROPERTIES = {"property", "lazy_property", "cached_property"}
#: Metaphors that meant something to their author alone, and words for people that name no kind of them.
METAPHORS = {"somebody", "telling", "told", "wish"}


def first_lines(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (
            text := ast.get_docstring(node)
        ):
            yield node, text.splitlines()[0]


def names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        for field in ("id", "attr", "arg", "name", "asname"):
            if isinstance(name := getattr(node, field, None), str):
                yield name


def is_property(node: ast.FunctionDef) -> bool:
    return any(getattr(each, "id", getattr(each, "attr", None)) in PROPERTIES for each in node.decorator_list)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_docstring_says_what_a_thing_is_and_what_a_function_does(module):
    for node, line in first_lines(ast.parse(module.read_text("utf-8"))):
        word = line.split()[0]
        assert word != "What", line
        if isinstance(node, ast.FunctionDef) and not is_property(node):
            assert word not in NO_VERBS, f"{node.name}: {line}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_name_is_a_metaphor(module):
    found = {
        name for name in names(ast.parse(module.read_text("utf-8"))) if METAPHORS & {*name.lower().split("_")}
    }
    assert not found
    assert module.stem not in METAPHORS
