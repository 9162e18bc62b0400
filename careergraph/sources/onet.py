"""O*NET, the US occupations, from the text files of its database.

How its scales are read: the level of a skill, 0 to 7, becomes a rank by rounding half up, and what
rounds to 0 asks for nothing; its importance, 1 to 5, makes it essential or optional by two thresholds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from careergraph.errors import InvalidArgument
from careergraph.rdf.reading import TableReading
from careergraph.rdf.statement_builder import StatementBuilder, decimal, integer
from careergraph.sources.published import find_file, need_file, read_rows
from careergraph.support.progress import ReportStep
from careergraph.vocabulary import (
    CG,
    JOB_ZONE,
    ONET,
    RATED,
    RATED_IMPORTANCE,
    RATED_LEVEL,
    RATED_SKILL,
    RDF,
    SKOS,
)

#: From which importance on, of 1 to 5, a skill is essential, and optional, unless somebody says otherwise.
ESSENTIAL: Final = 3.0
OPTIONAL: Final = 2.0
_LINK: Final = "https://www.onetonline.org/link/summary/"
_ELEMENT: Final = "https://www.onetonline.org/find/descriptor/result/"
_COMMODITY: Final = f"{ONET}commodity-"
_CODE: Final = "O*NET-SOC Code"
_TOP_LEVEL: Final = 7
#: The scales of a rating: importance and level.
_RATED: Final = {"IM", "LV"}
#: What is made of such codes is an IRI, and need not be looked at again.
_VALID: Final = {
    _CODE: re.compile(r"[\w.-]+"),
    "Related O*NET-SOC Code": re.compile(r"[\w.-]+"),
    "Element ID": re.compile(r"[\w.-]+"),
    "Task ID": re.compile(r"[\w.-]+"),
    "Commodity Code": re.compile(r"\d{1,9}"),
    "Data Value": re.compile(r"\d{1,3}(\.\d{1,9})?"),
    "Job Zone": re.compile(r"\d{1,3}"),
}


def read_onet(
    folder: str | os.PathLike[str],
    essential: float = ESSENTIAL,
    optional: float = OPTIONAL,
    step_down: bool = True,
    moves: bool = True,
    progress: ReportStep | None = None,
) -> TableReading:
    """Read O*NET's text database as statements.

    Parameters: a skill or a field of knowledge whose importance is at least `essential` (on O*NET's
    scale from 1 to 5) is an essential requirement, from `optional` up an optional one, and below that
    none; what O*NET marks as not relevant, or recommends to suppress, is no requirement. All that was rated
    is kept beside the requirements, unrounded, to weigh roles by. ``moves=False`` leaves the related
    occupations out; with ``step_down=False`` only those are read that do not lead to a lower job zone.
    `progress` is told of each file. Occupations are needed; the rest is read where it is there.

    Raises `FileMissing`, naming the file, `ReadError` or `ParseError`.
    """
    if not 1 <= optional <= essential <= 5:
        raise InvalidArgument("thresholds are importances from 1 to 5, optional at most essential")
    root = Path(folder)
    terms = StatementBuilder({"onet": ONET, "cg": CG.base, "skos": SKOS.base})
    zones = _job_zones(root)
    readers: list[tuple[str, Callable[[Path], None]]] = [
        ("Alternate Titles.txt", lambda path: _alternate_titles(terms, path)),
        ("Skills.txt", lambda path: _ratings(terms, path, essential, optional)),
        ("Knowledge.txt", lambda path: _ratings(terms, path, essential, optional)),
        ("Technology Skills.txt", lambda path: _technology(terms, path)),
        ("Task Statements.txt", lambda path: _tasks(terms, path)),
    ]
    if moves:
        related = {} if step_down else zones
        readers.append(("Related Occupations.txt", lambda path: _moves(terms, path, related)))
    _occupations(terms, need_file(root, ["Occupation Data.txt"]), zones)
    present = [(name, path, read) for name, read in readers if (path := find_file(root, [name]))]
    for number, (name, path, read) in enumerate(present, 1):
        if progress:
            progress(name, number, len(present))
        read(path)
    return terms.reading


def _rows(path: Path, needed: Sequence[str], wanted: Sequence[str] = ()) -> Iterator[tuple[str, ...]]:
    """Return the rows of one of O*NET's files, with codes that are codes and numbers that are numbers."""
    valid = {name: pattern for name, pattern in _VALID.items() if name in needed}
    return read_rows(path, needed, wanted, "\t", valid)


def _occupations(terms: StatementBuilder, path: Path, zones: dict[str, int]) -> None:
    for code, title, description in _rows(path, (_CODE, "Title"), ("Description",)):
        role = _LINK + code
        terms.type(role, CG.Role)
        terms.text(role, SKOS.prefLabel, title, "en")
        terms.text(role, SKOS.definition, description, "en")
        terms.text(role, SKOS.notation, code)
        if code in zones:
            terms.integer(role, JOB_ZONE, zones[code])


def _job_zones(root: Path) -> dict[str, int]:
    path = find_file(root, ["Job Zones.txt"])
    if path is None:
        return {}
    return {code: int(zone) for code, zone in _rows(path, (_CODE, "Job Zone"))}


def _alternate_titles(terms: StatementBuilder, path: Path) -> None:
    for code, title in _rows(path, (_CODE, "Alternate Title")):
        terms.text(_LINK + code, SKOS.altLabel, title, "en")


def _ratings(terms: StatementBuilder, path: Path, essential: float, optional: float) -> None:
    """State one rating for each skill of an occupation, as a requirement where it is one.

    What is not important enough, has no level or is doubtful stands beside the requirements.
    """
    columns = (_CODE, "Element ID", "Element Name", "Scale ID", "Data Value")
    doubts = ("Recommend Suppress", "Not Relevant")
    values: dict[tuple[str, str], dict[str, str]] = {}
    doubtful: set[tuple[str, str]] = set()
    names: dict[str, str] = {}
    for code, element, name, scale, value, suppress, irrelevant in _rows(path, columns, doubts):
        names[element] = name
        values.setdefault((code, element), {})[scale] = value
        if "Y" in (suppress, irrelevant) and scale in _RATED:
            doubtful.add((code, element))
    for element, name in names.items():
        skill = _ELEMENT + element
        terms.type(skill, CG.Skill)
        terms.text(skill, SKOS.prefLabel, name, "en")
        terms.text(skill, SKOS.notation, element)
    least = Decimal(str(essential)), Decimal(str(optional))
    necessity_of = cache(lambda importance: _necessity(importance, *least))
    for rated, scales in values.items():
        if not scales.keys() >= _RATED:
            continue
        code, element = rated
        necessity, rank = necessity_of(scales["IM"]), _rank(scales["LV"])
        role, node, skill = _LINK + code, f"{_LINK}{code}#{element}", _ELEMENT + element
        importance, level = decimal(scales["IM"]), decimal(scales["LV"])
        if rank and necessity and rated not in doubtful:
            terms.state(role, (CG.requires, node))
            terms.state(
                node,
                (RDF.type, CG.Requirement),
                (CG.skill, skill),
                (CG.levelRank, integer(rank)),
                (CG.necessity, necessity),
                (CG.importance, importance),
                (RATED_LEVEL, level),
            )
        else:
            terms.state(role, (RATED, node))
            terms.state(node, (RATED_SKILL, skill), (RATED_IMPORTANCE, importance), (RATED_LEVEL, level))


def _necessity(importance: str, essential: Decimal, optional: Decimal) -> str | None:
    """Return what a skill of that importance is to an occupation, None where it is none."""
    number = Decimal(importance)
    if number >= essential:
        return CG.Essential
    return CG.Optional if number >= optional else None


# Ratings have two decimals, so that few numbers are read many times.
@lru_cache(maxsize=1024)
def _rank(level: str) -> int:
    """Return the level that a rating comes nearest to."""
    return min(int(Decimal(level).quantize(Decimal(1), ROUND_HALF_UP)), _TOP_LEVEL)


def _technology(terms: StatementBuilder, path: Path) -> None:
    """State kinds of software as optional skills; the products named are other names of them."""
    columns = (_CODE, "Commodity Code", "Commodity Title", "Example")
    asked: set[tuple[str, str]] = set()
    named: set[tuple[str, str]] = set()
    for code, commodity, title, example in _rows(path, columns):
        skill = _COMMODITY + commodity
        if (commodity, "") not in named:
            named.add((commodity, ""))
            terms.type(skill, CG.Skill)
            terms.text(skill, SKOS.prefLabel, title, "en")
            terms.text(skill, SKOS.notation, commodity)
        if (commodity, example) not in named:
            named.add((commodity, example))
            terms.text(skill, SKOS.altLabel, example, "en")
        if (code, commodity) not in asked:
            asked.add((code, commodity))
            terms.link(_LINK + code, CG.optionalSkill, skill)


def _tasks(terms: StatementBuilder, path: Path) -> None:
    for code, number, task in _rows(path, (_CODE, "Task ID", "Task")):
        node = f"{_LINK}{code}#task-{number}"
        terms.state(node, (RDF.type, CG.Responsibility))
        terms.text(node, SKOS.prefLabel, task, "en")
        terms.state(_LINK + code, (CG.hasResponsibility, node))


def _moves(terms: StatementBuilder, path: Path, zones: dict[str, int]) -> None:
    """State related occupations as lateral moves, but for those that lead to a lower one of `zones`."""
    for code, related in _rows(path, (_CODE, "Related O*NET-SOC Code")):
        if zones.get(related, 0) >= zones.get(code, 0):
            node = f"{_LINK}{code}#to-{related}"
            terms.state(
                node,
                (RDF.type, CG.Progression),
                (CG.fromRole, _LINK + code),
                (CG.toRole, _LINK + related),
                (CG.kind, CG.LateralMove),
            )
