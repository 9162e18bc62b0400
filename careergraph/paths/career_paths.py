"""Career paths: the best way from one role to another, and the next best ones.

The order of paths is total: by cost, then moves, then effort (unknown last), then the roles' folded labels
in order, then their IRIs in order. The same ontology gives the same path on every machine and under any
hash seed.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, ClassVar, Final

from careergraph.catalogue.levels import add_holding
from careergraph.catalogue.numbers import SkillNumber
from careergraph.choices import Measure
from careergraph.errors import EffortUnknown, InvalidArgument, LimitError, MonthsNotStated, NoCareerPath
from careergraph.gaps.conditions import Background
from careergraph.gaps.measures import Holdings
from careergraph.gaps.values import RoleNeeds, SkillGap, Surplus, compute_gap
from careergraph.model import Progression, Role
from careergraph.paths.shortest_paths import Moves, Node, Nodes, YenSearch, weigh
from careergraph.support.lazy_property import lazy_property
from careergraph.support.plain_values import Value
from careergraph.support.tables import Table
from careergraph.support.text import quote

if TYPE_CHECKING:
    import networkx

#: How many skills gained before the steps of one path may be told with them, each at every step.
MAX_SURPLUS: Final = 2_000_000


@dataclass(frozen=True, slots=True, repr=False)
class Step(Value):
    """One move of a path. `gap` is what is left to learn for it, by all that was gained so far.

    The gap's `conditions` are those of the role and those of the move.
    """

    source: Role
    target: Role
    progression: Progression
    gap: SkillGap

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"

    def _repr_html_(self) -> str:
        return self.gap._repr_html_()


@dataclass(frozen=True, repr=False)
class CareerPath(Table):
    """A way from one role to another: its roles, and the moves between them.

    `effort` is the sum over the moves of the gap between their two roles: the search's own weight,
    at least the sum of the steps' cumulative gaps, and None where a move is into a role that requires
    nothing essential, so that nothing is known. `months` is None where a move states none.
    The gaps of its steps are computed when they are asked for.
    """

    _measures: ClassVar = ("effort",)
    _headings: ClassVar = {"below": "to raise"}
    _things: ClassVar = ("from", "to", "missing", "below")
    _totals: ClassVar = ("roles", "effort", "months")
    _repeated: ClassVar = {"path_effort": "effort", "path_months": "months"}

    roles: tuple[Role, ...]
    progressions: tuple[Progression, ...]
    effort: int | None
    months: int | None
    _role_needs: tuple[RoleNeeds, ...] = field(repr=False, compare=False)

    @lazy_property
    def steps(self) -> tuple[Step, ...]:
        """The moves, each with its gap: what is left to learn after all that was gained before it.

        Raises `LimitError` where what the gaps hold besides is more than `MAX_SURPLUS` skills in all.
        """
        self._check_surplus()
        seen = {each.number: each for needs in self._role_needs for each in needs.asked}

        @cache
        def surplus(number: SkillNumber, have: int | None) -> Surplus:
            asked = seen[number].missing._replace(
                have=have, need=0, necessity=None, shortfall=0, needed_for=()
            )
            return seen[number].sort_key, asked

        return tuple(self._steps(surplus))

    def _steps(self, surplus: Callable[[SkillNumber, int | None], Surplus] | None) -> Iterator[Step]:
        first, *others = self._role_needs
        gaps = gaps_along(first.held, others, self.roles, surplus)
        known = Background.of_role(self.roles[0])
        for pair, progression, gap in zip(pairwise(self.roles), self.progressions, gaps, strict=True):
            asked = dict.fromkeys((*pair[1].conditions, *progression.conditions))
            yield Step(*pair, progression, replace(gap, conditions=known.judged(asked)))
            known = known.after(pair[1])

    def _check_surplus(self) -> None:
        gained: set[SkillNumber] = set()
        total = 0
        for needs in self._role_needs:
            total += len(gained)
            gained.update(needs.held)
        if total > MAX_SURPLUS:
            raise LimitError(
                f"the {len(self):,} steps of this path come after more than {MAX_SURPLUS:,} skills "
                "gained, all steps together; ask for graph.gap between two of its roles"
            )

    def __len__(self) -> int:
        return len(self.progressions)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def _columns(self) -> Sequence[str]:
        columns = ("from", "to", "kind", "months", "effort", "missing", "below")
        return (*columns, "conditions") if self._has_conditions else columns

    @property
    def _has_conditions(self) -> bool:
        return any(role.conditions for role in self.roles[1:]) or any(
            move.conditions for move in self.progressions
        )

    def _rows(self) -> Iterator[Sequence[Any]]:
        asked = self._has_conditions
        # What was gained before is no part of the table, and grows with each step.
        for step in self._steps(None):
            move = step.progression
            marks = {"suggested": move.suggested, "observed": move.observed}
            kind = move.kind and move.kind.value
            yield (
                step.source,
                step.target,
                next((mark for mark, is_so in marks.items() if is_so), kind),
                step.progression.months,
                None if step.gap.coverage is None else step.gap.effort,
                [item.skill or item.label for item in step.gap.missing],
                [item.skill or item.label for item in step.gap.below],
                *([[f"{each} ({each.status})" for each in step.gap.conditions]] if asked else []),
            )

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        return " → ".join(role.label for role in self.roles)


def career_path(
    graph: networkx.DiGraph[Node],
    nodes: Nodes,
    role_needs: Sequence[RoleNeeds],
    moves: Sequence[Progression],
) -> CareerPath:
    """Return the path through nodes of a progression graph, by the needs of its roles and its moves."""
    months = [move.months for move in moves]
    efforts = [graph.edges[pair].get("effort") for pair in pairwise(nodes)]
    return CareerPath(
        roles=tuple(needs.role for needs in role_needs),
        progressions=tuple(moves),
        effort=_total(efforts),
        months=_total(months),
        _role_needs=tuple(role_needs),
    )


def _total(numbers: Sequence[int | None]) -> int | None:
    """Return the sum of all numbers; None where any is not known."""
    return None if None in numbers else sum(filter(None, numbers))


def gaps_along(
    held: Holdings,
    role_needs: Iterable[RoleNeeds],
    names: Iterable[object],
    surplus: Callable[[SkillNumber, int | None], Surplus] | None,
) -> Iterator[SkillGap]:
    """Yield each step's gap, assuming all earlier roles' requirements are met.

    `names` say who stands before each role; `surplus` is as for `compute_gap`.
    """
    gained = dict(held)
    for name, needs in zip(names, role_needs, strict=False):
        yield compute_gap(str(name), gained, needs, surplus)
        for skill, level in needs.held.items():
            add_holding(gained, skill, level)


@dataclass(frozen=True, slots=True)
class PathQuery:
    """A question for paths: from where to where, by which measure, and within what."""

    source: Node
    target: Node
    by: Measure = "steps"
    max_steps: int | None = None
    avoid: frozenset[Node] = frozenset()

    def __post_init__(self) -> None:
        if self.max_steps is not None and self.max_steps < 0:
            raise InvalidArgument("max_steps is less than 0; give a number of moves, or None")


def weigh_by(graph: networkx.DiGraph[Node], by: Measure) -> Moves:
    """Return the moves of a progression graph, weighed by one of the measures."""
    if by == "steps":
        return weigh(graph, lambda _: 1)
    return weigh(graph, lambda data: data.get(by))


def best_paths(graph: networkx.DiGraph[Node], moves: Moves, query: PathQuery) -> Iterator[Nodes]:
    """Return the simple paths that a query allows, best first.

    Raises `NoCareerPath` at once if there is none; `MonthsNotStated` if months decide and a move
    on a way from source to target states none; `EffortUnknown` if effort decides and every way has a move
    whose effort is not known.
    """
    if query.by == "months":
        _check_months(graph, query)
    paths = YenSearch(moves, query.source, query.target, query.avoid, query.max_steps).paths()
    first = next(paths, None)
    if first is None and query.by == "effort":
        _check_efforts(graph, query)
    return _require_a_path(graph, query, paths if first is None else chain([first], paths))


def best_paths_via(
    graph: networkx.DiGraph[Node], moves: Moves, stops: Sequence[Node], query: PathQuery
) -> Iterator[Nodes]:
    """Return the best legs through the stops, in the order given, joined; best first.

    Raises as `best_paths` does.
    """
    if len(stops) == 2:
        return best_paths(graph, moves, query)
    legs = [best_paths(graph, moves, replace(query, source=a, target=b)) for a, b in pairwise(stops)]
    paths = joined(legs, moves.key)
    most = query.max_steps
    return _require_a_path(graph, query, (path for path in paths if most is None or len(path) - 1 <= most))


def _require_a_path(
    graph: networkx.DiGraph[Node], query: PathQuery, paths: Iterator[Nodes]
) -> Iterator[Nodes]:
    """Return `paths`, or raise `NoCareerPath` now rather than at the first `next()`."""
    first = next(paths, None)
    if first is None:
        raise NoCareerPath(_why_none(graph, query), source=query.source, target=query.target)
    return chain([first], paths)


def _check_months(graph: networkx.DiGraph[Node], query: PathQuery) -> None:
    """Refuse a move without months on a way that the query allows."""
    silent = [(u, v) for u, v, data in graph.edges(data=True) if "months" not in data]
    if not silent:
        return
    ahead, behind = _ways(graph, query)
    silent = [(u, v) for u, v in silent if u in ahead and v in behind]
    if silent:
        source, target = min(silent)
        names = [quote(graph.nodes[node]["label"]) for node in (source, target)]
        raise MonthsNotStated(
            f"the move {names[0]} → {names[1]} states no months; "
            "add cg:typicalMonths to it, or choose by='steps' or by='effort'",
            source=source,
            target=target,
        )


def _check_efforts(graph: networkx.DiGraph[Node], query: PathQuery) -> None:
    """Refuse a question by effort to which the ways are all of unknown effort."""
    by_steps = weigh_by(graph, "steps")
    search = YenSearch(by_steps, query.source, query.target, query.avoid, query.max_steps)
    for pair in pairwise(next(search.paths(), ())):
        if "effort" not in graph.edges[pair]:
            source, target = pair
            names = [quote(graph.nodes[node]["label"]) for node in pair]
            raise EffortUnknown(
                f"the effort of the move {names[0]} → {names[1]} is not known, since {names[1]} requires "
                "nothing essential; state what it requires, or choose by='steps' or by='months'",
                source=source,
                target=target,
            )


def _ways(graph: networkx.DiGraph[Node], query: PathQuery) -> tuple[set[Node], set[Node]]:
    """Return what the source leads to before the target, and what leads to the target after the source."""
    import networkx

    allowed = set(graph) - query.avoid
    if query.source == query.target or not {query.source, query.target} <= allowed:
        return set(), set()
    before = graph.subgraph(allowed - {query.target})
    after = graph.subgraph(allowed - {query.source})
    return (
        networkx.descendants(before, query.source) | {query.source},
        networkx.ancestors(after, query.target) | {query.target},
    )


def joined(legs: Sequence[Iterator[Nodes]], key: Callable[[Nodes], Any]) -> Iterator[Nodes]:
    """Yield paths made of one path of each leg, best first; each leg gives its own best first."""
    given: list[list[Nodes]] = [[] for _ in legs]

    def leg(number: int, place: int) -> Nodes | None:
        while len(given[number]) <= place:
            following = next(legs[number], None)
            if following is None:
                return None
            given[number].append(following)
        return given[number][place]

    def candidate(places: tuple[int, ...]) -> tuple[Any, tuple[int, ...], Nodes] | None:
        parts = [leg(number, place) for number, place in enumerate(places)]
        if any(part is None for part in parts):
            return None
        path = tuple(node for number, part in enumerate(parts) for node in (part or ())[1 if number else 0 :])
        return key(path), places, path

    origin = (0,) * len(legs)
    seen = {origin}
    waiting = [found for found in [candidate(origin)] if found is not None]
    while waiting:
        _, places, path = heapq.heappop(waiting)
        yield path
        for number in range(len(legs)):
            further = tuple(place + (index == number) for index, place in enumerate(places))
            if further not in seen:
                seen.add(further)
                if (found := candidate(further)) is not None:
                    heapq.heappush(waiting, found)


def no_path(graph: networkx.DiGraph[Node], source: Role, target: Role) -> NoCareerPath:
    """Return the error that no moves lead from one role to another."""
    query = PathQuery(source.iri, target.iri)
    return NoCareerPath(_why_none(graph, query), source=source, target=target)


def _why_none(graph: networkx.DiGraph[Node], query: PathQuery) -> str:
    import networkx

    names = [quote(graph.nodes[node]["label"]) for node in (query.source, query.target)]
    message = f"both roles exist, and no moves lead from {names[0]} to {names[1]}"
    if networkx.has_path(graph, query.source, query.target):
        limits = "within max_steps" if query.max_steps is not None else ""
        avoiding = "with what is to be avoided" if query.avoid else ""
        why = " and ".join(filter(None, (limits, avoiding)))
        return f"{message} {why}; allow more"
    if networkx.has_path(graph, query.target, query.source):
        return f"{message}; there is a way in the other direction"
    return f"{message}; graph.reachable() lists where one can get to"
