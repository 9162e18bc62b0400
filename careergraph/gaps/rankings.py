"""Who is nearest to what: roles for one holder, for each of many, people for a role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber
from careergraph.choices import RankMeasure
from careergraph.gaps.broader_skills import NO_STAND_INS, StandIns
from careergraph.gaps.calculator import GapCalculator, MatrixRow
from careergraph.gaps.measures import Holdings, Measures, rank_key, score
from careergraph.gaps.nearest import Nearest, nearest_by, nearest_roles
from careergraph.gaps.values import RankedProfile, RankedRole, Ranking
from careergraph.model import Profile, Role

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray


class Wanted(NamedTuple):
    """How somebody wants a ranking: of so many, by which number, and which other skills stand for a skill."""

    limit: int | None
    by: RankMeasure = "fit"
    standing_in: StandIns = NO_STAND_INS


class RankedNumber(NamedTuple):
    """A role by number, and how near somebody is to it; `score` is what it was ranked by."""

    role: RoleNumber
    measures: Measures
    score: float


def rank(
    catalogue: Catalogue,
    gaps: GapCalculator,
    who: str,
    held: Holdings,
    roles: NDArray[numpy.int64],
    wanted: Wanted,
    scores: NDArray[numpy.float64] | None = None,
) -> Ranking[RankedRole]:
    """Return the ranking of the roles nearest to what is held."""
    return _ranking(who, _entries(catalogue, nearest(gaps, held, roles, wanted, scores)))


def nearest(
    gaps: GapCalculator,
    held: Holdings,
    roles: NDArray[numpy.int64],
    wanted: Wanted,
    scores: NDArray[numpy.float64] | None = None,
) -> Sequence[RankedNumber]:
    """Return those of the roles that are nearest to what is held, best first.

    `scores`, one for each role of the catalogue, come before the numbers of the gaps.
    """
    if scores is not None:
        return _best_by_scores(gaps, held, roles, wanted, scores)
    sums = gaps.sums(held, roles, wanted.standing_in)
    found = nearest_by(
        sums, gaps.kernel.totals[roles], wanted.by, wanted.limit, places=gaps.role_places[roles]
    )
    columns = (roles[found.roles], found.met, found.needed, found.have)
    return [
        RankedNumber(RoleNumber(role), measures, score(measures, wanted.by))
        for role, *sums in zip(*(each.tolist() for each in columns), strict=True)
        for measures in [Measures(*sums)]
    ]


def _best_by_scores(
    gaps: GapCalculator,
    held: Holdings,
    roles: NDArray[numpy.int64],
    wanted: Wanted,
    scores: NDArray[numpy.float64],
) -> Sequence[RankedNumber]:
    """Return the roles of the highest scores; of equal ones by label."""
    import numpy

    order = numpy.lexsort((gaps.role_places[roles], -scores[roles]))[: wanted.limit]
    best = [RoleNumber(role) for role in roles[order].tolist()]
    credits = gaps.credits(held, best, wanted.standing_in)
    return [RankedNumber(role, gaps.measure(held, role, credits), float(scores[role])) for role in best]


def rank_all(
    catalogue: Catalogue,
    gaps: GapCalculator,
    people: Sequence[MatrixRow],
    roles: Sequence[RoleNumber] | None,
    wanted: Wanted,
) -> Iterator[Ranking[RankedRole]]:
    """Yield the ranking of each of many people, one after another."""
    if any(wanted.standing_in):
        chosen = gaps.rankable(roles)
        for holder in people:
            others = chosen[chosen != holder] if isinstance(holder, int) else chosen
            near = nearest(gaps, gaps.held_of(holder), others, wanted)
            yield _ranking(gaps.described(holder), _entries(catalogue, near))
        return
    targets = gaps.targets(roles)
    own = targets.own(people)
    values = [catalogue.role(RoleNumber(role)) for role in targets.roles.tolist()]
    blocks = nearest_roles(targets.kernel, gaps.held_by(people), wanted.by, wanted.limit, own)
    for block in blocks:
        entries = _entries_of_block(values, block, wanted.by)
        ends = block.starts.tolist()
        for place, holder in enumerate(people[block.people]):
            yield _ranking(gaps.described(holder), entries[ends[place] : ends[place + 1]])


def _entries_of_block(values: Sequence[Role], block: Nearest, by: RankMeasure) -> tuple[RankedRole, ...]:
    """Return the entries of all people of a block, one after another."""
    import numpy

    _, _, roles, met, needed, have = block
    measures = {
        "coverage": (met / needed).tolist(),
        "effort": (needed - met).tolist(),
        "fit": (met / (needed + have - met)).tolist(),
        "use": (met / numpy.maximum(have, 1)).tolist(),
    }
    for place in numpy.flatnonzero(have == 0).tolist():
        measures["use"][place] = None
    scores = [score or 0 for score in measures[by]]
    return tuple(map(RankedRole, map(values.__getitem__, roles.tolist()), *measures.values(), scores))


def _entries(catalogue: Catalogue, nearest: Iterable[RankedNumber]) -> tuple[RankedRole, ...]:
    role = catalogue.role
    return tuple(RankedRole(role(near.role), *near.measures.shown(), near.score) for near in nearest)


def _ranking(who: Role | Profile | str, entries: tuple[RankedRole, ...]) -> Ranking[RankedRole]:
    person = who.name if isinstance(who, Profile) else ""
    return Ranking(f"The roles nearest to {who or 'you'}", entries, person)


def rank_people(
    catalogue: Catalogue,
    gaps: GapCalculator,
    role: RoleNumber,
    people: Iterable[tuple[Profile, Holdings]],
    wanted: Wanted,
) -> Ranking[RankedProfile]:
    """Return the people nearest to a role, best first; nobody where it requires nothing essential."""
    entries: list[tuple[tuple[Any, ...], RankedProfile]] = []
    for profile, held in people if gaps.is_known(role) else ():
        measures = gaps.measure(held, role, gaps.credits(held, [role], wanted.standing_in))
        entry = RankedProfile(profile, *measures.shown(), score(measures, wanted.by))
        entries.append(((*rank_key(measures, wanted.by), profile.name), entry))
    best = sorted(entries, key=itemgetter(0))[: wanted.limit]
    return Ranking(f"The people nearest to {catalogue.role(role)}", tuple(entry for _, entry in best))
