"""The names that users import: they are there, they are told, and they cost nothing until used."""

from __future__ import annotations

import dataclasses
import inspect
import subprocess
import sys

import pytest

import careergraph as cg

#: Every public name that the design promises.
PROMISED = [
    "load",
    "loads",
    "load_profiles",
    "load_rdf",
    "load_tables",
    "merge",
    "Draft",
    "CareerGraph",
    "Role",
    "Skill",
    "Responsibility",
    "Requirement",
    "Progression",
    "Profile",
    "Level",
    "Necessity",
    "Finding",
    "Severity",
    "CareerPath",
    "Step",
    "SkillGap",
    "GapItem",
    "Ranking",
    "RankedRole",
    "GapMatrix",
    "QueryResult",
    "Row",
    "Report",
    "Diagram",
    "CareerGraphError",
    "ParseError",
    "LimitError",
    "InvalidOntology",
    "NotFound",
    "RoleNotFound",
    "SkillNotFound",
    "AmbiguousName",
    "NoCareerPath",
    "QueryError",
    "QueryRefused",
    "QueryTimeout",
    "RenderError",
    "RendererMissing",
    "SaveError",
]
METHODS = [
    "role",
    "skill",
    "responsibility",
    "requirements",
    "roles_requiring",
    "responsibilities_of",
    "progressions",
    "next_roles",
    "previous_roles",
    "search",
    "path",
    "paths",
    "reachable",
    "gap",
    "rank",
    "rank_people",
    "gap_matrix",
    "query",
    "ladder",
    "save_explorer",
    "check",
    "save",
    "edit",
    "in_language",
]
PROPERTIES = [
    "roles",
    "skills",
    "responsibilities",
    "scale",
    "profiles",
    "language",
    "network",
    "role_network",
    "rdf",
    "families",
]
#: The kind that Python knows of each error.
KINDS = {
    "ParseError": ValueError,
    "LimitError": ValueError,
    "InvalidOntology": ValueError,
    "InvalidArgument": ValueError,
    "NotFound": LookupError,
    "RoleNotFound": LookupError,
    "SkillNotFound": LookupError,
    "AmbiguousName": LookupError,
    "NoCareerPath": LookupError,
    "MonthsNotStated": ValueError,
    "FrozenGraphError": TypeError,
    "QueryError": ValueError,
    "QueryRefused": ValueError,
    "QueryTimeout": TimeoutError,
    "RenderError": RuntimeError,
    "RendererMissing": RuntimeError,
    "SaveError": OSError,
    "ReadError": OSError,
    "FileMissing": FileNotFoundError,
}


@pytest.mark.parametrize("name", PROMISED)
def test_a_promised_name_is_importable(name):
    assert name in cg.__all__
    assert getattr(cg, name).__name__ == name


@pytest.mark.parametrize("name", sorted(cg.__all__))
def test_a_public_name_is_there_and_documented(name):
    value = getattr(cg, name)
    if name != "__version__":
        assert inspect.getdoc(value)
    assert name in dir(cg)


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Career'"):
        cg.Career  # noqa: B018 - asking for it is the test


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_an_error_is_also_of_a_kind_that_python_knows(name, kind):
    error = getattr(cg, name)
    assert issubclass(error, cg.CareerGraphError)
    assert issubclass(error, kind)


@pytest.mark.parametrize("name", METHODS)
def test_a_method_is_documented(name):
    method = getattr(cg.CareerGraph, name)
    assert inspect.getdoc(method)
    assert "return" in inspect.get_annotations(method)


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_is_documented(name):
    assert inspect.getdoc(inspect.getattr_static(cg.CareerGraph, name))


def public_members() -> list[object]:
    """The methods and properties of all public classes, whether they are promised or not."""
    found = []
    for name in cg.__all__:
        cls = getattr(cg, name)
        if inspect.isclass(cls):
            own = vars(cls)
            fields = (
                {each.name for each in dataclasses.fields(cls)} if dataclasses.is_dataclass(cls) else set()
            )
            slots = own.get("__slots__", ())
            found += [
                pytest.param(member, id=f"{name}.{key}")
                for key, member in own.items()
                if not key.startswith("_")
                and key not in fields
                and key not in slots
                and (callable(member) or isinstance(member, property))
            ]
    return found


@pytest.mark.parametrize("member", public_members())
def test_every_public_method_is_documented(member):
    assert inspect.getdoc(member)


def test_the_version_is_one_of_pep_440():
    number = cg.__version__.split(".")
    assert len(number) == 3
    assert all(part.isdecimal() for part in number)


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


HEAVY = ("rdflib", "networkx", "numpy", "pydot", "pandas", "polars", "rich", "rapidfuzz", "oxrdflib", "typer")


def test_importing_careergraph_imports_nothing_heavy():
    found = run(f"import sys, careergraph; print([name for name in {HEAVY} if name in sys.modules])")
    assert found == "[]"


def test_loading_and_a_gap_import_no_rdflib_and_no_data_frames():
    found = run(
        "import sys, careergraph as cg; cg.load().gap('AM', 'KAM');"
        "print([name for name in ('rdflib', 'oxrdflib', 'pandas', 'polars', 'pydot') if name in sys.modules])"
    )
    assert found == "[]"


def test_importing_careergraph_prints_and_changes_nothing():
    found = run(
        "import os, sys, warnings, locale, gc;"
        "state = lambda: (dict(os.environ), sys.path[:], warnings.filters[:], gc.isenabled(), os.getcwd());"
        "before = state(); import careergraph as cg; cg.load(); print(before == state())"
    )
    assert found == "True"
