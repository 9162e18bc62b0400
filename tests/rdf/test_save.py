"""Saving: whole or not at all, in a stable order, and only what was asserted."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from small import CG, EX, loads, turtle

import careergraph as cg

DERIVED = "https://w3id.org/careergraph/derived"
SMALL = """
:b a cg:Role ; skos:prefLabel "Ben"@en , "Benito"@es ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] .
:a a cg:Role ; skos:prefLabel "Ana"@en ; cg:progressesTo :b ; cg:buildsOn :b .
:s a cg:Skill ; skos:prefLabel "Sums"@en .
"""
NAMED = "GRAPH :g { :a a cg:Role } :b a cg:Role ."
SUFFIXES = [".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf"]


@pytest.fixture(scope="module")
def graph() -> cg.CareerGraph:
    return loads(SMALL)


@pytest.fixture
def no_replacing(monkeypatch):
    """A disk that fails at the very last moment."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.setattr(os, "replace", fail)


# What is written


def test_turtle_is_written_by_subject_with_the_type_first(tmp_path):
    graph = loads(":b a cg:Role . :a skos:prefLabel 'A' ; a cg:Role ; cg:progressesTo :b .")
    lines = graph.save(tmp_path / "out.ttl").read_text().splitlines()
    body = [line for line in lines if line and not line.startswith("@prefix")]
    assert body[0].startswith(":a a cg:Role")
    assert [line.split()[0] for line in body if line.startswith(":")] == [":a", ":b"]
    assert "@prefix : <https://example.org/> ." in lines


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_saved_is_what_was_asserted(graph, tmp_path, suffix):
    again = cg.load(graph.save(tmp_path / f"out{suffix}"))
    saved = rdflib.Graph().parse(data=cg_turtle(again, tmp_path), format="turtle")
    assert isomorphic(saved, rdflib.Graph().parse(data=turtle(SMALL), format="turtle"))


def cg_turtle(graph: cg.CareerGraph, folder: Path) -> bytes:
    return graph.save(folder / "check.ttl").read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_saving_what_was_saved_gives_the_same_bytes(graph, tmp_path, suffix):
    one = graph.save(tmp_path / f"one{suffix}")
    two = cg.load(one).save(tmp_path / f"two{suffix}")
    assert one.read_bytes() == two.read_bytes()


def test_the_order_of_the_file_changes_no_byte(tmp_path):
    one = loads(":a a cg:Role ; cg:progressesTo :b , :c . :b a cg:Role . :c a cg:Role .")
    two = loads(":c a cg:Role . :b a cg:Role . :a cg:progressesTo :c , :b ; a cg:Role .")
    saved = [graph.save(tmp_path / name).read_bytes() for graph, name in ((one, "1.nt"), (two, "2.nt"))]
    assert saved[0] == saved[1]


def test_names_of_blank_nodes_in_the_file_change_no_byte(tmp_path):
    body = ":a a cg:Role ; cg:requires _:{x} , _:{y} . _:{x} cg:skill :s . _:{y} cg:skill :t ."
    saved = [
        loads(body.format(x=x, y=y)).save(tmp_path / f"{x}.ttl").read_bytes()
        for x, y in (("p", "q"), ("q", "p"), ("z9", "a1"))
    ]
    assert saved[0] == saved[1] == saved[2]


@pytest.mark.parametrize(
    "literal",
    [
        '"01"^^xsd:integer',
        '"+1"^^xsd:integer',
        '"1.50"^^xsd:decimal',
        '"1.0E0"^^xsd:double',
        '"1"^^xsd:boolean',
        '"2024-01-01T24:00:00"^^xsd:dateTime',
        '"2024-01-01T00:00:00+00:00"^^xsd:dateTime',
        '"P1Y2M"^^xsd:duration',
        '"seven"^^xsd:integer',
        '" 7 "^^xsd:integer',
        '"e\\u0301 \\u00e9"',
        '"a\\tb\\nc\\"d\\\\"',
    ],
)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_lexical_forms_are_kept(tmp_path, literal, suffix):
    text = turtle(f":a a cg:Role ; :it {literal} .")
    (expected,) = rdflib.Graph().parse(data=text, format="turtle").objects(None, rdflib.URIRef(f"{EX}it"))
    again = cg.load(cg.loads(text).save(tmp_path / f"out{suffix}"))
    saved = again.save(tmp_path / "again.nt").read_text()
    lexical = literal.partition("^^")[0]
    if "\\u" in lexical:
        lexical = f'"{expected}"'
    assert f"<{EX}it> {lexical}" in saved


# Derived


def test_what_follows_is_left_out_unless_asked_for(graph, tmp_path):
    text = graph.save(tmp_path / "out.ttl").read_text()
    assert "essentialSkill" not in text
    assert "requiresSkill" not in text


def test_what_follows_is_one_more_triple_in_turtle(graph, tmp_path):
    path = graph.save(tmp_path / "out.ttl", derived=True)
    rdf = rdflib.Graph().parse(path)
    essential = rdflib.URIRef(f"{CG}essentialSkill")
    skill = rdflib.URIRef(f"{EX}s")
    assert set(rdf.subject_objects(essential)) == {
        (rdflib.URIRef(f"{EX}a"), skill),
        (rdflib.URIRef(f"{EX}b"), skill),
    }


@pytest.mark.parametrize(("suffix", "format"), [(".trig", "trig"), (".nq", "nquads")])
def test_what_follows_stands_in_a_graph_of_its_own_where_the_format_has_graphs(
    graph, tmp_path, suffix, format
):
    data = rdflib.Dataset()
    data.parse(graph.save(tmp_path / f"out{suffix}", derived=True), format=format)
    derived = data.graph(rdflib.URIRef(DERIVED))
    a, b, s = (rdflib.URIRef(EX + name) for name in "abs")
    plain = {(s1, p, o) for s1, p, o in derived if p != rdflib.URIRef(f"{CG}requires")}
    assert plain == {
        (role, rdflib.URIRef(CG + name), s) for role in (a, b) for name in ("essentialSkill", "requiresSkill")
    }
    stated = data.graph(DATASET_DEFAULT_GRAPH_ID)
    assert (a, rdflib.URIRef(f"{CG}progressesTo"), b) in stated


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_follows_changes_no_answer_when_it_is_read_again(graph, tmp_path, suffix):
    again = cg.load(graph.save(tmp_path / f"out{suffix}", derived=True))
    assert [(r.skill.iri, r.level, r.necessity) for r in again.requirements("Ana")] == [
        (f"{EX}s", 2, cg.Necessity.ESSENTIAL)
    ]
    assert again.gap("Ana", "Ben").effort == 0


# What a format cannot carry


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".rdf"])
def test_named_graphs_are_refused_where_they_would_be_lost(tmp_path, suffix):
    graph = cg.loads(turtle(NAMED), format="trig")
    target = tmp_path / f"out{suffix}"
    target.write_text("old")
    with pytest.raises(cg.SaveError, match=rf"<{EX}g>.*\.trig or \.nq"):
        graph.save(target)
    assert target.read_text() == "old"


@pytest.mark.parametrize("suffix", [".trig", ".nq", ".jsonld"])
def test_named_graphs_are_kept_where_the_format_has_them(tmp_path, suffix):
    saved = cg.loads(turtle(NAMED), format="trig").save(tmp_path / f"out{suffix}")
    result = cg.load(saved).query("SELECT ?g ?s { GRAPH ?g { ?s a cg:Role } }")
    assert list(result) == [(f"{EX}g", f"{EX}a")]


@pytest.mark.parametrize("escape", ["\\u0001", "\\u001F", "\\uFFFE", "\\uFFFF", "\\b", "\\f"])
def test_characters_that_xml_has_no_place_for_are_refused(tmp_path, escape):
    graph = loads(f':a a cg:Role ; skos:note "x{escape}" .')
    target = tmp_path / "out.rdf"
    target.write_text("old")
    with pytest.raises(cg.SaveError, match=rf"note of <{EX}a>.*\.ttl"):
        graph.save(target)
    assert target.read_text() == "old"
    assert cg.load(graph.save(tmp_path / "out.ttl")).query("ASK { :a skos:note ?n }") is True


def test_white_space_that_xml_may_hold_comes_back_unchanged(tmp_path):
    graph = loads(':a a cg:Role ; skos:note " a\\tb\\nc\\rd\\r\\ne " .')
    (row,) = cg.load(graph.save(tmp_path / "out.rdf")).query("SELECT ?n { ?a skos:note ?n }")
    assert row.n == " a\tb\nc\rd\r\ne "


def test_a_property_that_xml_cannot_name_is_refused(tmp_path):
    graph = loads(":a a cg:Role ; <https://example.org/1> 'x' .")
    target = tmp_path / "out.rdf"
    target.write_text("old")
    with pytest.raises(cg.SaveError, match=r"https://example\.org/1"):
        graph.save(target)
    assert target.read_text() == "old"


RDFS_OWN = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@pytest.mark.parametrize(
    "name",
    [
        *(f"{EX}p{letter}" for letter in "\u1234\u2118\uab20\ufeff"),
        *(f"{RDFS_OWN}{name}" for name in ("li", "Description", "RDF", "about", "aboutEach", "bagID")),
        f"{EX}1",
        "urn:1",
    ],
)
def test_a_name_that_is_no_element_to_every_reader_of_xml_is_refused(tmp_path, name):
    target = tmp_path / "out.rdf"
    target.write_text("old")
    with pytest.raises(cg.SaveError, match="cannot name the property"):
        cg.loads(f"<{EX}a> <{name}> 1 .").save(target)
    assert target.read_text() == "old"


@pytest.mark.parametrize("name", [f"{EX}p\u1234", f"{EX}1", f"{RDFS_OWN}aboutEach"])
def test_a_type_that_is_no_element_to_every_reader_of_xml_is_refused(tmp_path, name):
    with pytest.raises(cg.SaveError, match=f"cannot name the type <{name}>"):
        cg.loads(f"<{EX}a> a <{name}> .").save(tmp_path / "out.rdf")
    second = cg.loads(f"<{EX}a> a <http://a/A> , <{name}> .").save(tmp_path / "second.rdf")
    assert len(rdflib.Graph().parse(second)) == 2


def test_letters_of_any_language_are_fine_in_names(tmp_path):
    graph = cg.loads(f"<{EX}a> <{EX}añós> 1 ; a <{EX}Köchin> .")
    assert len(rdflib.Graph().parse(graph.save(tmp_path / "out.rdf"))) == 2


@pytest.mark.parametrize("prefix", ["rdf", "xml", "cg", "oxprefix"])
def test_prefixes_with_other_meanings_than_usual_lead_nobody_astray(tmp_path, prefix):
    graph = cg.loads(
        f"@prefix {prefix}: <{EX}> . @prefix x: <http://www.w3.org/2000/xmlns/> . {prefix}:a a {prefix}:B ; "
        f"<{CG}skill> {prefix}:b ; <{RDFS_OWN}value> 1 ."
    )
    for suffix in SUFFIXES:
        assert len(cg.load(graph.save(tmp_path / f"out{suffix}")).rdf) == 3
    assert len(rdflib.Graph().parse(tmp_path / "out.rdf")) == 3


def test_an_unknown_suffix_is_named_and_nothing_is_written(graph, tmp_path):
    with pytest.raises(cg.CareerGraphError, match=r"\.docx.*\.ttl"):
        graph.save(tmp_path / "out.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_format_overrides_the_suffix(graph, tmp_path):
    path = graph.save(tmp_path / "out.txt", format="nt")
    assert len(rdflib.Graph().parse(path, format="nt")) == 12


# The file


def test_the_path_is_given_back(graph, tmp_path):
    assert graph.save(str(tmp_path / "out.ttl")) == tmp_path / "out.ttl"


@pytest.mark.usefixtures("no_replacing")
def test_a_failing_save_leaves_the_old_file_and_nothing_else(graph, tmp_path):
    target = tmp_path / "out.ttl"
    target.write_text("old")
    with pytest.raises(cg.SaveError, match=r"out\.ttl.*No space left") as caught:
        graph.save(target)
    assert isinstance(caught.value, OSError)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.usefixtures("no_replacing")
def test_a_failing_save_makes_no_file(graph, tmp_path):
    with pytest.raises(cg.SaveError):
        graph.save(tmp_path / "out.ttl")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(graph, tmp_path):
    with pytest.raises(cg.SaveError, match=r"gone.*choose a folder"):
        graph.save(tmp_path / "gone" / "out.ttl")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(graph, tmp_path):
    folder = tmp_path / "folder.ttl"
    folder.mkdir()
    with pytest.raises(cg.SaveError, match=r"folder\.ttl"):
        graph.save(folder)
    assert list(tmp_path.iterdir()) == [folder]


def test_a_save_leaves_no_other_file(graph, tmp_path):
    target = graph.save(tmp_path / "out.ttl")
    graph.save(target)
    assert list(tmp_path.iterdir()) == [target]


def test_a_symbolic_link_stays_one(graph, tmp_path):
    (tmp_path / "store").mkdir()
    real = tmp_path / "store" / "real.ttl"
    real.write_text("old")
    link = tmp_path / "link.ttl"
    link.symlink_to(real)
    graph.save(link)
    assert link.is_symlink()
    assert link.resolve() == real
    assert real.read_text().startswith("@prefix")


def test_a_link_to_nothing_yet_is_followed(graph, tmp_path):
    real = tmp_path / "real.ttl"
    link = tmp_path / "link.ttl"
    link.symlink_to(real)
    graph.save(link)
    assert link.is_symlink()
    assert real.read_text().startswith("@prefix")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_of_an_old_file_is_kept(graph, tmp_path, mode):
    target = tmp_path / "out.ttl"
    target.write_text("old")
    target.chmod(mode)
    graph.save(target)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_mode_of_any_new_file(graph, tmp_path, mask, mode):
    before = os.umask(mask)
    try:
        target = graph.save(tmp_path / "out.ttl")
    finally:
        after = os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == mode
    assert after == mask


def test_a_save_changes_no_mask_that_other_threads_make_files_under(graph, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "umask", None)
    assert graph.save(tmp_path / "out.ttl").exists()


@pytest.mark.usefixtures("no_replacing")
def test_a_failing_save_over_a_file_that_may_only_be_read_leaves_nothing(graph, tmp_path):
    target = tmp_path / "out.ttl"
    target.write_text("old")
    target.chmod(0o400)
    with pytest.raises(cg.SaveError):
        graph.save(target)
    assert [(path, path.read_text()) for path in tmp_path.iterdir()] == [(target, "old")]


@pytest.mark.parametrize(
    "name", ["ñandú 한국어 😀.ttl", "a:b.ttl", "x" * 240 + ".ttl", "é" * 120 + ".ttl", " .ttl", "-.ttl"]
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has other names")
def test_any_name_that_a_file_may_have_is_written(graph, tmp_path, name):
    assert graph.save(tmp_path / name).read_bytes().startswith(b"@prefix")
    assert list(tmp_path.iterdir()) == [tmp_path / name]


@pytest.mark.skipif(sys.platform != "linux", reason="only there may names be any bytes")
def test_a_name_that_is_no_text_is_written_read_and_told(graph, tmp_path):
    target = tmp_path / os.fsdecode(b"caf\xe9.ttl")
    assert len(cg.load(graph.save(target)).roles) == 2
    target.write_text("broken")
    with pytest.raises(cg.ParseError, match=r"caf\\udce9\.ttl, line 1") as caught:
        cg.load(target)
    str(caught.value).encode()


@pytest.mark.parametrize("name", ["x" * 300 + ".ttl", "a\0b.ttl", "x.ttl/out.ttl"])
def test_a_name_that_no_file_may_have_is_an_error_of_ours(graph, tmp_path, name):
    (tmp_path / "x.ttl").write_text("old")
    with pytest.raises(cg.SaveError, match="could not be written"):
        graph.save(tmp_path / name)
    assert list(tmp_path.iterdir()) == [tmp_path / "x.ttl"]


def test_the_file_that_was_loaded_can_be_saved_over(tmp_path):
    path = tmp_path / "mine.ttl"
    path.write_text(turtle(SMALL))
    graph = cg.load(path)
    graph.save(path)
    assert [role.label for role in cg.load(path).roles] == ["Ana", "Ben"]
