"""How near to a truth a ranking comes, for each source, and whether that is by chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from truths import Truth

import careergraph as cg

Values: TypeAlias = NDArray[np.float64]
#: The roles for a source, best first, so many of them (None: all).
Ranker: TypeAlias = Callable[[cg.Role, int | None], Sequence[cg.Role]]
DRAWS = 4_000


def precision_at_ten(truth: Truth, ranker: Ranker) -> Values:
    """How many of the first ten are right, ÷ 10."""
    return np.array([_hits(ranker(source, 10), right) / 10 for source, right in truth.right.items()])


def found_in_ten(truth: Truth, ranker: Ranker) -> Values:
    """The same ÷ the most that there can be."""
    return np.array(
        [_hits(ranker(source, 10), right) / min(10, len(right)) for source, right in truth.right.items()]
    )


def places(truth: Truth, ranker: Ranker) -> Values:
    """The place of the first that is right, from 1; infinite where it is not among the ranked."""
    found = []
    for source, right in truth.right.items():
        wanted = set(right)
        ranked = enumerate(ranker(source, None), 1)
        found.append(next((place for place, role in ranked if role in wanted), np.inf))
    return np.array(found, float)


def lower_bound(difference: Values) -> float:
    """The lower end of the 95 % interval of the mean, by bootstrap, of ours minus a baseline's, by source."""
    draw = np.random.default_rng(13).integers(0, len(difference), (DRAWS, len(difference)))
    return float(np.quantile(difference[draw].mean(axis=1), 0.025))


def _hits(ranked: Sequence[cg.Role], right: Sequence[cg.Role]) -> int:
    return len(set(ranked) & set(right))
