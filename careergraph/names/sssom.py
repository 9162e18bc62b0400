"""Writes the choices of matches as SSSOM mappings, and reads such mappings as decisions.

SSSOM, the simple standard for sharing ontological mappings (https://w3id.org/sssom), has one mapping a row
of a tab-separated table, and what is said of all of them in lines of YAML above it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from careergraph.errors import ParseError
from careergraph.model import Skill
from careergraph.names.hits import Hit
from careergraph.names.match_values import Match
from careergraph.sources.delimited import row_error
from careergraph.support.files import file_content
from careergraph.support.text import listed
from careergraph.vocabulary import PREFIXES

_COLUMNS: Final = (
    "subject_label",
    "subject_type",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
)
_NEEDED: Final = ("subject_label", "predicate_id", "object_id")
_HEAD: Final = """\
#curie_map:
#  semapv: https://w3id.org/semapv/vocab/
#  skos: http://www.w3.org/2004/02/skos/core#
#  sssom: https://w3id.org/sssom/
#license: https://w3id.org/sssom/license/unspecified
#mapping_set_id: https://w3id.org/sssom/mappings/names
#mapping_tool: careergraph
"""
#: What needs no declaration.
_BUILT_IN: Final = {
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": PREFIXES["skos"],
    "sssom": "https://w3id.org/sssom/",
}
_MANUAL: Final = "semapv:ManualMappingCuration"
_LEXICAL: Final = "semapv:LexicalMatching"
_NOTHING: Final = "sssom:NoTermFound"
#: What says that the name means the thing.
_SAME: Final = tuple(f"{PREFIXES['skos']}{name}" for name in ("exactMatch", "closeMatch"))
_PREFIX: Final = re.compile(r"#\s+([\w.-]+)\s*:\s*[\"']?([^\s\"']+)[\"']?\s*")
_BREAKS: Final = re.compile(r"[\t\r\n]+")


def sssom_text(matches: Iterable[Match]) -> str:
    """Write a mapping for each name that has a choice, or that was decided for none."""
    lines = ["\t".join(_COLUMNS)]
    for match in matches:
        if match.choice is None and not match.decided:
            continue
        iri, label = (match.choice.iri, match.choice.label) if match.choice else (_NOTHING, "")
        justification = _MANUAL if match.decided else _LEXICAL
        score = "" if match.score is None or match.decided else f"{match.score:.2f}"
        row = (match.name, "rdfs literal", "skos:exactMatch", iri, label, justification, score)
        lines.append("\t".join(_BREAKS.sub(" ", each) for each in row))
    return _HEAD + "\n".join(lines) + "\n"


def read_sssom(path: Path) -> list[Match]:
    """Read mappings of names to skills; those that say less than that both are the same are passed over."""
    prefixes, rows = _parts(path)
    matches = []
    for number, row in rows:
        if _expanded(row["predicate_id"], prefixes) not in _SAME or row.get("predicate_modifier") == "Not":
            continue
        name = row["subject_label"] or row.get("subject_id")
        if not name or not row["object_id"]:
            raise row_error(os.fspath(path), number, "a mapping needs a subject_label and an object_id")
        by_hand = row.get("mapping_justification") != _LEXICAL
        if row["object_id"] == _NOTHING:
            matches.append(Match(name, "none", None, decided=True))
            continue
        iri = _expanded(row["object_id"], prefixes)
        skill = Skill(iri=iri, label=row.get("object_label") or iri)
        hits = (Hit(skill, 1.0, skill.label),)
        matches.append(Match(name, "unsure" if by_hand else "likely", skill, hits, decided=by_hand))
    return matches


def _parts(path: Path) -> tuple[dict[str, str], Iterator[tuple[int, Mapping[str, str]]]]:
    """Part the prefixes that the head declares from the rows."""
    try:
        lines = file_content(path).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise ParseError(f"{path}: not UTF-8 text; save the file as UTF-8", file=os.fspath(path)) from None
    prefixes = dict(_BUILT_IN)
    table: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            found = _PREFIX.fullmatch(line)
            if found:
                prefixes[found[1]] = found[2]
        elif line.strip():
            table.append((number, line.split("\t")))
    first, header = table[0] if table else (1, [])
    if absent := [name for name in _NEEDED if name not in header]:
        raise row_error(os.fspath(path), first, f"no column {listed(absent)}")
    rows = ((number, dict(zip(header, cells, strict=False))) for number, cells in table[1:])
    return prefixes, ((number, {name: row.get(name, "").strip() for name in header}) for number, row in rows)


def _expanded(curie: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, local = curie.partition(":")
    return prefixes[prefix] + local if colon and prefix in prefixes else curie
