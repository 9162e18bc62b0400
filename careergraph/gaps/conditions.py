"""Who meets the conditions of a role or a move: met, not met, or not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from careergraph.model import Condition, Role


@dataclass(frozen=True, slots=True)
class Background:
    """All that is known of somebody besides skills: the conditions they meet, and the roles they have had.

    Where `lists_all`, somebody who names what they meet meets nothing else; where `career_known`, `roles` are
    all that somebody has had.
    """

    met: tuple[Condition, ...] = ()
    roles: frozenset[str] = frozenset()
    lists_all: bool = False
    career_known: bool = False

    @classmethod
    def of_role(cls, role: Role) -> Background:
        """Return what is known of somebody of whom it is known that they have the role."""
        return cls().after(role)

    def after(self, role: Role) -> Background:
        """Return what is known of the same person once they have had a role too."""
        return replace(self, met=(*self.met, *role.conditions), roles=self.roles | {role.iri})

    def judged(self, conditions: Iterable[Condition]) -> tuple[Condition, ...]:
        """Return the conditions, each with whether it is met, as far as that is known."""
        return tuple(replace(each, met=self._meets(each)) for each in conditions)

    def _meets(self, condition: Condition) -> bool | None:
        if any(each.iri == condition.iri for each in self.met):
            return True
        qualified = set(condition.qualifications) <= {iri for met in self.met for iri in met.qualifications}
        held = bool(self.roles.intersection(condition.experience_in))
        experienced = (held or not condition.experience_in) and condition.months is None
        if (condition.qualifications or condition.experience_in) and qualified and experienced:
            return True
        never_held = bool(condition.experience_in) and not held and self.career_known
        return False if never_held or self.lists_all else None
