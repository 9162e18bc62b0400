"""The meanings of the names of skills as a value: the same as look-up finds."""

from __future__ import annotations

import numpy as np
import pytest
from small import EX, loads

from careergraph.names.skill_names import UNKNOWN, SkillNames

GRAPH = loads(
    """
    @prefix x: <https://example.org/> . @prefix bare: <urn:bare> .
    :a a cg:Skill ; skos:prefLabel "Résumé"@en , "Lebenslauf"@de ; skos:notation "A:1" .
    :b a cg:Skill ; skos:prefLabel "resume"@en ; skos:altLabel "Key-Account"@en .
    :c a cg:Skill ; skos:prefLabel "Shared"@en . :d a cg:Skill ; skos:prefLabel "shared"@en .
    <https://example.org/x:y> a cg:Skill ; skos:prefLabel "deep"@en .
    <urn:bare> a cg:Skill ; skos:prefLabel "whole prefix"@en .
    :e a cg:Skill ; skos:prefLabel "shäred"@en . [] a cg:Skill ; skos:prefLabel "blank"@en .
    """
)
NAMES = [
    *(f"{EX}a", "x:a", "A:1", "RÉSUMÉ", "resume", "Lebenslauf", "key account", "shared", "Shäred"),
    *(
        "x:x:y",
        "bare:",
        "bare",
        "nothing",
        f"{EX}none",
        "none:a",
        f"none:{EX}a",
        "",
        " ",
        "\u200b",
        ":",
        "blank",
    ),
]


def looked_up(name):
    named = GRAPH._lookup.skills.named(name)
    return named[0] if len(named) == 1 else UNKNOWN


@pytest.mark.parametrize("name", NAMES)
def test_a_name_means_what_look_up_finds(name):
    assert GRAPH._lookup.skills.all_names(True).number(name) == looked_up(name)


def test_an_iri_means_what_look_up_finds():
    iris = [skill.iri for skill in GRAPH.skills]
    assert [*map(GRAPH._lookup.skills.all_names(True).number, iris)] == [*map(looked_up, iris)]


def test_without_labels_only_iris_and_curies_mean_something():
    names = GRAPH._lookup.skills.all_names(labels=False)
    known = [name for name in NAMES if names.number(name) != UNKNOWN]
    assert known == [f"{EX}a", "x:a", "x:x:y", "bare:"]
    assert not names.strict
    assert not names.loose


def test_what_a_name_means_both_ways_is_kept_once():
    names = GRAPH._lookup.skills.all_names(labels=True)
    assert names.loose == {"key account": names.strict["key-account"], "resume": UNKNOWN}


def test_many_names_are_an_array_of_numbers():
    numbers = SkillNames({"urn:a": 3}, {"u": "urn:"}, {"tea": 5}, {"te a": 6}).numbers(
        ["urn:a", None, "u:a", "v:urn:a", "Tea", "te-a", "x"]
    )
    assert numbers.dtype == np.int64
    assert numbers.tolist() == [3, -1, 3, -1, 5, 6, -1]
