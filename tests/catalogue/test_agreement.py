"""`check` and the SHACL shapes find the same faults, where both speak."""

from __future__ import annotations

import pytest
import rdflib
from small import loads, turtle

from careergraph.support.resources import resource_path

SOUND = """
:cook a cg:Role ; skos:prefLabel "cook"@en ; cg:requires :r ; cg:hasResponsibility :serve .
:chef a cg:Role ; skos:prefLabel "chef"@en ; cg:buildsOn :cook .
:knives a cg:Skill ; skos:prefLabel "knives"@en .
:menus a cg:Skill ; skos:prefLabel "menus"@en ; skos:broader :knives .
:serve a cg:Responsibility ; skos:prefLabel "serving"@en ; cg:drawsOn :menus .
:r a cg:Requirement ; cg:skill :knives ; cg:levelRank 2 ; cg:necessity cg:Essential ; cg:importance 4.5 .
:p a cg:Progression ; cg:fromRole :cook ; cg:toRole :chef ; cg:kind cg:Promotion ; cg:typicalMonths 12 .
"""
#: What is added or put in the place of something else, and what `check` calls it.
FAULTS = {
    "a level of 0": ("levelRank 2", "levelRank 0", "bad-level"),
    "a level below 0": ("levelRank 2", "levelRank -1", "bad-level"),
    "a level in words": ("levelRank 2", 'levelRank "two"', "bad-level"),
    "a level that is no integer": ("levelRank 2", "levelRank 2.5", "bad-level"),
    "a level that is ill-typed": ("levelRank 2", 'levelRank "x"^^xsd:integer', "bad-level"),
    "an importance above 5": ("importance 4.5", "importance 5.5", "bad-importance"),
    "an importance in words": ("importance 4.5", 'importance "high"', "bad-importance"),
    "no skill": ("cg:skill :knives ;", "", "requirement-without-skill"),
    "no month": ("typicalMonths 12", "typicalMonths 0", "bad-duration"),
    "months in words": ("typicalMonths 12", 'typicalMonths "a year"', "bad-duration"),
    "a move to itself": ("toRole :chef", "toRole :cook", "self-progression"),
    "a plain move to itself": ("", ":cook cg:progressesTo :cook .", "self-progression"),
    "a move to a text": ("", ':cook cg:progressesTo "chef" .', "literal-target"),
    "two labels": ("", ':cook skos:prefLabel "chef de partie"@en .', "duplicate-label"),
    "no label": ('; skos:prefLabel "chef"@en', "", "no-label"),
    "one label for two": ("", ':x a cg:Role ; skos:prefLabel "cook"@en .', "shared-label"),
    "a role that is a skill": ("", ":cook a cg:Skill .", "role-is-skill"),
    "roles that build on each other": (
        "",
        ":cook cg:buildsOn :chef .",
        "builds-on-cycle",
    ),
}


def conforms(body: str) -> bool:
    pyshacl = pytest.importorskip("pyshacl")
    data = rdflib.Graph().parse(data=turtle(body), format="turtle")
    data.parse(resource_path("careergraph.ttl"))
    shapes = rdflib.Graph().parse(resource_path("shapes.ttl"))
    return pyshacl.validate(data, shacl_graph=shapes)[0]


def test_both_are_content_with_what_is_sound():
    assert loads(SOUND).check().findings == ()
    assert conforms(SOUND)


@pytest.mark.parametrize("name", FAULTS)
def test_both_find_the_fault(name):
    old, new, code = FAULTS[name]
    assert old in SOUND
    body = SOUND.replace(old, new) if old else SOUND + new
    assert code in {finding.code for finding in loads(body).check()}
    assert not conforms(body)
