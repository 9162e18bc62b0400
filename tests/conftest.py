"""What all tests share: how Hypothesis searches, and the accounts ontology."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from apart import Server
from folders import DATA, EXAMPLES, SHARED_DATA
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


# The small ontologies of the examples, by name.


@pytest.fixture(scope="session")
def bakery() -> cg.CareerGraph:
    """Plain statements alone, without levels; roles that build on roles."""
    return cg.load(EXAMPLES / "ontologies" / "bakery.ttl")


@pytest.fixture(scope="session")
def developers() -> cg.CareerGraph:
    """A ladder with levels that forks, with kinds of moves, months, families and a person."""
    return cg.load(EXAMPLES / "ontologies" / "developers.ttl")


@pytest.fixture(scope="session")
def hotel() -> cg.CareerGraph:
    """A vocabulary of its own, tied to careergraph's; English and French."""
    return cg.load(EXAMPLES / "ontologies" / "hotel.ttl")


@pytest.fixture(scope="session")
def esco_excerpt() -> Path:
    """A folder like ESCO's download, with seven of its occupations."""
    return DATA / "esco-1.2.0-excerpt"


@pytest.fixture(scope="session")
def onet_excerpt() -> Path:
    """A folder like O*NET's text database, with six of its occupations."""
    return DATA / "onet-29.2-excerpt"


@pytest.fixture(scope="session")
def shared_data() -> Callable[[str], Path]:
    """The folder of a published taxonomy, whole; a test that asks for one that is not there is skipped."""

    def folder(name: str) -> Path:
        if not (SHARED_DATA / name).is_dir():
            pytest.skip(f"{name} is not among the whole taxonomies beside the checkout")
        return SHARED_DATA / name

    return folder


@pytest.fixture(scope="session")
def whole_esco(shared_data: Callable[[str], Path]) -> cg.CareerGraph:
    """All of ESCO, loaded once for all who ask about it."""
    return cg.load_esco(shared_data("esco-1.2.0-en"))


@pytest.fixture(scope="session")
def uk_framework() -> ModuleType:
    """The example that reads the UK framework."""
    name = "uk_capability_framework"
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    module = sys.modules.setdefault(name, importlib.util.module_from_spec(spec))
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def apart() -> Iterator[Server]:
    """Where calls are made that may end their process."""
    server = Server()
    yield server
    server.close()
