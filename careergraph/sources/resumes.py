"""Skills in JSON Resume, the open standard for CVs (https://jsonresume.org/schema, version 1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from careergraph.sources.people import Person, StatedLevel, merged_skills, stated_level


def is_resume(document: Any) -> bool:
    """Tell whether a value of JSON is a CV in that form."""
    return isinstance(document, Mapping) and (
        isinstance(document.get("skills"), list)
        or (isinstance(basics := document.get("basics"), Mapping) and not _is_level(basics.get("name")))
    )


def resume_person(document: Mapping[str, Any]) -> Person:
    """Read whose CV it is, and the skills, keywords and languages in it.

    A keyword is a skill of its own, and says nothing of a level.
    """
    basics = document.get("basics")
    name = basics.get("name") if isinstance(basics, Mapping) else None
    return Person(str(name or ""), merged_skills([*_skills(document), *_languages(document)]), cv=True)


def _skills(document: Mapping[str, Any]) -> Iterator[tuple[str, StatedLevel]]:
    for skill in _objects(document.get("skills")):
        yield str(skill.get("name") or ""), stated_level(skill.get("level"))
        keywords = skill.get("keywords")
        for keyword in keywords if isinstance(keywords, list) else ():
            yield str(keyword or ""), None


def _languages(document: Mapping[str, Any]) -> Iterator[tuple[str, StatedLevel]]:
    for language in _objects(document.get("languages")):
        yield str(language.get("language") or ""), stated_level(language.get("fluency"))


def _objects(value: Any) -> Sequence[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _is_level(value: Any) -> bool:
    """Tell whether `basics` is rather a person called so, who holds a skill called name."""
    return value is None or isinstance(value, (int, float))
