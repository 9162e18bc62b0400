"""Mermaid texts, drawn by Mermaid itself in a browser: it parses them, and shows each label as it is.

CAREERGRAPH_MERMAID names the file `mermaid.min.js` of an `npm install mermaid`.
"""

from __future__ import annotations

import os
from pathlib import Path

import hostile_labels
import pytest
from small import loads

import careergraph as cg

MERMAID = Path(os.environ.get("CAREERGRAPH_MERMAID", "mermaid.min.js"))
pytestmark = pytest.mark.skipif(not MERMAID.is_file(), reason="CAREERGRAPH_MERMAID names no mermaid.min.js")
#: Renders a text and gives the texts of its nodes and arrows, the classes of its nodes, and what is unsafe.
RENDER = """async ([name, text]) => {
    await mermaid.parse(text);
    const { svg } = await mermaid.render(name, text);
    document.body.innerHTML = svg;
    const texts = (query) => [...document.querySelectorAll(query)].map((found) => found.textContent);
    return {
        nodes: texts("g.node"),
        arrows: texts("g.edgeLabel").filter((label) => label.trim()),
        frames: texts("g.cluster"),
        edges: document.querySelectorAll("path.flowchart-link").length,
        path: document.querySelectorAll("g.node.path").length,
        unsafe: document.querySelectorAll("svg script, svg a, svg img, svg b").length,
    };
}"""


@pytest.fixture(scope="module")
def page(tab):
    tab.set_content("<!doctype html><body></body>")
    tab.add_script_tag(path=MERMAID)
    tab.evaluate("mermaid.initialize({startOnLoad: false, securityLevel: 'strict'})")
    return tab


@pytest.fixture
def draw(page):
    """Draws a diagram's Mermaid text, and tells what is on the picture."""
    return lambda diagram: page.evaluate(RENDER, ["picture", diagram.mermaid])


def squeezed(texts: list[str]) -> list[str]:
    return sorted("".join(text.split()) for text in texts)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("direction", ["up", "right"])
def test_mermaid_draws_the_ladder(draw, accounts, language, direction):
    drawn = draw(accounts.ladder(language=language, direction=direction))
    assert squeezed(drawn["nodes"]) == squeezed(
        [role.labels.get(language) or role.label for role in accounts.roles]
    )
    assert drawn["edges"] == len(accounts.progressions())


@pytest.mark.parametrize("language", ["en", "es"])
def test_mermaid_draws_a_path_with_what_each_move_takes(draw, accounts, language):
    path = accounts.path("AE", "KAM")
    drawn = draw(accounts.ladder(path=path, language=language))
    assert drawn["path"] == len(path.roles)
    assert len(drawn["arrows"]) == len(path)
    learn = {"en": "5 to learn · 1 to raise", "es": "5 por aprender · 1 por mejorar"}[language]
    assert learn in drawn["arrows"]


def test_mermaid_draws_somebody(draw, accounts):
    drawn = draw(accounts.ladder(who={"communication": 4}, around="Account Manager"))
    assert any("% covered" in text for text in drawn["nodes"])
    assert len(drawn["arrows"]) == 3


def test_mermaid_draws_the_frames_of_families(draw):
    graph = loads(
        ':a a cg:Role ; skos:prefLabel "a" ; cg:familyName "Data \\"and\\" more" ; cg:progressesTo :b . '
        ':b a cg:Role ; skos:prefLabel "b" ; cg:familyName "end" . :c a cg:Role ; skos:prefLabel "c" .'
    )
    drawn = draw(graph.ladder(families=True))
    assert squeezed(drawn["nodes"]) == ["a", "b", "c"]
    assert squeezed(drawn["frames"]) == squeezed(['Data "and" more', "end"])


@pytest.mark.parametrize("labels", hostile_labels.SETS)
def test_mermaid_shows_every_label_as_it_is(draw, labels):
    whole = {name: label for name, label in labels.items() if len(label) < 100}
    drawn = draw(hostile_labels.ladder_of([*whole.values()]))
    found = ["".join(text.split()) for text in drawn["nodes"]]
    assert dict(zip(whole, found, strict=True)) == {
        name: hostile_labels.shown(label) for name, label in whole.items()
    }
    assert drawn["edges"] == len(whole) - 1
    assert drawn["unsafe"] == 0


def test_mermaid_draws_as_many_moves_as_we_allow(draw):
    roles = " ".join(f":r{number} a cg:Role ." for number in range(33))
    pairs = [f":r{b} cg:progressesTo :r{a} ." for a in range(33) for b in range(a)]
    assert draw(loads(f"{roles} {' '.join(pairs[:500])}").ladder())["edges"] == 500
    with pytest.raises(cg.LimitError, match="at most 500 moves, and there are 501"):
        loads(f"{roles} {' '.join(pairs[:501])}").ladder().mermaid  # noqa: B018 - asking is the test
