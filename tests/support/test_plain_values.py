"""Values as JSON knows them: one shape for all, and nothing that JSON would refuse."""

from __future__ import annotations

import json
import math
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

import careergraph as cg
from careergraph.support.plain_values import plain

KNOWN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.decimals()
    | st.dates()
    | st.sampled_from([*cg.Necessity, *cg.ProgressionKind, cg.Role("urn:r", "Cook"), timedelta(days=1)])
)
NESTED = st.recursive(
    KNOWN, lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner)
)


@given(NESTED)
def test_json_takes_whatever_is_plain_and_gives_it_back(value):
    given_back = plain(value)
    assert json.loads(json.dumps(given_back, allow_nan=False)) == given_back
    assert plain(given_back) == given_back


class Colour(Enum):
    RED = 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (math.nan, None),
        (-math.inf, None),
        (Decimal("NaN"), None),
        (Decimal("2.5"), 2.5),
        (numpy.int64(3), 3),
        (numpy.float64(0.5), 0.5),
        (date(2026, 3, 1), "2026-03-01"),
        (Colour.RED, 1),
        (frozenset({1}), [1]),
        (cg.Profile("Ana", {}), {"iri": None, "label": "Ana"}),
        ({cg.Skill("urn:s", "cutting"): 2}, {"urn:s": 2}),
    ],
)
def test_what_json_has_no_word_for(value, expected):
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)
