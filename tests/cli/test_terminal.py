"""What the command line looks like: on a terminal, in a pipe, in few columns, in colour and without."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from folders import ROOT
from typer.main import get_command

import careergraph as cg
from careergraph.cli.commands import app
from careergraph.cli.examples import EXAMPLES
from careergraph.cli.wording import WORDING, in_own_words

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
QUESTIONS = [
    ["roles"],
    ["skills"],
    ["path", "AE", "KAM"],
    ["gap", "AM", "KAM"],
    ["rank", "AM"],
    ["matrix"],
    ["suggest", "AM"],
    ["show", "KAM"],
    ["holders"],
    ["bench"],
    ["leverage", "AE"],
    ["plan", "AE", "KAM"],
    ["gateways"],
    ["pareto", "AE", "KAM"],
    ["reachable", "AE"],
    ["search", "account"],
    ["query", "SELECT ?role ?label { ?role a cg:Role ; skos:prefLabel ?label }"],
]


def run(*arguments: object, stdout: int = subprocess.PIPE, **env: str) -> subprocess.CompletedProcess[str]:
    """Run it as a program of its own, with no word on colours or columns but those given."""
    kept = {
        key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}
    }
    return subprocess.run(
        [sys.executable, "-m", "careergraph.cli", *map(str, arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        text=True,
        env={**kept, **env},
    )


def on_terminal(width: int, *arguments: str, **env: str) -> str:
    """Run it on a terminal that is so many columns wide, and return what that was sent."""
    pty = pytest.importorskip("pty")
    fcntl = pytest.importorskip("fcntl")
    termios = pytest.importorskip("termios")
    import struct

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    kept = {
        key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}
    }
    with subprocess.Popen(
        [sys.executable, "-m", "careergraph.cli", *arguments],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env={**kept, "TERM": "xterm-256color", **env},
    ):
        os.close(theirs)
        sent = b""
        while part := _read(ours):
            sent += part
    os.close(ours)
    return sent.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # Linux says so where the other end is closed.
        return b""


@pytest.fixture
def in_process(monkeypatch, capsys):
    """Run a command line in this process, in so many columns, and return what it printed."""
    from careergraph.cli.commands import main

    def call(columns: int, *arguments: str) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(sys, "argv", ["careergraph", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit):
            main()
        return capsys.readouterr().out

    return call


@pytest.mark.parametrize("arguments", QUESTIONS, ids=lambda arguments: arguments[0])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_word_is_broken_and_no_line_passes_the_margin(in_process, arguments, columns):
    wide, narrow = in_process(2_000, *arguments), in_process(columns, *arguments)
    words = set(re.findall(r"\S+", wide)) | {f"{word}:" for word in wide.split()}
    for word in narrow.split():
        assert word in words or set(word) <= {"─"}, word
    for line in narrow.splitlines():
        assert len(line) <= columns or len(line.split()) <= 2, line


def test_what_an_empty_column_would_say_is_left_out(in_process):
    assert "months" in in_process(120, "path", "AE", "KAM")
    told = in_process(120, "show", "KAM")
    assert "leads to" not in told
    assert "code" not in told


def test_a_ranking_is_read_in_percent(in_process):
    assert re.search(r"Account Specialist +100% +0 +\d+%", in_process(80, "rank", "AM"))


def test_findings_stand_by_their_kind_with_the_mend_once(in_process, tmp_path):
    file = tmp_path / "two.ttl"
    names = "".join(f':s{n} a cg:Skill ; skos:prefLabel "s{n}"@en .\n' for n in range(3))
    from small import turtle

    file.write_text(turtle(f':r a cg:Role ; skos:prefLabel "r"@en .\n{names}'))
    told = in_process(80, "check", "-f", str(file))
    assert "warning unused-skill: 3" in told
    assert told.count("require it somewhere") == 1
    assert told.index("nothing asks for") < told.index("https://example.org/s0"), "the label first"


@pytest.mark.slow
def test_a_terminal_has_colour_and_its_own_width():
    told = on_terminal(80, "gap", "AM", "KAM")
    assert "\x1b[" in told
    plain = ESCAPE.sub("", told)
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= 80
    assert "\x1b" not in on_terminal(80, "gap", "AM", "KAM", NO_COLOR="1")
    assert "\x1b[1m" in on_terminal(80, "rank", "--help")


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_a_pipe_has_colour_where_it_is_asked_for(env, coloured):
    done = run("rank", "AM", **env)
    assert ("\x1b[" in done.stdout) == coloured
    assert "Account Director" in done.stdout


def test_a_pipe_is_as_wide_as_columns_says():
    wide, narrow = run("gap", "AM", "KAM").stdout, run("gap", "AM", "KAM", COLUMNS="70").stdout
    assert max(map(len, wide.splitlines())) > 100
    assert max(map(len, narrow.splitlines())) <= 70


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [["roles"], ["--help"], ["roles", "--format", "json"]])
def test_a_full_standard_output_is_one_line(arguments):
    with Path("/dev/full").open("w") as full:
        done = run(*arguments, stdout=full.fileno())
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("careergraph: ")


@pytest.mark.parametrize("suffix", [".json", ".csv", ".txt"])
def test_a_file_has_the_format_that_its_suffix_names(suffix, tmp_path):
    file = tmp_path / f"gap{suffix}"
    assert run("gap", "AM", "KAM", "-o", file).returncode == 0
    beginning = {".json": "[", ".csv": "status,skill,", ".txt": "Account Manager → "}
    assert file.read_text("utf-8").startswith(beginning[suffix])
    assert run("gap", "AM", "KAM", "-o", file, "--format", "csv").returncode == 0
    assert file.read_text("utf-8").startswith("status,skill,")


def test_the_page_goes_to_standard_output_where_that_is_named(tmp_path):
    done = run("explore", "-o", "-")
    assert done.stdout.lower().startswith("<!doctype html>")
    assert done.stdout.rstrip().endswith("</html>")
    assert not Path("-").exists()


def test_the_explorer_is_written_as_a_page_alone(tmp_path):
    done = run("explore", "-o", tmp_path / "careers.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("names none; end it in .html\n")
    assert not (tmp_path / "careers.txt").exists()


@pytest.mark.parametrize(("typed", "meant"), [("rols", "roles"), ("compare", "diff"), ("plots", "plot")])
def test_an_unknown_command_is_told_which_may_be_meant(typed, meant):
    done = run(typed)
    assert done.returncode == 2
    assert f"did you mean {meant!r}" in done.stderr
    assert "--help lists the commands" in run("frobnicate").stderr


def test_what_is_nearly_the_name_of_a_skill_is_told_so():
    done = run("show", "negotiatio")
    assert (done.returncode, done.stdout) == (1, "")
    assert "did you mean 'negotiation'" in done.stderr


def test_every_phrase_that_is_reworded_is_one_of_the_library():
    source = "".join(
        path.read_text("utf-8")
        for path in sorted((ROOT / "careergraph").rglob("*.py"))
        if path.parent.name != "cli"
    )
    joined = re.sub(r'"\s*\n\s*f?"', "", source)
    for theirs in WORDING:
        written = re.sub(
            r"graph\.(roles|skills|responsibilities) lists", "graph.{self._plural} lists", theirs
        )
        assert written in joined, theirs


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "x y z"],
        ["path", "nobody", "KAM"],
        ["path", "KAM", "AE"],
        ["gap", "x", "KAM"],
        ["roles", "-f", "none.xyz"],
    ],
)
def test_messages_are_not_in_the_words_of_python(arguments):
    done = run(*arguments)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert not re.search(r"graph\.|\w=|\(\)", done.stderr)


def test_only_advice_is_reworded():
    assert in_own_words("there is no role 'graph'") == "there is no role 'graph'"


def test_every_command_has_examples_and_no_placeholder_of_python():
    program = get_command(app)
    assert set(EXAMPLES) == {"careergraph", *program.commands}
    for name in program.commands:
        told = run(name, "--help", COLUMNS="80").stdout if name == "plan" else _help(program, name)
        assert "Examples:" in told
        assert not re.search(r"<\w+[\[>|]|\{\w+\}|list\[|x>=", told), name


def _help(program, name):
    from typer.testing import CliRunner

    return CliRunner().invoke(app, [name, "--help"]).output


@pytest.mark.parametrize(
    "example",
    [each for name in sorted(EXAMPLES) for each in EXAMPLES[name]],
    ids=lambda example: example[12:40],
)
def test_an_example_does_what_it_says(example, tmp_path, monkeypatch, capsys):
    from careergraph.cli.commands import main

    if " plot " in example:
        pytest.importorskip("matplotlib")
    monkeypatch.chdir(tmp_path)
    graph = cg.load()
    for name in ("your.ttl", "old.ttl", "new.ttl"):
        graph.save(name)
    Path("people.csv").write_text(
        "name,skill,level\nAna,negotiation,3\nAna,communication,4\nBen,leadership,2\n"
    )
    Path("courses.csv").write_text("course,skill,level,hours\nTalks,negotiation,4,8\n")
    Path("moves.csv").write_text("from,to,count\nAccount Executive,Account Specialist,4\n")
    Path("skills.txt").write_text("negotiation\ncomunication\n")
    monkeypatch.setattr(sys, "argv", shlex.split(example.partition(" > ")[0]))
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code or 0
    assert code == 0, capsys.readouterr().err


def test_a_plot_shows_no_more_rows_than_are_wanted(tmp_path, monkeypatch):
    pytest.importorskip("matplotlib")
    from careergraph.cli.commands import main

    for most in (1, 3):
        file = tmp_path / f"{most}.svg"
        words = ["plot", "ranking", "KAM", "--max-items", str(most), "-o", str(file)]
        monkeypatch.setattr(sys, "argv", ["careergraph", *words])
        with contextlib.suppress(SystemExit):
            main()
        # matplotlib draws letters as shapes, with the text as a comment before them.
        drawn = re.findall(r"<!-- (.*?) -->", file.read_text("utf-8"))
        assert sum(role.label in drawn for role in cg.load().roles) == most
