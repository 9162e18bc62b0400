"""The notebook and the script of `examples/` run as they stand."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.mark.parametrize("notebook", sorted(EXAMPLES.glob("*.ipynb")), ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore")
def test_notebook_runs_and_shows_what_it_kept(notebook, tmp_path):
    kept = nbformat.read(notebook, as_version=4)
    run = nbformat.read(notebook, as_version=4)
    NotebookClient(run, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    cells = [(old, new) for old, new in zip(kept.cells, run.cells, strict=True) if new.cell_type == "code"]
    assert cells
    for old, new in cells:
        assert _kinds(old) == _kinds(new), "run the notebook again and keep its outputs"


def _kinds(cell):
    """What each output offers to show; a picture is one only where something can draw."""
    return [(output.output_type, "text/plain" in output.get("data", {})) for output in cell.outputs]


def test_report_ranks_the_people_of_the_ontology(tmp_path):
    done = subprocess.run(
        [sys.executable, EXAMPLES / "skill_gap_report.py", "Key Account Manager"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.startswith("# Who could be Key Account Manager next?")
    assert "**To learn**" in done.stdout
    assert done.stderr == ""
