"""Cuts labels into plain words, and words into the features by which they resemble each other."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTERS: Final = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
_MARKS: Final = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_HYPHENS: Final = re.compile("[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u00ad]+")
# A word: letters and digits, with + or # behind (C++, C#), a point before (.NET), & between single
# letters (R&D). A line break is one too: it parts the labels of a long text.
_WORD: Final = re.compile(r"[^\W_]+(?:\+\+|[+#](?!\w)|(?<!\w\w)&[^\W_](?!\w))?|(?<!\S)\.[^\W_]+|\n")
# Each character of a script that has no spaces is a word.
_SPACELESS: Final = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af])")


def plain(text: str) -> str:
    """Strip a text of case, accents, width and invisible characters; line breaks stay.

    >>> plain("Köchin, ＳＱＬ"), plain("comunicación")
    ('kochin, sql', 'comunicacion')
    """
    if text.isascii():
        return text.lower()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    for letter, letters in _LETTERS.items():
        if letter in text:
            text = text.replace(letter, letters)
    if not text.isascii():
        # NFKD takes Hangul to pieces.
        text = _SPACELESS.sub(r" \1 ", unicodedata.normalize("NFC", text))
    return text


def loose(text: str) -> str:
    """Reduce a label to what look-up compares last: without case, accents, width and hyphens.

    >>> loose("Key-Account\u2011Managér")
    'key account manager'
    """
    return " ".join(_HYPHENS.sub(" ", plain(_HYPHENS.sub(" ", text))).split())


def words(text: str) -> list[str]:
    """List the words of a text, plain.

    >>> words("C++, C#, .NET and Node.js; R&D (Köchin)")
    ['c++', 'c#', '.net', 'and', 'node', 'js', 'r&d', 'kochin']
    """
    return _WORD.findall(plain(text).replace("\n", " "))


def words_and_breaks(plain_lines: str) -> list[str]:
    """List the words of plain lines, each line break as a word of its own."""
    return _WORD.findall(plain_lines)


def features(word: str) -> list[tuple[str, float]]:
    """Cut a word into features, each with how much it counts.

    They are the trigrams of the word between spaces, and its beginning. A short word has no parts.

    >>> features("aws"), [feature for feature, _ in features("sales")]
    ([('aws$', 1.0), ('aws|', 1.0)], [' sa', 'sal', 'ale', 'les', 'es ', 'sale|'])
    """
    size = len(word)
    if size <= 2:
        return [(f"{word}$", 1.0)]
    if size == 3:
        return [(f"{word}$", 1.0), (f"{word}|", 1.0)]
    padded = f" {word} "
    found = [(padded[at : at + 3], 1.0) for at in range(size)]
    found.append((f"{word[:4]}|", 1.0))
    if size == 4:
        found.append((f"{word[:3]}|", 0.5))
    return found
