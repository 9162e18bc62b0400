"""Are the nearest roles near? Rankings held to published truths, beside what others do.

    python benchmarks/moves/table.py [--data ../shared/data]
    python benchmarks/moves/table.py --ontology careers.ttl --pairs moves.csv

DATA has the folders `onet-29.2`, `uk-digital-data-roles` and `esco-1.2.0-en`; one that is not there is passed
over. PAIRS is any CSV file; its first two columns are a role and one that is right for it, by label or IRI.

Prints a table in Markdown. Sources fall into two halves by a hash of their codes: the formulas were chosen on
half A. The bounds are the lower ends of the 95 % intervals of ours minus the baseline.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import baselines
import numpy as np
from scores import Ranker, Values, found_in_ten, lower_bound, places, precision_at_ten
from truths import Truth, esco_unit_groups, onet_related, paired, pairs_in, uk_next_levels

import careergraph as cg

#: What may be lost against a baseline.
LEAST = -0.01


class Line(NamedTuple):
    """One line of the table: ours, and what it is held beside."""

    measure: str
    name: str
    ours: Values
    baseline: tuple[str, Values] | None = None


def main() -> None:
    """Print the table of each truth that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--ontology", type=Path)
    parser.add_argument("--pairs", type=Path)
    chosen = parser.parse_args()
    if chosen.pairs:
        truth = paired(cg.load(chosen.ontology), pairs_in(chosen.pairs))
        show(f"{chosen.pairs.name}, {len(truth.right)} sources", truth, own(truth))
        return
    for name, read, lines in (
        ("onet-29.2", onet_related, onet),
        ("uk-digital-data-roles", uk_next_levels, uk),
        ("esco-1.2.0-en", esco_unit_groups, esco),
    ):
        if (chosen.data / name).is_dir():
            truth = read(chosen.data / name)
            show(f"{TITLES[name]}, {len(truth.right)} sources", truth, lines(truth))
        else:
            print(f"no folder {name}: passed over", file=sys.stderr)


TITLES: Mapping[str, str] = {
    "onet-29.2": "O*NET: related occupations",
    "uk-digital-data-roles": "UK framework: next level",
    "esco-1.2.0-en": "ESCO: same ISCO unit group",
}


def ranked(truth: Truth, by: str, direction: str = "any") -> Ranker:
    """Rank as careergraph does."""

    def ranker(source: cg.Role, limit: int | None) -> list[cg.Role]:
        ranking = truth.graph.rank(source, judged, limit, by=by, direction=direction)
        return [entry.role for entry in ranking]

    judged = None if len(truth.judged) == len(truth.graph.roles) else truth.judged
    return ranker


def onet(truth: Truth) -> Iterator[Line]:
    """Hold all measures to the related occupations."""
    graph = truth.graph
    importance, level = baselines.onet_ratings(graph)
    weighed = baselines.cosine(importance * level)
    tasks = baselines.tfidf(
        [[each.label for each in graph.responsibilities_of(role)] for role in graph.roles]
    )
    titles = baselines.tfidf([baselines.labels(role) for role in graph.roles])
    ranks = np.where(importance >= 3, np.floor(level + 0.5), 0)

    def precision(scores: baselines.Matrix) -> Values:
        return precision_at_ten(truth, baselines.by_matrix(truth, scores))

    def ours(by: str) -> Values:
        return precision_at_ten(truth, ranked(truth, by))

    yield Line("P@10", "chance", precision_at_ten(truth, baselines.chance(truth)))
    yield Line("P@10", "coverage", ours("coverage"))
    yield Line("P@10", "fit", ours("fit"), ("Σmin ÷ Σmax of ranks", precision(baselines.ruzicka(ranks))))
    yield Line(
        "P@10", "weighted", ours("weighted"), ("cosine of importance × level, all 68", precision(weighed))
    )
    fused = precision(baselines.fused(truth, tasks, titles, weighed))
    yield Line("P@10", "evidence", ours("evidence"), ("fusion of tasks, titles and all 68", fused))


def uk(truth: Truth) -> Iterator[Line]:
    """Hold fit and evidence to the next levels."""
    graph = truth.graph
    skills = {skill: place for place, skill in enumerate(graph.skills)}
    levels = np.zeros((len(graph.roles), len(skills)))
    number = {role: place for place, role in enumerate(graph.roles)}
    for role, place in number.items():
        for each in graph.requirements(role):
            levels[place, skills[each.skill]] = each.need
    scores, sums = baselines.ruzicka(levels), levels.sum(axis=1)
    upward = np.where(sums[None, :] > sums[:, None], scores, -1.0)
    for source, right in truth.right.items():
        # Where several roles are as near, the right one comes last.
        upward[number[source], [number[role] for role in right]] -= 1e-9
    beside = places(truth, baselines.by_matrix(truth, upward))
    found = {
        "chance": places(truth, baselines.chance(truth)),
        "coverage": places(truth, ranked(truth, "coverage")),
        "fit": places(truth, ranked(truth, "fit")),
        "fit, up": places(truth, ranked(truth, "fit", "up")),
        "evidence, up": places(truth, ranked(truth, "evidence", "up")),
    }
    held = dict.fromkeys(("fit, up", "evidence, up"), ("Σmin ÷ Σmax, up, ties lost", beside))
    for measure, score in PLACED.items():
        for name, place in found.items():
            baseline = held.get(name)
            yield Line(measure, name, score(place), baseline and (baseline[0], score(baseline[1])))


def esco(truth: Truth) -> Iterator[Line]:
    """Hold all measures to the unit groups."""
    graph = truth.graph
    skills = baselines.cosine(baselines.skill_weights(graph))
    titles = baselines.tfidf([baselines.labels(role) for role in graph.roles])
    texts = baselines.tfidf([[role.definition or ""] for role in graph.roles])

    def found(scores: baselines.Matrix) -> Values:
        return found_in_ten(truth, baselines.by_matrix(truth, scores))

    def ours(by: str) -> Values:
        return found_in_ten(truth, ranked(truth, by))

    beside, fit, evidence = found(skills), ours("fit"), ours("evidence")
    yield Line("in ten", "chance", found_in_ten(truth, baselines.chance(truth)))
    yield Line("in ten", "coverage", ours("coverage"))
    yield Line("in ten", "fit", fit)
    yield Line("in ten", "weighted", ours("weighted"), ("TF-IDF of skills, optional ½", beside))
    yield Line("in ten", "evidence", evidence, ("fit", fit))
    yield Line("in ten", "evidence", evidence, ("TF-IDF of skills, optional ½", beside))
    fused = found(baselines.fused(truth, skills, titles, texts))
    yield Line("in ten", "evidence", evidence, ("fusion of skills, titles and definitions", fused))


def own(truth: Truth) -> Iterator[Line]:
    """The lines for a truth of the user's own."""
    for by in ("coverage", "fit", "weighted", "evidence"):
        yield Line("in ten", by, found_in_ten(truth, ranked(truth, by)))
    for name, direction in (
        ("coverage", "any"),
        ("fit", "any"),
        ("fit", "up"),
        ("evidence", "any"),
        ("evidence", "up"),
    ):
        place = places(truth, ranked(truth, name, direction))
        for measure, score in PLACED.items():
            yield Line(measure, name + (", up" if direction == "up" else ""), score(place))


PLACED: Mapping[str, Callable[[Values], Values]] = {
    "hit@1": lambda place: (place == 1).astype(float),
    "hit@5": lambda place: (place <= 5).astype(float),
    "MRR": lambda place: 1 / place,
}


def show(title: str, truth: Truth, lines: Iterator[Line]) -> None:
    """Print the table of one truth."""
    b = np.array(truth.in_half_b)
    print(f"\n**{title}**\n")
    print("| measure | by | all | half B | baseline | all | half B | lower bound, all | half B |")
    print("|---|---|---|---|---|---|---|---|---|")
    for measure, name, ours, baseline in lines:
        cells = [measure, name, *(f"{part.mean():.3f}" for part in (ours, ours[b]))]
        if baseline is not None:
            beside, theirs = baseline
            cells += [beside, *(f"{part.mean():.3f}" for part in (theirs, theirs[b]))]
            bounds = [lower_bound(ours - theirs), lower_bound((ours - theirs)[b])]
            cells += [f"{bound:+.3f}" + ("" if bound >= LEAST else " (fails)") for bound in bounds]
        print(f"| {' | '.join([*cells, *[''] * (9 - len(cells))])} |", flush=True)


if __name__ == "__main__":
    main()
