"""What the doctests of the pages have at hand; the site's own modules need Sphinx, and are no pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import careergraph

collect_ignore = ["conf.py", "site_extension.py"]


@pytest.fixture(autouse=True)
def _server_at_hand(
    request: pytest.FixtureRequest,
    doctest_namespace: dict[str, object],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Serve the accounts ontology, with what follows from it, to the page on servers."""
    if request.node.name != "sparql-servers.md":
        yield
        return
    import pyoxigraph as ox
    from sparql_servers import served

    whole = careergraph.load().save(tmp_path_factory.mktemp("served") / "whole.trig", derived=True)
    store = ox.Store()
    store.load(path=whole, format=ox.RdfFormat.TRIG)
    with served(store, union=True) as (url, _):
        doctest_namespace["url"] = url
        yield
