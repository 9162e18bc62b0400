"""Credit that a skill held gives to the broader skills that it specialises, and to those that match it.

A skill held at level n counts as max(0, n − hops) of one that is so many hops away, and in full where no
level is in play. A step of `skos:broader` is one hop, `skos:closeMatch` another, `skos:exactMatch` none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import SkillNumber
from careergraph.errors import LimitError
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.reach import Way, reached, reached_by_hops

#: How many steps the chains of one gap may have in all.
MAX_STEPS: Final = 5_000_000


class StandIns(NamedTuple):
    """Which skills stand for others: narrower ones for broader ones, and those that match by SKOS."""

    hierarchy: bool = False
    crosswalk: bool = False


NO_STAND_INS: Final = StandIns()


class Credit(NamedTuple):
    """A skill held at level `have` (None: unrated) that stands for another, and the chain between them."""

    skill: SkillNumber
    have: int | None
    chain: tuple[str, ...]
    hops: int

    def worth(self, level: int) -> int | None:
        """Return the level credited to a need at `level` (0: any); None if the held skill is unrated."""
        return self.have if self.have is None or not level else max(0, self.have - self.hops)


def credits_for(
    catalogue: Catalogue,
    held: Mapping[SkillNumber, int | None],
    needed: Collection[SkillNumber],
    standing_in: StandIns,
) -> Mapping[SkillNumber, Sequence[Credit]]:
    """Map the number of each skill needed to the credits for it, those of the fewest hops first.

    Of the skills held at one level only the nearest can count most, so that each level is one walk upwards.

    Raises `LimitError` where the chains are longer in all than `MAX_STEPS`.
    """
    ids = catalogue.facts.skills.ids
    together: dict[int | None, list[Id]] = {}
    for number, have in held.items():
        together.setdefault(have, []).append(ids[number])
    found: dict[SkillNumber, list[Credit]] = {}
    broader = catalogue.broader if standing_in.hierarchy else {}
    matches = catalogue.matches if standing_in.crosswalk else {}

    def onward(thing: Id) -> Iterator[tuple[Id, int]]:
        yield from matches.get(thing, {}).items()
        yield from ((above, 1) for above in broader.get(thing, ()))

    steps = 0
    number_of = {ids[number]: number for number in held}
    for have, starts in together.items():
        starts.sort(key=shown_id)
        ways = reached_by_hops(starts, onward) if matches else reached(starts, lambda at: broader.get(at, ()))
        for number in needed:
            way = ways.get(ids[number])
            if way is not None and way.before is not None:
                chain = _chain(ways, ids[number])
                steps += len(chain) - 1
                if steps > MAX_STEPS:
                    raise LimitError(
                        f"the chains from the skills held to those needed have more than {MAX_STEPS:,} steps "
                        "in all; ask without hierarchy and crosswalk"
                    )
                credit = Credit(number_of[chain[0]], have, tuple(map(shown_id, chain)), way.steps)
                found.setdefault(number, []).append(credit)
    for credits in found.values():
        credits.sort(key=lambda credit: (credit.hops, len(credit.chain)))
    return found


def best_credit(have: int | None, level: int, credits: Iterable[Credit]) -> tuple[int | None, Credit | None]:
    """Return the level that counts as held, and the credit for it where another skill is worth more."""
    best: tuple[int | None, Credit | None] = have, None
    for credit in credits:
        worth = credit.worth(level)
        if best[0] is not None and (worth is None or worth > best[0]):
            best = worth, credit
    return best


def _chain(ways: Mapping[Id, Way[Id]], top: Id) -> Sequence[Id]:
    """Return the ids of a way, from its start to its top."""
    chain: list[Id] = []
    at: Id | None = top
    while at is not None:
        chain.append(at)
        at = ways[at].before
    return chain[::-1]
