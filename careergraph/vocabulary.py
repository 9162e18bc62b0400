"""The terms that careergraph knows, as closed namespaces of plain IRIs.

A misspelt term is an ``AttributeError`` at run time and an error for a type checker.

>>> CG.progressesTo
'https://w3id.org/careergraph/ontology#progressesTo'
>>> CG.progresesTo  # doctest: +ELLIPSIS
Traceback (most recent call last):
    ...
AttributeError: type object 'CG' has no attribute 'progresesTo'...
"""

from __future__ import annotations

from typing import ClassVar, Final


class Namespace:
    """A closed namespace: each annotated name of a subclass becomes the IRI of that term."""

    base: ClassVar[str]
    terms: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls, base: str) -> None:
        cls.base = base
        cls.terms = tuple(base + name for name in cls.__annotations__)
        for name, term in zip(cls.__annotations__, cls.terms, strict=True):
            setattr(cls, name, term)


class CG(Namespace, base="https://w3id.org/careergraph/ontology#"):
    """The careergraph vocabulary, as `ontology/careergraph.ttl` defines it."""

    Role: str
    Skill: str
    Responsibility: str
    Requirement: str
    Necessity: str
    Essential: str
    Optional: str
    Progression: str
    ProgressionStatus: str
    Suggested: str
    ProgressionKind: str
    Promotion: str
    LateralMove: str
    Specialisation: str
    ProficiencyScale: str
    ProficiencyLevel: str
    Profile: str
    Holding: str
    Family: str
    Ladder: str
    Benefit: str
    Training: str
    LearningOutcome: str
    LevelDescriptor: str
    Grade: str
    Condition: str

    progressesTo: str
    fromRole: str
    toRole: str
    kind: str
    typicalMonths: str
    status: str
    requires: str
    skill: str
    level: str
    levelRank: str
    necessity: str
    importance: str
    requiresSkill: str
    essentialSkill: str
    optionalSkill: str
    hasResponsibility: str
    drawsOn: str
    buildsOn: str
    variantOf: str
    prerequisite: str
    anyOf: str
    atLeast: str
    grade: str
    hasCondition: str
    qualification: str
    monthsOfExperience: str
    experienceIn: str
    meets: str
    evidence: str
    ratedBy: str
    correspondsTo: str
    develops: str
    toLevel: str
    hasOutcome: str
    hours: str
    cost: str
    inScale: str
    rank: str
    holds: str
    currentRole: str
    formerRole: str
    family: str
    familyName: str
    offeredBy: str
    offersBenefit: str
    providesTraining: str
    requiresNoPriorKnowledgeOf: str
    focus: str
    purpose: str
    collaboratesWith: str
    inLadder: str
    earnedBy: str
    raises: str
    variesBy: str
    isNormative: str
    inverseLabel: str


class RDF(Namespace, base="http://www.w3.org/1999/02/22-rdf-syntax-ns#"):
    """RDF's own terms."""

    type: str
    langString: str
    dirLangString: str


class RDFS(Namespace, base="http://www.w3.org/2000/01/rdf-schema#"):
    """RDF Schema."""

    label: str
    comment: str
    subClassOf: str
    subPropertyOf: str


class OWL(Namespace, base="http://www.w3.org/2002/07/owl#"):
    """The terms of OWL 2 that alignments are written in, and those that checks look at."""

    equivalentClass: str
    equivalentProperty: str
    inverseOf: str
    imports: str
    annotatedSource: str
    annotatedTarget: str
    DatatypeProperty: str
    ObjectProperty: str
    FunctionalProperty: str
    deprecated: str
    annotatedProperty: str


class SKOS(Namespace, base="http://www.w3.org/2004/02/skos/core#"):
    """The terms of SKOS that describe roles, skills and responsibilities."""

    Concept: str
    prefLabel: str
    altLabel: str
    definition: str
    notation: str
    broader: str
    narrower: str
    exactMatch: str
    closeMatch: str


class DCTERMS(Namespace, base="http://purl.org/dc/terms/"):
    """Dublin Core: where a statement comes from, and what of it is out of date."""

    source: str
    isReplacedBy: str
    valid: str


class ESCO(Namespace, base="http://data.europa.eu/esco/model#"):
    """ESCO's terms for a text that is a node of its own, with its language beside it."""

    nodeLiteral: str
    language: str


class XSD(Namespace, base="http://www.w3.org/2001/XMLSchema#"):
    """The datatypes that have a Python value of their own."""

    string: str
    boolean: str
    decimal: str
    float: str
    double: str
    date: str
    dateTime: str
    integer: str
    nonNegativeInteger: str
    positiveInteger: str
    nonPositiveInteger: str
    negativeInteger: str
    long: str
    int: str
    short: str
    byte: str
    unsignedLong: str
    unsignedInt: str
    unsignedShort: str
    unsignedByte: str


INTEGER_TYPES: Final = frozenset(
    {
        XSD.integer,
        XSD.nonNegativeInteger,
        XSD.positiveInteger,
        XSD.nonPositiveInteger,
        XSD.negativeInteger,
        XSD.long,
        XSD.int,
        XSD.short,
        XSD.byte,
        XSD.unsignedLong,
        XSD.unsignedInt,
        XSD.unsignedShort,
        XSD.unsignedByte,
    }
)

#: The terms that only O*NET has.
ONET: Final = "https://w3id.org/careergraph/onet#"
JOB_ZONE: Final = f"{ONET}jobZone"
#: From a role to a rating beside its requirements; a rating's skill, importance and unrounded level.
RATED: Final = f"{ONET}rated"
RATED_SKILL: Final = f"{ONET}skill"
RATED_IMPORTANCE: Final = f"{ONET}importance"
RATED_LEVEL: Final = f"{ONET}level"

#: The named graph that holds what was derived, apart from what was asserted.
DERIVED: Final = "https://w3id.org/careergraph/derived"

#: The prefixes that names and queries may always use; those of the loaded files come on top.
#: The namespace of the functions that a query may call.
FUNCTIONS: Final = "https://w3id.org/careergraph/functions#"

PREFIXES: Final = {
    "cg": CG.base,
    "cgf": FUNCTIONS,
    "acc": "https://w3id.org/careergraph/accounts/",
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "owl": OWL.base,
    "skos": SKOS.base,
    "dcterms": DCTERMS.base,
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "esco": ESCO.base,
    "schema": "https://schema.org/",
    "xsd": XSD.base,
}
