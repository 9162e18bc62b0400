"""`CareerGraph`: the one object that users hold, a method for each question."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, pairwise
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, overload

from careergraph.catalogue.careers import careers_hash, same_careers
from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.facts import StatedProgression
from careergraph.catalogue.numbers import RoleNumber, RowNumber, SkillNumber
from careergraph.choices import (
    DIRECTIONS,
    LEVERAGE_MEASURES,
    MEASURES,
    PEOPLE_MEASURES,
    RANK_MEASURES,
    REACHES,
    STANDINGS,
    SUGGEST_MEASURES,
    THEMES,
    Direction,
    Kind,
    LeverageMeasure,
    Measure,
    PeopleMeasure,
    RankMeasure,
    Reach,
    Standing,
    SuggestMeasure,
    Theme,
)
from careergraph.draft.draft import DraftOf, draft_of
from careergraph.draft.workspace import Workspace
from careergraph.errors import EffortUnknown, InvalidArgument, MonthsNotStated, NoCareerPath, SaveError
from careergraph.gaps.broader_skills import StandIns
from careergraph.gaps.calculator import GapCalculator, MatrixRow
from careergraph.gaps.holdings import Holder, Who, background, resolve_holder, with_conditions, with_remarks
from careergraph.gaps.measures import Holdings
from careergraph.gaps.values import RankedProfile, RankedRole, Ranking, SkillGap
from careergraph.model import (
    Concept,
    Level,
    Necessity,
    Profile,
    Progression,
    Requirement,
    Responsibility,
    Role,
    Scale,
    Skill,
    Training,
)
from careergraph.names.families import roles_by_family
from careergraph.names.lookup import Lookup
from careergraph.paths.career_paths import (
    CareerPath,
    PathQuery,
    best_paths_via,
    career_path,
    no_path,
    weigh_by,
)
from careergraph.paths.shortest_paths import Moves
from careergraph.rdf.query_result import QueryResult
from careergraph.rdf.reading import rdf_format
from careergraph.support.amounts import whole
from careergraph.support.closures import warn_where_sent
from careergraph.support.files import write_whole
from careergraph.support.gc_pause import paused_gc
from careergraph.support.html_tables import card
from careergraph.support.lazy_property import lazy_property
from careergraph.support.listing import Listing
from careergraph.support.plain_values import public_names
from careergraph.support.progress import Progress, with_progress
from careergraph.support.text import checked_language, counted, listed, quote, visible

# What one question alone needs is imported where it is asked: a graph is there sooner.
if TYPE_CHECKING:
    import networkx
    import numpy
    import rdflib
    from numpy.typing import ArrayLike, NDArray

    from careergraph.catalogue.checks import Report
    from careergraph.difference import Difference, Side
    from careergraph.drawing.diagram import Diagram
    from careergraph.gaps.assignment import Assignment
    from careergraph.gaps.gap_finder import GapFinder
    from careergraph.gaps.gap_matrix import GapMatrix
    from careergraph.gaps.leverage import Leverage
    from careergraph.gaps.nearness import NearnessIndex
    from careergraph.gaps.query_functions import GapFunction
    from careergraph.gaps.ranker import Ranker
    from careergraph.gaps.rankings import Wanted
    from careergraph.gaps.suggestions import SuggestedMove, Suggestions
    from careergraph.gaps.teams import Bench, Holders
    from careergraph.names.hits import Hits
    from careergraph.names.matches import Matches
    from careergraph.names.matching import Decisions
    from careergraph.paths.gateways import Gateways
    from careergraph.paths.pareto import ParetoPaths
    from careergraph.paths.plans import Plan
    from careergraph.rdf.sparql import Queried

#: A role, or what names one: an IRI, a CURIE, or a label in any language.
RoleLike: TypeAlias = Role | str
#: Several roles: one by one, in the answers to a query, or in a ranking.
RolesLike: TypeAlias = Iterable[RoleLike] | QueryResult | Ranking[RankedRole]
SkillLike: TypeAlias = Skill | str
#: A word that an argument is chosen from.
AnyChoice = TypeVar("AnyChoice", bound=str)


class CareerGraph:
    """A loaded career ontology, immutable: roles, skills, paths, gaps, SPARQL, pictures.

    It is made by `careergraph.load` and its like, or by `Draft.graph`.
    """

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        if not isinstance(catalogue, Catalogue):
            raise InvalidArgument(
                "a CareerGraph is not made by hand; load one with cg.load, cg.loads, cg.load_rdf or "
                "cg.load_tables, or make one with cg.Draft"
            )
        self._catalogue = catalogue

    # What there is

    @property
    def language(self) -> str:
        """The language of the labels shown."""
        return self._catalogue.language

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles, by label, then IRI.

        >>> [role.label for role in cg.load().roles][:2]
        ['Account Director', 'Account Executive']
        """
        return self._catalogue.roles

    @property
    def skills(self) -> tuple[Skill, ...]:
        """The skills, by label, then IRI."""
        return self._catalogue.skills

    @property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """The responsibilities, by label, then IRI."""
        return self._catalogue.responsibilities

    @property
    def scale(self) -> tuple[Level, ...]:
        """The levels of proficiency, lowest first; empty where the ontology has no scale.

        Where it has several, these are of the one that most requirements use.

        >>> [level.rank for level in cg.load().scale]
        [1, 2, 3, 4]
        """
        return self._catalogue.scale

    def levels(self, skill: SkillLike) -> tuple[Level, ...]:
        """Return the levels of a skill, lowest first: those of the scale, with what they look like for it.

        A `cg:LevelDescriptor` gives a level its `definition`, and a name of its own where it has one.

        >>> [level.label for level in cg.load().levels("negotiation")]
        ['Basic', 'Independent', 'Advanced', 'Expert']
        """
        return self._catalogue.levels_of(self._lookup.skills.number(skill))

    @property
    def trainings(self) -> tuple[Training, ...]:
        """The trainings that develop a skill (`cg:develops`), by label.

        >>> [training.label for training in cg.load().trainings]
        ['the training that the role needs']
        """
        return self._catalogue.trainings

    @property
    def scales(self) -> tuple[Scale, ...]:
        """The scales of proficiency, that of `scale` first, then by label.

        >>> [(scale.label, len(scale.levels)) for scale in cg.load().scales]
        [('Four levels of proficiency', 4)]
        """
        return self._catalogue.scales

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The people that the ontology describes, by name."""
        return self._catalogue.profiles

    @property
    def families(self) -> Mapping[str, tuple[Role, ...]]:
        """The families, each by its label with its roles; by label.

        >>> [len(roles) for roles in cg.load().families.values()]
        [6]
        """
        return self._families

    # Looking up

    def role(self, name: RoleLike) -> Role:
        """Return the role that an IRI, a CURIE or a label in any language names.

        Raises `RoleNotFound`, with suggestions, or `AmbiguousName`, with the IRIs.

        >>> cg.load().role("acc:KeyAccountManager").label
        'Key Account Manager'
        """
        return self._lookup.roles.find(name)

    def skill(self, name: SkillLike) -> Skill:
        """Return the skill that an IRI, a CURIE or a label in any language names.

        Raises `SkillNotFound`, with suggestions, or `AmbiguousName`, with the IRIs.

        >>> cg.load().skill("negociación").label
        'negotiation'
        """
        return self._lookup.skills.find(name)

    def responsibility(self, name: Responsibility | str) -> Responsibility:
        """Return the responsibility that an IRI, a CURIE or a label in any language names.

        Raises `NotFound`, with suggestions, or `AmbiguousName`, with the IRIs.
        """
        return self._lookup.responsibilities.find(name)

    def about(self, thing: Concept | Level | Profile | Progression | str) -> dict[str, tuple[Any, ...]]:
        """Return all that is stated of a thing, in whatever vocabulary: property IRI to the values.

        Parameters: `thing` is anything that has an IRI, or its IRI, CURIE, code or label; it need be no role,
        skill or responsibility. Values are Python's, as in the answers to a query, and in a fixed order; what
        follows from other statements is there as well.

        Raises `NotFound`, with suggestions, or `AmbiguousName`.

        >>> graph = cg.load()
        >>> of_segment = graph.about("key accounts")
        >>> causes = of_segment["https://w3id.org/careergraph/accounts/keyBecauseOf"]
        >>> [iri.rpartition("/")[2] for iri in causes]
        ['AccountRevenue', 'GrowthPotential', 'LongTermRelationship']
        """
        from careergraph.rdf.about import find_subject, statements_about

        terms = self._catalogue.terms
        return statements_about(terms, self._lookup.identify(thing, partial(find_subject, terms)))

    @overload
    def search(
        self, text: str, kind: Literal["role"], limit: int | None = 10, scores: Literal[False] = False
    ) -> tuple[Role, ...]: ...
    @overload
    def search(
        self, text: str, kind: Literal["skill"], limit: int | None = 10, scores: Literal[False] = False
    ) -> tuple[Skill, ...]: ...
    @overload
    def search(
        self, text: str, kind: Kind | None = None, limit: int | None = 10, scores: Literal[False] = False
    ) -> tuple[Role | Skill | Responsibility, ...]: ...
    @overload
    def search(
        self, text: str, kind: Kind | None = None, limit: int | None = 10, *, scores: Literal[True]
    ) -> Hits: ...
    def search(
        self, text: str, kind: Kind | None = None, limit: int | None = 10, scores: bool = False
    ) -> tuple[Role | Skill | Responsibility, ...] | Hits:
        """Search for things whose labels are like a text, in any language, and return the nearest first.

        What the text names comes first, by whatever label or code; whole words count more than parts of
        words, and typing errors are forgiven.

        Parameters: `kind` is "role", "skill", "responsibility", or None for all of them; `limit` is the most
        things to return, None for all. With `scores` each hit tells how near it comes, and by which label.

        Raises `InvalidArgument` for another kind.

        >>> [role.label for role in cg.load().search("key acount", kind="role", limit=1)]
        ['Key Account Manager']
        """
        hits = self._lookup.search(text, kind, _positive("limit", limit))
        return hits if scores else Listing(hit.thing for hit in hits)

    def match(
        self,
        names: Iterable[str],
        kind: Kind = "skill",
        limit: int = 5,
        decided: Decisions | None = None,
    ) -> Matches:
        """Match names, as a CV or a spreadsheet has them, to skills, roles or responsibilities.

        A match is "exact" (a label or a code), "likely" (near enough, and far ahead of the next, to be
        taken), "unsure" (a person is to choose among at most `limit` candidates) or "none". A name may
        carry a level: "Python (advanced)". `decided` is an earlier table, or a mapping of name to thing,
        IRI or None: what it says of a name stands.

        >>> matches = cg.load().match(["negociación", "negotation skills", "comunication"])
        >>> [match.status for match in matches]
        ['exact', 'unsure', 'likely']
        """
        from careergraph.names.matching import match_names

        return match_names(
            names, self._lookup, self.scale, kind, _positive("limit", limit) or sys.maxsize, decided
        )

    # What belongs to a role

    def requirements(self, role: RoleLike, necessity: Necessity | None = None) -> tuple[Requirement, ...]:
        """Return the requirements of a role, its own and by `cg:buildsOn`; essential first, then by label.

        Parameters: `necessity` chooses the essential or the optional ones; None both.

        Raises `RoleNotFound`, with suggestions, or `AmbiguousName`, as does whatever takes a role.

        >>> optional = cg.load().requirements("Account Manager", necessity=Necessity.OPTIONAL)
        >>> [requirement.skill.label for requirement in optional]
        ['data analysis', 'decision making']
        """
        number = self._lookup.roles.number(role)
        found = (
            self._catalogue.requirement(number, row) for row in self._catalogue.requirement_table.rows(number)
        )
        return Listing(
            sorted(
                (each for each in found if necessity in (None, each.necessity)),
                key=lambda each: (
                    each.necessity is not Necessity.ESSENTIAL,
                    self._catalogue.asked_key(each),
                ),
            )
        )

    def roles_requiring(self, skill: SkillLike) -> tuple[Requirement, ...]:
        """Return the requirements that ask for a skill, by itself or among others; essential first, by role.

        >>> [each.role.label for each in cg.load().roles_requiring("negotiation")]
        ['Key Account Manager']
        """
        wanted = self._lookup.skills.number(skill)
        found = [self._catalogue.requirement(role, row) for role, row in self._requiring.get(wanted, ())]
        found.sort(
            key=lambda each: (
                each.necessity is not Necessity.ESSENTIAL,
                self._catalogue.sort_key(each.role),
            )
        )
        return Listing(found)

    def responsibilities_of(self, role: RoleLike) -> tuple[Responsibility, ...]:
        """Return the responsibilities of a role, its own and those by `cg:buildsOn`, by label.

        >>> len(cg.load().responsibilities_of("Account Director"))
        9
        """
        return self._catalogue.responsibilities_of(self._lookup.roles.number(role))

    def progressions(self, role: RoleLike | None = None) -> tuple[Progression, ...]:
        """Return the stated moves, or those that lead on from a role, by the labels of their two roles.

        >>> for move in cg.load().progressions("Account Manager"):
        ...     print(move.source, "→", move.target, move.kind.value)
        Account Manager → Account Director promotion
        Account Manager → Key Account Manager promotion
        """
        if role is None:
            return self._catalogue.progressions
        return Listing(self._moves_from.get(self.role(role), ()))

    def next_roles(self, role: RoleLike) -> tuple[Role, ...]:
        """Return the roles one stated move ahead, by label.

        >>> [role.label for role in cg.load().next_roles("Account Manager")]
        ['Account Director', 'Key Account Manager']
        """
        return self._sorted(self.role_network.successors(self.role(role).iri))

    def previous_roles(self, role: RoleLike) -> tuple[Role, ...]:
        """Return the roles one stated move before, by label."""
        return self._sorted(self.role_network.predecessors(self.role(role).iri))

    # Ways

    def path(self, source: RoleLike, target: RoleLike, by: Measure = "steps") -> CareerPath:
        """Return the best way from one role to another.

        Parameters: `by` is "steps" (moves), "effort" (levels: the sum over the moves of the gap between
        their two roles), "months" (the sum of typical months) or, in a graph made by `observed`, "observed"
        (the most probable). Ties go to fewer moves, then less
        effort (unknown last), then the labels in order, then the IRIs.

        Raises `NoCareerPath`; `MonthsNotStated` where months decide and a move on a way states none;
        `EffortUnknown` where effort decides and every way has a move into a role that requires nothing.

        >>> path = cg.load().path("Account Executive", "Key Account Manager")
        >>> [role.label for role in path.roles[1:-1]]
        ['Account Specialist', 'Account Manager']
        """
        return next(self.paths(source, target, limit=1, by=by))

    def paths(
        self,
        source: RoleLike,
        target: RoleLike,
        limit: int | None = 5,
        by: Measure = "steps",
        max_steps: int | None = None,
        avoid: Iterable[RoleLike] = (),
        via: Iterable[RoleLike] = (),
    ) -> Iterator[CareerPath]:
        """Return an iterator of the ways from one role to another, best first, each without a role twice.

        Parameters: `limit` is the most ways to give, None for all; `by` is that of `path`; `max_steps` the
        most moves of a way; `avoid` are roles that no way may pass; `via` are roles to pass, in the order
        given, by the best legs between them.

        Raises `NoCareerPath` at once where there is none, `MonthsNotStated` or `EffortUnknown`.

        >>> for path in cg.load().paths("Account Executive", "Account Manager"):
        ...     print(path.effort, [role.label for role in path.roles])
        4 ['Account Executive', 'Account Specialist', 'Account Manager']
        """
        stops = [self.role(role).iri for role in (source, *_several(via), target)]
        avoided = frozenset(self.role(role).iri for role in _several(avoid))
        most = _positive("limit", limit)
        wanted = PathQuery(stops[0], stops[-1], by, max_steps, avoided)
        moves = self._weighed(by)
        try:
            found = best_paths_via(self.role_network, moves, stops, wanted)
        except (NoCareerPath, MonthsNotStated, EffortUnknown) as error:
            error.source, error.target = self.role(str(error.source)), self.role(str(error.target))
            raise
        return map(self._career_path, islice(found, most))

    def reachable(
        self, role: RoleLike, max_steps: int | None = None, direction: Reach = "from"
    ) -> dict[Role, int]:
        """Return the roles that stated moves lead to, each with the least number of moves, the nearest first.

        The role itself is there, at 0 moves. No role is further than `max_steps`, None for any number. In
        the direction "to" they are the roles from which moves lead to this one.

        Raises `InvalidArgument` for a `max_steps` below 0, or another direction.

        >>> {role.label: steps for role, steps in cg.load().reachable("Account Manager").items()}
        {'Account Manager': 0, 'Account Director': 1, 'Key Account Manager': 1}
        """
        import networkx

        start = self.role(role)
        backwards = _one_of("direction", direction, REACHES) == "to"
        moves = self.role_network.reverse(copy=False) if backwards else self.role_network
        if max_steps is not None and max_steps < 0:
            raise InvalidArgument("max_steps is less than 0; give a number of moves, or None")
        if start.iri not in self.role_network:
            return {start: 0}
        steps = networkx.single_source_shortest_path_length(moves, start.iri, cutoff=max_steps)
        found = [(self.role(iri), count) for iri, count in steps.items()]
        found.sort(key=lambda pair: (pair[1], self._catalogue.sort_key(pair[0])))
        return dict(found)

    def pareto(
        self,
        source: RoleLike,
        target: RoleLike,
        by: Iterable[Measure] = MEASURES,
        limit: int | None = 100,
    ) -> ParetoPaths:
        """Find the paths that no other beats in several measures at once, one for each result.

        Parameters: `by` are the measures that count ("steps", "effort", "months"), in the order that sorts
        the paths; `limit` is the most paths, None for all. What is not known of a path is worse than any
        number. Where there are more, `.complete` is False.

        Raises `NoCareerPath`; `InvalidArgument` for a measure that is none, or stands twice.

        >>> found = cg.load().pareto("Account Executive", "Key Account Manager")
        >>> [(len(path), path.effort, path.months) for path in found], found.complete
        ([(3, 19, 72)], True)
        """
        from careergraph.paths.pareto import ParetoPaths, pareto_paths

        ends, measures = (self.role(source), self.role(target)), _measures(by)
        nodes = (ends[0].iri, ends[1].iri)
        found = pareto_paths(self.role_network, *nodes, measures, _positive("limit", limit))
        if not found.paths:
            raise no_path(self.role_network, *ends)
        return ParetoPaths(measures, tuple(map(self._career_path, found.paths)), found.complete)

    def gateways(self, source: RoleLike | None = None, target: RoleLike | None = None) -> Gateways:
        """Find the roles that ways pass through, with how far each leads, and the dead ends.

        Without ends, all roles, those first that most shortest ways pass. With a `source`, the roles on from
        it, and with a `target` those before it, by the shortest ways from or to that role. With both, the
        roles that every way passes, in order, without the ends.

        >>> [entry.role.label for entry in cg.load().gateways("Account Executive", "KAM")]
        ['Account Specialist', 'Account Manager']
        """
        from careergraph.paths.gateways import find_gateways

        ends = [None if end is None else self.role(end).iri for end in (source, target)]
        return find_gateways(self.role_network, self.role, self._catalogue.sort_key, *ends)

    # Gaps

    def gap(self, who: Who, role: RoleLike, hierarchy: bool = False, crosswalk: bool = False) -> SkillGap:
        """Measure the gap between a holder and a role, skill by skill.

        Parameters: `who` is a role (a holder of its essential skills at the levels it states), a `Profile`,
        or a mapping of skill to level, None for unrated. With `hierarchy`, a skill held at level n counts as
        max(0, n − hops) of a broader one that is so many steps of `skos:broader` away, and in full
        where no level is in play; the item's `via` names the chain. With `crosswalk`, likewise of one that
        matches it: `skos:exactMatch` is no hop, `skos:closeMatch` one, and chains may have all three.

        Raises `RoleNotFound`, `SkillNotFound` or `AmbiguousName`; `InvalidArgument` for what is no level.

        >>> gap = cg.load().gap({"communication": 4, "negotiation": None}, "Key Account Manager")
        >>> [item.skill.label for item in gap.unrated]
        ['negotiation']
        """
        holder, number = self._resolve_holder(who), self._lookup.roles.number(role)
        gap = self._gaps.gap(holder.name, holder.held, number, StandIns(hierarchy, crosswalk))
        gap = with_conditions(gap, who, holder, self._catalogue, self._lookup)
        gap = with_remarks(gap, who, self._lookup)
        return gap if holder.role is not None else replace(gap, is_person=True)

    def rank(
        self,
        who: Who,
        roles: RolesLike | None = None,
        limit: int | None = 10,
        by: RankMeasure = "fit",
        direction: Standing = "any",
        hierarchy: bool = False,
        vectors: Mapping[str, ArrayLike] | None = None,
        *,
        crosswalk: bool = False,
    ) -> Ranking[RankedRole]:
        """Rank the roles nearest to a holder, best first.

        Parameters: `who` is that of `gap`; `roles` are those to choose from, all unless named; `limit` is the
        most entries, None for all. `by` is "fit" (then coverage), "coverage" (then fit), "effort" (then
        fit), "weighted" (the cosine of what their skills weigh) or "evidence" (skills and words, or in place
        of the words your `vectors`, by IRI). `direction` is "any", or "up", "level" or "down" of the role
        that `who` is, or that a profile has as its `role`: of two job zones where both roles state one, else
        of the sums of what they need, and of those nothing is level. `hierarchy` and `crosswalk` are those of
        `gap`. The role that `who` is is left out, and by all but evidence the roles that require nothing
        essential; unless `roles` names them, so are those that are deprecated, replaced or not valid today.

        Raises `InvalidArgument` for a direction of somebody who states no role.

        >>> [entry.role.label for entry in cg.load().rank("Account Manager", limit=2)]
        ['Account Specialist', 'Account Executive']
        >>> [entry.role.label for entry in cg.load().rank("Account Manager", direction="up", limit=1)]
        ['Account Director']
        """
        from careergraph.gaps.rankings import rank

        holder = self._resolve_holder(who)
        wanted = self._wanted(limit, by, StandIns(hierarchy, crosswalk))
        scores = self._scores(holder, by, vectors)
        chosen = self._gaps.rankable(self._numbers(roles), scores if by == "evidence" else None)
        if holder.role is not None:
            chosen = chosen[chosen != holder.role]
        if _one_of("direction", direction, STANDINGS) != "any":
            chosen = self._gaps.in_direction(chosen, self._stands_at(who, holder), direction)
        ranking = rank(self._catalogue, self._gaps, holder.name, holder.held, chosen, wanted, scores)
        return ranking if holder.role is not None else replace(ranking, person=holder.name)

    def rank_all(
        self,
        people: Iterable[RoleLike | Profile] | None = None,
        roles: RolesLike | None = None,
        limit: int | None = 10,
        by: RankMeasure = "fit",
        hierarchy: bool = False,
        crosswalk: bool = False,
        progress: Progress = None,
        pseudonyms: bool = False,
    ) -> Iterator[Ranking[RankedRole]]:
        """Rank the nearest roles for each of many, as `rank` does, and return an iterator of the rankings.

        Parameters: `people` are profiles or roles, all roles unless named; `roles`, `limit`, `by`,
        `hierarchy` and `crosswalk` are those of `rank`. A workforce or a taxonomy of any size goes through in
        blocks: the memory does not grow with the number of people. `progress` is that of `gap_matrix`;
        `pseudonyms` gives people random names.

        >>> for ranking in cg.load().rank_all(["Account Manager", "KAM"], limit=1):
        ...     print(ranking.title, "-", ranking[0].role)
        The roles nearest to Account Manager - Account Specialist
        The roles nearest to Key Account Manager - Account Director
        """
        from careergraph.gaps.rankings import rank_all
        from careergraph.support.pseudonyms import Pseudonyms, renamed

        wanted = self._wanted(limit, by, StandIns(hierarchy, crosswalk))
        if by in ("weighted", "evidence"):
            everyone = self.roles if people is None else tuple(_several(people))
            everyone = renamed(everyone, Pseudonyms()) if pseudonyms else everyone
            chosen = self._numbers(roles)
            named = None if chosen is None else [*map(self._catalogue.role, chosen)]
            one_by_one = (
                self.rank(who, named, limit, by, hierarchy=hierarchy, crosswalk=crosswalk) for who in everyone
            )
            return with_progress(one_by_one, len(everyone), progress, "ranking")
        rows = self._holders(people)
        rows = renamed(tuple(rows), Pseudonyms()) if pseudonyms else rows
        rankings = rank_all(self._catalogue, self._gaps, rows, self._numbers(roles), wanted)
        return with_progress(rankings, len(rows), progress, "ranking")

    def ranker(self, by: PeopleMeasure = "fit", limit: int | None = 10, labels: bool = True) -> Ranker:
        """Return what ranks the nearest roles for people wherever they are: a value that pickles.

        Called with batches of Arrow it yields batches of Arrow, and `Ranker.frame` takes and gives frames;
        it finds what `rank_all` finds. A worker needs NumPy and PyArrow beside careergraph.

        People stand in columns `who`, `skill` and `level`, the rows of one person together, or in `who`,
        `skills` and `levels`, which hold lists; a level that is null is not rated. The answer has the columns
        `who`, `place` (from 1), `role` (an IRI), `label`, `fit`, `coverage`, `effort` and `unknown`: how many
        of somebody's names are not known, or shared by several skills.

        Parameters: `by` and `limit` are those of `rank`; without `labels` skills are known by IRI and CURIE
        alone, which makes the ranker smaller.

        >>> cg.load().ranker(by="coverage", limit=3).limit
        3
        """
        from careergraph.gaps.ranker import Ranker

        targets = self._gaps.targets()
        roles = [self._catalogue.role(RoleNumber(number)) for number in targets.roles.tolist()]
        return Ranker(
            _one_of("by", by, PEOPLE_MEASURES),
            _positive("limit", limit),
            targets.kernel,
            self._lookup.skills.all_names(labels),
            tuple(role.iri for role in roles),
            tuple(role.label for role in roles),
        )

    def gap_finder(self, role: RoleLike, labels: bool = True) -> GapFinder:
        """Return what measures the gaps of people to one role wherever they are: a value that pickles.

        People stand in columns as for `ranker`. The answer has the columns `who`, `role` (its IRI),
        `coverage`, `fit`, `effort`, `missing` (the IRIs of the skills in `SkillGap.missing`, in its order; of
        a choice of several skills all of them) and `unknown`.

        >>> cg.load().gap_finder("Account Manager").role
        'https://w3id.org/careergraph/accounts/AccountManager'
        """
        from careergraph.gaps.gap_finder import GapFinder

        number = self._lookup.roles.number(role)
        kernel, skills = self._gaps.kernel_of_gap(number)
        names = self._lookup.skills.all_names(labels)
        return GapFinder(self._catalogue.role(number).iri, kernel, names, skills)

    def rank_people(
        self,
        role: RoleLike,
        people: Iterable[Profile],
        limit: int | None = 10,
        by: PeopleMeasure = "coverage",
        hierarchy: bool = False,
        crosswalk: bool = False,
    ) -> Ranking[RankedProfile]:
        """Rank the people nearest to a role; of those who are as near by name.

        Parameters: `people` are profiles; the rest are those of `rank`. Nobody is known to be near a role
        that requires nothing essential.

        >>> people = [cg.Profile("Ana", {"communication": 4}), cg.Profile("Ben", {"communication": 2})]
        >>> [entry.profile.name for entry in cg.load().rank_people("Account Manager", people)]
        ['Ana', 'Ben']
        """
        from careergraph.gaps.rankings import rank_people

        number = self._lookup.roles.number(role)
        standing_in = StandIns(hierarchy, crosswalk)
        wanted = self._wanted(limit, _one_of("by", by, PEOPLE_MEASURES), standing_in)
        return rank_people(self._catalogue, self._gaps, number, self._members(people), wanted)

    def gap_matrix(
        self,
        rows: Iterable[RoleLike | Profile] | None = None,
        columns: RolesLike | None = None,
        hierarchy: bool = False,
        crosswalk: bool = False,
        progress: Progress = None,
    ) -> GapMatrix:
        """Measure the gaps of roles or people (rows) to roles (columns); all roles where none are named.

        The arrays `effort` (int64, levels), `coverage`, `fit` and `use` (float64, 0 to 1, NaN where
        nothing is known) have the shape rows × columns; ``matrix[row, column]`` gives the numbers of one
        pair. `hierarchy` and `crosswalk` are those of `gap`; `progress` shows a bar while the work takes
        long, None where there is a terminal or a notebook; a function is called with "", the number done and
        their count.

        >>> matrix = cg.load().gap_matrix()
        >>> matrix.effort.shape, int(matrix.effort[0, 0])
        ((6, 6), 0)
        """
        every, number = self._catalogue.role_numbers, self._lookup.roles.number
        chosen = every if columns is None else [number(role) for role in _several(columns)]
        return self._gaps.matrix(self._holders(rows), chosen, StandIns(hierarchy, crosswalk), progress)

    def leverage(
        self,
        who: Who,
        roles: Iterable[RoleLike] | None = None,
        limit: int | None = 10,
        effort: int | None = None,
        *,
        by: LeverageMeasure = "gain",
    ) -> Leverage:
        """Find the next level of which skills brings somebody most, over many roles.

        Parameters: `who` is that of `gap`; `roles` are those to open, all but `who` unless named. Without an
        `effort`, the `limit` best steps of one level each, None for all; with one, the best so many levels
        together, in the order to take them. `by` is "gain", the coverage gained in sum over the roles, or
        "opens", the roles of which nothing essential is missing afterwards; as many as a budget can open are
        found with SciPy.

        Raises `MissingLibrary` where SciPy is needed and not there, `InvalidArgument` for an effort below 1.

        >>> for step in cg.load().leverage("Account Executive", limit=2):
        ...     print(step.skill, step.have, "→", step.level, round(step.gain, 3))
        organisation 2 → 3 0.268
        problem solving 2 → 3 0.268
        """
        from careergraph.gaps.leverage import leverage

        holder = self._resolve_holder(who)
        chosen = self._gaps.rankable(self._numbers(roles))
        if holder.role is not None:
            chosen = chosen[chosen != holder.role]
        most, budget = _positive("limit", limit), _positive("effort", effort)
        _one_of("by", by, LEVERAGE_MEASURES)
        return leverage(self._catalogue, self._gaps, holder, chosen, by, most, budget)

    def plan(self, who: Who, role: RoleLike, courses: Any = None) -> Plan:
        """Plan what somebody is to learn for a role: what must come first before the rest, the useful early.

        The steps are what is missing of the essential skills, and the stated prerequisites that somebody does
        not hold. Prerequisites are those of `cg:prerequisite`, and, marked as inferred, the skills that
        ESCO calls essential to a skill.

        Parameters: `who` is that of `gap`. `courses` are your own, besides the trainings that the graph has:
        a table (.csv, .xlsx, a data frame or a list of dictionaries) with the columns course and skill, and
        as you know them level, hours and cost, one row for each skill that a course teaches.

        Raises `UnknownNames` for skills in the courses that the graph does not know; `ParseError`, with file
        and row; `FileMissing` or `ReadError`.

        >>> courses = [{"course": "Speaking", "skill": "communication", "level": 3, "hours": 8}]
        >>> plan = cg.load().plan("Account Executive", "Account Specialist", courses)
        >>> [(step.skill.label, step.have, step.level) for step in plan]
        [('organisation', 2, 3), ('problem solving', 2, 3)]
        >>> [course.label for course in cg.load().plan("Account Executive", "AM", courses).courses]
        ['Speaking']
        """
        from careergraph.paths.courses import as_trainings
        from careergraph.paths.plans import make_plan
        from careergraph.sources.courses import read_courses

        known = [] if courses is None else read_courses(courses)
        own = as_trainings(known, self._lookup.skills.find, self._rank_of)
        gap = self.gap(who, role)
        return make_plan(
            self._catalogue, gap, self._resolve_holder(who).held, [*self._catalogue.trainings, *own]
        )

    # Teams

    def bench(self, roles: Iterable[RoleLike], people: Iterable[Profile], within: int = 2) -> Bench:
        """Find who could step into each of some roles, at an effort of at most so many levels.

        Parameters: `roles` are rows in the order given; `people` are profiles, in any number, read once. Of
        each role those `within` reach are there, by effort, then coverage, then name. A role that requires
        nothing essential is unknown: nobody is placed there.

        Raises `InvalidArgument` for a `within` below 0.

        >>> graph = cg.load()
        >>> bench = graph.bench(["Account Manager", "Key Account Manager"], graph.profiles)
        >>> [(entry.profile.name, entry.effort) for entry in bench[0].people]
        [('Daniel Ortega', 0), ('Lucía Ferrer', 2)]
        >>> [role.label for role in bench.empty]
        ['Key Account Manager']
        """
        from careergraph.gaps.teams import find_bench

        chosen = [*map(self._lookup.roles.number, _several(roles))]
        return find_bench(
            self._catalogue, self._gaps, chosen, self._members(people), _natural("within", within)
        )

    def holders(
        self,
        people: Iterable[Profile],
        skill: SkillLike | None = None,
        level: int | str | None = None,
    ) -> Holders:
        """Find who holds what: for each skill the people at a level or above, and those unrated.

        Parameters: `people` are profiles, in any number, read once; `skill` is the one skill to ask for,
        each that anybody holds unless named; `level` is a rank or the name of a level, None for any.

        >>> graph = cg.load()
        >>> for row in graph.holders(graph.profiles, "communication", 4):
        ...     print(row.skill, [person.name for person in row.people], row.single)
        communication ['Daniel Ortega'] True
        """
        from careergraph.gaps.teams import find_holders

        wanted = None if skill is None else self._lookup.skills.number(skill)
        return find_holders(
            self._catalogue, self._members(people), wanted, partial(self._lookup.level, level)
        )

    def team_gap(self, people: Iterable[Profile], role: RoleLike) -> SkillGap:
        """Measure the gap between all that a team holds together and a role.

        Of a skill that several hold the highest level counts, or an unrated holding, as in one profile.

        >>> graph = cg.load()
        >>> gap = graph.team_gap(graph.profiles, "Key Account Manager")
        >>> gap.effort, [item.skill.label for item in gap.missing][:2]
        (11, ['strategic decision making', 'strategic vision'])
        """
        from careergraph.gaps.teams import find_team_gap

        return find_team_gap(self._gaps, self._members(people), self._lookup.roles.number(role))

    def assign(
        self,
        people: Iterable[Profile],
        roles: Iterable[RoleLike],
        fixed: Mapping[Profile | str, RoleLike] | None = None,
        never: Iterable[tuple[Profile | str, RoleLike]] = (),
    ) -> Assignment:
        """Assign people to roles: as many as can be, at the least effort in all.

        Parameters: a role that is to be taken twice stands twice in `roles`; `fixed` says who, by profile or
        name, is to have which role; `never` are the pairs that are not to be. Of assignments that take as
        much the first counts, by name, then by the label of the role. Nobody is assigned to a role that
        requires nothing essential.

        Raises `NotFound` or `AmbiguousName` for a name that nobody or that several have, `InvalidArgument`
        for what is fixed and cannot be.

        >>> graph = cg.load()
        >>> found = graph.assign(graph.profiles, ["Account Specialist", "Account Manager", "KAM"])
        >>> [(person.name, role.label, effort) for person, role, effort in found]
        [('Daniel Ortega', 'Account Manager', 0), ('Lucía Ferrer', 'Account Specialist', 2)]
        >>> found.total, [role.label for role in found.empty]
        (2, ['Key Account Manager'])
        """
        from careergraph.gaps.assignment import assign_people

        number = self._lookup.roles.number
        return assign_people(
            self._catalogue,
            self._gaps,
            [*self._members(people)],
            [*map(number, _several(roles))],
            [(person, number(role)) for person, role in (fixed or {}).items()],
            [(person, number(role)) for person, role in never],
        )

    # Between two versions

    def diff(self, other: CareerGraph, people: Iterable[Profile] = ()) -> Difference:
        """Compare with another graph: what it adds, removes and changes, and whose gaps and ways are others.

        Things are matched by IRI, then by label. This graph is `before`, the other `after`; `people` are
        profiles whose gaps are compared besides those of roles. A gap counts where its effort is another, or
        where one graph alone has it or knows it. What if this were so? is the same question, with the other
        graph made in Python.

        >>> graph = cg.load()
        >>> wider = graph.with_moves(graph.suggest_moves("Account Specialist", limit=1))
        >>> difference = graph.diff(wider)
        >>> [(change.kind, str(change.after.target)) for change in difference.added]
        [('move', 'Account Executive')]
        >>> bool(graph.diff(graph))
        False
        """
        if not isinstance(other, CareerGraph):
            raise InvalidArgument(
                f"a graph is compared with a graph, and this is {quote(type(other).__name__)}"
            )
        from careergraph.difference import compare

        return compare(self._side(), other._side(), _people(people))

    # Moves that nobody stated

    def suggest_moves(
        self,
        roles: RolesLike | None = None,
        limit: int | None = 5,
        by: SuggestMeasure = "evidence",
        direction: Standing = "any",
        min_score: float = 0.0,
        vectors: Mapping[str, ArrayLike] | None = None,
        progress: Progress = None,
    ) -> Suggestions:
        """Suggest moves that are not there, from what roles have in common: for each role the best targets.

        Parameters: `roles` are the sources, all roles unless named; `limit` is how many for each source;
        `by` ("evidence", "weighted", "fit" or "coverage"), `direction` and `vectors` are those of `rank`;
        `min_score` is the least score of a target (0 to 1); `progress` is that of `gap_matrix`. The
        suggestions stay apart: the graph is as it was, and `with_moves` makes one that has them.

        Raises `InvalidArgument` for a `min_score` that is no share.

        >>> for move in cg.load().suggest_moves("Account Specialist", limit=1):
        ...     print(move.target, *move.reasons[:1])
        Account Executive skill problem solving
        """
        from careergraph.gaps.rankings import Wanted
        from careergraph.gaps.suggestions import suggest

        if not 0 <= min_score <= 1:
            raise InvalidArgument(f"min_score={min_score} is no share; give a number from 0 to 1")
        chosen = self._catalogue.roles_in_use if roles is None else _several(roles)
        numbers = [self._lookup.roles.number(role) for role in chosen]
        wanted = Wanted(_positive("limit", limit), _one_of("by", by, SUGGEST_MEASURES))
        _one_of("direction", direction, STANDINGS)
        nearness = self._nearness_by(by, vectors)
        return suggest(self._catalogue, self._gaps, nearness, numbers, min_score, wanted, direction, progress)

    def observed(
        self,
        moves: Any,
        alpha: float | None = None,
        hide: int = 5,
    ) -> CareerGraph:
        """Make a graph in which each move knows how often people made it, and how likely it is.

        Parameters: `moves` are pairs (from, to), triples (from, to, count), a data frame or the path of a
        table with the columns `from`, `to` and, if there are counts, `count`; from a role to itself is no
        move. The probability is smoothed towards what is stated, or fits where nothing is: `alpha` is how
        many moves that weighs, chosen on moves held out unless given. What fewer than `hide` people did is
        hidden, and nothing that the graph tells is made of it. Moves that were made and nobody states are
        ways there, marked as `observed`; `check` lists them, and those stated that were not made.

        Raises `UnknownNames` for roles that are not there, all at once, `InvalidArgument` or `ParseError` for
        what is no move.

        >>> graph = cg.load().observed([("AE", "AS", 30), ("AS", "AM", 12), ("AE", "AM", 8)], alpha=2)
        >>> for move in graph.progressions("Account Executive"):
        ...     print(move.target, move.count, round(move.probability, 2), move.observed)
        Account Manager 8 0.2 True
        Account Specialist 30 0.8 False
        >>> [role.label for role in graph.path("AE", "AM", by="observed").roles]
        ['Account Executive', 'Account Specialist', 'Account Manager']
        """
        from careergraph.paths.made_moves import count_moves
        from careergraph.paths.observed_moves import observe
        from careergraph.sources.moves import read_moves

        made = count_moves(read_moves(moves), self._lookup)
        if alpha is not None and not 0 <= alpha < inf:
            raise InvalidArgument(f"alpha={quote(alpha)} is no number of 0 or more; give one, or None")

        def fit(source: RoleNumber, target: RoleNumber) -> float | None:
            return self._gaps.measure(self._gaps.held_in(source), target).fit

        seen = observe(self._catalogue, made, fit, alpha, _natural("hide", hide))
        return CareerGraph(self._catalogue.with_observed(seen))

    def with_moves(self, suggestions: Iterable[SuggestedMove]) -> CareerGraph:
        """Make a graph in which suggested moves are moves, marked as `suggested`.

        Paths, ladders and the explorer take them for ways, and show them apart from what is stated; in
        SPARQL a suggested move is no `cg:progressesTo`. Those that are there already are left out.

        >>> graph = cg.load()
        >>> wider = graph.with_moves(graph.suggest_moves("Account Specialist", limit=1))
        >>> [move.target.label for move in wider.progressions("Account Specialist") if move.suggested]
        ['Account Executive']
        """
        from careergraph.catalogue.suggested import with_suggested

        number = self._lookup.roles.number
        pairs = [(number(move.source), number(move.target)) for move in suggestions]
        with paused_gc():
            return CareerGraph(with_suggested(self._catalogue, pairs))

    # Queries

    def query(self, query: str, /, *, timeout: float | None = None, **bindings: object) -> QueryResult | Any:
        """Answer a SPARQL query over what is asserted and what follows.

        SELECT gives a `QueryResult`, ASK a bool, CONSTRUCT and DESCRIBE an `rdflib.Graph`, which a type
        checker learns by `isinstance`: the form of a query is known when it is read. The usual
        prefixes and those of the files are bound. A keyword binds the variable of its name: a `str` is
        a plain text; a role, a skill or a `URIRef` an IRI. `timeout` is in seconds, None for no deadline.

        Raises `QueryRefused` for updates and whatever reaches outside, `QueryTimeout`, `QueryError`.

        >>> result = cg.load().query(
        ...     "SELECT ?label { ?role cg:essentialSkill ?skill ; skos:prefLabel ?label "
        ...     "FILTER(lang(?label) = ?language) }",
        ...     skill=cg.load().skill("negotiation"), language="es",
        ... )
        >>> [row.label for row in result]
        ['Gestor/a de cuentas clave']
        """
        from careergraph.rdf.sparql import answer_query

        return answer_query(self._queried, query, timeout, bindings)

    @property
    def rdf(self) -> rdflib.Graph:
        """An rdflib graph of what is asserted and what follows, read-only.

        It reads as any rdflib graph; of what would write, only prefixes may be bound.
        """
        return self._rdf

    # NetworkX

    @lazy_property
    def role_network(self) -> networkx.DiGraph[str]:
        """Roles and their moves alone, as a frozen NetworkX graph; nodes are IRIs.

        Edges have `effort` where it is known, `kinds`, and `months` where stated.
        """
        from careergraph.paths.networks import progression_graph

        with paused_gc():
            return progression_graph(self._catalogue, self._gaps.efforts_of_moves)

    @lazy_property
    def network(self) -> networkx.MultiDiGraph[str]:
        """Roles, skills and responsibilities with all that relates them, as a frozen NetworkX graph.

        >>> graph = cg.load()
        >>> graph.network.nodes[graph.skill("negotiation").iri]["kind"]
        'skill'
        """
        from careergraph.paths.networks import whole_network

        return whole_network(self._catalogue)

    # Pictures

    def ladder(
        self,
        roles: RolesLike | None = None,
        path: CareerPath | None = None,
        who: Who | None = None,
        language: str | None = None,
        direction: Direction = "up",
        max_roles: int = 60,
        *,
        around: RoleLike | None = None,
        max_steps: int = 1,
        family: str | None = None,
        families: bool = False,
        theme: Theme = "light",
        title: str | None = None,
        pseudonyms: bool = False,
    ) -> Diagram:
        """Draw roles in rank order and the moves between them.

        What is drawn: `roles` (names, a `QueryResult`, a `Ranking`), those `around` a role, at most
        `max_steps` moves before and after it, those of a `family`, and those of a `path`; all roles
        where nothing is said.

        What is shown on them: on a `path`, what is to learn at each move; of `who`, the coverage of each
        role, and what each move would take of them. ``families=True`` frames the roles of each family.
        `direction` is "up", "right", "down" or "left"; `theme` "light", "dark", or "auto", which in an
        SVG follows the reader's screen, as "light" does in a notebook. `pseudonyms` gives a
        person a random name.

        More than `max_roles` roles are folded, by family, grade or group, but for those of the path:
        `Diagram.folded` has them.

        >>> cg.load().ladder(around="Account Manager").dot.startswith("digraph")
        True
        """
        from careergraph.drawing.compose import choose_roles, compose_ladder, roles_before, stand_on
        from careergraph.drawing.diagram import Diagram
        from careergraph.support.pseudonyms import Pseudonyms

        _one_of("direction", direction, DIRECTIONS)
        _one_of("theme", theme, THEMES)
        named = None if roles is None else [*map(self.role, _several(roles))]
        centre = None if around is None else self.role(around)
        if centre is not None:
            before = map(self.role, roles_before(self.role_network, centre.iri, max_steps))
            around_it = self._catalogue.without_withdrawn([*self.reachable(centre, max_steps), *before])
            named = [*(named or ()), centre, *around_it]
        if family is not None:
            members = map(self._catalogue.role, self._lookup.family(family))
            named = [*(named or ()), *self._catalogue.without_withdrawn(members)]
        shown = choose_roles(self._catalogue, named, path, max_roles)
        standing = None
        if who is not None:
            holder = self._resolve_holder(who)
            standing = stand_on(
                shown,
                path,
                holder.under(Pseudonyms()) if pseudonyms else holder,
                background(who, holder, self._catalogue, self._lookup),
                self._catalogue.progressions,
                self._gaps,
                self._catalogue.number_of,
            )
        return Diagram(
            *compose_ladder(
                self._catalogue,
                shown,
                path=path,
                standing=standing,
                language=language or self.language,
                direction=direction,
                theme=theme,
                title=title,
                family=family,
                framed=families,
                max_roles=max_roles,
                centre=centre,
                nearest=lambda: [entry.role for entry in self.rank(centre or shown[0], shown, limit=None)],
                ranked=[entry.role for entry in roles] if isinstance(roles, Ranking) else (),
            )
        )

    def save_explorer(
        self,
        path: str | os.PathLike[str],
        roles: RolesLike | None = None,
        title: str | None = None,
        words: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Path:
        """Write a page in which a reader finds roles, gaps, paths and ladders, and give its path back.

        It is one HTML file that needs no network: to open, to send, to print. It holds `roles`, all of
        them unless named, and the moves between them; `title` stands at its head. The page speaks English
        and Spanish; `words` adds a language, or says a word otherwise: language to name to text.

        Raises `LimitError` where a page would be too large for a browser, `InvalidArgument` where `words`
        names one that the page does not have, and `SaveError` where the page cannot be written.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     cg.load().save_explorer(f"{folder}/careers.html").name
        'careers.html'
        """
        from careergraph.drawing.explorer_page import explorer_page

        shown = None if roles is None else map(self.role, _several(roles))
        write_whole(path, explorer_page(self._catalogue, shown, title, words))
        return Path(path)

    # Checking and saving

    def check(self) -> Report:
        """Check the ontology, and report what is wrong or may be.

        >>> cg.load().check().errors
        ()
        """
        from careergraph.catalogue.checks import check

        return check(self._catalogue)

    def edit(self) -> Draft:
        """Begin a draft with all that this graph states, which itself stays as it is.

        >>> graph = cg.load()
        >>> draft = graph.edit()
        >>> _ = draft.require("Account Manager", "negotiation", level=2)
        >>> [each.graph().skill("negotiation") in [need.skill for need in each.graph().requirements("AM")]
        ...  for each in (draft, graph.edit())]
        [True, False]
        """
        return draft_of(Draft, self._catalogue)

    def in_language(self, language: str) -> CareerGraph:
        """Return the same graph with the labels of another language shown; nothing is loaded again.

        Raises `InvalidArgument` for what is no language tag.

        >>> cg.load().in_language("es").role("KAM").label
        'Gestor/a de cuentas clave'
        """
        return CareerGraph(self._catalogue.in_language(checked_language(language)))

    def save(
        self,
        path: str | os.PathLike[str],
        derived: bool = False,
        format: str | None = None,
    ) -> Path:
        """Write the ontology as it was asserted, in a stable order, whole or not at all.

        The format is that of the suffix unless `format` names one: .ttl .nt .nq .trig .jsonld .rdf;
        `derived` adds what follows. A suffix of .graphml, .gexf, .json (node-link) or .cyjs
        (Cytoscape) writes `network` instead.

        Raises `SaveError`, before the old file is touched, for what the format cannot carry.
        """
        from careergraph.paths.networks import NETWORK_FORMATS, network_bytes

        target = Path(path)
        if format is None and target.suffix.lower() in NETWORK_FORMATS:
            write_whole(target, network_bytes(self.network, target.suffix.lower()))
            return target
        chosen = rdf_format(format or target.suffix)
        with paused_gc():
            content = self._catalogue.terms.serialize(chosen, derived=derived)
        write_whole(target, content)
        return target

    def save_tables(self, path: str | os.PathLike[str], lossy: bool = False) -> Path:
        """Write the ontology as tables: a folder of CSV files, or an .xlsx workbook.

        Raises `SaveError`, before anything is written, that lists what no table can hold; with
        ``lossy=True`` that is left out. `table_losses` gives the list.
        """
        from careergraph.sources.tables import TABLES
        from careergraph.sources.to_tables import to_sheets
        from careergraph.sources.workbooks import write_sheets

        sheets, losses = to_sheets(self._catalogue.terms.asserted)
        if losses and not lossy:
            raise SaveError(
                f"the tables cannot hold {counted(len(losses), 'statement')}, the first: "
                f"{visible(losses[0])}; leave them out with lossy=True, or save as .ttl"
            )
        return write_sheets(path, sheets, TABLES)

    def table_losses(self) -> list[str]:
        """List the statements that no table can hold, as lines of N-Triples.

        >>> any("purpose" in line for line in cg.load().table_losses())
        True
        """
        from careergraph.sources.to_tables import to_sheets

        return to_sheets(self._catalogue.terms.asserted)[1]

    def __dir__(self) -> list[str]:
        return public_names(self)

    def __eq__(self, other: object) -> bool:
        """Compare careers: things, labels, requirements, moves, responsibilities, levels and people.

        Neither the language nor other statements count, nor how blank nodes are named, nor any order.
        """
        return (
            same_careers(self._catalogue, other._catalogue)
            if isinstance(other, CareerGraph)
            else NotImplemented
        )

    def __hash__(self) -> int:
        return careers_hash(self._catalogue)

    def __repr__(self) -> str:
        return (
            f"CareerGraph({counted(len(self.roles), 'role')}, {counted(len(self.skills), 'skill')}, "
            f"{len(self.responsibilities)} responsibilities, "
            f"{counted(len(self._catalogue.progressions), 'progression')})"
        )

    def _repr_html_(self) -> str:
        families = [f"{name} ({len(roles):,})" for name, roles in self.families.items()]
        numbers = {
            "roles": self.roles,
            "skills": self.skills,
            "responsibilities": self.responsibilities,
            "moves": self._catalogue.progressions,
            "trainings": self.trainings,
            "people": self.profiles,
        }
        facts = {name: f"{len(things):,}" for name, things in numbers.items() if things}
        return card(
            "Career graph", f"in {self.language}", {**facts, "families": families, "levels": self.scale}
        )

    def __reduce__(self) -> tuple[type[CareerGraph], tuple[Catalogue]]:
        warn_where_sent(
            "a function takes a whole CareerGraph to other machines, 100 MB for ESCO; "
            "give it graph.ranker() or graph.gap_finder(role), which are small"
        )
        return CareerGraph, (self._catalogue,)

    # What the methods above share

    @lazy_property
    def _rdf(self) -> rdflib.Graph:
        from careergraph.rdf.rdflib_view import ReadOnlyGraph

        return ReadOnlyGraph(self._catalogue.terms, self._query_functions)

    @lazy_property
    def _queried(self) -> Queried:
        from careergraph.rdf.sparql import Queried

        return Queried(self._catalogue.queried, self._query_functions)

    @lazy_property
    def _query_functions(self) -> Mapping[str, GapFunction]:
        from careergraph.gaps.query_functions import QueryFunctions

        return QueryFunctions(self._catalogue, self._gaps).by_iri()

    @lazy_property
    def _families(self) -> Mapping[str, tuple[Role, ...]]:
        return roles_by_family(self.roles)

    @lazy_property
    def _lookup(self) -> Lookup:
        return Lookup(self._catalogue)

    @lazy_property
    def _gaps(self) -> GapCalculator:
        return GapCalculator(self._catalogue)

    @lazy_property
    def _requiring(self) -> Mapping[SkillNumber, Sequence[tuple[RoleNumber, RowNumber]]]:
        """Roles by the skill that they require, each with the row of the requirement."""
        table = self._catalogue.requirement_table
        requiring: dict[SkillNumber, list[tuple[RoleNumber, RowNumber]]] = {}
        for role in self._catalogue.facts.roles.all:
            for row in table.rows(role):
                for skill in table.skills(row):
                    requiring.setdefault(skill, []).append((role, row))
        return requiring

    def _side(self) -> Side:
        from careergraph.difference import Side

        return Side(self._catalogue, self._gaps, self._lookup, self)

    def _weighed(self, by: Measure) -> Moves:
        """Return the moves weighed by a measure, made once."""
        if _one_of("by", by, MEASURES) == "observed" and self._catalogue.observed is None:
            raise InvalidArgument(
                "by='observed' needs moves that people made; make a graph that has them with graph.observed()"
            )
        if by not in self._moves_by:
            with paused_gc():
                self._moves_by[by] = weigh_by(self.role_network, by)
        return self._moves_by[by]

    @lazy_property
    def _moves_by(self) -> dict[Measure, Moves]:
        return {}

    def _resolve_holder(self, who: Who) -> Holder:
        return resolve_holder(who, self._catalogue, self._lookup, self._gaps)

    def _rank_of(self, level: Any, skill: Skill) -> int | None:
        return self._lookup.level(level, self._catalogue.number_of(skill))

    def _numbers(self, roles: RolesLike | None) -> Sequence[RoleNumber] | None:
        return None if roles is None else [*map(self._lookup.roles.number, _several(roles))]

    def _wanted(self, limit: int | None, by: RankMeasure, standing_in: StandIns) -> Wanted:
        from careergraph.gaps.rankings import Wanted

        return Wanted(_positive("limit", limit), _one_of("by", by, RANK_MEASURES), standing_in)

    def _scores(
        self, holder: Holder, by: RankMeasure, vectors: Mapping[str, ArrayLike] | None
    ) -> NDArray[numpy.float64] | None:
        """Return the score of every role where weights or words decide; else None."""
        if by not in ("weighted", "evidence") and vectors is None:
            return None
        return self._nearness_by(by, vectors).scores(by, holder.role, holder.held)

    def _nearness_by(self, by: RankMeasure, vectors: Mapping[str, ArrayLike] | None) -> NearnessIndex:
        if vectors is None:
            return self._nearness
        if by != "evidence":
            raise InvalidArgument(f"vectors= has no say by={quote(by)}; rank by evidence, or leave it out")
        return self._nearness.with_vectors(vectors)

    @lazy_property
    def _nearness(self) -> NearnessIndex:
        # NumPy is imported when somebody asks for numbers.
        from careergraph.gaps.nearness import NearnessIndex

        return NearnessIndex(self._catalogue)

    def _stands_at(self, who: Who, holder: Holder) -> RoleNumber:
        """Return the role that somebody is, or has as a profile."""
        if holder.role is not None:
            return holder.role
        if isinstance(who, Profile) and who.role is not None:
            return self._lookup.roles.number(who.role)
        raise InvalidArgument(
            f"{quote(holder.name) if holder.name else 'somebody'} states no role to go up or down from; "
            'give a Profile with role="…", a role, or direction="any"'
        )

    def _holders(self, rows: Iterable[RoleLike | Profile] | None) -> Sequence[MatrixRow]:
        """Return roles by number and people with what they hold; all roles where none are named."""
        if rows is None:
            return self._catalogue.role_numbers
        return [
            (row, self._resolve_holder(row).held)
            if isinstance(row, Profile)
            else self._lookup.roles.number(row)
            for row in _several(rows)
        ]

    def _members(self, people: Iterable[Profile]) -> Iterator[tuple[Profile, Holdings]]:
        """Yield people with what they hold, one after another."""
        return ((person, self._resolve_holder(person).held) for person in _people(people))

    def _career_path(self, nodes: tuple[str, ...]) -> CareerPath:
        roles = [self._lookup.roles.number(iri) for iri in nodes]
        moves = [self._catalogue.progression(self._best_moves[pair]) for pair in pairwise(roles)]
        return career_path(self.role_network, nodes, [*map(self._gaps.needs, roles)], moves)

    @lazy_property
    def _best_moves(self) -> Mapping[tuple[RoleNumber, RoleNumber], StatedProgression]:
        """The first in order of the moves between two roles."""
        return {(move.source, move.target): move for move in reversed(self._catalogue.moves)}

    @lazy_property
    def _moves_from(self) -> Mapping[Role, Sequence[Progression]]:
        moves: dict[Role, list[Progression]] = {}
        for move in self._catalogue.progressions:
            moves.setdefault(move.source, []).append(move)
        return moves

    def _sorted(self, iris: Iterable[str]) -> tuple[Role, ...]:
        return Listing(sorted(map(self.role, iris), key=self._catalogue.sort_key))


def merge(*graphs: CareerGraph) -> CareerGraph:
    """Make one graph of several: what any of them states, in the language of the first.

    What has one IRI is one thing. Raises `InvalidArgument` where there is no graph.

    >>> cooks, chefs = cg.Draft(), cg.Draft()
    >>> _ = cooks.role("Cook"), chefs.role("Chef")
    >>> [role.label for role in cg.merge(cooks.graph(), chefs.graph()).roles]
    ['Chef', 'Cook']
    """
    from careergraph.catalogue.merging import merged_catalogue

    if not graphs or not all(isinstance(graph, CareerGraph) for graph in graphs):
        raise InvalidArgument("merge takes graphs, one at least; load files together with cg.load(*paths)")
    catalogues = [graph._catalogue for graph in graphs]  # noqa: SLF001 - of the class above
    with paused_gc():
        return CareerGraph(merged_catalogue(catalogues))


class Draft(DraftOf[CareerGraph]):
    """An ontology in the making: roles, skills and the rest, made in Python.

    Methods give the values that they make, and take these, or what names them, as graphs do. What is wrong
    is said at once, and leaves the draft as it was.

    Parameters: `language` is that of labels for which none is named, and of the graphs that are made; `base`
    is what ids are ids in, as for `load_tables`.

    >>> draft = cg.Draft()
    >>> junior = draft.role("Junior developer", family="engineering")
    >>> senior = draft.role("Senior developer", builds_on=junior, labels={"es": "Desarrolladora sénior"})
    >>> _ = draft.require(senior, "code review", level=3)
    >>> _ = draft.progression(junior, senior, kind="promotion", months=24)
    >>> draft.graph()
    CareerGraph(2 roles, 1 skill, 0 responsibilities, 1 progression)
    """

    def __init__(self, language: str = "en", base: str | None = None) -> None:
        super().__init__(Workspace.of(language, base))

    def graph(self) -> CareerGraph:
        """Make a graph of what is stated now; the draft may go on, and the graph stays as it is."""
        with paused_gc():
            return CareerGraph(self._catalogue())


def _several(roles: Iterable[Any]) -> Iterable[Any]:
    """Roles given one by one, in the answers to a query, or in a ranking.

    A single name is meant as one role, and not as its letters. Of a query's columns it is `role`, else
    the first, that holds the roles.
    """
    if isinstance(roles, (str, Role)):
        return (roles,)
    if isinstance(roles, QueryResult):
        place = roles.columns.index("role") if "role" in roles.columns else 0
        return [row[place] for row in roles if row[place] is not None]
    if isinstance(roles, Ranking):
        return [entry[0] for entry in roles]
    return roles


def _people(people: Iterable[Profile]) -> Iterable[Profile]:
    """Return profiles given one by one; a single one is a team of one."""
    return (people,) if isinstance(people, Profile) else people


def _one_of(name: str, given: AnyChoice, choices: Sequence[AnyChoice]) -> AnyChoice:
    """Return what is given if it is one of the choices; else raise `InvalidArgument`."""
    if given not in choices:
        raise InvalidArgument(f"{name}={quote(given)} is none of {listed(choices)}")
    return given


def _measures(by: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return the measures that paths are compared by, each of them once."""
    measures = tuple(_one_of("by", measure, MEASURES) for measure in _several(by))
    if not measures or len(set(measures)) < len(measures):
        raise InvalidArgument(f"by= is to name each measure once; give some of {listed(MEASURES)}")
    return measures


def _positive(name: str, number: Any) -> int | None:
    """Return `number` if it is a positive int or None; else raise `InvalidArgument`."""
    if number is None:
        return None
    if not isinstance(number, int) or number < 1:
        raise InvalidArgument(f"{name}={quote(number)} is no number of 1 or more; say how many, or None")
    # More than Python can count is all there is.
    return min(number, sys.maxsize)


def _natural(name: str, number: Any) -> int:
    """Return `number` if it is an int of 0 or more; else raise `InvalidArgument`."""
    if whole(number) is None or number < 0:
        raise InvalidArgument(f"{name}={quote(number)} is no whole number of 0 or more")
    return int(number)
