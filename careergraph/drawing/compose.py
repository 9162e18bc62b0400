"""The contents of a picture of a ladder: its roles, what each move takes, and its title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING

from immutabledict import immutabledict

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber
from careergraph.choices import Direction, Theme
from careergraph.drawing.building import build_ladder
from careergraph.drawing.folding import Grouping, fold_roles
from careergraph.drawing.ladder import Ladder
from careergraph.drawing.layout import around, arranged, by_groups, in_order, is_readable
from careergraph.drawing.phrases import word
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.conditions import Background
from careergraph.gaps.holdings import Holder
from careergraph.gaps.values import SkillGap
from careergraph.model import Progression, Role
from careergraph.paths.career_paths import CareerPath, gaps_along
from careergraph.support.text import in_language

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody on a ladder: what they cover of each role, and the gap that each move leaves them.

    The coverage of a role that requires nothing essential is None: nothing is known of it.
    """

    who: str
    coverage: Mapping[Role, float | None]
    gaps: Mapping[Progression, SkillGap]


def choose_roles(
    catalogue: Catalogue, named: Iterable[Role] | None, path: CareerPath | None, max_roles: int
) -> list[Role]:
    """Choose the roles to draw, in order: those named and those of the path, each once.

    Where none are named they are all roles, or those of the path alone if all would be too many. A ranking
    keeps its order.
    """
    on_path = () if path is None else path.roles
    if named is None:
        every = catalogue.roles_in_use
        named = () if path is not None and len(every) > max_roles else every
    return sorted({*named, *on_path}, key=catalogue.sort_key)


def groupings(catalogue: Catalogue, language: str, family: str | None) -> Iterator[Grouping]:
    """Yield what roles may be folded by: families, grades, job zones, groups above them, narrow first."""
    above = {role: [*_groups_above(catalogue, role, language)] for role in catalogue.roles_in_use}
    yield lambda role: catalogue.family(catalogue.number_of(role), language, family)
    yield lambda role: role.grade.label if role.grade else None
    zones, number = catalogue.job_zones, catalogue.number_of
    yield lambda role: word(language, "job zone", zones[number(role)]) if number(role) in zones else None
    for depth in range(max(map(len, above.values()), default=0), 0, -1):
        yield partial(_at_depth, above, depth)


def _at_depth(above: Mapping[Role, Sequence[str]], depth: int, role: Role) -> str | None:
    groups = above.get(role, ())
    return groups[min(depth, len(groups)) - 1] if groups else None


def _groups_above(catalogue: Catalogue, role: Role, language: str) -> Iterable[str]:
    """Return the labels of the groups above a role, the widest first."""
    broader, roles = catalogue.broader, catalogue.facts.roles
    here = catalogue.facts.roles.ids[catalogue.number_of(role)]
    seen, labels = {here}, list[str]()
    while (above := broader.get(here)) and above[0] not in seen:
        here = above[0]
        seen.add(here)
        if here not in roles.number:
            labels.append(
                in_language(catalogue.words.preferred.get(here, {}), language) or catalogue.labels.shown(here)
            )
    return labels[::-1]


def roles_before(network: networkx.DiGraph[str], role: str, max_steps: int) -> Iterable[str]:
    """Find the IRIs of the roles that at most so many moves lead on from to a role, itself included."""
    import networkx

    if role not in network:
        return (role,)
    return networkx.single_source_shortest_path_length(network.reverse(copy=False), role, cutoff=max_steps)


def stand_on(
    roles: Iterable[Role],
    path: CareerPath | None,
    holder: Holder,
    known: Background,
    progressions: Iterable[Progression],
    gaps: GapCalculator,
    number: Callable[[Role], RoleNumber],
) -> Standing:
    """Measure somebody against roles and moves; on the moves of a path what was gained before counts."""
    gap_to = {role: gaps.gap(holder.name, holder.held, number(role)) for role in roles}
    taken = {move: gap_to[move.target] for move in progressions if move.target in gap_to}
    steps = path.steps if path else ()
    ahead = [gaps.needs(number(step.target)) for step in steps]
    along = gaps_along(holder.held, ahead, repeat(holder.name), gaps.surplus)
    taken |= {step.progression: gap for step, gap in zip(steps, along, strict=True)}
    known_at = dict.fromkeys(taken, known)
    for step in steps:
        known_at[step.progression] = known
        known = known.after(step.target)
    judged = {
        move: replace(gap, conditions=known_at[move].judged((*move.target.conditions, *move.conditions)))
        for move, gap in taken.items()
    }
    return Standing(holder.name, {role: gap.coverage for role, gap in gap_to.items()}, judged)


def compose_ladder(
    catalogue: Catalogue,
    roles: Sequence[Role],
    *,
    path: CareerPath | None,
    standing: Standing | None,
    language: str,
    direction: Direction,
    theme: Theme,
    title: str | None,
    family: str | None,
    framed: bool,
    max_roles: int,
    centre: Role | None = None,
    nearest: Callable[[], Sequence[Role]] = tuple,
    ranked: Sequence[Role] = (),
) -> tuple[Ladder, Mapping[str, tuple[Role, ...]]]:
    """Compose a ladder of `roles` and the moves among them; return it, and what is folded, by its label.

    Gaps are those of whoever stands on it, or else those of the `path`: of its moves alone where there is
    one. The `title` is that of the family that all roles are of, or else of the `family` asked for;
    `framed` frames those of each. Where moves put no order into what is around the `centre`, its neighbours
    stand in that of `nearest`; those `ranked` stand in their order.
    """
    steps = path.steps if path else ()
    on_path = [step.progression for step in steps]
    kept = {*(path.roles if path else ()), *((centre,) if centre else ())}
    near: Sequence[Role] = ()
    if centre is not None:
        near = _by_nearness(roles, centre, catalogue.progressions, nearest)
    folded = fold_roles(
        near or ranked or roles,
        catalogue.progressions,
        kept,
        max_roles,
        () if near or ranked else groupings(catalogue, language, family),
        word(language, "others"),
    )
    families = {role: catalogue.family(catalogue.number_of(role), language, family) for role in roles}
    gaps: Mapping[Progression, SkillGap] = {step.progression: step.gap for step in steps}
    if standing is not None:
        gaps = {move: standing.gaps[move] for move in on_path} if on_path else standing.gaps

    def built(shown: Sequence[Role]) -> Ladder:
        return build_ladder(
            title=title or _title(families.values(), family, language),
            roles=shown,
            labels={
                role: role.label
                if role in folded.stands_for
                else in_language(role.labels, language) or role.label
                for role in shown
            },
            progressions=folded.moves,
            language=language,
            direction=direction,
            who=None if standing is None else standing.who,
            coverage={} if standing is None else standing.coverage,
            on_path=on_path,
            gaps=gaps,
            families=families if framed else None,
            marked=() if centre is None else (centre,),
            theme=theme,
            stands_for=folded.stands_for,
            moves_folded=folded.moves_folded,
        )

    shown = [role for role in roles if role in {*folded.roles}]
    ladder = built([*shown, *folded.stands_for])
    if not ladder.moves and len(ladder.rungs) > 0 and centre is not None:
        return replace(in_order(ladder), note=word(language, "no moves")), immutabledict(folded.groups)
    if ranked:
        return in_order(built(folded.roles)), immutabledict(folded.groups)
    if centre is not None and path is None and not is_readable(ladder):
        return around(built(folded.roles), folded.roles.index(centre)), immutabledict(folded.groups)
    if folded.groups and path is None:
        return by_groups(ladder), immutabledict(folded.groups)
    return arranged(ladder), immutabledict(folded.groups)


def _by_nearness(
    roles: Sequence[Role], centre: Role, moves: Iterable[Progression], nearest: Callable[[], Sequence[Role]]
) -> list[Role]:
    """Order roles by how many moves they are from the centre, either way, then as `nearest` says."""
    import networkx

    network: networkx.DiGraph[Role] = networkx.DiGraph()
    network.add_nodes_from(roles)
    network.add_edges_from((move.source, move.target) for move in moves)
    away = networkx.single_source_shortest_path_length(network.reverse(copy=False), centre)
    for role, steps in networkx.single_source_shortest_path_length(network, centre).items():
        away[role] = min(steps, away.get(role, steps))
    place = {role: number for number, role in enumerate(nearest())}
    far = len(place)
    return sorted(roles, key=lambda role: (away.get(role, far), place.get(role, far)))


def _title(families: Iterable[str | None], asked: str | None, language: str) -> str:
    distinct = set(families)
    family = (distinct.pop() if len(distinct) == 1 else None) or asked
    ladder = word(language, "ladder")
    return ladder if family is None else f"{ladder}: {family}"
