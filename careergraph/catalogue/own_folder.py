"""A folder of files of careergraph's own: nobody else may write there, and nothing else is read.

A file begins with a digest of the rest. One that is a link, a pipe or a device, that belongs to somebody
else, that is too large, or whose digest is not that of its content, counts as not there.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

#: The largest file that is kept.
MAX_BYTES: Final = 2**30
_DIGEST_BYTES: Final = 32
#: Others than the owner may write.
_OPEN: Final = stat.S_IWGRP | stat.S_IWOTH
_OWN_NAME: Final = re.compile(r"[0-9a-f]{40}\.zip")
# Windows has no pipes in folders, links are for administrators, and a user's folder is closed to others.
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class OwnFolder:
    """The files of careergraph's own in one folder, each named by a digest of what it was made from."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, key: str) -> bytes | None:
        """Return the content of a file, or None where it is not there to be trusted."""
        with suppress(OSError, ValueError):
            if is_closed(self._path):
                return self._content(self._place(key))
        return None

    def write(self, key: str, content: bytes, most: int) -> None:
        """Put a file there, whole, and take away those used longest ago beyond `most`.

        Raises `OSError` or `ValueError` where nothing can be written; `PermissionError` where others could.
        """
        import tempfile

        if len(content) > MAX_BYTES:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            self._path.mkdir(mode=0o700)
        if not is_closed(self._path):
            raise PermissionError(f"{self._path} is not a folder that its owner alone may write to")
        descriptor, name = tempfile.mkstemp(prefix=f".{key[:8]}.", suffix=".part", dir=self._path)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_digest(content))
                file.write(content)
            # A link or a pipe of this name is replaced, and not what it leads to.
            Path(name).replace(self._place(key))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        for old in self._by_last_use()[:-most]:
            old.unlink(missing_ok=True)

    def _place(self, key: str) -> Path:
        return self._path / f"{key}.zip"

    def _content(self, place: Path) -> bytes | None:
        if not stat.S_ISREG(place.lstat().st_mode):
            return None
        with os.fdopen(os.open(place, _FLAGS), "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            if not (
                stat.S_ISREG(status.st_mode)
                and is_own(status)
                and status.st_size <= MAX_BYTES + _DIGEST_BYTES
            ):
                return None
            # To ask for more than there is would make room for it first.
            digest, content = file.read(_DIGEST_BYTES), file.read(status.st_size)
        if digest != _digest(content):
            return None
        os.utime(place)
        return content

    def _by_last_use(self) -> list[Path]:
        own = [path for path in self._path.iterdir() if _OWN_NAME.fullmatch(path.name)]
        return sorted(own, key=lambda path: path.lstat().st_mtime_ns)


def is_closed(folder: Path) -> bool:
    """Tell whether a path is a folder of this user's, and nobody else may write to it."""
    status = folder.lstat()
    return stat.S_ISDIR(status.st_mode) and is_own(status)


def is_own(status: os.stat_result) -> bool:
    """Tell whether a file belongs to this user, and nobody else may write to it."""
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _OPEN


def _digest(content: bytes) -> bytes:
    # The one that most processors have instructions for.
    return hashlib.sha256(content).digest()
