"""Forty mistakes that authors make, each in an ontology that is sound without it."""

from __future__ import annotations

import pytest
from small import CG, EX, PREFIXES, codes, findings, loads

import careergraph as cg
from careergraph.catalogue.term_checks import _MEANT, nearest

SOUND = """
:ops a cg:Family ; skos:prefLabel "operations"@en .
:trade a cg:Family ; skos:prefLabel "trade"@en .
:acme a <http://www.w3.org/ns/org#Organization> ; skos:prefLabel "Acme"@en .
:scale a cg:ProficiencyScale .
:L1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :scale ; skos:prefLabel "basic"@en .
:L2 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :scale ; skos:prefLabel "good"@en .
:L3 a cg:ProficiencyLevel ; cg:rank 3 ; cg:inScale :scale ; skos:prefLabel "expert"@en .
:ladder a cg:Ladder ; cg:isNormative true .
:cook a cg:Role ; skos:prefLabel "cook"@en ; cg:family :ops ; cg:offeredBy :acme ;
    cg:requires [ a cg:Requirement ; cg:skill :knives ; cg:level :L1 ; cg:necessity cg:Essential ;
                  cg:importance 4.5 ] ;
    cg:hasResponsibility :serving .
:chef a cg:Role ; skos:prefLabel "chef"@en ; cg:family :ops ;
    cg:requires [ a cg:Requirement ; cg:skill :knives ; cg:level :L3 ] ;
    cg:requiresSkill :menus .
:knives a cg:Skill ; skos:prefLabel "knives"@en .
:menus a cg:Skill ; skos:prefLabel "menus"@en .
:serving a cg:Responsibility ; skos:prefLabel "serving"@en ; cg:drawsOn :menus .
[] a cg:Progression ; cg:fromRole :cook ; cg:toRole :chef ; cg:kind cg:Promotion ; cg:typicalMonths 18 ;
    cg:inLadder :ladder .
:ana a cg:Profile ; skos:prefLabel "Ana"@en ; cg:currentRole :cook ;
    cg:holds [ a cg:Holding ; cg:skill :knives ; cg:level :L2 ] .
"""
COOKS_KNIVES = f"the requirement of '{EX}cook' for '{EX}knives'"
THE_MOVE = f"the progression from '{EX}cook' to '{EX}chef'"
#: By what is wrong: what stands in the place of what, or is added; the code, and what the finding says.
MISTAKES = {
    "a property misspelt": (
        "cg:requiresSkill :menus",
        "cg:requireSkill :menus",
        "unknown-term",
        ["cg:requireSkill", f"{EX}chef", "did you mean cg:requiresSkill?"],
    ),
    "a class misspelt": (
        ":cook a cg:Role",
        ":cook a cg:Rol",
        "unknown-term",
        ["no class cg:Rol", f"{EX}cook", "did you mean cg:Role?"],
    ),
    "months in words": (
        "typicalMonths 18",
        'typicalMonths "18 months"',
        "bad-duration",
        [THE_MOVE, '"18 months"', "1 or more"],
    ),
    "months with a fraction": ("typicalMonths 18", "typicalMonths 3.5", "bad-duration", [THE_MOVE, "3.5"]),
    "a text for a skill": (
        "cg:requiresSkill :menus",
        'cg:requiresSkill "menus"',
        "literal-target",
        [f"requiresSkill of '{EX}chef'", "'menus'", "IRI"],
    ),
    "a text for a role": (
        "",
        ':cook cg:progressesTo "chef" .',
        "literal-target",
        [f"progressesTo of '{EX}cook'", "'chef'", "IRI"],
    ),
    "a language is missing": (
        '"cook"@en ; cg:family :ops',
        '"cook"@en , "cocinero"@es ; cg:family :ops . :chef skos:prefLabel "jefe"@es . :cook cg:family :ops',
        "missing-language",
        ["'knives'", "'es'", "translate"],
    ),
    "a label in other case": (
        "",
        ':sous a cg:Role ; skos:prefLabel "CHEF"@en ; cg:buildsOn :chef .',
        "shared-label",
        ["2 roles", "'chef'", f"{EX}sous", "differ"],
    ),
    "a prefix that is not declared": ("cg:family :ops", "cgx:family :ops", None, ["cgx"]),
    "a level of another scale": (
        "cg:level :L1",
        "cg:level :M9",
        "bad-level",
        [COOKS_KNIVES, f"{EX}M9", "name a level of the scale"],
    ),
    "a number where a level is named": (
        "cg:level :L1",
        "cg:level 3",
        "bad-level",
        [COOKS_KNIVES, "levelRank"],
    ),
    "mandatory": (
        "cg:necessity cg:Essential",
        "cg:necessity cg:Mandatory",
        "unknown-necessity",
        [COOKS_KNIVES, f"{CG}Mandatory", "cg:Essential"],
    ),
    "lateral": (
        "cg:kind cg:Promotion",
        "cg:kind cg:Lateral",
        "unknown-kind",
        [THE_MOVE, f"{CG}Lateral", "cg:LateralMove"],
    ),
    "a property in lower case": (
        "",
        ":cook cg:progressesto :chef .",
        "unknown-term",
        ["cg:progressesto", f"{EX}cook", "did you mean cg:progressesTo?"],
    ),
    "a role that is not there": (
        "",
        ":chef cg:progressesTo :owner .",
        "dangling-reference",
        [f"progressesTo of '{EX}chef'", f"{EX}owner", "correct the IRI"],
    ),
    "a move with two ends": (
        "cg:toRole :chef",
        "cg:toRole :chef , :sous",
        "several-values",
        ["toRole", f"{EX}chef", f"{EX}sous", "keep one"],
    ),
    "roles that build on each other": (
        "",
        ":cook cg:buildsOn :chef . :chef cg:buildsOn :cook .",
        "builds-on-cycle",
        [f"{EX}cook", f"{EX}chef", "take out"],
    ),
    "a move the wrong way round": (
        "cg:fromRole :cook ; cg:toRole :chef",
        "cg:fromRole :chef ; cg:toRole :cook",
        "step-up-requires-less",
        ["'chef' → 'cook'", "1 against 4", "check"],
    ),
    "a role that is a skill too": ("", ":cook a cg:Skill .", "role-is-skill", [f"{EX}cook", "an IRI each"]),
    "a skill as a requirement": (
        "",
        ":chef cg:requires :menus .",
        "wrong-kind",
        [f"requires of '{EX}chef'", f"{EX}menus", "is a skill and not a requirement", "cg:requiresSkill"],
    ),
    "an importance of 9": ("importance 4.5", "importance 9", "bad-importance", [COOKS_KNIVES, "from 1 to 5"]),
    "http for https": (
        CG,
        CG.replace("https", "http"),
        "near-namespace",
        ["http://w3id.org/careergraph/ontology#", f"declare @prefix cg: <{CG}>"],
    ),
    "a slash for a hash": (
        CG,
        CG.replace("#", "/"),
        "near-namespace",
        ["https://w3id.org/careergraph/ontology/", f"declare @prefix cg: <{CG}>"],
    ),
    "two levels with one rank": (
        "cg:rank 2",
        "cg:rank 3",
        "shared-rank",
        [f"{EX}L2", f"{EX}L3", "rank 3", "a rank of its own"],
    ),
    "a role without a label": (
        'cg:Role ; skos:prefLabel "chef"@en',
        "cg:Role",
        "no-label",
        [f"{EX}chef", "skos:prefLabel"],
    ),
    "a responsibility that is a skill": (
        "cg:hasResponsibility :serving",
        "cg:hasResponsibility :serving , :menus",
        "wrong-kind",
        [
            f"hasResponsibility of '{EX}cook'",
            f"{EX}menus",
            "is a skill and not a respons",
            "cg:requiresSkill",
        ],
    ),
    "yes for true": (
        "isNormative true",
        'isNormative "yes"',
        "bad-truth-value",
        [f"{EX}ladder", '"yes"', "write true or false"],
    ),
    "a text for a family": (
        "cg:family :ops ; cg:offeredBy",
        'cg:family "ops" ; cg:offeredBy',
        "literal-target",
        [f"family of '{EX}cook'", "'ops'", "cg:familyName"],
    ),
    "a text for an employer": (
        "cg:offeredBy :acme",
        'cg:offeredBy "Acme"',
        "literal-target",
        [f"offeredBy of '{EX}cook'", "'Acme'", "IRI"],
    ),
    "a move to itself": (
        "",
        ":cook cg:progressesTo :cook .",
        "self-progression",
        [f"{EX}cook", "another role"],
    ),
    "a skill below a role": (
        "",
        ":menus skos:broader :chef .",
        "wrong-kind",
        [f"{EX}menus", "a skill", f"{EX}chef", "a role", "order skills by skills"],
    ),
    "a requirement without its skill": (
        "cg:skill :knives ; cg:level :L1 ;",
        "cg:level :L1 ;",
        "requirement-without-skill",
        [f"a requirement of '{EX}cook'", "add cg:skill"],
    ),
    "a text for somebody's role": (
        "cg:currentRole :cook",
        'cg:currentRole "cook"',
        "literal-target",
        [f"currentRole of '{EX}ana'", "'cook'"],
    ),
    "a level without its rank": ("cg:rank 2 ;", "", "level-without-rank", [f"{EX}L2", "add cg:rank"]),
    "months misspelt": (
        "cg:typicalMonths",
        "cg:typicalMonth",
        "unknown-term",
        ["cg:typicalMonth,", THE_MOVE, "did you mean cg:typicalMonths?"],
    ),
    "necessity misspelt": (
        "cg:necessity",
        "cg:neccessity",
        "unknown-term",
        ["cg:neccessity", COOKS_KNIVES, "did you mean cg:necessity?"],
    ),
    "a node for a label": (
        "",
        ":cook skos:altLabel :chef .",
        "text-expected",
        [f"{EX}cook", "quotation marks"],
    ),
    "two preferred labels": (
        "",
        ':cook skos:prefLabel "commis"@en .',
        "duplicate-label",
        ["'commis'", "'cook'", "alternative labels"],
    ),
    "skos:broader with the wrong prefix": (
        "",
        ":menus cg:broader :knives .",
        "unknown-term",
        ["cg:broader", f"{EX}menus", "did you mean skos:broader?"],
    ),
    "a responsibility that nobody has": (
        "",
        ':washing a cg:Responsibility ; skos:prefLabel "washing"@en .',
        "unused-responsibility",
        ["'washing'", "cg:hasResponsibility"],
    ),
    "a rank left out": ("cg:rank 3", "cg:rank 4", "rank-gap", [f"{EX}scale", "[1, 2, 4]", "3 is missing"]),
}


def test_the_ontology_is_sound_without_a_mistake():
    assert codes(loads(SOUND)) == []


def test_there_are_forty_and_more():
    assert len(MISTAKES) >= 40


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_as_what_it_is(name):
    old, new, code, named = MISTAKES[name]
    text = PREFIXES + SOUND
    assert old in text
    text = text.replace(old, new, 1) if old else text + new
    if code is None:
        with pytest.raises(cg.ParseError, match=named[0]):
            cg.loads(text)
        return
    told = [str(finding) for finding in cg.loads(text).check() if finding.code == code]
    assert any(all(name in each for name in named) for each in told), told
    assert "_:" not in "".join(told)


def test_of_a_near_namespace_alone_it_is_said_and_not_that_there_are_no_roles():
    report = cg.loads((PREFIXES + SOUND).replace(CG, CG.replace("https", "http"))).check()
    assert [finding.code for finding in report.errors] == ["near-namespace"]
    assert "no-roles" not in {finding.code for finding in report}


@pytest.mark.parametrize("family", ["operations", "trade"])
def test_a_role_in_two_families_is_found_in_both(family):
    graph = loads(SOUND + ":cook cg:family :trade .")
    assert codes(graph) == []
    assert graph.role("cook").family == "operations"
    drawn = graph.ladder(family=family).dot
    assert "cook" in drawn
    assert f"Career ladder: {family}" in drawn


def test_what_the_files_describe_themselves_is_theirs_to_use():
    graph = loads(SOUND + "cg:salary a owl:DatatypeProperty . :cook cg:salary 30000 .")
    assert codes(graph) == []
    assert codes(loads(SOUND + ":cook cg:salary 30000 .")) == ["unknown-term"]


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_two_readings_of_one_file_tell_one_text(language):
    # Blank nodes everywhere, and a fault in each.
    text = PREFIXES + SOUND.replace("level :L1", "level 7").replace("Months 18", "Months 0")
    text += """
        [] a cg:Role ; skos:prefLabel "waiter"@en ; cg:progressesTo [ a cg:Role ] .
        [] a cg:Role ; skos:prefLabel "waiter"@en .
        :ana cg:holds [ cg:levelRank 0 ] , [ cg:levelRank 0 ; cg:skill :knives ] .
        [] cg:buildsOn [ cg:buildsOn [] ] . [] cg:fromRole :chef . [] cg:skill :knives , :menus .
    """
    first, second = (cg.loads(text, language=language).check() for _ in range(2))
    assert len(first) > 10
    assert str(first) == str(second)
    assert first == second
    assert "_:" not in str(first)


def test_findings_speak_the_language_of_the_graph():
    body = SOUND.replace("cg:requiresSkill", "cg:requireSkill")
    english, spanish, french = (
        next(iter(loads(body, language=language).check())) for language in ("en", "es-MX", "fr")
    )
    assert english.fix == "did you mean cg:requiresSkill?"
    assert spanish.fix == "¿querías decir cg:requiresSkill?"
    assert "no tiene la propiedad cg:requireSkill" in spanish.message
    assert french == english


def test_one_value_beside_another_that_is_stated_twice_is_no_mistake():
    graph = loads(
        ":a a cg:Role . :b a cg:Role . :c a cg:Role ."
        ":p a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:typicalMonths 3 , 4 ."
        ":q a cg:Progression ; cg:fromRole :b ; cg:toRole :c ; cg:typicalMonths 3 ."
    )
    (finding,) = findings(graph, "several-values")
    assert finding.subject == f"{EX}p"


def test_a_good_time_of_validity_and_a_thing_that_nothing_replaces_are_no_mistakes():
    graph = loads(
        ":a a cg:Role ; dcterms:valid 'start=2020; end=2999' . :b a cg:Role ; owl:deprecated true ."
        ":c a cg:Role ; cg:essentialSkill :s . :s a cg:Skill ."
    )
    assert not {"bad-validity", "replacement-missing"} & {*codes(graph)}


def test_an_unknown_class_is_called_a_class():
    (finding,) = findings(loads(":a a cg:Role , cg:Qwrtzpx ."), "unknown-term")
    assert "class cg:Qwrtzpx" in finding.message


def test_an_employer_without_a_type_is_to_be_an_organisation():
    found = findings(loads(":a a cg:Role ; cg:offeredBy :acme . :acme skos:prefLabel 'Acme' ."), "untyped")
    assert ["org:Organization" in finding.fix for finding in found] == [True]


def test_findings_as_a_table_head_their_columns():
    checked = loads(":a a cg:Role . :s a cg:Skill . :t a cg:Skill .").check()._repr_html_()
    assert all(f">{head}</th>" in checked for head in ("what", "of"))
    assert "MEND" not in checked


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (
            "[] a cg:Progression ; cg:toRole :a . :a a cg:Role .",
            "incomplete-progression",
            "lacks cg:fromRole",
        ),
        (
            "[] a cg:Progression ; cg:fromRole :a . :a a cg:Role .",
            "incomplete-progression",
            "lacks cg:toRole",
        ),
        ("", "no-roles", "the ontology is empty"),
        (":x skos:prefLabel 'x' .", "no-roles", "the ontology contains no roles"),
        (
            "[] a cg:Role ; skos:prefLabel 'cook' ; cg:levelRank 'x' .",
            "bad-level",
            "levelRank of the blank node 'cook' is",
        ),
        (
            ":r a cg:Role ; cg:requires [ cg:levelRank 'x' ] .",
            "bad-level",
            "levelRank of a requirement of 'https://example.org/r' is",
        ),
        (
            ":r a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 'x' ] . :s a cg:Skill .",
            "bad-level",
            "of the requirement of 'https://example.org/r' for 'https://example.org/s' is",
        ),
        (
            "[] a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:typicalMonths 'x' . :a a cg:Role .",
            "bad-duration",
            "of the progression from 'https://example.org/a' to 'https://example.org/b' is",
        ),
    ],
)
def test_what_a_mistake_is_of_is_named(text, code, said):
    (finding,) = findings(loads(text), code)
    assert said in finding.message
    assert finding.subject in ("", f"{EX}a", f"{EX}r")


def test_how_to_mend_is_said_once_where_it_is_the_same_and_each_time_where_not():
    report = loads(":a a cg:Role . :s a cg:Skill . :u a cg:Skill ; cg:foo 1 ; cg:prefLable 'x' .").check()
    said, page = str(report), report._repr_html_()
    assert said.count("add skos:prefLabel") == page.count("add skos:prefLabel") == 1
    for fix in ("use a property of the vocabulary", "did you mean skos:prefLabel?"):
        assert said.count(fix) == page.count(fix) == 1
    assert ">mend</th>" in page
    assert "error unknown-term: 2" in said
    assert "error unknown-term: 2" in page


def test_a_scale_without_a_name_has_its_levels():
    (scale,) = loads(":L1 a cg:ProficiencyLevel ; cg:rank 1 . :L2 a cg:ProficiencyLevel ; cg:rank 2 .").scales
    assert (scale.iri, scale.label, [level.rank for level in scale.levels]) == ("", "", [1, 2])


NEAR = {
    "cg": [
        "http://w3id.org/careergraph/ontology#",
        "https://w3id.org/careergraph/ontology/",
        "https://w3id.org/careergraph/ontology",
        "https://www.w3id.org/CareerGraph/Ontology#",
        "https://w3id.org/carergraph/ontology#",
    ],
    "skos": ["https://www.w3.org/2004/02/skos/core#", "http://w3.org/2004/02/skos/core/"],
    "rdfs": ["HTTP://www.w3.org/2000/01/RDF-Schema/", "http://www.w3.org/2000/01/rdf-schema"],
    "dcterms": ["https://purl.org/dc/terms/", "http://purl.org/dc/terms#", "http://purl.org/dc/terms"],
}


@pytest.mark.parametrize(
    ("prefix", "namespace"), [(prefix, each) for prefix, spaces in NEAR.items() for each in spaces]
)
def test_a_namespace_that_is_nearly_one_that_is_read_is_told(prefix, namespace):
    (told,) = findings(loads(f":a <{namespace}label> :b ."), "near-namespace")
    assert f"'{namespace}'" in told.message
    assert f"@prefix {prefix}: <" in told.fix


@pytest.mark.parametrize(
    "namespace",
    ["http://www.w3.org/2004/02/skos/", "http://xmlns.com/foaf/0.1/", "http://purl.org/dc/elements/1.1/"],
)
def test_a_namespace_that_is_another_is_not_told(namespace):
    assert findings(loads(f":a <{namespace}label> :b ."), "near-namespace") == []


@pytest.mark.parametrize(
    ("term", "meant"), [("requireSkil", "cg:requiresSkill"), ("rankings", None), ("person", None)]
)
def test_a_term_that_is_less_than_much_like_any_is_likened_to_none(term, meant):
    assert nearest(term, _MEANT) == meant
