"""What is said of moves that people made against those that are stated."""

from __future__ import annotations

import pytest
from small import EX, loads

import careergraph as cg

LADDER = (
    ':a a cg:Role ; skos:prefLabel "A" ; cg:progressesTo :b , :c . :b a cg:Role ; skos:prefLabel "B" .'
    ':c a cg:Role ; skos:prefLabel "C" . [] a cg:Progression ; cg:fromRole :b ; cg:toRole :c ;'
    " cg:status cg:Suggested ."
)


@pytest.mark.parametrize(
    ("hide", "nobody"),
    [(0, "nobody"), (1, "nobody"), (2, "fewer than 2 people"), (5, "fewer than 5 people")],
)
def test_moves_that_nobody_made_and_that_nobody_states_are_told(hide, nobody):
    graph = loads(LADDER).observed([("A", "B", 9), ("B", "A", 9), ("C", "A", 1), ("C", "B", 30)], hide=hide)
    told = {finding.subject: finding for finding in graph.check() if finding.code == "move-not-made"}
    assert told == {
        f"{EX}c": cg.Finding(
            cg.Severity.WARNING,
            "move-not-made",
            f"{EX}c",
            f"the move 'A' → 'C' is stated, and {nobody} made it",
            "check that it is a way",
        )
    }
    made = [finding for finding in graph.check() if finding.code == "move-not-stated"]
    assert ("the move 'C' → 'A' was made 1 time, and nobody states it" in [f.message for f in made]) == (
        hide <= 1
    )
    assert (
        cg.Finding(
            cg.Severity.WARNING,
            "move-not-stated",
            f"{EX}b",
            "the move 'C' → 'B' was made 30 times, and nobody states it",
            "state it, if it is meant to be a way",
        )
        in made
    )


def test_where_no_moves_were_observed_nothing_is_told():
    assert [finding for finding in loads(LADDER).check() if finding.code.startswith("move-not")] == []
