"""Finds and changes what is stated of requirements, moves and levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from careergraph.draft.workspace import Workspace
from careergraph.errors import InvalidArgument, NotFound
from careergraph.model import Level, Progression, ProgressionKind, Requirement
from careergraph.names.level_names import level_rank
from careergraph.rdf.terms import Id, shown_id
from careergraph.sources.tables import KINDS, NECESSITIES, PLAIN
from careergraph.support.text import quote
from careergraph.vocabulary import CG, RDF


class StatedCareers:
    """The requirements, the moves and the levels of one draft."""

    def __init__(self, work: Workspace) -> None:
        self._statements = work.statements
        self._things = work.things
        self._values = work.values
        self._base = work.base

    # Levels

    def scale(self) -> Sequence[Level]:
        """List the levels, lowest first."""
        levels = (self._values.level(id) for id in self._things.ids("level"))
        return sorted((level for level in levels if level is not None), key=lambda level: level.rank)

    def scale_for(self, rank: int) -> Id:
        """Return the scale that a new level is to be on: that of most levels, else one of its own.

        Raises `InvalidArgument` where it has a level of the rank.
        """
        scale_of = {
            id: min(scales)
            for id in self._things.ids("level")
            if (scales := self._statements.links(id, CG.inScale))
        }
        on = Counter(scale_of.values())
        scale = min(on, key=lambda each: (-on[each], each), default=f"{self._base}scale/scale")
        for level in self.scale():
            if level.rank == rank and scale_of.get(level.iri.removeprefix("_:"), scale) == scale:
                raise InvalidArgument(f"rank {rank} is that of level {quote(level.label)}; give another")
        return scale

    def level(self, level: object) -> tuple[int | None, Id | None]:
        """Return the rank that is meant, None for any, and the level of the scale where one is named."""
        is_name = isinstance(level, (str, Level))
        rank = level_rank(level, self.scale() if is_name else ())
        if rank is not None and rank < 1:
            raise InvalidArgument(
                f"level {quote(level)} is no level; give a whole number of 1 or more, or None"
            )
        named = self._things.find_if_there("level", level) if is_name else None
        return rank, named if named and self._statements.number(named, CG.rank) == rank else None

    def state_level(self, node: Id, rank: int | None, named: Id | None) -> None:
        """State a level: by its name where it was named, else by its rank."""
        if named is not None:
            self._statements.link(node, CG.level, named)
        elif rank is not None:
            self._statements.value(node, CG.levelRank, rank)

    # Requirements

    def node(self, owner: Id, property: str, class_: str) -> Id:
        """Make a statement with detail of a thing."""
        node = self._statements.new_node()
        self._statements.link(owner, property, node)
        self._statements.link(node, RDF.type, class_)
        return node

    def require(self, role: Id, skill: Id, weight: str, rank: int | None, named: Id | None) -> None:
        """State a requirement, in place of what the role itself stated of the skill."""
        self.unrequire(role, skill)
        if rank is None:
            self._statements.link(role, PLAIN[weight], skill)
        else:
            self.state_level(self._detailed(role, skill, weight), rank, named)

    def unrequire(self, role: Id, skill: Id) -> None:
        """Take away what a role itself states of a skill."""
        self._drop(role, self._nodes(role, {skill}, CG.skill))
        self._statements.unlink(role, CG.requiresSkill, skill)

    def take_away(self, requirement: Requirement) -> None:
        """Take away a requirement, of a skill or of some of several. Raises `NotFound`."""
        role, nodes = self._meant_by(requirement)
        if requirement.skill is None:
            self._drop(role, nodes)
        else:
            self.unrequire(role, self._things.find("skill", requirement.skill))

    def requirement_node(self, requirement: Requirement) -> Id:
        """Return the statement of a requirement, with detail from now on. Raises `NotFound`."""
        role, nodes = self._meant_by(requirement)
        if nodes:
            return nodes[0]
        skill = self._things.find("skill", requirement.skill)
        self._statements.unlink(role, CG.requiresSkill, skill)
        return self._detailed(role, skill, requirement.necessity.value)

    def _meant_by(self, requirement: Requirement) -> tuple[Id, Sequence[Id]]:
        """Return the role of a requirement, and the statements with detail that it makes of it."""
        role = self._things.find("role", requirement.role)
        skills = {self._things.find("skill", skill) for skill in requirement.skills}
        nodes = self._nodes(role, skills, CG.anyOf if requirement.skill is None else CG.skill)
        if nodes or (requirement.skill and skills <= {*self._statements.links(role, CG.requiresSkill)}):
            return role, nodes
        by = requirement.derived_from
        raise NotFound(
            f"{quote(requirement.role)} does not itself require {quote(requirement.label)}; "
            + (f"{quote(by)} does, on which it builds" if by else "graph.requirements lists what it does"),
            name=requirement.label,
        )

    def _drop(self, role: Id, nodes: Iterable[Id]) -> None:
        """Take away statements of a role; what another role states as well is the other's from now on."""
        for node in nodes:
            if set(self._statements.linking(CG.requires, node)) == {role}:
                self._statements.remove(node)
            else:
                self._statements.unlink(role, CG.requires, node)

    def _detailed(self, role: Id, skill: Id, weight: str) -> Id:
        node = self.node(role, CG.requires, CG.Requirement)
        self._statements.link(node, CG.skill, skill)
        self._statements.link(node, CG.necessity, NECESSITIES[weight])
        return node

    def _nodes(self, role: Id, skills: set[Id], property: str) -> list[Id]:
        """List the statements with detail that a role makes of a skill, or of a choice by `cg:anyOf`."""
        mine = self._statements.links(role, CG.requires)
        if property == CG.skill:
            asking = {node for skill in skills for node in self._statements.linking(CG.skill, skill)}
            return [node for node in mine if node in asking]
        return [node for node in mine if self._alternatives(node) == skills]

    def _alternatives(self, node: Id) -> set[Id]:
        ends = self._statements.links(node, CG.anyOf)
        return {skill for end in ends for skill in self._statements.links(end, CG.skill)}

    # Moves

    def move(self, start: Id, end: Id, kind: ProgressionKind | None, months: int | None) -> Id | None:
        """State a move, in place of one of its kind; and return its node, None for a plain statement."""
        for node in self._moves(start, end):
            if self._kinds(node) == _kind_terms(kind):
                self._statements.remove(node)
        if kind is None and months is None:
            self._statements.unlink(start, CG.progressesTo, end)
            self._statements.link(start, CG.progressesTo, end)
            return None
        node = self._move_node(start, end)
        for term in _kind_terms(kind):
            self._statements.link(node, CG.kind, term)
        if months is not None:
            self._statements.value(node, CG.typicalMonths, months)
        return node

    def unmove(self, move: Progression) -> None:
        """Take a move away. Raises `NotFound`."""
        start, end, nodes = self._meant(move)
        for node in nodes:
            self._statements.remove(node)
        if not self._moves(start, end):
            self._statements.unlink(start, CG.progressesTo, end)

    def progression_node(self, move: Progression) -> Id:
        """Return the statement of a move, with detail from now on. Raises `NotFound`."""
        start, end, nodes = self._meant(move)
        return nodes[0] if nodes else self._move_node(start, end)

    def _move_node(self, start: Id, end: Id) -> Id:
        node = self._statements.new_node()
        for property, object in ((RDF.type, CG.Progression), (CG.fromRole, start), (CG.toRole, end)):
            self._statements.link(node, property, object)
        return node

    def _moves(self, start: Id, end: Id) -> list[Id]:
        """List the statements with detail of a move."""
        nodes = self._statements.linking(CG.fromRole, start)
        return [node for node in nodes if end in self._statements.links(node, CG.toRole)]

    def _kinds(self, node: Id) -> list[Id]:
        return self._statements.links(node, CG.kind)

    def _meant(self, move: Progression) -> tuple[Id, Id, list[Id]]:
        """Return the two roles of a move, and the statements with detail that are meant."""
        start, end = self._things.find("role", move.source), self._things.find("role", move.target)
        there = self._moves(start, end)
        if move.iri is not None:
            nodes = [node for node in there if shown_id(node) == move.iri]
        else:
            nodes = [
                node
                for node in there
                if self._kinds(node) == _kind_terms(move.kind)
                and self._statements.number(node, CG.typicalMonths) == move.months
            ]
        if not nodes and (there or end not in self._statements.links(start, CG.progressesTo)):
            raise NotFound(
                f"there is no such progression from {quote(move.source)} to {quote(move.target)}; "
                "graph.progressions lists those that there are",
                name=str(move.target),
            )
        return start, end, nodes


def _kind_terms(kind: ProgressionKind | None) -> list[str]:
    return [] if kind is None else [KINDS[kind.value]]
