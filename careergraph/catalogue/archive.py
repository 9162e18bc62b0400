"""A zip archive whose parts are not packed, each read where it lies when it is asked for."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from io import BytesIO
from struct import Struct
from typing import Any, Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

#: The header of a part ends with the sizes of two texts, which stand between it and the part.
_HEADER: Final = Struct("<26xHH")


class Archive:
    """The parts of an archive by name; nothing in it is run, and it holds no more than its size says.

    >>> archive = Archive(archived({"one": b"1", "two": array("b", [1, 2]).tobytes()}))
    >>> archive.text("one"), archive.numbers("two", "b")
    ('1', array('b', [1, 2]))
    """

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
        if any(part.compress_type != ZIP_STORED for part in parts):
            raise BadZipFile("a part is packed")
        if sum(part.file_size for part in parts) > len(content):
            raise BadZipFile("parts overlap")
        self._content = content
        self._places = {part.filename: _place(content, part) for part in parts}

    def text(self, name: str, part: slice | None = None) -> str:
        """Return a part as a text, or some bytes of it."""
        place = self._places[name]
        if part is not None:
            place = slice(place.start + part.start, place.start + part.stop)
        return self._content[place].decode()

    def numbers(self, name: str, code: str) -> array[Any]:
        """Return a part as numbers of a kind that `array` knows."""
        return array(code, self._content[self._places[name]])


def archived(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as an archive."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name), part)
    return content.getvalue()


def _place(content: bytes, part: ZipInfo) -> slice:
    start = part.header_offset + _HEADER.size + sum(_HEADER.unpack_from(content, part.header_offset))
    return slice(start, start + part.file_size)
