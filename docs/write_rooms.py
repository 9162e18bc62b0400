"""Draws the rooms of the package and the walks through them, from its imports and its calls.

    python docs/write_rooms.py [--check]

It writes docs/images/rooms.dot and rooms.svg, and the figures in docs/contributing/rooms.md. With `--check`
it writes nothing, and ends with 1 where one of them is not what it would write.
"""

from __future__ import annotations

import ast
import re
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import FrameType
from typing import Any

import careergraph as cg
from careergraph.drawing.render import render
from careergraph.support.text import counted

DOCS = Path(__file__).parent
PACKAGE = Path(cg.__file__).parent
DRAWN = DOCS / "images" / "rooms.dot"
PAGE = DOCS / "contributing" / "rooms.md"

QUERY = "SELECT ?role { ?role cg:essentialSkill ?skill }"

Room = str
Arrow = tuple[Room, Room]


# The picture


def rooms(package: Path = PACKAGE) -> Mapping[Room, int]:
    """Return the doors that one sees on opening the package, each with its number of modules."""
    paths = {path.stem: path for path in sorted(package.iterdir()) if path.stem != "__init__"}
    return {
        name: len([*path.glob("[!_]*.py")]) if path.is_dir() else 1
        for name, path in paths.items()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }


def imported(module: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports, late ones and those for types too, or takes from `cg`."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(of), names=names, level=0):
                yield from (f"{of}.{alias.name}" for alias in names)
            case ast.Attribute(value=ast.Name(id="cg"), attr=name) if hasattr(cg, name):
                yield f"{getattr(getattr(cg, name), '__module__', '')}.{name}"


def arrows(package: Path = PACKAGE) -> Counter[Arrow]:
    """Return how many imports lead from each room to each other one."""
    known = rooms(package)
    found: Counter[Arrow] = Counter()
    for module in package.rglob("*.py"):
        room = room_of(module, package)
        for name in imported(module):
            of, _, rest = name.partition(".")
            to = rest.partition(".")[0]
            if of == package.name and room in known and to in known and to != room:
                found[room, to] += 1
    return found


def room_of(module: Path, package: Path = PACKAGE) -> Room:
    """Return the room that a module of the package lies in."""
    return module.relative_to(package).parts[0].removesuffix(".py")


def floors(package: Path = PACKAGE) -> Mapping[Room, int]:
    """Return how high each room stands: above all that it imports from. Raises ValueError for a circle."""
    below: dict[Room, set[Room]] = {room: set() for room in rooms(package)}
    for room, to in arrows(package):
        below[room].add(to)
    height: dict[Room, int] = {}
    while len(height) < len(below):
        ready = [room for room in below if room not in height and below[room] <= height.keys()]
        if not ready:
            raise ValueError(f"a circle among {sorted(below.keys() - height.keys())}")
        height |= {room: max((height[to] + 1 for to in below[room]), default=0) for room in ready}
    return height


def ground() -> set[Room]:
    """Return the rooms that stand below RDF: all may import them, and no walk counts them as a stay."""
    height = floors()
    return {room for room in height if height[room] < height["rdf"]}


def far_arrows(found: Counter[Arrow]) -> set[Arrow]:
    """Return the arrows between rooms that a longer way joins too, which a picture draws pale."""
    beyond: dict[Room, set[Room]] = {}

    def reached(room: Room) -> set[Room]:
        if room not in beyond:
            near = {to for start, to in found if start == room}
            beyond[room] = near.union(*map(reached, near))
        return beyond[room]

    return {
        (room, to) for room, to in found if any(to in reached(by) for start, by in found if start == room)
    }


def drawing() -> str:
    """Return the picture as DOT: a row a floor, an arrow an import, pale where a longer way leads there too.

    The pale ones to the ground are left out, for almost every room has one.
    """
    height, found = floors(), arrows()
    far, low = far_arrows(found), ground()
    lines = [
        "digraph {",
        '  graph [bgcolor="white", ranksep=0.35, nodesep=0.5];',
        '  node [shape=box, style="rounded,filled", fillcolor="#eef3fb", color="#5b7db1"];',
        '  node [fontname="Helvetica"];',
        '  edge [color="#33507c", arrowsize=0.6];',
    ]
    for room, modules in rooms().items():
        words = f"{room}/\\n{counted(modules, 'module')}" if (PACKAGE / room).is_dir() else room
        lines.append(f'  "{room}" [label="{words}"];')
    for floor in sorted(set(height.values()), reverse=True):
        same = " ".join(f'"{room}";' for room in height if height[room] == floor)
        lines.append(f"  {{ rank=same; {same} }}")
    for room, to in sorted(found):
        if (room, to) in far and to in low:
            continue
        pale = ' [color="#d3dbe8"]' if (room, to) in far else ""
        lines.append(f'  "{room}" -> "{to}"{pale};')
    return "\n".join([*lines, "}", ""])


# The walks


def walks() -> Mapping[str, tuple[str, Callable[[], object]]]:
    """Return the three walks by name: the line that a user writes, and the call to be followed.

    The graph has answered before, so that a walk shows the question and not what is made at the first one.
    """
    graph = cg.load()
    graph.gap("Account Executive", "Account Specialist")
    graph.query("ASK {}")
    return {
        "load": ("cg.load().roles", lambda: cg.load().roles),
        "gap": (
            'graph.gap("Account Manager", "Key Account Manager")',
            lambda: graph.gap("Account Manager", "Key Account Manager"),
        ),
        "query": (f'graph.query("{QUERY}")', lambda: graph.query(QUERY)),
    }


def stays(call: Callable[[], object]) -> Sequence[Room]:
    """Return the rooms that a call goes through, in order; a function counts where it is first entered.

    So a loop is one stay, however often it turns, and the figures are the code's and not the data's.
    """
    entered: dict[Any, Room] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        path = Path(frame.f_code.co_filename)
        if event == "call" and path.is_relative_to(PACKAGE) and not frame.f_code.co_name.startswith("<"):
            entered.setdefault(frame.f_code, room_of(path))

    before = sys.getprofile()
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        call()
    finally:
        sys.setprofile(before)
        threading.setprofile(None)
    low = ground()
    return [room for room, _ in groupby(room for room in entered.values() if room not in low)]


# The page


def figures() -> str:
    """Return the lines of the page that are counted: the house, and each walk."""
    for _, call in walks().values():
        call()  # what is made once in a process is made
    found, height = arrows(), floors()
    house = f"{len(height)} rooms and single modules, {len(set(height.values()))} floors, {len(found)} arrows"
    lines = [
        f"{house}, none upward.",
        "",
        "| walk | rooms, in order | rooms | returns |",
        "|---|---|---|---|",
    ]
    for name, (line, call) in walks().items():
        way = stays(call)
        several = len(set(way))
        lines.append(f"| {name}: `{line}` | {' → '.join(way)} | {several} | {len(way) - several} |")
    return "\n".join(lines)


def written() -> Mapping[Path, str]:
    """Return each file and what it should hold."""
    page = PAGE.read_text("utf-8")
    between = re.compile(r"(?<=<!-- counted -->\n\n).*?(?=\n\n<!-- to here -->)", flags=re.DOTALL)
    return {DRAWN: drawing(), PAGE: between.sub(lambda _: figures(), page)}


def stale() -> list[str]:
    """Return the names of the files that are not what would be written."""
    return [
        path.name for path, text in written().items() if not path.exists() or path.read_text("utf-8") != text
    ]


def write() -> None:
    """Write the picture and the page's figures."""
    for path, text in written().items():
        path.write_text(text, "utf-8", newline="\n")
    DRAWN.with_suffix(".svg").write_bytes(render(drawing(), "svg"))


if __name__ == "__main__":
    if "--check" not in sys.argv:
        write()
    elif old := stale():
        sys.exit(f"run python docs/write_rooms.py: {', '.join(old)} would change")
