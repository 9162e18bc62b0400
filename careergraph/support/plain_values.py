"""Values as what JSON knows: dictionaries, lists, texts, numbers. One shape for all of them.

The keys are the names of attributes. A thing that stands in another value is its IRI and its label, an
enumeration its text, a tuple a list; what JSON has no number for (NaN, infinity) is None.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import islice
from numbers import Integral
from typing import Any, ClassVar, Final

from careergraph.support.html_tables import card
from careergraph.support.text import visible

#: How long a line is that shows a value, and how many parts of a tuple it names.
_LINE: Final = 180
_PARTS: Final = 2
_NO_DEFAULT: Final = object()


class HandedOn:
    """A value that pydantic, and so FastAPI, takes as it is: checked by its class, written by `to_dict`."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Return how pydantic is to treat the value; only pydantic asks, and so it is there."""
        from pydantic_core import core_schema as schemas

        written = schemas.plain_serializer_function_ser_schema(_to_dict, return_schema=schemas.dict_schema())
        return schemas.is_instance_schema(cls, serialization=written)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, str]:
        """Return what an API says of the value."""
        return {"type": "object", "title": cls.__name__}


def _to_dict(value: Any) -> Any:
    return value.to_dict()


class Value(HandedOn):
    """A dataclass that can be handed on as a dictionary, and is a card in a notebook."""

    __slots__ = ()
    #: By attribute: the word that a reader is told, where that is another; "" where nothing is told of it.
    _headings: ClassVar[Mapping[str, str]] = {}
    #: What a table of such values tells of each, by that word; all of it where nothing is named.
    _listed: ClassVar[Sequence[str]] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things within by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)

    def __dir__(self) -> list[str]:
        return public_names(self)

    def _facts(self) -> dict[str, object]:
        """Return what a reader is told of the value: its attributes that are not at their defaults."""
        kind: Any = type(self)
        defaults = _defaults(kind)
        return {
            heading: value.value if isinstance(value, Enum) else value
            for name in _fields(kind)
            if (heading := self._headings.get(name, name.replace("_", " ")))
            and (value := getattr(self, name)) is not defaults.get(name, _NO_DEFAULT)
        }

    def _repr_html_(self) -> str:
        return card("", type(self).__name__.lower(), self._facts())


class Thing(Value):
    """A value with an IRI and a name, by which others refer to it."""

    __slots__ = ()
    iri: Any

    def _facts(self) -> dict[str, object]:
        """Return what a reader is told of the thing besides its name and its IRI."""
        named = (None, self.iri, str(self))
        return {name: value for name, value in super()._facts().items() if value not in named}

    def _repr_html_(self) -> str:
        return card(str(self), type(self).__name__.lower(), self._facts(), self.iri)


def listed_facts(value: Value) -> dict[str, object]:
    """Return what a table tells of a value beside others, by heading."""
    facts, listed = value._facts(), value._listed  # noqa: SLF001 - the class is this module's
    return {name: facts.get(name) for name in listed} if listed else facts


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
        case float():
            return float(value) if math.isfinite(value) else None
        case Decimal():
            return plain(float(value)) if value.is_finite() else None
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


def one_line(value: object) -> str:
    """Return what a value is, in a line: its kind, and its attributes that are not at their defaults.

    >>> from typing import NamedTuple
    >>> class Shelf(NamedTuple):
    ...     books: tuple[str, ...]
    ...     width: float = 0.8
    >>> one_line(Shelf(("Emma", "Middlemarch", "Persuasion")))
    "Shelf(books=('Emma', 'Middlemarch', and 1 more))"
    """
    kind: Any = type(value)
    defaults = _defaults(kind)
    parts = [
        f"{name}={_shown(part)}"
        for name in _fields(kind)
        if (part := getattr(value, name)) is not defaults.get(name, _NO_DEFAULT)
    ]
    line = visible(f"{kind.__name__}({', '.join(parts)}")
    return f"{line if len(line) <= _LINE else line[: _LINE - 1] + '…'})"


def _shown(value: Any) -> str:
    if isinstance(value, Thing):
        return repr(str(value))
    if isinstance(value, Enum):
        return repr(value.value)
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, Mapping):
        shown = [f"{_shown(key)}: {_shown(part)}" for key, part in islice(value.items(), _PARTS)]
        return f"{{{_joined(shown, len(value))}}}"
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return f"({_joined([*map(_shown, value[:_PARTS])], len(value))})"
    return repr(value)


def _joined(shown: list[str], count: int) -> str:
    return ", ".join([*shown, *([f"and {count - len(shown)} more"] if count > len(shown) else [])])


def public_names(value: object) -> list[str]:
    """List the attributes of a value without its internals: what `dir` shows of it."""
    names = object.__dir__(value)
    return sorted(name for name in names if not name.startswith("_") or name.startswith("__"))


@cache
def _defaults(kind: Any) -> Mapping[str, object]:
    if hasattr(kind, "_field_defaults"):
        return dict(kind._field_defaults)
    return {each.name: each.default for each in dataclasses.fields(kind)}
