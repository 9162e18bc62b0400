"""Functions that are sent to other machines, with all that they hold on to."""

from __future__ import annotations

import inspect
import warnings


def warn_where_sent(advice: str) -> None:
    """Warn where the method that calls this pickles its object for Spark, Dask or their like.

    They pickle functions by cloudpickle, which whoever keeps an object in a file does not.
    """
    frame = inspect.currentframe()
    for _ in range(2):
        frame = frame and frame.f_back
    if frame and "cloudpickle" in frame.f_globals.get("__name__", ""):
        warnings.warn(advice, stacklevel=3)
