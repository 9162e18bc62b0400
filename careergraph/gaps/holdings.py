"""Holders that gaps are measured for: a role, a profile, or skills with levels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.levels import add_holding
from careergraph.catalogue.numbers import RoleNumber, SkillNumber
from careergraph.errors import InvalidArgument
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.measures import Holdings
from careergraph.model import Profile, Role, SkillLevels
from careergraph.names.lookup import Lookup
from careergraph.support.pseudonyms import Pseudonyms
from careergraph.support.text import quote

#: Whoever has a role, a profile, or a mapping of skill to level.
Who: TypeAlias = Role | str | Profile | SkillLevels


class Holder(NamedTuple):
    """A name ("" where nobody is named), what is held, and the number of the role if it is one."""

    name: str
    held: Holdings
    role: RoleNumber | None = None

    def under(self, pseudonym: Pseudonyms) -> Holder:
        """Return the same, a person with a pseudonym; a role keeps its name."""
        return self._replace(name=pseudonym(self.name)) if self.role is None else self


def resolve_holder(who: Who, catalogue: Catalogue, lookup: Lookup, gaps: GapCalculator) -> Holder:
    """Return the name and the holdings of `who`; of one skill named twice the highest level, or unrated."""
    if isinstance(who, (Role, str)):
        number = lookup.roles.number(who)
        return Holder(catalogue.role(number).label, gaps.held_in(number), number)
    if not isinstance(who, (Profile, Mapping)):
        raise InvalidArgument(
            f"who is a role, a Profile or a mapping of skill to level, and not {quote(who)}"
        )
    name, skills = (who.name, who.skills) if isinstance(who, Profile) else ("", who)
    held: dict[SkillNumber, int | None] = {}
    for skill, level in skills.items():
        add_holding(held, lookup.skills.number(skill), lookup.level(level))
    return Holder(name, held)
