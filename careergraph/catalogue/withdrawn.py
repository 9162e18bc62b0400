"""Things that are not to be used any more: `owl:deprecated`, `dcterms:isReplacedBy`, `dcterms:valid`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

import pyoxigraph as ox

from careergraph.catalogue.statements import Statements
from careergraph.rdf.terms import Id
from careergraph.vocabulary import DCTERMS, OWL

_DATE: Final = r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?"


class Withdrawal(NamedTuple):
    """The statements that take a thing out of use: that it is deprecated, or valid for a time.

    `start` and `end` are the first and the last day, as ISO texts, "" where the time is open;
    `replaced_by` are the things that stand in its place, by IRI.
    """

    deprecated: bool = False
    start: str = ""
    end: str = ""
    replaced_by: tuple[Id, ...] = ()

    def holds(self, today: date) -> bool:
        """Tell whether the thing is out of use on a day."""
        day = today.isoformat()
        return self.deprecated or day < self.start or day > (self.end or day)


def read_withdrawals(statements: Statements) -> Mapping[Id, Withdrawal]:
    """Map what is deprecated, replaced or valid for a time to what is said of it."""
    found: dict[Id, Withdrawal] = {}
    for thing, value in statements.exactly(OWL.deprecated):
        if isinstance(value, ox.Literal) and value.value.strip() in ("true", "1"):
            found[thing] = Withdrawal(deprecated=True)
    for thing, other in statements.exactly(DCTERMS.isReplacedBy):
        if isinstance(other, (ox.NamedNode, ox.BlankNode)):
            before = found.get(thing, Withdrawal())
            replaced_by = tuple(sorted({*before.replaced_by, other.value}))
            found[thing] = before._replace(deprecated=True, replaced_by=replaced_by)
    for thing, value in statements.exactly(DCTERMS.valid):
        if isinstance(value, ox.Literal) and (period := valid_period(value.value)) is not None:
            start, end = period
            found[thing] = found.get(thing, Withdrawal())._replace(start=start, end=end)
    return found


def valid_period(text: str) -> tuple[str, str] | None:
    """Return the first and the last day of a `dcterms:valid`, "" where open; None where it is no time.

    A time is a period of Dublin Core ("start=2020; end=2024-06-30"), an interval of ISO 8601
    ("2020/2024-06-30", with ".." or nothing for an open end), or a single date: the last day, or the last
    day of that month or year.

    >>> valid_period("start=2020; end=2024-06;"), valid_period("2020-03-01/.."), valid_period("2024")
    (('2020-01-01', '2024-06-31'), ('2020-03-01', ''), ('', '2024-12-31'))
    """
    if "=" in text:
        parts = dict(part.split("=", 1) for part in text.split(";") if "=" in part)
        named = {name.strip().lower(): value.strip() for name, value in parts.items()}
        ends = named.get("start", ""), named.get("end", "")
    elif "/" in text:
        first, _, last = text.partition("/")
        ends = first.strip(), last.strip()
    else:
        ends = "", text.strip()
    days = [_day(end, "01", "01") if place == 0 else _day(end, "12", "31") for place, end in enumerate(ends)]
    if None in days or not any(days):
        return None
    return days[0] or "", days[1] or ""


def _day(text: str, month: str, day: str) -> str | None:
    """Return a date as a text that compares with others; the month and the day given where it has none."""
    if text in ("", ".."):
        return ""
    found = re.fullmatch(_DATE, text)
    return None if found is None else f"{found[1]}-{found[2] or month}-{found[3] or day}"
