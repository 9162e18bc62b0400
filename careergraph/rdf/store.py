"""RDF terms, asserted and derived: as they were read, as an Oxigraph store, as an rdflib graph, as bytes.

The terms are kept as the parser gave them, since an Oxigraph store changes the lexical form of some
literals, and saving must not. The store is built when a query first needs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from immutabledict import immutabledict

from careergraph.errors import LimitError, SaveError
from careergraph.rdf.language_tags import with_tags
from careergraph.rdf.query_functions import NO_FUNCTIONS, Functions, as_terms
from careergraph.rdf.terms import Id, Resource, Term
from careergraph.support.gc_pause import paused_gc
from careergraph.support.lazy_property import lazy_property
from careergraph.support.text import NOT_XML, listed, quote
from careergraph.vocabulary import DERIVED, PREFIXES, RDF

if TYPE_CHECKING:
    from careergraph.rdf.query_guard import CheckedQuery

#: How many characters may follow from an ontology, written out.
MAX_DERIVED = 2**29
DERIVED_GRAPH = ox.NamedNode(DERIVED)
_ASSERTED_GRAPH = ox.DefaultGraph()
_graph = attrgetter("graph_name")
#: The formats that shorten names by prefixes; others take none.
_WITH_PREFIXES = (
    ox.RdfFormat.TURTLE,
    ox.RdfFormat.TRIG,
    ox.RdfFormat.RDF_XML,
)
_TYPE = ox.NamedNode(RDF.type)
#: Stands for anything in a statement that is made to see how it is written.
_SOME = ox.NamedNode("x:x")
_XML_NAME = re.compile(r"[^\W\d][\w.-]*$")
_XML_NAMESPACES = ("http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/")


class KeptTerms:
    """The terms that were asserted and derived, in a store that `open` opens when a query first needs it."""

    def __init__(self, prefixes: Mapping[str, str], open: Callable[[], ox.Store]) -> None:
        self.prefixes = prefixes
        self._open = open

    @lazy_property
    def oxigraph(self) -> ox.Store:
        """The store."""
        return self._open()

    def query(
        self,
        query: CheckedQuery,
        prefixes: Mapping[str, str] = immutabledict(),
        functions: Functions = NO_FUNCTIONS,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Answer SPARQL from what was asserted and derived."""
        return query_store(self.oxigraph, query, {**self.prefixes, **prefixes}, functions)

    def __getstate__(self) -> dict[str, Any]:
        return {"prefixes": self.prefixes, "_open": self._open}


class TermStore:
    """The asserted quads with their prefixes, and the quads that follow from them.

    `derive` gives the derived quads, all in the graph `DERIVED_GRAPH` and none of them asserted; it is
    called when they are first needed. `tags` are the language tags that saving is to give back.
    """

    def __init__(
        self,
        asserted: Collection[ox.Quad],
        prefixes: Mapping[str, str],
        derive: Callable[[], Iterable[ox.Quad]],
        tags: Mapping[ox.Quad, str] = immutabledict(),
    ) -> None:
        self.asserted = asserted
        self.prefixes = {**PREFIXES, **prefixes}
        self._own_prefixes = dict(prefixes)
        self._derive = derive
        self._tags = tags

    @property
    def own_prefixes(self) -> Mapping[str, str]:
        """The prefixes that the files declare."""
        return self._own_prefixes

    @property
    def tags(self) -> Mapping[ox.Quad, str]:
        """The language tags that saving gives back."""
        return self._tags

    @lazy_property
    def derived(self) -> Sequence[ox.Quad]:
        """The derived quads. Raises `LimitError` where they would fill the memory."""
        with paused_gc():
            return tuple(self._derived_within_bounds())

    def _derived_within_bounds(self) -> Iterator[ox.Quad]:
        """Yield the derived quads, as long as a name that many roles inherit is not too long for that."""
        room = MAX_DERIVED
        for quad in self._derive():
            room -= len(str(quad))
            if room < 0:
                longest = max(map(str, quad), key=len)
                raise LimitError(
                    f"what follows from the statements takes more than {MAX_DERIVED:,} characters; shorten "
                    f"what is long and inherited often, as {quote(longest)}, or inherit less"
                )
            yield quad

    @lazy_property
    def oxigraph(self) -> ox.Store:
        """The Oxigraph store: everything asserted in the default graph, what was derived in its own.

        Triples of named graphs stand in the default graph too, so that a query sees each triple once.
        """
        store = ox.Store()
        self.fill(store)
        return store

    def fill(self, store: ox.Store) -> None:
        """Put everything into a store that is empty."""
        store.bulk_extend(self.asserted)
        if next(store.named_graphs(), None):
            store.bulk_extend(
                ox.Quad(*quad.triple) for quad in self.asserted if quad.graph_name != _ASSERTED_GRAPH
            )
        store.bulk_extend(self.derived)

    def query(
        self,
        query: CheckedQuery,
        prefixes: Mapping[str, str] = immutabledict(),
        functions: Functions = NO_FUNCTIONS,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Answer SPARQL from what was asserted and derived."""
        return query_store(self.oxigraph, query, {**self.prefixes, **prefixes}, functions)

    def triples(
        self, subject: Resource | None, predicate: ox.NamedNode | None, object: Term | None
    ) -> Iterator[ox.Quad]:
        """Yield the asserted and the derived statements that have these terms, None standing for any."""
        for graph in (_ASSERTED_GRAPH, DERIVED_GRAPH):
            yield from self.oxigraph.quads_for_pattern(subject, predicate, object, graph)

    def serialize(self, format: ox.RdfFormat, *, derived: bool = False) -> bytes:
        """Return the asserted quads, and the derived ones if asked for, as bytes in a stable order.

        Raises `SaveError`, naming it, for what the format cannot carry.
        """
        from careergraph.rdf.canonical_order import in_canonical_order
        from careergraph.rdf.columns import Columns, ids_in
        from careergraph.rdf.compact_jsonld import compact_jsonld

        quads = list(with_tags(self.asserted, self._tags) if self._tags else self.asserted)
        if not format.supports_datasets:
            _refuse_named_graphs(quads, format)
            if derived:
                quads += (ox.Quad(*quad.triple) for quad in self.derived)
        elif derived:
            quads += self.derived
        with paused_gc():
            ordered = in_canonical_order(quads)
        if format == ox.RdfFormat.JSON_LD:
            columns = Columns(ordered)
            return compact_jsonld(columns, self._prefixes(columns.ids))
        prefixes = self._prefixes(ids_in(ordered)) if format in _WITH_PREFIXES else {}
        if format == ox.RdfFormat.RDF_XML:
            _refuse_for_xml(ordered)
            # XML parsers disagree on letters outside ASCII, and have namespaces of their own.
            prefixes = {
                prefix: base
                for prefix, base in prefixes.items()
                if prefix.isascii() and not base.startswith(_XML_NAMESPACES)
            }
        return ox.serialize(ordered, format=format, prefixes=prefixes) or b""

    def _prefixes(self, ids: Set[Id]) -> dict[str, str]:
        """Return the files' own prefixes, and of the usual ones those that are used."""
        used = {id[: max(id.rfind("#"), id.rfind("/")) + 1] for id in ids}
        taken = set(self._own_prefixes.values())
        usual = {
            prefix: base
            for prefix, base in PREFIXES.items()
            if base in used and base not in taken and prefix not in self._own_prefixes
        }
        return dict(sorted({**usual, **self._own_prefixes}.items()))

    def __getstate__(self) -> dict[str, Any]:
        return {
            "asserted": self.asserted,
            "prefixes": self.prefixes,
            "_own_prefixes": self._own_prefixes,
            "_derive": self._derive,
            "_tags": self._tags,
        }


def query_store(
    store: ox.Store, query: CheckedQuery, prefixes: dict[str, str], functions: Functions
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Answer SPARQL from a store that was filled by a `TermStore`."""
    return store.query(
        query.text,
        prefixes=prefixes,
        default_graph=[_ASSERTED_GRAPH, DERIVED_GRAPH],
        custom_functions=as_terms(functions),
    )


def _refuse_named_graphs(quads: Iterable[ox.Quad], format: ox.RdfFormat) -> None:
    if set(map(type, map(_graph, quads))) - {ox.DefaultGraph}:
        graphs = {str(quad.graph_name) for quad in quads if quad.graph_name != _ASSERTED_GRAPH}
        raise SaveError(
            f"{format.name} cannot carry named graphs, and there are {listed(sorted(graphs))}; "
            "save as .trig or .nq"
        )


def _refuse_for_xml(ordered: Iterable[ox.Quad]) -> None:
    """Refuse what XML has no place for: controls in texts, properties and types that can be no elements."""
    names: dict[ox.NamedNode, ox.Triple] = {}
    subject = None
    for quad in ordered:
        if isinstance(quad.object, ox.Literal) and NOT_XML.search(quad.object.value):
            raise SaveError(
                f"RDF/XML cannot carry a control character in the {quad.predicate.value} of "
                f"{quad.subject}; save as .ttl"
            )
        if quad.predicate != _TYPE:
            names.setdefault(quad.predicate, ox.Triple(_SOME, quad.predicate, _SOME))
        elif quad.subject != subject and isinstance(quad.object, ox.NamedNode):
            names.setdefault(quad.object, ox.Triple(_SOME, _TYPE, quad.object))
        subject = quad.subject
    for name, statement in names.items():
        if not _xml_carries(name, statement):
            kind = "type" if statement.predicate == _TYPE else "property"
            raise SaveError(
                f"RDF/XML cannot name the {kind} {name}, whose IRI ends in no XML name or is RDF's own; "
                "save as .ttl"
            )


def _xml_carries(name: ox.NamedNode, statement: ox.Triple) -> bool:
    """Tell whether a property or type of that name can be written as an element and read again."""
    from xml.parsers import expat

    if not _XML_NAME.search(name.value):
        return False
    try:
        written = ox.serialize([statement], format=ox.RdfFormat.RDF_XML) or b""
        expat.ParserCreate(namespace_separator=" ").Parse(written, True)
        return [quad.triple for quad in ox.parse(written, ox.RdfFormat.RDF_XML)] == [statement]
    except (OSError, SyntaxError, expat.ExpatError):
        return False
