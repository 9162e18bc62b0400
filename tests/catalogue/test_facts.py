"""What the statements hold, as tables: each end of a statement is there, and each part is whose it is."""

from __future__ import annotations

from itertools import product

import pytest
from small import EX, findings, loads

import careergraph as cg


def ids(index) -> set[str]:
    """The last parts of the IRIs of what an index holds."""
    return {id.removeprefix(EX) for id in index.ids}


@pytest.mark.parametrize(
    ("statement", "roles", "skills", "responsibilities"),
    [
        (":r cg:requires [ cg:skill :s ] .", "r", "s", ""),
        (":r cg:essentialSkill :s .", "r", "s", ""),
        (":r cg:requiresSkill :s .", "r", "s", ""),
        (":r cg:buildsOn :b .", "br", "", ""),
        (":r cg:progressesTo :b .", "br", "", ""),
        (":r cg:hasResponsibility :d .", "r", "", "d"),
        (":d cg:drawsOn :s .", "", "s", "d"),
        (":x cg:develops :s .", "", "s", ""),
        (":s cg:prerequisite :t .", "", "st", ""),
        (":s a cg:Skill ; cg:essentialSkill :t .", "", "st", ""),
        ("[] cg:skill :s .", "", "s", ""),
    ],
)
def test_what_nothing_types_is_there_by_what_is_said_of_it(statement, roles, skills, responsibilities):
    facts = loads(statement)._catalogue.facts
    assert (ids(facts.roles), ids(facts.skills)) == (set(roles), set(skills))
    assert ids(facts.responsibilities) == set(responsibilities)


@pytest.mark.parametrize(
    "said",
    [
        ":mine rdfs:subPropertyOf cg:holds . :ana :mine [ cg:skill :s ] .",
        ":heldBy owl:inverseOf cg:holds . [ cg:skill :s ] :heldBy :ana .",
    ],
    ids=["a property below it", "its inverse"],
)
def test_whoever_holds_a_skill_by_a_property_of_ones_own_is_a_person(said):
    (ana,) = loads(said + " :s a cg:Skill .").profiles
    assert (ana.iri, dict(ana.skills)) == (f"{EX}ana", {f"{EX}s": None})


def test_what_is_merged_into_the_table_is_let_go():
    graph = loads(":r a cg:Role ; cg:essentialSkill :s .")
    assert len(graph.requirements(f"{EX}r")) == 1
    assert graph._catalogue.facts.requirements == ()


CHOICE = (
    ":r a cg:Role ; cg:requires :c ; cg:essentialSkill :u . :b a cg:Role ; cg:buildsOn :r . "
    ":s a cg:Skill . :t a cg:Skill . :u a cg:Skill . "
    ":c cg:anyOf [ cg:skill :s ] , [ cg:skill :t ] ; cg:necessity cg:Essential ; dcterms:source :book . "
    "[] a owl:Axiom ; owl:annotatedSource :c ; owl:annotatedProperty cg:necessity ; "
    "owl:annotatedTarget cg:Essential ; dcterms:source :bob . "
)


def test_a_choice_cites_its_sources_and_is_handed_on_with_its_node():
    graph = loads(CHOICE)
    for role in ("r", "b"):
        choice, plain = sorted(graph.requirements(f"{EX}{role}"), key=lambda each: -len(each.any_of))
        assert (choice.source, choice.level_source, choice.necessity_source) == (
            f"{EX}book",
            None,
            f"{EX}bob",
        )
        assert (choice.importance, plain.importance) == (None, None)
    assert graph.query(f"ASK {{ <{EX}b> cg:requires <{EX}c> }}") is True


def test_a_move_that_states_neither_kind_nor_months_cites_nothing_for_them():
    (move,) = loads("[] cg:fromRole :a ; cg:toRole :b ; dcterms:source :book .").progressions()
    assert (move.cites, move.kind_source, move.months_source) == (f"{EX}book", None, None)


def test_of_several_values_only_what_has_them_is_told():
    graph = loads(
        ":m a cg:Progression ; cg:fromRole :a ; cg:toRole :b , :c . "
        ":n a cg:Progression ; cg:fromRole :a ; cg:toRole :d ."
    )
    told = [each for each in findings(graph, "several-values") if "toRole" in each.message]
    assert [each.subject for each in told] == [f"{EX}m"]


def test_an_unknown_status_is_told_of_the_move_that_has_it():
    graph = loads(":m a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:status :odd .")
    (told,) = findings(graph, "unknown-status")
    assert f"'{EX}m'" in told.message
    assert f"'{EX}odd'" in told.message


@pytest.mark.parametrize("months", ['"soon"', "0"])
def test_a_duration_that_is_no_number_of_months_is_told(months):
    graph = loads(f":m a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:typicalMonths {months} .")
    assert len(findings(graph, "bad-duration")) == 1
    assert graph.progressions()[0].months is None


# Several statements of one requirement

NEEDS = (("Optional", cg.Necessity.OPTIONAL), ("Essential", cg.Necessity.ESSENTIAL))


@pytest.mark.parametrize("sources", [("ann", "ben"), ("ben", "ann")])
def test_of_two_statements_each_part_cites_the_one_that_counts_and_the_first_where_they_agree(sources):
    for levels, needs in product(product((1, 2), repeat=2), product((0, 1), repeat=2)):
        body = "".join(
            f":r cg:requires [ cg:skill :s ; cg:levelRank {level} ; cg:necessity cg:{NEEDS[need][0]} ; "
            f"dcterms:source :{source} ] . "
            for level, need, source in zip(levels, needs, sources, strict=True)
        )
        graph = loads(":r a cg:Role . :s a cg:Skill . " + body)
        (asked,) = graph.requirements(f"{EX}r")
        assert (asked.level, asked.necessity) == (max(levels), NEEDS[max(needs)][1])
        for cited, stated in ((asked.level_source, levels), (asked.necessity_source, needs)):
            counting = [source for each, source in zip(stated, sources, strict=True) if each == max(stated)]
            assert cited == EX + min(counting)
        assert len(findings(graph, "two-levels")) == (levels[0] != levels[1])
        assert len(findings(graph, "both-necessities")) == (needs[0] != needs[1])


def test_a_skill_asked_for_at_a_level_and_an_alternative_at_one_are_levelled():
    graph = loads(
        ":r a cg:Role ; cg:essentialSkill :plain ; cg:requires [ cg:skill :rated ; cg:levelRank 2 ] , "
        "[ cg:anyOf [ cg:skill :one ; cg:levelRank 1 ] , [ cg:skill :two ] ] ."
    )
    facts, table = graph._catalogue.facts, graph._catalogue.requirement_table
    levelled = {facts.skills.ids[each] for each in table.levelled() if table.groups.get(each) is None}
    assert levelled == {f"{EX}rated", f"{EX}one"}


def test_as_much_as_may_be_is_handed_on_and_no_more(monkeypatch):
    body = " ".join(
        [":a a cg:Role ; cg:essentialSkill :s , :t , :u .", ":b cg:buildsOn :a . :c cg:buildsOn :b ."]
    )
    monkeypatch.setattr("careergraph.catalogue.requirements.MAX_INHERITED", 6)
    assert len(loads(body).requirements(f"{EX}c")) == 3
    monkeypatch.setattr("careergraph.catalogue.requirements.MAX_INHERITED", 5)
    with pytest.raises(cg.LimitError) as raised:
        loads(body)
    assert str(raised.value) == (
        f"cg:buildsOn hands on more than 5 statements in all, to '{EX}c' among others; "
        "state in fewer roles what others build on, or let fewer build on them"
    )
