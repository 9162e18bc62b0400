"""The axes of a large matrix, merged until it can be read: families stand for their roles."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from careergraph.errors import AmbiguousName, NotFound
from careergraph.model import Profile, Role
from careergraph.support.text import counted, fold, quote

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: How many names somebody reads along one side.
SHOWN_NAMES: Final = 30


class Side(NamedTuple):
    """One axis of a displayed matrix: labels, what each stands for, caption."""

    names: list[str]
    places: list[list[int]]
    caption: str


def side(things: Sequence[Role | Profile]) -> Side:
    """Return the things by name; where they are too many, their families, or else the first of them.

    >>> roles = [Role(f"urn:{n}", f"role {n}", family="even" if n % 2 == 0 else "odd") for n in range(40)]
    >>> side(roles[:2]).names, side(roles).names
    (['role 0', 'role 1'], ['even: 20', 'odd: 20'])
    """
    total = counted_things(things)
    if len(things) <= SHOWN_NAMES:
        return Side([str(thing) for thing in things], [[place] for place in range(len(things))], total)
    families: dict[str, list[int]] = {}
    for place, thing in enumerate(things):
        family = thing.family if isinstance(thing, Role) else None
        families.setdefault(family or "no family", []).append(place)
    if len(families) == 1:
        first = [str(thing) for thing in things[:SHOWN_NAMES]]
        return Side(first, [[place] for place in range(len(first))], f"{total}, the first {SHOWN_NAMES}")
    largest = sorted(families, key=lambda family: (-len(families[family]), family))[:SHOWN_NAMES]
    left_out = f", the largest {SHOWN_NAMES}" if len(families) > SHOWN_NAMES else ""
    return Side(
        [f"{family}: {len(families[family])}" for family in largest],
        [families[family] for family in largest],
        f"{total} in {len(families)} families (means{left_out})",
    )


def means(values: NDArray[Any], rows: Side, columns: Side) -> list[list[float]]:
    """Return the mean of the values known behind each pair of names, NaN where none is."""
    return [
        [_mean(line[:, places]) for places in columns.places]
        for line in (values[places] for places in rows.places)
    ]


def _mean(values: NDArray[Any]) -> float:
    known = values[values == values]  # NaN alone is not equal to itself
    return float(known.mean()) if known.size else math.nan


def apart(things: Sequence[Role | Profile], taken: Iterable[str] = ()) -> list[str]:
    """Return the names of things, each once: where several have one, their IRIs or numbers tell them apart.

    >>> apart([Role("urn:1", "Analyst"), Role("urn:2", "Analyst"), Role("urn:3", "Clerk")])
    ['Analyst (urn:1)', 'Analyst (urn:2)', 'Clerk']
    """
    names = [str(thing) for thing in things]
    counts = Counter([*names, *taken])
    used: set[str] = set(taken)
    for place, thing in enumerate(things):
        name = names[place] if counts[names[place]] == 1 else f"{names[place]} ({thing.iri or place + 1})"
        while name in used:
            name = f"{name} ({place + 1})"
        used.add(name)
        names[place] = name
    return names


def place_of(wanted: Role | Profile | str | int, things: Sequence[Role | Profile], axis: str) -> int:
    """Return the place of a thing on an axis: of the thing itself, of a place, or of a label, name or IRI.

    >>> place_of("ana", [Profile("Ana", {})], "row")
    0
    """
    if not isinstance(wanted, (str, Role, Profile)):
        return range(len(things))[wanted]
    if not isinstance(wanted, str):
        found = [place for place, thing in enumerate(things) if thing == wanted]
    else:
        found = [place for place, thing in enumerate(things) if thing.iri == wanted]
        found = found or [place for place, thing in enumerate(things) if fold(str(thing)) == fold(wanted)]
        found = found or [place for place, thing in enumerate(things) if fold(wanted) in _other_labels(thing)]
    if not found:
        raise NotFound(f"the matrix has no {axis} {quote(str(wanted))}", name=str(wanted))
    if len({things[place] for place in found}) > 1:
        raise AmbiguousName(
            f"the matrix has more than one {axis} {quote(str(wanted))}; name it by its IRI or its place",
            name=str(wanted),
            candidates=[things[place].iri or str(things[place]) for place in found],
        )
    return found[0]


def _other_labels(thing: Role | Profile) -> set[str]:
    if isinstance(thing, Profile):
        return set()
    return {fold(label) for label in (*thing.labels.values(), *chain(*thing.alternative_labels.values()))}


def counted_things(things: Sequence[Role | Profile]) -> str:
    """Count roles, or people."""
    if all(isinstance(thing, Role) for thing in things):
        return counted(len(things), "role")
    return "1 person" if len(things) == 1 else f"{len(things):,} people"
