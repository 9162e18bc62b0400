"""An endpoint by its address: what it is asked with, and that nobody else learns who asks."""

from __future__ import annotations

import copy
import pickle
import traceback
from base64 import b64encode

import pytest
from sparql_servers import answer, answering

import careergraph as cg

YES = answer(b'{"head":{},"boolean":true}')
PASSWORD, TOKEN = "p:ss wörd/€", "t0ken-._~+/=="
PACKED = b64encode(f"ana:{PASSWORD}".encode()).decode()


@pytest.mark.parametrize(
    ("auth", "header"), [(("ana", PASSWORD), f"Basic {PACKED}"), (TOKEN, f"Bearer {TOKEN}")]
)
def test_the_server_learns_who_asks(auth, header):
    with answering(YES) as (url, requests):
        assert cg.connect(url, auth=auth).query("ASK {}") is True
    assert f"\r\nAuthorization: {header}\r\n".encode() in requests[0]


def test_nobody_says_who_asks_unless_told_to(monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("default login ana password secret\n")
    for name in ("HOME", "NETRC"):
        monkeypatch.setenv(name, str(tmp_path))
    with answering(YES) as (url, requests):
        cg.connect(url).query("ASK {}")
    assert b"authorization" not in requests[0].lower()


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"])
def test_no_proxy_of_the_environment_hears_of_it(monkeypatch, name):
    with answering(YES) as (proxy, heard), answering(YES) as (url, requests):
        monkeypatch.setenv(name, proxy)
        monkeypatch.delenv("no_proxy", raising=False)
        assert cg.connect(url).query("ASK {}") is True
    assert (len(heard), len(requests)) == (0, 1)


@pytest.mark.parametrize("auth", [("ana", PASSWORD), TOKEN])
def test_auth_stands_in_no_message_repr_or_pickle(auth):
    secrets = [PASSWORD, TOKEN, PACKED, "p%3Ass%20w%C3%B6rd%2F%E2%82%AC"]

    def shows(text: str) -> list[str]:
        return [secret for secret in secrets if secret in text or secret in text.encode().decode("latin-1")]

    echo = "You sent " + " ".join(secrets)
    bad = [
        answer(echo.encode(), "text/plain", status)
        for status in ("401 No", "400 Bad", "500 Oh", "429 Slow", "200 OK")
    ]
    moved = answer(b"", status="302 Found", Location=f"http://ana:{TOKEN}@127.0.0.1:9/{TOKEN}?{TOKEN}")
    typed = answer(echo.encode(), f"text/{TOKEN}")
    packed = answer(b"", Content_Encoding=TOKEN)
    later = answer(b"", status="503 Wait", Retry_After=TOKEN)
    for each in (*bad, moved, typed, packed, later, b"", lambda _: None):
        with answering(each) as (url, _):
            endpoint = cg.connect(url, auth=auth, timeout=5)
            with pytest.raises(cg.EndpointError) as caught:
                endpoint.query("ASK {}")
            kept = pickle.loads(pickle.dumps(caught.value))
            assert (str(kept), kept.url, kept.status) == (str(caught.value), url, caught.value.status)
            told = "".join(traceback.format_exception(caught.value))
            # A token that the server was not given is its own to say.
            mine = [TOKEN] if auth == TOKEN else [PASSWORD, PACKED]
            assert not [secret for secret in mine if secret in told or secret in repr(caught.value)]
        for text in (repr(endpoint), str(endpoint), f"{endpoint}", repr(endpoint._server)):
            assert shows(text) == []
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert shows(pickle.dumps(endpoint, protocol).decode("latin-1")) == []


def test_what_was_pickled_or_copied_asks_as_nobody():
    with answering(YES) as (url, requests):
        endpoint = cg.connect(url, auth=TOKEN, timeout=7)
        for other in (pickle.loads(pickle.dumps(endpoint)), copy.deepcopy(endpoint)):
            assert other == endpoint
            assert hash(other) == hash(endpoint)
            assert other.timeout == 7
            assert other.query("ASK {}") is True
    assert b"authorization" not in b"".join(requests).lower()


@pytest.mark.parametrize(
    "url", ["http://example.org/sparql", "http://192.0.2.1/", "http://localhost.example.org/"]
)
def test_auth_is_never_sent_in_the_open(url):
    with pytest.raises(cg.InvalidArgument, match="in the open; give an https address") as caught:
        cg.connect(url, auth=("ana", PASSWORD))
    assert PASSWORD not in str(caught.value)
    assert cg.connect(url).url == url


def test_a_name_that_means_another_machine_gets_no_auth(monkeypatch):
    """A hosts file may say that localhost is elsewhere; where it is is looked at once it is reached."""
    with answering(YES) as (url, requests):
        monkeypatch.setattr("careergraph.support.web_request.is_loopback", lambda _: False)
        with pytest.raises(cg.EndpointError, match="not on this machine"):
            cg.connect(url.replace("127.0.0.1", "localhost"), auth=TOKEN).query("ASK {}")
    assert b"".join(requests).strip() == b""


@pytest.mark.parametrize(
    "url", ["https://example.org/sparql", "http://localhost:1/", "http://127.3.2.1/", "http://[::1]:7/x"]
)
def test_auth_goes_by_https_or_to_this_machine(url):
    assert cg.connect(url, auth=TOKEN).url == url


@pytest.mark.parametrize(
    "auth",
    [
        "",
        "two words",
        "line\r\nHost: evil",
        "é",
        ("ana",),
        ("ana", "b", "c"),
        ("a:b", "c"),
        ("ana", "b\r\nX: y"),
        ("ana", 3),
        7,
        b"x",
        ["ana", "b\n"],
    ],
    ids=repr,
)
def test_auth_that_is_none_is_refused_without_being_shown(auth):
    with pytest.raises(cg.InvalidArgument, match=r"^auth= is neither \(user, password\) nor a token"):
        cg.connect("https://example.org/", auth=auth)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "no address"),
        ("example.org/sparql", "no address"),
        ("ftp://example.org/", "no address"),
        ("file:///etc/passwd", "no address"),
        ("http://", "no address"),
        ("http:///sparql", "no address"),
        ("http://example.org:port/", "no address"),
        ("http://example.org:99999/", "no address"),
        ("http://[::1/", "no address"),
        ("http://exa mple.org/", "a space or a control"),
        ("http://example.org/\r\nHost: evil", "a space or a control"),
        ("http://example.org\\@evil.org/", "a space or a control"),
        ("https://ana:secret@example.org/", "a user in it; give auth="),
        (None, "give a str"),
        (b"http://example.org/", "give a str"),
    ],
    ids=ascii,
)
def test_an_address_that_is_none_is_refused(url, said):
    with pytest.raises(cg.InvalidArgument, match=said) as caught:
        cg.connect(url)
    assert "secret" not in str(caught.value)


def test_a_key_in_an_address_is_sent_and_not_shown():
    with answering(YES, answer(b"", status="404 No")) as (url, requests):
        endpoint = cg.connect(f"{url}?key=s3cret")
        assert endpoint.query("ASK {}") is True
        with pytest.raises(cg.EndpointError) as caught:
            endpoint.query("ASK {}")
    assert requests[0].startswith(b"POST /sparql?key=s3cret ")
    assert "s3cret" not in f"{endpoint!r} {caught.value} {caught.value.url}"


def test_an_address_may_have_letters_of_any_language():
    with answering(YES) as (url, requests):
        assert cg.connect(f"{url}/perfíles/%20").query("ASK {}") is True
    assert requests[0].startswith(b"POST /sparql/perf%C3%ADles/%20 ")
    assert cg.connect("https://müller.example/") == cg.connect("https://müller.example/")


def test_nothing_is_contacted_before_it_is_asked():
    with answering(YES) as (url, requests):
        cg.connect(url)
        assert requests == []


@pytest.mark.parametrize(
    "name", ["https://ana:secret@example.org/x.ttl", "http://example.org/x.csv", "ftp://example.org/x"]
)
def test_no_file_name_fetches_anything(name):
    for load in (cg.load, cg.load_grid, cg.load_tables):
        with pytest.raises(
            cg.InvalidArgument, match=r"is an address, and only files are loaded.*cg\.connect"
        ) as caught:
            load(name)
        assert "secret" not in str(caught.value)
