"""The values that answers are made of: frozen, hashable, picklable, and without a container.

A role, skill or responsibility is the thing that its IRI names: two values with one IRI are equal,
whatever language their labels were asked for in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Final, SupportsInt, TypeAlias

from immutabledict import immutabledict

from careergraph.errors import InvalidArgument
from careergraph.support.amounts import plain
from careergraph.support.plain_values import Thing, Value, as_dict
from careergraph.support.pseudonyms import Pseudonyms
from careergraph.support.text import quote

#: Between which numbers the importance of a requirement lies.
LOWEST_IMPORTANCE: Final = 1.0
HIGHEST_IMPORTANCE: Final = 5.0

#: What a reader is told that the attributes of a concept are.
_HEADINGS: Final = {"notation": "code", "alternative_labels": "also", "definitions": ""}
_NOTHING: Mapping[str, str] = immutabledict()
_NOTHING_MORE: Mapping[str, tuple[str, ...]] = immutabledict()


class Necessity(Enum):
    """The weight of a requirement: a role cannot do without the skill, or values it besides."""

    ESSENTIAL = "essential"
    OPTIONAL = "optional"


class ProgressionKind(Enum):
    """The kind of move that a progression is."""

    PROMOTION = "promotion"
    LATERAL_MOVE = "lateral move"
    SPECIALISATION = "specialisation"


class Severity(Enum):
    """The weight of a finding: an error is wrong, a warning may be meant."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Concept(Thing):
    """A thing with a name: a role, a skill, a responsibility, or what these are related to.

    `label` and `definition` are in the graph's language, or the nearest there is; `labels` and
    `definitions` map a language tag ("" where none is stated) to the text, `alternative_labels` to a
    tuple of texts. `notation` is a code, such as ISCO's or SOC's.
    """

    _headings: ClassVar = _HEADINGS
    _listed: ClassVar[Sequence[str]] = ("code", "definition")

    iri: str
    label: str
    labels: Mapping[str, str] = _NOTHING
    alternative_labels: Mapping[str, tuple[str, ...]] = _NOTHING_MORE
    definition: str | None = None
    definitions: Mapping[str, str] = _NOTHING
    notation: str | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Concept):
            return NotImplemented
        return type(self) is type(other) and self.iri == other.iri

    def __hash__(self) -> int:
        return hash(self.iri)

    def __str__(self) -> str:
        return self.label

    def __repr__(self) -> str:
        return f"{type(self).__name__}(iri={self.iri!r}, label={self.label!r})"


@dataclass(frozen=True, slots=True, order=True)
class Grade(Thing):
    """The standing of a role among others: its rank, 1 upwards, and its name.

    Of two grades that of the higher rank is the greater.
    """

    rank: int
    label: str = field(compare=False)
    iri: str = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Condition(Value):
    """Something that a role or a move asks for, and that is no skill: a qualification, or experience.

    `met` is True or False where that is known of somebody, else None. `qualifications` are IRIs, `months` the
    experience asked for, and `experience_in` the IRIs of the roles in which it counts.
    """

    iri: str
    label: str
    met: bool | None = None
    qualifications: tuple[str, ...] = field(default=(), repr=False)
    months: int | None = field(default=None, repr=False)
    experience_in: tuple[str, ...] = field(default=(), repr=False)

    @property
    def status(self) -> str:
        """Whether it is met, in a word or two."""
        return "unknown" if self.met is None else "met" if self.met else "not met"

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Role(Concept):
    """A job or occupation, with its track (`family`) and its `grade`, if it states them.

    `conditions` are what it asks for besides skills, its own and those of the roles it builds on.

    What else the role itself states is there as concepts, by label: what it concentrates on (`focus`) and
    what it serves (`purpose`), whom it works closely with (`collaborates_with`), the organisations in which
    it exists in just this form (`offered_by`), and the `benefits` and the `training` that come with it.

    >>> role = cg.load().role("Key Account Manager")
    >>> [each.label for each in role.collaborates_with]
    ['customer service department', 'marketing department', 'sales department', 'the client']
    """

    _listed: ClassVar = ("family", "grade", "code", "asks for", "definition")
    _headings: ClassVar = {**_HEADINGS, "conditions": "asks for"}

    family: str | None = None
    grade: Grade | None = None
    conditions: tuple[Condition, ...] = ()
    focus: tuple[Concept, ...] = ()
    purpose: tuple[Concept, ...] = ()
    collaborates_with: tuple[Concept, ...] = ()
    offered_by: tuple[Concept, ...] = ()
    benefits: tuple[Concept, ...] = ()
    training: tuple[Concept, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Skill(Concept):
    """A skill; `broader` and `narrower` are the IRIs of the skills one step above and below it."""

    _headings: ClassVar = {**_HEADINGS, "broader": "", "narrower": ""}

    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Responsibility(Concept):
    """A duty of a role, the skills that it draws on, and what it is for (`purpose`)."""

    _listed: ClassVar = ("code", "skills", "definition")

    skills: tuple[Skill, ...] = ()
    purpose: tuple[Concept, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Training(Thing):
    """Teaching that develops skills: each with the level it takes it to, None where none is stated.

    `hours` and `cost` are None where nothing is stated.
    """

    iri: str
    label: str
    develops: tuple[tuple[Skill, int | None], ...]
    hours: float | None = None
    cost: float | None = None

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True, eq=False)
class Level(Thing):
    """A level of proficiency: its rank on the graph's scale, 1 upwards, and its name.

    As a level of one skill it may have a name of its own there, and `definition` says what it looks like.
    """

    rank: int
    label: str
    iri: str
    labels: Mapping[str, str] = field(default=_NOTHING, repr=False)
    definition: str | None = field(default=None, repr=False)

    def __eq__(self, other: object) -> bool:
        return self.iri == other.iri if isinstance(other, Level) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.iri)

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True, repr=False)
class Scale(Thing):
    """A scale of proficiency: its IRI and label, "" where it has none, and its levels, lowest first."""

    iri: str
    label: str
    levels: tuple[Level, ...]

    def __str__(self) -> str:
        return self.label


def needed_level(stated: int | None) -> int:
    """Return the level that gaps are measured by: 1 where a requirement states none, None or 0."""
    return stated or 1


@dataclass(frozen=True, slots=True, repr=False)
class Requirement(Value):
    """A skill that a role asks for, or a choice of several, of which it asks for some.

    Of a choice `skill` and `level` are None; `any_of` are the alternatives, by label, each with its own skill
    and level, and `at_least` is how many of them are asked for. Of a single skill `any_of` is empty.

    `level` is the rank asked for, or None where any level will do; `importance` how much the skill matters
    in the role, from 1 to 5, or None where that is not stated. `derived_from` is the role that states the
    requirement, where that is not the role itself.

    `source` is the IRI of the source that the requirement cites: whose word it is that the role asks for the
    skill. The level may be somebody else's, and so may the necessity: `level_source` and `necessity_source`
    are what those two statements cite, and `source` where they cite nothing of their own; None where the
    requirement states no level, or nobody cites anything.

    >>> asked = cg.load().requirements("Account Executive")[0]
    >>> asked.source.rpartition("/")[2], asked.level_source.rpartition("/")[2]
    ('source-section-1', 'source-modeller')
    """

    _headings: ClassVar = {"any_of": "", "at_least": "", "derived_from": "inherited from"}
    _listed: ClassVar = ("skill", "role", "level", "necessity", "importance", "inherited from")

    role: Role
    skill: Skill | None
    level: int | None = None
    necessity: Necessity = Necessity.ESSENTIAL
    derived_from: Role | None = None
    source: str | None = None
    importance: float | None = None
    any_of: tuple[Requirement, ...] = ()
    at_least: int = 1
    level_source: str | None = None
    necessity_source: str | None = None

    @property
    def need(self) -> int:
        """The level that gaps are measured by, 1 where none is stated; of a choice the least it takes."""
        if self.any_of:
            return sum(sorted(each.need for each in self.any_of)[: self.at_least])
        return needed_level(self.level)

    @property
    def label(self) -> str:
        """The label of the skill; of a choice "one of: …" or "2 of: …"."""
        return asked_label(self.skill, self.any_of, self.at_least)

    @property
    def skills(self) -> tuple[Skill, ...]:
        """The skill, or those of the alternatives."""
        return asked_skills(self.skill, self.any_of)

    def _facts(self) -> dict[str, object]:
        """Return what a reader is told of the requirement, and that it is essential too."""
        facts = super(Requirement, self)._facts()
        return {**facts, "skill": self.skill or self.label, "necessity": self.necessity.value}


def asked_label(skill: Skill | None, any_of: tuple[Requirement, ...], at_least: int) -> str:
    """Return the label of what is asked for: a skill, or some of several."""
    if skill is not None:
        return skill.label
    number = "one" if at_least == 1 else str(at_least)
    return f"{number} of: {', '.join(each.label for each in any_of)}"


def asked_skills(skill: Skill | None, any_of: tuple[Requirement, ...]) -> tuple[Skill, ...]:
    """Return the skills that are asked for: one, or those of several alternatives."""
    return (skill,) if skill is not None else tuple(each for one in any_of for each in one.skills)


@dataclass(frozen=True, slots=True, repr=False)
class Progression(Value):
    """A move from one role to another, stated or, where `suggested`, proposed by a program.

    Where `inherited`, it is stated of a role that one of the two is a variant of, by `cg:variantOf`, and
    cites nobody.

    Where moves that people made are counted, `count` is how often this one was, None where it was not or too
    seldom to be told, `probability` its share of all moves from its source, smoothed; `observed` says that it
    was made, and nobody states it.

    `kind` and the typical `months` in the first role are None where the ontology states none;
    `conditions` are what the move asks for besides skills.

    `iri` is the IRI of the statement itself, `cites` that of the source that it cites: whose word it is that
    the one role leads to the other. `kind_source` and `months_source` are what is cited for the kind and for
    the months, where those are stated: a source of their own, or else `cites`.
    """

    _headings: ClassVar = {"source": "from", "target": "to", "iri": ""}
    _listed: ClassVar = ("from", "to", "kind", "months", "count", "probability", "inherited", "suggested")

    source: Role
    target: Role
    kind: ProgressionKind | None = None
    months: int | None = None
    cites: str | None = None
    iri: str | None = None
    suggested: bool = False
    inherited: bool = False
    conditions: tuple[Condition, ...] = ()
    kind_source: str | None = None
    months_source: str | None = None
    count: int | None = None
    probability: float | None = None
    observed: bool = False


#: A level as somebody states it: a whole number of any library, the name of a level, None for unrated.
LevelLike: TypeAlias = SupportsInt | str | None
#: Skills by level; a mapping is of its own kind of key alone, to a type checker.
SkillLevels: TypeAlias = Mapping[str, LevelLike] | Mapping[Skill, LevelLike] | Mapping[str | Skill, LevelLike]

#: What is said of skills: a text, or several.
Remarks: TypeAlias = (
    Mapping[str, str | tuple[str, ...]]
    | Mapping[Skill, str | tuple[str, ...]]
    | Mapping[str | Skill, str | tuple[str, ...]]
)


@dataclass(frozen=True, slots=True, repr=False)
class Profile(Thing):
    """A person and the skills they hold: skill (IRI, CURIE or label) to level.

    A level is a rank, the name of a level on the scale, or None for a skill that is not rated. `role` is
    what they do now, `history` what they did before, in order: roles, or what names them. `unknown` are
    the names of skills in a file that the graph does not know. `meets` are the conditions that they meet, or
    what names them; `evidence` says by skill what shows that it is held, and `rated_by` who rated it.

    >>> Profile("Ana", {"negotiation": 3, "leadership": None}).skills["negotiation"]
    3
    """

    name: str
    skills: Mapping[str | Skill, int | str | None]
    role: Role | str | None = None
    history: tuple[Role | str, ...] = ()
    iri: str | None = None
    unknown: tuple[str, ...] = field(default=(), kw_only=True)
    meets: tuple[Condition | str, ...] = field(default=(), kw_only=True)
    evidence: Mapping[str | Skill, tuple[str, ...]] = field(default=immutabledict(), kw_only=True)
    rated_by: Mapping[str | Skill, tuple[str, ...]] = field(default=immutabledict(), kw_only=True)

    if TYPE_CHECKING:
        # More may be given than is kept: numbers of any library, mappings of any kind of key.
        def __init__(
            self,
            name: str,
            skills: SkillLevels,
            role: Role | str | None = None,
            history: Role | str | Iterable[Role | str] = (),
            iri: str | None = None,
            *,
            unknown: tuple[str, ...] = (),
            meets: Condition | str | Iterable[Condition | str] = (),
            evidence: Remarks = ...,
            rated_by: Remarks = ...,
        ) -> None: ...

    def __post_init__(self) -> None:
        if not isinstance(self.skills, Mapping):
            raise InvalidArgument(
                f"the skills of {quote(self.name)} are no mapping of skill to level; "
                'write them as {"negotiation": 3, "leadership": None}'
            )
        is_plain = {*map(type, self.skills.values())} <= {int}
        levels = self.skills if is_plain else {key: plain(level) for key, level in self.skills.items()}
        object.__setattr__(self, "skills", immutabledict(levels))
        for name in ("history", "meets"):
            stated = getattr(self, name)
            several = (stated,) if isinstance(stated, (Role, Condition, str)) else tuple(stated)
            object.__setattr__(self, name, several)
        for name in ("evidence", "rated_by"):
            said = getattr(self, name)
            each = ((it, (texts,) if isinstance(texts, str) else tuple(texts)) for it, texts in said.items())
            object.__setattr__(self, name, immutabledict(each) if said else _NOTHING)

    def to_dict(self, *, pseudonyms: bool = False) -> dict[str, Any]:
        """Return the attributes as plain values, the skills by IRI or name; with a random name if asked."""
        return as_dict(self._renamed(Pseudonyms()) if pseudonyms else self)

    def _renamed(self, pseudonym: Pseudonyms) -> Profile:
        rated_by = {skill: tuple(map(pseudonym, names)) for skill, names in self.rated_by.items()}
        return replace(self, name=pseudonym(self.name), iri=None, evidence=immutabledict(), rated_by=rated_by)

    def __hash__(self) -> int:
        return hash((self.name, self.iri))

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Things:
    """Ids of things that a fault names, IRIs or the names of blank nodes."""

    ids: tuple[str, ...]


#: What a fault names: things, several texts, or a text or a number; the name of a class stands for its kind.
Detail: TypeAlias = str | int | Things | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault as it was noted, in no language yet.

    `text` names the phrase that tells it: a code, or a code and a variant behind a slash; `subject` is the id
    of the thing that has it, `details` what the phrase names, by name.
    """

    text: str
    subject: str
    details: tuple[tuple[str, Detail], ...] = ()

    @classmethod
    def of(cls, text: str, subject: str, /, **details: Detail) -> Fault:
        """Note a fault of a thing, with what its text names."""
        return cls(text, subject, tuple(details.items()))

    @property
    def code(self) -> str:
        """The kind of fault."""
        return self.text.partition("/")[0]


@dataclass(frozen=True, slots=True, repr=False)
class Finding(Value):
    """One fault, or possible fault, of an ontology: what it is, in what, and how to mend it.

    `code` names the kind of fault, `subject` is the IRI of the thing that has it.
    """

    severity: Severity
    code: str
    subject: str
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.severity.value} {self.code}: {self.message}; {self.fix}"
