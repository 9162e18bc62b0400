"""Questions about several people: the bench, who holds what, what a team lacks, who into which role."""

from __future__ import annotations

from itertools import permutations

import pytest
import small
from hypothesis import given
from hypothesis import strategies as st
from pages import words
from strategies import World, holdings, worlds

import careergraph as cg
from careergraph.gaps.matrix_axes import apart, side

AM, AS, AD, KAM = "Account Manager", "Account Specialist", "Account Director", "Key Account Manager"
#: A role of which nobody says what it takes, between two that ask for one skill.
BARE = """
:clerk a cg:Role ; skos:prefLabel "Clerk"@en ; cg:essentialSkill :filing .
:owner a cg:Role ; skos:prefLabel "Owner"@en .
:boss a cg:Role ; skos:prefLabel "Boss"@en ; cg:requires [ cg:skill :filing ; cg:levelRank 3 ] .
:filing a cg:Skill ; skos:prefLabel "filing"@en .
"""


def team(world: World, held: list[dict[int, int | None]]) -> list[cg.Profile]:
    """People who hold skills of a world; every third has the name of the one before."""
    return [
        cg.Profile(
            f"person {number - number // 3}", {world.skill(skill): level for skill, level in each.items()}
        )
        for number, each in enumerate(held)
    ]


teams = worlds(roles=(1, 4)).flatmap(
    lambda world: st.tuples(st.just(world), st.lists(holdings(world), max_size=4))
)


# The bench


@pytest.mark.parametrize(("within", "sizes"), [(0, [1, 1, 0, 0]), (2, [2, 2, 0, 0])])
def test_the_bench_of_the_accounts_ontology(accounts, within, sizes):
    bench = accounts.bench([AM, AS, AD, KAM], accounts.profiles, within=within)
    assert [len(row.people) for row in bench] == sizes
    assert small.labels(bench.empty) == [AD, KAM]
    assert all(row.known for row in bench)


def test_nobody_stands_ready_for_a_role_that_requires_nothing():
    graph = small.loads(BARE)
    bench = graph.bench(["Owner", "Clerk"], [cg.Profile("Ana", {"filing": 3})], within=99)
    assert [(row.known, len(row.people)) for row in bench] == [(False, 0), (True, 1)]
    assert small.labels(bench.empty) == ["Owner"]


@given(teams, st.integers(0, 6))
def test_the_bench_is_what_the_gaps_say(drawn, within):
    world, held = drawn
    graph, people = world.graph(), team(world, held)
    roles = [*graph.roles, graph.roles[0]]
    for role, row in zip(roles, graph.bench(roles, iter(people), within=within), strict=True):
        gaps = [(person, graph.gap(person, role)) for person in people]
        near = [(p, gap) for p, gap in gaps if gap.coverage is not None and gap.effort <= within]
        near.sort(key=lambda pair: (pair[1].effort, -pair[1].coverage, pair[0].name))
        assert row.role == role
        assert row.known == (graph.gap(role, role).coverage is not None)
        assert [
            (entry.profile, entry.effort, entry.coverage, entry.fit, entry.use, entry.score)
            for entry in row.people
        ] == [(person, gap.effort, gap.coverage, gap.fit, gap.use, gap.effort) for person, gap in near]


def test_people_may_come_as_a_stream_of_any_length(accounts):
    many = (cg.Profile(f"p{number:05}", {"communication": 1 + number % 4}) for number in range(3_000))
    (row,) = accounts.bench(["Account Executive"], many, within=9)
    efforts = [entry.effort for entry in row.people]
    assert len(efforts) == 3_000
    assert efforts == sorted(efforts)


def test_each_role_of_a_bench_counts_what_is_held_as_it_asks_for_it(monkeypatch):
    """Held at 3, a skill counts whole where a level of it is asked for, and as one level where none is."""
    monkeypatch.setattr("careergraph.gaps.kernel.BLOCK", 1)
    bench = small.loads(BARE).bench(["Clerk", "Boss"], [cg.Profile(name, {"filing": 3}) for name in "ABC"])
    assert [[(each.profile.name, each.fit, each.use) for each in row.people] for row in bench] == [
        [(name, 1.0, 1.0) for name in "ABC"]
    ] * 2
    unlike = [cg.Profile(f"holds {level}", {"filing": level}) for level in range(4)]
    (boss,) = small.loads(BARE).bench(["Boss"], unlike, within=3)
    assert [(each.profile.name, each.effort) for each in boss.people] == [
        (f"holds {3 - effort}", effort) for effort in range(4)
    ]
    (clerk,) = small.loads(BARE).bench(["Clerk"], [cg.Profile("A", {"filing": 3})])
    assert [entry.fit for entry in clerk.people] == [1.0]


@pytest.mark.parametrize("within", [-1, 1.5, "two", None])
def test_an_effort_that_is_no_whole_number_is_refused(accounts, within):
    with pytest.raises(cg.InvalidArgument, match="is no whole number of 0 or more"):
        accounts.bench([AM], [], within=within)


def test_a_bench_reads_well_everywhere(accounts):
    bench = accounts.bench([AM, KAM], accounts.profiles)
    assert "Daniel Ortega; Lucía Ferrer" in str(bench)
    assert "Lucía Ferrer (2)" in bench._repr_html_()
    assert "Nobody" in bench._repr_html_()
    told = bench.to_dicts()[0]
    assert (told["role"], told["people"], told["efforts"]) == (AM, ["Daniel Ortega", "Lucía Ferrer"], [0, 2])
    assert bench.to_dict()["empty"] == [{"iri": small.ACC + "KeyAccountManager", "label": KAM}]


def test_in_a_notebook_a_bench_has_the_roles_in_groups_and_folds_the_many():
    people = [cg.Profile(f"p{number}", {"filing": 1}) for number in range(7)]
    bench = small.loads(BARE).bench(["Clerk", "Owner", "Boss"], people, within=1)
    assert words(bench._repr_html_()) == [
        "Who could step in, within 1 level: 3 roles",
        "role", "who could step in (effort)",
        "Somebody",
        "Clerk", "p0 (0); p1 (0); p2 (0); p3 (0); p4 (0)", "+ 2", "p5 (0); p6 (0)",
        "Requirements unknown", "Owner",
        "Nobody", "Boss",
    ]  # fmt: skip


@pytest.mark.parametrize(("roles", "more"), [(60, []), (61, ["More", "… and 1 more roles"])])
def test_of_a_long_bench_the_first_sixty_roles_are_shown(roles, more):
    bench = small.loads(BARE).bench(["Clerk"] * roles, [])
    shown = words(bench._repr_html_())
    assert shown.count("Clerk") == 60
    assert shown[shown.index("Nobody") + 61 :] == more


def test_the_columns_of_a_bench_and_of_who_holds_what(accounts):
    bench, holders = accounts.bench([AM], accounts.profiles), accounts.holders(accounts.profiles)
    plain = [[name for name in table.to_dicts()[0] if "_iri" not in name] for table in (bench, holders)]
    assert plain == [
        ["role", "known", "people", "efforts"],
        ["skill", "level", "single", "people", "unrated"],
    ]


# Who holds what


def test_one_holds_communication_at_four_and_nobody_organisation(accounts):
    (communication,) = accounts.holders(accounts.profiles, "communication", 4)
    (organisation,) = accounts.holders(accounts.profiles, "organisation", 4)
    assert (small.labels([communication.skill]), communication.level) == (["communication"], 4)
    assert [person.name for person in communication.people] == ["Daniel Ortega"]
    assert communication.single
    assert (organisation.people, organisation.unrated, organisation.single) == ((), (), False)


def test_an_unrated_holder_stands_apart_and_is_one_all_the_same(accounts):
    (row,) = accounts.holders(accounts.profiles, "adaptability", 3)
    assert [person.name for person in row.people] == ["Daniel Ortega"]
    assert [person.name for person in row.unrated] == ["Lucía Ferrer"]
    assert not row.single


@given(teams, st.none() | st.integers(1, 4))
def test_holders_are_found_person_by_person(drawn, level):
    world, held = drawn
    people = team(world, held)
    rows = world.graph().holders(iter(people), level=level)
    named = {int(row.skill.iri.removeprefix(world.skill(0)[:-1])): row for row in rows}
    assert named.keys() == {skill for each in held for skill in each}
    for skill, row in named.items():
        rated = [
            p.name for p, each in zip(people, held, strict=True) if (each.get(skill) or 0) >= (level or 1)
        ]
        unrated = [p.name for p, each in zip(people, held, strict=True) if each.get(skill, 0) is None]
        assert [person.name for person in row.people] == sorted(rated)
        assert [person.name for person in row.unrated] == sorted(unrated)
        assert row.single == (len(rated) + len(unrated) == 1)
        assert row.level == level


def test_of_a_skill_that_is_named_there_is_a_row_whoever_holds_it():
    graph = small.loads(BARE)
    ana, ben = cg.Profile("Ana", {"filing": 2}), cg.Profile("Ben", {})
    (row,) = graph.holders([ana, ben], "filing")
    assert (row.people, row.unrated, row.single) == ((ana,), (), True)
    for nobody in ([], [ben]):
        (row,) = graph.holders(nobody, "filing")
        assert (row.people, row.unrated, row.single) == ((), (), False)
    assert graph.holders([ana, ben], "filing").caption() == (
        "Who holds what: 1 skill, 1 of them held by one person alone"
    )


def test_people_of_one_name_are_in_the_order_of_their_iris():
    graph = small.loads(BARE)
    people = [cg.Profile("Ana", {"filing": 1}, iri=iri) for iri in ("urn:c", "urn:a", "urn:b")]
    (holders,), (bench,) = graph.holders(people), graph.bench(["Clerk"], people)
    assert [person.iri for person in holders.people] == ["urn:a", "urn:b", "urn:c"]
    assert [entry.profile.iri for entry in bench.people] == ["urn:a", "urn:b", "urn:c"]
    nobody, other = (cg.Profile("Ana", {"filing": level}) for level in (2, 1))
    (row,) = graph.holders([*people, nobody, other])
    assert row.people[:2] == (nobody, other), "those without one come first, in the order given"


def test_people_of_one_name_who_fit_alike_are_in_the_order_given():
    graph = small.loads(BARE)
    people = [cg.Profile("Ana", {"filing": 1}, iri=iri) for iri in ("urn:c", "urn:a", "urn:b")]
    ranking = graph.rank_people("Clerk", people)
    assert [entry.profile.iri for entry in ranking] == ["urn:c", "urn:a", "urn:b"]


def test_a_level_may_be_asked_for_by_its_name(accounts):
    by_name = accounts.holders(accounts.profiles, "communication", accounts.scale[-1].label)
    assert by_name == accounts.holders(accounts.profiles, "communication", 4)


def test_a_skill_that_is_not_there_is_refused(accounts):
    with pytest.raises(cg.SkillNotFound, match="negotation"):
        accounts.holders([], "negotation")


# What a team lacks


@given(teams)
def test_a_team_holds_what_any_of_it_holds(drawn):
    world, held = drawn
    graph = world.graph()
    together: dict[str, int | None] = {}
    for each in held:
        for skill, level in each.items():
            before = together.get(world.skill(skill), 0)
            together[world.skill(skill)] = None if None in (before, level) else max(before, level)
    for role in graph.roles:
        found, alone = graph.team_gap(iter(team(world, held)), role), graph.gap(together, role)
        assert found.who == "The team"
        assert (*found,) == (*alone,)
        assert (found.effort, found.coverage, found.fit, found.use) == (
            alone.effort,
            alone.coverage,
            alone.fit,
            alone.use,
        )


# Who into which role


def test_of_two_ways_that_take_as_much_the_first_by_name_and_role_is_taken(accounts):
    found = accounts.assign(accounts.profiles, [AS, AM, KAM])
    assert [(p.name, role.label, effort) for p, role, effort in found] == [
        ("Daniel Ortega", AM, 0),
        ("Lucía Ferrer", AS, 2),
    ]
    assert found.total == 2
    assert small.labels(found.empty) == [KAM]
    assert found.left == ()


def test_what_is_fixed_and_what_is_never_to_be(accounts):
    daniel, lucia = accounts.profiles
    fixed = accounts.assign(accounts.profiles, [AS, AM, KAM], fixed={"Lucía Ferrer": AM})
    assert [(p.name, role.label) for p, role, _ in fixed] == [(daniel.name, AS), (lucia.name, AM)]
    vetoed = accounts.assign(accounts.profiles, [AM], never=[(daniel, AM)])
    assert [(p.name, role.label, effort) for p, role, effort in vetoed] == [(lucia.name, AM, 2)]
    assert vetoed.left == (daniel,)


def test_a_role_may_be_taken_twice_and_an_unknown_one_by_nobody():
    graph = small.loads(BARE)
    people = [cg.Profile(name, {"filing": level}) for name, level in (("C", 1), ("A", 2), ("B", 3))]
    found = graph.assign(people, ["Owner", "Boss", "Boss"])
    assert [(p.name, role.label, effort) for p, role, effort in found] == [("A", "Boss", 1), ("B", "Boss", 0)]
    assert small.labels(found.empty) == ["Owner"]
    assert [person.name for person in found.left] == ["C"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"fixed": {"Ana": "Boss", "Ben": "Boss"}},
            "'Ben' is fixed to 'Boss', which is not asked for so many times; add it to the roles",
        ),
        (
            {"fixed": {"Ana": "Boss"}, "never": [("Ana", "Boss")]},
            "'Ana' is fixed to 'Boss', and never= has the same pair; keep one of the two",
        ),
        (
            {"fixed": {"Ana": "Owner"}},
            "'Ana' is fixed to 'Owner', which requires nothing essential; state what it requires",
        ),
        (
            {"fixed": {"Ana": "Clerk"}},
            "'Ana' is fixed to 'Clerk', which is not asked for so many times; add it to the roles",
        ),
    ],
)
def test_what_is_fixed_and_cannot_be_is_refused(options, said):
    people = [cg.Profile("Ana", {"filing": 1}), cg.Profile("Ben", {})]
    with pytest.raises(cg.InvalidArgument) as caught:
        small.loads(BARE).assign(people, ["Boss", "Owner"], **options)
    assert str(caught.value) == said


def test_a_name_of_nobody_and_a_name_of_two_are_refused():
    graph = small.loads(BARE)
    people = [cg.Profile("Ana", {"filing": 1}), cg.Profile("Ana", {})]
    with pytest.raises(cg.NotFound, match="nobody to be assigned is called 'Bea'"):
        graph.assign(people, ["Boss"], never=[("Bea", "Boss")])
    with pytest.raises(cg.AmbiguousName, match="give the Profile itself") as caught:
        graph.assign(people, ["Boss"], fixed={"Ana": "Boss"})
    assert list(caught.value.candidates) == ["Ana", "Ana"]
    twice = {"Cal": "Boss", cg.Profile("Cal", {}): "Owner"}
    with pytest.raises(cg.InvalidArgument, match="'Cal' is fixed to two roles; keep one of them"):
        graph.assign([*people, cg.Profile("Cal", {})], ["Boss", "Owner"], fixed=twice)
    fixed = graph.assign(people, ["Boss"], fixed={people[1]: "Boss"})
    assert [(person, effort) for person, _, effort in fixed] == [(people[1], 3)]


def test_whoever_is_not_among_the_people_may_be_one_of_a_like_name():
    people = [cg.Profile(name, {"filing": 1}) for name in ("Ana", "Bo", "Bob", "Bea", "Ben", "Bill", "Bert")]
    with pytest.raises(cg.NotFound) as caught:
        small.loads(BARE).assign(people, ["Boss"], never=[("Bx", "Boss")])
    assert (caught.value.name, list(caught.value.suggestions)) == ("Bx", ["Bea", "Ben", "Bert", "Bill", "Bo"])
    with pytest.raises(cg.NotFound, match="nobody to be assigned is called 'Zoe'"):
        small.loads(BARE).assign(people, ["Boss"], never=[(cg.Profile("Zoe", {}), "Boss")])


def test_people_of_one_name_are_told_apart_by_their_iris():
    people = [cg.Profile("Ana", {"filing": 1}, iri=f"urn:{number}") for number in range(2)]
    with pytest.raises(cg.AmbiguousName) as caught:
        small.loads(BARE).assign(people, ["Boss"], never=[("Ana", "Boss")])
    assert str(caught.value).startswith("2 people to be assigned are called 'Ana'; give the Profile itself")
    assert (caught.value.name, list(caught.value.candidates)) == ("Ana", ["urn:0", "urn:1"])
    matrix = small.loads(BARE).gap_matrix(people)
    with pytest.raises(cg.AmbiguousName) as caught:
        matrix["Ana", "Boss"]
    assert (caught.value.name, list(caught.value.candidates)) == ("Ana", ["urn:0", "urn:1"])


def test_what_is_never_to_be_may_be_of_a_role_that_nobody_is_asked_for():
    ana = cg.Profile("Ana", {"filing": 3})
    assert len(small.loads(BARE).assign([ana], ["Boss"], never=[("Ana", "Clerk")])) == 1


@given(teams, st.data())
def test_no_other_assignment_takes_less_or_comes_before(drawn, data):
    world, held = drawn
    graph = world.graph()
    people = [cg.Profile(f"p{place}", person.skills) for place, person in enumerate(team(world, held))]
    posts = data.draw(st.lists(st.sampled_from(graph.roles), max_size=3))
    pairs = st.tuples(st.integers(0, len(people) - 1), st.sampled_from(graph.roles))
    never = data.draw(st.lists(pairs, max_size=3)) if people else []
    shuffled = data.draw(st.permutations(people))
    found = graph.assign(shuffled, posts, never=[(people[place], role) for place, role in never])
    order = sorted(posts, key=lambda role: graph.roles.index(role))

    def effort(place: int, role: cg.Role) -> int | None:
        gap = graph.gap(people[place], role)
        return None if gap.coverage is None or (place, role) in never else gap.effort

    def key(chosen: tuple[int, ...]) -> tuple[object, ...]:
        taken = [(place, order[post]) for place, post in enumerate(chosen) if post >= 0]
        ranks = [len(order) if post < 0 else order.index(order[post]) for post in chosen]
        return -len(taken), sum(effort(*pair) for pair in taken), ranks

    ways = [
        chosen
        for chosen in set(permutations([*range(len(order)), *[-1] * len(people)], len(people)))
        if all(post < 0 or effort(place, order[post]) is not None for place, post in enumerate(chosen))
    ]
    best = key(min(ways, key=key))
    assert (-len(found), found.total) == best[:2]
    roles = {person.name: role for person, role, _ in found}
    assert [order.index(roles[p.name]) if p.name in roles else len(order) for p in people] == best[2]
    assert len(found.empty) == len(posts) - len(found)
    assert len(found.left) == len(people) - len(found)


def test_an_assignment_shows_who_and_what_is_left(accounts):
    found = accounts.assign(accounts.profiles, [KAM])
    assert [(row["profile"], row["role"], row["effort"]) for row in found.to_dicts()] == [
        ("Daniel Ortega", KAM, 11),
        ("Lucía Ferrer", None, None),
    ]
    assert [person["label"] for person in found.to_dict()["left"]] == ["Lucía Ferrer"]


def test_people_may_go_by_other_names(accounts):
    for answer in (
        accounts.assign(accounts.profiles, [KAM]),
        accounts.bench([AM], accounts.profiles),
        accounts.holders(accounts.profiles),
    ):
        assert "Ferrer" in str(answer.to_dicts())
        assert "Ferrer" not in str([answer.to_dicts(pseudonyms=True), answer.to_dict(pseudonyms=True)])


def test_an_assignment_says_how_much_it_takes(accounts):
    found = accounts.assign(accounts.profiles, [KAM])
    assert found.caption() == "1 role taken at an effort of 11 in all; 0 roles empty, 1 without a role"


def test_a_role_without_a_family_stands_with_those_that_have_none():
    roles = [cg.Role(f"urn:{n}", f"role {n}", family=f"f{n}" if n < 31 else None) for n in range(40)]
    shown = side(roles)
    assert shown.names[0] == "no family: 9"
    assert shown.caption == "40 roles in 32 families (means, the largest 30)"
    assert side(roles[:31]).caption == "31 roles in 31 families (means, the largest 30)"
    assert side([*roles[:30], roles[0]]).caption == "31 roles in 30 families (means)"
    assert apart([cg.Profile("Ana", {}), cg.Profile("Ana", {})]) == ["Ana (1)", "Ana (2)"]


def test_on_an_axis_the_largest_families_come_first_and_thirty_names_stand_alone():
    sizes = {"a": 2, "b": 14, "c": 14, "d": 1}
    roles = [
        cg.Role(f"urn:{family}{number}", f"{family}{number}", family=family)
        for family, size in sizes.items()
        for number in range(size)
    ]
    assert side(roles).names == ["b: 14", "c: 14", "a: 2", "d: 1"]
    assert side(roles[:30]).names == [role.label for role in roles[:30]]


def test_a_name_that_was_made_to_tell_apart_is_not_made_twice():
    people = [cg.Profile(name, {}) for name in ("Ana", "Ana", "Ana (1)")]
    assert apart(people) == ["Ana (1)", "Ana (2)", "Ana (1) (3)"]


def test_one_person_is_counted_as_one(accounts):
    page = accounts.gap_matrix(accounts.profiles[:1])._repr_html_()
    assert words(page)[0] == "Coverage: 1 person × 6 roles"


def test_in_a_matrix_what_nobody_knows_is_said_so():
    graph = small.loads(":r a cg:Role ; cg:essentialSkill :s . :q a cg:Role . :s a cg:Skill .")
    assert ">unknown<" in graph.gap_matrix()._repr_html_()
