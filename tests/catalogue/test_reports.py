"""What a report of findings looks like as a text and as a page."""

from __future__ import annotations

import re

import pytest
from small import loads

import careergraph as cg

GRAPH = (
    ":a a cg:Role ; cg:progressesTo :gone . :s a cg:Skill ; skos:prefLabel 'S' . "
    ":u a cg:Skill ; skos:prefLabel 'U' ; cg:foo 1 ; cg:prefLable 'x' ."
)
TEXT = """\
3 errors, 3 warnings

error dangling-reference: 1
  progressesTo of 'https://example.org/a' points to 'https://example.org/gone',
    about which nothing is stated
    correct the IRI, or describe it
    https://example.org/gone

error unknown-term: 2
  the vocabulary has no property cg:foo, and what it states of
    'https://example.org/u' is not read
    use a property of the vocabulary, or one in a namespace of your own
    https://example.org/u
  the vocabulary has no property cg:prefLable, and what it states of
    'https://example.org/u' is not read
    did you mean skos:prefLabel?
    https://example.org/u

warning no-label: 1
  'https://example.org/a' has no label, and goes by the end of its IRI
    add skos:prefLabel
    https://example.org/a

warning unused-skill: 2
  nothing asks for the skill 'S'
    https://example.org/s
  nothing asks for the skill 'U'
    https://example.org/u
  require it somewhere, or delete it"""


@pytest.fixture(scope="module")
def report() -> cg.Report:
    return loads(GRAPH).check()


def test_a_text_tells_each_kind_of_finding_and_a_mend_that_is_the_same_once(report):
    assert str(report) == report.as_text() == TEXT


def test_a_text_is_as_wide_and_as_long_as_is_asked_for_and_coloured_only_then(report):
    assert max(map(len, report.as_text(width=40).splitlines())) <= 70 < max(map(len, TEXT.splitlines()))
    assert "about which nothing" in report.as_text(width=200).splitlines()[3]
    assert "the skill 'U'" not in report.as_text(limit=1)
    assert "\x1b[" not in TEXT
    assert "\x1b[" in report.as_text(colour=True)
    many = loads(" ".join(f":s{n} a cg:Skill ; skos:prefLabel 's{n}'@en ." for n in range(12))).check()
    assert str(many).count("nothing asks for the skill") == 10


def test_a_page_has_a_table_for_each_kind_open_where_it_is_an_error(report):
    page = re.sub(r" (?:style|scope)=\"[^\"]*\"|</?span[^>]*>", "", report._repr_html_())
    assert "inline-block" not in report._repr_html_()
    head = "<thead><tr><th>what</th><th>mend</th><th>of</th></tr></thead>"
    bare = "<thead><tr><th>what</th><th>of</th></tr></thead>"
    assert page.startswith(
        "<p>3 errors, 3 warnings</p>"
        f"<details open><summary>error dangling-reference: 1</summary><table>{head}"
    )
    assert f"<details open><summary>error unknown-term: 2</summary><table>{head}" in page
    assert (
        f"</table></details><details><summary>warning no-label: 1</summary><table>{head}<tbody><tr>"
        "<td>&#x27;https://example.org/a&#x27; has no label, and goes by the end of its IRI</td>"
        "<td>add skos:prefLabel</td><td>https://example.org/a</td></tr></tbody></table></details>"
    ) in page
    assert (
        "<details><summary>warning unused-skill: 2</summary>"
        f"<table><caption>require it somewhere, or delete it</caption>{bare}"
    ) in page
    assert page.endswith(
        "<tr><td>nothing asks for the skill &#x27;U&#x27;</td><td>https://example.org/u</td></tr>"
        "</tbody></table></details>"
    )


def test_a_report_of_nothing_and_of_one_of_each():
    assert str(loads(":a a cg:Role ; skos:prefLabel 'A' .").check()) == "0 errors, 0 warnings"
    assert loads(":a a cg:Role ; cg:progressesTo :gone .").check().caption() == "1 error, 1 warning"


def test_a_graph_from_the_cache_is_checked_in_its_language_with_the_moves_that_people_made(tmp_path):
    path = tmp_path / "a.ttl"
    loads(":a a cg:Role ; skos:prefLabel 'A' . :b a cg:Role .").save(path)
    cg.load(path, cache=tmp_path / "cache")
    kept = cg.load(path, cache=tmp_path / "cache", language="es")
    (finding,) = kept.check()
    assert finding.message == "'https://example.org/b' no tiene etiqueta, y se muestra con el final de su IRI"
    observed = cg.load(path, cache=tmp_path / "cache").observed([("A", "b", 9)])
    assert [finding.code for finding in observed.check()] == ["move-not-stated", "no-label"]
