"""Values in a notebook and tables in a terminal: words left, numbers right, bars, no word broken."""

from __future__ import annotations

import pickle
import re
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import careergraph as cg
from careergraph.support.cells import Share
from careergraph.support.html_tables import card, html_table, link
from careergraph.support.text_tables import text_table

WORDS = st.text("abcdefg", min_size=1, max_size=14)
TEXTS = st.lists(WORDS, min_size=0, max_size=8).map(" ".join)


def read(page: str) -> str:
    """What a reader sees of a page."""
    return unescape(re.sub(r"<[^>]*>", " ", page))


def every_value() -> list[object]:
    graph = cg.load()
    people = graph.profiles
    role, skill = graph.role("KAM"), graph.skill("negotiation")
    things = [graph, role, skill, graph.responsibilities[0], people[0], graph.scale[0], graph.trainings[0]]
    asked = [graph.requirements(role)[0], graph.progressions()[0], graph.path("AE", role).steps[0]]
    lists = [graph.roles, graph.skills, graph.responsibilities, graph.scale, graph.scales, people]
    answers = [
        graph.requirements(role),
        graph.roles_requiring(skill),
        graph.responsibilities_of(role),
        graph.progressions(),
        graph.next_roles("AM"),
        graph.search("account"),
        graph.levels(skill),
        graph.trainings,
        graph.requirements(role)[:0],
    ]
    tables = [
        graph.rank("AM"),
        graph.rank_people(role, people),
        graph.gap("AM", role),
        graph.path("AE", role),
        graph.gap_matrix(),
        graph.check(),
        graph.leverage("AM"),
        graph.plan("AM", role),
        graph.pareto("AE", role),
        graph.gateways(),
        graph.bench(graph.roles, people),
        graph.holders(people),
        graph.assign(people, ["AM", role]),
        graph.suggest_moves(),
        graph.match(["negotiation", "tea"]),
        graph.search("account", scores=True),
        graph.query("SELECT ?r ?n { ?r a cg:Role BIND(1 AS ?n) }"),
        graph.diff(graph),
    ]
    return [*things, *asked, *lists, *answers, *tables]


@pytest.mark.parametrize("place", range(len(every_value())))
def test_every_value_is_well_formed_html_without_scripts_or_styles_of_its_own(place):
    value = every_value()[place]
    page = value._repr_html_()
    ElementTree.fromstring(f"<div>{page}</div>")
    assert not re.search(r"<(script|style)|\bid=|\bon\w+=|class=", page)
    assert read(page).strip()


def test_lists_are_tuples_and_so_are_their_slices():
    graph = cg.load()
    assert isinstance(graph.roles, tuple)
    assert graph.roles == tuple(graph.roles)
    assert hash(graph.roles) == hash(tuple(graph.roles))
    assert pickle.loads(pickle.dumps(graph.roles)) == graph.roles
    assert graph.roles[:2]._repr_html_().count("<tr") == 3
    first, *_ = graph.roles
    assert graph.roles[0] is first


def test_what_all_rows_are_about_stands_above_them():
    graph = cg.load()
    assert "10 requirements, role: Key Account Manager" in graph.requirements("KAM")._repr_html_()
    assert "skill: negotiation" not in graph.roles_requiring("negotiation")._repr_html_(), "there is one row"
    assert "6 requirements, skill: communication" in graph.roles_requiring("communication")._repr_html_()


def test_a_card_tells_what_there_is_and_the_iri_last():
    page = read(cg.load().role("KAM")._repr_html_())
    assert "Key Account Manager" in page.partition("labels")[0]
    assert "family account management" in re.sub(r"\s+", " ", page)
    assert page.rstrip().endswith("https://w3id.org/careergraph/accounts/KeyAccountManager")
    assert "code" not in page


@given(st.lists(st.tuples(WORDS, st.integers(0, 99), st.floats(0, 1)), min_size=1, max_size=5))
def test_numbers_stand_right_words_left_and_shares_are_bars(rows):
    page = html_table(["what", "number", "share"], [(name, n, Share(part)) for name, n, part in rows])
    cells = re.findall(r'<td style="text-align:(\w+)[^>]*>(.*?)</td>', page)
    assert [align for align, _ in cells] == ["left", "right", "right"] * len(rows)
    for (_, _, part), (_, shown) in zip(rows, cells[2::3], strict=True):
        assert f"{part:.0%}" in shown
        widths = [float(width) for width in re.findall(r"[^-]width:([\d.]+)em;height", shown)]
        assert sum(widths) == pytest.approx(4, abs=0.02)


@pytest.mark.parametrize(
    "iri",
    ["javascript:alert(1)", "https://example.org/a", "http://example.com/x", "urn:a", "https://a.b/\"onx='"],
)
def test_a_link_leads_to_the_web_alone(iri):
    assert "<a " not in link("label", iri)
    assert "<a " not in card("label", "role", {}, iri)


def test_findings_are_folded_by_kind_and_errors_are_open():
    graph = cg.loads(
        "@prefix cg: <https://w3id.org/careergraph/ontology#> . "
        "<urn:r> a cg:Role ; cg:progressesTo <urn:none> . <urn:s> a cg:Skill . <urn:t> a cg:Skill ."
    )
    page = graph.check()._repr_html_()
    assert "<summary>warning unused-skill: 2</summary>" in page
    assert page.count("<details open>") == len({each.code for each in graph.check().errors})
    assert page.count("require it somewhere") == 1
    assert "<table" not in cg.load().check()._repr_html_(), "nothing found is no empty table"


def test_skills_without_levels_stand_side_by_side():
    skills = "".join(f"<urn:s{n}> a cg:Skill . <urn:r> cg:essentialSkill <urn:s{n}> . " for n in range(60))
    text = f"@prefix cg: <https://w3id.org/careergraph/ontology#> . <urn:r> a cg:Role . {skills}"
    page = cg.loads(text).gap({"urn:s1": None}, "urn:r")._repr_html_()
    assert "aria-hidden" not in page
    assert "<summary>+ 19<" in page
    assert page.count("border-radius") == 60


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=5), st.integers(16, 100))
def test_a_table_breaks_no_word_and_loses_none(rows, width):
    told = text_table(["first", "second", "third"], rows, width=width)
    words = {word for row in rows for text in row for word in text.split()}
    shown = set(told.split()) - {"first", "second", "third", "first:", "second:", "third:"}
    assert {word for word in shown if not set(word) <= {"─"}} == words - {"first", "second", "third"}
    assert max(map(len, told.splitlines()), default=0) <= max(width, 9 + 14)


def test_an_iri_stays_whole_however_narrow_the_page():
    iri = "https://w3id.org/careergraph/accounts/KeyAccountManager"
    assert iri in text_table(["role", "iri"], [["Key Account Manager", iri]], width=30).split()
