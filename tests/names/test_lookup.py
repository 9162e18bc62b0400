"""From a name to the one thing that it means, or to an error that helps."""

from __future__ import annotations

import pickle

import pytest
from small import ACC, EX, labels, loads

import careergraph as cg

# Tiers


def test_an_iri_a_curie_and_a_label_name_the_same(accounts):
    expected = accounts.role(f"{ACC}KeyAccountManager")
    for name in (
        "acc:KeyAccountManager",
        "Key Account Manager",
        "KAM",
        "Gestor/a de cuentas clave",
        expected,
    ):
        assert accounts.role(name) is expected


def test_an_iri_is_written_without_angle_brackets(accounts):
    with pytest.raises(cg.RoleNotFound):
        accounts.role(f"<{ACC}KeyAccountManager>")


def test_every_tier_comes_before_the_next():
    graph = loads(
        """
        @prefix x: <urn:x:> .
        :iri      a cg:Role ; skos:prefLabel "the one by IRI"@en .
        x:curie   a cg:Role ; skos:prefLabel "the one by CURIE"@en .
        :label1   a cg:Role ; skos:prefLabel "https://example.org/iri"@en , "x:curie"@es .
        :shown    a cg:Role ; skos:prefLabel "One"@en .
        :foreign  a cg:Role ; skos:prefLabel "Uno"@en , "One"@es , "Two"@de .
        :other    a cg:Role ; skos:prefLabel "Dos"@en ; skos:altLabel "Two"@en , "One"@en , "Three"@en .
        :last     a cg:Role ; skos:prefLabel "Tres"@en ; skos:altLabel "Three"@es , "Four"@de .
        """
    )
    named = {name: graph.role(name).iri for name in (f"{EX}iri", "x:curie", "One", "Two", "Three", "Four")}
    assert named == {
        f"{EX}iri": f"{EX}iri",
        "x:curie": "urn:x:curie",
        "One": f"{EX}shown",
        "Two": f"{EX}foreign",
        "Three": f"{EX}other",
        "Four": f"{EX}last",
    }


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\u2060\n"])
def test_a_name_of_which_nothing_is_seen_names_nothing(name):
    graph = loads(
        ':a a cg:Role ; skos:prefLabel "\u200b"@en ; cg:familyName "\u200b" ; skos:altLabel ""@en .'
        ' :s a cg:Skill . :l a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :x ; skos:prefLabel "\u200b"@en .'
    )
    with pytest.raises(cg.RoleNotFound, match=r"graph\.roles lists them all"):
        graph.role(name)
    with pytest.raises(cg.NotFound, match="no family of roles"):
        graph.ladder(family=name)
    assert graph.scale[0].label == "\u200b"
    if name.strip():
        with pytest.raises(cg.InvalidArgument, match="is no level"):
            graph.gap({f"{EX}s": name}, f"{EX}a")
    assert graph.role(f"{EX}a").iri == f"{EX}a"


def test_iris_that_are_to_be_copied_are_whole():
    iris = [f"{EX}{'department/' * 30}{name}" for name in "ab"]
    graph = loads(" ".join(f'<{iri}> a cg:Role ; skos:prefLabel "Lead"@en .' for iri in iris))
    with pytest.raises(cg.AmbiguousName) as caught:
        graph.role("Lead")
    for iri in iris:
        assert repr(iri) in str(caught.value)
        assert graph.role(iri).label == "Lead"


def test_a_label_that_is_the_same_in_two_languages_names_one_thing():
    graph = loads(
        ':a a cg:Role ; skos:prefLabel "Coach"@fr , "Coach"@de ; skos:altLabel "Trainer"@fr , "trainer"@de .'
    )
    assert graph.role("coach") == graph.role("Trainer") == graph.role(f"{EX}a")


def test_the_graphs_language_decides_between_labels():
    body = """
        :one a cg:Role ; skos:prefLabel "Gift"@en , "Geschenk"@de .
        :two a cg:Role ; skos:prefLabel "poison"@en , "Gift"@de .
    """
    assert loads(body).role("Gift").iri == f"{EX}one"
    assert loads(body, language="de").role("Gift").iri == f"{EX}two"


def test_a_label_without_a_language_is_found():
    assert loads(':cook a cg:Role ; skos:prefLabel "cook" .').role("cook").iri == f"{EX}cook"


def test_what_has_no_label_goes_by_the_end_of_its_iri():
    graph = loads(":PastryCook a cg:Role .")
    assert graph.role("pastrycook").label == "PastryCook"


@pytest.mark.parametrize(
    "name", ["acc:KeyAccountManager", "cg:Role", "unknown:thing", ":cook", "cook:", "a:b:c"]
)
def test_a_curie_of_nothing_is_not_found(name):
    graph = loads('@prefix a: <urn:a:> . :cook a cg:Role ; skos:prefLabel "cook"@en .')
    if name == ":cook":
        assert graph.role(name).iri == f"{EX}cook"
    else:
        with pytest.raises(cg.RoleNotFound):
            graph.role(name)


# Ambiguity


def test_an_ambiguous_label_names_all_iris():
    graph = loads(
        """
        :b a cg:Role ; skos:prefLabel "Manager"@en .
        :a a cg:Role ; skos:prefLabel "manager"@en .
        :c a cg:Role ; skos:prefLabel "MANAGER "@en .
        """
    )
    with pytest.raises(cg.AmbiguousName) as caught:
        graph.role("Manager")
    error = caught.value
    assert isinstance(error, LookupError)
    assert error.name == "Manager"
    assert error.candidates == (f"{EX}a", f"{EX}b", f"{EX}c")
    assert all(iri in str(error) for iri in error.candidates)
    again = pickle.loads(pickle.dumps(error))
    assert (again.name, again.candidates) == (error.name, error.candidates)


def test_a_name_shared_by_two_alternative_labels_is_ambiguous():
    graph = loads(
        """
        :a a cg:Role ; skos:prefLabel "A"@en ; skos:altLabel "Boss"@en .
        :b a cg:Role ; skos:prefLabel "B"@en ; skos:altLabel "Boss"@en .
        """
    )
    with pytest.raises(cg.AmbiguousName):
        graph.role("Boss")


def test_an_ambiguity_of_a_later_tier_does_not_matter(accounts):
    assert accounts.role("Account Manager").iri == f"{ACC}AccountManager"


def test_one_thing_with_two_labels_alike_is_no_ambiguity():
    graph = loads(':a a cg:Role ; skos:prefLabel "cook"@en , "Cook"@de ; skos:altLabel "COOK"@en .')
    assert graph.role("cOOk").iri == f"{EX}a"


def test_a_role_and_a_skill_of_one_name_are_no_ambiguity():
    graph = loads(':r a cg:Role ; skos:prefLabel "Sales"@en . :s a cg:Skill ; skos:prefLabel "Sales"@en .')
    assert graph.role("Sales").iri == f"{EX}r"
    assert graph.skill("Sales").iri == f"{EX}s"


# How labels compare


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("negociación", "negociacio\u0301n"),
        ("negociacio\u0301n", "NEGOCIACIÓN"),
        ("Straße", "STRASSE"),
        ("Key Account Manager", "  key\u00a0account \t manager\n"),
        ("Key Account Manager", "Key Account Mana\u00adger\u200b"),
        ("Co\u200dok", "cook"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("厨师", "厨师"),
    ],
)
def test_labels_compare_folded(label, name):
    assert loads(f':x a cg:Role ; skos:prefLabel "{label}"@en .').role(name).iri == f"{EX}x"


@pytest.mark.parametrize("name", ["negociaron", "Strase", "cook s", ""])
def test_labels_that_differ_are_not_taken_for_each_other(name):
    graph = loads(':x a cg:Role ; skos:prefLabel "negociación"@es , "Straße"@de , "cooks"@en .')
    with pytest.raises(cg.RoleNotFound):
        graph.role(name)


# What is not there


def test_a_near_miss_is_suggested(accounts):
    with pytest.raises(cg.RoleNotFound, match="did you mean 'Key Account Manager'") as caught:
        accounts.role("Key Acount Manger")
    error = caught.value
    assert isinstance(error, cg.NotFound)
    assert isinstance(error, LookupError)
    assert error.name == "Key Acount Manger"
    assert error.suggestions[0] == "Key Account Manager"
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.name, again.suggestions) == (
        cg.RoleNotFound,
        error.name,
        error.suggestions,
    )


def test_a_name_like_nothing_says_where_the_names_are(accounts):
    with pytest.raises(cg.SkillNotFound, match=r"graph\.skills lists them all") as caught:
        accounts.skill("zzzz")
    assert caught.value.suggestions == ()


def test_a_role_of_another_graph_is_not_found(accounts):
    (stranger,) = loads(':x a cg:Role ; skos:prefLabel "Account Manager"@en .').roles
    with pytest.raises(cg.RoleNotFound, match="not in this graph"):
        accounts.role(stranger)


def test_a_skill_is_no_role(accounts):
    with pytest.raises(cg.RoleNotFound):
        accounts.role("negotiation")
    with pytest.raises(cg.SkillNotFound):
        accounts.skill("Account Manager")
    with pytest.raises(cg.RoleNotFound):
        accounts.role(f"{ACC}Negotiation")


def test_a_skill_value_given_for_a_role_is_not_found(accounts):
    with pytest.raises(cg.CareerGraphError):
        accounts.role(accounts.skill("negotiation"))


@pytest.mark.parametrize("name", [None, 3, 1.5, b"KAM", ["KAM"], {"KAM": 1}])
def test_what_is_no_name_is_refused(accounts, name):
    with pytest.raises(cg.InvalidArgument):
        accounts.role(name)
    with pytest.raises(ValueError, match="a skill is given as a value, an IRI, a CURIE or a label"):
        accounts.skill(name)


def test_a_message_shows_control_characters_as_escapes(accounts):
    with pytest.raises(cg.RoleNotFound) as caught:
        accounts.role("\x1b[31mred\nline")
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.name == "\x1b[31mred\nline"


# Dangling references


def test_a_dangling_reference_is_reachable_by_iri_alone():
    graph = loads(':cook a cg:Role ; skos:prefLabel "cook"@en ; cg:progressesTo :chef .')
    assert labels(graph.roles) == ["cook"]
    assert graph.role(f"{EX}chef").label == "chef"
    assert graph.role(":chef").iri == f"{EX}chef"
    assert labels(graph.next_roles("cook")) == ["chef"]
    with pytest.raises(cg.RoleNotFound):
        graph.role("chef")
    assert graph.search("chef") == ()


def test_what_stands_in_a_progression_and_has_a_label_is_a_role():
    graph = loads(
        ':cook a cg:Role ; skos:prefLabel "cook"@en ; cg:progressesTo :chef . :chef skos:prefLabel "chef" .'
    )
    assert labels(graph.roles) == ["chef", "cook"]


def test_a_blank_role_is_found_by_its_label():
    graph = loads('[] a cg:Role ; skos:prefLabel "cook"@en .')
    assert graph.role("cook") == graph.roles[0]
    assert graph.role(graph.roles[0].iri) == graph.roles[0]


def test_responsibilities_are_looked_up_too(accounts):
    found = accounts.responsibility("negociación de acuerdos")
    assert found.label == "negotiation of agreements"
    assert labels(found.skills) == ["negotiation"]
    with pytest.raises(cg.NotFound):
        accounts.responsibility("nothing of the kind")


# Search


def test_search_finds_in_any_language_the_nearest_first(accounts):
    assert labels(accounts.search("negociacion", kind="skill", limit=1)) == ["negotiation"]
    assert labels(accounts.search("Account Manager", kind="role"))[:2] == [
        "Account Manager",
        "Account Executive",
    ]
    assert labels(accounts.search("key acc", limit=1)) == ["Key Account Manager"]


def test_search_has_what_is_called_so_first_then_whole_words_then_parts_of_words():
    names = ["amislead", "data lead", "leader", "lead", "Lead"]
    graph = loads(
        " ".join(f':r{n} a cg:Role ; skos:prefLabel "{name}"@en .' for n, name in enumerate(names))
        + ':alt a cg:Role ; skos:prefLabel "head"@en ; skos:altLabel "lead"@en .'
    )
    assert labels(graph.search("lead")) == ["lead", "Lead", "head", "data lead", "leader"]


def test_what_is_equally_near_is_by_label_then_iri():
    labelled = {"d": "lead z", "c": "lead y", "b": "lead x", "a2": "Lead x", "a1": "lead x"}
    graph = loads(
        " ".join(f':{iri} a cg:Role ; skos:prefLabel "{label}"@en .' for iri, label in labelled.items())
    )
    found = graph.search("lead")
    assert [role.iri.removeprefix(EX) for role in found] == ["a1", "a2", "b", "c", "d"]
    assert graph.search("lead", limit=2) == found[:2]


def test_search_orders_the_things_of_all_kinds_together():
    graph = loads(
        """
        :r a cg:Role ; skos:prefLabel "planning lead"@en . :s a cg:Skill ; skos:prefLabel "planning"@en .
        :t a cg:Responsibility ; skos:prefLabel "planning of sales"@en .
        """
    )
    assert [thing.iri.removeprefix(EX) for thing in graph.search("planning")] == ["s", "r", "t"]
    assert [thing.iri.removeprefix(EX) for thing in graph.search("planning of sales")] == ["t", "s", "r"]


def test_a_thing_without_a_label_is_found_by_the_end_of_its_iri_and_a_labelled_one_before_it():
    graph = loads(':Lead a cg:Role . :other a cg:Role ; skos:prefLabel "Lead"@en .')
    assert graph.role("lead").iri == f"{EX}other"
    assert loads(":Lead a cg:Role .").role("lead").iri == f"{EX}Lead"


def test_search_keeps_to_kind_and_limit(accounts):
    every = {type(thing) for thing in accounts.search("account", limit=50)}
    assert {cg.Role, cg.Responsibility} <= every
    assert {type(thing) for thing in accounts.search("account", kind="role")} == {cg.Role}
    assert len(accounts.search("account", limit=3)) == 3


@pytest.mark.parametrize("text", ["", "   ", "\u200b"])
def test_a_search_for_nothing_finds_nothing(accounts, text):
    assert accounts.search(text) == ()


def test_a_search_for_an_unknown_kind_is_refused(accounts):
    with pytest.raises(cg.InvalidArgument, match="kind='person' is none of"):
        accounts.search("x", kind="person")
    with pytest.raises(cg.InvalidArgument, match="limit"):
        accounts.search("x", limit=0)


GROUPS = """
    :trades a skos:Concept ; skos:prefLabel "Trades"@en .
    :food a skos:Concept ; skos:prefLabel "Food"@en ; skos:broader :trades .
    :bread a skos:Concept ; skos:prefLabel "Bread"@en ; skos:broader :food .
    :baker a cg:Role ; skos:prefLabel "baker"@en ; skos:broader :bread ; cg:family :zeal .
    :cook a cg:Role ; skos:prefLabel "cook"@en ; skos:broader :food ; cg:family :art .
    :smith a cg:Role ; skos:prefLabel "smith"@en ; skos:broader :trades .
    :zeal a cg:Family ; skos:prefLabel "Zeal"@en . :art a cg:Family ; skos:prefLabel "art"@en .
"""


@pytest.mark.parametrize(
    ("group", "roles"),
    [("Trades", ["baker", "cook", "smith"]), ("Food", ["baker", "cook"]), ("bread", ["baker"])],
)
def test_a_group_has_the_roles_of_the_groups_below_it_at_any_depth(group, roles):
    drawn = loads(GROUPS).ladder(family=group)._ladder.rungs
    assert [rung.label for rung in drawn] == roles


def test_families_stand_by_label_and_one_that_is_unknown_is_told_by_name():
    graph = loads(GROUPS)
    assert [*graph.families] == ["art", "Zeal"]
    with pytest.raises(cg.NotFound, match=r"named 'qqq'; role\.family tells a role's own") as caught:
        graph.ladder(family="qqq")
    assert (caught.value.name, list(caught.value.suggestions)) == ("qqq", [])
    with pytest.raises(cg.NotFound, match="did you mean 'Trades'") as near:
        graph.ladder(family="Trad")
    assert "Trades" in near.value.suggestions


@pytest.mark.parametrize(("number", "more"), [(5, ""), (6, "; and 1 more"), (8, "; and 3 more")])
def test_of_many_that_share_a_name_five_are_shown(number, more):
    graph = loads("".join(f":r{n} a cg:Role ; skos:prefLabel 'clerk'@en ." for n in range(number)))
    with pytest.raises(cg.AmbiguousName) as caught:
        graph.role("clerk")
    message = str(caught.value)
    assert message.count(EX) == 5
    assert "; and" not in message.replace(more, "", 1) if more else "; and" not in message
    assert more in message


def test_a_role_of_another_graph_is_told_by_its_label_and_iri():
    with pytest.raises(cg.RoleNotFound, match="role 'Pilot', 'urn:pilot', is not in this graph"):
        loads(GROUPS).role(cg.Role("urn:pilot", "Pilot"))


def test_of_what_nothing_is_stated_is_told_by_name():
    with pytest.raises(
        cg.NotFound, match="nothing is stated of 'qwertz'; give its IRI or its label"
    ) as caught:
        loads(GROUPS).about("qwertz")
    assert caught.value.name == "qwertz"
