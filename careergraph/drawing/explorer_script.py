"""The explorer's script: its modules in their order, and the words that the page speaks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Final

from careergraph.errors import InvalidArgument
from careergraph.support.text import listed

#: The page's scripts, in their order: those that answer know no document, those that show come after them.
ANSWERING: Final = (
    *("words.js", "data.js", "search.js", "groups.js", "besides.js", "gaps.js", "paths.js", "leverage.js"),
    *("order.js", "plan.js", "browse.js", "ladder.js", "around.js", "address.js", "profiles.js"),
)
SHOWING: Final = (
    *(
        "elements.js",
        "picker.js",
        "page.js",
        "you.js",
        "head.js",
        "gap_part.js",
        "path_part.js",
        "near_part.js",
    ),
    *(
        "ladder_part.js",
        "role_part.js",
        "skill_part.js",
        "compare_part.js",
        "browse_part.js",
        "next.js",
        "main.js",
    ),
)
#: Comments with lines of their own: for whoever reads the scripts, not for every page to carry.
_COMMENTS: Final = re.compile(r"^ *(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
#: The languages that the page speaks by itself.
_SPOKEN: Final = ("en", "es")


def page_words(more: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """Return the page's own words by language: those it brings, and over them those of `more`.

    Raises `InvalidArgument` where `more` names a word that the page lacks, leaves out a {}, or holds no text.
    """
    words: dict[str, Mapping[str, str]] = {name: json.loads(asset(f"words/{name}.json")) for name in _SPOKEN}
    english = words["en"]
    # What a caller gives may be anything, whatever its type says.
    given: Mapping[Any, Any] = more
    for language, own in given.items():
        if not isinstance(language, str) or not language:
            raise InvalidArgument(f"words are given by language, as 'fr', and this is {language!r}")
        if not isinstance(own, Mapping) or not all(isinstance(text, str) for text in own.values()):
            raise InvalidArgument(
                f"the words in {language!r} are {own!r}; give a text to each name, as {{'name': 'Français'}}"
            )
        if unknown := sorted(own.keys() - english.keys()):
            raise InvalidArgument(
                f"the explorer has no word {listed(unknown)} to say in {language!r}; "
                "explorer/words/en.json in the package has all that it says"
            )
        for name, text in own.items():
            places = english[name].split("|")[0].count("{}")
            if any(form.count("{}") != places for form in text.split("|")):
                raise InvalidArgument(
                    f"the word {name!r} in {language!r} is {text!r}; "
                    f"it needs {places} {{}}, as in {english[name]!r}"
                )
        # The tags of labels are in small letters too.
        tag = language.lower()
        words[tag] = {**words.get(tag, {"name": language}), **own}
    return words


def page_script(
    words: Mapping[str, Mapping[str, str]], modules: Iterable[str] = (*ANSWERING, *SHOWING)
) -> str:
    """Write the script of a page that speaks some words, or some of its modules."""
    said = json.dumps(words, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    scripts = (_COMMENTS.sub("", asset(module)) for module in modules)
    return f'"use strict";\nconst WORDS = {said};\n' + "".join(scripts)


def asset(name: str) -> str:
    """Read a file that the page is made of."""
    return (files("careergraph.drawing") / "explorer" / name).read_text("utf-8")
