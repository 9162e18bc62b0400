"""Whole numbers, such as levels and months, in the forms that people and libraries write them in."""

from __future__ import annotations

import re
from decimal import Decimal
from numbers import Real
from typing import Final, SupportsInt

#: The highest level, and the most months, that may be stated.
MOST: Final = 999_999_999
_WHOLE: Final = re.compile(r"\s*([+-]?\d{1,30})(?:\.0*)?\s*")


def whole(value: object) -> int | None:
    """Read a whole number: an integer of any library, a whole float, or the text of one; else None.

    >>> whole(3), whole(3.0), whole("3"), whole(" 3.0 "), whole(2.5), whole("three"), whole(True)
    (3, 3, 3, 3, None, None, None)
    """
    if isinstance(value, str):
        found = _WHOLE.fullmatch(value)
        return int(found[1]) if found else None
    if isinstance(value, bool) or not (isinstance(value, (Real, Decimal)) and isinstance(value, SupportsInt)):
        return None
    try:
        number = int(value)
    except (ValueError, OverflowError):
        return None
    return number if number == value else None


def is_blank(value: object) -> bool:
    """Tell whether a cell says nothing: None, NaN, pandas' NA and NaT, and a text without a letter.

    >>> is_blank(None), is_blank(float("nan")), is_blank(" "), is_blank(0)
    (True, True, True, False)
    """
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    try:
        return bool(value != value)
    except TypeError:
        # pandas' NA is neither equal to itself nor unequal.
        return str(value) == "<NA>"
    except ValueError:
        # An array has no one answer.
        return False


def plain(value: object) -> object:
    """Give a number that is whole as an int, what is blank as None, and all else as it is.

    A text stays one, for it may be the name of a level.

    >>> plain(3.0), plain(float("nan")), plain("3"), plain(2.5)
    (3, None, '3', 2.5)
    """
    if is_blank(value):
        return None
    number = None if isinstance(value, str) else whole(value)
    return value if number is None else number
