"""Ladders measured in Chromium: every text is legible, stands inside the picture, and covers no other, and
no move runs through a role.

Over the accounts ontology and the excerpts of the UK framework, ESCO and O*NET, each whole, around a role,
with a path and as a ranking, on light paper and on dark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest

import careergraph as cg

pytest.importorskip("pygraphviz", reason="nothing on this machine can draw: extra 'render'")

#: Finds, for each text of the picture, the contrast with what is painted under it, and boxes in pixels.
MEASURE = """() => {
    const svg = document.querySelector("svg");
    const frame = svg.getBoundingClientRect();
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
        const [r, g, b] = parts(colour).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const box = (found) => {
        const { left, top, right, bottom } = found.getBoundingClientRect();
        return { left, top, right, bottom };
    };
    const painted = [...svg.querySelectorAll("polygon, path, ellipse")]
        .filter((shape) => !["none", "transparent"].includes(getComputedStyle(shape).fill));
    const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim()).map((text) => {
        const here = box(text);
        const [x, y] = [(here.left + here.right) / 2, (here.top + here.bottom) / 2];
        const under = painted.filter((shape) => {
            const at = box(shape);
            const before = text.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_PRECEDING;
            return before && at.left <= x && x <= at.right && at.top <= y && y <= at.bottom;
        }).filter((shape) => {
            const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
            return shape.isPointInFill(point);
        });
        const paper = under.length ? getComputedStyle(under[under.length - 1]).fill : "rgb(255, 255, 255)";
        const [low, high] = [light(getComputedStyle(text).fill), light(paper)].sort((a, b) => a - b);
        return { text: text.textContent, contrast: (high + 0.05) / (low + 0.05), box: here };
    });
    const shapes = [...svg.querySelectorAll("polygon, path, ellipse, text")];
    const outside = shapes.map(box).filter(({ left, top, right, bottom }) => left < frame.left - 1.5
        || top < frame.top - 1.5 || right > frame.right + 1.5 || bottom > frame.bottom + 1.5);
    const nodes = [...svg.querySelectorAll("g.node")].map(box);
    const crossing = [...svg.querySelectorAll("g.edge")].filter((edge) => {
        const line = edge.querySelector("path");
        const [whole, place] = [line.getTotalLength(), line.getScreenCTM()];
        return [...Array(80).keys()].some((step) => {
            const { x, y } = line.getPointAtLength(whole * (0.1 + step / 100)).matrixTransform(place);
            return nodes.some(({ left, top, right, bottom }) => left + 3 < x && x < right - 3
                && top + 3 < y && y < bottom - 3);
        });
    }).map((edge) => edge.textContent.trim().split("\\n")[0]);
    return { texts, crossing, outside: outside.length, width: frame.width, height: frame.height };
}"""


@pytest.fixture(scope="module")
def page(tab):
    """Return the tab in which pictures are measured."""
    return tab


@pytest.fixture(scope="module")
def uk(uk_framework) -> cg.CareerGraph:
    return uk_framework.load_framework(uk_framework.EXCERPT)


@pytest.fixture(scope="module")
def esco(esco_excerpt) -> cg.CareerGraph:
    return cg.load_esco(esco_excerpt)


@pytest.fixture(scope="module")
def onet(onet_excerpt) -> cg.CareerGraph:
    return cg.load_onet(onet_excerpt, moves=True)


def path_of(graph: cg.CareerGraph) -> cg.CareerPath | None:
    """The longest of the shortest paths from the first role that leads anywhere."""
    for role in graph.roles:
        reached = graph.reachable(role)
        if len(reached) > 1:
            return graph.path(role, max(reached, key=lambda each: (reached[each], each.label)))
    return None


def around(graph: cg.CareerGraph) -> cg.Role:
    """The role with the most moves."""
    return max(graph.roles, key=lambda role: len(graph.next_roles(role)) + len(graph.previous_roles(role)))


DRAWN: dict[str, Callable[[cg.CareerGraph, cg.Theme], cg.Diagram]] = {
    "whole": lambda graph, theme: graph.ladder(theme=theme),
    "folded": lambda graph, theme: graph.ladder(theme=theme, max_roles=4),
    "families": lambda graph, theme: graph.ladder(theme=theme, families=True),
    "around": lambda graph, theme: graph.ladder(around=around(graph), theme=theme),
    "far around": lambda graph, theme: graph.ladder(
        around=around(graph), max_steps=3, max_roles=9, theme=theme
    ),
    "path": lambda graph, theme: graph.ladder(path=path_of(graph), theme=theme),
    "somebody": lambda graph, theme: graph.ladder(path=path_of(graph), who=graph.roles[0], theme=theme),
    "sideways": lambda graph, theme: graph.ladder(who=graph.roles[0], direction="right", theme=theme),
    "changed": lambda graph, theme: cg.load().diff(graph).ladder(theme=theme, max_roles=12),
    "ranking": lambda graph, theme: graph.ladder(graph.rank(graph.roles[0]), who=graph.roles[0], theme=theme),
}


def overlaps(texts: list[dict]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of texts of which each covers part of the other."""
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            a, b = one["box"], other["box"]
            across = min(a["right"], b["right"]) - max(a["left"], b["left"])
            down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
            # Lines of one label stand closer than their boxes are high.
            if across > 1 and down > 4:
                yield one["text"], other["text"]


def check(page, diagram: cg.Diagram) -> None:
    page.set_content(f"<!doctype html><body style='margin:0'>{diagram.svg()}</body>")
    seen = page.evaluate(MEASURE)
    assert seen["texts"]
    assert [each for each in seen["texts"] if each["contrast"] < 4.5] == []
    assert seen["outside"] == 0
    assert seen["crossing"] == []
    assert list(overlaps(seen["texts"])) == []
    assert seen["width"] <= 2_200
    long, short = max(seen["width"], seen["height"]), min(seen["width"], seen["height"])
    assert long <= 1_100 or long <= 6 * short


@pytest.mark.parametrize(("ontology", "picture"), product(("accounts", "uk", "esco", "onet"), DRAWN))
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_picture_is_legible_and_whole(page, request, ontology, picture, theme):
    check(page, DRAWN[picture](request.getfixturevalue(ontology), theme))


@pytest.mark.slow
def test_so_is_all_of_esco_and_onet(page, whole_esco, shared_data):
    nurse = "nurse responsible for general care"
    suggested = whole_esco.with_moves(whole_esco.suggest_moves([nurse], limit=12))
    onet = cg.load_onet(shared_data("onet-29.2"), moves=True)
    for diagram in (
        whole_esco.ladder(),
        whole_esco.ladder(around=nurse),
        suggested.ladder(around=nurse),
        whole_esco.ladder(whole_esco.rank(nurse, limit=50)),
        onet.ladder(),
        onet.ladder(around="Data Scientists"),
        onet.ladder(around="Registered Nurses", max_steps=2),
        onet.ladder(path=onet.path("Retail Salespersons", "Chief Executives")),
    ):
        check(page, diagram)


def test_a_long_path_is_no_strip(page):
    labels = [f":r{n} a cg:Role ; skos:prefLabel 'r{n}' ." for n in range(30)]
    moves = [f":r{n} cg:progressesTo :r{n + 1} ." for n in range(29)]
    prefixes = "@prefix : <urn:x:> . @prefix cg: <https://w3id.org/careergraph/ontology#> . "
    prefixes += "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
    graph = cg.loads(prefixes + " ".join(labels + moves))
    for direction in ("up", "right"):
        check(page, graph.ladder(direction=direction))
