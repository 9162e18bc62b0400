"""The errors that careergraph raises: one tree, each also of a kind that Python knows.

A message is one line: what is wrong, its name, where it is, what to do. What a program needs of it
stands in attributes. All of them pickle.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class CareerGraphError(Exception):
    """The root of all errors that careergraph raises."""


class InvalidArgument(CareerGraphError, ValueError):
    """A call was given a value that it cannot use."""


class ReadError(CareerGraphError, OSError):
    """A file could not be read at all."""

    def __init__(self, message: str, *, file: str | None = None) -> None:
        super().__init__(message)
        self.file = file


class FileMissing(ReadError, FileNotFoundError):
    """There is no such file."""


class ParseError(CareerGraphError, ValueError):
    """A text is not what its format says; `.file`, `.line` and `.column` say where."""

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
    """Tables have faults, each of them a line of `.faults` with its file, row and column."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        count = "one fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        super().__init__(f"the tables have {count}:\n" + "\n".join(self.faults))

    def __reduce__(self) -> tuple[Any, ...]:
        return TableError, (self.faults,)


class LimitError(CareerGraphError, ValueError):
    """An input is larger or deeper than careergraph takes."""


class MissingLibrary(CareerGraphError, ImportError):
    """A library that is not always installed is asked for; the message says how to install it."""


class InvalidOntology(CareerGraphError, ValueError):
    """An ontology has faults, each of them in `.findings`."""

    def __init__(self, message: str, *, findings: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class NotFound(CareerGraphError, LookupError):
    """Nothing answers to `.name`; `.suggestions` are the labels that come near."""

    def __init__(self, message: str, *, name: str = "", suggestions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.suggestions = tuple(suggestions)


class RoleNotFound(NotFound):
    """No role answers to the name."""


class SkillNotFound(NotFound):
    """No skill answers to the name."""


class AmbiguousName(CareerGraphError, LookupError):
    """Several things answer equally well to `.name`: their IRIs are `.candidates`."""

    def __init__(self, message: str, *, name: str = "", candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.candidates = tuple(candidates)


class NoCareerPath(CareerGraphError, LookupError):
    """Both roles exist and no moves lead from the `Role` in `.source` to that in `.target`."""

    def __init__(self, message: str, *, source: Any = None, target: Any = None) -> None:
        super().__init__(message)
        self.source = source
        self.target = target


class MonthsNotStated(CareerGraphError, ValueError):
    """A way was asked for by months, and the move `.source` to `.target` states none."""

    def __init__(self, message: str, *, source: Any = None, target: Any = None) -> None:
        super().__init__(message)
        self.source = source
        self.target = target


class FrozenGraphError(CareerGraphError, TypeError):
    """A loaded graph cannot be changed; a copy of it can."""


class QueryError(CareerGraphError, ValueError):
    """A query is not SPARQL, or cannot be answered; `.line` and `.column` say where, if known."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class QueryRefused(QueryError):
    """A query asks for something that careergraph never does: the network, a file, an update."""


class QueryTimeout(QueryError, TimeoutError):
    """A query was stopped at its deadline."""


class RenderError(CareerGraphError, RuntimeError):
    """A picture could not be drawn."""


class RendererMissing(RenderError):
    """Nothing on this machine can draw; the message says what to install."""


class SaveError(CareerGraphError, OSError):
    """A file could not be written; what was there before is still there."""
