"""What the doctests have at hand."""

import os
import sys
from collections.abc import Iterator

import pytest

import careergraph

os.environ.setdefault("MPLBACKEND", "Agg")  # plots open no windows


@pytest.fixture(autouse=True)
def _no_plot_stays_open() -> Iterator[None]:
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


@pytest.fixture(autouse=True, scope="session")
def _nothing_stays_in_the_users_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["CAREERGRAPH_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(autouse=True)
def _careergraph_at_hand(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace["cg"] = careergraph
