"""Checks of moves against the grades of their roles."""

from __future__ import annotations

from collections.abc import Iterator

from careergraph.catalogue.catalogue import Catalogue
from careergraph.model import Finding, ProgressionKind, Severity
from careergraph.support.text import quote


def check_grades(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the promotions that lead to no higher grade, and the lateral moves that lead to another."""
    for move in catalogue.progressions:
        before, after = move.source.grade, move.target.grade
        if before is None or after is None:
            continue
        grades = f"from {quote(before)} to {quote(after)}"
        ends = f"{quote(move.source.label)} → {quote(move.target.label)}"
        if move.kind is ProgressionKind.PROMOTION and after <= before:
            yield Finding(
                Severity.WARNING,
                "promotion-does-not-rise",
                move.source.iri,
                f"the promotion {ends} leads {grades}, which is no higher",
                "correct a grade, or the kind of the move",
            )
        if move.kind is ProgressionKind.LATERAL_MOVE and after.rank != before.rank:
            yield Finding(
                Severity.WARNING,
                "lateral-move-changes-grade",
                move.source.iri,
                f"the lateral move {ends} leads {grades}",
                "correct a grade, or the kind of the move",
            )
