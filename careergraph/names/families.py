"""Finds the roles of a family, or below a group of a taxonomy, by its label in any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from immutabledict import immutabledict

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber
from careergraph.errors import NotFound
from careergraph.model import Role
from careergraph.rdf.terms import Id
from careergraph.support.lazy_property import lazy_property
from careergraph.support.reach import reached
from careergraph.support.text import fold, listed, quote

if TYPE_CHECKING:
    from careergraph.names.label_index import LabelIndex

_SUGGESTIONS: Final = 3


def roles_by_family(roles: Iterable[Role]) -> Mapping[str, tuple[Role, ...]]:
    """Map the label of each family to its roles, in their order; the families by label."""
    families: dict[str, list[Role]] = {}
    for role in roles:
        if role.family is not None:
            families.setdefault(role.family, []).append(role)
    in_order = sorted(families, key=lambda label: (fold(label), label))
    return immutabledict((label, tuple(families[label])) for label in in_order)


class _Family(NamedTuple):
    """A label, the roles whose family has it, and the groups of a taxonomy that have it."""

    label: str
    roles: list[RoleNumber]
    groups: list[Id]


class Families:
    """The families of roles, and the groups above some role, by label."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def roles(self, name: str) -> list[RoleNumber]:
        """Find the roles of a family, or those below a group of a taxonomy.

        Raises `NotFound`, with suggestions.
        """
        known, wanted = self._by_label, fold(name)
        if not wanted or wanted not in known:
            near = [hit.label for hit in self._index.search(name, _SUGGESTIONS, begun=True)]
            hint = f"did you mean {listed(near)}?" if near else "role.family tells a role's own"
            raise NotFound(f"no family of roles is named {quote(name)}; {hint}", name=name, suggestions=near)
        found, roles = known[wanted], self._catalogue.facts.roles
        below = (
            roles.number[id] for id in _beyond(self._catalogue.narrower, found.groups) if id in roles.number
        )
        return sorted({*found.roles, *(number for number in below if number < roles.described_count)})

    @lazy_property
    def _by_label(self) -> Mapping[str, _Family]:
        """By the folded label of a family or of a group above some role, in any language."""
        named: dict[str, _Family] = {}
        roles, words = self._catalogue.facts.roles, self._catalogue.words
        for number in roles.described:
            id = roles.ids[number]
            families = self._catalogue.families.get(id, ())
            for label in sorted({label for labels in families for label in labels.values()}):
                named.setdefault(fold(label), _Family(label, [], [])).roles.append(number)
        for group in sorted(_beyond(self._catalogue.broader, roles.described_ids)):
            for label in sorted(set(words.preferred.get(group, {}).values())):
                named.setdefault(fold(label), _Family(label, [], [])).groups.append(group)
        return named

    @lazy_property
    def _index(self) -> LabelIndex:
        from careergraph.names.label_index import LabelIndex

        return LabelIndex((family.label, number, 0) for number, family in enumerate(self._by_label.values()))


def _beyond(steps: Mapping[Id, Sequence[Id]], starts: Iterable[Id]) -> Iterable[Id]:
    """Find what any number of steps leads to, one at least."""
    first = (id for start in starts for id in steps.get(start, ()))
    return reached(first, lambda thing: steps.get(thing, ()))
