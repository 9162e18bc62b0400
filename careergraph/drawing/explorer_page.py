"""The explorer: one HTML page that answers by itself, with no server and no network.

What the page answers with is compact data: things are numbered in the order of lists, requirements are
flat rows of numbers. JavaScript folds and sorts texts in its own way, so that every order that an answer
rests on is made here, once for each language that the page can show.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from string import Template
from typing import Any, Final, Generic, TypeVar

from careergraph.catalogue.catalogue import Catalogue
from careergraph.drawing.explorer_classes import classes
from careergraph.drawing.explorer_learning import learning, to_have_first
from careergraph.drawing.explorer_script import asset, page_script, page_words
from careergraph.drawing.themes import page_colours
from careergraph.errors import LimitError
from careergraph.model import (
    Concept,
    Condition,
    Necessity,
    Progression,
    Requirement,
    Responsibility,
    Role,
    Skill,
)
from careergraph.support.text import counted, fold, in_language, visible

AnyConcept = TypeVar("AnyConcept", bound=Concept)

#: The largest page, in bytes: what a browser opens without delay.
MAX_BYTES: Final = 24_000_000
#: The most levels to choose from where requirements state bare ranks, and no scale names them.
_MOST_BARE_LEVELS: Final = 20
# What would end the data's element early, or what a JSON text in UTF-8 cannot carry as it is.
_UNSAFE: Final = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def explorer_page(
    catalogue: Catalogue,
    roles: Iterable[Role] | None = None,
    title: str | None = None,
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> bytes:
    """Return the page over some roles, or over all of them and those that their moves lead to.

    Raises `LimitError` where the page would be larger than `MAX_BYTES`, and `InvalidArgument` where `words`
    names a text that the page does not have.
    """
    spoken = page_words(words or {})
    if roles is None:
        moving = (role for move in catalogue.progressions for role in _ends(move))
        roles = catalogue.without_withdrawn([*catalogue.roles, *moving])
    things = sorted(set(roles), key=catalogue.sort_key)
    style, script = page_colours() + asset("style.css"), page_script(spoken)
    page = Template(asset("page.html")).substitute(
        language=html.escape(catalogue.language),
        title=html.escape(visible(title or "careergraph")),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        data=_embedded(_data(catalogue, things, title, spoken)),
    )
    content = page.encode()
    if len(content) > MAX_BYTES:
        raise LimitError(
            f"a page of {counted(len(things), 'role')} takes {len(content) / 1e6:.0f} MB, and browsers open "
            f"up to {MAX_BYTES / 1e6:.0f} MB with ease; choose fewer roles with roles="
        )
    return content


class _Numbered(Generic[AnyConcept]):
    """Things of one kind, numbered in the order of lists."""

    def __init__(self, catalogue: Catalogue, things: Iterable[AnyConcept]) -> None:
        self._catalogue = catalogue
        self.things = sorted(set(things), key=catalogue.sort_key)
        self.number: Mapping[AnyConcept, int] = {thing: index for index, thing in enumerate(self.things)}

    def numbers(self, things: Iterable[AnyConcept]) -> list[int]:
        return [self.number[thing] for thing in things]

    def order_in(self, language: str) -> tuple[list[int] | None, list[int]]:
        """Sort positions by label (None if in order), and those that tie with the one before.

        Those that tie have the same folded label: by labels alone the two are even.
        """
        labels = [fold(in_language(thing.labels, language) or thing.label) for thing in self.things]
        ordered = sorted(
            range(len(labels)),
            key=lambda index: (labels[index], self._catalogue.sort_key(self.things[index])[1:]),
        )
        places = [0] * len(ordered)
        for place, index in enumerate(ordered):
            places[index] = place
        even = [
            place for place in range(1, len(ordered)) if labels[ordered[place]] == labels[ordered[place - 1]]
        ]
        return (None if places == sorted(places) else places), even


class _Texts:
    """Writes texts with the numbers of their languages, and IRIs with the number of their base."""

    def __init__(self) -> None:
        self._tags: dict[str, int] = {}
        self._bases: dict[str, int] = {}

    @property
    def tags(self) -> list[str]:
        return list(self._tags)

    @property
    def bases(self) -> list[str]:
        return list(self._bases)

    def thing(self, thing: Concept) -> list[Any]:
        """List a thing's base and local name, labels, alternative labels, definitions and code."""
        alternatives = [
            part
            for tag, texts in sorted(thing.alternative_labels.items())
            for text in texts
            for part in (self._tag(tag), text)
        ]
        return [
            *self._iri(thing.iri),
            self.by_language(thing.labels or {"": thing.label}),
            alternatives,
            self.by_language(thing.definitions),
            thing.notation or "",
        ]

    def by_language(self, texts: Mapping[str, str]) -> list[int | str]:
        """List texts, each after the number of its language."""
        return [part for tag, text in sorted(texts.items()) for part in (self._tag(tag), text)]

    def _tag(self, tag: str) -> int:
        return self._tags.setdefault(tag, len(self._tags))

    def _iri(self, iri: str) -> tuple[int, str]:
        """Split an IRI into base and local name; that of a blank node, made at random, is left out."""
        if iri.startswith("_:"):
            return -1, ""
        end = max(iri.rfind(mark) for mark in "/#:") + 1
        return self._bases.setdefault(iri[:end], len(self._bases)), iri[end:]


def _data(
    catalogue: Catalogue, shown: Sequence[Role], title: str | None, spoken: Iterable[str]
) -> dict[str, Any]:
    asked = [_requirements(catalogue, role) for role in shown]
    answered = [catalogue.responsibilities_of(catalogue.number_of(role)) for role in shown]
    duties: _Numbered[Responsibility] = _Numbered(catalogue, (duty for each in answered for duty in each))
    roles: _Numbered[Role] = _Numbered(catalogue, shown)
    drawn_on = (skill for duty in duties.things for skill in duty.skills)
    used = {*(skill for rows in asked for each in rows for skill in each.skills), *drawn_on}
    skills: _Numbered[Skill] = _Numbered(catalogue, {*used, *to_have_first(catalogue, used)})
    groups = _Groups(skills)
    essential = [_rows(rows, Necessity.ESSENTIAL, groups) for rows in asked]
    optional = [_rows(rows, Necessity.OPTIONAL, groups) for rows in asked]
    # Where nothing states a level the rows are half as long without.
    is_bare = not any(level for rows in (*essential, *optional) for level in rows[1::2])
    if is_bare:
        essential, optional = ([rows[::2] for rows in each] for each in (essential, optional))
    texts = _Texts()
    conditions = _conditions(catalogue, roles.things)
    described = set(catalogue.roles)
    content = {
        "title": title,
        "roles": [texts.thing(role) for role in roles.things],
        "unlisted": [index for index, role in enumerate(roles.things) if role not in described],
        "skills": [texts.thing(skill) for skill in skills.things],
        "responsibilities": [texts.thing(duty) for duty in duties.things],
        "drawsOn": [skills.numbers(duty.skills) for duty in duties.things],
        "answersFor": [duties.numbers(each) for each in answered],
        "essential": essential,
        "optional": optional,
        "isBare": is_bare,
        "groups": groups.flat,
        "moves": _move_rows(catalogue.progressions, roles, conditions),
        "grades": _if_any([role.grade.rank if role.grade else 0 for role in roles.things]),
        "gradeNames": _if_any([role.grade.label if role.grade else "" for role in roles.things]),
        "conditions": [
            (each.label, _numbers_of(each.experience_in, roles), not (each.months or each.qualifications))
            for each in conditions
        ],
        "asks": _if_any([[conditions[each] for each in role.conditions] for role in roles.things]),
        "ownLevels": _if_any([_own_levels(catalogue, texts, skill) for skill in skills.things]),
        "levelled": _levelled(catalogue, skills),
        "zones": _zones(catalogue, roles),
        **classes(catalogue, roles.things, texts.by_language),
        **learning(catalogue, roles.things, skills.number),
        "levels": _levels(catalogue, texts, asked),
        "views": [
            _view(catalogue, language, roles, skills, duties) for language in _languages(catalogue, spoken)
        ],
    }
    return content | {"tags": texts.tags, "bases": texts.bases}


def _requirements(catalogue: Catalogue, role: Role) -> list[Requirement]:
    number = catalogue.number_of(role)
    return [catalogue.requirement(number, row) for row in catalogue.requirement_table.rows(number)]


class _Groups:
    """Numbers skills, and behind them groups of alternatives: how many are asked for, then their rows."""

    def __init__(self, skills: _Numbered[Skill]) -> None:
        self._skills = skills
        self._number: dict[tuple[int, ...], int] = {}

    @property
    def flat(self) -> list[tuple[int, ...]]:
        return list(self._number)

    def row(self, asked: Requirement) -> tuple[int, int]:
        """Return the number and the level of what is asked for, 0 where none is stated."""
        if asked.skill is not None:
            return self._skills.number[asked.skill], asked.level or 0
        alternatives = sorted(self.row(each) for each in asked.any_of)
        flat = (asked.at_least, *(part for row in alternatives for part in row))
        return self._number.setdefault(flat, len(self._skills.things) + len(self._number)), asked.need


def _rows(requirements: Iterable[Requirement], necessity: Necessity, groups: _Groups) -> list[int]:
    """List skill and level by turns, level 0 where none is stated."""
    rows = sorted(groups.row(each) for each in requirements if each.necessity is necessity)
    return [part for row in rows for part in row]


def _levelled(catalogue: Catalogue, skills: _Numbered[Skill]) -> list[int]:
    """List the skills that any requirement of the whole graph states a level for."""
    table = catalogue.requirement_table
    levelled = {skill for skill in table.levelled() if table.groups.get(skill) is None}
    return sorted(skills.number[skill] for skill in map(catalogue.skill, levelled) if skill in skills.number)


def _zones(catalogue: Catalogue, roles: _Numbered[Role]) -> list[int]:
    """List the job zone of each role, 0 where it states none; nothing where no role states one."""
    zones = [catalogue.job_zones.get(catalogue.number_of(role), 0) for role in roles.things]
    return zones if any(zones) else []


def _if_any(values: list[Any]) -> list[Any]:
    """Return one value a thing, or nothing at all where no thing has any."""
    return values if any(values) else []


def _conditions(catalogue: Catalogue, roles: Iterable[Role]) -> dict[Condition, int]:
    """Number the conditions of roles and moves."""
    of_roles = [each for role in roles for each in role.conditions]
    of_moves = [each for move in catalogue.progressions for each in move.conditions]
    return {each: number for number, each in enumerate(dict.fromkeys([*of_roles, *of_moves]))}


def _numbers_of(iris: Iterable[str], roles: _Numbered[Role]) -> list[int]:
    wanted = set(iris)
    return [number for role, number in roles.number.items() if role.iri in wanted]


def _own_levels(catalogue: Catalogue, texts: _Texts, skill: Skill) -> list[tuple[int, list[Any], list[Any]]]:
    """List the levels that have words of their own for a skill: rank, names and definitions."""
    own = catalogue.further.described_levels(catalogue.number_of(skill))
    return [
        (rank, texts.by_language(level.labels), texts.by_language(definitions))
        for rank, level in own.items()
        for definitions in [catalogue.words.definitions.get(level.iri.removeprefix("_:"), {})]
    ]


def _move_rows(
    progressions: Iterable[Progression], roles: _Numbered[Role], conditions: Mapping[Condition, int]
) -> list[list[Any]]:
    """List moves: source, target, kind, months (0 for none); no parallel ones.

    The kind is "suggested" or "observed" where nobody states the move, "" where no kind is stated.
    Where a move has conditions their numbers come last.
    """
    first: dict[tuple[Role, Role], Progression] = {}
    for move in progressions:
        if move.source in roles.number and move.target in roles.number:
            first.setdefault((move.source, move.target), move)
    return [
        [
            *(*roles.numbers(_ends(move)), _kind(move), move.months or 0),
            *([[conditions[each] for each in move.conditions]] if move.conditions else []),
        ]
        for move in first.values()
    ]


def _kind(move: Progression) -> str:
    if move.suggested or move.observed:
        return "suggested" if move.suggested else "observed"
    return move.kind.value if move.kind else ""


def _ends(move: Progression) -> tuple[Role, Role]:
    return move.source, move.target


def _levels(
    catalogue: Catalogue, texts: _Texts, asked: Iterable[Iterable[Requirement]]
) -> list[tuple[Any, ...]]:
    """Return the levels that somebody can hold a skill at: the scale's, or else the bare ranks in use."""
    if catalogue.scale:
        by_rank = {level.rank: level for level in reversed(catalogue.scale)}
        return [
            (
                rank,
                texts.by_language(level.labels or {"": level.label}),
                texts.by_language(catalogue.words.definitions.get(level.iri, {})),
            )
            for rank, level in sorted(by_rank.items())
        ]
    alternatives = (one for rows in asked for each in rows for one in each.any_of or (each,))
    highest = max((each.level or 0 for each in alternatives), default=0)
    return [(rank, []) for rank in range(1, highest + 1)] if highest <= _MOST_BARE_LEVELS else []


def _languages(catalogue: Catalogue, spoken: Iterable[str]) -> list[str]:
    """Return the graph's language first, then those that the page has words in, then others of its roles."""
    languages = [catalogue.language.lower()]
    labelled = sorted({tag.lower() for role in catalogue.roles for tag in role.labels if tag})
    for language in (*spoken, *labelled):
        if language.partition("-")[0] not in {known.partition("-")[0] for known in languages}:
            languages.append(language)
    return languages


def _view(
    catalogue: Catalogue,
    language: str,
    roles: _Numbered[Role],
    skills: _Numbered[Skill],
    duties: _Numbered[Responsibility],
) -> dict[str, Any]:
    """Return what depends on the language: the order of things, and the names of families."""
    families = [catalogue.family(catalogue.number_of(role), language) for role in roles.things]
    names = sorted({family for family in families if family})
    number = {name: index for index, name in enumerate(names)}
    places, even = roles.order_in(language)
    return {
        "language": language,
        "roles": places,
        "even": even,
        "skills": skills.order_in(language)[0],
        "responsibilities": duties.order_in(language)[0],
        "families": names,
        "family": [number[family] if family else -1 for family in families] if names else [],
    }


def _embedded(data: Mapping[str, Any]) -> str:
    """Write JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _hash(text: str) -> str:
    """Return the digest by which the page's policy knows an inlined block."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
