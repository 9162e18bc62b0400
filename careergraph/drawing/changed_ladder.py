"""The ladder of two graphs: what is in both, what is new, and what is gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from immutabledict import immutabledict

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.difference import Change
from careergraph.catalogue.matched_things import MatchedThings
from careergraph.choices import DIRECTIONS, THEMES, Direction, Theme
from careergraph.drawing.building import build_ladder
from careergraph.drawing.compose import groupings
from careergraph.drawing.diagram import Diagram
from careergraph.drawing.folding import Grouping, fold_roles
from careergraph.drawing.ladder import Unstated
from careergraph.drawing.layout import arranged, by_groups
from careergraph.drawing.phrases import word
from careergraph.errors import InvalidArgument
from careergraph.model import Progression, Role
from careergraph.support.text import listed, quote

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

    Where they are more than `max_roles`, those are drawn that something changed in; where these are more,
    too, they are folded as in `CareerGraph.ladder`, what is new and what is gone apart.
    """
    for name, given, choices in (("direction", direction, DIRECTIONS), ("theme", theme, THEMES)):
        if given not in choices:
            raise InvalidArgument(f"{name}={quote(given)} is none of {listed(choices)}")
    now = {before.role(old): after.role(new) for old, new, _ in things.roles.both}
    moves, apart = _moves(after.progressions, changes, now)
    marks = _marks(changes)
    language = after.language
    shown = _shown({*after.roles, *marks}, changes, now, max_roles)
    labels = {role: _label(role.label, marks.get(role), language) for role in shown}
    folded = fold_roles(
        sorted(shown, key=lambda role: (labels[role], role.iri)),
        moves,
        (),
        max_roles,
        _groupings(before, after, marks),
        word(language, "others"),
        apart,
    )
    ladder = build_ladder(
        title=word(language, "difference"),
        roles=folded.roles,
        labels={role: labels.get(role, role.label) for role in folded.roles},
        progressions=folded.moves,
        language=language,
        direction=direction,
        marked=[role for role, mark in marks.items() if mark == _NEW],
        theme=theme,
        apart=folded.apart,
        stands_for=folded.stands_for,
        moves_folded=folded.moves_folded,
    )
    arrange = by_groups if folded.groups else arranged
    return Diagram(arrange(ladder), immutabledict(folded.groups))


def _groupings(before: Catalogue, after: Catalogue, marks: Mapping[Role, str]) -> Iterator[Grouping]:
    """Yield what roles may be folded by: the groups of their own graph, what is new or gone by itself."""

    def of(now: Grouping, then: Grouping, role: Role) -> str | None:
        mark = marks.get(role)
        group = (then if mark == _GONE else now)(role) or word(after.language, "others")
        return _label(group, mark, after.language)

    for now, then in zip(*(groupings(each, after.language, None) for each in (after, before)), strict=False):
        yield partial(of, now, then)


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


def _label(label: str, mark: str | None, language: str) -> str:
    return label if mark is None else word(language, mark, label)


def _shown(
    roles: Collection[Role], changes: Iterable[Change], now: Mapping[Role, Role], max_roles: int
) -> Collection[Role]:
    """Return all roles, or, where they are too many, those that something changed in."""
    if len(roles) <= max_roles:
        return roles
    touched: set[Role] = set()
    for kind, thing, old, new, _ in changes:
        if isinstance(thing, Role):
            touched.add(thing)
        for move in (old, new) if kind == "move" else ():
            touched |= set() if move is None else {now.get(role, role) for role in (move.source, move.target)}
    return touched
