"""Saving keeps every text as it was written: its lexical form, and its language tag."""

from __future__ import annotations

import pickle

import pytest
from lexical_forms import FORMS
from small import loads, turtle

import careergraph as cg

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
