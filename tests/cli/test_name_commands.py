"""On the command line: search, match with its questions, people, reach, suggestions and the matrix."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest

import careergraph as cg
from careergraph.cli.commands import main


@pytest.fixture
def run(monkeypatch, capsys):
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: object, typed: str | None = None, terminal: bool = False) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["careergraph", *map(str, arguments)])
        stdin = io.StringIO(typed or "")
        stdin.isatty = lambda: terminal
        monkeypatch.setattr(sys, "stdin", stdin)
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        return end.value.code or 0, *capsys.readouterr()

    return call


@pytest.fixture
def names(tmp_path):
    path = tmp_path / "skills.txt"
    path.write_text("Negotiation (advanced)\n\ncomunication\nnegotation skills\ntea\n", encoding="utf-8")
    return path


def test_search_tells_scores_and_labels(run):
    code, out, _ = run("search", "key acount", "--kind", "role", "--format", "json", "--limit", 1)
    (hit,) = json.loads(out)
    assert (code, hit["thing"], hit["kind"]) == (0, "Key Account Manager", "role")
    assert 0 < hit["score"] < 1


def test_match_reads_a_name_a_line(run, names):
    code, out, _ = run("match", names, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["status"], row["choice"]) for row in rows] == [
        ("exact", "negotiation"),
        ("likely", "communication"),
        ("unsure", ""),
        ("none", ""),
    ]
    code, piped, _ = run("match", "-", "--format", "csv", typed=names.read_text(encoding="utf-8"))
    assert (code, piped) == (0, out)


def test_match_asks_for_what_is_unsure_where_it_is_a_terminal(run, names, tmp_path):
    review = tmp_path / "review.csv"
    code, out, err = run(
        "match", names, "--review", review, "--format", "json", typed="nothing of it\n1\n", terminal=True
    )
    assert code == 0
    assert [row["choice"] for row in json.loads(out)] == ["negotiation", "communication", "negotiation", None]
    assert "1 of 1: negotation skills" in err
    assert "no skill is named 'nothing of it'" in err
    assert "wrote" in err
    _, out, err = run("match", names, "--decided", review, "--format", "json", terminal=True)
    assert [row["choice"] for row in json.loads(out)] == ["negotiation", "communication", "negotiation", None]
    assert "1 of 1" not in err


@pytest.mark.parametrize(
    ("typed", "choice"), [("-\n", None), ("\n", None), ("", None), ("leadership\n", "leadership")]
)
def test_an_answer_may_be_a_label_or_none(run, names, typed, choice):
    code, out, _ = run("match", names, "--format", "json", typed=typed, terminal=True)
    assert (code, json.loads(out)[2]["choice"]) == (0, choice)
    _, out, err = run("match", names, "--no-ask", "--format", "json", typed=typed, terminal=True)
    assert (json.loads(out)[2]["choice"], "1 of 1" in err) == (None, False)


def test_a_list_that_cannot_be_read_is_one_line(run, tmp_path):
    code, _, err = run("match", tmp_path / "nothing.txt")
    assert (code, err.count("\n")) == (1, 1)
    (tmp_path / "latin.txt").write_bytes("n\xe9gociation".encode("latin-1"))
    code, _, err = run("match", tmp_path / "latin.txt")
    assert (code, "save the file as UTF-8" in err) == (1, True)


def test_people_reach_suggestions_and_the_matrix_are_as_in_python(run, accounts, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("name,skill,level\nAna,negotiation,3\nBo,communication,\n", encoding="utf-8")
    _, out, _ = run("rank-people", "KAM", "--profiles", people, "--format", "json")
    ranked = accounts.rank_people("KAM", cg.load_profiles(people))
    assert [row["profile"] for row in json.loads(out)] == [entry.profile.name for entry in ranked]
    _, out, _ = run("reachable", "Account Manager", "--format", "json")
    assert {row["iri"]: row["moves"] for row in json.loads(out)} == {
        role.iri: moves for role, moves in accounts.reachable("Account Manager").items()
    }
    _, out, _ = run("suggest", "Account Manager", "--limit", 1, "--format", "json")
    assert len(json.loads(out)) == len(accounts.suggest_moves(["Account Manager"], limit=1)) == 1
    _, out, _ = run("matrix", "Account Manager", "KAM", "--format", "json")
    assert len(json.loads(out)) == 4
    _, out, _ = run("matrix", "KAM", "--profiles", people, "--format", "json")
    assert [row["row"] for row in json.loads(out)] == ["Ana", "Bo"]
