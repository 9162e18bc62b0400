"""Where the ontologies that come with the package are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def resource_path(name: str) -> Path:
    """Return the path of a shipped ontology file, such as ``"accounts.ttl"``.

    A wheel carries the files inside the package; a checkout and an editable install have them beside it.

    >>> resource_path("accounts.ttl").name
    'accounts.ttl'
    """
    inside = _PACKAGE / "ontology" / name
    return inside if inside.exists() else _PACKAGE.parent / "ontology" / name
