"""Work with a deadline: done in a process of its own, which can be stopped where a thread cannot."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Answer = TypeVar("Answer")


def within(seconds: float, work: Callable[[], Answer]) -> Answer:
    """The result of `work`, or its error, or `TimeoutError` once the time is over.

    The work runs in a forked process where the system can fork, so that it has all that it needs at
    once. Where it cannot, `work` must pickle.

    >>> within(5.0, lambda: 2 + 2)
    4
    """
    import multiprocessing

    context: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    receiving, sending = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(work, sending), daemon=True)
    worker.start()
    sending.close()
    try:
        if not receiving.poll(seconds):
            raise TimeoutError
        succeeded, answer = receiving.recv()
    except EOFError:
        raise RuntimeError("the process that did the work ended without an answer") from None
    finally:
        worker.kill()
        worker.join()
        receiving.close()
    if succeeded:
        result: Answer = answer
        return result
    raise answer


def _work(work: Callable[[], object], sending: Connection) -> None:
    try:
        sending.send((True, work()))
    except Exception as error:  # noqa: BLE001 - whatever it is, the caller is to have it
        sending.send((False, error))
