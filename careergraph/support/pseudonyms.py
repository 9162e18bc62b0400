"""Random names in place of those of people, for whoever gives away what a team can do.

They are drawn anew for each export, and are no function of the name: nobody who knows the names finds the
people by trying them.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, runtime_checkable

from careergraph.support.tables import Table

if TYPE_CHECKING:
    from typing import Self

    import pandas
    import polars

#: No vowels, so that no word comes of them, and no letter that looks like another.
_LETTERS: Final = "BCDFGHJKLMNPQRSTVWXZ"
_LENGTH: Final = 6

AnyValue = TypeVar("AnyValue")


class Pseudonyms:
    """Random names, one for each name of a person; other ones in each instance.

    >>> pseudonym = Pseudonyms()
    >>> pseudonym("Ana") == pseudonym("Ana") != pseudonym("Ben")
    True
    >>> pseudonym("Ana") == Pseudonyms()("Ana")
    False
    """

    def __init__(self) -> None:
        self._drawn: dict[str, str] = {}
        self._taken: set[str] = set()

    def __call__(self, name: str) -> str:
        """Return the pseudonym for a name; of nobody ("") there is none."""
        if name and name not in self._drawn:
            pseudonym = _draw()
            while pseudonym in self._taken:
                pseudonym = _draw()
            self._taken.add(pseudonym)
            self._drawn[name] = pseudonym
        return self._drawn.get(name, "")


def _draw() -> str:
    import secrets

    return "Person " + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


@runtime_checkable
class NamesPeople(Protocol):
    """A value that names people, and knows how to call them otherwise."""

    def _renamed(self, pseudonym: Pseudonyms) -> Any:
        """Return the value with a pseudonym for each name of a person."""


def renamed(value: AnyValue, pseudonym: Pseudonyms) -> AnyValue:
    """Return a value, and what is within its tuples, with a pseudonym for each person."""
    new: AnyValue = value
    if isinstance(value, NamesPeople):
        new = value._renamed(pseudonym)  # noqa: SLF001 - the protocol is this module's
    elif isinstance(value, tuple):
        parts = [renamed(part, pseudonym) for part in value]
        new = type(value)(*parts) if hasattr(value, "_fields") else type(value)(parts)
    return new


class PeopleTable(Table):
    """A table, a frozen dataclass, that names people; with pseudonyms where it is asked to."""

    __slots__ = ()

    def with_pseudonyms(self) -> Self:
        """Return the same with a random name for each person, to be printed, drawn, saved or sent.

        The names are drawn anew at each call, and within it stand for one person each.
        """
        return self._renamed(Pseudonyms())

    def _renamed(self, pseudonym: Pseudonyms) -> Self:
        parts = {each.name: renamed(getattr(self, each.name), pseudonym) for each in fields(self)}  # type: ignore[arg-type]
        return replace(self, **parts)  # type: ignore[type-var]

    def to_dict(self, *, pseudonyms: bool = False) -> dict[str, Any]:
        """Return the rows and the totals as plain values, with random names for people if asked."""
        return Table.to_dict(self._named(pseudonyms))

    def to_dicts(self, *, pseudonyms: bool = False) -> list[dict[str, Any]]:
        """Return the rows as dictionaries, with random names for people if asked."""
        return Table.to_dicts(self._named(pseudonyms))

    def to_pandas(self, *, pseudonyms: bool = False) -> pandas.DataFrame:
        """Return the rows as a pandas data frame, with random names for people if asked."""
        return Table.to_pandas(self._named(pseudonyms))

    def to_polars(self, *, pseudonyms: bool = False) -> polars.DataFrame:
        """Return the rows as a Polars data frame, with random names for people if asked."""
        return Table.to_polars(self._named(pseudonyms))

    def _named(self, pseudonyms: bool) -> Self:
        return self.with_pseudonyms() if pseudonyms else self
