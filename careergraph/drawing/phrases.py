"""The few words that a picture says by itself, in the languages that it knows; English for others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: The longest line in a box, in characters, and the most lines.
_WIDTH: Final = 24
_LINES_SHOWN: Final = 6

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "ladder": "Career ladder",
        "others": "others",
        "job zone": "Job zone {}",
        "roles": "{} role|{} roles",
        "moves": "{} move|{} moves",
        "no moves": "No moves are stated. To see likely ones: graph.with_moves(graph.suggest_moves([...]))",
        "left out": "not shown: {} more move among them|not shown: {} more moves among them",
        "promotion": "promotion",
        "lateral move": "lateral move",
        "specialisation": "specialisation",
        "suggested": "suggested",
        "observed": "made, not stated",
        "new move": "new",
        "gone": "gone",
        "new role": "{} (new)",
        "gone role": "{} (gone)",
        "difference": "What changed",
        "move": "move",
        "path": "path",
        "new": "{} to learn",
        "to raise": "{} to raise",
        "learn": "to learn: {}",
        "raise": "to raise: {}",
        "one of": "one of: {}",
        "some of": "{} of: ",
        "nothing to learn": "nothing to learn",
        "asks for": "asks for: {}",
        "conditions": "{} condition|{} conditions",
        "months": "{} month|{} months",
        "of moves": "{} of moves",
        "covered": "{} covered",
        "unknown": "requirements unknown",
        "coverage": "coverage",
        "coverage of": "coverage of {}",
    },
    "es": {
        "ladder": "Carrera profesional",
        "others": "otros",
        "job zone": "Nivel {} de preparación",
        "roles": "{} puesto|{} puestos",
        "moves": "{} movimiento|{} movimientos",
        "no moves": "No constan movimientos. Los probables: graph.with_moves(graph.suggest_moves([...]))",
        "left out": "no se muestra {} movimiento más|no se muestran {} movimientos más",
        "promotion": "ascenso",
        "lateral move": "movimiento lateral",
        "specialisation": "especialización",
        "suggested": "sugerido",
        "observed": "hecho, no descrito",
        "new move": "nuevo",
        "gone": "eliminado",
        "new role": "{} (nuevo)",
        "gone role": "{} (eliminado)",
        "difference": "Qué cambia",
        "move": "movimiento",
        "path": "itinerario",
        "new": "{} por aprender",
        "to raise": "{} por mejorar",
        "learn": "por aprender: {}",
        "raise": "por mejorar: {}",
        "one of": "una de: {}",
        "some of": "{} de: ",
        "nothing to learn": "nada por aprender",
        "asks for": "condiciones: {}",
        "conditions": "{} condición|{} condiciones",
        "months": "{} mes|{} meses",
        "of moves": "{} de los cambios",
        "covered": "{} cubierto",
        "unknown": "requisitos desconocidos",
        "coverage": "cobertura",
        "coverage of": "cobertura de {}",
    },
}


def word(language: str, name: str, value: object = "") -> str:
    """Return a word or phrase in a language, with its value in place and its plural where it has one.

    >>> word("es", "months", 18), word("fr", "months", 1)
    ('18 meses', '1 month')
    """
    known = _WORDS.get(language.lower().partition("-")[0], _WORDS["en"])
    one, _, several = known[name].partition("|")
    return (one if value == 1 else several or one).format(value)


def wrapped(label: str, width: int = _WIDTH) -> list[str]:
    """Return a label in lines short enough for a box, broken at spaces.

    A word that is too long breaks at its hyphens, or else inside.

    >>> wrapped("Ejecutivo/a de cuentas en InboundCycle")
    ['Ejecutivo/a de cuentas', 'en InboundCycle']
    >>> wrapped("Industrial-Organizational Psychologists")
    ['Industrial-', 'Organizational', 'Psychologists']
    """
    import textwrap

    words = label.split()
    lines = textwrap.wrap(
        " ".join(words),
        width,
        break_on_hyphens=max(map(len, words), default=0) > width,
        max_lines=_LINES_SHOWN,
        placeholder="…",
    )
    return lines or [" "]
