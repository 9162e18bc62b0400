"""Parts a name from the level that stands beside it, as in "Python (advanced)" or "Excel: 4/5"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from careergraph.names.label_words import plain
from careergraph.support.amounts import part_of_scale


def _plain_words(text: str) -> frozenset[str]:
    return frozenset(map(plain, text.split()))


_LEVEL_WORDS: Final = _plain_words(
    """
    none novice beginner elementary basic basics fundamental foundation intermediate
    upper-intermediate competent proficient advanced expert master fluent native bilingual awareness
    working practitioner good excellent very-good high medium low junior senior conversational
    mother-tongue native-speaker full-professional professional-working limited-working
    full-professional-proficiency professional-working-proficiency limited-working-proficiency
    elementary-proficiency native-or-bilingual-proficiency básico básica inicial principiante
    elemental medio media intermedio intermedia avanzado avanzada experto experta alto alta bajo
    baja fluido nativo nativa bilingüe lengua-materna usuario competente anfänger grundkenntnisse
    grundlagen basis fortgeschritten fortgeschrittene experte expertin sehr-gut gut fließend
    verhandlungssicher muttersprache muttersprachler débutant débutante intermédiaire avancé avancée
    expert experte courant bilingue langue-maternelle notions
    """
)
#: What may stand in front of a name; "high" or "C1" would eat names.
_IN_FRONT: Final = _plain_words(
    "basic beginner elementary intermediate advanced expert proficient fluent native"
)
#: Names of languages: "inglés C1" is parted though nothing is named inglés.
_LANGUAGES: Final = _plain_words(
    """
    english spanish german french italian portuguese dutch catalan galician basque polish russian
    chinese mandarin japanese arabic turkish swedish danish norwegian finnish greek czech hungarian
    romanian ukrainian korean hindi hebrew irish inglés español castellano alemán francés italiano
    portugués neerlandés holandés catalán valenciano gallego euskera vasco polaco ruso chino japonés
    árabe turco sueco danés noruego finés griego checo húngaro rumano ucraniano coreano englisch
    spanisch deutsch französisch italienisch portugiesisch niederländisch katalanisch polnisch
    russisch chinesisch japanisch arabisch türkisch schwedisch dänisch norwegisch finnisch
    griechisch tschechisch ungarisch rumänisch ukrainisch koreanisch anglais espagnol allemand
    français italien portugais néerlandais polonais russe chinois japonais arabe turc
    """
)
_NOISE: Final = re.compile(
    r"^(?:level|lvl|nivel|niveau|stufe|livello)\s*[:=]?\s*|\s*(?:level|nivel|niveau|user|speaker)$",
    re.IGNORECASE,
)
_CEFR: Final = re.compile(r"[ABC][12]\+?", re.IGNORECASE)
_YEARS: Final = re.compile(
    r"(?:(?:over|more than|más de|mehr als|seit|since|desde|>|~)\s*)?"
    r"\d{1,4}(?:[.,]\d)?\s*\+?\s*(?:-\s*\d+\s*)?"
    r"(?:years?|yrs?|y|años?|anos?|jahren?|ans|months?|meses|mes|monaten?|mois)"
    r"(?:\s+(?:of\s+)?(?:experience|exp\.?|de experiencia|erfahrung))?"
    r"|(?:seit|since|desde)\s+(?:19|20)\d\d",
    re.IGNORECASE,
)
_BEHIND: Final = (
    re.compile(r"^(?P<name>.+?)\s*[(\[](?P<level>[^()\[\]]+)[)\]]$"),
    re.compile(r"^(?P<name>.+?)\s*(?:[:=|;]|\s[-–—]+\s|,\s)\s*(?P<level>[^:=|;]+)$"),
)
_BARE: Final = re.compile(
    r"^(?P<name>.*[^\W\d_].*?)\s+(?P<level>\d{1,2}\s*(?:/|of|out of|von|sobre|de|sur)\s*\d{1,2}|\d{1,3}\s*%"
    r"|[★●⭐■]{1,10}[☆○□]{0,10}|\d{1,2}\+?\s*(?:years?|yrs?|años?|jahren?|ans)(?: of experience)?)$",
    re.IGNORECASE,
)
_NUMBER_BEHIND: Final = re.compile(r"[:=|]\s*\d+$")
_PARTED: Final = re.compile(r"\s*[,;]\s*")
_HIGHEST: Final = 10
#: The longest name that may carry a level, and how many words a level has at most.
_LONGEST: Final = 300
_MOST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A name, the text of the level that it came with, and that of the years, which are no level."""

    name: str
    level: str | None = None
    years: str | None = None


def part_level(text: str, is_label: Callable[[str], bool], levels: frozenset[str] = frozenset()) -> Named:
    """Part a name from its level; what is a label as it stands is never parted.

    A level stands in brackets, or behind a colon, a dash between spaces, a comma, a semicolon or an equals
    sign; a part of a scale ("4/5", "80 %", stars) may stand behind a space, and a word, or a level of
    languages, where what is left is a label or the name of a language. `levels` are plain words that
    are levels too.

    >>> part_level("Excel: 4/5", lambda text: False)
    Named(name='Excel', level='4/5', years=None)
    >>> part_level("inglés C1", lambda text: False).level, part_level("vitamin B2", lambda text: False).level
    ('C1', None)
    >>> part_level("Python (5 years)", lambda text: False)
    Named(name='Python', level=None, years='5 years')
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST or is_label(text):
        return Named(text)
    known = _LEVEL_WORDS | {level.replace(" ", "-") for level in levels}
    for form in _BEHIND:
        found = form.match(text)
        named = found and _read(found["name"], found["level"], known, bool(_NUMBER_BEHIND.search(text)))
        if named:
            # "Python (advanced, 5 years)" and "Python (5 years): advanced" say both.
            inner = part_level(named.name, is_label, levels)
            return Named(inner.name, named.level or inner.level, named.years or inner.years)
    found = _BARE.match(text)
    named = found and _read(found["name"], found["level"], known)
    return named or _beside_a_label(text, is_label, known) or Named(text)


def _beside_a_label(text: str, is_label: Callable[[str], bool], known: frozenset[str]) -> Named | None:
    parts = text.split(" ")
    for size in range(min(_MOST_WORDS, len(parts) - 1), 0, -1):
        name, level = " ".join(parts[:-size]), " ".join(parts[-size:])
        named = _read(name, level, known) if is_label(name) or plain(name) in _LANGUAGES else None
        if named:
            return named
    rest = " ".join(parts[1:])
    return _read(rest, parts[0], known) if plain(parts[0]) in _IN_FRONT and is_label(rest) else None


def _read(name: str, level: str, known: frozenset[str], numbers: bool = False) -> Named | None:
    """Take a text for a level if it is one; a bare number only where `numbers` are levels."""
    name, level = name.strip(" ,;:-–—"), level.strip(" .")
    if not name or not level:
        return None
    pieces = [level] if part_of_scale(level) else _PARTED.split(level)
    years = next((piece for piece in pieces if _YEARS.fullmatch(piece)), None)
    level = ", ".join(piece for piece in pieces if piece != years)
    bare = _NOISE.sub("", level).strip()
    if not level:
        return Named(name, years=years)
    if part_of_scale(bare):
        return Named(name, bare, years)
    if bare.isdecimal():
        return Named(name, bare, years) if (numbers or bare != level) and int(bare) <= _HIGHEST else None
    if _CEFR.fullmatch(bare) or plain(bare).replace(" ", "-") in known:
        return Named(name, bare, years)
    return None
