"""Checks of moves that people made against those that are stated."""

from __future__ import annotations

from collections.abc import Iterator

from careergraph.catalogue.catalogue import Catalogue
from careergraph.model import Finding, Severity
from careergraph.support.text import counted, quote


def check_observed(catalogue: Catalogue) -> Iterator[Finding]:
    """Find the moves that are stated and not made, and those that are made and not stated."""
    if catalogue.observed is None:
        return
    fewer = "nobody" if catalogue.observed.hide <= 1 else f"fewer than {catalogue.observed.hide} people"
    moves = {(move.source, move.target): move for move in reversed(catalogue.progressions)}
    for (source, target), move in moves.items():
        named = f"{quote(source.label)} → {quote(target.label)}"
        if move.observed:
            yield Finding(
                Severity.WARNING,
                "move-not-stated",
                target.iri,
                f"the move {named} was made {counted(move.count or 0, 'time')}, and nobody states it",
                "state it, if it is meant to be a way",
            )
        elif move.count is None and not move.suggested:
            yield Finding(
                Severity.WARNING,
                "move-not-made",
                target.iri,
                f"the move {named} is stated, and {fewer} made it",
                "check that it is a way",
            )
