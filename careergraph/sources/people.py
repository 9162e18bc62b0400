"""People as files state them: a name, and the names of skills, each with what is said of its level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from careergraph.support.amounts import is_blank, whole

#: What a file says of a level: a rank, the name of a level, or nothing.
StatedLevel: TypeAlias = int | str | None


class Person(NamedTuple):
    """A person as a file states them.

    In a `cv` levels are words of its author's own, or of its format: one that nobody gives a meaning to
    leaves the skill unrated. `role` is what they do now, `history` what they did before, as names.
    """

    name: str
    skills: Mapping[str, StatedLevel]
    cv: bool = False
    role: str | None = None
    history: tuple[str, ...] = ()


#: What a mother tongue has instead of a level.
MOTHER_TONGUE: Final = "mother tongue"


def stated_level(cell: Any) -> StatedLevel:
    """Return a rank, the name of a level, or None where the cell is blank."""
    rank = None if is_blank(cell) else whole(cell)
    return rank if rank is not None or is_blank(cell) else str(cell).strip()


def merged_skills(pairs: Iterable[tuple[str, StatedLevel]]) -> dict[str, StatedLevel]:
    """Put the skills of a CV together; of one that stands twice the first level that is stated counts."""
    skills: dict[str, StatedLevel] = {}
    for name, level in pairs:
        text = " ".join(name.split()).strip(" .;,•·-")
        if text and skills.get(text) is None:
            skills[text] = level
    return skills
