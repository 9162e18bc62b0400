"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from careergraph.errors import SaveError
from careergraph.text import quote

#: How much of its name a file has while it is written, which is all that a killed process leaves of it.
_SHOWN: Final = 40


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Put `content` at `path`: a reader finds the old file or the new one, never a part of either.

    A symbolic link stays one and its target is replaced; the mode of an existing file is kept.

    Raises `SaveError` if the file cannot be written; the old one is then untouched.
    """
    write_together({Path(path): content})


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files as `write_whole` does, none of them in its place before all are on the disk."""
    import tempfile

    parts: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, content in contents.items():
            target = Path(os.path.realpath(path))
            mode = _mode(target)
            descriptor, name = tempfile.mkstemp(
                prefix=f".{target.name[:_SHOWN]}.", suffix=".part", dir=target.parent
            )
            parts.append((Path(name), target))
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(mode)
        for part, path in parts:
            part.replace(path)
    except BaseException as error:
        for part, _ in parts:
            with suppress(OSError):
                part.unlink()
        if not isinstance(error, (OSError, ValueError)):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise SaveError(
            f"{quote(path)} could not be written: {reason}; choose a folder that exists and is yours"
        ) from error


def is_folder(path: Path) -> bool:
    """Tell whether there is such a folder; a name that no file can have is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two names are of one file or folder that is there."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _mode(target: Path) -> int:
    """The permissions a file has, or those that a new one gets from this process."""
    if target.is_symlink() or target.exists():
        told = target.stat()
        if stat.S_ISDIR(told.st_mode):
            raise IsADirectoryError("it is a folder")
        if not stat.S_ISREG(told.st_mode):
            # Renaming over a device would put a plain file in its place.
            raise OSError("it is a pipe or a device, and no plain file")
        return stat.S_IMODE(told.st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
