"""One tiny ontology for each kind of finding: it names the thing, and says how to mend it."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from fault_cases import CASES, ERROR, WARNING, A, B, S
from small import EX, PREFIXES, SCALE, codes, findings, loads

import careergraph as cg
from careergraph.catalogue.fault_texts import LANGUAGES
from careergraph.catalogue.faults import FAULTS


@pytest.mark.parametrize("code", CASES)
def test_a_finding_names_the_thing_and_how_to_mend_it(code):
    severity, body, subject, named, mend = CASES[code]
    (finding,) = findings(loads(body), code)
    assert finding.severity is severity
    assert finding.subject == (subject.replace(":", EX) if subject.startswith(":") else subject)
    for name in named:
        assert (name.replace(":", EX) if name.startswith(":") else name) in finding.message
    assert mend in finding.fix
    assert "\n" not in str(finding)


@pytest.mark.parametrize("code", CASES)
def test_checking_again_finds_the_same(code):
    _, body, _, _, _ = CASES[code]
    graph = loads(body)
    assert graph.check() == graph.check()
    assert codes(graph) == codes(loads(body))


def test_every_fault_in_the_list_has_a_case_but_those_of_tables():
    assert set(FAULTS) - set(CASES) == {"duplicate-row", "stray-space"}
    assert set(CASES) <= set(FAULTS)


def test_every_fault_is_listed_with_its_weight():
    assert {code: kind.severity for code, kind in FAULTS.items() if code in CASES} == {
        code: severity for code, (severity, *_) in CASES.items()
    }


def test_the_page_lists_every_fault_by_its_weight():
    page = (Path(cg.__file__).parents[1] / "docs" / "findings.md").read_text(encoding="utf-8")
    errors, warnings = page.split("| warning |")
    for code, kind in FAULTS.items():
        half = errors if kind.severity is ERROR else warnings
        assert f"| `{code}` | {kind.meaning} |" in half
    beyond = warnings.partition("but for ")[2]
    assert set(re.findall("`([a-z-]+)`", beyond)) == {code for code, kind in FAULTS.items() if kind.unshaped}


def test_every_language_tells_every_fault_and_names_the_same_in_it():
    texts = {language: texts for language, (texts, _, _) in LANGUAGES.items()}
    assert {text.partition("/")[0] for text in texts["en"]} == set(FAULTS)
    for language, known in texts.items():
        assert known.keys() == texts["en"].keys()
        assert LANGUAGES[language].phrases.keys() == LANGUAGES["en"].phrases.keys()
        assert LANGUAGES[language].kinds.keys() == LANGUAGES["en"].kinds.keys()
        for text, told in known.items():
            assert sorted(map(_named, told)) == sorted(map(_named, texts["en"][text])), text


def _named(text):
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def test_the_accounts_ontology_has_no_findings(accounts):
    report = accounts.check()
    assert list(report) == []
    assert report.errors == report.warnings == ()
    assert len(report) == 0
    assert str(report).startswith("0 errors, 0 warnings")


def test_a_small_sound_ontology_has_no_findings():
    graph = loads(A + B + S + ":a cg:progressesTo :b ; cg:essentialSkill :s . :b cg:essentialSkill :s .")
    assert codes(graph) == []


# What is no fault


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (
            A
            + B
            + " ".join(
                f"[] a cg:Progression ; cg:fromRole :{x} ; cg:toRole :{y} ; cg:kind cg:LateralMove ."
                for x, y in ("ab", "ba")
            ),
            "progression-cycle",
        ),
        (
            A + ':x a cg:Role ; skos:prefLabel "X"@en . :y a cg:Skill ; skos:prefLabel "X"@en .',
            "shared-label",
        ),
        (
            ':x a cg:Role ; skos:prefLabel "Gift"@en . :y a cg:Role ; skos:prefLabel "Gift"@de .',
            "shared-label",
        ),
        (A + B, "isolated-role"),
        (
            A + B + ':a cg:progressesTo :b . :c a cg:Role ; skos:prefLabel "C" ; cg:buildsOn :a .',
            "isolated-role",
        ),
        (
            A + S + ':t a cg:Skill ; skos:prefLabel "T" ; skos:broader :s . :a cg:essentialSkill :t .',
            "unused-skill",
        ),
        (A + S + ":task a cg:Responsibility ; cg:drawsOn :s .", "unused-skill"),
        (
            A + S + ':ana a cg:Profile ; skos:prefLabel "Ana" ; cg:holds [ cg:skill :s ] .',
            "unused-skill",
        ),
        (
            ":x a cg:Role ; skos:prefLabel 'X'@en . :y a cg:Role ; skos:prefLabel 'Y'@en , 'Y'@es .",
            "missing-language",
        ),
        (
            # A label that names no language is none that others lack.
            ":x a cg:Role ; skos:prefLabel 'X' . :y a cg:Role ; skos:prefLabel 'Y' . "
            ":z a cg:Role ; skos:prefLabel 'Z'@en .",
            "missing-language",
        ),
        (
            # What has no label at all has another finding.
            ":x a cg:Role ; skos:prefLabel 'X'@en . :y a cg:Role ; skos:prefLabel 'Y'@en . :z a cg:Role .",
            "missing-language",
        ),
        (A + S + ":a cg:requires [ cg:skill :s ; cg:levelRank 9 ] .", "level-off-scale"),
        (
            A + B + ":a cg:progressesTo :b . [] a cg:Progression ; cg:fromRole :a ; cg:toRole :b .",
            "two-levels",
        ),
    ],
)
def test_what_may_well_be_meant_is_no_finding(body, code):
    assert findings(loads(body), code) == []


def test_a_cycle_is_told_once_by_its_members():
    ring = " ".join(
        f':r{n} a cg:Role ; skos:prefLabel "r{n}" ; cg:progressesTo :r{(n + 1) % 300} .' for n in range(300)
    )
    (finding,) = loads(ring).check()
    assert finding.code == "progression-cycle"
    assert finding.subject == f"{EX}r0"
    assert "a circle of 300" in finding.message
    assert "295 more" in finding.message


def test_each_fault_is_told_once_for_each_thing():
    graph = loads(A + ":a cg:progressesTo :x , :y . :a cg:essentialSkill :x .")
    subjects = [finding.subject for finding in findings(graph, "dangling-reference")]
    assert sorted(set(subjects)) == [f"{EX}x", f"{EX}y"]


@pytest.mark.parametrize(
    ("body", "code"),
    [(S + ":s skos:broader :s .", "broader-cycle"), (A + ":a cg:buildsOn :a .", "builds-on-cycle")],
)
def test_what_leads_to_itself_is_a_circle_of_one(body, code):
    (finding,) = findings(loads(body), code)
    assert "a circle of 1" in finding.message


def test_a_level_off_the_scale_is_told_of_the_role_that_states_it():
    graph = loads(SCALE + A + S + B + ":a cg:requires [ cg:skill :s ; cg:levelRank 9 ] . :b cg:buildsOn :a .")
    assert [finding.subject for finding in findings(graph, "level-off-scale")] == [f"{EX}a"]


def test_a_reference_to_nothing_is_told_where_it_stands():
    (finding,) = findings(loads(A + ":a cg:requires :q . :q cg:skill :gone ."), "dangling-reference")
    assert re.search("skill of '.*q' points to '.*gone'", finding.message)


@pytest.mark.parametrize("order", [":s , :t", ":t , :s"])
def test_of_several_skills_of_one_requirement_the_first_by_iri_counts(order):
    graph = loads(
        A + S + ':t a cg:Skill ; skos:prefLabel "T" . ' + f":a cg:requires :q . :q cg:skill {order} ."
    )
    assert [each.skill.iri for each in graph.requirements(f"{EX}a")] == [f"{EX}s"]


# The report


def test_a_report_has_errors_first_then_order_of_code_and_subject():
    graph = loads(":z a cg:Role . :y a cg:Role ; cg:progressesTo :gone , :away . :x a cg:Skill .")
    found = [(finding.severity, finding.code, finding.subject.removeprefix(EX)) for finding in graph.check()]
    assert found == [
        (ERROR, "dangling-reference", "away"),
        (ERROR, "dangling-reference", "gone"),
        (WARNING, "isolated-role", "z"),
        (WARNING, "no-label", "x"),
        (WARNING, "no-label", "y"),
        (WARNING, "no-label", "z"),
        (WARNING, "unused-skill", "x"),
    ]


def test_a_report_is_a_table():
    report = loads(A + ":a cg:progressesTo :gone .").check()
    assert len(report) == len(report.to_dicts()) == len(report.to_pandas()) == len(report.to_polars()) == 1
    (row,) = report.to_dicts()
    assert row == {
        "severity": "error",
        "code": "dangling-reference",
        "subject": f"{EX}gone",
        "message": f"progressesTo of '{EX}a' points to '{EX}gone', about which nothing is stated",
        "fix": "correct the IRI, or describe it",
    }
    assert str(report).startswith("1 error, 0 warnings")
    assert report._repr_html_().count("<tr") == 2


def test_what_an_ontology_says_is_shown_and_never_obeyed():
    report = loads(
        '<urn:x:\\u202Eevil> a cg:Role . :a a cg:Role ; skos:prefLabel "\\u001b[2J"@en , "x"@en .'
    ).check()
    for text in (str(report), report._repr_html_(), *map(str, report)):
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_the_check_reads_every_file(tmp_path):
    one, two = tmp_path / "one.ttl", tmp_path / "two.ttl"
    one.write_text(PREFIXES + A + ":a cg:progressesTo :b .", encoding="utf-8")
    two.write_text(PREFIXES + B, encoding="utf-8")
    assert codes(cg.load(one)) == ["dangling-reference"]
    assert codes(cg.load(one, two)) == []


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2), (2, 3, 1)])
def test_several_levels_of_one_skill_are_told_at_once_in_any_order(order):
    asked = " , ".join(f"[ cg:skill :s ; cg:levelRank {level} ]" for level in order)
    (finding,) = findings(loads(A + S + f":a cg:requires {asked} ."), "two-levels")
    assert "[1, 2, 3]" in finding.message


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Chef", "\uff23\uff48\uff45\uff46", True),
        ("Chef", "Ch\u0435f", True),
        ("CHEF", "\u0421\u041d\u0415F", True),
        ("Chef", "Chef\u3164", True),
        ("Chef", "Chef\ufe0f", True),
        ("Chef", "Ch\u034fef", True),
        ("caf\u00e9", "\u0441af\u0435\u0301", True),
        ("Chef", "chef\u200b", False),
        ("resum\u00e9", "resume", False),
        ("\u0440\u043e\u0442", "\u0440\u043e\u0434", False),
        ("\u03bf\u03bd", "\u03c3\u03c5", False),
        ("C", "C++", False),
        ("Il", "ll", False),
    ],
)
def test_labels_that_a_reader_cannot_tell_apart(one, other, alike):
    graph = loads(
        f':a a cg:Skill ; skos:prefLabel "{one}"@en . :b a cg:Skill ; skos:prefLabel "{other}"@en .'
    )
    assert len(findings(graph, "confusable-labels")) == alike


def test_labels_that_look_alike_in_two_languages_or_of_two_kinds_are_no_matter():
    graph = loads(
        ':a a cg:Skill ; skos:prefLabel "Cook"@en . :b a cg:Skill ; skos:prefLabel "C\u043eok"@ru .'
        ':c a cg:Role ; skos:prefLabel "C\u043eok"@en .'
    )
    assert findings(graph, "confusable-labels") == []


SKILL_ASKING = ":r a cg:Role . :s a cg:Skill ; {} ."


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "cg:hasResponsibility :d",
            ["hasResponsibility is stated of '{s}', which is a skill and not a role"],
        ),
        ("cg:essentialSkill :t", ["essentialSkill is stated of '{s}', which is a skill and not a role"]),
        ("skos:broader :r", ["skos:broader of '{s}', a skill, points to '{r}', a role"]),
        ("skos:broader :l . :l a cg:ProficiencyLevel", []),
        ("skos:broader :t . :x skos:broader :r", []),
        ("skos:broader :r . :x skos:broader :r", ["skos:broader of '{s}', a skill, points to '{r}', a role"]),
    ],
)
def test_what_a_skill_may_not_state_is_told_of_it_alone(statement, told):
    found = [each for each in loads(SKILL_ASKING.format(statement)).check() if each.code == "wrong-kind"]
    assert [each.message for each in found] == [each.format(s=f"{EX}s", r=f"{EX}r") for each in told]
    assert {each.subject for each in found} <= {f"{EX}s"}


@pytest.mark.parametrize("body", ["", ":s a cg:Skill ."])
def test_that_there_are_no_roles_is_told_of_nothing(body):
    (found,) = (each for each in loads(body).check() if each.code == "no-roles")
    assert found.subject == ""


def test_a_nameless_value_is_told_as_one():
    (found,) = (
        each
        for each in loads(":x a cg:Training ; cg:toLevel [] , :high .").check()
        if each.code == "several-values"
    )
    assert "_:" in found.message


def test_a_nameless_end_of_a_nameless_move_is_not_told_by_the_move():
    (found,) = (
        each
        for each in loads("_:m a cg:Progression ; cg:fromRole [ :of _:m ] .").check()
        if each.code == "incomplete-progression"
    )
    assert found.message == (
        "a progression of a blank node lacks cg:toRole, and is left out of the progressions"
    )


def test_what_is_evident_of_what_nobody_holds_is_told_of_it_alone():
    graph = loads(
        ":a cg:evidence 'x' . :b cg:ratedBy :z . "
        ":ana a cg:Profile ; cg:holds :c . :c cg:skill :s ; cg:evidence 'y' ; cg:ratedBy :z ."
    )
    assert [each.subject for each in graph.check() if each.code == "unheld-evidence"] == [f"{EX}a", f"{EX}b"]


def test_a_requirement_that_no_role_makes_is_told():
    graph = loads(":q a cg:Requirement ; cg:skill :s . :r cg:requires :p . :p a cg:Requirement .")
    assert [each.subject for each in graph.check() if each.code == "unused-requirement"] == [f"{EX}q"]
