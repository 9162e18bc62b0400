"""Values in order, which a notebook shows as a table; to a program they are a tuple like any other."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten
from typing import Any, Final, SupportsIndex, TypeVar, overload

from careergraph.support.html_tables import html_table
from careergraph.support.plain_values import Thing, Value, listed_facts
from careergraph.support.text import counted

Item = TypeVar("Item", bound=Value, covariant=True)

#: How many characters of a text a table of values shows.
_BRIEF: Final = 160


class Listing(tuple[Item, ...]):
    """A tuple of values that is a table in a notebook, and so are its slices."""

    __slots__ = ()

    @overload
    def __getitem__(self, place: SupportsIndex) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Listing[Item]: ...
    def __getitem__(self, place: SupportsIndex | slice) -> Item | Listing[Item]:
        found: Any = super().__getitem__(place)
        return Listing(found) if isinstance(place, slice) else found

    def _repr_html_(self) -> str:
        kinds = {type(each).__name__.lower() for each in self}
        kind = kinds.pop() if len(kinds) == 1 else "thing"
        facts = [_facts_of(each, kind) for each in self]
        columns = list(dict.fromkeys(name for each in facts for name in each))
        said = [_several(len(self), kind)]
        for name in list(columns) if len(facts) > 1 else ():
            first = facts[0].get(name)
            # What all of them are about stands above the table, and not in each row.
            if isinstance(first, Thing) and all(each.get(name) == first for each in facts):
                said.append(f"{name}: {first}")
                columns.remove(name)
        rows = [[_brief(each.get(name)) for name in columns] for each in facts]
        return html_table(columns, rows, ", ".join(said))


def _facts_of(value: Value, kind: str) -> Mapping[str, object]:
    facts = {name: fact for name, fact in listed_facts(value).items() if not isinstance(fact, Mapping)}
    if not isinstance(value, Thing):
        return facts
    own = type(value).__name__.lower()
    return {kind: value, **({} if own == kind else {"kind": own}), **facts}


def _brief(value: object) -> object:
    return shorten(value, _BRIEF, placeholder=" …") if isinstance(value, str) and " " in value else value


def _several(number: int, noun: str) -> str:
    if number != 1 and noun.endswith("y"):
        return f"{number:,} {noun[:-1]}ies"
    return counted(number, noun)
