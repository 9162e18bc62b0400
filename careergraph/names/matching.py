"""Matches names, as people write them, to things, and says how sure each match is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from careergraph.choices import Kind
from careergraph.errors import InvalidArgument
from careergraph.model import Concept, Level
from careergraph.names.hits import Hit
from careergraph.names.label_search import KNOWN, MISTYPED, LabelSearch, part_known
from careergraph.names.label_words import loose, plain
from careergraph.names.level_names import stated_rank
from careergraph.names.lookup import Finder, Lookup
from careergraph.names.match_values import Match, Status, margin
from careergraph.names.matches import Matches
from careergraph.names.stated_levels import part_level
from careergraph.support.amounts import is_blank
from careergraph.support.text import fold, quote

#: What somebody decided: by name a thing, what names one, or None for none.
Decisions: TypeAlias = Matches | Mapping[str, Concept | str | None]

#: What comes less near is no candidate.
_WORTH_SHOWING: Final = 0.3
#: Below this there is no match: of a name of several words, and of one word.
_LEAST: Final = 0.40
_LEAST_OF_ONE_WORD: Final = 0.65
#: A likely match scores so much, its labels know so much of the name, and it leads the next thing by so much
#: where the name has two words, three, more. One word alone is likely only as a typing error.
_LIKELY: Final = 0.70
_LIKELY_KNOWN: Final = 0.70
_LEADS: Final = (0.40, 0.20, 0.16)
#: The same of what looks like a typing error of one label and of no other.
_LIKELY_MISTYPED: Final = 0.85
_LEAD_MISTYPED: Final = 0.02
#: A word, or a name, of so few letters is never sure.
_SHORT_WORD: Final = 2
_SHORT_NAME: Final = 3


def match_names(
    names: Iterable[Any],
    lookup: Lookup,
    scale: tuple[Level, ...],
    kind: Kind,
    limit: int,
    decided: Decisions | None,
) -> Matches:
    """Match each of many names, in their order; what is decided stands, whatever the labels say."""
    if isinstance(names, Mapping):
        raise InvalidArgument(
            "names are given one by one; of a mapping, match its keys: graph.match(list(skills))"
        )
    matcher = _Matcher(lookup, scale, kind, limit, _by_name(decided))
    each = (names,) if isinstance(names, str) else names
    return Matches(tuple(matcher.match("" if is_blank(name) else str(name)) for name in each), kind)


class _Matcher:
    """Matches names to the things of one kind."""

    def __init__(
        self,
        lookup: Lookup,
        scale: tuple[Level, ...],
        kind: Kind,
        limit: int,
        decided: Mapping[str, Concept | str | None],
    ) -> None:
        self._finder: Finder[Any, Any] = lookup.finder(kind)
        self._labels = lookup.labels
        self._scale = scale
        self._kind: Kind = kind
        self._limit = limit
        self._decided = decided
        self._levels = frozenset(
            plain(label) for level in scale for label in (level.label, *level.labels.values())
        )

    def match(self, text: str) -> Match:
        """Match one name, with the level that it may carry."""
        named = part_level(text, self._is_name, self._levels)
        status, candidates = self._found(named.name)
        choice = candidates[0].thing if status in ("exact", "likely") else None
        rank = stated_rank(named.level, self._scale)
        for key in (*_keys(text), *_keys(named.name)):
            if key in self._decided:
                wanted = self._decided[key]
                decision = None if wanted is None else self._finder.find(wanted)
                return Match(text, status, decision, candidates, named.level, rank, decided=True)
        return Match(text, status, choice, candidates, named.level, rank)

    def _is_name(self, text: str) -> bool:
        return bool(self._finder.named(text))

    def _found(self, name: str) -> tuple[Status, tuple[Hit, ...]]:
        finder = self._finder
        by_identifier = finder.by_identifier(name)
        if by_identifier is not None:
            thing = finder.value(by_identifier)
            return "exact", (Hit(thing, 1.0, thing.label),)
        found = self._labels.near(name, self._kind, self._limit)
        near = [
            Hit(finder.value(each.number), each.score, each.label)
            for each in found
            if each.score >= _WORTH_SHOWING
        ]
        sharing = finder.tiers.sharing(name)
        if sharing:
            first = sorted(sharing, key=lambda number: sharing[number])
            same = [Hit(finder.value(each), 1.0, finder.tiers.label(each, name) or name) for each in first]
            held = {hit.thing for hit in same}
            hits = (*same, *(hit for hit in near if hit.thing not in held))[: max(self._limit, len(same))]
            preferring = sum(tier.preferred for tier in sharing.values())
            return ("exact" if len(same) == 1 or preferring == 1 else "unsure"), hits
        status = _status(name, near, bool(found) and found[0].mistyped, self._labels)
        return status, () if status == "none" else tuple(near)


def _status(name: str, hits: list[Hit], mistyped: bool, labels: LabelSearch) -> Status:
    """Say how sure a match is that no label gives outright."""
    asked = labels.known_words(name)
    one_word = len(asked) == 1
    if not hits or (one_word and len(asked[0][0]) <= _SHORT_WORD):
        return "none"
    score, lead = hits[0].score, margin(hits)
    known = part_known(asked)
    least = _LEAST_OF_ONE_WORD if one_word else _LEAST
    if (score < least or known < KNOWN) and not (mistyped and score >= MISTYPED):
        return "none"
    if len(loose(name)) <= _SHORT_NAME:
        return "unsure"
    # The same words in the same order, but for what stands between them: "Node JS", Node.js.
    if score == 1 and lead > 0:
        return "likely"
    if not one_word and score >= _LIKELY and known >= _LIKELY_KNOWN and lead >= _least_lead(len(asked)):
        return "likely"
    unknown = any(near < 1 for _, _, near in asked)
    if mistyped and unknown and score >= _LIKELY_MISTYPED and lead >= _LEAD_MISTYPED:
        return "likely"
    return "unsure"


def _least_lead(words: int) -> float:
    """Say how far a match of two words or more has to lead."""
    return _LEADS[min(words - 2, len(_LEADS) - 1)]


def _by_name(decided: Decisions | None) -> dict[str, Concept | str | None]:
    """Key decisions by the forms in which names compare."""
    if decided is None:
        return {}
    if isinstance(decided, Matches):
        # What a person wrote in a review file may be a label or a code, and stands for an IRI there.
        choices: Mapping[str, Concept | str | None] = {
            match.name: match.choice.iri if match.choice else None
            for match in decided
            if match.choice or match.decided
        }
    elif isinstance(decided, Mapping):
        choices = decided
    else:
        raise InvalidArgument(
            f"decided is a Matches, or a mapping of name to thing, IRI or None, and not {quote(decided)}"
        )
    found: dict[str, Concept | str | None] = {}
    for name, choice in choices.items():
        for key in _keys(name):
            found.setdefault(key, choice)
    return found


def _keys(name: str) -> tuple[str, ...]:
    return tuple(key for key in (fold(name), loose(name)) if key)
