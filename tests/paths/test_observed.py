"""Moves that people made: how likely each is, what is hidden, and that nobody can work it out."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest
import small
from hypothesis import given
from hypothesis import strategies as st
from strategies import worlds

import careergraph as cg
from careergraph.paths import observed_moves

#: A role that states five moves on, and one that states none.
FAN = "\n".join(
    [
        ':a a cg:Role ; skos:prefLabel "A"@en .',
        *(f':b{n} a cg:Role ; skos:prefLabel "B{n}"@en . :a cg:progressesTo :b{n} .' for n in range(5)),
        ':c a cg:Role ; skos:prefLabel "C"@en ; cg:essentialSkill :s , :t .',
        ':d a cg:Role ; skos:prefLabel "D"@en ; cg:essentialSkill :s .',
        ':e a cg:Role ; skos:prefLabel "E"@en ; cg:essentialSkill :s , :t .',
        ":s a cg:Skill . :t a cg:Skill .",
    ]
)


def moves_of(graph: cg.CareerGraph) -> dict[tuple[str, str], cg.Progression]:
    return {(move.source.iri, move.target.iri): move for move in graph.progressions()}


def told(graph: cg.CareerGraph) -> object:
    """All that somebody who has the graph can see of what people did."""
    network = graph.role_network
    return (
        graph.progressions(),
        sorted(network.edges(data=True), key=lambda edge: edge[:2]),
        [*graph.check()],
        [graph.query("SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o").to_dicts()],
        graph.ladder().dot,
    )


def test_three_of_ten_moves_with_five_that_weigh_a_fifth_each():
    made = [("A", "B0", 3), ("A", "B1", 7)]
    graph = small.loads(FAN).observed(made, alpha=5, hide=0)
    move = moves_of(graph)[small.EX + "a", small.EX + "b0"]
    assert (move.count, move.probability) == (3, pytest.approx(4 / 15))
    assert graph.path("A", "B0", by="observed").roles[-1].label == "B0"
    assert graph.role_network.edges[small.EX + "a", small.EX + "b0"]["observed"] == round(
        -1_000_000 * math.log(4 / 15)
    )


@pytest.mark.parametrize(("hide", "count"), [(0, 1), (1, 1), (2, None)])
def test_what_was_made_as_often_as_may_be_told_is_told(hide, count):
    moves = moves_of(small.loads(FAN).observed([("A", "B0", 1)], alpha=5, hide=hide))
    assert moves[small.EX + "a", small.EX + "b0"].count == count


def test_a_network_tells_what_people_did():
    graph = small.loads(FAN).observed([("A", "B0", 3), ("C", "D", 7)], alpha=5, hide=0)
    pair = small.EX + "c", small.EX + "d"
    probability = moves_of(graph)[pair].probability
    seen = graph.role_network.edges[pair]
    assert {name: seen[name] for name in ("count", "probability", "observed")} == {
        "count": 7,
        "probability": probability,
        "observed": round(-1_000_000 * math.log(probability)),
    }
    assert [data["relation"] for *ends, data in graph.network.edges(data=True) if (*ends,) == pair] == [
        "observed"
    ]


def test_which_part_is_held_out_is_the_same_on_every_machine():
    catalogue = small.loads(FAN)._catalogue
    number = catalogue.facts.roles.number
    pairs = [(number[small.EX + "a"], number[f"{small.EX}b{n}"]) for n in range(5)]
    assert [observed_moves._offset(pair, catalogue) for pair in pairs] == [3, 3, 2, 4, 4]


def test_alpha_is_the_weight_under_which_what_is_held_out_is_likeliest():
    catalogue = small.loads(FAN)._catalogue
    number = catalogue.facts.roles.number
    pairs = [(number[small.EX + "a"], number[f"{small.EX}b{n}"]) for n in range(5)]
    found = set()
    for seed in range(200):
        chance = random.Random(seed)
        counts = chance.choice([[0, 1], [0, 1, 2, 4, 9, 30]])
        made = {pair: chance.choice(counts) for pair in pairs}
        weights = [chance.choice([0, 0, 1, 3]) for _ in pairs[1:]] + [1]
        prior = {pair: weight / sum(weights) for pair, weight in zip(pairs, weights, strict=True)}
        held_out = {pair: (made[pair] + observed_moves._offset(pair, catalogue)) // 5 for pair in pairs}
        rest = {pair: made[pair] - held_out[pair] for pair in pairs}
        asked = [pair for pair in pairs if held_out[pair] and rest[pair] + prior[pair]]

        def loss(alpha, held_out=held_out, rest=rest, prior=prior, asked=asked):
            whole = sum(rest.values()) + alpha
            return -math.fsum(
                held_out[pair] * math.log((rest[pair] + alpha * prior[pair]) / whole) for pair in asked
            )

        alphas = [2.0**power for power in range(-2, 11)]
        best = min(alphas, key=lambda alpha: (loss(alpha), alpha)) if asked else 1.0
        assert observed_moves._best_alpha(made, prior, catalogue) == best
        found.add(best)
    assert len(found) > 5


def test_what_is_never_made_has_no_cost():
    assert [observed_moves.cost(each) for each in (0.5, 1.0, 0.0, None)] == [693147, 0, None, None]


def test_what_nobody_states_is_smoothed_by_fit():
    graph = small.loads(FAN).observed([("C", "D", 6), ("C", "E", 6)], alpha=3)
    found = moves_of(graph)
    to_d, to_e = (found[small.EX + "c", small.EX + end] for end in "de")
    # Of C's two skills D needs one and E both: the fits are 1/2 and 1.
    assert to_d.probability == pytest.approx((6 + 3 * (1 / 3)) / 15)
    assert to_e.probability == pytest.approx((6 + 3 * (2 / 3)) / 15)
    assert to_d.observed
    assert to_e.observed


def test_a_suggested_move_that_nobody_made_is_not_smoothed_towards():
    graph = small.loads(FAN)
    wider = graph.with_moves(graph.suggest_moves("C"))
    assert "E" in {move.target.label for move in wider.progressions("C") if move.suggested}
    found = moves_of(wider.observed([("C", "D", 6)], alpha=3))
    assert (
        found[small.EX + "c", small.EX + "d"].probability,
        found[small.EX + "c", small.EX + "e"].probability,
    ) == (1, 0)


@pytest.mark.parametrize(("hide", "count"), [(0, 4), (1, 4), (4, 4), (5, None)])
def test_a_cell_under_so_many_people_is_hidden(hide, count):
    graph = small.loads(FAN).observed([("A", "B0", 4)], alpha=1, hide=hide)
    assert moves_of(graph)[small.EX + "a", small.EX + "b0"].count == count


worlds_with_counts = worlds(roles=(2, 5)).flatmap(
    lambda world: st.tuples(
        st.just(world),
        st.dictionaries(
            st.tuples(*[st.integers(0, len(world.role_labels) - 1)] * 2), st.integers(0, 30), max_size=8
        ),
        st.dictionaries(
            st.tuples(*[st.integers(0, len(world.role_labels) - 1)] * 2), st.integers(0, 4), max_size=8
        ),
    )
)


@given(worlds_with_counts, st.none() | st.sampled_from([0.5, 3.0]))
def test_nothing_that_is_told_depends_on_what_is_hidden(drawn, alpha):
    """Whoever sees the graph cannot tell 0 from 4: not by any total, ratio, cost, finding or picture."""
    world, counts, other = drawn
    hidden = {pair: count for pair, count in counts.items() if count >= 5}
    changed = hidden | {pair: count for pair, count in other.items() if pair not in hidden}
    graph = world.graph()
    one, two = (
        graph.observed(
            [(world.role(source), world.role(target), count) for (source, target), count in each.items()],
            alpha=alpha,
        )
        for each in (counts, changed)
    )
    assert told(one) == told(two)


@given(worlds_with_counts, st.sampled_from([0.0, 0.5, 3.0]))
def test_probabilities_are_those_of_the_formula(drawn, alpha):
    world, counts, _ = drawn
    graph = world.graph()
    made = {pair: count for pair, count in counts.items() if pair[0] != pair[1] and count}
    stated = {(each.source, each.target) for each in world.moved if each.source != each.target}
    moves = [(world.role(a), world.role(b), count) for (a, b), count in counts.items()]
    found = moves_of(graph.observed(moves, alpha=alpha, hide=0))
    assert found.keys() == {(world.role(a), world.role(b)) for a, b in stated | made.keys()}
    for a in range(len(world.role_labels)):
        ends = {b for s, b in stated | made.keys() if s == a}
        declared = {b for s, b in stated if s == a}
        fits = {b: world.fit(world.held_in(a), b) or Fraction(0) for b in ends}
        weight = {b: Fraction(b in declared) for b in ends} if declared else fits
        if not any(weight.values()):
            weight = dict.fromkeys(ends, Fraction(1))
        total = sum(count for (s, _), count in made.items() if s == a)
        for b in ends:
            move = found[world.role(a), world.role(b)]
            prior = weight[b] / sum(weight.values())
            whole = total + Fraction(alpha)
            expected = (made.get((a, b), 0) + Fraction(alpha) * prior) / whole if whole else None
            assert move.probability == (None if expected is None else pytest.approx(float(expected)))
            assert move.count == made.get((a, b))
            assert move.observed == ((a, b) not in stated)
        likely = [found[world.role(a), world.role(b)].probability for b in ends]
        if None not in likely and likely:
            assert math.fsum(likely) == pytest.approx(1)


def test_the_path_is_the_most_probable_one(accounts):
    graph = accounts.observed(
        [("AE", "AS", 90), ("AS", "AM", 60), ("AE", "AM", 10), ("AS", "AD", 30)], alpha=1
    )
    path = graph.path("AE", "AM", by="observed")
    assert small.labels(path.roles) == ["Account Executive", "Account Specialist", "Account Manager"]
    likely = [step.progression.probability for step in path]
    direct = next(move for move in graph.progressions("AE") if move.target.label == "Account Manager")
    assert math.prod(likely) > direct.probability


def test_a_move_that_nobody_states_is_marked_wherever_it_is_shown(accounts):
    graph = accounts.observed([("AE", "KAM", 9)], alpha=1)
    path = graph.path("AE", "KAM", by="observed")
    assert path.to_dicts()[0]["kind"] == "observed"
    assert graph.role_network.edges[path.roles[0].iri, path.roles[1].iri]["unstated"]
    assert not any(
        graph.query("ASK { ?a cg:progressesTo ?b FILTER(?a = ?x && ?b = ?y) }", x=x, y=y)
        for x, y in [path.roles]
    )
    spanish = graph.in_language("es")
    assert [move.count for move in spanish.progressions("AE")] == [
        move.count for move in graph.progressions("AE")
    ]


def test_elsewhere_a_path_by_observed_moves_is_refused(accounts):
    with pytest.raises(cg.InvalidArgument, match=r"make a graph that has them with graph\.observed"):
        accounts.path("AE", "AM", by="observed")


def test_alpha_is_small_where_people_do_otherwise_than_is_stated_and_large_where_they_do_as_stated():
    graph = small.loads(FAN)
    even = graph.observed([("A", f"B{n}", 20 + n % 2) for n in range(5)])
    odd = graph.observed([("A", "B0", 96), ("A", "B1", 1), ("A", "B2", 1)], hide=0)
    # The more the prior weighs, the nearer each move is to a fifth.
    unmade = moves_of(odd)[small.EX + "a", small.EX + "b4"]
    assert unmade.probability < 0.01
    likely = [move.probability for move in even.progressions("A")]
    assert max(likely) - min(likely) < 0.005


def test_findings_tell_what_is_stated_and_not_made_and_made_and_not_stated():
    graph = small.loads(FAN).observed([("A", "B0", 9), ("A", "C", 7), ("A", "D", 2), ("A", "B1", 3)])
    not_made = small.findings(graph, "move-not-made")
    (not_stated,) = small.findings(graph, "move-not-stated")
    assert not_stated.message == "the move 'A' → 'C' was made 7 times, and nobody states it"
    assert next(each.message for each in not_made) == (
        "the move 'A' → 'B1' is stated, and fewer than 5 people made it"
    )
    assert len(not_made) == 4
    assert {each.severity for each in (not_stated, *not_made)} == {cg.Severity.WARNING}
    assert not_stated.subject == small.EX + "c"
    assert not small.findings(small.loads(FAN), "move-not-made")


def test_names_that_are_not_known_are_told_all_at_once(accounts):
    with pytest.raises(cg.UnknownNames) as caught:
        accounts.observed([("AE", "Account Excutive", 9)])
    assert caught.value.suggestions[0] == "Account Executive"
    with pytest.raises(cg.UnknownNames) as caught:
        accounts.observed([("AE", "Chef", 9), ("Baker", "AS", 9), ("Chef", "Baker", 9)])
    assert caught.value.names == ("Chef", "Baker")
    assert str(caught.value) == (
        "2 roles of the moves not known: 'Chef', 'Baker'; correct the names, or add the roles"
    )


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ([("AE",)], "move 1, .* is neither"),
        ([("AE", "AS", -1)], "its count, '-1', is no whole number"),
        ([("AE", "AS"), ("AE", "AS", 1.5)], "move 2: its count"),
    ],
)
def test_what_is_no_move_is_refused(accounts, moves, said):
    with pytest.raises(cg.InvalidArgument, match=said):
        accounts.observed(moves)


@pytest.mark.parametrize("alpha", [-1, math.inf, math.nan])
def test_a_weight_that_is_none_is_refused(accounts, alpha):
    with pytest.raises(cg.InvalidArgument, match="is no number of 0 or more"):
        accounts.observed([], alpha=alpha)


def test_frames_files_pairs_and_triples_say_the_same(accounts, tmp_path):
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    table = {"from": ["AE", "AS"], "to": ["AS", "AM"], "count": [6, 5]}
    file = tmp_path / "moves.csv"
    pandas.DataFrame(table).to_csv(file, index=False)
    pairs = [("AE", "AS")] * 6 + [("AS", "AM")] * 5
    answers = [
        accounts.observed(each).progressions()
        for each in (
            zip(*table.values(), strict=True),
            pandas.DataFrame(table),
            polars.DataFrame(table),
            file,
            pairs,
        )
    ]
    assert all(each == answers[0] for each in answers)


def test_a_table_without_a_column_says_so(accounts, tmp_path):
    file = tmp_path / "moves.csv"
    file.write_text("from,target\nAE,AS\n")
    with pytest.raises(cg.ParseError, match="unknown column 'target'"):
        accounts.observed(file)


def test_the_ladder_shows_how_likely_moves_are(accounts):
    picture = accounts.observed([("AE", "AS", 6), ("AE", "KAM", 6)], alpha=1).ladder()
    assert "54% of moves" in picture.dot
    assert "made, not stated" in picture.mermaid
    assert "% of moves" not in accounts.ladder().dot


def test_counts_and_probabilities_go_out_with_the_network():
    graph = small.loads(FAN).observed([("A", "B0", 9)])
    made = graph.role_network.edges[small.EX + "a", small.EX + "b0"]
    (move,) = (move for move in graph.progressions("A") if move.count)
    assert (made["count"], made["probability"]) == (9, move.probability)
