"""What is said of levels, grades, conditions, learning and people stays said: in tables and in files."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic
from small import turtle

import careergraph as cg

WORDS = st.sampled_from(["plain", "o'clock", "C++; C#", "日本語", "two words", "-5", "=1+1", "a,b"])
RANK = st.integers(1, 4)
ROLE, SKILL, LEVEL = (st.sampled_from([f":{kind}{n}" for n in range(3)]) for kind in "rsl")
CONDITION = st.sampled_from([":c0", ":c1"])


@st.composite
def at_level(draw):
    """The level of a requirement, a holding, a descriptor or an outcome, or none."""
    match draw(st.integers(0, 2)):
        case 0:
            return ""
        case 1:
            return f"; cg:levelRank {draw(RANK)} "
        case _:
            return f"; cg:level {draw(LEVEL)} "


@st.composite
def statement(draw):
    """One statement with one of the terms."""
    role, skill, word, level = draw(ROLE), draw(SKILL), draw(WORDS), draw(at_level())
    number, other_role, other_skill, condition, on_scale = map(draw, (RANK, ROLE, SKILL, CONDITION, LEVEL))
    ranks = ("", "cg:levelRank 1", "cg:level :l1", "cg:level :l2", "cg:levelRank 4")
    training = f":x{number}{on_scale[1:]}"
    return draw(
        st.sampled_from(
            [
                f"{role} cg:requires [ cg:skill {skill} {level}] .",
                f"{role} cg:requires [ cg:atLeast {number} ; cg:necessity cg:Optional ; cg:anyOf "
                f"[ cg:skill {skill} {level}] , [ a cg:Requirement ; cg:skill {other_skill} ] ] .",
                f":d{skill[1:]}{number} a cg:LevelDescriptor ; cg:skill {skill} ; {ranks[number]} ; "
                f'skos:prefLabel "{number}; of {skill}"@en ; skos:definition "=looks" , "ser"@es .',
                f"{role} cg:grade :g{number} .",
                f"{role} cg:variantOf {other_role} .",
                f"{role} cg:hasCondition {condition} , [ cg:monthsOfExperience {number} ] .",
                f"[] cg:fromRole {role} ; cg:toRole {other_role} ; cg:hasCondition {condition} .",
                f"{condition} cg:qualification :q ; cg:experienceIn {role} . "
                ":q a skos:Concept ; skos:prefLabel 'BSc; MSc'@en .",
                f"{skill} cg:prerequisite {other_skill} .",
                f"{training} a cg:Training ; skos:prefLabel 'course' ; cg:develops {skill} ; "
                f"cg:toLevel {on_scale} ; cg:hours {number} ; cg:cost {number}.5 .",
                f"{training} cg:hasOutcome [ cg:skill {skill} {level}] .",
                f":p a cg:Profile ; cg:meets {condition} ; cg:currentRole {role} .",
                f':p cg:holds [ cg:skill {skill} {level}; cg:evidence "{word}" , <https://example.org/b> ; '
                f'cg:ratedBy "{word}" ] .',
                f"{on_scale} cg:correspondsTo :m .",
            ]
        )
    )


THINGS = """
    :r0 a cg:Role ; skos:prefLabel "R0" . :r1 a cg:Role ; skos:prefLabel "R1" . :r2 a cg:Role .
    :s0 a cg:Skill ; skos:prefLabel "S0" . :s1 a cg:Skill ; skos:prefLabel "S1" . :s2 a cg:Skill .
    :l0 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :scale ; skos:prefLabel "low" .
    :l1 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :scale ; skos:prefLabel "middling"@en .
    :l2 a cg:ProficiencyLevel ; cg:rank 3 ; cg:inScale :scale . :scale a cg:ProficiencyScale .
    :m a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :other . :other a cg:ProficiencyScale .
    :g1 a cg:Grade ; cg:rank 1 ; skos:prefLabel "G1"@en . :g2 a cg:Grade ; cg:rank 2 .
    :g3 a cg:Grade ; cg:rank 3 . :g4 a cg:Grade ; cg:rank 4 .
    :c0 a cg:Condition ; skos:prefLabel "degree"@en . :c1 a cg:Condition ; skos:prefLabel "exam" .
"""
ontologies = st.lists(statement(), max_size=8).map(lambda body: turtle(THINGS + "\n".join(body)))


@settings(max_examples=25)
@given(text=ontologies)
def test_tables_keep_all_of_it(tmp_path_factory, text):
    graph = cg.loads(text)
    assert graph.table_losses() == []
    again = cg.load_tables(graph.save_tables(tmp_path_factory.mktemp("tables") / "out"))
    assert again.table_losses() == []
    assert seen(again) == seen(graph)


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".jsonld", ".rdf", ".trig"])
@settings(max_examples=8)
@given(text=ontologies)
def test_every_format_keeps_all_of_it(tmp_path_factory, suffix, text):
    graph = cg.loads(text)
    again = cg.load(graph.save(tmp_path_factory.mktemp("formats") / f"out{suffix}"))
    assert isomorphic(Graph() + graph.rdf, Graph() + again.rdf)
    assert seen(again) == seen(graph)


def seen(graph: cg.CareerGraph) -> object:
    """What a reader is told of it all; names of blank nodes are random."""
    return (
        [
            (role.iri, str(role.grade), sorted((each.label, each.months or 0) for each in role.conditions))
            for role in graph.roles
        ],
        [
            (skill.iri, [(level.rank, level.label, level.definition) for level in graph.levels(skill)])
            for skill in graph.skills
        ],
        sorted(
            (each.role.iri, each.label, each.level or 0, each.necessity.value)
            for role in graph.roles
            for each in graph.requirements(role)
        ),
        sorted((move.source.iri, move.target.iri, str(move.conditions)) for move in graph.progressions()),
        sorted((each.label, str(each.develops), each.hours, each.cost) for each in graph.trainings),
        [
            (
                each.name,
                *(sorted(map(str, said.items())) for said in (each.skills, each.evidence, each.rated_by)),
            )
            for each in graph.profiles
        ],
        sorted(map(str, graph._catalogue.prerequisites.items())),
    )
