"""Every finding of small faulty ontologies, word for word, in English and in Spanish.

Run by itself it writes `tests/data/findings.txt`, of which a reader looks at what has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fault_cases import CASES, FURTHER, VARIANTS
from small import EX, loads

KEPT = Path(__file__).parents[1] / "data" / "findings.txt"
ONTOLOGIES = {
    **{code: body for code, (_, body, *_) in CASES.items()},
    **VARIANTS,
    **{f"further: {name}": body for name, body in FURTHER.items()},
}


def told(body: str) -> str:
    """All findings of an ontology, in one language after the other."""
    return "".join(
        f"{found.severity.value} {found.code} {found.subject}\n    {found.message} | {found.fix}\n"
        for language in ("en", "es")
        for found in loads(body, language=language).check()
    ).replace(EX, ":")


def kept() -> Mapping[str, str]:
    """What is written down of each ontology."""
    parts = KEPT.read_text("utf-8").split("== ")[1:]
    return {name: text.strip("\n") for name, _, text in (part.partition("\n") for part in parts)}


if __name__ == "__main__":
    head = "What check() says of each ontology in tests/helpers/fault_cases.py, with : for example.org.\n"
    KEPT.write_text(head + "".join(f"\n== {name}\n{told(ONTOLOGIES[name])}" for name in ONTOLOGIES), "utf-8")
