"""The words that arguments are chosen from: as types, for a type checker, and as tuples, to refuse others."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

#: Which measure makes one path better than another.
Measure: TypeAlias = Literal["steps", "effort", "months", "observed"]
MEASURES: Final[tuple[Measure, ...]] = get_args(Measure)

#: Which kind of thing a name is looked for among.
Kind: TypeAlias = Literal["role", "skill", "responsibility"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

#: Which number the nearest roles are ranked by.
RankMeasure: TypeAlias = Literal["fit", "coverage", "effort", "weighted", "evidence"]
RANK_MEASURES: Final[tuple[RankMeasure, ...]] = get_args(RankMeasure)

#: Which number the nearest people are ranked by.
PeopleMeasure: TypeAlias = Literal["fit", "coverage", "effort"]
PEOPLE_MEASURES: Final[tuple[PeopleMeasure, ...]] = get_args(PeopleMeasure)

#: Which number moves are suggested by: one that is a share, the higher the better.
SuggestMeasure: TypeAlias = Literal["fit", "coverage", "weighted", "evidence"]
SUGGEST_MEASURES: Final[tuple[SuggestMeasure, ...]] = get_args(SuggestMeasure)

#: Which number the next skills are chosen by: the coverage gained, or the roles opened.
LeverageMeasure: TypeAlias = Literal["gain", "opens"]
LEVERAGE_MEASURES: Final[tuple[LeverageMeasure, ...]] = get_args(LeverageMeasure)

#: Which number of each pair a matrix shows.
CellMeasure: TypeAlias = Literal["coverage", "effort", "fit", "use"]
CELL_MEASURES: Final[tuple[CellMeasure, ...]] = get_args(CellMeasure)

#: Where the roles to be ranked stand, seen from a role: any of them, or only higher, level or lower ones.
Standing: TypeAlias = Literal["any", "up", "level", "down"]
STANDINGS: Final[tuple[Standing, ...]] = get_args(Standing)

#: Where a ladder leads.
Direction: TypeAlias = Literal["up", "right", "down", "left"]
DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)

#: The paper that a picture is drawn on.
Theme: TypeAlias = Literal["light", "dark", "auto"]
THEMES: Final[tuple[Theme, ...]] = get_args(Theme)

#: Which way moves are followed from a role: on from it, or back from it.
Reach: TypeAlias = Literal["from", "to"]
REACHES: Final[tuple[Reach, ...]] = get_args(Reach)
