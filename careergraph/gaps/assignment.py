"""Who into which role, at the least effort in all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber
from careergraph.errors import AmbiguousName, InvalidArgument, NotFound
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.measures import Holdings
from careergraph.gaps.optimal_assignment import first_cheapest
from careergraph.gaps.teams import name_order
from careergraph.model import Profile, Role
from careergraph.support.plain_values import as_dict, one_line
from careergraph.support.pseudonyms import PeopleTable
from careergraph.support.text import counted, quote


class Placement(NamedTuple):
    """A person in a role, and the effort that it takes them."""

    profile: Profile
    role: Role
    effort: int

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


@dataclass(frozen=True, slots=True, repr=False)
class Assignment(PeopleTable):
    """Who is to take which role, by name; `total` is the effort of all together.

    `empty` are the roles that nobody takes, in the order in which they were asked for, and `left` the people
    without a role, by name.
    """

    _things: ClassVar = ("profile", "role")
    _totals: ClassVar = ("total", "empty", "left")

    placements: tuple[Placement, ...]
    empty: tuple[Role, ...]
    left: tuple[Profile, ...]

    @property
    def total(self) -> int:
        """The sum of the efforts."""
        return sum(placement.effort for placement in self.placements)

    def __iter__(self) -> Iterator[Placement]:
        return iter(self.placements)

    def __len__(self) -> int:
        return len(self.placements)

    def __getitem__(self, place: int) -> Placement:
        return self.placements[place]

    def _columns(self) -> Sequence[str]:
        return Placement._fields

    def _rows(self) -> Iterator[Sequence[Any]]:
        yield from self.placements
        yield from ((None, role, None) for role in self.empty)
        yield from ((profile, None, None) for profile in self.left)

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        return (
            f"{counted(len(self), 'role')} taken at an effort of {self.total:,} in all; "
            f"{counted(len(self.empty), 'role')} empty, {len(self.left):,} without a role"
        )


def assign_people(
    catalogue: Catalogue,
    gaps: GapCalculator,
    people: Sequence[tuple[Profile, Holdings]],
    posts: Sequence[RoleNumber],
    fixed: Iterable[tuple[Profile | str, RoleNumber]],
    never: Iterable[tuple[Profile | str, RoleNumber]],
) -> Assignment:
    """Assign people to posts, each a role, as many as can be and at the least sum of efforts.

    Of equal sums the first counts: the first person by name has the first role, by label, that they can have.
    """
    import numpy

    people = sorted(people, key=lambda member: name_order(member[0]))
    order = sorted(range(len(posts)), key=lambda place: catalogue.sort_key(catalogue.role(posts[place])))
    roles = [posts[place] for place in order]
    efforts = gaps.efforts(people, roles)
    places: dict[RoleNumber, list[int]] = {}
    for column, role in enumerate(roles):
        places.setdefault(role, []).append(column)
    names = _Names([person for person, _ in people])
    vetoed = {(names.place_of(person), role) for person, role in never}
    allowed = efforts.copy()
    for row, role in vetoed:
        allowed[row, places.get(role, [])] = numpy.inf
    for row, column in _fixed_pairs(fixed, names, places, vetoed, catalogue, gaps).items():
        only = allowed[row, column]
        allowed[row], allowed[:, column] = numpy.inf, numpy.inf
        allowed[row, column] = only
    taken = first_cheapest(allowed)
    filled = {order[column] for column in taken if column >= 0}
    return Assignment(
        placements=tuple(
            Placement(person, catalogue.role(roles[column]), int(efforts[row, column]))
            for row, ((person, _), column) in enumerate(zip(people, taken, strict=True))
            if column >= 0
        ),
        empty=tuple(catalogue.role(role) for place, role in enumerate(posts) if place not in filled),
        left=tuple(person for (person, _), column in zip(people, taken, strict=True) if column < 0),
    )


class _Names:
    """The places of people, by the profile itself or by its name."""

    def __init__(self, people: Sequence[Profile]) -> None:
        self._people = people
        self._places: dict[str, list[int]] = {}
        for place, person in enumerate(people):
            self._places.setdefault(person.name, []).append(place)

    def place_of(self, person: Profile | str) -> int:
        """Find the place of a person."""
        name = person.name if isinstance(person, Profile) else person
        found = self._places.get(name, [])
        if isinstance(person, Profile):
            found = [place for place in found if self._people[place] == person]
        if not found:
            near = [other for other in self._places if other.startswith(name[:1])][:5]
            raise NotFound(f"nobody to be assigned is called {quote(name)}", name=name, suggestions=near)
        if len(found) > 1:
            raise AmbiguousName(
                f"{len(found)} people to be assigned are called {quote(name)}; give the Profile itself",
                name=name,
                candidates=[self._people[place].iri or name for place in found],
            )
        return found[0]


def _fixed_pairs(
    fixed: Iterable[tuple[Profile | str, RoleNumber]],
    names: _Names,
    places: Mapping[RoleNumber, Sequence[int]],
    vetoed: set[tuple[int, RoleNumber]],
    catalogue: Catalogue,
    gaps: GapCalculator,
) -> dict[int, int]:
    """Map who is fixed to the column of a post of theirs."""
    pairs: dict[int, int] = {}
    for person, role in fixed:
        row = names.place_of(person)
        said = f"{quote(person)} is fixed to {quote(catalogue.role(role))}"
        free = [column for column in places.get(role, ()) if column not in pairs.values()]
        if row in pairs:
            raise InvalidArgument(f"{quote(person)} is fixed to two roles; keep one of them")
        if (row, role) in vetoed:
            raise InvalidArgument(f"{said}, and never= has the same pair; keep one of the two")
        if not gaps.is_known(role):
            raise InvalidArgument(f"{said}, which requires nothing essential; state what it requires")
        if not free:
            raise InvalidArgument(f"{said}, which is not asked for so many times; add it to the roles")
        pairs[row] = free[0]
    return pairs
