"""The programs of the page of recipes, each with what the page says that it shows."""

from __future__ import annotations

import ast
import importlib.util
import re
from typing import NamedTuple

from folders import ROOT

PAGE = ROOT / "docs" / "how-to" / "recipes.md"


class Recipe(NamedTuple):
    title: str
    code: str
    shown: str | None

    @property
    def missing(self) -> list[str]:
        """The libraries that it imports and that are not here."""
        names = {
            name.split(".")[0]
            for node in ast.walk(ast.parse(self.code))
            for name in (
                [each.name for each in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        return sorted(name for name in names if importlib.util.find_spec(name) is None)


def recipes() -> list[Recipe]:
    """The recipes, in order."""
    found = re.findall(
        r"^### (.+?)\n.*?^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?",
        PAGE.read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    return [Recipe(title, code, shown or None) for title, code, shown in found]
