"""Things and their numbers lead to each other, and the words that arguments take stand once."""

from __future__ import annotations

from typing import get_type_hints

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import loads

import careergraph as cg
from careergraph import choices
from careergraph.catalogue.catalogue import Catalogue
from careergraph.drawing import dot, themes
from careergraph.model import needed_level
from careergraph.rdf.terms import shown_id
from careergraph.support.reach import reached

BLANK = """
    _:a a cg:Role ; skos:prefLabel "A" ; cg:requiresSkill _:s ; cg:hasResponsibility _:r .
    :b a cg:Role ; cg:progressesTo :gone ; cg:requiresSkill :s .
    _:r cg:drawsOn :s, _:s .
"""


def catalogues(accounts) -> list[Catalogue]:
    return [accounts._catalogue, loads(BLANK)._catalogue]


def test_a_thing_leads_to_its_number_and_back(accounts):
    for catalogue in catalogues(accounts):
        facts = catalogue.facts
        for index, make in (
            (facts.roles, catalogue.role),
            (facts.skills, catalogue.skill),
            (facts.responsibilities, catalogue.responsibility),
        ):
            assert [catalogue.number_of(make(number)) for number in index.all] == list(index.all)
            assert [index.number_of(shown_id(id)) for id in index.ids] == list(index.all)
            assert list(index.described_ids) == [index.ids[number] for number in index.described]


def test_a_thing_of_another_graph_has_no_number(accounts):
    with pytest.raises(KeyError):
        accounts._catalogue.number_of(cg.Role("urn:none", "none"))


def test_job_zones_are_plain_numbers_also_from_the_cache(tmp_path):
    path = tmp_path / "zones.ttl"
    path.write_text(
        "@prefix cg: <https://w3id.org/careergraph/ontology#> . @prefix : <urn:> .\n"
        "@prefix onet: <https://w3id.org/careergraph/onet#> .\n"
        ':a a cg:Role ; onet:jobZone 3 . :b a cg:Role ; onet:jobZone "x" . :c onet:jobZone 2 .',
        encoding="utf-8",
    )
    for _ in range(2):
        catalogue = cg.load(path, cache=tmp_path / "cache")._catalogue
        assert {catalogue.role(number).iri: zone for number, zone in catalogue.job_zones.items()} == {
            "urn:a": 3
        }


def test_no_level_needs_1():
    assert [needed_level(level) for level in (None, 0, 1, 4)] == [1, 1, 1, 4]


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8))), st.lists(st.integers(0, 8), max_size=3))
def test_what_is_reached_is_what_networkx_reaches_by_ways_as_short(pairs, starts):
    graph = networkx.DiGraph(pairs)
    graph.add_nodes_from(starts)
    found = reached(starts, graph.successors)
    lengths = networkx.multi_source_dijkstra_path_length(graph, set(starts)) if starts else {}
    assert {place: way.steps for place, way in found.items()} == lengths
    assert [way.steps for way in found.values()] == sorted(way.steps for way in found.values())
    for place, (steps, before) in found.items():
        assert (before is None) == (steps == 0)
        assert before is None or (graph.has_edge(before, place) and found[before].steps == steps - 1)


def test_the_words_that_arguments_take_stand_once():
    assert tuple(dot.DIRECTIONS) == choices.DIRECTIONS
    assert tuple(themes.THEMES) == choices.THEMES


def test_a_type_checker_is_told_which_words_an_argument_takes():
    for method, name, words in (
        ("path", "by", choices.Measure),
        ("paths", "by", choices.Measure),
        ("search", "kind", choices.Kind | None),
        ("ladder", "direction", choices.Direction),
        ("ladder", "theme", choices.Theme),
    ):
        names = {"networkx": networkx, "rdflib": None, **{name: getattr(cg, name) for name in cg.__all__}}
        assert get_type_hints(getattr(cg.CareerGraph, method), localns=names)[name] == words
