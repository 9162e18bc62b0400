"""What others do, made again from their formulas, to be held beside."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scores import Ranker
from truths import Truth

import careergraph as cg

Matrix = NDArray[np.float64]


def by_matrix(truth: Truth, scores: Matrix) -> Ranker:
    """Rank by a matrix of roles × roles; ties go by the order of the roles."""
    roles = truth.graph.roles
    number = {role: place for place, role in enumerate(roles)}
    judged = np.array([number[role] for role in truth.judged])

    def ranked(source: cg.Role, limit: int | None) -> list[cg.Role]:
        others = judged[judged != number[source]]
        order = np.lexsort([others, -scores[number[source], others]])[:limit]
        return [roles[place] for place in others[order]]

    return ranked


def chance(truth: Truth) -> Ranker:
    """Any order whatever."""
    drawn = np.random.default_rng(13).random((len(truth.graph.roles),) * 2)
    return by_matrix(truth, drawn)


def ruzicka(levels: Matrix) -> Matrix:
    """Σmin ÷ Σmax."""
    sums = levels.sum(axis=1)
    both = np.array([np.minimum(row, levels).sum(axis=1) for row in levels])
    most = sums[:, None] + sums - both
    return np.divide(both, most, out=np.zeros_like(both), where=most > 0)


def cosine(rows: Matrix) -> Matrix:
    """The cosines of all rows."""
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    unit: Matrix = rows / lengths
    return unit @ unit.T


def tfidf(texts: Sequence[Sequence[str]]) -> Matrix:
    """TF-IDF cosines of words of two letters and more, with 1 + ln of the counts, as scikit-learn has it."""
    counts = [Counter(word for text in each for word in _words(text) if len(word) > 1) for each in texts]
    number = {word: place for place, word in enumerate(dict.fromkeys(w for each in counts for w in each))}
    times = np.zeros((len(counts), len(number)))
    for row, each in enumerate(counts):
        times[row, [number[word] for word in each]] = list(each.values())
    idf = np.log((1 + len(counts)) / (1 + (times > 0).sum(axis=0))) + 1
    return cosine(np.where(times > 0, 1 + np.log(np.maximum(times, 1)), 0) * idf)


def fused(truth: Truth, *scores: Matrix) -> Matrix:
    """The sum of the z-scores of each row, over the judged."""
    judged = np.isin(truth.graph.roles, list(truth.judged))
    total = np.zeros_like(scores[0])
    for each in scores:
        part = each[:, judged]
        spread = np.maximum(part.std(axis=1, keepdims=True), 1e-12)
        total += (each - part.mean(axis=1, keepdims=True)) / spread
    return total


def onet_ratings(graph: cg.CareerGraph) -> tuple[Matrix, Matrix]:
    """Importance and level of all that O*NET rates, roles × elements, in the order of the roles."""
    catalogue = graph._catalogue
    ratings = catalogue.ratings
    place = {number: index for index, number in enumerate(catalogue.role_numbers)}
    elements = {skill: index for index, skill in enumerate(sorted(set(ratings.skill)))}
    importance, level = np.zeros((2, len(place), len(elements)))
    where = [place[role] for role in ratings.role], [elements[skill] for skill in ratings.skill]
    importance[where], level[where] = ratings.importance, ratings.level
    return importance, level


def skill_weights(graph: cg.CareerGraph) -> Matrix:
    """1 for an essential skill, ½ for an optional one, × ln(roles ÷ roles that have it), roles × skills."""
    number = {skill: place for place, skill in enumerate(graph.skills)}
    share = np.zeros((len(graph.roles), len(number)))
    for place, role in enumerate(graph.roles):
        for each in graph.requirements(role):
            share[place, number[each.skill]] = 1.0 if each.necessity is cg.Necessity.ESSENTIAL else 0.5
    return share * np.maximum(np.log(len(share) / np.maximum(share.sum(axis=0), 0.5)), 0)


def labels(role: cg.Role) -> list[str]:
    """All the labels of a role."""
    return [*role.labels.values(), *(text for texts in role.alternative_labels.values() for text in texts)]


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", re.sub("[\u0300-\u036f]", "", folded))
