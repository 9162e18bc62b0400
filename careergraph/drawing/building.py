"""Roles and moves become a ladder: rungs in order, each move drawn once."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from immutabledict import immutabledict

from careergraph.choices import Direction, Theme
from careergraph.drawing.ladder import DrawnMove, Ladder, MoveKind, Rung, Unstated, rank_by_grade
from careergraph.drawing.phrases import word
from careergraph.gaps.values import GapItem, SkillGap
from careergraph.model import Necessity, Progression, Role
from careergraph.support.text import in_language


def build_ladder(
    title: str,
    roles: Sequence[Role],
    labels: Mapping[Role, str],
    progressions: Iterable[Progression],
    language: str,
    direction: Direction,
    who: str | None = None,
    coverage: Mapping[Role, float | None] | None = None,
    on_path: Sequence[Progression] = (),
    gaps: Mapping[Progression, SkillGap] | None = None,
    families: Mapping[Role, str | None] | None = None,
    marked: Collection[Role] = (),
    theme: Theme = "light",
    apart: Mapping[Progression, Unstated] = immutabledict(),
    stands_for: Mapping[Role, int] = immutabledict(),
    moves_folded: Mapping[Progression, int] = immutabledict(),
) -> Ladder:
    """Return a ladder of `roles` and the moves among them, not yet arranged.

    `coverage` is what somebody covers of each role, None where nothing is known, `gaps` what each move
    takes, `on_path` the moves of a path to show, in order; `families` are framed, `marked` stand out, and
    `apart` are drawn as what they are besides their kind; `stands_for` and `moves_folded` say of how many
    roles and moves one is folded.
    """
    number = {role: index for index, role in enumerate(roles)}
    moves = [move for move in progressions if move.source in number and move.target in number]
    graded = rank_by_grade(roles)
    gaps = gaps or {}
    shown = {role: math.nan if part is None else part for role, part in (coverage or {}).items()}
    passed = [*dict.fromkeys(role for move in on_path for role in (move.source, move.target))]
    drawn = [
        DrawnMove(
            number[move.source],
            number[move.target],
            apart.get(move, _kind(move)),
            move.months,
            move in on_path,
            _essential(gaps[move].missing, language) if move in gaps else None,
            _essential(gaps[move].below, language) if move in gaps else None,
            tuple(each.label for each in gaps[move].conditions if not each.met) if move in gaps else (),
            move.probability,
            stands_for=moves_folded.get(move, 1),
        )
        for move in moves
    ]
    rungs = [
        Rung(
            labels[role],
            graded[index] if graded else 0,
            shown.get(role),
            role in passed,
            (families or {}).get(role),
            role in marked,
            role.grade.label if role.grade else None,
            stands_for.get(role, 0),
        )
        for index, role in enumerate(roles)
    ]
    return Ladder(
        title=title,
        rungs=tuple(rungs),
        moves=tuple(_each_once(drawn)),
        language=language,
        direction=direction,
        who=who,
        has_path=bool(on_path),
        theme=theme,
        graded=bool(graded),
        path=tuple(number[role] for role in passed),
    )


def _each_once(moves: Iterable[DrawnMove]) -> Iterable[DrawnMove]:
    """Return the moves, two that lead both ways as one; of those of a path the one that it takes."""
    once: dict[tuple[int, int, MoveKind], DrawnMove] = {}
    for move in moves:
        back = once.get((move.target, move.source, move.kind))
        if back is None or move.source == move.target:
            once[move.source, move.target, move.kind] = _plainer(
                once.get((move.source, move.target, move.kind)), move
            )
        elif move.on_path and not back.on_path:
            del once[move.target, move.source, move.kind]
            once[move.source, move.target, move.kind] = move
        elif not back.on_path:
            months = move.months if move.months == back.months else None
            once[move.target, move.source, move.kind] = replace(
                back,
                both=True,
                months=months,
                missing=None,
                below=None,
                conditions=(),
                probability=None,
                stands_for=_together(back.stands_for, move.stands_for),
            )
    return once.values()


def _together(there: int, back: int) -> int:
    """Return how many moves two are folded of: 1 where neither is folded, since they are drawn as one."""
    return there + back if max(there, back) > 1 else 1


def _plainer(known: DrawnMove | None, move: DrawnMove) -> DrawnMove:
    """Return one of two statements of a move: that of the path, else the first."""
    return move if known is None or (move.on_path and not known.on_path) else known


def _kind(move: Progression) -> MoveKind:
    return Unstated.SUGGESTED if move.suggested else Unstated.OBSERVED if move.observed else move.kind


def _essential(items: Iterable[GapItem], language: str) -> tuple[str, ...]:
    """Return the labels of the essential skills among them, each with the name that its level has there."""
    return tuple(_asked(item, language) for item in items if item.necessity is Necessity.ESSENTIAL)


def _asked(item: GapItem, language: str) -> str:
    """Return the label of a skill in a language, or of a choice of several."""
    labels = ", ".join(in_language(skill.labels, language) or skill.label for skill in item.skills)
    if not item.any_of:
        return f"{labels} ({item.descriptor})" if item.descriptor else labels
    if item.at_least == 1:
        return word(language, "one of", labels)
    return word(language, "some of", item.at_least) + labels
