"""The groups of a classification that roles stand in, as ISCO's, for the explorer to go down through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from careergraph.catalogue.catalogue import Catalogue
from careergraph.model import Role


def classes(
    catalogue: Catalogue, roles: Iterable[Role], written: Callable[[Mapping[str, str]], list[Any]]
) -> dict[str, list[Any]]:
    """Return the groups above roles and that of each role, -1 for none; nothing where no role has any.

    A group is its labels, its code and the number of the group above it. A role below another
    role is in the group of that one; of several groups the first counts, and a circle ends where it begins.
    """
    described = {role.iri for role in catalogue.roles}
    numbers: dict[str, int] = {}
    rows: list[tuple[list[Any], str, int]] = []

    def above(iri: str) -> str | None:
        waiting = [iri]
        for each in waiting:
            groups = catalogue.broader.get(each, ())
            named = (
                group for group in groups if group not in described and catalogue.words.preferred.get(group)
            )
            if nearest := next(named, None):
                return nearest
            waiting += (role for role in groups if role in described and role not in waiting)
        return None

    def number(nearest: str | None) -> int:
        iri, way = nearest, list[str]()
        while iri is not None and iri not in numbers and iri not in way:
            way.append(iri)
            iri = above(iri)
        for group in reversed(way):
            wider = above(group)
            labels = catalogue.words.preferred[group]
            rows.append(
                (written(labels), catalogue.words.notations.get(group) or "", numbers.get(wider or "", -1))
            )
            numbers[group] = len(rows) - 1
        return -1 if nearest is None else numbers[nearest]

    of_roles = [number(above(role.iri)) for role in roles]
    return {"classes": rows, "classOf": of_roles} if rows else {"classes": [], "classOf": []}
