"""What a skill held is worth for the broader skills that it specialises.

A narrower skill held at level n counts as max(0, n − hops) of a broader one that is `hops` steps of
`skos:broader` away, and in full where no level is in play.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from careergraph.catalogue import Catalogue
from careergraph.statements import shown_id


class Credit(NamedTuple):
    """A narrower skill held at level `have` (None: unrated), and the chain from it to the broader one."""

    have: int | None
    chain: tuple[str, ...]

    def worth(self, level: int) -> int | None:
        """What it counts as where a level is needed, or none (0): a level, or None for unrated."""
        if self.have is None or not level:
            return self.have
        return max(0, self.have - (len(self.chain) - 1))


def credits_for(catalogue: Catalogue, held: Mapping[int, int | None]) -> Mapping[int, Sequence[Credit]]:
    """By the number of each broader skill: the credits for it, the shortest chain first."""
    skills = catalogue.facts.skills
    found: dict[int, list[Credit]] = {}
    for number, have in held.items():
        start = skills.ids[number]
        seen = {start}
        chains: list[tuple[str, ...]] = [(start,)]
        while chains:
            longer: list[tuple[str, ...]] = []
            for chain in chains:
                for above in catalogue.broader.get(chain[-1], ()):
                    if above not in seen:
                        seen.add(above)
                        longer.append((*chain, above))
            chains = longer
            for chain in chains:
                if (broader := skills.number.get(chain[-1])) is not None:
                    found.setdefault(broader, []).append(Credit(have, tuple(map(shown_id, chain))))
    return {
        skill: sorted(found[skill], key=lambda credit: (len(credit.chain), credit.chain)) for skill in found
    }
