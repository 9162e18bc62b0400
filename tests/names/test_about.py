"""What is stated of a thing, whatever names it: `graph.about`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import ACC, CG, EX, loads

import careergraph as cg

GRAPH = cg.load()
SUBJECTS = sorted({str(row.s) for row in GRAPH.query("SELECT DISTINCT ?s { ?s ?p ?o FILTER (isIRI(?s)) }")})


@given(st.sampled_from(SUBJECTS))
def test_it_is_what_sparql_finds_asserted_and_derived(subject):
    rows = GRAPH.query(f"SELECT ?p ?o {{ <{subject}> ?p ?o }}")
    about = GRAPH.about(subject)
    # A value may be of several kinds, so that values compare as the texts they print.
    assert sorted((term, repr(value)) for term, values in about.items() for value in values) == sorted(
        (row.p, repr(row.o)) for row in rows
    ) or any(str(row.o).startswith("_:") for row in rows)
    assert list(about) == sorted(about)


@pytest.mark.parametrize(
    "name",
    [
        "Key Account Manager",
        "kam",
        "acc:KeyAccountManager",
        f"{ACC}KeyAccountManager",
        GRAPH.role("Key Account Manager"),
    ],
)
def test_a_thing_goes_by_value_iri_curie_and_label(name):
    assert GRAPH.about(name) == GRAPH.about(f"{ACC}KeyAccountManager")


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("negociacion", "Negotiation"),
        ("negotiation of agreements", "AgreementNegotiation"),
        ("teletrabajo", "Telework"),
        ("remote work", "Telework"),
        ("Lucía Ferrer", "LuciaFerrer"),
    ],
)
def test_what_is_no_role_has_a_name_too(name, iri):
    assert GRAPH.about(name) == GRAPH.about(f"acc:{iri}")


def test_other_values_have_an_iri():
    level, person, move = GRAPH.scale[0], GRAPH.profiles[0], GRAPH.progressions()[0]
    assert GRAPH.about(level)[f"{CG}rank"] == (1,)
    assert GRAPH.about(person)[f"{CG}holds"]
    assert GRAPH.about(move)[f"{CG}typicalMonths"] == (18,)


def test_values_are_pythons_in_any_vocabulary():
    graph = loads(
        ':a a cg:Role ; skos:prefLabel "a"@en , "ä"@de ; <https://schema.org/estimatedSalary> 1.5 , true ; '
        ":paid [ :amount 2 ] . :other :of :a ."
    )
    about = graph.about("a")
    assert about["https://schema.org/estimatedSalary"] == (1.5, True)
    assert [label.language for label in about["http://www.w3.org/2004/02/skos/core#prefLabel"]] == [
        "en",
        "de",
    ]
    (node,) = about[f"{EX}paid"]
    assert graph.about(node) == {f"{EX}amount": (2,)}
    assert graph.about(f"{EX}other") == {f"{EX}of": (f"{EX}a",)}


@pytest.mark.parametrize("name", ["acc:Nothing", "https://example.org/nothing", "_:nothing", "a:b c", ""])
def test_where_nothing_is_stated_that_is_said(name):
    with pytest.raises(cg.NotFound, match="nothing is stated of"):
        GRAPH.about(name)


def test_a_name_that_is_nearly_one_brings_suggestions():
    with pytest.raises(cg.NotFound, match=r"did you mean 'Key Account Manager'"):
        GRAPH.about("Key Acount Manger")


def test_a_name_of_several_things_is_ambiguous():
    graph = loads(':a a cg:Benefit ; skos:prefLabel "x" . :b a cg:Benefit ; skos:prefLabel "X" .')
    with pytest.raises(cg.AmbiguousName) as raised:
        graph.about("x")
    assert raised.value.candidates == (f"{EX}a", f"{EX}b")


def test_what_is_no_name_is_refused():
    with pytest.raises(cg.InvalidArgument, match="a value, an IRI, a CURIE or a label"):
        GRAPH.about(3)


def test_a_kept_extract_tells_the_same(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text((GRAPH.save(tmp_path / "b.ttl")).read_text(encoding="utf-8"), encoding="utf-8")
    cg.load(path, cache=tmp_path / "cache")
    kept = cg.load(path, cache=tmp_path / "cache")
    assert kept.about("KAM") == GRAPH.about("KAM")
    for role in GRAPH.roles:
        again = kept.role(role.iri)
        assert [again.focus, again.purpose, again.collaborates_with, again.benefits] == [
            role.focus,
            role.purpose,
            role.collaborates_with,
            role.benefits,
        ]
        assert kept.requirements(role.iri) == GRAPH.requirements(role.iri)
