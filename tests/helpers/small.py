"""Small ontologies written by hand, without the same prefixes in every test."""

from __future__ import annotations

import careergraph as cg

EX = "https://example.org/"
CG = "https://w3id.org/careergraph/ontology#"
ACC = "https://w3id.org/careergraph/accounts/"
PREFIXES = f"""\
@prefix : <{EX}> .
@prefix cg: <{CG}> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
#: Four levels on one scale.
SCALE = """
:scale a cg:ProficiencyScale .
:L1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :scale ; skos:prefLabel "Basic"@en , "Básico"@es .
:L2 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :scale ; skos:prefLabel "Fair"@en .
:L3 a cg:ProficiencyLevel ; cg:rank 3 ; cg:inScale :scale ; skos:prefLabel "Good"@en .
:L4 a cg:ProficiencyLevel ; cg:rank 4 ; cg:inScale :scale ; skos:prefLabel "Expert"@en .
"""


def turtle(body: str) -> str:
    """A Turtle text with the usual prefixes declared, `:` being example.org."""
    return PREFIXES + body


def loads(body: str, **options: object) -> cg.CareerGraph:
    """The graph of a Turtle text with the usual prefixes declared."""
    return cg.loads(turtle(body), **options)


def tied_ladder() -> str:
    """Eight roles in a dense ladder full of ties, with blank requirements and labels that repeat."""
    lines = []
    for number in range(8):
        lines.append(f':r{number} a cg:Role ; skos:prefLabel "role {number % 3}"@en .')
        lines.append(f":s{number} a cg:Skill ; skos:prefLabel 'skill {number % 2}'@en , 's{number}'@es .")
        lines.append(f":r{number} cg:requires [ cg:skill :s{number} ; cg:levelRank {1 + number % 3} ] ,")
        lines.append(f"    [ cg:skill :s{(number + 1) % 8} ; cg:levelRank 2 ; cg:necessity cg:Optional ] .")
        lines.append(f":r{number} cg:hasResponsibility :t{number} .")
        lines.append(f":t{number} a cg:Responsibility ; skos:prefLabel 'task'@en ; cg:drawsOn :s{number} .")
        lines.extend(f":r{number} cg:progressesTo :r{(number + step) % 8} ." for step in (1, 2, 3))
    lines.append(":r5 cg:buildsOn :r1 , :r2 .")
    return turtle("\n".join(lines))


def labels(things: object) -> list[str]:
    """The labels of things, in their order."""
    return [thing.label for thing in things]


def codes(graph: cg.CareerGraph) -> list[str]:
    """The codes of all findings, in their order."""
    return [finding.code for finding in graph.check()]


def findings(graph: cg.CareerGraph, code: str) -> list[cg.Finding]:
    """The findings of one code."""
    return [finding for finding in graph.check() if finding.code == code]
