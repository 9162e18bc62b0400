"""Whole numbers, such as levels and months, in the forms that people and libraries write them in."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import Final, SupportsInt

#: The highest level, and the most months, that may be stated.
MOST: Final = 999_999_999
_WHOLE: Final = re.compile(r"\s*([+-]?\d{1,30})(?:\.0*)?\s*")
_PART: Final = re.compile(
    r"\s*(\d{1,3}(?:[.,]\d)?)\s*(?:/|of|out of|de|sobre|von|sur)\s*(\d{1,3})\s*", re.IGNORECASE
)
_PERCENT: Final = re.compile(r"\s*(\d{1,3})\s*%\s*")
_STARS: Final = re.compile(r"\s*([★●⭐■]{1,10})([☆○□]{0,10})\s*")
#: How many steps a scale may have of which somebody names a part.
_SCALES: Final = (*range(3, 11), 100)
_HUNDRED: Final = 100
#: Stars are of so many where fewer are shown.
_STARS_SHOWN: Final = 5


def whole(value: object) -> int | None:
    """Read a whole number: an integer of any library, a whole float, or the text of one; else None.

    >>> whole(3), whole(3.0), whole("3"), whole(" 3.0 "), whole(2.5), whole("three"), whole(True)
    (3, 3, 3, 3, None, None, None)
    """
    if type(value) is int:
        return value
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


def part_of_scale(text: str) -> Fraction | None:
    """Read a part of a scale: "3 of 5", "4/5", "80 %" or stars; None for all else.

    >>> part_of_scale("3 of 5"), part_of_scale("80 %"), part_of_scale("★★★☆☆"), part_of_scale("4/2")
    (Fraction(3, 5), Fraction(4, 5), Fraction(3, 5), None)
    """
    if found := _PART.fullmatch(text):
        have, whole_scale = Fraction(found[1].replace(",", ".")), int(found[2])
        return have / whole_scale if whole_scale in _SCALES and have <= whole_scale else None
    if found := _PERCENT.fullmatch(text):
        return Fraction(int(found[1]), 100) if int(found[1]) <= _HUNDRED else None
    found = _STARS.fullmatch(text)
    return Fraction(len(found[1]), max(_STARS_SHOWN, len(found[1] + found[2]))) if found else None
