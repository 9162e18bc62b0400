"""Checks of an ontology: findings on what is wrong or may be, each with its place and its mend.

Reading gathers what it could not take as it was stated; the checks look at what it took.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.fault_texts import Teller
from careergraph.catalogue.grade_checks import check_grades
from careergraph.catalogue.kind_checks import references, two_kinds, wrong_kinds
from careergraph.catalogue.label_checks import (
    confusable_labels,
    preferred_labels,
    shared_labels,
    usual_languages,
)
from careergraph.catalogue.move_checks import cycles, isolated_roles, promotions
from careergraph.catalogue.observed_checks import check_observed
from careergraph.catalogue.statements import Statements
from careergraph.catalogue.term_checks import near_namespaces, unknown_terms
from careergraph.catalogue.use_checks import remarks, roles, unknown_needs, unused
from careergraph.catalogue.value_checks import (
    correspondences,
    imports,
    levels,
    scales,
    several_values,
    truth_values,
)
from careergraph.catalogue.withdrawn_checks import check_withdrawn
from careergraph.model import Fault, Finding, Severity
from careergraph.support.gc_pause import paused_gc
from careergraph.support.html import folded, text
from careergraph.support.html_tables import html_table
from careergraph.support.tables import Table
from careergraph.support.text import counted
from careergraph.support.text_tables import text_groups

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
#: How many findings of a kind a text shows.
_SHOWN: Final = 10


@dataclass(frozen=True, slots=True, repr=False)
class Report(Table):
    """The findings of a check, errors first."""

    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors: what is wrong."""
        return tuple(finding for finding in self.findings if finding.severity is _ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The warnings: what may be meant."""
        return tuple(finding for finding in self.findings if finding.severity is _WARNING)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def _groups(self) -> dict[tuple[Severity, str], list[Finding]]:
        """The findings of each kind: the errors first, then by code."""
        groups: dict[tuple[Severity, str], list[Finding]] = {}
        for finding in self.findings:
            groups.setdefault((finding.severity, finding.code), []).append(finding)
        return groups

    def as_text(
        self,
        width: int | None = None,
        limit: int | None = _SHOWN,
        parts: int | None = None,
        *,
        colour: bool = False,
    ) -> str:
        """Return the findings for a terminal, by their kind, with what mends them."""

        def notes(findings: Sequence[Finding], mend: str) -> Iterator[Sequence[str]]:
            for each in findings:
                yield each.message, "" if mend else each.fix, each.subject
            if mend:
                yield "", mend

        groups = (
            (f"{severity.value} {code}: {len(found):,}", severity.value, notes(found, _mend(found)))
            for (severity, code), found in self._groups.items()
        )
        del parts  # A finding has no list.
        return text_groups(groups, self.caption(), width, limit, colour=colour)

    def _repr_html_(self) -> str:
        parts = [f"<p>{text(self.caption())}</p>"]
        for (severity, code), found in self._groups.items():
            mend = _mend(found)
            rows = [(each.message, None if mend else each.fix, each.subject) for each in found]
            listed = html_table(("what", "mend", "of"), rows, mend)
            title = f"{severity.value} {code}: {len(found):,}"
            parts.append(folded(title, listed, block=True, opened=severity is _ERROR))
        return "".join(parts)

    def _columns(self) -> Sequence[str]:
        return "severity", "code", "subject", "message", "fix"

    def _count(self) -> int:
        return len(self)

    def _rows(self) -> Iterator[Sequence[Any]]:
        return (
            (finding.severity.value, finding.code, finding.subject, finding.message, finding.fix)
            for finding in self.findings
        )

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        errors, warnings = len(self.errors), len(self.warnings)
        return f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"


def _mend(findings: Sequence[Finding]) -> str:
    """Return what mends all of several findings alike; "" where each has its own, or there is one alone."""
    return findings[0].fix if len(findings) > 1 and len({each.fix for each in findings}) == 1 else ""


def check(catalogue: Catalogue) -> Report:
    """Check a catalogue: all findings, the errors first, then by code and subject."""
    observed_in = catalogue
    if catalogue.data.parsed is not catalogue.data:
        # What was kept on the disk has other names for blank nodes than the statements read now.
        catalogue = Catalogue(catalogue.data.parsed, catalogue.language)
    with paused_gc():
        found = dict.fromkeys(chain(_findings(catalogue), check_observed(observed_in)))
        return Report(tuple(sorted(found, key=_order)))


def _findings(catalogue: Catalogue) -> Iterable[Finding]:
    statements = catalogue.data.statements
    faults = dict.fromkeys(catalogue.data.parsed.faults)
    for examine in _OF_STATEMENTS:
        faults |= dict.fromkeys(examine(statements))
    for look in _OF_VALUES:
        faults |= dict.fromkeys(look(catalogue))
    if not catalogue.roles and not any(fault.code == "near-namespace" for fault in faults):
        faults[Fault.of("no-roles" if catalogue.terms.asserted else "no-roles/empty", "")] = None
    teller = Teller(statements, catalogue.language)
    return dict.fromkeys(map(teller.finding, faults))


def _order(finding: Finding) -> tuple[bool, str, str, str]:
    return finding.severity is not _ERROR, finding.code, finding.subject, finding.message


_OF_STATEMENTS: Final[Sequence[Callable[[Statements], Iterable[Fault]]]] = (
    two_kinds,
    unknown_terms,
    near_namespaces,
    several_values,
    truth_values,
    scales,
    correspondences,
    imports,
)
_OF_VALUES: Final[Sequence[Callable[[Catalogue], Iterable[Fault]]]] = (
    roles,
    wrong_kinds,
    references,
    preferred_labels,
    shared_labels,
    confusable_labels,
    usual_languages,
    cycles,
    promotions,
    isolated_roles,
    check_grades,
    unused,
    remarks,
    unknown_needs,
    levels,
    check_withdrawn,
)
