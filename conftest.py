"""What the doctests have at hand."""

import pytest

import careergraph


@pytest.fixture(autouse=True)
def _careergraph_at_hand(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace["cg"] = careergraph
