"""One tiny ontology for each kind of fault, and what the finding has to say."""

from __future__ import annotations

from small import SCALE

import careergraph as cg

ERROR, WARNING = cg.Severity.ERROR, cg.Severity.WARNING
A = ':a a cg:Role ; skos:prefLabel "A" . '
B = ':b a cg:Role ; skos:prefLabel "B" . '
S = ':s a cg:Skill ; skos:prefLabel "S" . '

#: By code: severity, the ontology, the subject, what the message names and what the mend names.
CASES: dict[str, tuple[cg.Severity, str, str, list[str], str]] = {
    "no-roles": (WARNING, S, "", ["no roles"], "cg:Role"),
    "role-without-iri": (WARNING, '[] a cg:Role ; skos:prefLabel "A" .', "", ["'A'", "blank node"], "IRI"),
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
    "level-without-rank": (ERROR, A + ":l a cg:ProficiencyLevel .", ":l", [":l"], "cg:rank"),
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
    "bad-number": (
        ERROR,
        A + S + ":a cg:requires :q . :q cg:anyOf [ cg:skill :s ] ; cg:atLeast 0 .",
        ":q",
        [":q", "atLeast", "0"],
        "1 or more",
    ),
    "empty-descriptor": (
        WARNING,
        A + S + ":d a cg:LevelDescriptor ; cg:skill :s ; cg:levelRank 1 .",
        ":d",
        [":d"],
        "skos:definition",
    ),
    "own-scale-correspondence": (
        ERROR,
        SCALE + A + ":L1 cg:correspondsTo :L2 .",
        ":L1",
        [":L1", ":L2"],
        "another scale",
    ),
    "unheld-evidence": (WARNING, A + S + ':h cg:skill :s ; cg:evidence "a talk" .', ":h", [":h"], "cg:holds"),
    "bad-truth-value": (
        ERROR,
        A + ':l a cg:Ladder ; cg:isNormative "perhaps" .',
        ":l",
        [":l", '"perhaps"'],
        "true or false",
    ),
    "empty-profile": (
        WARNING,
        A + ':ana a cg:Profile ; skos:prefLabel "Ana" .',
        ":ana",
        [":ana"],
        "cg:holds",
    ),
    "empty-scale": (WARNING, A + ":m a cg:ProficiencyScale .", ":m", [":m"], "cg:inScale"),
    "level-without-scale": (
        WARNING,
        A + ":l a cg:ProficiencyLevel ; cg:rank 1 .",
        ":l",
        [":l"],
        "cg:inScale",
    ),
    "near-namespace": (
        ERROR,
        "@prefix was: <http://w3id.org/careergraph/ontology#> . :x a was:Role . " + A,
        "http://w3id.org/careergraph/ontology#",
        ["http://w3id.org/careergraph/ontology#", "https://w3id.org/careergraph/ontology#", "'Role'"],
        "@prefix cg:",
    ),
    "rank-gap": (
        WARNING,
        SCALE.replace("rank 3", "rank 5") + A,
        ":scale",
        [":scale", "3 is"],
        "without a gap",
    ),
    "shared-rank": (
        ERROR,
        SCALE.replace("rank 3", "rank 2") + A,
        ":scale",
        [":L2", ":L3", "rank 2"],
        "of its own",
    ),
    "two-kinds": (
        WARNING,
        A + S + ":a cg:essentialSkill :s ; cg:hasResponsibility :s . :s a cg:Responsibility .",
        ":s",
        [":s", "a skill and a responsibility"],
        "an IRI of its own",
    ),
    "unknown-term": (ERROR, A + ":a cg:progresTo :a .", ":a", ["cg:progresTo", ":a"], "cg:progressesTo?"),
    "unused-requirement": (
        WARNING,
        A + S + ":a cg:essentialSkill :s . :q a cg:Requirement ; cg:skill :s .",
        ":q",
        [":q"],
        "cg:requires",
    ),
    "unused-responsibility": (
        WARNING,
        A + ':d a cg:Responsibility ; skos:prefLabel "D" .',
        ":d",
        ["'D'"],
        "cg:hasResponsibility",
    ),
    "wrong-kind": (
        ERROR,
        A + S + ":a cg:essentialSkill :s ; cg:hasResponsibility :s .",
        ":a",
        [":a", ":s", "a skill and not a responsibility"],
        "cg:requiresSkill",
    ),
}

_A_MOVE = A + B + ":p a cg:Progression ; cg:fromRole :a ; cg:toRole :b "
_A_REQUIREMENT = A + S + ":a cg:requires :q . :q cg:skill :s "
#: By code and what is particular: further ontologies that have the fault.
VARIANTS: dict[str, str] = {
    "bad-level: zero": _A_REQUIREMENT + "; cg:levelRank 0 .",
    "bad-level: words": _A_REQUIREMENT + '; cg:levelRank "two" .',
    "bad-level: fraction": _A_REQUIREMENT + "; cg:levelRank 2.5 .",
    "bad-level: ill-typed": _A_REQUIREMENT + '; cg:levelRank "x"^^xsd:integer .',
    "bad-level: no level": _A_REQUIREMENT + "; cg:level :s .",
    "bad-level: training": A + S + ":t a cg:Training ; cg:develops :s ; cg:toLevel :s .",
    "bad-importance: words": _A_REQUIREMENT + '; cg:importance "high" .',
    "bad-duration: zero": _A_MOVE + "; cg:typicalMonths 0 .",
    "bad-duration: words": _A_MOVE + '; cg:typicalMonths "a year" .',
    "bad-duration: condition": A + ":a cg:hasCondition [ cg:monthsOfExperience 0 ] .",
    "bad-rank: grade": A + ":a cg:grade :g . :g a cg:Grade ; cg:rank 0 .",
    "bad-amount: cost": A + S + ":t a cg:Training ; cg:develops :s ; cg:cost -1 .",
    "self-progression: detailed": A + ":p a cg:Progression ; cg:fromRole :a ; cg:toRole :a .",
    "incomplete-progression: no start": A + ":p a cg:Progression ; cg:toRole :a .",
    "several-values: kinds": _A_MOVE + "; cg:kind cg:Promotion , cg:LateralMove .",
    "several-values: months": _A_MOVE + "; cg:typicalMonths 3 , 4 .",
    "several-values: ends": _A_MOVE + ", :c . :c a cg:Role ; skos:prefLabel 'C' .",
    "several-values: starts": A
    + B
    + ":c a cg:Role . :p a cg:Progression ; cg:fromRole :a , :c ; cg:toRole :b .",
    "several-values: ranks": SCALE + A + ":L4 cg:rank 5 .",
    "several-values: scales": SCALE + A + ":L4 cg:inScale :other . :other a cg:ProficiencyScale .",
    "several-values: truth": A + ":l a cg:Ladder ; cg:isNormative true , false .",
    "several-values: roles": A + B + ":ana a cg:Profile ; cg:currentRole :a , :b .",
    "several-values: grades": A + ":a cg:grade :g , :h . :g cg:rank 1 . :h cg:rank 2 .",
    "two-levels: one requirement": _A_REQUIREMENT + "; cg:levelRank 1 , 2 .",
    "two-kinds: a role": A + B + ":a a cg:Responsibility . :b cg:hasResponsibility :a .",
    "no-label: a profile": A + S + ":ana a cg:Profile ; cg:holds [ cg:skill :s ] .",
    "literal-target: a skill": A + ':a cg:requiresSkill "S" .',
    "literal-target: a family": A + ':a cg:family "ops" .',
    "literal-target: an employer": A + ':a cg:offeredBy "Acme" .',
    **{
        f"literal-target: {term}": A + f':a cg:{term} "text" .'
        for term in (
            "collaboratesWith",
            "earnedBy",
            "focus",
            "offersBenefit",
            "providesTraining",
            "purpose",
            "raises",
            "requiresNoPriorKnowledgeOf",
            "variesBy",
        )
    },
    "unknown-term: a class": A + ":b a cg:Rol .",
    "unknown-term: in a blank node": _A_REQUIREMENT + "; cg:neccessity cg:Optional .",
    "dangling-reference: a skill": A + ":a cg:essentialSkill :gone .",
    "dangling-reference: an employer": A + ":a cg:offeredBy :gone .",
    "untyped: who states it": S + ':b skos:prefLabel "B" ; cg:essentialSkill :s .',
    "untyped: a training": A + ':a cg:providesTraining :b . :b skos:prefLabel "B" .',
    "wrong-kind: a skill for a requirement": A + S + ":a cg:essentialSkill :s ; cg:requires :s .",
    "wrong-kind: a role for a skill": A + B + ":a cg:essentialSkill :b .",
    "wrong-kind: what states it": A + S + ":s cg:hasResponsibility :d . :d a cg:Responsibility .",
    "wrong-kind: a skill below a role": A + S + ":s skos:broader :a .",
    "shared-label: another case": S + ':t a cg:Skill ; skos:prefLabel "s" .',
    "both-necessities: in detail": _A_REQUIREMENT + "; cg:necessity cg:Optional . :a cg:essentialSkill :s .",
    "unused-requirement: of a role": A + S + "[] a cg:Requirement ; cg:skill :s .",
}

_GRADES = ":g a cg:Grade ; cg:rank 1 ; skos:prefLabel 'G' . :h a cg:Grade ; cg:rank 2 ; skos:prefLabel 'H' . "
#: By what is particular: ontologies with faults of blank nodes, of many things, or of what is seldom stated.
FURTHER: dict[str, str] = {
    "a requirement": A + ":a cg:requires [ cg:levelRank 2 ] .",
    "a requirement of a skill": A + S + ":a cg:requires [ cg:skill :s ; cg:levelRank 'x' ] .",
    "an alternative": A + S + ":a cg:requires [ cg:anyOf [ cg:levelRank 2 ] , [ cg:skill :s ] ] .",
    "a move without an end": A + "[] a cg:Progression ; cg:fromRole :a .",
    "a move without a start": A + "[] a cg:Progression ; cg:toRole :a .",
    "a move without either": A + "[] a cg:Progression .",
    "a move": A + B + "[] a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:typicalMonths 0 .",
    "a role": A + '[] a cg:Role ; skos:prefLabel "cook" ; cg:progressesTo :a ; cg:levelRank 1 .',
    "a level": '[] a cg:ProficiencyLevel ; skos:prefLabel "Good" .' + A,
    "a level without a name": "[] a cg:ProficiencyLevel ; cg:correspondsTo [] ." + A,
    "a scale": "[] a cg:ProficiencyScale ." + A,
    "a grade": A + ":a cg:grade [ a cg:Grade ] .",
    "a condition": A + ":a cg:hasCondition [ a cg:Condition ] . [] a cg:Condition .",
    "a condition without a name": A
    + ":a cg:hasCondition [ cg:monthsOfExperience 3 ] , [ cg:qualification :d ] .",
    "a descriptor": A + S + "[] a cg:LevelDescriptor ; cg:skill :s ; cg:level :s . [] a cg:LevelDescriptor .",
    "a profile": '[] a cg:Profile . [] a cg:Profile ; rdfs:label "Ana" .' + A,
    "a holding": A
    + S
    + ':ana a cg:Profile ; rdfs:label "Ana" ; cg:holds [] , [ cg:skill :s ; cg:levelRank 0 ] .',
    "what belongs to what belongs to another": A + ":a :x [ :y [ :z [ cg:levelRank 0 ] ] ] .",
    "what belongs to itself": A + "_:n :x _:n ; cg:levelRank 0 .",
    "five that share a label": " ".join(f':r{n} a cg:Role ; skos:prefLabel "A" .' for n in range(5)),
    "six that share a label": " ".join(f':r{n} a cg:Role ; skos:prefLabel "A" .' for n in range(6)),
    "nothing": "",
    "moves between roles with and without a grade": A
    + B
    + _GRADES
    + ":c a cg:Role ; skos:prefLabel 'C' ; cg:grade :g . :b cg:grade :g . :a cg:progressesTo :b . "
    "_:d a cg:Role ; skos:prefLabel 'D' ; cg:grade :h . "
    "[] a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:kind cg:Promotion . "
    "[] a cg:Progression ; cg:fromRole :b ; cg:toRole :a ; cg:kind cg:Promotion . "
    "[] a cg:Progression ; cg:fromRole :b ; cg:toRole :c ; cg:kind cg:Promotion . "
    "[] a cg:Progression ; cg:fromRole _:d ; cg:toRole :c ; cg:kind cg:LateralMove . ",
    "levels off several scales": SCALE
    + A
    + B
    + S
    + ":M1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :m . :M2 a cg:ProficiencyLevel ; cg:rank 2 ; "
    "cg:inScale :m . :m a cg:ProficiencyScale . :t a cg:Skill ; skos:prefLabel 'T' . "
    ":a cg:requires [ cg:skill :t ; cg:level :M2 ] , [ cg:skill :s ; cg:levelRank 9 ] , "
    "[ cg:anyOf [ cg:skill :s ; cg:levelRank 7 ] , [ cg:skill :t ; cg:levelRank 3 ] ] . "
    ":b cg:requires [ cg:skill :t ; cg:levelRank 4 ] , [ cg:skill :s ; cg:level :L4 ] , "
    "[ cg:skill :s ; cg:level :L3 ] . :c a cg:Role ; skos:prefLabel 'C' ; cg:buildsOn :a .",
    "what is out of use": A
    + B
    + S
    + ":s owl:deprecated true . _:r a cg:Role ; skos:prefLabel 'nameless' ; cg:essentialSkill :s , _:t . "
    "_:t a cg:Skill ; skos:prefLabel 'old' ; dcterms:isReplacedBy :u . :u a cg:Skill ; skos:prefLabel 'U' . "
    ":a cg:buildsOn :b ; cg:progressesTo :b . :b owl:deprecated true . :a dcterms:valid :b , 'soon' .",
    "terms of no vocabulary": A + ":a cg:zzz 1 ; cg:requiresSkil :s . :b a cg:Zzz , cg:Skil . "
    ":a <http://w3id.org/careergraph/ontology/label> 1 ; <http://www.w3.org/2004/02/skos/prefLabel> 'x' .",
    "a namespace that is nearly one": "<urn:a> a <https://www.w3id.org/careergraph/ontologi/Role> .",
    "a namespace that is another": "<urn:a> a <https://example.org/ontology#Role> .",
    "what nobody uses": A
    + S
    + ":q a cg:Requirement ; cg:skill :s . :o a cg:Requirement ; cg:skill :s . :a cg:requires :p . "
    ":p cg:anyOf :o , [ cg:skill :s ] . :h cg:ratedBy :x . :i cg:evidence :y . "
    ":d a cg:LevelDescriptor ; cg:skill :s ; cg:levelRank 1 ; skos:prefLabel 'd' . "
    ":e a cg:LevelDescriptor ; cg:skill :s ; cg:levelRank 2 ; skos:definition 'e' .",
    "what is untyped or nowhere": A
    + ":a cg:offeredBy :acme ; cg:hasResponsibility :do ; cg:hasCondition :gone ; cg:offersBenefit :gone . "
    ":acme skos:prefLabel 'Acme' . :do skos:prefLabel 'do' ; cg:drawsOn :skill . :skill skos:prefLabel 's' .",
    "an import that is a text": A + ":o a owl:Ontology ; owl:imports 'other.ttl' , [] .",
    "truth in other words": ":l a cg:Ladder ; cg:isNormative 1 . :m a cg:Ladder ; cg:isNormative 'true' . "
    ":n a cg:Ladder ; cg:isNormative :l , '1'^^xsd:boolean ." + A,
    "ranks that begin late": "".join(
        f":l{n} a cg:ProficiencyLevel ; cg:rank {n} ; cg:inScale :m . " for n in (2, 3)
    )
    + ":k1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :k . :k a cg:ProficiencyScale ."
    + A,
    "labels in several languages": ':a a cg:Role ; skos:prefLabel "A" , "B" . '
    '[] a cg:Role ; skos:prefLabel "A" . :s a cg:Skill ; skos:prefLabel "s"@en , "S"@de , "t"@en . '
    ':t a cg:Skill ; skos:prefLabel "\uff33"@de , "x"@en .',
    "trainings": A
    + S
    + ":t1 a cg:Training ; cg:develops :s ; cg:toLevel :none ; cg:hours -1 , 'long' ; cg:cost 1e999 . "
    ":t2 a cg:Training ; cg:hasOutcome [ cg:levelRank 2 ] , [ cg:skill :s ] . :s cg:prerequisite :s .",
    "holdings on another scale": SCALE + A + S + ":M1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :m . "
    ":a cg:requires [ cg:skill :s ; cg:level :L2 ] . "
    ":ana a cg:Profile ; rdfs:label 'Ana' ; cg:holds [ cg:skill :s ; cg:level :M1 ] .",
    "one thing of all kinds": ":a a cg:Role , cg:Skill , cg:Responsibility ; skos:prefLabel 'A' ; "
    "skos:broader :b ; cg:progressesTo :a ; cg:buildsOn :a ; cg:essentialSkill :a . :b a cg:Responsibility .",
}
