"""The explorer for tests, in a browser or in Node: a page from a file, and what it answers in one go."""

from __future__ import annotations

import json
import random
import re
import subprocess
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import pytest
from small import loads

import careergraph as cg
from careergraph.drawing.explorer_script import ANSWERING, page_script, page_words

#: Labels that would do harm in a page that took them for more than text.
HOSTILE = [
    "</script><script>alert(1)</script>",
    "</SCRIPT ><!--",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "R&amp;D",
    'C "senior" dev',
    "it's `${1}` $title $$",
    "path\\",
    "line\u2028and\u2029end",
    "two\nlines\r\nmore",
    "abc\u202ecba",
    "a\x01b\x7fc\x85d",
    "\U0001f469\u200d\U0001f4bb dev",
    "مهندس بيانات",
    "a\uffffb",
    "javascript:alert(1)",
    "__proto__",
    "x" * 500,
]

#: Roles of a family each, in groups of a classification, some below another role.
GROUPED = """
:g1 a skos:Concept ; skos:prefLabel 'Professionals'@en ; skos:notation '2' .
:g2 a skos:Concept ; skos:prefLabel 'Engineers'@en ; skos:notation '21' ; skos:broader :g1 .
:a a cg:Role ; skos:prefLabel 'Civil engineer'@en ; cg:family 'Building' ; skos:broader :g2 .
:a cg:essentialSkill :s .
:b a cg:Role ; skos:prefLabel 'Bridge engineer'@en ; cg:family 'Building' ; skos:broader :a .
:c a cg:Role ; skos:prefLabel 'Teacher'@en ; cg:family 'Schools' ; skos:broader :g1 .
:d a cg:Role ; skos:prefLabel 'Artist'@en .
:s a cg:Skill ; skos:prefLabel 'statics'@en .
"""

#: What a browser is told so that it runs anywhere and reaches for nothing by itself.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: Answers all questions of a batch with the functions of the page; roles and skills are numbers.
ANSWER = """
({ questions, view: number }) => {
  const model = window.tested ||= readModel(JSON.parse(document.getElementById("data").textContent));
  const view = model.views[number];
  const told = (item) => [item.skill, item.have, item.need, item.necessity, item.shortfall, item.neededFor];
  const answer = {
    gap: ({ held, role }) => {
      const found = gap(model, view, new Map(held), role);
      const groups = ["missing", "below", "unrated", "met", "surplus"].map((name) => found[name].map(told));
      const { effort, coverage, optionalCoverage, fit, use, unratedShare } = found;
      return [...groups, effort, coverage, optionalCoverage, fit, use, unratedShare];
    },
    held: ({ role }) => [...heldIn(model, role)].sort((a, b) => a[0] - b[0]),
    rank: ({ held, without, direction, from }) =>
      rank(model, view, new Map(held), without, direction, from).map((each) => [
        each.role,
        each.coverage,
        each.effort,
        each.fit,
        each.use,
      ]),
    path: ({ source, target, by }) => {
      const roles = path(model, view, source, target, by);
      if (!roles) return null;
      const taken = steps(model, view, roles, heldIn(model, source));
      const gaps = taken.map(({ gap }) => [gap.effort, gap.missing.map(told), gap.below.map(told)]);
      return [roles, pathEffort(model, roles), pathMonths(taken), gaps];
    },
    leverage: ({ held, without, limit }) =>
      leverage(model, view, new Map(held), without, limit).map((step) => [
        step.skill,
        step.have,
        step.level,
        step.opens.sort((a, b) => a - b),
      ]),
    gains: ({ held, without, limit }) =>
      leverage(model, view, new Map(held), without, limit).map((step) => step.gain),
    plan: ({ held, role }) => {
      const found = planFor(model, view, new Map(held), role);
      const steps = found.steps.map((step) => [
        step.skill,
        step.have,
        step.level,
        step.hours && Math.round(step.hours * 1e6) / 1e6,
        step.after,
        step.training,
        step.inferred,
      ]);
      return [steps, found.hours, found.cycles, found.exact];
    },
    order: ({ jobs, before }) => {
      const [times, weights] = [0, 1].map((part) => jobs.map((job) => BigInt(job[part])));
      const found = bestOrder(times, weights, before);
      return [found.jobs, found.exact];
    },
    percent: ({ share }) => percent(share),
    ranks: ({ size, moves }) => {
      const roles = Array.from({ length: size }, (_, role) => role);
      const ranks = ranksOf(roles, moves.map(([source, target, kind]) => ({ source, target, kind })));
      return roles.map((role) => ranks.get(role));
    },
    inLanguage: ({ tags, texts, language }) => inLanguage({ tags }, texts, language),
    word: ({ language, name, values }) => wordsOf(language)(name, ...values),
    reachable: ({ role }) => reachable(model, view, role).sort((a, b) => a - b),
  };
  return questions.map((question) => answer[question.ask](question));
}
"""


#: What path each best path is asked for by.
BY = ("steps", "effort")


class NodePage:
    """A page that Node answers for, as a page in a browser does, without a document."""

    def __init__(self, node: str) -> None:
        self._node = node
        self._scripts = page_script(page_words({}), ANSWERING)
        self._data = "{}"

    def goto(self, address: str) -> None:
        page = Path(url2pathname(urlparse(address).path)).read_text("utf-8")
        self._data = json.dumps(data_of(page))

    def evaluate(self, function: str, argument: object) -> object:
        program = (
            f"{self._scripts}\nconst window = {{}};\n"
            f"const document = {{ getElementById: () => ({{ textContent: {json.dumps(self._data)} }}) }};\n"
            f"console.log(JSON.stringify(({function})({json.dumps(argument)})));"
        )
        done = subprocess.run(
            [self._node, "-"], input=program, capture_output=True, encoding="utf-8", check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


class Explorer:
    """A page of a graph in a browser, and the numbers that it knows things by."""

    def __init__(self, page, graph: cg.CareerGraph, file: Path, roles=None) -> None:
        self.page = page
        self.graph = graph
        graph.save_explorer(file, roles=roles)
        page.goto(file.as_uri())
        self.data = data_of(file.read_text("utf-8"))
        self.roles = [graph.role(iri) for iri in self.iris("roles")]
        self.role = {role: number for number, role in enumerate(self.roles)}
        self.skill = {graph.skill(iri): number for number, iri in enumerate(self.iris("skills"))}
        self.duty = {
            graph.responsibility(iri): number for number, iri in enumerate(self.iris("responsibilities"))
        }

    def iris(self, kind: str) -> list[str]:
        bases = self.data["bases"]
        return [bases[base] + local for base, local, *_ in self.data[kind]]

    def ask(self, questions, view: int = 0):
        """What the page answers to many questions."""
        return self.page.evaluate(ANSWER, {"questions": questions, "view": view})

    # What careergraph answers, in the numbers of the page

    def item(self, item: cg.GapItem) -> list[object]:
        necessity = None if item.necessity is None else item.necessity.value
        duties = [self.duty[each] for each in item.needed_for]
        return [self.asked(item), item.have, item.need, necessity, item.shortfall, duties]

    def asked(self, item: cg.GapItem | cg.Requirement) -> int:
        """The number of a skill, or of a group behind those of all skills."""
        if item.skill is not None:
            return self.skill[item.skill]
        rows = sorted((self.skill[each.skill], each.level or 0) for each in item.any_of)
        flat = [item.at_least, *(part for row in rows for part in row)]
        return len(self.data["skills"]) + self.data["groups"].index(flat)

    def gap(self, gap: cg.SkillGap) -> list[object]:
        groups = (gap.missing, gap.below, gap.unrated, gap.met, gap.surplus)
        return [
            *([self.item(item) for item in group] for group in groups),
            gap.effort,
            gap.coverage,
            gap.optional_coverage,
            gap.fit,
            gap.use,
            gap.unrated_share,
        ]

    def leverage(self, found: cg.Leverage) -> list[object]:
        return [
            [self.skill[step.skill], step.have, step.level, sorted(self.role[role] for role in step.opens)]
            for step in found
        ]

    def plan(self, plan: cg.Plan) -> list[object]:
        trainings = [label for label, *_ in self.data["trainings"]]
        steps = [
            [
                self.skill[step.skill],
                step.have,
                step.level,
                step.hours and round(step.hours, 6),
                [self.skill[skill] for skill in step.after],
                step.training and trainings.index(step.training.label),
                step.inferred,
            ]
            for step in plan
        ]
        cycles = [[self.skill[skill] for skill in cycle] for cycle in plan.cycles]
        return [steps, plan.hours, cycles, plan.exact]

    def rank(self, ranking: cg.Ranking) -> list[object]:
        return [[self.role[entry.role], *entry[1:-1]] for entry in ranking]

    def path(self, path: cg.CareerPath) -> list[object]:
        gaps = [
            [
                step.gap.effort,
                [self.item(item) for item in step.gap.missing],
                [self.item(item) for item in step.gap.below],
            ]
            for step in path.steps
        ]
        return [[self.role[role] for role in path.roles], path.effort, path.months, gaps]


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
            except (cg.NoCareerPath, cg.EffortUnknown):
                way = None
            ask(way, ask="path", by=by, **numbers)
    for role in dict.fromkeys(source for source, _ in pairs):
        number = explorer.role[role]
        for direction in ("any", "up", "level", "down"):
            ranking = explorer.rank(graph.rank(role, limit=None, direction=direction))
            where = {"direction": direction, "from": number}
            ask(ranking, ask="rank", held=held[role], without=number, **where)
    for who in ticked:
        mine = [[explorer.skill[skill], level] for skill, level in who.items()]
        ask(explorer.rank(graph.rank(who, limit=None)), ask="rank", held=mine, without=None)
        for role in dict.fromkeys(target for _, target in pairs):
            ask(explorer.gap(graph.gap(who, role)), ask="gap", held=mine, role=explorer.role[role])
    for question, got, wanted in zip(asked, explorer.ask(asked, view), expected, strict=True):
        assert got == wanted, question
    return len(asked)


def compare_next(explorer, graph, people, limit=5, targets=None):
    """What the page says is to be learnt next, for roles and for people, against Python."""
    asked, expected, gains = [], [], []
    for who in people:
        number = explorer.role.get(who) if isinstance(who, cg.Role) else None
        held = (
            [[explorer.skill[skill], level] for skill, level in who.items()]
            if number is None
            else held_by(explorer, graph, who)
        )
        for most in (1, limit):
            found = graph.leverage(who, limit=most)
            asked.append({"ask": "leverage", "held": held, "without": number, "limit": most})
            expected.append(explorer.leverage(found))
        asked.append({"ask": "gains", "held": held, "without": number, "limit": limit})
        expected.append(None)
        gains.append([step.gain for step in found])
        for target in targets or graph.roles:
            asked.append({"ask": "plan", "held": held, "role": explorer.role[target]})
            expected.append(explorer.plan(graph.plan(who, target)))
    for question, got, wanted in zip(asked, explorer.ask(asked), expected, strict=True):
        assert got == (pytest.approx(gains.pop(0)) if wanted is None else wanted), question


def held_by(explorer, graph, role):
    """What somebody holds who has a role: skill and level, None for unrated; a group at what it needs."""
    return [
        [explorer.asked(each), each.need if each.any_of else each.level]
        for each in graph.requirements(role, cg.Necessity.ESSENTIAL)
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


def hostile_graph() -> cg.CareerGraph:
    """A role and a skill for each label that could do harm."""
    lines = []
    for number, label in enumerate(HOSTILE):
        text = "".join(f"\\U{ord(char):08X}" for char in label)
        lines.append(f':r{number} a cg:Role ; skos:prefLabel "{text}"@en ; cg:essentialSkill :s{number} .')
        lines.append(f':s{number} a cg:Skill ; skos:prefLabel "{text}"@en ; skos:definition "{text}" .')
    return loads("\n".join(lines))


def data_of(page: str) -> dict[str, object]:
    """What a page holds."""
    _, _, rest = page.partition('<script type="application/json" id="data">')
    return json.loads(rest.partition("</script>")[0])


def views_of(graph: cg.CareerGraph, source: cg.Role | None = None, target: cg.Role | None = None):
    """The views of a graph's page by what they show, as fragments of its address.

    They are of a move from one role to another; of the first one that is stated, unless both are given.
    """
    if source is None or target is None:
        move = next(iter(graph.progressions()), None)
        source, target = (move.source, move.target) if move else graph.roles[:2]
    skill = graph.requirements(target)[0].skill
    a, b, c = (re.split("[/#]", thing.iri)[-1] for thing in (source, target, skill))
    ways = {way: f"#browse={way}" for way in ("families", "classes", "zones", "letters", "skills")}
    return ways | {
        "home": "#",
        "role": f"#to={b}",
        "gap": f"#from={a}&to={b}",
        "ticked": f"#to={b}&can={c}:-",
        "least effort, in Spanish": f"#from={a}&to={b}&by=effort&language=es",
        "beside": f"#from={a}&to={b}&beside={a}",
        "stand": f"#from={a}",
        "one list": f"#from={a}&direction=any",
        "skill": f"#skill={c}&from={a}",
    }
