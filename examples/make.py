"""Writes the notebooks of this folder from their sources in `notebooks/`, run, with what they show.

    python examples/make.py [NAME ...]

A source is a Python file in cells, as VS Code, Spyder and Jupytext know them: `# %%` begins a cell of code,
`# %% [markdown]` one of text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent
SOURCES = FOLDER / "notebooks"


def notebook(source: str) -> nbformat.NotebookNode:
    """The notebook of a source, not run yet."""
    made = nbformat.v4.new_notebook(cells=list(cells(source)))
    made.metadata.kernelspec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    for number, cell in enumerate(made.cells):
        cell.id = f"cell-{number}"
    return made


def cells(source: str) -> Iterator[nbformat.NotebookNode]:
    """The cells of a source."""
    for mark, content in re.findall(r"^# %%(.*)\n((?:(?!# %%).*\n?)*)", source, flags=re.MULTILINE):
        if "[markdown]" in mark:
            text = re.sub(r"^# ?", "", content.strip(), flags=re.MULTILINE)
            yield nbformat.v4.new_markdown_cell(text)
        else:
            yield nbformat.v4.new_code_cell(content.strip())


def run(made: nbformat.NotebookNode, folder: Path) -> nbformat.NotebookNode:
    """The notebook with what its cells show, run in a folder."""
    resources = {"metadata": {"path": str(folder)}}
    client = NotebookClient(made, timeout=120, startup_timeout=60, resources=resources)
    client.execute(env={"PYDEVD_DISABLE_FILE_VALIDATION": "1"})
    for cell in made.cells:
        cell.metadata.pop("execution", None)  # when it ran is nobody's business
    made.metadata.language_info.pop("version", None)
    return made


def make(names: list[str]) -> None:
    """Write the notebooks of these names, or all of them."""
    for source in sorted(SOURCES.glob("*.py")):
        if not names or source.stem in names:
            made = run(notebook(source.read_text(encoding="utf-8")), FOLDER)
            nbformat.write(made, FOLDER / f"{source.stem}.ipynb")


if __name__ == "__main__":
    make(sys.argv[1:])
