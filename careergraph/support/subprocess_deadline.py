"""Work with a deadline: done in a process of its own, which can be stopped where a thread cannot."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Answer = TypeVar("Answer")

#: How much memory the work may take beyond what the process has, in bytes.
MAX_MEMORY: Final = 2 * 2**30
#: How often work looks whether its parent still lives, in seconds.
_LOOKING_FOR_THE_PARENT: Final = 0.5


def run_with_deadline(seconds: float | None, work: Callable[[], Answer]) -> Answer:
    """Run `work` in a child process; raise its error, or `TimeoutError` once the time is over.

    The work runs in a forked process where the system can fork, so that it has all that it needs at
    once. Where it cannot, `work` must pickle. Work that ends its process, as by taking more memory than
    `MAX_MEMORY`, is a `RuntimeError` here.

    >>> run_with_deadline(5.0, lambda: 2 + 2)
    4
    """
    from multiprocessing import Pipe

    receiving, sending = Pipe(duplex=False)
    with receiving:
        with sending:
            stop = _start(seconds, work, sending)
        try:
            if not receiving.poll(seconds):
                raise TimeoutError
            succeeded, answer = receiving.recv()
        except (EOFError, ConnectionResetError):
            raise RuntimeError("it ended its process, as what needs too much memory does") from None
        finally:
            stop()
    if succeeded:
        result: Answer = answer
        return result
    raise answer


def _start(seconds: float | None, work: Callable[[], object], sending: Connection) -> Callable[[], None]:
    """Begin the work in another process; return what ends that process."""
    if sys.platform == "win32" or not hasattr(os, "fork"):
        return _spawned(work, sending)
    # multiprocessing would refuse to fork in a worker of its own pools.
    parent = os.getpid()
    child = os.fork()
    if child:
        return lambda: end(child)
    try:
        bound()
        limit_processor(seconds)
        Thread(target=end_with, args=(parent,), daemon=True).start()
        _work(work, sending)
    finally:
        os._exit(0)


def end(child: int) -> None:
    """End a child process at once."""
    import signal

    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def end_with(parent: int) -> None:
    """End this process soon after its parent, which may be killed while it waits."""
    while os.getppid() == parent:
        time.sleep(_LOOKING_FOR_THE_PARENT)
    os._exit(1)


def _spawned(work: Callable[[], object], sending: Connection) -> Callable[[], None]:
    import multiprocessing

    worker = multiprocessing.get_context("spawn").Process(target=_work, args=(work, sending), daemon=True)
    worker.start()

    def stop() -> None:
        worker.kill()
        worker.join()

    return stop


def bound() -> None:
    """Limit the memory of this process to `MAX_MEMORY` more than it has, and silence its stderr."""
    import faulthandler
    import resource

    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _lower(resource.RLIMIT_CORE, 0)
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + MAX_MEMORY)


def limit_processor(seconds: float | None) -> None:
    """Let this process take so many seconds of a processor from now on, and two more; any number for None."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = hard
    if seconds is not None:
        most = int(used.ru_utime + used.ru_stime + seconds) + 2
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def _lower(limit: int, value: int) -> None:
    import resource

    soft, hard = resource.getrlimit(limit)
    if soft == resource.RLIM_INFINITY or value < soft:
        resource.setrlimit(limit, (value, hard))


def _work(work: Callable[[], object], sending: Connection) -> None:
    try:
        sending.send((True, work()))
    except Exception as error:  # noqa: BLE001 - whatever it is, the caller is to have it
        sending.send((False, error))
