"""The careers that a SPARQL server has among whatever else it has, fetched in pages of things.

The vocabulary and its alignments say what belongs to careers: what is typed with one of the classes, and
both ends of each property. Of each such thing all statements are fetched, with the blank nodes below it in
the same answer, since the name of a blank node means nothing in another. Where that would part a blank node
from what shares it, all of them are fetched in one answer instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Final, TypeGuard

import pyoxigraph as ox

from careergraph.catalogue.alignments import ALIGNING, Alignments, shipped_alignments
from careergraph.catalogue.statements import CLASSES, PROPERTIES
from careergraph.errors import InvalidArgument
from careergraph.rdf.reading import Reading
from careergraph.rdf.remote_answers import is_on_server, read_from_server, select_from_server
from careergraph.rdf.sparql_server import SparqlServer
from careergraph.support.files import MAX_BYTES
from careergraph.support.progress import ReportStep
from careergraph.support.text import quote
from careergraph.vocabulary import CG, DCTERMS, DERIVED, OWL, RATED, RATED_SKILL, RDF, SKOS

#: How many things stand in one query.
PAGE: Final = 100
#: How many blank nodes may stand below one another.
_MAX_DEPTH: Final = 64
#: How many terms may be aligned, and through how many others.
_MAX_TERMS: Final = 10_000
_MAX_ROUNDS: Final = 16
#: The properties that careers are made of; SKOS's and RDFS's also describe what is none.
_CAREERS: Final = (*(term for term in PROPERTIES if term.startswith(CG.base)), RATED, RATED_SKILL)
#: What careers are compared with, from whichever side it is stated.
_BOTH_WAYS: Final = (SKOS.exactMatch, SKOS.closeMatch)
#: What leads from careers to what describes them; a broader thing's other narrower ones are left aside.
_DESCRIBING: Final = (*(term for term in PROPERTIES if term != SKOS.narrower), DCTERMS.source)


def read_careers(server: SparqlServer, graph: str | None, report: ReportStep | None) -> Reading:
    """Read the careers on a server, from its default graph or from the one named; all of them, or none.

    Raises `EndpointError` or `QueryTimeout`.
    """
    reading = Reading()
    fetch = _Fetching(server, _graph_pattern(graph), reading)
    if graph is None:
        fetch.leave_out_derived()
    fetch.alignments()
    waiting = dict.fromkeys(fetch.things())
    known = set(waiting)
    done = 0
    while waiting:
        page = [*waiting][:PAGE]
        for iri in page:
            del waiting[iri]
        new = [iri for iri in fetch.page(page) if iri not in known]
        known.update(new)
        waiting.update(dict.fromkeys(new))
        done += len(page)
        if report is not None:
            report("", done, len(known))
    fetch.blank_nodes()
    reading.quads = list(dict.fromkeys(reading.quads))
    return reading


class _Fetching:
    """The questions to one server, and what they have brought so far."""

    def __init__(self, server: SparqlServer, within: Callable[[str], str], reading: Reading) -> None:
        self._server = server
        self._within = within
        self._reading = reading
        self._aligned = Alignments(shipped_alignments())
        self._left_out = ""
        self._taken = 0
        self._depth = 0

    def leave_out_derived(self) -> None:
        """Leave out what the server keeps in the graph of derived statements, which follow again."""
        derived = f"GRAPH <{DERIVED}> {{ ?s ?p ?o }}"
        if is_on_server(self._server, f"ASK {{ {derived} }}"):
            self._left_out = f" FILTER NOT EXISTS {{ {derived} }}"

    def alignments(self) -> None:
        """Fetch what the server says of other vocabularies' terms, as far as that leads to careers."""
        known: set[str] = set()
        for _ in range(_MAX_ROUNDS):
            found = (self._names(_DESCRIBING) | self._classes()) - known
            if not found:
                return
            known |= found
            if len(known) > _MAX_TERMS:
                self._server.fail(f"it aligns more than {_MAX_TERMS:,} terms with careers; align fewer")
            terms = f"VALUES ?of {{ {_iris(found)} }} VALUES ?p {{ {_iris(ALIGNING)} }}"
            self._construct(
                f"{{ {terms} ?s ?p ?of . BIND(?of AS ?o) }} UNION {{ {terms} ?of ?p ?o . BIND(?of AS ?s) }} "
                "FILTER(isIRI(?s) && isIRI(?o))"
            )
            self._aligned = Alignments([*shipped_alignments(), *self._reading.quads])
        self._server.fail(f"it aligns terms through more than {_MAX_ROUNDS} others; align them directly")

    def things(self) -> list[str]:
        """List the IRIs of the things that careers are made of."""
        query = f"SELECT DISTINCT ?thing WHERE {{ {self._within(f'{self._parts()} FILTER(isIRI(?thing))')} }}"
        return sorted(term.value for (term,) in select_from_server(self._server, query) if _is_iri(term))

    def page(self, iris: Sequence[str]) -> Iterable[str]:
        """Fetch all that is stated of some things, and return the things that describe them."""
        start = f"VALUES ?n0 {{ {_iris(iris)} }}"
        coming = self._turned() | self._names(_BOTH_WAYS)
        incoming = f"{{ VALUES ?o {{ {_iris(iris)} }} VALUES ?p {{ {_iris(coming)} }} ?s ?p ?o }}"
        before = len(self._reading.quads)
        self._with_blank_nodes(start, [incoming])
        leading = self._names(_DESCRIBING) - self._names((SKOS.narrower,)) - self._turned()
        new = self._reading.quads[before:]
        ends = chain(
            (quad.object for quad in new if quad.predicate.value in leading),
            (quad.subject for quad in new if quad.predicate.value in coming),
        )
        return dict.fromkeys(end.value for end in ends if _is_iri(end))

    def blank_nodes(self) -> None:
        """Fetch all blank nodes of careers in one answer, unless the pages have each of them, once."""
        parts = f"{self._parts()} FILTER(isBlank(?thing))"
        count = f"SELECT (COUNT(DISTINCT ?thing) AS ?many) WHERE {{ {self._within(parts)} }}"
        ((counted,),) = select_from_server(self._server, count)
        # Servers look for owners only of what a subquery has sifted out.
        sifted = f"{{ SELECT DISTINCT ?thing WHERE {{ {parts} }} }}"
        loose = f"ASK {{ {self._within(f'{sifted} FILTER NOT EXISTS {{ ?owner ?leading ?thing }}')} }}"
        many = _number(counted)
        if many == self._blank_count() and not (many and is_on_server(self._server, loose)):
            return
        self._reading.quads = [quad for quad in self._reading.quads if not _has_blank_node(quad)]
        start = f"{{ SELECT DISTINCT ?n0 WHERE {{ {parts.replace('?thing', '?n0')} }} }}"
        owners = f"{{ {start.replace('?n0', '?o')} ?s ?p ?o }}"
        self._with_blank_nodes(start, [owners])

    def _with_blank_nodes(self, start: str, more: Iterable[str]) -> None:
        """Fetch all that is stated of ?n0 and of the blank nodes below it, as deep as any page had them yet.

        Where some are deeper, the same is fetched again, until that brings no more.
        """
        quads = self._reading.quads
        before = len(quads)
        depth, size = self._depth, -1
        while True:
            branches = [*more, *_below(start, depth)]
            self._construct(" UNION ".join(branches))
            ends = {quad.object for quad in quads[before:] if isinstance(quad.object, ox.BlankNode)}
            if len(quads) - before == size:
                return
            self._depth = depth
            if ends <= {quad.subject for quad in quads[before:]}:
                return
            size = len(quads) - before
            del quads[before:]
            depth = depth * 2 or 1
            if depth > _MAX_DEPTH:
                self._server.fail(
                    f"blank nodes stand more than {_MAX_DEPTH} below one another; give them IRIs"
                )

    def _construct(self, pattern: str) -> None:
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {self._within(pattern)}{self._left_out} }}"
        self._taken += read_from_server(self._server, query, self._reading)
        if self._taken > MAX_BYTES:
            self._server.fail(f"it has more than {MAX_BYTES:,} bytes of careers; name a graph of it")

    def _parts(self) -> str:
        """Return a pattern for ?thing, whatever careers are made of."""
        named = f"VALUES ?property {{ {_iris(self._names(_CAREERS))} }}"
        return (
            f"{{ {named} ?thing ?property ?any }} UNION {{ {named} ?any ?property ?thing }} "
            f"UNION {{ VALUES ?class {{ {_iris(self._classes())} }} ?thing <{RDF.type}> ?class }}"
        )

    def _blank_count(self) -> int:
        """Count the blank nodes that careers are made of, as they have come so far."""
        properties, classes = self._names(_CAREERS), self._classes()
        found: set[object] = set()
        for quad in self._reading.quads:
            if quad.predicate.value in properties:
                found |= {quad.subject, quad.object}
            elif quad.predicate.value == RDF.type and _is_iri(quad.object) and quad.object.value in classes:
                found.add(quad.subject)
        return sum(isinstance(term, ox.BlankNode) for term in found)

    def _names(self, terms: Iterable[str]) -> set[str]:
        """Return all properties that amount to one of `terms`."""
        return {name for term in terms for name, _ in self._aligned.properties(term)}

    def _turned(self) -> set[str]:
        """Return the properties that describe what they point to."""
        return {name for term in _DESCRIBING for name, turned in self._aligned.properties(term) if turned}

    def _classes(self) -> set[str]:
        return {name for term in CLASSES for name in self._aligned.classes(term)}


def _below(start: str, depth: int) -> Iterable[str]:
    """Yield patterns for what is stated of ?n0, of the blank nodes below it, and of single statements."""
    for level in range(depth + 1):
        steps = "".join(
            f" ?n{step} ?leading{step} ?n{step + 1} . FILTER(isBlank(?n{step + 1}))" for step in range(level)
        )
        node = f"?n{level}"
        yield f"{{ {start}{steps} {node} ?p ?o . BIND({node} AS ?s) }}"
        yield f"{{ {start}{steps} ?s <{OWL.annotatedSource}> {node} . ?s ?p ?o }}"


def _graph_pattern(graph: str | None) -> Callable[[str], str]:
    """Return what puts a pattern into a named graph, or into none."""
    if graph is None:
        return lambda pattern: pattern
    try:
        name = ox.NamedNode(graph)
    except (TypeError, ValueError):
        raise InvalidArgument(
            f"graph={quote(graph)} is no IRI; give that of a named graph, or None"
        ) from None
    return lambda pattern: f"GRAPH {name} {{ {pattern} }}"


def _iris(iris: Iterable[str]) -> str:
    return " ".join(str(ox.NamedNode(iri)) for iri in sorted(iris))


def _is_iri(term: object) -> TypeGuard[ox.NamedNode]:
    return isinstance(term, ox.NamedNode)


def _has_blank_node(quad: ox.Quad) -> bool:
    return any(isinstance(term, ox.BlankNode) for term in quad.triple)


def _number(term: object) -> int:
    return int(term.value) if isinstance(term, ox.Literal) and term.value.isdecimal() else -1
