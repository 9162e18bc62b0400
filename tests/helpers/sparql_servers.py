"""SPARQL servers on this machine: a good one over some triples, and bad ones that answer as a test has it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.parse import parse_qs

import pyoxigraph as ox

#: Oxigraph's own server, as its package installs it beside the Python that runs.
OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
TABLE = "application/sparql-results+json"
TRIPLES = "application/n-triples"


@contextmanager
def oxigraph(content: bytes) -> Iterator[tuple[str, Callable[[], None]]]:
    """Give the address of Oxigraph's own server over some N-Triples, and what kills it."""
    with TemporaryDirectory() as folder:
        file, database = Path(folder, "content.nt"), str(Path(folder, "database"))
        file.write_bytes(content)
        load = [OXIGRAPH, "load", "--location", database, "--file", str(file)]
        subprocess.run(load, check=True, capture_output=True)
        port = _free_port()
        serve = [OXIGRAPH, "serve-read-only", "--location", database, "--bind", f"127.0.0.1:{port}"]
        with subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                _wait_for(port)
                yield f"http://127.0.0.1:{port}/query", process.kill
            finally:
                process.kill()


@contextmanager
def served(store: ox.Store, union: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Give the address of a small server over a store, and the list of the queries that come to it.

    With `union` its default graph is all of its graphs.
    """
    queries: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            (query,) = parse_qs(sent, strict_parsing=True)["query"]
            queries.append(query)
            result = store.query(query, use_default_graph_as_union=union)
            if isinstance(result, ox.QueryTriples):
                body, kind = result.serialize(format=ox.RdfFormat.N_TRIPLES), TRIPLES
            else:
                body, kind = result.serialize(format=ox.QueryResultsFormat.JSON), TABLE
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/sparql", queries
        finally:
            server.shutdown()


@contextmanager
def answering(*answers: bytes | Callable[[socket.socket], object]) -> Iterator[tuple[str, list[bytes]]]:
    """Give the address of a server that sends these bytes, one after another, and what it was sent.

    A function is given the connection instead. The last answer is that to all further requests.
    """
    requests: list[bytes] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                requests.append(_request(connection))
                answer = answers[min(len(requests), len(answers)) - 1]
                if callable(answer):
                    answer(connection)
                else:
                    connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=serve, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/sparql", requests
        finally:
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)


def answer(body: bytes, kind: str = TABLE, status: str = "200 OK", **headers: str) -> bytes:
    """Write an answer as HTTP has it; headers have underscores for hyphens."""
    named = {"Content-Type": kind, "Content-Length": str(len(body))}
    named |= {name.replace("_", "-"): text for name, text in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {text}" for name, text in named.items() if text)]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def _request(connection: socket.socket) -> bytes:
    """Read a request to its end."""
    read = b""
    while b"\r\n\r\n" not in read:
        read += connection.recv(65536) or b"\r\n\r\n"
    head, _, body = read.partition(b"\r\n\r\n")
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            while len(body) < int(line.partition(b":")[2]):
                body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def _wait_for(port: int) -> None:
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens at {port}")
