"""The items of a skill gap, one a skill, and how a notebook shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from careergraph.model import (
    Level,
    Necessity,
    Requirement,
    Responsibility,
    Skill,
    asked_label,
    asked_skills,
)
from careergraph.support.html import bullet, chips, folded, grouped_table, some, text
from careergraph.support.plain_values import as_dict, one_line

#: How many skills of a group, and responsibilities of a skill, a notebook shows.
_SHOWN_ITEMS: Final = 40
_SHOWN_RESPONSIBILITIES: Final = 2


class GapItem(NamedTuple):
    """One skill of a gap: what is held, what is needed, and how much is short.

    Where the role asks for some of several skills, `skill` is None, `any_of` has the alternatives, and
    `at_least` says how many of them are asked for; `need` is the sum of the least needs, `have` how much
    of it is met.

    `have` is 0 where the skill is not held, None where it is held and not rated; `need` is 0 and
    `necessity` None where the role does not ask for it. `needed_for` are the responsibilities of the
    role that draw on the skill. Where hierarchy or crosswalk counts, and another skill stands for this one,
    `via` names the chain that it rests on: IRIs, from the skill held to this one. `descriptor` is the level
    needed, where the ontology says what that looks like for this skill; `evidence` is what shows that the
    skill is held, and `rated_by` who rated it, where that is stated.
    """

    skill: Skill | None
    have: int | None
    need: int
    necessity: Necessity | None
    shortfall: int
    needed_for: tuple[Responsibility, ...] = ()
    via: tuple[str, ...] = ()
    any_of: tuple[Requirement, ...] = ()
    at_least: int = 1
    descriptor: Level | None = None
    evidence: tuple[str, ...] = ()
    rated_by: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The label of the skill; of a choice "one of: …" or "2 of: …"."""
        return asked_label(self.skill, self.any_of, self.at_least)

    @property
    def skills(self) -> tuple[Skill, ...]:
        """The skill, or those of the alternatives."""
        return asked_skills(self.skill, self.any_of)

    def __str__(self) -> str:
        have = "?" if self.have is None else self.have
        return f"{self.label} ({have} of {self.need})"

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes by name, as `json.dumps` takes them; things by IRI and label."""
        return as_dict(self)

    def __repr__(self) -> str:
        return one_line(self)


def _looks_like(item: GapItem) -> str | None:
    """Return the name and the definition of the level needed, where the skill has its own."""
    level = item.descriptor
    return None if level is None else ": ".join(filter(None, (level.label, level.definition)))


def _shown_by(item: GapItem) -> str | None:
    """Return what shows that a skill is held, and who rated it."""
    rated = f"rated by {'; '.join(item.rated_by)}" if item.rated_by else ""
    return ", ".join(filter(None, ("; ".join(item.evidence), rated))) or None


#: The columns that a gap has where any of its skills has something to say there.
BESIDES: Final[dict[str, Callable[[GapItem], str | None]]] = {
    "descriptor": _looks_like,
    "evidence": _shown_by,
}


def items_html(groups: Mapping[str, Sequence[GapItem]], surplus: Sequence[GapItem], caption: str) -> str:
    """Show the skills of a gap in groups, each with a bar of have against need, and what is not asked for.

    Where no level says more of them than whether they are held, they stand side by side.
    """
    every = [item for items in groups.values() for item in items]
    most = max((max(item.need, item.have or 0) for item in every), default=1)
    explained = any(item.needed_for for item in every)
    filled = {f"{name}: {len(items)}": items for name, items in groups.items() if items}
    if most == 1 and not explained:
        columns = [necessity.value for necessity in Necessity]
        shown = {name: [[_chips(items, each) for each in Necessity]] for name, items in filled.items()}
    else:
        columns = ["skill", "have and need", "needed for"][: 2 + explained]
        shown = {name: _bullet_rows(items, most, explained) for name, items in filled.items()}
    unasked = [f"{item.label} ({'?' if item.have is None else item.have})" for item in surplus]
    return grouped_table(columns, shown, caption) + (
        folded(f"Not asked for: {len(unasked)}", text("; ".join(unasked))) if unasked else ""
    )


def _chips(items: Sequence[GapItem], necessity: Necessity) -> str:
    """Return the names of skills side by side, of many the first, and the rest folded."""
    names = [item.label for item in items if item.necessity is necessity]
    more = names[_SHOWN_ITEMS:]
    return chips(names[:_SHOWN_ITEMS]) + (" " + folded(f"+ {len(more)}", chips(more)) if more else "")


def _bullet_rows(items: Sequence[GapItem], most: int, explained: bool) -> list[list[str]]:
    rows = [_bullet_row(item, most)[: 2 + explained] for item in items[:_SHOWN_ITEMS]]
    more = [[f"… and {len(items) - len(rows)} more"]] if len(items) > len(rows) else []
    return rows + more


def _bullet_row(item: GapItem, most: int) -> list[str]:
    """Return a skill as cells of HTML: its name, a bar of have against need, and what it is needed for."""
    optional = " (optional)" if item.necessity is Necessity.OPTIONAL else ""
    needed_for = [responsibility.label for responsibility in item.needed_for]
    besides = "".join(
        f"<br><small>{text(shown)}</small>" for said in BESIDES.values() for shown in [said(item)] if shown
    )
    return [
        text(f"{item.label}{optional}") + besides,
        bullet(item.have, item.need, most),
        some(needed_for, _SHOWN_RESPONSIBILITIES),
    ]
