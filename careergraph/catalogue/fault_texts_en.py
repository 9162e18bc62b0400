"""The texts of findings in English: of each the message and the mend; then phrases that name things."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "bad-duration": (
        "{property} of {node} is {value}, no positive integer",
        "state a duration of 1 or more, or none",
    ),
    "bad-importance": (
        "importance of {node} is {value}, no number from 1 to 5",
        "state an importance from 1 to 5, or none",
    ),
    "bad-level": (
        "{property} of {node} is {value}, no positive integer",
        "state a level of 1 or more, or none",
    ),
    "bad-level/named": (
        "level of {node} is {value}, no level with a rank",
        "name a level of the scale, or use cg:levelRank for a bare number",
    ),
    "bad-rank": ("{property} of {node} is {value}, no positive integer", "state a rank of 1 or more"),
    "bad-truth-value": (
        "{property} of {node} is {value}, neither true nor false",
        "write true or false, without quotation marks",
    ),
    "both-necessities": (
        "{role} asks for {skill} as essential and as optional, and it counts as essential",
        "keep one",
    ),
    "broader-cycle": (
        "skos:broader leads round in a circle of {count}: {members}",
        "take out the statement that leads back",
    ),
    "builds-on-cycle": (
        "cg:buildsOn leads round in a circle of {count}: {members}",
        "take out the statement that leads back",
    ),
    "confusable-labels/role": (
        (
            "the preferred labels of {count} roles in language {language} look alike and differ in their "
            "characters, {labels}: {things}"
        ),
        "write them in one script, or make their labels differ",
    ),
    "confusable-labels/skill": (
        (
            "the preferred labels of {count} skills in language {language} look alike and differ in their "
            "characters, {labels}: {things}"
        ),
        "write them in one script, or make their labels differ",
    ),
    "dangling-reference": (
        "{property} of {owner} points to {thing}, about which nothing is stated",
        "correct the IRI, or describe it",
    ),
    "duplicate-label": (
        "{thing} has several preferred labels in language {language}: {labels}",
        "keep one, and make the others alternative labels",
    ),
    "duplicate-row": ("row {row} says again what an earlier one says of {one} and {other}", "delete the row"),
    "empty-descriptor": (
        "{node} is a level descriptor without a name or a definition",
        "add skos:definition or skos:prefLabel",
    ),
    "own-scale-correspondence": (
        "{level} corresponds to {other}, a level of its own scale",
        "name a level of another scale",
    ),
    "unheld-evidence": (
        "evidence is stated of {node}, which nobody holds",
        "state it of a holding, to which cg:holds leads",
    ),
    "empty-profile": ("{profile} is a profile that holds no skill", "add cg:holds, or delete the profile"),
    "empty-scale": ("{scale} is a scale without levels", "add cg:inScale to its levels, or delete the scale"),
    "holding-without-skill": ("a holding of {profile} names no skill", "add cg:skill"),
    "import-not-followed": (
        "owl:imports {imported} is not followed",
        "name the imported file when loading, if it is needed",
    ),
    "incomplete-progression": (
        "{node} lacks {missing}, and is left out of the progressions",
        "add {missing}",
    ),
    "isolated-role": (
        "no progression leads to or from role {label}",
        "state a progression, if there is one",
    ),
    "level-off-scale": (
        "role {label} asks for {skill} at level {level}, and the scale ends at {highest}",
        "lower the level, or add it to the scale",
    ),
    "level-without-rank": (
        "{level} is a level that states no rank",
        "add cg:rank with its place on the scale, 1 upwards",
    ),
    "level-without-scale": ("{level} is a level that belongs to no scale", "add cg:inScale"),
    "literal-target": (
        "{property} of {owner} is the text {text}",
        "point to the IRI of a node",
    ),
    "literal-target/family": (
        "{property} of {owner} is the text {text}",
        "point to the IRI of a family, or use cg:familyName for its bare name",
    ),
    "missing-language": ("{label} has no label in {languages}", "translate its preferred label"),
    "near-namespace": (
        "the terms of {namespace} are none of those of {known}, and are not read: {terms}",
        "declare @prefix {prefix}: <{known}> .",
    ),
    "no-label": ("{thing} has no label, and goes by the end of its IRI", "add skos:prefLabel"),
    "no-roles": (
        "the ontology contains no roles",
        "type some node as cg:Role, or align your own class with it",
    ),
    "no-roles/empty": (
        "the ontology is empty: the files hold no statements",
        "type some node as cg:Role, or align your own class with it",
    ),
    "progression-cycle": (
        "progressions lead round in a circle of {count}: {members}",
        "take out the statement that leads back, or make it a cg:LateralMove",
    ),
    "rank-gap": (
        "the levels of {scale} have the ranks {ranks}, and {missing} is missing",
        "number the levels without a gap, from 1 upwards",
    ),
    "requirement-without-skill": (
        "{node} names no skill, and is left out of what {role} requires",
        "add cg:skill",
    ),
    "requires-nothing-essential": (
        "role {label} requires nothing essential, so that coverage, fit and effort of it are unknown",
        "state what it requires, if that is known",
    ),
    "role-is-skill": ("{thing} is both a role and a skill", "give the role and the skill an IRI each"),
    "role-without-iri": (
        "role {label} is a blank node, which no other file can name",
        "give it an IRI",
    ),
    "self-progression": (
        "{role} progresses to itself, and the move is left out",
        "name another role, or delete the move",
    ),
    "several-values": (
        "{owner} has several values of {property}, {values}, and the first counts",
        "keep one",
    ),
    "several-values/stated": ("{owner} has several values of {property}: {values}", "keep one"),
    "shared-label/role": (
        "{count} roles have the preferred label {label} in language {language}: {things}",
        "make their labels differ",
    ),
    "shared-label/skill": (
        "{count} skills have the preferred label {label} in language {language}: {things}",
        "make their labels differ",
    ),
    "shared-rank": (
        "the levels {levels} of {scale} share the rank {rank}",
        "give each level of a scale a rank of its own",
    ),
    "step-up-requires-less": (
        (
            "the promotion {source} → {target} leads to a role that asks for less in all "
            "({need} against {before})"
        ),
        "check the requirements of both roles",
    ),
    "stray-space": (
        "label {label} in row {row} of table {table} begins or ends with a space",
        "take the space away",
    ),
    "text-expected": ("{property} of {owner} is no text", "write the text in quotation marks"),
    "two-kinds": ("{thing} is both {kind} and {other}", "give each an IRI of its own"),
    "two-levels": (
        "{role} asks for {skill} at the levels {levels}, and the highest counts",
        "keep one level",
    ),
    "two-levels/stated": ("{node} states the levels {levels}, and the highest counts", "keep one level"),
    "two-scales": (
        "the levels of {scale} do not compare with those of {main}, the scale of most requirements",
        "state cg:correspondsTo between their levels, or keep one scale",
    ),
    "unknown-kind": (
        "kind {kind} of {node} is none of cg:Promotion, cg:LateralMove and cg:Specialisation",
        "use one of the three, or state no kind",
    ),
    "unknown-necessity": (
        "necessity {necessity} of {node} is neither cg:Essential nor cg:Optional",
        "use one of the two, or state none for essential",
    ),
    "unknown-status": (
        "status {status} of {node} is not cg:Suggested",
        "use cg:Suggested, or state no status",
    ),
    "unknown-term": (
        "the vocabulary has no property {term}, and what it states of {things} is not read",
        "use a property of the vocabulary, or one in a namespace of your own",
    ),
    "unknown-term/near": (
        "the vocabulary has no property {term}, and what it states of {things} is not read",
        "did you mean {near}?",
    ),
    "unknown-term/class": (
        "the vocabulary has no class {term}, of which {things} is said to be one",
        "use a class of the vocabulary, or one in a namespace of your own",
    ),
    "unknown-term/near-class": (
        "the vocabulary has no class {term}, of which {things} is said to be one",
        "did you mean {near}?",
    ),
    "untyped": ("{thing} is used as {kind} and not typed as one", "add `a {term}`"),
    "unused-requirement": (
        "{node} is a requirement that no role makes",
        "add cg:requires to a role, or delete it",
    ),
    "unused-responsibility": (
        "no role has the responsibility {label}",
        "give it to a role with cg:hasResponsibility, or delete it",
    ),
    "unused-skill": ("nothing asks for the skill {label}", "require it somewhere, or delete it"),
    "wrong-kind": (
        "{property} of {owner} points to {object}, which is {kind} and not {meant}",
        "point to {meant}, or use the property that is for {kind}",
    ),
    "wrong-kind/skill": (
        "{property} of {owner} points to {object}, which is {kind} and not {meant}",
        "use cg:requiresSkill for a skill, or point to {meant}",
    ),
    "wrong-kind/subject": (
        "{property} is stated of {owner}, which is {kind} and not {meant}",
        "state it of {meant}",
    ),
    "wrong-kind/broader": (
        "skos:broader of {owner}, {kind}, points to {object}, {other}",
        "order skills by skills, and roles by roles",
    ),
    "alternative-without-skill": (
        "an alternative in a requirement of {role} names no skill, and is left out",
        "give each alternative of cg:anyOf its own cg:skill",
    ),
    "at-least-without-alternatives": (
        "a requirement of {role} says how many are asked for, and has no alternatives",
        "add cg:anyOf, or take cg:atLeast away",
    ),
    "bad-amount": ("{property} of {node} is {value}, no number of 0 or more", "state a number, or none"),
    "bad-level/training": (
        "the level of {node} is {value}, no level with a rank",
        "name a level of the scale",
    ),
    "bad-number": (
        "{property} of {node} is {value}, no positive integer",
        "state a number of 1 or more, or none",
    ),
    "bad-validity": (
        "dcterms:valid of {thing} is {value}, no time",
        'write "2024-06-30" for the last day, or "2020-01-01/2024-06-30"',
    ),
    "descriptor-without-level": ("a level descriptor of {skill} names no level", "add cg:level"),
    "descriptor-without-skill": ("{node} is a level descriptor that names no skill", "add cg:skill"),
    "empty-condition": (
        "{node} is a condition that has no name and asks for nothing",
        "add skos:prefLabel, cg:qualification, cg:monthsOfExperience or cg:experienceIn",
    ),
    "grade-without-rank": (
        "{grade} is a grade that states no rank",
        "add cg:rank with its place among the grades, 1 upwards",
    ),
    "lateral-move-changes-grade": (
        "the lateral move {source} → {target} leads from {before} to {after}",
        "correct a grade, or the kind of the move",
    ),
    "levels-do-not-compare": (
        "{owner} has {skill} at {level}, which corresponds to no level of {scale}, and counts as 1",
        "use a level of that scale, or state cg:correspondsTo between levels of the two",
    ),
    "out-of-use/requires": (
        "{role} asks for {thing}, which is deprecated or not valid today",
        "name {instead} instead",
    ),
    "out-of-use/requires-alone": (
        "{role} asks for {thing}, which is deprecated or not valid today",
        "name what stands in its place",
    ),
    "out-of-use/builds-on": (
        "{role} builds on {thing}, which is deprecated or not valid today",
        "name {instead} instead",
    ),
    "out-of-use/builds-on-alone": (
        "{role} builds on {thing}, which is deprecated or not valid today",
        "name what stands in its place",
    ),
    "out-of-use/leads-to": (
        "{role} leads to {thing}, which is deprecated or not valid today",
        "name {instead} instead",
    ),
    "out-of-use/leads-to-alone": (
        "{role} leads to {thing}, which is deprecated or not valid today",
        "name what stands in its place",
    ),
    "outcome-without-skill": ("a learning outcome of {training} names no skill", "add cg:skill"),
    "own-prerequisite": ("{skill} is its own prerequisite", "delete the statement"),
    "promotion-does-not-rise": (
        "the promotion {source} → {target} leads from {before} to {after}, which is no higher",
        "correct a grade, or the kind of the move",
    ),
    "replacement-missing": (
        "{thing} is replaced by {instead}, which is not here, or out of use itself",
        "load what replaces it too, or name another replacement",
    ),
    "skill-and-alternatives": (
        "a requirement of {role} names a skill and alternatives; the skill counts",
        "keep cg:skill or cg:anyOf",
    ),
    "too-few-alternatives": (
        "{role} asks for {number} of {count} alternatives, and all of them count",
        "add alternatives, or lower cg:atLeast",
    ),
    "two-descriptors": ("level {level} of {skill} has two descriptors, and the first counts", "keep one"),
}

PHRASES: Final[dict[str, str]] = {
    "and more": "{head} and {left} more",
    "a blank node": "a blank node",
    "a labelled node": "the blank node {}",
    "a move": "the progression from {} to {}",
    "a move from": "a progression of {}",
    "a requirement": "a requirement of {}",
    "a requirement for": "the requirement of {} for {}",
    "a holding": "a holding of {}",
    "a holding for": "the holding of {} of {}",
    "a value": "the {} of {}",
}

KINDS: Final[dict[str, str]] = {
    "Role": "a role",
    "Skill": "a skill",
    "Responsibility": "a responsibility",
    "Requirement": "a requirement",
    "Progression": "a progression",
    "ProficiencyScale": "a proficiency scale",
    "ProficiencyLevel": "a level",
    "Profile": "a profile",
    "Holding": "a holding",
    "Family": "a family",
    "Ladder": "a ladder",
    "Benefit": "a benefit",
    "Training": "a training",
    "Organization": "an organisation",
    "Grade": "a grade",
    "Condition": "a condition",
    "LevelDescriptor": "a level descriptor",
    "LearningOutcome": "a learning outcome",
}
