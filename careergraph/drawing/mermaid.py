"""A ladder in Mermaid, for Markdown, code hosts and Obsidian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from careergraph.drawing.dot import DIRECTIONS, covered, note, place_of
from careergraph.drawing.ladder import DrawnMove, Ladder, MoveKind, Rung, Unstated
from careergraph.drawing.phrases import word, wrapped
from careergraph.drawing.themes import THEMES
from careergraph.errors import LimitError
from careergraph.model import ProgressionKind
from careergraph.support.text import NOT_XML

#: What Mermaid itself draws at most.
MAX_EDGES: Final = 500
MAX_CHARACTERS: Final = 50_000

_ARROWS: Final[Mapping[MoveKind, str]] = {
    ProgressionKind.PROMOTION: "==>",
    ProgressionKind.LATERAL_MOVE: "-.->",
    ProgressionKind.SPECIALISATION: "-->",
    Unstated.SUGGESTED: "-.->",
    Unstated.OBSERVED: "-.->",
    Unstated.NEW: "==>",
    Unstated.GONE: "-.->",
    None: "-->",
}
# Whatever is not a letter, a digit or a plain mark is written by its number, as Mermaid allows.
_SPECIAL: Final = re.compile(r"[^\w ,.()/-]")


def ladder_mermaid(ladder: Ladder) -> str:
    """Return the ladder as Mermaid text.

    Raises `LimitError` where Mermaid would not draw it: above 500 moves or 50,000 characters.
    """
    if len(ladder.moves) > MAX_EDGES:
        raise LimitError(
            f"Mermaid draws at most {MAX_EDGES} moves, and there are {len(ladder.moves)}; choose roles="
        )
    lines = [f"flowchart {DIRECTIONS[ladder.direction]}"]
    rungs = [_rung(ladder, number, rung) for number, rung in enumerate(ladder.rungs)]
    framed = ladder.families
    for place, (family, numbers) in enumerate(framed.items()):
        lines.append(f'    subgraph f{place}["{_escaped(family)}"]')
        lines += (rungs[number] for number in numbers)
        lines.append("    end")
    lines += (line for line, rung in zip(rungs, ladder.rungs, strict=True) if rung.family not in framed)
    lines += (f"    n{move.source} {_arrow(ladder, move)} n{move.target}" for move in ladder.moves)
    lines += (f"    n{lower} ~~~ n{upper}" for lower, upper in ladder.stacks)
    lines += _styles(ladder)
    text = "\n".join(lines) + "\n"
    if len(text) > MAX_CHARACTERS:
        raise LimitError(
            f"Mermaid takes at most {MAX_CHARACTERS:,} characters, and there are {len(text):,}; choose roles="
        )
    return text


def _rung(ladder: Ladder, number: int, rung: Rung) -> str:
    label = "<br/>".join(map(_escaped, wrapped(place_of(ladder, number) + rung.label)))
    if rung.stands_for:
        label += "<br/>" + _escaped(word(ladder.language, "roles", rung.stands_for))
    if rung.coverage is not None:
        label += "<br/>" + _escaped(covered(ladder, rung.coverage))
    mark = ":::path" if rung.on_path else ":::marked" if rung.marked else ""
    return f'    n{number}["{label}"]{mark}'


def _arrow(ladder: Ladder, move: DrawnMove) -> str:
    """Return an arrow with the kind of the move, where there is more than one, and what the move takes."""
    parts = []
    if ladder.explains_kinds and move.kind is not None:
        parts.append(word(ladder.language, move.kind.value))
    if move.missing is not None or move.probability is not None or move.stands_for > 1:
        parts += filter(None, (note(ladder, move),))
    return (
        ("<" if move.both else "")
        + _ARROWS[move.kind]
        + (f'|"{_escaped(", ".join(parts))}"|' if parts else "")
    )


def _styles(ladder: Ladder) -> Iterator[str]:
    theme = THEMES[ladder.theme]
    if ladder.has_path:
        colours = f"fill:{theme.path_paper},stroke:{theme.path_border},color:{theme.ink}"
        yield f"    classDef path {colours},stroke-width:2px"
        passed = [str(number) for number, move in enumerate(ladder.moves) if move.on_path]
        yield f"    linkStyle {','.join(passed)} stroke:{theme.path_border},stroke-width:3px"
    elif any(rung.marked for rung in ladder.rungs):
        yield "    classDef marked stroke-width:3px"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", NOT_XML.sub("\ufffd", text))
