"""One SPARQL server by its address: queries go out, and the bytes of whole answers come back.

Nothing but its address is ever contacted, and nothing but queries is sent: the protocol has updates
under another name. Whoever the user is, is told to that address alone, and stands in no message.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic, sleep
from typing import Final, NoReturn, TypeAlias
from urllib.parse import quote as percent
from urllib.parse import urlencode, urlsplit

from careergraph.errors import EndpointError, InvalidArgument, QueryTimeout
from careergraph.support.text import quote, shortened, shown_url, visible
from careergraph.support.web_request import Address, NotLoopback, TooLong, WebAnswer, is_loopback, post

#: A user's name and password, or a token; None where the server asks nobody who they are.
Auth: TypeAlias = tuple[str, str] | str | None

#: The longest answer that is taken, in bytes.
MAX_BYTES: Final = 2**28
#: How often a server that asks to be asked later is asked in all.
_MAX_TRIES: Final = 4
_LONGEST_MESSAGE: Final = 200

#: By status, what a server says with it, and what to do.
_MEANINGS: Final[Mapping[int, str]] = {
    400: "it does not take the query",
    401: "it asks who you are, or does not know you; check auth=",
    403: "it does not let you ask; check auth=",
    404: "there is no endpoint at that address; check it",
    405: "that address takes no queries by POST; check it",
    406: "it has no answer in a form that careergraph reads",
    408: "the query took it too long; narrow it",
    410: "the endpoint is gone; check the address",
    413: "the query is too long for it; ask in parts",
    414: "the query is too long for it; ask in parts",
    415: "that address takes no queries by POST; check it",
    429: "it is asked too often; ask later",
    500: "it failed over the query; narrow it, or ask whoever runs it",
    501: "it lacks something that the query needs",
    502: "the server behind it does not answer; ask later",
    503: "it is not ready; ask later",
    504: "the query took it too long; narrow it",
}
#: Headers with which servers say that they left something out.
_PARTIAL: Final = ("X-SPARQL-MaxRows", "X-SPARQL-Anytime")


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of a whole answer, their media type, and whether the server said where they end."""

    body: bytes
    media_type: str
    has_an_end: bool


@dataclass(frozen=True, slots=True)
class SparqlServer:
    """A server, and how long it may take; whoever the user is, is shown nowhere and pickled nowhere."""

    url: str
    timeout: float
    _authorization: str = field(default="", repr=False, compare=False)
    _secrets: Sequence[str] = field(default=(), repr=False, compare=False)

    @classmethod
    def at(cls, url: str, timeout: float, auth: Auth = None) -> SparqlServer:
        """Name a server. Raises `InvalidArgument` for an address, or a way to be known, that is none."""
        address = _address(url)
        authorization, secrets = _authorized(auth)
        if authorization and not address.is_encrypted and not is_loopback(address.host):
            raise InvalidArgument(
                f"{shown_url(url)} would send auth= in the open; give an https address, or ask without auth="
            )
        return cls(url, timeout, authorization, secrets)

    def __reduce__(self) -> tuple[object, ...]:
        return SparqlServer, (self.url, self.timeout)

    def ask(self, query: str, accept: str, deadline: float, seconds: float) -> Answer:
        """Send a query that has passed the guard, and return the answer.

        A server that says when to ask again is asked again then, a few times, within the deadline; `seconds`
        is how long that was from the start.

        Raises `EndpointError`, or `QueryTimeout` at the deadline.
        """
        headers = {
            "Accept": accept,
            "Accept-Encoding": "identity",
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "User-Agent": "careergraph",
        }
        if self._authorization:
            headers["Authorization"] = self._authorization
        body = urlencode({"query": query}).encode()
        for tries in range(_MAX_TRIES):
            answer = self._post(body, headers, deadline, seconds)
            wait = _asked_to_wait(answer)
            if wait is None or tries == _MAX_TRIES - 1 or monotonic() + wait >= deadline:
                break
            sleep(wait)
        return self._checked(answer)

    def fail(self, message: str, status: int | None = None) -> NoReturn:
        """Raise an error that names the server."""
        shown = shown_url(self.url)
        raise EndpointError(f"{shown}: {self._without_secrets(message)}", url=shown, status=status) from None

    def _post(self, body: bytes, headers: Mapping[str, str], deadline: float, seconds: float) -> WebAnswer:
        try:
            only_loopback = bool(self._authorization) and not _address(self.url).is_encrypted
            return post(_address(self.url), body, headers, deadline, MAX_BYTES, only_loopback)
        except TimeoutError:
            raise QueryTimeout(
                f"{shown_url(self.url)} did not answer within {seconds:g} s; "
                "narrow the query, add LIMIT, or allow more"
            ) from None
        except TooLong:
            self.fail(f"its answer is longer than {MAX_BYTES:,} bytes; narrow the query, or add LIMIT")
        except NotLoopback:
            self.fail("it is not on this machine, and auth= would be sent in the open; use https")
        except ConnectionError as error:
            said = error.strerror or str(error) or type(error).__name__
            self.fail(f"{visible(said)}; nothing was taken from it")

    def _checked(self, answer: WebAnswer) -> Answer:
        headers = {name.lower(): text for name, text in answer.headers.items()}
        if answer.status != 200:
            self.fail(f"{self._meaning(answer, headers)} (HTTP {answer.status})", answer.status)
        media_type, _, parameters = headers.get("content-type", "").partition(";")
        charset = re.search(r"charset\s*=\s*\"?([\w.:-]+)", parameters)
        if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii"):
            self.fail(f"its answer is in {visible(charset[1])}, and not in UTF-8", 200)
        if headers.get("content-encoding", "identity").lower() != "identity":
            self.fail(f"its answer is packed ({quote(headers['content-encoding'], 40)}), unasked", 200)
        for name in _PARTIAL:
            if name.lower() in headers:
                self.fail(f"its answer is only a part ({name}); ask for less, or allow more there", 200)
        return Answer(answer.body, media_type.strip().lower(), answer.has_an_end)

    def _meaning(self, answer: WebAnswer, headers: Mapping[str, str]) -> str:
        if 300 <= answer.status < 400:
            target = shown_url(headers.get("location", "")) or "elsewhere"
            return (
                f"it points to {quote(target, 200)}, and is not followed; give that address if you trust it"
            )
        said = _MEANINGS.get(answer.status, "it does not answer the query")
        if wait := headers.get("retry-after"):
            said = f"{said}; it says when: {quote(wait, 40)}"
        text = answer.body[:2_000].decode("utf-8", "replace")
        if headers.get("content-type", "").startswith("text/html"):
            text = re.sub(r"<[^>]*>", " ", text)
        words = visible(" ".join(self._without_secrets(text).split()))
        return f"{said}: {shortened(words, _LONGEST_MESSAGE)}" if words else said

    def _without_secrets(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return text


def _address(url: object) -> Address:
    """Read an address, or raise `InvalidArgument`."""
    if not isinstance(url, str):
        raise InvalidArgument(f"an endpoint is named by its address, and not {quote(url)}; give a str")
    shown = shown_url(url)
    if re.search(r"[\x00-\x20\x7f\\]", url):
        raise InvalidArgument(f"{quote(shown)} has a space or a control in it; correct the address")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        named = host.encode("idna").decode() if host and not host.isascii() else host
    except (ValueError, UnicodeError):
        raise InvalidArgument(
            f"{quote(shown)} is no address; give one as https://example.org/sparql"
        ) from None
    if parts.scheme not in ("http", "https") or not named:
        raise InvalidArgument(f"{quote(shown)} is no address; give one as https://example.org/sparql")
    if "@" in parts.netloc:
        raise InvalidArgument(f"{quote(shown)} has a user in it; give auth=(user, password) instead")
    is_encrypted = parts.scheme == "https"
    path = percent(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    asked = percent(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return Address(
        named, port or (443 if is_encrypted else 80), f"{path}?{asked}" if asked else path, is_encrypted
    )


def _authorized(auth: object) -> tuple[str, Sequence[str]]:
    """Return the header for whoever the user is, and what of it no message may have."""
    match auth:
        case None:
            return "", ()
        case str() if re.fullmatch(r"[\w.~+/-]+=*", auth, re.ASCII):
            return f"Bearer {auth}", (auth,)
        case (str() as user, str() as password) if ":" not in user and (user + password).isprintable():
            packed = b64encode(f"{user}:{password}".encode()).decode()
            return f"Basic {packed}", tuple(filter(None, (packed, password, percent(password, safe=""))))
    raise InvalidArgument(
        "auth= is neither (user, password) nor a token; give one of them, without line breaks"
    )


def _asked_to_wait(answer: WebAnswer) -> float | None:
    """Return after how many seconds the server wants to be asked again; None where it does not say so."""
    if answer.status not in (429, 503):
        return None
    said = {name.lower(): text for name, text in answer.headers.items()}.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", said):
        return float(said)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
