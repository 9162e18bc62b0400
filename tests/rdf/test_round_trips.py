"""Whatever loads is saved in every RDF format and loads again the same, or is a `SaveError`."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutants import WHOLE
from round_trips import differences

import careergraph as cg

#: How many mutants of each format are tried; `tests/helpers/round_trips.py` tries any number, and says how
#: far it is.
MUTANTS = int(os.environ.get("CAREERGRAPH_MUTANTS", "100"))
BATCH = 50
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

_letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_names = st.text(
    st.characters(codec="utf-8", exclude_characters='<>"{}|^`\\%/#?:@[]', exclude_categories=["C", "Z"])
)
_iris = st.one_of(
    st.builds("http://e/{}".format, st.sampled_from("abc")),
    st.builds("https://e.org/a/{}".format, _names.filter(lambda name: name.isprintable())),
    st.sampled_from(
        [
            f"{RDF}{name}"
            for name in ("type", "first", "rest", "nil", "li", "_1", "Description", "value", "Seq")
        ]
    ),
    st.sampled_from(
        [
            "urn:x:1",
            "x:x",
            "http://e/a?b=c&d='e'#f",
            "http://e/%20",
            "https://w3id.org/careergraph/ontology#Role",
        ]
    ),
)
_tags = st.sampled_from(["en", "EN", "en-GB", "x-private", "zh-Hant-TW", "de-1996"])
_types = st.sampled_from(
    [
        f"{XSD}{name}"
        for name in ("integer", "decimal", "double", "boolean", "date", "string", "anyURI", "token")
    ]
    + [f"{RDF}HTML", f"{RDF}XMLLiteral", f"{RDF}JSON", "x:datatype"]
)
_lexical = st.one_of(
    _letters, st.sampled_from(["1", "01", "1.0", "1e0", "true", " 1 ", "<b>x</b>", "{}", "-", "INF"])
)


def _quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08X}" for letter in text) + '"'


_blank = st.sampled_from(["_:a", "_:b", "_:c", "_:d"])
_nodes = st.builds("<{}>".format, _iris) | _blank
_literals = st.one_of(
    st.builds(_quoted, _lexical),
    st.builds(lambda text, tag: f"{_quoted(text)}@{tag}", _lexical, _tags),
    st.builds(lambda text, type: f"{_quoted(text)}^^<{type}>", _lexical, _types),
)
_graphs = st.just("") | st.just("") | _nodes
_statements = st.tuples(_nodes, st.builds("<{}>".format, _iris), _nodes | _literals, _graphs)


def loaded_or_none(text: str) -> cg.CareerGraph | None:
    try:
        return cg.loads(text, format="nquads")
    except cg.ParseError:
        return None


@given(st.lists(_statements, max_size=12), st.booleans())
def test_any_statements_are_saved_and_load_again_the_same(statements, named):
    text = "".join(" ".join(part if named else part[:3]) + " .\n" for part in statements)
    graph = loaded_or_none(text)
    if graph is not None:
        assert differences(graph, seed=1) == []


@pytest.mark.parametrize("format", WHOLE)
def test_whole_files_are_saved_and_load_again_the_same(format):
    assert differences(cg.loads(WHOLE[format], format=format)) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no system to fork on")
@pytest.mark.parametrize("format", WHOLE)
def test_mutants_are_saved_and_load_again_the_same(apart, format):
    loaded = 0
    for first in range(0, MUTANTS, BATCH):
        came = apart.call("round_trips", format, first, BATCH)
        assert "answer" in came, (first, came)
        assert came["answer"]["faults"] == []
        loaded += came["answer"]["loaded"]
    assert loaded


def test_a_statement_a_text_or_a_tag_that_is_lost_is_seen(monkeypatch):
    graph = cg.loads("<x:a> <x:b> 'c'@en-GB , '01' , [] .")
    whole = graph._catalogue.terms.serialize
    for lost, instead in (
        (b'"c"@en-GB', b'"c"@en-us'),
        (b'"01"', b'"1"'),
        (b"en-GB", b"en-gb"),
        (b"x:b", b"x:c"),
    ):
        monkeypatch.setattr(
            type(graph._catalogue.terms),
            "serialize",
            lambda _, format, lost=lost, instead=instead: whole(format).replace(lost, instead),
        )
        assert differences(graph, seed=1), lost
        monkeypatch.undo()
    assert differences(graph) == []
