"""The vocabulary, what it aligns and real data, judged by a reasoner of OWL 2 DL: HermiT."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from folders import ROOT
from rdflib import Graph
from rdflib.namespace import OWL, RDF

import careergraph as cg

owlready2 = pytest.importorskip("owlready2", reason="owlready2 is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java"),
]
ONTOLOGY = ROOT / "ontology"
DATA = ROOT / "tests" / "data"


def own(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(ONTOLOGY / f"{name}.ttl")
    return graph


def of_files(graph: cg.CareerGraph, tmp_path: Path) -> Graph:
    """What the files say, without what the library makes of it: HermiT is to find that by itself."""
    return Graph().parse(graph.save(tmp_path / "data.nt"))


def reason(graph: Graph, tmp_path: Path) -> list[str]:
    """Have HermiT read a graph: what it finds unsatisfiable; raises where the whole contradicts itself.

    Of datatypes OWL 2 knows no date, and annotations mean nothing to it: literals of dates are left out.
    """
    for triple in list(graph):
        if str(getattr(triple[2], "datatype", None)).endswith(("#date", "#gYear")):
            graph.remove(triple)
    file = tmp_path / "whole.nt"
    graph.serialize(file, format="nt", encoding="utf-8")
    world = owlready2.World()
    world.get_ontology(file.as_uri()).load()
    owlready2.sync_reasoner_hermit(world, debug=0)
    return [str(each) for each in world.inconsistent_classes()]


@pytest.mark.parametrize(
    "names",
    [("careergraph",), ("careergraph", "alignments"), ("careergraph", "alignments", "accounts")],
    ids=" and ".join,
)
def test_our_own_files_agree(names, tmp_path):
    assert reason(own(*names), tmp_path) == []


@pytest.mark.parametrize(
    ("load", "folder"),
    [
        (partial(cg.load_esco, languages=["es", "fr"]), "esco-1.0-excerpt"),
        (cg.load_esco, "esco-1.2.0-excerpt"),
        (cg.load_onet, "onet-29.2-excerpt"),
    ],
    ids=["esco-1.0", "esco-1.2", "onet"],
)
def test_a_published_taxonomy_agrees_with_the_vocabulary(load, folder, tmp_path):
    data = of_files(load(DATA / folder), tmp_path)
    assert reason(own("careergraph", "alignments") + data, tmp_path) == []


def test_persons_with_skills_agree(tmp_path):
    data = Graph().parse(
        data="""
        @prefix schema: <https://schema.org/> . @prefix cg: <https://w3id.org/careergraph/ontology#> .
        @prefix : <https://example.org/> .
        :ana a schema:Person , cg:Profile ; schema:skills :triage . :triage a cg:Skill .
        :firm a <http://www.w3.org/ns/org#Organization> ; schema:skills :triage .
        """
    )
    assert reason(own("careergraph", "alignments") + data, tmp_path) == []


def test_a_contradiction_is_found(tmp_path):
    data = own("careergraph")
    data.parse(data="@prefix cg: <https://w3id.org/careergraph/ontology#> . cg:x a cg:Role , cg:Skill .")
    assert (None, RDF.type, OWL.Ontology) in data
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason(data, tmp_path)
