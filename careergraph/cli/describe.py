"""A thing and a path in words, as the command line tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import careergraph as cg
from careergraph.support.plain_values import plain
from careergraph.support.text import counted


def describe_path(graph: cg.CareerGraph, way: cg.CareerPath) -> Iterator[str]:
    """Describe a path, line by line: its roles, and what each move takes and for what."""
    yield f"{graph!r}\n"
    yield f"The way from {way.roles[0]} to {way.roles[-1]}:"
    yield f"  {' → '.join(role.label for role in way.roles)}"
    months = "" if way.months is None else f", typically {way.months} months"
    yield f"  {counted(len(way), 'move')}{months}\n"
    yield (
        "What each move takes, and for which responsibilities. Effort counts the levels to gain in "
        "essential skills, coverage is the share of the need that is met before the move:"
    )
    for step in way:
        coverage = step.gap.coverage
        known = coverage is not None
        said = (
            f"effort {step.gap.effort}, coverage {coverage:.0%}" if known else "effort and coverage unknown"
        )
        yield f"  {step}: {said}"
        for verb, items in (("learn", step.gap.missing), ("raise", step.gap.below)):
            for item in items:
                if item.necessity is cg.Necessity.ESSENTIAL:
                    levels = f"level {item.have} to {item.need}" if item.have else f"to level {item.need}"
                    reasons = "; ".join(each.label for each in item.needed_for[:2])
                    why = f"  ({reasons})" if reasons else ""
                    looks = f" ({item.descriptor})" if item.descriptor else ""
                    yield f"    {verb} {item.label}, {levels}{looks}{why}"
        for condition in step.gap.conditions:
            yield f"    asks for {condition} ({condition.status})"


def describe_thing(graph: cg.CareerGraph, thing: Any) -> Iterator[tuple[str, object]]:
    """Describe a thing, as pairs of what is told and its value; of what there is none nothing is told."""
    return (each for each in _about_thing(graph, thing) if each[1])


def thing_as_dict(graph: cg.CareerGraph, thing: Any) -> dict[str, Any]:
    """Return a thing as JSON knows it: its kind, its attributes, and how the graph relates it to others."""
    related: dict[str, object] = {}
    if isinstance(thing, cg.Role):
        related = {
            "requirements": graph.requirements(thing),
            "responsibilities": graph.responsibilities_of(thing),
            "previous_roles": graph.previous_roles(thing),
            "next_roles": graph.next_roles(thing),
        }
    elif isinstance(thing, cg.Skill):
        related = {"required_by": graph.roles_requiring(thing), "levels": graph.levels(thing)}
    return {"kind": type(thing).__name__.lower(), **thing.to_dict(), **plain(related)}


def _about_thing(graph: cg.CareerGraph, thing: Any) -> Iterator[tuple[str, object]]:
    yield type(thing).__name__.lower(), thing.label
    for tag, label in sorted(thing.labels.items()):
        if label != thing.label:
            yield f"label ({tag})", label
    for tag, others in sorted(thing.alternative_labels.items()):
        yield f"also ({tag})", others
    yield "definition", thing.definition
    if isinstance(thing, cg.Role):
        yield from _about_role(graph, thing)
    elif isinstance(thing, cg.Skill):
        yield from _about_skill(graph, thing)
    else:
        yield "draws on", labels(thing.skills)
        yield from related(("serves", thing.purpose))
    yield "code", thing.notation
    yield "iri", thing.iri


def _about_role(graph: cg.CareerGraph, role: cg.Role) -> Iterator[tuple[str, object]]:
    """Describe what only a role has."""
    yield "family", role.family
    if role.grade is not None:
        yield "grade", role.grade.label
    if role.conditions:
        yield "asks for", labels(role.conditions)
    yield "answers for", labels(graph.responsibilities_of(role))
    for necessity in cg.Necessity:
        yield (
            necessity.value,
            tuple(f"{each.label}{level_of(graph, each)}" for each in graph.requirements(role, necessity)),
        )
    yield "comes from", labels(graph.previous_roles(role))
    yield "leads to", labels(graph.next_roles(role))
    yield from related(
        ("serves", role.purpose),
        ("concentrates on", role.focus),
        ("works with", role.collaborates_with),
        ("offered by", role.offered_by),
        ("benefits", role.benefits),
        ("training", role.training),
    )


def _about_skill(graph: cg.CareerGraph, skill: cg.Skill) -> Iterator[tuple[str, object]]:
    """Describe what only a skill has."""
    for necessity in cg.Necessity:
        yield (
            f"{necessity.value} for",
            tuple(
                f"{each.role}{level_of(graph, each)}"
                for each in graph.roles_requiring(skill)
                if each.necessity is necessity
            ),
        )
    for level in graph.levels(skill):
        if level.definition and level not in graph.scale:
            yield f"level {level.rank}", f"{level}: {level.definition}"


def related(*found: tuple[str, tuple[cg.Concept, ...]]) -> Iterator[tuple[str, object]]:
    """Give what a thing is related to, of each kind of which there is any."""
    yield from ((what, labels(things)) for what, things in found if things)


def level_of(graph: cg.CareerGraph, requirement: cg.Requirement) -> str:
    """Give the level that a requirement states, with the name that the skill has for it, in brackets."""
    if not requirement.level or requirement.skill is None:
        return f" ({requirement.level})" if requirement.level else ""
    own = [
        f", {level}"
        for level in graph.levels(requirement.skill)
        if level.rank == requirement.level and level not in graph.scale
    ]
    return f" ({requirement.level}{''.join(own)})"


def labels(things: Iterable[Any]) -> tuple[str, ...]:
    """Give the labels of things, as one cell."""
    return tuple(thing.label for thing in things)
