"""Reading plain files of a bounded size, and writing files whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from careergraph.errors import FileMissing, LimitError, ReadError, SaveError
from careergraph.support.text import quote

#: The largest file that is read, in bytes.
MAX_BYTES: Final = 2**30
#: How many bytes may come out of any compressed file.
MAX_UNPACKED: Final = 2**25
#: How much of its name a file has while it is written, which is all that a killed process leaves of it.
_SHOWN: Final = 40


def file_content(path: Path) -> bytes:
    """Return the bytes of a file, or raise `FileMissing`, `ReadError` or `LimitError` with its name."""
    name = os.fspath(path)
    try:
        status = path.stat()
        # A pipe or a device may have no end, or keep its reader waiting for ever.
        if not stat.S_ISREG(status.st_mode):
            what = "folder" if stat.S_ISDIR(status.st_mode) else "pipe or a device"
            raise ReadError(f"{quote(name)} could not be read: it is a {what}; name a plain file", file=name)
        guard_size(status.st_size, MAX_BYTES)
        return path.read_bytes()
    except ReadError:
        raise
    except FileNotFoundError:
        raise FileMissing(f"there is no file {quote(name)}; check the path", file=name) from None
    except LimitError as error:
        raise LimitError(f"{quote(name)}: {error}") from None
    except MemoryError:
        raise LimitError(f"{quote(name)} is larger than the memory; split it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(
            f"{quote(name)} could not be read: {reason}; name a readable file", file=name
        ) from None


def unpacked_limit(packed: int) -> int:
    """Return how many bytes may come out of a compressed file of so many; honest tables shrink to a tenth."""
    return max(MAX_UNPACKED, packed * 50)


def guard_size(size: int, limit: int) -> None:
    """Refuse an input that is larger than careergraph takes."""
    if size > limit:
        raise LimitError(f"{size:,} bytes, and the limit is {limit:,}; split it")


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Put `content` at `path`: a reader finds the old file or the new one, never a part of either.

    A symbolic link stays one and its target is replaced; the mode of an existing file is kept.

    Raises `SaveError` if the file cannot be written; the old one is then untouched.
    """
    write_together({Path(path): content})


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files as `write_whole` does, none of them in its place before all are on the disk."""
    import secrets

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
