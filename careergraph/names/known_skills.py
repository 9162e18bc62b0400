"""Makes profiles of people as files state them: looks up their skills, and reads their levels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from careergraph.errors import AmbiguousName, InvalidArgument, NotFound, UnknownNames
from careergraph.model import Level, Profile, Skill
from careergraph.names.level_names import is_called, level_rank
from careergraph.sources.people import Person, StatedLevel
from careergraph.support.amounts import part_of_scale, whole
from careergraph.support.text import counted, fold, listed, quote

#: How many unknown names a message tells with what they may mean.
_SHOWN: Final = 10


class Terms:
    """The names and levels that mean something to a graph, or to no graph yet.

    `find` looks up a skill, `scale` are the graph's levels, `levels` a mapping of a text to its rank.
    """

    def __init__(
        self,
        find: Callable[[str], Skill] | None,
        levels_of: Callable[[str], Sequence[Level]],
        all_levels: Sequence[Level],
        levels: Mapping[str, int] | None,
    ) -> None:
        self._find = find
        self._levels_of = levels_of
        self._all_levels = all_levels
        self._levels = {fold(text): rank for text, rank in (levels or {}).items()}
        #: By unknown name: a label that it may mean.
        self.unknown: dict[str, str | None] = {}
        self.unread: dict[str, None] = {}

    @property
    def take_all(self) -> bool:
        """Whether every name and level stays as it is stated, since no graph and no mapping reads them."""
        return self._find is None and not self._levels

    def is_known(self, name: str) -> bool:
        """Tell whether a name means one skill; without a graph each name may."""
        if self._find is None:
            return True
        if name in self.unknown:
            return False
        try:
            self._find(name)
        except NotFound as error:
            self.unknown[name] = next(iter(error.suggestions), None)
        except AmbiguousName as error:
            self.unknown[name] = error.things[0].label if error.things else None
        return name not in self.unknown

    def level(self, stated: StatedLevel, name: str, cv: bool) -> StatedLevel:
        """Read a level of a skill: by the mapping, else on the scale of the skill.

        Without a graph it is left to be read later, as is the name of a level on another scale.

        What nothing maps is noted, and unrated; in a CV it is unrated and nothing more.
        """
        if isinstance(stated, str) and fold(stated) in self._levels:
            return self._levels[fold(stated)]
        if self._find is None:
            return stated if not cv or whole(stated) is not None or part_of_scale(str(stated)) else None
        try:
            return level_rank(stated, self._levels_of(name))
        except InvalidArgument:
            if any(is_called(level, stated) for level in self._all_levels):
                return stated
            if not cv:
                self.unread.setdefault(str(stated))
            return None


def known_profiles(people: Iterable[Person], terms: Terms, strict: bool) -> tuple[Profile, ...]:
    """Make profiles of people; what is not known is an error, or stands in their `unknown`.

    Raises `UnknownNames` with all names that are no skill, or `InvalidArgument` with all that are no levels.
    """
    profiles = []
    # Few skills are held by many people, at few levels.
    read: dict[tuple[str, StatedLevel, bool], StatedLevel] = {}
    for person in people:
        if terms.take_all and not person.cv:
            profiles.append(Profile(person.name, person.skills, person.role, person.history))
            continue
        known: dict[str | Skill, int | str | None] = {}
        unknown = []
        for name, level in person.skills.items():
            key = name, level, person.cv
            if key in read:
                known[name] = read[key]
            elif terms.is_known(name):
                known[name] = read[key] = terms.level(level, name, person.cv)
            else:
                unknown.append(name)
        profiles.append(Profile(person.name, known, person.role, person.history, unknown=tuple(unknown)))
    if strict and terms.unknown:
        shown = ", ".join(map(_with_suggestion, list(terms.unknown.items())[:_SHOWN]))
        more = f" and {len(terms.unknown) - _SHOWN} more" if len(terms.unknown) > _SHOWN else ""
        raise UnknownNames(
            f"{counted(len(terms.unknown), 'name')} of skills in the profiles, not known to the graph: "
            f"{shown}{more}; graph.match(error.names) finds what they may mean, and strict=False keeps them "
            "in Profile.unknown",
            names=tuple(terms.unknown),
            suggestions=[label for label in terms.unknown.values() if label],
        )
    if strict and terms.unread:
        raise InvalidArgument(
            f"the profiles have levels that the graph's scale has not: {listed(terms.unread, 99)}; "
            "say what they mean with levels={...}, or leave them unrated with strict=False"
        )
    return tuple(profiles)


def _with_suggestion(pair: tuple[str, str | None]) -> str:
    name, label = pair
    return f"{quote(name)} ({quote(label)}?)" if label else quote(name)
