"""A requirement that is met by some of several skills: what it takes, and that every way of asking agrees."""

import pickle
from itertools import combinations

import numpy
import pytest
from choices import choice_graphs, people
from hypothesis import given, settings
from hypothesis import strategies as st
from small import EX, labels, loads, turtle

import careergraph as cg
from careergraph.catalogue.alternatives import Group, Groups
from careergraph.catalogue.numbers import SkillNumber
from careergraph.gaps.broader_skills import Credit
from careergraph.gaps.kernel import AllGroups, GapKernel, Held
from careergraph.gaps.kernel_groups import UNRATED
from careergraph.gaps.measures import choose, measure

TEXT = """
    :developer a cg:Role ; skos:prefLabel "developer"@en ;
        cg:requires [ cg:skill :git ; cg:levelRank 2 ] ,
            [ cg:anyOf [ cg:skill :java ; cg:levelRank 3 ] , [ cg:skill :python ; cg:levelRank 2 ] ] .
    :polyglot a cg:Role ; skos:prefLabel "polyglot"@en ;
        cg:requires [ cg:atLeast 2 ; cg:anyOf [ cg:skill :java ; cg:levelRank 2 ] ,
            [ cg:skill :python ; cg:levelRank 2 ] , [ cg:skill :rust ] ] .
    :git a cg:Skill ; skos:prefLabel "Git"@en . :java a cg:Skill ; skos:prefLabel "Java"@en .
    :python a cg:Skill ; skos:prefLabel "Python"@en . :rust a cg:Skill ; skos:prefLabel "Rust"@en .
"""
GRAPH = loads(TEXT)


# What it is


def test_a_requirement_has_its_alternatives_and_no_skill():
    git, choice = GRAPH.requirements("developer")
    assert (git.label, git.any_of, git.skills) == ("Git", (), (GRAPH.skill("Git"),))
    assert (choice.skill, choice.level, choice.at_least, choice.need) == (None, None, 1, 2)
    assert [(each.label, each.level) for each in choice.any_of] == [("Java", 3), ("Python", 2)]
    assert choice.label == "one of: Java, Python"
    assert GRAPH.requirements("polyglot")[0].label == "2 of: Java, Python, Rust"


def test_the_roles_that_require_a_skill_are_also_those_that_ask_for_it_among_others():
    assert [str(each.role) for each in GRAPH.roles_requiring("Java")] == ["developer", "polyglot"]


# What it takes


@pytest.mark.parametrize(
    ("held", "have", "shortfall"),
    [
        ({}, 0, 2),
        ({"Java": 1}, 0, 2),
        ({"Java": 2}, 1, 1),
        ({"Python": 1}, 1, 1),
        ({"Java": 3}, 2, 0),
        ({"Java": 4, "Python": 1}, 2, 0),
        ({"Python": None}, None, 0),
        ({"Python": None, "Java": 3}, 2, 0),
    ],
)
def test_the_cheapest_choice_counts_and_the_need_is_the_least_whoever_asks(held, have, shortfall):
    (item,) = [item for item in GRAPH.gap(held, "developer") if item.skill is None]
    assert (item.have, item.need, item.shortfall) == (have, 2, shortfall)


def test_of_several_asked_for_the_least_shortfalls_add_up():
    gap = GRAPH.gap({"Java": 1, "Rust": 1}, "polyglot")
    assert (gap.effort, gap.coverage) == (1, 2 / 3)
    assert GRAPH.gap({"Rust": None}, "polyglot").effort == 2


def test_an_alternative_that_is_not_needed_is_no_surplus():
    gap = GRAPH.gap({"Git": 2, "Java": 3, "Python": 2}, "developer")
    assert (gap.surplus, gap.fit, gap.use) == ((), 1.0, 1.0)
    assert GRAPH.gap({"Git": 2, "Java": 5}, "developer").fit == 4 / 6


@pytest.mark.parametrize("level", [1, 3, 200, 100_000])
def test_the_alternatives_are_no_surplus_at_any_level(level):
    asked = f"[ cg:skill :s ; cg:levelRank {level} ] , [ cg:skill :t ; cg:levelRank {level} ]"
    graph = loads(f":r a cg:Role ; cg:requires [ cg:anyOf {asked} ] . :s a cg:Skill . :t a cg:Skill .")
    (ranked,) = graph.rank({"s": level, "t": level})
    gap = graph.gap({"s": level, "t": level}, "r")
    assert (ranked.coverage, ranked.fit, ranked.use) == (gap.coverage, gap.fit, gap.use) == (1.0, 1.0, 1.0)


def test_what_one_of_two_choices_counts_is_no_surplus_to_the_other():
    graph = loads(
        """
        :a a cg:Role ; cg:requires [ cg:anyOf [ cg:skill :s ] , [ cg:skill :t ] ] ,
            [ cg:anyOf [ cg:skill :u ] , [ cg:skill :v ] ] .
        :s a cg:Skill . :t a cg:Skill . :u a cg:Skill . :v a cg:Skill .
        """
    )
    gap = graph.gap(dict.fromkeys("stuv", 1), "a")
    assert (gap.surplus, gap.fit, gap.use) == ((), 1.0, 1.0)


def test_a_choice_is_needed_for_all_that_draws_on_any_of_it_by_label():
    graph = loads(
        TEXT
        + """
        :developer cg:hasResponsibility :d1 , :d2 , :d3 , :d4 .
        :d1 a cg:Responsibility ; skos:prefLabel "writing"@en ; cg:drawsOn :java , :python .
        :d2 a cg:Responsibility ; skos:prefLabel "building"@en ; cg:drawsOn :python .
        :d3 a cg:Responsibility ; skos:prefLabel "committing"@en ; cg:drawsOn :git .
        :d4 a cg:Responsibility ; skos:prefLabel "waiting"@en .
        """
    )
    needed_for = {item.label: labels(item.needed_for) for item in graph.gap({}, "developer")}
    assert needed_for == {"Git": ["committing"], "one of: Java, Python": ["building", "writing"]}


def test_unrated_alternatives_are_told_as_such_in_all():
    graph = loads(
        """
        :a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :t ; cg:levelRank 2 ] ,
            [ cg:anyOf [ cg:skill :u ; cg:levelRank 3 ] , [ cg:skill :v ; cg:levelRank 3 ] ] ,
            [ cg:anyOf [ cg:skill :w ; cg:levelRank 3 ] , [ cg:skill :x ; cg:levelRank 3 ] ] .
        :s a cg:Skill . :t a cg:Skill . :u a cg:Skill . :v a cg:Skill . :w a cg:Skill . :x a cg:Skill .
        """
    )
    shares = {held: graph.gap(dict.fromkeys(held), "a").unrated_share for held in ("s", "st", "u", "stuw")}
    assert shares == {"s": 1.0, "st": 1.0, "u": 1.0, "stuw": 1.0}
    assert graph.gap({"s": None, "t": None, "u": None, "w": None, "v": 3}, "a").unrated_share == 7 / 10
    assert graph.gap({"s": 2, "t": 1, "u": 3}, "a").unrated_share == 0.0


def test_of_ways_that_lack_as_much_what_is_rated_and_least_beyond_counts():
    """Held unrated, u meets the choice with nothing beyond it, and so does v at what is asked."""
    graph = loads(
        ":a a cg:Role ; cg:requires "
        "[ cg:anyOf [ cg:skill :u ; cg:levelRank 2 ] , [ cg:skill :v ; cg:levelRank 2 ] ] ."
        ":u a cg:Skill . :v a cg:Skill ."
    )
    for held, share, fit in (
        ({"u": None, "v": 2}, 0.0, 1.0),
        ({"u": None, "v": 4}, 1.0, 1.0),
        ({"u": 5, "v": 3}, 0.0, 2 / 3),
    ):
        gap = graph.gap(held, "a")
        assert (gap.coverage, gap.unrated_share, gap.fit) == (1.0, share, fit)


def test_of_ways_that_are_equal_the_first_counts_and_what_is_held_before_a_choice_that_is():
    """Two skills and their choice, by number 0, 1 and 3; skill 2 stands for the first of them."""
    group = Group(((SkillNumber(0), 1), (SkillNumber(1), 1)))
    groups = Groups(3, [group])
    credit = Credit(SkillNumber(2), 2, ("narrower",), 1)
    credited = {SkillNumber(0): [credit]}

    def chosen(held: dict[int, int | None], credits: object = credited) -> tuple[int, int, object]:
        choice = choose(group, held, credits, groups)
        return choice.met, choice.unrated, choice.credits

    assert chosen({1: 1, 2: 2}) == (1, 0, (credit,))
    assert chosen({2: 2, 3: 1}) == (1, 0, (credit,))
    assert chosen({3: 1}, {}) == (1, 0, ()), "who stands behind a choice is rated"
    assert chosen({0: None, 3: 1}, {}) == (1, 0, ()), "and counts before who holds one of it unrated"
    assert chosen({0: None}, {}) == (1, 1, ())


def test_a_choice_of_one_is_as_a_single_skill():
    graph = loads(
        """
        :a a cg:Role ; cg:requires [ cg:anyOf [ cg:skill :s ; cg:levelRank 3 ] ] .
        :b a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] .
        :s a cg:Skill . :t a cg:Skill .
        """
    )
    for level in (None, 0, 1, 3, 5):
        one, other = (graph.gap({"s": level, "t": 2}, role) for role in "ab")
        assert (one.effort, one.coverage, one.fit, one.use) == (
            other.effort,
            other.coverage,
            other.fit,
            other.use,
        )
        assert one.unrated_share == other.unrated_share


# Who stands in a role


def test_who_has_a_choice_behind_them_has_none_of_its_skills_for_sure():
    graph = loads(TEXT + ":javaist a cg:Role ; cg:requires [ cg:skill :java ; cg:levelRank 1 ] .")
    assert graph.gap("developer", "javaist").effort == 1
    surplus = graph.gap("developer", "javaist").surplus
    assert [(item.label, item.have, item.need, item.necessity, item.shortfall) for item in surplus] == [
        ("Git", 2, 0, None, 0),
        ("one of: Java, Python", 2, 0, None, 0),
    ]


@pytest.mark.parametrize(
    ("asked", "effort"),
    [
        ("[ cg:skill :java ; cg:levelRank 3 ] , [ cg:skill :python ; cg:levelRank 2 ]", 0),
        (
            "[ cg:skill :java ] , [ cg:skill :python ; cg:levelRank 2 ] , [ cg:skill :rust ]",
            0,
        ),
        ("[ cg:skill :java ; cg:levelRank 4 ] , [ cg:skill :python ; cg:levelRank 2 ]", 2),
        ("[ cg:skill :java ; cg:levelRank 3 ]", 3),
    ],
)
def test_a_choice_meets_one_that_has_all_its_alternatives_at_no_higher_level(asked, effort):
    graph = loads(TEXT + f":other a cg:Role ; cg:requires [ cg:anyOf {asked} ] .")
    assert graph.gap("developer", "other").effort == effort


@pytest.mark.parametrize(
    "behind",
    [
        "[ cg:anyOf [ cg:skill :java ; cg:levelRank 3 ] , [ cg:skill :python ; cg:levelRank 3 ] ]",
        "[ cg:skill :java ] , "
        "[ cg:anyOf [ cg:skill :java ; cg:levelRank 3 ] , [ cg:skill :python ; cg:levelRank 3 ] ]",
        "[ cg:skill :java ; cg:levelRank 9 ] , "
        "[ cg:anyOf [ cg:skill :java ; cg:levelRank 3 ] , [ cg:skill :python ; cg:levelRank 3 ] ]",
        "[ cg:anyOf [ cg:skill :java ; cg:levelRank 200 ] , [ cg:skill :python ; cg:levelRank 300 ] ]",
        "[ cg:anyOf [ cg:skill :java ; cg:levelRank 3 ] , [ cg:skill :python ; cg:levelRank 3 ] ] , "
        "[ cg:anyOf [ cg:skill :java ; cg:levelRank 2 ] , [ cg:skill :python ; cg:levelRank 2 ] ]",
        "[ cg:skill :rust ]",
    ],
)
def test_the_nearer_of_a_skill_and_a_choice_behind_somebody_counts_in_every_answer(behind):
    graph = loads(
        TEXT
        + f"""
        :behind a cg:Role ; skos:prefLabel "behind"@en ; cg:requires {behind} .
        :ahead a cg:Role ; skos:prefLabel "ahead"@en ; cg:requires
            [ cg:anyOf [ cg:skill :java ; cg:levelRank 2 ] , [ cg:skill :python ; cg:levelRank 1 ] ] .
        """
    )
    matrix = graph.gap_matrix()
    for source in ("behind", "ahead", "polyglot"):
        for target in ("behind", "ahead", "developer"):
            cell = matrix[source, target]
            assert (cell.coverage, cell.effort, cell.fit, cell.use) == numbers(graph.gap(source, target))


def test_a_choice_of_one_does_not_meet_a_choice_of_two():
    assert GRAPH.gap("polyglot", "developer").effort == 2 + 2
    assert GRAPH.gap("developer", "polyglot").effort == 3


# Inheritance


BASE = ":base a cg:Role ; cg:requires [ cg:anyOf [ cg:skill :x ] , [ cg:skill :y ; cg:levelRank 3 ] ] ."
SKILLS = ":x a cg:Skill . :y a cg:Skill . :z a cg:Skill ."


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("", [("one of: x, y", "base")]),
        ("[ cg:anyOf [ cg:skill :y ] , [ cg:skill :x ; cg:levelRank 2 ] ]", [("one of: x, y", None)]),
        ("[ cg:atLeast 2 ; cg:anyOf [ cg:skill :y ] , [ cg:skill :x ] ]", [("2 of: x, y", None)]),
        (
            "[ cg:anyOf [ cg:skill :x ] , [ cg:skill :z ] ]",
            [("one of: x, y", "base"), ("one of: x, z", None)],
        ),
        ("[ cg:skill :x ; cg:levelRank 4 ]", [("x", None), ("one of: x, y", "base")]),
    ],
)
def test_a_roles_own_choice_replaces_an_inherited_one_of_the_same_skills(own, expected):
    requires = f" ; cg:requires {own}" if own else ""
    graph = loads(BASE + SKILLS + f":role a cg:Role ; cg:buildsOn :base{requires} .")
    found = [
        (each.label, each.derived_from and each.derived_from.label) for each in graph.requirements("role")
    ]
    assert found == expected


def test_choices_of_two_bases_stand_side_by_side_and_the_same_one_once():
    other = ":other a cg:Role ; cg:requires [ cg:atLeast 2 ; cg:anyOf [ cg:skill :x ] , [ cg:skill :y ] ] ."
    again = BASE.replace(":base", ":again")
    graph = loads(BASE + other + again + SKILLS + ":role a cg:Role ; cg:buildsOn :base , :other , :again .")
    assert [each.label for each in graph.requirements("role")] == ["one of: x, y", "2 of: x, y"]


# In SPARQL, in NetworkX, on disk


def test_an_alternative_makes_no_plain_statement():
    asked = GRAPH.query("SELECT ?skill { :developer cg:requiresSkill|cg:essentialSkill ?skill }")
    assert [row.skill for row in asked] == [f"{EX}git"] * len(asked)
    some = GRAPH.query(
        "SELECT DISTINCT ?skill { :developer cg:requires/cg:anyOf/cg:skill ?skill } ORDER BY ?skill"
    )
    assert [row.skill for row in some] == [f"{EX}java", f"{EX}python"]


def test_the_network_tells_what_is_asked_for_among_others():
    edge = GRAPH.network.edges[f"{EX}developer", f"{EX}java", "anyOf 1"]
    assert (edge["relation"], edge["need"], edge["at_least"], edge["group"]) == ("anyOf", 3, 1, 1)
    assert not GRAPH.network.has_edge(f"{EX}developer", f"{EX}java", "requires")


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".jsonld", ".rdf", ".trig"])
def test_every_format_keeps_it(suffix, tmp_path):
    GRAPH.save(tmp_path / f"saved{suffix}", derived=True)
    again = cg.load(tmp_path / f"saved{suffix}")
    for role in ("developer", "polyglot"):
        assert again.requirements(role) == GRAPH.requirements(role)


def test_the_cache_keeps_it(tmp_path):
    (tmp_path / "kept.ttl").write_text(turtle(TEXT), "utf-8")
    first, second = (cg.load(tmp_path / "kept.ttl", cache=tmp_path / "cache") for _ in range(2))
    assert first.requirements("polyglot") == second.requirements("polyglot") == GRAPH.requirements("polyglot")
    assert str(second.gap("developer", "polyglot")) == str(GRAPH.gap("developer", "polyglot"))


# Every way of asking agrees


def numbers(gap):
    return gap.coverage, gap.effort, gap.fit, gap.use


@settings(deadline=None)
@given(choice_graphs())
def test_whoever_has_a_role_has_what_it_asks_for(graph):
    for role in graph.roles:
        gap = graph.gap(role, role)
        known = bool(graph.requirements(role, cg.Necessity.ESSENTIAL))
        assert gap.is_closed is known
        assert numbers(gap) == ((1.0, 0, 1.0, 1.0) if known else (None, 0, None, None))


@settings(deadline=None)
@given(choice_graphs(), people())
def test_a_gap_is_what_trying_every_choice_gives(graph, several):
    levelled = {
        one.skill
        for role in graph.roles
        for each in graph.requirements(role)
        for one in each.any_of or (each,)
        if one.level
    }
    for who in several:
        held = {graph.skill(skill): level for skill, level in who.skills.items()}
        for role in graph.roles:
            gap = graph.gap(who, role)
            assert numbers(gap) == by_definition(
                graph.requirements(role, cg.Necessity.ESSENTIAL), held, levelled
            )
            for item in gap:
                assert item.shortfall == item.need - (
                    item.need if item.have is None else min(item.have, item.need)
                )


def by_definition(essential, held, levelled):
    """Coverage, effort, fit and use, of groups by every choice that there is."""
    met = needed = have = 0
    asked = set()
    for each in essential:
        ways = [ways_of(chosen, held) for chosen in combinations(each.any_of or (each,), each.at_least)]
        short, beyond = min(ways)
        need = each.need
        needed += need
        met += need - short
        have += need - short + beyond
        asked.update(each.skills)
    for skill, level in held.items():
        if skill not in asked:
            have += 1 if level is None else level if skill in levelled else min(level, 1)
    if not needed:
        return None, 0, None, None
    return met / needed, needed - met, met / (needed + have - met), met / have if have else None


def ways_of(chosen, held):
    short = beyond = 0
    for one in chosen:
        level = held.get(one.skill, 0)
        worth = one.need if level is None else level if one.level else min(level, 1)
        short += max(0, one.need - worth)
        beyond += max(0, worth - one.need)
    return short, beyond


@settings(deadline=None)
@given(choice_graphs(), people(), st.booleans(), st.booleans())
def test_gaps_ranks_and_matrices_agree(graph, several, hierarchy, crosswalk):
    options = {"hierarchy": hierarchy, "crosswalk": crosswalk}
    everyone = [*graph.roles, *several]
    gaps = {
        (str(who.iri or who.name), role): numbers(graph.gap(who, role, **options))
        for who in everyone
        for role in graph.roles
    }
    matrix = graph.gap_matrix(everyone, **options)
    for who in everyone:
        name = str(who.iri or who.name)
        for cell in (matrix[who, role] for role in graph.roles):
            assert (cell.coverage, cell.effort, cell.fit, cell.use) == gaps[name, cell.column]
        for by in ("fit", "coverage", "effort"):
            ranking = graph.rank(who, limit=None, by=by, **options)
            assert {entry.role: entry[1:5] for entry in ranking} == {
                role: found
                for (one, role), found in gaps.items()
                if one == name and role != who and found[0] is not None
            }
            (same,) = graph.rank_all([who], limit=None, by=by, **options)
            assert same.entries == ranking.entries
    for role in graph.roles:
        for entry in graph.rank_people(role, several, limit=None, **options):
            assert entry[1:5] == gaps[entry.profile.name, role]


@given(st.data(), st.integers(1, 9))
def test_the_kernel_adds_up_what_the_definition_does(data, block):
    skill, level = st.integers(0, 3), st.integers(0, 4)
    alternatives = st.dictionaries(skill, level, min_size=1).map(lambda each: tuple(sorted(each.items())))
    drawn = data.draw(st.sets(st.tuples(alternatives, st.integers(1, 3)), max_size=5))
    groups = Groups(4, [Group(each, min(count, len(each))) for each, count in sorted(drawn)])
    group = st.sampled_from([{4 + n: each.need} for n, each in enumerate(groups.groups)] or [{}])
    single = st.dictionaries(skill, st.integers(1, 5) | st.just(UNRATED), max_size=3)
    merged = st.lists(group, max_size=2).map(
        lambda several: {k: v for each in several for k, v in each.items()}
    )
    asked = data.draw(st.lists(st.builds(dict.__or__, single, merged), min_size=1, max_size=4))
    held = st.dictionaries(skill, st.integers(0, 5) | st.just(UNRATED))
    people = data.draw(st.lists(st.builds(dict.__or__, held, merged), max_size=4))
    stated = {each for role in asked for each, need in role.items() if need != UNRATED}
    levelled = stated | data.draw(st.sets(skill)) | {*range(4, 4 + len(groups.groups))}
    is_levelled = numpy.isin(numpy.arange(4 + len(groups.groups)), [*levelled])
    known = AllGroups(4, groups.groups, groups.implications())
    kernel = pickle.loads(pickle.dumps(GapKernel.of(Held.of(asked), is_levelled, known)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("careergraph.gaps.kernel.BLOCK", block)
        parts = list(kernel.sums_of_all(Held.of(people)))
    found = [
        (part.met[row].tolist(), numpy.broadcast_to(part.have, part.met.shape)[row].tolist())
        for part in parts
        for row in range(len(part.met))
    ]
    rated = [{each: None if one == UNRATED else one for each, one in who.items()} for who in people]
    needed = [[(each, 0 if one == UNRATED else one) for each, one in role.items()] for role in asked]
    expected = [[measure(who, role, levelled, groups) for role in needed] for who in rated]
    assert found == [([each.met for each in line], [each.have for each in line]) for line in expected]


def test_a_move_to_a_role_that_requires_nothing_has_no_effort_where_others_choose():
    graph = loads(
        TEXT
        + """
        :developer cg:progressesTo :polyglot , :guru . :guru a cg:Role ; skos:prefLabel "guru"@en .
        """
    )
    assert [graph.path("developer", role).effort for role in ("polyglot", "guru")] == [3, None]


@settings(deadline=None)
@given(choice_graphs())
def test_a_path_is_measured_as_its_gaps_are(graph):
    for source, target in zip(graph.roles, graph.roles[1:], strict=False):
        try:
            path = graph.path(source, target)
        except cg.NoCareerPath:
            continue
        for step in path:
            between = graph.gap(step.source, step.target)
            assert step.gap.effort <= between.effort
        assert str(path)
