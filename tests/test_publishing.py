"""What is published of the ontologies: pages, files, redirects, how to cite them, what versions changed."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib
from folders import ROOT
from rdflib.namespace import OWL, RDF, VANN

from careergraph.vocabulary import CG

SITE = "https://site.example/ontology"
W3ID = "https://w3id.org/careergraph"
CHANGES = (ROOT / "docs" / "reference" / "vocabulary-changes.md").read_text(encoding="utf-8")
FORMATS = {
    "text/html,application/xhtml+xml,*/*;q=0.8": "html",
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/rdf+xml;q=0.9,*/*;q=0.1": "rdf",
    "application/n-triples": "nt",
}


def of_docs(name: str):
    """A module of the docs, which are no part of the package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES, REDIRECTS = of_docs("ontology_pages"), of_docs("redirects")
RULES = REDIRECTS.rules(PAGES.NAMES, SITE)
GRAPHS = {name: rdflib.Graph().parse(PAGES.source(name)) for name in PAGES.NAMES}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """What the docs build writes."""
    folder = tmp_path_factory.mktemp("site") / "ontology"
    PAGES.write(folder)
    return folder


class Page(HTMLParser):
    """The anchors of a page and the places that it links to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.anchors += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []


def read(site: Path, name: str) -> Page:
    return Page((site / f"{name}.html").read_text(encoding="utf-8"))


def redirected(path: str, accept: str) -> str | None:
    """Where the rules lead, read as Apache reads them: conditions hold for the rule that comes next."""
    holds = True
    for line in RULES.splitlines():
        if found := re.match(r"RewriteCond %\{HTTP_ACCEPT\} (\S+)$", line):
            holds = bool(re.search(found[1], accept))
        elif found := re.match(r"RewriteRule (\S+) (\S+) \[R=303,(?:NE,)?L\]$", line):
            if holds and (groups := re.search(found[1], path)):
                return re.sub(r"\$(\d)", lambda number: groups[int(number[1])] or "", found[2])
            holds = True
        else:
            assert not line.startswith("Rewrite") or line == "RewriteEngine on", line
    return None


def addresses() -> Iterator[tuple[str, str]]:
    """Every IRI that is published, of an ontology, a version or a term, with the name of its page."""
    for name, graph in GRAPHS.items():
        (ontology,) = graph.subjects(RDF.type, OWL.Ontology)
        yield str(ontology), name
        yield str(graph.value(ontology, OWL.versionIRI)), name
        namespace = str(graph.value(ontology, VANN.preferredNamespaceUri))
        for term in set(graph.subjects()):
            if isinstance(term, rdflib.URIRef) and term.startswith(namespace):
                yield str(term), name


def test_every_iri_leads_to_a_page_and_to_each_format(site):
    for iri, name in addresses():
        path, _, fragment = iri.removeprefix(f"{W3ID}/").partition("#")  # no server is sent a fragment
        for accept, suffix in FORMATS.items():
            target = redirected(path, accept)
            assert target is not None, (iri, accept)
            place, _, anchor = target.removeprefix(f"{SITE}/").partition("#")
            assert (site / place).is_file(), (iri, target)
            assert Path(place).name == f"{name}.{suffix}", (iri, target)
            shown = fragment or anchor
            assert not shown or suffix != "html" or shown in read(site, name).anchors, (iri, target)


@pytest.mark.parametrize("path", ["", "context", "context.jsonld"])
def test_the_catalogue_and_the_context_are_published(site, path):
    target = redirected(path, "*/*")
    assert (site / target.removeprefix(f"{SITE}/")).is_file()


def test_what_is_handed_in_leads_to_the_address_of_the_project(tmp_path):
    REDIRECTS.write(tmp_path, PAGES.NAMES)
    handed_in = (tmp_path / ".htaccess").read_text(encoding="utf-8")
    assert handed_in == REDIRECTS.rules(PAGES.NAMES, f"{REDIRECTS.address()}/ontology")
    assert REDIRECTS.address() in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_what_is_not_published_leads_nowhere():
    assert redirected("elsewhere", "*/*") is None
    assert redirected("ontology.exe", "*/*") is None


@pytest.mark.parametrize("name", PAGES.NAMES)
def test_a_page_tells_every_term_in_both_languages(site, name):
    page = read(site, name)
    assert len(page.anchors) == len(set(page.anchors)) == len(PAGES.OntologyPage(name).terms())
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.anchors)
    assert all((site / link).is_file() for link in page.links if re.fullmatch(r"[\w-]+\.\w+", link))
    text = (site / f"{name}.html").read_text(encoding="utf-8")
    assert 'lang="en"' in text
    assert 'lang="es"' in text


def test_a_text_that_looks_like_markup_is_shown_and_not_obeyed():
    page = PAGES.OntologyPage("onet")
    page.graph.add(
        (page.ontology, rdflib.DCTERMS.title, rdflib.Literal("<script>alert(1)</script>", lang="en"))
    )
    assert "<script>" not in page.html()


def test_the_files_of_every_format_say_the_same(site):
    for name in ("ontology", "onet"):
        sizes = {
            suffix: len(rdflib.Graph().parse(site / f"{name}.{suffix}"))
            for suffix in ("ttl", "jsonld", "nt", "rdf")
        }
        assert len(set(sizes.values())) == 1, sizes


def test_every_term_stands_under_the_version_that_brought_it():
    _, new, first = re.split(r"^## ", CHANGES, flags=re.MULTILINE)
    added = new.partition("**Changed**")[0]
    terms = [set(re.findall(r"`cg:(\w+)`", text)) for text in (added, first)]
    assert not terms[0] & terms[1]
    assert terms[0] | terms[1] == {term.removeprefix(CG.base) for term in CG.terms}


def test_the_citation_names_the_current_versions():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    for name in ("ontology", "accounts"):
        (ontology,) = GRAPHS[name].subjects(RDF.type, OWL.Ontology)
        version = GRAPHS[name].value(ontology, OWL.versionInfo)
        (reference,) = (part for part in citation.split("  - type: data") if f'"{ontology}"' in part)
        assert f"version: {version}\n" in reference
