"""Writes what the web shows of the ontologies: a page each, in English and Spanish, and the files beside it.

    python docs/ontology_pages.py build/site/ontology

The docs build calls it. The rules of `redirects.py` lead from the IRIs of the ontologies to what it writes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN

import careergraph as cg

ONTOLOGY = Path(__file__).parent.parent / "ontology"
#: The ontologies, the one that a reader looks for first in front.
NAMES = ("ontology", "accounts", "alignments", "shapes", "onet")
LANGUAGES = ("en", "es")

STYLE = (Path(__file__).parent / "static" / "ontology.css").read_text(encoding="utf-8")


def source(name: str) -> Path:
    """Return the file of an ontology; that of the vocabulary is called by the project's name."""
    return ONTOLOGY / f"{'careergraph' if name == 'ontology' else name}.ttl"


class OntologyPage:
    """One ontology as a page: its header, and each of its terms under the last part of its IRI."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.graph = rdflib.Graph().parse(source(name))
        (self.ontology,) = self.graph.subjects(RDF.type, OWL.Ontology)
        (namespace,) = self.graph.objects(self.ontology, VANN.preferredNamespaceUri)
        self.namespace = str(namespace)
        self.version = str(self.graph.value(self.ontology, OWL.versionInfo))
        self.listed = frozenset(self.terms())

    def html(self) -> str:
        """Return the page."""
        title = self.text(self.ontology, DCTERMS.title, "en")
        body = "\n".join((*self.header(), *self.groups()))
        return (
            f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>{title}</title>\n'
            f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style>\n'
            f'<link rel="alternate" type="text/turtle" href="{self.name}.ttl">\n'
            f'<link rel="alternate" type="application/ld+json" href="{self.name}.jsonld">\n'
            f"<body>\n{body}\n</body></html>\n"
        )

    def header(self) -> Iterator[str]:
        """Give the titles, the descriptions and the facts of the ontology."""
        for language in LANGUAGES:
            tag = "h1" if language == "en" else "p"
            yield f'<{tag} lang="{language}">{self.text(self.ontology, DCTERMS.title, language)}</{tag}>'
        yield self.both(self.ontology, DCTERMS.description)
        facts = (OWL.versionIRI, OWL.priorVersion, DCTERMS.created, DCTERMS.modified, DCTERMS.creator)
        facts = (*facts, DCTERMS.license, DCTERMS.bibliographicCitation, VANN.preferredNamespacePrefix)
        yield self.facts(self.ontology, (*facts, VANN.preferredNamespaceUri))
        files = ", ".join(f'<a href="{self.name}.{suffix}">.{suffix}</a>' for suffix in FORMATS)
        yield f"<p>Files: {files}</p>"

    def groups(self) -> Iterator[str]:
        """Give the terms, class by class, after a list of them all."""
        found: dict[str, list[rdflib.URIRef]] = {}
        for term in self.terms():
            found.setdefault(self.kind(term), []).append(term)
        for kind, terms in sorted(found.items(), key=lambda group: _place(group[0])):
            yield f"<h2>{escape(kind)}</h2>"
            yield "<nav>" + "<br>".join(self.link(term) for term in terms) + "</nav>"
            yield from map(self.term, terms)

    def terms(self) -> list[rdflib.URIRef]:
        """List the terms that the ontology describes, in order: its own, or where it has none all others."""
        subjects = {each for each in self.graph.subjects() if isinstance(each, rdflib.URIRef)}
        subjects.discard(self.ontology)
        own = {each for each in subjects if str(each).startswith(self.namespace)}
        return sorted(own or subjects, key=lambda each: str(each).casefold())

    def kind(self, term: rdflib.URIRef) -> str:
        """Return the plural under which a term stands: classes, properties, or what it is one of."""
        types = set(self.graph.objects(term, RDF.type)) - {OWL.NamedIndividual}
        if OWL.Class in types:
            return "Classes"
        if any(str(each).startswith(str(OWL)) for each in types):
            return "Properties"
        return self.short(min(types)) if types else "Other terms"

    def term(self, term: rdflib.URIRef) -> str:
        """Return the section of a term."""
        labels = [self.label(term, language) for language in LANGUAGES]
        heads = "".join(
            f'<h3 lang="{tag}">{label}</h3>' for tag, label in zip(LANGUAGES, labels, strict=True)
        )
        facts = {each for each in self.graph.predicates(term) if each not in TOLD}
        return (
            f'<section class="term" id="{escape(self.local(term))}"><div class="both">{heads}</div>'
            f"<code>{escape(str(term))}</code>{self.both(term, SKOS.definition)}"
            f"{self.both(term, SKOS.scopeNote)}{self.both(term, RDFS.comment)}"
            f"{self.facts(term, sorted(facts))}</section>"
        )

    def both(self, thing: rdflib.term.Node, predicate: rdflib.URIRef) -> str:
        """Return a text in both languages, side by side; nothing where there is none."""
        texts = [(language, self.text(thing, predicate, language)) for language in LANGUAGES]
        if not any(text for _, text in texts):
            return ""
        cells = "".join(f'<p lang="{language}">{text}</p>' for language, text in texts)
        return f'<div class="both">{cells}</div>'

    def facts(self, thing: rdflib.term.Node, predicates: Iterable[rdflib.term.Node]) -> str:
        """Return what properties of a thing lead to, as a list."""
        rows = [
            f"<dt>{escape(self.short(each))}</dt><dd>{', '.join(sorted(map(self.shown, values)))}</dd>"
            for each in predicates
            if (values := [*self.graph.objects(thing, each)])
        ]
        return f"<dl>{''.join(rows)}</dl>" if rows else ""

    def shown(self, value: rdflib.term.Node) -> str:
        """Return a value: a link to a term of this page or of the web, or a text."""
        if isinstance(value, rdflib.BNode):
            return self.nested(value)
        if isinstance(value, rdflib.URIRef):
            return self.link(value)
        text = escape(str(value))
        language = getattr(value, "language", None)
        return f'<span lang="{language}">{text}</span>' if language else f"<code>{text}</code>"

    def nested(self, node: rdflib.BNode) -> str:
        """Return a nameless node by what it is made of, such as the classes of a union."""
        try:
            members = [*rdflib.collection.Collection(self.graph, node)]
        except (KeyError, ValueError):
            members = []
        parts = members or [
            value for each, value in self.graph.predicate_objects(node) if each != RDF.type and value != node
        ]
        return "(" + ", ".join(sorted(map(self.shown, parts))) + ")"

    def link(self, iri: rdflib.URIRef) -> str:
        """Return a link that shows an IRI with its prefix."""
        target = f"#{self.local(iri)}" if iri in self.listed else str(iri)
        return f'<a href="{escape(target)}">{escape(self.short(iri))}</a>'

    def short(self, iri: rdflib.term.Node) -> str:
        """Return an IRI with its prefix, where it has one."""
        return iri.n3(self.graph.namespace_manager).strip("<>")

    def local(self, term: rdflib.URIRef) -> str:
        """Return the last part of the IRI of a term of the ontology."""
        return str(term).removeprefix(self.namespace)

    def label(self, term: rdflib.URIRef, language: str) -> str:
        """Return the name of a term in a language, or else the last part of its IRI."""
        for predicate in (SKOS.prefLabel, RDFS.label):
            if label := self.text(term, predicate, language):
                return label
        return escape(self.local(term))

    def text(self, thing: rdflib.term.Node, predicate: rdflib.URIRef, language: str) -> str:
        """Return a text in a language, ready for a page; empty where there is none."""
        texts = (each for each in self.graph.objects(thing, predicate) if each.language == language)
        return " ".join(escape(text) for text in sorted(texts))


#: What stands above the list of facts of a term.
TOLD = {RDFS.label, RDFS.comment, RDFS.isDefinedBy, SKOS.prefLabel, SKOS.definition, SKOS.scopeNote}
TOLD |= {SKOS.inScheme}
FORMATS = ("ttl", "jsonld", "nt", "rdf")


def _place(kind: str) -> tuple[int, str]:
    first = ("Classes", "Properties")
    return (first.index(kind) if kind in first else len(first)), kind


INDEX = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>The ontologies of careergraph</title>
<meta name="viewport" content="width=device-width"><style>{style}</style>
<body><h1>The ontologies of careergraph</h1><ul>{pages}</ul>
<p>For JSON-LD: <a href="context.jsonld">context.jsonld</a></p></body></html>
"""


def write(folder: Path) -> None:
    """Write the pages and the files, those of each version once more in a folder of its own."""
    listed = []
    for name in NAMES:
        page, graph = OntologyPage(name), cg.load(source(name))
        for place in (folder, folder / page.version):
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{name}.html").write_text(page.html(), encoding="utf-8")
            (place / f"{name}.ttl").write_bytes(source(name).read_bytes())
            for suffix in FORMATS[1:]:
                graph.save(place / f"{name}.{suffix}")
        title = page.text(page.ontology, DCTERMS.title, "en")
        listed.append(f'<li><a href="{name}.html">{title}</a>: <code>{page.ontology}</code></li>')
    (folder / "context.jsonld").write_bytes((ONTOLOGY / "context.jsonld").read_bytes())
    index = INDEX.format(style=STYLE, pages="".join(listed))
    (folder / "index.html").write_text(index, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
