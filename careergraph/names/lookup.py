"""Look-up: from a name in any language, an IRI or a CURIE to one thing, or to an error that helps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Generic, TypeVar

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.facts import Index
from careergraph.catalogue.levels import MAX_LEVEL
from careergraph.catalogue.numbers import ResponsibilityNumber, RoleNumber, SkillNumber
from careergraph.choices import Kind
from careergraph.errors import AmbiguousName, InvalidArgument, NotFound, RoleNotFound, SkillNotFound
from careergraph.model import Concept, Level, Responsibility, Role, Skill
from careergraph.names.families import Families
from careergraph.names.hits import Hit, Hits
from careergraph.names.label_search import LabelSearch
from careergraph.names.label_tiers import LabelTiers
from careergraph.names.level_names import is_called, level_rank
from careergraph.names.skill_names import UNKNOWN, SkillNames
from careergraph.rdf.terms import Id, shown_id
from careergraph.support.lazy_property import lazy_property
from careergraph.support.text import fold, listed, quote

AnyConcept = TypeVar("AnyConcept", bound=Concept)
Number = TypeVar("Number", bound=int)

#: How many things that come near, and of how many that answer equally well, a message tells.
_SUGGESTIONS: Final = 3
_CANDIDATES: Final = 5
#: Of how many names a finder keeps what they mean.
_KEPT: Final = 2**17


class Finder(Generic[AnyConcept, Number]):
    """Finds the things of one kind.

    A code or a label of something that is out of use leads on to what stands in its place, if anything does.
    What a name may be, in order: the IRI; a bound CURIE; a code; a preferred label in the graph's language;
    one in another; an alternative label in the graph's language; one in another; then all but the first two
    again without accents, hyphens and width. The first that answers decides, and if it names several things
    there is no guessing between them.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        index: Index[Number],
        value: Callable[[Number], AnyConcept],
        noun: Kind,
        plural: str,
        missing: type[NotFound],
        near: Callable[[str, Kind], Sequence[str]],
    ) -> None:
        self._catalogue = catalogue
        self._index = index
        self._near = near
        self.tiers = LabelTiers(catalogue, index)
        self.value = value
        self._noun = noun
        self._plural = plural
        self._missing = missing
        self._meant: dict[str, Number] = {}

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
        meant = self._meant.get(name)
        if meant is None:
            meant = self.by_identifier(name)
            meant = self._by_name(name) if meant is None else meant
            if len(self._meant) < _KEPT:
                self._meant[name] = meant
        return meant

    def asked_before(self, names: Iterable[object]) -> list[Number] | None:
        """Return the numbers of texts that were all asked for before; None if any was not."""
        try:
            return [*map(self._meant.__getitem__, names)]  # type: ignore[arg-type] # no text, no key
        except KeyError:
            return None

    def find(self, name: AnyConcept | str) -> AnyConcept:
        """Find the thing that `name` means."""
        return self.value(self.number(name))

    def by_identifier(self, name: str) -> Number | None:
        """Find the number of what an IRI or a bound CURIE names."""
        found = self._by_iri(name)
        return self._by_iri(self.expanded(name)) if found is None else found

    def named(self, name: str) -> Sequence[Number]:
        """List the numbers of all that a name may mean, by IRI, CURIE, code or label."""
        found = self.by_identifier(name)
        return self._in_use(self.tiers.named(name)) if found is None else (found,)

    def all_names(self, labels: bool) -> SkillNames:
        """Return what every name means, as a value; without `labels` by IRI and CURIE alone."""
        strict, without_accents = self.tiers.meanings(self._in_use) if labels else ({}, {})
        known = {form: _only(found) for form, found in strict.items()}
        further = {form: _only(found) for form, found in without_accents.items()}
        return SkillNames(
            iris={shown_id(id): number for number, id in enumerate(self._index.ids)},
            prefixes=dict(self._catalogue.prefixes),
            strict=known,
            loose={form: number for form, number in further.items() if known.get(form) != number},
        )

    def _by_iri(self, iri: str) -> Number | None:
        return self._index.number_of(iri) if ":" in iri else None

    def expanded(self, curie: str) -> str:
        """Return the IRI that a bound CURIE stands for, "" where it is none."""
        prefix, colon, local = curie.partition(":")
        base = self._catalogue.prefixes.get(prefix) if colon else None
        return "" if base is None else base + local

    def _in_use(self, found: Sequence[Number]) -> Sequence[Number]:
        """Put what stands in its place for each thing that is out of use; without any, leave it as it is."""
        ids, out = self._index.ids, self._catalogue.withdrawn
        if not any(ids[number] in out for number in found):
            return found
        current = [number for number in found if ids[number] not in out]
        known = self._index.number
        led = (self._catalogue.in_place_of(ids[number], known) for number in found if ids[number] in out)
        return [*dict.fromkeys([*current, *(known[id] for id in led if id is not None)])] or found

    def _by_name(self, name: str) -> Number:
        found = self._in_use(self.tiers.named(name))
        if len(found) == 1:
            return found[0]
        if found:
            things = sorted(map(self.value, found), key=lambda thing: thing.iri)
            shown = "; ".join(map(self._described, things[:_CANDIDATES]))
            more = f"; and {len(things) - _CANDIDATES} more" if len(things) > _CANDIDATES else ""
            raise AmbiguousName(
                f"{quote(name)} names several {self._plural}; say which by IRI: {shown}{more}",
                name=name,
                candidates=[thing.iri for thing in things],
                things=things,
            )
        near = self._near(name, self._noun)
        hint = f"did you mean {listed(near)}?" if near else f"graph.{self._plural} lists them all"
        raise self._missing(f"no {self._noun} is named {quote(name)}; {hint}", name=name, suggestions=near)

    def _described(self, thing: AnyConcept) -> str:
        """Describe one of several things by what sets it apart."""
        code = f", code {quote(thing.notation)}" if thing.notation else ""
        family = f", family {quote(thing.family)}" if isinstance(thing, Role) and thing.family else ""
        return f"{quote(thing.label)} ({self._noun}{code}{family}) {quote(thing.iri)}"


def _only(found: Sequence[int]) -> int:
    """Return the number that a name means, unless it means several."""
    return found[0] if len(found) == 1 else UNKNOWN


class Lookup:
    """The finders of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        facts = catalogue.facts
        self.roles: Finder[Role, RoleNumber] = Finder(
            catalogue, facts.roles, catalogue.role, "role", "roles", RoleNotFound, self._near
        )
        self.skills: Finder[Skill, SkillNumber] = Finder(
            catalogue, facts.skills, catalogue.skill, "skill", "skills", SkillNotFound, self._near
        )
        self.responsibilities: Finder[Responsibility, ResponsibilityNumber] = Finder(
            catalogue,
            facts.responsibilities,
            catalogue.responsibility,
            "responsibility",
            "responsibilities",
            NotFound,
            self._near,
        )
        self._catalogue = catalogue
        self._finders: dict[Kind, Finder[Any, Any]] = {
            "role": self.roles,
            "skill": self.skills,
            "responsibility": self.responsibilities,
        }
        self.labels = LabelSearch(catalogue, {kind: each.tiers for kind, each in self._finders.items()})
        self._families = Families(catalogue)

    def __reduce__(self) -> tuple[type[Lookup], tuple[Catalogue]]:
        return Lookup, (self._catalogue,)

    def finder(self, kind: Kind) -> Finder[Any, Any]:
        """Give the finder of a kind of thing."""
        if kind not in self._finders:
            raise InvalidArgument(f"kind={quote(kind)} is none of {listed(self._finders)}")
        return self._finders[kind]

    def identify(self, thing: object, described: Callable[[str], Id | None]) -> Id:
        """Find the id of anything that something is stated of: by value, IRI, CURIE, code or label.

        A role goes before a skill, a skill before a responsibility, and these before all else of one name.
        `described` gives the id of what has an IRI, where anything is stated of it.
        Raises `NotFound`, with suggestions, or `AmbiguousName`.
        """
        name = getattr(thing, "iri", thing)
        if not isinstance(name, str):
            raise InvalidArgument(
                f"a thing is given as a value, an IRI, a CURIE or a label, and this is {quote(thing)}"
            )
        found = described(name) or described(self.roles.expanded(name))
        if found is not None:
            return found
        for finder in self._finders.values():
            if finder.named(name):
                iri: str = finder.find(name).iri
                return iri.removeprefix("_:")
        return self._other(name)

    def _other(self, name: str) -> Id:
        """Find the id of what is neither a role nor a skill nor a responsibility, by its label."""
        words, wanted = self._catalogue.words, fold(name)
        found = [id for id, labels in words.preferred.items() if wanted in map(fold, labels.values())]
        found = found or [
            id
            for id, labels in words.alternative.items()
            if any(wanted in map(fold, texts) for texts in labels.values())
        ]
        if len(found) == 1:
            return found[0]
        if found:
            iris = sorted(map(shown_id, found))
            raise AmbiguousName(
                f"{quote(name)} names several things; say which by IRI: {listed(iris)}",
                name=name,
                candidates=iris,
            )
        near = [hit.thing.label for hit in self.search(name, None, _SUGGESTIONS)]
        hint = f"did you mean {listed(near)}?" if near else "give its IRI or its label"
        raise NotFound(f"nothing is stated of {quote(name)}; {hint}", name=name, suggestions=near)

    def search(self, text: str, kind: Kind | None, limit: int | None) -> Hits:
        """Find the things of a kind, or of all kinds, with a label like a text, the nearest first.

        What the text names stands before what only resembles it.
        """
        if not isinstance(text, str):
            raise InvalidArgument(f"search takes a text, and not {quote(text)}")
        kinds = tuple(self._finders) if kind is None else (kind,)
        hits: dict[Concept, Hit] = {}
        for each in kinds:
            finder = self.finder(each)
            for thing in sorted(map(finder.value, finder.named(text)), key=self._catalogue.sort_key):
                number = self._catalogue.number_of(thing)
                hits[thing] = Hit(thing, 1.0, finder.tiers.label(number, text) or thing.label)
        for found in self.labels.shown(text, kind, limit):
            thing = self._finders[found.kind].value(found.number)
            hits.setdefault(thing, Hit(thing, found.score, found.label))
        return Hits(text, tuple(hits.values())[:limit])

    def family(self, name: str) -> list[RoleNumber]:
        """Return the roles of a family, or those below a group of a taxonomy, by its label in any language.

        Raises `NotFound`, with suggestions.
        """
        return self._families.roles(name)

    def level(self, level: Any, skill: SkillNumber) -> int | None:
        """Read the rank that a rank, a `Level`, its label or a part of the scale means; None for a blank.

        The scale is that of the skill, where a level may have a name of its own; a level of another one is
        read as that which it corresponds to.
        """
        if level is None or (type(level) is int and 0 <= level <= MAX_LEVEL):
            return level
        scales, scale = self._catalogue.facts.scales, self._catalogue.scale_of(skill)
        named_here = tuple(self._catalogue.further.described_levels(skill).values())
        if not isinstance(level, Level):
            try:
                return level_rank(level, scale, named_here)
            except InvalidArgument:
                named = next((each for each in self._levels_elsewhere if is_called(each, level)), None)
                if named is None:
                    raise
                level = named
        own, id = scales.of(self._catalogue.facts.skills.ids[skill]), level.iri.removeprefix("_:")
        return (scales.on(own, id) or 1) if id in scales.ranks else level.rank

    @lazy_property
    def _levels_elsewhere(self) -> Sequence[Level]:
        scales = self._catalogue.scales if self._catalogue.facts.scales.others else ()
        return [level for scale in scales for level in scale.levels]

    def _near(self, name: str, kind: Kind) -> Sequence[str]:
        found = self.labels.shown(name, kind, _SUGGESTIONS)
        return [self._finders[each.kind].value(each.number).label for each in found]
