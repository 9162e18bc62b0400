"""The explorer in a browser: it answers what Python answers, in every language, by mouse and by keyboard."""

from __future__ import annotations

import importlib.util
import random
import shutil
import sys
from pathlib import Path

import pytest
from explorers import QUIET, Explorer, data_of
from hypothesis import given, settings
from hypothesis import strategies as st
from small import loads
from strategies import holdings, worlds

import careergraph as cg

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: extra 'browser'")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")

HERE = Path(__file__).resolve().parent
WHOLE = HERE.parents[1] / "shared" / "data"
BY = ("steps", "effort")


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("explorer")


@pytest.fixture(scope="module")
def tab(browser):
    """A tab that many pages are asked in, one after another."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def window(browser, folder):
    """Opens a page as a reader does; whatever it complains of, or reaches for, fails the test."""
    opened, faults = [], []

    def open_page(graph=None, fragment="", file=None, **options):
        file = file or folder / "page.html"
        if graph is not None:
            graph.explore(file)
        context = browser.new_context(**options)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or faults.append(request.url))
        page.goto(file.as_uri() + fragment)
        opened.append(context)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert faults == []


# It answers what Python answers


def compare(explorer, pairs, view=0, graph=None, ticked=()):
    """Gaps, paths and ranks of the page against those of Python, which must not differ in anything.

    `graph` is the same ontology in the language of the view; `ticked` are mappings of skill to level.
    """
    graph = graph or explorer.graph
    asked, expected = [], []

    def ask(expectation, **question):
        asked.append(question)
        expected.append(expectation)

    held = {role: held_by(explorer, graph, role) for pair in pairs for role in pair}
    for source, target in pairs:
        numbers = {"source": explorer.role[source], "target": explorer.role[target]}
        ask(explorer.gap(graph.gap(source, target)), ask="gap", held=held[source], role=numbers["target"])
        for by in BY:
            try:
                way = explorer.path(graph.path(source, target, by=by))
            except cg.NoCareerPath:
                way = None
            ask(way, ask="path", by=by, **numbers)
    for role in dict.fromkeys(source for source, _ in pairs):
        ranking = explorer.rank(graph.rank(role, limit=None))
        ask(ranking, ask="rank", held=held[role], without=explorer.role[role])
    for who in ticked:
        mine = [[explorer.skill[skill], level] for skill, level in who.items()]
        ask(explorer.rank(graph.rank(who, limit=None)), ask="rank", held=mine, without=None)
        for role in dict.fromkeys(target for _, target in pairs):
            ask(explorer.gap(graph.gap(who, role)), ask="gap", held=mine, role=explorer.role[role])
    for question, got, wanted in zip(asked, explorer.ask(asked, view), expected, strict=True):
        assert got == wanted, question
    return len(asked)


def held_by(explorer, graph, role):
    """What somebody holds who has a role: skill and level, None for unrated."""
    return [
        [explorer.skill[each.skill], each.level] for each in graph.requirements(role, cg.Necessity.ESSENTIAL)
    ]


def every_pair(graph):
    return [(source, target) for source in graph.roles for target in graph.roles]


def some_people(graph, seed, count=5):
    """People who hold a few skills each, at levels, unrated, or expressly not at all."""
    chance = random.Random(seed)
    skills = [skill for skill in graph.skills if graph.roles_requiring(skill)]
    return [
        {
            skill: chance.choice([None, 0, 1, 2, 3, 5])
            for skill in chance.sample(skills, min(len(skills), chance.randint(0, 6)))
        }
        for _ in range(count)
    ]


def test_all_of_accounts_is_as_in_python(tab, folder, accounts, cuentas):
    explorer = Explorer(tab, accounts, folder / "accounts.html")
    people = some_people(accounts, seed=1, count=12)
    compare(explorer, every_pair(accounts), ticked=people)
    compare(explorer, every_pair(cuentas), view=1, graph=cuentas, ticked=people)
    roles = range(len(explorer.roles))
    reached = explorer.ask([{"ask": "reachable", "role": role} for role in roles])
    for role, found in zip(explorer.roles, reached, strict=True):
        assert found == sorted(explorer.role[each] for each in accounts.reachable(role) if each != role)
    held = explorer.ask([{"ask": "held", "role": role} for role in roles])
    assert held == [sorted(held_by(explorer, accounts, role)) for role in explorer.roles]


def test_shares_are_rounded_as_in_python(tab, folder, accounts):
    explorer = Explorer(tab, accounts, folder / "accounts.html")
    shares = [part / whole for whole in range(1, 201) for part in range(whole + 1)]
    assert explorer.ask([{"ask": "percent", "share": share} for share in shares]) == [
        int(f"{share:.0%}"[:-1]) for share in shares
    ]


@settings(max_examples=25)
@given(st.data())
def test_random_ontologies_are_as_in_python(tab, folder, data):
    world = data.draw(worlds(roles=(2, 6)))
    graph = world.graph()
    explorer = Explorer(tab, graph, folder / "world.html")
    asked = {skill.iri for skill in explorer.skill}
    people = [
        {graph.skill(world.skill(skill)): level for skill, level in who.items() if world.skill(skill) in asked}
        for who in data.draw(st.lists(holdings(world), max_size=2))
    ]
    compare(explorer, every_pair(graph), ticked=people)


def test_ties_go_as_in_python(tab, folder):
    """Sixteen roles in layers that are all linked, with labels that differ in case and form alone."""
    chance = random.Random(5)
    names = ["Koch", "koch", "Köchin", "Ko\u0308chin", "厨师", "ß", "SS", "Zorro", "Ärztin", "arzt", "Ⅷ", "ﬁn"]
    lines = [
        f':s{skill} a cg:Skill ; skos:prefLabel "{chance.choice(names)}"@en , "s{skill % 3}"@es .'
        for skill in range(6)
    ]
    for role in range(16):
        label, other = chance.choice(names), chance.choice(names)
        lines.append(f':r{role} a cg:Role ; skos:prefLabel "{label}"@en , "{other}"@es .')
        lines.extend(
            f":r{role} cg:requires [ cg:skill :s{skill} ; cg:levelRank {chance.randint(1, 2)} ] ."
            for skill in chance.sample(range(6), 2)
        )
        layer = role // 4
        lines.extend(f":r{role} cg:progressesTo :r{after} ." for after in range(4 * layer + 4, 4 * layer + 8))
    english, spanish = loads("\n".join(lines)), loads("\n".join(lines), language="es")
    explorer = Explorer(tab, english, folder / "ties.html")
    pairs = [(source, target) for source in explorer.roles[:10] for target in explorer.roles]
    compare(explorer, pairs)
    compare(explorer, pairs, view=1, graph=spanish)


def test_a_page_of_some_roles_keeps_to_them(tab, folder, accounts):
    chosen = [accounts.role(name) for name in ("AE", "Account Specialist", "KAM")]
    explorer = Explorer(tab, accounts, folder / "some.html", roles=chosen)
    assert set(explorer.roles) == set(chosen)
    asked = {"ask": "path", "source": explorer.role[chosen[0]], "by": "steps"}
    one, none = explorer.ask([{**asked, "target": explorer.role[role]} for role in chosen[1:]])
    assert one == explorer.path(accounts.path(*chosen[:2]))
    assert none is None


@pytest.mark.skipif(not WHOLE.exists(), reason="the whole UK framework is not on this machine")
def test_the_uk_ladder_is_as_in_python(tab, folder, capsys):
    path = HERE.parent / "examples" / "uk_capability_framework.py"
    spec = importlib.util.spec_from_file_location("uk_capability_framework", path)
    module = sys.modules.setdefault("uk_capability_framework", importlib.util.module_from_spec(spec))
    spec.loader.exec_module(module)
    graph = module.load_framework(WHOLE / "uk-digital-data-roles")
    explorer = Explorer(tab, graph, folder / "uk.html")
    chance = random.Random(3)
    ahead = [(role, target) for role in graph.roles for target in graph.reachable(role)]
    pairs = chance.sample(ahead, 200) + [tuple(chance.sample(graph.roles, 2)) for _ in range(100)]
    assert compare(explorer, pairs, ticked=some_people(graph, seed=3)) > 900


@pytest.fixture(scope="module")
def esco():
    folder = WHOLE / "esco-1.2.0-en"
    if not folder.exists():
        pytest.skip("the whole of ESCO is not on this machine")
    return cg.load_esco(folder)


def test_esco_is_as_in_python_and_quick(tab, folder, esco):
    explorer = Explorer(tab, esco, folder / "esco.html")
    chance = random.Random(7)
    pairs = [tuple(chance.sample(esco.roles, 2)) for _ in range(300)]
    asked = [
        {"ask": "gap", "held": held_by(explorer, esco, source), "role": explorer.role[target]}
        for source, target in pairs
    ]
    for (source, target), got in zip(pairs, explorer.ask(asked), strict=True):
        assert got == explorer.gap(esco.gap(source, target)), (source, target)
    compare(explorer, pairs[:12], ticked=some_people(esco, seed=7, count=3))
    assert (folder / "esco.html").stat().st_size < 12_000_000
    milliseconds = tab.evaluate(
        """() => {
          const held = heldIn(tested, 7);
          const times = [1, 2, 3, 4, 5].map(() => {
            const start = performance.now();
            rank(tested, tested.views[0], held, 7);
            return performance.now() - start;
          });
          return Math.min(...times);
        }"""
    )
    assert milliseconds < 100
