"""The words that arguments are chosen from: as types, for a type checker, and as tuples, to refuse others."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

#: Which measure makes one path better than another.
Measure: TypeAlias = Literal["steps", "effort", "months"]
MEASURES: Final[tuple[Measure, ...]] = get_args(Measure)

#: Which kind of thing a name is looked for among.
Kind: TypeAlias = Literal["role", "skill", "responsibility"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

#: Where a ladder leads.
Direction: TypeAlias = Literal["up", "right", "down", "left"]
DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)

#: The paper that a picture is drawn on.
Theme: TypeAlias = Literal["light", "dark", "auto"]
THEMES: Final[tuple[Theme, ...]] = get_args(Theme)
