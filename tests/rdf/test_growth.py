"""What multiplies is bounded by one rule, length times uses, before or while it is read."""

from __future__ import annotations

import os

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import loads

import careergraph as cg
from careergraph.rdf.document_guards import count_bases
from careergraph.rdf.reading import _longest_names

LONG = "x" * 1_000_000
IRI = f"http://e/{LONG}"
USES = 6_000
NUMBERS = ",".join(map(str, range(USES)))
VALUES = ",".join(['"x"'] * USES)
NODES = ",".join(f'{{"@id": "http://e/{number}", "http://e/p": 1}}' for number in range(USES))
XML = '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/" {}>{}</r:RDF>'
CHAIN = [f'"t{number}": {{"@id": "t{number - 1}:x", "@prefix": true}}' for number in range(20_000, 0, -1)]
#: Each about 1 MB, and several GB when its names are written out, or a stack as deep as it is long.
MULTIPLYING = {
    "a subject": ("turtle", f"<{IRI}> <http://e/p> {NUMBERS} ."),
    "a property": ("turtle", f"<http://e/s> <{IRI}> {NUMBERS} ."),
    "a local name": ("turtle", f"@prefix e: <http://e/> . e:{LONG} e:p {NUMBERS} ."),
    "a blank node": ("turtle", f"_:{LONG} <http://e/p> {NUMBERS} ."),
    "a graph": ("trig", f"<{IRI}> {{ <http://e/s> <http://e/p> {NUMBERS} }}"),
    "a graph of a list": ("trig", f"<{IRI}> {{ <http://e/s> <http://e/p> ({NUMBERS.replace(',', ' ')}) }}"),
    "a base under prefixes": (
        "turtle",
        f"@base <{IRI}/> ." + "".join(f"@prefix p{number}: <x> ." for number in range(USES)),
    ),
    "bases on bases": ("turtle", "@base <http://e/> ." + "@base <a/> ." * 80_000),
    "@id": ("jsonld", f'{{"@id": "{IRI}", "http://e/p": [{NUMBERS}]}}'),
    "an alias of @id": ("jsonld", f'{{"@context": {{"i": "@id"}}, "i": "{IRI}", "http://e/p": [{NUMBERS}]}}'),
    "a key": ("jsonld", f'{{"@id": "http://e/a", "{IRI}": [{NUMBERS}]}}'),
    "@reverse": ("jsonld", f'{{"@id": "http://e/a", "@reverse": {{"{IRI}": [{NODES}]}}}}'),
    "@graph": ("jsonld", f'{{"@id": "{IRI}", "@graph": [{NODES}]}}'),
    "the type of a term": (
        "jsonld",
        f'{{"@context": {{"p": {{"@id": "http://e/p", "@type": "{IRI}"}}}}, "p": [{NUMBERS}]}}',
    ),
    "the language of a context": (
        "jsonld",
        f'{{"@context": {{"@language": "en{"-abcdefgh" * 100_000}"}}, "http://e/p": [{VALUES}]}}',
    ),
    "a relative vocabulary": (
        "jsonld",
        '{"@context": {"@vocab": "http://e/"}, "p":'
        + f'{{"@context": {{"@vocab": "{LONG[:9_000]}"}}, "p":' * 90
        + f"[{NUMBERS}]"
        + "}" * 91,
    ),
    "terms made of terms": ("jsonld", f'{{"@context": {{{",".join(CHAIN)}, "t0": "http://e/"}}}}'),
    "rdf:about": ("rdfxml", XML.format("", f'<e:a r:about="{IRI}">{"<e:p>1</e:p>" * USES}</e:a>')),
    "rdf:nodeID": ("rdfxml", XML.format("", f'<e:a r:nodeID="{LONG}">{"<e:p>1</e:p>" * USES}</e:a>')),
    "xml:base": ("rdfxml", XML.format(f'xml:base="{IRI}/"', '<e:a r:about="a"/>' * USES)),
    "xml:lang": (
        "rdfxml",
        XML.format(f'xml:lang="en{"-abcdefgh" * 100_000}"', f"<e:a>{'<e:p>1</e:p>' * USES}</e:a>"),
    ),
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no system to fork on")
@pytest.mark.parametrize("name", MULTIPLYING)
def test_what_is_long_and_used_often_is_refused(apart, name):
    format, text = MULTIPLYING[name]
    came = apart.call("read_text", text, format)
    assert (came.get("error"), came.get("ours")) == ("ParseError", True), came
    expected = "in a circle; write its IRI out" if "terms" in name else "beyond measure; shorten it"
    assert came["message"].endswith(expected)
    assert len(came["message"]) < 400


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no system to fork on")
@pytest.mark.parametrize("format", ["turtle", "jsonld"])
def test_what_stays_below_the_limit_fits_into_a_gigabyte(apart, format):
    values = ",".join(map(str, range(120)))
    text = {
        "turtle": f"<{IRI}> <http://e/p> {values} .",
        "jsonld": f'{{"@id": "{IRI}", "http://e/p": [{values}]}}',
    }[format]
    assert apart.call("read_text", text, format) == {"answer": "1"}


def test_long_texts_and_pictures_are_no_names():
    """A picture as a data: IRI is written once, however many statements a file has."""
    picture = f"data:image/png;base64,{'A' * 100_000}"
    many = ", ".join(f'"{number}"' for number in range(9_000))
    for format, text in (
        ("turtle", f"<http://e/a> <http://e/p> <{picture}> , '{LONG}' , {many} ."),
        ("jsonld", f'{{"http://e/p": [{{"@id": "{picture}"}}, "{LONG}", {many}]}}'),
    ):
        assert len(cg.loads(text, format=format).rdf) == 9_002


def test_what_follows_is_bounded_too(monkeypatch):
    """A long name that is written once may be inherited by everybody."""
    from careergraph.rdf import store

    monkeypatch.setattr(store, "MAX_DERIVED", 1_000_000)
    heirs = "".join(f":r{number} a cg:Role ; cg:buildsOn :base .\n" for number in range(100))
    graph = loads(f":base a cg:Role ; cg:essentialSkill <http://e/{LONG[:9_000]}> .\n{heirs}")
    with pytest.raises(
        cg.CareerGraphError, match=r"takes more than 1,000,000 characters; shorten .* inherited often"
    ):
        graph.query("ASK { }")
    fine = loads(f":base a cg:Role ; cg:essentialSkill <http://e/{LONG[:90]}> .\n{heirs}")
    assert fine.query("ASK { }") is True


NAME = st.one_of(
    st.text("abc", min_size=1, max_size=3),
    st.integers(100, 700).map(lambda length: "d" * length),
)
BASE = NAME.map(lambda name: f"@base <{name}/> .")
TERM = st.one_of(NAME.map("<{}>".format), NAME.map("p:{}".format))
STATEMENT = st.builds(
    "{} {} {} .".format,
    TERM,
    st.one_of(TERM, st.just("a")),
    st.one_of(TERM, TERM.map('"x"^^{}'.format), st.sampled_from(["1", "1.5", "1e0", "true", "()", "[]"])),
)


@given(NAME, st.lists(st.one_of(BASE, STATEMENT), max_size=12))
def test_the_names_of_a_statement_are_never_longer_than_was_thought(prefix: str, lines: list[str]) -> None:
    text = "\n".join(["@base <http://e/> .", f"@prefix p: <{prefix}> .", *lines]).encode()
    bound = _longest_names(text, count_bases(text))
    for quad in ox.parse(text, ox.RdfFormat.TURTLE):
        assert len(str(quad)) <= bound
