"""Honest times: what is compared runs in turn, round after round, in one process."""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

_UNITS = (("s", 1), ("ms", 1e-3), ("µs", 1e-6))


def processor() -> float:
    """The processor's time that this process and its children took, in seconds."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def medians(
    works: Mapping[str, Callable[[], Any]],
    rounds: int = 7,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """The median time of each work, in seconds; by `time.process_time` where others use the machine too.

    They take turns, so that a machine whose speed drifts is fair to all; nothing is collected meanwhile,
    and what a work gives is freed outside its time.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            start = clock()
            given = work()
            taken[name].append(clock() - start)
            del given
    return {name: statistics.median(times) for name, times in taken.items()}


def shown(seconds: float) -> str:
    """A time in the unit that reads best.

    >>> shown(0.00025), shown(1.5)
    ('250 µs', '1.5 s')
    """
    unit, size = next(((unit, size) for unit, size in _UNITS if seconds >= size), _UNITS[-1])
    return f"{seconds / size:.3g} {unit}"
