"""Extracts kept on disk, by the content of the files that they were read from.

What was loaded before, and has not changed since, is not parsed again. A kept extract is a zip archive of
JSON texts and columns of numbers, not packed: nothing in it is run, and it holds no more than its size says.
Queries are answered from a store beside it, which the first query makes.
Any of them may be deleted at any time; one that is damaged, or that others may have written, is made anew.
The name is a digest of the files, of how they were read and of careergraph itself, so that none can be out
of date. The names of blank nodes hold for one load only, as ever.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from careergraph.catalogue.alternatives import Group, Groups
from careergraph.catalogue.archive import Archive, archived
from careergraph.catalogue.facts import Facts, Index, StatedProgression
from careergraph.catalogue.further_facts import FurtherFacts
from careergraph.catalogue.kept_texts import KeptById, KeptTexts, by_id, texts_by_id
from careergraph.catalogue.levels import Scales
from careergraph.catalogue.numbers import ResponsibilityNumber, RoleNumber, SkillNumber
from careergraph.catalogue.ontology_data import OntologyData, ParsedData
from careergraph.catalogue.own_folder import OwnFolder
from careergraph.catalogue.own_stores import OwnStores
from careergraph.catalogue.ratings import Ratings
from careergraph.catalogue.requirements import RequirementTable
from careergraph.catalogue.statements import Statements
from careergraph.catalogue.withdrawn import Withdrawal
from careergraph.errors import InvalidArgument, ReadError
from careergraph.model import ProgressionKind
from careergraph.rdf.reading import AnyReading
from careergraph.rdf.store import KeptTerms, TermStore
from careergraph.rdf.terms import Id
from careergraph.support.files import MAX_BYTES
from careergraph.support.lazy_property import lazy_property
from careergraph.support.resources import resource_path
from careergraph.support.text import listed, quote

#: How many extracts are kept; those used longest ago go first.
KEPT: Final = 20
#: From how many statements on a store for queries is kept too; one of fewer is made as quickly as opened.
LARGE: Final = 20_000
_COLUMNS: Final = {
    "starts": "i",
    "skill": "i",
    "level": "i",
    "essential": "b",
    "importance": "d",
    "stated_by": "i",
    "source": "i",
    "level_source": "i",
    "necessity_source": "i",
}
_RATINGS: Final = {"role": "i", "skill": "i", "importance": "d", "level": "d"}


def cache_folder(chosen: object) -> Path | None:
    """Return the folder that is named, the user's own for True, None for False."""
    if isinstance(chosen, bool):
        return user_cache() if chosen else None
    path = os.fspath(chosen) if isinstance(chosen, (str, os.PathLike)) else None
    if isinstance(path, str) and "\0" not in path:
        return Path(path)
    raise InvalidArgument(f"cache={quote(chosen)} is no folder; give its path, True for your own, or False")


def user_cache() -> Path:
    """Return the user's own folder: `CAREERGRAPH_CACHE` if it is set, else where caches go on the system."""
    if named := os.environ.get("CAREERGRAPH_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("careergraph", appauthor=False)


def cached(
    folder: Path,
    files: Sequence[Path],
    recipe: Sequence[object],
    read: Callable[[], AnyReading],
    read_again: Callable[[], AnyReading],
) -> OntologyData:
    """Return what `read` makes of the files, from `folder` if it is kept there, else read and kept there.

    `recipe` says how the files are read; `read_again` reads them once more, when a query or saving needs
    the terms themselves. Where nothing can be kept, this is no more than reading.
    """
    key = _key(files, recipe)
    if key is None:
        return parsed(read())
    # A folder below the one that is named, which may hold files of the user's own.
    own = OwnFolder(folder / "extracts")
    if (content := own.read(key)) is not None:
        # Whatever an unfit file brings about, the files themselves are there to be read.
        with suppress(Exception):
            again = partial(_reread, key, files, recipe, read_again)
            kept = CachedData(Archive(content), again, partial(_store, OwnStores(folder / "stores"), key))
            # What every graph needs is read at once, so that an unfit one is found here.
            _ = kept.facts, kept.requirements, kept.prefixes
            return kept
    extract = parsed(read())
    if _key(files, recipe) == key:
        with suppress(OSError, ValueError):
            own.write(key, _archive(extract), KEPT)
    return extract


def parsed(reading: AnyReading) -> ParsedData:
    """Return the extract of what was read."""
    return ParsedData(reading.quads, reading.prefixes, reading.faults, reading.tags)


class CachedData:
    """Data from the disk; the terms are read again when they are first asked for.

    Queries are answered by the store that `store` opens, for which they are read at most once.
    """

    def __init__(
        self,
        archive: Archive,
        read: Callable[[], ParsedData],
        store: Callable[[Callable[[], TermStore]], ox.Store],
    ) -> None:
        self._archive = archive
        self._read = read
        self._store = store
        self._by_id = KeptById(archive)
        self.words = KeptTexts(self._by_id)

    @lazy_property
    def facts(self) -> Facts:
        kept = _text(self._archive, "facts")
        roles, skills, responsibilities = kept["indexes"]
        return Facts(
            roles=_index(*roles),
            skills=_index(*skills),
            responsibilities=_index(*responsibilities),
            groups=_groups(len(skills[0]), kept["groups"]),
            requirements=(),
            builds_on=_numbered(kept["builds_on"]),
            variants={},  # what is inherited by them stands among the moves
            answers_for={},
            draws_on=_numbered(kept["draws_on"]),
            progressions=[
                StatedProgression(source, target, None if kind is None else ProgressionKind(kind), *rest)
                for source, target, kind, *rest in kept["progressions"]
            ],
            scales=_scales(kept["scales"]),
            holdings=kept["holdings"],
            careers=kept["careers"],
            further=FurtherFacts.from_json(kept["further"]),
        )

    @lazy_property
    def requirements(self) -> RequirementTable:
        columns = {name: self._archive.numbers(name, code) for name, code in _COLUMNS.items()}
        return RequirementTable.of(columns, _text(self._archive, "sources"), self.facts.groups)

    @lazy_property
    def answers_for(self) -> Mapping[RoleNumber, Sequence[ResponsibilityNumber]]:
        return _numbered(_text(self._archive, "answers_for"))

    @lazy_property
    def prefixes(self) -> Mapping[str, str]:
        return _mapping(self._archive, "prefixes")

    @lazy_property
    def family_names(self) -> Mapping[Id, Mapping[str, str]]:
        return _mapping(self._archive, "family_names")

    @lazy_property
    def families(self) -> Mapping[Id, Sequence[Id]]:
        return _mapping(self._archive, "families")

    @lazy_property
    def related(self) -> Mapping[str, Mapping[Id, Sequence[Id]]]:
        return _mapping(self._archive, "related")

    @lazy_property
    def broader(self) -> Mapping[Id, Sequence[Id]]:
        return self._by_id.single("broader", tuple)

    @lazy_property
    def narrower(self) -> Mapping[Id, Sequence[Id]]:
        return self._by_id.single("narrower", tuple)

    @lazy_property
    def matches(self) -> Mapping[Id, Mapping[Id, int]]:
        return _mapping(self._archive, "matches")

    @lazy_property
    def withdrawn(self) -> Mapping[Id, Withdrawal]:
        return {
            id: Withdrawal(deprecated, start, end, tuple(replaced_by))
            for id, (deprecated, start, end, replaced_by) in _mapping(self._archive, "withdrawn").items()
        }

    @lazy_property
    def job_zones(self) -> Mapping[RoleNumber, int]:
        return _numbered(_text(self._archive, "job_zones"))

    @lazy_property
    def ratings(self) -> Ratings:
        columns = {name: self._archive.numbers(f"rated_{name}", code) for name, code in _RATINGS.items()}
        return Ratings.of(columns)

    @property
    def statements(self) -> Statements:
        return self.parsed.statements

    @property
    def terms(self) -> TermStore:
        return self.parsed.terms

    @lazy_property
    def queried(self) -> KeptTerms:
        return KeptTerms(self.prefixes, self._open_store)

    def _open_store(self) -> ox.Store:
        return self._store(lambda: self.terms)

    @lazy_property
    def parsed(self) -> ParsedData:
        return self._read()


def _text(archive: Archive, name: str) -> Any:
    """Return a part that is JSON."""
    return json.loads(archive.text(name))


def _mapping(archive: Archive, name: str) -> dict[str, Any]:
    found: dict[str, Any] = _text(archive, name)
    return found


def _groups(first: int, kept: Sequence[tuple[Sequence[Sequence[int]], int]]) -> Groups:
    """Return the groups of alternatives, whose pairs JSON has as lists."""
    alternatives = [tuple((SkillNumber(skill), level) for skill, level in each) for each, _ in kept]
    return Groups(
        first, [Group(each, at_least) for each, (_, at_least) in zip(alternatives, kept, strict=True)]
    )


def _plain(scales: Scales) -> dict[str, Any]:
    """Return the scales as JSON can carry them."""
    parts = {each.name: getattr(scales, each.name) for each in fields(scales)}
    return {name: dict(part) if isinstance(part, Mapping) else part for name, part in parts.items()}


def _scales(kept: Mapping[str, Any]) -> Scales:
    """Return the scales, whose levels and pairs JSON has as lists."""
    others = {scale: tuple(levels) for scale, levels in kept["others"].items()}
    equal = [(one, other) for one, other in kept["equal"]]
    return Scales(**{**kept, "levels": tuple(kept["levels"]), "others": others, "equal": equal})


def _index(ids: Sequence[Id], described: int) -> Index[Any]:
    return Index(ids[:described], ids[described:])


def _numbered(mapping: Mapping[str, Any]) -> dict[Any, Any]:
    """Return a mapping by numbers, which JSON has as texts."""
    return {int(number): value for number, value in mapping.items()}


def _archive(extract: OntologyData) -> bytes:
    """Return an extract as a zip archive."""
    facts, requirements = extract.facts, extract.requirements
    texts = {
        "facts": {
            "indexes": [
                (index.ids, index.described_count)
                for index in (facts.roles, facts.skills, facts.responsibilities)
            ],
            "builds_on": facts.builds_on,
            "draws_on": facts.draws_on,
            "progressions": [
                (source, target, kind and kind.value, *rest)
                for source, target, kind, *rest in facts.progressions
            ],
            "groups": facts.groups.groups,
            "scales": _plain(facts.scales),
            "holdings": facts.holdings,
            "careers": facts.careers,
            "further": facts.further,
        },
        "sources": requirements.sources,
        "answers_for": extract.answers_for,
        "prefixes": extract.prefixes,
        "family_names": extract.family_names,
        "families": extract.families,
        "related": extract.related,
        "matches": extract.matches,
        "withdrawn": extract.withdrawn,
        "job_zones": extract.job_zones,
    }
    columns = {name: getattr(requirements, name) for name in _COLUMNS}
    ratings = {f"rated_{name}": getattr(extract.ratings, name) for name in _RATINGS}
    whole, single = texts_by_id(extract.words)
    links = {"broader": extract.broader, "narrower": extract.narrower}
    return archived(
        {
            **{name: json.dumps(part, ensure_ascii=False).encode() for name, part in texts.items()},
            **by_id(whole, single | links),
            **{name: column.tobytes() for name, column in (columns | ratings).items()},
        }
    )


def _reread(
    key: str, files: Sequence[Path], recipe: Sequence[object], read: Callable[[], AnyReading]
) -> ParsedData:
    extract = parsed(read())
    if _key(files, recipe) != key:
        names = listed(files)
        raise ReadError(f"{names} changed since the graph was loaded; load it again", file=str(files[0]))
    return extract


def _store(stores: OwnStores, key: str, read: Callable[[], TermStore]) -> ox.Store:
    """Return the store of an extract: from the disk, else made, and kept there where it is large."""
    store = stores.open(key)
    if store is None:
        terms = read()
        if len(terms.asserted) >= LARGE:
            with suppress(OSError):
                stores.write(key, terms.fill)
                store = stores.open(key)
        if store is None:
            return terms.oxigraph
    return store


def _key(files: Sequence[Path], recipe: Sequence[object]) -> str | None:
    """Return the digest of the files and how they are read; None if one cannot be cached."""
    import hashlib

    digest = hashlib.blake2b(repr((_program(), *recipe)).encode(), digest_size=20)
    try:
        for path in files:
            if not path.is_file() or path.stat().st_size > MAX_BYTES:
                return None
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            digest.update(f"{path.name!r} {content}\n".encode())
    except (OSError, ValueError):
        return None
    return digest.hexdigest()


@cache
def _program() -> tuple[tuple[str, int, int], ...]:
    """Return a digest of the program and its version, which differs while it is being worked on too."""
    # Paths as texts: every command waits for this, and `Path` objects take several times as long.
    files = [str(resource_path("alignments.ttl"))]
    for folder, _, names in os.walk(Path(__file__).parents[1]):
        files += (os.path.join(folder, name) for name in names if name.endswith(".py"))  # noqa: PTH118 - see above
    known = ((file, os.stat(file)) for file in sorted(files))  # noqa: PTH116 - see above
    return tuple((file, status.st_size, status.st_mtime_ns) for file, status in known)
