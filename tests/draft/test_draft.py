"""An ontology made and changed in Python: what each call states, gives back, and refuses."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal

import pytest
from drafts import written_again
from rdflib import URIRef
from small import EX, codes, labels, loads

import careergraph as cg

DANGLING = {"dangling-reference", "incomplete-progression", "requirement-without-skill"}


@pytest.fixture
def kitchen() -> cg.Draft:
    """Two roles, a move, a skill, a level and a person."""
    draft = cg.Draft()
    draft.level(1, "Basic")
    draft.level(2, "Good")
    cook = draft.role("Cook", family="kitchen")
    chef = draft.role("Chef", builds_on=cook, labels={"es": "Jefa de cocina"}, family="kitchen")
    draft.require(cook, "cooking", level="Basic")
    draft.require(chef, "leading", necessity="optional")
    draft.progression(cook, chef, kind="promotion", months=24)
    draft.add_responsibility(chef, draft.responsibility("the menu", skills=["planning"]))
    draft.profile("Ana", {"cooking": 2, "planning": None}, role=cook, history=["Chef"])
    return draft


# The whole


@pytest.mark.parametrize("name", ["accounts", "developers"])
def test_an_ontology_written_in_python_alone_equals_its_file(request, name):
    graph = request.getfixturevalue(name)
    again = written_again(graph).graph()
    assert again == graph
    assert hash(again) == hash(graph)


def test_a_made_ontology_answers_as_any_other(kitchen):
    graph = kitchen.graph()
    assert graph.check().errors == ()
    assert labels(graph.path("Cook", "Jefa de cocina").roles) == ["Cook", "Chef"]
    assert [(str(each.skill), each.level) for each in graph.requirements("Chef")] == [
        ("cooking", 1),
        ("leading", None),
    ]
    assert graph.gap("Cook", "Chef").coverage == 1
    assert labels(graph.families["kitchen"]) == ["Chef", "Cook"]
    assert graph.profiles[0].skills[graph.skill("cooking").iri] == 2
    assert graph.profiles[0].history == (graph.role("Chef").iri,)


def test_calls_give_the_values_that_the_graph_has(kitchen):
    made = kitchen.role("Baker", definition="Bakes.", labels={"fr": "Boulangère"})
    skill = kitchen.skill("baking", broader="cooking")
    need = kitchen.require(made, skill, 2)
    move = kitchen.progression("Cook", made, months=6)
    duty = kitchen.responsibility("the bread", skills=[skill])
    person = kitchen.profile("Ben", {skill: 1}, role=made)
    level = kitchen.level(3, "Expert", definition="Teaches it.")
    graph = kitchen.graph()
    found = graph.role("Baker")
    assert (found, found.label, dict(found.labels), found.definition, found.family) == (
        made,
        made.label,
        dict(made.labels),
        made.definition,
        None,
    )
    assert graph.skill("baking").broader == skill.broader == (graph.skill("cooking").iri,)
    assert need in graph.requirements("Baker")
    assert move in graph.progressions("Cook")
    assert graph.responsibility("the bread").skills == duty.skills
    assert person in graph.profiles
    assert (graph.scale[-1], graph.scale[-1].definition) == (level, level.definition)


def test_a_draft_goes_on_and_the_graph_stays(kitchen):
    graph = kitchen.graph()
    kitchen.role("Baker")
    kitchen.remove("Chef")
    assert labels(graph.roles) == ["Chef", "Cook"]
    assert labels(kitchen.graph().roles) == ["Baker", "Cook"]


def test_an_edited_graph_keeps_every_statement_and_stays_as_it_was(accounts):
    asserted = set(accounts._catalogue.terms.asserted)
    draft = accounts.edit()
    assert set(draft.graph()._catalogue.terms.asserted) == asserted
    draft.role("Intern")
    draft.require("KAM", "negotiation", level=1)
    assert set(accounts._catalogue.terms.asserted) == asserted
    gone = {str(quad) for quad in asserted - set(draft.graph()._catalogue.terms.asserted)}
    own = {text for text in gone if "requirement-KeyAccountManager-Negotiation" in text}
    # What was said of that statement alone, in a blank node, goes with it.
    assert own
    assert all(text.startswith("_:") for text in gone - own)


def test_ids_are_made_as_tables_make_them():
    frames = {"roles": [{"label": "Key cook / chef"}], "skills": [{"label": "C++"}]}
    tables = cg.load_tables(frames, base="https://a.example/")
    draft = cg.Draft(base="https://a.example/")
    role, skill = draft.role("Key cook / chef"), draft.skill("C++")
    assert (tables.roles[0], tables.skills[0]) == (role, skill)
    assert draft.role("Other", iri="x1").iri == "https://a.example/role/x1"
    assert draft.role("Third", iri="acc:Third").iri == "https://w3id.org/careergraph/accounts/Third"


def test_an_edited_file_takes_its_own_base_for_new_things():
    draft = loads(":cook a cg:Role ; skos:prefLabel 'Cook'@en .").edit()
    assert draft.role("Chef").iri == f"{EX}role/chef"


def test_a_draft_shows_itself_in_one_line_and_pickles(kitchen):
    assert repr(kitchen) == "Draft(2 roles, 3 skills)"
    assert repr(kitchen.graph().edit()) == repr(kitchen)
    again = pickle.loads(pickle.dumps(kitchen))
    again.role("Baker")
    assert again.graph() != kitchen.graph()
    assert repr(kitchen) == "Draft(2 roles, 3 skills)"


# What a call refuses


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (lambda draft: draft.role("cook "), cg.InvalidArgument, "is there already"),
        (lambda draft: draft.role("X", labels={"es": "JEFA de cocina"}), cg.InvalidArgument, "already"),
        (lambda draft: draft.role("X", labels={"en": "Y"}), cg.InvalidArgument, "two labels"),
        (lambda draft: draft.role("X", labels={"e n": "Y"}), cg.InvalidArgument, "language tag"),
        (lambda draft: draft.role("X", iri="http://e/%zz"), cg.InvalidArgument, "'http://e/%zz' is no IRI"),
        (lambda draft: draft.role("X", iri=URIRef("http://e/[1]")), cg.InvalidArgument, "is no IRI"),
        (lambda draft: draft.role(" "), cg.InvalidArgument, "no text"),
        (lambda draft: draft.role("\u200b"), cg.InvalidArgument, "iri="),
        (lambda draft: draft.role("\ud800"), cg.InvalidArgument, "surrogate"),
        (lambda draft: draft.role(3), cg.InvalidArgument, "no text"),
        (lambda draft: draft.role("X", builds_on="Coock"), cg.RoleNotFound, "did you mean 'Cook'"),
        (lambda draft: draft.role("X", grade="IC3"), cg.NotFound, "no grade"),
        (lambda draft: draft.skill("X", broader="cookin"), cg.SkillNotFound, "did you mean 'cooking'"),
        (lambda draft: draft.require("Cheff", "cooking"), cg.RoleNotFound, "did you mean 'Chef'"),
        (lambda draft: draft.require("Chef", "https://x.example/s"), cg.SkillNotFound, "no skill"),
        (lambda draft: draft.require("Chef", "cooking", level=0), cg.InvalidArgument, "no level"),
        (lambda draft: draft.require("Chef", "cooking", level=-1), cg.InvalidArgument, "no level"),
        (lambda draft: draft.require("Chef", "cooking", level=1.5), cg.InvalidArgument, "no level"),
        (lambda draft: draft.require("Chef", "cooking", level=True), cg.InvalidArgument, "no level"),
        (lambda draft: draft.require("Chef", "cooking", level="Best"), cg.InvalidArgument, "'Good'"),
        (lambda draft: draft.require("Chef", "cooking", necessity="must"), cg.InvalidArgument, "optional"),
        (lambda draft: draft.progression("Cook", "Cook"), cg.InvalidArgument, "itself"),
        (lambda draft: draft.progression("Cook", "Chef", kind="up"), cg.InvalidArgument, "promotion"),
        (lambda draft: draft.progression("Cook", "Chef", months=0), cg.InvalidArgument, "months"),
        (lambda draft: draft.level(1, "Best"), cg.InvalidArgument, "'Basic'"),
        (lambda draft: draft.level(3, "GOOD"), cg.InvalidArgument, "already"),
        (lambda draft: draft.level(0, "None"), cg.InvalidArgument, "rank"),
        (lambda draft: draft.level("two", "None"), cg.InvalidArgument, "rank"),
        (lambda draft: draft.profile("ana", {}), cg.InvalidArgument, "already"),
        (lambda draft: draft.profile("Ben", ["cooking"]), cg.InvalidArgument, "mapping"),
        (lambda draft: draft.profile("Ben", {"cokking": 1}), cg.SkillNotFound, "cooking"),
        (lambda draft: draft.profile("Ben", {}, role="Waiter"), cg.RoleNotFound, "Waiter"),
        (lambda draft: draft.add_responsibility("Chef", "menu"), cg.NotFound, "did you mean 'the menu'"),
        (lambda draft: draft.state("Chef", "cg:purpos", "x"), cg.InvalidArgument, "'cg:purpose'"),
        (lambda draft: draft.state("Chef", "no property", "x"), cg.InvalidArgument, "no property"),
        (lambda draft: draft.state("Waiter", "skos:note", "x"), cg.NotFound, "Waiter"),
        (lambda draft: draft.state("Chef", "skos:prefLabel", "Cook"), cg.InvalidArgument, "already"),
        (lambda draft: draft.state("Chef", "skos:prefLabel", 3), cg.InvalidArgument, "text"),
        (lambda draft: draft.state("Chef", "cg:collaboratesWith", "Waiter"), cg.NotFound, "Waiter"),
        (lambda draft: draft.state("Basic", "cg:rank", 0), cg.InvalidArgument, "cg:rank"),
        (lambda draft: draft.state("Chef", "skos:note", object()), cg.InvalidArgument, "stated"),
        (lambda draft: draft.remove("Waiter"), cg.NotFound, "no thing"),
        (lambda draft: draft.remove(3), cg.InvalidArgument, "a thing is given as"),
        (lambda draft: cg.Draft(language="en US"), cg.InvalidArgument, "language tag"),
        (lambda draft: cg.Draft(base="careers"), cg.InvalidArgument, "no IRI"),
        (lambda draft: cg.Draft(base="http://e/%zz/"), cg.InvalidArgument, "no IRI"),
    ],
)
def test_what_is_wrong_is_said_at_the_call(kitchen, call, error, told):
    before = list(kitchen.graph()._catalogue.terms.asserted)
    with pytest.raises(error, match=told) as raised:
        call(kitchen)
    assert "\n" not in str(raised.value)
    assert list(kitchen.graph()._catalogue.terms.asserted) == before


def test_a_name_of_several_things_is_not_guessed_at(kitchen):
    kitchen.skill("chef")
    with pytest.raises(cg.AmbiguousName, match="skill/chef") as raised:
        kitchen.remove("Chef")
    assert len(raised.value.candidates) == 2


# Saying it again, and otherwise


def test_the_last_requirement_of_a_skill_counts(kitchen):
    kitchen.require("Cook", "cooking", level=2, necessity="optional")
    kitchen.require("Cook", "cooking", level=2)
    (need,) = kitchen.graph().requirements("Cook")
    assert (need.level, need.necessity) == (2, cg.Necessity.ESSENTIAL)


def test_a_requirement_gives_way_in_whatever_terms_it_was_stated():
    draft = loads(
        """
        :cook a cg:Role ; skos:prefLabel "Cook"@en ; :asks :cooking ; cg:optionalSkill :cooking .
        :cooking a cg:Skill ; skos:prefLabel "cooking"@en ; :neededBy :cook .
        :asks rdfs:subPropertyOf cg:essentialSkill . :neededBy owl:inverseOf cg:essentialSkill .
        """
    ).edit()
    draft.require("Cook", "cooking", level=3)
    (need,) = draft.graph().requirements("Cook")
    assert need.level == 3
    draft.remove(need)
    assert draft.graph().requirements("Cook") == ()


def test_a_move_of_one_kind_is_stated_once(kitchen):
    kitchen.progression("Cook", "Chef", kind="promotion", months=30)
    kitchen.progression("Cook", "Chef", kind="lateral move")
    assert [(move.kind.value, move.months) for move in kitchen.graph().progressions()] == [
        ("promotion", 30),
        ("lateral move", None),
    ]


def test_a_skill_of_another_graph_is_taken_over(kitchen, accounts):
    skill = accounts.skill("negotiation")
    assert kitchen.require("Chef", skill, 1).skill == skill
    assert kitchen.graph().skill("negociación") == skill


def test_texts_are_in_the_language_that_they_name(kitchen):
    kitchen.state("Chef", "skos:altLabel", "Boss")
    kitchen.state("Chef", "skos:altLabel", cg.LangString("Jefe", "es"))
    kitchen.state("Chef", "skos:definition", {"es": "Manda.", "": "Leads."})
    kitchen.state("Chef", "skos:notation", "3434")
    kitchen.state("Chef", "skos:prefLabel", {"es-MX": "Chef de cocina", "en": "Head chef"})
    chef = kitchen.graph().role("Head Chef")
    assert dict(chef.alternative_labels) == {"en": ("Boss",), "es": ("Jefe",)}
    assert dict(chef.definitions) == {"es": "Manda.", "": "Leads."}
    assert dict(chef.labels) == {"en": "Head chef", "es": "Jefa de cocina", "es-mx": "Chef de cocina"}
    assert kitchen.graph().role("3434") == chef


def test_what_has_no_method_is_stated(kitchen):
    kitchen.state("https://a.example/Org", "rdf:type", "org:Organization")
    kitchen.state("Chef", "cg:offeredBy", "https://a.example/Org")
    kitchen.state("Chef", "cg:collaboratesWith", "Cook")
    for number, value in enumerate((3, 2.5, Decimal("1.5"), True, date(2026, 1, 2), "a text", "a: text")):
        kitchen.state("Chef", f"https://a.example/p{number}", value)
    noted = " ; ".join(f"<https://a.example/p{number}> ?p{number}" for number in range(7))
    row = kitchen.graph().query(
        f"SELECT * {{ ?chef cg:offeredBy/rdf:type ?org ; cg:collaboratesWith ?other ; {noted} }}"
    )[0]
    assert row.org == "http://www.w3.org/ns/org#Organization"
    assert row.other == kitchen.graph().role("Cook").iri
    found = [row[f"p{number}"] for number in range(7)]
    assert found == [3, 2.5, Decimal("1.5"), True, date(2026, 1, 2), "a text", "a: text"]


def test_more_is_said_of_a_requirement_and_of_a_move(kitchen):
    need, move = kitchen.graph().requirements("Chef")[1], kitchen.progression("Chef", "Cook")
    kitchen.state(need, "cg:importance", 4.5)
    kitchen.state(move, "dcterms:source", "https://a.example/survey")
    graph = kitchen.graph()
    assert [(str(each.skill), each.importance) for each in graph.requirements("Chef")] == [
        ("cooking", None),
        ("leading", 4.5),
    ]
    assert graph.requirements("Chef")[1].necessity is cg.Necessity.OPTIONAL
    assert graph.progressions("Chef")[0].cites == "https://a.example/survey"
    with pytest.raises(cg.NotFound, match="'Cook' does, on which it builds"):
        kitchen.state(graph.requirements("Chef")[0], "cg:importance", 3)


def test_a_family_and_a_grade_that_are_there_are_taken(accounts):
    draft = accounts.edit()
    intern = draft.role("Intern", family="gestión de cuentas", grade=1)
    draft.role("Trainee", grade=1)
    graph = draft.graph()
    assert intern in graph.families["account management"]
    assert graph.role("Intern").grade == graph.role("Trainee").grade == intern.grade
    assert intern.grade.rank == 1
    assert draft.role("Assistant", grade=intern.grade).grade is not None


def test_what_is_stated_to_be_a_role_is_one(kitchen):
    kitchen.state("https://a.example/waiter", "rdf:type", "cg:Role")
    kitchen.state("https://a.example/waiter", "skos:prefLabel", "Waiter")
    kitchen.progression("Waiter", "Cook")
    assert labels(kitchen.graph().next_roles("Waiter")) == ["Cook"]


# Taking away


def test_a_role_goes_with_all_that_would_dangle(accounts):
    for role in accounts.roles:
        draft = accounts.edit()
        draft.remove(role.label)
        graph = draft.graph()
        assert len(graph.roles) == len(accounts.roles) - 1
        assert not DANGLING & set(codes(graph))
        assert not graph.query("SELECT * { { ?role ?p ?o } UNION { ?s ?p ?role } }", role=role)


def test_a_skill_goes_with_its_requirements_and_holdings(kitchen):
    kitchen.remove("cooking")
    graph = kitchen.graph()
    assert graph.requirements("Cook") == ()
    assert [graph.skill(skill).label for skill in graph.profiles[0].skills] == ["planning"]
    assert not DANGLING & set(codes(graph))


def test_of_alternatives_one_may_go():
    draft = loads(
        """
        :dev a cg:Role ; skos:prefLabel "Developer"@en ;
            cg:requires [ a cg:Requirement ; cg:anyOf [ cg:skill :py ] , [ cg:skill :java ] ] .
        :py a cg:Skill ; skos:prefLabel "Python"@en . :java a cg:Skill ; skos:prefLabel "Java"@en .
        """
    ).edit()
    (choice,) = draft.graph().requirements("Developer")
    draft.state(choice, "cg:importance", 4)
    assert draft.graph().requirements("Developer")[0].importance == 4
    draft.remove("Python")
    assert len(draft.graph().query("SELECT * { ?group cg:anyOf ?one }")) == 1
    draft.remove("Java")
    assert not draft.graph().query("SELECT * { ?role cg:requires ?group }")


def test_a_choice_is_stated_by_its_nodes_and_goes_alone(kitchen):
    kitchen.skill("French")
    kitchen.state("Chef", "cg:requires", "_:choice")
    for node, skill in (("_:one", "planning"), ("_:other", "French")):
        kitchen.state("_:choice", "cg:anyOf", node)
        kitchen.state(node, "cg:skill", skill)
        kitchen.state(node, "cg:levelRank", 2)
    graph = kitchen.graph()
    (choice,) = (need for need in graph.requirements("Chef") if need.any_of)
    assert labels(choice.skills) == ["French", "planning"]
    assert graph == kitchen.graph().edit().graph()
    kitchen.remove(choice)
    assert graph != kitchen.graph()
    assert not [need for need in kitchen.graph().requirements("Chef") if need.any_of]
    assert codes(kitchen.graph()).count("requirement-without-skill") == 0


def test_a_condition_goes_with_the_one_role_that_it_is_about(kitchen):
    for name, roles in (("a year in the kitchen", ["Cook"]), ("a year of work", ["Cook", "Chef"])):
        iri = f"https://a.example/{name.replace(' ', '-')}"
        kitchen.state(iri, "rdf:type", "cg:Condition")
        kitchen.state(iri, "skos:prefLabel", name)
        kitchen.state(iri, "cg:monthsOfExperience", 12)
        for role in roles:
            kitchen.state(name, "cg:experienceIn", role)
        kitchen.state("Chef", "cg:hasCondition", name)
    assert len(kitchen.graph().role("Chef").conditions) == 2
    kitchen.remove("Cook")
    assert [each.label for each in kitchen.graph().role("Chef").conditions] == ["a year of work"]


def test_a_level_leaves_its_rank(kitchen):
    kitchen.remove("Basic")
    graph = kitchen.graph()
    assert graph.requirements("Cook")[0].level == 1
    assert [level.rank for level in graph.scale] == [2]


def test_a_requirement_and_a_move_go_alone(kitchen):
    graph = kitchen.graph()
    kitchen.remove(graph.requirements("Cook")[0])
    kitchen.remove(graph.progressions()[0])
    left = kitchen.graph()
    assert (left.requirements("Cook"), left.progressions()) == ((), ())
    assert len(left.skills) == len(graph.skills)
    with pytest.raises(cg.NotFound, match="progression"):
        kitchen.remove(graph.progressions()[0])
    with pytest.raises(cg.NotFound, match="does not itself require"):
        kitchen.remove(graph.requirements("Cook")[0])


def test_what_is_removed_may_be_made_again(kitchen):
    kitchen.remove("Chef")
    assert kitchen.role("Chef", family="hall").family == "hall"
    assert kitchen.graph().requirements("Chef") == ()


def test_a_role_that_only_moves_point_to_stays():
    draft = loads(":a cg:progressesTo _:b . :a a cg:Role . _:b a cg:Role ; skos:prefLabel 'B'@en .").edit()
    draft.remove("a")
    assert labels(draft.graph().roles) == ["B"]
