"""The explorer's scripts by themselves, in Node: their types, and what they answer without a page."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
from importlib.resources import files

import pytest
from explorers import Explorer, NodePage
from small import loads

import careergraph as cg
from careergraph.drawing.explorer_script import ANSWERING, SHOWING, page_script, page_words

NODE = shutil.which("node")
TSC = os.environ.get("CAREERGRAPH_TSC") or shutil.which("tsc")
FOLDER = files("careergraph.drawing") / "explorer"


@pytest.fixture(scope="module")
def node():
    if NODE is None:
        pytest.skip("there is no Node on this machine")
    return NodePage(NODE)


@pytest.fixture(scope="module")
def accounts_page(accounts, tmp_path_factory):
    if NODE is None:
        pytest.skip("there is no Node on this machine")
    return Explorer(NodePage(NODE), accounts, tmp_path_factory.mktemp("scripts") / "accounts.html")


def test_every_script_is_in_the_page_and_short():
    scripts = {each.name: each.read_text("utf-8") for each in FOLDER.iterdir() if each.name.endswith(".js")}
    assert sorted(scripts) == sorted([*ANSWERING, *SHOWING])
    assert {
        name: len(text.splitlines()) for name, text in scripts.items() if len(text.splitlines()) > 400
    } == {}


def test_no_name_is_declared_by_two_scripts():
    """They share one scope, in which the last one would win."""
    whole = "".join((FOLDER / name).read_text("utf-8") for name in (*ANSWERING, *SHOWING))
    names = re.findall(r"^(?:async )?(?:function|const|let) (\w+)", whole, re.MULTILINE)
    assert len(names) > 250
    assert sorted(names) == sorted(set(names))


def test_the_page_has_all_of_the_scripts_but_their_comments():
    whole = "".join((FOLDER / name).read_text("utf-8") for name in (*ANSWERING, *SHOWING))
    page = page_script(page_words({}))
    code = [line for line in whole.splitlines() if re.match(r"(async )?function|const|\(async", line)]
    assert len(code) > 250
    assert [line for line in code if line not in page.splitlines()] == []
    assert "@param" not in page


def test_every_word_is_said_in_both_languages_and_used():
    english, spanish = (
        json.loads((FOLDER / "words" / f"{each}.json").read_text("utf-8")) for each in ("en", "es")
    )
    assert english.keys() == spanish.keys()
    scripts = "".join((FOLDER / name).read_text("utf-8") for name in (*ANSWERING, *SHOWING))
    kinds = {kind.value for kind in cg.ProgressionKind} | {"suggested", "observed"}
    heads = {"upHead", "levelHead", "downHead", "upAsked", "downAsked"} | {
        name for name in english if name.startswith("by-")
    }
    unused = {name for name in english if f'"{name}"' not in scripts and f"words.{name}" not in scripts}
    assert unused - kinds - heads == set()
    assert {name: text.count("{}") for name, text in english.items()} == {
        name: text.count("{}") for name, text in spanish.items()
    }


@pytest.mark.skipif(TSC is None, reason="there is no TypeScript: npm install typescript, and CAREERGRAPH_TSC")
def test_the_types_hold():
    done = subprocess.run(
        [TSC, "--project", str(FOLDER)], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.stdout, done.returncode) == ("", 0)


#: The search as it reads: every word of every label is measured.
PLAIN = """
const plainEdits = (a, b) => {
  const far = [...Array(a.length + 1)].map((_, i) => [i, ...Array(b.length).fill(0)]);
  for (let j = 0; j <= b.length; j++) far[0][j] = j;
  for (let i = 1; i <= a.length; i++) for (let j = 1; j <= b.length; j++) {
    far[i][j] = Math.min(far[i-1][j-1] + (a[i-1] === b[j-1] ? 0 : 1), far[i-1][j] + 1, far[i][j-1] + 1);
    const swapped = i > 1 && j > 1 && a[i-1] === b[j-2] && a[i-2] === b[j-1];
    if (swapped) far[i][j] = Math.min(far[i][j], far[i-2][j-2] + 1);
  }
  return far[a.length][b.length];
};
const plainMisspelt = (label, words) => {
  let sum = 0;
  for (const word of words) {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const all = label.split(" ").map((other) => plainEdits(word, other.slice(0, word.length + most)));
    const least = Math.min(...all);
    if (least > most) return null;
    sum += least;
  }
  return sum;
};
"""


def test_slips_are_found_as_by_measuring_every_word(node):
    chance = random.Random(8)
    letters = "aabcdeo"

    def some_word():
        return "".join(chance.choice(letters) for _ in range(chance.randint(1, 9)))

    labels = [" ".join(some_word() for _ in range(chance.randint(1, 3))) for _ in range(150)]
    asked = [" ".join(some_word() for _ in range(chance.randint(1, 2))) for _ in range(120)]
    answer = (
        "({ labels, asked }) => {"
        + PLAIN
        + """
        const things = labels.map((label) => [0, "", [0, label], [], [], ""]);
        const index = searchIndex(things);
        return asked.map((text) => {
          const words = text.split(" ");
          const quick = misspelt(index, words).map(([entry, far]) => [entry.index, far]);
          quick.sort((a, b) => a[0] - b[0]);
          const plain = labels.map((label, at) => [at, plainMisspelt(label, words)]);
          return [quick, plain.filter(([, far]) => far !== null)];
        });
    }"""
    )
    answers = node.evaluate(answer, {"labels": labels, "asked": asked})
    assert sum(bool(plain) for _, plain in answers) > 20
    for text, (quick, plain) in zip(asked, answers, strict=True):
        assert quick == plain, text


def test_an_address_says_what_was_chosen(accounts_page):
    answer = """(states) => {
      const model = readModel(JSON.parse(document.getElementById("data").textContent));
      const names = readNames(model);
      return states.map((state) => {
        const chosen = { ...readAddress(model, names, "#"), ...state, own: new Map(state.own) };
        const read = readAddress(model, names, addressOf(model, names, chosen));
        return { ...read, own: [...read.own] };
      });
    }"""
    states = [
        {
            "from": 0,
            "to": 3,
            "beside": 2,
            "own": [[1, None], [4, 3], [5, 0]],
            "by": "effort",
            "direction": "up",
        },
        {"skill": 4, "browse": "letters", "at": "Ñ&=", "own": [], "theme": "dark", "language": 1},
    ]
    for state, read in zip(states, accounts_page.page.evaluate(answer, states), strict=True):
        assert {**{name: read[name] for name in state}, "own": sorted(read["own"])} == state


def test_codes_of_long_names_are_alike_for_none(node):
    answer = "(iris) => iris.map(codeOf)"
    iris = [f"http://data.europa.eu/esco/skill/{number:032x}" for number in range(20_000)]
    codes = node.evaluate(answer, iris)
    assert {len(code) for code in codes} == {6}
    assert len(set(codes)) > 19_990


def test_boxes_of_a_picture_stand_apart_inside_its_frame(node, tmp_path):
    """Whatever the moves: around one role, and along each path, on a wide page and on a narrow one."""
    chance = random.Random(4)
    answer = """() => {
      const model = readModel(JSON.parse(document.getElementById("data").textContent));
      const view = model.views[0];
      const pictures = [];
      const all = model.roles.map((_, role) => role);
      for (const isNarrow of [false, true]) for (const one of all) {
        pictures.push([pictureOf(model, view, [one], null, isNarrow), [one]]);
        for (const other of all) {
          const way = one === other ? null : path(model, view, one, other, "steps");
          if (way) pictures.push([pictureOf(model, view, way, way, isNarrow), way]);
        }
      }
      return pictures.map(([{ cells, width, height, top }, way]) => {
        const boxes = cells.map(({ role, wide = BOX.width, x, y }) => [role, x - wide / 2, y, wide]);
        return [boxes, width, height, top, way, BOX.height];
      });
    }"""
    seen = 0
    for number in range(4):
        size = 9
        moves = {tuple(chance.sample(range(size), 2)) for _ in range(chance.randint(6, 26))}
        kind = chance.choice(["LateralMove", "Promotion"])
        lines = [f":r{role} a cg:Role ; cg:essentialSkill :s{role % 3} ." for role in range(size)]
        lines += [
            f"[] a cg:Progression ; cg:fromRole :r{a} ; cg:toRole :r{b} ; cg:kind cg:{kind} ."
            for a, b in moves
        ]
        Explorer(node, loads("\n".join(lines)), tmp_path / f"{number}.html")
        for boxes, width, height, top, way, high in node.evaluate(answer, None):
            seen += 1
            assert {role for role, *_ in boxes} >= set(way)
            assert len({role for role, *_ in boxes}) == len(boxes) <= 18
            for place, (_, x, y, wide) in enumerate(boxes):
                assert -0.01 <= x <= width - wide + 0.01
                assert -top <= y <= height - high + 0.01
                for _, other_x, other_y, _ in boxes[:place]:
                    assert abs(x - other_x) >= wide or abs(y - other_y) >= high
            assert width <= 900 or len(boxes) > 4
    assert seen > 100


def test_a_path_reads_onwards(node, tmp_path):
    """Among roles that all lead to each other no row is above another: lines go from left to right."""
    size = 6
    lines = [f":r{n} a cg:Role ; cg:progressesTo :r{n + 1} ." for n in range(size)]
    lines += [f":r{n + 1} cg:progressesTo :r{n} ." for n in range(size)]
    Explorer(node, loads("\n".join(lines)), tmp_path / "page.html")
    answer = """([source, target]) => {
      const model = readModel(JSON.parse(document.getElementById("data").textContent));
      const way = path(model, model.views[0], source, target, "steps");
      return pictureOf(model, model.views[0], way, way, false).cells.map(({ role, x, y }) => [role, y, x]);
    }"""
    places = node.evaluate(answer, [0, size])
    assert [role for role, *_ in places] == list(range(size + 1))
    assert places == sorted(places, key=lambda place: place[1:])


def test_labels_that_are_cut_alike_are_told_apart(node):
    labels = [
        "Sales Representatives, Wholesale and Manufacturing, Technical and Scientific Products",
        "Sales Representatives, Wholesale and Manufacturing, Except Technical and Scientific Products",
        "Sales Representatives of Services",
        "Retail Salespersons",
    ]
    answer = "(labels) => [...told(labels.map((label) => ({ label, letters: 20 }))).values()]"
    assert node.evaluate(answer, labels) == [
        ["Sales … Technical and", "Scientific Products"],
        ["Sales … Except", "Technical and…"],
        ["Sales Representatives", "of Services"],
        ["Retail Salespersons"],
    ]


def test_a_skills_gain_is_its_leverage(accounts, accounts_page):
    answer = """({ held, without, skills }) => {
      const model = readModel(JSON.parse(document.getElementById("data").textContent));
      return skills.map((skill) => {
        const { gain, opens } = gainOf(model, new Map(held), skill, without);
        return [gain, opens];
      });
    }"""
    for role in accounts.roles:
        steps = [*accounts.leverage(role, limit=None)]
        held = [
            [accounts_page.skill[each.skill], each.level]
            for each in accounts.requirements(role, cg.Necessity.ESSENTIAL)
        ]
        asked = {"held": held, "without": accounts_page.role[role], "skills": [*accounts_page.skill.values()]}
        gains = dict(zip(accounts_page.skill, accounts_page.page.evaluate(answer, asked), strict=True))
        expected = {
            step.skill: (step.gain, sorted(accounts_page.role[each] for each in step.opens)) for step in steps
        }
        for skill, (gain, opens) in gains.items():
            wanted, opened = expected.get(skill, (0, []))
            assert gain == pytest.approx(wanted)
            assert sorted(opens) == opened


def test_who_needs_a_skill_is_as_in_python(accounts, accounts_page):
    answer = """(skills) => {
      const model = readModel(JSON.parse(document.getElementById("data").textContent));
      const told = ({ role, level, necessity }) => [role, level, necessity];
      return skills.map((skill) => whoNeeds(model, model.views[0], skill).map(told).sort());
    }"""
    skills = [*accounts_page.skill]
    for skill, found in zip(
        skills, accounts_page.page.evaluate(answer, [*accounts_page.skill.values()]), strict=True
    ):
        assert found == sorted(
            [accounts_page.role[each.role], each.level or 0, each.necessity.value]
            for each in accounts.roles_requiring(skill)
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"Ana": {"négo": 3, "x": null}}', ["Ana", None, [["négo", 3], ["x", None]]]),
        ('{"Ana": {"skills": {"a": "2"}, "role": "AE"}}', ["Ana", "AE", [["a", "2"]]]),
        ("\ufeffname;skill;level\nAna;a;2\nLuis;b;1\nAna;c;\n", ["Ana", None, [["a", "2"], ["c", ""]]]),
        ('skill,level\n"a, ""b""",1\n', ["", None, [['a, "b"', "1"]]]),
        (
            '{"skills": [{"name": "a", "keywords": ["b"]}], "languages": [{"language": "c"}]}',
            ["", None, [["a"], ["b", None], ["c"]]],
        ),
        ("nothing", None),
        ("", None),
        ("[]", None),
        ('{"a": 1}', None),
        ('{"a"', None),
    ],
)
def test_a_file_says_who_holds_what(node, text, said):
    answer = """(text) => {
      const found = readProfileFile(text);
      const stated = (each) => each.filter((part) => part !== undefined);
      return found && [found.name, found.role, found.skills.map(stated)];
    }"""
    assert node.evaluate(answer, text) == said
