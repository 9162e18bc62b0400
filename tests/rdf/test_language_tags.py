"""Language tags keep their capitals, and what only looks like a tag with capitals costs nothing more."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph.rdf.language_tags import tags_as_written

TURTLE = ox.RdfFormat.TURTLE
WORDS = st.text("aB@-#'\\ ", max_size=6).map(lambda text: text.replace("\\", "\\\\"))
TAGS = st.sampled_from(["", "@en", "@EN", "@en-GB", "@xB"])
TEXTS = st.one_of(
    st.builds('"{}"{}'.format, WORDS, TAGS),
    st.builds('"""{}\n@B {} """{}'.format, WORDS, WORDS, TAGS),
)
BREAKS = st.sampled_from(["\n", "\r", " ", "\r\n", " # '@A \"@B\n"])


def tags(text: str) -> list[str]:
    data = text.encode()
    return [*tags_as_written(data, TURTLE, ox.parse(data, TURTLE)).values()]


@given(st.lists(st.tuples(TEXTS, BREAKS), max_size=6))
def test_every_tag_with_capitals_is_kept(texts: list[tuple[str, str]]) -> None:
    text = "".join(f"<urn:{n}> <urn:p> {each} .{end}" for n, (each, end) in enumerate(texts))
    written = [each.rpartition('"')[2].removeprefix("@") for each, _ in texts]
    assert tags(text) == [tag for tag in written if tag != tag.lower()]


@pytest.mark.parametrize("objects", ["'@Road trip'", "\"'@Road'\"", "\"it's\"@en, '@Risk', ' @A'"])
def test_what_only_looks_like_a_tag_costs_no_walk_through_the_statements(objects: str) -> None:
    def never() -> Iterator[ox.Quad]:
        raise AssertionError("the statements are walked through")
        yield

    assert tags_as_written(f"<urn:a> <urn:p> {objects} .".encode(), TURTLE, never()) == {}
