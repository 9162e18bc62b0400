"""A sequence whose items are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import index
from typing import Any, Generic, SupportsIndex, TypeVar, overload

Part = TypeVar("Part")
Item = TypeVar("Item")


class LazySequence(Sequence[Item], Generic[Part, Item]):
    """The items that `make` makes of parts: each once, when it is first asked for.

    It equals, hashes and pickles as the tuple of its items.

    >>> squares = LazySequence([1, 2, 3], lambda number: number * number)
    >>> squares[1], squares[-2:], squares == (1, 4, 9)
    (4, (4, 9), True)
    """

    def __init__(self, parts: Sequence[Part], make: Callable[[Part], Item]) -> None:
        self._parts = parts
        self._make = make
        self._made: dict[int, Item] = {}

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, place: SupportsIndex) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: SupportsIndex | slice) -> Item | tuple[Item, ...]:
        if isinstance(place, slice):
            return tuple(map(self._item, range(len(self))[place]))
        return self._item(range(len(self))[index(place)])

    def __iter__(self) -> Iterator[Item]:
        return map(self._item, range(len(self)))

    def _item(self, place: int) -> Item:
        if place not in self._made:
            self._made[place] = self._make(self._parts[place])
        return self._made[place]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, (tuple, LazySequence)) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)
