"""Statements in columns of texts, which become quads when somebody asks for one.

To load a graph takes columns alone: quads of a large table take longer to make than all the rest of its
loading, and ten times the memory, and only queries and saving need them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias, overload

import pyoxigraph as ox

from careergraph.rdf.terms import Id, resource
from careergraph.support.gc_pause import paused_gc
from careergraph.support.lazy_property import lazy_property

#: What a statement leads to: a thing by its id, or a text or number.
Stated: TypeAlias = Id | ox.Literal


class TextColumn(NamedTuple):
    """The statements of one property: what each is about, and what it says."""

    subjects: list[Id]
    objects: list[Stated]


class LateQuads(Sequence[ox.Quad]):
    """The quads that columns of texts stand for, all made when the first is asked for.

    `order` names the property of each statement, from the first to the last.

    >>> quads = LateQuads({"x:next": TextColumn(["x:a", "x:b"], ["x:b", ox.Literal(3)])}, ["x:next"] * 2)
    >>> len(quads), str(quads[0].object), quads[1].object.value
    (2, '<x:b>', '3')
    """

    def __init__(self, columns: Mapping[str, TextColumn], order: Sequence[str]) -> None:
        #: By property, in the order in which properties were first stated.
        self.columns = columns
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, place: int) -> ox.Quad: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ox.Quad]: ...
    def __getitem__(self, place: int | slice) -> ox.Quad | Sequence[ox.Quad]:
        return self._quads[place]

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self._quads)

    @lazy_property
    def _quads(self) -> Sequence[ox.Quad]:
        with paused_gc():
            return tuple(self._made())

    def _made(self) -> Iterator[ox.Quad]:
        node = cache(resource)
        named = {property: ox.NamedNode(property) for property in self.columns}
        pairs = {property: zip(*column, strict=True) for property, column in self.columns.items()}
        for property in self._order:
            subject, object = next(pairs[property])
            term = node(object) if isinstance(object, str) else object
            yield ox.Quad(node(subject), named[property], term)

    def __getstate__(self) -> dict[str, Any]:
        return {"columns": self.columns, "_order": self._order}
