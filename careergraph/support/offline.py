"""Work that can open no connection, whatever it tries: the system refuses, and not a reader of its text.

On Linux a seccomp filter holds for one thread: no socket can be made, and no program started, while the
rest of the process goes on as it was. Elsewhere a child process works that may open no descriptor. Windows
has neither, and the work runs as it is.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from collections import deque
from collections.abc import Callable
from functools import cache, partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, Final, NamedTuple, TypeVar, cast

from careergraph.support.subprocess_deadline import run_with_deadline

Answer = TypeVar("Answer")


class _Machine(NamedTuple):
    """A processor as a filter knows it: its number, and the numbers of its system calls."""

    audit_number: int
    #: socket, connect, io_uring_setup, execve, execveat.
    refused: tuple[int, ...]


_MACHINES: Final = {
    "x86_64": _Machine(0xC000003E, (41, 42, 425, 59, 322)),
    "aarch64": _Machine(0xC00000B7, (198, 203, 425, 221, 281)),
}
_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, _PR_SET_NO_NEW_PRIVS = 22, 2, 38
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE_WITH_EACCES = 0x7FFF0000, 0x0005000D
_MACHINE_AT, _CALL_AT = 4, 0

#: The orders of confined threads that wait for work, and how many may.
_idle: deque[SimpleQueue[Any]] = deque()
_MAX_IDLE: Final = 8
if hasattr(os, "register_at_fork"):
    # A forked process has none of the threads.
    os.register_at_fork(after_in_child=_idle.clear)


def offline(work: Callable[[], Answer]) -> Answer:
    """Return the result of `work`, or raise its error; meanwhile it can open no connection.

    >>> offline(lambda: 2 + 2)
    4
    """
    if _filter_works():
        return _in_a_thread(work)
    if sys.platform != "win32":
        return run_with_deadline(None, partial(confined, work))
    return work()


def confined(work: Callable[[], Answer]) -> Answer:
    """Run `work` once this thread (on Linux) or this process (elsewhere) may open no connection any more."""
    if sys.platform != "win32" and not _set_filter():
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    return work()


def _in_a_thread(work: Callable[[], Answer]) -> Answer:
    """Run `work` on a confined thread that is idle, or on a new one; making one takes four times as long."""
    try:
        orders = _idle.pop()
    except IndexError:
        orders = SimpleQueue()
        Thread(target=_serve, args=(orders,), name="careergraph-offline", daemon=True).start()
    reply: SimpleQueue[tuple[Answer | None, BaseException | None]] = SimpleQueue()
    orders.put((work, reply))
    answer, error = reply.get()
    if error is not None:
        raise error
    return cast(Answer, answer)


def _serve(orders: SimpleQueue[Any]) -> None:
    """Confine this thread for good, and work off what it is given."""
    _set_filter()
    while _serve_once(orders):
        pass


def _serve_once(orders: SimpleQueue[Any]) -> bool:
    """Wait for one piece of work and do it, and tell whether to wait for another; nothing of it is kept."""
    work, reply = orders.get()
    try:
        result: tuple[object, BaseException | None] = work(), None
    except BaseException as error:  # noqa: BLE001 - whatever it is, the caller is to have it
        _drop_frames(error)
        result = None, error
    stays = len(_idle) < _MAX_IDLE
    if stays:
        _idle.append(orders)
    reply.put(result)
    return stays


def _drop_frames(error: BaseException) -> None:
    """Let go of the frames behind an error: an engine's results must end on the thread that they are of."""
    link: BaseException | None = error
    while link is not None:
        link.__traceback__ = None
        link = link.__context__


@cache
def _filter_works() -> bool:
    """Tell whether the system takes a filter, tried once, on a thread that ends with it."""
    if sys.platform != "linux":
        return False
    holds: list[bool] = []
    trial = Thread(target=lambda: holds.append(_set_filter()))
    trial.start()
    trial.join()
    return holds == [True]


def _set_filter() -> bool:
    """Set the filter for this thread, and say whether it holds."""
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None or sys.maxsize < 2**32:
        return False
    try:
        control = ctypes.CDLL(None).prctl
        program, _ = _program(machine)
        control(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        refused: int = control(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
    except (OSError, AttributeError):
        return False
    return refused == 0


class _Instruction(ctypes.Structure):
    """An instruction of the kernel's packet filter (`struct sock_filter`)."""

    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_so", ctypes.c_ubyte),
        ("if_not", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    )


class _Program(ctypes.Structure):
    """The instructions and how many they are (`struct sock_fprog`)."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.POINTER(_Instruction)))


@cache
def _program(machine: _Machine) -> tuple[_Program, object]:
    """Return the filter, and the instructions that it points to, which must live as long.

    The calls of another machine (32-bit ones on a 64-bit processor) are refused, every one.
    """
    calls = machine.refused
    to_the_end = len(calls) + 1
    rows = [
        (_LOAD, 0, 0, _MACHINE_AT),
        (_JUMP_IF_EQUAL, 0, to_the_end + 1, machine.audit_number),
        (_LOAD, 0, 0, _CALL_AT),
        *((_JUMP_IF_EQUAL, len(calls) - place, 0, call) for place, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE_WITH_EACCES),
    ]
    instructions = (_Instruction * len(rows))(*(_Instruction(*row) for row in rows))
    return _Program(len(rows), instructions), instructions
