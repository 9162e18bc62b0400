"""What one person asks, on the command line: the answers are those of Python."""

from __future__ import annotations

import json

import pytest
from small import labels

from careergraph.cli.commands import main


@pytest.fixture
def told(capsys, monkeypatch):
    """Run a command, and give its exit code and what it wrote."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["careergraph", "--no-cache", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return run


def rows(told, *arguments: str) -> list[dict]:
    code, out, err = told(*arguments, "--format", "json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_leverage(told, accounts):
    found = rows(told, "leverage", "Account Executive", "--effort", "3")
    assert [row["skill"] for row in found] == labels(
        step.skill for step in accounts.leverage("Account Executive", effort=3)
    )
    assert found[1]["opens"] == ["Account Specialist"]
    by_opens = rows(told, "leverage", "Account Executive", "--by", "opens", "--limit", "1")
    assert len(by_opens) == 1


def test_leverage_for_some_roles(told, accounts):
    assert rows(told, "leverage", "AE", "--role", "Account Specialist") == (
        accounts.leverage("AE", ["Account Specialist"]).to_dicts()
    )
    assert rows(told, "leverage", "AE", "--nearest", "2") == (
        accounts.leverage("AE", accounts.rank("AE", limit=2)).to_dicts()
    )
    code, _, err = told("leverage", "AE", "--nearest", "2", "--role", "KAM")
    assert code == 2
    assert "--role and --nearest" in err


def test_plan_with_courses(told, tmp_path):
    file = tmp_path / "courses.csv"
    file.write_text("course,skill,level,hours\nSpeaking,communication,4,8\n", encoding="utf-8")
    found = rows(told, "plan", "AE", "KAM", "--courses", str(file))
    assert [row["training"] for row in found if row["skill"] == "communication"] == ["Speaking"]
    code, out, _ = told("plan", "AE", "KAM")
    assert (code, out.splitlines()[0]) == (0, "Account Executive → Key Account Manager: 9 skills to learn")


def test_a_wrong_table_of_courses_is_one_line(told, tmp_path):
    file = tmp_path / "courses.csv"
    file.write_text("course,topic\nSpeaking,communication\n", encoding="utf-8")
    code, out, err = told("plan", "AE", "KAM", "--courses", str(file))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "unknown column 'topic'" in err


def test_pareto(told):
    (way,) = rows(told, "pareto", "AE", "KAM", "--by", "effort", "--by", "months")
    assert (way["steps"], way["effort"], way["months"]) == (3, 19, 72)
    code, _, err = told("pareto", "KAM", "AE")
    assert (code, "there is a way in the other direction" in err) == (1, True)


def test_gateways(told):
    assert rows(told, "gateways")[0]["betweenness"] == 6
    between = rows(told, "gateways", "--from", "AE", "--to", "KAM")
    assert [row["role"] for row in between] == ["Account Specialist", "Account Manager"]
