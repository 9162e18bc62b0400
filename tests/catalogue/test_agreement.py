"""`check` and the SHACL shapes find the same faults, as the list of faults says."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
import rdflib
from fault_cases import CASES, VARIANTS
from small import loads, turtle

from careergraph.catalogue.faults import FAULTS
from careergraph.model import Severity
from careergraph.support.resources import resource_path

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
SHAPES = "https://w3id.org/careergraph/shapes#"
WEIGHTS = {SH.Violation: Severity.ERROR, SH.Warning: Severity.WARNING}
SOUND = """
:cook a cg:Role ; skos:prefLabel "cook"@en ; cg:requires :r ; cg:hasResponsibility :serve .
:chef a cg:Role ; skos:prefLabel "chef"@en ; cg:buildsOn :cook .
:knives a cg:Skill ; skos:prefLabel "knives"@en .
:menus a cg:Skill ; skos:prefLabel "menus"@en ; skos:broader :knives .
:serve a cg:Responsibility ; skos:prefLabel "serving"@en ; cg:drawsOn :menus .
:r a cg:Requirement ; cg:skill :knives ; cg:levelRank 2 ; cg:necessity cg:Essential ; cg:importance 4.5 .
:p a cg:Progression ; cg:fromRole :cook ; cg:toRole :chef ; cg:kind cg:Promotion ; cg:typicalMonths 12 .
"""
EVERY = {code: body for code, (_, body, *_) in CASES.items()} | VARIANTS
#: What is validated at each run; the rest takes minutes.
QUICK = {"bad-level", "dangling-reference", "literal-target", "unknown-term", "wrong-kind"}


def cases(*, shaped: bool) -> list[object]:
    """The codes, but for those that no shape finds where it is about shapes."""
    return [
        pytest.param(code, marks=() if code in QUICK else pytest.mark.slow)
        for code in EVERY
        if FAULTS[code.partition(":")[0]].shapes or not shaped
    ]


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(resource_path("shapes.ttl"))


@cache
def shape_of() -> dict[str, str]:
    """The name of the shape that each message belongs to."""
    of = {}
    for shape in shapes().subjects(rdflib.RDF.type, SH.NodeShape):
        nested = [shape, *shapes().objects(shape, SH.property), *shapes().objects(shape, SH.sparql)]
        for node in nested:
            for message in shapes().objects(node, SH.message):
                assert message not in of, message
                of[message] = shape.removeprefix(SHAPES)
    return of


@cache
def vocabulary() -> rdflib.Graph:
    """The vocabulary without its texts, which no shape looks at and every query would read."""
    whole = rdflib.Graph().parse(resource_path("careergraph.ttl"))
    terms = rdflib.Graph()
    for triple in whole:
        if not isinstance(triple[2], rdflib.Literal):
            terms.add(triple)
    return terms


@cache
def validated(body: str) -> dict[rdflib.Literal, Severity]:
    """The messages of the shapes that a text does not conform to, each with its weight."""
    pyshacl = pytest.importorskip("pyshacl")
    data = rdflib.Graph().parse(data=turtle(body), format="turtle")
    data += vocabulary()
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes())
    return {
        message: WEIGHTS[results.value(result, SH.resultSeverity)]
        for result in results.subjects(rdflib.RDF.type, SH.ValidationResult)
        for message in (
            *results.objects(result, SH.resultMessage),
            *results.objects(result, SH.sourceConstraint / SH.message),
        )
        if message in shape_of()
    }


def test_both_are_content_with_what_is_sound():
    assert loads(SOUND).check().findings == ()
    assert validated(SOUND) == {}


@pytest.mark.parametrize("code", cases(shaped=True))
def test_a_shape_finds_what_the_check_finds(code):
    kind = FAULTS[code.partition(":")[0]]
    found = {(shape_of()[message], severity) for message, severity in validated(EVERY[code]).items()}
    assert found & {(shape, kind.severity) for shape in kind.shapes}, found


@pytest.mark.parametrize("code", cases(shaped=False))
def test_the_check_finds_what_a_shape_finds(code):
    told = defaultdict(set)
    for finding in loads(EVERY[code]).check():
        for shape in FAULTS[finding.code].shapes:
            told[shape].add(finding.severity)
    assert code.partition(":")[0] in {finding.code for finding in loads(EVERY[code]).check()}
    for message, severity in validated(EVERY[code]).items():
        assert severity in told[shape_of()[message]], message


@pytest.mark.slow
def test_every_shape_finds_something_in_the_cases():
    found = {message for body in EVERY.values() for message in validated(body)}
    assert {message for message in shape_of() if message.language == "en"} - found == set()


def test_the_list_names_shapes_that_there_are_or_why_there_is_none():
    named = {shape for kind in FAULTS.values() for shape in kind.shapes}
    assert named == set(shape_of().values())
    for code, kind in FAULTS.items():
        assert bool(kind.shapes) != bool(kind.unshaped), code


def test_every_message_of_a_shape_is_in_both_languages():
    for language in ("en", "es"):
        named = {shape for message, shape in shape_of().items() if message.language == language}
        assert named == set(shape_of().values())
