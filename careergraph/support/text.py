"""Texts: comparing them, choosing a language, showing them safely."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from careergraph.errors import InvalidArgument

# Characters that a terminal, or an eye, would obey rather than show: controls, line and paragraph
# separators, bidirectional overrides and lone surrogates.
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# The same without the tabs and line feeds of a text of several lines.
_COMMANDS = re.compile(_UNSHOWABLE.pattern.replace("[\x00-\x1f", "[\x00-\x08\x0b-\x1f"))

#: What XML has no place for.
NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What Unicode calls default-ignorable and does not count as a format character: not seen either.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
# Of Unicode's confusables, the Greek and Cyrillic letters with a Latin twin, but for those that would be
# taken for another letter of their own script too.
_TWINS = str.maketrans(
    "ͿΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορϳЅІЈАВЕКМНОРСТУХԌԜѴаеорсухѕіјһԁԛԝѵ",
    "JABEZHIKMNOPTYXaivopjSIJABEKMHOPCTYXGWVaeopcyxsijhdqwv",
)
#: What an absolute IRI looks like, in a text of its own.
ABSOLUTE_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
#: The longest IRI that somebody would copy, and the longest name of a file, with the slash before it.
_LONGEST_IRI: Final = 2_000
_LONGEST_NAME: Final = 256

#: What a language tag looks like.
LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def checked_language(language: object) -> str:
    """Return a language tag; raise `InvalidArgument` for what is none.

    >>> checked_language("es-MX")
    'es-MX'
    """
    if not isinstance(language, str) or not LANGUAGE_TAG.fullmatch(language):
        raise InvalidArgument(f"language={quote(language)} is no language tag; give one like 'en' or 'es-MX'")
    return language


def fold(text: str) -> str:
    r"""Return the form in which two labels are compared.

    Unicode format characters (category Cf) are dropped, the rest is brought to NFC and case folded,
    and white space is trimmed and folded to single spaces.

    >>> fold("  Key\u00a0Account   MANAGER\u200b ")
    'key account manager'
    >>> fold("Negociacio\u0301n") == fold("negociación")
    True
    """
    if not text.isascii():
        text = "".join(char for char in text if unicodedata.category(char) != "Cf")
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(text.casefold().split())


def seen(text: str) -> str:
    r"""Return the form in which two labels look alike: as `fold`, and without width, style and script.

    >>> seen("Ｃｈｅｆ") == seen("Ch\u0435f") == seen("Chef\u3164") == "chef"
    True
    >>> seen("resumé") == seen("resume")
    False
    """
    if not text.isascii():
        text = _UNSEEN.sub("", unicodedata.normalize("NFKD", text)).translate(_TWINS)
    return fold(text)


def visible(text: str) -> str:
    r"""Return text on one line, with what could command a terminal or reorder a line written as an escape.

    >>> print(visible("a\x1b[31mred\nb"))
    a\x1b[31mred\nb
    """
    return _UNSHOWABLE.sub(lambda found: ascii(found[0])[1:-1], text)


def harmless(text: str) -> str:
    r"""Return a text of lines with its controls written as escapes that JSON and Turtle read back.

    >>> print(harmless('{"label": "a\x9b31m"}'))
    {"label": "a\u009b31m"}
    """
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def shortened(text: str, limit: int = 80) -> str:
    """Shorten text to about `limit` characters, by leaving out its middle.

    An IRI stays whole, since somebody is to copy it, and so does the name at the end of a path, which
    says which file is meant.

    >>> shortened("x" * 50 + "y" * 50, limit=6)
    'xxx…yyy'
    >>> shortened("/home/ana/a folder/another folder/people and skills.csv", limit=10)
    '/home…/people and skills.csv'
    """
    if len(text) <= limit:
        return text
    if len(text) <= _LONGEST_IRI and ABSOLUTE_IRI.fullmatch(text.removeprefix("<").removesuffix(">")):
        return text
    half = limit // 2
    name = len(text) - max(text.rfind("/"), text.rfind("\\"))
    tail = name if half < name <= _LONGEST_NAME and name < len(text) else half
    return text if half + tail >= len(text) else f"{text[:half]}…{text[-tail:]}"


def quote(text: object, limit: int = 80) -> str:
    """Return a name as messages show it: visible, in quotation marks, and no longer than can be read.

    >>> quote("Key Account Manager")
    "'Key Account Manager'"
    >>> quote("x" * 100, limit=6)
    "'xxx…xxx'"
    """
    return f"'{visible(shortened(str(text), limit))}'"


def listed(names: Iterable[object], limit: int = 5) -> str:
    """Join several names in one phrase, the first `limit` of them.

    >>> listed(["a", "b", "c"], limit=2)
    "'a', 'b' and 1 more"
    """
    every = list(names)
    head = ", ".join(quote(name) for name in every[:limit])
    return head if len(every) <= limit else f"{head} and {len(every) - limit} more"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is one.

    >>> counted(1, "move"), counted(2, "move")
    ('1 move', '2 moves')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def local_name(iri: str) -> str:
    """Return the last part of an IRI: what stands for a label where there is none.

    >>> local_name("https://w3id.org/careergraph/accounts/KeyAccountManager")
    'KeyAccountManager'
    """
    return re.split(r"[/#:]", iri.rstrip("/#:"))[-1] or iri


def line_and_column(text: str | bytes, offset: int) -> tuple[int, int]:
    r"""Return the line and the column of an offset, both counted from 1; bytes are columns of bytes.

    >>> line_and_column("one\ntwo", 5)
    (2, 2)
    """
    start = text[:offset]
    before = start if isinstance(start, str) else start.decode("latin-1")
    return before.count("\n") + 1, offset - before.rfind("\n")


def in_language(texts: Mapping[str, str], language: str) -> str | None:
    """Return the text to show a reader of `language`, or None where there is no text at all.

    The first that exists of: the language itself; a regional variant of it, or its parent; a text
    that states no language; English; whichever language comes first alphabetically.

    >>> in_language({"en": "skill", "es": "habilidad"}, "es-MX")
    'habilidad'
    >>> in_language({"fr": "compétence", "de": "Fähigkeit"}, "es")
    'Fähigkeit'
    """
    if not texts:
        return None
    wanted = language.lower()
    if wanted in texts:
        return texts[wanted]
    primary = wanted.partition("-")[0]

    def distance(tag: str) -> tuple[int, str]:
        if tag.partition("-")[0] == primary:
            return 0, tag
        return {"": 1, "en": 2}.get(tag, 3), tag

    return texts[min(texts, key=distance)]


def shown_url(url: str) -> str:
    """Return an address as messages show it: without a user, and without what stands behind its path.

    >>> shown_url("https://ana:secret@example.org/sparql?key=secret#x")
    'https://example.org/sparql'
    """
    plain = re.split(r"[?#]", url, maxsplit=1)[0]
    return visible(re.sub(r"//[^/]*@", "//", plain, count=1))
