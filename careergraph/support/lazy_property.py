"""What is costly and not always wanted: made at first use, once, even when threads race for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class lazy_property(Generic[Value]):  # noqa: N801 - it is used as a decorator, like `property`
    """A property that is computed when first asked for and kept on the object.

    Unlike `functools.cached_property` it holds a lock from Python 3.12 on too, so that eight threads
    that ask at once get one and the same object.

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
        self._lock = RLock()
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
            with self._lock:
                if self._name not in kept:
                    kept[self._name] = self._compute(instance)
        value: Value = kept[self._name]
        return value
