"""The command line: data on standard output, one line on standard error, exit codes 0, 1 and 2."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from folders import DATA, SHARED_DATA
from small import SCALE, turtle

import careergraph as cg
from careergraph.cli.commands import main

COMMANDS = [
    "roles",
    "skills",
    "show",
    "path",
    "gap",
    "rank",
    "query",
    "draw",
    "explore",
    "check",
    "convert",
    "new",
    "tour",
    "search",
    "match",
    "rank-people",
    "reachable",
    "suggest",
    "matrix",
    "bench",
    "holders",
    "team-gap",
    "assign",
    "diff",
    "observed",
    "leverage",
    "plan",
    "pareto",
    "gateways",
    "plot",
]
ROLES = [
    "Account Director",
    "Account Executive",
    "Account Executive at InboundCycle",
    "Account Manager",
    "Account Specialist",
    "Key Account Manager",
]
SMALL = turtle(
    SCALE
    + """
    :junior a cg:Role ; skos:prefLabel "Junior"@en , "Principiante"@es ; cg:progressesTo :senior ;
        cg:requires [ cg:skill :knit ; cg:level :L1 ] .
    :senior a cg:Role ; skos:prefLabel "Senior"@en , "Experta"@es ;
        cg:requires [ cg:skill :knit ; cg:level :L3 ] , [ cg:skill :sew ; cg:necessity cg:Optional ] .
    :knit a cg:Skill ; skos:prefLabel "knitting"@en , "punto"@es .
    :sew a cg:Skill ; skos:prefLabel "sewing"@en , "costura"@es .
    """
)
BROKEN = turtle(':a a cg:Role ; skos:prefLabel "A"@en ; cg:progressesTo :nowhere .')


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process, through the function that the program calls."""
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: object, stdin: str | None = None) -> Done:
        monkeypatch.setattr(sys, "argv", ["careergraph", *map(str, arguments)])
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        return Done(code, *capsys.readouterr())

    return call


def program(*arguments: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run it as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "careergraph.cli", *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
    )


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.ttl"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_help_names_every_command_and_what_it_does(run):
    done = run("--help")
    assert (done.code, done.err) == (0, "")
    section = done.out.partition("Commands:")[2].partition("Examples:")[0]
    listing = dict(line.split(maxsplit=1) for line in re.sub(r"\n {4,}", " ", section).splitlines() if line)
    for command in COMMANDS:
        assert len(listing[command].split()) >= 3, command
        assert listing[command].endswith("."), "a whole sentence"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run, command):
    done = run(command, "-h")
    assert (done.code, done.err) == (0, "")
    assert f"careergraph {command} [OPTIONS]" in done.out
    assert "--help" in done.out


def test_no_command_left_out_of_these_tests(run):
    from typer.main import get_command

    from careergraph.cli.commands import app

    assert sorted(COMMANDS) == sorted(get_command(app).commands)


def test_version(run):
    assert run("--version") == Done(0, f"careergraph {cg.__version__}\n", "")


def test_explore_writes_a_page(run, small, tmp_path):
    page = tmp_path / "page.html"
    assert run("explore", small, "--title", "Wool", "-l", "es", "-o", page) == Done(0, "", f"wrote {page}\n")
    assert "Wool" in page.read_text("utf-8")
    assert "Experta" in page.read_text("utf-8")
    assert run("explore", "-f", small, "--role", "Junior", "-o", page).code == 0
    assert "Experta" not in page.read_text("utf-8")
    done = run("explore", small, "--role", "nobody", "-o", page)
    assert (done.code, done.err.count("\n")) == (1, 1)


@pytest.mark.parametrize("arguments", [[], ["--nonsense"], ["nonsense"], ["path", "only one"]])
def test_wrong_usage_ends_with_2(run, arguments):
    done = run(*arguments)
    assert done.code == 2
    assert "Usage: careergraph" in done.out + done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["path", "Account Executive", "Account Manager", "--by", "luck"],
        ["rank", "Account Manager", "--limit", "0"],
        ["draw", "--from", "Account Executive"],
        ["roles", "--format", "xml"],
        ["convert", "alone.ttl"],
        ["query", "ASK {}", "--timeout", "0"],
    ],
)
def test_options_out_of_range_end_with_2_and_no_data(run, arguments):
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Error:" in done.err


def test_roles_as_json(run):
    done = run("roles", "--format", "json")
    assert (done.code, done.err) == (0, "")
    rows = json.loads(done.out)
    assert [row["role"] for row in rows] == ROLES
    assert rows[3]["next_roles"] == ["Account Director", "Key Account Manager"]
    assert rows[3]["iri"] == "https://w3id.org/careergraph/accounts/AccountManager"


def test_roles_as_csv(run):
    rows = list(csv.DictReader(io.StringIO(run("roles", "--format", "csv").out)))
    assert [row["role"] for row in rows] == ROLES
    assert rows[3]["next_roles"] == "Account Director; Key Account Manager"


def test_roles_as_table(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    done = run("roles")
    head, rule, *body = done.out.splitlines()
    assert head.split() == ["role", "family", "next", "roles"]
    assert set(rule) == {"─"}
    (place,) = [place for place, row in enumerate(body) if row.startswith("Account Director")]
    assert body[place + 1].split() == ["iri:", "https://w3id.org/careergraph/accounts/AccountDirector"]


def test_skills_count_their_roles(run, small):
    rows = json.loads(run("skills", "-f", small, "--format", "json").out)
    assert rows == [
        {"skill": "knitting", "essential_for": 2, "optional_for": 0, "iri": "https://example.org/knit"},
        {"skill": "sewing", "essential_for": 0, "optional_for": 1, "iri": "https://example.org/sew"},
    ]


def test_show_tells_of_a_role_a_skill_and_a_responsibility(run, small):
    def told(*arguments):
        rows = csv.reader(io.StringIO(run("show", *arguments, "--format", "csv").out))
        return dict(rows)

    senior = told("Senior", "-f", small)
    assert senior["role"] == "Senior"
    assert senior["label (es)"] == "Experta"
    assert senior["essential"] == "knitting (3)"
    assert senior["optional"] == "sewing"
    assert senior["comes from"] == "Junior"
    knitting = told("punto", "-f", small)
    assert knitting["skill"] == "knitting"
    assert knitting["essential for"] == "Junior (1); Senior (3)"
    negotiating = told("negotiation of agreements")
    assert negotiating["draws on"] == "negotiation"
    assert negotiating["serves"] == "agreements that work out; solid client relationships"
    executive = told("Account Executive at InboundCycle")
    assert (executive["offered by"], executive["serves"]) == ("InboundCycle", "success of the company")
    assert "telework" in executive["benefits"]
    assert not {"works with", "concentrates on"} & executive.keys(), "what it does not say is left out"


def test_in_json_a_thing_is_one_object_with_all_that_the_graph_knows_of_it(run, small, tmp_path):
    def told(name):
        return json.loads(run("show", name, "-f", small, "--format", "json").out)

    senior = told("Senior")
    assert (senior["kind"], senior["label"], senior["labels"]["es"]) == ("role", "Senior", "Experta")
    assert [
        (each["skill"]["label"], each["level"], each["necessity"]) for each in senior["requirements"]
    ] == [
        ("knitting", 3, "essential"),
        ("sewing", None, "optional"),
    ]
    assert [each["label"] for each in senior["previous_roles"]] == ["Junior"]
    assert (senior["next_roles"], senior["responsibilities"]) == ([], [])
    knitting = told("punto")
    assert knitting["kind"] == "skill"
    assert [(each["role"]["label"], each["level"]) for each in knitting["required_by"]] == [
        ("Junior", 1),
        ("Senior", 3),
    ]
    keys = {key for each in (senior, knitting) for key in each}
    assert not [key for key in keys if " " in key]
    file = tmp_path / "senior.json"
    run("show", "Senior", "-f", small, "-o", file)
    assert json.loads(file.read_text("utf-8")) == senior


def test_path_names_its_moves(run):
    done = run("path", "Account Executive", "Key Account Manager", "--format", "json")
    rows = json.loads(done.out)
    assert [(row["path"], row["from"], row["to"]) for row in rows] == [
        (1, "Account Executive", "Account Specialist"),
        (1, "Account Specialist", "Account Manager"),
        (1, "Account Manager", "Key Account Manager"),
    ]
    assert [row["months"] for row in rows] == [18, 18, 36]


@pytest.mark.parametrize("by", ["steps", "effort", "months"])
def test_path_by_each_measure_begins_with_the_whole_way(run, by):
    done = run("path", "Account Executive", "Key Account Manager", "--by", by)
    assert done.out.splitlines()[0] == (
        "Account Executive → Account Specialist → Account Manager → Key Account Manager"
    )


def test_path_via_avoid_max_steps(run, tmp_path):
    file = tmp_path / "d.ttl"
    roles = "".join(f':{x} a cg:Role ; skos:prefLabel "{x}"@en .' for x in "abcd")
    file.write_text(
        turtle(f"{roles} :a cg:progressesTo :b , :c . :b cg:progressesTo :d . :c cg:progressesTo :d .")
    )

    def ways(*options):
        rows = json.loads(run("path", "a", "d", "-f", file, "--format", "json", *options).out)
        found: dict[int, list[str]] = {}
        for row in rows:
            found.setdefault(row["path"], [row["from"]]).append(row["to"])
        return ["".join(way) for way in found.values()]

    assert ways() == ["abd"]
    assert ways("--limit", "9") == ["abd", "acd"]
    assert ways("--limit", "9", "--avoid", "b") == ["acd"]
    assert ways("--limit", "9", "--via", "c") == ["acd"]
    none = run("path", "a", "d", "-f", file, "--max-steps", "1")
    assert (none.code, none.out) == (1, "")


def test_path_from_a_role_to_itself_has_no_moves(run):
    done = run("path", "Account Manager", "Account Manager", "--format", "json")
    assert (done.code, json.loads(done.out)) == (0, [])


def test_gap_of_a_role(run, small):
    rows = json.loads(run("gap", "Junior", "Senior", "-f", small, "--format", "json").out)
    assert [(row["status"], row["skill"], row["have"], row["need"], row["shortfall"]) for row in rows] == [
        ("missing", "sewing", 0, 1, 1),
        ("below", "knitting", 1, 3, 2),
    ]
    assert [row["necessity"] for row in rows] == ["optional", "essential"]


def test_gap_of_somebody_in_the_ontology_and_in_a_file(run, small, tmp_path):
    assert run("gap", "Daniel Ortega", "Key Account Manager").code == 0
    people = tmp_path / "people.csv"
    people.write_text("name,skill,level\nAna,knitting,Good\n")
    done = run("gap", "Ana", "Senior", "-f", small, "-p", people, "--format", "json")
    assert {row["skill"]: (row["status"], row["have"]) for row in json.loads(done.out)} == {
        "knitting": ("met", 3),
        "sewing": ("missing", 0),
    }


def test_somebody_unknown_is_told_who_there_is(run):
    done = run("gap", "Nobody At All", "Key Account Manager")
    assert (done.code, done.out) == (1, "")
    assert "Daniel Ortega" in done.err


def test_rank_keeps_to_its_limit(run):
    rows = json.loads(run("rank", "Account Manager", "--limit", "2", "--format", "json").out)
    assert [(row["role"], row["coverage"], row["effort"]) for row in rows] == [
        ("Account Specialist", 1.0, 0),
        ("Account Executive", 1.0, 0),
    ]


def test_rank_by_what_and_in_which_direction(run):
    rows = json.loads(
        run("rank", "Account Manager", "--by", "effort", "--direction", "up", "--format", "json").out
    )
    assert [(row["role"], row["score"]) for row in rows] == [
        ("Account Director", 9),
        ("Key Account Manager", 15),
    ]


QUERY = "SELECT ?label { ?r a cg:Role ; skos:prefLabel ?label FILTER(lang(?label) = 'en') } ORDER BY ?label"


def test_query_given_in_a_file_and_on_standard_input(run, tmp_path):
    file = tmp_path / "roles.rq"
    file.write_text(QUERY)
    answers = [
        run("query", QUERY, "--format", "csv"),
        run("query", file, "--format", "csv"),
        run("query", "-", "--format", "csv", stdin=QUERY),
    ]
    assert answers[0].out.split("\n")[:2] == ["label", "Account Director"]
    assert len(answers[0].out.splitlines()) == 7
    assert answers[0] == answers[1] == answers[2]


def test_query_ask_and_construct(run):
    assert run("query", "ASK { ?r a cg:Role }") == Done(0, "true\n", "")
    assert run("query", "ASK { ?r a cg:Unicorn }") == Done(0, "false\n", "")
    done = run("query", "CONSTRUCT { ?r a cg:Role } WHERE { ?r a cg:Role }")
    assert len(cg.loads(done.out).roles) == 6


def test_query_that_takes_too_long_is_stopped(run):
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    done = run("query", endless, "--timeout", "0.3")
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1


def test_query_file_that_is_not_there(run):
    done = run("query", "nowhere.rq")
    assert (done.code, done.out) == (1, "")
    assert "nowhere.rq" in done.err


def test_query_file_in_another_encoding_is_one_line(run, tmp_path):
    file = tmp_path / "latin.rq"
    file.write_bytes('ASK { ?r skos:prefLabel "Técnico" }'.encode("latin-1"))
    done = run("query", file)
    assert (done.code, done.out) == (1, "")
    assert "latin.rq" in done.err
    assert len(done.err.splitlines()) == 1


def test_query_file_that_begins_with_a_byte_order_mark(run, tmp_path):
    file = tmp_path / "bom.rq"
    file.write_text("ASK { ?r a cg:Role }", encoding="utf-8-sig")
    assert run("query", file) == Done(0, "true\n", "")


@pytest.mark.parametrize(
    ("suffix", "beginning"),
    [
        (".svg", b"<"),
        (".png", b"\x89PNG\r\n\x1a\n"),
        (".pdf", b"%PDF-"),
        (".html", b"<!doctype html>"),
        (".dot", b"digraph"),
        (".mmd", b"flowchart"),
    ],
)
def test_draw_writes_each_format(run, tmp_path, suffix, beginning):
    file = tmp_path / f"ladder{suffix}"
    done = run("draw", "--from", "Account Executive", "--to", "Key Account Manager", "-o", file)
    assert (done.code, done.out) == (0, "")
    assert str(file) in done.err
    content = file.read_bytes()
    if suffix == ".mmd":
        content = content[content.index(b"flowchart") :]
    assert content.lower().startswith(beginning.lower())


def test_draw_on_standard_output_is_dot(run):
    done = run(
        "draw", "--role", "Account Manager", "--role", "Account Director", "--direction", "right", "-o", "-"
    )
    assert done.out.startswith("digraph")
    assert "rankdir=LR" in done.out.replace('"', "").replace(" ", "")
    assert "Account Director" in done.out
    assert "Specialist" not in done.out
    assert done.err == ""


def test_draw_to_an_unknown_suffix_says_which_there_are(run, tmp_path):
    done = run("draw", "-o", tmp_path / "ladder.gif")
    assert (done.code, done.out) == (1, "")
    assert ".svg" in done.err
    assert list(tmp_path.iterdir()) == []


def test_draw_chooses_roles_and_looks(run):
    done = run("draw", "--around", "Account Manager", "--theme", "dark", "--title", "Mine", "-o", "-")
    assert "Account Specialist" in done.out
    assert "Account Executive" not in done.out
    assert "Mine" in done.out
    assert "#12181f" in done.out
    done = run("draw", "--family", "gestión de cuentas", "--families", "-o", "-")
    assert "Key Account Manager" in done.out
    asked = "SELECT ?role { ?role cg:essentialSkill ?s . ?s skos:prefLabel 'negotiation'@en }"
    done = run("draw", "--query", asked, "-o", "-")
    assert done.out.count("fillcolor") == 1
    assert "Key Account Manager" in done.out


def test_draw_takes_a_select_query(run):
    done = run("draw", "--query", "ASK { ?r a cg:Role }", "-o", "-")
    assert done.code == 2
    assert "SELECT" in done.err


def test_draw_of_too_many_roles_folds_them(run):
    done = run("draw", "--max-roles", "2", "-o", "-")
    assert done.code == 0
    assert r"others\n5 roles" in done.out


def test_check_ends_with_1_for_errors_and_with_0_for_none(run, tmp_path):
    file = tmp_path / "broken.ttl"
    file.write_text(BROKEN)
    done = run("check", "-f", file, "--format", "json")
    assert done.code == 1
    rows = json.loads(done.out)
    assert (rows[0]["severity"], rows[0]["code"]) == ("error", "dangling-reference")
    assert rows[0]["subject"] == "https://example.org/nowhere"
    fine = run("check")
    assert (fine.code, fine.err) == (0, "")
    assert fine.out.startswith("0 errors, 0 warnings")


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf"])
def test_convert_writes_each_format(run, small, tmp_path, suffix):
    file = tmp_path / f"out{suffix}"
    done = run("convert", small, file)
    assert (done.code, done.out) == (0, "")
    assert str(file) in done.err
    assert [role.label for role in cg.load(file).roles] == ["Junior", "Senior"]


def test_convert_merges_and_adds_what_follows(run, small, tmp_path):
    more = tmp_path / "more.ttl"
    more.write_text(turtle(':chief a cg:Role ; skos:prefLabel "Chief"@en . :senior cg:progressesTo :chief .'))
    merged, derived = tmp_path / "merged.nt", tmp_path / "derived.nt"
    assert run("convert", small, more, merged).code == 0
    assert run("convert", small, more, derived, "--derived").code == 0
    assert [role.label for role in cg.load(merged).roles] == ["Chief", "Junior", "Senior"]
    shortcut = "junior> <https://w3id.org/careergraph/ontology#essentialSkill> <https://example.org/knit>"
    assert shortcut not in merged.read_text()
    assert shortcut in derived.read_text()


def test_tour_tells_and_draws(run, tmp_path):
    done = run("tour", tmp_path)
    assert (done.code, done.err) == (0, "")
    assert "Account Executive → Account Specialist → Account Manager → Key Account Manager" in done.out
    assert "3 moves, typically 72 months" in done.out
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".png", ".svg"]
    assert all(str(path) in done.out for path in tmp_path.iterdir())


def test_ontologies_given_twice_are_merged(run, small, tmp_path):
    other = tmp_path / "other.ttl"
    other.write_text(turtle(':other a cg:Role ; skos:prefLabel "Other"@en .'))
    done = run("roles", "--ontology", small, "-f", other, "--format", "json")
    assert [row["role"] for row in json.loads(done.out)] == ["Junior", "Other", "Senior"]


@pytest.mark.parametrize(
    ("folder", "who", "role", "effort"),
    [
        ("esco-1.2.0-excerpt", "cook", "head chef", 24),
        ("onet-29.2-excerpt", "11-2022.00", "Chief Executives", None),
    ],
)
def test_the_folder_of_a_published_database_is_an_ontology(run, folder, who, role, effort):
    path = DATA / folder
    who = f"https://www.onetonline.org/link/summary/{who}" if effort is None else who
    rows = json.loads(run("gap", who, role, "-f", path, "--format", "json").out)
    essential = [row for row in rows if row["necessity"] == "essential"]
    assert sum(row["shortfall"] for row in essential) == (51 if effort is None else effort)


def test_labels_in_another_language(run, small):
    rows = json.loads(run("roles", "-f", small, "-l", "es", "--format", "json").out)
    assert [row["role"] for row in rows] == ["Experta", "Principiante"]
    done = run("skills", "--language", "es", "--format", "json")
    assert "negociación" in [row["skill"] for row in json.loads(done.out)]


@pytest.mark.parametrize("format", ["table", "json", "csv"])
def test_output_in_a_file_is_what_would_have_been_printed(run, tmp_path, format):
    file = tmp_path / "out.txt"
    printed = run("skills", "--format", format)
    done = run("skills", "--format", format, "-o", file)
    assert done == Done(0, "", f"wrote {file}\n")
    assert file.read_bytes().decode() == printed.out
    assert run("skills", "--format", format, "-o", "-") == printed


def test_output_where_nothing_can_be_written(run, tmp_path):
    done = run("roles", "-o", tmp_path / "no" / "such" / "folder.csv")
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["roles", "-f", "nowhere.ttl"], "nowhere.ttl"),
        (["path", "Account Executive", "Acount Director"], "did you mean 'Account Director'"),
        (["path", "Key Account Manager", "Account Executive"], "Key Account Manager"),
        (["show", "Astronaut"], "Astronaut"),
        (["query", "SELECT * { ?s ?p"], "line 1"),
        (["query", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"], "SERVICE"),
        (["query", "DELETE WHERE { ?s ?p ?o }"], "DELETE"),
        (["rank", "Account Manager", "-p", "people.csv"], "people.csv"),
    ],
)
def test_a_failed_job_is_one_line_and_1(run, arguments, said):
    done = run(*arguments)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("careergraph: ")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_a_broken_file_says_where(run, tmp_path):
    file = tmp_path / "broken.ttl"
    file.write_text("@prefix : <https://example.org/> .\n:a :b .\n")
    done = run("roles", "-f", file)
    assert (done.code, done.out) == (1, "")
    assert f"{file}, line 2" in done.err


def test_an_error_cannot_command_the_terminal(run):
    done = run("show", "\x1b[31mred\nrow")
    assert done.code == 1
    assert "\x1b" not in done.err
    assert len(done.err.splitlines()) == 1


def test_a_formula_in_a_csv_cell_is_disarmed(run, tmp_path):
    file = tmp_path / "f.ttl"
    file.write_text(turtle(':r a cg:Role ; skos:prefLabel "=1+1"@en .'))
    rows = list(csv.DictReader(io.StringIO(run("roles", "-f", file, "--format", "csv").out)))
    assert rows[0]["role"] == "'=1+1"


def test_completion_script_is_printed():
    done = program("--show-completion", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    if done.returncode:
        done = program("--show-completion", "bash", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert done.returncode == 0
    assert b"complete" in done.stdout


def test_as_a_program_without_colour():
    done = program("roles", env={"NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "xterm-256color"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert "Account Director" in done.stdout.decode()
    failed = program("show", "Astronaut", env={"NO_COLOR": "1"})
    assert (failed.returncode, failed.stdout) == (1, b"")
    assert failed.stderr.startswith(b"careergraph: nothing is named 'Astronaut'")
    assert b"\x1b" not in failed.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_output_that_cannot_show_an_arrow_is_no_traceback(encoding):
    done = program(
        "path",
        "Account Executive",
        "Account Specialist",
        env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_has_had_enough_is_no_traceback():
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "careergraph.cli",
            "query",
            "SELECT * { ?s ?p ?o }",
            "--format",
            "json",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read()
    assert b"Traceback" not in err


# What reaches a terminal, and what a pipe

COMMANDING = "a\x1b]0;title\x07\x1b[2J\x9b31m\u202eb\tc\nd"


@pytest.mark.parametrize(
    "asked",
    [
        ("roles", "--format", "csv"),
        ("roles", "--format", "json"),
        ("query", "CONSTRUCT WHERE { ?s skos:prefLabel ?l }"),
        ("query", "SELECT ?l { ?s skos:prefLabel ?l }", "--format", "csv"),
        ("draw", "-o", "-"),
        ("roles",),
    ],
    ids=" ".join,
)
def test_controls_reach_no_terminal_and_stay_exact_in_a_pipe(run, tmp_path, monkeypatch, asked):
    file = tmp_path / "c.ttl"
    label = json.dumps(COMMANDING)
    file.write_text(turtle(f":r a cg:Role ; skos:prefLabel {label}@en ."), encoding="utf-8")
    piped = run(*asked, "-f", file).out
    if "csv" in asked:
        assert COMMANDING in piped
    monkeypatch.setattr("careergraph.cli.output._on_terminal", lambda: True)
    shown = run(*asked, "-f", file).out
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    if "json" in asked:
        assert json.loads(shown) == json.loads(piped)
        assert json.loads(shown)[0]["role"] == COMMANDING
    if "CONSTRUCT" in asked[1:2]:
        assert cg.loads(shown).roles == cg.loads(piped).roles


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("where", ["> /dev/full", ">&-"])
def test_an_output_that_takes_nothing_is_one_line(where):
    done = subprocess.run(
        f'"{sys.executable}" -m careergraph.cli --no-cache roles --format csv {where}',
        shell=True,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("careergraph: ")
    assert len(done.stderr.splitlines()) == 1


def test_as_many_paths_as_nobody_can_count(run):
    done = run("path", "AE", "KAM", "--limit", 10**30)
    assert (done.code, done.err) == (0, "")


# Files of every kind

TABLES = {"roles": "label\nCook\n", "role_skills": "role,skill,level\nCook,https://example.org/knit,2\n"}


@pytest.fixture
def tables(tmp_path):
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text)
    return folder


def test_tables_and_turtle_are_merged(run, tmp_path, tables):
    (tmp_path / "small.ttl").write_text(SMALL)
    done = run("roles", "-f", tables, "-f", tmp_path / "small.ttl", "--format", "json")
    assert {row["role"] for row in json.loads(done.out)} == {"Cook", "Junior", "Senior"}


def test_a_folder_with_nothing_to_read_is_named(run, tmp_path):
    done = run("roles", "-f", tmp_path)
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert "folder with none of the tables 'roles'" in done.err


def test_a_grid_is_read_and_converted(run, tmp_path):
    grid = tmp_path / "grid.csv"
    grid.write_text("Skill,Cook\nCutting,2\n")
    assert json.loads(run("roles", "-f", grid, "--format", "json").out)[0]["role"] == "Cook"
    grid.write_text("Skill,Cook\nCutting,solid\n")
    assert run("convert", grid, tmp_path / "g.ttl", "--level", "basic", "--level", "solid").code == 0
    assert cg.load(tmp_path / "g.ttl").requirements("Cook")[0].level == 2
    assert run("convert", grid, grid, tmp_path / "g.ttl", "--level", "basic").code == 2


@pytest.mark.parametrize("other", ["s.ttl", "./s.ttl", "link.ttl"])
def test_what_is_read_is_not_written_over(run, tmp_path, monkeypatch, other):
    monkeypatch.chdir(tmp_path)
    Path("s.ttl").write_text(f"# a comment\n{SMALL}")
    Path("link.ttl").symlink_to("s.ttl")
    done = run("convert", "s.ttl", other)
    assert done.code == 1
    assert "is what is read; name another file to write" in done.err
    assert Path("s.ttl").read_text().startswith("# a comment")


@pytest.mark.parametrize("command", [("new",), ("draw", "-o"), ("convert", "s.ttl")])
def test_folders_above_are_never_made(run, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    Path("s.ttl").write_text(turtle(":junior a cg:Role ."))
    done = run(*command, "a/b/c.dot" if command[0] == "draw" else "a/b/c")
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert not Path("a").exists()


def test_a_language_that_no_label_is_in_is_told(run, tmp_path):
    (tmp_path / "s.ttl").write_text(SMALL)
    done = run("roles", "-f", tmp_path / "s.ttl", "-l", "fr")
    assert done.code == 0
    assert done.err == "careergraph: no label is in 'fr'; the labels are in en, es\n"
    assert run("roles", "-f", tmp_path / "s.ttl", "-l", "es-MX").err == ""
    assert run("roles", "-f", tmp_path / "s.ttl", "-l", "").code == 1


@pytest.mark.parametrize("command", [("roles", "-f"), ("convert", "s.ttl"), ("new",)])
def test_a_name_that_is_too_long_is_one_line(run, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    Path("s.ttl").write_text(turtle(":junior a cg:Role ."))
    done = run(*command, "x" * 300 + ".ttl")
    assert (done.code, len(done.err.splitlines())) == (1, 1)


def test_levels_grades_and_conditions_are_told_by_their_names(run, monkeypatch):
    """Where tables say what a level is called, the command line calls it so."""
    monkeypatch.setenv("COLUMNS", "200")
    axes = DATA / "frameworks" / "axes"
    role = run("show", "Developer 4", "-f", axes).out
    assert re.search("grade +Grade 4", role)
    assert re.search("asks for +two years as Developer 3", role)
    assert "Influence (3, Department)" in role
    assert re.search(
        "level 2 +Team: the whole team works differently", run("show", "Influence", "-f", axes).out
    )
    assert "grade" not in run("show", "Account Manager").out
    gap = " ".join(run("gap", "Developer 3", "Developer 4", "-f", axes).out.split())
    assert "two years as Developer 3: unknown" in gap
    assert "Shapes: chooses the tools" in gap
    path = " ".join(run("path", "Developer 1", "Developer 4", "-f", axes).out.split())
    assert "two years as Developer 3 (unknown)" in path


def wait_until_busy(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait until a process took that much time of a processor: a busy machine starts late."""
    figures = Path(f"/proc/{process.pid}/stat")
    if not figures.exists():
        time.sleep(1.5 * seconds)
        return
    ticks = seconds * os.sysconf("SC_CLK_TCK")
    while sum(map(int, figures.read_text().rpartition(")")[2].split()[11:13])) < ticks:
        time.sleep(0.01)


def test_ctrl_c_ends_with_one_line_and_leaves_nothing(tmp_path):
    esco = SHARED_DATA / "esco-1.2.0-en"
    if not esco.is_dir():
        pytest.skip("the whole of ESCO is not there")
    started = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "careergraph.cli",
            "roles",
            "-f",
            str(esco),
            "-o",
            str(tmp_path / "roles.csv"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "CAREERGRAPH_CACHE": str(tmp_path / "cache")},
    )
    # Python's start and the imports, which nothing can catch, take less than that.
    wait_until_busy(started, seconds=1.1)
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=60)
    assert (started.returncode, out) == (130, b""), err
    assert err.decode().strip() == "careergraph: stopped; no file was left half written"
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "question", [("gap", "AE", "KAM"), ("rank", "AE"), ("matrix",), ("path", "AE", "KAM")]
)
def test_json_and_csv_have_the_iri_beside_the_label(run, question):
    rows = json.loads(run(*question, "--format", "json").out)
    header = run(*question, "--format", "csv").out.splitlines()[0].split(",")
    assert list(rows[0]) == header
    things = [name for name in header if name.endswith("_iri")]
    assert things
    for name in things:
        assert header.index(name) == header.index(name.removesuffix("_iri")) + 1
