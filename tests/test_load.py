"""Reading: which texts become a graph, and what is said of those that do not."""

from __future__ import annotations

import io
import pickle
from pathlib import Path

import pytest
from small import EX, PREFIXES, codes, labels, loads, turtle

import careergraph as cg

COOK = turtle(':cook a cg:Role ; skos:prefLabel "cook"@en .\n')
RDF_XML = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
         xmlns:skos="http://www.w3.org/2004/02/skos/core#"
         xmlns:cg="https://w3id.org/careergraph/ontology#">
  <cg:Role rdf:about="https://example.org/cook"><skos:prefLabel>cook</skos:prefLabel></cg:Role>
</rdf:RDF>
"""
JSON_LD = """{
  "@context": {"cg": "https://w3id.org/careergraph/ontology#",
               "label": "http://www.w3.org/2004/02/skos/core#prefLabel"},
  "@id": "https://example.org/cook", "@type": "cg:Role", "label": "cook"
}
"""
N_TRIPLES = (
    "<https://example.org/cook> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    "<https://w3id.org/careergraph/ontology#Role> .\n"
    '<https://example.org/cook> <http://www.w3.org/2004/02/skos/core#prefLabel> "cook" .\n'
)
N_QUADS = N_TRIPLES.replace(" .\n", " <https://example.org/graph> .\n")
TRIG = PREFIXES + ':graph { :cook a cg:Role ; skos:prefLabel "cook" }\n'
TEXTS = {
    ".ttl": COOK,
    ".nt": N_TRIPLES,
    ".nq": N_QUADS,
    ".trig": TRIG,
    ".jsonld": JSON_LD,
    ".rdf": RDF_XML,
    ".owl": RDF_XML,
    ".xml": RDF_XML,
    ".json": JSON_LD,
    ".TTL": COOK,
}


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refused(call, *arguments, **options) -> cg.ParseError:
    """The `ParseError` of a call, once it says what it says to a program too, in one line."""
    with pytest.raises(cg.ParseError) as caught:
        call(*arguments, **options)
    error = caught.value
    assert isinstance(error, ValueError)
    assert "\n" not in str(error)
    if error.line is not None:
        assert f"line {error.line}" in str(error)
    if error.column is not None:
        assert f"column {error.column}" in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.file, again.line, again.column) == (
        str(error),
        error.file,
        error.line,
        error.column,
    )
    return error


# What is read


@pytest.mark.parametrize("suffix", TEXTS)
def test_every_format_is_read_by_its_suffix(tmp_path, suffix):
    graph = cg.load(write(tmp_path, f"roles{suffix}", TEXTS[suffix]))
    assert [(role.iri, role.label) for role in graph.roles] == [(f"{EX}cook", "cook")]


@pytest.mark.parametrize(
    ("format", "suffix"),
    [
        ("turtle", ".ttl"),
        ("ttl", ".ttl"),
        ("ntriples", ".nt"),
        ("N-Triples", ".nt"),
        ("nquads", ".nq"),
        ("trig", ".trig"),
        ("jsonld", ".jsonld"),
        ("json-ld", ".jsonld"),
        ("rdfxml", ".rdf"),
        ("xml", ".rdf"),
    ],
)
def test_format_says_what_a_text_is(format, suffix):
    assert labels(cg.loads(TEXTS[suffix], format=format).roles) == ["cook"]
    assert labels(cg.loads(TEXTS[suffix].encode(), format=format).roles) == ["cook"]


def test_format_overrides_the_suffix(tmp_path):
    path = write(tmp_path, "roles.txt", RDF_XML)
    assert labels(cg.load(path, format="rdfxml").roles) == ["cook"]


def test_a_path_may_be_a_str(tmp_path):
    assert labels(cg.load(str(write(tmp_path, "roles.ttl", COOK))).roles) == ["cook"]


def test_load_without_a_file_is_the_shipped_ontology():
    assert len(cg.load().roles) == 6


def test_a_str_given_to_loads_is_never_a_path(tmp_path, monkeypatch):
    write(tmp_path, "roles.ttl", COOK)
    monkeypatch.chdir(tmp_path)
    refused(cg.loads, "roles.ttl")
    refused(cg.loads, str(tmp_path / "roles.ttl"))


def test_files_are_merged(tmp_path):
    one = write(tmp_path, "one.ttl", COOK)
    two = write(
        tmp_path, "two.nt", f"<{EX}cook> <https://w3id.org/careergraph/ontology#progressesTo> <{EX}chef> .\n"
    )
    three = write(tmp_path, "three.ttl", turtle(':chef a cg:Role ; skos:prefLabel "chef"@en .'))
    graph = cg.load(one, two, three)
    assert labels(graph.roles) == ["chef", "cook"]
    assert labels(graph.next_roles("cook")) == ["chef"]


def test_the_same_file_twice_says_nothing_twice(tmp_path):
    path = write(
        tmp_path, "roles.ttl", turtle(":a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] .")
    )
    (requirement,) = cg.load(path, path).requirements(f"{EX}a")
    assert requirement.level == 2


def test_blank_nodes_of_two_files_stay_apart(tmp_path):
    body = "_:b cg:skill :{0} ; cg:levelRank {1} . :{2} a cg:Role ; cg:requires _:b ."
    one = write(tmp_path, "one.ttl", turtle(body.format("knives", 2, "cook")))
    two = write(tmp_path, "two.ttl", turtle(body.format("menus", 3, "chef")))
    graph = cg.load(one, two)
    assert [(each.skill.iri, each.level) for each in graph.requirements(f"{EX}cook")] == [(f"{EX}knives", 2)]
    assert [(each.skill.iri, each.level) for each in graph.requirements(f"{EX}chef")] == [(f"{EX}menus", 3)]
    assert "several-values" not in codes(graph)


def test_named_graphs_are_read_as_one_ontology():
    graph = cg.loads(
        PREFIXES
        + """
        :one { :cook a cg:Role ; skos:prefLabel "cook" ; cg:progressesTo :chef }
        :two { :cook a cg:Role . :chef a cg:Role ; skos:prefLabel "chef" }
        """,
        format="trig",
    )
    assert labels(graph.roles) == ["chef", "cook"]
    assert labels(graph.next_roles("cook")) == ["chef"]
    assert graph.query("SELECT (COUNT(*) AS ?n) { :cook a cg:Role }")[0].n == 1


def test_base_resolves_relative_iris(tmp_path):
    text = "<cook> a <https://w3id.org/careergraph/ontology#Role> ."
    expected = [f"{EX}kitchen/cook"]
    assert [role.iri for role in cg.loads(text, base=f"{EX}kitchen/").roles] == expected
    path = write(tmp_path, "roles.ttl", text)
    assert [role.iri for role in cg.load(path, base=f"{EX}kitchen/").roles] == expected


def test_a_files_own_base_comes_before_base():
    text = f"@base <{EX}own/> . <cook> a <https://w3id.org/careergraph/ontology#Role> ."
    assert [role.iri for role in cg.loads(text, base=f"{EX}given/").roles] == [f"{EX}own/cook"]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    path = write(tmp_path, "roles.ttl", b"\xef\xbb\xbf" + COOK.encode())
    assert labels(cg.load(path).roles) == ["cook"]


def test_line_ends_of_any_system_are_read():
    assert labels(cg.loads(COOK.replace("\n", "\r\n")).roles) == ["cook"]


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", PREFIXES])
def test_an_ontology_without_roles_loads_with_a_finding(text):
    graph = cg.loads(text)
    assert graph.roles == graph.skills == graph.responsibilities == ()
    assert codes(graph) == ["no-roles"]
    assert repr(graph) == "CareerGraph(0 roles, 0 skills, 0 responsibilities, 0 progressions)"


def test_rdf_xml_in_another_declared_encoding_is_read():
    text = RDF_XML.replace("UTF-8", "ISO-8859-1").replace(">cook<", ">Köchin<")
    assert labels(cg.loads(text.encode("latin-1"), format="rdfxml").roles) == ["Köchin"]


def test_entities_of_a_document_type_are_read():
    text = RDF_XML.replace(
        "<rdf:RDF", '<!DOCTYPE rdf:RDF [<!ENTITY ex "https://example.org/">]>\n<rdf:RDF'
    ).replace("https://example.org/cook", "&ex;cook")
    assert [role.iri for role in cg.loads(text, format="rdfxml").roles] == [f"{EX}cook"]


# Languages


def test_labels_are_in_the_language_asked_for():
    text = turtle(':cook a cg:Role ; skos:prefLabel "cook"@en , "cocinero"@es , "Koch"@de .')
    assert cg.loads(text).language == "en"
    for language, label in (("en", "cook"), ("es", "cocinero"), ("de", "Koch"), ("DE", "Koch")):
        assert labels(cg.loads(text, language=language).roles) == [label]


@pytest.mark.parametrize(
    ("texts", "language", "label"),
    [
        ('"lift"@en-GB , "elevator"@en-US', "en", "lift"),
        ('"lift"@en , "ascensor"@es', "en-GB", "lift"),
        ('"ascensor"@es-MX , "lift"@en', "es-ES", "ascensor"),
        ('"plain" , "lift"@en', "es", "plain"),
        ('"lift"@en , "Aufzug"@de', "es", "lift"),
        ('"Aufzug"@de , "ascenseur"@fr', "es", "Aufzug"),
        ('"a", "b"', "en", "a"),
    ],
)
def test_without_a_label_in_the_language_the_nearest_is_shown(texts, language, label):
    graph = loads(f":x a cg:Role ; skos:prefLabel {texts} .", language=language)
    assert labels(graph.roles) == [label]


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ('rdfs:label "Label"@en', "Label"),
        ('skos:prefLabel "Preferred"@en ; rdfs:label "Label"@en', "Preferred"),
        ('skos:altLabel "Other"@en', "someRole"),
        ('skos:prefLabel ""@en , "   "@es', "someRole"),
    ],
)
def test_without_a_preferred_label_there_is_always_something_to_show(statement, label):
    assert labels(loads(f":someRole a cg:Role ; {statement} .").roles) == [label]


def test_concepts_carry_all_their_words():
    graph = loads(
        """
        :knives a cg:Skill ; skos:prefLabel "knives"@en , "cuchillos"@es ;
            skos:altLabel "blades"@en , "navajas"@es ;
            skos:definition "Cutting."@en , "Cortar."@es ; skos:notation "K1" .
        """,
        language="es",
    )
    (skill,) = graph.skills
    assert skill.label == str(skill) == "cuchillos"
    assert dict(skill.labels) == {"en": "knives", "es": "cuchillos"}
    assert dict(skill.alternative_labels) == {"en": ("blades",), "es": ("navajas",)}
    assert skill.definition == "Cortar."
    assert dict(skill.definitions) == {"en": "Cutting.", "es": "Cortar."}
    assert skill.notation == "K1"


# What is refused, and where


@pytest.mark.parametrize(
    ("body", "line", "column", "says"),
    [
        (":a a cg:Role\n:b a cg:Role .\n", 2, 1, "dot"),
        (':a skos:prefLabel "cook .\n', 1, None, "ends in the middle of a statement"),
        (":a a cg:Role .\n:b a ex:Role .\n", 2, 6, "@prefix ex: <…> ."),
        (":a a <has space> .\n", 1, 6, "<has space>"),
        (':a skos:prefLabel "cook"@12 .\n', 1, None, ""),
        ('"text" a cg:Role .\n', 1, 1, "not a valid subject"),
        (":a a cg:Role ; cg:progressesTo << :a a :b >> .\n", 1, 32, "triple terms"),
        (":a a <relative> .\n", 1, None, "add @base or give base="),
    ],
)
def test_an_error_of_syntax_says_where_and_what(tmp_path, body, line, column, says):
    line += PREFIXES.count("\n")
    path = write(tmp_path, "roles.ttl", turtle(body))
    for error in (refused(cg.loads, turtle(body)), refused(cg.load, path)):
        assert error.line == line
        assert column is None or error.column == column
        assert says in str(error)
    assert error.file == str(path)
    assert str(error).startswith(f"{path}, line {line}, column ")


@pytest.mark.parametrize("end", [10, 60, -4])
def test_a_truncated_text_is_refused_whole(end):
    error = refused(cg.loads, COOK[:end] if end < 0 else COOK[: len(PREFIXES) + end - 40])
    assert error.line


@pytest.mark.parametrize("name", ["roles.ttl", "roles.nt", "roles.trig", "roles.rdf", "roles.jsonld"])
def test_a_web_page_is_called_one(tmp_path, name):
    path = write(tmp_path, name, "<!DOCTYPE html>\n<html><body>404</body></html>\n")
    error = refused(cg.load, path)
    assert "web page" in str(error)
    assert error.file == str(path)


@pytest.mark.parametrize(
    ("name", "content", "mend"),
    [
        ("roles.ttl", JSON_LD, "name it .jsonld or give format='jsonld'"),
        ("roles.ttl", RDF_XML, "name it .rdf or give format='rdfxml'"),
        ("roles.rdf", COOK, "name it .ttl or give format='turtle'"),
        ("roles.jsonld", COOK, "name it .ttl or give format='turtle'"),
        ("roles.ttl", COOK.encode("utf-16"), "UTF-16; save it as UTF-8"),
        ("roles.jsonld", JSON_LD.encode("utf-16"), "UTF-16; save it as UTF-8"),
        ("roles.ttl", COOK.replace("cook", "Köchin").encode("latin-1"), "save the file as UTF-8"),
        ("roles.jsonld", JSON_LD.replace("cook", "Köchin").encode("latin-1"), "save the file as UTF-8"),
        ("roles.ttl", b"PK\x03\x04\x14\x00\x06\x00", "an Excel workbook"),
        ("roles.ttl", b"\x1f\x8b\x08\x00", "unpack it first"),
        ("roles.ttl.gz", b"\x1f\x8b\x08\x00", "unpack it first"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(tmp_path, name, content, mend):
    path = write(tmp_path, name, content)
    error = refused(cg.load, path)
    assert mend in str(error)
    assert error.file == str(path)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('{"a": 1,\n "b": }', 2, "not JSON"),
        ('{"a": 1, "a": 2}', None, "'a' stands twice"),
        ('{"https://example.org/p": NaN}', None, "NaN is not JSON"),
        ('{"https://example.org/p": ' + "9" * 5_000 + "}", None, "5,000 digits"),
        ("[" * 5_000 + "]" * 5_000, None, "nested too deeply"),
        ('{"@context": "http://127.0.0.1:9/context.jsonld", "@id": "a:b"}', None, "127.0.0.1:9"),
        ('{"@context": ["secret.json"], "@id": "a:b"}', None, "secret.json"),
        ('{"@context": {"@import": "http://127.0.0.1:9/c"}, "@id": "a:b"}', None, "127.0.0.1:9"),
        ('{"@context": {"a": {"@context": "http://127.0.0.1:9/c"}}, "@id": "a:b"}', None, "127.0.0.1:9"),
    ],
)
def test_json_that_is_broken_or_reaches_outside_is_refused(text, line, says):
    error = refused(cg.loads, text, format="jsonld")
    assert says in str(error)
    assert line is None or error.line == line


ENTITIES = '<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("declaration", "says"),
    [
        ("<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>", "points elsewhere"),
        ("<!DOCTYPE rdf:RDF SYSTEM 'http://127.0.0.1:9/evil.dtd'>", "127.0.0.1:9"),
        ("<!DOCTYPE rdf:RDF [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/p'> %p;]>", "'p' is a parameter entity"),
        (f"<!DOCTYPE rdf:RDF [{ENTITIES}]>", "grow beyond"),
    ],
)
def test_xml_that_reaches_outside_or_explodes_is_refused(declaration, says):
    error = refused(cg.loads, RDF_XML.replace("<rdf:RDF", f"{declaration}\n<rdf:RDF"), format="rdfxml")
    assert says in str(error)
    assert error.line == 2


@pytest.mark.parametrize("end", ["</rdf:RDF>", "</skos:prefLabel>", "cook</skos"])
def test_truncated_rdf_xml_is_refused(end):
    error = refused(cg.loads, RDF_XML.partition(end)[0], format="rdfxml")
    assert "XML" in str(error)
    assert error.line


def test_xml_nested_too_deeply_is_refused():
    text = RDF_XML.replace(
        "</cg:Role>",
        "<cg:progressesTo><cg:Role>" * 5_000 + "</cg:Role></cg:progressesTo>" * 5_000 + "</cg:Role>",
    )
    assert "nested too deeply" in str(refused(cg.loads, text, format="rdfxml"))


def test_deep_turtle_loads_or_is_refused_and_ends_nothing():
    text = turtle(":a :p " + "[ :p " * 20_000 + ":z" + " ]" * 20_000 + " .")
    assert len(cg.loads(text).rdf) == 20_001


def test_half_of_a_surrogate_pair_is_refused():
    error = refused(cg.loads, turtle(':a skos:prefLabel "\ud800" .'))
    assert error.line == 9
    assert "surrogate" in str(error)


def test_nothing_of_a_broken_file_is_kept(tmp_path):
    good, bad = write(tmp_path, "a.ttl", COOK), write(tmp_path, "b.ttl", COOK + "broken")
    error = refused(cg.load, good, bad)
    assert error.file == str(bad)


# Files that are not there


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(cg.FileMissing, match=r"there is no file '.*no\.ttl'; check the path") as caught:
        cg.load(tmp_path / "no.ttl")
    assert isinstance(caught.value, FileNotFoundError)
    assert caught.value.file == str(tmp_path / "no.ttl")


def test_a_folder_is_no_file(tmp_path):
    folder = tmp_path / "folder.ttl"
    folder.mkdir()
    with pytest.raises(cg.ReadError, match="it is a folder") as caught:
        cg.load(folder)
    assert isinstance(caught.value, OSError)
    assert caught.value.file == str(folder)


@pytest.mark.parametrize("name", ["roles.xyz", "roles", "roles.csv"])
def test_an_unknown_suffix_is_refused_with_those_that_are_known(tmp_path, name):
    path = write(tmp_path, name, COOK)
    error = refused(cg.load, path)
    assert ".ttl .nt .nq .trig .jsonld .rdf" in str(error)
    assert "format=" in str(error)
    assert error.file == str(path)


def test_an_unknown_format_is_refused():
    with pytest.raises(cg.InvalidArgument, match="'n3' is no RDF format"):
        cg.loads(COOK, format="n3")


def test_a_name_that_no_file_can_have_is_refused():
    with pytest.raises(cg.CareerGraphError):
        cg.load("a\0.ttl")


def test_control_characters_in_a_name_are_shown_as_escapes(tmp_path):
    with pytest.raises(cg.FileMissing) as caught:
        cg.load(tmp_path / "a\x1b[31m.ttl")
    assert "\x1b" not in str(caught.value)


# Strict


def test_strict_turns_errors_into_an_exception():
    body = ":a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 0 ] . :s a cg:Skill ."
    with pytest.raises(cg.InvalidOntology) as caught:
        loads(body, strict=True)
    error = caught.value
    assert isinstance(error, ValueError)
    assert [finding.code for finding in error.findings] == ["bad-level"]
    assert all(finding.severity is cg.Severity.ERROR for finding in error.findings)
    assert "1 error" in str(error)
    assert "\n" not in str(error)
    assert pickle.loads(pickle.dumps(error)).findings == error.findings


def test_strict_from_a_file(tmp_path):
    path = write(tmp_path, "a.ttl", turtle(":a a cg:Role ; cg:progressesTo :nowhere ."))
    with pytest.raises(cg.InvalidOntology, match="nowhere"):
        cg.load(path, strict=True)


def test_strict_lets_warnings_pass():
    graph = loads(":a a cg:Role .", strict=True)
    assert codes(graph) == ["no-label"]


def test_without_strict_an_ontology_with_errors_loads():
    graph = loads(":a a cg:Role ; cg:progressesTo :nowhere .")
    assert codes(graph)[0] == "dangling-reference"


# What cannot be loaded at all

UNUSABLE = {
    "a list of paths": lambda file: cg.load([file]),
    "an open file": lambda _: cg.load(io.StringIO("")),
    "a number": lambda _: cg.load(3),
    "no language": lambda file: cg.load(file, language=None),
    "an empty language": lambda file: cg.load(file, language=""),
    "a sentence for a language": lambda file: cg.load(file, language="in Spanish"),
    "no cache": lambda file: cg.load(file, cache=None),
    "a number for a cache": lambda file: cg.load(file, cache=3),
    "a cache that is no path": lambda file: cg.load(file, cache="a\0b"),
}


@pytest.mark.parametrize("call", UNUSABLE)
def test_what_load_cannot_use_is_told_in_one_line(tmp_path, call):
    file = write(tmp_path, "a.ttl", COOK)
    with pytest.raises(cg.InvalidArgument, match=r"loads?\(|language=|cache=") as caught:
        UNUSABLE[call](file)
    assert "\n" not in str(caught.value)


def test_tables_are_merged_with_what_is_rdf(tmp_path):
    rdf = write(tmp_path, "a.ttl", "@prefix : <http://own.example/> ." + COOK)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, "roles.csv", f"label\n{name}\n")
        write(tmp_path / name, "role_skills.csv", f"id,role,skill,level\n_:x,{name},http://e.org/s,2\n")
    graph = cg.load(tmp_path / "one", rdf, tmp_path / "two")
    assert len(graph.roles) == 3
    assert [graph.requirements(name)[0].level for name in ("one", "two")] == [2, 2]
    assert len(graph.requirements("one")) == 1


@pytest.mark.parametrize("load", [cg.loads, cg.load_tables, cg.load_grid])
@pytest.mark.parametrize("given", [None, 3])
def test_what_a_loader_cannot_use_is_told_in_one_line(load, given):
    with pytest.raises(cg.InvalidArgument, match=r"and not '?\w+'?; (load\(|read what)"):
        load(given)
