"""The list of faults: each code with its weight, what it means, and the shapes that find the same in SHACL.

`docs/findings.md` shows it, and tests hold it against `ontology/shapes.ttl`, in both directions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from careergraph.model import Severity


class FaultKind(NamedTuple):
    """One kind of fault: `shapes` names those of shapes.ttl; where there is none, `unshaped` says why."""

    severity: Severity
    meaning: str
    shapes: tuple[str, ...] = ()
    unshaped: str = ""


def _error(meaning: str, *shapes: str, unshaped: str = "") -> FaultKind:
    return FaultKind(Severity.ERROR, meaning, shapes, unshaped)


def _warning(meaning: str, *shapes: str, unshaped: str = "") -> FaultKind:
    return FaultKind(Severity.WARNING, meaning, shapes, unshaped)


_MERGED: Final = "what a role asks for is known only once statements are merged and inherited"
_COUNTED: Final = "which scale is in use is counted over all statements"
_TABLES: Final = "a matter of tables, and not of the statements that are made of them"

FAULTS: Final[Mapping[str, FaultKind]] = {
    "alternative-without-skill": _error(
        "an alternative of `cg:anyOf` that names no skill, and is left out", "SkillAtLevelShape"
    ),
    "at-least-without-alternatives": _error("`cg:atLeast` without `cg:anyOf`", "AlternativesShape"),
    "bad-amount": _error("not a number of 0 or more; reads as not stated", "TrainingShape"),
    "bad-duration": _error(
        "not a positive integer; reads as not stated", "ProgressionShape", "ConditionShape"
    ),
    "bad-importance": _error("not a number from 1 to 5; reads as not stated", "RequirementShape"),
    "bad-level": _error(
        "not a positive integer, or no level of the scale; reads as not stated",
        "SkillAtLevelShape",
        "TrainingShape",
    ),
    "bad-number": _error("not a positive integer; reads as not stated", "RequirementShape"),
    "bad-rank": _error("not a positive integer; reads as not stated", "ProficiencyLevelShape", "GradeShape"),
    "bad-truth-value": _error("neither true nor false", "LadderShape"),
    "broader-cycle": _error("skills broader than themselves", "BroaderShape"),
    "builds-on-cycle": _error("roles that build on themselves", "BuildsOnShape"),
    "dangling-reference": _error(
        "something points to an IRI about which nothing is stated: a misspelling?", "ReferenceShape"
    ),
    "descriptor-without-level": _error("a level descriptor that names no level", "LevelDescriptorShape"),
    "descriptor-without-skill": _error("a level descriptor that names no skill", "SkillAtLevelShape"),
    "grade-without-rank": _error("a grade that states no rank", "GradeShape"),
    "holding-without-skill": _error("names no skill, and is left out", "SkillAtLevelShape"),
    "incomplete-progression": _error(
        "a progression without its `cg:fromRole` or `cg:toRole`, left out", "ProgressionShape"
    ),
    "level-without-rank": _error("a level of the scale that states no rank", "ProficiencyLevelShape"),
    "levels-do-not-compare": _error(
        "a level that corresponds to none of the scale of its skill; counts as 1", unshaped=_COUNTED
    ),
    "literal-target": _error("a text stands where a node is meant", "LinkShape"),
    "near-namespace": _error(
        "a namespace that is nearly one that careergraph reads, and is another",
        unshaped="the terms of another namespace are free to mean anything",
    ),
    "outcome-without-skill": _error("a learning outcome that names no skill", "SkillAtLevelShape"),
    "requirement-without-skill": _error("names no skill, and is left out", "SkillAtLevelShape"),
    "several-values": _error(
        "two skills of one requirement, two ends of one move: the first by IRI counts",
        "SkillAtLevelShape",
        "RequirementShape",
        "ProgressionShape",
        "ProficiencyLevelShape",
        "LadderShape",
        "ProfileShape",
        "GradeShape",
        "GradedShape",
        "ConditionShape",
        "TrainingShape",
    ),
    "skill-and-alternatives": _error(
        "one requirement with `cg:skill` and `cg:anyOf`: the skill counts", "SkillAtLevelShape"
    ),
    "shared-rank": _error("two levels of one scale with one rank", "ProficiencyLevelShape"),
    "too-few-alternatives": _error(
        "`cg:atLeast` above the number of alternatives: all of them count", "AlternativesShape"
    ),
    "unknown-necessity": _error(
        "neither `cg:Essential` nor `cg:Optional`; counts as essential", "RequirementShape"
    ),
    "unknown-term": _error("a term in the vocabulary's namespace that it does not have", "TermShape"),
    "wrong-kind": _error(
        "a skill where a responsibility is meant, and the like", "KindShape", "BroaderShape"
    ),
    "bad-validity": _warning(
        "`dcterms:valid` that is no time", unshaped="SHACL has no datatype for a period of Dublin Core"
    ),
    "both-necessities": _warning(
        "a skill both essential and optional; it counts as essential", "NecessityShape"
    ),
    "confusable-labels": _warning(
        "two roles, or two skills, with labels that look alike: of another width, in letters of another "
        "script, or with characters that are not seen",
        unshaped="SPARQL does not know which characters look alike",
    ),
    "duplicate-label": _warning("one thing with two preferred labels in one language", "NameShape"),
    "duplicate-row": _warning("a row of a table that an earlier one makes needless", unshaped=_TABLES),
    "empty-condition": _warning("a condition that has no name and asks for nothing", "ConditionShape"),
    "empty-descriptor": _warning("a level descriptor without a name or a definition", "LevelDescriptorShape"),
    "empty-profile": _warning("a profile that holds no skill", "ProfileShape"),
    "empty-scale": _warning("a scale without levels", "ProficiencyScaleShape"),
    "import-not-followed": _warning("`owl:imports` is reported, and never fetched", "ImportShape"),
    "isolated-role": _warning("no progression leads to or from the role", "IsolatedRoleShape"),
    "lateral-move-changes-grade": _warning("a lateral move to another grade", "MoveBetweenGradesShape"),
    "level-off-scale": _warning("a level above the end of the scale", unshaped=_COUNTED),
    "level-without-scale": _warning("a level that belongs to no scale", "ProficiencyLevelShape"),
    "missing-language": _warning(
        "no label in a language in which most roles have one",
        unshaped="which languages are usual is counted over all roles",
    ),
    "no-label": _warning("goes by the last part of its IRI", "NameShape", "ProfileShape"),
    "no-roles": _warning(
        "the ontology has none, or the files are empty",
        unshaped="a shape looks at things that there are",
    ),
    "out-of-use": _warning(
        "a current role that asks for, builds on or leads to what is deprecated, replaced or not valid today",
        unshaped="what is valid depends on the day",
    ),
    "own-prerequisite": _warning("a skill that is its own prerequisite", "PrerequisiteShape"),
    "own-scale-correspondence": _error(
        "a level that corresponds to a level of its own scale", "CorrespondenceShape"
    ),
    "progression-cycle": _warning(
        "moves that lead round in a circle and are not lateral",
        unshaped="a property path cannot leave out the moves that are lateral",
    ),
    "promotion-does-not-rise": _warning("a promotion to no higher grade", "MoveBetweenGradesShape"),
    "rank-gap": _warning("the ranks of a scale leave one out", "RankShape"),
    "replacement-missing": _warning(
        "what `dcterms:isReplacedBy` names is not here, or out of use itself",
        unshaped="what is valid depends on the day",
    ),
    "requires-nothing-essential": _warning(
        "a role of which no gap can be known, where others state essential requirements", unshaped=_MERGED
    ),
    "role-is-skill": _warning("one IRI is both", "RoleKindShape"),
    "role-without-iri": _warning("a blank node, which no other file can name", "RoleIriShape"),
    "self-progression": _warning(
        "a role that progresses to itself; the move is left out", "ProgressesToShape", "ProgressionShape"
    ),
    "shared-label": _warning("two roles, or two skills, with one preferred label", "DistinctNameShape"),
    "step-up-requires-less": _warning("a promotion to a role that asks for less in all", unshaped=_MERGED),
    "stray-space": _warning("a label in a table that begins or ends with a space", unshaped=_TABLES),
    "text-expected": _warning("a node stands where a text is meant", "TextShape"),
    "two-descriptors": _warning("two descriptors of one skill at one level", "DescriptorShape"),
    "two-kinds": _warning("a responsibility that is a role or a skill too", "RoleKindShape", "SkillShape"),
    "two-levels": _warning("a skill at two levels; the highest counts", "SkillAtLevelShape", "OneLevelShape"),
    "two-scales": _warning(
        "a scale of which no level corresponds to one of the scale of most requirements",
        unshaped=_COUNTED,
    ),
    "unheld-evidence": _warning("evidence of what nobody holds", "RemarkShape"),
    "unknown-kind": _warning("a kind of move that is none of the three", "ProgressionShape"),
    "unknown-status": _warning(
        "a status of a progression that is not `cg:Suggested`; reads as not stated", "ProgressionShape"
    ),
    "untyped": _warning("used as a role or skill, and not typed as one", "TypedShape"),
    "unused-requirement": _warning("a requirement that no role makes", "RequirementShape"),
    "unused-responsibility": _warning("a responsibility that no role has", "UnusedResponsibilityShape"),
    "unused-skill": _warning("nothing asks for the skill", "UnusedSkillShape"),
}
