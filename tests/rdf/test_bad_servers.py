"""Servers that are slow, broken or hostile: one clear error in time, and nothing half taken."""

from __future__ import annotations

import json
import resource
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Thread, Timer

import pytest
from sparql_servers import OXIGRAPH, TABLE, TRIPLES, answer, answering, oxigraph

import careergraph as cg

OPENSSL = shutil.which("openssl")
SELECT = "SELECT ?x { ?x a cg:Role }"
CONSTRUCT = "CONSTRUCT WHERE { ?x a cg:Role }"
YES = answer(b'{"head":{},"boolean":true}')
ONE_ROLE = b"<http://e/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/B> .\n"


@contextmanager
def endpoint(*answers: object, timeout: float = 10) -> Iterator[cg.Endpoint]:
    with answering(*answers) as (url, _):
        yield cg.connect(url, timeout=timeout)


def rows(*values: object) -> bytes:
    """SPARQL's JSON of one column."""
    bindings = [{"x": {"type": "literal", "value": str(value)}} for value in values]
    return json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": bindings}}).encode()


def refused(query: str, *answers: object, timeout: float = 10) -> cg.EndpointError:
    """The error of a query, which is one line and names the server."""
    with endpoint(*answers, timeout=timeout) as asked, pytest.raises(cg.EndpointError) as caught:
        asked.query(query)
    assert str(caught.value).startswith(f"{caught.value.url}: ")
    assert caught.value.url == asked.url
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600
    return caught.value


# Statuses


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, "does not take the query"),
        (401, "check auth="),
        (403, "check auth="),
        (404, "no endpoint at that address"),
        (405, "takes no queries by POST"),
        (406, "no answer in a form"),
        (408, "took it too long"),
        (413, "ask in parts"),
        (418, "does not answer the query"),
        (429, "asked too often"),
        (500, "failed over the query"),
        (502, "ask later"),
        (503, "not ready"),
        (504, "took it too long"),
        (599, "does not answer the query"),
        (204, "does not answer the query"),
        (206, "does not answer the query"),
        (999, "does not answer the query"),
    ],
)
def test_every_status_has_an_error_that_says_what_to_do(status, said):
    error = refused(SELECT, answer(b"", status=f"{status} Whatever"))
    assert said in str(error)
    assert f"HTTP {status}" in str(error)
    assert error.status == status
    assert isinstance(error, OSError)


def test_the_words_of_the_server_are_told_in_short_and_move_no_terminal():
    error = refused(SELECT, answer(b"\x1b[2J\xff no such\nthing " * 5_000, "text/plain", "400 Bad"))
    assert "no such thing" in str(error)
    page = answer(b"<html><b>Wrong</b> query</html>", "text/html; charset=utf-8", "400 Bad")
    assert "Wrong query (HTTP 400)" in str(refused(SELECT, page))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 300, 304])
def test_a_redirect_is_told_and_not_followed(status):
    with answering(YES) as (elsewhere, requests):
        moved = answer(b"", status=f"{status} Moved", Location=f"{elsewhere}?key=secret")
        error = refused("ASK {}", moved)
        assert requests == []
    assert error.status == status
    assert f"points to '{elsewhere}', and is not followed" in str(error)
    assert "secret" not in str(error)


# To be asked later


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_server_that_says_when_is_asked_again(status):
    with answering(answer(b"", status=status, Retry_After="0"), YES) as (url, requests):
        assert cg.connect(url).query("ASK {}") is True
    assert len(requests) == 2
    assert requests[0] == requests[1]


def test_a_server_may_say_when_by_a_date():
    soon = format_datetime(datetime.now(UTC) - timedelta(seconds=5), usegmt=True)
    with endpoint(answer(b"", status="503 Wait", Retry_After=soon), YES) as asked:
        assert asked.query("ASK {}") is True


def test_a_server_is_asked_four_times_at_most():
    with answering(answer(b"", status="503 Wait", Retry_After="0")) as (url, requests):
        with pytest.raises(cg.EndpointError, match=r"not ready.*says when: '0'"):
            cg.connect(url).query("ASK {}")
        assert len(requests) == 4


@pytest.mark.parametrize("when", ["3600", "9" * 30, "soon", "", "Fri, 31 Dec 9999 23:59:59 GMT", "-1"])
def test_nobody_waits_longer_than_the_deadline_or_for_no_moment(when):
    with answering(answer(b"", status="429 Slow", Retry_After=when)) as (url, requests):
        begun = time.monotonic()
        with pytest.raises(cg.EndpointError, match="asked too often"):
            cg.connect(url, timeout=5).query("ASK {}")
        assert time.monotonic() - begun < 3
        assert len(requests) == 1


def test_other_failures_are_not_tried_again():
    with answering(answer(b"", status="500 Oh", Retry_After="0"), YES) as (url, requests):
        with pytest.raises(cg.EndpointError):
            cg.connect(url).query("ASK {}")
        assert len(requests) == 1


# Time


def drip(connection: socket.socket, head: bytes) -> None:
    connection.sendall(head)
    for _ in range(200):
        connection.sendall(b" ")
        time.sleep(0.02)


HEAD = f"HTTP/1.1 200 OK\r\nContent-Type: {TABLE}\r\n".encode()


@pytest.mark.parametrize(
    "head",
    [b"", b"HTTP/1.1 200 OK\r\nX:", HEAD + b"Content-Length: 1000000\r\n\r\n", HEAD + b"\r\n"],
    ids=["status", "headers", "body", "endless"],
)
def test_a_server_that_drips_is_left_at_the_deadline(head):
    begun = time.monotonic()
    with (
        endpoint(lambda connection: drip(connection, head), timeout=0.3) as asked,
        pytest.raises(cg.QueryTimeout, match=r"did not answer within 0\.3 s") as caught,
    ):
        asked.query(SELECT)
    assert time.monotonic() - begun < 2
    assert isinstance(caught.value, TimeoutError)


def test_a_server_that_never_stops_saying_continue_is_left_at_the_deadline():
    def forever(connection: socket.socket) -> None:
        while True:
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)

    with endpoint(forever, timeout=0.3) as asked, pytest.raises(cg.QueryTimeout):
        asked.query(SELECT)


def test_a_server_that_says_nothing_is_left_and_another_query_may_follow():
    with endpoint(lambda _: time.sleep(1), YES, timeout=5) as asked:
        with pytest.raises(cg.QueryTimeout, match=r"0\.2 s"):
            asked.query("ASK {}", timeout=0.2)
        assert asked.query("ASK {}") is True


# Answers that are none


def chunked(*parts: bytes, kind: str = TABLE, end: bytes = b"0\r\n\r\n") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    return head + b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + end


def test_an_answer_in_chunks_is_read_whole():
    with endpoint(chunked(rows(1, 2)[:20], rows(1, 2)[20:])) as asked:
        assert [row.x for row in asked.query(SELECT)] == ["1", "2"]
    with endpoint(chunked(ONE_ROLE, kind=f"{TRIPLES}; charset=utf-8")) as asked:
        assert len(asked.query(CONSTRUCT)) == 1


@pytest.mark.parametrize(
    ("query", "answered"),
    [
        (SELECT, answer(rows(1), Content_Length="1000")),
        (SELECT, chunked(rows(1)[:30], end=b"")),
        (SELECT, chunked(rows(1), end=b"")),
        (CONSTRUCT, answer(ONE_ROLE, TRIPLES, Content_Length="1000")),
        (CONSTRUCT, chunked(ONE_ROLE, kind=TRIPLES, end=b"")),
        (CONSTRUCT, chunked(ONE_ROLE, kind=TRIPLES, end=b"5\r\nab")),
        (SELECT, b""),
    ],
    ids=["length", "chunk", "last chunk", "triples", "triples in chunks", "in a chunk", "nothing"],
)
def test_an_answer_that_is_cut_off_is_an_error(query, answered):
    error = refused(query, answered)
    assert "nothing was taken from it" in str(error)


def test_triples_of_which_nobody_knows_where_they_end_are_not_taken():
    error = refused(CONSTRUCT, answer(ONE_ROLE, TRIPLES, Content_Length=""))
    assert "does not say where its answer ends" in str(error)
    with endpoint(answer(rows(1), Content_Length="")) as asked:
        assert len(asked.query(SELECT)) == 1  # a table says itself where it ends


@pytest.mark.parametrize(
    ("query", "answered", "said"),
    [
        (SELECT, answer(b"<html>", "text/html"), "is text/html, and not SPARQL's JSON"),
        (SELECT, answer(rows(1), ""), "of no type"),
        (SELECT, answer(ONE_ROLE, TRIPLES), "not SPARQL's JSON"),
        (CONSTRUCT, answer(rows(1)), "not N-Triples or Turtle"),
        (CONSTRUCT, answer(b"<rdf:RDF/>", "application/rdf+xml"), "not N-Triples or Turtle"),
        (SELECT, answer(b'{"head":{},"boolean":true}'), "none to SELECT"),
        ("ASK {}", answer(rows(1)), "none to ASK"),
        (SELECT, answer(rows("é".encode("latin-1")), f"{TABLE}; charset=iso-8859-1"), "and not in UTF-8"),
        (SELECT, answer(rows("x").replace(b'x"}', b'\xe9"}')), "not SPARQL's JSON"),
        (CONSTRUCT, answer(b'<http://e/a> <http://e/b> "\xe9" .', TRIPLES), "cannot be read"),
        (CONSTRUCT, answer(b"<http://e/a> <http://e/b> .", TRIPLES), "cannot be read"),
        (CONSTRUCT, answer(b"<http://e/a> <http://e/b> <<( <a:b> <a:c> 1 )>> .", TRIPLES), "cannot be read"),
        (SELECT, answer(b"[]"), "not SPARQL's JSON"),
        (SELECT, answer(b""), "not SPARQL's JSON"),
        (SELECT, answer(rows(1)[:-3]), "not SPARQL's JSON"),
        (SELECT, answer(b"{" * 100_000), "nested too deeply"),
        (SELECT, answer(rows(1), Content_Encoding="gzip"), "packed"),
        (SELECT, answer(rows(1), X_SPARQL_MaxRows="1"), "only a part"),
        (SELECT, b"SSH-2.0-OpenSSH_9.2\r\n", "does not speak HTTP"),
        (SELECT, b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1_000 + b"\r\n", "does not speak HTTP"),
        (SELECT, b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", "does not speak HTTP"),
        (SELECT, answer(b"", Content_Length="99999999999"), "longer than 268,435,456 bytes"),
        (SELECT, answer(b"", Content_Length="many"), "does not say"),
        (SELECT, chunked(end=b"zz\r\n"), "cut off"),
    ],
)
def test_an_answer_of_another_kind_is_an_error(query, answered, said):
    if said == "does not say":
        query, answered, said = (
            CONSTRUCT,
            answer(b"", TRIPLES, Content_Length="many"),
            "where its answer ends",
        )
    assert said in str(refused(query, answered))


def test_a_triple_term_is_refused_and_a_deep_one_does_not_end_the_process():
    iri = {"type": "uri", "value": "x:y"}
    triple = {"type": "triple", "value": {"subject": iri, "predicate": iri, "object": iri}}
    shallow = json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": [{"x": triple}]}}).encode()
    assert "RDF 1.2" in str(refused(SELECT, answer(shallow)))
    part = json.dumps(iri).encode()
    opening = b'{"type":"triple","value":{"subject":' + part + b',"predicate":' + part + b',"object":'
    deep = opening * 20_000 + part + b"}}" * 20_000
    body = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":' + deep + b"}]}}"
    assert "nested too deeply" in str(refused(SELECT, answer(body)))


# Answers without measure


def test_an_endless_answer_is_left_at_its_bound(monkeypatch):
    monkeypatch.setattr("careergraph.rdf.sparql_server.MAX_BYTES", 2**20)

    def forever(connection: socket.socket) -> None:
        connection.sendall(HEAD + b"\r\n")
        while True:
            connection.sendall(b" " * 65536)

    error = refused(SELECT, forever)
    assert "longer than 1,048,576 bytes; narrow the query, or add LIMIT" in str(error)


def test_huge_rows_are_read_or_refused_within_measure():
    with endpoint(answer(rows("x" * 8_000_000))) as asked:
        (row,) = asked.query(SELECT)
        assert len(row.x) == 8_000_000
    assert "not SPARQL's JSON" in str(refused(SELECT, answer(rows("x" * 20_000_000))))


def test_a_short_answer_cannot_make_a_table_that_fills_the_memory(monkeypatch):
    monkeypatch.setattr("careergraph.rdf.remote_answers.MAX_CELLS", 2**20)
    names = ",".join(f'"c{number}"' for number in range(20_000)).encode()
    body = b'{"head":{"vars":[' + names + b']},"results":{"bindings":[' + b"{}," * 200_000 + b"{}]}}"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    error = refused(SELECT, answer(body))
    assert "more than 1,048,576 cells" in str(error)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000


def test_what_takes_long_to_read_ends_at_the_deadline(monkeypatch):
    monkeypatch.setattr("careergraph.rdf.remote_answers.value", lambda term: time.sleep(0.01) or term.value)
    with endpoint(answer(rows(*range(1_000))), timeout=0.5) as asked, pytest.raises(cg.QueryTimeout):
        asked.query(SELECT)


# Nobody there


def test_a_server_that_is_not_there_is_an_error_with_its_name():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/sparql"
    with pytest.raises(cg.EndpointError, match=r"refused; nothing was taken") as caught:
        cg.connect(url).query("ASK {}")
    assert (caught.value.url, caught.value.status) == (url, None)


def test_a_name_that_nobody_has_is_an_error():
    with pytest.raises(cg.EndpointError, match="cannot be reached"):
        cg.connect("http://nobody.invalid/sparql", timeout=20).query("ASK {}")


@pytest.mark.parametrize("sent", [b"HTTP/1.1 200 OK\r\n\r\n", b"\0" * 100, b""])
def test_https_is_not_spoken_with_a_server_that_does_not(sent):
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.sendall(sent)

        Thread(target=serve, daemon=True).start()
        asked = cg.connect(f"https://127.0.0.1:{listening.getsockname()[1]}/sparql", timeout=5, auth="secret")
        with pytest.raises(cg.EndpointError, match="nothing was taken from it"):
            asked.query("ASK {}")


@pytest.mark.skipif(OPENSSL is None, reason="no openssl is installed, to make a certificate with")
def test_a_certificate_that_nobody_trusts_is_not_trusted(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = f"req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -keyout {key} -out {certificate}"
    subprocess.run([OPENSSL, *make.split()], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    heard: list[bytes] = []

    def serve(listening: socket.socket) -> None:
        with suppress(OSError), context.wrap_socket(listening.accept()[0], server_side=True) as connection:
            heard.append(connection.recv(65536))

    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=serve, args=(listening,), daemon=True).start()
        asked = cg.connect(
            f"https://localhost:{listening.getsockname()[1]}/", timeout=5, auth=("ana", "secret")
        )
        with pytest.raises(cg.EndpointError, match="certificate is not to be trusted: self-signed"):
            asked.query("ASK {}")
    assert b"".join(heard) == b""


# Loading


@pytest.mark.parametrize("cut", ["triples", "page", "later"])
def test_nothing_is_half_loaded(cut):
    names = rows().replace(b"[]}}", b'[{"x":{"type":"uri","value":"http://e/a"}}]}}')
    no, empty = answer(b'{"head":{},"boolean":false}'), answer(b"", TRIPLES)
    answers = {
        "triples": [no, chunked(ONE_ROLE, kind=TRIPLES, end=b"")],
        "page": [no, empty, answer(names), chunked(ONE_ROLE, kind=TRIPLES, end=b"")],
        "later": [no, empty, answer(names), answer(ONE_ROLE, TRIPLES), answer(b"", status="500 Oh")],
    }
    with endpoint(*answers[cut]) as asked, pytest.raises(cg.EndpointError):
        asked.load()


def test_an_endpoint_that_hides_blank_nodes_for_ever_is_left():
    names = rows().replace(b"[]}}", b'[{"x":{"type":"uri","value":"http://e/a"}}]}}')
    deeper = [
        answer(b"".join(b"_:b%d <http://e/p> _:b%d .\n" % (n, n + 1) for n in range(count)), TRIPLES)
        for count in range(1, 20)
    ]
    with (
        endpoint(
            answer(b'{"head":{},"boolean":false}'), answer(b"", TRIPLES), answer(names), *deeper
        ) as asked,
        pytest.raises(cg.EndpointError, match="blank nodes stand more than 64 below one another"),
    ):
        asked.load()


def killed_soon(url: str, kill: Callable[[], None]) -> str:
    Timer(0.3, kill).start()
    return url


@pytest.mark.skipif(OXIGRAPH is None, reason="no oxigraph is installed: pip install oxigraph")
def test_a_server_that_is_killed_in_mid_answer_leaves_nothing_half_loaded(accounts, tmp_path):
    content = accounts.save(tmp_path / "accounts.nt").read_bytes()
    with oxigraph(content) as (url, kill), pytest.raises(cg.EndpointError, match="nothing was taken from it"):
        cg.connect(killed_soon(url, kill)).query(
            "CONSTRUCT { ?a ?e ?c } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        )
    kept: list[cg.CareerGraph] = []
    with oxigraph(content) as (url, kill), pytest.raises(cg.EndpointError, match="nothing was taken from it"):
        kept.append(cg.connect(url).load(progress=lambda *_: kill()))
    assert kept == []


def told_things(*iris: str) -> bytes:
    bindings = [{"x": {"type": "uri", "value": iri}} for iri in iris]
    return answer(json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": bindings}}).encode())


def test_a_server_that_has_ever_more_is_left(monkeypatch):
    monkeypatch.setattr("careergraph.catalogue.remote_careers.MAX_BYTES", 10_000)
    number = iter(range(100_000))

    def more(connection: socket.socket) -> None:
        one = next(number)
        broader = f"<http://e/{one}> <http://www.w3.org/2004/02/skos/core#broader> <http://e/{one + 1}> .\n"
        connection.sendall(answer(broader.encode(), TRIPLES))

    no = answer(b'{"head":{},"boolean":false}')
    with (
        endpoint(no, answer(b"", TRIPLES), told_things("http://e/0"), more) as asked,
        pytest.raises(cg.EndpointError, match=r"more than 10,000 bytes of careers; name a graph"),
    ):
        asked.load()


@pytest.mark.parametrize("chained", [True, False])
def test_a_server_that_aligns_ever_more_terms_is_left(chained):
    term = "https://w3id.org/careergraph/ontology#Role"
    number = iter(range(100))

    def more(connection: socket.socket) -> None:
        one = next(number)
        below = [f"http://e/{one}"] if chained else [f"http://e/{one}/{each}" for each in range(20_000)]
        above = term if one == 0 or not chained else f"http://e/{one - 1}"
        lines = (
            f"<{each}> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <{above}> .\n" for each in below
        )
        connection.sendall(answer("".join(lines).encode(), TRIPLES))

    with (
        endpoint(answer(b'{"head":{},"boolean":false}'), more) as asked,
        pytest.raises(cg.EndpointError, match=r"aligns (more than 10,000 terms|terms through more than 16)"),
    ):
        asked.load()
