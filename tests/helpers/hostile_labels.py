"""Labels that drawing programs trip over: the everyday dozen, and all that the shared folder has."""

from __future__ import annotations

import json

import pytest
from folders import HOSTILE

from careergraph.drawing.diagram import Diagram
from careergraph.drawing.ladder import DrawnMove, Ladder, Rung
from careergraph.support.text import NOT_XML

SHARED = HOSTILE / "d01_labels.json"
EVERYDAY = {
    "quote": 'C "senior" dev',
    "quote at the end": 'abc"',
    "backslash": r"C:\new\table",
    "backslash at the end": "path\\",
    "two lines": "two\nlines",
    "tags": "<b>Bold</b>",
    "script": "</text><script>alert(1)</script>",
    "entity": "R&amp;D",
    "ampersand": "R&D",
    "escapes of Graphviz": r"\N \L \G \E \T",
    "keyword": "subgraph",
    "end of a Mermaid block": "end",
    "colon": "http://ex.org/role#Dev",
    "attribute": 'x", URL="javascript:alert(1)',
    "node": 'x"]; evil [label="pwned',
    "hash": "C# &#35; #35; developer",
    "right to left": "مهندس بيانات",
    "emoji": "👩‍💻 dev",
    "controls": "a\x00b\x1b[31m\ufffec",
    "markdown": "`code` **bold** 1. one",
    "blank": " ",
}


def everything() -> dict[str, str]:
    """The labels of the shared folder by name; none where it is not there."""
    return json.loads(SHARED.read_text(encoding="utf-8"))["labels"] if SHARED.exists() else {}


#: The sets to test with, as parameters.
SETS = [
    pytest.param(EVERYDAY, id="everyday"),
    pytest.param(
        everything(),
        id="shared",
        marks=pytest.mark.skipif(not SHARED.exists(), reason="no shared folder of labels"),
    ),
]


def ladder_of(labels: list[str]) -> Diagram:
    """A ladder of roles of these labels, each leading to the next."""
    return Diagram(
        Ladder(
            title="Labels",
            rungs=tuple(Rung(label, rank) for rank, label in enumerate(labels)),
            moves=tuple(DrawnMove(number, number + 1) for number in range(len(labels) - 1)),
        )
    )


def shown(label: str) -> str:
    """What a picture shows of a label, white space aside."""
    return "".join(NOT_XML.sub("\ufffd", label).split())
