"""Only what every format takes for a prefix is one, so that what was loaded can be saved and read again."""

from __future__ import annotations

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

import careergraph as cg

STRANGE = [
    "job title",
    "2024",
    "_",
    "_a",
    "a.",
    ".a",
    "-a",
    "@4ase",
    "a b",
    "é!",
    "\U0001f600",
    "xmlns",
    "xml",
    "XML",
]
KEPT = ["", "ex", "e.x", "a-b", "é", "ñu2", "A_1"]
ROLE = "https://w3id.org/careergraph/ontology#Role"
SUFFIXES = [".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf"]


def of_json(prefix: str) -> cg.CareerGraph:
    """A role in a namespace that a term of JSON-LD stands for."""
    import json

    document = {"@context": {prefix: "https://e.org/t/"}, "@id": "https://e.org/t/cook", "@type": ROLE}
    return cg.loads(json.dumps(document), format="jsonld")


@pytest.mark.parametrize("prefix", STRANGE)
def test_what_is_no_prefix_is_dropped_and_nothing_with_it(tmp_path, prefix):
    graph = of_json(prefix)
    for suffix in SUFFIXES:
        again = cg.load(graph.save(tmp_path / f"out{suffix}"))
        assert [role.iri for role in again.roles] == ["https://e.org/t/cook"], suffix
    assert len(graph.rdf) == 1
    for query in ("CONSTRUCT WHERE { ?s a cg:Role }", "DESCRIBE ?s { ?s a cg:Role }"):
        assert len(graph.query(query)) == 1
    assert prefix not in (tmp_path / "out.ttl").read_text("utf-8")


@pytest.mark.parametrize("prefix", KEPT[1:])
def test_what_is_a_prefix_is_kept(tmp_path, prefix):
    graph = of_json(prefix)
    assert f"@prefix {prefix}: <https://e.org/t/> ." in graph.save(tmp_path / "out.ttl").read_text("utf-8")
    assert graph.query(f"ASK {{ {prefix}:cook a cg:Role }}") is True
    assert graph.role(f"{prefix}:cook").iri == "https://e.org/t/cook"
    assert (prefix, rdflib.URIRef("https://e.org/t/")) in graph.rdf.namespaces()


@pytest.mark.parametrize("namespace", ["http://e/a b", "relative", "x\ty", "&#x20;"])
def test_a_namespace_that_is_no_iri_is_no_prefix(tmp_path, namespace):
    text = f"""<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:odd="{namespace}">
        <r:Description r:about="http://e/a"><r:type r:resource="{ROLE}"/></r:Description></r:RDF>"""
    graph = cg.loads(text, format="rdfxml")
    assert [role.iri for role in cg.load(graph.save(tmp_path / "out.ttl")).roles] == ["http://e/a"]


@settings(max_examples=25)
@given(st.text(st.characters(exclude_characters="@:/"), min_size=1, max_size=4))
def test_any_term_of_a_context_can_be_saved(tmp_path, term):
    graph = of_json(term)
    for suffix in (".ttl", ".trig", ".rdf"):
        assert len(cg.load(graph.save(tmp_path / f"out{suffix}")).roles) == 1
    assert len(graph.rdf) == 1
