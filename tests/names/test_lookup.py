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


# What is said, word for word


MANY = " ".join(
    f':{iri} a cg:{kind} ; skos:prefLabel "{label} {n}"@en .'
    for kind, label in (("Role", "plan clerk"), ("Skill", "plan wares"), ("Responsibility", "plan trips"))
    for n in range(12)
    for iri in [f"{kind[:2]}{n}"]
)
KINDS = {
    "role": (cg.RoleNotFound, "roles"),
    "skill": (cg.SkillNotFound, "skills"),
    "responsibility": (cg.NotFound, "responsibilities"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_found_is_told_with_three_of_its_kind_that_come_near(kind):
    graph, (error, plural) = loads(MANY), KINDS[kind]
    find = getattr(graph, kind)
    with pytest.raises(error) as raised:
        find("zzz")
    assert str(raised.value) == f"no {kind} is named 'zzz'; graph.{plural} lists them all"
    with pytest.raises(error) as raised:
        find("plan")
    near = [thing.label for thing in graph.search("plan", kind, limit=3)]
    assert raised.value.suggestions == tuple(near)
    assert str(raised.value) == (
        f"no {kind} is named 'plan'; did you mean '{near[0]}', '{near[1]}', '{near[2]}'?"
    )
    assert raised.value.name == "plan"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_ambiguous_foreign_or_no_name_is_told(kind):
    graph = loads(
        "".join(f':{n} a cg:{kind.title()} ; skos:prefLabel "one"@en ; skos:notation "{n}" .' for n in "ab")
    )
    (error, plural), find = KINDS[kind], getattr(graph, kind)
    with pytest.raises(cg.AmbiguousName) as raised:
        find("One")
    assert str(raised.value) == (
        f"'One' names several {plural}; say which by IRI: "
        f"'one' ({kind}, code 'a') '{EX}a'; 'one' ({kind}, code 'b') '{EX}b'"
    )
    stranger = type(find("a"))("urn:x", "X")
    with pytest.raises(error) as raised:
        find(stranger)
    assert str(raised.value) == f"{kind} 'X', 'urn:x', is not in this graph; look it up with graph.{kind}()"
    assert raised.value.name == "urn:x"
    with pytest.raises(cg.InvalidArgument) as raised:
        find(3)
    assert str(raised.value) == f"a {kind} is given as a value, an IRI, a CURIE or a label, and this is '3'"


def test_what_a_thing_is_not_named_by_is_told():
    graph = loads(
        ':a a cg:Benefit ; skos:prefLabel "x" . :b a cg:Benefit ; skos:prefLabel "X" .'
        ':c a cg:Benefit ; skos:prefLabel "z" ; skos:altLabel "y" . :d a cg:Benefit ; skos:altLabel "y" .'
        + MANY
    )
    for name in "xy":
        with pytest.raises(cg.AmbiguousName) as raised:
            graph.about(name)
        one, other = (f"{EX}a", f"{EX}b") if name == "x" else (f"{EX}c", f"{EX}d")
        assert str(raised.value) == f"'{name}' names several things; say which by IRI: '{one}', '{other}'"
        assert (raised.value.name, raised.value.candidates) == (name, (one, other))
    with pytest.raises(cg.NotFound) as raised:
        graph.about("plan")
    near = [thing.label for thing in graph.search("plan", limit=3)]
    assert str(raised.value) == (
        f"nothing is stated of 'plan'; did you mean '{near[0]}', '{near[1]}', '{near[2]}'?"
    )
    assert (raised.value.name, raised.value.suggestions) == ("plan", tuple(near))
    with pytest.raises(cg.InvalidArgument) as raised:
        graph.about(3)
    assert str(raised.value) == ("a thing is given as a value, an IRI, a CURIE or a label, and this is '3'")
    with pytest.raises(cg.InvalidArgument) as raised:
        graph.search(3)
    assert str(raised.value) == "search takes a text, and not '3'"


# Names at the edge


def test_a_curie_ends_its_prefix_at_the_first_colon_and_a_prefix_alone_is_none():
    graph = loads(
        "@prefix x: <urn:x:> . <urn:x:a:b> a cg:Role ; skos:prefLabel 'deep'@en ."
        "<urn:x:> a cg:Role ; skos:prefLabel 'whole'@en . [] a cg:Role ; skos:prefLabel 'blank'@en ."
    )
    assert graph.role("x:a:b").label == "deep"
    assert graph.role("x:").label == "whole"
    with pytest.raises(cg.RoleNotFound):
        graph.role("x")
    blank = graph.role("blank")
    assert graph.role(blank.iri) == blank
    with pytest.raises(cg.RoleNotFound):
        graph.role(blank.iri.removeprefix("_:"))
    assert graph.about("blank") == graph.about(blank)


@pytest.mark.parametrize("name", [f"{EX}Ro3", ":Ro3"])
def test_search_takes_an_iri_and_a_curie_too(name):
    graph = loads(MANY)
    first = graph.search(name, scores=True)[0]
    assert first == (graph.role("plan clerk 3"), 1.0, "plan clerk 3")


def test_search_gives_as_many_as_are_asked_for():
    graph = loads(MANY)
    assert [len(graph.search("plan", limit=limit)) for limit in (1, 10, 12, 30, None)] == [1, 10, 12, 30, 36]
    assert len(graph.search("plan")) == 10
    assert len(graph.search("plan", "skill", limit=None)) == 12


def test_a_level_of_another_graph_counts_by_its_rank_and_a_blank_one_by_what_it_corresponds_to():
    graph = loads(
        """
        :house a cg:ProficiencyScale . :other a cg:ProficiencyScale .
        :H1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :house .
        :H2 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :house .
        :H3 a cg:ProficiencyLevel ; cg:rank 3 ; cg:inScale :house .
        [] a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :other ; skos:prefLabel "low"@en .
        [] a cg:ProficiencyLevel ; cg:rank 4 ; cg:inScale :other ; skos:prefLabel "high"@en ;
            cg:correspondsTo :H2 .
        :r a cg:Role ; cg:requires [ cg:skill :s ; cg:level :H3 ] . :s a cg:Skill ; skos:prefLabel "s"@en .
        """
    )
    (other,) = [scale for scale in graph.scales if scale.iri == f"{EX}other"]
    stranger = cg.Level(2, "stranger", "urn:l")
    given = ["low", "high", *other.levels, stranger]
    have = [graph.gap({"s": level}, f"{EX}r").below[0].have for level in given]
    assert have == [1, 2, 1, 2, 2]


def test_blank_things_of_one_label_are_in_the_order_of_the_file():
    graph = loads(
        "".join(f'[] a cg:Role ; skos:prefLabel "cook"@en ; skos:definition "{n}" .' for n in range(3))
        + ':a a cg:Role ; skos:prefLabel "cook"@en .'
    )
    found = graph.search("coo")
    assert [role.definition for role in found] == [None, "0", "1", "2"]


# Families


def test_a_family_of_several_words_is_suggested_by_its_beginning_at_most_three_of_them():
    roles = " ".join(
        f':r{n} a cg:Role ; skos:prefLabel "r{n}"@en ; cg:familyName "Sales {n}" .' for n in range(5)
    )
    graph = loads(roles + ':x a cg:Role ; skos:prefLabel "x"@en ; cg:familyName "Marketing" .')
    with pytest.raises(cg.NotFound) as raised:
        graph.ladder(family="sal")
    assert str(raised.value) == (
        "no family of roles is named 'sal'; did you mean 'Sales 0', 'Sales 1', 'Sales 2'?"
    )
    assert raised.value.suggestions == ("Sales 0", "Sales 1", "Sales 2")
    assert raised.value.name == "sal"
    with pytest.raises(cg.NotFound) as raised:
        graph.ladder(family="marke")
    assert raised.value.suggestions == ("Marketing",)


def test_a_group_has_no_role_of_which_nothing_is_stated_but_its_place():
    graph = loads(GROUPS + ":baker cg:progressesTo :ghost . :bread skos:narrower :ghost .")
    assert [rung.label for rung in graph.ladder(family="Bread")._ladder.rungs] == ["baker"]


def test_a_half_is_read_by_the_language_of_its_label():
    graph = loads(
        ':a a cg:Role ; skos:prefLabel "cuoco/cuoca"@de ; skos:altLabel "gatto/gatta"@de , "lupo/lupa"@it .'
    )
    for name in ("cuoco", "gatta"):
        with pytest.raises(cg.RoleNotFound):
            graph.role(name)
    assert graph.role("lupa").iri == f"{EX}a"
