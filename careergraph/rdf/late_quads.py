"""Statements in columns of texts, which become quads when somebody asks for them.

To load a graph takes columns alone: quads of a large table take longer to make than all the rest of its
loading, and ten times the memory, and only queries and saving need them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

import pyoxigraph as ox

from careergraph.rdf.terms import Id, resource

#: How many nodes are kept at hand while quads are made, for they recur.
_NODES: Final = 2**14

#: What a statement leads to: a thing by its id, or a text or number.
Stated: TypeAlias = Id | ox.Literal


class TextColumn(NamedTuple):
    """The statements of one property: what each is about, and what it says."""

    subjects: list[Id]
    objects: list[Stated]


class LateQuads(Collection[ox.Quad]):
    """The quads that columns of texts stand for, made as somebody goes through them, and kept by nobody.

    `order` names the property of each statement, from the first to the last.

    >>> quads = LateQuads({"x:next": TextColumn(["x:a", "x:b"], ["x:b", ox.Literal(3)])}, ["x:next"] * 2)
    >>> len(quads), [quad.object.value for quad in quads]
    (2, ['x:b', '3'])
    """

    def __init__(self, columns: Mapping[str, TextColumn], order: Sequence[str]) -> None:
        #: By property, in the order in which properties were first stated.
        self.columns = columns
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    def __contains__(self, quad: object) -> bool:
        return any(quad == each for each in self)

    def __iter__(self) -> Iterator[ox.Quad]:
        node = lru_cache(maxsize=_NODES)(resource)
        named = {property: ox.NamedNode(property) for property in self.columns}
        pairs = {property: zip(*column, strict=True) for property, column in self.columns.items()}
        for property in self._order:
            subject, object = next(pairs[property])
            term = node(object) if isinstance(object, str) else object
            yield ox.Quad(node(subject), named[property], term)
