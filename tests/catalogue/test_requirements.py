"""What a role requires: merged where it is said twice, defaulted where it is not said, inherited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import EX, SCALE, labels, loads

import careergraph as cg
from careergraph.catalogue.alternatives import Groups
from careergraph.catalogue.facts import Facts, Index, StatedRequirement
from careergraph.catalogue.levels import Scales
from careergraph.catalogue.requirements import resolve

ESSENTIAL, OPTIONAL = cg.Necessity.ESSENTIAL, cg.Necessity.OPTIONAL
SKILLS = ':s a cg:Skill ; skos:prefLabel "s"@en . :t a cg:Skill ; skos:prefLabel "t"@en . '


def required(graph: cg.CareerGraph, role: str) -> dict[str, tuple[int | None, cg.Necessity, str | None]]:
    """By the end of the skill's IRI: level, necessity and the role that states it, if it is another."""
    return {
        each.skill.iri.removeprefix(EX): (
            each.level,
            each.necessity,
            each.derived_from and each.derived_from.iri.removeprefix(EX),
        )
        for each in graph.requirements(f"{EX}{role}")
    }


# Stating


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("cg:requiresSkill :s", (None, ESSENTIAL, None)),
        ("cg:essentialSkill :s", (None, ESSENTIAL, None)),
        ("cg:optionalSkill :s", (None, OPTIONAL, None)),
        ("cg:requires [ cg:skill :s ]", (None, ESSENTIAL, None)),
        ("cg:requires [ cg:skill :s ; cg:level :L3 ]", (3, ESSENTIAL, None)),
        ("cg:requires [ cg:skill :s ; cg:levelRank 3 ]", (3, ESSENTIAL, None)),
        ("cg:requires [ cg:skill :s ; cg:necessity cg:Essential ]", (None, ESSENTIAL, None)),
        ("cg:requires [ cg:skill :s ; cg:levelRank 9 ; cg:necessity cg:Optional ]", (9, OPTIONAL, None)),
    ],
)
def test_a_requirement_as_it_is_stated(statement, expected):
    graph = loads(f"{SCALE} {SKILLS} :r a cg:Role ; {statement} .")
    assert required(graph, "r") == {"s": expected}


def test_a_requirement_knows_its_role_its_skill_and_its_need():
    graph = loads(
        f"{SKILLS} :r a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] ; cg:optionalSkill :t ."
    )
    stated, bare = graph.requirements(f"{EX}r")
    assert (stated.role.iri, stated.skill.label, stated.need) == (f"{EX}r", "s", 3)
    assert (bare.level, bare.need) == (None, 1)


def test_a_requirement_may_be_stated_with_the_level_of_an_iri_node():
    graph = loads(f"{SCALE} {SKILLS} :r a cg:Role ; cg:requires :q . :q cg:skill :s ; cg:level :L2 .")
    assert required(graph, "r") == {"s": (2, ESSENTIAL, None)}


@pytest.mark.parametrize(
    ("stated", "importance"),
    [
        ("3.88", 3.88),
        ("5", 5.0),
        ('"1.0"^^xsd:double', 1.0),
        ("2.5 , 4.5", 4.5),
        ("0.9", None),
        ('"high"', None),
    ],
)
def test_an_importance_is_a_number_from_1_to_5_or_not_stated(stated, importance):
    (asked,) = loads(
        f"{SKILLS} :r a cg:Role ; cg:requires [ cg:skill :s ; cg:importance {stated} ] ."
    ).requirements(f"{EX}r")
    assert asked.importance == importance


def test_an_importance_is_inherited_and_merged_to_the_highest():
    graph = loads(
        f"""{SKILLS}
        :r a cg:Role ; cg:buildsOn :b .
        :b a cg:Role ; cg:requires [ cg:skill :s ; cg:importance 2.5 ] , [ cg:skill :s ; cg:importance 4.1 ] .
        """
    )
    assert [each.importance for each in graph.requirements(f"{EX}r")] == [4.1]


def test_requirements_are_essential_first_then_by_label():
    graph = loads(
        """
        :r a cg:Role ; cg:optionalSkill :a , :b ; cg:essentialSkill :y , :x .
        :a a cg:Skill ; skos:prefLabel "A"@en . :b a cg:Skill ; skos:prefLabel "b"@en .
        :x a cg:Skill ; skos:prefLabel "X"@en . :y a cg:Skill ; skos:prefLabel "w"@en .
        """
    )
    found = graph.requirements(f"{EX}r")
    assert labels(each.skill for each in found) == ["w", "X", "A", "b"]
    assert labels(each.skill for each in graph.requirements(f"{EX}r", necessity=OPTIONAL)) == ["A", "b"]
    assert labels(each.skill for each in graph.requirements(f"{EX}r", ESSENTIAL)) == ["w", "X"]


def test_the_source_is_the_one_that_the_statement_cites():
    graph = loads(
        f"""{SKILLS}
        :r a cg:Role ; dcterms:source :book ; cg:optionalSkill :t ;
            cg:requires [ cg:skill :s ; dcterms:source :survey ] .
        """
    )
    stated, plain = graph.requirements(f"{EX}r")
    assert stated.source == f"{EX}survey"
    assert plain.source is None


def test_roles_requiring_a_skill_are_essential_first_then_by_label():
    graph = loads(
        f"""{SKILLS}
        :a a cg:Role ; skos:prefLabel "A"@en ; cg:optionalSkill :s .
        :z a cg:Role ; skos:prefLabel "Z"@en ; cg:essentialSkill :s .
        :m a cg:Role ; skos:prefLabel "M"@en ; cg:buildsOn :z .
        :n a cg:Role ; skos:prefLabel "N"@en ; cg:essentialSkill :t .
        """
    )
    found = graph.roles_requiring("s")
    assert labels(each.role for each in found) == ["M", "Z", "A"]
    assert [each.derived_from and each.derived_from.label for each in found] == ["Z", None, None]


# Merging


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ("cg:essentialSkill :s ; cg:optionalSkill :s", (None, ESSENTIAL)),
        ("cg:requires [ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :s ; cg:levelRank 4 ]", (4, ESSENTIAL)),
        (
            "cg:requires [ cg:skill :s ; cg:levelRank 4 ; cg:necessity cg:Optional ] , "
            "[ cg:skill :s ; cg:levelRank 2 ]",
            (4, ESSENTIAL),
        ),
        (
            "cg:requires [ cg:skill :s ; cg:necessity cg:Optional ] , "
            "[ cg:skill :s ; cg:levelRank 2 ; cg:necessity cg:Optional ]",
            (2, OPTIONAL),
        ),
        ("cg:essentialSkill :s ; cg:requires [ cg:skill :s ; cg:levelRank 3 ]", (3, ESSENTIAL)),
    ],
)
def test_a_skill_required_twice_counts_once_at_its_highest_and_essential_if_any_is(statements, expected):
    graph = loads(f"{SKILLS} :r a cg:Role ; {statements} .")
    (requirement,) = graph.requirements(f"{EX}r")
    assert (requirement.level, requirement.necessity) == expected


def test_the_plain_statement_says_nothing_against_the_detailed_one():
    """What `inference` derives may also be asserted: it does not make an optional skill essential."""
    graph = loads(
        f"{SKILLS} :r a cg:Role ; cg:requiresSkill :s , :t ; cg:optionalSkill :t ;"
        " cg:requires [ cg:skill :s ; cg:levelRank 2 ; cg:necessity cg:Optional ] ."
    )
    assert required(graph, "r") == {"s": (2, OPTIONAL, None), "t": (None, OPTIONAL, None)}


@pytest.mark.parametrize("sources", [":a :b", ":b :a"])
def test_of_several_sources_the_first_by_iri_is_named(sources):
    one, other = sources.split()
    graph = loads(
        f"""{SKILLS}
        :r a cg:Role ; cg:requires [ cg:skill :s ; dcterms:source {one} ] ,
            [ cg:skill :s ; cg:levelRank 2 ; dcterms:source {other} ] .
        """
    )
    assert [each.source for each in graph.requirements(f"{EX}r")] == [f"{EX}a"]


@pytest.mark.parametrize("sources", [":a , :b", ":b , :a"])
def test_of_several_sources_of_one_statement_the_first_by_iri_is_named(sources):
    graph = loads(f"{SKILLS} :r a cg:Role ; cg:requires [ cg:skill :s ; dcterms:source {sources} ] .")
    assert [each.source for each in graph.requirements(f"{EX}r")] == [f"{EX}a"]


# Building on other roles


def test_requirements_and_responsibilities_are_inherited_progressions_are_not():
    graph = loads(
        f"""{SKILLS}
        :base a cg:Role ; skos:prefLabel "base"@en ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] ;
            cg:hasResponsibility :task ; cg:progressesTo :next .
        :role a cg:Role ; skos:prefLabel "role"@en ; cg:buildsOn :base .
        :next a cg:Role ; skos:prefLabel "next"@en .
        :task a cg:Responsibility ; skos:prefLabel "task"@en .
        """
    )
    assert required(graph, "role") == {"s": (2, ESSENTIAL, "base")}
    assert labels(graph.responsibilities_of("role")) == ["task"]
    assert graph.next_roles("role") == ()
    assert required(graph, "base") == {"s": (2, ESSENTIAL, None)}


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("cg:requires [ cg:skill :s ; cg:levelRank 1 ]", (1, ESSENTIAL, None)),
        ("cg:optionalSkill :s", (None, OPTIONAL, None)),
        ("cg:requires [ cg:skill :s ; cg:necessity cg:Optional ]", (None, OPTIONAL, None)),
    ],
)
def test_an_own_statement_replaces_an_inherited_one_even_where_it_asks_less(own, expected):
    graph = loads(
        f"""{SKILLS}
        :base a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 4 ] ; cg:essentialSkill :t .
        :role a cg:Role ; cg:buildsOn :base ; {own} .
        """
    )
    assert required(graph, "role") == {"s": expected, "t": (None, ESSENTIAL, "base")}


def test_a_nearer_statement_replaces_a_farther_one():
    graph = loads(
        f"""{SKILLS}
        :far a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 4 ] , [ cg:skill :t ; cg:levelRank 4 ] .
        :near a cg:Role ; cg:buildsOn :far ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] .
        :role a cg:Role ; cg:buildsOn :near .
        """
    )
    assert required(graph, "role") == {"s": (2, ESSENTIAL, "near"), "t": (4, ESSENTIAL, "far")}


def test_the_nearest_way_to_a_base_counts():
    """`far` is two steps away by `near` and one step away by itself."""
    graph = loads(
        f"""{SKILLS}
        :far a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 4 ] .
        :near a cg:Role ; cg:buildsOn :far ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] .
        :role a cg:Role ; cg:buildsOn :near , :far .
        """
    )
    assert required(graph, "role") == {"s": (4, ESSENTIAL, "far")}


def test_at_equal_depth_the_merging_rule_holds():
    graph = loads(
        f"""{SKILLS}
        :a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ; cg:necessity cg:Optional ] .
        :b a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] .
        :role a cg:Role ; cg:buildsOn :a , :b .
        """
    )
    (requirement,) = graph.requirements(f"{EX}role")
    assert (requirement.level, requirement.necessity) == (3, ESSENTIAL)
    assert requirement.derived_from.iri in {f"{EX}a", f"{EX}b"}


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_who_states_a_requirement_does_not_depend_on_the_order_of_the_file(order):
    bases = {
        "a": ":a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] .",
        "b": ":b a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] .",
    }
    graph = loads(
        SKILLS + " ".join(bases[name] for name in order) + " :role a cg:Role ; cg:buildsOn :b , :a ."
    )
    assert required(graph, "role") == {"s": (2, ESSENTIAL, "a")}


@pytest.mark.parametrize(("a", "b", "named"), [(2, 3, "b"), (3, 2, "a"), (3, 3, "a")])
def test_of_bases_at_equal_depth_the_one_that_asks_most_is_named(a, b, named):
    graph = loads(
        f"""{SKILLS}
        :a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank {a} ] .
        :b a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank {b} ] .
        :role a cg:Role ; cg:buildsOn :b , :a .
        """
    )
    assert required(graph, "role") == {"s": (3, ESSENTIAL, named)}


@pytest.mark.parametrize("suffix", [".ttl", ".trig"])
def test_a_merged_inheritance_survives_being_saved_with_what_is_derived(tmp_path, suffix):
    graph = loads(
        f"""{SKILLS}
        :a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ; cg:necessity cg:Optional ] .
        :b a cg:Role ; cg:essentialSkill :s .
        :role a cg:Role ; cg:buildsOn :a , :b .
        """
    )
    assert [(each.level, each.necessity) for each in graph.requirements(f"{EX}role")] == [(3, ESSENTIAL)]
    again = cg.load(graph.save(tmp_path / f"all{suffix}", derived=True))
    assert [(each.level, each.necessity) for each in again.requirements(f"{EX}role")] == [(3, ESSENTIAL)]


def test_a_diamond_is_inherited_once():
    graph = loads(
        f"""{SKILLS}
        :root a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] ; cg:hasResponsibility :task .
        :a a cg:Role ; cg:buildsOn :root . :b a cg:Role ; cg:buildsOn :root .
        :role a cg:Role ; cg:buildsOn :a , :b .
        :task a cg:Responsibility ; skos:prefLabel "task"@en .
        """
    )
    assert required(graph, "role") == {"s": (2, ESSENTIAL, "root")}
    assert labels(graph.responsibilities_of(f"{EX}role")) == ["task"]


def test_roles_that_build_on_each_other_end():
    graph = loads(
        f"""{SKILLS}
        :a a cg:Role ; cg:buildsOn :b ; cg:requires [ cg:skill :s ; cg:levelRank 1 ] .
        :b a cg:Role ; cg:buildsOn :c ; cg:requires [ cg:skill :s ; cg:levelRank 2 ] .
        :c a cg:Role ; cg:buildsOn :a , :c ; cg:optionalSkill :t .
        """
    )
    assert required(graph, "a") == {"s": (1, ESSENTIAL, None), "t": (None, OPTIONAL, "c")}
    assert required(graph, "b") == {"s": (2, ESSENTIAL, None), "t": (None, OPTIONAL, "c")}
    assert required(graph, "c") == {"s": (1, ESSENTIAL, "a"), "t": (None, OPTIONAL, None)}


@pytest.mark.parametrize("length", [500, pytest.param(100_000, marks=pytest.mark.slow)])
def test_a_long_chain_of_roles_is_no_matter(length):
    chain = " ".join(f":r{n} a cg:Role ; cg:buildsOn :r{n + 1} ." for n in range(length))
    graph = loads(f"{SKILLS} {chain} :r{length} a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] .")
    assert required(graph, "r0") == {"s": (3, ESSENTIAL, f"r{length}")}


def test_a_chain_that_hands_nothing_on_takes_no_longer_than_its_length():
    """At ten thousand, a walk down the whole chain from each of its roles would take minutes."""
    chain = " ".join(f":r{n} a cg:Role ; cg:buildsOn :r{n + 1} ." for n in range(10_000))
    assert len(loads(f"{chain} :r10000 a cg:Role .").roles) == 10_001


def test_more_inherited_statements_than_memory_should_hold_are_refused(monkeypatch):
    monkeypatch.setattr("careergraph.catalogue.requirements.MAX_INHERITED", 1000)
    chain = "".join(f":r{n} a cg:Role ; cg:requiresSkill :s{n} ; cg:buildsOn :r{n + 1} ." for n in range(100))
    with pytest.raises(
        cg.LimitError, match=r"cg:buildsOn hands on more than 1,000 statements in all, to 'http.*'.*let fewer"
    ):
        loads(chain)


def test_more_statements_of_one_requirement_than_memory_should_hold_are_refused(monkeypatch):
    monkeypatch.setattr("careergraph.catalogue.requirements.MAX_INHERITED", 1000)
    nodes = " , ".join(["[ cg:skill :s ]"] * 50)
    chain = "".join(f":r{n} a cg:Role ; cg:buildsOn :r{n + 1} ." for n in range(100))
    with pytest.raises(cg.LimitError, match="hands on more than 1,000 statements"):
        loads(f"{chain} :r100 a cg:Role ; cg:requires {nodes} .")


def one_by_one(facts: Facts, role: int) -> tuple[list[StatedRequirement], list[int], set[tuple[int, str]]]:
    """What a role requires and answers for, and the inherited nodes, by walking down from it alone."""
    own: dict[int, dict[int, StatedRequirement]] = {}
    for each in facts.requirements:
        merged = own.setdefault(each.role, {})
        merged[each.skill] = both(merged.get(each.skill, each), each)
    skills, answers = dict(own.get(role, {})), list(facts.answers_for.get(role, ()))
    nodes = set()
    seen = layer = {role}
    while layer := {base for one in layer for base in facts.builds_on.get(one, ())} - seen:
        seen = seen | layer
        found: dict[int, StatedRequirement] = {}
        for base in sorted(layer, key=facts.roles.ids.__getitem__):
            for skill, stated in own.get(base, {}).items():
                if skill not in skills:
                    before = found.get(skill, stated)
                    asks_most = max(before, stated, key=lambda each: (each.essential, each.rank))
                    found[skill] = both(before, stated)._replace(role=asks_most.role)
                    nodes |= {
                        (role, each.node)
                        for each in facts.requirements
                        if (each.role, each.skill) == (base, skill) and each.node
                    }
            answers += (each for each in facts.answers_for.get(base, ()) if each not in answers)
        skills |= found
    return list(skills.values()), answers, nodes


def both(one: StatedRequirement, other: StatedRequirement) -> StatedRequirement:
    return one._replace(
        rank=max(one.rank, other.rank),
        essential=one.essential or other.essential,
        importance=max(one.importance, other.importance),
        source=min(filter(None, (one.source, other.source)), default=None),
    )


@st.composite
def building(draw: st.DrawFn) -> Facts:
    """Roles that build on each other in any way, circles too, and what they state."""
    count = draw(st.integers(1, 9))
    role, thing = st.integers(0, count - 1), st.integers(0, 3)
    stated = st.builds(
        StatedRequirement,
        role,
        thing,
        st.integers(0, 4),
        st.booleans(),
        st.sampled_from([0.0, 1.0, 3.88]),
        st.sampled_from([None, "u:a", "u:b"]),
        st.none(),
    )
    requirements = [
        each._replace(node=draw(st.sampled_from([None, f"n{number}"])))
        for number, each in enumerate(draw(st.lists(stated, max_size=14)))
    ]
    grouped = [
        st.dictionaries(role, st.lists(of, min_size=1, max_size=4, unique=True)) for of in (role, thing)
    ]
    things = Index([f"u:t{number}" for number in range(4)], ())
    return Facts(
        roles=Index(draw(st.permutations([f"u:{number}" for number in range(count)])), ()),
        skills=things,
        responsibilities=things,
        groups=Groups(len(things)),
        requirements=requirements,
        builds_on=draw(grouped[0]),
        variants={},
        answers_for=draw(grouped[1]),
        draws_on={},
        progressions=(),
        scales=Scales({}, None, ()),
        holdings={},
        careers={},
    )


@given(facts=building())
def test_roles_inherit_together_what_each_inherits_alone(facts):
    (table, answers_for, inheritance), _ = resolve(facts)
    nodes = set()
    for role in range(len(facts.roles)):
        stated, answers, inherited = one_by_one(facts, role)
        assert [
            (
                table.skill[row],
                table.level[row],
                table.essential[row],
                table.importance[row],
                table.stated_by[row],
                table.sources[table.source[row]] if table.source[row] >= 0 else None,
            )
            for row in table.rows(role)
        ] == [
            (each.skill, each.rank, each.essential, each.importance, each.role, each.source)
            for each in stated
        ]
        assert list(answers_for.get(role, ())) == answers
        own = len(facts.answers_for.get(role, ()))
        assert [each for one, each in inheritance.responsibilities if one == role] == answers[own:]
        nodes |= inherited
    assert set(inheritance.requirement_nodes) == nodes
    assert len(inheritance.requirement_nodes) == len(nodes)


# The accounts ontology


def test_what_a_key_account_manager_requires(accounts):
    found = [
        (each.skill.label, each.level, each.necessity.value, each.derived_from and each.derived_from.label)
        for each in accounts.requirements("Key Account Manager")
    ]
    assert found == [
        ("adaptability", 3, "essential", "Account Manager"),
        ("communication", 4, "essential", None),
        ("data analysis", 3, "essential", None),
        ("leadership", 2, "essential", None),
        ("negotiation", 3, "essential", None),
        ("organisation", 3, "essential", "Account Manager"),
        ("problem solving", 3, "essential", "Account Manager"),
        ("strategic decision making", 3, "essential", None),
        ("strategic vision", 3, "essential", None),
        ("decision making", 2, "optional", "Account Manager"),
    ]


def test_who_requires_data_analysis(accounts):
    found = [
        (each.role.label, each.level, each.necessity.value)
        for each in accounts.roles_requiring("data analysis")
    ]
    assert found == [
        ("Key Account Manager", 3, "essential"),
        ("Account Director", 2, "optional"),
        ("Account Manager", 2, "optional"),
        ("Account Specialist", 1, "optional"),
    ]


def test_responsibilities_of_a_role_name_the_skills_they_draw_on(accounts):
    drawn = {each.label: labels(each.skills) for each in accounts.responsibilities_of("Account Specialist")}
    assert drawn["management of larger, more complex accounts"] == [
        "data analysis",
        "organisation",
        "problem solving",
    ]
    assert drawn["coordination of internal teams"] == ["communication", "organisation"]
    assert len(drawn) == 9


@pytest.mark.parametrize(
    ("first", "second", "whose"),
    [
        ("; cg:levelRank 3", "; cg:levelRank 2", ("one", "one", "one")),
        ("; cg:levelRank 2", "; cg:levelRank 3", ("one", "two", "one")),
        ("; cg:levelRank 2", "; cg:levelRank 2", ("one", "one", "one")),
        ("; cg:necessity cg:Optional", "", ("one", None, "two")),
        ("", "; cg:necessity cg:Optional", ("one", None, "one")),
    ],
)
def test_of_two_statements_each_part_cites_the_one_that_counts(first, second, whose):
    graph = loads(
        f":a a cg:Role ; cg:requires :p , :q . :p cg:skill :s ; dcterms:source <urn:one> {first} ."
        f":q cg:skill :s ; dcterms:source <urn:two> {second} . :s a cg:Skill ."
    )
    (asked,) = graph.requirements(f"{EX}a")
    sources = (asked.source, asked.level_source, asked.necessity_source)
    assert sources == tuple(each and f"urn:{each}" for each in whose)


@pytest.mark.parametrize("stated", ["2 , 4", "4 , 2", "4.0 , 2 , 3"])
def test_of_several_importances_the_highest_counts(stated):
    graph = loads(f":a a cg:Role ; cg:requires [ cg:skill :s ; cg:importance {stated} ] . :s a cg:Skill .")
    assert graph.requirements(f"{EX}a")[0].importance == 4


def test_an_importance_is_no_thing():
    graph = loads(f"{SKILLS} :r a cg:Role ; cg:requires [ cg:skill :s ; cg:importance :high ] .")
    assert [each.importance for each in graph.requirements(f"{EX}r")] == [None]
