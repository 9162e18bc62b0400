"""A folder of files of one's own: what is whole comes back, and what others may have written does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from careergraph.catalogue import own_folder
from careergraph.catalogue.own_folder import OwnFolder

KEY = "0" * 40
pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such owners")


@pytest.fixture
def folder(tmp_path) -> OwnFolder:
    return OwnFolder(tmp_path / "above" / "deeper" / "own")


def place(folder: OwnFolder, key: str = KEY) -> Path:
    return folder._path / f"{key}.zip"


def test_what_was_written_comes_back_and_nobody_else_may_write_there(folder):
    assert folder.read(KEY) is None
    folder.write(KEY, b"content", most=2)
    assert folder.read(KEY) == b"content"
    assert folder._path.stat().st_mode & 0o777 == 0o700
    assert place(folder).stat().st_mode & 0o777 == 0o600
    folder.write(KEY, b"other", most=2)
    assert folder.read(KEY) == b"other"
    assert [each.name for each in folder._path.iterdir()] == [f"{KEY}.zip"]


def test_those_used_longest_ago_go_first_and_files_of_others_stay(folder):
    (folder._path).mkdir(parents=True, mode=0o700)
    (folder._path / "notes.txt").write_text("mine")
    for number in range(3):
        folder.write(f"{number:040x}", b"x", most=9)
        os.utime(place(folder, f"{number:040x}"), (number, number))
    folder.read(f"{0:040x}")
    folder.write("f" * 40, b"y", most=2)
    assert sorted(each.name for each in folder._path.iterdir()) == [
        f"{0:040x}.zip",
        f"{'f' * 40}.zip",
        "notes.txt",
    ]


def test_a_file_that_is_not_whole_is_not_there(folder):
    folder.write(KEY, b"content", most=1)
    place(folder).write_bytes(place(folder).read_bytes()[:-1] + b"T")
    assert folder.read(KEY) is None


def test_a_file_that_others_may_write_is_not_there(folder):
    folder.write(KEY, b"content", most=1)
    place(folder).chmod(0o620)
    assert folder.read(KEY) is None
    place(folder).chmod(0o600)
    assert folder.read(KEY) == b"content"
    folder._path.chmod(0o702)
    assert folder.read(KEY) is None
    with pytest.raises(PermissionError, match=r"own is not a folder that its owner alone may write to$"):
        folder.write(KEY, b"content", most=1)


@pytest.mark.parametrize("kind", ["a link", "a pipe", "a folder"])
def test_what_is_no_file_is_not_there_and_gives_way(folder, kind, tmp_path):
    folder.write(KEY, b"content", most=1)
    if kind == "a link":
        elsewhere = place(folder).rename(tmp_path / "elsewhere")
        place(folder).symlink_to(elsewhere)
    else:
        place(folder).unlink()
        os.mkfifo(place(folder)) if kind == "a pipe" else place(folder).mkdir()
    assert folder.read(KEY) is None
    if kind == "a folder":
        with pytest.raises(OSError, match="directory"):
            folder.write(KEY, b"new", most=1)
        assert [each.name for each in folder._path.iterdir()] == [f"{KEY}.zip"]
    else:
        folder.write(KEY, b"new", most=1)
        assert folder.read(KEY) == b"new"


def test_the_largest_file_is_kept_and_a_larger_one_is_not(folder, monkeypatch):
    monkeypatch.setattr(own_folder, "MAX_BYTES", 50)
    folder.write(KEY, b"x" * 51, most=1)
    assert not folder._path.exists()
    folder.write(KEY, b"x" * 50, most=1)
    assert folder.read(KEY) == b"x" * 50
    monkeypatch.setattr(own_folder, "MAX_BYTES", 49)
    assert folder.read(KEY) is None


def test_a_name_that_no_system_takes_is_not_there(folder):
    folder.write(KEY, b"content", most=1)
    assert folder.read("a\0b") is None


class Broken(Exception):
    """Whatever may end a write."""


def test_a_file_is_written_beside_its_place_under_a_name_of_its_own(folder, monkeypatch):
    seen = []

    def stopped(path: Path, target: Path) -> None:
        seen.append((path.parent, path.name, target))
        path.unlink()
        raise Broken

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(Broken):
        folder.write("abcdefghij" * 4, b"content", most=1)
    ((parent, name, target),) = seen
    assert parent == target.parent == folder._path
    assert name.startswith(".abcdefgh.")
    assert name.endswith(".part")


def test_another_program_may_take_the_old_files_away_first(folder, monkeypatch):
    gone = folder._path / f"{'e' * 40}.zip"
    monkeypatch.setattr(OwnFolder, "_by_last_use", lambda folder: [gone, place(folder)])
    folder.write(KEY, b"content", most=1)
    assert folder.read(KEY) == b"content"


def test_where_files_have_no_owners_each_is_ones_own(folder, monkeypatch):
    folder.write(KEY, b"content", most=1)
    monkeypatch.delattr(os, "geteuid")
    assert folder.read(KEY) == b"content"
