"""Files that are broken at random, or end anywhere: they load, or raise an error of ours; nothing else."""

from __future__ import annotations

import os

import pytest
from mutants import WHOLE, mutant

import careergraph as cg

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no system to fork on")
BATCH = 50


@pytest.mark.parametrize("format", WHOLE)
def test_what_is_broken_is_made_from_what_is_whole(format):
    assert not cg.loads(WHOLE[format], format=format).check().errors[2:]
    assert len(cg.loads(WHOLE[format], format=format).roles) == 2


def test_a_seed_gives_the_same_mutant():
    assert mutant("turtle", 7) == mutant("turtle", 7) != mutant("turtle", 8)


def loaded(apart, format: str, count: int) -> int:
    """How many of so many mutants load, each batch in a process of its own."""
    total = 0
    for first in range(0, count, BATCH):
        outcome = apart.call("mutants", format, first, BATCH)
        assert "answer" in outcome, (format, first, outcome)
        total += int(outcome["answer"])
    return total


@pytest.mark.parametrize("format", WHOLE)
def test_two_hundred_mutants_raise_only_our_errors(apart, format):
    assert 0 < loaded(apart, format, 200) < 200


@pytest.mark.slow
@pytest.mark.parametrize("format", WHOLE)
def test_ten_thousand_mutants_raise_only_our_errors(apart, format):
    count = loaded(apart, format, 10_000)
    print(f"{format}: {count:,} of 10,000 load, the others are refused")
    assert 0 < count < 10_000


@pytest.mark.parametrize("format", WHOLE)
def test_a_file_that_ends_anywhere_loads_or_is_refused(format):
    data = WHOLE[format].encode()
    refused = []
    for end in range(len(data)):
        try:
            cg.loads(data[:end], format=format)
        except cg.ParseError as error:
            refused.append(str(error))
    assert not any("\n" in said for said in refused)
    # Where a statement ends a file may end; nobody can tell that there was more.
    assert len(refused) > (0.95 if format in ("rdfxml", "jsonld") else 0.6) * len(data)
