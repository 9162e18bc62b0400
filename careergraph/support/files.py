"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from careergraph.errors import SaveError
from careergraph.support.text import quote

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
    parts: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, content in contents.items():
            target = Path(os.path.realpath(path))
            mode = _mode(target)
            # A colon would be a stream of another file on Windows.
            shown = target.name[:_SHOWN].replace(":", "_")
            part = target.parent / f".{shown}.{secrets.token_hex(4)}.part"
            # The system takes from a new file's mode what its user does not want; an old file may be secret.
            opener = partial(os.open, mode=0o666 if mode is None else 0o600)
            with open(part, "xb", opener=opener) as file:
                parts.append((part, target))
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                part.chmod(mode)
        for part, path in parts:
            part.replace(path)
    except BaseException as error:
        for part, _ in parts:
            with suppress(OSError):
                part.chmod(0o600)  # Windows deletes no file that may only be read
                part.unlink()
        if not isinstance(error, (OSError, ValueError)):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise SaveError(
            f"{quote(path)} could not be written: {reason}; choose a folder that exists and is yours"
        ) from error


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder of that name, which may be longer than any can be."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _mode(target: Path) -> int | None:
    """Return the permissions of a file, None where there is none yet."""
    if not target.is_symlink() and not target.exists():
        return None
    status = target.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError("it is a folder")
    if not stat.S_ISREG(status.st_mode):
        # Renaming over a device would put a plain file in its place.
        raise OSError("it is a pipe or a device, and no plain file")
    return stat.S_IMODE(status.st_mode)
