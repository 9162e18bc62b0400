"""Random small ontologies, and what the design says of them in the plainest Python there is.

A `World` is what an author might state. It writes itself as Turtle, and knows by a few lines of its own
what its roles require, what a gap amounts to and which ways there are, so that the library can be held
against it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from hypothesis import strategies as st

import careergraph as cg

EX = "https://example.org/"
CG = "https://w3id.org/careergraph/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
KINDS = ("Promotion", "LateralMove", "Specialisation")


class SkillNeed(NamedTuple):
    """A statement that a role asks for a skill; `level` 0 and `necessity` "" where none is stated."""

    role: int
    skill: int
    level: int
    necessity: str
    detailed: bool
    by_rank: bool


class Moved(NamedTuple):
    """A statement of a move; without detail it states neither months (0) nor a kind ("")."""

    source: int
    target: int
    months: int
    kind: str
    detailed: bool


class Need(NamedTuple):
    """What a role asks of one skill, all told; `level` 0 where none is stated."""

    level: int
    essential: bool

    @property
    def need(self) -> int:
        return self.level or 1


def folded(label: str) -> str:
    """How labels compare: NFC, case folded, without format characters, white space trimmed and folded."""
    visible = "".join(char for char in label if unicodedata.category(char) != "Cf")
    cased = unicodedata.normalize("NFC", unicodedata.normalize("NFC", visible).casefold())
    return " ".join(cased.split())


@dataclass(frozen=True)
class World:
    """A small ontology; roles, skills and responsibilities are numbers, their labels stand here."""

    role_labels: tuple[str, ...]
    skill_labels: tuple[str, ...]
    asked: tuple[SkillNeed, ...]
    moved: tuple[Moved, ...]
    builds_on: tuple[tuple[int, int], ...]
    answers: tuple[tuple[int, int], ...]  # role, skill: one responsibility for each, drawing on the skill
    blank: bool  # whether requirements and progressions are blank nodes

    # As Turtle

    def role(self, number: int) -> str:
        return f"{EX}role{number}"

    def skill(self, number: int) -> str:
        return f"{EX}skill{number}"

    def triples(self) -> list[str]:
        """One line of N-Triples a statement."""
        return list(dict.fromkeys(self._triples()))

    def turtle(self, order: Sequence[str] | None = None) -> str:
        return "\n".join(self.triples() if order is None else order) + "\n"

    def graph(self, **options: object) -> cg.CareerGraph:
        return cg.loads(self.turtle(), **options)

    def drawn_moves(self) -> int:
        """How many lines are drawn: one for all moves of a kind between two roles, whichever way they lead.

        A plain statement adds nothing to a detailed one.
        """
        moved = [moved for moved in self.moved if moved.source != moved.target]
        detailed = {(each.source, each.target, each.kind) for each in moved if each.detailed}
        told = {(source, target) for source, target, _ in detailed}
        plain = {(each.source, each.target) for each in moved if not each.detailed} - told
        every = detailed | {(source, target, "") for source, target in plain}
        return len({(frozenset((source, target)), kind) for source, target, kind in every})

    def _triples(self) -> Iterator[str]:
        scale = f"<{EX}scale>"
        for rank in range(1, 5):
            level = f"<{EX}level{rank}>"
            yield f"{level} {RDF_TYPE} <{CG}ProficiencyLevel> ."
            yield f'{level} <{CG}rank> "{rank}"^^<http://www.w3.org/2001/XMLSchema#integer> .'
            yield f"{level} <{CG}inScale> {scale} ."
        for kind, name, every in (
            ("Role", self.role, self.role_labels),
            ("Skill", self.skill, self.skill_labels),
        ):
            for number, label in enumerate(every):
                yield f"<{name(number)}> {RDF_TYPE} <{CG}{kind}> ."
                yield f"<{name(number)}> <{SKOS}prefLabel> {_quoted(label)}@en ."
        for number, asked in enumerate(self.asked):
            yield from self._asked(number, asked)
        for number, moved in enumerate(self.moved):
            yield from self._moved(number, moved)
        for role, base in self.builds_on:
            yield f"<{self.role(role)}> <{CG}buildsOn> <{self.role(base)}> ."
        for role, skill in self.answers:
            task = f"<{EX}task{role}-{skill}>"
            yield f"{task} {RDF_TYPE} <{CG}Responsibility> ."
            yield f"<{self.role(role)}> <{CG}hasResponsibility> {task} ."
            yield f"{task} <{CG}drawsOn> <{self.skill(skill)}> ."

    def _asked(self, number: int, asked: SkillNeed) -> Iterator[str]:
        role, skill = f"<{self.role(asked.role)}>", f"<{self.skill(asked.skill)}>"
        if not asked.detailed:
            property = {"Essential": "essentialSkill", "Optional": "optionalSkill", "": "requiresSkill"}
            yield f"{role} <{CG}{property[asked.necessity]}> {skill} ."
            return
        node = f"_:q{number}" if self.blank else f"<{EX}requirement{number}>"
        yield f"{role} <{CG}requires> {node} ."
        yield f"{node} <{CG}skill> {skill} ."
        if asked.necessity:
            yield f"{node} <{CG}necessity> <{CG}{asked.necessity}> ."
        if asked.level and asked.by_rank:
            integer = "<http://www.w3.org/2001/XMLSchema#integer>"
            yield f'{node} <{CG}levelRank> "{asked.level}"^^{integer} .'
        elif asked.level:
            yield f"{node} <{CG}level> <{EX}level{asked.level}> ."

    def _moved(self, number: int, moved: Moved) -> Iterator[str]:
        source, target = f"<{self.role(moved.source)}>", f"<{self.role(moved.target)}>"
        if not moved.detailed:
            yield f"{source} <{CG}progressesTo> {target} ."
            return
        node = f"_:p{number}" if self.blank else f"<{EX}progression{number}>"
        yield f"{node} {RDF_TYPE} <{CG}Progression> ."
        yield f"{node} <{CG}fromRole> {source} ."
        yield f"{node} <{CG}toRole> {target} ."
        if moved.months:
            integer = "<http://www.w3.org/2001/XMLSchema#integer>"
            yield f'{node} <{CG}typicalMonths> "{moved.months}"^^{integer} .'
        if moved.kind:
            yield f"{node} <{CG}kind> <{CG}{moved.kind}> ."

    # What follows, by the design's own words

    def own_needs(self, role: int) -> dict[int, Need]:
        """What a role states itself: the highest level counts, and essential if any is.

        A bare `cg:requiresSkill` is one about a skill of which nothing more is said.
        """
        stated = [asked for asked in self.asked if asked.role == role]
        needs: dict[int, Need] = {}
        for asked in stated:
            more_is_said = any(
                other.skill == asked.skill and (other.detailed or other.necessity) for other in stated
            )
            if not asked.detailed and not asked.necessity and more_is_said:
                continue
            level = asked.level if asked.detailed else 0
            before = needs.get(asked.skill, Need(0, False))
            essential = asked.necessity != "Optional" or before.essential
            needs[asked.skill] = Need(max(level, before.level), essential)
        return needs

    def needs_and_origins(self, role: int) -> tuple[dict[int, Need], dict[int, set[int]]]:
        """What a role requires, and the roles that state it: by skill, the nearest level of bases."""
        needs: dict[int, Need] = {}
        origins: dict[int, set[int]] = {}
        layer, seen = {role}, {role}
        while layer:
            found: dict[int, list[tuple[int, Need]]] = {}
            for base in layer:
                for skill, need in self.own_needs(base).items():
                    found.setdefault(skill, []).append((base, need))
            for skill, statements in found.items():
                if skill not in needs:
                    needs[skill] = Need(
                        max(need.level for _, need in statements),
                        any(need.essential for _, need in statements),
                    )
                    origins[skill] = {base for base, _ in statements}
            layer = {base for current, base in self.builds_on if current in layer} - seen
            seen |= layer
        return needs, origins

    def needs(self, role: int) -> dict[int, Need]:
        return self.needs_and_origins(role)[0]

    def held_in(self, role: int) -> dict[int, int | None]:
        """What somebody holds who has a role: its essential skills, unrated where no level is stated."""
        return {skill: need.level or None for skill, need in self.needs(role).items() if need.essential}

    def effort(self, held: Mapping[int, int | None], role: int) -> int:
        """The sum of the shortfalls of the essential requirements."""
        return sum(
            max(0, need.need - (need.need if (have := held.get(skill, 0)) is None else have))
            for skill, need in self.needs(role).items()
            if need.essential
        )

    def total(self, role: int) -> int:
        return sum(need.need for need in self.needs(role).values() if need.essential)

    def levelled(self) -> set[int]:
        """The skills that any requirement states a level for."""
        roles = range(len(self.role_labels))
        return {skill for role in roles for skill, need in self.needs(role).items() if need.level}

    def counted(self, held: Mapping[int, int | None], role: int) -> dict[int, tuple[int, int]]:
        """Of each skill that is held or essential: the level that counts as held, and that needed."""
        essential = {skill: need for skill, need in self.needs(role).items() if need.essential}
        levelled = self.levelled()
        counted = {}
        for skill in held.keys() | essential.keys():
            have, asked = held.get(skill, 0), essential.get(skill)
            if asked is None:
                level = 1 if have is None or (have and skill not in levelled) else have
            elif have is None:
                level = asked.need
            else:
                level = have if asked.level else min(have, 1)
            counted[skill] = level, asked.need if asked else 0
        return counted

    def fit(self, held: Mapping[int, int | None], role: int) -> Fraction | None:
        """Σ min ÷ Σ max over all that is held or essential."""
        counted = self.counted(held, role).values()
        whole = sum(map(max, counted))
        return Fraction(sum(map(min, counted)), whole) if self.total(role) else None

    def use(self, held: Mapping[int, int | None], role: int) -> Fraction | None:
        """Σ min ÷ Σ have."""
        counted = self.counted(held, role).values()
        have = sum(have for have, _ in counted)
        return Fraction(sum(map(min, counted)), have) if have and self.total(role) else None

    def unrated_share(self, held: Mapping[int, int | None], role: int) -> Fraction:
        """How much of what is met rests on unrated skills for which a level is asked."""
        met = sum(map(min, self.counted(held, role).values()))
        unrated = sum(
            need.need
            for skill, need in self.needs(role).items()
            if need.essential and need.level and held.get(skill, 0) is None
        )
        return Fraction(unrated, met) if met else Fraction(0)

    def effort_between(self, source: int, target: int) -> int | None:
        """The effort of a move, None into a role that requires nothing essential."""
        return self.effort(self.held_in(source), target) if self.total(target) else None

    def move_months(self) -> dict[tuple[int, int], int | None]:
        """The moves between two roles, each with its least stated months."""
        moves: dict[tuple[int, int], int | None] = {}
        for moved in self.moved:
            if moved.source != moved.target:
                pair = moved.source, moved.target
                stated = [
                    months for months in (moves.get(pair), moved.months if moved.detailed else None) if months
                ]
                moves[pair] = min(stated, default=None)
        return moves

    def ways(self, source: int, target: int) -> list[tuple[int, ...]]:
        """All ways that have no role twice, in no order."""
        moves = self.move_months()

        def onward(way: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
            if way[-1] == target:
                yield way
                return
            for start, end in moves:
                if start == way[-1] and end not in way:
                    yield from onward((*way, end))

        return list(onward((source,)))

    def known(self, ways: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
        """Those of the ways of which every move is of known effort."""
        return [way for way in ways if all(self.total(role) for role in way[1:])]

    def rank_of_way(self, way: Sequence[int], by: str) -> tuple[object, ...]:
        """What ways are ordered by: cost, moves, effort (unknown last), folded labels, IRIs."""
        months = self.move_months()
        moves = list(pairwise(way))
        efforts = [self.effort_between(*move) for move in moves]
        is_unknown = None in efforts
        effort = 0 if is_unknown else sum(efforts)
        cost = {
            "steps": len(moves),
            "effort": effort,
            "months": sum(months[move] or 0 for move in moves) if by == "months" else 0,
        }[by]
        return (
            cost,
            len(moves),
            is_unknown,
            effort,
            tuple(folded(self.role_labels[role]) for role in way),
            tuple(self.role(role) for role in way),
        )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


#: Any text that a label may be and RDF/XML can carry.
label_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=30
).filter(lambda text: text.strip())
#: Few of them, so that two things often share a label, or differ in case and form alone.
role_labels = st.one_of(
    st.sampled_from(["Koch", "koch", "Köchin", "Ko\u0308chin", "厨师", "ß", "SS", "b <c> & \\d", 'a"b', "Z"]),
    label_text,
)


@st.composite
def worlds(
    draw: st.DrawFn,
    *,
    roles: tuple[int, int] = (1, 5),
    essential_and_levelled: bool = False,
    with_months: bool = False,
    blank: bool | None = None,
) -> World:
    """A random `World`."""
    role_count = draw(st.integers(*roles))
    skill_count = draw(st.integers(1, 4))
    role, skill = st.integers(0, role_count - 1), st.integers(0, skill_count - 1)
    if essential_and_levelled:
        asked = st.builds(
            SkillNeed,
            role,
            skill,
            st.integers(1, 4),
            st.sampled_from(["", "Essential"]),
            st.just(True),
            st.booleans(),
        )
    else:
        asked = st.builds(
            SkillNeed,
            role,
            skill,
            st.integers(0, 4),
            st.sampled_from(["", "Essential", "Optional"]),
            st.booleans(),
            st.booleans(),
        )
    moved = st.builds(
        Moved,
        role,
        role,
        st.integers(1, 3) if with_months else st.integers(0, 3),
        st.sampled_from(["", *KINDS]),
        st.just(True) if with_months else st.booleans(),
    )
    return World(
        role_labels=tuple(draw(st.lists(role_labels, min_size=role_count, max_size=role_count))),
        skill_labels=tuple(draw(st.lists(role_labels, min_size=skill_count, max_size=skill_count))),
        asked=tuple(draw(st.lists(asked, max_size=10))),
        moved=tuple(draw(st.lists(moved, max_size=12))),
        builds_on=tuple(draw(st.lists(st.tuples(role, role), max_size=5, unique=True))),
        answers=tuple(draw(st.lists(st.tuples(role, skill), max_size=4, unique=True))),
        blank=draw(st.booleans()) if blank is None else blank,
    )


def worlds_with(pick: str, **options: object) -> st.SearchStrategy[tuple[World, ...]]:
    """A world and as many of its roles as `pick` has letters, such as "abc"."""
    return worlds(**options).flatmap(
        lambda world: st.tuples(st.just(world), *(st.integers(0, len(world.role_labels) - 1) for _ in pick))
    )


def holdings(world: World) -> st.SearchStrategy[dict[int, int | None]]:
    """What somebody may hold: skills at levels, some of them unrated."""
    return st.dictionaries(
        st.integers(0, len(world.skill_labels) - 1), st.none() | st.integers(1, 5), max_size=4
    )


def standings(world: World, grades: Mapping[int, int], zones: Mapping[int, int]) -> str:
    """State the grades and the job zones of some roles of a world."""
    vocabulary = "https://w3id.org/careergraph/ontology#"
    return "".join(
        [
            *(
                f"<{world.role(role)}> <{vocabulary}grade> [ <{vocabulary}rank> {grade} ] .\n"
                for role, grade in grades.items()
            ),
            *(
                f"<{world.role(role)}> <https://w3id.org/careergraph/onet#jobZone> {zone} .\n"
                for role, zone in zones.items()
            ),
        ]
    )
