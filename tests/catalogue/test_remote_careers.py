"""What is loaded from a server is what the same statements are as a file, in whatever pages they come."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from folders import EXAMPLES, SHARED_DATA
from hypothesis import HealthCheck, given, settings
from small import CG, EX, loads, turtle
from sparql_servers import OXIGRAPH, oxigraph, served
from strategies import worlds

import careergraph as cg
from careergraph.catalogue import remote_careers
from careergraph.catalogue.statements import CLASSES, PROPERTIES
from careergraph.rdf.store import TermStore

ONTOLOGIES = [
    *sorted((EXAMPLES / "ontologies").glob("*.ttl")),
    *sorted((EXAMPLES.parent / "ontology").glob("*.ttl")),
]

#: What pages could part, by what is hard about it.
HARD = {
    "requirements": ":a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :t ] .",
    "twins": ":a a cg:Role ; cg:requires [ cg:skill :s ] . :b a cg:Role ; cg:requires [ cg:skill :s ] .",
    "groups": ":a a cg:Role ; cg:requires [ cg:atLeast 1 ; cg:anyOf [ cg:skill :s ; cg:levelRank 2 ] , "
    "[ cg:skill :t ] ] . :s a cg:Skill .",
    "moves": "[] a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:typicalMonths 3 . :a a cg:Role .",
    "shared": ":a cg:requires _:r . :b cg:requires _:r . _:r cg:skill :s ; cg:levelRank 3 . :a a cg:Role .",
    "shared and loose": ":a cg:requires _:r . :b cg:requires _:r . _:r cg:skill :s . "
    "[] cg:fromRole :a ; cg:toRole :b . :a a cg:Role . :b a cg:Role .",
    "nameless roles": "[] a cg:Role ; skos:prefLabel 'A' ; cg:progressesTo [ a cg:Role ; cg:family :f ] .",
    "alike": "[] a cg:Role ; skos:prefLabel 'A' . [] a cg:Role ; skos:prefLabel 'A' .",
    "in a circle": "_:a cg:progressesTo _:b . _:b cg:progressesTo _:a . _:a a cg:Role . _:b a cg:Role .",
    "nameless skill of two": ":a cg:essentialSkill _:s . :b cg:essentialSkill _:s . _:s skos:prefLabel 'S' . "
    ":a a cg:Role . :b a cg:Role .",
    "people": "[] a cg:Profile ; skos:prefLabel 'Ana' ; cg:holds [ cg:skill :s ; cg:levelRank 2 ] ; "
    "cg:currentRole :a . :a a cg:Role . :s a cg:Skill .",
    "a nameless scale": ":l1 cg:inScale _:x ; cg:rank 1 . :l2 cg:inScale _:x ; cg:rank 2 . "
    "_:x a cg:ProficiencyScale . "
    ":a a cg:Role ; cg:requires [ cg:skill :s ; cg:level :l2 ] .",
    "owned by others": "<http://e/page> <http://e/about> [ a cg:Role ; skos:prefLabel 'A' ] .",
    "owned by two": ":a a cg:Role ; cg:progressesTo _:b ; <http://e/near> _:b . _:b skos:prefLabel 'B' .",
    "deep": ":a a cg:Role ; cg:essentialSkill :s ; <http://e/list> (1 2 3 4 5 6 7 8 9 10 11 12) .",
    "empty": ":a a cg:Role ; cg:requires [] ; <http://e/x> [ <http://e/y> [] ] .",
    "untyped": ":a cg:progressesTo :b . :a skos:prefLabel 'A' . :b skos:prefLabel 'B' .",
    "only pointed at": ":a a cg:Role ; cg:requires [ cg:skill :s ] .",
    "hierarchy": ":a a cg:Role ; cg:essentialSkill :s . :s skos:broader :m . :t skos:narrower :m . "
    ":m skos:prefLabel 'M' . :b a cg:Role ; cg:essentialSkill :t .",
    "crosswalk": ":a a cg:Role ; cg:essentialSkill :s , :t . :m skos:exactMatch :s , :t ; rdfs:label 'M' .",
    "own alignments": ":a a :Job ; :asks :s ; :called 'A' . :s :neededBy :b . :Job rdfs:subClassOf :Work . "
    ":Work owl:equivalentClass cg:Role . :asks rdfs:subPropertyOf :wants . :wants owl:equivalentProperty "
    "cg:essentialSkill . :neededBy owl:inverseOf :asks . :called rdfs:subPropertyOf skos:prefLabel .",
    "of others": "@prefix esco: <http://data.europa.eu/esco/model#> . :a a esco:Occupation ; "
    "esco:relatedEssentialSkill :s ; skos:prefLabel 'A' . :s a esco:Skill ; esco:isOptionalSkillFor :b .",
    "sources": ":a a cg:Role ; cg:requires _:r ; dcterms:source :book . _:r cg:skill :s ; cg:levelRank 2 . "
    ":book dcterms:title 'A book' . [] a owl:Axiom ; owl:annotatedSource _:r ; owl:annotatedProperty "
    "cg:levelRank ; owl:annotatedTarget 2 ; dcterms:source <http://e/other> .",
    "one statement": ":a cg:essentialSkill [ skos:prefLabel 'S' ] .",
    "empty behind others": ":a a cg:Role . :b a cg:Role ; cg:requires [ cg:skill :s ] . :c cg:requires [] .",
    "pointing elsewhere": ":a a cg:Role ; <http://e/near> <http://e/x> ; skos:broader :m . "
    ":m rdfs:label 'M' .",
    "broader from above": ":a cg:essentialSkill :s . :g skos:narrower :s ; skos:prefLabel 'G' .",
    "typed alone": ":a a cg:Role ; <http://e/x> [ a cg:Role ] .",
    "typed otherwise": ":a a cg:Role ; <http://e/x> [ a <http://e/Other> ] .",
    "nothing": "<http://e/a> <http://e/b> 1 .",
}


@pytest.fixture(params=[remote_careers.PAGE, 1], ids=["large pages", "one by one"])
def page(request, monkeypatch) -> None:
    monkeypatch.setattr(remote_careers, "PAGE", request.param)


def store(text: str) -> ox.Store:
    made = ox.Store()
    made.load(text.encode(), ox.RdfFormat.TRIG)
    return made


def fetched(text: str, **options: object) -> cg.CareerGraph:
    with served(store(text)) as (url, _):
        return cg.connect(url).load(**options)


def asserted(graph: cg.CareerGraph) -> TermStore:
    return graph._catalogue.terms


@pytest.mark.parametrize("name", HARD)
@pytest.mark.usefixtures("page")
def test_what_pages_could_part_comes_whole(name):
    here, there = loads(HARD[name]), fetched(turtle(HARD[name]))
    assert here == there
    # Beyond what `==` looks at: every blank node of careers is there once.
    assert len(here.progressions()) == len(there.progressions())
    assert sorted(each.code for each in here.check()) == sorted(each.code for each in there.check())
    assert [len(here.requirements(role)) for role in here.roles] == [
        len(there.requirements(role)) for role in there.roles
    ]


@pytest.mark.parametrize(
    "name",
    [
        "sources",
        "hierarchy",
        "crosswalk",
        "requirements",
        "own alignments",
        "deep",
        "empty",
        "broader from above",
    ],
)
@pytest.mark.usefixtures("page")
def test_all_that_describes_careers_comes_with_them(name):
    quads = list(ox.parse(turtle(HARD[name]), ox.RdfFormat.TURTLE))
    with served(store(turtle(HARD[name]))) as (url, _):
        terms = asserted(cg.connect(url).load())
    there = ox.Dataset(terms.asserted)
    here = ox.Dataset(quads)
    there.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    here.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert there == here


@given(worlds())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_ontology_is_the_same_from_a_server(world):
    assert fetched(world.turtle()) == world.graph()


@pytest.mark.parametrize("path", ONTOLOGIES, ids=lambda path: path.name)
def test_the_ontologies_are_the_same_from_a_server(path):
    assert fetched(path.read_text("utf-8")) == cg.load(path)


def test_what_follows_may_be_on_the_server_too(accounts, tmp_path):
    text = accounts.save(tmp_path / "whole.nt", derived=True).read_text("utf-8")
    assert fetched(text) == cg.loads(text, format="nt")
    parted = store(accounts.save(tmp_path / "parted.trig", derived=True).read_text("utf-8"))
    for union in (False, True):
        with served(parted, union) as (url, _):
            assert cg.connect(url).load() == accounts


@pytest.mark.skipif(OXIGRAPH is None, reason="no oxigraph is installed: pip install oxigraph")
def test_oxigraphs_own_server_gives_the_same(accounts, tmp_path):
    with oxigraph(accounts.save(tmp_path / "accounts.nt").read_bytes()) as (url, _):
        there = cg.connect(url).load(language="es", progress=False)
    assert there == accounts
    assert there.role("KAM").label == "Gestor/a de cuentas clave"
    assert there.gap("Account Manager", "KAM").effort == accounts.gap("Account Manager", "KAM").effort


@pytest.mark.parametrize("property", [term for term in PROPERTIES if term.startswith(CG)])
def test_both_ends_of_every_property_of_the_vocabulary_come(property):
    body = f":one <{property}> :other . :one skos:prefLabel 'One' . :other skos:prefLabel 'Other' ."
    assert len(asserted(fetched(turtle(body))).asserted) == 3


@pytest.mark.parametrize("class_", CLASSES)
def test_the_things_of_every_class_of_the_vocabulary_come(class_):
    assert len(asserted(fetched(turtle(f":one a <{class_}> ; skos:prefLabel 'One' ."))).asserted) == 2


def test_what_is_no_part_of_careers_stays_where_it_is():
    others = " ".join(
        f"<http://e/{n}> a skos:Concept ; skos:prefLabel '{n}' ; skos:broader <http://e/{n + 1}> ; "
        f"rdfs:subClassOf <http://e/{n + 1}> ; <http://e/p> [ <http://e/q> {n} ] ."
        for n in range(300)
    )
    with served(store(turtle(HARD["requirements"] + others))) as (url, queries):
        terms = asserted(cg.connect(url).load())
    assert len(terms.asserted) == 6
    assert len(queries) <= 8


def test_no_query_asks_for_statements_by_their_number():
    roles = " ".join(
        f":r{n} a cg:Role ; cg:requires [ cg:skill :s{n} ] . :s{n} a cg:Skill ." for n in range(150)
    )
    steps: list[tuple[str, int, int]] = []
    with served(store(turtle(roles))) as (url, queries):
        graph = cg.connect(url).load(progress=lambda *step: steps.append(step))
    assert len(graph.roles) == len(graph.skills) == 150
    assert not [query for query in queries if "LIMIT" in query or "OFFSET" in query]
    assert steps == [("", 100, 300), ("", 200, 300), ("", 300, 300)]


def test_a_named_graph_is_loaded_alone():
    text = turtle("GRAPH :g { :a a cg:Role ; cg:requires [ cg:skill :s ] } :b a cg:Role .")
    assert [role.iri for role in fetched(text).roles] == [f"{EX}b"]
    there = fetched(text, graph=f"{EX}g")
    assert there == loads(":a a cg:Role ; cg:requires [ cg:skill :s ] .")
    assert fetched(text, graph=f"{EX}none") == cg.loads("")


@pytest.mark.parametrize(
    "name", ["nameless roles", "shared and loose", "sources", "own alignments", "hierarchy"]
)
def test_what_is_hard_is_so_in_a_named_graph_too(name):
    text = turtle(f"GRAPH :g {{ {HARD[name]} }} :x a cg:Role ; cg:requires [ cg:skill :y ] .")
    assert fetched(text, graph=f"{EX}g") == loads(HARD[name])


@pytest.mark.parametrize("graph", ["no iri", "http://e/> } #", 7, b"http://e/"])
def test_a_graph_is_named_by_its_iri(graph):
    with served(ox.Store()) as (url, queries):
        with pytest.raises(cg.InvalidArgument, match=r"graph=.* is no IRI"):
            cg.connect(url).load(graph=graph)
        assert queries == []


@pytest.mark.slow
@pytest.mark.skipif(not SHARED_DATA.exists(), reason="no ../shared/data beside the clone")
@pytest.mark.parametrize("load", ["esco", "onet"])
def test_a_published_database_is_the_same_from_a_server(load):
    if load == "esco":
        graph = cg.load_esco(SHARED_DATA / "esco-1.2.0-en", progress=False)
    else:
        graph = cg.load_onet(SHARED_DATA / "onet-29.2", progress=False)
    there = ox.Store()
    there.bulk_extend(asserted(graph).asserted)
    with served(there) as (url, _):
        assert cg.connect(url, timeout=120).load(progress=False) == graph


# What is too much


def refusal(text: str) -> str:
    with served(store(text)) as (url, _), pytest.raises(cg.EndpointError) as raised:
        cg.connect(url).load()
    return str(raised.value).replace(url, "URL")


def test_blank_nodes_of_any_depth_come_up_to_a_bound(monkeypatch):
    monkeypatch.setattr(remote_careers, "_MAX_DEPTH", 4)
    nested = ":a a cg:Role ; :x " + "[ :x " * 4 + "1" + " ]" * 4 + " ."
    assert len(asserted(fetched(turtle(nested))).asserted) == 6
    assert refusal(turtle(nested.replace("1", "[ :x 1 ]"))) == (
        "URL: blank nodes stand more than 4 below one another; give them IRIs"
    )


def test_terms_are_aligned_up_to_a_bound(monkeypatch):
    aligned = turtle(
        ":a a :Job . :Job rdfs:subClassOf :Work . :Work rdfs:subClassOf :Post . "
        ":Post rdfs:subClassOf cg:Role ."
    )
    assert len(fetched(aligned).roles) == 1
    monkeypatch.setattr(remote_careers, "_MAX_ROUNDS", 5)
    assert len(fetched(aligned).roles) == 1
    monkeypatch.setattr(remote_careers, "_MAX_ROUNDS", 4)
    assert refusal(aligned) == "URL: it aligns terms through more than 4 others; align them directly"
    monkeypatch.setattr(remote_careers, "_MAX_ROUNDS", 9)
    monkeypatch.setattr(remote_careers, "_MAX_TERMS", 5)
    assert refusal(aligned) == "URL: it aligns more than 5 terms with careers; align fewer"


def test_careers_are_fetched_up_to_a_bound(monkeypatch):
    many = turtle(" ".join(f":r{n} a cg:Role ; skos:prefLabel 'a role {n}' ." for n in range(200)))
    assert len(fetched(many).roles) == 200
    monkeypatch.setattr(remote_careers, "MAX_BYTES", 20_000)
    assert refusal(many) == "URL: it has more than 20,000 bytes of careers; name a graph of it"


def test_what_is_no_iri_of_a_graph_is_told():
    with served(ox.Store()) as (url, _), pytest.raises(cg.InvalidArgument) as raised:
        cg.connect(url).load(graph="no iri")
    assert str(raised.value) == "graph='no iri' is no IRI; give that of a named graph, or None"


@pytest.mark.parametrize(
    ("name", "size", "all_at_once"),
    [
        ("requirements", 1, False),
        ("typed alone", 9, False),
        ("typed otherwise", 9, False),
        ("shared", 100, False),
        ("shared", 1, True),
        ("alike", 100, True),
    ],
)
def test_blank_nodes_are_asked_for_in_one_answer_only_where_pages_part_them(
    name, size, all_at_once, monkeypatch
):
    monkeypatch.setattr(remote_careers, "PAGE", size)
    with served(store(turtle(HARD[name]))) as (url, queries):
        cg.connect(url).load()
    assert ("SELECT DISTINCT ?n0" in queries[-1]) is all_at_once


def passes(text: str) -> bool:
    """Whether all careers of a text come."""
    with served(store(text)) as (url, _):
        try:
            cg.connect(url).load()
        except cg.EndpointError:
            return False
    return True


@pytest.mark.usefixtures("page")
def test_careers_of_about_as_many_bytes_come(monkeypatch):
    answers = []
    read = remote_careers.read_from_server
    monkeypatch.setattr(
        remote_careers, "read_from_server", lambda *asked: answers.append(read(*asked)) or answers[-1]
    )
    text = turtle(HARD["sources"])
    assert passes(text)
    total = sum(answers)
    # The names of blank nodes are made at random, and not all of one length.
    monkeypatch.setattr(remote_careers, "MAX_BYTES", total + 100)
    assert passes(text)
    monkeypatch.setattr(remote_careers, "MAX_BYTES", total - 100)
    assert not passes(text)


def test_just_as_many_terms_as_may_be_are_aligned(monkeypatch):
    aligned = turtle(":a a :Job . :Job rdfs:subClassOf :Work . :Work rdfs:subClassOf cg:Role .")
    with served(store(aligned)) as (url, queries):
        cg.connect(url).load()
    asked = [re.findall("<[^>]*>", part) for part in re.findall(r"VALUES \?of {([^}]*)}", "".join(queries))]
    total = len({term for terms in asked for term in terms})
    monkeypatch.setattr(remote_careers, "_MAX_TERMS", total)
    assert passes(aligned)
    monkeypatch.setattr(remote_careers, "_MAX_TERMS", total - 1)
    assert not passes(aligned)


def test_what_careers_do_not_lead_to_stays_where_it_is():
    others = " <http://e/x> rdfs:label 'X' . :m skos:narrower :n . :n rdfs:label 'N' ."
    body = HARD["pointing elsewhere"] + others
    there = {quad.subject.value for quad in asserted(fetched(turtle(body))).asserted}
    assert there == {f"{EX}a", f"{EX}m"}


@pytest.mark.parametrize(
    ("term", "number"), [(ox.Literal(12), 12), (ox.Literal("many"), -1), (ox.NamedNode("urn:12"), -1)]
)
def test_an_answer_that_is_no_number_is_none_that_anything_is_counted_by(term, number):
    assert remote_careers._number(term) == number


@pytest.mark.parametrize("name", ["alike", "shared and loose"])
def test_blank_nodes_that_are_fetched_at_once_bring_no_others(name):
    others = " <http://e/a> <http://e/b> [ <http://e/c> 1 ] ."
    assert len(asserted(fetched(turtle(HARD[name] + others))).asserted) == len(
        asserted(loads(HARD[name])).asserted
    )
