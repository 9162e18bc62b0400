"""What findings say, word for word, in English and in Spanish."""

from __future__ import annotations

import pytest
from told_findings import ONTOLOGIES, kept, told

KEPT = kept()


@pytest.mark.parametrize("name", ONTOLOGIES)
def test_each_finding_is_told_word_for_word(name):
    assert told(ONTOLOGIES[name]).strip("\n") == KEPT[name]


def test_what_is_written_down_is_of_an_ontology():
    assert KEPT.keys() == ONTOLOGIES.keys()
