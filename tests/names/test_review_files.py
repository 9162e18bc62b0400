"""What stands in a file of matches that a person goes through, cell by cell, and what is read of it."""

from __future__ import annotations

import os

import openpyxl
import pytest

import careergraph as cg
from careergraph.model import Skill
from careergraph.names.hits import Hit
from careergraph.names.match_values import Match

TEA, ALE = Skill(iri="https://x.org/tea", label="tea"), Skill(iri="https://x.org/ale", label="ale")
CODE = Skill(iri="K1", label="K1")
MATCHES = cg.Matches(
    (
        Match("chai", "likely", TEA, (Hit(TEA, 0.75, "chai tea"), Hit(ALE, 0.5, "a\tle")), "3/4", 3),
        Match("char", "unsure", None, (Hit(ALE, 0.5, "ale"),), decided=True),
        Match("beer", "none", ALE, (Hit(TEA, 0.5, "tea"),), decided=True),
        Match("rum", "none", CODE, decided=True),
        Match("gin", "none", None, decided=True),
        Match("port", "none", None),
        Match("juice", "exact", None, (Hit(TEA, 1.0, "tea"),), decided=True),
    )
)
REVIEW = """\
name,status,choice,choice_iri,kind,level,rank,score,margin,label,\
candidate_1,candidate_1_iri,candidate_1_score,candidate_2,candidate_2_iri,candidate_2_score
chai,likely,tea,https://x.org/tea,skill,3/4,3,0.75,0.25,chai tea,\
tea,https://x.org/tea,0.75,ale,https://x.org/ale,0.50
char,unsure,'-,,skill,,,0.50,0.50,ale,ale,https://x.org/ale,0.50,,,
beer,none,ale,https://x.org/ale,skill,,,,0.50,tea,tea,https://x.org/tea,0.50,ale,https://x.org/ale,0.00
rum,none,K1,,skill,,,,,,,,,,,
gin,none,'-,,skill,,,,,,,,,,,
port,none,,,skill,,,,,,,,,,,
juice,exact,,,skill,,,1.00,1.00,tea,tea,https://x.org/tea,1.00,,,
"""
SSSOM = """\
#curie_map:
#  semapv: https://w3id.org/semapv/vocab/
#  skos: http://www.w3.org/2004/02/skos/core#
#  sssom: https://w3id.org/sssom/
#license: https://w3id.org/sssom/license/unspecified
#mapping_set_id: https://w3id.org/sssom/mappings/names
#mapping_tool: careergraph
subject_label\tsubject_type\tpredicate_id\tobject_id\tobject_label\tmapping_justification\tconfidence
chai\trdfs literal\tskos:exactMatch\thttps://x.org/tea\ttea\tsemapv:LexicalMatching\t0.75
char\trdfs literal\tskos:exactMatch\tsssom:NoTermFound\t\tsemapv:ManualMappingCuration\t
beer\trdfs literal\tskos:exactMatch\thttps://x.org/ale\tale\tsemapv:ManualMappingCuration\t
"""


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_every_cell_of_a_review(tmp_path):
    assert MATCHES.save(tmp_path / "review.csv").read_text("utf-8-sig") == REVIEW
    sheet = openpyxl.load_workbook(MATCHES.save(tmp_path / "review.XLSX")).active
    assert sheet.title == "matches"
    cells = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [",".join(row) for row in cells] == REVIEW.splitlines()


def test_a_review_of_nothing_is_its_header(tmp_path):
    path = cg.Matches(()).save(tmp_path / "review.csv")
    assert path.read_text("utf-8-sig") == "name,status,choice,choice_iri,kind,level,rank,score,margin,label\n"
    assert cg.load_matches(path) == cg.Matches((), "skill")


def test_what_is_read_of_a_review(tmp_path):
    read = cg.load_matches(MATCHES.save(tmp_path / "review.csv"))
    assert read[0] == MATCHES[0]._replace(candidates=(Hit(TEA, 0.75, "chai tea"), Hit(ALE, 0.5, "ale")))
    assert read[2] == MATCHES[2]._replace(candidates=(Hit(TEA, 0.5, "tea"), Hit(ALE, 0.0, "ale")))
    assert [read[place] for place in (1, 3, 4, 5, 6)] == [MATCHES[place] for place in (1, 3, 4, 5, 6)]


def test_columns_may_be_missing_in_any_order_and_case_and_rows_may_be_short(tmp_path):
    text = (
        " Status ,NAME,choice,candidate_1_iri,Candidate_1_Score,candidate_2_iri\n"
        'UNSURE,chai,,https://x.org/tea,"0,5",https://x.org/ale\n'
        "none,beer\n"
        "likely,rum,https://x.org/ale,https://x.org/ale,high\n"
    )
    chai, beer, rum = cg.load_matches(write(tmp_path / "review.csv", text))
    tea, ale = (Skill(iri=thing.iri, label=thing.iri) for thing in (TEA, ALE))
    assert chai == Match("chai", "unsure", None, (Hit(tea, 0.5, tea.iri), Hit(ale, 0.0, ale.iri)))
    assert beer == Match("beer", "none", None)
    assert rum == Match("rum", "likely", ale, (Hit(ale, 0.0, ale.iri),))


def test_a_review_of_roles_comes_back_as_one(tmp_path):
    path = cg.Matches((Match("chai", "none", None),), "role").save(tmp_path / "review.csv")
    assert cg.load_matches(path).kind == "role"


@pytest.mark.parametrize("status", ["unsure", "None"])
def test_an_iri_alone_is_a_choice_of_what_was_open(tmp_path, status):
    text = f"name,status,choice,choice_iri\nchai,{status},,https://x.org/tea\n"
    (chai,) = cg.load_matches(write(tmp_path / "review.csv", text))
    assert chai == Match(
        "chai", status.lower(), Skill("https://x.org/tea", "https://x.org/tea"), (), decided=True
    )


def test_a_choice_is_the_candidate_of_its_label_whatever_the_case_or_the_id_of_one_without_an_iri(tmp_path):
    text = (
        "name,status,choice,candidate_1,candidate_1_iri\nchai,none,TEA,tea,https://x.org/tea\n"
        "cha,none,_:b0,tea,_:b0\n"
    )
    chai, cha = cg.load_matches(write(tmp_path / "review.csv", text))
    assert chai.choice == TEA
    assert (cha.choice.iri, cha.choice.label) == ("_:b0", "tea")


@pytest.mark.parametrize("name", ["review.txt", "review", "review.tsv"])
def test_a_file_of_another_kind_is_refused_by_its_name(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(cg.InvalidArgument) as raised:
        MATCHES.save(name)
    assert str(raised.value) == f"{name!r} is none of .csv, .xlsx and .sssom.tsv; end its name so"
    assert not [*tmp_path.iterdir()]


HEADER = "name,status,choice,kind,candidate_1,candidate_1_iri,candidate_2,candidate_2_iri\n"


@pytest.mark.parametrize(
    ("text", "row", "says"),
    [
        ("name,choice\n", 1, "no column 'status'; is this a table that matches.save wrote?"),
        ("a\n", 1, "no column 'name', 'status', 'choice'; is this a table that matches.save wrote?"),
        (
            HEADER + "chai,none,,role\nbeer,none,,skill\n",
            None,
            "column 'kind' has 'role', 'skill'; it is one of 'role', 'skill', 'responsibility'",
        ),
        (
            HEADER + "chai,none,,cup\n",
            None,
            "column 'kind' has 'cup'; it is one of 'role', 'skill', 'responsibility'",
        ),
        (HEADER + "\n,none,tea\n", 3, "a choice stands beside no name; fill in the name"),
        (
            HEADER + "chai,Maybe,\n",
            2,
            "status 'Maybe' is none of 'exact', 'likely', 'unsure', 'none'",
        ),
        (
            HEADER + "chai,none,Tea,skill,tea,urn:a,TEA,urn:b\n",
            2,
            "choice 'Tea' is the label of several candidates; write its IRI: 'urn:a', 'urn:b'",
        ),
    ],
)
def test_what_is_wrong_in_a_review_is_told_with_its_row(tmp_path, text, row, says):
    path = write(tmp_path / "review.csv", text)
    with pytest.raises(cg.ParseError) as raised:
        cg.load_matches(path)
    assert str(raised.value) == f"{path}{f', row {row}' if row else ''}: {says}"
    assert (raised.value.file, raised.value.line) == (os.fspath(path), row)


# SSSOM


def test_every_cell_of_a_mapping(tmp_path):
    broken = Match("two\r\nlines\tx", "exact", TEA)
    path = cg.Matches((MATCHES[5], *MATCHES.matches[:3], broken)).save(tmp_path / "names.SSSOM.tsv")
    assert path.read_bytes().decode() == (
        SSSOM
        + "two lines x\trdfs literal\tskos:exactMatch\thttps://x.org/tea\ttea\tsemapv:LexicalMatching\t\n"
    )


def test_what_is_read_of_mappings(tmp_path):
    text = (
        '#curie_map:\n#  x: "https://x.org/"\n# s : http://www.w3.org/2004/02/skos/core#\n\n'
        "subject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\t"
        "mapping_justification\n"
        "a:1\tchai\ts:exactMatch\t\tx:tea\ttea\tsemapv:LexicalMatching\n"
        "a:2\tmilk\tskos:exactMatch\tNot\tx:tea\n"
        "a:3\tmilk\tskos:relatedMatch\t\tx:tea\n"
        "a:4\t\tskos:closeMatch\t\tx:a:b\n"
        "a:5\tgin\tskos:exactMatch\t\tsssom:NoTermFound\n"
        "a:6\tbeer\thttp://www.w3.org/2004/02/skos/core#exactMatch\t\thttps://x.org/ale\tale\n"
    )
    unnamed = Skill("https://x.org/a:b", "https://x.org/a:b")
    read = cg.load_matches(write(tmp_path / "names.sssom.tsv", text))
    assert read.kind == "skill"
    assert [*read] == [
        Match("chai", "likely", TEA, (Hit(TEA, 1.0, "tea"),)),
        Match("a:4", "unsure", unnamed, (Hit(unnamed, 1.0, unnamed.label),), decided=True),
        Match("gin", "none", None, decided=True),
        Match("beer", "unsure", ALE, (Hit(ALE, 1.0, "ale"),), decided=True),
    ]


@pytest.mark.parametrize(
    ("text", "row", "says"),
    [
        ("", 1, "no column 'subject_label', 'predicate_id', 'object_id'"),
        ("# none\n\nsubject_label\tobject_id\n", 3, "no column 'predicate_id'"),
        (
            "subject_label\tpredicate_id\tobject_id\nchai\tskos:exactMatch\n",
            2,
            "a mapping needs a subject_label and an object_id",
        ),
        (
            "#x\nsubject_label\tpredicate_id\tobject_id\n\tskos:exactMatch\turn:a\n",
            3,
            "a mapping needs a subject_label and an object_id",
        ),
    ],
)
def test_what_is_wrong_in_mappings_is_told_with_its_row(tmp_path, text, row, says):
    path = write(tmp_path / "names.sssom.tsv", text)
    with pytest.raises(cg.ParseError) as raised:
        cg.load_matches(path)
    assert str(raised.value) == f"{path}, row {row}: {says}"
    assert (raised.value.file, raised.value.line) == (os.fspath(path), row)


def test_mappings_are_utf_8(tmp_path):
    path = tmp_path / "names.sssom.tsv"
    path.write_bytes(b"subject_label\xff")
    with pytest.raises(cg.ParseError) as raised:
        cg.load_matches(path)
    assert str(raised.value) == f"{path}: not UTF-8 text; save the file as UTF-8"
    assert raised.value.file == os.fspath(path)
