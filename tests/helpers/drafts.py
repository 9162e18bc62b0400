"""Random drafts, and ontologies written again in Python alone."""

from __future__ import annotations

from hypothesis import strategies as st

import careergraph as cg
from careergraph.support.text import fold

#: Labels that files, formulas, queries and programs that draw have taken for more than text.
HOSTILE = [
    'say "no"\\',
    "two\nlines\r\nmore",
    "a\x00b\x1b[31m",
    "\u202eabc",
    "\u2028",
    "=1+1",
    "@prefix : <x:> .",
    "<b>&amp;",
    ":)",
    "cg:Role",
    "http://example.org/x",
    "_:b1",
    "a; b\\;c",
    "'''",
    '"""',
    "\ufeffmark",
    "Ko\u0308chin",
    "🧑‍🍳 chef",
    "مهندس",
    "\uffff",
    "C++",
    "..",
    "{x}",
    "?x",
    "3",
]
texts = st.one_of(
    st.sampled_from([text for text in HOSTILE if fold(text)]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(fold),
)


def several(least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Labels of which no two are taken for one."""
    return st.lists(texts, min_size=least, max_size=most, unique_by=fold)


@st.composite
def drafts(draw: st.DrawFn) -> cg.Draft:
    """A draft of a few roles with whatever may be stated of them."""
    draft = cg.Draft(draw(st.sampled_from(["en", "es", "pt-BR"])))
    levels = [draft.level(rank, label) for rank, label in enumerate(draw(several(0, 3)), 1)]
    skills = [draft.skill(label) for label in draw(several(1, 4))]
    roles: list[cg.Role] = []
    for label in draw(several(1, 4)):
        bases = draw(st.lists(st.sampled_from(roles), unique=True, max_size=2)) if roles else ()
        family = draw(st.none() | st.sampled_from(["kitchen", "Küche", "hall"]))
        grade = draw(st.none() | st.integers(1, 3))
        roles.append(draft.role(label, builds_on=bases, family=family, grade=grade, definition=label))
    role, skill = st.sampled_from(roles), st.sampled_from(skills)
    level = st.none() | st.integers(1, 5) | (st.sampled_from(levels) if levels else st.none())
    for _ in range(draw(st.integers(0, 6))):
        need = draft.require(draw(role), draw(skill), draw(level), draw(st.sampled_from(list(cg.Necessity))))
        if draw(st.booleans()):
            draft.state(need, "cg:importance", draw(st.integers(1, 5)))
    for _ in range(draw(st.integers(0, 4)) if len(roles) > 1 else 0):
        ends = draw(st.lists(role, min_size=2, max_size=2, unique=True))
        kind = draw(st.none() | st.sampled_from(list(cg.ProgressionKind)))
        draft.progression(*ends, kind, draw(st.none() | st.integers(1, 60)))
    for label in draw(several(0, 2)):
        duty = draft.responsibility(label, skills=draw(st.lists(skill, unique=True, max_size=2)))
        draft.add_responsibility(draw(role), duty)
    for name in draw(several(0, 2)):
        held = draw(st.dictionaries(skill, level, max_size=3))
        draft.profile(name, held, draw(st.none() | role), draw(st.lists(role, unique=True, max_size=2)))
    for text in draw(st.lists(texts, max_size=2)):
        draft.state(draw(role), "skos:altLabel", {draw(st.sampled_from(["en", "es", ""])): text})
        draft.state(draw(skill), "https://example.org/note", text)
    return draft


def written_again(graph: cg.CareerGraph) -> cg.Draft:
    """The careers of a graph, stated in Python by nothing but the values of the graph."""
    draft = cg.Draft(graph.language)
    for level in graph.scale:
        draft.level(level.rank, level.label, labels=level.labels)
    for skill in graph.skills:
        draft.skill(skill.label, iri=skill.iri, labels=skill.labels)
    for role in graph.roles:
        draft.role(role.label, iri=role.iri, labels=role.labels)
    for duty in graph.responsibilities:
        draft.responsibility(duty.label, iri=duty.iri, labels=duty.labels, skills=duty.skills)
    for role in graph.roles:
        write_role(draft, graph, role)
    for move in graph.progressions():
        draft.progression(move.source, move.target, move.kind, move.months)
    for person in graph.profiles:
        draft.profile(person.name, person.skills, person.role, person.history)
    return draft


def write_role(draft: cg.Draft, graph: cg.CareerGraph, role: cg.Role) -> None:
    """What a role asks for and answers for."""
    for row in graph.query("SELECT ?base { ?role cg:buildsOn ?base }", role=role):
        draft.state(role, "cg:buildsOn", row.base)
    for need in graph.requirements(role):
        if need.derived_from is None:
            stated = draft.require(role, need.skill, need.level, need.necessity)
            if need.importance is not None:
                draft.state(stated, "cg:importance", need.importance)
    for duty in graph.responsibilities_of(role):
        draft.add_responsibility(role, duty)
