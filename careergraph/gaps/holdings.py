"""Holders that gaps are measured for: a role, a profile, or skills with levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.levels import add_holding
from careergraph.catalogue.numbers import RoleNumber, SkillNumber
from careergraph.errors import InvalidArgument, NotFound
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.conditions import Background
from careergraph.gaps.gap_items import GapItem
from careergraph.gaps.measures import Holdings
from careergraph.gaps.values import SkillGap
from careergraph.model import Condition, Profile, Role, SkillLevels
from careergraph.names.level_names import are_ranks
from careergraph.names.lookup import Lookup
from careergraph.support.pseudonyms import Pseudonyms
from careergraph.support.text import fold, listed, quote

#: Whoever has a role, a profile, or a mapping of skill to level.
Who: TypeAlias = Role | str | Profile | SkillLevels


class Holder(NamedTuple):
    """A name ("" where nobody is named), what is held, and the number of the role if it is one."""

    name: str
    held: Holdings
    role: RoleNumber | None = None

    def under(self, pseudonym: Pseudonyms) -> Holder:
        """Return the same, a person with a pseudonym; a role keeps its name."""
        return self._replace(name=pseudonym(self.name)) if self.role is None else self


def resolve_holder(who: Who, catalogue: Catalogue, lookup: Lookup, gaps: GapCalculator) -> Holder:
    """Return the name and the holdings of `who`; of one skill named twice the highest level, or unrated."""
    if isinstance(who, (Role, str)):
        number = lookup.roles.number(who)
        return Holder(catalogue.role(number).label, gaps.held_in(number), number)
    if not isinstance(who, (Profile, Mapping)):
        raise InvalidArgument(
            f"who is a role, a Profile or a mapping of skill to level, and not {quote(who)}"
        )
    name, skills = (who.name, who.skills) if isinstance(who, Profile) else ("", who)
    held: dict[SkillNumber, int | None] = {}
    numbers, levels = lookup.skills.asked_before(skills), skills.values()
    if numbers is not None and len({*numbers}) == len(numbers) and are_ranks(levels):
        return Holder(name, dict(zip(numbers, levels, strict=True)))
    number_of, rank = lookup.skills.number, lookup.level
    for skill, level in skills.items():
        skill_number = number_of(skill)
        if skill_number in held:
            add_holding(held, skill_number, rank(level, skill_number))
        else:
            held[skill_number] = rank(level, skill_number)
    return Holder(name, held)


def with_conditions(
    gap: SkillGap, who: Who, holder: Holder, catalogue: Catalogue, lookup: Lookup
) -> SkillGap:
    """Return a gap that tells which conditions of the role the holder meets.

    Raises `NotFound` where a profile names a condition that the graph does not know.
    """
    if not gap.role.conditions:
        return gap
    known = background(who, holder, catalogue, lookup)
    return replace(gap, conditions=known.judged(gap.role.conditions))


def background(who: Who, holder: Holder, catalogue: Catalogue, lookup: Lookup) -> Background:
    """Return what is known of a holder besides skills.

    Raises `NotFound` where a profile names a condition that the graph does not know.
    """
    if holder.role is not None:
        return Background.of_role(catalogue.role(holder.role))
    if not isinstance(who, Profile):
        return Background()
    career = [role for role in (who.role, *who.history) if role is not None]
    return Background(
        met=tuple(_condition(each, catalogue) for each in who.meets),
        roles=frozenset(iri for role in career for iri in _known_role(role, catalogue, lookup)),
        lists_all=bool(who.meets),
        career_known=bool(career),
    )


def with_remarks(gap: SkillGap, who: Who, lookup: Lookup) -> SkillGap:
    """Return a gap whose skills tell what shows that they are held, and who rated them."""
    if not isinstance(who, Profile) or not (who.evidence or who.rated_by):
        return gap
    said, rated = (
        {lookup.skills.value(lookup.skills.number(skill)): texts for skill, texts in each.items()}
        for each in (who.evidence, who.rated_by)
    )

    def remarked(items: Iterable[GapItem]) -> tuple[GapItem, ...]:
        return tuple(
            item._replace(evidence=said.get(item.skill, ()), rated_by=rated.get(item.skill, ()))
            if item.skill
            else item
            for item in items
        )

    return replace(
        gap,
        below=remarked(gap.below),
        unrated=remarked(gap.unrated),
        met=remarked(gap.met),
        surplus=remarked(gap.surplus),
    )


def _known_role(role: Role | str, catalogue: Catalogue, lookup: Lookup) -> Iterator[str]:
    """Yield the IRI of a role that somebody had; one that the graph does not know is asked for nowhere."""
    with suppress(NotFound):
        yield catalogue.role(lookup.roles.number(role)).iri


def _condition(name: Condition | str, catalogue: Catalogue) -> Condition:
    if isinstance(name, Condition):
        return name
    known = list(catalogue.further.all_conditions)
    for each in known:
        if name == each.iri or fold(name) == fold(each.label):
            return each
    raise NotFound(
        f"there is no condition {quote(name)}; the ontology has {listed(each.label for each in known)}",
        name=name,
        suggestions=[each.label for each in known],
    )
