"""The values that answers are made of: frozen, hashable, picklable, and without a container.

A role, skill or responsibility is the thing that its IRI names: two values with one IRI are equal,
whatever language their labels were asked for in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, SupportsInt, TypeAlias

from immutabledict import immutabledict

from careergraph.errors import InvalidArgument
from careergraph.support.amounts import plain
from careergraph.support.plain_values import Thing, Value, as_dict
from careergraph.support.pseudonyms import Pseudonyms
from careergraph.support.text import quote

#: Between which numbers the importance of a requirement lies.
LOWEST_IMPORTANCE: Final = 1.0
HIGHEST_IMPORTANCE: Final = 5.0

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
    """A role, a skill or a responsibility: an IRI with labels, definitions and a code.

    `label` and `definition` are in the graph's language, or the nearest there is; `labels` and
    `definitions` map a language tag ("" where none is stated) to the text, `alternative_labels` to a
    tuple of texts. `notation` is a code, such as ISCO's or SOC's.
    """

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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Role(Concept):
    """A job or occupation, with its track (`family`), if it states one."""

    family: str | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Skill(Concept):
    """A skill; `broader` and `narrower` are the IRIs of the skills one step above and below it."""

    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Responsibility(Concept):
    """A duty of a role, and the skills that it draws on."""

    skills: tuple[Skill, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Level(Thing):
    """A level of proficiency: its rank on the graph's scale, 1 upwards, and its name."""

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


def needed_level(stated: int | None) -> int:
    """Return the level that gaps are measured by: 1 where a requirement states none, None or 0."""
    return stated or 1


@dataclass(frozen=True, slots=True, repr=False)
class Requirement(Value):
    """A skill that a role asks for.

    `level` is the rank asked for, or None where any level will do; `importance` how much the skill matters
    in the role, from 1 to 5, or None where that is not stated. `derived_from` is the role that states the
    requirement, where that is not the role itself; `source` the IRI of the source that the statement cites.
    """

    role: Role
    skill: Skill
    level: int | None = None
    necessity: Necessity = Necessity.ESSENTIAL
    derived_from: Role | None = None
    source: str | None = None
    importance: float | None = None

    @property
    def need(self) -> int:
        """The level that gaps are measured by: 1 where none is stated."""
        return needed_level(self.level)


@dataclass(frozen=True, slots=True, repr=False)
class Progression(Value):
    """A move from one role to another, stated or, where `suggested`, proposed by a program.

    Where moves that people made are counted, `count` is how often this one was, None where it was not or too
    seldom to be told, `probability` its share of all moves from its source, smoothed; `observed` says that it
    was made, and nobody states it.

    `kind` and the typical `months` in the first role are None where the ontology states none;
    `cites` is the IRI of the source that the statement cites, `iri` that of the statement itself.
    """

    source: Role
    target: Role
    kind: ProgressionKind | None = None
    months: int | None = None
    cites: str | None = None
    iri: str | None = None
    suggested: bool = False
    count: int | None = None
    probability: float | None = None
    observed: bool = False


#: A level as somebody states it: a whole number of any library, the name of a level, None for unrated.
LevelLike: TypeAlias = SupportsInt | str | None
#: Skills by level; a mapping is of its own kind of key alone, to a type checker.
SkillLevels: TypeAlias = Mapping[str, LevelLike] | Mapping[Skill, LevelLike] | Mapping[str | Skill, LevelLike]


@dataclass(frozen=True, slots=True, repr=False)
class Profile(Thing):
    """A person and the skills they hold: skill (IRI, CURIE or label) to level.

    A level is a rank, the name of a level on the scale, or None for a skill that is not rated. `role` is
    what they do now, `history` what they did before, in order: roles, or what names them. `unknown` are
    the names of skills in a file that the graph does not know.

    >>> Profile("Ana", {"negotiation": 3, "leadership": None}).skills["negotiation"]
    3
    """

    name: str
    skills: Mapping[str | Skill, int | str | None]
    role: Role | str | None = None
    history: tuple[Role | str, ...] = ()
    iri: str | None = None
    unknown: tuple[str, ...] = field(default=(), kw_only=True)

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
        ) -> None: ...

    def __post_init__(self) -> None:
        if not isinstance(self.skills, Mapping):
            raise InvalidArgument(
                f"the skills of {quote(self.name)} are no mapping of skill to level; "
                'write them as {"negotiation": 3, "leadership": None}'
            )
        levels = {skill: plain(level) for skill, level in self.skills.items()}
        object.__setattr__(self, "skills", immutabledict(levels))
        before: object = self.history
        history = (before,) if isinstance(before, (Role, str)) else tuple(self.history)
        object.__setattr__(self, "history", history)

    def to_dict(self, *, pseudonyms: bool = False) -> dict[str, Any]:
        """Return the attributes as plain values, the skills by IRI or name; with a random name if asked."""
        return as_dict(self._renamed(Pseudonyms()) if pseudonyms else self)

    def _renamed(self, pseudonym: Pseudonyms) -> Profile:
        return replace(self, name=pseudonym(self.name), iri=None)

    def __hash__(self) -> int:
        return hash((self.name, self.iri))

    def __str__(self) -> str:
        return self.name


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
