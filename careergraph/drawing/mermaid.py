"""A ladder in Mermaid, for Markdown, code hosts and Obsidian."""

from __future__ import annotations

import re
from typing import Final

from careergraph.drawing.dot import wrapped
from careergraph.drawing.ladder import Ladder, Move
from careergraph.drawing.words import word
from careergraph.errors import LimitError
from careergraph.model import Kind

#: What Mermaid itself draws at most.
MAX_EDGES: Final = 500
MAX_CHARACTERS: Final = 50_000

_DIRECTIONS: Final = {"up": "BT", "right": "LR", "down": "TB", "left": "RL"}
_ARROWS: Final = {
    Kind.PROMOTION: "==>",
    Kind.LATERAL_MOVE: "-.->",
    Kind.SPECIALISATION: "-->",
    None: "-->",
}
# Whatever is not a letter, a digit or a plain mark is written by its number, as Mermaid allows.
_SPECIAL: Final = re.compile(r"[^\w ,.()/-]")


def ladder_mermaid(ladder: Ladder) -> str:
    """The ladder as Mermaid text.

    Raises `LimitError` where Mermaid would not draw it: above 500 moves or 50,000 characters.
    """
    if len(ladder.moves) > MAX_EDGES:
        raise LimitError(
            f"Mermaid draws at most {MAX_EDGES} moves, and there are {len(ladder.moves)}; choose roles="
        )
    lines = [f"flowchart {_DIRECTIONS[ladder.direction]}"]
    for number, rung in enumerate(ladder.rungs):
        label = "<br/>".join(map(_escaped, wrapped(rung.label)))
        if rung.coverage is not None:
            label += "<br/>" + _escaped(word(ladder.language, "covered", f"{rung.coverage:.0%}"))
        mark = ":::path" if rung.on_path else ""
        lines.append(f'    n{number}["{label}"]{mark}')
    lines += (f"    n{move.source} {_arrow(ladder, move)} n{move.target}" for move in ladder.moves)
    if ladder.has_path:
        lines.append("    classDef path fill:#fff3c4,stroke:#b44d12,stroke-width:2px,color:#1f2933")
    text = "\n".join(lines) + "\n"
    if len(text) > MAX_CHARACTERS:
        raise LimitError(
            f"Mermaid takes at most {MAX_CHARACTERS:,} characters, and there are {len(text):,}; choose roles="
        )
    return text


def _arrow(ladder: Ladder, move: Move) -> str:
    kinds = len(ladder.kinds) > 1 and move.kind is not None
    note = _escaped(word(ladder.language, move.kind.value)) if kinds and move.kind else ""
    return _ARROWS[move.kind] + (f'|"{note}"|' if note else "")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", text)
