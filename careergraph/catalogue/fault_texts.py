"""Tells a fault in a language: English and Spanish, and English for every other one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from careergraph.catalogue import fault_texts_en, fault_texts_es
from careergraph.catalogue.fault_names import Names
from careergraph.catalogue.faults import FAULTS
from careergraph.catalogue.statements import Statements
from careergraph.model import Detail, Fault, Finding, Things
from careergraph.support.text import quote


class Language(NamedTuple):
    """The message and the mend of each fault, by the name of its text; phrases that name things; kinds."""

    texts: Mapping[str, tuple[str, str]]
    phrases: Mapping[str, str]
    kinds: Mapping[str, str]


LANGUAGES: Final[Mapping[str, Language]] = {
    "en": Language(fault_texts_en.TEXTS, fault_texts_en.PHRASES, fault_texts_en.KINDS),
    "es": Language(fault_texts_es.TEXTS, fault_texts_es.PHRASES, fault_texts_es.KINDS),
}


class Teller:
    """Tells the faults of an ontology in the language that its graph has."""

    def __init__(self, statements: Statements, language: str) -> None:
        self._texts, phrases, self._kinds = LANGUAGES.get(language.lower().partition("-")[0], LANGUAGES["en"])
        self._names = Names(statements, phrases)

    def finding(self, fault: Fault) -> Finding:
        """Return a fault as a finding, with the names of things in its message."""
        message, fix = self._texts[fault.text]
        details = {name: self._shown(detail) for name, detail in fault.details}
        return Finding(
            FAULTS[fault.code].severity,
            fault.code,
            self._names.iri(fault.subject),
            message.format(**details),
            fix.format(**details),
        )

    def _shown(self, detail: Detail) -> str | int:
        if isinstance(detail, Things):
            return self._names.all(detail.ids)
        if isinstance(detail, tuple):
            return self._names.listed(map(quote, detail))
        return self._kinds.get(detail, detail) if isinstance(detail, str) else detail
