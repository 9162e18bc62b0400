"""One tiny ontology for each kind of finding: it names the thing, and says how to mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small import EX, PREFIXES, SCALE, codes, findings, loads

import careergraph as cg

ERROR, WARNING = cg.Severity.ERROR, cg.Severity.WARNING
A = ':a a cg:Role ; skos:prefLabel "A" . '
B = ':b a cg:Role ; skos:prefLabel "B" . '
S = ':s a cg:Skill ; skos:prefLabel "S" . '

#: By code: severity, the ontology, the subject, what the message names and what the mend names.
CASES: dict[str, tuple[cg.Severity, str, str, list[str], str]] = {
    "no-roles": (WARNING, S, "", ["no roles"], "cg:Role"),
    "role-without-iri": (WARNING, '[] a cg:Role ; skos:prefLabel "A" .', "_:", ["'A'", "blank node"], "IRI"),
    "role-is-skill": (WARNING, A + ":a a cg:Skill .", ":a", [":a"], "IRI each"),
    "dangling-reference": (
        ERROR,
        A + ":a cg:progressesTo :gone .",
        ":gone",
        ["progressesTo", ":a", ":gone"],
        "correct the IRI",
    ),
    "untyped": (
        WARNING,
        A + ':a cg:progressesTo :b . :b skos:prefLabel "B" .',
        ":b",
        [":b", "role"],
        "a cg:Role",
    ),
    "requires-nothing-essential": (
        WARNING,
        A + B + S + ":a cg:essentialSkill :s . :b cg:optionalSkill :s .",
        ":b",
        ["'B'", "unknown"],
        "what it requires",
    ),
    "duplicate-label": (
        WARNING,
        A + ':a skos:prefLabel "Aa"@en , "Ab"@en .',
        ":a",
        [":a", "'Aa'", "'Ab'", "'en'"],
        "alternative labels",
    ),
    "no-label": (WARNING, ":a a cg:Role .", ":a", [":a"], "skos:prefLabel"),
    "shared-label": (
        WARNING,
        ':a a cg:Role ; skos:prefLabel "Cook"@en . :b a cg:Role ; skos:prefLabel "COOK"@en .',
        ":a",
        [":a", ":b", "'cook'"],
        "differ",
    ),
    "confusable-labels": (
        WARNING,
        ':a a cg:Role ; skos:prefLabel "Cook"@en . :b a cg:Role ; skos:prefLabel "C\u043eok"@en .',
        ":a",
        [":a", ":b", "'Cook'", r"'C\u043eok'"],
        "one script",
    ),
    "missing-language": (
        WARNING,
        ':a a cg:Role ; skos:prefLabel "A"@en , "A"@es . :b a cg:Role ; skos:prefLabel "B"@en , "B"@es . '
        ':c a cg:Role ; skos:prefLabel "C"@en .',
        ":c",
        ["'C'", "'es'"],
        "translate",
    ),
    "progression-cycle": (
        WARNING,
        A + B + ":a cg:progressesTo :b . :b cg:progressesTo :a .",
        ":a",
        [":a", ":b"],
        "cg:LateralMove",
    ),
    "builds-on-cycle": (
        ERROR,
        A + B + ":a cg:buildsOn :b . :b cg:buildsOn :a .",
        ":a",
        [":a", ":b"],
        "take out",
    ),
    "broader-cycle": (
        ERROR,
        A + S + ':t a cg:Skill ; skos:prefLabel "T" ; skos:broader :s . :s skos:broader :t .',
        ":s",
        [":s", ":t"],
        "take out",
    ),
    "step-up-requires-less": (
        WARNING,
        A + B + S + ":a cg:essentialSkill :s . "
        ":p a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:kind cg:Promotion .",
        ":b",
        ["'A'", "'B'", "0 against 1"],
        "check the requirements",
    ),
    "isolated-role": (
        WARNING,
        A + B + ':a cg:progressesTo :b . :c a cg:Role ; skos:prefLabel "C" .',
        ":c",
        ["'C'"],
        "state a progression",
    ),
    "unused-skill": (WARNING, A + S, ":s", ["'S'"], "require it"),
    "level-off-scale": (
        WARNING,
        SCALE + A + S + ":a cg:requires [ cg:skill :s ; cg:levelRank 5 ] .",
        ":a",
        ["'A'", "'S'", "5", "4"],
        "scale",
    ),
    "import-not-followed": (
        WARNING,
        A + ":o a owl:Ontology ; owl:imports <http://127.0.0.1:9/other> .",
        ":o",
        ["http://127.0.0.1:9/other"],
        "name the imported file",
    ),
    "literal-target": (
        ERROR,
        A + ':a cg:progressesTo "B" .',
        ":a",
        [":a", "progressesTo", "'B'"],
        "IRI",
    ),
    "text-expected": (WARNING, A + ":a skos:altLabel :b .", ":a", [":a", "altLabel"], "quotation marks"),
    "requirement-without-skill": (
        ERROR,
        A + ":a cg:requires :q . :q cg:levelRank 2 .",
        ":a",
        [":a", ":q"],
        "cg:skill",
    ),
    "incomplete-progression": (
        ERROR,
        A + ":p a cg:Progression ; cg:fromRole :a .",
        ":p",
        [":p", "cg:toRole"],
        "cg:toRole",
    ),
    "self-progression": (WARNING, A + ":a cg:progressesTo :a .", ":a", [":a"], "another role"),
    "unknown-kind": (
        WARNING,
        A + B + ":p a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:kind :Sideways .",
        ":p",
        [":Sideways", "cg:Promotion"],
        "one of the three",
    ),
    "unknown-status": (
        WARNING,
        A + B + ":p a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:status :Dreamt .",
        ":p",
        [":Dreamt"],
        "cg:Suggested",
    ),
    "bad-importance": (
        ERROR,
        A + S + ":a cg:requires :q . :q cg:skill :s ; cg:importance 5.5 .",
        ":q",
        [":q", "5.5", "from 1 to 5"],
        "or none",
    ),
    "holding-without-skill": (
        ERROR,
        A + ':ana a cg:Profile ; skos:prefLabel "Ana" ; cg:holds [ cg:levelRank 2 ] .',
        ":ana",
        [":ana"],
        "cg:skill",
    ),
    "unknown-necessity": (
        ERROR,
        A + S + ":a cg:requires :q . :q cg:skill :s ; cg:necessity :Perhaps .",
        ":q",
        [":Perhaps"],
        "one of the two",
    ),
    "several-values": (
        ERROR,
        A + S + ":a cg:requires :q . :q cg:skill :s , :t . :t a cg:Skill ; skos:prefLabel 'T' .",
        ":q",
        [":q", ":s", ":t"],
        "keep one",
    ),
    "two-levels": (
        WARNING,
        A + S + ":a cg:requires [ cg:skill :s ; cg:levelRank 1 ] , [ cg:skill :s ; cg:levelRank 3 ] .",
        ":a",
        [":a", ":s", "[1, 3]"],
        "keep one",
    ),
    "both-necessities": (
        WARNING,
        A + S + ":a cg:essentialSkill :s ; cg:optionalSkill :s .",
        ":a",
        [":a", ":s"],
        "keep one",
    ),
    "bad-level": (
        ERROR,
        A + S + ":a cg:requires :q . :q cg:skill :s ; cg:levelRank -1 .",
        ":q",
        [":q", "levelRank", "-1"],
        "1 or more",
    ),
    "bad-rank": (ERROR, A + ":l a cg:ProficiencyLevel ; cg:rank 0 .", ":l", [":l", "rank"], "1 or more"),
    "bad-duration": (
        ERROR,
        A + B + ":p a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:typicalMonths 1.5 .",
        ":p",
        [":p", "typicalMonths", "1.5"],
        "1 or more",
    ),
    "skill-and-alternatives": (
        ERROR,
        A + S + ":a cg:requires [ cg:skill :s ; cg:anyOf [ cg:skill :s ] ] .",
        ":a",
        [":a", "alternatives"],
        "cg:anyOf",
    ),
    "alternative-without-skill": (
        ERROR,
        A + S + ":a cg:requires [ cg:anyOf [ cg:skill :s ] , [ cg:levelRank 2 ] ] .",
        ":a",
        [":a", "names no skill"],
        "cg:skill",
    ),
    "too-few-alternatives": (
        ERROR,
        A + S + ":a cg:requires [ cg:atLeast 3 ; cg:anyOf [ cg:skill :s ] ] .",
        ":a",
        [":a", "3 of 1"],
        "cg:atLeast",
    ),
    "at-least-without-alternatives": (
        ERROR,
        A + S + ":a cg:requires [ cg:atLeast 2 ; cg:skill :s ] .",
        ":a",
        [":a", "no alternatives"],
        "cg:anyOf",
    ),
    "levels-do-not-compare": (
        ERROR,
        SCALE
        + A
        + S
        + ":m a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :other . "
        + ":a cg:requires [ cg:skill :s ; cg:level :L2 ] . "
        + ":ana a cg:Profile ; cg:holds [ cg:skill :s ; cg:level :m ] .",
        ":ana",
        [":ana", ":s", ":m", ":scale"],
        "cg:correspondsTo",
    ),
    "out-of-use": (
        WARNING,
        A + B + S + ":a cg:buildsOn :b . :b owl:deprecated true ; dcterms:isReplacedBy :s .",
        ":a",
        ["'A'", "builds on", "'B'"],
        "instead",
    ),
    "replacement-missing": (
        WARNING,
        A + ":a dcterms:isReplacedBy :gone .",
        ":a",
        ["'A'", "gone"],
        "load",
    ),
    "bad-validity": (WARNING, A + ':a dcterms:valid "soon" .', ":a", [":a", "soon"], "2024-06-30"),
    "two-scales": (
        WARNING,
        SCALE + A + ":m a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :other .",
        ":other",
        [":scale", ":other"],
        "keep one scale",
    ),
    "level-without-rank": (ERROR, A + ":l a cg:ProficiencyLevel .", ":l", [":l"], "cg:rank"),
    "grade-without-rank": (ERROR, A + ":a cg:grade :g . :g a cg:Grade .", ":g", [":g"], "cg:rank"),
    "promotion-does-not-rise": (
        WARNING,
        A
        + B
        + ":a cg:grade :two . :b cg:grade :one . :one a cg:Grade ; cg:rank 1 . :two a cg:Grade ; cg:rank 2 . "
        "[] cg:fromRole :a ; cg:toRole :b ; cg:kind cg:Promotion .",
        ":a",
        ["'A'", "'B'", "'two'", "'one'"],
        "grade",
    ),
    "lateral-move-changes-grade": (
        WARNING,
        A
        + B
        + ":a cg:grade :one . :b cg:grade :two . :one a cg:Grade ; cg:rank 1 . :two a cg:Grade ; cg:rank 2 . "
        "[] cg:fromRole :a ; cg:toRole :b ; cg:kind cg:LateralMove .",
        ":a",
        ["'A'", "'B'", "'two'", "'one'"],
        "kind",
    ),
    "descriptor-without-skill": (
        ERROR,
        A + ":d a cg:LevelDescriptor ; cg:levelRank 1 .",
        ":d",
        ["no skill"],
        "cg:skill",
    ),
    "descriptor-without-level": (
        ERROR,
        A + S + ":d a cg:LevelDescriptor ; cg:skill :s .",
        ":s",
        [":s", "no level"],
        "cg:level",
    ),
    "two-descriptors": (
        WARNING,
        A
        + S
        + ":d a cg:LevelDescriptor ; cg:skill :s ; cg:levelRank 1 . "
        + ":e a cg:LevelDescriptor ; cg:skill :s ; cg:levelRank 1 .",
        ":s",
        ["level 1", ":s"],
        "keep one",
    ),
    "empty-condition": (WARNING, A + ":a cg:hasCondition :c .", ":c", [":c"], "cg:qualification"),
    "bad-amount": (
        ERROR,
        A + S + ':t a cg:Training ; cg:develops :s ; cg:hours "long" .',
        ":t",
        ["hours", ":t", "long"],
        "number",
    ),
    "outcome-without-skill": (
        ERROR,
        A + ":t a cg:Training ; cg:hasOutcome [ cg:levelRank 2 ] .",
        ":t",
        [":t"],
        "cg:skill",
    ),
    "own-prerequisite": (WARNING, A + S + ":s cg:prerequisite :s .", ":s", [":s"], "delete"),
}


@pytest.mark.parametrize("code", CASES)
def test_a_finding_names_the_thing_and_how_to_mend_it(code):
    severity, body, subject, named, mend = CASES[code]
    (finding,) = findings(loads(body), code)
    assert finding.severity is severity
    if subject == "_:":
        assert finding.subject.startswith("_:")
    else:
        assert finding.subject == subject.replace(":", EX)
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


def test_every_code_that_the_library_knows_has_a_case():
    """The codes are the kebab-case strings in the room that reports findings."""
    known = set()
    for module in (Path(cg.__file__).parent / "catalogue").glob("*.py"):
        text = module.read_text(encoding="utf-8")
        known |= set(re.findall(r'^\s+"([a-z]+(?:-[a-z]+)+)",$', text, re.MULTILINE))
        known |= set(re.findall(r'^\s+\("([a-z]+(?:-[a-z]+)+)", _', text, re.MULTILINE))
    assert known
    assert known - set(CASES) == set()


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
