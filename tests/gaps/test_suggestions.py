"""Moves that nobody stated: ranked by evidence or a number of the gap, each with its reasons."""

import pytest
import small

import careergraph as cg

GRAPH = cg.loads("""
    @prefix cg: <https://w3id.org/careergraph/ontology#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix onet: <https://w3id.org/careergraph/onet#> .
    @prefix : <http://example.org/> .
    :cook a cg:Role ; skos:prefLabel "cook"@en ; cg:essentialSkill :cut , :boil ; onet:jobZone 2 .
    :chef a cg:Role ; skos:prefLabel "chef"@en ; onet:jobZone 3 ;
        cg:essentialSkill :cut , :boil , :plan , :lead .
    :baker a cg:Role ; skos:prefLabel "baker"@en ; cg:essentialSkill :knead ; cg:optionalSkill :cut .
    :boiler a cg:Role ; skos:prefLabel "egg boiler"@en ; cg:essentialSkill :boil ; onet:jobZone 1 .
    :cook cg:progressesTo :boiler .
    :cut a cg:Skill ; skos:prefLabel "cutting"@en . :boil a cg:Skill ; skos:prefLabel "boiling"@en .
    :plan a cg:Skill ; skos:prefLabel "planning"@en . :lead a cg:Skill ; skos:prefLabel "leading"@en .
    :knead a cg:Skill ; skos:prefLabel "kneading"@en .
""")


def pairs(suggestions):
    return [(move.source.label, move.target.label) for move in suggestions]


def test_a_move_has_all_the_numbers_and_its_reasons():
    move = GRAPH.suggest_moves("cook")[0]
    gap = GRAPH.gap("cook", "chef")
    assert (move.source.label, move.target.label) == ("cook", "chef")
    assert (move.coverage, move.effort, move.fit, move.use) == (gap.coverage, gap.effort, gap.fit, gap.use)
    assert move.score == next(iter(GRAPH.rank("cook", ["chef"], by="evidence"))).score
    assert [(reason.kind, reason.text) for reason in move.reasons] == [
        ("skill", "cutting"),
        ("skill", "boiling"),
    ]
    assert move.reasons[0].things == (GRAPH.skill("cutting"),)


@pytest.mark.parametrize("direction", ["any", "up", "level", "down"])
@pytest.mark.parametrize("by", ["evidence", "weighted", "fit", "coverage"])
@pytest.mark.parametrize("source", ["baker", "chef", "cook"])
def test_the_order_is_that_of_the_ranking(source, by, direction):
    stated = GRAPH.next_roles(source)
    ranking = GRAPH.rank(source, by=by, direction=direction, limit=None)
    ranked = [(entry.role, entry.score) for entry in ranking if entry.role not in stated]
    moves = GRAPH.suggest_moves(source, by=by, direction=direction, limit=None)
    assert [(move.target, move.score) for move in moves] == ranked


def test_by_coverage_the_way_back_is_another_way():
    there, back = (GRAPH.suggest_moves(role, by="coverage")[0] for role in ("cook", "chef"))
    assert (there.target.label, there.coverage, back.target.label, back.coverage) == (
        "chef",
        0.5,
        "cook",
        1.0,
    )


def test_fit_and_coverage_lead_to_different_roles():
    graph = small.loads(
        """
        :a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] .
        :b a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] , [ cg:skill :t ] .
        :c a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 1 ] .
        :s a cg:Skill . :t a cg:Skill .
        """
    )
    assert pairs(graph.suggest_moves("a", by="fit")) == [("a", "b"), ("a", "c")]
    assert pairs(graph.suggest_moves("a", by="coverage")) == [("a", "c"), ("a", "b")]


def test_what_is_stated_is_not_suggested_and_the_graph_stays_as_it_was():
    before = GRAPH.progressions()
    assert ("cook", "egg boiler") not in pairs(GRAPH.suggest_moves())
    assert GRAPH.progressions() == before


@pytest.mark.parametrize(
    ("direction", "targets"),
    [("any", {"cook", "egg boiler", "baker"}), ("down", {"cook", "egg boiler", "baker"}), ("up", set())],
)
def test_a_direction_is_strict(direction, targets):
    assert {target for _, target in pairs(GRAPH.suggest_moves("chef", direction=direction))} == targets


@pytest.mark.parametrize(("least", "count"), [(0.6, 0), (0.5, 1), (0.0, 2)])
def test_the_least_score(least, count):
    assert len(GRAPH.suggest_moves("cook", min_score=least, by="coverage")) == count


def test_a_score_out_of_range_and_a_number_that_is_no_share_are_refused():
    with pytest.raises(cg.InvalidArgument, match="from 0 to 1"):
        GRAPH.suggest_moves(min_score=1.5)
    with pytest.raises(cg.InvalidArgument, match="is none of 'fit', 'coverage', 'weighted', 'evidence'"):
        GRAPH.suggest_moves(by="effort")


def test_as_a_table():
    assert GRAPH.suggest_moves("cook").to_dicts()[0]["reasons"] == ["cutting", "boiling"]


# Roles that require nothing essential

EMPTY = cg.loads("""
    @prefix cg: <https://w3id.org/careergraph/ontology#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix : <http://example.org/> .
    :nurse a cg:Role ; skos:prefLabel "nurse"@en ; cg:essentialSkill :care .
    :night a cg:Role ; skos:prefLabel "night nurse"@en .
    :clerk a cg:Role ; skos:prefLabel "clerk"@en .
    :medic a cg:Role ; skos:prefLabel "medic"@en ; cg:essentialSkill :care .
    :tuner a cg:Role ; skos:prefLabel "tuner"@en ; cg:essentialSkill :tune .
    :care a cg:Skill ; skos:prefLabel "caring"@en . :tune a cg:Skill ; skos:prefLabel "tuning"@en .
""")


def test_a_role_that_requires_nothing_is_ranked_by_evidence_alone_where_it_has_any():
    ranked = {entry.role.label: entry for entry in EMPTY.rank("nurse", by="evidence", limit=None)}
    assert set(ranked) == {"medic", "night nurse", "tuner"}
    night = ranked["night nurse"]
    assert (night.coverage, night.fit, night.use, night.effort) == (None, None, None, 0)
    assert 0 < night.score < 1
    assert ranked["tuner"].score == 0
    for by in ("fit", "coverage", "effort", "weighted"):
        assert {entry.role.label for entry in EMPTY.rank("nurse", by=by, limit=None)} == {"medic", "tuner"}


def test_somebody_in_a_role_that_requires_nothing_has_evidence_still():
    assert pairs(EMPTY.suggest_moves("night nurse", limit=1)) == [("night nurse", "nurse")]


def test_such_a_role_is_suggested_by_evidence_alone():
    by_evidence = EMPTY.suggest_moves("nurse", limit=None)
    assert {target for _, target in pairs(by_evidence)} == {"medic", "night nurse", "tuner"}
    optional = cg.loads(
        small.turtle("""
        :a a cg:Role ; cg:essentialSkill :s . :b a cg:Role ; cg:essentialSkill :s .
        :c a cg:Role ; cg:optionalSkill :s . :s a cg:Skill .
    """)
    )
    assert pairs(optional.suggest_moves("a", by="weighted", limit=None)) == [("a", "b")]
    assert pairs(optional.suggest_moves("a", limit=None)) == [("a", "b"), ("a", "c")]


@pytest.mark.parametrize("direction", ["up", "down"])
@pytest.mark.parametrize("source", ["nurse", "night nurse"])
def test_such_a_role_stands_in_no_direction(source, direction):
    """And of those that require something, all require as much."""
    assert not pairs(EMPTY.suggest_moves(source, direction=direction, limit=None))


ZONES = cg.loads(
    small.turtle("""
    @prefix onet: <https://w3id.org/careergraph/onet#> .
    :a a cg:Role ; onet:jobZone 2 ; cg:essentialSkill :s .
    :b a cg:Role ; onet:jobZone 2 ; cg:essentialSkill :s , :t .
    :c a cg:Role ; onet:jobZone 3 ; cg:essentialSkill :s .
    :d a cg:Role ; cg:essentialSkill :s , :t , :u . :e a cg:Role ; cg:essentialSkill :s , :t , :u .
    :s a cg:Skill . :t a cg:Skill . :u a cg:Skill .
""")
)


@pytest.mark.parametrize(
    ("source", "up", "level", "down"),
    [("a", "cde", "b", ""), ("b", "cde", "a", ""), ("c", "de", "", "ab"), ("d", "", "", "abc")],
)
def test_zones_count_where_both_roles_have_one_and_else_what_is_needed(source, up, level, down):
    found = [
        sorted(entry.role.label for entry in ZONES.rank(source, direction=direction))
        for direction in ("up", "level", "down")
    ]
    assert found == [[*up], [*level], [*down]]


def test_from_such_a_role_no_number_of_a_gap_leads_anywhere():
    for direction in ("any", "up"):
        moves = EMPTY.suggest_moves(by="coverage", direction=direction, limit=1)
        assert pairs(moves) == (
            [("medic", "nurse"), ("nurse", "medic"), ("tuner", "medic")] if direction == "any" else []
        )


def test_a_person_is_ranked_by_the_skills_held_and_their_words():
    ana = cg.Profile("Ana", {"caring": None})
    for by in ("weighted", "evidence"):
        ranking = EMPTY.rank(ana, by=by, limit=2)
        assert [entry.role.label for entry in ranking] == ["medic", "nurse"]
        assert [entry.score for entry in ranking] == [1.0, 1.0]
        assert list(EMPTY.rank_all([ana], by=by, limit=2)) == [ranking]


def test_vectors_of_your_own():
    near = {role.iri: [1.0, float(role.label == "clerk")] for role in EMPTY.roles if role.label != "tuner"}
    ranking = EMPTY.rank("night nurse", by="evidence", vectors=near, limit=None)
    assert [entry.role.label for entry in ranking] == ["medic", "nurse", "clerk", "tuner"]
    assert pairs(EMPTY.suggest_moves("night nurse", vectors=near, limit=1)) == [("night nurse", "medic")]
    with pytest.raises(cg.InvalidArgument, match="no say by='fit'"):
        EMPTY.rank("nurse", vectors=near)


def test_people_are_not_ranked_by_words():
    with pytest.raises(cg.InvalidArgument, match="is none of 'fit', 'coverage', 'effort'"):
        EMPTY.rank_people("nurse", [], by="evidence")


def test_the_columns_are_those_of_a_ranking_with_both_ends_and_the_reasons(accounts):
    table = accounts.suggest_moves(["AE"], limit=1).to_pandas()
    columns = [name for name in table.columns if not name.endswith("_iri")]
    assert columns == ["from", "to", "score", "coverage", "effort", "fit", "use", "reasons"]


def test_a_graph_with_suggested_moves_is_as_it_was_in_all_else():
    body = """
        :cook a cg:Role ; skos:prefLabel "cook"@EN-gb , "cocinero"@es ; cg:essentialSkill :cut .
        :chef a cg:Role ; skos:prefLabel "chef"@en ; cg:essentialSkill :cut , :lead .
        :chef cg:progressesTo "boss" .
    """
    graph = small.loads(body, language="es")
    wider = graph.with_moves(graph.suggest_moves("cocinero"))
    assert [move.suggested for move in wider.progressions()] == [True]
    assert wider.language == "es"
    assert wider.check().errors == graph.check().errors
    before, after = graph._catalogue.terms, wider._catalogue.terms
    assert dict(after.prefixes) == dict(before.prefixes)
    assert dict(after.tags) == dict(before.tags) != {}
