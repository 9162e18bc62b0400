"""Archives whose parts are read where they lie."""

from __future__ import annotations

from array import array
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import pytest

from careergraph.catalogue.archive import Archive, archived

PARTS = {
    "words": "naïve words".encode(),
    "numbers": array("q", [1, -2, 2**40]).tobytes(),
    "bytes": array("b", [3, -4]).tobytes(),
    "nothing": b"",
}


def test_parts_come_back_whole_and_in_part():
    archive = Archive(archived(PARTS))
    assert archive.text("words") == "naïve words"
    assert archive.text("words", slice(0, 6)) == "naïve"
    assert archive.text("words", slice(7, 12)) == "words"
    assert archive.text("nothing") == ""
    assert archive.numbers("numbers", "q") == array("q", [1, -2, 2**40])
    assert archive.numbers("bytes", "b") == array("b", [3, -4])
    with pytest.raises(KeyError):
        archive.text("none")


def test_an_archive_is_a_zip_that_others_read_and_the_same_parts_are_the_same_bytes():
    content = archived(PARTS)
    assert content == archived(dict(PARTS))
    with ZipFile(BytesIO(content)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS


def test_a_part_that_others_wrote_with_more_in_its_header_is_read_too():
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        with archive.open("long", "w", force_zip64=True) as part:
            part.write(b"some words")
        archive.writestr("next", b"more")
    read = Archive(content.getvalue())
    assert (read.text("long"), read.text("next")) == ("some words", "more")


def test_a_part_that_is_packed_is_refused():
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("packed", b"words " * 99)
    with pytest.raises(BadZipFile, match=r"^a part is packed$"):
        Archive(content.getvalue())


def test_parts_that_lie_over_one_another_are_refused():
    content = bytearray(archived({"one": b"12345678" * 40, "two": b"2"}))
    # The second entry of the directory says that its part has the size and the place of the first.
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 1)
    for field in (slice(20, 28), slice(42, 46)):
        there = slice(second + field.start, second + field.stop)
        content[there] = content[first + field.start : first + field.stop]
    with pytest.raises(BadZipFile, match=r"^parts overlap$"):
        Archive(bytes(content))


def test_what_is_no_archive_is_refused():
    with pytest.raises(BadZipFile):
        Archive(b"no archive")
