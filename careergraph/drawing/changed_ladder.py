"""The ladder of two graphs: what is in both, what is new, and what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.difference import Change
from careergraph.catalogue.matched_things import MatchedThings
from careergraph.choices import DIRECTIONS, THEMES, Direction, Theme
from careergraph.drawing.building import build_ladder
from careergraph.drawing.diagram import Diagram
from careergraph.drawing.ladder import Unstated
from careergraph.drawing.layout import arranged
from careergraph.drawing.phrases import word
from careergraph.errors import InvalidArgument, LimitError
from careergraph.model import Progression, Role
from careergraph.support.text import counted, listed, quote

_GONE: Final = "gone role"
_NEW: Final = "new role"


def changed_ladder(
    before: Catalogue,
    after: Catalogue,
    things: MatchedThings,
    changes: Sequence[Change],
    direction: Direction,
    theme: Theme,
    max_roles: int,
) -> Diagram:
    """Draw the roles of both graphs and their moves, marked where they are new or gone.

    Raises `LimitError` where even those that something changed in are more than `max_roles`.
    """
    for name, given, choices in (("direction", direction, DIRECTIONS), ("theme", theme, THEMES)):
        if given not in choices:
            raise InvalidArgument(f"{name}={quote(given)} is none of {listed(choices)}")
    now = {before.role(old): after.role(new) for old, new, _ in things.roles.both}
    moves, apart = _moves(after.progressions, changes, now)
    marks = _marks(changes)
    roles = _shown({*after.roles, *marks}, changes, now, max_roles)
    labels = {role: _label(role, marks, after.language) for role in roles}
    return Diagram(
        arranged(
            build_ladder(
                title=word(after.language, "difference"),
                roles=sorted(roles, key=lambda role: (labels[role], role.iri)),
                labels=labels,
                progressions=moves,
                language=after.language,
                direction=direction,
                marked=[role for role, mark in marks.items() if mark == _NEW],
                theme=theme,
                apart=apart,
            )
        )
    )


def _moves(
    stated: Iterable[Progression], changes: Iterable[Change], now: Mapping[Role, Role]
) -> tuple[list[Progression], dict[Progression, Unstated]]:
    """Return the moves of both graphs, each between roles as they are after, and which are new or gone."""
    moves, apart = [*stated], dict[Progression, Unstated]()
    for kind, _, old, new, _ in changes:
        if kind == "move" and old is None:
            apart[new] = Unstated.NEW
        elif kind == "move" and new is None:
            gone = replace(
                old, source=now.get(old.source, old.source), target=now.get(old.target, old.target)
            )
            moves.append(gone)
            apart[gone] = Unstated.GONE
    return moves, apart


def _marks(changes: Iterable[Change]) -> dict[Role, str]:
    marks: dict[Role, str] = {}
    for kind, role, old, new, _ in changes:
        if kind == "role" and (old is None or new is None):
            marks[role] = _NEW if old is None else _GONE
    return marks


def _label(role: Role, marks: Mapping[Role, str], language: str) -> str:
    return word(language, marks[role], role.label) if role in marks else role.label


def _shown(
    roles: set[Role], changes: Iterable[Change], now: Mapping[Role, Role], max_roles: int
) -> set[Role]:
    """Return all roles, or, where they are too many, those that something changed in."""
    if len(roles) <= max_roles:
        return roles
    touched: set[Role] = set()
    for kind, thing, old, new, _ in changes:
        if isinstance(thing, Role):
            touched.add(thing)
        for move in (old, new) if kind == "move" else ():
            touched |= set() if move is None else {now.get(role, role) for role in (move.source, move.target)}
    if len(touched) > max_roles:
        raise LimitError(
            f"a ladder of {counted(len(touched), 'role')} that something changed in could not be read; "
            f"raise max_roles above {max_roles}"
        )
    return touched
