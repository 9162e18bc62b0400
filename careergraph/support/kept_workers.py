"""Processes that answer requests with a deadline, each kept for the next request for a while.

A forked process has all that it needs at once, but to fork one takes the longer the more memory the parent
has. A worker that is kept takes the next request in a tenth of a millisecond.
"""

from __future__ import annotations

import os
import sys
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Lock, Thread, Timer
from typing import Any, Final, Generic, TypeVar

from careergraph.support.subprocess_deadline import bound, end, end_with, limit_processor, run_with_deadline

Request = TypeVar("Request")
Answer = TypeVar("Answer")

#: How long a worker waits for the next request, in seconds, and how many wait.
IDLE: Final = 5.0
_MAX_IDLE: Final = 2
#: How much memory a worker may have gained and still be kept, in bytes.
_MAX_GAIN: Final = 64 * 2**20


class KeptWorkers(Generic[Request, Answer]):
    """Answers requests by `answer` in child processes, each of which works all its life inside `prepare`.

    Where the system cannot fork, each request has a process of its own, and `answer` must pickle. Copies and
    pickles of this object begin without workers.
    """

    def __init__(
        self, answer: Callable[[Request], Answer], prepare: Callable[[Callable[[], Any]], Any]
    ) -> None:
        self._answer = answer
        self._prepare = prepare
        self._idle: list[_Worker] = []
        self._lock = Lock()
        self._is_watched = False

    def ask(self, seconds: float | None, request: Request) -> Answer:
        """Answer a request in a child process; raise its error, or `TimeoutError` once the time is over.

        A request that ends its process, as by taking more memory than there is, is a `RuntimeError` here.
        """
        if sys.platform == "win32" or not hasattr(os, "fork"):
            alone: Answer = run_with_deadline(seconds, partial(self._prepare, partial(self._answer, request)))
            return alone
        worker = self._take() or _Worker(self._answer, self._prepare)
        try:
            succeeded, answer, stays = worker.ask(seconds, request)
        except BaseException:
            worker.end()
            raise
        self._give_back(worker, stays)
        if succeeded:
            result: Answer = answer
            return result
        raise answer

    def _take(self) -> _Worker | None:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_own and worker.idle_for() < IDLE:
                    return worker
                worker.end()
        return None

    def _give_back(self, worker: _Worker, stays: bool) -> None:
        with self._lock:
            if not stays or len(self._idle) >= _MAX_IDLE:
                worker.end()
                return
            self._idle.append(worker)
            if not self._is_watched:
                self._is_watched = True
                _later(self)

    def end_idle(self) -> None:
        """End the workers that have waited too long, and look again later if any is left."""
        with self._lock:
            idle = self._idle
            self._idle = [worker for worker in idle if worker.idle_for() < IDLE]
            for worker in idle:
                if worker not in self._idle:
                    worker.end()
            self._is_watched = bool(self._idle)
            if self._is_watched:
                _later(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return KeptWorkers, (self._answer, self._prepare)


def _later(workers: KeptWorkers[Any, Any]) -> None:
    """Look after the idle workers in a while, unless nobody has them any more."""
    known = weakref.ref(workers)

    def look() -> None:
        if (living := known()) is not None:
            living.end_idle()

    timer = Timer(IDLE, look)
    timer.daemon = True
    timer.start()


class _Worker:
    """A forked process and the pipe to it; it ends with this object, and with the process that made it."""

    def __init__(self, answer: Callable[[Any], Any], prepare: Callable[[Callable[[], Any]], Any]) -> None:
        self._here, there = Pipe()
        self._used = time.monotonic()
        self._owner = os.getpid()
        child = os.fork()
        if child:
            there.close()
            self._end = weakref.finalize(self, _end_own, self._owner, child, self._here)
            return
        try:
            self._here.close()
            bound()
            Thread(target=end_with, args=(self._owner,), daemon=True).start()
            prepare(partial(_serve, answer, there))
        finally:
            os._exit(0)

    @property
    def is_own(self) -> bool:
        """Whether this process made it, and not one that this process was forked from."""
        return self._owner == os.getpid()

    def idle_for(self) -> float:
        """Return how long it has waited, in seconds."""
        return time.monotonic() - self._used

    def ask(self, seconds: float | None, request: object) -> tuple[bool, Any, bool]:
        """Return whether a request succeeded, its answer or its error, and whether the worker stays."""
        try:
            self._here.send((seconds, request))
            if not self._here.poll(seconds):
                raise TimeoutError
            reply: tuple[bool, Any, bool] = self._here.recv()
        except (EOFError, OSError) as error:
            if isinstance(error, TimeoutError):
                raise
            raise RuntimeError("it ended its process, as what needs too much memory does") from None
        self._used = time.monotonic()
        return reply

    def end(self) -> None:
        """End the process."""
        self._end()


def _end_own(owner: int, child: int, connection: Connection) -> None:
    connection.close()
    if owner == os.getpid():
        end(child)


def _serve(answer: Callable[[Any], Any], connection: Connection) -> None:
    """Answer one request after another, until the parent hangs up or too much memory was taken."""
    before = _memory()
    with suppress(EOFError, OSError):
        while True:
            seconds, request = connection.recv()
            limit_processor(seconds)
            try:
                succeeded, found = True, answer(request)
            except Exception as error:  # noqa: BLE001 - whatever it is, the caller is to have it
                succeeded, found = False, error
            stays = _memory() - before < _MAX_GAIN
            connection.send((succeeded, found, stays))
            del request, found
            if not stays:
                return


def _memory() -> int:
    """Return the most memory that this process has had, in bytes."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
