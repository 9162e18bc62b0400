"""The contents of a picture of a ladder: its roles, what each move takes, and its title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import TYPE_CHECKING

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber
from careergraph.choices import Direction, Theme
from careergraph.drawing.ladder import Ladder, build_ladder
from careergraph.drawing.phrases import word
from careergraph.errors import LimitError
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.conditions import Background
from careergraph.gaps.holdings import Holder
from careergraph.gaps.values import SkillGap
from careergraph.model import Progression, Role
from careergraph.paths.career_paths import CareerPath, gaps_along
from careergraph.support.text import counted, in_language

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

    Where none are named they are all roles, or those of the path alone if all would be too many.

    Raises `LimitError` for more than `max_roles`.
    """
    on_path = () if path is None else path.roles
    if named is None:
        every = catalogue.roles_in_use
        named = () if path is not None and len(every) > max_roles else every
    chosen = {*named, *on_path}
    if len(chosen) > max_roles:
        raise LimitError(
            f"a ladder of {counted(len(chosen), 'role')} could not be read; choose some with roles=, "
            f"around=, family= or path=, or raise max_roles above {max_roles}"
        )
    return sorted(chosen, key=catalogue.sort_key)


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
    marked: Role | None,
) -> Ladder:
    """Compose a ladder of `roles` and the moves among them.

    Gaps are those of whoever stands on it, or else those of the `path`. The `title` is that of the
    family that all roles are of, or else of the `family` asked for; `framed` frames those of each.
    """
    steps = path.steps if path else ()
    families = {role: catalogue.family(catalogue.number_of(role), language, family) for role in roles}
    return build_ladder(
        title=title or _title(families.values(), family, language),
        roles=roles,
        labels={role: in_language(role.labels, language) or role.label for role in roles},
        progressions=catalogue.progressions,
        language=language,
        direction=direction,
        who=None if standing is None else standing.who,
        coverage={} if standing is None else standing.coverage,
        on_path=[step.progression for step in steps],
        gaps={step.progression: step.gap for step in steps} if standing is None else standing.gaps,
        families=families if framed else None,
        marked=() if marked is None else (marked,),
        theme=theme,
    )


def _title(families: Iterable[str | None], asked: str | None, language: str) -> str:
    distinct = set(families)
    family = (distinct.pop() if len(distinct) == 1 else None) or asked
    ladder = word(language, "ladder")
    return ladder if family is None else f"{ladder}: {family}"
