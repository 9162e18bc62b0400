"""JSON-LD is saved with a context that stands in the file, and reads as the same statements everywhere."""

from __future__ import annotations

import importlib.util
import json

import pyoxigraph as ox
import rdflib
from folders import ROOT
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from small import EX, loads

import careergraph as cg
from careergraph.rdf.canonical_order import in_canonical_order
from careergraph.rdf.columns import Columns
from careergraph.rdf.compact_jsonld import compact_jsonld
from careergraph.vocabulary import CG, RDF, SKOS, XSD
from tests.helpers.plain_jsonld import plain_jsonld

ODD = """
@prefix acc: <https://w3id.org/careergraph/accounts/> .
:a a cg:Role , :Other ; skos:prefLabel "a"@en , "á"@es , "plain" , "b"@en-GB ;
    cg:typicalMonths 18 , 018 , 99999999999999999999 , 1.5 , "x"^^xsd:integer , true , "1"^^xsd:boolean ;
    cg:skill "a text" , :b ; :own "x"^^:type ; <acc:p> <cg:Role> ; rdfs:seeAlso <https://example.org//x> .
"""


def saved(graph: cg.CareerGraph, tmp_path) -> dict[str, object]:
    found: dict[str, object] = json.loads(graph.save(tmp_path / "x.jsonld").read_text(encoding="utf-8"))
    return found


def test_keys_are_the_words_of_the_vocabulary(accounts, tmp_path):
    document = saved(accounts, tmp_path)
    nodes = {node["@id"]: node for node in document["@graph"]}
    assert nodes["acc:AccountExecutive"]["@type"] == "Role"
    assert nodes["acc:Negotiation"]["prefLabel"] == {"en": "negotiation", "es": "negociación"}
    assert nodes["acc:Negotiation"]["closeMatch"].startswith("http://data.europa.eu/esco/skill/")
    move = nodes["acc:progression-AccountExecutive-AccountSpecialist"]
    assert (move["toRole"], move["typicalMonths"]) == ("acc:AccountSpecialist", 18)
    assert set(document["@context"]) & {"anyOf", "esco"} == set(), "what is not used is not named"


def test_it_reads_as_the_same_statements_here_and_in_rdflib(accounts, tmp_path):
    for graph in (accounts, loads(ODD)):
        path = graph.save(tmp_path / "x.jsonld")
        plain = rdflib.Graph().parse(graph.save(tmp_path / "x.nt"))
        assert isomorphic(rdflib.Graph().parse(path), plain)
        assert isomorphic(rdflib.Graph().parse(cg.load(path).save(tmp_path / "y.nt")), plain)


def test_an_iri_whose_scheme_is_a_prefix_is_no_short_name(tmp_path):
    document = saved(loads(ODD), tmp_path)
    assert not {"acc", "cg"} & set(document["@context"])
    assert {row.p for row in cg.load(tmp_path / "x.jsonld").query("SELECT ?p { ?s ?p ?o }")} >= {"acc:p"}


def test_a_prefix_that_is_called_as_a_term_keeps_its_meaning(tmp_path):
    graph = loads(f"@prefix level: <{EX}levels/> . :a a cg:Role ; cg:requires [ cg:level level:one ] .")
    document = saved(graph, tmp_path)
    assert document["@context"]["level"] == f"{EX}levels/"
    (node,) = (node for node in document["@graph"] if "cg:level" in node)
    assert node["cg:level"] == {"@id": "level:one"}


def test_the_shipped_context_is_written_from_the_vocabulary():
    spec = importlib.util.spec_from_file_location("write_context", ROOT / "docs" / "write_context.py")
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    assert not writer.stale(), "run python docs/write_context.py"


def test_the_shipped_context_names_what_a_document_of_ones_own_says():
    context = json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8"))
    document = {
        **context,
        "@id": f"{EX}cook",
        "@type": "Role",
        "prefLabel": {"en": "cook", "es": ["cocinera"]},
        "requires": {"skill": f"{EX}knives", "levelRank": 2},
    }
    graph = cg.loads(json.dumps(document), format="jsonld")
    (asked,) = graph.requirements("cocinera")
    assert (asked.skill.iri, asked.level) == (f"{EX}knives", 2)


NODE = st.one_of(
    st.sampled_from(["http://e/a", "http://e/a/b", "cg:x", "x:y", CG.Role]).map(ox.NamedNode),
    st.sampled_from(["b1", "b2"]).map(ox.BlankNode),
)
PROPERTY = st.sampled_from(
    [RDF.type, SKOS.prefLabel, SKOS.broader, CG.skill, CG.levelRank, "http://e/p", "cg:p"]
)
TEXT = st.sampled_from(
    ["", "1", "-7", "01", "99999999999999999999", "true", "x", 'a"b', "\x00", "é\U0001f600"]
)
LITERAL = st.one_of(
    TEXT.map(ox.Literal),
    st.builds(ox.Literal, TEXT, language=st.sampled_from(["en", "en-gb", "x-klingon"])),
    st.builds(
        ox.Literal,
        TEXT,
        datatype=st.sampled_from([XSD.integer, XSD.boolean, XSD.decimal, "http://e/t"]).map(ox.NamedNode),
    ),
)
QUAD = st.builds(
    ox.Quad,
    NODE,
    PROPERTY.map(ox.NamedNode),
    st.one_of(NODE, LITERAL),
    st.one_of(st.just(ox.DefaultGraph()), st.just(ox.DefaultGraph()), NODE),
)
PREFIXES = st.sampled_from(
    [{}, {"cg": CG.base, "e": "http://e/"}, {"skos": SKOS.base, "level": "http://e/a/"}]
)


@given(st.lists(QUAD, max_size=20), PREFIXES)
def test_any_statements_are_written_as_by_the_slow_twin(
    quads: list[ox.Quad], prefixes: dict[str, str]
) -> None:
    ordered = in_canonical_order(quads)
    assert compact_jsonld(Columns(ordered), prefixes) == plain_jsonld(ordered, prefixes)
