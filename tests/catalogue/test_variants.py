"""An employer's form of a role has its requirements, and takes part in its moves unless it states its own."""

import pytest
from small import labels, loads

import careergraph as cg

TEXT = """
    :trainee a cg:Role ; skos:prefLabel "trainee"@en ; cg:progressesTo :nurse .
    :nurse a cg:Role ; skos:prefLabel "nurse"@en ; cg:essentialSkill :care .
    :matron a cg:Role ; skos:prefLabel "matron"@en .
    :up a cg:Progression ; cg:fromRole :nurse ; cg:toRole :matron ; cg:kind cg:Promotion ;
        cg:typicalMonths 24 .
    :ward a cg:Role ; skos:prefLabel "ward nurse"@en ; cg:variantOf :nurse .
    :care a cg:Skill ; skos:prefLabel "care"@en .
"""


def ways(graph, role="ward nurse"):
    return labels(graph.previous_roles(role)), labels(graph.next_roles(role))


def test_a_variant_builds_on_its_role_and_takes_part_in_its_moves():
    graph = loads(TEXT)
    (care,) = graph.requirements("ward nurse")
    assert str(care.derived_from) == "nurse"
    assert ways(graph) == (["trainee"], ["matron"])
    (move,) = graph.progressions("ward nurse")
    assert (move.kind, move.months, move.inherited) == (cg.ProgressionKind.PROMOTION, 24, True)
    assert [move.inherited for move in graph.progressions("nurse")] == [False]
    assert labels(graph.path("trainee", "matron").roles) == ["trainee", "nurse", "matron"]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (":ward cg:progressesTo :trainee .", (["trainee"], ["trainee"])),
        (":matron cg:progressesTo :ward .", (["matron"], ["matron"])),
    ],
)
def test_its_own_moves_replace_those_of_its_role_on_their_side(own, expected):
    assert ways(loads(TEXT + own)) == expected


def test_variants_of_both_ends_lead_to_each_other():
    graph = loads(TEXT + ':chief a cg:Role ; skos:prefLabel "chief"@en ; cg:variantOf :matron .')
    assert ways(graph, "chief") == (["nurse", "ward nurse"], [])


def test_a_nearer_variant_replaces_a_farther_role():
    night = ':night a cg:Role ; skos:prefLabel "night nurse"@en ; cg:variantOf :ward .'
    assert ways(loads(TEXT + night), "night nurse") == (["trainee"], ["matron"])
    graph = loads(TEXT + night + ":ward cg:progressesTo :trainee .")
    assert ways(graph, "night nurse") == (["trainee"], ["trainee"])


def test_variants_of_each_other_end():
    graph = loads(TEXT + ":nurse cg:variantOf :ward .")
    assert ways(graph) == (["trainee"], ["matron"])


def test_an_inherited_move_is_derived_and_not_saved(tmp_path):
    graph = loads(TEXT)
    assert graph.query("ASK { :ward cg:progressesTo :matron }") is True
    assert graph.query("ASK { :ward cg:buildsOn :nurse }") is True
    graph.save(tmp_path / "saved.ttl")
    assert (tmp_path / "saved.ttl").read_text("utf-8").count("progressesTo") == 1
    assert ways(cg.load(tmp_path / "saved.ttl")) == ways(graph)


def test_moves_are_handed_on_up_to_a_bound_and_cite_nobody(monkeypatch):
    cited = TEXT + ":up dcterms:source <urn:book> . :other a cg:Role ; cg:variantOf :nurse ."
    inherited = [move for move in loads(cited).progressions() if move.inherited]
    assert len(inherited) == 4
    assert {move.cites for move in inherited} == {None}
    monkeypatch.setattr("careergraph.catalogue.variants.MAX_INHERITED_MOVES", 5)
    assert len(loads(cited).progressions()) == 6
    monkeypatch.setattr("careergraph.catalogue.variants.MAX_INHERITED_MOVES", 4)
    with pytest.raises(cg.LimitError) as raised:
        loads(cited).progressions()
    assert str(raised.value) == (
        "cg:variantOf hands on more than 4 moves in all; state the moves of some variants themselves"
    )
