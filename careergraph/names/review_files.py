"""Writes matches to be reviewed in a spreadsheet, and reads what a person decided there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from careergraph.choices import KINDS, Kind
from careergraph.errors import InvalidArgument
from careergraph.model import Responsibility, Role, Skill
from careergraph.names.hits import Hit
from careergraph.names.match_values import STATUSES, Match
from careergraph.names.sssom import read_sssom, sssom_text
from careergraph.sources.delimited import Sheet, row_error
from careergraph.sources.workbooks import first_sheet, write_sheets
from careergraph.support.amounts import whole
from careergraph.support.cells import cell
from careergraph.support.files import write_whole
from careergraph.support.tables import csv_table
from careergraph.support.text import ABSOLUTE_IRI, fold, listed, quote

Thing: TypeAlias = Role | Skill | Responsibility

_SSSOM: Final = ".sssom.tsv"
_COLUMNS: Final = (
    "name",
    "status",
    "choice",
    "choice_iri",
    "kind",
    "level",
    "rank",
    "score",
    "margin",
    "label",
)
_NEEDED: Final = ("name", "status", "choice")
#: What a person writes in `choice` where nothing is right.
_NONE: Final = "-"
_KINDS: Final[Mapping[Kind, type[Thing]]] = {"role": Role, "skill": Skill, "responsibility": Responsibility}


def save_matches(matches: Sequence[Match], kind: Kind, path: Path) -> Path:
    """Write matches as .csv or .xlsx, or their choices as .sssom.tsv."""
    name = path.name.lower()
    if name.endswith(_SSSOM):
        write_whole(path, sssom_text(matches).encode("utf-8"))
    elif name.endswith((".csv", ".xlsx")):
        columns, rows = _table(matches, kind)
        if name.endswith(".csv"):
            write_whole(path, csv_table(columns, rows).encode("utf-8"))
        else:
            cells = [(number, dict(zip(columns, row, strict=True))) for number, row in enumerate(rows, 2)]
            write_sheets(path, {"matches": Sheet("matches", columns, cells)})
    else:
        raise InvalidArgument(f"{quote(path)} is none of .csv, .xlsx and {_SSSOM}; end its name so")
    return path


def read_matches(path: Path) -> tuple[list[Match], Kind]:
    """Read matches, and the kind of thing that they are matched to.

    Raises `FileMissing`, `ReadError` or `ParseError`, with file and row.
    """
    if path.name.lower().endswith(_SSSOM):
        return read_sssom(path), "skill"
    sheet = first_sheet(path)
    columns = {name.strip().lower(): name for name in sheet.columns}
    if absent := [name for name in _NEEDED if name not in columns]:
        raise row_error(
            sheet.file, 1, f"no column {listed(absent)}; is this a table that matches.save wrote?"
        )
    rows = [
        (number, {name: row.get(column, "").strip() for name, column in columns.items()})
        for number, row in sheet.rows
    ]
    kinds = {row["kind"] for _, row in rows if row.get("kind")}
    if len(kinds) > 1 or not kinds <= set(KINDS):
        raise row_error(
            sheet.file, None, f"column 'kind' has {listed(sorted(kinds))}; it is one of {listed(KINDS)}"
        )
    kind: Kind = next((each for each in KINDS if each in kinds), "skill")
    return [_match(sheet.file, number, row, kind) for number, row in rows], kind


def _table(matches: Sequence[Match], kind: Kind) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    shown = [_candidates(match) for match in matches]
    most = max(map(len, shown), default=0)
    extra = [f"candidate_{place}{part}" for place in range(1, most + 1) for part in ("", "_iri", "_score")]
    rows = []
    for match, candidates in zip(matches, shown, strict=True):
        choice = match.choice
        label, iri = (choice.label, choice.iri) if choice else (_none(match), "")
        if iri == label:
            iri = ""
        named = match.candidates[0].label if match.candidates else ""
        numbers = (match.rank, match.score, match.margin if match.candidates else None)
        row = [
            match.name,
            match.status,
            label,
            iri,
            kind,
            match.level or "",
            *map(cell, numbers),
            named,
        ]
        for hit in candidates:
            row += (hit.thing.label, hit.thing.iri, cell(hit.score))
        rows.append(tuple(row + [""] * (len(_COLUMNS) + len(extra) - len(row))))
    return (*_COLUMNS, *extra), rows


def _none(match: Match) -> str:
    """Mark what was decided for none, where an empty cell would leave it open."""
    return _NONE if match.decided and match.status in ("unsure", "none") else ""


def _candidates(match: Match) -> tuple[Hit, ...]:
    """List the candidates, and the choice where it is none of them."""
    choice = match.choice
    if choice is None or choice.iri == choice.label or any(hit.thing == choice for hit in match.candidates):
        return match.candidates
    return (*match.candidates, Hit(choice, 0.0, choice.label))


def _match(file: str, number: int, row: Mapping[str, str], kind: Kind) -> Match:
    if not row["name"] and row["choice"]:
        raise row_error(file, number, "a choice stands beside no name; fill in the name")
    status = row["status"].lower()
    if status not in STATUSES:
        raise row_error(file, number, f"status {quote(row['status'])} is none of {listed(STATUSES)}")
    candidates = tuple(_hits(row, kind))
    choice = _choice(file, number, row, kind, candidates)
    taken = status in ("exact", "likely")
    first = candidates[0].thing if candidates else None
    decided = choice != first if taken else bool(row["choice"]) or choice is not None
    rank = whole(row.get("rank"))
    level = row.get("level") or None
    return Match(row["name"], status, choice, candidates, level, rank, decided)


def _hits(row: Mapping[str, str], kind: Kind) -> list[Hit]:
    found: list[Hit] = []
    while iri := row.get(f"candidate_{len(found) + 1}_iri"):
        place = len(found) + 1
        thing = _thing(kind, iri, row.get(f"candidate_{place}", iri))
        label = row.get("label") if place == 1 else None
        found.append(Hit(thing, _number(row.get(f"candidate_{place}_score")), label or thing.label))
    return found


def _choice(
    file: str, number: int, row: Mapping[str, str], kind: Kind, candidates: tuple[Hit, ...]
) -> Thing | None:
    """Read the choice: what stands in `choice`, and the IRI beside it only where that is its own."""
    text, iri = row["choice"], row.get("choice_iri")
    by_iri = {hit.thing.iri: hit.thing for hit in candidates}
    if text == _NONE:
        return None
    if not text:
        # A person may have filled in the IRI alone; but what was taken and then emptied is none.
        if iri and row["status"].lower() in ("unsure", "none"):
            return by_iri.get(iri, _thing(kind, iri, iri))
        return None
    if text in by_iri or ABSOLUTE_IRI.fullmatch(text):
        return by_iri.get(text, _thing(kind, text, text))
    named = [thing for thing in by_iri.values() if fold(thing.label) == fold(text)]
    own = [thing for thing in named if thing.iri == iri]
    if len(named) > 1 and not own:
        what = f"choice {quote(text)} is the label of several candidates"
        raise row_error(file, number, f"{what}; write its IRI: {listed(thing.iri for thing in named)}")
    return (own or named or [_thing(kind, text, text)])[0]


def _thing(kind: Kind, iri: str, label: str) -> Thing:
    return _KINDS[kind](iri=iri, label=label)


def _number(text: str | None) -> float:
    try:
        return float(text.replace(",", ".")) if text else 0.0
    except ValueError:
        return 0.0
