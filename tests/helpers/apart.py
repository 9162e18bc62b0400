"""Calls in processes of their own, with bounded memory and time, where a signal ends nothing but the call.

Run as a program this serves calls: a line of JSON in, a line of JSON out. The server imports careergraph
once and forks for each call, so that every call finds a fresh process with little in it.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

#: Seconds of work: what a call may take where it has a processor to itself, however busy the machine is.
SECONDS = 10
#: Seconds on the clock after which a call that waits for something is ended too.
PATIENCE = 60
ADDRESS_SPACE = 2**30


class Server:
    """Answers calls one after the other; each call names a function of this module and its arguments."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def call(self, function: str, *arguments: Any) -> dict[str, Any]:
        """What came of a call: its "answer", or an "error", or a "signal" that ended it."""
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([function, arguments]), file=self._process.stdin, flush=True)
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


def read(*paths: str) -> str:
    """What loading files and checking them gives: what there is, and the codes of the findings."""
    import careergraph as cg

    graph = cg.load(*paths)
    counts = len(graph.roles), len(graph.skills), len(graph.role_network.edges)
    return " ".join(map(str, (*counts, *sorted({finding.code for finding in graph.check()}))))


def path(source: str, target: str, *paths: str) -> str:
    """How many moves lead from one role to another, and how many of the paths five at most are."""
    import careergraph as cg

    graph = cg.load(*paths)
    found = list(graph.paths(source, target, limit=5))
    return f"{len(graph.path(source, target))} {len(found)}"


def read_text(text: str, format: str) -> str:
    """The same for a text."""
    import careergraph as cg

    return str(len(cg.loads(text.encode("utf-8", "surrogateescape"), format=format).check()))


def query(text: str, seconds: float) -> str:
    """How many rows a query gives, over roles in a circle, and that the graph answers afterwards."""
    import careergraph as cg

    moves = "\n".join(f"e:r{number} e:to e:r{(number + 1) % 200} ." for number in range(200))
    graph = cg.loads(f"@prefix e: <http://e/> .\n{moves}")
    try:
        return str(len(graph.query(text, timeout=seconds)))
    finally:
        assert len(graph.query("SELECT * { ?s ?p ?o }")) == 200


def saved(path: str, suffix: str) -> str:
    """What is saved of a file, as text."""
    import tempfile

    import careergraph as cg

    with tempfile.TemporaryDirectory() as folder:
        return cg.load(path).save(Path(folder, f"saved{suffix}")).read_text("utf-8")


def mutants(format: str, first: int, count: int) -> str:
    """Loads so many mutants of a format; none may raise an error that is not ours."""
    from mutants import mutant

    import careergraph as cg

    loaded = 0
    for seed in range(first, first + count):
        try:
            cg.loads(mutant(format, seed), format=format).check()
            loaded += 1
        except cg.CareerGraphError as error:
            if "\n" in str(error):
                raise AssertionError(f"mutant {seed} of {format}: {error!r}") from error
        except BaseException as error:
            raise AssertionError(f"mutant {seed} of {format}: {error!r}") from error
    return str(loaded)


def round_trips(format: str, first: int, count: int) -> dict[str, Any]:
    """Loads so many mutants of a format, saves them in every format, and loads them again."""
    from round_trips import round_trips as tried

    return tried(format, first, count)


def _serve() -> None:
    import careergraph as cg

    # Once, for all calls: what each would import.
    graph = cg.load()
    assert graph.check().errors == ()
    assert len(graph.role_network) == 6
    assert len(graph.rdf.all_nodes()) > 6
    for line in sys.stdin:
        function, arguments = json.loads(line)
        receiving, sending = os.pipe()
        child = os.fork()
        if not child:
            _answer(function, arguments, sending)
        os.close(sending)
        print(_outcome(child, receiving), flush=True)


def _answer(function: str, arguments: list[Any], sending: int) -> None:
    import resource

    import careergraph as cg

    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    try:
        said = {"answer": globals()[function](*arguments)}
    except BaseException as error:  # noqa: BLE001 - that is what the caller asks about
        said = {
            "error": type(error).__name__,
            "ours": isinstance(error, cg.CareerGraphError),
            "message": str(error),
            "place": [getattr(error, name, None) for name in ("file", "line", "column")],
        }
    with os.fdopen(sending, "w") as out:
        json.dump(said, out)
    os._exit(0)


def _outcome(child: int, receiving: int) -> str:
    with os.fdopen(receiving) as told:
        if not select.select([told], [], [], PATIENCE)[0]:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return json.dumps({"signal": "none, for it had not ended in time"})
        said = told.read()
    status = os.waitpid(child, 0)[1]
    return said or json.dumps({"signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else status})


if __name__ == "__main__":
    _serve()
