"""The test suites of the W3C for RDF 1.1: what is valid loads as the suite says, what is not is refused.

They are not part of this repository. `CAREERGRAPH_W3C` names a folder that has them, as the folder
``test/data/suites/w3c`` of rdflib's source distribution does, or ``rdf/rdf11`` of the W3C's own repository.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest

import careergraph as cg
from careergraph.rdf.reading import read_text

FOLDER = os.environ.get("CAREERGRAPH_W3C")
#: By format: the names that the folder of its suite has, and the base that its tests are read against.
SUITES = {
    "turtle": (("rdf-turtle", "turtle"), "http://www.w3.org/2013/TurtleTests/"),
    "ntriples": (("rdf-n-triples", "ntriples"), "http://www.w3.org/2013/NTriplesTests/"),
    "trig": (("rdf-trig", "trig"), "http://www.w3.org/2013/TriGTests/"),
    "nquads": (("rdf-n-quads", "nquads"), "http://www.w3.org/2013/NQuadsTests/"),
}
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
FIRST, REST, NIL = (f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}" for name in ("first", "rest", "nil"))
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class Case(NamedTuple):
    """One test: what is read, and the file that says what it means, if one does."""

    name: str
    format: str
    kind: str
    action: Path
    result: Path | None
    base: str


def cases(format: str, root: Path) -> Iterator[Case]:
    names, base = SUITES[format]
    folder = next((root / name for name in names if (root / name / "manifest.ttl").exists()), None)
    if folder is None:
        return
    manifest = ox.Store()
    manifest.bulk_load(path=folder / "manifest.ttl", format=ox.RdfFormat.TURTLE, base_iri="file:/")

    def one(subject, predicate):
        found = next(manifest.quads_for_pattern(subject, ox.NamedNode(predicate), None), None)
        return found and found.object

    entries = next(manifest.quads_for_pattern(None, ox.NamedNode(f"{MF}entries"), None)).object
    while entries.value != NIL:
        test, entries = one(entries, FIRST), one(entries, REST)
        kind = one(test, TYPE).value.rpartition("#")[2]
        action, result = one(test, f"{MF}action"), one(test, f"{MF}result")
        yield Case(
            one(test, f"{MF}name").value,
            format,
            kind,
            folder / action.value.rpartition("/")[2],
            folder / result.value.rpartition("/")[2] if result else None,
            base + action.value.rpartition("/")[2],
        )


ALL = [case for format in SUITES for case in cases(format, Path(FOLDER))] if FOLDER else []


def meaning(quads) -> ox.Dataset:
    """Statements whose blank nodes have the names that their places give them."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


@pytest.mark.skipif(not FOLDER, reason="CAREERGRAPH_W3C names no folder with the W3C suites")
@pytest.mark.parametrize("case", ALL, ids=[f"{case.format}-{case.name}" for case in ALL])
def test_w3c(case):
    text = case.action.read_bytes()
    if "Negative" in case.kind:
        with pytest.raises(cg.ParseError):
            cg.loads(text, format=case.format, base=case.base)
        return
    assert cg.loads(text, format=case.format, base=case.base)
    if case.result is not None:
        read = read_text(text, case.format, case.base).quads
        expected = ox.parse(
            case.result.read_bytes(),
            ox.RdfFormat.N_TRIPLES if case.result.suffix == ".nt" else ox.RdfFormat.N_QUADS,
            lenient=True,  # one result has an IRI that is none today
        )
        assert meaning(read) == meaning(expected)
