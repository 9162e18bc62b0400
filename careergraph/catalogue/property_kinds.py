"""The classes that each property of the vocabulary leads from and to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from careergraph.vocabulary import CG, SKOS

_ORGANISATION: Final = "http://www.w3.org/ns/org#Organization"

#: By property: the classes of which what it points to has to be one.
RANGES: Final[Mapping[str, tuple[str, ...]]] = {
    CG.progressesTo: (CG.Role,),
    CG.fromRole: (CG.Role,),
    CG.toRole: (CG.Role,),
    CG.requires: (CG.Requirement,),
    CG.skill: (CG.Skill,),
    CG.requiresSkill: (CG.Skill,),
    CG.essentialSkill: (CG.Skill,),
    CG.optionalSkill: (CG.Skill,),
    CG.hasResponsibility: (CG.Responsibility,),
    CG.drawsOn: (CG.Skill,),
    CG.buildsOn: (CG.Role,),
    CG.variantOf: (CG.Role,),
    CG.prerequisite: (CG.Skill,),
    CG.anyOf: (CG.Requirement,),
    CG.grade: (CG.Grade,),
    CG.hasCondition: (CG.Condition,),
    CG.meets: (CG.Condition,),
    CG.experienceIn: (CG.Role, CG.Family),
    CG.develops: (CG.Skill,),
    CG.hasOutcome: (CG.LearningOutcome,),
    CG.toLevel: (CG.ProficiencyLevel,),
    CG.level: (CG.ProficiencyLevel,),
    CG.correspondsTo: (CG.ProficiencyLevel,),
    CG.inScale: (CG.ProficiencyScale,),
    CG.holds: (CG.Holding,),
    CG.currentRole: (CG.Role,),
    CG.formerRole: (CG.Role,),
    CG.family: (CG.Family,),
    CG.offeredBy: (_ORGANISATION,),
    CG.offersBenefit: (CG.Benefit, CG.Training),
    CG.providesTraining: (CG.Training,),
    CG.inLadder: (CG.Ladder,),
}
#: By property: the classes of which what states it has to be one.
DOMAINS: Final[Mapping[str, tuple[str, ...]]] = {
    CG.progressesTo: (CG.Role,),
    CG.requires: (CG.Role,),
    CG.requiresSkill: (CG.Role,),
    CG.essentialSkill: (CG.Role,),
    CG.optionalSkill: (CG.Role,),
    CG.hasResponsibility: (CG.Role,),
    CG.buildsOn: (CG.Role,),
    CG.drawsOn: (CG.Responsibility,),
    CG.holds: (CG.Profile,),
    CG.family: (CG.Role,),
}
#: What is ordered by `skos:broader`, each by its own.
ORDERED: Final = (CG.Role, CG.Skill, CG.Responsibility)
#: The kinds of which a thing is only one.
APART: Final = (
    *ORDERED,
    CG.Requirement,
    CG.Holding,
    CG.Progression,
    CG.Profile,
    CG.Family,
    CG.Ladder,
    CG.ProficiencyLevel,
    CG.ProficiencyScale,
    CG.Grade,
    CG.Condition,
)
#: The properties that lead from a thing to a thing, whatever it is.
LINKING: Final = (
    *RANGES,
    CG.kind,
    CG.status,
    CG.necessity,
    CG.purpose,
    CG.focus,
    CG.collaboratesWith,
    CG.requiresNoPriorKnowledgeOf,
    CG.qualification,
    CG.earnedBy,
    CG.raises,
    CG.variesBy,
    SKOS.broader,
)
