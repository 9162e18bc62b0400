"""A narrower skill stands for the broader ones, where that is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import EX, loads
from strategies import holdings, worlds

import careergraph as cg

TEXT = """
    @prefix cg: <https://w3id.org/careergraph/ontology#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix : <http://example.org/> .
    :lead a cg:Role ; skos:prefLabel "lead"@en ; cg:requires
        [ cg:skill :programming ; cg:levelRank 3 ] , [ cg:skill :engineering ; cg:levelRank 2 ] ,
        [ cg:skill :craft ] .
    :craft a cg:Skill ; skos:prefLabel "craft"@en .
    :engineering a cg:Skill ; skos:prefLabel "engineering"@en ; skos:broader :craft .
    :programming a cg:Skill ; skos:prefLabel "programming"@en ; skos:broader :engineering .
    :python a cg:Skill ; skos:prefLabel "Python"@en ; skos:broader :programming .
"""
GRAPH = cg.loads(TEXT)


def items(gap):
    return {item.skill.label: (item.have, item.shortfall) for item in gap}


def test_it_is_off_unless_asked_for():
    assert GRAPH.gap({"Python": 3}, "lead").coverage == 0.0


def test_each_hop_costs_a_level_and_an_unlevelled_need_nothing():
    gap = GRAPH.gap({"Python": 3}, "lead", hierarchy=True)
    assert items(gap) == {"programming": (2, 1), "engineering": (1, 1), "craft": (3, 0)}
    assert gap.effort == 2


def test_a_credit_names_its_chain():
    gap = GRAPH.gap({"Python": 3}, "lead", hierarchy=True)
    (engineering,) = [item for item in gap if item.skill.label == "engineering"]
    assert [iri.rpartition("/")[2] for iri in engineering.via] == ["python", "programming", "engineering"]


def test_a_level_used_up_by_hops_is_worth_nothing():
    gap = GRAPH.gap({"Python": 1}, "lead", hierarchy=True)
    assert items(gap)["programming"] == (0, 3)
    assert next(item for item in gap if item.skill.label == "programming").via == ()


def test_what_is_worth_most_counts_and_the_skill_itself_where_they_tie():
    gap = GRAPH.gap({"Python": 4, "programming": 2}, "lead", hierarchy=True)
    programming = next(item for item in gap if item.skill.label == "programming")
    assert (programming.have, len(programming.via)) == (3, 2)
    tied = GRAPH.gap({"Python": 4, "programming": 3}, "lead", hierarchy=True)
    assert next(item for item in tied if item.skill.label == "programming").via == ()


def test_of_chains_worth_the_same_the_shortest_is_named_whichever_skill_is_stated_first():
    scripting = ':scripting a cg:Skill ; skos:broader :python ; skos:prefLabel "scripting"@en .'
    for text in (TEXT + scripting, TEXT.replace(":lead a", f"{scripting} :lead a")):
        gap = cg.loads(text).gap({"scripting": 4, "Python": 3}, "lead", hierarchy=True)
        programming = next(item for item in gap if item.skill.label == "programming")
        assert (programming.have, len(programming.via)) == (2, 2)


def test_an_unrated_skill_stands_unrated_for_a_broader_one():
    gap = GRAPH.gap({"Python": None}, "lead", hierarchy=True)
    assert [item.skill.label for item in gap.unrated] == ["engineering", "programming"]
    assert gap.is_closed


def test_a_circle_of_broader_skills_ends():
    round_about = cg.loads(TEXT + ":craft skos:broader :python .")
    assert round_about.gap({"Python": 3}, "lead", hierarchy=True).effort == 2


@pytest.mark.parametrize("length", [5_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_a_long_chain_of_broader_skills_is_no_matter(length):
    """Whole chains kept for each skill on the way would take more memory than there is."""
    graph = loads(
        f":r a cg:Role ; cg:requiresSkill :s{length} ; cg:requires [ cg:skill :s2 ; cg:levelRank 2 ] ."
        + "".join(f":s{n} a cg:Skill ; skos:broader :s{n + 1} ." for n in range(length))
    )
    gap = graph.gap({f"{EX}s0": 3}, f"{EX}r", hierarchy=True)
    assert [(item.have, len(item.via)) for item in gap] == [(1, 3), (3, length + 1)]


def test_chains_longer_in_all_than_memory_should_hold_are_refused(monkeypatch):
    """To the 49 skills above the one held lead chains of 1, 2 and up to 49 steps."""
    graph = loads(
        ":r a cg:Role ; cg:requiresSkill "
        + ",".join(f":s{n}" for n in range(50))
        + " . "
        + "".join(f":s{n} a cg:Skill ; skos:broader :s{n + 1} ." for n in range(50))
    )
    monkeypatch.setattr("careergraph.gaps.broader_skills.MAX_STEPS", 1225)
    assert graph.gap({f"{EX}s0": 3}, f"{EX}r", hierarchy=True).coverage == 1
    monkeypatch.setattr("careergraph.gaps.broader_skills.MAX_STEPS", 1224)
    with pytest.raises(cg.LimitError, match=r"more than 1,224 steps in all; ask without hierarchy"):
        graph.gap({f"{EX}s0": 3}, f"{EX}r", hierarchy=True)


@pytest.mark.parametrize("first", ["a", "b"])
def test_of_equally_near_skills_and_equally_long_chains_the_first_by_iri_counts(first):
    other = {"a": "b", "b": "a"}[first]
    graph = loads(
        f":r a cg:Role ; cg:requiresSkill :top . :{first} skos:broader :y , :x ."
        f":{other} skos:broader :x , :y ."
        ":x skos:broader :top . :y skos:broader :top . :a a cg:Skill . :b a cg:Skill . :x a cg:Skill ."
    )
    (item,) = graph.gap({f"{EX}{first}": 2, f"{EX}{other}": 2}, f"{EX}r", hierarchy=True)
    assert item.via == (f"{EX}a", f"{EX}x", f"{EX}top")


LEVELS = st.none() | st.integers(1, 5)


def chains_from(broader: dict[int, set[int]], start: int) -> dict[int, tuple[int, ...]]:
    """By what is above a skill: the shortest chain to it, of several the first; by keeping every chain."""
    found: dict[int, tuple[int, ...]] = {}
    chains = [(start,)]
    while chains:
        longer = [(*chain, above) for chain in chains for above in sorted(broader.get(chain[-1], ()))]
        chains = []
        for chain in longer:
            if chain[-1] not in found and chain[-1] != start:
                found[chain[-1]] = chain
                chains.append(chain)
    return found


@given(
    broader=st.dictionaries(st.integers(0, 7), st.sets(st.integers(0, 7), min_size=1), max_size=8),
    held=st.dictionaries(st.integers(0, 7), LEVELS, min_size=1),
    needs=st.dictionaries(st.integers(0, 7), st.integers(0, 4), min_size=1),
)
def test_what_counts_is_the_best_of_all_chains(broader, held, needs):
    graph = loads(
        "".join(f":s{n} a cg:Skill ." for n in range(8))
        + "".join(f":s{low} skos:broader :s{high} ." for low, every in broader.items() for high in every)
        + ":r a cg:Role ; cg:requires "
        + ", ".join(
            f"[ cg:skill :s{skill}{f' ; cg:levelRank {level}' if level else ''} ]"
            for skill, level in needs.items()
        )
        + "."
    )
    above = {start: chains_from(broader, start) for start in held}
    expected = {}
    for skill, level in needs.items():
        best: tuple[int | None, tuple[int, ...]] = held.get(skill, 0), ()
        credits = [(chains[skill], held[start]) for start, chains in above.items() if skill in chains]
        for chain, have in sorted(credits, key=lambda credit: (len(credit[0]), credit[0])):
            worth = have if have is None or not level else max(0, have - len(chain) + 1)
            if best[0] is not None and (worth is None or worth > best[0]):
                best = worth, chain
        # Whoever holds a skill at all meets a need for it at any level.
        have = 1 if best[0] is None and not level else best[0]
        expected[f"{EX}s{skill}"] = have, tuple(f"{EX}s{n}" for n in best[1])
    gap = graph.gap({f"{EX}s{skill}": level for skill, level in held.items()}, f"{EX}r", hierarchy=True)
    assert {item.skill.iri: (item.have, item.via) for item in gap} == expected
    levelled = {skill for skill, level in needs.items() if level}
    stand_in = {via[0] for _, via in expected.values() if via}
    counted = [
        (
            (level or 1) if have is None else have if level else min(have, 1),
            level or 1,
        )
        for skill, level in needs.items()
        for have, _ in [expected[f"{EX}s{skill}"]]
    ]
    for skill, level in held.items():
        if skill not in needs and f"{EX}s{skill}" not in stand_in:
            counted.append((level if level and skill in levelled else 1, 0))
    met, have = sum(map(min, counted)), sum(have for have, _ in counted)
    assert (gap.fit, gap.use) == (met / sum(map(max, counted)), met / have if have else None)


@given(worlds(roles=(2, 4)), st.data())
def test_ranks_and_matrices_agree_with_gaps(world, data):
    pairs = st.tuples(st.integers(0, 5), st.integers(0, 5))
    above = "".join(
        f"<{world.skill(low)}> <http://www.w3.org/2004/02/skos/core#broader> <{world.skill(high)}> .\n"
        for low, high in data.draw(st.lists(pairs, max_size=6))
    )
    graph = cg.loads(world.turtle() + above)
    known = {skill.iri for skill in graph.skills}
    ana = cg.Profile(
        "Ana",
        {world.skill(n): level for n, level in data.draw(holdings(world)).items() if world.skill(n) in known},
    )
    everybody = [*graph.roles, ana]
    matrix = graph.gap_matrix(everybody, hierarchy=True)
    rankings = list(graph.rank_all(everybody, limit=None, hierarchy=True))
    for who, ranking in zip(everybody, rankings, strict=True):
        gaps = {role: graph.gap(who, role, hierarchy=True) for role in graph.roles}
        assert list(ranking) == list(graph.rank(who, limit=None, hierarchy=True))
        assert {entry.role: entry[1:] for entry in ranking} == {
            role: (gap.coverage, gap.effort, gap.fit, gap.use, gap.fit)
            for role, gap in gaps.items()
            if role != who and gap.coverage is not None
        }
        for role, gap in gaps.items():
            assert matrix[who, role][2:] == (gap.effort, gap.coverage, gap.fit, gap.use)
            if gap.coverage is not None:
                (entry,) = graph.rank_people(role, [ana], hierarchy=True)
                mine = graph.gap(ana, role, hierarchy=True)
                assert entry[1:] == (mine.coverage, mine.effort, mine.fit, mine.use, mine.coverage)


def test_what_hierarchy_credits_is_not_also_unasked():
    alone = GRAPH.gap({"Python": 4}, "lead", hierarchy=True)
    assert (alone.coverage, alone.fit, alone.use) == (1, 1, 1)
    beside = GRAPH.gap({"Python": 3, "programming": 3, "engineering": 2}, "lead", hierarchy=True)
    assert beside.coverage == 1
    assert beside.fit == 6 / 7, "craft rests on programming, which is nearer: Python stands for nothing"


@pytest.mark.parametrize("by", ["weighted", "evidence"])
def test_rankings_by_a_score_of_their_own_count_credits_too(by):
    (entry,) = GRAPH.rank({"Python": 3}, by=by, hierarchy=True)
    gap = GRAPH.gap({"Python": 3}, "lead", hierarchy=True)
    assert entry[1:5] == (gap.coverage, gap.effort, gap.fit, gap.use)
    (ranking,) = GRAPH.rank_all([cg.Profile("Ana", {"Python": 3})], hierarchy=True)
    assert ranking.caption() == "The roles nearest to Ana"
