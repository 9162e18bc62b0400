"""The few words that a picture says by itself, in the languages that it knows; English for others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "ladder": "Career ladder",
        "promotion": "promotion",
        "lateral move": "lateral move",
        "specialisation": "specialisation",
        "move": "move",
        "path": "path",
        "new": "{} new",
        "to raise": "{} to raise",
        "nothing to learn": "nothing to learn",
        "months": "{} months",
        "covered": "{} covered",
        "coverage of": "coverage of {}",
    },
    "es": {
        "ladder": "Carrera profesional",
        "promotion": "ascenso",
        "lateral move": "movimiento lateral",
        "specialisation": "especialización",
        "move": "movimiento",
        "path": "itinerario",
        "new": "{} nuevas",
        "to raise": "{} por mejorar",
        "nothing to learn": "nada por aprender",
        "months": "{} meses",
        "covered": "{} cubierto",
        "coverage of": "cobertura de {}",
    },
}


def word(language: str, name: str, value: object = "") -> str:
    """A word or phrase in a language, with its value in place.

    >>> word("es", "months", 18), word("fr", "months", 18)
    ('18 meses', '18 months')
    """
    known = _WORDS.get(language.lower().partition("-")[0], _WORDS["en"])
    return known[name].format(value)
