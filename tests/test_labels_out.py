"""Whatever a label holds, it stays a label: in pictures, pages, spreadsheets and terminals."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

import pytest
from folders import HOSTILE
from small import PREFIXES

import careergraph as cg

MADE = {
    "quote": 'C "senior" dev\\',
    "html": "<b>Bold</b> &amp; R&D",
    "script": "</text></svg><script>alert(1)</script>",
    "cdata": "]]> <!-- --> <![CDATA[",
    "port": "node:n:e",
    "record": "{a|b} \\N \\G \\n",
    "keyword": "digraph",
    "href": '" URL="javascript:alert(1)" x="',
    "edge": 'a" -> "b',
    "formula": '=HYPERLINK("http://127.0.0.1:9/")',
    "formula at": "@SUM(1)",
    "terminal": "a\x1b[31mred\x1b]0;title\x07",
    "override": "abc\u202ecba",
    "nul": "a\0b\x01c\uffff",
    "mermaid": 'x"] --> y[("z',
    "lines": "two\nlines\r\nmore\ttab",
    "emoji": "👩\u200d💻 厨师 مهندس",
}


def labels() -> dict[str, str]:
    """Labels made here, and those of the hostile files where they are."""
    path = HOSTILE / "d01_labels.json"
    kept = json.loads(path.read_text("utf-8"))["labels"] if path.exists() else {}
    # Half of a surrogate pair cannot be loaded, and what is blank is no label.
    return {
        name: text
        for name, text in {**kept, **MADE}.items()
        if text.strip() and not re.search("[\ud800-\udfff]", text)
    }


@pytest.fixture(scope="module")
def graph() -> cg.CareerGraph:
    body = "".join(
        f":r{number} a cg:Role ; skos:prefLabel {json.dumps(text)}@en ; cg:progressesTo :r0 ;"
        f" cg:essentialSkill :s . "
        for number, text in enumerate(labels().values(), 1)
    )
    # JSON writes characters beyond the first plane as pairs, which Turtle does not know.
    body = re.sub(
        r"\\u(d[89ab]..)\\u(d[c-f]..)",
        lambda pair: bytes.fromhex(pair[1] + pair[2]).decode("utf-16-be"),
        body,
    )
    start = ':r0 a cg:Role ; skos:prefLabel "start"@en . :s a cg:Skill ; skos:prefLabel "skill"@en . '
    return cg.loads(PREFIXES + start + body)


def plain(text: str) -> str:
    return "".join(text.split())


def test_a_picture_has_its_roles_and_nothing_else(graph):
    pytest.importorskip("pygraphviz")
    count = len(labels()) + 1
    svg = graph.ladder(max_roles=200).svg()
    root = ElementTree.fromstring(svg)
    kinds = [element.get("class") for element in root.iter()]
    assert kinds.count("node") == len(graph.roles) == count
    assert kinds.count("edge") == count - 1
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    # Graphviz shows tooltips by an `a` that leads nowhere.
    assert not tags & {"script", "foreignObject", "image", "use"}
    assert not any(
        name.startswith("on") or name.endswith("href") for element in root.iter() for name in element.attrib
    )
    shown = plain("".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")))
    # What is very long is cut, and what is no print is shown by an escape.
    readable = [text for text in labels().values() if text.isprintable() and len(text) < 60]
    assert [text for text in readable if plain(text) not in shown] == []


def test_a_page_holds_no_script(graph, tmp_path):
    pytest.importorskip("pygraphviz")
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            found.append(tag)
            found.extend(name for name, _ in attributes)

    Reader().feed(graph.ladder(max_roles=200).save(tmp_path / "page.html").read_text("utf-8"))
    assert {"script", "b", "iframe", "img", "href", "xlink:href", "src"}.isdisjoint(found)
    assert not [name for name in found if name.startswith("on")]


def test_a_table_in_a_notebook_holds_no_tag_of_a_label(graph):
    html = graph.query("SELECT ?label { ?role a cg:Role ; skos:prefLabel ?label }")._repr_html_()
    assert not re.search(r"<(script|b|a|img)[ >]", html)


def test_no_text_moves_a_terminal(graph):
    told = (
        *(str(graph.gap(role, graph.roles[0])) for role in graph.roles),
        *map(str, graph.check()),
        str(graph.rank(graph.roles[0], limit=None)),
        str(graph.query("SELECT ?label { ?role a cg:Role ; skos:prefLabel ?label }")),
        graph.ladder(max_roles=200).mermaid,
    )
    for text in told:
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_no_cell_of_a_spreadsheet_is_a_formula(graph, tmp_path):
    graph.save_tables(tmp_path / "tables", lossy=True)
    rows = csv.reader(io.StringIO((tmp_path / "tables" / "roles.csv").read_text("utf-8"), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".jsonld"])
def test_every_label_comes_back(graph, tmp_path, suffix):
    again = cg.load(graph.save(tmp_path / f"labels{suffix}"))
    assert [role.labels for role in again.roles] == [role.labels for role in graph.roles]
    assert set(labels().values()) <= {role.labels["en"] for role in again.roles}
