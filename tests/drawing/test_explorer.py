"""The explorer as a file: self-contained, safe whatever labels say, the same bytes every time."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys

import pytest
from explorers import HOSTILE, data_of, hostile_graph
from small import EX, SCALE, labels, loads, tied_ladder

import careergraph as cg
from careergraph.drawing import explorer_page as page_module


@pytest.fixture
def written(tmp_path):
    """The text of the page of a graph."""

    def write(graph: cg.CareerGraph, **options: object) -> str:
        return graph.save_explorer(tmp_path / "page.html", **options).read_text("utf-8")

    return write


def test_the_path_comes_back_and_the_file_is_whole(accounts, tmp_path):
    path = tmp_path / "careers.html"
    assert accounts.save_explorer(str(path)) == path
    assert path.read_bytes().endswith(b"</html>\n")
    assert list(tmp_path.iterdir()) == [path]


def test_a_page_reaches_for_nothing(accounts, written):
    text = written(accounts)
    assert re.findall(r"<(?:link|img|iframe|object|embed|base|form|audio|video)\b", text) == []
    assert re.findall(r"\bsrc\s*=|@import|url\((?!#)", text) == []
    outside = text.partition('<script type="application/json"')[0]
    assert "http:" not in outside
    assert "https:" not in outside


def test_its_policy_allows_its_own_blocks_alone(accounts, written):
    text = written(accounts)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1]
    allowed = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)[1]
    assert allowed == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest(style)}'",
        "script-src": f"'sha256-{digest(script)}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_no_script_writes_html(accounts, written):
    text = written(accounts)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text
    )


def test_labels_come_back_exactly_and_cannot_end_the_data(written):
    graph = hostile_graph()
    text = written(graph)
    data = data_of(text)
    for kind, things in (("roles", graph.roles), ("skills", graph.skills)):
        assert [thing[2][1] for thing in data[kind]] == labels(things)
    assert sorted(labels(graph.roles)) == sorted(HOSTILE)
    assert text.count("</script>") == 2
    assert "<!--" not in text
    assert "onerror=alert(1)>" not in text


@pytest.mark.parametrize("title", [*HOSTILE, "lone \ud800 surrogate", "</title><b>"])
def test_a_title_is_a_text(accounts, written, title):
    text = written(accounts, title=title)
    assert data_of(text)["title"] == title
    assert text.count("</title>") == 1


def test_a_page_holds_what_it_is_asked_to(accounts, written):
    data = data_of(written(accounts, roles=["AE", "KAM", "Account Manager"]))
    assert [role[2][1] for role in data["roles"]] == [
        "Account Executive",
        "Account Manager",
        "Key Account Manager",
    ]
    assert [move[:2] for move in data["moves"]] == [[1, 2]]
    assert len(data_of(written(accounts, roles="AE"))["roles"]) == 1
    with pytest.raises(cg.RoleNotFound):
        accounts.save_explorer("never.html", roles=["nobody"])


def test_a_page_holds_no_people(accounts, written):
    text = written(accounts)
    assert accounts.profiles
    assert not [person.name for person in accounts.profiles if person.name in text]


def test_what_is_only_pointed_at_is_on_the_way_and_in_no_list(written):
    data = data_of(written(loads(":a a cg:Role ; cg:progressesTo :b . :b cg:progressesTo :a .")))
    assert data["unlisted"] == []
    data = data_of(written(loads(":a a cg:Role ; skos:prefLabel 'A'@en ; cg:progressesTo :nowhere .")))
    assert [data["roles"][number][1] for number in data["unlisted"]] == ["nowhere"]


@pytest.mark.parametrize(
    ("body", "ranks"),
    [
        ("", []),
        (":a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] .", [1, 2, 3]),
        (":a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 300 ] .", []),
        (SCALE + ":a a cg:Role ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] .", [1, 2, 3, 4]),
    ],
)
def test_levels_to_choose_from_are_those_of_the_scale_or_a_few_ranks(written, body, ranks):
    assert [rank for rank, *_ in data_of(written(loads(body)))["levels"]] == ranks


@pytest.mark.parametrize(
    ("language", "views"),
    [("en", ["en", "es"]), ("es-MX", ["es-mx", "en"]), ("fr", ["fr", "en", "es"])],
)
def test_a_page_shows_the_graphs_language_first(written, language, views):
    data = data_of(written(cg.load(language=language)))
    assert [view["language"] for view in data["views"]] == views


def test_a_page_that_no_browser_opens_with_ease_is_refused(accounts, tmp_path, monkeypatch):
    monkeypatch.setattr(page_module, "MAX_BYTES", 50_000)
    with pytest.raises(cg.LimitError, match=r"a page of 6 roles takes .* MB.*choose fewer roles with roles="):
        accounts.save_explorer(tmp_path / "page.html")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_save_error(accounts, tmp_path):
    with pytest.raises(cg.SaveError):
        accounts.save_explorer(tmp_path / "nowhere" / "page.html")


def test_a_page_is_the_same_under_any_hash_seed(tmp_path):
    (tmp_path / "roles.ttl").write_text(tied_ladder(), encoding="utf-8")
    program = "import sys, careergraph as cg; cg.load(sys.argv[1]).save_explorer(sys.argv[2])"
    pages = []
    for seed in ("0", "1", "42"):
        page = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "roles.ttl"), str(page)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        pages.append(page.read_bytes())
    assert pages[0] == pages[1] == pages[2]


def test_blank_roles_have_no_random_names(written):
    graph = loads("[] a cg:Role ; skos:prefLabel 'one'@en . [] a cg:Role ; skos:prefLabel 'two'@en .")
    assert [role[:2] for role in data_of(written(graph))["roles"]] == [[-1, ""], [-1, ""]]
    assert EX not in str(data_of(written(graph))["bases"])


def test_words_that_the_page_does_not_have_are_refused(accounts, tmp_path):
    file = tmp_path / "page.html"
    with pytest.raises(cg.InvalidArgument, match="has no word 'hello' to say in 'fr'"):
        accounts.save_explorer(file, words={"fr": {"hello": "bonjour"}})
    with pytest.raises(cg.InvalidArgument, match=r"'clearOf' in 'fr' is 'Effacer'; it needs 1 \{\}"):
        accounts.save_explorer(file, words={"fr": {"clearOf": "Effacer"}})
    for wrong in ("Bonjour", {"welcome": 3}, {"welcome": None}):
        with pytest.raises(cg.InvalidArgument, match=r"the words in 'fr' are .*; give a text to each name"):
            accounts.save_explorer(file, words={"fr": wrong})
    for wrong in ("", 3):
        with pytest.raises(cg.InvalidArgument, match="words are given by language, as 'fr', and this is"):
            accounts.save_explorer(file, words={wrong: {"welcome": "Bonjour"}})
    assert not file.exists()


def test_words_cannot_end_the_script(accounts, written):
    text = written(accounts, words={"en": {"welcome": "</script><script>alert(1)</script>"}})
    assert text.count("</script>") == 2


def test_a_language_of_labels_is_a_language_of_the_page(written):
    graph = loads(":a a cg:Role ; skos:prefLabel 'A'@en , 'Ä'@de , 'À'@fr-CH .")
    assert [view["language"] for view in data_of(written(graph))["views"]] == ["en", "es", "de", "fr-ch"]


def test_groups_are_those_above_roles_and_above_the_roles_they_stand_below(written):
    graph = loads(
        """
        :g a skos:Concept ; skos:prefLabel 'Wide'@en ; skos:notation '2' .
        :h a skos:Concept ; skos:prefLabel 'Narrow'@en ; skos:broader :g .
        :x a skos:Concept ; skos:prefLabel 'Round'@en ; skos:broader :y .
        :y a skos:Concept ; skos:prefLabel 'About'@en ; skos:broader :x .
        :a a cg:Role ; skos:broader :h . :b a cg:Role ; skos:broader :a .
        :c a cg:Role . :d a cg:Role ; skos:broader :x .
        """
    )
    data = data_of(written(graph))
    told = [(labels[1], code, above) for labels, code, above in data["classes"]]
    assert [told[number][0] if number >= 0 else None for number in data["classOf"]] == [
        "Narrow",
        "Narrow",
        None,
        "Round",
    ]
    assert told[:2] == [("Wide", "2", -1), ("Narrow", "", 0)]
    assert {label for label, *_ in told} == {"Wide", "Narrow", "Round", "About"}
