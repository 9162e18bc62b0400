"""Checks of moves against the grades of their roles."""

from __future__ import annotations

from collections.abc import Iterator

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.findings import called
from careergraph.model import Fault, ProgressionKind
from careergraph.support.text import quote


def check_grades(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield the promotions that lead to no higher grade, and the lateral moves that lead to another."""
    for move in catalogue.progressions:
        before, after = move.source.grade, move.target.grade
        if before is None or after is None:
            continue
        code = None
        if move.kind is ProgressionKind.PROMOTION and after <= before:
            code = "promotion-does-not-rise"
        if move.kind is ProgressionKind.LATERAL_MOVE and after.rank != before.rank:
            code = "lateral-move-changes-grade"
        if code is not None:
            source, target = (role.iri.removeprefix("_:") for role in (move.source, move.target))
            yield Fault.of(
                code,
                source,
                source=called(source, catalogue.labels),
                target=called(target, catalogue.labels),
                before=quote(before),
                after=quote(after),
            )
