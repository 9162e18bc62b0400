"""A ladder in DOT, built with pydot.

Node ids are synthetic and every string is quoted here, since pydot leaves some of them to be mangled.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from careergraph.choices import Direction
from careergraph.drawing.ladder import DrawnMove, Ladder, MoveKind, Rung, Unstated
from careergraph.drawing.phrases import word, wrapped
from careergraph.drawing.themes import THEMES
from careergraph.model import ProgressionKind
from careergraph.support.text import NOT_XML

if TYPE_CHECKING:
    import pydot

DIRECTIONS: Final[Mapping[Direction, str]] = {"up": "BT", "right": "LR", "down": "TB", "left": "RL"}

#: How a move of each kind is drawn.
_LINES: Final[Mapping[MoveKind, str]] = {
    ProgressionKind.PROMOTION: "solid",
    ProgressionKind.LATERAL_MOVE: "dashed",
    ProgressionKind.SPECIALISATION: "dotted",
    Unstated.SUGGESTED: "dashed",
    Unstated.OBSERVED: "dashed",
    Unstated.NEW: "bold",
    Unstated.GONE: "dotted",
    None: "solid",
}
_FONT: Final = "Helvetica,Arial,sans-serif"
#: Pango's way to ask for the same font in bold; Graphviz's own "Helvetica-Bold" is another font in PNG.
BOLD_FONT: Final = f"{_FONT} Bold"
#: The widest picture, in inches of 96 pixels: what would be wider is drawn smaller.
_SIZE: Final = "22.9,500"
#: The longest line in a title, in characters, and the longest text that shows on hovering, which no escaping
#: makes longer than Graphviz reads.
_TITLE_WIDTH: Final = 60
_REMARK_WIDTH: Final = 80
_LEGEND_ENTRIES: Final = 4
_TOOLTIP: Final = 1_500
#: What few ladders have.
_RARE: Final = frozenset(
    {
        "graded",
        "grade",
        "conditions",
        "stands_for",
        "both",
        "settled",
        "centred",
        "stacks",
        "left_out",
        "note",
    }
)
#: The width of each box around a role, in inches: those of a column begin below one another.
_RING_BOX: Final = "2.7"
#: About how wide a character of the title and one of the legend are, in points.
_TITLE_CHARACTER: Final = 8
_LEGEND_CHARACTER: Final = 6
#: How strongly a move holds its two roles level, where what holds a column in order weighs 1.
_LEVEL: Final = "100"
#: The size of the bar that shows coverage, in points.
_BAR: Final = 110
_BAR_HEIGHT: Final = 5


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
        nodesep="0.16" if ladder.centred else "0.45",
        ranksep="1.9" if ladder.centred else "0.65",
        pad="0.2",
        splines="line" if ladder.centred else "true",
        size=_quoted(_SIZE),
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
    rows = [*_row_heads(ladder)]
    stacks = (
        pairwise(f"g{row}" for row, _ in rows) if rows else ((f"n{a}", f"n{b}") for a, b in ladder.stacks)
    )
    for lower, upper in stacks:
        dot.add_edge(pydot.Edge(lower, upper, style="invis"))
    for one, next_one in _in_line(ladder):
        dot.add_edge(pydot.Edge(f"n{one}", f"n{next_one}", style="invis"))
    return dot


def _add_roles(dot: pydot.Dot, ladder: Ladder, name: str) -> None:
    """Add the roles; those of one rank stand side by side, whatever frames they stand in."""
    import pydot

    nodes = {number: _node(ladder, number, rung, name) for number, rung in enumerate(ladder.rungs)}
    grades = dict(_row_heads(ladder))
    for place, (family, numbers) in enumerate(ladder.families.items()):
        frame = _frame(ladder, place, family, name)
        for number in numbers:
            frame.add_node(nodes[number])
            nodes[number] = pydot.Node(f"n{number}")
        dot.add_subgraph(frame)
        dot.set("newrank", "true")
    for rank in sorted({rung.rank for rung in ladder.rungs}):
        level = pydot.Subgraph("", rank="same")
        if rank in grades:
            level.add_node(_grade(ladder, rank, grades[rank], name))
        for number in _beginning_with_the_first(ladder):
            if ladder.rungs[number].rank == rank:
                level.add_node(nodes[number])
        dot.add_subgraph(level)


def _in_line(ladder: Ladder) -> Iterator[tuple[int, int]]:
    """Yield the pairs of neighbours in rows whose order tells something, as Graphviz wants them."""
    rows: dict[int, list[int]] = {}
    if ladder.settled or ladder.centred:
        for number in ladder.order or range(len(ladder.rungs)):
            rows.setdefault(ladder.rungs[number].rank, []).append(number)
    for row in rows.values():
        yield from pairwise(row)


def _row_heads(ladder: Ladder) -> Iterator[tuple[int, str]]:
    """Yield the rows that have a head, each with the grade that begins there, or with nothing.

    They hold rows apart, and frames at the margin.
    """
    if not ladder.graded and ladder.families:
        yield from ((row, "") for row in sorted({rung.rank for rung in ladder.rungs}))
    if ladder.graded:
        label = {rung.rank: rung.grade or "" for rung in ladder.rungs}
        before = None
        for row in sorted(label, reverse=ladder.direction in ("up", "left")):
            yield row, "" if label[row] == before else label[row]
            before = label[row]


def _grade(ladder: Ladder, row: int, label: str, name: str) -> pydot.Node:
    """Return the name of a grade, at the head of its row."""
    import pydot

    return pydot.Node(
        f"g{row}",
        id=_quoted(f"{name}_g{row}"),
        label=_quoted(*wrapped(label)),
        tooltip=_tooltip(label or " "),
        shape="plaintext",
        margin="0",
        width="0",
        style=_quoted(""),
        fontname=_quoted(_FONT),
        fontcolor=_quoted(THEMES[ladder.theme].soft),
    )


def _beginning_with_the_first(ladder: Ladder) -> Iterable[int]:
    """Order rungs as a reader meets them: sideways, Graphviz draws from the bottom up."""
    numbers = range(len(ladder.rungs))
    order = ladder.order or numbers
    return reversed(order) if ladder.direction in ("right", "left") else order


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
        "label": _rung_label(ladder, number, rung),
        "tooltip": _tooltip(rung_text(ladder, rung)),
    }
    if ladder.centred:
        attributes["width"] = _RING_BOX
    if rung.stands_for:
        attributes["peripheries"] = "2"
    if rung.on_path:
        attributes |= {"color": _quoted(theme.path_border), "penwidth": "2.2"}
        attributes["fillcolor"] = _quoted(theme.path_paper)
    elif ladder.has_path:
        attributes |= {"color": _quoted(theme.dim_border), "fontcolor": _quoted(theme.dim)}
    elif rung.marked:
        attributes |= {"color": _quoted(theme.ink), "penwidth": "2.4"}
    return pydot.Node(f"n{number}", **attributes)


def _edge(ladder: Ladder, number: int, move: DrawnMove, name: str) -> pydot.Edge:
    import pydot

    theme = THEMES[ladder.theme]
    dimmed = ladder.has_path and not move.on_path
    attributes: dict[str, Any] = {
        "id": _quoted(f"{name}_e{number}"),
        "color": _quoted(theme.line(move.kind, dimmed)),
        "style": _LINES[move.kind],
        "penwidth": "2.6" if move.on_path else "1.6",
        "tooltip": _tooltip(move_text(ladder, move)),
    }
    first, last = move.source, move.target
    if ladder.centred and ladder.rungs[last].rank < ladder.rungs[first].rank:
        first, last = last, first
        attributes["dir"] = "back"
    if move.both:
        attributes["dir"] = "both"
    level = ladder.rungs[move.target].rank == ladder.rungs[move.source].rank
    if not ladder.leads_up(move) and not (level and move.ranked_as is not ProgressionKind.LATERAL_MOVE):
        attributes["constraint"] = "false"
    if ladder.centred:
        left, right = ("w", "e") if ladder.direction == "right" else ("e", "w")
        if not ladder.rungs[first].marked:
            attributes["tailport"] = right
        if not ladder.rungs[last].marked:
            attributes["headport"] = left
        attributes["weight"] = _LEVEL
    if not ladder.centred and (text := note(ladder, move)):
        # On a line that runs sideways the text would stand; the empty line below lifts it.
        lines = (text, " ") if ladder.direction in ("left", "right") else (f"  {text}  ",)
        attributes["label"] = _quoted(*lines)
        if dimmed:
            attributes["fontcolor"] = _quoted(theme.dim)
    return pydot.Edge(f"n{first}", f"n{last}", **attributes)


def move_text(ladder: Ladder, move: DrawnMove) -> str:
    """Return the text shown on hovering over a move: its two roles, and the skills that it takes by name."""
    ends = (ladder.rungs[number].label for number in (move.source, move.target))
    parts = [(" ↔ " if move.both else " → ").join(ends)]
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
    if ladder.tells_gaps:
        return ""
    if move.stands_for > 1 and not ladder.centred:
        return word(ladder.language, "moves", move.stands_for)
    probability = None if move.probability is None else f"{move.probability:.0%}"
    parts = [
        word(ladder.language, name, value)
        for name, value in (("of moves", probability), ("months", move.months))
        if value is not None
    ]
    return " · ".join(parts)


def _rung_label(ladder: Ladder, number: int, rung: Rung) -> str:
    lines = wrapped(place_of(ladder, number) + rung.label)
    if rung.stands_for:
        lines.append(word(ladder.language, "roles", rung.stands_for))
    if rung.coverage is None:
        return _quoted(*lines)
    text = "<br/>".join(map(_text, lines))
    small = f'<font point-size="10">{_text(covered(ladder, rung.coverage))}</font>'
    bar = "" if math.isnan(rung.coverage) else f"<tr><td>{_bar(ladder, rung.coverage)}</td></tr>"
    rows = f"<tr><td>{text}</td></tr>{bar}<tr><td>{small}</td></tr>"
    return f'<<table border="0" cellborder="0" cellspacing="0" cellpadding="2">{rows}</table>>'


def place_of(ladder: Ladder, number: int) -> str:
    """Return the place of a role that stands in the order of a ranking, as it stands before its label."""
    ranked = ladder.settled and len(ladder.rungs) > 1 and not ladder.rungs[number].stands_for
    return f"{number + 1}. " if ranked else ""


def _bar(ladder: Ladder, coverage: float) -> str:
    """Return a thin bar, as HTML in DOT, filled as far as a role is covered."""
    theme = THEMES[ladder.theme]
    filled = round(_BAR * coverage)
    parts = ((theme.promotion, filled), (theme.track, _BAR - filled))
    cells = "".join(
        f'<td bgcolor="{colour}" width="{width}" height="{_BAR_HEIGHT}" fixedsize="true"></td>'
        for colour, width in parts
        if width
    )
    return _fixed(cells, _BAR, _BAR_HEIGHT)


def _fixed(cells: str, width: int, height: int) -> str:
    """Return a table, as HTML in DOT, that no cell around it stretches."""
    size = f'fixedsize="true" width="{width}" height="{height}"'
    return f'<table border="0" cellborder="0" cellspacing="0" cellpadding="0" {size}><tr>{cells}</tr></table>'


def covered(ladder: Ladder, coverage: float) -> str:
    """Return how much of a role is covered, in words."""
    if math.isnan(coverage):
        return word(ladder.language, "unknown")
    return word(ladder.language, "covered", f"{coverage:.0%}")


def _heading(ladder: Ladder) -> str:
    """Return the title, and under it a legend of what needs one."""
    theme = THEMES[ladder.theme]
    entries = []
    if ladder.explains_kinds:
        for kind in ladder.kinds:
            style = "solid" if _LINES[kind] == "bold" else _LINES[kind]
            line = f"border='2' sides='b' style='{style}' color='{theme.line(kind)}'"
            entries.append((line, 26, 4, word(ladder.language, kind.value if kind else "move")))
    if ladder.has_path:
        frame = f'border="2" color="{theme.path_border}" bgcolor="{theme.path_paper}"'
        entries.append((frame, 18, 10, word(ladder.language, "path")))
    if ladder.who is not None:
        named = "coverage of" if ladder.who else "coverage"
        bar = f'bgcolor="{theme.promotion}"'
        entries.append((bar, 22, _BAR_HEIGHT, word(ladder.language, named, ladder.who)))
    across = ' colspan="2"' if entries else ""
    title_lines = wrapped(ladder.title, _TITLE_WIDTH)
    lines = (_text(line) + '<br align="left"/>' for line in title_lines)
    title = f'<font point-size="16"><b>{"".join(lines)}</b></font>'
    rows = f'<tr><td align="left"{across}>{title}</td></tr>'
    if entries:
        rest = max(map(len, title_lines)) * _TITLE_CHARACTER - sum(map(_entry_width, entries))
        rows += f'<tr><td align="left">{_legend(entries)}</td><td width="{max(rest, 0)}"></td></tr>'
    for remark in remarks(ladder):
        text = "".join(_text(line) + '<br align="left"/>' for line in wrapped(remark, _REMARK_WIDTH))
        text = f'<font point-size="11" color="{theme.soft}">{text}</font>'
        rows += f'<tr><td align="left"{across}>{text}</td></tr>'
    rows += f'<tr><td height="8"{across}></td></tr>'
    return f'<<table border="0" cellborder="0" cellspacing="4" cellpadding="0">{rows}</table>>'


def _legend(entries: Sequence[tuple[str, int, int, str]]) -> str:
    """Return a legend: for each entry its mark and its text, as many in a line as a page takes."""
    cells = [*map(_entry, entries)]
    lines = (cells[start : start + _LEGEND_ENTRIES] for start in range(0, len(cells), _LEGEND_ENTRIES))
    rows = "".join(f"<tr>{''.join(line)}</tr>" for line in lines)
    return f'<table border="0" cellborder="0" cellspacing="0" cellpadding="3">{rows}</table>'


def _entry(entry: tuple[str, int, int, str]) -> str:
    mark, width, height, text = entry
    drawn = _fixed(f'<td {mark} width="{width}" height="{height}" fixedsize="true"></td>', width, height)
    return (
        f'<td>{drawn}</td><td align="left"><font point-size="11">{_text(text)}&#160;&#160;&#160;</font></td>'
    )


def _entry_width(entry: tuple[str, int, int, str]) -> int:
    """Return about how wide an entry is, in points.

    What a title is wider than its legend is left empty beside it; else it would part marks from texts.
    """
    _, width, _, text = entry
    return width + 12 + (len(text) + 3) * _LEGEND_CHARACTER


def remarks(ladder: Ladder) -> Iterator[str]:
    """Yield what a reader is told besides: what to do where no moves are stated, and what is not shown."""
    if ladder.note:
        yield ladder.note
    if ladder.left_out:
        yield word(ladder.language, "left out", ladder.left_out)


def rung_text(ladder: Ladder, rung: Rung) -> str:
    """Return the text shown on hovering over a role: its label, how many it stands for, its grade."""
    of = word(ladder.language, "roles", rung.stands_for) if rung.stands_for else None
    return " · ".join(filter(None, (rung.label, of, rung.grade)))


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
