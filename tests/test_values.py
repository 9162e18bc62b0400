"""Values: frozen, equal where they mean the same thing, without a container, shown as what they are."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest
from small import ACC, EX, loads

import careergraph as cg


@pytest.fixture(scope="module")
def values(accounts) -> dict[str, object]:
    """One value of each kind."""
    path = accounts.path("AE", "KAM")
    gap = accounts.gap("AM", "KAM")
    return {
        "Role": accounts.role("KAM"),
        "Skill": accounts.skill("negotiation"),
        "Responsibility": accounts.responsibilities[0],
        "Level": accounts.scale[0],
        "Requirement": accounts.requirements("KAM")[0],
        "Progression": accounts.progressions()[0],
        "Profile": accounts.profiles[0],
        "Finding": cg.Finding(cg.Severity.ERROR, "code", EX, "message", "fix"),
        "CareerPath": path,
        "Step": path.steps[0],
        "SkillGap": gap,
        "GapItem": gap.missing[0],
        "Ranking": accounts.rank("AM"),
        "Report": accounts.check(),
        "Diagram": accounts.ladder(path=path),
        "RankedRole": accounts.rank("AM")[0],
        "Hits": accounts.search("account", scores=True),
        "Hit": accounts.search("account", scores=True)[0],
        "Matches": accounts.match(["negotiation: 3/4", "comunication"]),
        "Match": accounts.match(["negotiation: 3/4"])[0],
    }


KINDS = [
    "Role",
    "Skill",
    "Responsibility",
    "Level",
    "Requirement",
    "Progression",
    "Profile",
    "Finding",
    "CareerPath",
    "Step",
    "SkillGap",
    "GapItem",
    "Ranking",
    "Report",
    "Diagram",
    "RankedRole",
    "Hits",
    "Hit",
    "Matches",
    "Match",
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_is_of_its_public_kind(values, kind):
    assert type(values[kind]) is getattr(cg, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_is_frozen(values, kind):
    value = values[kind]
    names = getattr(value, "_fields", None) or [each.name for each in dataclasses.fields(value)]
    with pytest.raises((AttributeError, dataclasses.FrozenInstanceError)):
        setattr(value, names[0], None)
    with pytest.raises((AttributeError, TypeError)):
        value.something_new = 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_hashes_and_is_equal_to_its_copies(values, kind):
    value = values[kind]
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert again == value
        assert hash(again) == hash(value)
        assert repr(again) == repr(value)
    assert value != "something else"


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_carries_no_graph(values, kind):
    assert len(pickle.dumps(values[kind])) < 60_000
    assert b"Catalogue" not in pickle.dumps(values[kind])


# Things are what their IRIs name


def test_one_thing_is_equal_in_all_languages_and_graphs(accounts, cuentas):
    one, other = accounts.role("KAM"), cuentas.role("KAM")
    assert (one.label, other.label) == ("Key Account Manager", "Gestor/a de cuentas clave")
    assert one == other
    assert len({one, other}) == 1
    assert accounts.skills[0] in set(cuentas.skills)
    assert [level.iri for level in accounts.scale] == [level.iri for level in cuentas.scale]
    assert accounts.scale == cuentas.scale


def test_things_of_two_kinds_are_never_equal():
    role, skill = cg.Role(EX, "a"), cg.Skill(EX, "a")
    assert role != skill
    assert role == cg.Role(EX, "b")
    assert role != cg.Role(f"{EX}b", "a")
    assert role != EX


def test_a_value_of_one_graph_is_understood_by_another_that_has_it(accounts, cuentas):
    assert cuentas.gap(accounts.role("AM"), accounts.role("KAM")).effort == 15
    assert cuentas.reachable("Account Manager") == accounts.reachable("Account Manager")


# How they show


def test_values_show_what_they_are(accounts):
    role = accounts.role("KAM")
    assert repr(role) == f"Role(iri='{ACC}KeyAccountManager', label='Key Account Manager')"
    assert str(role) == f"{role}" == "Key Account Manager"
    assert str(accounts.scale[0]) == "Basic"
    assert str(accounts.profiles[0]) == "Daniel Ortega"
    assert repr(accounts) == "CareerGraph(6 roles, 11 skills, 26 responsibilities, 5 progressions)"
    finding = cg.Finding(cg.Severity.WARNING, "no-label", EX, "it has no label", "add one")
    assert str(finding) == "warning no-label: it has no label; add one"


# Profiles


def test_a_profile_keeps_what_it_was_given():
    skills = {"negotiation": 3}
    profile = cg.Profile("Ana", skills)
    skills["leadership"] = 4
    assert dict(profile.skills) == {"negotiation": 3}
    with pytest.raises((TypeError, AttributeError)):
        profile.skills["negotiation"] = 4
    assert profile == cg.Profile("Ana", {"negotiation": 3})
    assert profile != cg.Profile("Ana", {"negotiation": 2})


# Mappings of a value


def test_the_words_of_a_value_cannot_be_changed(accounts):
    role = accounts.role("KAM")
    for words in (role.labels, role.alternative_labels, role.definitions):
        with pytest.raises((TypeError, AttributeError)):
            words["en"] = "changed"
    assert role.alternative_labels["en"] == ("KAM",)


# The graph itself


def test_answers_are_tuples_that_do_not_change(accounts):
    for answer in (
        accounts.roles,
        accounts.skills,
        accounts.responsibilities,
        accounts.scale,
        accounts.profiles,
        accounts.progressions(),
        accounts.requirements("KAM"),
        accounts.next_roles("AM"),
    ):
        assert isinstance(answer, tuple)
    assert accounts.roles is accounts.roles


@pytest.mark.parametrize("name", ["roles", "skills", "scale", "rdf", "language"])
def test_what_a_graph_holds_cannot_be_replaced(accounts, name):
    with pytest.raises(AttributeError):
        setattr(accounts, name, ())


def test_skills_tell_what_stands_above_and_below_them(accounts):
    assert accounts.skill("strategic decision making").broader == (f"{ACC}DecisionMaking",)
    assert accounts.skill("decision making").narrower == (f"{ACC}StrategicDecisionMaking",)
    graph = loads(":a a cg:Skill ; skos:narrower :b . :b a cg:Skill .")
    assert graph.skill("b").broader == (f"{EX}a",)


def test_a_role_tells_its_family_in_the_graphs_language(accounts, cuentas):
    assert accounts.role("KAM").family == "account management"
    assert cuentas.role("KAM").family == "gestión de cuentas"
    assert loads(':a a cg:Role ; cg:family "sales" .').role("a").family == "sales"
    assert loads(":a a cg:Role .").role("a").family is None


@pytest.mark.parametrize("order", ["abc", "cab"])
def test_the_words_of_a_value_do_not_depend_on_the_order_of_the_file(order):
    graph = loads(
        ":x a cg:Role . "
        + " ".join(f':x skos:altLabel "{word}"@en ; skos:prefLabel "{word}"@es .' for word in order)
        + " ".join(f':x cg:family "{word}"@en ; skos:notation "{word}" .' for word in order)
    )
    (role,) = graph.roles
    assert dict(role.alternative_labels) == {"en": ("a", "b", "c")}
    assert (role.label, role.family, role.notation) == ("a", "a", "a")


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_of_two_families_the_first_by_label_is_told(order):
    families = " ".join(f":x cg:family :{name} ." for name in order)
    graph = loads(
        f':x a cg:Role . {families} :a a cg:Family ; skos:prefLabel "A"@en . '
        ':b a cg:Family ; skos:prefLabel "B"@en .'
    )
    assert graph.roles[0].family == "A"


# Tables are equal to their copies


@pytest.mark.parametrize(
    "ask",
    [
        lambda graph: graph.gap_matrix(),
        lambda graph: graph.query("SELECT ?s ?l { ?s skos:prefLabel ?l }"),
        lambda graph: graph.query("SELECT ?s { ?s a cg:Nothing }"),
        lambda graph: graph.rank("Account Manager"),
        lambda graph: graph.gap("Account Manager", "Key Account Manager"),
    ],
)
def test_a_table_is_equal_to_its_copy_and_to_no_other(accounts, ask):
    table = ask(accounts)
    again = pickle.loads(pickle.dumps(table))
    assert again == table == copy.deepcopy(table)
    assert hash(again) == hash(table)
    assert table != list(table)
    assert table != accounts.gap_matrix(columns=["Account Manager"])
    assert table != accounts.query("SELECT ?l { ?s skos:prefLabel ?l }")
