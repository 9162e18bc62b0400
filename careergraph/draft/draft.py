"""An ontology in the making: stated thing by thing, and made into a graph when it is asked for.

Every call is checked whole before anything is stated, so that one that fails leaves the draft as it was.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.levels import add_holding
from careergraph.draft import arguments
from careergraph.draft.careers import StatedCareers
from careergraph.draft.free_statements import FreeStatements
from careergraph.draft.new_things import ThingMaker
from careergraph.draft.workspace import Workspace
from careergraph.errors import InvalidArgument
from careergraph.model import (
    Condition,
    Grade,
    Level,
    Necessity,
    Profile,
    Progression,
    ProgressionKind,
    Requirement,
    Responsibility,
    Role,
    Skill,
    SkillLevels,
    Training,
)
from careergraph.rdf.terms import Id, is_iri, shown_id
from careergraph.sources.tables import KINDS, NECESSITIES
from careergraph.support.text import counted, quote
from careergraph.vocabulary import CG, RDF, SKOS

Graph = TypeVar("Graph")
AnyDraft = TypeVar("AnyDraft", bound="DraftOf[Any]")
#: The weight of a requirement, and the kind of a move, as values or by their names.
NecessityLike: TypeAlias = Necessity | Literal["essential", "optional"]
KindLike: TypeAlias = ProgressionKind | Literal["promotion", "lateral move", "specialisation"]
#: A thing, or what names it: an IRI, a CURIE or a label.
Thing: TypeAlias = Role | Skill | Responsibility | Level | Grade | Condition | Training | Profile | str


class DraftOf(ABC, Generic[Graph]):
    """An ontology in the making, from which `graph` makes graphs of some type."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._statements = work.statements
        self._things = work.things
        self._values = work.values
        self._maker = ThingMaker(work)
        self._careers = StatedCareers(work)
        self._free_statements = FreeStatements(work, self._maker)

    @property
    def language(self) -> str:
        """The language of labels for which none is named."""
        return self._work.language

    @abstractmethod
    def graph(self) -> Graph:
        """Make a graph of what is stated now; the draft may go on."""

    def __repr__(self) -> str:
        roles, skills = (len([*self._things.ids(kind)]) for kind in ("role", "skill"))
        return f"{type(self).__name__}({counted(roles, 'role')}, {counted(skills, 'skill')})"

    def _catalogue(self) -> Catalogue:
        """Make what a graph is made from."""
        return self._work.catalogue()

    # Things

    def role(
        self,
        label: str,
        iri: str | None = None,
        labels: Mapping[str, str] | None = None,
        family: str | None = None,
        builds_on: Iterable[Role | str] | Role | str = (),
        grade: Grade | int | str | None = None,
        definition: str | None = None,
    ) -> Role:
        """Make a role.

        Parameters: `label` is in the draft's language, `labels` are those in others; `iri` is an IRI, a CURIE
        or an id in the base, and comes of the label unless it is given. `family` is the label of a family, or
        its IRI; `builds_on` the roles whose requirements and responsibilities it takes over; `grade` a grade
        that is there, or its rank, which makes one.

        Raises `InvalidArgument` where a role has the label or the IRI already, and `RoleNotFound`.

        >>> draft = cg.Draft()
        >>> draft.role("Cook", labels={"es": "Cocinera"}).iri
        'https://example.org/careers/role/cook'
        """
        new = self._maker.new("role", label, iri, labels)
        bases = [self._things.find("role", base) for base in arguments.several(builds_on)]
        standing = None if grade is None else self._maker.grade(grade)
        defined = arguments.text_or_none(definition, "definition")
        track = arguments.text_or_none(family, "family")
        group = None if track is None else self._things.find_if_there("family", track)
        if track is not None and group is None and is_iri(track):
            raise self._things.missing(track, "family")
        self._maker.make(new, defined)
        for base in bases:
            self._statements.link(new.id, CG.buildsOn, base)
        if group is not None:
            self._statements.link(new.id, CG.family, group)
        elif track is not None:
            self._statements.text(new.id, CG.familyName, track)
        if standing is not None:
            self._statements.link(new.id, CG.grade, self._maker.made_grade(standing))
        return self._values.role(new.id)

    def skill(
        self,
        label: str,
        iri: str | None = None,
        labels: Mapping[str, str] | None = None,
        definition: str | None = None,
        broader: Iterable[Skill | str] | Skill | str = (),
    ) -> Skill:
        """Make a skill; `broader` are the skills one step above it, and the rest is that of `role`.

        Raises `InvalidArgument` where a skill has the label or the IRI already, and `SkillNotFound`.

        >>> draft = cg.Draft()
        >>> cooking = draft.skill("cooking")
        >>> draft.skill("baking", broader=cooking).broader
        ('https://example.org/careers/skill/cooking',)
        """
        new = self._maker.new("skill", label, iri, labels)
        above = [self._things.find("skill", each) for each in arguments.several(broader)]
        self._maker.make(new, arguments.text_or_none(definition, "definition"))
        for each in above:
            self._statements.link(new.id, SKOS.broader, each)
        return self._values.skill(new.id)

    def responsibility(
        self,
        label: str,
        iri: str | None = None,
        labels: Mapping[str, str] | None = None,
        definition: str | None = None,
        skills: Iterable[Skill | str] | Skill | str = (),
    ) -> Responsibility:
        """Make a responsibility, which `add_responsibility` gives to a role.

        `skills` are those that it draws on, made where they are not there; the rest is that of `role`.

        >>> draft = cg.Draft()
        >>> [skill.label for skill in draft.responsibility("the menu", skills=["cooking", "planning"]).skills]
        ['cooking', 'planning']
        """
        new = self._maker.new("responsibility", label, iri, labels)
        wanted = [self._maker.skill(skill) for skill in arguments.several(skills)]
        self._maker.make(new, arguments.text_or_none(definition, "definition"))
        for skill in wanted:
            self._statements.link(new.id, CG.drawsOn, self._maker.made(skill))
        return self._values.responsibility(new.id)

    def level(
        self,
        rank: int,
        label: str,
        iri: str | None = None,
        labels: Mapping[str, str] | None = None,
        definition: str | None = None,
    ) -> Level:
        """Make a level of the scale: its rank, 1 for the lowest, and its name.

        Raises `InvalidArgument` where the rank is none, or is there already.

        >>> cg.Draft().level(1, "Basic")
        Level(rank=1, label='Basic', iri='https://example.org/careers/level/basic')
        """
        place = arguments.positive("rank", rank)
        new = self._maker.new("level", label, iri, labels)
        defined = arguments.text_or_none(definition, "definition")
        scale = self._careers.scale_for(place)
        self._maker.make(new, defined)
        self._statements.value(new.id, CG.rank, place)
        self._statements.link(scale, RDF.type, CG.ProficiencyScale)
        self._statements.link(new.id, CG.inScale, scale)
        return Level(place, self._values.label(new.id), shown_id(new.id), new.labels, defined)

    def profile(
        self,
        name: str,
        skills: SkillLevels,
        role: Role | str | None = None,
        history: Iterable[Role | str] | Role | str = (),
        iri: str | None = None,
    ) -> Profile:
        """Describe a person: skill to level, None for one that is not rated, the role now and those before.

        Raises `InvalidArgument` where the name is there already or a level is none, `SkillNotFound` and
        `RoleNotFound`.

        >>> draft = cg.Draft()
        >>> baking = draft.skill("baking")
        >>> draft.profile("Ana", {"baking": 3}).skills[baking.iri]
        3
        """
        new = self._maker.new("profile", name, iri, {}, language="")
        if not isinstance(skills, Mapping):
            raise InvalidArgument(f"the skills of {quote(name)} are no mapping of skill to level")
        held: dict[Id, int | None] = {}
        levels: list[tuple[Id, int | None, Id | None]] = []
        for skill, level in skills.items():
            id, (rank, named) = self._things.find("skill", skill), self._careers.level(level)
            levels.append((id, rank, named))
            add_holding(held, id, rank)
        current = None if role is None else self._things.find("role", role)
        former = [self._things.find("role", each) for each in arguments.several(history)]
        self._maker.make(new)
        for id, rank, named in levels:
            node = self._careers.node(new.id, CG.holds, CG.Holding)
            self._statements.link(node, CG.skill, id)
            self._careers.state_level(node, rank, named)
        if current is not None:
            self._statements.link(new.id, CG.currentRole, current)
        for each in former:
            self._statements.link(new.id, CG.formerRole, each)
        return self._values.profile(new.id, held)

    # What holds between them

    def require(
        self,
        role: Role | str,
        skill: Skill | str,
        level: int | str | Level | None = None,
        necessity: NecessityLike = "essential",
    ) -> Requirement:
        """State that a role requires a skill, which is made where it is not there.

        What the role itself stated of the skill before gives way. `level` is a rank, or a level of the scale.

        Raises `RoleNotFound`, and `InvalidArgument` for what is no level or no necessity.

        >>> draft = cg.Draft()
        >>> cook = draft.role("Cook")
        >>> draft.require(cook, "baking", level=2).skill.label
        'baking'
        """
        owner, (rank, named) = self._things.find("role", role), self._careers.level(level)
        weight = arguments.chosen("necessity", necessity, NECESSITIES)
        wanted = self._maker.made(self._maker.skill(skill))
        self._careers.require(owner, wanted, weight, rank, named)
        asked, needed = self._values.role(owner), self._values.skill(wanted)
        return Requirement(asked, needed, rank, Necessity(weight))

    def progression(
        self,
        source: Role | str,
        target: Role | str,
        kind: KindLike | None = None,
        months: int | None = None,
    ) -> Progression:
        """State a move from one role to another; one of the same kind that was there before gives way.

        Parameters: `kind` is "promotion", "lateral move" or "specialisation"; `months` how long somebody
        stays in the first role, as a rule.

        Raises `RoleNotFound`, and `InvalidArgument` where both are one role, or a month is no number.

        >>> draft = cg.Draft()
        >>> cook, chef = draft.role("Cook"), draft.role("Chef")
        >>> draft.progression("Cook", "Chef", kind="promotion", months=24).kind.value
        'promotion'
        """
        start, end = self._things.find("role", source), self._things.find("role", target)
        if start == end:
            name = quote(self._values.label(start))
            raise InvalidArgument(f"role {name} cannot progress to itself; name another role")
        sort = None if kind is None else ProgressionKind(arguments.chosen("kind", kind, KINDS))
        duration = None if months is None else arguments.positive("months", months)
        node = self._careers.move(start, end, sort, duration)
        return Progression(
            self._values.role(start),
            self._values.role(end),
            sort,
            duration,
            iri=None if node is None else shown_id(node),
        )

    def add_responsibility(self, role: Role | str, responsibility: Responsibility | str) -> Responsibility:
        """State that a role has a responsibility. Raises `RoleNotFound` or `NotFound`.

        >>> draft = cg.Draft()
        >>> chef, menu = draft.role("Chef"), draft.responsibility("the menu")
        >>> draft.add_responsibility("Chef", "the menu") == menu
        True
        """
        owner, duty = self._things.find("role", role), self._things.find("responsibility", responsibility)
        if duty not in self._statements.links(owner, CG.hasResponsibility):
            self._statements.link(owner, CG.hasResponsibility, duty)
        return self._values.responsibility(duty)

    def state(self, thing: Thing | Requirement | Progression, property: str, value: object) -> None:
        """State what has no method of its own.

        Parameters: `thing` is a value, or a name, an IRI or a CURIE; a requirement or a move that is there
        may be stated more of. `property` is an IRI or a CURIE. `value` is a thing, a text, a number, a truth
        value or a date, as the property asks; a text in a language is a `LangString` or stands in a mapping
        of language to text or texts. Labels and definitions are in the draft's language unless they name one.
        Of a property that has one value the last one stated counts.

        Raises `InvalidArgument` for a property that the vocabulary does not have, or a value that it does not
        take, and `NotFound` for a thing that is not there.

        >>> draft = cg.Draft()
        >>> cook = draft.role("Cook")
        >>> draft.state("Cook", "skos:altLabel", {"en": "Line cook", "es": ["Cocinero", "Cocinera"]})
        >>> draft.graph().role("Cocinera").label
        'Cook'
        """
        meant = self._free_statements.property(property)
        if isinstance(thing, Requirement):
            subject = self._careers.requirement_node(thing)
        elif isinstance(thing, Progression):
            subject = self._careers.progression_node(thing)
        else:
            subject = self._free_statements.thing(thing)
        self._free_statements.state(subject, meant, value)

    def remove(self, thing: Thing | Requirement | Progression) -> None:
        """Take a thing away, with all that is stated of it and all that would say nothing without it.

        What names a thing will do. With a role or a skill go its requirements, moves and holdings; a level
        leaves its rank where it is asked for. A requirement or a move is taken away alone.

        Raises `NotFound`, with suggestions, or `AmbiguousName`.

        >>> draft = cg.load().edit()
        >>> draft.remove("Account Director")
        >>> [move.target.label for move in draft.graph().progressions("Account Manager")]
        ['Key Account Manager']
        """
        if isinstance(thing, Requirement):
            self._careers.take_away(thing)
        elif isinstance(thing, Progression):
            self._careers.unmove(thing)
        elif (found := self._things.find_any(thing)) is None:
            raise self._things.missing(thing)
        else:
            self._things.discard(found)
            self._statements.remove(found, self._things.is_thing)


def draft_of(kind: type[AnyDraft], catalogue: Catalogue) -> AnyDraft:
    """Begin a draft with what a catalogue holds, in its language."""
    draft = kind.__new__(kind)
    DraftOf.__init__(draft, Workspace.of(catalogue.language, None, catalogue))
    return draft
