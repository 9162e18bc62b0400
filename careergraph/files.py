"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
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
    import tempfile

    temporary = None
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        descriptor, name = tempfile.mkstemp(
            prefix=f".{target.name[:_SHOWN]}.", suffix=".part", dir=target.parent
        )
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        if not isinstance(error, (OSError, ValueError)):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise SaveError(
            f"{quote(path)} could not be written: {reason}; choose a folder that exists and is yours"
        ) from error


def _mode(target: Path) -> int:
    """The permissions a file has, or those that a new one gets from this process."""
    if target.is_symlink() or target.exists():
        told = target.stat()
        if not stat.S_ISREG(told.st_mode) and not stat.S_ISDIR(told.st_mode):
            # Renaming over a device would put a plain file in its place.
            raise OSError("it is a pipe or a device, and no plain file")
        return stat.S_IMODE(told.st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
