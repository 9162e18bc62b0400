"""Career paths: which is best, what comes next, what is told where there is none."""

from __future__ import annotations

import pickle
import re
from itertools import islice

import pytest
from small import EX, labels, loads

import careergraph as cg


def roles(names: str) -> str:
    """Roles that are labelled as their IRIs end."""
    return " ".join(f':{name} a cg:Role ; skos:prefLabel "{name}"@en .' for name in names.split())


def asking(names: str) -> str:
    """One skill that roles ask for at any level, so that a move into them takes nothing."""
    return ":s a cg:Skill . " + " ".join(f":{name} cg:essentialSkill :s ." for name in names.split())


def moves(pairs: str) -> str:
    """Plain moves, written "ab bc"."""
    return " ".join(f":{source} cg:progressesTo :{target} ." for source, target in pairs.split())


def timed(months: dict[str, int | None], kind: str = "") -> str:
    """Progressions with their typical months, by pair of roles."""
    kind = kind and f"; cg:kind cg:{kind}"
    return " ".join(
        f"[] a cg:Progression ; cg:fromRole :{source} ; cg:toRole :{target} {kind} "
        + ("." if number is None else f"; cg:typicalMonths {number} .")
        for (source, target), number in months.items()
    )


def names(path: cg.CareerPath) -> str:
    return "".join(labels(path.roles))


# The accounts ontology


def test_the_way_from_account_executive_to_key_account_manager(accounts):
    path = accounts.path("Account Executive", "Key Account Manager")
    assert labels(path.roles) == [
        "Account Executive",
        "Account Specialist",
        "Account Manager",
        "Key Account Manager",
    ]
    assert len(path) == len(path.steps) == 3
    assert path.effort == 19
    assert path.months == 72
    assert [(step.source.label, step.target.label) for step in path] == [
        ("Account Executive", "Account Specialist"),
        ("Account Specialist", "Account Manager"),
        ("Account Manager", "Key Account Manager"),
    ]
    assert [step.progression.months for step in path] == [18, 18, 36]
    assert [step.progression.kind for step in path] == [cg.ProgressionKind.PROMOTION] * 3
    assert [step.gap.effort for step in path] == [2, 2, 15]
    assert str(path.steps[0]) == "Account Executive → Account Specialist"


@pytest.mark.parametrize("by", ["steps", "effort", "months"])
def test_there_is_one_way_by_any_measure(accounts, by):
    (path,) = accounts.paths("AE", "KAM", by=by, limit=None)
    assert len(path) == 3


def test_what_an_account_specialist_can_reach(accounts):
    found = accounts.reachable("Account Specialist")
    assert {role.label: steps for role, steps in found.items()} == {
        "Account Specialist": 0,
        "Account Manager": 1,
        "Account Director": 2,
        "Key Account Manager": 2,
    }
    assert labels(found) == [
        "Account Specialist",
        "Account Manager",
        "Account Director",
        "Key Account Manager",
    ]
    assert labels(accounts.reachable("Account Specialist", max_steps=1)) == [
        "Account Specialist",
        "Account Manager",
    ]
    assert labels(accounts.reachable("Account Director")) == ["Account Director"]


def test_one_step_ahead_and_one_step_back(accounts):
    assert labels(accounts.next_roles("Account Manager")) == ["Account Director", "Key Account Manager"]
    assert labels(accounts.previous_roles("Account Specialist")) == [
        "Account Executive",
        "Account Executive at InboundCycle",
    ]
    assert accounts.next_roles("Account Director") == ()


# From a role to itself


@pytest.mark.parametrize("by", ["steps", "effort", "months"])
def test_the_way_to_where_one_is_has_one_role_and_no_moves(by):
    graph = loads(roles("a b") + moves("ab ba aa"))
    (path,) = graph.paths("a", "a", by=by, limit=None)
    assert (names(path), len(path), path.steps, path.effort, path.months) == ("a", 0, (), 0, 0)
    assert path
    assert graph.path("b", "b", by=by).roles == (graph.role("b"),)


def test_a_move_to_the_same_role_is_never_made():
    graph = loads(roles("a b") + moves("aa ab"))
    assert [names(path) for path in graph.paths("a", "b", limit=None)] == ["ab"]
    assert labels(graph.next_roles("a")) == ["b"]


# Ties


def test_ties_go_to_fewer_moves():
    """All ways take no effort; the direct one has the fewest moves, and the last label."""
    graph = loads(roles("a b z") + moves("ab bz az") + asking("a b z"))
    assert [names(path) for path in graph.paths("a", "z", by="effort")] == ["az", "abz"]


def test_then_to_less_effort():
    graph = loads(
        roles("a b c z")
        + moves("ab bz ac cz")
        + asking("a c z")
        + ":b cg:requires [ cg:skill :t ; cg:levelRank 2 ] . :t a cg:Skill ."
    )
    assert [(names(path), path.effort) for path in graph.paths("a", "z")] == [("acz", 0), ("abz", 3)]


def test_what_is_not_known_comes_last_and_is_no_free_way():
    """By way of b or e nothing is known; by way of c and d it is one level."""
    graph = loads(
        roles("a b c d e z")
        + moves("ab bz ac cd dz ae ez")
        + asking("a z")
        + ":c cg:essentialSkill :s , :t . :d cg:essentialSkill :s , :t . :t a cg:Skill ."
    )
    by_effort = [(names(path), path.effort) for path in graph.paths("a", "z", by="effort")]
    assert by_effort == [("acdz", 1)]
    by_steps = [(names(path), path.effort) for path in graph.paths("a", "z")]
    assert by_steps == [("abz", None), ("aez", None), ("acdz", 1)]
    assert "–" in str(graph.path("a", "z"))
    assert graph.path("a", "z").to_dicts()[0]["effort"] is None
    assert graph.role_network.edges[f"{EX}a", f"{EX}b"] == {}
    with pytest.raises(cg.EffortUnknown) as caught:
        graph.paths("a", "z", by="effort", max_steps=2)
    assert str(caught.value) == (
        "the effort of the move 'a' → 'b' is not known, since 'b' requires nothing essential; "
        "state what it requires, or choose by='steps' or by='months'"
    )
    assert (caught.value.source.label, caught.value.target.label) == ("a", "b")
    assert pickle.loads(pickle.dumps(caught.value)).source == caught.value.source
    with pytest.raises(cg.NoCareerPath):
        graph.paths("a", "z", by="effort", avoid=["b", "d", "e"])


def test_the_first_move_of_unknown_effort_is_named_and_only_on_a_way_that_is_allowed():
    graph = loads(roles("a b c d") + moves("ab bc cd") + asking("a b d"))
    with pytest.raises(cg.EffortUnknown, match="the effort of the move 'b' → 'c' is not known"):
        graph.paths("a", "d", by="effort")
    with pytest.raises(cg.NoCareerPath, match="within max_steps"):
        graph.paths("a", "d", by="effort", max_steps=2)


def test_of_two_roles_alone_a_move_without_months_is_refused_by_months():
    with pytest.raises(cg.MonthsNotStated, match="the move 'a' → 'b' states no months"):
        loads(roles("a b") + moves("ab")).paths("a", "b", by="months")


def test_of_equal_ways_the_known_comes_first_and_unknown_ones_go_by_label():
    """One unknown move or two, and whatever the others take: what is not known is not compared."""
    graph = loads(
        roles("a b c d e f g z")
        + moves("ab bc cz ad de ez af fg gz")
        + asking("a c z")
        + ":e cg:requires [ cg:skill :t ; cg:levelRank 3 ] . :t a cg:Skill . :f cg:essentialSkill :s . "
        + ":g cg:essentialSkill :s ."
    )
    assert [(names(path), path.effort) for path in graph.paths("a", "z")] == [
        ("afgz", 0),
        ("abcz", None),
        ("adez", None),
    ]


def test_then_to_the_first_label_without_regard_to_case():
    body = """
        :a a cg:Role ; skos:prefLabel "start"@en . :z a cg:Role ; skos:prefLabel "end"@en .
        :m1 a cg:Role ; skos:prefLabel "beta"@en , "alfa"@es .
        :m2 a cg:Role ; skos:prefLabel "Alpha"@en , "beta"@es .
        :m3 a cg:Role ; skos:prefLabel "Ωmega"@en , "zeta"@es .
        :a cg:progressesTo :m1 , :m2 , :m3 .
        :m1 cg:progressesTo :z . :m2 cg:progressesTo :z . :m3 cg:progressesTo :z .
    """
    found = [path.roles[1].label for path in loads(body).paths("start", "end")]
    assert found == ["Alpha", "beta", "Ωmega"]
    found = [path.roles[1].label for path in loads(body, language="es").paths("start", "end")]
    assert found == ["alfa", "beta", "zeta"]


def test_then_to_the_first_iri():
    graph = loads(
        """
        :a a cg:Role ; skos:prefLabel "start"@en . :z a cg:Role ; skos:prefLabel "end"@en .
        :m2 a cg:Role ; skos:prefLabel "same"@en . :m1 a cg:Role ; skos:prefLabel "Same"@en .
        :a cg:progressesTo :m2 , :m1 . :m2 cg:progressesTo :z . :m1 cg:progressesTo :z .
        """
    )
    found = [path.roles[1].iri for path in graph.paths("start", "end")]
    assert found == [f"{EX}m1", f"{EX}m2"]


def test_labels_are_compared_along_the_whole_way_before_iris():
    """The first by IRI leads to the last label; the labels of the first two roles are alike."""
    graph = loads(
        """
        :a a cg:Role ; skos:prefLabel "start"@en . :z a cg:Role ; skos:prefLabel "end"@en .
        :m1 a cg:Role ; skos:prefLabel "same"@en . :m2 a cg:Role ; skos:prefLabel "same"@en .
        :n1 a cg:Role ; skos:prefLabel "later"@en . :n2 a cg:Role ; skos:prefLabel "first"@en .
        :a cg:progressesTo :m1 , :m2 . :m1 cg:progressesTo :n1 . :m2 cg:progressesTo :n2 .
        :n1 cg:progressesTo :z . :n2 cg:progressesTo :z .
        """
    )
    found = [[role.iri.removeprefix(EX) for role in path.roles] for path in graph.paths("start", "end")]
    assert found == [["a", "m2", "n2", "z"], ["a", "m1", "n1", "z"]]


def test_what_is_measured_decides():
    graph = loads(
        roles("a b c z")
        + timed({"az": 90, "ab": 20, "bz": 20, "ac": 5, "cb": 5})
        + ":z cg:requires [ cg:skill :s ; cg:levelRank 4 ] ."
        ":c cg:requires [ cg:skill :t ; cg:levelRank 1 ] ."
        ":b cg:requires [ cg:skill :s ; cg:levelRank 4 ] . :s a cg:Skill . :t a cg:Skill ."
    )
    assert names(graph.path("a", "z")) == "az"
    assert names(graph.path("a", "z", by="months")) == "acbz"
    assert graph.path("a", "z", by="months").months == 30
    found = [(names(path), path.effort) for path in graph.paths("a", "z", by="effort")]
    assert found == [("az", 4), ("abz", 4), ("acbz", 5)]


# Several moves between the same two roles


def test_of_parallel_moves_the_shortest_is_told():
    graph = loads(
        roles("a b") + timed({"ab": 24}, "Promotion") + timed({"ab": 12}, "LateralMove") + timed({"ab": None})
    )
    assert len(graph.progressions()) == 3
    path = graph.path("a", "b", by="months")
    assert path.months == 12
    assert path.steps[0].progression.kind is cg.ProgressionKind.LATERAL_MOVE
    assert len(list(graph.paths("a", "b", limit=None))) == 1


@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
def test_which_of_two_like_moves_is_told_does_not_depend_on_the_order_of_the_file(order):
    statements = [f":{name} a cg:Progression ; cg:fromRole :a ; cg:toRole :b ." for name in order]
    graph = loads(roles("a b") + " ".join(statements))
    assert [move.iri for move in graph.progressions()] == [f"{EX}one", f"{EX}two"]
    assert graph.path("a", "b").steps[0].progression.iri == f"{EX}one"


def test_a_plain_statement_of_a_detailed_move_is_no_second_move():
    graph = loads(roles("a b") + moves("ab") + timed({"ab": 12}))
    assert [move.months for move in graph.progressions()] == [12]


# Months


def test_by_months_a_move_that_states_none_is_named():
    graph = loads(roles("a b c z") + timed({"ab": 12, "bz": None, "ac": 20, "cz": 20}))
    with pytest.raises(
        cg.MonthsNotStated, match="'b' → 'z' states no months; add cg:typicalMonths"
    ) as caught:
        graph.path("a", "z", by="months")
    error = caught.value
    assert isinstance(error, ValueError)
    assert (error.source, error.target) == (graph.role(f"{EX}b"), graph.role(f"{EX}z"))
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.source, again.target) == (str(error), error.source, error.target)


def test_by_months_a_silent_move_on_no_way_does_not_matter():
    graph = loads(roles("a b c x z") + timed({"ab": 12, "bz": 12, "bx": None, "ca": None}))
    assert graph.path("a", "z", by="months").months == 24


def test_by_months_a_silent_move_that_is_to_be_avoided_does_not_matter():
    graph = loads(roles("a b x z") + timed({"ab": 12, "bz": 12, "bx": None, "xz": None}))
    assert next(graph.paths("a", "z", by="months", avoid=["x"])).months == 24


@pytest.mark.parametrize("back", [{"zb": None}, {"ba": None}, {"bx": None, "xa": None}])
def test_by_months_a_silent_move_back_does_not_matter(back):
    """No way to `z` goes on from `z`, and none comes back to `a`."""
    graph = loads(roles("a b x z") + timed({"ab": 12, "bz": 12} | back))
    assert graph.path("a", "z", by="months").months == 24


def test_by_other_measures_months_are_told_only_where_all_state_them():
    graph = loads(roles("a b z") + timed({"ab": 12, "bz": None}))
    assert graph.path("a", "z").months is None
    assert graph.path("a", "b").months == 12


# Nothing found


def test_no_way_is_told_with_both_roles():
    graph = loads(roles("a b c") + moves("ab cb"))
    with pytest.raises(cg.NoCareerPath) as caught:
        graph.path("a", "c")
    error = caught.value
    assert isinstance(error, LookupError)
    assert str(error) == (
        "both roles exist, and no moves lead from 'a' to 'c'; graph.reachable() lists where one can get to"
    )
    assert (error.source, error.target) == (graph.role(f"{EX}a"), graph.role(f"{EX}c"))
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.source, again.target) == (str(error), error.source, error.target)


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ({"source": "c", "target": "a"}, "there is a way in the other direction"),
        ({"source": "a", "target": "c", "max_steps": 1}, "within max_steps"),
        ({"source": "a", "target": "c", "avoid": ["b"]}, "with what is to be avoided"),
        ({"source": "a", "target": "c", "avoid": ["a"]}, "with what is to be avoided"),
        ({"source": "a", "target": "c", "avoid": ["c"]}, "with what is to be avoided"),
        ({"source": "a", "target": "c", "max_steps": 0}, "within max_steps"),
        ({"source": "a", "target": "b", "via": ["c"]}, "from 'c' to 'b'"),
    ],
)
def test_why_there_is_no_way_is_told_at_once(wish, says):
    graph = loads(roles("a b c") + moves("ab bc"))
    with pytest.raises(cg.NoCareerPath) as caught:
        graph.paths(**wish)
    assert says in str(caught.value)


def test_an_unknown_role_is_another_error(accounts):
    with pytest.raises(cg.RoleNotFound):
        accounts.path("Account Executive", "Nobody at all")
    with pytest.raises(cg.RoleNotFound):
        accounts.paths("Account Executive", "Key Account Manager", avoid=["Nobody at all"])


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ({"by": "money"}, "by='money' is none of 'steps', 'effort', 'months'"),
        ({"max_steps": -1}, "^max_steps is less than 0; give a number of moves, or None$"),
        ({"limit": 0}, "limit"),
        ({"limit": -3}, "limit"),
    ],
)
def test_a_wish_that_cannot_be_meant_is_refused(accounts, wish, says):
    with pytest.raises(cg.InvalidArgument, match=says):
        accounts.paths("Account Executive", "Key Account Manager", **wish)
    with pytest.raises(ValueError, match=says):
        accounts.paths("Account Executive", "Key Account Manager", **wish)


# Several paths


GRID = roles("a b c d e z") + moves("ab ac ad bz cz dz bc cd be ez")


def test_paths_come_best_first_and_one_by_one():
    found = loads(GRID).paths("a", "z", limit=None)
    assert iter(found) is found
    assert [names(path) for path in found] == [
        "abz",
        "acz",
        "adz",
        "abcz",
        "abez",
        "acdz",
        "abcdz",
    ]


def test_limit_and_max_steps_cut_the_same_order():
    graph = loads(GRID)
    assert [names(path) for path in graph.paths("a", "z")] == ["abz", "acz", "adz", "abcz", "abez"]
    assert [names(path) for path in graph.paths("a", "z", limit=2)] == ["abz", "acz"]
    assert [names(path) for path in graph.paths("a", "z", max_steps=2)] == ["abz", "acz", "adz"]
    assert [names(path) for path in graph.paths("a", "z", limit=None, avoid=["b", "d"])] == ["acz"]
    assert [names(path) for path in graph.paths("a", "z", avoid="b")] == ["acz", "adz", "acdz"]


def test_max_steps_finds_the_best_within_it_even_where_a_longer_way_is_cheaper():
    graph = loads(roles("a b c z") + timed({"az": 90, "ab": 5, "bc": 5, "cz": 5, "bz": 50}))
    found = graph.paths("a", "z", by="months", max_steps=2)
    assert [(names(path), path.months) for path in found] == [("abz", 55), ("az", 90)]


def test_fewer_moves_are_no_better_where_they_take_longer():
    """All moves but one take the same time."""
    graph = loads(roles("a b c z") + timed({"az": 90, "ab": 10, "bc": 10, "cz": 10}))
    assert names(graph.path("a", "z", by="months")) == "abcz"


@pytest.mark.parametrize("by", ["steps", "months"])
def test_a_long_chain_with_one_move_too_few_is_given_up_at_once(by):
    """Sums kept apart for each number of moves would be as many as the square of the chain."""
    size = 4_000
    chain = "".join(
        f":r{n} a cg:Role . [] a cg:Progression ; cg:fromRole :r{n} ; cg:toRole :r{n + 1} ;"
        f" cg:typicalMonths {1 + n % 2} ."
        for n in range(size)
    )
    graph = loads(chain)
    ends = f"{EX}r0", f"{EX}r{size}"
    assert len(next(graph.paths(*ends, by=by, max_steps=size))) == size
    with pytest.raises(cg.NoCareerPath, match="within max_steps"):
        graph.paths(*ends, by=by, max_steps=size - 1)


def test_a_limit_of_any_size_is_one():
    found = loads(GRID).paths("a", "z", limit=10**30, max_steps=10**30)
    assert len(list(found)) == len(list(loads(GRID).paths("a", "z", limit=None)))


def test_legs_are_joined_in_every_way_once():
    graph = loads(roles("a b c m x y z") + moves("ab ac bm cm mx my xz yz"))
    found = [names(path) for path in graph.paths("a", "z", via=["m"], limit=None)]
    assert found == ["abmxz", "abmyz", "acmxz", "acmyz"]


def test_via_passes_the_roles_in_the_order_given():
    graph = loads(GRID)
    assert [names(path) for path in graph.paths("a", "z", via=["b"])] == ["abz", "abcz", "abez", "abcdz"]
    assert [names(path) for path in graph.paths("a", "z", via=["b", "d"])] == ["abcdz"]
    assert [names(path) for path in graph.paths("a", "z", via="e")] == ["abez"]
    with pytest.raises(cg.NoCareerPath, match="from 'd' to 'b'"):
        graph.paths("a", "z", via=["d", "b"])


def test_via_the_ends_changes_nothing():
    graph = loads(GRID)
    direct = [names(path) for path in graph.paths("a", "z", limit=None)]
    assert [names(path) for path in graph.paths("a", "z", limit=None, via=["a"])] == direct
    assert [names(path) for path in graph.paths("a", "z", limit=None, via=["z"])] == direct


def test_each_of_three_legs_goes_every_way_that_it_has():
    graph = loads(roles("a b c d e f g h i j") + moves("ab ac bd cd de df eg fg gh gi hj ij"))
    found = [names(path) for path in graph.paths("a", "j", limit=None, via=["d", "g"])]
    assert found == [f"a{one}d{two}g{three}j" for one in "bc" for two in "ef" for three in "hi"]


def test_via_keeps_to_avoid_and_to_max_steps_in_all():
    graph = loads(GRID)
    found = graph.paths("a", "z", via=["b"], max_steps=3, avoid=["e"])
    assert [names(path) for path in found] == ["abz", "abcz"]


def test_via_with_too_few_steps_in_all_is_no_way_at_once():
    """Each leg is short enough, and both together are not."""
    graph = loads(roles("a b c d e") + moves("ab bc cd de"))
    with pytest.raises(cg.NoCareerPath):
        graph.paths("a", "e", via=["c"], max_steps=3)


# What each step takes


def test_a_step_counts_what_was_gained_before_the_paths_effort_does_not():
    """`c` asks again for what `a` asked and `b` did not."""
    graph = loads(
        roles("a b c")
        + moves("ab bc")
        + """
        :a cg:requires [ cg:skill :s ; cg:levelRank 3 ] . :b cg:requires [ cg:skill :t ; cg:levelRank 1 ] .
        :c cg:requires [ cg:skill :s ; cg:levelRank 4 ] , [ cg:skill :t ; cg:levelRank 2 ] .
        :s a cg:Skill ; skos:prefLabel "s" . :t a cg:Skill ; skos:prefLabel "t" .
        """
    )
    path = graph.path("a", "c")
    assert path.effort == 1 + (4 + 1)
    assert [step.gap.effort for step in path] == [1, 1 + 1]
    assert [(item.skill.label, item.have, item.need) for item in path.steps[1].gap.below] == [
        ("s", 3, 4),
        ("t", 1, 2),
    ]
    assert [path.steps[1].gap.missing, path.steps[1].gap.met] == [(), ()]


def test_a_path_as_a_table(accounts):
    path = accounts.path("Account Executive", "Key Account Manager")
    rows = path.to_dicts()
    assert len(rows) == 3
    assert rows[0] == {
        "from": "Account Executive",
        "from_iri": accounts.role("Account Executive").iri,
        "to": "Account Specialist",
        "to_iri": accounts.role("Account Specialist").iri,
        "kind": "promotion",
        "months": 18,
        "effort": 2,
        "missing": ["data analysis"],
        "missing_iri": [accounts.skill("data analysis").iri],
        "below": ["organisation", "problem solving"],
        "below_iri": [accounts.skill("organisation").iri, accounts.skill("problem solving").iri],
        "path_effort": 19,
        "path_months": 72,
    }
    assert list(path.to_pandas()["months"]) == [18, 18, 36]
    assert path.to_polars()["to"].to_list() == [
        "Account Specialist",
        "Account Manager",
        "Key Account Manager",
    ]
    chain = "Account Executive → Account Specialist → Account Manager → Key Account Manager"
    assert str(path).splitlines()[0] == chain
    assert chain in repr(path)
    assert path._repr_html_().count("<tr") == 4
    assert str(accounts.path("KAM", "KAM"))


# Many roles


def test_a_million_ways_are_made_one_by_one():
    """Twenty diamonds in a row: 2²⁰ ways of one length."""
    links = []
    for number in range(20):
        links += [f":n{number} cg:progressesTo :x{number} , :y{number} ."]
        links += [f":{side}{number} cg:progressesTo :n{number + 1} ." for side in "xy"]
    every = [f"n{number}" for number in range(21)] + [f"{s}{n}" for n in range(20) for s in "xy"]
    graph = loads(roles(" ".join(every)) + " ".join(links))
    found = list(islice(graph.paths("n0", "n20", limit=None), 3))
    assert [len(path) for path in found] == [40, 40, 40]
    assert all(role.label.startswith(("n", "x")) for role in found[0].roles)
    assert [role.label for role in found[1].roles if role.label.startswith("y")] == ["y19"]
    assert [role.label for role in found[2].roles if role.label.startswith("y")] == ["y18"]


def test_a_dense_ladder_is_searched_and_given_up_at_once():
    """Every one of fourteen roles leads to every other, and none to the fifteenth."""
    every = "abcdefghijklmn"
    pairs = " ".join(source + target for source in every for target in every if source != target)
    graph = loads(roles(" ".join(every) + " z") + moves(pairs))
    with pytest.raises(cg.NoCareerPath):
        graph.paths("a", "z", limit=None)
    found = [names(path) for path in graph.paths("a", "n", limit=14)]
    assert found == ["an", *(f"a{middle}n" for middle in "bcdefghijklm"), "abcn"]


def test_a_chain_of_twenty_thousand_roles_ends():
    size = 20_000
    body = " ".join(f":r{number} a cg:Role ; cg:progressesTo :r{number + 1} ." for number in range(size))
    graph = loads(f"{body} :r{size} a cg:Role .")
    path = graph.path(f"{EX}r0", f"{EX}r{size}")
    assert len(path) == size
    assert path.roles[-1].iri == f"{EX}r{size}"
    assert graph.reachable(f"{EX}r0")[path.roles[-1]] == size
    with pytest.raises(cg.NoCareerPath):
        graph.path(f"{EX}r{size}", f"{EX}r0")


def test_a_long_path_is_shown_and_its_steps_are_told_within_a_limit(monkeypatch):
    """Each step is measured with all that was gained before it, which grows as the square of the path."""
    monkeypatch.setattr("careergraph.paths.career_paths.MAX_SURPLUS", 1000)
    size = 60
    graph = loads(
        " ".join(
            f":r{n} a cg:Role ; cg:essentialSkill :s{n} ; cg:progressesTo :r{n + 1} ." for n in range(size)
        )
    )
    assert len(graph.path(f"{EX}r0", f"{EX}r30").steps) == 30
    path = graph.path(f"{EX}r0", f"{EX}r{size}")
    all_together = sum(range(size + 1))
    with monkeypatch.context() as patch:
        patch.setattr("careergraph.paths.career_paths.MAX_SURPLUS", all_together)
        assert len(graph.path(f"{EX}r0", f"{EX}r{size}").steps) == size
        patch.setattr("careergraph.paths.career_paths.MAX_SURPLUS", all_together - 1)
        with pytest.raises(cg.LimitError):
            _ = graph.path(f"{EX}r0", f"{EX}r{size}").steps
    assert [row["missing"] for row in path.to_dicts()][:2] == [["s1"], ["s2"]]
    assert "s59" in str(path)
    with pytest.raises(cg.LimitError) as caught:
        _ = path.steps
    assert str(caught.value) == (
        "the 60 steps of this path come after more than 1,000 skills gained, all steps together; "
        "ask for graph.gap between two of its roles"
    )


def test_each_step_is_the_gap_of_whoever_has_gained_all_before_it():
    graph = loads(
        """
        :a a cg:Role ; cg:essentialSkill :s ; cg:requires [ cg:skill :t ; cg:levelRank 2 ] .
        :a cg:progressesTo :b .
        :b a cg:Role ; cg:essentialSkill :u ; cg:progressesTo :c .
        :c a cg:Role ; cg:essentialSkill :v ; cg:requires [ cg:skill :t ; cg:levelRank 3 ] .
        :s a cg:Skill . :t a cg:Skill . :u a cg:Skill . :v a cg:Skill .
        """
    )
    told = [
        (
            step.gap.who,
            labels(item.skill for item in step.gap.surplus),
            step.gap.coverage,
            step.gap.fit,
            step.gap.use,
        )
        for step in graph.path("a", "c")
    ]
    assert told == [("a", ["s", "t"], 0.0, 0.0, 0.0), ("b", ["s", "u"], 2 / 4, 2 / 6, 2 / 4)]


def test_what_was_gained_on_the_way_and_is_not_asked_for_is_told_at_its_level():
    graph = loads(
        """
        :a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] ; cg:progressesTo :b .
        :a cg:hasResponsibility :d . :d a cg:Responsibility ; cg:drawsOn :s .
        :b a cg:Role ; cg:essentialSkill :u ; cg:progressesTo :c . :c a cg:Role ; cg:essentialSkill :v .
        :s a cg:Skill . :u a cg:Skill . :v a cg:Skill .
        """
    )
    last = graph.path("a", "c").steps[-1].gap
    assert last.surplus == graph.gap({"s": 3, "u": None}, "c").surplus
    assert [(item.have, item.need, item.necessity, item.shortfall) for item in last.surplus] == [
        (3, 0, None, 0),
        (None, 0, None, 0),
    ]


def test_what_the_target_of_one_move_asks_beside_skills_is_told():
    graph = loads(
        """
        :a a cg:Role ; cg:progressesTo :b . :b a cg:Role ; cg:progressesTo :c ; cg:hasCondition :licence .
        :c a cg:Role . :licence a cg:Condition ; skos:prefLabel "licence"@en .
        """
    )
    columns = [list(graph.path(*ends).to_dicts()[0]) for ends in (("a", "b"), ("a", "c"), ("b", "c"))]
    assert ["conditions" in each for each in columns] == [True, True, False]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"max_steps": 1}, "'a' to 'c' within max_steps; allow more"),
        ({"avoid": ["b"]}, "'a' to 'c' with what is to be avoided; allow more"),
        (
            {"max_steps": 1, "avoid": ["b"]},
            "'a' to 'c' within max_steps and with what is to be avoided; allow more",
        ),
    ],
)
def test_why_there_is_no_path_is_said_in_full(options, why):
    graph = loads(":a a cg:Role ; cg:progressesTo :b . :b a cg:Role ; cg:progressesTo :c . :c a cg:Role .")
    with pytest.raises(cg.NoCareerPath, match=re.escape(why)) as caught:
        next(iter(graph.paths("a", "c", **options)))
    assert (str(caught.value.source), str(caught.value.target)) == ("a", "c")
