"""The notebooks and the scripts of `examples/` run as they stand."""

import contextlib
import importlib.util
import socket
import subprocess
import sys

import nbformat
import pytest
from folders import EXAMPLES, ROOT

import careergraph as cg

AGAIN = "run python examples/make.py, look at what it shows, and keep it"
SMALL = ROOT / "docs" / "small-ontologies.md"


def maker():
    """The script that writes the notebooks."""
    spec = importlib.util.spec_from_file_location("examples_make", EXAMPLES / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_notebook_has_its_source():
    sources = {path.stem for path in (EXAMPLES / "notebooks").glob("*.py")}
    assert sources == {path.stem for path in EXAMPLES.glob("*.ipynb")}


def loopback() -> bool:
    """Whether this machine reaches itself, as a notebook reaches its kernel."""
    with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
        return True
    return False


@pytest.mark.skipif(not loopback(), reason="no loopback, over which a notebook reaches its kernel")
@pytest.mark.parametrize("source", sorted((EXAMPLES / "notebooks").glob("*.py")), ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore")
def test_notebook_runs_and_shows_what_it_kept(source):
    make = maker()
    kept = nbformat.read(EXAMPLES / f"{source.stem}.ipynb", as_version=4)
    run = make.notebook(source.read_text(encoding="utf-8"))
    assert [cell.source for cell in kept.cells] == [cell.source for cell in run.cells], AGAIN
    make.run(run, EXAMPLES)
    cells = [(old, new) for old, new in zip(kept.cells, run.cells, strict=True) if new.cell_type == "code"]
    assert cells
    for old, new in cells:
        assert _kinds(old) == _kinds(new), AGAIN
    shown = nbformat.writes(kept)
    assert "Traceback" not in shown
    assert len(shown) < 150_000


def _kinds(cell):
    """What each output offers to show; a picture is one only where something can draw."""
    return [(output.output_type, "text/plain" in output.get("data", {})) for output in cell.outputs]


@pytest.mark.parametrize("file", sorted((EXAMPLES / "ontologies").glob("*.ttl")), ids=lambda file: file.stem)
def test_small_ontology_has_no_finding(file):
    graph = cg.load(file)
    assert list(graph.check()) == []
    assert graph.progressions()
    assert f"(../examples/ontologies/{file.name})" in SMALL.read_text(encoding="utf-8"), "name it there"


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
