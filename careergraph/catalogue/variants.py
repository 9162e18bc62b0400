"""Moves of an employer's form of a role, `cg:variantOf`: those of the role, unless it states its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final

from careergraph.catalogue.facts import StatedProgression
from careergraph.catalogue.numbers import RoleNumber
from careergraph.errors import LimitError
from careergraph.support.reach import reached

#: How many moves variants may have from their roles, in all.
MAX_INHERITED_MOVES: Final = 1_000_000


def inherited_moves(
    moves: Sequence[StatedProgression], variants: Mapping[RoleNumber, Sequence[RoleNumber]]
) -> Sequence[StatedProgression]:
    """Return the moves that variants have from the roles that they are forms of, or from nearer variants.

    `variants` maps a role to its forms. A form stands in for its role at the start of a move unless a move
    is stated that it starts, and at the end unless one is stated that it ends. Suggested moves are not
    handed on. What is handed on cites nobody: the source speaks of the role, and not of its form.

    Raises `LimitError` where there are more than `MAX_INHERITED_MOVES`.
    """
    stated = [move for move in moves if not move.suggested]
    starting, ending = {move.source for move in stated}, {move.target for move in stated}

    def forms(role: RoleNumber, known: set[RoleNumber]) -> Sequence[RoleNumber]:
        return [*reached([role], lambda form: (each for each in variants.get(form, ()) if each not in known))]

    inherited: list[StatedProgression] = []
    for move in stated if variants else ():
        sources, targets = forms(move.source, starting), forms(move.target, ending)
        if len(inherited) + len(sources) * len(targets) > MAX_INHERITED_MOVES:
            raise LimitError(
                f"cg:variantOf hands on more than {MAX_INHERITED_MOVES:,} moves in all; "
                "state the moves of some variants themselves"
            )
        inherited += (
            move._replace(source=source, target=target, inherited=True, cites=None)
            for source, target in product(sources, targets)
            if source != target and (source, target) != (move.source, move.target)
        )
    return inherited
