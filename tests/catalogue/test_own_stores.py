"""Stores for queries that are kept on disk: the same answers, whole or made anew, closed to others."""

from __future__ import annotations

import json
import os
import pickle
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from strategies import worlds

import careergraph as cg
from careergraph.catalogue.own_stores import OwnStores, _contents
from careergraph.support.resources import resource_path

#: All that can be compared between loads: blank nodes have other names in each.
EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o FILTER(isIRI(?s) && !isBlank(?o)) } ORDER BY ?s ?p ?o"


@pytest.fixture(autouse=True)
def _small_ones_are_kept(monkeypatch):
    monkeypatch.setattr("careergraph.catalogue.cache.LARGE", 0)


@pytest.fixture
def ladder(tmp_path):
    path = tmp_path / "ladder.ttl"
    path.write_bytes(resource_path("accounts.ttl").read_bytes())
    return path


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


def asked(path: Path, folder: Path, query: str = EVERYTHING, **options: object) -> object:
    """What a graph from the cache answers."""
    cg.load(path, cache=folder)
    answer = cg.load(path, cache=folder).query(query, **options)
    return answer if isinstance(answer, bool) else [tuple(row) for row in answer]


def kept(folder: Path) -> Path:
    (store,) = (folder / "stores").iterdir()
    return store


def test_a_kept_store_answers_as_one_in_memory(ladder, folder):
    expected = [tuple(row) for row in cg.load(ladder).query(EVERYTHING)]
    assert asked(ladder, folder) == asked(ladder, folder) == asked(ladder, folder, timeout=60.0) == expected


@settings(max_examples=10)  # a store on the disk takes its time to make
@given(world=worlds())
def test_any_ontology_is_answered_alike(world, tmp_path_factory):
    place = tmp_path_factory.mktemp("any")
    path = place / "any.ttl"
    path.write_text(world.turtle(), encoding="utf-8")
    counting = "SELECT ?p ?c { { SELECT ?p (COUNT(*) AS ?c) { ?s ?p ?o } GROUP BY ?p } } ORDER BY ?p"
    expected = [tuple(row) for row in cg.load(path).query(counting)]
    assert asked(path, place / "cache", counting) == expected


def test_forms_of_literals_are_those_of_a_store_in_memory(tmp_path):
    forms = ["1", "01", "+1", "1.0", "1.00", "-0", "1e3", "1E3", "INF", "true", "1", "0"]
    kinds = [
        "integer",
        "decimal",
        "double",
        "float",
        "boolean",
        "byte",
        "date",
        "dateTime",
        "duration",
        "string",
    ]
    quads = [
        ox.Quad(
            ox.NamedNode("x:s"),
            ox.NamedNode("x:p"),
            ox.Literal(form, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}")),
        )
        for form in [*forms, "2020-01-01", "2020-01-01T00:00:00.0Z", "P1Y", "PT36H", "a", " 1 "]
        for kind in kinds
    ]
    memory = ox.Store()
    memory.bulk_extend(quads)
    stores = OwnStores(tmp_path / "stores")
    stores.write("0" * 40, lambda store: store.bulk_extend(quads))
    assert set(map(str, stores.open("0" * 40))) == set(map(str, memory))


def test_the_terms_are_not_read_again(ladder, folder, monkeypatch):
    asked(ladder, folder)
    monkeypatch.setattr("pyoxigraph.parse", None)
    assert asked(ladder, folder, "ASK { acc:AccountManager a cg:Role }") is True


def test_a_changed_file_has_a_store_of_its_own(ladder, folder):
    asked(ladder, folder)
    ladder.write_text(ladder.read_text(encoding="utf-8") + "acc:New a cg:Role .\n")
    assert asked(ladder, folder, "ASK { acc:New a cg:Role }") is True
    assert len(list((folder / "stores").iterdir())) == 2


def cut(store: Path) -> None:
    largest = max(store.iterdir(), key=lambda path: path.stat().st_size)
    os.truncate(largest, largest.stat().st_size // 2)


def bereft(store: Path) -> None:
    next(store.glob("*.sst")).unlink()


def of_another_version(store: Path) -> None:
    contents = store / "contents.json"
    contents.write_text(contents.read_text().replace(ox.__version__, "0.0.1"))


def unsaid(store: Path) -> None:
    (store / "contents.json").unlink()


def garbled(store: Path) -> None:
    (store / "contents.json").write_text("{")


def open_to_others(store: Path) -> None:
    store.chmod(0o777)


def with_a_file_open_to_others(store: Path) -> None:
    next(store.glob("*.sst")).chmod(0o666)


def with_a_link(store: Path) -> None:
    file = next(store.glob("*.sst"))
    file.rename(store.parent.parent / file.name)
    file.symlink_to(store.parent.parent / file.name)


@pytest.mark.skipif(os.name != "posix", reason="files have no owners here")
@pytest.mark.parametrize(
    "harm",
    [
        cut,
        bereft,
        of_another_version,
        unsaid,
        garbled,
        open_to_others,
        with_a_file_open_to_others,
        with_a_link,
    ],
)
def test_what_is_not_whole_or_not_closed_is_made_anew(ladder, folder, harm):
    expected = asked(ladder, folder)
    harm(kept(folder))
    before = kept(folder).stat().st_ino
    assert asked(ladder, folder) == expected
    assert kept(folder).stat().st_ino != before


def test_only_so_many_are_kept(ladder, folder, monkeypatch):
    monkeypatch.setattr("careergraph.catalogue.own_stores.KEPT", 2)
    for number in range(4):
        ladder.write_text(ladder.read_text(encoding="utf-8") + f"# {number}\n")
        assert asked(ladder, folder, "ASK { ?s ?p ?o }") is True
    assert len(list((folder / "stores").iterdir())) == 2


def test_a_folder_that_cannot_be_written_is_no_fault(ladder, folder):
    cg.load(ladder, cache=folder)
    (folder / "stores").write_text("a file of the user's own")
    assert asked(ladder, folder, "ASK { acc:AccountManager a cg:Role }") is True
    assert (folder / "stores").read_text() == "a file of the user's own"


def test_a_graph_that_has_answered_pickles(ladder, folder):
    cg.load(ladder, cache=folder)
    graph = cg.load(ladder, cache=folder)
    before = [tuple(row) for row in graph.query(EVERYTHING)]
    again = pickle.loads(pickle.dumps(graph))
    assert [tuple(row) for row in again.query(EVERYTHING)] == before


def test_a_small_ontology_has_none(ladder, folder, monkeypatch):
    monkeypatch.setattr("careergraph.catalogue.cache.LARGE", 20_000)
    assert asked(ladder, folder, "ASK { acc:AccountManager a cg:Role }") is True
    assert not (folder / "stores").exists()


# The folder of stores itself


def one(store: ox.Store) -> None:
    store.add(ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.Literal("o")))


@pytest.mark.skipif(os.name != "posix", reason="files have no owners here")
def test_a_store_is_its_owners_alone_and_nothing_half_made_stays(tmp_path):
    path = tmp_path / "above" / "stores"
    stores = OwnStores(path)
    assert stores.open("a" * 40) is None
    stores.write("a" * 40, one)
    assert len(stores.open("a" * 40)) == 1
    assert path.stat().st_mode & 0o777 == 0o700
    files = [*(path / ("a" * 40)).iterdir()]
    assert {file.stat().st_mode & 0o777 for file in files if file.name != "contents.json"} == {0o600}
    contents = json.loads((path / ("a" * 40) / "contents.json").read_text("utf-8"))
    assert contents == {
        "pyoxigraph": ox.__version__,
        "sizes": {file.name: file.stat().st_size for file in files if file.name != "contents.json"},
    }
    names = []

    def fail(store: ox.Store) -> None:
        names.extend(each.name for each in path.iterdir())
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        stores.write("b" * 40, fail)
    assert any(name.startswith(".bbbbbbbb.") and name.endswith(".part") for name in names)
    assert [each.name for each in path.iterdir()] == ["a" * 40]
    path.chmod(0o770)
    assert stores.open("a" * 40) is None
    with pytest.raises(PermissionError, match=r"stores is not a folder that its owner alone may write to$"):
        stores.write("b" * 40, one)


@pytest.mark.skipif(os.name != "posix", reason="files have no owners here")
def test_a_store_takes_the_place_of_one_and_those_used_longest_ago_go_first(tmp_path, monkeypatch):
    monkeypatch.setattr("careergraph.catalogue.own_stores.KEPT", 2)
    stores, path = OwnStores(tmp_path / "stores"), tmp_path / "stores"
    for key in "abc":
        if key == "c":
            os.utime(path / ("a" * 40), (1, 1))
            os.utime(path / ("b" * 40), (2, 2))
            stores.open("a" * 40)
            (path / ".half-made").mkdir()
        stores.write(key * 40, one)
    stores.write("c" * 40, lambda store: None)
    assert sorted(each.name for each in path.iterdir()) == [".half-made", "a" * 40, "c" * 40]
    assert len(stores.open("c" * 40)) == 0


@pytest.mark.skipif(os.name != "posix", reason="an open store cannot be taken away here")
def test_what_somebody_else_takes_away_first_is_no_fault(tmp_path, monkeypatch):
    stores, path = OwnStores(tmp_path / "stores"), tmp_path / "stores"

    def vanish(store: ox.Store) -> None:
        for half_made in path.iterdir():
            shutil.rmtree(half_made)
        raise ValueError("no")

    with pytest.raises(ValueError, match=r"^no$"):
        stores.write("b" * 40, vanish)
    monkeypatch.setattr(OwnStores, "_by_last_use", lambda stores: [path / "gone"] * 9)
    stores.write("a" * 40, one)
    assert len(stores.open("a" * 40)) == 1


@pytest.mark.skipif(os.name != "posix", reason="files have no owners here")
def test_a_file_that_others_may_write_is_told_by_its_name(tmp_path):
    (tmp_path / "part").touch(0o666)
    (tmp_path / "part").chmod(0o666)
    with pytest.raises(PermissionError, match=r"part is not a file that its owner alone may write to$"):
        _contents(tmp_path)


@pytest.mark.parametrize(("more", "is_kept"), [(0, True), (1, False)])
def test_the_least_that_is_large_is_kept(ladder, folder, monkeypatch, more, is_kept):
    size = len(cg.load(ladder)._catalogue.terms.asserted)
    monkeypatch.setattr("careergraph.catalogue.cache.LARGE", size + more)
    assert asked(ladder, folder, "ASK { acc:AccountManager a cg:Role }") is True
    assert (folder / "stores").exists() is is_kept
