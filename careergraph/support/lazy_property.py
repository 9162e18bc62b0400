"""Properties that are made at first use, once, even when threads race for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, RLock
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


#: By the id of an object that is at work: its lock, and how many threads hold or await it.
_locks: dict[int, tuple[RLock, int]] = {}
_changing_locks = Lock()


@contextmanager
def _locked(instance: object) -> Iterator[None]:
    """Hold the lock of an object, which exists for as long as anybody holds or awaits it."""
    key = id(instance)
    with _changing_locks:
        lock, users = _locks.get(key, (RLock(), 0))
        _locks[key] = lock, users + 1
    try:
        with lock:
            yield
    finally:
        with _changing_locks:
            lock, users = _locks.pop(key)
            if users > 1:
                _locks[key] = lock, users - 1


class lazy_property(Generic[Value]):  # noqa: N801 - it is used as a decorator, like `property`
    """A property that is computed when first asked for and kept on the object.

    Unlike `functools.cached_property` it holds a lock from Python 3.12 on too, so that eight threads
    that ask at once get one and the same object. The lock is one per object: two graphs do not wait for
    each other.

    >>> class Square:
    ...     @lazy_property
    ...     def corners(self) -> int:
    ...         print("counting")
    ...         return 4
    >>> square = Square()
    >>> square.corners + square.corners
    counting
    8
    """

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> lazy_property[Value]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object | None, owner: type) -> lazy_property[Value] | Value:
        if instance is None:
            return self
        kept = instance.__dict__
        if self._name not in kept:
            with _locked(instance):
                if self._name not in kept:
                    kept[self._name] = self._compute(instance)
        value: Value = kept[self._name]
        return value
