"""The numbers of gaps in SPARQL: those of Python, where a query can be stopped and reaches nothing."""

from __future__ import annotations

import time

import pytest
import rdflib
from hypothesis import given
from small import loads
from strategies import worlds

import careergraph as cg

ALL_PAIRS = """
    SELECT ?a ?b (cgf:effort(?a, ?b) AS ?effort) (cgf:coverage(?a, ?b) AS ?coverage) (cgf:fit(?a, ?b) AS ?fit)
    { ?a a cg:Role . ?b a cg:Role }
"""


def numbers(graph: cg.CareerGraph, **options: object) -> dict[tuple[str, str], tuple[object, ...]]:
    return {(row.a, row.b): (row.effort, row.coverage, row.fit) for row in graph.query(ALL_PAIRS, **options)}


def expected(graph: cg.CareerGraph) -> dict[tuple[str, str], tuple[object, ...]]:
    return {
        (cell.row.iri, cell.column.iri): (
            None if cell.coverage is None else cell.effort,
            cell.coverage,
            cell.fit,
        )
        for cell in graph.gap_matrix()
    }


@pytest.mark.parametrize("timeout", [None, 20])
def test_they_are_the_numbers_of_the_matrix(accounts, timeout):
    assert numbers(accounts, timeout=timeout) == expected(accounts)


@given(worlds())
def test_they_are_the_numbers_of_any_matrix(world):
    graph = world.graph()
    assert numbers(graph) == expected(graph)


def test_somebody_in_the_ontology_is_measured_as_a_role_is():
    graph = loads("""
        :cook a cg:Role ; cg:essentialSkill :knives ; cg:requires [ cg:skill :menus ; cg:levelRank 3 ] .
        :knives a cg:Skill . :menus a cg:Skill .
        :ana a cg:Profile ; skos:prefLabel "Ana"@en ;
            cg:holds [ cg:skill :knives ] , [ cg:skill :menus ; cg:levelRank 2 ] .
    """)
    ((effort, coverage),) = graph.query(
        "SELECT (cgf:effort(?who, ?role) AS ?e) (cgf:coverage(?who, ?role) AS ?c) "
        "{ ?who a cg:Profile . ?role a cg:Role }"
    )
    (ana,) = graph.profiles
    gap = graph.gap(ana, graph.roles[0])
    assert (effort, coverage) == (gap.effort, gap.coverage) == (1, 0.75)


@pytest.mark.parametrize(
    "call",
    [
        'cgf:effort("Account Manager", acc:AccountManager)',
        "cgf:effort(acc:AccountManager)",
        "cgf:effort(acc:AccountManager, acc:AccountManager, 1)",
        "cgf:effort(<http://example.org/nobody>, acc:AccountManager)",
        "cgf:effort(acc:AccountManager, <http://example.org/nothing>)",
    ],
)
def test_of_what_is_no_role_nothing_is_known(accounts, call):
    assert accounts.query(f"SELECT ({call} AS ?effort) {{}}")[0].effort is None


def test_a_role_that_requires_nothing_is_near_to_nobody():
    graph = loads(":a a cg:Role ; cg:essentialSkill :s . :b a cg:Role .")
    found = numbers(graph)
    assert found["https://example.org/a", "https://example.org/b"] == (None, None, None)


def test_a_query_that_calls_them_is_stopped_in_time():
    roles = " ".join(f":r{number} a cg:Role ; cg:essentialSkill :s{number % 7} ." for number in range(400))
    graph = loads(roles)
    begun = time.monotonic()
    with pytest.raises(cg.QueryTimeout):
        graph.query(
            "SELECT (SUM(cgf:fit(?a, ?b) + cgf:fit(?b, ?c)) AS ?x) "
            "{ ?a a cg:Role . ?b a cg:Role . ?c a cg:Role }",
            timeout=0.4,
        )
    assert time.monotonic() - begun < 5


def test_an_unknown_function_is_an_error(accounts):
    with pytest.raises(cg.QueryError):
        accounts.query("SELECT (cgf:distance(acc:AccountManager, acc:AccountManager) AS ?x) {}")


def test_rdflib_users_have_them_too(accounts):
    found = {
        (str(row.a), str(row.b)): tuple(None if each is None else each.toPython() for each in row[2:])
        for row in accounts.rdf.query(ALL_PAIRS)
    }
    assert found == expected(accounts)


def test_rdflibs_own_engine_refuses_what_it_cannot_answer(accounts):
    with pytest.raises(cg.QueryError, match="give the query as a text alone"):
        accounts.rdf.query(ALL_PAIRS, initBindings={"a": rdflib.URIRef(accounts.role("KAM").iri)})
