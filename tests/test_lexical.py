"""Saving keeps every text as it was written: its lexical form, and its language tag."""

from __future__ import annotations

import pickle

import pytest
from small import loads, turtle

import careergraph as cg

X = "http://www.w3.org/2001/XMLSchema#"
#: What stands in Turtle, and how N-Triples write the same.
FORMS = {
    '"007"^^xsd:integer': f'"007"^^<{X}integer>',
    "1.0": f'"1.0"^^<{X}decimal>',
    "1.50": f'"1.50"^^<{X}decimal>',
    '"1e0"^^xsd:double': f'"1e0"^^<{X}double>',
    '"TRUE"^^xsd:boolean': f'"TRUE"^^<{X}boolean>',
    '"yes"^^xsd:boolean': f'"yes"^^<{X}boolean>',
    '"INF"^^xsd:double': f'"INF"^^<{X}double>',
    '"abc"^^xsd:integer': f'"abc"^^<{X}integer>',
    '"2024-13-45"^^xsd:date': f'"2024-13-45"^^<{X}date>',
    '"PT90M"^^xsd:duration': f'"PT90M"^^<{X}duration>',
    '"!!"^^xsd:base64Binary': f'"!!"^^<{X}base64Binary>',
    '"  x "^^xsd:token': f'"  x "^^<{X}token>',
    '"Dev"@en-US': '"Dev"@en-US',
    '"Dev"@EN-us': '"Dev"@EN-us',
    '"1e400"^^xsd:double': f'"1e400"^^<{X}double>',
    '"a\\tb\\\\n"': '"a\\tb\\\\n"',
    "'''x\"\"\"y'''": '"x\\"\\"\\"y"',
    '"\\u0000"': '"\\u0000"',
    '"line\\r\\nline"': '"line\\r\\nline"',
    "+5": f'"+5"^^<{X}integer>',
    '"+5"^^xsd:integer': f'"+5"^^<{X}integer>',
    ".5": f'".5"^^<{X}decimal>',
    "1E3": f'"1E3"^^<{X}double>',
    "true": f'"true"^^<{X}boolean>',
    '"1"^^xsd:boolean': f'"1"^^<{X}boolean>',
    '"2024-01-01T00:00:00Z"^^xsd:dateTime': f'"2024-01-01T00:00:00Z"^^<{X}dateTime>',
    '"12:00:00.000"^^xsd:time': f'"12:00:00.000"^^<{X}time>',
    '"é"': '"é"',
    '"e\\u0301"': '"e\u0301"',
    '"-0"^^xsd:integer': f'"-0"^^<{X}integer>',
    '"1.10"^^xsd:float': f'"1.10"^^<{X}float>',
}
#: XML has no place for a NUL, and where one file writes a tag in two ways both come back in lower case.
NOT_IN_XML = {'"\\u0000"', '"Dev"@EN-us'}


def saved_forms(graph: cg.CareerGraph, folder) -> list[str]:
    """The literals as N-Triples write them, by the number of their property."""
    lines = graph.save(folder / "forms.nt").read_text("utf-8").splitlines()
    return [line.removesuffix(" .").split(" ", 2)[2] for line in sorted(lines)]


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf"])
def test_all_forms_come_back_as_they_were(tmp_path, suffix):
    forms = [form for form in FORMS if suffix != ".rdf" or form not in NOT_IN_XML]
    assert len(forms) == (29 if suffix == ".rdf" else 31)
    body = " ; ".join(f":p{number:02} {form}" for number, form in enumerate(forms))
    graph = loads(f":dev {body} .")
    expected = [FORMS[form] for form in forms]
    assert saved_forms(graph, tmp_path) == expected
    assert saved_forms(cg.load(graph.save(tmp_path / f"out{suffix}")), tmp_path) == expected
    assert saved_forms(pickle.loads(pickle.dumps(graph)), tmp_path) == expected


TAGGED = {
    "turtle": turtle(""" :a :p "x"@en-US , '''"y"@ES'''@Es-mx , [ :q "w"@en-GB , ( "l1"@EN "l2"@en ) ] ;
        :r "x"@EN-us . # "x"@EN"""),
    "trig": turtle(':a :p "x"@EN . :g { :a :p "x"@EN , "y"@en }'),
    "ntriples": '<http://e/a> <http://e/b> "x"@EN-us .',
    "nquads": '<http://e/a> <http://e/b> "x"@EN-us <http://e/g> .',
    "jsonld": """{"@id": "http://e/a", "http://e/q": {"@value": "z", "@language": "es"},
        "http://e/p": [{"@value": "x", "@language": "EN-us"}, {"@value": "y", "@language": "en-US"}]}""",
    "rdfxml": """<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/"
        xml:lang="EN-us"><r:Description r:about="http://e/a"><e:p>x</e:p><e:q xml:lang="es-MX">y</e:q>
        </r:Description></r:RDF>""",
}
TAGS = {
    "turtle": {"@en-US", "@Es-mx", "@en-GB", "@EN", "@en", "@EN-us"},
    "trig": {"@EN", "@en"},
    "ntriples": {"@EN-us"},
    "nquads": {"@EN-us"},
    "jsonld": {"@EN-us", "@en-US", "@es"},
    "rdfxml": {"@EN-us", "@es-MX"},
}


@pytest.mark.parametrize("format", TAGGED)
def test_language_tags_come_back_as_they_were(tmp_path, format):
    lines = cg.loads(TAGGED[format], format=format).save(tmp_path / "out.nq").read_text().splitlines()
    found = {"@" + line.rpartition(chr(34) + "@")[2].split()[0] for line in lines if chr(34) + "@" in line}
    assert found == TAGS[format]


def test_two_spellings_of_a_language_are_one_language():
    graph = loads(':a a cg:Role ; skos:prefLabel "lift"@EN-gb . :b a cg:Role ; skos:prefLabel "ramp"@en-GB .')
    assert [role.labels for role in graph.roles] == [{"en-gb": "lift"}, {"en-gb": "ramp"}]
    assert len(graph.query('SELECT ?r { ?r skos:prefLabel ?l FILTER(lang(?l) = "en-gb") }')) == 2
    assert graph.query("ASK { ?r skos:prefLabel 'lift'@en-GB }") is True
