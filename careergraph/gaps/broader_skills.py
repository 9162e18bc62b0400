"""Credit that a skill held gives to the broader skills that it specialises.

A narrower skill held at level n counts as max(0, n − hops) of a broader one that is `hops` steps of
`skos:broader` away, and in full where no level is in play.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import SkillNumber
from careergraph.errors import LimitError
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.reach import Way, reached

#: How many steps the chains of one gap may have in all.
MAX_STEPS: Final = 5_000_000


class Credit(NamedTuple):
    """A narrower skill held at level `have` (None: unrated), and the chain from it to the broader one."""

    skill: SkillNumber
    have: int | None
    chain: tuple[str, ...]

    def worth(self, level: int) -> int | None:
        """Return the level credited to a need at `level` (0: any); None if the held skill is unrated."""
        return _worth(self.have, len(self.chain) - 1, level)


def credits_for(
    catalogue: Catalogue, held: Mapping[SkillNumber, int | None], needs: Mapping[SkillNumber, int]
) -> Mapping[SkillNumber, Sequence[Credit]]:
    """Map the number of each skill needed to the credits that count for it, the shortest chain first.

    `needs` has the level of each, 0 where none is in play. Of the skills held at one level only the
    nearest can count most, so that each level is one walk upwards.

    Raises `LimitError` where the chains are longer in all than `MAX_STEPS`.
    """
    ids = catalogue.facts.skills.ids
    together: dict[int | None, list[Id]] = {}
    for number, have in held.items():
        together.setdefault(have, []).append(ids[number])
    found: dict[SkillNumber, list[Credit]] = {}
    steps = 0
    number_of = {ids[number]: number for number in held}
    for have, starts in together.items():
        ways = reached(sorted(starts, key=shown_id), lambda thing: catalogue.broader.get(thing, ()))
        for number, level in needs.items():
            way = ways.get(ids[number])
            if way is not None and way.steps and _worth(have, way.steps, level) != 0:
                steps += way.steps
                if steps > MAX_STEPS:
                    raise LimitError(
                        f"the skos:broader chains from the skills held to those needed have more than "
                        f"{MAX_STEPS:,} steps in all; ask without hierarchy"
                    )
                chain = _chain(ways, ids[number])
                start = number_of[chain[0]]
                found.setdefault(number, []).append(Credit(start, have, tuple(map(shown_id, chain))))
    for credits in found.values():
        credits.sort(key=lambda credit: len(credit.chain))
    return found


def best_credit(have: int | None, level: int, credits: Iterable[Credit]) -> tuple[int | None, Credit | None]:
    """Return the level that counts as held, and the credit for it where a narrower skill is worth more."""
    best: tuple[int | None, Credit | None] = have, None
    for credit in credits:
        worth = credit.worth(level)
        if best[0] is not None and (worth is None or worth > best[0]):
            best = worth, credit
    return best


def _worth(have: int | None, hops: int, level: int) -> int | None:
    return have if have is None or not level else max(0, have - hops)


def _chain(ways: Mapping[Id, Way[Id]], top: Id) -> Sequence[Id]:
    """Return the ids of a way, from its start to its top."""
    chain: list[Id] = []
    at: Id | None = top
    while at is not None:
        chain.append(at)
        at = ways[at].before
    return chain[::-1]
