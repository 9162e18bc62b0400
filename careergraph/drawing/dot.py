"""A ladder in DOT, built with pydot.

Node ids are synthetic and every string is quoted here, since pydot leaves some of them to be mangled.
Colours are those of Okabe and Ito, which colour-blind readers can tell apart; kinds of move differ in
line as well, so that they survive a black-and-white print.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Final

from careergraph.drawing.ladder import Ladder, Move, Rung
from careergraph.drawing.words import word
from careergraph.model import Kind
from careergraph.text import NOT_XML, counted

if TYPE_CHECKING:
    import pydot

DIRECTIONS: Final = {"up": "BT", "right": "LR", "down": "TB", "left": "RL"}

_INK: Final = "#1f2933"
_SOFT: Final = "#52606d"
_DIM: Final = "#9aa5b1"
_BORDER: Final = "#7b8794"
_PAPER: Final = "#ffffff"
_PATH_PAPER: Final = "#fff3c4"
_PATH_BORDER: Final = "#b44d12"
_DIM_BORDER: Final = "#cbd2d9"
_COVERED: Final = "#b8def5"
_LINES: Final = {
    Kind.PROMOTION: ("#0072b2", "solid", "━━━"),
    Kind.LATERAL_MOVE: ("#d55e00", "dashed", "╍╍╍"),
    Kind.SPECIALISATION: ("#009e73", "dotted", "┅┅┅"),
    None: (_SOFT, "solid", "━━━"),
}
_FONT: Final = "Helvetica,Arial,sans-serif"
#: The longest line in a box, in characters, and the most lines; the longest text that shows on hovering.
_WIDTH: Final = 24
_LINES_SHOWN: Final = 6
_TOOLTIP: Final = 2_000


def ladder_dot(ladder: Ladder) -> pydot.Dot:
    """The ladder as a pydot graph."""
    import pydot

    name = f"ladder_{_fingerprint(ladder)}"
    dot = pydot.Dot(
        name,
        graph_type="digraph",
        rankdir=DIRECTIONS[ladder.direction],
        id=_quoted(name),
        bgcolor=_quoted(_PAPER),
        fontname=_quoted(_FONT),
        fontcolor=_quoted(_INK),
        label=_heading(ladder),
        labelloc="t",
        labeljust="l",
        nodesep="0.45",
        ranksep="0.65",
        pad="0.2",
        tooltip=_quoted(ladder.title),
    )
    dot.set_node_defaults(
        shape="box",
        style=_quoted("rounded,filled"),
        fontname=_quoted("Helvetica-Bold"),
        fontsize="12",
        fontcolor=_quoted(_INK),
        fillcolor=_quoted(_PAPER),
        color=_quoted(_BORDER),
        penwidth="1.2",
        margin=_quoted("0.22,0.13"),
    )
    dot.set_edge_defaults(fontname=_quoted(_FONT), fontsize="10", fontcolor=_quoted(_SOFT), arrowsize="0.8")
    for rank in sorted({rung.rank for rung in ladder.rungs}):
        level = pydot.Subgraph("", rank="same")
        for number, rung in enumerate(ladder.rungs):
            if rung.rank == rank:
                level.add_node(_node(ladder, number, rung, name))
        dot.add_subgraph(level)
    for number, move in enumerate(ladder.moves):
        dot.add_edge(_edge(ladder, number, move, name))
    return dot


def _node(ladder: Ladder, number: int, rung: Rung, name: str) -> pydot.Node:
    import pydot

    dimmed = ladder.has_path and not rung.on_path
    attributes: dict[str, Any] = {
        "id": _quoted(f"{name}_n{number}"),
        "label": _rung_label(ladder, rung),
        "tooltip": _quoted(rung.label[:_TOOLTIP]),
    }
    paper = _PATH_PAPER if rung.on_path else _PAPER
    if rung.on_path:
        attributes |= {"color": _quoted(_PATH_BORDER), "penwidth": "2.2", "fillcolor": _quoted(paper)}
    elif dimmed:
        attributes |= {"color": _quoted(_DIM_BORDER), "fontcolor": _quoted(_DIM)}
    if rung.coverage is not None:
        attributes["fillcolor"] = _filled(rung.coverage, paper)
    return pydot.Node(f"n{number}", **attributes)


def _edge(ladder: Ladder, number: int, move: Move, name: str) -> pydot.Edge:
    import pydot

    colour, style, _ = _LINES[move.kind]
    dimmed = ladder.has_path and not move.on_path
    attributes: dict[str, Any] = {
        "id": _quoted(f"{name}_e{number}"),
        "color": _quoted(f"{colour}55" if dimmed else colour),
        "style": style,
        "penwidth": "2.6" if move.on_path else "1.6",
        "tooltip": _quoted(" → ".join(_ends(ladder, move))),
    }
    if move.kind is Kind.LATERAL_MOVE:
        attributes["constraint"] = "false"
    if note := _note(ladder, move):
        attributes["label"] = _quoted(f"  {note}  ")
        if dimmed:
            attributes["fontcolor"] = _quoted(_DIM)
    return pydot.Edge(f"n{move.source}", f"n{move.target}", **attributes)


def _ends(ladder: Ladder, move: Move) -> tuple[str, str]:
    source, target = ladder.rungs[move.source], ladder.rungs[move.target]
    return source.label[:_TOOLTIP], target.label[:_TOOLTIP]


def _note(ladder: Ladder, move: Move) -> str:
    """What stands at a move: what is to learn for it on a path, else how long it usually takes."""
    if move.missing is not None and move.below is not None:
        parts = [
            word(ladder.language, name, count)
            for name, count in (("new", move.missing), ("to raise", move.below))
            if count
        ]
        return " · ".join(parts) or word(ladder.language, "nothing to learn")
    return "" if move.months is None else word(ladder.language, "months", move.months)


def _rung_label(ladder: Ladder, rung: Rung) -> str:
    lines = wrapped(rung.label)
    if rung.coverage is not None:
        lines.append(word(ladder.language, "covered", f"{rung.coverage:.0%}"))
    return _quoted(*lines)


def _filled(coverage: float, paper: str) -> str:
    """A box that is filled from the left as far as somebody covers the role."""
    if coverage <= 0 or coverage >= 1:
        return _quoted(_COVERED if coverage >= 1 else paper)
    return _quoted(f"{_COVERED};{coverage:.3f}:{paper}")


def _heading(ladder: Ladder) -> str:
    """The title, and under it a legend of what needs one."""
    entries = []
    if len(ladder.kinds) > 1:
        for kind in ladder.kinds:
            colour, _, line = _LINES[kind]
            text = word(ladder.language, kind.value if kind else "move")
            entries.append(f'<font color="{colour}">{line}</font> {_text(text)}')
    if ladder.has_path:
        text = word(ladder.language, "path")
        entries.append(f'<font color="{_PATH_BORDER}">▣</font> {_text(text)}')
    if ladder.who is not None:
        named = "coverage of" if ladder.who else "coverage"
        text = word(ladder.language, named, ladder.who)
        entries.append(f'<font color="{_COVERED}">▆</font> {_text(text)}')
    title = f'<font point-size="16"><b>{_text(ladder.title)}</b></font>'
    legend = "&#160;&#160;&#160;&#160;".join(entries)
    rows = f'<tr><td align="left">{title}</td></tr>'
    if entries:
        rows += f'<tr><td align="left"><font point-size="10">{legend}</font></td></tr>'
    rows += '<tr><td height="8"></td></tr>'
    return f'<<table border="0" cellborder="0" cellspacing="4" cellpadding="0">{rows}</table>>'


def wrapped(label: str) -> list[str]:
    """A label in lines short enough for a box, broken at spaces, and inside words that are too long.

    >>> wrapped("Ejecutivo/a de cuentas en InboundCycle")
    ['Ejecutivo/a de cuentas', 'en InboundCycle']
    """
    import textwrap

    lines = textwrap.wrap(
        " ".join(label.split()),
        _WIDTH,
        break_on_hyphens=False,
        max_lines=_LINES_SHOWN,
        placeholder="…",
    )
    return lines or [" "]


def _text(text: str) -> str:
    """Text for an HTML-like label: escaped, and without what XML cannot hold."""
    return html.escape(NOT_XML.sub("\ufffd", text), quote=False)


def _quoted(*lines: str) -> str:
    """A DOT string of one line or several: what DOT reads as an escape or an entity is escaped."""
    escaped = (
        " ".join(NOT_XML.sub("\ufffd", line).splitlines())
        .replace("&", "&amp;")
        .replace("\\", "\\\\")
        .replace('"', '\\"')
        for line in lines
    )
    return '"' + "\\n".join(escaped) + '"'


def _fingerprint(ladder: Ladder) -> str:
    """A short name that differs between pictures, so that two in one page do not disturb each other."""
    import hashlib

    return hashlib.blake2b(repr(ladder).encode("utf-8", "replace"), digest_size=4).hexdigest()


def description(ladder: Ladder) -> str:
    """What a picture shows in one sentence, for those who cannot see it."""
    return (
        f"{ladder.title}: {counted(len(ladder.rungs), 'role')}, "
        f"{counted(len(ladder.moves), 'move')} between them."
    )
