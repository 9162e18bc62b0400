"""Values that are sent to many machines: they pickle small."""

from __future__ import annotations

import pickle
import zlib
from typing import Any


class Packed:
    """A frozen dataclass with slots that pickles compressed."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        values = [getattr(self, name) for name in self.__slots__]
        return _unpack, (type(self), zlib.compress(pickle.dumps(values), 1))


def _unpack(kind: type[Any], packed: bytes) -> Any:
    return kind(*pickle.loads(zlib.decompress(packed)))  # noqa: S301 - within a pickle that was trusted
