"""The difference between two graphs: what was added, removed and changed, and whose gaps changed by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, Protocol

from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.difference import Change, Changes, in_order
from careergraph.catalogue.matched_things import MatchedThings, match_things
from careergraph.choices import Direction, Measure, Theme
from careergraph.drawing.changed_ladder import changed_ladder
from careergraph.drawing.diagram import Diagram
from careergraph.errors import EffortUnknown, LimitError, NoCareerPath, RoleNotFound
from careergraph.gaps.calculator import GapCalculator
from careergraph.gaps.gap_changes import GapChanges, TwoGraphs, hold_twice, roles_of_both
from careergraph.gaps.teams import name_order
from careergraph.gaps.values import SkillGap
from careergraph.model import Profile, Progression, Requirement
from careergraph.names.lookup import Lookup
from careergraph.paths.career_paths import CareerPath
from careergraph.paths.path_changes import PathChange, changed_paths
from careergraph.rdf.python_values import LangString
from careergraph.support.lazy_property import lazy_property
from careergraph.support.pseudonyms import PeopleTable, Pseudonyms, renamed
from careergraph.support.text import counted, fold, visible

if TYPE_CHECKING:
    import networkx

#: How many lines of each list Markdown shows.
_SHOWN: Final = 50
#: What Markdown, or who shows it, would obey in the middle of a line.
_MARKS: Final = re.compile(r"[\\`*_\[\]<>|~&@]")


@dataclass(frozen=True, repr=False)
class Difference(PeopleTable):
    """The difference from one graph to another; false where there is none.

    `added`, `removed` and `changed` tell of things, labels, requirements, moves, responsibilities, levels and
    people; they are the rows of the table. `gaps` are those whose effort is another, of roles and of the
    people asked about.
    """

    _things: ClassVar = ("thing",)
    _totals: ClassVar = ("gaps", "paths")

    added: tuple[Change, ...]
    removed: tuple[Change, ...]
    changed: tuple[Change, ...]
    gaps: GapChanges
    _find_paths: Callable[[], Iterable[PathChange]] = field(compare=False)
    _draw: Callable[[Direction, Theme, int], Diagram] = field(compare=False)

    @lazy_property
    def paths(self) -> tuple[PathChange, ...]:
        """The best ways between two roles, by steps and by effort, that are others; found when asked for.

        Raises `LimitError` where too many pairs of roles would have to be compared.
        """
        return tuple(self._find_paths())

    def ladder(self, direction: Direction = "up", theme: Theme = "light", max_roles: int = 60) -> Diagram:
        """Draw the ladder of both graphs with what is new and what is gone.

        The parameters are those of `CareerGraph.ladder`; where there are more than `max_roles` roles, those
        are drawn that something changed in, and where these are more, too, they are folded:
        `Diagram.folded` has them.
        """
        return self._draw(direction, theme, max_roles)

    def to_markdown(self) -> str:
        r"""Return the difference as Markdown, for a pull request; of long lists the first 50 lines.

        >>> graph = cg.load()
        >>> graph.diff(graph).to_markdown()
        'Nothing differs.\n'
        """
        if not self and not self.gaps:
            return "Nothing differs.\n"
        parts = [
            _section("Added", map(_said, self.added), len(self.added)),
            _section("Removed", map(_said, self.removed), len(self.removed)),
            _section("Changed", map(_said, self.changed), len(self.changed)),
            _section("Gaps", (_gap_line(*change) for change in self.gaps), len(self.gaps)),
            self._section_of_paths(),
        ]
        return "\n".join(filter(None, parts))

    def _section_of_paths(self) -> str:
        try:
            return _section("Paths", (_path_line(*change) for change in self.paths), len(self.paths))
        except LimitError as error:
            return f"## Paths\n\nNot compared: {_escaped(str(error))}\n"

    def __iter__(self) -> Iterator[Change]:
        return chain(self.added, self.removed, self.changed)

    def __len__(self) -> int:
        return len(self.added) + len(self.removed) + len(self.changed)

    def _columns(self) -> Sequence[str]:
        return "change", "kind", "thing", "before", "after", "matched_by"

    def _rows(self) -> Iterator[Sequence[Any]]:
        for name in ("added", "removed", "changed"):
            for kind, thing, before, after, matched_by in getattr(self, name):
                yield name, kind, thing, _short(kind, before), _short(kind, after), matched_by

    def _records(self) -> Iterator[dict[str, Any]]:
        for name in ("added", "removed", "changed"):
            for change in getattr(self, name):
                yield {"change": name, **change.to_dict()}

    def _renamed(self, pseudonym: Pseudonyms) -> Difference:
        return replace(
            self,
            added=renamed(self.added, pseudonym),
            removed=renamed(self.removed, pseudonym),
            changed=renamed(self.changed, pseudonym),
            gaps=renamed(self.gaps, pseudonym),
        )

    def caption(self) -> str:
        """Return a title for the table, of one line."""
        return (
            f"{len(self.added):,} added, {len(self.removed):,} removed, {len(self.changed):,} changed; "
            f"{counted(len(self.gaps), 'gap')} of another effort"
        )


class Side(NamedTuple):
    """One of two graphs that are compared: what it says, measures, and finds by name; and its ways."""

    catalogue: Catalogue
    gaps: GapCalculator
    lookup: Lookup
    ways: Ways

    def path(self, source: str, target: str, by: Measure) -> CareerPath | None:
        """Find the best way, or None."""
        try:
            return self.ways.path(source, target, by)
        except (NoCareerPath, EffortUnknown, RoleNotFound):
            return None


class Ways(Protocol):
    """Whatever finds the best way between two roles, and knows the network that it runs through."""

    @property
    def role_network(self) -> networkx.DiGraph[str]:
        """Roles and their moves."""

    def path(self, source: str, target: str, by: Measure) -> CareerPath:
        """Find the best way."""


def compare(before: Side, after: Side, people: Iterable[Profile]) -> Difference:
    """Compare two graphs, and the gaps of people in them."""
    things = match_things(before.catalogue, after.catalogue)
    changes = in_order(Changes(before.catalogue, after.catalogue, things))
    two = TwoGraphs(
        before.gaps,
        after.gaps,
        roles_of_both(before.catalogue, after.catalogue, things),
        [*hold_twice(sorted(people, key=name_order), before.lookup, after.lookup, things)],
        before.catalogue.role,
        after.catalogue.role,
    )
    return Difference(
        added=tuple(change for change in changes if change.before is None),
        removed=tuple(change for change in changes if change.after is None),
        changed=tuple(change for change in changes if change.before is not None and change.after is not None),
        gaps=two.changes(),
        _find_paths=partial(_changed_paths, before, after, things),
        _draw=partial(changed_ladder, before.catalogue, after.catalogue, things, changes),
    )


def _changed_paths(before: Side, after: Side, things: MatchedThings) -> list[PathChange]:
    one, other = before.catalogue.role, after.catalogue.role
    new_names = {
        one(old).iri: other(new).iri for old, new, _ in things.roles.both if one(old).iri != other(new).iri
    }
    networks = before.ways.role_network, after.ways.role_network
    found = changed_paths(*networks, new_names, (before.path, after.path))
    return sorted(found, key=lambda each: (fold(str(each.source)), fold(str(each.target)), each.by))


def _section(title: str, lines: Iterable[str], count: int) -> str:
    if not count:
        return ""
    more = f"- … and {count - _SHOWN:,} more\n" if count > _SHOWN else ""
    shown = "".join(f"- {line}\n" for line in islice(lines, _SHOWN))
    return f"## {title}: {count:,}\n\n{shown}{more}"


def _said(change: Change) -> str:
    kind, thing, before, after, matched_by = change
    what = f"{kind} **{_escaped(str(thing))}**"
    old, new = (_escaped(_short(kind, value) or "") for value in (before, after))
    if before is not None and after is not None:
        return f"{what}: {old} → {new}" + ("" if matched_by == "IRI" else f" (matched by {matched_by})")
    said = old or new
    return what if said == _escaped(str(thing)) else f"{what}: {said}"


def _short(kind: str, value: Any) -> str | None:
    """Return what stood or stands there, in a few words."""
    match value:
        case Requirement():
            level = "" if value.level is None else f" {value.level}"
            return f"{value.label}{level}, {value.necessity.value}"
        case Progression():
            months = None if value.months is None else counted(value.months, "month")
            details = ", ".join(filter(None, (value.kind and value.kind.value, months)))
            return f"→ {value.target}" + (f" ({details})" if details else "")
        case LangString():
            return f"{value} ({value.language})" if value.language else str(value)
        case None:
            return None
    return f"{value} <{value.iri}>" if kind in ("role", "skill", "responsibility") else str(value)


def _gap_line(who: object, role: object, before: SkillGap | None, after: SkillGap | None) -> str:
    return f"{_escaped(str(who))} → {_escaped(str(role))}: {_effort(before)} → {_effort(after)}"


def _effort(gap: SkillGap | None) -> str:
    return "none" if gap is None else "unknown" if gap.coverage is None else str(gap.effort)


def _path_line(
    source: object, target: object, by: str, before: CareerPath | None, after: CareerPath | None
) -> str:
    ways = " → ".join(map(_way, (before, after)))
    return f"{_escaped(str(source))} → {_escaped(str(target))} by {by}: {ways}"


def _way(path: CareerPath | None) -> str:
    if path is None:
        return "no way"
    effort = "effort unknown" if path.effort is None else f"effort {path.effort}"
    return f"{counted(len(path), 'move')}, {effort}"


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda found: f"&#{ord(found[0])};", visible(text))
