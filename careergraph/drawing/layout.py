"""Where the roles of a ladder stand: in rows, in the order of a path or of a ranking, or around one of them.

Rows are what the picture obeys, whatever its moves do; parts that no move ties are packed side by side, and
no row is wider than a page.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final, NamedTuple

from careergraph.choices import Direction
from careergraph.drawing.ladder import DrawnMove, Ladder, Rung, rank_by_path, rank_roles
from careergraph.model import ProgressionKind

#: How wide a row may be, in points, and how much of it a box takes besides its text.
_PAGE: Final = 1_400.0
_BESIDES: Final = 66.0
_CHARACTER: Final = 6.8
_LONGEST: Final = 24
#: So few roles are clear without an order.
_FEW: Final = 3
#: Between so many groups the moves, each with its count, can be told apart.
_COUNTABLE: Final = 6
#: How many boxes stand above one another where a ladder runs sideways.
_COLUMN: Final = 24
#: How many roles without a move stand side by side: boxes are wider than they are high.
_ABREAST: Final[Mapping[Direction, int]] = {"up": 5, "down": 5, "right": 12, "left": 12}

#: Rungs side by side, and rows from the lowest up.
Row = list[int]


class _Part(NamedTuple):
    """Rungs that stand together in rows, how broad the broadest is, and the pairs that share a column."""

    rows: list[Row]
    breadth: float
    grid: Sequence[tuple[int, int]] = ()


def arranged(ladder: Ladder) -> Ladder:
    """Arrange a ladder in rows: by its path, its grades, or the moves that lead up to each role."""
    rungs = ladder.rungs
    if ladder.graded:
        ranks = [rung.rank for rung in rungs]
        if not _climbs(ranks, ladder.path, strictly=False):
            return arranged(replace(ladder, graded=False))
        by_grade = {rank: [n for n, each in enumerate(ranks) if each == rank] for rank in sorted(set(ranks))}
        rows = [*chain.from_iterable(_wrapped(row, ladder) for row in by_grade.values())]
        return _placed(ladder, rows)
    moves = [(move.source, move.target, move.ranked_as) for move in ladder.moves]
    ranks = rank_roles(len(rungs), moves)
    if not _climbs(ranks, ladder.path, strictly=True):
        ranks = rank_by_path(ranks, ladder.path, moves)
    stacked = _stacked(_parts(ladder, ranks), ladder.direction)
    return _placed(ladder, stacked.rows, stacked.grid)


def in_order(ladder: Ladder) -> Ladder:
    """Arrange a ladder as a text is read: its rungs in their order, line by line, without their moves."""
    numbers = range(len(ladder.rungs))
    rows = _grid([*numbers], ladder.direction)
    grid = [*chain.from_iterable(zip(*pair, strict=False) for pair in pairwise(rows))]
    in_lines = replace(ladder, graded=False, settled=True, moves=(), left_out=len(ladder.moves))
    return _placed(in_lines, rows, grid)


def by_groups(ladder: Ladder) -> Ladder:
    """Arrange what is folded by groups that moves tie sideways: one above the other where they are few.

    There what is counted at each move has room. Many are set in lines, without the moves between them.
    Where rows show an order, they are arranged by it.
    """
    if not ladder.moves or is_readable(ladder):
        return arranged(ladder)
    if len(ladder.rungs) > _COUNTABLE:
        return in_order(ladder)
    tied = {end for move in ladder.moves for end in (move.source, move.target)}
    rows = [[number] for number in range(len(ladder.rungs)) if number in tied]
    rows[0] += (number for number in range(len(ladder.rungs)) if number not in tied)
    return _placed(replace(ladder, graded=False), rows)


def is_readable(ladder: Ladder) -> bool:
    """Tell whether rows show the order of a ladder: most moves lead up, each rank in one row."""
    numbers = range(len(ladder.rungs))
    moves = [(move.source, move.target, move.ranked_as) for move in ladder.moves]
    ranks = [rung.rank for rung in ladder.rungs] if ladder.graded else rank_roles(len(numbers), moves)
    rows = [[number for number in numbers if ranks[number] == rank] for rank in sorted(set(ranks))]
    lateral = sum(kind is ProgressionKind.LATERAL_MOVE for _, _, kind in moves)
    leads = ladder.graded or len(numbers) < _FEW or (len(rows) > 1 and lateral <= len(moves) / 2)
    return leads and all(len(_wrapped(row, ladder)) == 1 for row in rows)


def around(ladder: Ladder, centre: int) -> Ladder:
    """Arrange a ladder around one of its rungs: what leads to it on the left, where it leads on the right.

    Each stands as many columns away as it is moves away, nearest first: in the order of the rungs. Shown
    are the moves by which each is reached from the nearest that is nearer; how many others there are is
    told.
    """
    ahead, back = _ahead(ladder, centre), _ahead(ladder, centre, backwards=True)
    column = {
        number: ahead[number]
        if ahead.get(number, len(ladder.rungs)) <= back.get(number, len(ladder.rungs))
        else -back[number]
        for number in range(len(ladder.rungs))
        if number in ahead or number in back
    }
    column |= {number: 0 for number in range(len(ladder.rungs)) if number not in column}
    shown: list[DrawnMove] = []
    parent: dict[int, int] = {}
    for number in sorted(column, key=lambda number: (abs(column[number]), number)):
        here = _reached_by(ladder, number, column)
        if here:
            parent[number] = nearest = min(other for other, _ in here)
            shown += (move for other, move in here if other == nearest)
            column[number] = int(math.copysign(column[number], column[nearest] or column[number]))
    first = min(column.values())
    columns: list[Row] = [[] for _ in range(max(column.values()) - first + 1)]
    for number in sorted(column, key=lambda number: (parent.get(number, -1), number)):
        columns[column[number] - first].append(number)
    left_out = len(ladder.moves) - len(shown)
    direction: Direction = "left" if ladder.direction == "left" else "right"
    moves = tuple(_outward(move, column) for move in ladder.moves if move in shown)
    centred = replace(ladder, moves=moves, direction=direction, graded=False, left_out=left_out, centred=True)
    return _placed(replace(centred, order=tuple(chain.from_iterable(columns))), columns)


def _outward(move: DrawnMove, column: Mapping[int, int]) -> DrawnMove:
    """Return a move as it is read: what leads both ways begins on the left."""
    if move.both and column[move.source] > column[move.target]:
        return replace(move, source=move.target, target=move.source)
    return move


def _reached_by(ladder: Ladder, number: int, column: Mapping[int, int]) -> list[tuple[int, DrawnMove]]:
    """Return the roles one column nearer that a role is tied to, each with the move that ties them.

    They are those of its own side that are reached as it is, or else those of either side.
    """
    if not column[number]:
        return []
    tied = [
        (other, move)
        for move in ladder.moves
        for other in (_other_end(move, number),)
        if other is not None and not ladder.rungs[other].stands_for
        if abs(column[other]) == abs(column[number]) - 1
    ]
    beside = [
        (other, move)
        for other, move in tied
        if column[other] * column[number] >= 0
        if move.both or (move.target == number) is (column[number] > 0)
    ]
    return beside or tied


def _other_end(move: DrawnMove, number: int) -> int | None:
    return {move.source: move.target, move.target: move.source}.get(number)


def _ahead(ladder: Ladder, centre: int, backwards: bool = False) -> dict[int, int]:
    """Return how many moves away each rung is that the centre leads to, or that leads to it."""
    import networkx

    network: networkx.DiGraph[int] = networkx.DiGraph()
    network.add_node(centre)
    for move in ladder.moves:
        for source, target in (
            (move.source, move.target),
            *([(move.target, move.source)] if move.both else ()),
        ):
            if not ladder.rungs[target if backwards else source].stands_for:
                network.add_edge(source, target)
    if backwards:
        network = network.reverse(copy=False)
    return dict(networkx.single_source_shortest_path_length(network, centre))


def _climbs(ranks: Sequence[int], path: Sequence[int], strictly: bool) -> bool:
    return all(ranks[a] < ranks[b] or (not strictly and ranks[a] == ranks[b]) for a, b in pairwise(path))


def _placed(ladder: Ladder, rows: Sequence[Row], grid: Iterable[tuple[int, int]] = ()) -> Ladder:
    """Return the ladder in these rows, with what holds those rows apart that no move does."""
    rank = {number: place for place, row in enumerate(rows) for number in row}
    rungs = tuple(replace(rung, rank=rank[number]) for number, rung in enumerate(ladder.rungs))
    placed = replace(ladder, rungs=rungs)
    held = [*grid]
    tied = {(rank[lower], rank[upper]) for lower, upper in held}
    tied |= {(rank[move.source], rank[move.target]) for move in ladder.moves if placed.leads_up(move)}
    held += (
        (lower[0], upper[0])
        for place, (lower, upper) in enumerate(pairwise(rows))
        if (place, place + 1) not in tied
    )
    return replace(placed, stacks=tuple(held))


def _parts(ladder: Ladder, ranks: Sequence[int]) -> list[_Part]:
    """Return the parts of a ladder, the tallest first, what no move ties last, framed families whole."""
    import networkx

    network: networkx.Graph[int] = networkx.Graph()
    network.add_nodes_from(range(len(ladder.rungs)))
    network.add_edges_from((move.source, move.target) for move in ladder.moves)
    tied = [members for members in networkx.connected_components(network) if len(members) > 1]
    loose = [next(iter(members)) for members in networkx.connected_components(network) if len(members) == 1]
    if not ladder.families:
        return _by_height(_rows_of(members, ladder, ranks) for members in tied) + _lines(loose, ladder)
    network.add_edges_from(pair for numbers in ladder.families.values() for pair in pairwise(numbers))
    blocks = []
    for members in networkx.connected_components(network):
        inner = _by_height(_rows_of(part, ladder, ranks) for part in tied if part <= members)
        inner += _lines([number for number in loose if number in members], ladder)
        blocks.append(_stacked(inner, ladder.direction))
    return _by_height(blocks)


def _by_height(parts: Iterable[_Part]) -> list[_Part]:
    return sorted(parts, key=lambda part: (-len(part.rows), min(map(min, part.rows))))


def _rows_of(members: Collection[int], ladder: Ladder, ranks: Sequence[int]) -> _Part:
    """Return the rows of roles that moves tie, by rank, those broken that are wider than a page."""
    levels = sorted({ranks[number] for number in members})
    rows = (sorted(number for number in members if ranks[number] == level) for level in levels)
    wrapped = [*chain.from_iterable(_wrapped(row, ladder) for row in rows)]
    return _Part(wrapped, max(_breadth(row, ladder) for row in wrapped))


def _lines(numbers: Row, ladder: Ladder) -> list[_Part]:
    """Return roles that no move ties as lines of a text, in columns."""
    if not numbers:
        return []
    rows = _grid(sorted(numbers), ladder.direction)
    grid = [*chain.from_iterable(zip(*pair, strict=False) for pair in pairwise(rows))]
    return [_Part(rows, max(_breadth(row, ladder) for row in rows), grid)]


def _stacked(parts: Sequence[_Part], direction: Direction) -> _Part:
    """Set parts side by side as far as a page reaches, and what is left in further rows."""
    shelves = _shelves(parts, _page(direction))
    rows: list[Row] = []
    for shelf in reversed(shelves) if direction in ("up", "left") else shelves:
        levels = range(max(len(part.rows) for part in shelf))
        rows += (
            [n for part in shelf for row in part.rows[level : level + 1] for n in row] for level in levels
        )
    breadth = max((sum(part.breadth for part in shelf) for shelf in shelves), default=0.0)
    return _Part(rows, breadth, [*chain.from_iterable(part.grid for part in parts)])


def _grid(numbers: Row, direction: Direction) -> list[Row]:
    """Set rungs in lines, from the lowest up, so that a reader meets them in order."""
    width = _ABREAST[direction]
    lines = [numbers[start : start + width] for start in range(0, len(numbers), width)]
    return lines[::-1] if direction in ("up", "left") else lines


def _shelves(parts: Iterable[_Part], page: float) -> list[list[_Part]]:
    """Set parts side by side as far as a page reaches, then begin anew."""
    shelves: list[list[_Part]] = []
    room = 0.0
    for part in parts:
        if part.breadth > room or not shelves:
            shelves.append([])
            room = page
        shelves[-1].append(part)
        room -= part.breadth
    return shelves


def _wrapped(row: Row, ladder: Ladder) -> list[Row]:
    """Break a row that is wider than a page into rows of about the same length."""
    lines = int(-(-_breadth(row, ladder) // _page(ladder.direction)))
    length = -(-len(row) // max(lines, 1))
    return [row[start : start + length] for start in range(0, len(row), length)]


def _page(direction: Direction) -> float:
    return _PAGE if direction in ("up", "down") else float(_COLUMN)


def _breadth(row: Row, ladder: Ladder) -> float:
    if ladder.direction in ("left", "right"):
        return float(len(row))
    return sum(map(_width, (ladder.rungs[number] for number in row)))


def _width(rung: Rung) -> float:
    from careergraph.drawing.phrases import wrapped

    lines = map(len, wrapped(rung.label))
    return _BESIDES + _CHARACTER * min(max(lines, default=0) + 1, _LONGEST)
