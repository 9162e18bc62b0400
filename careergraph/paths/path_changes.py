"""The best ways between roles that differ between two networks: by steps, and by effort."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from careergraph.choices import Measure
from careergraph.errors import LimitError
from careergraph.model import Role
from careergraph.paths.career_paths import CareerPath
from careergraph.paths.shortest_paths import Node
from careergraph.support.plain_values import as_dict, one_line

if TYPE_CHECKING:
    import networkx

    Network: TypeAlias = networkx.DiGraph[Node]

#: Finds the best way by a measure, None where there is none.
FindPath: TypeAlias = Callable[[Node, Node, Measure], CareerPath | None]
#: Between how many pairs of roles the best ways are compared.
MAX_PAIRS: Final = 50_000
_MEASURES: Final[tuple[Measure, ...]] = ("steps", "effort")


class PathChange(NamedTuple):
    """The best way from one role to another by "steps" or "effort" that is another than before.

    It has other roles, or its moves take another effort or another time; None where there was or is no way.
    What is so by both is told once, by steps.
    """

    source: Role
    target: Role
    by: Measure
    before: CareerPath | None
    after: CareerPath | None

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


def changed_paths(
    before: Network, after: Network, renamed: Mapping[Node, Node], find: tuple[FindPath, FindPath]
) -> Iterator[PathChange]:
    """Yield the best ways that changed, in no order; nodes go by their names after, `renamed` has the others.

    A way can only have changed where a move that changed lies on some way between its two roles, so that no
    other pairs are looked at.

    Raises `LimitError` for more than `MAX_PAIRS` of them.
    """
    moves = _moves(before, renamed), _moves(after, {})
    changed = [move for move in moves[0].keys() | moves[1].keys() if moves[0].get(move) != moves[1].get(move)]
    pairs: set[tuple[Node, Node]] = set()
    for network in (_network(each) for each in moves):
        for tail, head in changed:
            if network.has_edge(tail, head):
                pairs.update(product(_leading_to(network, tail), _reached_from(network, head)))
        if len(pairs) > MAX_PAIRS:
            raise LimitError(
                f"the ways between {len(pairs):,} pairs of roles may have changed, and not more than "
                f"{MAX_PAIRS:,} are compared; ask each graph for the paths that matter"
            )
    names = {new: old for old, new in renamed.items()}
    for source, target in pairs:
        seen: list[object] = []
        for by in _MEASURES if source != target else ():
            old = find[0](names.get(source, source), names.get(target, target), by)
            new = find[1](source, target, by)
            was, is_now, path = _compared(old, renamed), _compared(new, {}), new or old
            if was != is_now and (was, is_now) not in seen and path is not None:
                seen.append((was, is_now))
                yield PathChange(path.roles[0], path.roles[-1], by, old, new)


def _moves(network: Network, renamed: Mapping[Node, Node]) -> dict[tuple[Node, Node], tuple[Any, Any]]:
    return {
        (renamed.get(u, u), renamed.get(v, v)): (data.get("effort"), data.get("months"))
        for u, v, data in network.edges(data=True)
    }


def _network(moves: Iterable[tuple[Node, Node]]) -> Network:
    import networkx

    return networkx.DiGraph([*moves])


def _leading_to(network: Network, node: Node) -> set[Node]:
    import networkx

    return networkx.ancestors(network, node) | {node}


def _reached_from(network: Network, node: Node) -> set[Node]:
    import networkx

    return networkx.descendants(network, node) | {node}


def _compared(path: CareerPath | None, renamed: Mapping[Node, Node]) -> object:
    """Return what makes two ways the same: their roles, their effort and their months."""
    if path is None:
        return None
    return [renamed.get(role.iri, role.iri) for role in path.roles], path.effort, path.months
