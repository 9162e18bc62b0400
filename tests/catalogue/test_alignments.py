"""Other vocabularies: what alignments say counts as said in careergraph's own terms, and nothing else."""

from __future__ import annotations

import pytest
from small import CG, EX, PREFIXES, codes, labels, loads, turtle

import careergraph as cg

#: A vocabulary of one's own, tied to careergraph's by every kind of alignment.
MINE = """
my:Job rdfs:subClassOf cg:Role .
my:Gig rdfs:subClassOf my:Job .
my:Talent owl:equivalentClass cg:Skill .
my:leadsTo rdfs:subPropertyOf cg:progressesTo .
my:needs owl:equivalentProperty cg:essentialSkill .
my:neededBy owl:inverseOf my:needs .
my:mightUse rdfs:subPropertyOf cg:optionalSkill .
my:title rdfs:subPropertyOf skos:prefLabel .
my:includes rdfs:subPropertyOf cg:buildsOn .
"""
MY = f"@prefix my: <{EX}my#> .\n"
DATA = """
:cook a my:Gig ; my:title "cook"@en ; my:needs :knives ; my:mightUse :menus ; my:leadsTo :chef .
:chef a my:Job ; my:title "chef"@en ; my:includes :cook .
:knives a my:Talent ; my:title "knives"@en .
:menus a my:Talent ; my:title "menus"@en ; my:neededBy :chef .
"""


def check_mine(graph: cg.CareerGraph) -> None:
    assert labels(graph.roles) == ["chef", "cook"]
    assert labels(graph.skills) == ["knives", "menus"]
    assert labels(graph.next_roles("cook")) == ["chef"]
    assert [(each.skill.label, each.necessity.value) for each in graph.requirements("cook")] == [
        ("knives", "essential"),
        ("menus", "optional"),
    ]
    assert [(each.skill.label, each.necessity.value) for each in graph.requirements("chef")] == [
        ("knives", "essential"),
        ("menus", "essential"),
    ]
    assert graph.gap("cook", "chef").effort == 1


def test_alignments_of_ones_own_are_one_more_file(tmp_path):
    alignment, data = tmp_path / "alignment.ttl", tmp_path / "data.ttl"
    alignment.write_text(PREFIXES + MY + MINE, encoding="utf-8")
    data.write_text(PREFIXES + MY + DATA, encoding="utf-8")
    check_mine(cg.load(alignment, data))
    check_mine(cg.load(data, alignment))
    assert codes(cg.load(data)) == ["no-roles"]


def test_alignments_may_stand_in_the_same_file():
    check_mine(loads(MY + DATA + MINE))


def test_a_query_sees_what_an_alignment_says():
    graph = loads(MY + DATA + MINE)
    assert graph.query("ASK { :cook cg:progressesTo :chef ; a cg:Role . :chef cg:essentialSkill :menus }")
    assert [row.label for row in graph.query("SELECT ?label { ?s a cg:Skill ; skos:prefLabel ?label }")]
    assert not graph.query("ASK { :knives a cg:Role }")


def test_what_an_alignment_says_is_not_saved_as_asserted(tmp_path):
    saved = loads(MY + DATA + MINE).save(tmp_path / "out.nt").read_text(encoding="utf-8")
    assert f"<{EX}cook> <{CG}progressesTo>" not in saved
    assert f"<{EX}cook> <{EX}my#leadsTo> <{EX}chef> ." in saved


# Chains and cycles


def test_alignments_are_followed_through_any_chain():
    links = " ".join(
        f":p{n} rdfs:subPropertyOf :p{n + 1} . :c{n} rdfs:subClassOf :c{n + 1} ." for n in range(200)
    )
    graph = loads(
        f"""{links} :p200 rdfs:subPropertyOf cg:progressesTo . :c200 rdfs:subClassOf cg:Role .
        :a a :c0 ; skos:prefLabel "a" ; :p0 :b . :b a :c100 ; skos:prefLabel "b" ."""
    )
    assert labels(graph.roles) == ["a", "b"]
    assert labels(graph.next_roles("a")) == ["b"]


def test_alignments_in_a_circle_end():
    graph = loads(
        """
        :p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r . :r rdfs:subPropertyOf :p , cg:progressesTo .
        :C rdfs:subClassOf :D . :D rdfs:subClassOf :C , :C ; owl:equivalentClass :D , cg:Role .
        :p rdfs:subPropertyOf :p . cg:progressesTo owl:equivalentProperty :p .
        :a a :C ; skos:prefLabel "a" ; :q :b . :b a :D ; skos:prefLabel "b" .
        """
    )
    assert labels(graph.roles) == ["a", "b"]
    assert labels(graph.next_roles("a")) == ["b"]
    assert graph.next_roles("b") == ()


@pytest.mark.parametrize(
    "alignment",
    [
        ":after owl:inverseOf cg:progressesTo .",
        "cg:progressesTo owl:inverseOf :after .",
        ":after owl:inverseOf :before . :before rdfs:subPropertyOf cg:progressesTo .",
        ":after owl:inverseOf :x . :x owl:inverseOf :y . :y owl:inverseOf cg:progressesTo .",
        ":after owl:equivalentProperty :x . :x owl:inverseOf cg:progressesTo .",
        ":after rdfs:subPropertyOf :x . cg:progressesTo owl:inverseOf :x .",
    ],
)
def test_inverses_turn_a_statement_round_as_often_as_they_are_met(alignment):
    graph = loads(
        f"{alignment} :a a cg:Role ; skos:prefLabel 'a' . :b a cg:Role ; skos:prefLabel 'b' ; :after :a ."
    )
    assert labels(graph.next_roles("a")) == ["b"]
    assert graph.next_roles("b") == ()


def test_a_property_that_is_its_own_inverse_goes_both_ways():
    graph = loads(
        """
        :beside owl:inverseOf :beside ; rdfs:subPropertyOf cg:progressesTo .
        :a a cg:Role ; skos:prefLabel "a" ; :beside :b . :b a cg:Role ; skos:prefLabel "b" .
        """
    )
    assert labels(graph.next_roles("a")) == ["b"]
    assert labels(graph.next_roles("b")) == ["a"]


def test_equivalence_goes_both_ways_and_sub_goes_one():
    graph = loads(
        """
        cg:Role rdfs:subClassOf :Thing . cg:progressesTo rdfs:subPropertyOf :related .
        cg:Skill owl:equivalentClass :Talent .
        :a a :Thing ; :related :b . :t a :Talent ; skos:prefLabel "t" .
        """
    )
    assert graph.roles == ()
    assert labels(graph.skills) == ["t"]


def test_a_domain_or_a_range_types_nothing():
    graph = loads(
        """
        :leads rdfs:domain cg:Role ; rdfs:range cg:Role . cg:essentialSkill rdfs:domain cg:Role .
        :a :leads :b ; skos:prefLabel "a" . :b skos:prefLabel "b" .
        """
    )
    assert graph.roles == ()


@pytest.mark.parametrize(
    "statement",
    [
        ':x rdfs:subClassOf "cg:Role" .',
        ":x rdfs:subClassOf [ a owl:Restriction ] .",
        "[] rdfs:subClassOf cg:Role .",
    ],
)
def test_an_alignment_of_no_name_is_no_matter(statement):
    assert labels(loads(f'{statement} :a a cg:Role ; skos:prefLabel "a" .').roles) == ["a"]


# The shipped alignments


ESCO = """
@prefix esco: <http://data.europa.eu/esco/model#> .
@prefix o: <http://data.europa.eu/esco/occupation/> .
@prefix s: <http://data.europa.eu/esco/skill/> .
o:1 a esco:Occupation , skos:Concept ; skos:prefLabel "sales manager"@en , "director de ventas"@es ;
    skos:altLabel "head of sales"@en ; skos:notation "1221.3" ;
    esco:relatedEssentialSkill s:1 , s:2 ; esco:relatedOptionalSkill s:3 .
o:2 a esco:Occupation ; skos:prefLabel "sales assistant"@en ; skos:broader o:1 .
s:1 a esco:Skill ; skos:prefLabel "manage staff"@en ; skos:broader s:3 .
s:2 a esco:Skill ; skos:prefLabel "set sales goals"@en ;
    esco:isEssentialSkillFor o:2 ; esco:relatedEssentialSkill s:1 .
s:3 a esco:Skill ; skos:prefLabel "negotiate"@en ; esco:isOptionalSkillFor o:2 .
"""


def test_esco_loads_as_it_is():
    graph = loads(ESCO)
    assert labels(graph.roles) == ["sales assistant", "sales manager"]
    assert labels(graph.skills) == ["manage staff", "negotiate", "set sales goals"]
    assert [(each.skill.label, each.necessity.value) for each in graph.requirements("head of sales")] == [
        ("manage staff", "essential"),
        ("set sales goals", "essential"),
        ("negotiate", "optional"),
    ]
    assert [(each.skill.label, each.necessity.value) for each in graph.requirements("sales assistant")] == [
        ("set sales goals", "essential"),
        ("negotiate", "optional"),
    ]
    assert graph.role("director de ventas").notation == "1221.3"
    assert graph.skill("manage staff").broader == ("http://data.europa.eu/esco/skill/3",)
    assert graph.gap("sales assistant", "sales manager").effort == 1
    assert graph.progressions() == ()


@pytest.mark.parametrize("base", ["https://schema.org/", "http://schema.org/"])
def test_schema_org_loads_in_both_of_its_spellings(base):
    graph = loads(
        f"""
        @prefix s: <{base}> .
        :cook a s:Occupation ; s:name "cook"@en ; s:alternateName "chef"@en ; s:skills :knives ;
            s:responsibilities :meals .
        :knives s:name "knives" . :meals s:name "meals" .
        :opening a s:JobPosting ; s:title "cook wanted" .
        """
    )
    assert labels(graph.roles) == ["cook"]
    assert graph.role("chef").label == "cook"
    (requirement,) = graph.requirements("cook")
    assert (requirement.skill.label, requirement.necessity) == ("knives", cg.Necessity.ESSENTIAL)
    assert labels(graph.responsibilities_of("cook")) == ["meals"]


def test_a_text_where_schema_org_allows_one_is_told_and_not_taken():
    graph = loads(
        '@prefix s: <https://schema.org/> . :cook a s:Occupation ; s:name "cook" ; s:skills "knives" .'
    )
    assert graph.requirements("cook") == ()
    assert codes(graph) == ["literal-target"]


def test_ctdl_and_foaf_names_are_labels():
    graph = loads(
        """
        @prefix ceterms: <https://purl.org/ctdl/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        :cook a ceterms:Occupation ; ceterms:name "cook"@en .
        :ana a cg:Profile ; foaf:name "Ana" .
        """
    )
    assert labels(graph.roles) == ["cook"]
    assert [person.name for person in graph.profiles] == ["Ana"]


def test_organisation_roles_are_roles_only_where_one_says_so():
    data = '@prefix org: <http://www.w3.org/ns/org#> . :patron a org:Role ; skos:prefLabel "patron" . '
    assert loads(data).roles == ()
    assert labels(loads(data + "org:Role rdfs:subClassOf cg:Role .").roles) == ["patron"]


def test_what_is_shipped_needs_no_file_and_is_no_part_of_the_graph(tmp_path):
    graph = cg.loads(turtle(':a a cg:Role ; skos:prefLabel "a" .'))
    assert len(graph.rdf) == 2
    assert graph.save(tmp_path / "a.nt").read_text(encoding="utf-8").count("\n") == 2


# Descriptions


@pytest.mark.parametrize(
    ("prefix", "base", "kind", "name", "description"),
    [
        ("s", "https://schema.org/", "Occupation", "name", "description"),
        ("s", "http://schema.org/", "Occupation", "name", "description"),
        ("c", "https://purl.org/ctdl/terms/", "Occupation", "name", "description"),
    ],
)
def test_a_description_of_another_vocabulary_is_the_definition(prefix, base, kind, name, description):
    graph = loads(
        f'@prefix {prefix}: <{base}> . :cook a {prefix}:{kind} ; {prefix}:{name} "cook"@en ; '
        f'{prefix}:{description} "Makes meals."@en , "Hace comidas."@es .'
    )
    assert graph.role("cook").definitions == {"en": "Makes meals.", "es": "Hace comidas."}


def test_escos_descriptions_are_definitions_as_texts_and_as_nodes():
    graph = loads(
        """
        @prefix esco: <http://data.europa.eu/esco/model#> .
        :cook a esco:Occupation ; skos:prefLabel "cook"@en ; dcterms:description "Makes meals."@en , :node .
        :node a esco:NodeLiteral ; esco:nodeLiteral "Hace comidas." ; esco:language "es" .
        """
    )
    assert graph.role("cook").definitions == {"en": "Makes meals.", "es": "Hace comidas."}
    assert "text-expected" not in codes(graph)


def test_a_definition_of_ones_own_goes_before_a_description_in_each_language():
    graph = loads(
        ':cook a cg:Role ; skos:prefLabel "cook"@en ; skos:definition "The one who cooks."@en ; '
        'dcterms:description "A cook."@en , "Cocina."@es .'
    )
    assert graph.role("cook").definitions == {"en": "The one who cooks.", "es": "Cocina."}


def test_the_text_of_a_competency_is_its_label_only_where_it_has_no_other():
    graph = loads(
        """
        @prefix ceasn: <https://purl.org/ctdlasn/terms/> .
        :short a ceasn:Competency ; ceasn:competencyLabel "carving"@en ;
            ceasn:competencyText "Carves well."@en .
        :long a ceasn:Competency ; ceasn:competencyText "Bakes bread."@en .
        """
    )
    assert labels(graph.skills) == ["Bakes bread.", "carving"]
    assert graph.skill("carving").definition == "Carves well."
    assert "no-label" not in codes(graph)


def test_sfia_skills_and_europass_courses_are_read():
    graph = loads(
        """
        @prefix sfia: <https://rdf.sfia-online.org/9/ontology/> .
        @prefix elm: <http://data.europa.eu/snb/model/elm/> .
        :PROG a sfia:Skill ; rdfs:label "Programming"@en ; skos:notation "PROG" ;
            sfia:skillDescription "Writes programs."@en .
        :course a elm:LearningOpportunity ; dcterms:title "Python for beginners"@en .
        """
    )
    assert (graph.skill("PROG").label, graph.skill("PROG").definition) == ("Programming", "Writes programs.")
    assert graph.query("SELECT ?name { ?course a cg:Training ; rdfs:label ?name }")[0].name == (
        "Python for beginners"
    )
