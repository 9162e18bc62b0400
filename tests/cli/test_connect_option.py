"""`--connect`: the same commands, answered by a server; and no file name that fetches anything."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pyoxigraph as ox
import pytest
from sparql_servers import answer, answering, served

import careergraph as cg
from careergraph.cli.commands import main


class Told(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(capsys, monkeypatch) -> Callable[..., Told]:
    """Run a command, and give its exit code and what it wrote."""

    def run(*arguments: str) -> Told:
        monkeypatch.setattr("sys.argv", ["careergraph", "--no-cache", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return Told(ended.value.code or 0, *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def server(accounts_text) -> Iterator[str]:
    store = ox.Store()
    store.load(accounts_text, ox.RdfFormat.N_TRIPLES)
    with served(store) as (url, _):
        yield url


@pytest.fixture(scope="module")
def accounts_text(tmp_path_factory) -> bytes:
    return cg.load().save(tmp_path_factory.mktemp("accounts") / "accounts.nt").read_bytes()


QUERY = "SELECT ?label { ?role a cg:Role ; skos:prefLabel ?label } ORDER BY ?label"


def test_a_query_is_answered_by_the_server(run, server):
    there = run("--connect", server, "query", QUERY, "--format", "json")
    assert (there.returncode, there.stderr) == (0, "")
    assert json.loads(there.stdout) == json.loads(run("query", QUERY, "--format", "json").stdout)
    assert run("--connect", server, "query", "ASK { ?role a cg:Role }").stdout == "true\n"
    made = run("--connect", server, "query", "CONSTRUCT WHERE { ?role a cg:Role }")
    assert "a cg:Role" in made.stdout


@pytest.mark.parametrize(
    "command", [("roles",), ("gap", "AE", "KAM", "--format", "csv"), ("show", "KAM", "-l", "es")]
)
def test_other_commands_load_from_it(run, server, command):
    assert run("--connect", server, *command).stdout == run(*command).stdout != ""


def test_a_server_and_a_file_are_not_mixed(run, server, tmp_path):
    file = tmp_path / "a.ttl"
    file.touch()
    for command in (("roles",), ("query", QUERY)):
        there = run("--connect", server, *command, "-f", str(file))
        assert there.returncode == 1
        assert there.stderr == (
            "careergraph: --connect names a server and --ontology a file; give one of them\n"
        )


def test_the_deadline_of_a_query_is_that_of_the_server(run):
    with answering(lambda _: time.sleep(3)) as (url, _):
        there = run("--connect", url, "query", "ASK {}", "--timeout", "0.2")
    assert (there.returncode, there.stdout) == (1, "")
    assert "did not answer within 0.2 s" in there.stderr
    assert there.stderr.count("\n") == 1


def test_what_is_refused_is_refused_before_the_server_is_asked(run):
    with answering(answer(b"")) as (url, requests):
        there = run("--connect", url, "query", "INSERT DATA { <a:a> <a:b> 1 }")
    assert (there.returncode, requests) == (1, [])
    assert "INSERT is an update" in there.stderr


@pytest.mark.parametrize(
    ("auth", "sent"),
    [("ana:se:cret", b"Authorization: Basic YW5hOnNlOmNyZXQ="), ("t0ken", b"Authorization: Bearer t0ken")],
)
def test_who_asks_stands_in_the_environment_and_nowhere_else(run, monkeypatch, auth, sent):
    monkeypatch.setenv("CAREERGRAPH_AUTH", auth)
    with answering(answer(b"", status="401 No")) as (url, requests):
        there = run("--connect", url, "query", "ASK {}")
    assert sent in requests[0]
    assert there.returncode == 1
    assert "check auth=" in there.stderr
    assert "cret" not in there.stderr
    assert "t0ken" not in there.stderr


@pytest.mark.parametrize(
    "name", ["https://example.org/x.ttl", "http://example.org/x.csv", "https://example.org/x.xlsx"]
)
def test_an_address_is_no_file(run, name):
    there = run("roles", "-f", name)
    assert there.returncode == 1
    assert there.stderr.startswith(f"careergraph: '{name}' is an address, and only files are loaded")
    assert "--connect" in there.stderr
    assert there.stderr.count("\n") == 1
