"""A bar that shows how far long work has come, where somebody watches: by tqdm, or else by Rich.

It stands on standard error, and comes only when the work takes longer than a moment.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from time import monotonic
from typing import Any, Final, TypeAlias, TypeVar

from careergraph.errors import InvalidArgument
from careergraph.support.text import quote, visible

#: A function that is called after each step: with its name, its number, and how many there are.
ReportStep: TypeAlias = Callable[[str, int, int], object]
#: Whether to show a bar: None for where there is a terminal or a notebook. A function is called instead.
Progress: TypeAlias = bool | ReportStep | None

Item = TypeVar("Item")

#: After how many seconds a bar comes that nobody asked for.
_PATIENCE: Final = 0.5


@contextmanager
def reporting(progress: Progress, noun: str) -> Iterator[ReportStep | None]:
    """Give a function to call after each step of some work; None where nobody wants to know.

    >>> with reporting(lambda *step: print(*step), "reading") as report:
    ...     report("roles.csv", 1, 2)
    roles.csv 1 2
    >>> with reporting(False, "reading") as report:
    ...     print(report)
    None
    """
    if progress is not None and not isinstance(progress, bool):
        if not callable(progress):
            raise InvalidArgument(f"progress={quote(progress)} is neither True, False, None nor a function")
        yield progress
    elif progress is False or not (progress or _is_watched()):
        yield None
    else:
        bar = _Bar(noun, 0 if progress else _PATIENCE)
        try:
            yield bar.report
        finally:
            bar.close()


def with_progress(
    items: Iterable[Item],
    count: int,
    progress: Progress,
    noun: str,
    done: Callable[[Item], int] | None = None,
) -> Iterator[Item]:
    """Yield the items of some work, and report of each when the next is asked for.

    `done` says of an item how much is done with it; else each counts as one.

    >>> [*with_progress("ab", 2, lambda *step: print(*step), "reading")]
     1 2
     2 2
    ['a', 'b']
    """
    with reporting(progress, noun) as report:
        for number, item in enumerate(items, 1):
            yield item
            if report is not None:
                report("", number if done is None else done(item), count)


def _is_watched() -> bool:
    """ReportStep whether standard error is a terminal, or what a notebook shows."""
    return _in_notebook() or (sys.stderr is not None and sys.stderr.isatty())


def _in_notebook() -> bool:
    shell = sys.modules.get("IPython")
    return shell is not None and type(shell.get_ipython()).__name__ == "ZMQInteractiveShell"


class _Bar:
    """A bar that is made when it is wanted, and leaves nothing behind."""

    def __init__(self, noun: str, patience: float) -> None:
        self._noun = noun
        self._from = monotonic() + patience
        self._shown: _Tqdm | _Rich | None = None

    def report(self, name: str, number: int, count: int) -> None:
        if self._shown is None and monotonic() >= self._from:
            self._shown = _Tqdm(self._noun) if find_spec("tqdm") else _Rich(self._noun)
        if self._shown is not None:
            self._shown.show(visible(name), number, count)

    def close(self) -> None:
        if self._shown is not None:
            self._shown.close()


class _Tqdm:
    def __init__(self, noun: str) -> None:
        widgets = _in_notebook() and find_spec("ipywidgets")
        kind: Any = import_module("tqdm.notebook" if widgets else "tqdm").tqdm
        self._bar = kind(desc=noun, leave=False, file=sys.stderr)

    def show(self, name: str, number: int, count: int) -> None:
        self._bar.total = count
        self._bar.set_postfix_str(name, refresh=False)
        self._bar.update(number - self._bar.n)

    def close(self) -> None:
        self._bar.close()


class _Rich:
    def __init__(self, noun: str) -> None:
        from rich.console import Console
        from rich.progress import Progress as RichProgress

        self._bar = RichProgress(console=Console(stderr=True), transient=True)
        self._noun = noun
        self._task = self._bar.add_task(noun, total=None)
        self._bar.start()

    def show(self, name: str, number: int, count: int) -> None:
        said = f"{self._noun} {name}".rstrip()
        self._bar.update(self._task, description=said, completed=number, total=count)

    def close(self) -> None:
        self._bar.stop()
