"""Values in a real JupyterLab: on light paper and on dark, and in a notebook that nobody trusts yet."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import careergraph as cg

pytest.importorskip("jupyterlab", reason="jupyterlab is not installed")
nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
formatters = pytest.importorskip("IPython.core.formatters", reason="IPython is not installed")
pytestmark = pytest.mark.slow

#: What the outputs show, measured: the contrast of each text, how cells are aligned, the boxes of bars.
MEASURE = """() => {
  const luminance = ([r, g, b]) => {
    const linear = [r, g, b].map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2]
  }
  const rgba = text => text.match(/[\\d.]+/g).map(Number)
  const paper = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor)
      if (colour.length === 3 || colour[3] === 1) return colour
    }
    return [255, 255, 255]
  }
  const contrast = element => {
    const [one, other] = [rgba(getComputedStyle(element).color), paper(element)].map(luminance)
    return (Math.max(one, other) + .05) / (Math.min(one, other) + .05)
  }
  const outputs = [...document.querySelectorAll('.jp-OutputArea-output')]
  const marked = 'td, th, a, caption, summary, strong, small'
  const texts = outputs.flatMap(each => [...each.querySelectorAll(marked)])
  const cells = outputs.flatMap(each => [...each.querySelectorAll('td')])
  return {
    outputs: outputs.length,
    tables: outputs.filter(each => each.querySelector('table')).length,
    faint: texts.filter(each => each.innerText && contrast(each) < 4.5).map(each => each.innerText),
    cells: cells.map(each => [each.innerText.trim(), getComputedStyle(each).textAlign]),
    marks: outputs.flatMap(each => [...each.querySelectorAll('[aria-hidden] span, td span span span')])
      .map(each => each.getBoundingClientRect()).filter(box => box.width > 1.5 && box.height > 4).length,
    pictures: outputs.flatMap(each => [...each.querySelectorAll('svg, img')])
      .map(each => each.getBoundingClientRect()).filter(box => box.width > 50 && box.height > 50).length,
  }
}"""


def shown() -> list[object]:
    """One of each kind of value that a notebook ends a cell with."""
    graph = cg.load()
    broken = cg.loads(
        "@prefix cg: <https://w3id.org/careergraph/ontology#> . <urn:r> a cg:Role . <urn:s> a cg:Skill ."
    )
    return [
        graph,
        graph.role("KAM"),
        graph.skill("negotiation"),
        graph.roles,
        graph.requirements("KAM"),
        graph.progressions(),
        graph.rank("AM"),
        graph.gap("AM", "KAM"),
        graph.path("AE", "KAM"),
        graph.leverage("AM"),
        graph.plan("AM", "KAM"),
        broken.check(),
        graph.ladder(),
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the values in a notebook that is signed, and in one that is not."""
    folder = tmp_path_factory.mktemp("lab")
    show = formatters.DisplayFormatter()
    cells = []
    for value in shown():
        data, _ = show.format(value)
        output = nbformat.v4.new_output("execute_result", data=data, execution_count=1)
        cells.append(nbformat.v4.new_code_cell("…", outputs=[output], execution_count=1))
    notebook = nbformat.v4.new_notebook(cells=cells)
    nbformat.write(notebook, folder / "untrusted.ipynb")
    for cell in cells:
        cell["metadata"]["trusted"] = True
    nbformat.write(notebook, folder / "trusted.ipynb")
    return folder


@pytest.fixture(scope="module", params=["JupyterLab Light", "JupyterLab Dark"])
def lab(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """A JupyterLab over the folder, in a theme; its address."""
    home = folder / request.param
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": request.param}))
    places = ("JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    env = {
        **os.environ,
        **{name: str(home / name) for name in places},
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    trust = [sys.executable, "-m", "jupyter", "trust", str(folder / "trusted.ipynb")]
    subprocess.run(trust, check=True, capture_output=True, env=env)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--port=0", "--allow-root"]
    options = ["--ServerApp.token=", "--ServerApp.password=", f"--ServerApp.root_dir={folder}"]
    with subprocess.Popen(
        [*command, *options, "--LabApp.news_url="], stderr=subprocess.PIPE, text=True, env=env
    ) as server:
        assert server.stderr is not None
        try:
            address = next(filter(None, map(_address, server.stderr)), None)
            assert address, "JupyterLab did not start"
            threading.Thread(target=server.stderr.read, daemon=True).start()
            yield address
        finally:
            server.terminate()


def _address(line: str) -> str | None:
    found = re.search(r"http://(?:localhost|127\.0\.0\.1):(\d+)/lab", line)
    return f"http://127.0.0.1:{found[1]}" if found else None


@pytest.mark.parametrize("notebook", ["trusted", "untrusted"])
def test_values_are_read_in_a_notebook(lab, browser, notebook):
    page = browser.new_page(viewport={"width": 1200, "height": 6000})
    page.goto(f"{lab}/doc/tree/{notebook}.ipynb")
    page.wait_for_selector(f":nth-match(.jp-OutputArea-output, {len(shown())})", timeout=60_000)
    page.wait_for_timeout(500)
    found = page.evaluate(MEASURE)
    if kept := os.environ.get("CAREERGRAPH_PICTURES"):
        page.screenshot(path=f"{kept}/{notebook}-{lab.rpartition(':')[2]}.png", full_page=True)
    page.close()
    assert found["outputs"] == found["tables"] + 1 == len(shown())
    assert found["pictures"] == 1, "a ladder is one picture, SVG where it may be"
    assert found["faint"] == []
    aligned = dict(found["cells"])
    assert aligned["100%"] == aligned["18"] == "right"
    assert aligned["promotion"] == aligned["Account Director"] == "left"
    assert found["marks"] > 20, "the bars are there"
