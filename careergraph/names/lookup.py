"""Look-up: from a name in any language, an IRI or a CURIE to one thing, or to an error that helps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Generic, NamedTuple, TypeVar

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.facts import Index
from careergraph.catalogue.levels import MAX_LEVEL
from careergraph.catalogue.numbers import ResponsibilityNumber, RoleNumber, SkillNumber
from careergraph.choices import Kind
from careergraph.errors import AmbiguousName, InvalidArgument, NotFound, RoleNotFound, SkillNotFound
from careergraph.model import Concept, Level, Responsibility, Role, Skill
from careergraph.rdf.terms import Id
from careergraph.support.amounts import is_blank, whole
from careergraph.support.lazy_property import lazy_property
from careergraph.support.reach import reached
from careergraph.support.text import fold, listed, quote

AnyConcept = TypeVar("AnyConcept", bound=Concept)
Number = TypeVar("Number", bound=int)

_SUGGESTIONS: Final = 3
#: Of the tiers of labels, how many hold preferred ones.
_PREFERRED_TIERS: Final = 2
#: How near, of 100, a label must come to a name to be found or suggested.
_NEAR: Final = 60


class Finder(Generic[AnyConcept, Number]):
    """Finds the things of one kind.

    The tiers, in order: the IRI; a bound CURIE; a preferred label in the graph's language; one in
    another; an alternative label in the graph's language; one in another. The first that answers
    decides, and if it names several things there is no guessing between them. A name of which nothing
    is to be seen names nothing.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        index: Index[Number],
        value: Callable[[Number], AnyConcept],
        noun: str,
        plural: str,
        missing: type[NotFound],
    ) -> None:
        self._catalogue = catalogue
        self._index = index
        self._value = value
        self._noun = noun
        self._plural = plural
        self._missing = missing

    def number(self, name: AnyConcept | str) -> Number:
        """Return the number of the thing that `name` means.

        Raises the finder's kind of `NotFound`, with suggestions, or `AmbiguousName`, with all IRIs.
        """
        if isinstance(name, Concept):
            found = self._by_iri(name.iri)
            if found is None:
                raise self._missing(
                    f"{self._noun} {quote(name.label)}, {quote(name.iri)}, is not in this graph; "
                    f"look it up with graph.{self._noun}()",
                    name=name.iri,
                )
            return found
        if not isinstance(name, str):
            raise InvalidArgument(
                f"a {self._noun} is given as a value, an IRI, a CURIE or a label, and this is {quote(name)}"
            )
        found = self._by_iri(name)
        if found is None:
            found = self._by_iri(self._expanded(name))
        return self._by_label(name) if found is None else found

    def find(self, name: AnyConcept | str) -> AnyConcept:
        """Return the thing that `name` means."""
        return self._value(self.number(name))

    def scored(self, text: str) -> list[tuple[float, AnyConcept]]:
        """Return the things whose labels come near to a text, in any language, the nearest first."""
        from rapidfuzz import fuzz, process

        wanted = fold(text)
        if not wanted:
            return []
        best: dict[Number, float] = {}
        for label, score, _ in process.extract(
            wanted, self._all_labels.keys(), scorer=fuzz.WRatio, limit=None, score_cutoff=_NEAR
        ):
            # What begins with the text, or has it as a word, stands before what only resembles it.
            nearness = score + 100 * (label == wanted) + 50 * label.startswith(wanted)
            nearness += 25 * (f" {wanted}" in f" {label}")
            for number, preferred in self._all_labels[label].items():
                best[number] = max(best.get(number, 0), nearness + preferred)
        found = [(score, self._value(number)) for number, score in best.items()]
        return sorted(found, key=lambda pair: (-pair[0], self._catalogue.sort_key(pair[1])))

    def _by_iri(self, iri: str) -> Number | None:
        return self._index.number_of(iri) if ":" in iri else None

    def _expanded(self, curie: str) -> str:
        prefix, colon, local = curie.partition(":")
        base = self._catalogue.prefixes.get(prefix) if colon else None
        return "" if base is None else base + local

    def _by_label(self, name: str) -> Number:
        wanted = fold(name)
        for tier in self._tiers if wanted else ():
            found = tier.get(wanted, ())
            if len(found) == 1:
                return found[0]
            if found:
                iris = sorted(self._value(number).iri for number in found)
                raise AmbiguousName(
                    f"{quote(name)} names several {self._plural}; say which by IRI: {listed(iris)}",
                    name=name,
                    candidates=iris,
                )
        near = [thing.label for _, thing in self.scored(name)[:_SUGGESTIONS]]
        hint = f"did you mean {listed(near)}?" if near else f"graph.{self._plural} lists them all"
        raise self._missing(f"no {self._noun} is named {quote(name)}; {hint}", name=name, suggestions=near)

    @lazy_property
    def _tiers(self) -> Sequence[Mapping[str, Sequence[Number]]]:
        words, language = self._catalogue.words, self._catalogue.language.lower()
        tiers: list[dict[str, list[Number]]] = [defaultdict(list) for _ in range(4)]
        for number in self._index.described:
            id = self._index.ids[number]
            for tag, label in words.preferred.get(id, {}).items():
                _note(tiers[tag != language], label, number)
            for tag, alternatives in words.alternative.get(id, {}).items():
                for label in alternatives:
                    _note(tiers[2 + (tag != language)], label, number)
            if id not in words.preferred:
                _note(tiers[1], self._catalogue.labels.shown(id), number)
        return tuple(dict(tier) for tier in tiers)

    @lazy_property
    def _all_labels(self) -> Mapping[str, Mapping[Number, bool]]:
        """Things by folded label, and whether any of them prefers it."""
        every: dict[str, dict[Number, bool]] = defaultdict(dict)
        for place, tier in enumerate(self._tiers):
            for label, numbers in tier.items():
                for number in numbers:
                    every[label].setdefault(number, place < _PREFERRED_TIERS)
        return dict(every)


class _Family(NamedTuple):
    """A label, the roles whose family has it, and the groups of a taxonomy that have it."""

    label: str
    roles: list[RoleNumber]
    groups: list[Id]


class Lookup:
    """The finders of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        facts = catalogue.facts
        self.roles: Finder[Role, RoleNumber] = Finder(
            catalogue, facts.roles, catalogue.role, "role", "roles", RoleNotFound
        )
        self.skills: Finder[Skill, SkillNumber] = Finder(
            catalogue, facts.skills, catalogue.skill, "skill", "skills", SkillNotFound
        )
        self.responsibilities: Finder[Responsibility, ResponsibilityNumber] = Finder(
            catalogue,
            facts.responsibilities,
            catalogue.responsibility,
            "responsibility",
            "responsibilities",
            NotFound,
        )
        self._catalogue = catalogue

    def search(self, text: str, kind: Kind | None, limit: int | None) -> tuple[Any, ...]:
        """Return the things of a kind, or of all kinds, whose labels come near to a text."""
        finders: dict[Kind, Finder[Any, Any]] = {
            "role": self.roles,
            "skill": self.skills,
            "responsibility": self.responsibilities,
        }
        if kind is not None and kind not in finders:
            raise InvalidArgument(f"kind={quote(kind)} is none of {listed(finders)}")
        chosen: Iterable[Finder[Any, Any]] = finders.values() if kind is None else [finders[kind]]
        scored = [pair for finder in chosen for pair in finder.scored(text)]
        scored.sort(key=lambda pair: -pair[0])
        return tuple(thing for _, thing in scored[:limit])

    def family(self, name: str) -> list[RoleNumber]:
        """Return the roles of a family, or those below a group of a taxonomy, by its label in any language.

        Raises `NotFound`, with suggestions.
        """
        from rapidfuzz import fuzz, process

        known, wanted = self._families, fold(name)
        if not wanted or wanted not in known:
            best = process.extract(
                wanted, known.keys(), scorer=fuzz.WRatio, limit=_SUGGESTIONS, score_cutoff=_NEAR
            )
            near = [known[label].label for label, *_ in best]
            hint = f"did you mean {listed(near)}?" if near else "role.family tells a role's own"
            raise NotFound(f"no family of roles is named {quote(name)}; {hint}", name=name, suggestions=near)
        found, roles = known[wanted], self._catalogue.facts.roles
        below = (roles.number[id] for id in _beyond(self._narrower, found.groups) if id in roles.number)
        return sorted({*found.roles, *(number for number in below if number < roles.described_count)})

    @lazy_property
    def _families(self) -> Mapping[str, _Family]:
        """Families, and groups above some role, by folded label in any language."""
        named: dict[str, _Family] = {}
        roles, words = self._catalogue.facts.roles, self._catalogue.words
        for number in roles.described:
            id = roles.ids[number]
            for label in sorted(set(self._catalogue.families.get(id, {}).values())):
                named.setdefault(fold(label), _Family(label, [], [])).roles.append(number)
        for group in sorted(_beyond(self._catalogue.broader, roles.described_ids)):
            for label in sorted(set(words.preferred.get(group, {}).values())):
                named.setdefault(fold(label), _Family(label, [], [])).groups.append(group)
        return named

    @lazy_property
    def _narrower(self) -> Mapping[Id, Sequence[Id]]:
        below: dict[Id, list[Id]] = defaultdict(list)
        for narrow, broads in self._catalogue.broader.items():
            for broad in broads:
                below[broad].append(narrow)
        return dict(below)

    def level(self, level: Any) -> int | None:
        """Return the rank of a level: a rank, a `Level`, its label in any language; None if it is blank.

        A rank may be an integer of any library, a whole float, or the text of one.
        """
        if is_blank(level):
            return None
        if isinstance(level, Level):
            return level.rank
        if isinstance(level, str) and (wanted := fold(level)):
            for known in self._catalogue.scale:
                if wanted in {fold(label) for label in (known.label, *known.labels.values())}:
                    return known.rank
        rank = whole(level)
        if rank is not None and rank >= 0:
            return min(rank, MAX_LEVEL)
        names = [known.label for known in self._catalogue.scale]
        known_levels = f", or one of {listed(names)}" if names else ""
        raise InvalidArgument(
            f"level {quote(level)} is no level; give a whole number of 1 or more{known_levels}, "
            "or None for a skill that is not rated"
        )


def _beyond(steps: Mapping[Id, Sequence[Id]], starts: Iterable[Id]) -> Iterable[Id]:
    """Find what any number of steps leads to, one at least."""
    first = (id for start in starts for id in steps.get(start, ()))
    return reached(first, lambda thing: steps.get(thing, ()))


def _note(tier: dict[str, list[Number]], label: str, number: Number) -> None:
    numbers = tier[fold(label)]
    if number not in numbers:
        numbers.append(number)
