"""Writes `ontology/context.jsonld`: the short names that JSON-LD has for the terms of the vocabulary.

    python docs/write_context.py [--check]

With `--check` it writes nothing, and ends with 1 where the file is not what it would write.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import rdflib
from rdflib.namespace import OWL, RDF

from careergraph.vocabulary import CG, PREFIXES

ONTOLOGY = Path(__file__).parent.parent / "ontology"
CONTEXT = ONTOLOGY / "context.jsonld"

#: What is read of other vocabularies: texts by language, and links.
TEXTS = ("prefLabel", "altLabel", "definition")
LINKS = ("broader", "narrower", "exactMatch", "closeMatch")


def context() -> str:
    """Return the file that should be there."""
    graph = rdflib.Graph().parse(ONTOLOGY / "careergraph.ttl")
    links = set(graph.subjects(RDF.type, OWL.ObjectProperty))
    terms: dict[str, object] = {}
    for name in sorted(term.removeprefix(CG.base) for term in CG.terms):
        linking = rdflib.URIRef(CG.base + name) in links
        terms[name] = {"@id": f"cg:{name}", "@type": "@id"} if linking else f"cg:{name}"
    texts = {name: {"@id": f"skos:{name}", "@container": "@language"} for name in TEXTS}
    links_of_skos = {name: {"@id": f"skos:{name}", "@type": "@id"} for name in LINKS}
    entries = {"@version": 1.1, **PREFIXES, **terms, **texts, **links_of_skos, "notation": "skos:notation"}
    lines = ",\n    ".join(f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in entries.items())
    return f'{{\n  "@context": {{\n    {lines}\n  }}\n}}\n'


def stale() -> bool:
    """Tell whether the file is not what would be written now."""
    return not CONTEXT.exists() or CONTEXT.read_text(encoding="utf-8") != context()


def main(arguments: list[str]) -> int:
    """Write the file, or check it."""
    if not stale():
        return 0
    if arguments == ["--check"]:
        print("ontology/context.jsonld is out of date; run python docs/write_context.py", file=sys.stderr)
        return 1
    CONTEXT.write_text(context(), encoding="utf-8")
    print("wrote ontology/context.jsonld")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
