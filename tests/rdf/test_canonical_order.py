"""The order of what is saved is that of its slow and plain twin, statement by statement."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from careergraph.rdf.canonical_order import in_canonical_order
from careergraph.vocabulary import RDF
from tests.helpers.plain_order import in_plain_order

BLANK = st.sampled_from(["b1", "b12", "b2", "x", "y"]).map(ox.BlankNode)
NAMED = st.sampled_from(["http://e/a", "http://e/ab", "http://e/_:b1", "http://é/", RDF.type]).map(
    ox.NamedNode
)
PROPERTY = st.sampled_from([RDF.type, "http://e/p", "http://e/pq", "a:b"]).map(ox.NamedNode)
TEXT = st.sampled_from(
    ["", "a", 'a"b', "_:b1", f"x <{RDF.type}> y", "a\nb", "\x00", "é", "\U0001f600", "a b"]
)
LITERAL = st.one_of(
    TEXT.map(ox.Literal),
    st.builds(ox.Literal, TEXT, language=st.sampled_from(["en", "en-gb", "es"])),
    st.builds(ox.Literal, TEXT, datatype=NAMED),
)
QUAD = st.builds(
    ox.Quad,
    st.one_of(NAMED, BLANK),
    PROPERTY,
    st.one_of(NAMED, BLANK, BLANK, LITERAL),
    st.one_of(st.just(ox.DefaultGraph()), st.just(ox.DefaultGraph()), NAMED, BLANK),
)
IN_ONE_GRAPH = st.builds(lambda quad: ox.Quad(*quad.triple), QUAD)


@given(st.one_of(st.lists(IN_ONE_GRAPH, max_size=30), st.lists(QUAD, max_size=30)))
def test_any_statements_are_in_the_order_of_the_plain_twin(quads: list[ox.Quad]) -> None:
    assert in_canonical_order(quads) == in_plain_order(set(quads), quads)


def test_a_text_with_a_tag_in_capitals_is_kept() -> None:
    read = ox.parse(
        '[{"@id": "_:b", "http://e/p": {"@value": "a", "@language": "en-GB"}}]',
        ox.RdfFormat.JSON_LD,
        lenient=True,
    )
    (kept,) = in_canonical_order(list(read))
    assert str(kept.object) == '"a"@en-GB'
