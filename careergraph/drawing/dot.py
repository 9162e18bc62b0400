"""A ladder in DOT, built with pydot.

Node ids are synthetic and every string is quoted here, since pydot leaves some of them to be mangled.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from careergraph.choices import Direction
from careergraph.drawing.ladder import DrawnMove, Ladder, MoveKind, Rung, Unstated
from careergraph.drawing.phrases import word
from careergraph.drawing.themes import THEMES, Theme
from careergraph.model import ProgressionKind
from careergraph.support.text import NOT_XML, counted

if TYPE_CHECKING:
    import pydot

DIRECTIONS: Final[Mapping[Direction, str]] = {"up": "BT", "right": "LR", "down": "TB", "left": "RL"}

#: How a move of each kind is drawn, and how the legend shows it.
_LINES: Final[Mapping[MoveKind, tuple[str, str]]] = {
    ProgressionKind.PROMOTION: ("solid", "━━━"),
    ProgressionKind.LATERAL_MOVE: ("dashed", "╍╍╍"),
    ProgressionKind.SPECIALISATION: ("dotted", "┅┅┅"),
    Unstated.SUGGESTED: ("dashed", "┄┄┄"),
    Unstated.OBSERVED: ("dashed", "┄┄┄"),
    Unstated.NEW: ("bold", "━━━"),
    Unstated.GONE: ("dotted", "┈┈┈"),
    None: ("solid", "━━━"),
}
_FONT: Final = "Helvetica,Arial,sans-serif"
#: Pango's way to ask for the same font in bold; Graphviz's own "Helvetica-Bold" is another font in PNG.
BOLD_FONT: Final = f"{_FONT} Bold"
#: The longest line in a box and in a title, in characters; the most lines; the longest text that shows on
#: hovering, which no escaping makes longer than Graphviz reads.
_WIDTH: Final = 24
_TITLE_WIDTH: Final = 60
_LINES_SHOWN: Final = 6
_TOOLTIP: Final = 1_500
#: What few ladders have.
_RARE: Final = frozenset({"graded", "grade", "conditions"})


def ladder_dot(ladder: Ladder) -> pydot.Dot:
    """Return the ladder as a pydot graph."""
    import pydot

    name = picture_id(ladder)
    theme = THEMES[ladder.theme]
    dot = pydot.Dot(
        name,
        graph_type="digraph",
        rankdir=DIRECTIONS[ladder.direction],
        id=_quoted(name),
        bgcolor=_quoted(theme.paper),
        fontname=_quoted(_FONT),
        fontcolor=_quoted(theme.ink),
        label=_heading(ladder),
        labelloc="t",
        labeljust="l",
        nodesep="0.45",
        ranksep="0.65",
        pad="0.2",
        tooltip=_tooltip(ladder.title),
    )
    dot.set_node_defaults(
        shape="box",
        style=_quoted("rounded,filled"),
        fontname=_quoted(BOLD_FONT),
        fontsize="12",
        fontcolor=_quoted(theme.ink),
        fillcolor=_quoted(theme.paper),
        color=_quoted(theme.border),
        penwidth="1.2",
        margin=_quoted("0.22,0.13"),
    )
    dot.set_edge_defaults(
        fontname=_quoted(_FONT), fontsize="10", fontcolor=_quoted(theme.soft), arrowsize="0.8"
    )
    _add_roles(dot, ladder, name)
    for number, move in enumerate(ladder.moves):
        dot.add_edge(_edge(ladder, number, move, name))
    for lower, upper in ladder.stacks:
        dot.add_edge(pydot.Edge(f"n{lower}", f"n{upper}", style="invis"))
    return dot


def _add_roles(dot: pydot.Dot, ladder: Ladder, name: str) -> None:
    """Add the roles; those of one rank stand side by side, whatever frames they stand in."""
    import pydot

    nodes = {number: _node(ladder, number, rung, name) for number, rung in enumerate(ladder.rungs)}
    for place, (family, numbers) in enumerate(ladder.families.items()):
        frame = _frame(ladder, place, family, name)
        for number in numbers:
            frame.add_node(nodes[number])
            nodes[number] = pydot.Node(f"n{number}")
        dot.add_subgraph(frame)
        dot.set("newrank", "true")
    for rank in sorted({rung.rank for rung in ladder.rungs}):
        level = pydot.Subgraph("", rank="same")
        for number in _beginning_with_the_first(ladder):
            if ladder.rungs[number].rank == rank:
                level.add_node(nodes[number])
        dot.add_subgraph(level)


def _beginning_with_the_first(ladder: Ladder) -> Iterable[int]:
    """Order rungs as a reader meets them: sideways, Graphviz draws from the bottom up."""
    numbers = range(len(ladder.rungs))
    return reversed(numbers) if ladder.direction in ("right", "left") else numbers


def _frame(ladder: Ladder, place: int, family: str, name: str) -> pydot.Subgraph:
    import pydot

    theme = THEMES[ladder.theme]
    return pydot.Subgraph(
        f"cluster_{place}",
        id=_quoted(f"{name}_f{place}"),
        label=_quoted(*wrapped(family)),
        tooltip=_tooltip(family),
        style=_quoted("rounded,filled"),
        fillcolor=_quoted(theme.frame),
        color=_quoted(theme.dim_border),
        fontcolor=_quoted(theme.soft),
        fontsize="12",
        labeljust="l",
        labelloc="b" if ladder.direction == "up" else "t",
        margin="14",
    )


def _node(ladder: Ladder, number: int, rung: Rung, name: str) -> pydot.Node:
    import pydot

    theme = THEMES[ladder.theme]
    attributes: dict[str, Any] = {
        "id": _quoted(f"{name}_n{number}"),
        "label": _rung_label(ladder, rung),
        "tooltip": _tooltip(" · ".join(filter(None, (rung.label, rung.grade)))),
    }
    if rung.on_path:
        attributes |= {"color": _quoted(theme.path_border), "penwidth": "2.2"}
        attributes["fillcolor"] = _quoted(theme.path_paper)
    elif ladder.has_path:
        attributes |= {"color": _quoted(theme.dim_border), "fontcolor": _quoted(theme.dim)}
    elif rung.marked:
        attributes |= {"color": _quoted(theme.ink), "penwidth": "2.4"}
    if rung.coverage is not None and not math.isnan(rung.coverage):
        attributes["fillcolor"] = _filled(rung.coverage, theme)
    return pydot.Node(f"n{number}", **attributes)


def _edge(ladder: Ladder, number: int, move: DrawnMove, name: str) -> pydot.Edge:
    import pydot

    theme = THEMES[ladder.theme]
    dimmed = ladder.has_path and not move.on_path
    attributes: dict[str, Any] = {
        "id": _quoted(f"{name}_e{number}"),
        "color": _quoted(theme.line(move.kind, dimmed)),
        "style": _LINES[move.kind][0],
        "penwidth": "2.6" if move.on_path else "1.6",
        "tooltip": _tooltip(_tooltip_text(ladder, move)),
    }
    rises = ladder.rungs[move.target].rank > ladder.rungs[move.source].rank
    if move.kind is ProgressionKind.LATERAL_MOVE or (ladder.graded and not rises):
        attributes["constraint"] = "false"
    if text := note(ladder, move):
        # On a line that runs sideways the text would stand; the empty line below lifts it.
        lines = (text, " ") if ladder.direction in ("left", "right") else (f"  {text}  ",)
        attributes["label"] = _quoted(*lines)
        if dimmed:
            attributes["fontcolor"] = _quoted(theme.dim)
    return pydot.Edge(f"n{move.source}", f"n{move.target}", **attributes)


def _tooltip_text(ladder: Ladder, move: DrawnMove) -> str:
    """Return the text shown on hovering over a move: its two roles, and the skills that it takes by name."""
    ends = (ladder.rungs[number].label for number in (move.source, move.target))
    parts = [" → ".join(ends)]
    for name, skills in (("learn", move.missing), ("raise", move.below)):
        if skills:
            parts.append(word(ladder.language, name, ", ".join(skills)))
    if move.conditions:
        parts.append(word(ladder.language, "asks for", ", ".join(move.conditions)))
    return " · ".join(parts)


def note(ladder: Ladder, move: DrawnMove) -> str:
    """Return the label of a move: what is to learn for it, where that is known, else how long it takes."""
    if move.missing is not None and move.below is not None:
        parts = [
            word(ladder.language, name, len(skills))
            for name, skills in (("new", move.missing), ("to raise", move.below))
            if skills
        ]
        if move.conditions:
            parts.append(word(ladder.language, "conditions", len(move.conditions)))
        return " · ".join(parts) or word(ladder.language, "nothing to learn")
    probability = None if move.probability is None else f"{move.probability:.0%}"
    parts = [
        word(ladder.language, name, value)
        for name, value in (("of moves", probability), ("months", move.months))
        if value is not None
    ]
    return " · ".join(parts)


def _rung_label(ladder: Ladder, rung: Rung) -> str:
    lines = wrapped(rung.label)
    if rung.coverage is not None:
        lines.append(covered(ladder, rung.coverage))
    return _quoted(*lines)


def covered(ladder: Ladder, coverage: float) -> str:
    """Return how much of a role is covered, in words."""
    if math.isnan(coverage):
        return word(ladder.language, "unknown")
    return word(ladder.language, "covered", f"{coverage:.0%}")


def _filled(coverage: float, theme: Theme) -> str:
    """Return the fill of a box: from the left, as far as the role is covered."""
    if coverage <= 0 or coverage >= 1:
        return _quoted(theme.covered if coverage >= 1 else theme.paper)
    return _quoted(f"{theme.covered};{coverage:.3f}:{theme.paper}")


def _heading(ladder: Ladder) -> str:
    """Return the title, and under it a legend of what needs one."""
    theme = THEMES[ladder.theme]
    entries = []
    if ladder.explains_kinds:
        for kind in ladder.kinds:
            text = word(ladder.language, kind.value if kind else "move")
            entries.append(f'<font color="{theme.line(kind)}">{_LINES[kind][1]}</font> {_text(text)}')
    if ladder.has_path:
        text = word(ladder.language, "path")
        entries.append(f'<font color="{theme.path_border}">▣</font> {_text(text)}')
    if ladder.who is not None:
        named = "coverage of" if ladder.who else "coverage"
        text = word(ladder.language, named, ladder.who)
        entries.append(f'<font color="{theme.covered}">▆</font> {_text(text)}')
    lines = (_text(line) + '<br align="left"/>' for line in wrapped(ladder.title, _TITLE_WIDTH))
    title = f'<font point-size="16"><b>{"".join(lines)}</b></font>'
    legend = "&#160;&#160;&#160;&#160;".join(entries)
    rows = f'<tr><td align="left">{title}</td></tr>'
    if entries:
        rows += f'<tr><td align="left"><font point-size="10">{legend}</font></td></tr>'
    rows += '<tr><td height="8"></td></tr>'
    return f'<<table border="0" cellborder="0" cellspacing="4" cellpadding="0">{rows}</table>>'


def wrapped(label: str, width: int = _WIDTH) -> list[str]:
    """Return a label in lines short enough for a box, broken at spaces, and inside words that are too long.

    >>> wrapped("Ejecutivo/a de cuentas en InboundCycle")
    ['Ejecutivo/a de cuentas', 'en InboundCycle']
    """
    import textwrap

    lines = textwrap.wrap(
        " ".join(label.split()),
        width,
        break_on_hyphens=False,
        max_lines=_LINES_SHOWN,
        placeholder="…",
    )
    return lines or [" "]


def _text(text: str) -> str:
    """Escape text for an HTML-like label, and drop what XML cannot hold."""
    return html.escape(NOT_XML.sub("\ufffd", text), quote=False)


def _quoted(*lines: str) -> str:
    """Quote one line or several as a DOT string: what DOT reads as an escape or an entity is escaped."""
    escaped = (
        " ".join(NOT_XML.sub("\ufffd", line).splitlines())
        .replace("&", "&amp;")
        .replace("\\", "\\\\")
        .replace('"', '\\"')
        for line in lines
    )
    return '"' + "\\n".join(escaped) + '"'


def _tooltip(text: str) -> str:
    """Quote a text as the DOT string of a tooltip, in which Graphviz reads escapes twice."""
    return _quoted(text[:_TOOLTIP]).replace("\\\\", "\\\\\\\\")


def picture_id(ladder: Ladder) -> str:
    """Return a short name that differs between pictures, so that two in one page stay apart."""
    import hashlib
    import json

    parts = asdict(ladder, dict_factory=_without_rare)
    shown = json.dumps(parts, default=lambda value: getattr(value, "value", None) or str(value))
    return f"ladder_{hashlib.blake2b(shown.encode(), digest_size=4).hexdigest()}"


def _without_rare(parts: list[tuple[str, Any]]) -> dict[str, Any]:
    """Leave out what a ladder has none of, as most do: it has no part in the picture's name."""
    return {name: value for name, value in parts if value or name not in _RARE}


def description(ladder: Ladder) -> str:
    """Describe a picture in one sentence, for those who cannot see it."""
    return (
        f"{ladder.title}: {counted(len(ladder.rungs), 'role')}, "
        f"{counted(len(ladder.moves), 'move')} between them."
    )
