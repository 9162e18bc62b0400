"""Skills in Europass CVs, as XML or JSON.

Two formats are read: that of Cedefop (`SkillsPassport`, schemas 3.0 to 3.4), and that of 2020, which follows
HR Open Standards (`Candidate`, namespace http://www.europass.eu/1.0).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

from careergraph.errors import LimitError, ParseError
from careergraph.sources.people import MOTHER_TONGUE, Person, StatedLevel, merged_skills

_DEEPEST: Final = 200
#: The sections of Cedefop's format that describe skills in words.
_DESCRIBED: Final = ("Communication", "Organisational", "JobRelated", "Computer", "Other")
#: The tags of a description that begin a new piece of text.
_PIECES: Final = {"li", "p", "br", "div", "ul", "ol"}
#: The languages of the European Union and some more, by ISO 639-2 code, which the format of 2020 has alone.
_LANGUAGES: Final = {
    "ara": "Arabic",
    "bul": "Bulgarian",
    "cat": "Catalan",
    "ces": "Czech",
    "chi": "Chinese",
    "cze": "Czech",
    "dan": "Danish",
    "deu": "German",
    "dut": "Dutch",
    "ell": "Greek",
    "eng": "English",
    "est": "Estonian",
    "eus": "Basque",
    "fin": "Finnish",
    "fra": "French",
    "fre": "French",
    "ger": "German",
    "gle": "Irish",
    "glg": "Galician",
    "gre": "Greek",
    "hrv": "Croatian",
    "hun": "Hungarian",
    "ita": "Italian",
    "jpn": "Japanese",
    "lav": "Latvian",
    "lit": "Lithuanian",
    "mlt": "Maltese",
    "nld": "Dutch",
    "nor": "Norwegian",
    "pol": "Polish",
    "por": "Portuguese",
    "ron": "Romanian",
    "rum": "Romanian",
    "rus": "Russian",
    "slk": "Slovak",
    "slo": "Slovak",
    "slv": "Slovenian",
    "spa": "Spanish",
    "swe": "Swedish",
    "tur": "Turkish",
    "ukr": "Ukrainian",
    "zho": "Chinese",
}


@dataclass(slots=True)
class Element:
    """An element of a document, whatever the document was written in."""

    name: str
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Element]:
        """Give the elements of a name below this one, in order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all(name)

    def first_text(self, *names: str) -> str:
        """Give the first text of an element of one of the names below this one."""
        texts = (each.text.strip() for name in names for each in self.all(name))
        return next((text for text in texts if text), "")


def xml_document(data: bytes) -> Element:
    """Read an XML document without declarations of its own.

    Raises `ParseError`, with the line, or `LimitError`.
    """
    from xml.parsers import expat

    root = Element("")
    above = [root]
    parser = expat.ParserCreate(namespace_separator=" ")

    def begin(name: str, _: Mapping[str, str]) -> None:
        if len(above) > _DEEPEST:
            raise LimitError(f"elements lie more than {_DEEPEST} deep")
        element = Element(name.rpartition(" ")[2])
        above[-1].children.append(element)
        above.append(element)

    def add(text: str) -> None:
        above[-1].text += text

    def refuse(*_: object) -> None:
        raise ParseError("a CV declares no document type; remove it", line=parser.CurrentLineNumber)

    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _: above.pop()
    parser.CharacterDataHandler = add
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.ErrorString(error.code)}; correct it there"
        raise ParseError(message, line=error.lineno, column=error.offset + 1) from None
    return root


def json_document(name: str, value: Any) -> Element:
    """Take a value of JSON for an element; what stands in a list is as if each stood alone."""
    if not isinstance(value, Mapping):
        return Element(name, "" if value is None else str(value))
    element = Element(name)
    for key, member in value.items():
        each = member if isinstance(member, list) else [member]
        element.children += (json_document(key, one) for one in each)
    return element


def is_europass(document: Element) -> bool:
    """Tell whether a document is a CV of either format."""
    return any(
        True for name in ("LearnerInfo", "CandidatePerson", "CandidateProfile") for _ in document.all(name)
    )


def europass_person(document: Element) -> Person:
    """Read whose CV a document is, and the skills in it."""
    given = document.first_text("FirstName", "GivenName")
    name = f"{given} {document.first_text('Surname', 'FamilyName')}".strip()
    return Person(name, merged_skills([*_of_learner(document), *_of_candidate(document)]), cv=True)


def _of_learner(document: Element) -> Iterator[tuple[str, StatedLevel]]:
    for section in (child for skills in document.all("Skills") for child in skills.children):
        for tongue in section.all("MotherTongue"):
            yield tongue.first_text("Label", "Code"), MOTHER_TONGUE
        for tongue in section.all("ForeignLanguage"):
            levels = (child.text for levels in tongue.all("ProficiencyLevel") for child in levels.children)
            yield tongue.first_text("Label", "Code"), _lowest(levels)
        if section.name in _DESCRIBED:
            for described in section.all("Description"):
                yield from ((piece, None) for piece in _described(described))


def _of_candidate(document: Element) -> Iterator[tuple[str, StatedLevel]]:
    for competency in document.all("PersonCompetency"):
        code = competency.first_text("CompetencyID")
        if competency.first_text("TaxonomyID") == "language":
            yield (
                _LANGUAGES.get(code.lower(), code),
                _lowest(each.text for each in competency.all("ScoreText")),
            )
        else:
            yield competency.first_text("CompetencyName") or code, None
    for profile in document.all("CandidateProfile"):
        for section in profile.children:
            if section.name.endswith("Skills"):
                for described in section.all("Description"):
                    yield from ((piece, None) for piece in _described(described))


def _described(description: Element) -> Iterator[str]:
    """Give the items and paragraphs of a description, written as text or as elements."""
    yield from pieces(description.text)
    for child in description.children:
        yield from _described(child)


def _lowest(levels: Iterable[str]) -> str | None:
    """Return the lowest of the levels of a language: A1 to C2 stand in order of the alphabet."""
    return min((level.strip() for level in levels if level.strip()), default=None)


def pieces(html: str) -> list[str]:
    """List the items and paragraphs of a description that is written in HTML.

    >>> pieces("<p>I can:</p><ul><li>negotiate</li><li>plan &amp; lead</li></ul>")
    ['I can:', 'negotiate', 'plan & lead']
    """
    reader = _Pieces()
    reader.feed(html)
    reader.close()
    return [piece for piece in (" ".join(piece.split()) for piece in reader.found) if piece]


class _Pieces(HTMLParser):
    """The text between tags that begin a new piece."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's
        self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        self._begin(tag)

    def handle_data(self, data: str) -> None:
        self.found[-1] += data

    def _begin(self, tag: str) -> None:
        if tag in _PIECES:
            self.found.append("")
