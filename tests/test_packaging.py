"""The ontologies come along: in a wheel, in a wheel made from the source archive, in a bare checkout."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from folders import ROOT

import careergraph as cg

ONTOLOGIES = sorted(path.name for path in (ROOT / "ontology").glob("*.ttl"))
#: Loads without naming a file, and tells where everything came from.
PROBE = """
import json, pathlib, careergraph, careergraph.support.resources
graph = careergraph.load()
print(json.dumps({
    "package": str(pathlib.Path(careergraph.__file__).resolve()),
    "ontology": str(careergraph.support.resources.resource_path("accounts.ttl").resolve()),
    "roles": [role.label for role in graph.roles],
    "errors": len(graph.check().errors),
    "version": careergraph.__version__,
}))
"""


def run(*command: object, cwd: Path) -> str:
    """What a command prints, in a folder, without the paths that this process was told to import from."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def probe(*python: object, cwd: Path) -> dict[str, Any]:
    return json.loads(run(*python, "-c", PROBE, cwd=cwd))


def kept() -> list[str]:
    """What belongs to the project: what git keeps, or all there is in an unpacked source archive."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        safe = ("-c", f"safe.directory={ROOT}")
        listed = run("git", *safe, "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
        return [name for name in listed.split("\0") if name and (ROOT / name).exists()]
    left_out = re.compile(r"__pycache__|(^|/)\.(?!ci/|github/|gitignore)|PKG-INFO")
    found = (path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file())
    return [name for name in found if not left_out.search(name)]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is kept of the project, so that building leaves nothing behind."""
    copy = tmp_path_factory.mktemp("checkout") / "careergraph-copy"
    copy.mkdir()
    for name in kept():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel built straight from the checkout, the source archive, and the wheel built from that."""
    straight, archived = tmp_path_factory.mktemp("straight"), tmp_path_factory.mktemp("archived")
    build = (sys.executable, "-m", "build", "--no-isolation", "--outdir")
    run(*build, straight, "--wheel", checkout, cwd=straight)
    run(*build, archived, checkout, cwd=archived)
    (wheel,) = straight.iterdir()
    (source,) = archived.glob("*.tar.gz")
    (other,) = archived.glob("*.whl")
    return {"wheel": wheel, "source": source, "wheel from source": other}


@pytest.fixture(scope="module")
def installed(built: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it, and what it depends on seen from this environment."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = ("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check")
    run(python, *install, built["wheel"], cwd=folder)
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    packages = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    # A .pth file adds a folder and reads no .pth file there, so that no editable install is seen.
    Path(site, "dependencies.pth").write_text("\n".join(packages))
    return python


@pytest.mark.parametrize("which", ["wheel", "wheel from source"])
def test_a_wheel_carries_the_ontologies_whole(built, which):
    with zipfile.ZipFile(built[which]) as wheel:
        names = wheel.namelist()
        for name in ONTOLOGIES:
            assert wheel.read(f"careergraph/ontology/{name}") == (ROOT / "ontology" / name).read_bytes()
    assert len(names) == len(set(names))


def test_nothing_stands_twice_in_the_wheel(built):
    with zipfile.ZipFile(built["wheel"]) as wheel:
        files = [info for info in wheel.infolist() if info.file_size]
    assert len({(info.CRC, info.file_size) for info in files}) == len(files)


def test_a_wheel_carries_the_package_its_types_and_its_licences_and_nothing_else(built):
    with zipfile.ZipFile(built["wheel"]) as wheel:
        names = wheel.namelist()
        (metadata,) = [name for name in names if name.endswith(".dist-info/METADATA")]
        told = wheel.read(metadata).decode()
    assert {name.partition("/")[0] for name in names} == {"careergraph", metadata.partition("/")[0]}
    modules = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("careergraph/**/*.py")}
    assert modules | {"careergraph/py.typed"} <= set(names)
    assert {name.rpartition("licenses/")[2] for name in names if "/licenses/" in name} == {
        "LICENSE",
        "ontology/LICENSE",
    }
    assert f"\nVersion: {cg.__version__}\n" in told
    assert "\nName: careergraph\n" in told


def test_the_source_archive_has_what_the_tests_need(built):
    with tarfile.open(built["source"]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"ontology/{name}" for name in ONTOLOGIES} <= names
    assert {"pyproject.toml", "README.md", "LICENSE", "conftest.py", "tests/conftest.py", ".ci/run"} <= names
    assert set(kept()) <= names


def told(wheel: Path) -> Message:
    """What a wheel tells of itself."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return message_from_bytes(archive.read(name))


def test_every_link_of_the_page_made_from_the_readme_is_whole(built):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    page = told(built["wheel"]).get_payload()
    links = re.findall(r"\]\(([^)]+)\)", page)
    assert len(links) == len(re.findall(r"\]\(([^)]+)\)", readme)) > 20
    assert [link for link in links if not link.startswith(("https://", "#"))] == []
    assert re.search(r"!\[[^]]+\]\(https://\S+/raw/HEAD/docs/images/accounts-ladder\.svg\)", page)
    assert page == told(built["wheel from source"]).get_payload()


def test_what_is_told_of_the_project_is_whole(built):
    metadata = told(built["wheel"])
    addresses = dict(url.split(", ") for url in metadata.get_all("Project-URL"))
    assert {"Homepage", "Documentation", "Changelog", "Issues"} <= set(addresses)
    assert all(address.startswith(addresses["Homepage"]) for address in addresses.values())
    classifiers = metadata.get_all("Classifier")
    floor = int(metadata["Requires-Python"].removeprefix(">=3."))
    named = {int(name.rpartition(".")[2]) for name in classifiers if re.search(r":: 3\.\d+$", name)}
    assert named == set(range(floor, max(named) + 1))
    assert set(metadata.get_all("Provides-Extra")) == {
        "render",
        "plan",
        "speed",
        "spark",
        "dask",
        "plot",
        "excel",
        "frames",
        "test",
        "dev",
        "docs",
    }


def test_the_address_of_the_repository_is_said_once():
    address = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"][
        "metadata"
    ]
    text = address["hooks"]["custom"]["address"]
    assert [name for name in kept() if text.encode() in (ROOT / name).read_bytes()] == ["pyproject.toml"]


def test_an_installed_package_loads_its_own_ontologies(installed, tmp_path):
    found = probe(installed, "-I", cwd=tmp_path)
    package = Path(found["package"]).parent
    assert package.is_relative_to(installed.parents[1].resolve())
    assert Path(found["ontology"]) == package / "ontology" / "accounts.ttl"
    assert len(found["roles"]) == 6
    assert "Key Account Manager" in found["roles"]
    assert (found["errors"], found["version"]) == (0, cg.__version__)


def test_an_installed_package_brings_its_program(installed, tmp_path):
    program = installed.with_name("careergraph.exe" if os.name == "nt" else "careergraph")
    assert run(program, "--version", cwd=tmp_path) == f"careergraph {cg.__version__}\n"
    assert "Key Account Manager" in run(program, "roles", cwd=tmp_path)


def test_an_installed_package_brings_what_the_explorer_is_made_of(installed, tmp_path):
    program = "import careergraph as cg; print(cg.load().save_explorer('page.html').stat().st_size > 50_000)"
    assert run(installed, "-I", "-c", program, cwd=tmp_path).strip() == "True"


def test_a_bare_checkout_finds_the_ontologies_beside_the_package(checkout):
    found = probe(sys.executable, cwd=checkout)
    assert Path(found["package"]) == checkout.resolve() / "careergraph" / "__init__.py"
    assert Path(found["ontology"]) == checkout.resolve() / "ontology" / "accounts.ttl"
    assert len(found["roles"]) == 6


def test_this_installation_finds_the_ontologies():
    assert len(cg.load().roles) == 6
    assert cg.load().skill("negotiation").iri == "https://w3id.org/careergraph/accounts/Negotiation"
