"""Everything that a draft is made of, and that the parts of this room share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.editable_statements import EditableStatements
from careergraph.draft.arguments import iri_base
from careergraph.draft.things import DraftThings
from careergraph.draft.values import DraftValues
from careergraph.sources.tables import BASE
from careergraph.support.text import checked_language
from careergraph.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Workspace:
    """The statements, the things by their names and by their values, and the draft's language and base."""

    language: str
    base: str
    #: The prefixes to be saved; those that names may use besides are known to `things`.
    prefixes: Mapping[str, str]
    statements: EditableStatements
    things: DraftThings
    values: DraftValues

    @classmethod
    def of(cls, language: str, base: str | None, begun_with: Catalogue | None = None) -> Workspace:
        """Begin with nothing, or with what a catalogue holds."""
        tag = checked_language(language)
        there = {} if begun_with is None else begun_with.terms.own_prefixes
        chosen = iri_base(there.get("") or BASE) if base is None else iri_base(base)
        prefixes = {"": chosen} if begun_with is None else there
        statements = EditableStatements(begun_with)
        return cls(
            language=tag,
            base=chosen,
            prefixes=prefixes,
            statements=statements,
            things=DraftThings(statements, {**PREFIXES, **prefixes}, tag, begun_with),
            values=DraftValues(statements, tag),
        )

    def catalogue(self) -> Catalogue:
        """Make a catalogue of what is stated now."""
        return self.statements.catalogue(self.prefixes, self.language)
