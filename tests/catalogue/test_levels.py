"""Levels and durations: positive integers on one scale; whatever else is told, and reads as not stated."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from small import EX, SCALE, findings, labels, loads

import careergraph as cg

BAD_INTEGERS = [
    "0",
    "-1",
    "1.5",
    "2.0",
    "1e0",
    "'2'",
    "'two'",
    "true",
    "'2'@en",
    "'NaN'^^xsd:double",
    "'INF'^^xsd:double",
    "''^^xsd:integer",
    "'1_0'^^xsd:integer",
    "'٣'^^xsd:integer",
    "'two'^^xsd:integer",
    "99999999999999999999",
    ":L9",
    "[]",
]
GOOD_INTEGERS = {
    "2": 2,
    "'2'^^xsd:positiveInteger": 2,
    "'2'^^xsd:nonNegativeInteger": 2,
    "'2'^^xsd:int": 2,
    "'2'^^xsd:unsignedByte": 2,
    "'+2'^^xsd:integer": 2,
    "'002'^^xsd:integer": 2,
    "999999999": 999_999_999,
}


def requirement(level: str) -> cg.CareerGraph:
    return loads(f"{SCALE} :r a cg:Role ; cg:requires :q . :q cg:skill :s ; {level} . :s a cg:Skill .")


@pytest.mark.parametrize("value", BAD_INTEGERS)
def test_a_bad_level_is_an_error_and_reads_as_not_stated(value):
    graph = requirement(f"cg:levelRank {value}")
    (stated,) = graph.requirements(f"{EX}r")
    assert (stated.level, stated.need) == (None, 1)
    (finding,) = findings(graph, "bad-level")
    assert finding.severity is cg.Severity.ERROR
    assert finding.subject == f"{EX}q"
    assert "levelRank" in finding.message
    assert f"{EX}q" in finding.message
    assert graph.gap({f"{EX}s": None}, f"{EX}r").effort == 0


@pytest.mark.parametrize(("value", "level"), GOOD_INTEGERS.items())
def test_a_level_is_any_positive_integer(value, level):
    graph = requirement(f"cg:levelRank {value}")
    assert graph.requirements(f"{EX}r")[0].level == level
    assert findings(graph, "bad-level") == []


@pytest.mark.parametrize("value", ["'L2'", "3", ":nothing", ":s", "[]"])
def test_a_level_that_is_none_is_an_error(value):
    graph = requirement(f"cg:level {value}")
    assert graph.requirements(f"{EX}r")[0].level is None
    (finding,) = findings(graph, "bad-level")
    assert finding.subject == f"{EX}q"
    assert finding.severity is cg.Severity.ERROR
    assert ("<" in finding.message) is (value == "3")


def test_of_two_levels_the_highest_counts_with_a_warning():
    graph = requirement("cg:level :L2 ; cg:levelRank 3")
    assert graph.requirements(f"{EX}r")[0].level == 3
    (finding,) = findings(graph, "two-levels")
    assert finding.severity is cg.Severity.WARNING
    assert "[2, 3]" in finding.message


def test_the_same_level_in_both_spellings_is_no_matter():
    graph = requirement("cg:level :L2 ; cg:levelRank 2")
    assert graph.requirements(f"{EX}r")[0].level == 2
    assert findings(graph, "two-levels") == []


def test_a_bad_level_next_to_a_good_one_leaves_the_good_one():
    graph = requirement("cg:levelRank 0 , 3")
    assert graph.requirements(f"{EX}r")[0].level == 3
    assert len(findings(graph, "bad-level")) == 1


def test_a_bad_level_of_a_holding_reads_as_unrated():
    graph = loads(
        """
        :r a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] . :s a cg:Skill .
        :ana a cg:Profile ; skos:prefLabel "Ana" ; cg:holds [ cg:skill :s ; cg:levelRank 0 ] .
        """
    )
    (ana,) = graph.profiles
    assert dict(ana.skills) == {f"{EX}s": None}
    assert len(findings(graph, "bad-level")) == 1
    assert [item.have for item in graph.gap(ana, f"{EX}r").unrated] == [None]


@pytest.mark.parametrize("value", BAD_INTEGERS)
def test_a_bad_duration_is_an_error_and_reads_as_not_stated(value):
    graph = loads(
        f"""
        :a a cg:Role ; skos:prefLabel "a" . :b a cg:Role ; skos:prefLabel "b" .
        :p a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:typicalMonths {value} .
        """
    )
    (move,) = graph.progressions()
    assert move.months is None
    assert graph.path("a", "b").months is None
    (finding,) = findings(graph, "bad-duration")
    assert finding.severity is cg.Severity.ERROR
    assert finding.subject == f"{EX}p"
    assert "typicalMonths" in finding.message


def test_of_two_durations_of_one_move_the_least_counts():
    graph = loads(
        """
        :a a cg:Role ; skos:prefLabel "a" . :b a cg:Role ; skos:prefLabel "b" .
        :p a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:typicalMonths 24 , 12 .
        """
    )
    assert graph.path("a", "b", by="months").months == 12


# The scale


def test_the_scale_is_lowest_first_with_labels_in_the_graphs_language(accounts, cuentas):
    assert [(level.rank, level.label) for level in accounts.scale] == [
        (1, "Basic"),
        (2, "Independent"),
        (3, "Advanced"),
        (4, "Expert"),
    ]
    assert labels(cuentas.scale) == ["Básico", "Autónomo", "Avanzado", "Experto"]
    assert [level.iri for level in accounts.scale] == [level.iri for level in cuentas.scale]
    assert accounts.scale[0].definition == "Copes with familiar cases, with guidance."


def test_an_ontology_without_levels_has_no_scale():
    assert loads(":r a cg:Role .").scale == ()


def test_levels_that_name_no_scale_are_one_scale():
    graph = loads(":hi a cg:ProficiencyLevel ; cg:rank 2 . :lo a cg:ProficiencyLevel ; cg:rank 1 .")
    assert [level.iri for level in graph.scale] == [f"{EX}lo", f"{EX}hi"]
    assert findings(graph, "two-scales") == []


def test_two_scales_that_do_not_compare_are_a_warning_that_names_both():
    graph = loads(
        SCALE + ":other a cg:ProficiencyScale . :M1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :other ."
    )
    (finding,) = findings(graph, "two-scales")
    assert finding.severity is cg.Severity.WARNING
    assert f"{EX}scale" in finding.message
    assert f"{EX}other" in finding.message


def test_of_two_scales_that_nothing_uses_the_larger_counts():
    graph = loads(
        """
        :b a cg:ProficiencyScale . :a a cg:ProficiencyScale .
        :B1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :b .
        :A1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :a .
        :A2 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :a , :b .
        """
    )
    assert [level.iri for level in graph.scale] == [f"{EX}A1", f"{EX}A2"]
    assert findings(graph, "two-scales")[0].subject == f"{EX}b"


@pytest.mark.parametrize("ranks", ["1 , 3", "3 , 1", "2 , 1 , 3"])
def test_of_several_ranks_of_a_level_the_highest_counts(ranks):
    graph = loads(f"{SCALE} :own a cg:ProficiencyLevel ; cg:inScale :scale ; cg:rank {ranks} .")
    assert {level.iri: level.rank for level in graph.scale}[f"{EX}own"] == 3


def test_a_second_scale_without_levels_is_not_in_play():
    graph = loads(SCALE + ":other a cg:ProficiencyScale .")
    assert findings(graph, "two-scales") == []
    assert [level.rank for level in graph.scale] == [1, 2, 3, 4]


def test_a_level_without_a_rank_is_an_error():
    graph = loads(SCALE + ":L5 a cg:ProficiencyLevel ; cg:inScale :scale .")
    (finding,) = findings(graph, "level-without-rank")
    assert (finding.severity, finding.subject) == (cg.Severity.ERROR, f"{EX}L5")
    assert len(graph.scale) == 4


@pytest.mark.parametrize("rank", ["0", "'one'", "1.5"])
def test_a_bad_rank_is_an_error(rank):
    graph = loads(f":L a cg:ProficiencyLevel ; cg:rank {rank} .")
    assert findings(graph, "bad-rank")[0].subject == f"{EX}L"
    assert graph.scale == ()


# Levels in what somebody holds


@pytest.mark.parametrize("level", [3, "Advanced", "advanced", "Avanzado", " ADVANCED "])
def test_a_level_held_is_a_rank_or_a_name_in_any_language(accounts, level):
    gap = accounts.gap({"negotiation": level}, "Key Account Manager")
    assert [item.have for item in gap.met] == [3]


def test_a_level_held_may_be_a_level(accounts):
    gap = accounts.gap({"negotiation": accounts.scale[1]}, "Key Account Manager")
    assert [(item.skill.label, item.have, item.shortfall) for item in gap.below] == [("negotiation", 2, 1)]


@pytest.mark.parametrize(
    "level", ["Guru", -1, 2.5, "2.5", True, np.bool_(True), float("inf"), [], np.array([1, 2])]
)
def test_what_is_no_level_is_refused_with_the_levels_that_there_are(accounts, level):
    with pytest.raises(cg.InvalidArgument) as caught:
        accounts.gap({"negotiation": level}, "Key Account Manager")
    assert "give a whole number of 1 or more, or one of 'Basic', 'Independent', 'Advanced'" in str(
        caught.value
    )


LEVELS = [3, 3.0, "3", " 3.0 ", "+3", np.int64(3), np.uint8(3), np.float32(3), Decimal("3.0"), Fraction(3)]
LEVELS += [pd.Series([3, None], dtype="Int64")[0], pd.DataFrame({"level": [3, None]}).level[0]]
BLANKS = [None, "", " ", float("nan"), np.float64("nan"), pd.NA, pd.NaT, Decimal("nan")]


@pytest.mark.parametrize("level", LEVELS, ids=repr)
def test_whole_numbers_of_any_library_are_levels(accounts, level):
    held, role = {"communication": level}, "Key Account Manager"
    expected = accounts.gap({"communication": 3}, role)
    assert accounts.gap(held, role) == expected
    assert accounts.gap(cg.Profile(expected.who, held), role) == expected
    assert accounts.rank(held, limit=1)[0] == accounts.rank({"communication": 3}, limit=1)[0]
    assert type(accounts.gap(held, role).below[0].have) is int


@pytest.mark.parametrize("level", BLANKS, ids=repr)
def test_what_is_blank_is_not_rated(accounts, level):
    held = {"communication": level}
    expected = accounts.gap({"communication": None}, "Key Account Manager")
    assert accounts.gap(held, "Key Account Manager") == expected
    assert cg.Profile("Ana", held) == cg.Profile("Ana", {"communication": None})


def test_a_profile_of_a_list_of_skills_says_how_to_write_it():
    with pytest.raises(cg.InvalidArgument, match="the skills of 'Ana' are no mapping") as caught:
        cg.Profile("Ana", ["communication"])
    assert "\n" not in str(caught.value)


def test_a_level_above_the_scale_is_as_good_as_any(accounts):
    assert accounts.gap({"negotiation": 9}, "Key Account Manager").met[0].have == 9


@pytest.mark.parametrize("level", [10**9, 2**31, 10**30])
def test_a_level_out_of_all_proportion_is_measured_alike_everywhere(accounts, level):
    held = {"negotiation": level}
    assert accounts.gap(held, "Key Account Manager").effort == 24
    assert accounts.rank(held, roles=["Key Account Manager"])[0].effort == 24
    person = cg.Profile("Ana", held)
    assert accounts.gap_matrix(rows=[person], columns=["Key Account Manager"]).effort.tolist() == [[24]]
    assert accounts.rank_people("Key Account Manager", [person])[0].effort == 24


def test_a_level_of_nought_is_not_held(accounts):
    gap = accounts.gap({"negotiation": 0, "inbound strategy": 0}, "Key Account Manager")
    assert "negotiation" in [item.skill.label for item in gap.missing]
    assert gap.surplus == ()


@pytest.mark.parametrize(
    ("stated", "level"), [("3 2", 3), ("2 3", 3), ("2 2", 2), ("2 .", None), (". 2", None)]
)
def test_of_several_holdings_of_a_skill_the_highest_counts_and_an_unrated_one_above_all(stated, level):
    held = " , ".join(
        "[ cg:skill :s ]" if each == "." else f"[ cg:skill :s ; cg:levelRank {each} ]"
        for each in stated.split()
    )
    graph = loads(f":s a cg:Skill . :ana a cg:Profile ; cg:holds {held} .")
    assert dict(graph.profiles[0].skills) == {f"{EX}s": level}
