"""Labels cut into plain words, and words into features."""

from __future__ import annotations

import pytest

from careergraph.names.label_words import features, loose, plain, words


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("Łódź søn Đà ßtraße", "lodz son da sstrasse"),
        ("œuvre Ærø þing ðæt ıspanak", "oeuvre aero thing daet ispanak"),
        ("厨师", " 厨  师 "),
        ("요리사 cook", " 요  리  사  cook"),
        ("co\u00adop\u200b\nSQL", "coop\nsql"),
    ],
)
def test_plain_texts(text, is_plain):
    assert plain(text) == is_plain


def test_loose_texts_have_no_hyphens_and_single_spaces():
    assert loose(" Vice\u2010Präsident --  Key-Account ") == "vice prasident key account"
    assert loose("a \uff0d b") == loose("a\u207bb") == "a b"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one\ntwo", ["one", "two"]),
        ("C++ C# F#x .NET a.net", ["c++", "c#", "f", "x", ".net", "a", "net"]),
        ("R&D AT&T x&yz", ["r&d", "at", "t", "x", "yz"]),
        ("24/7 under_score", ["24", "7", "under", "score"]),
    ],
)
def test_words_of_a_text(text, found):
    assert words(text) == found


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("c", [("c$", 1.0)]),
        ("c#", [("c#$", 1.0)]),
        ("sql", [("sql$", 1.0), ("sql|", 1.0)]),
        ("data", [(" da", 1.0), ("dat", 1.0), ("ata", 1.0), ("ta ", 1.0), ("data|", 1.0), ("dat|", 0.5)]),
        (
            "sales",
            [(" sa", 1.0), ("sal", 1.0), ("ale", 1.0), ("les", 1.0), ("es ", 1.0), ("sale|", 1.0)],
        ),
    ],
)
def test_features_of_a_word(word, found):
    assert features(word) == found
