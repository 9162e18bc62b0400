"""The rules that lead from the IRIs of the ontologies to where they are published, for w3id.org.

They are Apache's, and handed in to https://github.com/perma-id/w3id.org as the folder `careergraph`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parent.parent / "pyproject.toml"
#: What a program asks for, by the suffix of the file that it is given; all others are shown a page.
TYPES: Final = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
}
README: Final = """# careergraph

Permanent identifiers of the ontologies of [careergraph]({address}): a vocabulary for careers, a worked
ontology in English and Spanish, alignments, shapes.

Kept by the contributors of the project, who are reached there.
"""


def address() -> str:
    """Return where the project is kept, as `pyproject.toml` says it."""
    settings = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    found: str = settings["tool"]["hatch"]["metadata"]["hooks"]["custom"]["address"]
    return found


def rules(names: Sequence[str], site: str) -> str:
    """Return the file of rules for ontologies of these names, published in a folder of a site."""
    return "\n".join(_lines("|".join(names), site)) + "\n"


def _lines(names: str, site: str) -> Iterator[str]:
    yield "# https://w3id.org/careergraph: from the IRIs of the ontologies to where they are published."
    yield "Options +FollowSymLinks -MultiViews"
    yield from (f"AddType {kind} .{suffix}" for suffix, kind in TYPES.items())
    yield "RewriteEngine on"
    yield from ("", "# The catalogue, and the JSON-LD context")
    yield _rule("", f"{site}/index.html")
    yield _rule(r"context(\.jsonld)?", f"{site}/context.jsonld")
    yield from ("", "# A version of an ontology")
    yield from _negotiated(rf"({names})/(\d+\.\d+\.\d+)", f"{site}/$2/$1")
    yield _rule(rf"({names})/(\d+\.\d+\.\d+)", f"{site}/$2/$1.html")
    yield from ("", "# An ontology, and a term of one whose namespace ends in a slash")
    yield from _negotiated(rf"({names})(/[\w-]*)?", f"{site}/$1")
    yield _rule(rf"({names})/([\w-]+)", f"{site}/$1.html#$2", "NE,")
    yield _rule(rf"({names})/?", f"{site}/$1.html")


def _negotiated(path: str, target: str) -> Iterator[str]:
    for suffix, kind in TYPES.items():
        yield f"RewriteCond %{{HTTP_ACCEPT}} {kind.replace('+', chr(92) + '+')}"
        yield _rule(path, f"{target}.{suffix}")


def _rule(path: str, target: str, flags: str = "") -> str:
    return f"RewriteRule ^{path}$ {target} [R=303,{flags}L]"


def write(folder: Path, names: Sequence[str]) -> None:
    """Write the folder that is handed in."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".htaccess").write_text(rules(names, f"{address()}/ontology"), encoding="utf-8")
    (folder / "README.md").write_text(README.format(address=address()), encoding="utf-8")
