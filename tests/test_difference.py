"""Two versions of an ontology: what was added, removed and changed, and whose gaps and ways changed by it."""

from __future__ import annotations

import pickle
from itertools import pairwise, product

import pytest
import small
from hypothesis import given
from hypothesis import strategies as st
from strategies import World, worlds

import careergraph as cg
from careergraph.support.resources import resource_path

TEXT = resource_path("accounts.ttl").read_text(encoding="utf-8")


def edited(old: str, new: str, after: str = "") -> cg.CareerGraph:
    """The accounts ontology with the first `old` behind `after` written otherwise."""
    place = TEXT.index(old, TEXT.index(after))
    return cg.loads(TEXT[:place] + new + TEXT[place + len(old) :])


@pytest.fixture(scope="module")
def raised() -> cg.CareerGraph:
    """The accounts ontology in which an account manager needs communication at 4, and not at 3."""
    return edited("acc:Advanced", "acc:Expert", "\nacc:requirement-AccountManager-Communication")


def efforts(difference: cg.Difference) -> dict[tuple[str, str], tuple[int | None, int | None]]:
    def known(gap: cg.SkillGap | None) -> int | None:
        return None if gap is None or gap.coverage is None else gap.effort

    return {(str(who), str(role)): (known(old), known(new)) for who, role, old, new in difference.gaps}


# The worked answers


def test_one_level_more_changes_ten_gaps_and_no_other(accounts, raised):
    difference = accounts.diff(raised, accounts.profiles)
    ae, ic = "Account Executive", "Account Executive at InboundCycle"
    am, ad, kam, lucia = "Account Manager", "Account Director", "Key Account Manager", "Lucía Ferrer"
    assert efforts(difference) == {
        (ae, am): (4, 5),
        (ae, ad): (13, 14),
        (ic, am): (4, 5),
        (ic, ad): (13, 14),
        ("Account Specialist", am): (2, 3),
        ("Account Specialist", ad): (11, 12),
        (am, kam): (15, 14),
        (ad, kam): (10, 9),
        (lucia, am): (2, 3),
        (lucia, ad): (11, 12),
    }
    assert (accounts.path("AE", "KAM", by="effort").effort, raised.path("AE", "KAM", by="effort").effort) == (
        19,
        19,
    )
    assert ("Account Executive", kam) not in {
        (str(each.source), str(each.target)) for each in difference.paths
    }


def test_the_change_itself_is_told_of_the_role_and_of_the_one_that_builds_on_it(accounts, raised):
    difference = accounts.diff(raised)
    assert (difference.added, difference.removed) == ((), ())
    told = [(each.kind, str(each.thing), each.before.level, each.after.level) for each in difference.changed]
    assert told == [("requirement", "Account Director", 3, 4), ("requirement", "Account Manager", 3, 4)]
    assert {each.matched_by for each in difference} == {"IRI"}


def test_a_direct_move_shortens_the_way_and_leaves_its_effort():
    before = cg.load()
    after = cg.loads(TEXT + "\nacc:AccountSpecialist cg:progressesTo acc:KeyAccountManager .\n")
    difference = before.diff(after)
    (added,) = difference.added
    assert (added.kind, str(added.thing), str(added.after.target)) == (
        "move",
        "Account Specialist",
        "Key Account Manager",
    )
    assert after.gap("AS", "KAM").effort == 17
    (way,) = [
        each for each in difference.paths if str(each.source) == "Account Executive" and each.by == "steps"
    ]
    assert (len(way.before), len(way.after)) == (3, 2)
    assert (before.path("AE", "KAM", by="effort").effort, after.path("AE", "KAM", by="effort").effort) == (
        19,
        19,
    )
    assert not difference.gaps


def test_ways_are_compared_by_what_they_take_whatever_their_roles_are_called_now():
    """A move that takes longer changes no way but by its months; it is told once of each pair."""
    text = (
        ":{0}a a cg:Role ; skos:prefLabel 'a' . :{0}b a cg:Role ; skos:prefLabel 'b' ."
        ":{0}c a cg:Role ; skos:prefLabel 'c' ."
        "[] a cg:Progression ; cg:fromRole :{0}a ; cg:toRole :{0}b ; cg:typicalMonths {1} ."
        "[] a cg:Progression ; cg:fromRole :{0}b ; cg:toRole :{0}c ; cg:typicalMonths 6 ."
    )
    old, renamed, longer = (small.loads(text.format(*each)) for each in (("", 6), ("new", 6), ("new", 9)))
    assert not old.diff(renamed).paths
    changes = [
        (str(each.source), str(each.target), each.by, each.before.months, each.after.months)
        for each in old.diff(longer).paths
    ]
    assert sorted(changes) == [("a", "b", "steps", 6, 9), ("a", "c", "steps", 12, 15)]


def test_a_way_of_renamed_roles_is_no_other_way_and_one_of_other_roles_is():
    """From a to d the best way goes by b; the long one by x, y takes another time. Then it goes by c."""
    text = (
        "".join(f":{{0}}{name} a cg:Role ; skos:prefLabel '{name}' ." for name in "abcdxy")
        + ":{0}a cg:progressesTo :{0}{2} , :{0}x . :{0}{2} cg:progressesTo :{0}d . "
        ":{0}y cg:progressesTo :{0}d ."
        "[] a cg:Progression ; cg:fromRole :{0}x ; cg:toRole :{0}y ; cg:typicalMonths {1} ."
    )
    old, renamed, by_c = (
        small.loads(text.format(*each)) for each in (("", 6, "b"), ("new", 9, "b"), ("", 6, "c"))
    )
    for after, expected in (
        (renamed, {("x", "y")}),
        (by_c, {("a", "b"), ("b", "d"), ("a", "c"), ("c", "d"), ("a", "d")}),
    ):
        assert {(str(each.source), str(each.target)) for each in old.diff(after).paths} == expected


def test_a_way_that_is_new_by_steps_and_by_effort_is_told_once_and_within_a_limit(monkeypatch):
    roles = ":a a cg:Role . :b a cg:Role ; cg:essentialSkill :s . :s a cg:Skill ."
    before, after = small.loads(roles), small.loads(roles + " :a cg:progressesTo :b .")
    monkeypatch.setattr("careergraph.paths.path_changes.MAX_PAIRS", 1)
    (way,) = before.diff(after).paths
    assert (way.by, way.before, way.after.effort) == ("steps", None, 1)
    monkeypatch.setattr("careergraph.paths.path_changes.MAX_PAIRS", 0)
    too_many = before.diff(after)
    with pytest.raises(cg.LimitError) as caught:
        len(too_many.paths)
    assert str(caught.value) == (
        "the ways between 1 pairs of roles may have changed, and not more than 0 are compared; "
        "ask each graph for the paths that matter"
    )


# Any two worlds


two_worlds = st.tuples(worlds(blank=False), worlds(blank=False))


def facts(world: World) -> dict[str, set[object]]:
    """All that counts, as a set of each kind, in plain Python."""
    roles = range(len(world.role_labels))
    needs = {(role, skill, need) for role in roles for skill, need in world.needs(role).items()}
    moves: set[object] = set()
    detailed = {(each.source, each.target) for each in world.moved if each.detailed}
    for each in world.moved:
        if each.source != each.target and (each.detailed or (each.source, each.target) not in detailed):
            stated = (each.kind, each.months) if each.detailed else ("", 0)
            moves.add((each.source, each.target, *stated))
    return {
        "role": set(roles),
        "skill": set(range(len(world.skill_labels))),
        "label": {("role", *each) for each in enumerate(world.role_labels)}
        | {("skill", *each) for each in enumerate(world.skill_labels)},
        "requirement": needs,
        "move": moves,
    }


@given(two_worlds)
def test_a_difference_is_that_of_sets(drawn):
    one, other = drawn
    before, after = facts(one), facts(other)
    difference = one.graph().diff(other.graph())
    for kind in ("role", "skill"):
        new = {change.after.iri for change in difference.added if change.kind == kind}
        gone = {change.before.iri for change in difference.removed if change.kind == kind}
        by_label = {
            (change.before.iri, change.after.iri)
            for change in difference.changed
            if change.kind == kind and change.matched_by == "label"
        }
        name = one.role if kind == "role" else one.skill
        assert new | {iri for _, iri in by_label} == {name(each) for each in after[kind] - before[kind]}
        assert gone | {iri for iri, _ in by_label} == {name(each) for each in before[kind] - after[kind]}
    asked_before = {(role, skill): need for role, skill, need in before["requirement"]}
    asked_after = {(role, skill): need for role, skill, need in after["requirement"]}
    told = {
        (change.thing.iri, (change.after or change.before).skill.iri)
        for change in difference
        if change.kind == "requirement"
    }
    assert told == {
        (one.role(role), one.skill(skill))
        for role, skill in asked_before.keys() | asked_after.keys()
        if asked_before.get((role, skill)) != asked_after.get((role, skill))
    }


@given(worlds(blank=False), st.randoms(use_true_random=False))
def test_the_order_of_statements_makes_no_difference(world, chance):
    lines = world.triples()
    chance.shuffle(lines)
    difference = world.graph().diff(cg.loads(world.turtle(lines)))
    assert not difference
    assert len(difference.gaps) == len(difference.paths) == 0
    assert difference.to_markdown() == "Nothing differs.\n"


@given(two_worlds)
def test_a_gap_is_told_where_its_effort_is_another(drawn):
    one, other = drawn
    before, after = one.graph(), other.graph()
    difference = before.diff(after)

    def effort(graph: cg.CareerGraph, who: str, role: str) -> int | None:
        known = {each.iri for each in graph.roles}
        if not {who, role} <= known or graph.gap(who, role).coverage is None:
            return None
        return graph.gap(who, role).effort

    matched = {
        change.after.iri: change.before.iri
        for change in difference.changed
        if change.kind == "role" and change.matched_by == "label"
    }
    names = {role.iri for role in after.roles} | {
        role.iri for role in before.roles if role.iri not in matched.values()
    }
    expected = {}
    for who, role in product(names, names):
        old = effort(before, matched.get(who, who), matched.get(role, role))
        new = effort(after, who, role)
        if who != role and old != new:
            expected[who, role] = old, new
    told = {
        (change.who.iri, change.role.iri): tuple(
            None if gap is None or gap.coverage is None else gap.effort for gap in change[2:]
        )
        for change in difference.gaps
    }
    assert told == expected


@given(two_worlds)
def test_ways_that_changed_are_those_that_differ(drawn):
    one, other = drawn
    before, after = one.graph(), other.graph()
    difference = before.diff(after)
    if any(change.kind == "role" and change.matched_by == "label" for change in difference.changed):
        return

    def way(graph: cg.CareerGraph, source: str, target: str, by: str) -> object:
        try:
            path = graph.path(source, target, by=by)
        except (cg.NoCareerPath, cg.EffortUnknown, cg.RoleNotFound):
            return None
        return [role.iri for role in path.roles], path.effort, path.months

    names = {role.iri for role in (*before.roles, *after.roles)}
    expected = set()
    for source, target in product(names, names):
        ways = [
            tuple(way(graph, source, target, by) for graph in (before, after)) for by in ("steps", "effort")
        ]
        if source != target and any(old != new for old, new in ways):
            expected.add((source, target))
    assert {(each.source.iri, each.target.iri) for each in difference.paths} == expected


@given(two_worlds)
def test_a_difference_is_false_where_two_graphs_are_equal_and_only_there(drawn):
    one, other = (world.graph() for world in drawn)
    assert bool(one.diff(other)) == (one != other)
    assert not one.diff(drawn[0].graph(language="es"))


def test_what_if_is_a_difference_with_a_draft(accounts):
    draft = accounts.edit()
    draft.progression("Account Specialist", "Key Account Manager")
    (change,) = accounts.diff(draft.graph())
    assert (change.kind, str(change.after.target), change.before) == ("move", "Key Account Manager", None)


# Words, people, levels, responsibilities


def test_things_with_other_iris_are_found_by_their_labels(accounts):
    difference = accounts.diff(cg.loads(TEXT.replace("acc:AccountManager", "acc:Manager")))
    (change,) = difference.changed
    assert (change.kind, change.matched_by) == ("role", "label")
    assert change.before.iri == f"{small.ACC}AccountManager"
    assert change.after.iri == f"{small.ACC}Manager"
    assert not difference.gaps
    assert not difference.paths
    assert "matched by label" in difference.to_markdown()


def test_labels_find_each_role_among_others_that_are_new():
    before = small.loads(
        ":b a cg:Role ; skos:prefLabel 'Clerk'@en . :c a cg:Role ; skos:prefLabel 'Cook'@en ."
        ":d a cg:Role ; skos:prefLabel 'Driver'@en ."
    )
    after = small.loads(
        ":a a cg:Role ; skos:prefLabel 'New'@en . :n a cg:Role ; skos:prefLabel 'Newer'@en ."
        ":x a cg:Role ; skos:prefLabel 'Cook'@en . :y a cg:Role ; skos:prefLabel 'Clerk'@en ."
    )
    difference = before.diff(after)
    matched = [each for each in difference.changed if each.matched_by == "label"]
    assert sorted((each.before.iri[-1], each.after.iri[-1]) for each in matched) == [("b", "y"), ("c", "x")]
    assert sorted(str(each.thing) for each in difference.added) == ["New", "Newer"]
    assert [str(each.thing) for each in difference.removed] == ["Driver"]


def test_a_label_that_two_things_share_matches_neither():
    one = small.loads(':a a cg:Role ; skos:prefLabel "Cook"@en .')
    two = small.loads(':b a cg:Role ; skos:prefLabel "Cook"@en . :c a cg:Role ; skos:prefLabel "cook"@en .')
    difference = one.diff(two)
    assert [change.kind for change in difference.removed] == ["role"]
    assert [change.kind for change in difference.added] == ["role", "role"]


def test_words_levels_people_and_duties_are_told():
    body = (
        small.SCALE
        + """
    :cook a cg:Role ; skos:prefLabel "Cook"@en ; cg:hasResponsibility :menu .
    :menu a cg:Responsibility ; skos:prefLabel "menu"@en ; cg:drawsOn :taste .
    :taste a cg:Skill ; skos:prefLabel "taste"@en .
    :ana a cg:Profile ; skos:prefLabel "Ana"@en ; cg:holds [ cg:skill :taste ; cg:levelRank 2 ] .
    """
    )
    later = (
        body.replace('"Cook"@en', '"Chef"@en , "Cocinera"@es')
        .replace('"Fair"@en', '"Able"@en')
        .replace("cg:levelRank 2", "cg:levelRank 3")
        .replace("cg:drawsOn :taste", "cg:drawsOn :taste , :price")
        + ':price a cg:Skill ; skos:prefLabel "price"@en .'
    )
    difference = small.loads(body).diff(small.loads(later))
    told = [(change.kind, str(change.thing), str(change.before), str(change.after)) for change in difference]
    assert told == [
        ("skill", "price", "None", "price"),
        ("label", "Chef", "None", "Cocinera"),
        ("draws on", "menu", "None", "price"),
        ("level", "Able", "Fair", "Able"),
        ("profile", "Ana", "Ana", "Ana"),
        ("label", "Chef", "Cook", "Chef"),
    ]
    back = small.loads(later).diff(small.loads(body))
    assert (len(back.removed), len(back.added), len(back.changed)) == (3, 0, 3)


def test_a_skill_of_one_version_alone_is_held_in_that_one():
    body = ":cook a cg:Role ; skos:prefLabel 'Cook'@en ; cg:essentialSkill :taste . :taste a cg:Skill ; {} ."
    one = small.loads(body.format("skos:prefLabel 'taste'@en"))
    two = small.loads(body.replace(":taste", ":tongue").format("skos:prefLabel 'tongue'@en"))
    people = [cg.Profile("Ana", {"taste": 1}), cg.Profile("Ben", {"tongue": 1})]
    assert efforts(one.diff(two, people)) == {("Ana", "Cook"): (0, 1), ("Ben", "Cook"): (1, 0)}
    with pytest.raises(cg.SkillNotFound, match="smell"):
        one.diff(two, [cg.Profile("Cem", {"smell": 1})])


@pytest.mark.parametrize("name", ["taste", "flavour"])
def test_a_skill_with_another_label_now_is_held_in_both_versions_at_the_level_that_was_named(name):
    body = small.SCALE + (
        ":cook a cg:Role ; skos:prefLabel 'Cook'@en ; cg:requires [ cg:skill :taste ; cg:levelRank {} ] ."
        ":taste a cg:Skill ; skos:prefLabel '{}'@en ."
    )
    one, two = small.loads(body.format(3, "taste")), small.loads(body.format(4, "flavour"))
    assert efforts(one.diff(two, [cg.Profile("Ana", {name: "Fair"})])) == {("Ana", "Cook"): (1, 2)}


def test_a_role_that_is_new_has_no_gap_before():
    one = small.loads(":a a cg:Role ; cg:essentialSkill :s . :s a cg:Skill .")
    two = small.loads(
        ":a a cg:Role ; cg:essentialSkill :s . :b a cg:Role ; cg:essentialSkill :s . :s a cg:Skill ."
    )
    changes = one.diff(two).gaps
    assert [(str(each.who), str(each.role), each.before) for each in changes] == [
        ("a", "b", None),
        ("b", "a", None),
    ]
    assert changes[-1].after.effort == 0
    assert changes[:1][0] == changes[0]


def test_changes_of_gaps_are_equal_where_each_of_them_is(accounts, raised):
    changes = accounts.diff(raised, accounts.profiles).gaps
    again = accounts.diff(raised, accounts.profiles).gaps
    assert changes == again
    assert hash(changes) == hash(again)
    assert changes[:2] == again[:2]
    assert changes[:2] != again[1:3]
    assert changes[:2] != changes
    assert changes != [*changes]


def test_the_gaps_of_a_change_are_of_whom_it_is(accounts, raised):
    for who, _, before, after in accounts.diff(raised, accounts.profiles).gaps:
        assert before.who == after.who == str(who)
        assert before.is_person is after.is_person is isinstance(who, cg.Profile)


def test_it_is_no_matter_how_many_are_measured_at_a_time(accounts, raised, monkeypatch):
    at_once = efforts(accounts.diff(raised, accounts.profiles))
    monkeypatch.setattr("careergraph.gaps.kernel.BLOCK", 1)
    assert efforts(accounts.diff(raised, accounts.profiles)) == at_once


# How it is shown


def test_the_picture_shows_what_is_new_and_what_is_gone(accounts):
    later = cg.loads(
        TEXT.replace("acc:AccountDirector a ", "acc:AccountDirector a ")
        + '\nacc:Partner a cg:Role ; skos:prefLabel "Partner"@en .\n'
        "acc:KeyAccountManager cg:progressesTo acc:Partner .\n"
    )
    there, back = accounts.diff(later).ladder(), later.diff(accounts).ladder()
    assert "Partner (new)" in there.dot
    assert "Partner (gone)" in back.dot
    assert there.mermaid.count('|"new"|') == back.mermaid.count('|"gone"|') == 1
    assert "(new)" not in accounts.diff(accounts).ladder().dot


def test_a_picture_of_too_many_roles_shows_those_that_changed(accounts):
    later = cg.loads(TEXT + "\nacc:AccountSpecialist cg:progressesTo acc:KeyAccountManager .\n")
    drawn = accounts.diff(later).ladder(max_roles=2)
    assert "2 roles" in repr(drawn)
    one = accounts.diff(later).ladder(max_roles=1)
    assert {label: len(roles) for label, roles in one.folded.items()} == {"others": 2}


def test_a_picture_of_too_many_changes_folds_what_is_new_and_what_is_gone_apart():
    def ladder(*labels):
        teams = "bakers", "cooks"
        text = "".join(f':{team} a cg:Family ; skos:prefLabel "{team}"@en .' for team in teams)
        for team in teams:
            text += "".join(f":{team}{label} a cg:Role ; cg:family :{team} ." for label in labels)
            text += "".join(f":{team}{a} cg:progressesTo :{team}{b} ." for a, b in pairwise(labels))
        return small.loads(text)

    drawn = ladder("a", "b", "c", "x").diff(ladder("a", "d", "e", "x")).ladder(max_roles=6)
    assert {label: len(roles) for label, roles in drawn.folded.items()} == {
        f"{team}{mark}": 2 for team in ("bakers", "cooks") for mark in ("", " (new)", " (gone)")
    }
    assert drawn.mermaid.count('|"new"|') == drawn.mermaid.count('|"gone"|') == 2


def test_markdown_obeys_no_label():
    name = "<img src=x> *a* | `b` [c](d) @everybody"
    later = small.loads(f':x a cg:Role ; skos:prefLabel "{name}"@en .')
    text = small.loads("").diff(later).to_markdown()
    assert not set("<*|`[@") & set(text.replace("**", ""))


def test_people_may_go_by_other_names(accounts, raised):
    difference = accounts.diff(raised, accounts.profiles)
    assert "Ferrer" in str(difference.to_dict())
    assert "Ferrer" not in str(difference.to_dict(pseudonyms=True))
    assert "Ferrer" not in difference.with_pseudonyms().to_markdown()


def test_a_difference_pickles(accounts, raised):
    difference = pickle.loads(pickle.dumps(accounts.diff(raised, accounts.profiles)))
    assert difference.to_markdown() == accounts.diff(raised, accounts.profiles).to_markdown()


def test_a_graph_is_compared_with_a_graph(accounts):
    with pytest.raises(cg.InvalidArgument, match="this is 'str'"):
        accounts.diff("other.ttl")


def test_alternatives_are_compared_by_their_skills_and_levels():
    body = """
    :a a cg:Role ; cg:requires [ cg:anyOf :one , :two ] . :two cg:skill :t ; cg:levelRank 2 .
    :one cg:skill :s ; cg:levelRank {} .
    :b a cg:Role ; cg:essentialSkill :s . :s a cg:Skill . :t a cg:Skill .
    """
    one, two = small.loads(body.format(2)), small.loads(body.format(1))
    assert not one.diff(small.loads(body.format(2) + ":u a cg:Skill ."), ()).changed
    assert not one.diff(one)
    difference = one.diff(two)
    assert {change.kind for change in difference} == {"requirement"}
    assert efforts(one.diff(two, [cg.Profile("Ana", {})]))["Ana", "a"] == (2, 1)


def test_people_who_hold_and_were_what_has_another_iri_now_are_the_same():
    text = (
        ":{0}s a cg:Skill ; skos:prefLabel 'sums' ."
        ":{0}r a cg:Role ; skos:prefLabel 'clerk' ; cg:essentialSkill :{0}s ."
        ":{0}q a cg:Role ; skos:prefLabel 'chief' ; cg:essentialSkill :{0}s ."
        ":ana a cg:Profile ; skos:prefLabel 'Ana' ; cg:holds [ cg:skill :{0}s ] ;"
        "    cg:formerRole :{0}r ; cg:currentRole :{0}q ."
    )
    changes = small.loads(text.format("old")).diff(small.loads(text.format("new")))
    assert {kind for kind, *_ in changes} == {"role", "skill"}
    assert not changes.added


def test_what_is_gone_is_named():
    changes = small.loads(":a a cg:Role . :b a cg:Role ; cg:progressesTo :a .").diff(small.loads(""))
    assert changes.removed
    assert all(change.thing is not None for change in changes)


def test_a_change_tells_its_thing_both_values_and_how_the_things_were_matched():
    text = (
        ":a a cg:Role ; skos:prefLabel 'clerk'@en, '{}'@de ; cg:requires [ cg:skill :s ; cg:levelRank {} ] ."
        ":s a cg:Skill ."
    )
    label, requirement = (
        small.loads(text.format("Amt", 2)).diff(small.loads(text.format("Beamter", 3))).changed
    )
    assert (label.kind, str(label.thing), label.before, label.after, label.matched_by) == (
        *("label", "clerk", "Amt", "Beamter", "IRI"),
    )
    assert label.before.language == label.after.language == "de"
    assert (requirement.kind, str(requirement.thing), requirement.matched_by) == (
        "requirement",
        "clerk",
        "IRI",
    )
    assert (requirement.before.level, requirement.after.level) == (2, 3)
