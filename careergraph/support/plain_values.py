"""Values as what JSON knows: dictionaries, lists, texts, numbers. One shape for all of them.

The keys are the names of attributes. A thing that stands in another value is its IRI and its label, an
enumeration its text, a tuple a list; what JSON has no number for (NaN, infinity) is None.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from numbers import Integral
from typing import Any


class Value:
    """What can be handed on as a dictionary: a dataclass of plain fields."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things within by IRI and label."""
        return as_dict(self)


class Thing(Value):
    """A value with an IRI and a name, by which others refer to it."""

    __slots__ = ()
    iri: Any


def as_dict(value: object) -> dict[str, Any]:
    """Return the fields of a dataclass or a named tuple as plain values, by name.

    >>> from typing import NamedTuple
    >>> class Shelf(NamedTuple):
    ...     books: tuple[str, ...]
    ...     width: float
    >>> as_dict(Shelf(("Middlemarch",), float("nan")))
    {'books': ['Middlemarch'], 'width': None}
    """
    kind: Any = type(value)
    return {name: plain(getattr(value, name)) for name in _fields(kind)}


def plain(value: object) -> Any:
    """Return a value as JSON knows it.

    >>> plain({"scale": (1, 2)}), plain(Decimal("1.5")), plain(math.inf)
    ({'scale': [1, 2]}, 1.5, None)
    """
    match value:
        case None | bool():
            return value
        case str():
            return str(value)
        case Integral():
            return int(value)
        case float() | Decimal():
            return float(value) if math.isfinite(value) else None
        case Enum():
            return plain(value.value)
        case Thing():
            return {"iri": value.iri, "label": str(value)}
    return _plain_parts(value)


def _plain_parts(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key.iri if isinstance(key, Thing) else str(key): plain(part) for key, part in value.items()}
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if hasattr(value, "_fields") or dataclasses.is_dataclass(value):
        return as_dict(value)
    if isinstance(value, Iterable):
        return [plain(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    names: Iterable[str] = getattr(kind, "_fields", None) or (each.name for each in dataclasses.fields(kind))
    return tuple(name for name in names if not name.startswith("_"))
