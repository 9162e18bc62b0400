"""What all tests share: how Hypothesis searches, and the accounts ontology."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from apart import Server
from hypothesis import HealthCheck, settings

import careergraph as cg

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("quick", settings.get_profile("ci"), max_examples=5)
settings.register_profile("thorough", settings.get_profile("ci"), derandomize=False, max_examples=2_000)
settings.load_profile("ci")  # pytest's --hypothesis-profile=thorough searches longer, quick less


@pytest.fixture(scope="session")
def accounts() -> cg.CareerGraph:
    """The ontology that ships with the package, in English."""
    return cg.load()


@pytest.fixture(scope="session")
def cuentas() -> cg.CareerGraph:
    """The same in Spanish."""
    return cg.load(language="es")


@pytest.fixture(scope="session")
def apart() -> Iterator[Server]:
    """Where calls are made that may end their process."""
    server = Server()
    yield server
    server.close()
