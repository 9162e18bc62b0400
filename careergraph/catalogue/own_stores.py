"""Stores for queries, kept on disk beside the extracts: one that is there opens in no time.

As in a folder of extracts nobody else may write there, and a store that is not whole, was made by another
version of the engine, or that others may have written, counts as not there. The engine checks a sum of each
block that it reads.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from careergraph.catalogue.own_folder import is_closed, is_own

#: How many stores are kept, each some 200 bytes a statement; those used longest ago go first.
KEPT: Final = 5
#: The file that says what a store is made of: the engine's version, and the sizes of its files.
_CONTENTS: Final = "contents.json"


class OwnStores:
    """The stores in one folder, each named by a digest of what it was made from."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self, key: str) -> ox.Store | None:
        """Open a store, only to read, or return None where it is not there to be trusted."""
        place = self._path / key
        with suppress(OSError, ValueError):
            if (
                is_closed(self._path)
                and is_closed(place)
                and json.loads((place / _CONTENTS).read_text("utf-8")) == _contents(place)
            ):
                store = ox.Store.read_only(os.fspath(place))
                os.utime(place)
                return store
        return None

    def write(self, key: str, fill: Callable[[ox.Store], None]) -> None:
        """Put a store there, whole, and take away those used longest ago.

        Raises `OSError` or `ValueError` where nothing can be written; `PermissionError` where others could.
        """
        self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_closed(self._path):
            raise PermissionError(f"{self._path} is not a folder that its owner alone may write to")
        place = Path(tempfile.mkdtemp(prefix=f".{key[:8]}.", suffix=".part", dir=self._path))
        try:
            store = ox.Store(os.fspath(place))
            fill(store)
            store.flush()
            del store  # what is on the disk is whole once the engine has let go of it
            for file in place.iterdir():
                file.chmod(0o600)
            (place / _CONTENTS).write_text(json.dumps(_contents(place)), "utf-8")
            shutil.rmtree(self._path / key, ignore_errors=True)
            place.rename(self._path / key)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        for old in self._by_last_use()[:-KEPT]:
            shutil.rmtree(old, ignore_errors=True)

    def _by_last_use(self) -> list[Path]:
        own = [path for path in self._path.iterdir() if not path.name.startswith(".")]
        return sorted(own, key=lambda path: path.lstat().st_mtime_ns)


def _contents(place: Path) -> dict[str, Any]:
    """Return what a store is made of. Raises `PermissionError` where others may have written to it."""
    sizes = {}
    for file in sorted(place.iterdir()):
        if file.name != _CONTENTS:
            status = file.lstat()
            if not stat.S_ISREG(status.st_mode) or not is_own(status):
                raise PermissionError(f"{file} is not a file that its owner alone may write to")
            sizes[file.name] = status.st_size
    return {"pyoxigraph": ox.__version__, "sizes": sizes}
