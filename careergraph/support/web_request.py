"""One request to one web server, and its whole answer, within a deadline and a bound of bytes.

Nobody else is asked: no redirect is followed, no proxy is taken from the environment, no cookie and no
`.netrc` is read, and nothing is unpacked.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from collections.abc import Mapping
from contextlib import closing
from ipaddress import ip_address
from time import monotonic
from typing import Any, Final, NamedTuple, cast

#: How many bytes are read at a time.
_CHUNK: Final = 2**16


class Address(NamedTuple):
    """Where a server listens, and what it is asked for: a path that begins with a slash."""

    host: str
    port: int
    path: str
    is_encrypted: bool


class WebAnswer(NamedTuple):
    """The status, the headers and the bytes of an answer, and whether the server said where it ends."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    has_an_end: bool


class TooLong(Exception):
    """Raised where an answer is longer than its bound."""


class NotLoopback(Exception):
    """Raised where what may be sent to this machine alone would go elsewhere."""


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine itself, by its name or its number.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("example.org")
    (True, True, True, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def post(
    address: Address,
    body: bytes,
    headers: Mapping[str, str],
    deadline: float,
    max_bytes: int,
    only_loopback: bool = False,
) -> WebAnswer:
    """Send a POST request and return the answer, whatever its status.

    `deadline` is a moment of `time.monotonic`. With `only_loopback` nothing is sent to another machine.

    Raises `TimeoutError`, `ConnectionError` where the answer does not come or is cut off, `TooLong`, and
    `NotLoopback`.
    """
    try:
        with closing(_connected(address, deadline)) as connection:
            if only_loopback and not is_loopback(connection.getpeername()[0]):
                raise NotLoopback
            return _exchanged(connection, address, body, headers, deadline, max_bytes)
    except ssl.SSLCertVerificationError as error:
        raise ConnectionError(f"its certificate is not to be trusted: {error.verify_message}") from None
    except http.client.IncompleteRead:
        raise ConnectionError("its answer was cut off") from None
    except http.client.HTTPException as error:
        raise ConnectionError(f"it does not speak HTTP: {type(error).__name__}") from None
    except (TimeoutError, ConnectionError):
        raise
    except OSError as error:
        raise ConnectionError(f"it cannot be reached: {error.strerror or error}") from None


def _connected(address: Address, deadline: float) -> socket.socket:
    """Connect to the first of the server's addresses that answers, with TLS if that is asked for."""
    found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    failure: OSError = ConnectionError("it has no address")
    for place, (family, kind, protocol, _, where) in enumerate(found):
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(_left(deadline) / (len(found) - place))
            connection.connect(where)
            if not address.is_encrypted:
                return connection
            connection.settimeout(_left(deadline))
            return ssl.create_default_context().wrap_socket(connection, server_hostname=address.host)
        except OSError as error:
            connection.close()
            failure = error
    _left(deadline)
    raise failure


def _exchanged(
    connection: socket.socket,
    address: Address,
    body: bytes,
    headers: Mapping[str, str],
    deadline: float,
    max_bytes: int,
) -> WebAnswer:
    kind = http.client.HTTPSConnection if address.is_encrypted else http.client.HTTPConnection
    client = kind(address.host, address.port)
    client.sock = cast("Any", _TimedSocket(connection, deadline))
    client.request("POST", address.path, body, {**headers, "Connection": "close"})
    with client.getresponse() as response:
        expected = response.length
        if expected is not None and expected > max_bytes:
            raise TooLong
        parts = io.BytesIO()
        while part := response.read(_CHUNK):
            if parts.tell() + len(part) > max_bytes:
                raise TooLong
            parts.write(part)
        if expected is not None and parts.tell() < expected:
            raise ConnectionError("its answer was cut off")
        has_an_end = expected is not None or bool(response.chunked)
        return WebAnswer(response.status, dict(response.headers), parts.getvalue(), has_an_end)


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _TimedSocket:
    """A socket as `http.client` uses one, each step of which has what is left of the time.

    A server that sends a byte now and then would else be waited for as long as it likes.
    """

    def __init__(self, connection: socket.socket, deadline: float) -> None:
        self._connection = connection
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._connection.settimeout(_left(self._deadline))
        self._connection.sendall(data)

    def makefile(self, _: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._connection, self._deadline), _CHUNK)

    def close(self) -> None:
        """Leave the socket open: it is closed by whoever opened it, once the answer is read."""


class _TimedReader(io.RawIOBase):
    """The bytes that come from a socket until a deadline."""

    def __init__(self, connection: socket.socket, deadline: float) -> None:
        super().__init__()
        self._connection = connection
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(_left(self._deadline))
        return self._connection.recv_into(buffer)
