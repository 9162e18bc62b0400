"""All that steps lead to from somewhere, the nearest first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

Place = TypeVar("Place", bound=Hashable)


class Way(NamedTuple, Generic[Place]):
    """How a place is reached: in so many steps, the last of them from the place `before`; None at a start."""

    steps: int
    before: Place | None


def reached(starts: Iterable[Place], onward: Callable[[Place], Iterable[Place]]) -> dict[Place, Way[Place]]:
    """Find the starts and all that any number of steps leads to from them, each by its shortest way.

    Of equally near starts, and of equally long ways, the first in order is taken.

    >>> list(reached([1], lambda number: [2 * number, 3 * number] if number < 4 else []))
    [1, 2, 3, 4, 6, 9]
    """
    ways: dict[Place, Way[Place]] = dict.fromkeys(starts, Way(0, None))
    # New places come to the end of the list while it is gone through.
    waiting = list(ways)
    for place in waiting:
        steps = ways[place].steps + 1
        for following in onward(place):
            if following not in ways:
                ways[following] = Way(steps, place)
                waiting.append(following)
    return ways


def reached_by_hops(
    starts: Iterable[Place], onward: Callable[[Place], Iterable[tuple[Place, int]]]
) -> dict[Place, Way[Place]]:
    """Find the starts and all that they lead to, each by a way of the fewest hops; a step is 0 or 1 hop.

    Of ways with as many hops the first in order is taken.

    >>> ways = reached_by_hops(["a"], {"a": [("c", 1), ("b", 0)], "b": [("c", 0)], "c": []}.__getitem__)
    >>> ways["c"].steps, ways["c"].before
    (0, 'b')
    """
    ways: dict[Place, Way[Place]] = dict.fromkeys(starts, Way(0, None))
    waiting = deque((place, 0) for place in ways)
    while waiting:
        place, hops = waiting.popleft()
        if ways[place].steps < hops:
            continue
        for following, more in onward(place):
            known = ways.get(following)
            if known is None or hops + more < known.steps:
                ways[following] = Way(hops + more, place)
                add = waiting.append if more else waiting.appendleft
                add((following, hops + more))
    return ways
