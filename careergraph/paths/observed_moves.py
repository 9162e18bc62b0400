"""How likely moves are, by the moves that people made, smoothed towards what is stated or fits.

P(b | a) = (n_ab + α π_ab) ÷ (n_a + α), the mean of a Dirichlet distribution. π is even over the moves that a
role states, and by fit over those that were made from a role that states none.

A count below `hide` is taken for 0 before anything else is done. All that is told (counts, probabilities,
costs, findings, α) is made of what is left, so that nobody can work it out from them.

MacKay, D. J. C. and Peto, L. C. B. (1995), A hierarchical Dirichlet language model, Natural Language
Engineering 1(3).
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final, TypeAlias

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.numbers import RoleNumber
from careergraph.catalogue.observed_moves import ObservedMove, ObservedMoves

#: A move by its two roles.
Pair: TypeAlias = tuple[RoleNumber, RoleNumber]
#: How much of the moves is held out: one of so many.
_FOLDS: Final = 5
#: The weights that are tried, and the one where nothing tells which is best.
_ALPHAS: Final = tuple(2.0**power for power in range(-2, 11))
_ALPHA: Final = 1.0
#: What a likelihood costs is counted in millionths of a natural logarithm.
_MILLION: Final = 1_000_000


def observe(
    catalogue: Catalogue,
    made: Mapping[Pair, int],
    fit: Callable[[RoleNumber, RoleNumber], float | None],
    alpha: float | None,
    hide: int,
) -> ObservedMoves:
    """Estimate how likely each move is that is stated, or was made by at least `hide` people."""
    shown = {pair: count for pair, count in made.items() if count >= max(hide, 1)}
    moves = catalogue.facts.progressions
    stated = {(move.source, move.target) for move in moves if not move.suggested}
    there = dict.fromkeys([*((move.source, move.target) for move in moves), *sorted(shown)])
    prior = _prior(there, stated, shown, fit)
    if alpha is None:
        alpha = _best_alpha(shown, prior, catalogue)
    likely = probabilities(shown, prior, alpha)
    return ObservedMoves({pair: ObservedMove(shown.get(pair), likely[pair]) for pair in there}, hide)


def probabilities(
    made: Mapping[Pair, float], prior: Mapping[Pair, float], alpha: float
) -> dict[Pair, float | None]:
    """Return P(b | a) of each pair of the prior; None where nothing was made from a role, and α is 0."""
    totals: dict[RoleNumber, float] = {}
    for (source, _), count in made.items():
        totals[source] = totals.get(source, 0) + count
    return {
        pair: (made.get(pair, 0) + alpha * weight) / whole
        if (whole := totals.get(pair[0], 0) + alpha)
        else None
        for pair, weight in prior.items()
    }


def cost(probability: float | None) -> int | None:
    """Return what a move costs: −10⁶ ln P, rounded; None for one that is never made.

    >>> cost(0.5), cost(1.0), cost(0.0)
    (693147, 0, None)
    """
    return round(-_MILLION * math.log(probability)) if probability else None


def _prior(
    there: Iterable[Pair],
    stated: Collection[Pair],
    made: Mapping[Pair, int],
    fit: Callable[[RoleNumber, RoleNumber], float | None],
) -> dict[Pair, float]:
    """Return π: of each role's moves even over those stated, else by fit over those made."""
    from_role: dict[RoleNumber, list[Pair]] = {}
    for pair in there:
        from_role.setdefault(pair[0], []).append(pair)
    prior: dict[Pair, float] = {}
    for pairs in from_role.values():
        weights = [float(pair in stated) for pair in pairs]
        if not any(weights):
            weights = [fit(*pair) or 0.0 if pair in made else 0.0 for pair in pairs]
        if not any(weights):
            weights = [1.0] * len(pairs)
        whole = math.fsum(weights)
        prior |= {pair: weight / whole for pair, weight in zip(pairs, weights, strict=True)}
    return prior


def _best_alpha(made: Mapping[Pair, int], prior: Mapping[Pair, float], catalogue: Catalogue) -> float:
    """Choose the weight under which moves that are held out are likeliest; of equals the least."""
    held_out = {pair: (count + _offset(pair, catalogue)) // _FOLDS for pair, count in made.items()}
    rest = {pair: count - held_out[pair] for pair, count in made.items()}
    # What nobody states, and what was held out whole, is as unlikely under every weight.
    testable = [pair for pair, count in held_out.items() if count and (rest[pair] or prior[pair])]
    if not testable:
        return _ALPHA

    def loss(alpha: float) -> float:
        likely = probabilities(rest, prior, alpha)
        return -math.fsum(held_out[pair] * math.log(likely[pair] or math.ulp(0.0)) for pair in testable)

    return min(_ALPHAS, key=lambda alpha: (loss(alpha), alpha))


def _offset(pair: Pair, catalogue: Catalogue) -> int:
    """Return which part of a move's count is held out, by its IRIs: the same on every machine."""
    names = " ".join(catalogue.role(role).iri for role in pair)
    return int.from_bytes(hashlib.blake2b(names.encode(), digest_size=8).digest()) % _FOLDS
