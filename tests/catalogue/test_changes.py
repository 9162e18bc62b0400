"""Every kind of change between two ontologies, each told once, of what it is said, and in order."""

from __future__ import annotations

from small import EX, loads

import careergraph as cg
from careergraph.model import Level, Profile, Progression, Requirement

BEFORE = """
:scale a cg:ProficiencyScale .
:L1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :scale ; skos:prefLabel "low"@en .
:L2 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :scale ; skos:prefLabel "high"@en .
:L4 a cg:ProficiencyLevel ; cg:rank 4 ; cg:inScale :scale ; skos:prefLabel "top"@en .
:a a cg:Role ; skos:prefLabel "Aide"@en , "Ayudante"@es , "Zofe"@de ;
    cg:hasResponsibility :tidy , :wash , :x1 , :x2 .
:x1 a cg:Responsibility ; skos:prefLabel "omit"@en . :x2 a cg:Responsibility ; skos:prefLabel "add"@en .
:gone a cg:Role ; skos:prefLabel "gone"@en ; cg:essentialSkill :s1 ; cg:hasResponsibility :tidy .
:old a cg:Role ; skos:prefLabel "renamed"@en ; cg:essentialSkill :r1 .
:ghost a cg:Role ; skos:prefLabel "phantom"@en . :a cg:progressesTo :spirit , :nobody .
:s1 a cg:Skill ; skos:prefLabel "one"@en . :s2 a cg:Skill ; skos:prefLabel "two"@en .
:s3 a cg:Skill ; skos:prefLabel "three"@en . :s4 a cg:Skill ; skos:prefLabel "four"@en .
:s5 a cg:Skill ; skos:prefLabel "five"@en . :s6 a cg:Skill ; skos:prefLabel "six"@en .
:r1 a cg:Skill ; skos:prefLabel "skill renamed"@en .
:a cg:requires [ cg:skill :s1 ; cg:level :L1 ] , [ cg:skill :s2 ; cg:level :L1 ] ,
    [ cg:skill :s3 ; cg:necessity cg:Essential ] , [ cg:skill :s4 ; cg:importance 2 ] ,
    [ cg:skill :s6 ; cg:level :L2 ] , [ cg:skill :r1 ; cg:level :L2 ] ,
    [ cg:anyOf [ cg:skill :s1 ] , [ cg:skill :r1 ] ] , [ cg:anyOf [ cg:skill :s3 ] , [ cg:skill :s4 ] ] .
[] a cg:Progression ; cg:fromRole :a ; cg:toRole :old ; cg:typicalMonths 6 .
[] a cg:Progression ; cg:fromRole :a ; cg:toRole :old ; cg:typicalMonths 6 .
[] a cg:Progression ; cg:fromRole :a ; cg:toRole :old ; cg:typicalMonths 9 .
:a cg:progressesTo :gone . :gone cg:progressesTo :old .
:tidy a cg:Responsibility ; skos:prefLabel "tidy"@en ; cg:drawsOn :s1 , :s2 .
:wash a cg:Responsibility ; skos:prefLabel "wash"@en ; cg:drawsOn :r1 .
:ana a cg:Profile ; skos:prefLabel "Ana" ; cg:currentRole :a ; cg:holds [ cg:skill :s1 ; cg:level :L1 ] .
:ben a cg:Profile ; skos:prefLabel "Ben" ; cg:holds [ cg:skill :s1 ] .
:cem a cg:Profile ; skos:prefLabel "Cem" ; cg:currentRole :old ; cg:formerRole :old , :a ;
    cg:holds [ cg:skill :r1 ] .
:eva a cg:Profile ; skos:prefLabel "Eva" ; cg:currentRole :a ; cg:holds [ cg:skill :s1 ] .
"""
AFTER = """
:scale a cg:ProficiencyScale .
:L1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :scale ; skos:prefLabel "low"@en , "bajo"@es .
:L2 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :scale ; skos:prefLabel "high"@en .
:L3 a cg:ProficiencyLevel ; cg:rank 3 ; cg:inScale :scale ; skos:prefLabel "higher"@en .
:a a cg:Role ; skos:prefLabel "Assistant"@en , "Aide"@fr , "Ajudant"@ca ; cg:hasResponsibility :tidy , :cook .
:new a cg:Role ; skos:prefLabel "new"@en ; cg:essentialSkill :s1 ; cg:hasResponsibility :tidy .
:renamed a cg:Role ; skos:prefLabel "renamed"@en ; cg:essentialSkill :r2 .
:a cg:progressesTo :ghost , :anew , :z1 , :z2 . :spirit a cg:Role ; skos:prefLabel "sprite"@en .
:z1 a cg:Role ; skos:prefLabel "omega"@en . :z2 a cg:Role ; skos:prefLabel "alpha"@en .
:s1 a cg:Skill ; skos:prefLabel "one"@en . :s2 a cg:Skill ; skos:prefLabel "two"@en .
:s3 a cg:Skill ; skos:prefLabel "three"@en . :s4 a cg:Skill ; skos:prefLabel "four"@en .
:s6 a cg:Skill ; skos:prefLabel "six"@en . :s7 a cg:Skill ; skos:prefLabel "seven"@en .
:r2 a cg:Skill ; skos:prefLabel "skill renamed"@en .
:a cg:requires [ cg:skill :s1 ; cg:level :L2 ] , [ cg:skill :s2 ; cg:level :L1 ] ,
    [ cg:skill :s3 ; cg:necessity cg:Optional ] , [ cg:skill :s4 ; cg:importance 3 ] ,
    [ cg:skill :s7 ] , [ cg:skill :r2 ; cg:level :L2 ] ,
    [ cg:anyOf [ cg:skill :s1 ] , [ cg:skill :r2 ] ] ,
    [ cg:anyOf [ cg:skill :s3 ] , [ cg:skill :s4 ] ; cg:atLeast 2 ] .
[] a cg:Progression ; cg:fromRole :a ; cg:toRole :renamed ; cg:typicalMonths 6 .
[] a cg:Progression ; cg:fromRole :a ; cg:toRole :renamed ; cg:typicalMonths 12 .
:new cg:progressesTo :a . :renamed cg:progressesTo :a .
:tidy a cg:Responsibility ; skos:prefLabel "tidy"@en ; cg:drawsOn :s1 , :s7 .
:cook a cg:Responsibility ; skos:prefLabel "cook"@en ; cg:drawsOn :r2 .
:ana a cg:Profile ; skos:prefLabel "Ana" ; cg:currentRole :a ; cg:holds [ cg:skill :s1 ; cg:level :L2 ] .
:ana2 a cg:Profile ; skos:prefLabel "Ana" ; cg:holds [ cg:skill :s2 ] .
:cem a cg:Profile ; skos:prefLabel "Cem" ; cg:currentRole :renamed ; cg:formerRole :renamed , :a ;
    cg:holds [ cg:skill :r2 ] .
:dan a cg:Profile ; skos:prefLabel "Dan" ; cg:holds [ cg:skill :s1 ] .
:eva a cg:Profile ; skos:prefLabel "Eva" ; cg:currentRole :new ; cg:holds [ cg:skill :s1 ] .
"""


def said(value: object) -> str:
    match value:
        case Requirement():
            asked = f"{value.skill.iri if value.skill else value.label}".removeprefix(EX)
            return f"{asked} {value.level} {value.necessity.value} {value.importance}"
        case Progression():
            return f"{value.source.iri}→{value.target.iri} {value.months}".replace(EX, "")
        case Profile():
            return f"{value} {value.role} {sorted(map(str, value.skills))}".replace(EX, "")
        case Level():
            return f"{value.rank} {'/'.join(value.labels.values())}"
    return str(getattr(value, "iri", value)).removeprefix(EX)


def told(difference: cg.Difference) -> list[str]:
    return [
        f"{each.kind}: {each.thing}: {said(each.before)} -> {said(each.after)} by {each.matched_by}"
        for each in difference
    ]


TOLD = """\
role: alpha: None -> z2 by None
role: new: None -> new by None
role: omega: None -> z1 by None
role: sprite: None -> spirit by IRI
skill: seven: None -> s7 by None
responsibility: cook: None -> cook by None
level: higher: None -> 3 higher by None
profile: Ana: None -> Ana None ['s2'] by None
profile: Dan: None -> Dan None ['s1'] by None
label: Assistant: None -> Ajudant by IRI
label: Assistant: None -> Aide by IRI
requirement: Assistant: None -> 2 of: four, three None essential None by None
requirement: Assistant: None -> s7 None essential None by None
requirement: new: None -> s1 None essential None by None
move: Assistant: None -> a→z2 None by None
move: Assistant: None -> a→anew None by None
move: Assistant: None -> a→ghost None by None
move: Assistant: None -> a→z1 None by None
move: new: None -> new→a None by None
move: renamed: None -> renamed→a None by None
answers for: Assistant: None -> cook by None
answers for: new: None -> tidy by None
draws on: cook: None -> r2 by None
draws on: tidy: None -> s7 by None
role: gone: gone -> None by None
role: phantom: ghost -> None by IRI
skill: five: s5 -> None by None
responsibility: add: x2 -> None by None
responsibility: omit: x1 -> None by None
responsibility: wash: wash -> None by None
level: top: 4 top -> None by None
profile: Ben: Ben None ['s1'] -> None by None
label: Assistant: Zofe -> None by IRI
label: Assistant: Ayudante -> None by IRI
requirement: Assistant: one of: four, three None essential None -> None by None
requirement: Assistant: s6 2 essential None -> None by None
requirement: gone: s1 None essential None -> None by None
move: Assistant: a→gone None -> None by None
move: Assistant: a→nobody None -> None by None
move: Assistant: a→old 9 -> None by None
move: Assistant: a→spirit None -> None by None
move: gone: gone→old None -> None by None
answers for: Assistant: x2 -> None by None
answers for: Assistant: x1 -> None by None
answers for: Assistant: wash -> None by None
answers for: gone: tidy -> None by None
draws on: tidy: s2 -> None by None
draws on: wash: r1 -> None by None
role: renamed: old -> renamed by label
skill: skill renamed: r1 -> r2 by label
level: low: 1 low -> 1 low/bajo by rank
profile: Ana: Ana a ['s1'] -> Ana a ['s1'] by name
profile: Eva: Eva a ['s1'] -> Eva new ['s1'] by name
label: Assistant: Aide -> Assistant by IRI
requirement: Assistant: s4 None essential 2.0 -> s4 None essential 3.0 by IRI
requirement: Assistant: s1 1 essential None -> s1 2 essential None by IRI
requirement: Assistant: s3 None essential None -> s3 None optional None by IRI
move: Assistant: a→old 6 -> a→renamed 12 by IRI
"""


def test_every_change_is_told_once_and_in_order():
    assert told(loads(BEFORE).diff(loads(AFTER))) == TOLD.splitlines()


def test_the_way_back_is_the_same_the_other_way_round():
    there, back = loads(BEFORE).diff(loads(AFTER)), loads(AFTER).diff(loads(BEFORE))
    assert sorted((each.kind, said(each.before), said(each.after)) for each in there) == sorted(
        (each.kind, said(each.after), said(each.before)) for each in back
    )


def test_what_has_no_iri_after_all_is_told_as_it_was():
    before = loads(
        ":a a cg:Role ; cg:requires [ cg:skill :s ] , [ cg:skill :t ] . :s a cg:Skill . :t a cg:Skill ."
    )
    assert told(before.diff(loads(":a a cg:Role ."))) == [
        "skill: s: s -> None by None",
        "skill: t: t -> None by None",
        "requirement: a: s None essential None -> None by None",
        "requirement: a: t None essential None -> None by None",
    ]
    assert told(loads(":a a cg:Role .").diff(loads(":a a cg:Role ."))) == []


def changed(before: str, after: str) -> list[tuple[str, str, str | None, str | None]]:
    """The kind of each change, of what it is, and what was and is."""

    def shown(value):
        if isinstance(value, Requirement):
            return value.skill.iri.removeprefix(EX)
        if isinstance(value, Progression):
            return value.target.iri.removeprefix(EX)
        return value and getattr(value, "iri", str(value)).removeprefix(EX)

    changes = loads(before).diff(loads(after))
    return [(each.kind, shown(each.thing), shown(each.before), shown(each.after)) for each in changes]


def test_what_is_only_pointed_at_neither_comes_nor_goes():
    bare, pointing = ":r a cg:Role ; rdfs:label 'r' . ", ":r cg:essentialSkill :x ; cg:progressesTo :y . "
    assert changed(bare, bare + pointing) == [("requirement", "r", None, "x"), ("move", "r", None, "y")]
    assert changed(bare + pointing, bare) == [("requirement", "r", "x", None), ("move", "r", "y", None)]


def test_what_a_role_that_goes_asks_for_is_told_of_it():
    stays = ":z a cg:Role ; cg:essentialSkill :s . :s a cg:Skill . "
    goes = ":a a cg:Role ; cg:essentialSkill :s . "
    assert changed(goes + stays, stays) == [("role", "a", "a", None), ("requirement", "a", "s", None)]


def test_a_skill_that_goes_is_not_taken_for_one_that_comes():
    before = ":r a cg:Role ; cg:essentialSkill :a , :b . :a a cg:Skill . :b a cg:Skill ."
    after = ":r a cg:Role ; cg:essentialSkill :c , :d . :c a cg:Skill . :d a cg:Skill ."
    asked = sorted(each for each in changed(before, after) if each[0] == "requirement" and each[2])
    assert asked == [("requirement", "r", "a", None), ("requirement", "r", "b", None)]


LABELS = (
    ":a a cg:Role ; rdfs:label 'r' . :x a cg:Role ; rdfs:label 'Zoo' . :y a cg:Role ; rdfs:label 'ape' . "
    ":d a cg:Responsibility ; rdfs:label 'Zip' . :e a cg:Responsibility ; rdfs:label 'add' . "
)


def test_changes_of_one_thing_stand_by_what_they_say():
    more = ":a cg:progressesTo :x , :y ; cg:hasResponsibility :d , :e ."
    assert changed(LABELS, LABELS + more) == [
        ("move", "a", None, "y"),
        ("move", "a", None, "x"),
        ("answers for", "a", None, "e"),
        ("answers for", "a", None, "d"),
    ]


def test_changes_of_things_called_alike_stand_by_all_that_they_say():
    same = ":r a cg:Role . :s a cg:Skill ; rdfs:label 'same' . :t a cg:Skill ; rdfs:label 'same' . "
    asked = ":r cg:requires [ cg:skill :s ; cg:levelRank 3 ] , [ cg:skill :t ; cg:levelRank 1 ] ."
    said = [repr(each) for each in loads(same).diff(loads(same + asked))]
    assert len(set(said)) == 2
    assert said == sorted(said)
