"""On the command line: several people, two versions, and what people did."""

from __future__ import annotations

import json
import sys

import pytest

from careergraph.cli.commands import main
from careergraph.support.resources import resource_path

OLD = str(resource_path("accounts.ttl"))


@pytest.fixture
def run(monkeypatch, capsys):
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["careergraph", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        return end.value.code or 0, *capsys.readouterr()

    return call


@pytest.fixture
def new(tmp_path):
    path = tmp_path / "new.ttl"
    text = resource_path("accounts.ttl").read_text(encoding="utf-8")
    path.write_text(
        text + "\nacc:AccountSpecialist cg:progressesTo acc:KeyAccountManager .\n", encoding="utf-8"
    )
    return path


def test_who_could_step_in(run):
    code, out, _ = run("bench", "AM", "KAM", "--format", "json")
    assert code == 0
    assert [(row["role"], row["efforts"]) for row in json.loads(out)] == [
        ("Account Manager", [0, 2]),
        ("Key Account Manager", []),
    ]
    assert len(run("bench", "--format", "csv")[1].splitlines()) == 7


def test_who_holds_what(run):
    row = json.loads(run("holders", "communication", "--level", 4, "--format", "json")[1])[0]
    assert (row["people"], row["single"]) == (["Daniel Ortega"], True)
    assert len(json.loads(run("holders", "--format", "json")[1])) == 7


def test_people_may_go_by_other_names(run):
    for command in (("bench",), ("holders",), ("assign", "AM")):
        assert "Ortega" not in run(*command, "--pseudonyms")[1]


def test_what_a_team_lacks(run):
    assert run("team-gap", "KAM")[1].startswith("The team → Key Account Manager: effort 11")


def test_who_into_which_role(run):
    rows = json.loads(run("assign", "AS", "AM", "--never", "Lucía Ferrer=AS", "--format", "json")[1])
    assert [(row["profile"], row["role"]) for row in rows] == [
        ("Daniel Ortega", "Account Specialist"),
        ("Lucía Ferrer", "Account Manager"),
    ]
    code, _, err = run("assign", "AM", "--fixed", "Lucía Ferrer")
    assert code == 2
    assert "PERSON=ROLE" in err


def test_a_difference_ends_with_three_only_where_it_is_asked(run, new):
    assert run("diff", OLD, OLD, "--exit-code")[:2] == (0, "Nothing differs.\n")
    assert run("diff", OLD, new)[0] == 0
    code, out, _ = run("diff", OLD, new, "--exit-code", "--format", "markdown")
    assert code == 3
    assert "- move **Account Specialist**: → Key Account Manager" in out
    assert "Account Executive → Key Account Manager by steps: 3 moves, effort 19 → 2 moves" in out


def test_a_difference_is_drawn_and_handed_on(run, new, tmp_path):
    picture = tmp_path / "changed.mmd"
    out = run("diff", OLD, new, "--format", "json", "--picture", picture)[1]
    assert json.loads(out)["rows"][0]["kind"] == "move"
    assert "new" in picture.read_text(encoding="utf-8")
    assert run("diff", OLD, new, "--format", "csv")[1].startswith("change,kind,thing,thing_iri")


def test_moves_that_people_made(run, tmp_path):
    table = tmp_path / "moves.csv"
    table.write_text("from,to,count\nAE,AS,30\nAE,AM,7\nAS,AM,3\n", encoding="utf-8")
    rows = json.loads(run("observed", table, "--format", "json")[1])
    assert rows[0]["count"] == 7
    assert not rows[0]["stated"]
    assert {row["count"] for row in rows} == {7, 30, None}
    out = run("observed", table, "--from", "AE", "--to", "KAM", "--alpha", 2)[1]
    assert out.startswith("Account Executive → Account Specialist → Account Manager → Key Account Manager")
    assert run("observed", table, "--from", "AE")[0] == 2
    code, _, err = run("path", "AE", "AM", "--by", "observed")
    assert code == 1
    assert "needs moves that people made" in err
