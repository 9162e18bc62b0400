"""An ontology that lives on a SPARQL server: asked there, or loaded from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careergraph.catalogue.cache import parsed
from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.remote_careers import read_careers
from careergraph.graph import CareerGraph
from careergraph.rdf.remote_answers import ask_server
from careergraph.rdf.sparql import MAX_SECONDS, checked_timeout
from careergraph.rdf.sparql_server import Auth, SparqlServer
from careergraph.support.gc_pause import paused_gc
from careergraph.support.progress import Progress, reporting
from careergraph.support.text import checked_language, shown_url

if TYPE_CHECKING:
    from careergraph.rdf.query_result import QueryResult


class Endpoint:
    """A SPARQL server by its address, which alone is ever contacted, and only to be asked."""

    __slots__ = ("_server",)

    def __init__(self, server: SparqlServer) -> None:
        self._server = server

    @property
    def url(self) -> str:
        """The address, as it was given."""
        return self._server.url

    @property
    def timeout(self) -> float:
        """The seconds that an answer may take."""
        return self._server.timeout

    def query(self, query: str, /, *, timeout: float | None = None, **bindings: object) -> QueryResult | Any:
        """Answer a SPARQL query as `CareerGraph.query` does, from what the server has.

        The usual prefixes are declared for the server. `timeout` is in seconds, None for the endpoint's own;
        the time in which the server asks to be asked later counts. What follows from the statements is
        there as far as the server has it: ``graph.save(derived=True)`` writes it, `load` makes it anew.

        Raises `QueryRefused` or `QueryError` before anything is sent, `QueryTimeout`, `EndpointError`.
        """
        return ask_server(self._server, query, timeout, bindings)

    def load(self, graph: str | None = None, language: str = "en", progress: Progress = None) -> CareerGraph:
        """Load the careers that the server has, whatever else it has, in pages of roles and other things.

        Parameters: `graph` is the IRI of a named graph, None for the server's default graph; `language` and
        `progress` are those of `load_esco`, whose function is called with how many things have come and
        how many are known of. Each page may take the endpoint's `timeout`.

        Raises `EndpointError` or `QueryTimeout`; nothing is half loaded.
        """
        checked_language(language)
        with reporting(progress, "loading") as report, paused_gc():
            reading = read_careers(self._server, graph, report)
            return CareerGraph(Catalogue(parsed(reading), language))

    def __reduce__(self) -> tuple[Any, ...]:
        # Whoever the user is stays here: SparqlServer pickles without it.
        return Endpoint, (self._server,)

    def __eq__(self, other: object) -> bool:
        return self._server == other._server if isinstance(other, Endpoint) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._server)

    def __repr__(self) -> str:
        return f"Endpoint({shown_url(self.url)!r}, timeout={self.timeout:g})"


def connect(url: str, timeout: float | None = 30, auth: Auth = None) -> Endpoint:
    """Name a SPARQL 1.1 server, which is contacted when it is asked something, and not before.

    Parameters: `timeout` is how many seconds an answer may take, None for a day; `auth` is (user, password)
    or a token, and is sent to that address alone: by https, or to this machine. It is no part of a message,
    a repr or a pickle: what was pickled asks as nobody.

    Raises `InvalidArgument` for an address that is none, or would get `auth` in the open.

    >>> connect("https://example.org/sparql", auth=("ana", "secret"))
    Endpoint('https://example.org/sparql', timeout=30)
    """
    return Endpoint(SparqlServer.at(url, checked_timeout(timeout) or MAX_SECONDS, auth))
