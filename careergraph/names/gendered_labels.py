"""Tells labels that name one thing in two genders, such as "Koch/Köchin", and gives both halves."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from careergraph.names.label_words import plain

#: The end of a masculine word and that of the feminine one, behind the same stem.
Ends: TypeAlias = tuple[str, str]

_MARK: Final = re.compile(r"[/:*_·(]")
_SUFFIX: Final = re.compile(
    r"(?P<masculine>(?:[^\W\d_]|-)*[^\W\d_A-Z]{3,})(?:[/:*_·]-?|\(-?)"
    r"(?P<suffix>a|as|in|innen|e|es|euse|euses|trice|trices|ère|ne|nne|se|ve|esa|isa|r)\)?"
)
_IRREGULAR: Final = {
    ("actor", "actriz"),
    ("beau", "belle"),
    ("el", "la"),
    ("emperador", "emperatriz"),
    ("heroe", "heroina"),
    ("hombre", "mujer"),
    ("homme", "femme"),
    ("il", "la"),
    ("le", "la"),
    ("los", "las"),
    ("mann", "frau"),
    ("manner", "frauen"),
    ("nouveau", "nouvelle"),
    ("un", "una"),
}


def _pairs(text: str) -> tuple[Ends, ...]:
    """Read "o:a" as the ends o and a, and ":a" as none and a."""
    return tuple(
        (masculine, feminine) for masculine, _, feminine in (pair.partition(":") for pair in text.split())
    )


_SPANISH: Final = _pairs("o:a os:as e:a es:as :a e:esa a:isa e:isa :esa or:riz ao:a ao:ona iu:iva")
_ITALIAN: Final = _pairs("o:a i:e e:a tore:trice tori:trici iere:iera e:essa a:essa")
_GERMAN: Final = _pairs(
    ":in e:in er:in :innen e:innen n:innen en:innen er:e mann:frau manner:frauen leute:frauen"
)
_FRENCH: Final = _pairs(
    ":e s:es eur:euse eurs:euses teur:trice teurs:trices eur:eresse er:ere ers:eres en:enne ens:ennes "
    "on:onne el:elle f:ve fs:ves x:se eau:elle e:esse ef:effe t:tte s:sse"
)
#: By language; Portuguese, Galician and Catalan go with Spanish.
_ENDS: Final = {
    **dict.fromkeys(("es", "pt", "gl", "ca"), _SPANISH),
    "it": _ITALIAN,
    "de": _GERMAN,
    "fr": _FRENCH,
}
_ANY: Final = tuple(dict.fromkeys(pair for pairs in _ENDS.values() for pair in pairs))
#: What takes an -a behind it.
_TAKES_A: Final = re.compile(r"[rnlszdtj]$")
_SHORTEST_STEM: Final = 2
#: No name is longer; patterns are not tried on what is.
_LONGEST: Final = 300
#: How many letters of a masculine word may give way to the suffix.
_MOST_CUT: Final = 5


def gender_halves(label: str, language: str = "") -> tuple[str, str] | None:
    """Give both halves of a label that names one thing in two genders, or None.

    Each word of one half is the same in the other, or the same in the other gender, and one at least
    differs so. A language that has no table of endings is compared with those of all.

    >>> gender_halves("director técnico/directora técnica", "es")
    ('director técnico', 'directora técnica')
    >>> gender_halves("Gestor/a de cuentas clave", "es")
    ('Gestor de cuentas clave', 'Gestora de cuentas clave')
    >>> gender_halves("Softwareentwickler/in", "de"), gender_halves("TCP/IP"), gender_halves("input/output")
    (('Softwareentwickler', 'Softwareentwicklerin'), None, None)
    """
    if len(label) > _LONGEST or not _MARK.search(label):
        return None
    ends = _ENDS.get(language.partition("-")[0].lower(), _ANY)
    text = " ".join(re.sub(r"\s*/\s*", "/", label).split())
    return _of_phrases(text, ends) or _of_words(text, ends)


def _of_phrases(text: str, ends: tuple[Ends, ...]) -> tuple[str, str] | None:
    """Part "director técnico/directora técnica de teatro"; what stands behind the second is of both."""
    left, _, right = text.partition("/")
    one, other = left.split(), right.split()
    if "/" in right or len(other) < len(one):
        return None
    differing = [pair for pair in zip(one, other, strict=False) if plain(pair[0]) != plain(pair[1])]
    if not differing or not all(_two_genders(first, second, ends) for first, second in differing):
        return None
    return " ".join([*one, *other[len(one) :]]), " ".join(other)


def _of_words(text: str, ends: tuple[Ends, ...]) -> tuple[str, str] | None:
    """Part "Gestor/a de cuentas", "cocinero/cocinera de barco" and "director/a técnico/a"."""
    pairs = []
    for word in text.split():
        pair = _of_word(word, ends)
        if pair is None and "/" in word:
            return None
        pairs.append(pair or (word, word))
    if all(one == other for one, other in pairs):
        return None
    return " ".join(one for one, _ in pairs), " ".join(other for _, other in pairs)


def _of_word(word: str, ends: tuple[Ends, ...]) -> tuple[str, str] | None:
    found = _SUFFIX.fullmatch(word)
    pair = _completed(found["masculine"], found["suffix"], ends) if found else None
    if pair is None and word.count("/") == 1:
        one, _, other = word.partition("/")
        pair = (one, other) if _two_genders(one, other, ends) else None
    return pair


def _completed(masculine: str, suffix: str, ends: tuple[Ends, ...]) -> tuple[str, str] | None:
    """Complete "Gestor/a" and "Entwickler/in" to two words, and "Angestellte/r" too."""
    if suffix == "r":
        return (f"{masculine}r", masculine) if masculine.endswith("e") else None
    for cut in range(_MOST_CUT + 1):
        feminine = masculine[: len(masculine) - cut] + suffix
        if _is_feminine(plain(masculine), plain(feminine), ends):
            return masculine, feminine
    return None


def _two_genders(one: str, other: str, ends: tuple[Ends, ...]) -> bool:
    first, second = plain(one), plain(other)
    if (first, second) in _IRREGULAR or (second, first) in _IRREGULAR:
        return True
    return _is_feminine(first, second, ends) or _is_feminine(second, first, ends)


def _is_feminine(masculine: str, feminine: str, ends: tuple[Ends, ...]) -> bool:
    """Tell whether two plain words have one stem, with the ends of the two genders behind it."""
    if not masculine.replace("-", "").isalpha():
        return False
    for end, other_end in ends:
        stem = masculine[: len(masculine) - len(end)]
        if (
            masculine == stem + end
            and feminine == stem + other_end
            and len(stem) >= _SHORTEST_STEM
            and not (end == "" and other_end == "a" and not _TAKES_A.search(masculine))
        ):
            return True
    return False
