"""An order of jobs, some of which come before others, in which what weighs most is done early.

The order is to have the least Σ weight × finish. With jobs that must come before others that is NP-hard
(Lawler 1978), and two jobs cannot be compared by weight ÷ time alone. What can be split off is: the densest
set of jobs that needs nothing outside itself comes first (Sidney 1975), and of such a set any order takes at
most twice the least (Chekuri and Motwani 1999). Here each set is ordered exactly where it is small, or begins
or ends with one job, so that trees are always exact (Horn 1972).

Lawler, E. L. (1978), Sequencing jobs to minimize total weighted completion time subject to precedence
constraints, Annals of Discrete Mathematics 2. Sidney, J. B. (1975), Decomposition algorithms for
single-machine sequencing with precedence relations and deferral costs, Operations Research 23(2). Chekuri, C.
and Motwani, R. (1999), Precedence constrained scheduling to minimize sum of weighted completion times on a
single machine, Discrete Applied Mathematics 98. Horn, W. A. (1972), Single-machine job sequencing with
treelike precedence ordering and linear delay penalties, SIAM Journal on Applied Mathematics 23(2). Picard,
J. C. (1976), Maximal closure of a graph and applications to combinatorial problems, Management Science
22(11).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import networkx

#: How many sets of jobs done may be looked at for one set.
MAX_STATES: Final = 20_000


class Job(NamedTuple):
    """Something that takes time, and has a weight for how much its being done early counts."""

    time: Fraction
    weight: Fraction


class Order(NamedTuple):
    """Jobs by number, in the order to do them; `exact` where no other order is better."""

    jobs: tuple[int, ...]
    exact: bool


def best_order(jobs: Sequence[Job], before: Mapping[int, Collection[int]]) -> Order:
    """Find the order of least Σ weight × finish; `before` has for a job those that must come before it.

    What is as good comes by number, so that the order is always the same. There may be no cycles.

    >>> a, b, c = Job(Fraction(1), Fraction(1)), Job(Fraction(1), Fraction(10)), Job(Fraction(1), Fraction(4))
    >>> best_order([a, b, c], {1: [0]})
    Order(jobs=(0, 1, 2), exact=True)
    """
    import networkx

    graph: networkx.DiGraph[int] = networkx.DiGraph()
    graph.add_nodes_from(range(len(jobs)))
    graph.add_edges_from((first, job) for job, firsts in before.items() for first in firsts)
    return _Sequencer(jobs, graph).order(frozenset(graph))


class _Sequencer:
    def __init__(self, jobs: Sequence[Job], graph: networkx.DiGraph[int]) -> None:
        unit = math.lcm(*(part.denominator for job in jobs for part in job))
        self._time = [int(job.time * unit) for job in jobs]
        self._weight = [int(job.weight * unit) for job in jobs]
        self._graph = graph

    def order(self, jobs: frozenset[int]) -> Order:
        """Order some jobs, by one set of them after another."""
        parts = [self._within(block) for block in self._blocks(jobs)]
        return Order(tuple(job for part in parts for job in part.jobs), all(part.exact for part in parts))

    def _blocks(self, jobs: frozenset[int]) -> list[frozenset[int]]:
        """Split jobs into sets, the densest first, each of which needs only those before it."""
        import networkx

        parts = networkx.weakly_connected_components(self._graph.subgraph(jobs))
        blocks: list[frozenset[int]] = []
        for part in sorted(map(frozenset, parts), key=min):
            first = self._densest(part)
            blocks += [first, *self._blocks(part - first)]
        # A stable sort: sets of one part are in order already, and stay so where they are as dense.
        return sorted(blocks, key=self._sparseness)

    def _sparseness(self, jobs: Iterable[int]) -> tuple[bool, Fraction]:
        """Return time ÷ weight as a key to sort by; what weighs nothing comes last."""
        weight = self._sum(self._weight, jobs)
        return (False, Fraction(self._sum(self._time, jobs), weight)) if weight else (True, Fraction(0))

    def _densest(self, jobs: frozenset[int]) -> frozenset[int]:
        """Find a set that needs nothing outside itself, of the most weight for its time.

        By Dinkelbach's method: the set that gains most at a density is found by a minimum cut (Picard 1976),
        and has a higher density, unless it gains nothing.
        """
        best = jobs
        while len(jobs) > 1 and (time := self._sum(self._time, best)):
            weight = self._sum(self._weight, best)
            gains = {job: self._weight[job] * time - weight * self._time[job] for job in jobs}
            gaining = self._most_gaining(gains)
            if sum(gains[job] for job in gaining) <= 0:
                break
            best = gaining
        return best

    def _most_gaining(self, gains: Mapping[int, int]) -> frozenset[int]:
        """Find the jobs of the highest sum of gains that need nothing outside themselves."""
        import networkx

        network: networkx.DiGraph[object] = networkx.DiGraph()
        network.add_node("in")
        for job, gain in gains.items():
            network.add_edge(*(("in", job) if gain > 0 else (job, "out")), capacity=abs(gain))
        # Without a capacity an edge is never cut.
        network.add_edges_from((job, first) for first, job in self._graph.subgraph(gains).edges)
        _, (inside, _) = networkx.minimum_cut(network, "in", "out")
        return frozenset(job for job in gains if job in inside)

    def _within(self, jobs: frozenset[int]) -> Order:
        """Order a set that is not to be split: from its one beginning or end, else set by set."""
        if len(jobs) == 1:
            return Order(tuple(jobs), True)
        part = self._graph.subgraph(jobs)
        for ends, is_first in ((part.in_degree, True), (part.out_degree, False)):
            (end, *others) = [job for job, count in ends if not count]
            if not others:
                rest = self.order(jobs - {end})
                return Order((end, *rest.jobs) if is_first else (*rest.jobs, end), rest.exact)
        found = self._least(sorted(jobs), part)
        return Order(found, True) if found else Order(self._any_order(part), False)

    def _least(self, jobs: Sequence[int], part: networkx.DiGraph[int]) -> tuple[int, ...] | None:
        """Find the best order by the best one of each set that may be done first; None for too many sets."""
        place = {job: 1 << index for index, job in enumerate(jobs)}
        needs = {job: sum(place[first] for first in part.predecessors(job)) for job in jobs}
        best: dict[int, tuple[int, tuple[int, ...], int]] = {0: (0, (), 0)}
        seen = 0
        for _ in jobs:
            longer: dict[int, tuple[int, tuple[int, ...], int]] = {}
            for done, (cost, order, time) in best.items():
                for job in jobs:
                    if done & place[job] or needs[job] & ~done:
                        continue
                    finish = time + self._time[job]
                    found = (cost + self._weight[job] * finish, (*order, job), finish)
                    known = longer.get(done | place[job])
                    longer[done | place[job]] = found if known is None else min(known, found)
            best = longer
            seen += len(best)
            if seen > MAX_STATES:
                return None
        ((_, order, _),) = best.values()
        return order

    def _any_order(self, part: networkx.DiGraph[int]) -> tuple[int, ...]:
        """Return an order of jobs that are too many to look at: of those that may be next the densest."""
        import networkx

        found = networkx.lexicographical_topological_sort(
            part, key=lambda job: (*self._sparseness([job]), job)
        )
        return tuple(found)

    @staticmethod
    def _sum(numbers: Sequence[int], jobs: Iterable[int]) -> int:
        return sum(numbers[job] for job in jobs)
