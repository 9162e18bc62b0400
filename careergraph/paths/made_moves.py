"""Moves that people made, by the numbers of their roles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from careergraph.catalogue.numbers import RoleNumber
from careergraph.errors import RoleNotFound, UnknownNames
from careergraph.names.lookup import Lookup
from careergraph.sources.moves import MadeMove
from careergraph.support.text import counted, listed


def count_moves(moves: Iterable[MadeMove], lookup: Lookup) -> dict[tuple[RoleNumber, RoleNumber], int]:
    """Add up how often each move was made; from a role to itself is none.

    Raises `UnknownNames`, with all of them, where roles are not there.
    """
    numbers: dict[Any, RoleNumber] = {}
    unknown: dict[str, None] = {}
    first: RoleNotFound | None = None
    counts: dict[tuple[RoleNumber, RoleNumber], int] = {}
    for source, target, count in moves:
        for name in (source, target):
            if name not in numbers and str(name) not in unknown:
                try:
                    numbers[name] = lookup.roles.number(name)
                except RoleNotFound as error:
                    unknown[str(name)], first = None, first or error
        if source in numbers and target in numbers and numbers[source] != numbers[target]:
            pair = numbers[source], numbers[target]
            counts[pair] = counts.get(pair, 0) + count
    if first is not None:
        raise UnknownNames(
            f"{counted(len(unknown), 'role')} of the moves not known: {listed(unknown)}; "
            "correct the names, or add the roles",
            names=[*unknown],
            suggestions=first.suggestions,
        )
    return counts
