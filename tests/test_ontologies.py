"""The ontologies, judged as RDF, OWL 2 and SHACL, without the library."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain

import pytest
from folders import ROOT
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, VANN, XSD
from rdflib.term import Node

from careergraph import vocabulary

ONTOLOGY = ROOT / "ontology"
CG = Namespace("https://w3id.org/careergraph/ontology#")
CGSH = Namespace("https://w3id.org/careergraph/shapes#")
ACC = Namespace("https://w3id.org/careergraph/accounts/")
SH = Namespace("http://www.w3.org/ns/shacl#")

FILES = {
    name: Graph().parse(ONTOLOGY / f"{name}.ttl")
    for name in ("careergraph", "alignments", "shapes", "accounts", "onet")
}
VOCABULARY, ALIGNMENTS, SHAPES, ACCOUNTS, ONET = FILES.values()
#: What is OWL; shapes are not.
OWL_FILES = VOCABULARY + ALIGNMENTS + ACCOUNTS + ONET

KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
#: Which alignments the library reads.
ALIGNING = {
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    OWL.equivalentClass,
    OWL.equivalentProperty,
    OWL.inverseOf,
}
BOTH = ["en", "es"]


def built_in(term: Node) -> bool:
    """Whether a term is RDF's, RDF Schema's or OWL's own."""
    return isinstance(term, URIRef) and any(term in namespace for namespace in (RDF, RDFS, OWL))


def languages(graph: Graph, subject: Node, *properties: URIRef) -> list[str]:
    """The languages of the first of the properties that the subject has, sorted."""
    for property in properties:
        values = [value for value in graph.objects(subject, property) if isinstance(value, Literal)]
        if values:
            return sorted(value.language or "" for value in values)
    return []


def in_namespace(graph: Graph, namespace: Namespace) -> set[URIRef]:
    """The terms of a namespace that a graph uses anywhere; an ontology's own IRIs are none."""
    versions = {*graph.objects(None, OWL.versionIRI), *graph.objects(None, OWL.priorVersion)}
    return {
        term
        for term in chain.from_iterable(graph)
        if isinstance(term, URIRef) and term.startswith(str(namespace)) and term not in versions
    }


def described(graph: Graph, namespace: Namespace) -> list[URIRef]:
    """The subjects of a namespace, in order."""
    return sorted(term for term in in_namespace(graph, namespace) if (term, None, None) in graph)


def kind(property: Node) -> Node | None:
    """The kind of a property, or None where it is not declared."""
    declared = [kind for kind in KINDS if (property, RDF.type, kind) in OWL_FILES]
    return declared[0] if declared else None


def individuals() -> list[URIRef]:
    """What the accounts ontology describes, besides its terms and its sources."""
    terms = {*KINDS, OWL.Class}
    return [
        node
        for node in described(ACCOUNTS, ACC)
        if not terms & set(ACCOUNTS.objects(node, RDF.type)) and (node, RDF.type, PROV.Entity) not in ACCOUNTS
    ]


# Headers


@pytest.mark.parametrize("name", FILES)
def test_header(name: str) -> None:
    graph = FILES[name]
    (ontology,) = graph.subjects(RDF.type, OWL.Ontology)
    assert languages(graph, ontology, DCTERMS.title) == BOTH
    assert languages(graph, ontology, DCTERMS.description) == BOTH
    assert graph.value(ontology, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    version = graph.value(ontology, OWL.versionInfo)
    assert graph.value(ontology, OWL.versionIRI) == URIRef(f"{ontology}/{version}")
    prefix = str(graph.value(ontology, VANN.preferredNamespacePrefix))
    namespace = graph.value(ontology, VANN.preferredNamespaceUri)
    assert str(dict(graph.namespaces())[prefix]) == str(namespace)
    assert (ontology, DCTERMS.creator, None) in graph
    assert (ontology, OWL.imports, None) not in graph


@pytest.mark.parametrize("name", FILES)
def test_header_says_when_by_whom_and_how_to_cite(name: str) -> None:
    graph = FILES[name]
    (ontology,) = graph.subjects(RDF.type, OWL.Ontology)
    assert (ontology, DCTERMS.publisher, None) in graph
    created, issued, modified = (
        graph.value(ontology, term) for term in (DCTERMS.created, DCTERMS.issued, DCTERMS.modified)
    )
    assert created <= issued <= modified
    assert str(graph.value(ontology, OWL.versionIRI)) in str(
        graph.value(ontology, DCTERMS.bibliographicCitation)
    )
    status = graph.value(ontology, URIRef("http://purl.org/ontology/bibo/status"))
    assert status == URIRef("http://purl.org/ontology/bibo/status/draft")
    # An ontology that is new has no version before it.
    prior = graph.value(ontology, OWL.priorVersion)
    assert prior == (None if created == issued else URIRef(f"{ontology}/0.1.0"))


def test_no_two_files_share_a_namespace() -> None:
    own = [next(graph.objects(None, VANN.preferredNamespaceUri)) for graph in FILES.values()]
    assert len(set(own)) == len(FILES)


def test_what_careergraph_keeps_of_onet_is_defined() -> None:
    assert {str(term) for term in described(ONET, Namespace(vocabulary.ONET))} == {
        vocabulary.JOB_ZONE,
        vocabulary.RATED,
        vocabulary.RATED_SKILL,
        vocabulary.RATED_IMPORTANCE,
        vocabulary.RATED_LEVEL,
    }


# Terms


def test_every_term_that_is_used_is_declared() -> None:
    declared = set(VOCABULARY.subjects(RDF.type, None))
    for name, graph in FILES.items():
        assert in_namespace(graph, CG) <= declared, name
    assert in_namespace(ACCOUNTS, ACC) <= set(ACCOUNTS.subjects(RDF.type, None))


@pytest.mark.parametrize("term", described(VOCABULARY, CG), ids=lambda term: term.fragment)
def test_term_is_documented(term: URIRef) -> None:
    assert languages(VOCABULARY, term, RDFS.label) == BOTH
    assert languages(VOCABULARY, term, SKOS.definition) == BOTH
    assert languages(VOCABULARY, term, SKOS.scopeNote) in ([], BOTH)
    (ontology,) = VOCABULARY.subjects(RDF.type, OWL.Ontology)
    assert list(VOCABULARY.objects(term, RDFS.isDefinedBy)) == [ontology]


@pytest.mark.parametrize("term", described(VOCABULARY, CG), ids=lambda term: term.fragment)
def test_term_has_an_example_that_uses_it(term: URIRef) -> None:
    (example,) = VOCABULARY.objects(term, SKOS.example)
    prefixes = f"@prefix cg: <{CG}> . @prefix skos: <{SKOS}> . @prefix : <https://example.org/> . "
    graph = Graph().parse(data=prefixes + str(example), format="turtle")
    assert term in in_namespace(graph, CG)
    assert in_namespace(graph, CG) <= set(described(VOCABULARY, CG))


def test_every_property_between_things_is_named_both_ways() -> None:
    for property in VOCABULARY.subjects(RDF.type, OWL.ObjectProperty):
        if property in in_namespace(VOCABULARY, CG):
            assert languages(VOCABULARY, property, CG.inverseLabel) == BOTH, property


@pytest.mark.parametrize("property", sorted(VOCABULARY.subjects(RDF.type, OWL.ObjectProperty)), ids=str)
def test_what_others_are_aligned_with_types_nothing(property: Node) -> None:
    """Data of other vocabularies says of a person or a skill what is here said of a role."""
    aligned = [*ALIGNMENTS.subjects(RDFS.subPropertyOf, property)]
    if aligned and property in set(described(VOCABULARY, CG)):
        broader = {property, *VOCABULARY.transitive_objects(property, RDFS.subPropertyOf)}
        assert [each for each in broader if (each, RDFS.domain, None) in VOCABULARY] == []
        assert [each for each in broader if (each, RDFS.range, None) in VOCABULARY] == []


@pytest.mark.parametrize("shape", described(SHAPES, CGSH), ids=lambda shape: shape.fragment)
def test_shape_is_documented(shape: URIRef) -> None:
    assert languages(SHAPES, shape, RDFS.label) == BOTH
    assert languages(SHAPES, shape, RDFS.comment) == BOTH


def test_every_message_is_in_both_languages() -> None:
    subjects = set(SHAPES.subjects(SH.message, None))
    assert subjects
    assert all(languages(SHAPES, subject, SH.message) == BOTH for subject in subjects)


# OWL 2 DL


def test_every_property_is_of_one_kind() -> None:
    kinds = Counter(property for kind in KINDS for property in set(OWL_FILES.subjects(RDF.type, kind)))
    assert [property for property, count in kinds.items() if count > 1] == []


def test_every_property_and_class_is_declared() -> None:
    properties = {property for property in OWL_FILES.predicates() if not built_in(property)}
    assert {property for property in properties if kind(property) is None} == set()
    classes = {type for type in OWL_FILES.objects(None, RDF.type) if not built_in(type)}
    assert {type for type in classes if (type, RDF.type, OWL.Class) not in OWL_FILES} == set()


def test_values_fit_the_kind_of_property() -> None:
    for subject, property, value in OWL_FILES:
        match kind(property):
            case OWL.ObjectProperty:
                assert not isinstance(value, Literal), (subject, property, value)
            case OWL.DatatypeProperty:
                assert isinstance(value, Literal), (subject, property, value)


def test_sub_properties_are_of_the_same_kind() -> None:
    for narrow, broad in OWL_FILES.subject_objects(RDFS.subPropertyOf):
        assert kind(narrow) == (OWL.AnnotationProperty if built_in(broad) else kind(broad))


def test_functional_properties_have_one_value() -> None:
    for property in VOCABULARY.subjects(RDF.type, OWL.FunctionalProperty):
        counts = Counter(ACCOUNTS.subjects(property, None))
        assert [subject for subject, count in counts.items() if count > 1] == [], property


def test_datatypes_are_those_of_owl() -> None:
    known = {XSD.boolean, XSD.integer, XSD.dateTime}
    used = {value.datatype for value in OWL_FILES.objects() if isinstance(value, Literal)}
    assert used <= known | {None}


def test_nothing_contradicts_itself() -> None:
    owlrl = pytest.importorskip("owlrl")
    graph = VOCABULARY + ALIGNMENTS + ACCOUNTS
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    errors = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
    assert list(graph.objects(None, errors.error)) == []
    assert list(graph.subjects(RDF.type, OWL.Nothing)) == []


# Alignments


def test_alignments_are_of_the_five_kinds_that_the_library_reads() -> None:
    (ontology,) = ALIGNMENTS.subjects(RDF.type, OWL.Ontology)
    used = {property for subject, property, _ in ALIGNMENTS if subject != ontology}
    assert used - {RDF.type} <= ALIGNING


def test_schema_org_is_aligned_in_both_of_its_spellings() -> None:
    def aligned(namespace: str) -> set[tuple[str, Node, Node]]:
        return {
            (subject.removeprefix(namespace), property, value)
            for subject, property, value in ALIGNMENTS
            if isinstance(subject, URIRef) and subject.startswith(namespace)
        }

    assert aligned("https://schema.org/") == aligned("http://schema.org/") != set()


# The accounts ontology


@pytest.mark.parametrize("node", described(ACCOUNTS, ACC), ids=str)
def test_node_is_named_in_both_languages(node: URIRef) -> None:
    unnamed = {CG.Requirement, CG.Holding, CG.Progression}
    if unnamed & set(ACCOUNTS.objects(node, RDF.type)):
        return
    assert languages(ACCOUNTS, node, SKOS.prefLabel, RDFS.label) == BOTH
    if (node, RDF.type, PROV.Entity) not in ACCOUNTS:
        assert languages(ACCOUNTS, node, SKOS.definition) == BOTH


def test_every_individual_cites_its_source() -> None:
    sources = set(ACCOUNTS.subjects(RDF.type, PROV.Entity))
    assert [node for node in individuals() if (node, DCTERMS.source, None) not in ACCOUNTS] == []
    assert set(ACCOUNTS.objects(None, DCTERMS.source)) <= sources


def test_annotated_statements_are_made_and_cite_a_source() -> None:
    statements = list(ACCOUNTS.subjects(RDF.type, OWL.Axiom))
    triples = [
        tuple(
            ACCOUNTS.value(statement, part)
            for part in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
        )
        for statement in statements
    ]
    assert len(set(triples)) == len(triples)
    assert [triple for triple in triples if triple not in ACCOUNTS] == []
    assert all((statement, DCTERMS.source, None) in ACCOUNTS for statement in statements)


@pytest.mark.parametrize("type", [CG.Role, CG.Skill, CG.Responsibility], ids=lambda type: type.fragment)
def test_names_are_shared_only_where_the_article_shares_them(type: URIRef) -> None:
    def names() -> Iterator[tuple[Literal, Node]]:
        for node in ACCOUNTS.subjects(RDF.type, type):
            for property in (SKOS.prefLabel, SKOS.altLabel):
                for name in ACCOUNTS.objects(node, property):
                    assert isinstance(name, Literal)
                    yield name, node

    bearers = defaultdict(set)
    for name, node in names():
        bearers[name].add(node)
    shared = {name: nodes for name, nodes in bearers.items() if len(nodes) > 1}
    both = {ACC.AccountExecutive, ACC.AccountManager}
    one_name = {Literal("Account Manager", lang=language): both for language in BOTH}
    assert shared == (one_name if type == CG.Role else {})


def test_every_responsibility_draws_on_a_skill_that_its_roles_require() -> None:
    for responsibility in ACCOUNTS.subjects(RDF.type, CG.Responsibility):
        drawn = set(ACCOUNTS.objects(responsibility, CG.drawsOn))
        assert drawn, responsibility
        for role in ACCOUNTS.subjects(CG.hasResponsibility, responsibility):
            required = set(ACCOUNTS.objects(role, CG.buildsOn * "*" / CG.requires / CG.skill))
            assert drawn <= required, (role, responsibility)


# SHACL


def violations(data: Graph, meta_shacl: bool = False) -> tuple[bool, set[tuple[str, str]]]:
    """Whether data conforms, and the severities and English messages of what is said of it."""
    pyshacl = pytest.importorskip("pyshacl")
    conforms, report, _ = pyshacl.validate(data + VOCABULARY, shacl_graph=SHAPES, meta_shacl=meta_shacl)
    messages = {
        (severity.fragment, str(message))
        for result in report.subjects(RDF.type, SH.ValidationResult)
        for severity in report.objects(result, SH.resultSeverity)
        for message in report.objects(result, SH.resultMessage)
        if message.language != "es"  # of a SPARQL constraint pySHACL gives all messages, without language
    }
    return conforms, messages


def test_the_accounts_ontology_conforms() -> None:
    assert violations(ACCOUNTS, meta_shacl=True) == (True, set())


SOUND = """
    @prefix cg:   <https://w3id.org/careergraph/ontology#> .
    @prefix org:  <http://www.w3.org/ns/org#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix xsd:  <http://www.w3.org/2001/XMLSchema#> .
    @prefix :     <https://example.org/> .

    :cook  a cg:Role ; skos:prefLabel "cook"@en , "cocinero"@es .
    :chef  a cg:Role ; skos:prefLabel "chef"@en .
    :knife a cg:Skill ; skos:prefLabel "knife skills"@en .
    :serve a cg:Responsibility ; skos:prefLabel "serving on time"@en .
    :scale a cg:ProficiencyScale .
    :low   a cg:ProficiencyLevel ; cg:inScale :scale ; cg:rank 1 .
    :high  a cg:ProficiencyLevel ; cg:inScale :scale ; cg:rank "2"^^xsd:positiveInteger .
    :chef  cg:requires [ cg:skill :knife ; cg:level :high ; cg:necessity cg:Essential ] ;
           cg:buildsOn :cook ; cg:hasResponsibility :serve .
    :cook  cg:requires [ cg:skill :knife ; cg:levelRank 1 ] ; cg:progressesTo :chef .
    :move  cg:fromRole :cook ; cg:toRole :chef ; cg:kind cg:Promotion ; cg:typicalMonths 24 .
    :ada   a cg:Profile ; skos:prefLabel "Ada"@en ; cg:holds [ cg:skill :knife ] .
"""

BROKEN = {
    # Names
    ":nurse a cg:Role .": ("Warning", "no preferred label"),
    ':cook skos:prefLabel "kitchen hand"@en .': ("Warning", "only one preferred label in each language"),
    ":serve skos:prefLabel :cook .": ("Warning", "A text is meant here"),
    ':sous a cg:Role ; skos:prefLabel "chef"@en .': ("Warning", "Another one of the same kind"),
    # Roles, skills, responsibilities
    ":cook a cg:Skill .": ("Warning", "cannot be a skill or a responsibility as well"),
    ":cook a cg:Responsibility .": ("Warning", "cannot be a skill or a responsibility as well"),
    ":knife a cg:Responsibility .": ("Warning", "A skill cannot be a responsibility"),
    ':cook cg:requires "knives" .': ("Violation", "not a text"),
    ":cook cg:essentialSkill :serve .": ("Violation", "does not lead to this kind of thing"),
    ":cook cg:optionalSkill :chef .": ("Violation", "does not lead to this kind of thing"),
    ":cook cg:hasResponsibility :knife .": ("Violation", "does not lead to this kind of thing"),
    ":serve cg:drawsOn :cook .": ("Violation", "does not lead to this kind of thing"),
    ':cook cg:family "kitchen" .': ("Violation", "there is cg:familyName"),
    ":cook cg:offeredBy :chef .": ("Violation", "does not lead to this kind of thing"),
    ":cook cg:buildsOn :knife .": ("Violation", "does not lead to this kind of thing"),
    ":cook cg:buildsOn :cook .": ("Violation", "builds on itself"),
    ":cook cg:buildsOn :chef .": ("Violation", "builds on itself"),
    ":cook cg:progressesTo :cook .": ("Warning", "progresses to itself"),
    ":cook cg:progressesTo :knife .": ("Violation", "does not lead to this kind of thing"),
    # Requirements and holdings
    ":cook cg:requires [ cg:levelRank 1 ] .": ("Violation", "exactly one skill"),
    ":cook cg:requires [ cg:skill :chef ] .": ("Violation", "does not lead to this kind of thing"),
    ":peel a cg:Skill . :cook cg:requires [ cg:skill :knife , :peel ] .": (
        "Violation",
        "exactly one skill",
    ),
    ":cook cg:requires [ cg:skill :knife ; cg:level :low , :high ] .": ("Warning", "more than one level"),
    ":cook cg:requires [ cg:skill :knife ; cg:level :low ; cg:levelRank 2 ] .": (
        "Warning",
        "more than one level",
    ),
    ":cook cg:requires [ cg:skill :knife ; cg:level 2 ] .": ("Violation", "there is cg:levelRank"),
    ":cook cg:requires [ cg:skill :knife ; cg:levelRank 0 ] .": ("Violation", "A level is a whole"),
    ":cook cg:requires [ cg:skill :knife ; cg:levelRank 1.5 ] .": ("Violation", "A level is a whole"),
    ':cook cg:requires [ cg:skill :knife ; cg:levelRank "two" ] .': (
        "Violation",
        "A level is a whole",
    ),
    ":cook cg:requires [ cg:skill :knife ; cg:necessity cg:Promotion ] .": (
        "Violation",
        "cg:Essential or cg:Optional",
    ),
    ":cook cg:requires [ cg:skill :knife ; cg:necessity cg:Essential , cg:Optional ] .": (
        "Violation",
        "cg:Essential or cg:Optional",
    ),
    ":stray a cg:Requirement ; cg:skill :knife .": ("Warning", "No role makes this requirement"),
    ":ada cg:holds [ cg:level :high ] .": ("Violation", "exactly one skill"),
    ":ada cg:holds [ cg:skill :knife ; cg:levelRank -1 ] .": ("Violation", "A level is a whole"),
    # Progressions and ladders
    ":leap cg:fromRole :cook .": ("Violation", "leads to exactly one role"),
    ":leap cg:toRole :cook .": ("Violation", "starts from exactly one role"),
    ":move cg:toRole :cook .": ("Violation", "leads to exactly one role"),
    ":leap cg:fromRole :cook ; cg:toRole :knife .": ("Violation", "does not lead to this kind of thing"),
    ":leap cg:fromRole :cook ; cg:toRole :sommelier .": ("Violation", "Nothing is stated about this"),
    ":leap cg:fromRole :cook ; cg:toRole :cook .": (
        "Warning",
        "a different role from the one it starts from",
    ),
    ":move cg:kind cg:LateralMove .": ("Violation", "is of one kind"),
    ":leap cg:fromRole :cook ; cg:toRole :chef ; cg:kind :jump .": ("Warning", "of one kind"),
    ":leap cg:fromRole :cook ; cg:toRole :chef ; cg:typicalMonths 0 .": (
        "Violation",
        "whole number of months",
    ),
    ":move cg:typicalMonths 12 .": ("Violation", "whole number of months"),
    ":move cg:inLadder :scale .": ("Violation", "does not lead to this kind of thing"),
    ':ladder a cg:Ladder ; cg:isNormative "perhaps" .': ("Violation", "by true or false"),
    # Proficiency
    ":top a cg:ProficiencyLevel ; cg:inScale :scale .": ("Violation", "A level has one rank"),
    ":top a cg:ProficiencyLevel ; cg:rank 3 .": ("Warning", "belongs to no scale"),
    ":top cg:inScale :scale ; cg:rank 2 .": ("Violation", "has this rank too"),
    ":top cg:inScale :scale ; cg:rank -3 .": ("Violation", "A level has one rank"),
    ":third a cg:ProficiencyScale . ": ("Warning", "The scale has no levels"),
    # Alternatives
    ":cook cg:requires [ cg:skill :knife ; cg:anyOf [ cg:skill :knife ] ] .": (
        "Violation",
        "exactly one skill",
    ),
    ':cook cg:requires [ cg:anyOf "a" ] .': ("Violation", "A thing is meant here"),
    ":cook cg:requires [ cg:anyOf [ cg:skill :knife ] ; cg:atLeast 0 ] .": (
        "Violation",
        "How many alternatives",
    ),
    # Grades, conditions and learning
    "[] a cg:LevelDescriptor ; cg:skill :knife ; skos:definition 'sharp'@en .": (
        "Violation",
        "names no level",
    ),
    "[] a cg:LevelDescriptor ; cg:skill :knife ; cg:level :low .": ("Warning", "says nothing"),
    "[] a cg:LevelDescriptor ; cg:level :low ; skos:definition 'sharp'@en .": (
        "Violation",
        "exactly one skill",
    ),
    ":cook cg:grade :one .": ("Violation", "A grade has one rank"),
    ":cook cg:grade 1 .": ("Violation", "A thing is meant here"),
    ":cook cg:grade :one . :chef cg:grade :one . :one a cg:Grade ; cg:rank 1 .": (
        "Warning",
        "no higher grade",
    ),
    ":cook cg:grade :one . :chef cg:grade :two . :one cg:rank 1 . :two cg:rank 2 . "
    "[] cg:fromRole :chef ; cg:toRole :cook ; cg:kind cg:LateralMove .": ("Warning", "another grade"),
    ":cook cg:hasCondition [] .": ("Warning", "asks for nothing"),
    ':cook cg:hasCondition "a degree" .': ("Violation", "A thing is meant here"),
    ":cook cg:hasCondition [ cg:monthsOfExperience 0 ] .": ("Violation", "whole number of months"),
    ':cook cg:hasCondition [ cg:qualification "BSc" ] .': ("Violation", "A thing is meant here"),
    ":cook cg:variantOf :knife .": ("Violation", "does not lead to this kind of thing"),
    ":cook cg:variantOf :cook .": ("Violation", "builds on itself"),
    ":knife cg:prerequisite :cook .": ("Violation", "does not lead to this kind of thing"),
    ":knife cg:prerequisite :knife .": ("Warning", "its own prerequisite"),
    ":course cg:develops :cook .": ("Violation", "does not lead to this kind of thing"),
    ":course cg:develops :knife ; cg:toLevel :low , :high .": ("Violation", "one level at most"),
    ':course cg:hasOutcome "skill" .': ("Violation", "A thing is meant here"),
    ":course cg:hasOutcome [ cg:level :low ] .": ("Violation", "exactly one skill"),
    ":course cg:develops :knife ; cg:hours -1 .": ("Violation", "Hours are one number"),
    ':course cg:develops :knife ; cg:cost "dear" .': ("Violation", "The cost is one number"),
    ":low cg:correspondsTo :high .": ("Violation", "its own scale"),
    '[] cg:evidence "a badge" .': ("Warning", "nobody holds this"),
    ':ada cg:meets "a degree" .': ("Violation", "A thing is meant here"),
    # Profiles
    ':ada cg:holds "knives" .': ("Violation", "A thing is meant here"),
    ':bob a cg:Profile ; skos:prefLabel "Bob"@en .': ("Warning", "holds no skill"),
    ":bob cg:holds [ cg:skill :knife ] .": ("Warning", "has no name"),
}


def test_a_small_ontology_conforms() -> None:
    assert violations(Graph().parse(data=SOUND)) == (True, set())


@pytest.mark.slow
@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_is_found(fault: str) -> None:
    severity, message = BROKEN[fault]
    conforms, messages = violations(Graph().parse(data=SOUND + fault))
    assert not conforms
    assert any(level == severity and message in text for level, text in messages), messages
