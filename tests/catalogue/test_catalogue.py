"""The values of an ontology, with all that is stated of them, each list in its order."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from small import CG, EX, SCALE, labels, loads

import careergraph as cg
from careergraph.vocabulary import DERIVED

WHOLE = (
    SCALE
    + """
:other a cg:ProficiencyScale . :L2 skos:definition "fairly"@en , "regular"@es .
:A a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :other ; skos:prefLabel "A"@en .
:B a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :other ; skos:prefLabel "B"@en .
:chef a cg:Role ; skos:prefLabel "chef"@en ; skos:notation "C1" ; cg:buildsOn :cook ;
    cg:focus :z , :y ; cg:purpose :z , :x ; cg:collaboratesWith :cook , :z ; cg:offeredBy :y , :x ;
    cg:offersBenefit :y ; cg:providesTraining :t2 , :t1 ; cg:grade :g2 , :g1 ; cg:hasCondition :c1 ;
    cg:family :kitchen , :art ; cg:hasResponsibility :serve , :Clean ;
    cg:requires [ cg:skill :french ; cg:level :B ] , [ cg:skill :knives ; cg:level :L2 ] ,
        [ cg:skill :soups ; cg:level :L2 ] ;
    cg:requires [ cg:anyOf [ cg:skill :knives ; cg:level :L3 ] , [ cg:skill :soups ] ] .
:cook a cg:Role ; skos:prefLabel "cook"@en , "cocinero"@es ; cg:grade :g1 ; cg:buildsOn :aide ;
    cg:hasCondition :c2 , :c3 ; cg:familyName "House" ; cg:progressesTo :chef .
:aide a cg:Role ; skos:prefLabel "aide"@en ; cg:buildsOn :cook ; cg:hasCondition :c4 .
:x skos:prefLabel "same"@en . :y skos:prefLabel "Same"@en . :z skos:prefLabel "else"@en .
:kitchen a cg:Family ; skos:prefLabel "Kitchen"@en , "Cocina"@es .
:art a cg:Family ; skos:prefLabel "Art"@en .
:g1 a cg:Grade ; cg:rank 3 ; skos:prefLabel "G3"@en . :g2 a cg:Grade ; cg:rank 5 ; skos:prefLabel "G5"@en .
:c1 cg:qualification :diploma , :badge ; cg:monthsOfExperience 6 ; cg:experienceIn :kitchen , :aide .
:c2 cg:monthsOfExperience 12 . :c3 cg:experienceIn :cook . :c4 skos:prefLabel "A licence"@en .
:diploma skos:prefLabel "diploma"@en . :badge skos:prefLabel "badge"@en .
:serve a cg:Responsibility ; skos:prefLabel "serve"@en ; cg:drawsOn :soups , :knives ; cg:purpose :z .
:Clean a cg:Responsibility ; skos:prefLabel "Clean"@en .
:knives a cg:Skill ; skos:prefLabel "knives"@en ; skos:broader :tools , :metal .
:soups a cg:Skill ; skos:prefLabel "soups"@en ; skos:broader :tools ; cg:prerequisite :knives , :french .
:french a cg:Skill ; skos:prefLabel "French"@en . :metal a cg:Skill ; skos:prefLabel "metal"@en .
:tools a cg:Skill ; skos:prefLabel "tools"@en ; cg:essentialSkill :french .
:d1 a cg:LevelDescriptor ; cg:skill :knives ; cg:level :L2 ; skos:prefLabel "cuts"@en , "corta"@es ;
    skos:definition "cuts well"@en , "corta bien"@es .
:d2 a cg:LevelDescriptor ; cg:skill :knives ; cg:level :L1 ; skos:definition "holds one"@en .
:d3 a cg:LevelDescriptor ; cg:skill :french ; cg:level :B ; skos:definition "talks"@en .
:d4 a cg:LevelDescriptor ; cg:skill :knives ; cg:levelRank 7 ; skos:definition "invents"@en .
:t1 a cg:Training ; skos:prefLabel "course"@en ; cg:develops :knives , :french ; cg:toLevel :L2 , :L3 ;
    cg:hours 8 , 6.5 ; cg:cost 100 .
:t2 a cg:Training ; skos:prefLabel "book"@en ; cg:develops :soups ;
    cg:hasOutcome [ cg:skill :soups ; cg:level :L2 ] , [ cg:skill :knives ] .
[] a cg:Progression ; cg:fromRole :aide ; cg:toRole :cook ; cg:kind cg:Promotion ; cg:typicalMonths 9 ;
    cg:hasCondition :c2 .
:ana a cg:Profile ; skos:prefLabel "Ana" ; cg:currentRole :cook ; cg:formerRole :aide ;
    cg:holds [ cg:skill :knives ; cg:level :L2 ] .
"""
)


@pytest.fixture(scope="module")
def kitchen() -> cg.CareerGraph:
    return loads(WHOLE)


def condition(value: cg.Condition) -> tuple[object, ...]:
    return (
        value.iri.removeprefix(EX),
        value.label,
        [iri.removeprefix(EX) for iri in value.qualifications],
        value.months,
        [iri.removeprefix(EX) for iri in value.experience_in],
    )


def test_a_role_is_all_that_is_stated_of_it_with_what_it_is_related_to_by_label(kitchen):
    chef = kitchen.role("chef")
    assert (chef.label, chef.notation, chef.family) == ("chef", "C1", "Art")
    related = {
        "focus": "zy", "purpose": "zx", "collaborates_with": ["cook", "z"], "offered_by": "xy",
        "benefits": "y", "training": ["t2", "t1"],
    }  # fmt: skip
    assert {name: [each.iri for each in getattr(chef, name)] for name in related} == {
        name: [f"{EX}{iri}" for iri in iris] for name, iris in related.items()
    }
    assert labels(chef.purpose) == ["else", "same"]
    assert (chef.grade.rank, chef.grade.label, chef.grade.iri) == (3, "G3", f"{EX}g1")
    assert kitchen.role("aide").grade is None
    assert kitchen.role("cook").family == "House"
    assert labels(kitchen.responsibilities_of("chef")) == ["Clean", "serve"]


def test_a_skill_and_a_responsibility_are_all_that_is_stated_of_them(kitchen):
    assert kitchen.skill("knives").broader == (f"{EX}metal", f"{EX}tools")
    assert kitchen.skill("tools").narrower == (f"{EX}knives", f"{EX}soups")
    assert kitchen.skill("metal").narrower == (f"{EX}knives",)
    serve = kitchen.responsibility("serve")
    assert (labels(serve.skills), labels(serve.purpose)) == (["knives", "soups"], ["else"])
    assert labels(kitchen.responsibility("Clean").purpose) == []


def test_conditions_are_those_of_all_that_a_role_builds_on_by_label(kitchen):
    c2 = ("c2", "12 months of experience", [], 12, [])
    c3, c4 = ("c3", "experience in cook", [], None, ["cook"]), ("c4", "A licence", [], None, [])
    c1 = (
        *("c1", "badge; diploma; 6 months of experience in aide, Kitchen", ["badge", "diploma"], 6),
        ["aide", "chef"],
    )
    assert [*map(condition, kitchen.role("chef").conditions)] == [c2, c4, c1, c3]
    for name in ("cook", "aide"):
        assert [*map(condition, kitchen.role(name).conditions)] == [c2, c4, c3]
    rise, plain = kitchen.progressions()
    assert ([*map(condition, rise.conditions)], plain.conditions) == ([c2], ())


@pytest.mark.parametrize(
    ("language", "called"),
    [
        ("es", "badge; diploma; 6 meses de experiencia en aide, Cocina"),
        ("es-MX", "badge; diploma; 6 meses de experiencia en aide, Cocina"),
        ("fr", "badge; diploma; 6 months of experience in aide, Kitchen"),
    ],
)
def test_a_condition_without_a_name_is_told_in_the_language_of_the_graph(language, called):
    graph = loads(WHOLE, language=language)
    assert called in labels(graph.role("chef").conditions)


def test_levels_have_the_names_and_definitions_that_a_skill_gives_them(kitchen):
    assert [
        (level.rank, level.label, level.iri.removeprefix(EX), {**level.labels}, level.definition)
        for level in kitchen.levels("knives")
    ] == [
        (1, "Basic", "d2", {}, "holds one"),
        (2, "cuts", "d1", {"en": "cuts", "es": "corta"}, "cuts well"),
        (3, "Good", "L3", {"en": "Good"}, None),
        (4, "Expert", "L4", {"en": "Expert"}, None),
        (7, "7", "d4", {}, "invents"),
    ]
    assert [(level.rank, level.label, level.definition) for level in kitchen.levels("French")] == [
        (1, "A", None),
        (2, "B", "talks"),
    ]
    assert kitchen.scale[1].definition == "fairly"
    spanish = loads(WHOLE, language="es")
    assert (spanish.scale[1].definition, spanish.levels("knives")[1].definition) == ("regular", "corta bien")


def test_trainings_lead_each_skill_to_its_level_on_its_own_scale(kitchen):
    assert [
        (each.label, [(str(skill), level) for skill, level in each.develops], each.hours, each.cost)
        for each in kitchen.trainings
    ] == [
        ("book", [("knives", None), ("soups", 2)], None, None),
        # No level of the house's scale corresponds to one of that which French is measured on.
        ("course", [("French", 1), ("knives", 3)], 6.5, 100.0),
    ]
    assert [each.iri for each in kitchen.trainings] == [f"{EX}t2", f"{EX}t1"]


def test_what_is_to_be_learnt_first_is_stated_or_essential_to_a_skill(kitchen):
    catalogue = kitchen._catalogue
    number = catalogue.facts.skills.number
    soups, knives, french, tools = (number[f"{EX}{name}"] for name in ("soups", "knives", "french", "tools"))
    assert {each: set(first) for each, first in catalogue.prerequisites.items()} == {
        soups: {french, knives},
        tools: {french},
    }
    assert catalogue.inferred_prerequisites == {tools: [french]}


def test_a_choice_is_of_its_alternatives_by_skill_and_level(kitchen):
    (choice,) = [each for each in kitchen.requirements("chef") if each.any_of]
    assert [(each.label, each.level) for each in choice.any_of] == [("knives", 3), ("soups", None)]
    assert choice.at_least == 1


def test_of_several_families_the_first_by_label_counts_whatever_its_iri():
    (cook,) = loads(
        """
        :cook a cg:Role ; cg:family :a , :b .
        :a a cg:JobFamily ; skos:prefLabel "Kitchen"@en . :b a cg:JobFamily ; skos:prefLabel "art"@en .
        """
    ).roles
    assert cook.family == "art"


def test_a_family_is_the_one_that_is_asked_for_else_the_first_by_label(kitchen):
    catalogue = kitchen._catalogue
    chef = catalogue.facts.roles.number[f"{EX}chef"]
    assert catalogue.family(chef, "en") == "Art"
    assert catalogue.family(chef, "en", "cocina") == "Kitchen"
    assert catalogue.family(chef, "es", "KITCHEN") == "Cocina"
    assert catalogue.family(chef, "es", "none") == "Art"
    assert catalogue.family(catalogue.facts.roles.number[f"{EX}aide"], "en") is None


def test_things_without_a_name_stand_in_the_order_of_the_file():
    body = " ".join(
        f'[] a cg:{kind} ; skos:prefLabel "same"@en ; skos:definition "{n}" .'
        for kind in ("Responsibility", "Skill")
        for n in range(12)
    )
    graph = loads(body + ":r a cg:Role ; cg:hasResponsibility _:x , :t . _:x skos:prefLabel 'same' . ")
    assert [each.definition for each in graph.skills] == [str(n) for n in range(12)]
    assert [each.iri.startswith("_:") for each in graph.responsibilities_of(f"{EX}r")] == [True, False]


def test_a_thing_of_another_graph_has_no_number_here(kitchen):
    with pytest.raises(KeyError, match="urn:x"):
        kitchen._catalogue.number_of(cg.Role("urn:x", "x"))


def test_a_person_is_who_they_are_by_skill_role_and_history(kitchen):
    (ana,) = kitchen.profiles
    assert (ana.name, ana.role, ana.history, ana.iri) == ("Ana", f"{EX}cook", (f"{EX}aide",), f"{EX}ana")
    assert ana.skills == {f"{EX}knives": 2}


def test_a_graph_speaks_english_unless_it_is_told_otherwise():
    graph = loads(':a a cg:Role ; skos:prefLabel "one"@en , "eins"@de .')
    assert (graph.language, graph.roles[0].label) == ("en", "one")


# What follows, and what things are called


def test_what_follows_is_in_a_graph_of_its_own_and_types_what_nothing_types():
    catalogue = loads(
        ":a a :Job ; cg:progressesTo :b . :b rdfs:label 'B' . :Job rdfs:subClassOf cg:Role ."
    )._catalogue
    derived = {(quad.subject.value, quad.object.value): quad for quad in catalogue.terms.derived}
    assert {(f"{EX}a", f"{CG}Role"), (f"{EX}b", f"{CG}Role")} <= derived.keys()
    assert {quad.graph_name for quad in derived.values()} == {ox.NamedNode(DERIVED)}


def test_a_skill_is_not_optional_that_is_essential_too():
    graph = loads(
        ":a a cg:Role ; :likes :s ; cg:essentialSkill :s . :likes rdfs:subPropertyOf cg:optionalSkill ."
    )
    assert graph.query(f"ASK {{ <{EX}a> cg:optionalSkill <{EX}s> }}") is False


def test_a_choice_of_its_own_hides_nothing_that_a_role_inherits():
    graph = loads(
        ":a a cg:Role ; cg:buildsOn :b ; cg:requires [ cg:anyOf [ cg:skill :s ] , [ cg:skill :t ] ] . "
        ":b a cg:Role ; cg:essentialSkill :u ."
    )
    assert graph.query(f"ASK {{ <{EX}a> cg:essentialSkill <{EX}u> }}") is True


def test_in_each_language_a_text_of_the_term_itself_counts_first_and_blanks_count_for_nothing():
    graph = loads(
        ":a a cg:Role ; skos:prefLabel 'A'@en , ''@es , ' '@fr ; :named 'Z'@en , 'Ä'@de ; "
        "skos:definition 'plain' , 'first'@en . :named rdfs:subPropertyOf skos:prefLabel ."
    )
    (role,) = graph.roles
    assert dict(role.labels) == {"en": "A", "de": "Ä"}
    assert dict(role.definitions) == {"": "plain", "en": "first"}
    assert role.definition == "first"


def test_nameless_things_of_one_label_stand_by_their_place():
    catalogue = loads(
        "[] a cg:Role ; rdfs:label 'x' . [] a cg:Role ; rdfs:label 'x' . :r a cg:Role ."
    )._catalogue
    keys = [catalogue.sort_key(role) for role in catalogue.roles]
    assert sorted(key[3] for key in keys if key[1]) == [0, 1]
    assert [key[3] for key in keys if not key[1]] == [0]
