"""Python and the explorer's JavaScript answer alike: cases made by the one, answered by the other."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction

import pytest
from choices import choice_graphs, people
from explorers import Explorer, NodePage, compare, compare_next, every_pair, some_people
from folders import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import CG, EX, SKOS, holdings, standings, worlds

import careergraph as cg
from careergraph.drawing.ladder import rank_by_grade, rank_roles
from careergraph.drawing.phrases import word
from careergraph.paths.learning_order import Job, best_order
from careergraph.support.text import in_language

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="there is no Node on this machine")

TAGS = ("", "de", "en", "en-gb", "es", "es-mx", "fr", "zh-hans")
KINDS = (*cg.ProgressionKind, None)


@pytest.fixture(scope="module")
def page():
    return NodePage(NODE)


@pytest.fixture(scope="module")
def explorer(page, accounts, tmp_path_factory):
    return Explorer(page, accounts, tmp_path_factory.mktemp("twins") / "accounts.html")


def test_gaps_ranks_paths_and_steps(explorer, accounts, cuentas):
    people = some_people(accounts, seed=1, count=12)
    compare(explorer, every_pair(accounts), ticked=people)
    compare(explorer, every_pair(cuentas), view=1, graph=cuentas, ticked=people)


def test_what_is_to_be_learnt_next(explorer, accounts):
    compare_next(explorer, accounts, [*accounts.roles, *some_people(accounts, seed=4, count=6)])


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_gaps_ranks_and_paths_of_random_ontologies(page, tmp_path_factory, data):
    world = data.draw(worlds(roles=(2, 6)))
    stated = st.dictionaries(st.integers(0, len(world.role_labels) - 1), st.integers(1, 3))
    graph = cg.loads(world.turtle() + standings(world, data.draw(stated), data.draw(stated)))
    explorer = Explorer(page, graph, tmp_path_factory.mktemp("twins") / "world.html")
    asked = {skill.iri for skill in explorer.skill}
    people = [
        {graph.skill(world.skill(each)): level for each, level in who.items() if world.skill(each) in asked}
        for who in data.draw(st.lists(holdings(world), max_size=2))
    ]
    compare(explorer, every_pair(graph), ticked=people)


@settings(max_examples=8, deadline=None)
@given(choice_graphs(), people())
def test_gaps_ranks_and_paths_where_some_of_several_skills_are_asked_for(
    page, tmp_path_factory, graph, several
):
    explorer = Explorer(page, graph, tmp_path_factory.mktemp("twins") / "choices.html")
    held = [
        {skill: level for iri, level in who.skills.items() if (skill := graph.skill(iri)) in explorer.skill}
        for who in several
    ]
    compare(explorer, every_pair(graph), ticked=held)
    compare_next(explorer, graph, [*graph.roles, *held])


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_what_is_to_be_learnt_next_in_random_ontologies(page, tmp_path_factory, data):
    world = data.draw(worlds(roles=(2, 4)))
    skills = st.integers(0, len(world.skill_labels) - 1)
    first = data.draw(st.lists(st.tuples(skills, skills, st.booleans()), max_size=6))
    taught = data.draw(
        st.lists(
            st.tuples(
                st.sets(skills, min_size=1), st.sampled_from([None, 0, 1, 2.5, 0.1]), st.integers(1, 4)
            ),
            max_size=4,
        )
    )
    lines = [world.turtle()]
    for later, other, is_stated in first:
        term = f"{CG}prerequisite" if is_stated else "http://data.europa.eu/esco/model#relatedEssentialSkill"
        lines.append(f"<{world.skill(later)}> <{term}> <{world.skill(other)}> .")
    for number, (developed, hours, level) in enumerate(taught):
        course = f"<{EX}course{number}>"
        lines.append(f'{course} a <{CG}Training> ; <{SKOS}prefLabel> "course {number}"@en .')
        lines.append(f"{course} <{CG}toLevel> <{EX}level{level}> .")
        lines.extend(f"{course} <{CG}develops> <{world.skill(skill)}> ." for skill in developed)
        lines.extend([] if hours is None else [f"{course} <{CG}hours> {hours} ."])
    graph = cg.loads("\n".join(lines))
    explorer = Explorer(page, graph, tmp_path_factory.mktemp("twins") / "next.html")
    people = [
        {
            skill: level
            for each, level in who.items()
            if (skill := graph.skill(world.skill(each))) in explorer.skill
        }
        for who in data.draw(st.lists(holdings(world), max_size=2))
    ]
    compare_next(explorer, graph, [*graph.roles, *people])


@settings(max_examples=5, deadline=None)
@given(
    st.lists(
        st.integers(2, 9).flatmap(
            lambda size: st.tuples(
                st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=size, max_size=size),
                st.sets(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=14),
            )
        ),
        min_size=20,
        max_size=40,
    )
)
def test_jobs_come_in_the_same_order(explorer, problems):
    questions, expected = [], []
    for jobs, pairs in problems:
        before = [
            [one for one, other in sorted(pairs) if other == job and one < job] for job in range(len(jobs))
        ]
        questions.append({"ask": "order", "jobs": jobs, "before": before})
        found = best_order(
            [Job(Fraction(time), Fraction(weight)) for time, weight in jobs], dict(enumerate(before))
        )
        expected.append([[*found.jobs], found.exact])
    assert explorer.ask(questions) == expected


def test_shares_are_rounded_to_the_same_percent(explorer):
    shares = [part / whole for whole in range(1, 101) for part in range(whole + 1)]
    assert explorer.ask([{"ask": "percent", "share": share} for share in shares]) == [
        int(f"{share:.0%}"[:-1]) for share in shares
    ]


LADDERS = st.integers(1, 7).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.lists(
            st.tuples(st.integers(0, size - 1), st.integers(0, size - 1), st.sampled_from(KINDS)),
            max_size=12,
        ),
    )
)


@settings(max_examples=5, deadline=None)
@given(st.lists(LADDERS, min_size=40, max_size=60))
def test_roles_stand_at_the_same_ranks(explorer, ladders):
    questions = [
        {
            "ask": "ranks",
            "size": size,
            "moves": [(source, target, kind.value if kind else "") for source, target, kind in moves],
        }
        for size, moves in ladders
    ]
    assert explorer.ask(questions) == [rank_roles(size, moves) for size, moves in ladders]


def test_a_role_that_only_lateral_moves_touch_stands_beside_the_lowest_that_they_tie_it_to(explorer):
    up, side = cg.ProgressionKind.PROMOTION, cg.ProgressionKind.LATERAL_MOVE
    moves = [(0, 1, up), (1, 2, None), (2, 3, side), (3, 1, side), (4, 3, side)]
    assert rank_roles(5, moves) == [0, 1, 2, 1, 0]
    told = [(source, target, kind.value if kind else "") for source, target, kind in moves]
    assert explorer.ask([{"ask": "ranks", "size": 5, "moves": told}]) == [[0, 1, 2, 1, 0]]


@settings(max_examples=5, deadline=None)
@given(st.lists(st.sets(st.sampled_from(TAGS)), min_size=30, max_size=60))
def test_the_same_text_is_shown_to_a_reader_of_a_language(explorer, choices):
    asked = [(sorted(tags), language) for tags in choices for language in TAGS[1:]]
    questions = [
        {
            "ask": "inLanguage",
            "tags": TAGS,
            "texts": [part for tag in tags for part in (TAGS.index(tag), f"text in {tag}")],
            "language": language,
        }
        for tags, language in asked
    ]
    assert explorer.ask(questions) == [
        in_language({tag: f"text in {tag}" for tag in tags}, language) for tags, language in asked
    ]


def test_kinds_and_months_are_called_the_same(explorer):
    asked = [
        (language, name, value)
        for language in ("en", "en-gb", "es", "es-mx", "fr")
        for name, value in (
            *((kind.value if kind else "move", "") for kind in KINDS),
            *(("months", count) for count in (0, 1, 2, 18)),
        )
    ]
    questions = [
        {"ask": "word", "language": language, "name": name, "values": [value]}
        for language, name, value in asked
    ]
    assert explorer.ask(questions) == [word(*each) for each in asked]


@pytest.mark.parametrize("name", ["axes", "competencies"])
def test_what_no_number_counts(page, tmp_path, name):
    """Of a framework: what levels look like, the rows of its grades, and what steps ask for."""
    graph = cg.load_tables(ROOT / "tests" / "data" / "frameworks" / name)
    explorer = Explorer(page, graph, tmp_path / "page.html")
    told = [
        ([number, level.rank], ": ".join(filter(None, (level.labels and level.label, level.definition))))
        for skill, number in explorer.skill.items()
        for level in graph.levels(skill)
    ]
    looks = "(asked) => asked.map(([skill, rank]) => looksLike(readModel(DATA), skill, rank, 'en'))"
    data = f"JSON.parse({json.dumps(json.dumps(explorer.data))})"
    assert page.evaluate(looks.replace("DATA", data), [pair for pair, _ in told]) == [
        text for _, text in told
    ]
    rows = f"() => [...gradeRows(readModel({data}), [{', '.join(map(str, range(len(explorer.roles))))}])]"
    assert page.evaluate(rows, None) == [[n, rank] for n, rank in enumerate(rank_by_grade(explorer.roles))]
    first = next(role for role in graph.roles if not graph.previous_roles(role) and graph.next_roles(role))
    for target in [*graph.reachable(first)][2:]:
        path = graph.path(first, target)
        numbers = [explorer.role[role] for role in path.roles]
        asks = (
            f"(roles) => {{ const model = readModel({data}); return roles.slice(1).map((role, place) => "
            "openConditions(model, roles.slice(0, place + 1), role, "
            "model.out[roles[place]].find((each) => each.target === role))); }"
        )
        assert page.evaluate(asks, numbers) == [
            [each.label for each in step.gap.conditions if not each.met] for step in path.steps
        ]
