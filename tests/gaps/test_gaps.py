"""Gaps, rankings and matrices: what the numbers are, and how they show."""

from __future__ import annotations

import html
import pickle
import re
from xml.etree import ElementTree

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import words
from small import ACC, EX, labels, loads

import careergraph as cg
from careergraph.catalogue.alternatives import Groups
from careergraph.gaps import kernel as kernel_module
from careergraph.gaps.kernel import UNRATED, GapKernel, Held, met_by_pairs
from careergraph.gaps.measures import measure
from careergraph.support.text import quote

#: By label: the effort from each role (row) to each role (column), in the order of `graph.roles`.
ROLES = [
    "Account Director",
    "Account Executive",
    "Account Executive at InboundCycle",
    "Account Manager",
    "Account Specialist",
    "Key Account Manager",
]
EFFORTS = [
    [0, 0, 0, 0, 0, 10],
    [13, 0, 0, 4, 2, 19],
    [13, 0, 0, 4, 2, 19],
    [9, 0, 0, 0, 0, 15],
    [11, 0, 0, 2, 0, 17],
    [4, 0, 0, 0, 0, 0],
]
#: What each role needs in all.
TOTALS = [21, 8, 8, 12, 10, 27]


def short(items: tuple[cg.GapItem, ...]) -> dict[str, tuple[int | None, int, int]]:
    return {item.skill.label: (item.have, item.need, item.shortfall) for item in items}


# One gap


def test_the_gap_from_account_manager_to_key_account_manager(accounts):
    gap = accounts.gap("Account Manager", "Key Account Manager")
    assert short(gap.missing) == {
        "data analysis": (0, 3, 3),
        "negotiation": (0, 3, 3),
        "strategic decision making": (0, 3, 3),
        "strategic vision": (0, 3, 3),
        "leadership": (0, 2, 2),
        "decision making": (0, 2, 2),
    }
    assert short(gap.below) == {"communication": (3, 4, 1)}
    assert short(gap.met) == {
        "adaptability": (3, 3, 0),
        "organisation": (3, 3, 0),
        "problem solving": (3, 3, 0),
    }
    assert gap.unrated == gap.surplus == ()
    assert gap.effort == 15
    assert gap.coverage == 12 / 27
    assert gap.optional_coverage == 0.0
    assert not gap.is_closed
    assert (gap.who, gap.role.label) == ("Account Manager", "Key Account Manager")


def test_a_gap_lists_essential_before_optional_and_the_larger_shortfall_first(accounts):
    gap = accounts.gap("Account Manager", "Key Account Manager")
    assert [item.skill.label for item in gap.missing] == [
        "data analysis",
        "negotiation",
        "strategic decision making",
        "strategic vision",
        "leadership",
        "decision making",
    ]
    assert [item.necessity.value for item in gap.missing] == ["essential"] * 5 + ["optional"]


def test_what_is_essential_comes_first_however_small():
    graph = loads(
        """
        :r a cg:Role ; cg:essentialSkill :new ; cg:requires [ cg:skill :low ; cg:levelRank 2 ] ,
            [ cg:skill :more ; cg:levelRank 4 ; cg:necessity cg:Optional ] ,
            [ cg:skill :best ; cg:levelRank 4 ; cg:necessity cg:Optional ] .
        :new a cg:Skill . :low a cg:Skill . :more a cg:Skill . :best a cg:Skill .
        """
    )
    gap = graph.gap({f"{EX}low": 1, f"{EX}best": 1}, f"{EX}r")
    assert short(gap.missing) == {"new": (0, 1, 1), "more": (0, 4, 4)}
    assert [item.skill.label for item in gap.missing] == ["new", "more"]
    assert [(item.skill.label, item.shortfall) for item in gap.below] == [("low", 1), ("best", 3)]


def test_a_gap_says_what_each_skill_is_needed_for(accounts):
    gap = accounts.gap("Account Manager", "Key Account Manager")
    needed_for = {item.skill.label: labels(item.needed_for) for item in gap}
    assert needed_for["negotiation"] == ["negotiation of agreements"]
    assert needed_for["strategic vision"] == [
        "a strategic plan for each account",
        "design of long-term strategies",
        "long-term management of key accounts",
    ]
    # An inherited responsibility explains as well.
    assert needed_for["problem solving"] == ["supervision of results"]


def test_the_gap_of_somebody_in_the_ontology(accounts):
    daniel, lucia = accounts.profiles
    gap = accounts.gap(daniel, "Key Account Manager")
    assert (gap.who, gap.effort, gap.coverage, gap.optional_coverage) == ("Daniel Ortega", 11, 16 / 27, 1.0)
    assert short(gap.below) == {"negotiation": (1, 3, 2), "data analysis": (2, 3, 1)}
    gap = accounts.gap(lucia, "Account Manager")
    assert (gap.effort, gap.coverage) == (2, 10 / 12)
    assert short(gap.unrated) == {"adaptability": (None, 3, 0)}
    assert short(gap.below) == {"organisation": (2, 3, 1), "problem solving": (2, 3, 1)}


def test_a_gap_is_not_symmetric(accounts):
    assert accounts.gap("Account Manager", "Key Account Manager").effort == 15
    assert accounts.gap("Key Account Manager", "Account Manager").effort == 0


def test_optional_skills_of_the_role_one_has_are_not_assumed(accounts):
    gap = accounts.gap("Account Manager", "Account Manager")
    assert short(gap.missing) == {"data analysis": (0, 2, 2), "decision making": (0, 2, 2)}
    assert gap.is_closed
    assert gap.coverage == 1.0
    assert gap.optional_coverage == 0.0


def test_surplus_is_what_the_role_does_not_ask(accounts):
    gap = accounts.gap({"negotiation": 3, "leadership": None, "communication": 2}, "Account Executive")
    assert {
        item.skill.label: (item.have, item.need, item.necessity, item.shortfall) for item in gap.surplus
    } == {"negotiation": (3, 0, None, 0), "leadership": (None, 0, None, 0)}
    assert "negotiation" not in [item.skill.label for item in gap]


def test_nobody_holds_nothing(accounts):
    gap = accounts.gap({}, "Account Executive")
    assert (gap.effort, gap.coverage, gap.who) == (8, 0.0, "")
    assert len(gap.missing) == len(gap) == 4


@pytest.mark.parametrize(
    ("need", "held", "group", "have", "shortfall"),
    [
        ("", None, "met", 1, 0),
        ("", 1, "met", 1, 0),
        ("", 4, "met", 4, 0),
        ("cg:levelRank 1", None, "unrated", None, 0),
        ("cg:levelRank 3", None, "unrated", None, 0),
        ("cg:levelRank 3", 3, "met", 3, 0),
        ("cg:levelRank 3", 2, "below", 2, 1),
        ("cg:levelRank 3", 0, "missing", 0, 3),
    ],
)
def test_where_a_skill_stands(need, held, group, have, shortfall):
    graph = loads(f":r a cg:Role ; cg:requires [ cg:skill :s ; {need} ] . :s a cg:Skill .")
    gap = graph.gap({f"{EX}s": held}, f"{EX}r")
    (item,) = getattr(gap, group)
    assert (item.have, item.shortfall) == (have, shortfall)
    assert item.need == (int(need[-1]) if need else 1)
    assert len(gap) == 1
    assert gap.effort == shortfall


def test_a_requirement_without_a_level_needs_one():
    graph = loads(":r a cg:Role ; cg:essentialSkill :s , :t . :s a cg:Skill . :t a cg:Skill .")
    gap = graph.gap({f"{EX}s": 4}, f"{EX}r")
    assert (gap.effort, gap.coverage) == (1, 0.5)


def test_a_role_whose_level_is_not_stated_leaves_its_holder_unrated():
    graph = loads(
        """
        :a a cg:Role ; cg:essentialSkill :s .
        :b a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 4 ] . :s a cg:Skill .
        """
    )
    gap = graph.gap(f"{EX}a", f"{EX}b")
    assert gap.is_closed
    assert [item.have for item in gap.unrated] == [None]


def test_of_a_role_that_requires_nothing_essential_nothing_is_known():
    graph = loads(
        ":r a cg:Role ; cg:optionalSkill :s . :o a cg:Role ; cg:essentialSkill :s . :s a cg:Skill ."
    )
    for held in ({}, {f"{EX}s": 1}):
        gap = graph.gap(held, f"{EX}r")
        assert (gap.effort, gap.coverage, gap.fit, gap.use, gap.is_closed) == (0, None, None, None, False)
        assert (gap.optional_coverage, gap.unrated_share) == (float(bool(held)), 0.0)
        assert "nothing essential is required" in gap.caption()
        assert labels(entry.role for entry in graph.rank(held, limit=None)) == ["o"]
        assert not graph.rank_people(f"{EX}r", [cg.Profile("Ana", held)])
    assert graph.gap({}, f"{EX}o").optional_coverage is None
    cell = graph.gap_matrix(["o"], ["r"])["o", "r"]
    assert (cell.coverage, cell.effort, cell.fit, cell.use) == (None, 0, None, None)
    matrix = graph.gap_matrix()
    assert "–" in str(matrix)
    assert "unknown" in matrix._repr_html_()
    assert matrix.to_dicts()[1]["fit"] is None


def test_somebody_who_holds_nothing_covers_nothing_and_uses_nothing(accounts):
    gap = accounts.gap({}, "Account Manager")
    assert (gap.coverage, gap.fit, gap.use, gap.unrated_share) == (0, 0, None, 0.0)
    assert len(accounts.rank({}, limit=None)) == 6


def test_what_is_not_asked_counts_against_fit_and_not_against_coverage():
    graph = loads(
        """
        :r a cg:Role ; cg:optionalSkill :o ; cg:essentialSkill :any ;
            cg:requires [ cg:skill :s ; cg:levelRank 2 ] .
        :other a cg:Role ; cg:requires [ cg:skill :any ; cg:levelRank 4 ], [ cg:skill :o ; cg:levelRank 1 ] .
        :s a cg:Skill . :o a cg:Skill . :any a cg:Skill . :plain a cg:Skill .
        """
    )

    def shares(**held):
        gap = graph.gap({f"{EX}{skill}": level for skill, level in held.items()}, f"{EX}r")
        return gap.coverage, gap.fit, gap.use, gap.unrated_share

    assert shares(s=2, any=1) == (1, 1, 1, 0)
    assert shares(s=2, any=4) == (1, 1, 1, 0), "no level is asked: any level is just what is asked"
    assert shares(s=5, any=1) == (1, 3 / 6, 3 / 6, 0)
    assert shares(s=2, any=1, o=3) == (1, 3 / 6, 3 / 6, 0), "an optional skill is not asked"
    assert shares(s=2, any=1, o=None) == (1, 3 / 4, 3 / 4, 0), "unrated and not asked counts 1"
    assert shares(s=2, any=1, plain=9) == (1, 3 / 4, 3 / 4, 0), "no requirement states a level for it"
    assert shares(s=None, any=None) == (1, 1, 1, 2 / 3)


def test_effort_counts_essential_skills_alone():
    graph = loads(
        """
        :r a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] ,
            [ cg:skill :t ; cg:levelRank 4 ; cg:necessity cg:Optional ] .
        :s a cg:Skill . :t a cg:Skill .
        """
    )
    gap = graph.gap({f"{EX}s": 1, f"{EX}t": 1}, f"{EX}r")
    assert (gap.effort, gap.coverage, gap.optional_coverage) == (1, 0.5, 0.25)


# Who somebody is


def test_skills_are_named_in_any_way(accounts):
    skills = {
        accounts.skill("negotiation"): 3,
        "acc:Leadership": 2,
        f"{ACC}DataAnalysis": 3,
        "visión estratégica": "Avanzado",
        "communication skills": 4,
    }
    gap = accounts.gap(skills, "Key Account Manager")
    assert {item.skill.label for item in gap.met} == {
        "negotiation",
        "leadership",
        "data analysis",
        "strategic vision",
        "communication",
    }


@pytest.mark.parametrize(("levels", "have"), [((2, 3), 3), ((3, 2), 3), ((None, 4), None), ((4, None), None)])
def test_of_several_holdings_of_one_skill_an_unrated_one_counts_else_the_highest(accounts, levels, have):
    gap = accounts.gap(dict(zip(("negotiation", "negociación"), levels, strict=True)), "Key Account Manager")
    (item,) = [item for item in gap if item.skill.label == "negotiation"]
    assert item.have == have


@pytest.mark.parametrize(
    ("holdings", "have"),
    [
        ("[ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :s ; cg:levelRank 3 ]", 3),
        ("[ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :s ]", None),
    ],
)
def test_the_same_holds_of_profiles_in_the_ontology(holdings, have):
    graph = loads(f':ana a cg:Profile ; skos:prefLabel "Ana" ; cg:holds {holdings} . :s a cg:Skill .')
    assert dict(graph.profiles[0].skills) == {f"{EX}s": have}


def test_an_unknown_skill_is_not_passed_over(accounts):
    with pytest.raises(cg.SkillNotFound, match="did you mean 'negotiation'"):
        accounts.gap({"negotiaton": 3}, "Key Account Manager")


@pytest.mark.parametrize("who", [None, 3, ["negotiation"], 1.5])
def test_what_is_nobody_is_refused(accounts, who):
    with pytest.raises(cg.InvalidArgument, match="who is a role, a Profile or a mapping"):
        accounts.gap(who, "Account Manager")


def test_a_mapping_is_not_kept_or_changed(accounts):
    skills = {"negotiation": 3}
    gap = accounts.gap(skills, "Key Account Manager")
    skills["leadership"] = 4
    assert [item.skill.label for item in gap.met] == ["negotiation"]
    assert skills == {"negotiation": 3, "leadership": 4}


# Rankings


def test_the_roles_nearest_to_an_account_manager(accounts):
    ranking = accounts.rank("Account Manager")
    assert [(entry.role.label, *entry[1:]) for entry in ranking] == [
        ("Account Specialist", 1.0, 0, 10 / 12, 10 / 12, 10 / 12),
        ("Account Executive", 1.0, 0, 8 / 12, 8 / 12, 8 / 12),
        ("Account Executive at InboundCycle", 1.0, 0, 8 / 12, 8 / 12, 8 / 12),
        ("Account Director", 12 / 21, 9, 12 / 21, 1.0, 12 / 21),
        ("Key Account Manager", 12 / 27, 15, 12 / 27, 1.0, 12 / 27),
    ]
    assert len(ranking) == 5
    assert ranking[-1].role.label == "Key Account Manager"


def test_by_coverage_the_easiest_come_first_and_by_effort_the_least(accounts):
    assert [(entry.role.label, entry.score) for entry in accounts.rank("Account Manager", by="coverage")] == [
        ("Account Specialist", 1.0),
        ("Account Executive", 1.0),
        ("Account Executive at InboundCycle", 1.0),
        ("Account Director", 12 / 21),
        ("Key Account Manager", 12 / 27),
    ]
    nearest = accounts.rank("Account Manager", by="effort")
    assert [entry.score for entry in nearest] == [entry.effort for entry in nearest] == [0, 0, 0, 9, 15]


def test_up_and_down_are_strict_and_of_somebody_who_states_a_role(accounts):
    def told(who, direction):
        return labels(entry.role for entry in accounts.rank(who, direction=direction))

    assert told("Account Manager", "up") == ["Account Director", "Key Account Manager"]
    assert told("Account Manager", "level") == []
    assert told("Key Account Manager", "up") == []
    ana = cg.Profile("Ana", {"communication": 4}, role="Account Manager")
    assert sorted(told(ana, "up")) == ["Account Director", "Key Account Manager"]
    assert "Account Specialist" in told(ana, "down")
    for nobody in (cg.Profile("Ben", {"communication": 4}), {"communication": 4}):
        with pytest.raises(cg.InvalidArgument, match="states no role to go up or down from; give a Profile"):
            accounts.rank(nobody, direction="up")
    with pytest.raises(cg.InvalidArgument, match="direction='right' is none of 'any', 'up', 'level'"):
        accounts.rank("Account Manager", direction="right")
    with pytest.raises(cg.InvalidArgument, match="by='luck' is none of 'fit', 'coverage'"):
        accounts.rank("Account Manager", by="luck")


def test_a_cell_of_a_matrix_goes_by_thing_label_iri_or_place(accounts):
    ana = cg.Profile("Ana", {"communication": 4})
    matrix = accounts.gap_matrix([ana, *accounts.roles])
    manager = accounts.role("Account Manager")
    cell = matrix["ana", "account manager"]
    assert (
        cell
        == matrix[ana, manager]
        == matrix[0, manager.iri]
        == matrix[0, 3]
        == matrix[0, "Gestor/a de cuentas"]
    )
    assert (cell.row, cell.column, cell.effort, cell.fit) == (ana, manager, 9, 3 / 13)
    with pytest.raises(cg.NotFound, match="the matrix has no column 'Pilot'"):
        matrix["Ana", "Pilot"]
    both = accounts.gap_matrix([ana, cg.Profile("Ana", {})])
    with pytest.raises(cg.AmbiguousName, match="more than one row 'Ana'"):
        both["Ana", manager]
    with pytest.raises(IndexError):
        matrix[99, 0]


def test_a_ranking_among_some_roles(accounts):
    chosen = ["Key Account Manager", "acc:AccountDirector", "Account Manager", "Key Account Manager"]
    ranking = accounts.rank("Account Manager", roles=chosen)
    assert labels(entry.role for entry in ranking) == ["Account Director", "Key Account Manager"]
    assert labels(entry.role for entry in accounts.rank({}, roles="Account Manager")) == ["Account Manager"]


def test_a_ranking_by_a_score_of_its_own_shows_it(accounts):
    """One by a number that every ranking shows does not show it twice."""
    shows_score = {by: "score" in str(accounts.rank("AM", by=by)) for by in ("fit", "coverage", "evidence")}
    assert shows_score == {"fit": False, "coverage": False, "evidence": True}


def test_the_title_says_whose_ranking_it_is_or_of_whom(accounts):
    ana = cg.Profile("Ana", {"communication": 3})
    rankings = [
        *(accounts.rank(who) for who in (ana, {"communication": 3}, "AM")),
        *accounts.rank_all([ana, "AM"]),
    ]
    titles = [(ranking.caption(), ranking.person) for ranking in rankings]
    assert titles == [
        ("The roles nearest to Ana", "Ana"),
        ("The roles nearest to you", ""),
        ("The roles nearest to Account Manager", ""),
        ("The roles nearest to Ana", "Ana"),
        ("The roles nearest to Account Manager", ""),
    ]
    assert accounts.rank_people("AM", [ana]).caption() == "The people nearest to Account Manager"
    renamed = accounts.rank(ana).with_pseudonyms()
    assert renamed.caption() == f"The roles nearest to {renamed.person}"
    assert renamed.person not in ("", "Ana")


def test_rankings_of_many_are_among_the_roles_that_are_named(accounts):
    roles = ["Account Director", "Account Manager"]
    for options in ({}, {"hierarchy": True}, {"by": "evidence"}):
        rankings = accounts.rank_all(["AM", cg.Profile("Ana", {"communication": 3})], roles, **options)
        assert [sorted(labels(entry.role for entry in each)) for each in rankings] == [roles[:1], roles]


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5, 9])
def test_a_limit_cuts_a_ranking_and_changes_nothing_else(accounts, limit):
    full = accounts.rank({"communication": 3}, limit=99)
    assert list(accounts.rank({"communication": 3}, limit=limit)) == list(full)[:limit]


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_of_nothing_is_refused(accounts, limit):
    with pytest.raises(cg.InvalidArgument, match="limit"):
        accounts.rank("Account Manager", limit=limit)
    with pytest.raises(cg.InvalidArgument, match="limit"):
        accounts.rank_people("Account Manager", [], limit=limit)


def test_roles_that_require_nothing_and_dangling_ones_are_not_ranked():
    graph = loads(
        """
        :free a cg:Role ; cg:optionalSkill :s . :a a cg:Role ; cg:essentialSkill :s ; cg:progressesTo :gone .
        :gone2 cg:essentialSkill :s . :s a cg:Skill .
        """
    )
    assert [entry.role.iri for entry in graph.rank({})] == [f"{EX}a"]


def test_the_people_nearest_to_a_role(accounts):
    ranking = accounts.rank_people("Key Account Manager", accounts.profiles)
    assert [(entry.profile.name, entry.coverage, entry.effort) for entry in ranking] == [
        ("Daniel Ortega", 16 / 27, 11),
        ("Lucía Ferrer", 10 / 27, 17),
    ]
    assert len(accounts.rank_people("Key Account Manager", accounts.profiles, limit=1)) == 1
    assert len(accounts.rank_people("Key Account Manager", iter(accounts.profiles))) == 2
    assert list(accounts.rank_people("Key Account Manager", [])) == []


def test_people_are_nearest_by_what_is_asked_for():
    skills = "".join(f":{name} a cg:Skill . " for name in "stuvw")
    graph = loads(skills + ":r a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 4 ] .")
    people = [cg.Profile("Ana", {"s": 3}), cg.Profile("Ben", dict.fromkeys("tuvw", 1) | {"s": 4})]
    order = {
        by: [e.profile.name for e in graph.rank_people("r", people, by=by)] for by in ("fit", "coverage")
    }
    assert order == {"fit": ["Ana", "Ben"], "coverage": ["Ben", "Ana"]}


def test_people_who_tie_are_in_order_of_name(accounts):
    people = [cg.Profile(name, {"negotiation": 3}) for name in ("Zoe", "Ana", "Max")]
    ranking = accounts.rank_people("Key Account Manager", people)
    assert [entry.profile.name for entry in ranking] == ["Ana", "Max", "Zoe"]


# The matrix


def test_the_matrix_of_all_roles(accounts):
    matrix = accounts.gap_matrix()
    assert labels(matrix.rows) == labels(matrix.columns) == ROLES
    assert matrix.effort.tolist() == EFFORTS
    expected = 1 - numpy.array(EFFORTS) / numpy.array(TOTALS)
    assert numpy.allclose(matrix.coverage, expected, atol=1e-12)
    assert numpy.issubdtype(matrix.effort.dtype, numpy.integer)
    assert matrix.coverage.dtype == numpy.float64
    assert len(matrix) == 36


def test_a_matrix_of_people_to_some_roles(accounts):
    rows = [*accounts.profiles, "Account Manager"]
    matrix = accounts.gap_matrix(rows=rows, columns=["Key Account Manager", "Account Manager"])
    assert matrix.effort.tolist() == [[11, 0], [17, 2], [15, 0]]
    cell = list(matrix)[2]
    assert (cell.row.name, cell.column.label, cell.effort) == ("Lucía Ferrer", "Key Account Manager", 17)
    assert type(cell.effort) is int
    assert type(cell.coverage) is float


def test_a_matrix_of_nothing_has_no_cells(accounts):
    assert accounts.gap_matrix(rows=[]).effort.shape == (0, 6)
    assert accounts.gap_matrix(columns=[]).coverage.shape == (6, 0)
    assert str(accounts.gap_matrix(rows=[]))
    assert loads("").gap_matrix().effort.shape == (0, 0)


def test_the_kernel_takes_arrays_gives_arrays_and_pickles():
    """Two roles: the first needs skill 0 at 3, the second skill 0 at any level and skill 1 at 2."""
    kernel = GapKernel.of(Held.of([{0: 3}, {0: UNRATED, 1: 2}]), numpy.array([True, True]))
    assert (kernel.starts.tolist(), kernel.roles.tolist(), kernel.needs.tolist()) == (
        [0, 2, 3],
        [0, 1, 1],
        [3, 1, 2],
    )
    for each in (kernel, pickle.loads(pickle.dumps(kernel))):
        (sums,) = each.sums_of_all(Held.of([{0: 2}, {0: UNRATED, 1: 1}, {}]))
        assert (sums.people, sums.met.tolist()) == (slice(0, 3), [[2, 1], [3, 2], [0, 0]])
        assert sums.have.tolist() == [[2, 1], [4, 2], [0, 0]]


def of_row(sums, row):
    """What one person meets of each role, and has as each counts it."""
    return sums.met[row], numpy.broadcast_to(sums.have, sums.met.shape)[row]


sizes = st.integers(1, 4)


@given(st.data(), sizes, sizes, st.integers(1, 9))
def test_the_kernel_adds_up_what_the_definition_does(data, roles, skills, block):
    """The twin is the definition, pair by pair, in plain Python."""
    levels = st.dictionaries(st.integers(0, skills - 1), st.integers(1, 5) | st.just(UNRATED))
    held = st.dictionaries(st.integers(0, skills - 1), st.integers(0, 5) | st.just(UNRATED))
    asked = data.draw(st.lists(levels, min_size=roles, max_size=roles))
    people = data.draw(st.lists(held, max_size=4))
    besides = data.draw(st.sets(st.integers(0, skills - 1)))
    levelled = besides | {skill for each in asked for skill, level in each.items() if level != UNRATED}
    kernel = GapKernel.of(Held.of(asked), numpy.isin(numpy.arange(skills), [*levelled]))

    def defined(person, role):
        have = {skill: None if level == UNRATED else level for skill, level in person.items()}
        need = [(skill, 0 if level == UNRATED else level) for skill, level in role.items()]
        return measure(have, need, levelled, Groups(skills))

    expected = [[defined(person, role) for role in asked] for person in people]
    assert kernel.totals.tolist() == [defined({}, role).needed for role in asked]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("careergraph.gaps.kernel.BLOCK", block)
        parts = list(kernel.sums_of_all(Held.of(people)))
    assert [number for part in parts for number in range(len(people))[part.people]] == [*range(len(people))]
    assert all(len(part.met) <= max(1, block // roles) for part in parts)
    for part in parts:
        for row, measures in enumerate(expected[part.people]):
            met, have = of_row(part.over(numpy.arange(roles)), row)
            assert met.tolist() == [each.met for each in measures]
            assert have.tolist() == [each.have for each in measures]
    for person, measures in zip(people, expected, strict=True):
        met, have = of_row(kernel.sums(person), 0)
        assert (met.tolist(), have.tolist()) == tuple(
            [getattr(each, sum) for each in measures] for sum in ("met", "have")
        )
    chosen = data.draw(st.lists(st.integers(0, roles - 1), max_size=5))
    some = Held.of(asked).chosen(chosen)
    assert [each.tolist() for each in some] == [
        each.tolist() for each in Held.of([asked[number] for number in chosen])
    ]


@pytest.mark.parametrize("cells", [0, 10**6], ids=["sorted", "in a table"])
@given(
    st.lists(
        st.dictionaries(st.integers(0, 3), st.integers(1, 4) | st.just(UNRATED), min_size=1),
        min_size=1,
        max_size=4,
    )
)
def test_pairs_of_roles_meet_what_each_alone_meets(cells, asked):
    levelled = [skill for role in asked for skill, level in role.items() if level != UNRATED]
    held = Held.of(asked)
    kernel = GapKernel.of(held, numpy.isin(numpy.arange(4), levelled))
    pairs = numpy.array([*numpy.ndindex(len(asked), len(asked)), (0, 0)]).T
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("careergraph.gaps.kernel.CELLS", cells)
        patch.setattr("careergraph.gaps.kernel.PAIRS", 2)
        found = met_by_pairs(held, kernel, (pairs[0], pairs[1]))
    alone = [kernel.sums(role).met[0].tolist() for role in asked]
    assert found.tolist() == [alone[source][target] for source, target in pairs.T.tolist()]


@pytest.mark.parametrize("most", [3, 2**16, 2**16 + 1, 2**20, 2**33])
def test_numbers_are_put_in_order_and_equal_ones_stay_as_they_stand(most):
    random = numpy.random.default_rng(0)
    numbers = random.choice(numpy.append(random.integers(0, most, 50), most - 1), 3_000)
    assert kernel_module._order(numbers, most).tolist() == sorted(
        range(len(numbers)), key=numbers.tolist().__getitem__
    )


# As tables


def test_a_gap_as_dictionaries(accounts):
    rows = accounts.gap({"negotiation": 1, "communication": None}, "Key Account Manager").to_dicts()
    assert len(rows) == 10
    by_skill = {row["skill"]: row for row in rows}
    gap = accounts.gap({"negotiation": 1, "communication": None}, "Key Account Manager")
    assert by_skill["negotiation"] == {
        "status": "below",
        "skill": "negotiation",
        "skill_iri": accounts.skill("negotiation").iri,
        "have": 1,
        "need": 3,
        "shortfall": 2,
        "necessity": "essential",
        "needed_for": ["negotiation of agreements"],
        "needed_for_iri": [accounts.responsibility("negotiation of agreements").iri],
        "who": "",
        "role": "Key Account Manager",
        "role_iri": accounts.role("KAM").iri,
        "gap_effort": gap.effort,
        "gap_coverage": gap.coverage,
        "gap_fit": gap.fit,
    }
    assert (by_skill["communication"]["status"], by_skill["communication"]["have"]) == ("unrated", None)


RANKED = ["role", "coverage", "effort", "fit", "use", "score"]


def tables(graph: cg.CareerGraph) -> dict[str, tuple[object, int, list[str]]]:
    """Each kind of table of gaps, with its number of rows and its columns."""
    gap_columns = ["status", "skill", "have", "need", "shortfall", "necessity", "needed_for"]
    return {
        "gap": (graph.gap({"negotiation": None}, "Key Account Manager"), 10, gap_columns),
        "closed gap": (graph.gap({}, "Account Executive"), 4, gap_columns),
        "ranking": (graph.rank("Account Manager"), 5, RANKED),
        "people": (
            graph.rank_people("Account Manager", graph.profiles),
            2,
            ["profile", *RANKED[1:]],
        ),
        "empty ranking": (graph.rank({}, roles=[]), 0, RANKED),
        "matrix": (graph.gap_matrix(), 36, ["row", "column", "effort", "coverage", "fit", "use"]),
    }


@pytest.mark.parametrize("name", ["gap", "closed gap", "ranking", "people", "empty ranking", "matrix"])
def test_every_table_has_its_rows_in_every_form(accounts, name):
    table, rows, columns = tables(accounts)[name]
    assert len(table) == len(list(table)) == len(table.to_dicts()) == len(table.to_dict()["rows"]) == rows
    tidy = {"tidy": True} if name == "matrix" else {}
    pandas, polars = table.to_pandas(**tidy), table.to_polars(**tidy)
    things = {"skill", "role", "profile", "needed_for", "row", "column"}
    exported = [part for each in columns for part in ([each, f"{each}_iri"] if each in things else [each])]
    assert list(pandas.columns) == list(polars.columns)
    assert list(pandas.columns)[: len(exported)] == exported
    assert len(pandas) == len(polars) == rows
    assert polars.to_dicts() == table.to_dicts()
    page = table._repr_html_()
    if isinstance(table, cg.Ranking) and rows:
        assert page.count("<tr") == rows + 1
    # What says nothing, or says again what another column does, is not read.
    said = {"needed_for": any(row.get("needed_for") for row in table.to_dicts()), "score": False}
    text = str(table)
    assert all((column.replace("_", " ") in text) == said.get(column, True) for column in columns if rows)


def shown(page: str) -> str:
    """What a reader sees of a page: its tags and its invisible parts are gone."""
    return html.unescape(re.sub(r"<[^>]*>", " ", page))


def test_a_gap_is_shown_in_groups_with_bars_and_reasons(accounts):
    ana = {"communication": 3, "negotiation": None, "problem solving": 3, "organisation": 4}
    gap = accounts.gap(cg.Profile("Ana", ana), "Key Account Manager")
    page = gap._repr_html_()
    ElementTree.fromstring(f"<div>{page}</div>")
    groups = re.findall(r'scope="rowgroup"[^>]*>([^<]*)<', page)
    assert groups == [f"Missing: {len(gap.missing)}", "To raise: 1", "Unrated: 1", f"Met: {len(gap.met)}"]
    assert page.count('aria-hidden="true"') == len(gap)
    words = shown(page)
    for said in ("3 of 4", "? of 3", "4 of 3", "coordination with other departments", "(optional)"):
        assert said in words
    assert "<script" not in page
    assert not re.search(r"\bid=|http|<style", page)


#: A role that asks for a skill of each kind, with what somebody has to show for it.
EVERY_KIND = """
:r a cg:Role ; cg:requires [ cg:skill :a ; cg:levelRank 2 ] , [ cg:skill :b ; cg:levelRank 3 ] ,
        [ cg:skill :c ; cg:levelRank 2 ; cg:necessity cg:Optional ] , [ cg:skill :d ] ;
    cg:hasResponsibility :sums , :idle .
:sums a cg:Responsibility ; skos:prefLabel "sums"@en ; cg:drawsOn :a . :idle a cg:Responsibility .
[] a cg:LevelDescriptor ; cg:skill :a ; cg:levelRank 2 ;
    skos:prefLabel "Adds"@en ; skos:definition "adds what others count"@en .
:a a cg:Skill . :b a cg:Skill . :c a cg:Skill . :d a cg:Skill . :x a cg:Skill . :y a cg:Skill .
"""
ANA = cg.Profile(
    "Ana",
    {"a": 1, "b": None, "c": 0, "d": 1, "x": 1, "y": 0},
    evidence={"a": ("diploma", "course")},
    rated_by={"a": ("Bo", "Cy")},
)


def test_all_that_a_notebook_shows_of_a_gap():
    gap = loads(EVERY_KIND).gap(ANA, "r")
    assert words(gap._repr_html_()) == [
        "Ana → r: effort 1, coverage 83%, fit 71%, optional 0%",
        "skill", "have and need", "needed for",
        "Missing: 1", "c (optional)", "0 of 2",
        "To raise: 1", "a", "Adds: adds what others count", "diploma; course, rated by Bo; Cy",
        "1 of 2", "sums",
        "Unrated: 1", "b", "? of 3",
        "Met: 1", "d", "1 of 1",
        "Not asked for: 1", "x (1)",
    ]  # fmt: skip
    assert [*map(str, gap)] == ["c (0 of 2)", "a (1 of 2)", "b (? of 3)", "d (1 of 1)"]
    assert [(item.label, item.have, item.need, item.necessity, item.shortfall) for item in gap.surplus] == [
        ("x", 1, 0, None, 0)
    ]


def test_under_another_name_nothing_tells_who_somebody_is():
    named = ["a", "b", "d", "x"]
    ana = cg.Profile(
        "Ana",
        ANA.skills,
        evidence=dict.fromkeys(named, ("diploma of Ana",)),
        rated_by=dict.fromkeys(named, ("Bo",)),
    )
    gap = loads(EVERY_KIND).gap(ana, "r")
    renamed = gap.with_pseudonyms()
    assert [*map(len, (gap.below, gap.unrated, gap.met, gap.surplus))] == [1, 1, 1, 1]
    for items in (renamed.below, renamed.unrated, renamed.met, renamed.surplus):
        ((item, rater),) = [(item, rater) for item in items for rater in item.rated_by]
        assert item.evidence == ()
        assert rater not in ("", "Bo")
    assert (renamed.missing, renamed.effort, renamed.fit) == (gap.missing, gap.effort, gap.fit)
    assert renamed.who not in ("", "Ana")


@pytest.mark.parametrize(("count", "more"), [(40, []), (41, ["+ 1", "s40"]), (42, ["+ 2", "s40", "s41"])])
def test_of_many_skills_without_levels_those_after_the_first_are_folded(count, more):
    asked = " ".join(f":r cg:essentialSkill :s{n:02} . :s{n:02} a cg:Skill ." for n in range(count))
    page = words(loads(f":r a cg:Role . {asked}").gap({}, "r")._repr_html_())
    caption = f"You → r: effort {count}, coverage 0%, fit 0%"
    assert page == [
        caption, "essential", "optional", f"Missing: {count}", *(f"s{n:02}" for n in range(40)), *more
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "more"), [(40, []), (41, ["… and 1 more"])])
def test_of_many_skills_with_levels_the_first_are_shown(count, more):
    asked = " ".join(
        f":r cg:requires [ cg:skill :s{n:02} ; cg:levelRank 2 ] . :s{n:02} a cg:Skill ." for n in range(count)
    )
    shown = loads(f":r a cg:Role . {asked}").gap({}, "r")._repr_html_()
    page = words(shown)
    assert page[1:4] == ["skill", "have and need", f"Missing: {count}"]
    assert page[4:] == [said for n in range(40) for said in (f"s{n:02}", "0 of 2")] + more
    assert shown.count("<td") == 2 * 40 + len(more)


def test_a_gap_to_a_role_that_requires_nothing_shows_no_skill():
    gap = loads(":r a cg:Role .").gap({}, "r")
    assert words(gap._repr_html_()) == ["You → r: nothing essential is required", "essential", "optional"]
    optional = loads(":r a cg:Role ; cg:optionalSkill :s . :s a cg:Skill .").gap({}, "r")
    assert words(optional._repr_html_())[3:] == ["Missing: 1", "s"]


def test_what_is_essential_and_what_is_optional_stand_side_by_side():
    graph = loads(
        ":r a cg:Role ; cg:optionalSkill :a ; cg:essentialSkill :b . :a a cg:Skill . :b a cg:Skill ."
    )
    page = words(graph.gap({}, "r")._repr_html_())
    assert page[1:] == ["essential", "optional", "Missing: 2", "b", "a"]


@pytest.mark.parametrize(
    ("held", "before", "beyond"), [(4, [3.5], [3.5]), (1, [3.5, 3.5], []), (2, [7.0], []), (0, [7.0], [])]
)
def test_bars_end_at_the_most_that_is_held_or_needed(held, before, beyond):
    graph = loads(
        ":r a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] ; cg:optionalSkill :t . "
        ":s a cg:Skill . :t a cg:Skill ."
    )
    page = graph.gap({f"{EX}s": held}, f"{EX}r")._repr_html_()
    pieces = re.findall(r"width:([\d.]+)(em|px)", page.partition("of 2")[0].rpartition("aria-hidden")[2])
    mark = pieces.index(("2", "px"))
    assert [float(width) for width, _ in pieces[:mark]] == before
    assert [float(width) for width, _ in pieces[mark + 1 :]] == beyond


@pytest.mark.parametrize(("count", "more"), [(1, 0), (2, 0), (3, 1), (5, 3)])
def test_two_of_the_responsibilities_of_a_skill_are_shown(count, more):
    duties = " ".join(
        f":r cg:hasResponsibility :d{n} . :d{n} a cg:Responsibility ; skos:prefLabel 'duty' ; cg:drawsOn :s ."
        for n in range(count)
    )
    page = (
        loads(f":r a cg:Role ; cg:essentialSkill :s . :s a cg:Skill . {duties}")
        .gap({}, f"{EX}r")
        ._repr_html_()
    )
    assert shown(page.partition("<details")[0]).count("duty") == min(count, 2)
    assert re.findall(r"<summary>\+ (\d+)<", page) == ([str(more)] if more else [])


def test_what_a_role_does_not_ask_for_is_folded(accounts):
    page = accounts.gap({"leadership": 2, "negotiation": None}, "Account Executive")._repr_html_()
    folded = page[page.index("<details") :]
    assert "Not asked for: 2" in folded
    assert "leadership (2); negotiation (?)" in folded


def test_a_gap_of_many_skills_shows_the_first_of_them():
    asked = " ".join(f":r cg:essentialSkill :s{n} . :s{n} skos:prefLabel 's{n}' ." for n in range(50))
    page = loads(f":r a cg:Role . {asked}").gap({}, f"{EX}r")._repr_html_()
    assert "Missing: 50" in page
    assert "<summary>+ 10<" in page
    assert "needed for" not in page


def test_a_matrix_is_shown_as_a_heat_map(accounts):
    people = [cg.Profile("<Ana>", {"communication": 3}), cg.Profile("Luis", {})]
    page = accounts.gap_matrix(rows=people)._repr_html_()
    ElementTree.fromstring(f"<div>{page}</div>")
    assert page.count("<tr") == 3
    assert "&lt;Ana&gt;" in page
    assert "Coverage: 2 people × 6 roles" in page
    assert "0%" in shown(page)
    assert re.search(r"rgba\([^)]*0\.\d\d\)", page)


def test_a_large_matrix_is_folded_by_family():
    roles = " ".join(
        f':r{n} a cg:Role ; skos:prefLabel "r{n}" ; cg:familyName "{"odd" if n % 2 else "even"}" ; '
        f"cg:essentialSkill :s{n % 2} ."
        for n in range(40)
    )
    graph = loads(f"{roles} :s0 a cg:Skill . :s1 a cg:Skill .")
    page = graph.gap_matrix()._repr_html_()
    assert "Coverage: 40 roles in 2 families (means) × 40 roles in 2 families (means)" in page
    assert re.findall(r'scope="row"[^>]*>([^<]*)<', page) == ["even: 20", "odd: 20"]
    assert re.findall(r"<td style[^>]*>([^<]*)<", page) == ["100%", "0%", "0%", "100%"]
    people = [cg.Profile(f"p{number:02}", {}) for number in range(40)]
    page = graph.gap_matrix(rows=people)._repr_html_()
    assert "40 people, the first 30" in page
    assert "p29" in page
    assert "p30" not in page


def test_a_matrix_of_nothing_is_still_shown():
    page = loads("").gap_matrix()._repr_html_()
    assert "0 roles × 0 roles" in page


def test_a_missing_value_is_missing_in_a_data_frame(accounts):
    gap = accounts.gap({"negotiation": None}, "Key Account Manager")
    frame = gap.to_pandas()
    assert frame.loc[frame.skill == "negotiation", "have"].isna().all()
    frame = gap.to_polars()
    assert frame.filter(frame["skill"] == "negotiation")["have"].to_list() == [None]


def test_a_gap_tells_itself_in_one_line(accounts):
    gap = accounts.gap("Account Manager", "Key Account Manager")
    assert (
        gap.caption()
        == "Account Manager → Key Account Manager: effort 15, coverage 44%, fit 44%, optional 0%"
    )
    nothing = accounts.gap({}, "Account Manager")
    assert nothing.caption() == "You → Account Manager: effort 12, coverage 0%, fit 0%, optional 0%"
    assert str(nothing).startswith(nothing.caption())
    executive = accounts.gap("Account Director", "Account Executive")
    assert executive.caption() == "Account Director → Account Executive: effort 0, coverage 100%, fit 38%"


def test_optional_skills_that_are_all_met_are_not_told():
    gap = loads(EVERY_KIND).gap({"a": 2, "b": 3, "c": 2, "d": 1}, "r")
    assert gap.caption() == "You → r: effort 0, coverage 100%, fit 75%"


def test_a_long_table_shows_its_head_and_says_how_much_more_there_is(accounts):
    rows = [cg.Profile(f"p{number:03}", {}) for number in range(100)]
    text = str(accounts.gap_matrix(rows=rows, columns=["Account Manager"]))
    assert "p000" in text
    assert "p099" not in text
    assert "40 more" in text


def test_labels_are_shown_and_never_obeyed():
    graph = loads(
        r"""
        :r a cg:Role ; skos:prefLabel "<script>alert(1)</script>"@en ; cg:essentialSkill :s .
        :s a cg:Skill ; skos:prefLabel "[bold]\u001b\n|"@en .
        """
    )
    gap = graph.gap({}, f"{EX}r")
    page = gap._repr_html_()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    for text in (str(gap), page, repr(gap)):
        assert "\x1b" not in text
    assert r"[bold]\x1b\n|" in str(gap)


def test_what_a_matrix_has_not_or_has_twice_is_told_by_name():
    people = [cg.Profile("Ana", {"s": None}), cg.Profile("Ana", {})]
    matrix = loads(":r a cg:Role ; cg:essentialSkill :s . :s a cg:Skill .").gap_matrix(rows=people)
    with pytest.raises(cg.NotFound, match="the matrix has no row 'Bea'") as missing:
        matrix["Bea", "r"]
    assert missing.value.name == "Bea"
    with pytest.raises(cg.AmbiguousName) as twice:
        matrix["Ana", "r"]
    assert (twice.value.name, list(twice.value.candidates)) == ("Ana", ["Ana", "Ana"])


def test_matrices_of_other_people_or_other_skills_are_not_equal():
    asks = ":r a cg:Role ; cg:essentialSkill :{} . :s a cg:Skill . :t a cg:Skill ."
    for_s, for_t = (loads(asks.format(skill)) for skill in "st")
    ana, ben = (cg.Profile(name, {"s": 1}) for name in ("Ana", "Ben"))
    assert for_s.gap_matrix([ana]) == for_s.gap_matrix([ana])
    assert for_s.gap_matrix([ana]) != for_s.gap_matrix([ben])
    assert for_s.gap_matrix([ana]) != for_t.gap_matrix([ana])


def test_matrices_of_other_levels_are_not_equal():
    text = ":r a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank {} ] . :s a cg:Skill ."
    two, three = (loads(text.format(level)).gap_matrix() for level in (2, 3))
    assert two != three
    assert two == loads(text.format(2)).gap_matrix()


def test_a_column_that_is_called_row_is_told_apart_and_what_is_unknown_is_null():
    graph = loads(
        ':r a cg:Role ; skos:prefLabel "row"@en ; cg:essentialSkill :s . :q a cg:Role . :s a cg:Skill .'
    )
    frame = graph.gap_matrix().to_polars()
    assert frame.columns == ["row", "q", f"row ({EX}r)"]
    assert [frame[name].to_list() for name in frame.columns] == [["q", "row"], [None, None], [0.0, 1.0]]


def test_a_cell_that_is_not_known_has_no_heat():
    page = (
        loads(":r a cg:Role ; cg:essentialSkill :s . :q a cg:Role . :s a cg:Skill .")
        .gap_matrix()
        ._repr_html_()
    )
    assert re.findall(r"([\d.]+)\)\">([^<]*)</td>", page) == [
        ("0.00", "unknown"), ("0.00", "0%"), ("0.00", "unknown"), ("0.60", "100%")
    ]  # fmt: skip


def test_levels_are_added_up_whole_however_high_they_are():
    high = 999_999_999
    graph = loads(
        ":low a cg:Role ; cg:requires [ cg:skill :a ; cg:levelRank 2 ] . :high a cg:Role ; cg:requires "
        + ", ".join(f"[ cg:skill :{name} ; cg:levelRank {high} ]" for name in "abc")
        + " . :a a cg:Skill . :b a cg:Skill . :c a cg:Skill ."
    )
    assert graph.gap_matrix([cg.Profile("Ana", {})]).effort.tolist() == [[3 * high, 2]]
    ben = cg.Profile("Ben", dict.fromkeys("abc", high))
    (use,) = graph.gap_matrix([ben], ["low"]).use.tolist()
    assert use == [2 / (3 * high)]


def test_a_frame_is_of_coverage_unless_it_is_asked_otherwise(accounts):
    matrix = accounts.gap_matrix()
    pandas, polars = matrix.to_pandas(), matrix.to_polars()
    assert pandas.loc["Account Manager", "Key Account Manager"] == 12 / 27
    assert polars["Key Account Manager"][3] == 12 / 27
    ana = accounts.gap_matrix([cg.Profile("Ana", {})])
    for frame in (ana.to_pandas().reset_index(), ana.to_polars(), ana.to_polars(tidy=True)):
        assert frame["row"].to_list()[0] == "Ana"
    assert "Ana" not in ana.to_polars(tidy=True, pseudonyms=True)["row"].to_list()


def test_people_of_other_names_keep_their_numbers():
    graph = loads(":r a cg:Role ; cg:essentialSkill :s . :s a cg:Skill . :t a cg:Skill . :u a cg:Skill .")
    held = [{"s": 1}, {"s": 1, "t": 1}, {"s": 1, "t": 1, "u": 1}, {"t": 1}]
    matrix = graph.gap_matrix([cg.Profile(f"p{number}", each) for number, each in enumerate(held)])
    for _ in range(5):
        again = matrix.with_pseudonyms()
        fits = {
            len(row.skills): fit for row, (fit,) in zip(again.rows, again.fit.tolist(), strict=True) if fit
        }
        assert fits == {1: 1.0, 2: 1 / 2, 3: 1 / 3}


def test_the_sides_of_a_frame_are_rows_and_columns(accounts):
    frame = accounts.gap_matrix().to_pandas()
    assert (frame.index.name, frame.columns.name) == ("row", "column")


def test_of_many_skills_a_page_tells_how_many_more_there_are(accounts):
    skills = "".join(
        f":s{n} a cg:Skill . :r cg:requires [ cg:skill :s{n} ; cg:levelRank 2 ] ." for n in range(60)
    )
    shown = loads(":r a cg:Role . " + skills).gap({}, "r")._repr_html_()
    assert ">have and need<" in shown
    assert "… and 20 more" in shown


def test_what_shows_a_skill_that_nobody_asks_for_is_kept():
    graph = loads(":r a cg:Role ; cg:essentialSkill :s . :s a cg:Skill . :t a cg:Skill .")
    ana = cg.Profile("Ana", {"t": 2, "s": 1}, evidence={"t": ("a certificate",)})
    gap = graph.gap(ana, "r")
    assert [item.evidence for item in gap.surplus] == [("a certificate",)]
    assert [(item.evidence, item.rated_by) for item in gap.met] == [((), ())]


@pytest.mark.parametrize("who", [3, ["communication"], None])
def test_somebody_is_a_role_a_profile_or_a_mapping(accounts, who):
    with pytest.raises(cg.InvalidArgument) as raised:
        accounts.gap(who, "Account Manager")
    assert str(raised.value).startswith("who is a role, a Profile or a mapping of skill to level, and not ")
    assert str(raised.value).endswith(quote(who))


def test_a_role_keeps_its_name_where_people_have_others(accounts):
    named, renamed = (accounts.ladder(who="Account Executive", pseudonyms=each).dot for each in (False, True))
    assert renamed == named
