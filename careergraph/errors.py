"""The errors that careergraph raises: one tree, each also of a kind that Python knows.

A name ends in Error where a stage of the work failed (reading, parsing, saving, querying, rendering) or a
bound was passed; a condition of the data, the question or the machine has a plain name.

A message is one line: what is wrong, its name, where it is, what to do. What a program needs of it
stands in attributes. All of them pickle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, Protocol, cast

#: How many faults of tables a message tells one by one.
_MOST_FAULTS: Final = 20


class Labelled(Protocol):
    """A role, skill or responsibility, as an error names it."""

    @property
    def iri(self) -> str: ...  # noqa: D102 - as of a role
    @property
    def label(self) -> str: ...  # noqa: D102 - as of a role


class FindingLike(Protocol):
    """A finding, as an error tells it."""

    @property
    def code(self) -> str: ...  # noqa: D102 - as of a finding
    @property
    def subject(self) -> str: ...  # noqa: D102 - as of a finding
    @property
    def message(self) -> str: ...  # noqa: D102 - as of a finding
    @property
    def fix(self) -> str: ...  # noqa: D102 - as of a finding


class CareerGraphError(Exception):
    """The root of all errors that careergraph raises."""


class InvalidArgument(CareerGraphError, ValueError):
    """Raised where a call is given a value that it cannot use."""


class ReadError(CareerGraphError, OSError):
    """Raised where a file cannot be read at all; `.file` names it."""

    def __init__(self, message: str, *, file: str | None = None) -> None:
        super().__init__(message)
        self.file = file


class FileMissing(ReadError, FileNotFoundError):
    """Raised where there is no such file, or a folder lacks one that is needed."""


class ParseError(CareerGraphError, ValueError):
    """Raised where a text is not what its format says; `.file`, `.line` and `.column` say where."""

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.file = file
        self.line = line
        self.column = column


class TableError(ParseError):
    """Raised where tables have faults, each of them a line of `.faults` with its file, row and column."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        count = "one fault" if len(self.faults) == 1 else f"{len(self.faults):,} faults"
        lines = self.faults if len(self.faults) <= _MOST_FAULTS else _summed_up(self.faults)
        super().__init__(f"the tables have {count}:\n" + "\n".join(lines))

    def __reduce__(self) -> tuple[Any, ...]:
        return TableError, (self.faults,)


def _summed_up(faults: Sequence[str]) -> list[str]:
    """List the first fault of each kind, with how many differ from it in row or quotation alone."""
    kinds: dict[str, list[str]] = {}
    for fault in faults:
        where, _, what = fault.partition(": ")
        kind = re.sub(r"\d+", "", where) + re.sub(r"'[^']*'|\d+", "", what)
        kinds.setdefault(kind, []).append(fault)
    alike = [
        f"{first} (and {len(others):,} more like it)" if others else first
        for first, *others in kinds.values()
    ]
    more = [f"and {len(alike) - _MOST_FAULTS:,} more kinds of faults"] if len(alike) > _MOST_FAULTS else []
    return alike[:_MOST_FAULTS] + more


class LimitError(CareerGraphError, ValueError):
    """Raised where an input, or what would come of it, is larger or deeper than careergraph takes."""


class MissingLibrary(CareerGraphError, ImportError):
    """Raised where a library is needed that is not installed; the message says how to install it."""


class InvalidOntology(CareerGraphError, ValueError):
    """Raised by `strict=True` where an ontology has errors, each of them in `.findings`."""

    def __init__(self, message: str, *, findings: Sequence[FindingLike] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class NotFound(CareerGraphError, LookupError):
    """Raised where nothing answers to `.name`; `.suggestions` are the labels that come near."""

    def __init__(self, message: str, *, name: str = "", suggestions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.suggestions = tuple(suggestions)


class RoleNotFound(NotFound):
    """Raised where no role answers to the name."""


class SkillNotFound(NotFound):
    """Raised where no skill answers to the name."""


class UnknownNames(NotFound):
    """Raised where several names are not known: `.names` has them all, and `.name` the first."""

    def __init__(self, message: str, *, names: Sequence[str] = (), suggestions: Sequence[str] = ()) -> None:
        super().__init__(message, name=next(iter(names), ""), suggestions=suggestions)
        self.names = tuple(names)


class AmbiguousName(CareerGraphError, LookupError):
    """Raised where several things answer equally well to `.name`: `.things`, by IRI `.candidates`."""

    def __init__(
        self, message: str, *, name: str = "", candidates: Sequence[str] = (), things: Sequence[Labelled] = ()
    ) -> None:
        super().__init__(message)
        self.name = name
        self.candidates = tuple(candidates)
        self.things = tuple(things)


class NoCareerPath(CareerGraphError, LookupError):
    """Raised where both roles exist and no moves lead from the `Role` in `.source` to that in `.target`."""

    def __init__(self, message: str, *, source: Labelled | str = "", target: Labelled | str = "") -> None:
        super().__init__(message)
        self.source: Labelled = cast("Labelled", source)
        self.target: Labelled = cast("Labelled", target)


class MonthsNotStated(CareerGraphError, ValueError):
    """Raised where a path is asked for by months, and the move `.source` to `.target` states none."""

    def __init__(self, message: str, *, source: Labelled | str = "", target: Labelled | str = "") -> None:
        super().__init__(message)
        self.source: Labelled = cast("Labelled", source)
        self.target: Labelled = cast("Labelled", target)


class EffortUnknown(CareerGraphError, ValueError):
    """Raised where a path is asked for by effort, and every way has a move like `.source` to `.target`.

    Its target requires nothing essential, so that nobody knows what it takes.
    """

    def __init__(self, message: str, *, source: Labelled | str = "", target: Labelled | str = "") -> None:
        super().__init__(message)
        self.source: Labelled = cast("Labelled", source)
        self.target: Labelled = cast("Labelled", target)


class FrozenGraphError(CareerGraphError, TypeError):
    """Raised where a loaded graph would be changed, which a copy of it can be."""


class QueryError(CareerGraphError, ValueError):
    """Raised where a query is no SPARQL, or cannot be answered; `.line` and `.column` say where, if known."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class QueryRefused(QueryError):
    """Raised where a query asks for what careergraph never does: the network, a file, an update."""


class QueryTimeout(QueryError, TimeoutError):
    """Raised where a query was stopped at its deadline."""


class EndpointError(CareerGraphError, OSError):
    """Raised where a SPARQL server cannot be asked, or does not answer; `.url` names it.

    `.status` is the HTTP status of its answer, None where it gave none.
    """

    def __init__(self, message: str, *, url: str = "", status: int | None = None) -> None:
        super().__init__(message)
        self.url = url
        self.status = status


class RenderError(CareerGraphError, RuntimeError):
    """Raised where a picture could not be drawn."""


class RendererMissing(RenderError):
    """Raised where nothing on this machine can draw; the message says what to install."""


class SaveError(CareerGraphError, OSError):
    """Raised where a file cannot be written; what was there before is still there."""
