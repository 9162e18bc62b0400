"""Finds texts that are one or two typing errors away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

#: Changes of one letter each that a text may be away, and how long it must be for each of them.
_CHANGES: Final = 2
_LONG_ENOUGH: Final = 4
#: By number of 16 bits: how many of them are set (NumPy 1.26 has no bitwise_count).
_BITS_SET: Final = np.array([number.bit_count() for number in range(1 << 16)], np.uint8)


class Spellings:
    """Texts by the letters that they have.

    A signature has a bit for each letter of a text. One change of a letter changes at most two bits: so
    most texts are left out by their signatures, and only the rest are compared.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: Final = list(texts)
        letters = np.frombuffer("\n".join((*self._texts, "")).encode("utf-32-le"), np.uint32)
        ends = np.flatnonzero(letters == ord("\n"))
        starts = np.concatenate(([0], ends + 1))[:-1]
        bits = np.uint64(1) << (letters & np.uint32(63)).astype(np.uint64)
        # The bit of the line break is in all of them.
        signature = np.bitwise_or.reduceat(bits, starts)
        size = (ends - starts).astype(np.int32)
        self._order: Final = np.argsort(size, kind="stable").astype(np.int32)
        self._signature: Final = signature[self._order]
        self._starts: Final = np.searchsorted(size[self._order], np.arange(int(size.max(initial=0)) + 2))

    def near(
        self, text: str, letters: int = _LONG_ENOUGH, first_is_right: int = 0
    ) -> list[tuple[int, float]]:
        """Find those a few typing errors away, each with how near it is: 1 − changes ÷ letters.

        A text has an error for each `letters` that it is long, at most two; one of fewer letters than
        `first_is_right` has none in the first.
        """
        from rapidfuzz.distance import OSA

        size = len(text)
        changes = min(_CHANGES, size // letters)
        longest = len(self._starts) - 2
        if not changes or size - changes > longest:
            return []
        begin = self._starts[size - changes]
        end = self._starts[min(size + changes, longest) + 1]
        wanted = 1 << (ord("\n") & 63)
        for letter in text:
            wanted |= 1 << (ord(letter) & 63)
        differing = _count_bits(self._signature[begin:end] ^ np.uint64(wanted))
        found: list[tuple[int, float]] = []
        for at in self._order[begin:end][differing <= 2 * changes].tolist():
            other = self._texts[at]
            if size < first_is_right and text[0] != other[:1]:
                continue
            distance = OSA.distance(text, other, score_cutoff=changes)
            if distance <= changes:
                found.append((at, 1 - distance / max(size, len(other))))
        return found


def _count_bits(numbers: NDArray[np.uint64]) -> NDArray[np.uint8]:
    halves = np.ascontiguousarray(numbers).view(np.uint16).reshape(-1, 4)
    counts: NDArray[np.uint8] = np.add.reduce(_BITS_SET[halves], axis=1, dtype=np.uint8)
    return counts
