"""Two graphs are equal where they describe the same careers, however they state them; and merging."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import EX, labels, loads, tied_ladder
from strategies import worlds

import careergraph as cg

COOKS = """
    :cook a cg:Role ; skos:prefLabel "Cook"@en ; cg:progressesTo :chef ; cg:hasResponsibility :menu ;
        cg:requires [ cg:skill :cooking ; cg:levelRank 2 ] .
    :chef a cg:Role ; skos:prefLabel "Chef"@en .
    :cooking a cg:Skill ; skos:prefLabel "cooking"@en . :baking a cg:Skill ; skos:prefLabel "baking"@en .
    :menu a cg:Responsibility ; skos:prefLabel "menu"@en ; cg:drawsOn :cooking .
    :basic a cg:ProficiencyLevel ; cg:rank 1 ; skos:prefLabel "Basic"@en .
    :ana a cg:Profile ; skos:prefLabel "Ana" ; cg:currentRole :cook ; cg:holds [ cg:skill :cooking ] .
"""


@given(worlds(), st.randoms(use_true_random=False))
def test_neither_order_nor_language_nor_names_of_blank_nodes_count(world, random):
    text = world.turtle()
    graph = cg.loads(text)
    for again in (cg.loads(text, language="es"), pickle.loads(pickle.dumps(graph)), graph.edit().graph()):
        assert again == graph
        assert hash(again) == hash(graph)
    quads = list(graph._catalogue.terms.asserted)
    random.shuffle(quads)
    shuffled = "\n".join(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads)
    assert cg.loads(shuffled.replace("_:", "_:z"), format="nt") == graph


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"Cook"@en', '"Cook"@es'),
        ('"Cook"@en', '"Cookie"@en'),
        ("cg:levelRank 2", "cg:levelRank 3"),
        ("cg:levelRank 2", "cg:levelRank 2 ; cg:necessity cg:Optional"),
        ("cg:skill :cooking ; cg:levelRank", "cg:skill :baking ; cg:levelRank"),
        ("cg:progressesTo :chef ;", ""),
        (
            ":cook a cg:Role",
            "[] cg:fromRole :cook ; cg:toRole :chef ; cg:typicalMonths 2 . :cook a cg:Role",
        ),
        ("cg:hasResponsibility :menu ;", ""),
        ("cg:drawsOn :cooking", "cg:drawsOn :baking"),
        ('"menu"@en', '"menus"@en'),
        ("cg:rank 1", "cg:rank 2"),
        ('"Basic"@en', '"Base"@en'),
        ('"Ana"', '"Anna"'),
        ("cg:currentRole :cook", "cg:currentRole :chef"),
        ("cg:currentRole :cook", "cg:formerRole :cook"),
        ("cg:holds [ cg:skill :cooking ]", "cg:holds [ cg:skill :cooking ; cg:levelRank 1 ]"),
        (":chef a cg:Role", ":waiter a cg:Role . :chef a cg:Role"),
    ],
)
def test_what_makes_other_careers(before, after):
    assert before in COOKS
    changed = COOKS.replace(before, after)
    assert loads(changed) != loads(COOKS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (":cook a cg:Role", ":cook a cg:Role ; skos:altLabel 'Line cook' ; dcterms:source <http://a/>"),
        ("[ cg:skill :cooking ; cg:levelRank 2 ]", ":need . :need cg:skill :cooking ; cg:levelRank 2"),
        ("cg:levelRank 2", "cg:levelRank 2 ; cg:necessity cg:Essential ; dcterms:source <http://a/>"),
        (":ana", ":anna"),
        (":basic", ":level1"),
        ("cg:progressesTo :chef ;", "cg:progressesTo :chef , :chef ;"),
        (":chef a cg:Role", "[] a cg:Progression ; cg:fromRole :cook ; cg:toRole :chef . :chef a cg:Role"),
    ],
)
def test_what_makes_no_other_careers(before, after):
    changed = loads(COOKS.replace(before, after))
    assert changed == loads(COOKS)
    assert hash(changed) == hash(loads(COOKS))


def test_blank_roles_are_known_by_what_surrounds_them():
    one = loads("_:a cg:progressesTo _:b . _:a skos:prefLabel 'A' . _:b skos:prefLabel 'B' .")
    same = loads("_:b cg:progressesTo _:a . _:a skos:prefLabel 'B' . _:b skos:prefLabel 'A' .")
    other = loads(
        "_:a cg:progressesTo _:b . _:a skos:prefLabel 'B' . _:b skos:prefLabel 'A' . _:b a cg:Skill ."
    )
    assert one == same
    assert one != other


def test_a_graph_is_no_other_kind_of_thing(accounts):
    assert accounts != "accounts"
    assert len({accounts, cg.load(), accounts.in_language("es")}) == 1


# Merging


def test_merging_is_loading_together(tmp_path):
    (tmp_path / "a.ttl").write_text(tied_ladder())
    (tmp_path / "b.ttl").write_text(tied_ladder().replace("cg:levelRank 2", "cg:levelRank 4"))
    apart = [cg.load(tmp_path / name, language="es") for name in ("a.ttl", "b.ttl")]
    merged = cg.merge(*apart)
    assert merged == cg.load(tmp_path / "a.ttl", tmp_path / "b.ttl")
    assert merged.language == "es"
    assert [len(graph.progressions()) for graph in apart] == [24, 24]


def test_blank_nodes_of_one_name_are_not_taken_for_each_other():
    text = ":cook a cg:Role ; cg:requires _:n . _:n cg:skill :baking ; cg:levelRank 1 . :baking a cg:Skill ."
    one, other = loads(text), loads(text.replace(":cook", ":chef").replace(":baking", ":leading"))
    merged = cg.merge(one, other)
    for graph in (one, other):
        assert merged.requirements(graph.roles[0].iri) == graph.requirements(graph.roles[0].iri)
    assert merged.check().errors == ()
    # What is described alike may be one node, for it says the same.
    twin = loads(text.replace(":cook", ":chef"))
    assert [str(need.skill) for need in cg.merge(one, twin).requirements(f"{EX}chef")] == ["baking"]


def test_a_graph_merged_with_what_was_made_of_it_has_nothing_twice(developers):
    draft = developers.edit()
    new = draft.role("Principal developer")
    merged = cg.merge(developers, draft.graph(), developers)
    assert merged == draft.graph()
    assert new in merged.roles
    asserted = merged._catalogue.terms.asserted
    assert len(asserted) == len(set(asserted)) == len(draft.graph()._catalogue.terms.asserted)


@pytest.mark.parametrize("graphs", [(), ("accounts.ttl",), (None,)])
def test_merge_takes_graphs(graphs):
    with pytest.raises(cg.InvalidArgument, match="merge takes graphs"):
        cg.merge(*graphs)


# By hand, and in another language


@pytest.mark.parametrize("given", [(), ([],), ("a.ttl",), (None,)])
def test_a_graph_is_not_made_by_hand(given):
    with pytest.raises(cg.InvalidArgument, match=r"cg\.load"):
        cg.CareerGraph(*given)


def test_a_graph_in_another_language_is_as_if_loaded_in_it(accounts, cuentas):
    graph = accounts.in_language("es")
    assert labels(graph.roles) == labels(cuentas.roles)
    assert labels(graph.skills) == labels(cuentas.skills)
    assert list(graph.families) == list(cuentas.families)
    assert str(graph.gap("AE", "KAM")) == str(cuentas.gap("AE", "KAM"))
    assert labels(accounts.roles) != labels(cuentas.roles)
    assert graph._catalogue.data is accounts._catalogue.data
    with pytest.raises(cg.InvalidArgument, match="language tag"):
        accounts.in_language("e s")


def test_families_are_roles_to_rank(developers):
    families = developers.families
    assert {role for roles in families.values() for role in roles} == {
        role for role in developers.roles if role.family
    }
    for label, roles in families.items():
        assert all(role.family == label for role in roles)
        ranked = developers.rank(developers.roles[0], roles=roles, limit=None)
        assert {entry.role for entry in ranked} <= set(roles)


@given(worlds(roles=(1, 5)))
def test_who_can_get_there_is_who_reaches_it(world):
    graph = cg.loads(world.turtle())
    for role in graph.roles:
        before = graph.reachable(role, direction="to")
        assert before == {
            other: graph.reachable(other)[role] for other in graph.roles if role in graph.reachable(other)
        }
    with pytest.raises(cg.InvalidArgument, match="direction='up'"):
        graph.reachable(graph.roles[0], direction="up")


# What makes careers others


BASE = """
    :a a cg:Role ; skos:prefLabel "a"@en ;
        cg:requires [ cg:anyOf [ cg:skill :s ] , [ cg:skill :t ; cg:levelRank 2 ] ] .
    :b a cg:Role ; skos:prefLabel "b"@en . :s a cg:Skill ; skos:prefLabel "s"@en . :t a cg:Skill .
    [] a cg:Progression ; cg:fromRole :a ; cg:toRole :b ; cg:kind cg:Promotion ; cg:typicalMonths 6 .
    :ana a cg:Profile ; cg:currentRole :a ; cg:holds [ cg:skill :s ; cg:levelRank 2 ] .
"""


@pytest.mark.parametrize("more", ["", "[] a cg:Role ; skos:prefLabel 'nameless'@en ; cg:progressesTo :a ."])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cg:kind cg:Promotion", "cg:kind cg:LateralMove"),
        ("cg:typicalMonths 6", "cg:typicalMonths 7"),
        ("[ cg:skill :t ; cg:levelRank 2 ]", "[ cg:skill :t ; cg:levelRank 3 ]"),
        ("[ cg:skill :s ] ,", "[ cg:skill :s ] , [ cg:skill :b ] ,"),
        ('"a"@en', '"A"@en'),
        ('"a"@en', '"a"@de'),
        ("cg:currentRole :a", "cg:currentRole :b"),
        ("cg:currentRole :a", "cg:formerRole :a"),
        (":ana a cg:Profile", ":ana skos:prefLabel 'Ana' . :ana a cg:Profile"),
        (":ana a", ":anna a"),
        ("[ cg:skill :s ; cg:levelRank 2 ]", "[ cg:skill :s ]"),
        (":t a cg:Skill", ":t a cg:Skill , cg:Role"),
    ],
)
def test_careers_are_others_where_anything_that_counts_differs(more, old, new):
    one, same = loads(BASE + more), loads(more + BASE)
    assert BASE.count(old) == 1
    assert one == same
    assert hash(one) == hash(same)
    assert one != loads(BASE.replace(old, new) + more)


def test_one_of_two_ontologies_without_a_blank_role_is_another():
    blank = BASE.replace(":b ", "_:b ")
    assert loads(blank) == loads(blank)
    assert loads(blank) != loads(BASE)
    assert loads(BASE) != loads(blank)
    assert len({hash(loads(text)) for text in (BASE, blank, BASE.replace(":a ", ":c "))}) == 3


CHOICES = {
    # The lowest level, which is what a choice needs, is the same in all of them.
    "levels": tuple(
        " , ".join(
            f"[ cg:anyOf [ cg:skill :s ; cg:levelRank 1 ] , [ cg:skill :t ; cg:levelRank {one} ] , "
            f"[ cg:skill :u ; cg:levelRank {other} ] ]"
            for one, other in pairs
        )
        for pairs in (((2, 3), (3, 2)), ((2, 2), (3, 3)))
    ),
    "skills": (
        "[ cg:anyOf [ cg:skill :s ] , [ cg:skill :t ] ] , [ cg:anyOf [ cg:skill :u ] , [ cg:skill :v ] ]",
        "[ cg:anyOf [ cg:skill :s ] , [ cg:skill :u ] ] , [ cg:anyOf [ cg:skill :t ] , [ cg:skill :v ] ]",
    ),
}


@pytest.mark.parametrize("kind", CHOICES)
def test_choices_of_the_same_parts_put_together_otherwise_are_others(kind):
    skills = " ".join(f":{name} a cg:Skill ." for name in "stuv")
    one, other = (loads(f":a a cg:Role ; cg:requires {choice} . {skills}") for choice in CHOICES[kind])
    assert one != other


def test_a_merged_graph_has_the_prefixes_and_the_tags_of_all_and_the_language_of_the_first():
    one = loads(":a a cg:Role ; skos:prefLabel 'A'@EN-gb .", language="es")
    other = cg.loads(
        "@prefix own: <urn:own:> . <urn:b> a own:Thing ; "
        "<http://www.w3.org/2004/02/skos/core#prefLabel> 'B'@PT-br ."
    )
    merged = cg.merge(one, other)
    terms = merged._catalogue.terms
    assert merged.language == "es"
    assert terms.own_prefixes["own"] == "urn:own:"
    assert terms.own_prefixes[""] == EX
    assert sorted(terms.tags.values()) == ["EN-gb", "PT-br"]
