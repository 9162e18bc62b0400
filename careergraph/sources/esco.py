"""ESCO, the European classification of occupations and skills, from the CSV files it publishes.

Occupations become roles and keep ESCO's IRIs, as do skills. The statements are those of ESCO's own RDF
model, so that the shipped alignments give them their meaning, and ESCO's RDF reads the same.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from careergraph.errors import CareerGraphError, FileMissing
from careergraph.rdf.reading import TableReading
from careergraph.rdf.statement_builder import StatementBuilder
from careergraph.sources.delimited import row_error
from careergraph.sources.published import find_file, need_file, read_rows
from careergraph.support.progress import ReportStep
from careergraph.support.text import ABSOLUTE_IRI, listed, quote
from careergraph.vocabulary import PREFIXES, SKOS

_ESCO: Final = PREFIXES["esco"]
_BASE: Final = "http://data.europa.eu/esco/"
_RELATIONS: Final = {
    "essential": f"{_ESCO}relatedEssentialSkill",
    "optional": f"{_ESCO}relatedOptionalSkill",
}
_CLASSES: Final = {
    "Occupation": f"{_ESCO}Occupation",
    "KnowledgeSkillCompetence": f"{_ESCO}Skill",
    "ISCOGroup": f"{_BASE}model#ISCOGroup",
    "SkillGroup": f"{_ESCO}SkillGroup",
}
_DESCRIBED: Final = ("conceptUri", "preferredLabel")
_CONCEPT: Final = {"conceptUri": ABSOLUTE_IRI}
_IRI_OR_NONE: Final = re.compile(f"({ABSOLUTE_IRI.pattern})?")
_OPTIONALLY: Final = ("altLabels", "definition", "description", "code")


def read_esco(
    folder: str | os.PathLike[str],
    languages: Iterable[str] | None = None,
    progress: ReportStep | None = None,
) -> TableReading:
    """Read ESCO's CSV download as statements, of any version from 1.0 to 1.2.

    Parameters: `languages` are those to read labels in, all that the folder has unless named;
    `progress` is told of each file. Files may be gzipped. Occupations, skills and the relations between
    them are needed; the hierarchies and groups are read where they are there.

    Raises `FileMissing`, naming the file, `ReadError` or `ParseError`.
    """
    root = Path(folder)
    chosen = _languages(root, languages)
    terms = StatementBuilder({"esco": _ESCO, "skos": SKOS.base})
    readers: list[tuple[Path | None, Callable[[StatementBuilder, Path, str], None], str]] = []
    for language in chosen:
        readers += [
            (need_file(root, [f"occupations_{language}.csv"]), _occupations, language),
            (_skills_file(root, language), _skills, language),
            (find_file(root, [f"ISCOGroups_{language}.csv"]), _isco_groups, language),
            (find_file(root, [f"skillGroups_{language}.csv"]), _skill_groups, language),
        ]
    readers += [
        (need_file(root, _named(root, "occupationSkillRelations", chosen)), _requirements, ""),
        (find_file(root, _named(root, "broaderRelationsOccPillar", chosen)), _broader, ""),
        (find_file(root, _named(root, "broaderRelationsSkillPillar", chosen)), _broader, ""),
        (find_file(root, _named(root, "skillSkillRelations", chosen)), _related_skills, ""),
    ]
    present = [(path, read, language) for path, read, language in readers if path is not None]
    for number, (path, read, language) in enumerate(present, 1):
        if progress:
            progress(path.name, number, len(present))
        try:
            read(terms, path, language)
        except CareerGraphError:
            raise
        except ValueError as error:
            raise row_error(os.fspath(path), None, f"{error}; is this the publisher's table?") from None
    return terms.reading


def _languages(root: Path, languages: Iterable[str] | None) -> list[str]:
    there = _languages_of(root, "occupations")
    if not root.exists():
        raise FileMissing(f"there is no folder {quote(root)}; check the path", file=os.fspath(root))
    if not there:
        raise FileMissing(
            f"folder {quote(root)} has no 'occupations_en.csv' or one of another language; "
            "name the folder of ESCO's CSV download",
            file=os.fspath(root),
        )
    wanted = there if languages is None else [languages] if isinstance(languages, str) else languages
    chosen = list(dict.fromkeys(wanted))
    missing = [language for language in chosen if language not in there]
    if missing or not chosen:
        raise FileMissing(
            f"folder {quote(root)} has no occupations in {listed(missing)}, only in {listed(there)}; "
            "download that language too",
            file=os.fspath(root / f"occupations_{(missing or there)[0]}.csv"),
        )
    return chosen


def _languages_of(root: Path, name: str) -> list[str]:
    """List the languages that a folder has a table in, regional ones such as en-us too."""
    files = sorted(path.name for path in root.iterdir()) if root.is_dir() else []
    return [found[1] for file in files if (found := re.match(rf"{name}_([\w-]+)\.csv(\.gz)?$", file))]


def _skills_file(root: Path, language: str) -> Path:
    found = find_file(root, [f"skills_{language}.csv"])
    if found is None:
        whole = [each for each in _languages_of(root, "occupations") if each in _languages_of(root, "skills")]
        advice = f", or leave that language out with languages={whole}" if whole else ""
        name = quote(f"skills_{language}.csv")
        raise FileMissing(
            f"folder {quote(root)} has no {name}, plain or .gz; download it{advice}", file=os.fspath(root)
        )
    return found


def _named(root: Path, name: str, languages: Iterable[str]) -> list[str]:
    """List the names that a file of relations may have: before 1.1 it had no language.

    It has IRIs alone, so that one with another language in its name says the same.
    """
    own, others = ([f"{name}_{each}.csv" for each in tags] for tags in (languages, _languages_of(root, name)))
    return [*own, f"{name}.csv", *others]


def _occupations(terms: StatementBuilder, path: Path, language: str) -> None:
    needed = ("conceptUri", "iscoGroup", "preferredLabel")
    for iri, group, *texts in read_rows(path, needed, _OPTIONALLY, valid=_CONCEPT):
        _describe(terms, "Occupation", iri, texts, language)
        if group:
            terms.link(iri, f"{_ESCO}memberOfISCOGroup", f"{_BASE}isco/C{group}")


def _skills(terms: StatementBuilder, path: Path, language: str) -> None:
    wanted = (*_OPTIONALLY, "skillType", "reuseLevel")
    for iri, *texts, kind, reuse in read_rows(path, _DESCRIBED, wanted, valid=_CONCEPT):
        _describe(terms, "KnowledgeSkillCompetence", iri, texts, language)
        if kind:
            terms.link(iri, f"{_ESCO}skillType", f"{_BASE}skill-type/{kind.partition('/')[0]}")
        if reuse:
            terms.link(iri, f"{_ESCO}skillReuseLevel", f"{_BASE}skill-reuse-level/{reuse}")


def _isco_groups(terms: StatementBuilder, path: Path, language: str) -> None:
    for iri, *texts in read_rows(path, _DESCRIBED, _OPTIONALLY, valid=_CONCEPT):
        _describe(terms, "ISCOGroup", iri, texts, language)


def _skill_groups(terms: StatementBuilder, path: Path, language: str) -> None:
    for iri, *texts in read_rows(path, _DESCRIBED, _OPTIONALLY, valid=_CONCEPT):
        _describe(terms, "SkillGroup", iri, texts, language)


def _describe(terms: StatementBuilder, kind: str, iri: str, texts: list[str], language: str) -> None:
    """State label, other labels, definition (or else the description) and code of one concept."""
    label, alternatives, definition, description, code = texts
    terms.type(iri, _CLASSES[kind])
    terms.text(iri, SKOS.prefLabel, label, language)
    terms.texts(iri, SKOS.altLabel, alternatives.split("\n"), language)
    terms.text(iri, SKOS.definition, definition.strip() or description, language)
    terms.text(iri, SKOS.notation, code)


def _requirements(terms: StatementBuilder, path: Path, _: str) -> None:
    valid = {"occupationUri": ABSOLUTE_IRI, "skillUri": ABSOLUTE_IRI}
    needed = ("occupationUri", "relationType", "skillUri")
    terms.links(
        (role, _RELATIONS[relation], skill)
        for role, relation, skill in read_rows(path, needed, valid=valid)
        if relation in _RELATIONS
    )


def _broader(terms: StatementBuilder, path: Path, _: str) -> None:
    valid = {"conceptUri": ABSOLUTE_IRI, "broaderUri": _IRI_OR_NONE}
    rows = read_rows(path, ("conceptUri", "broaderUri"), valid=valid)
    terms.links((iri, SKOS.broader, above) for iri, above in rows if above)


def _related_skills(terms: StatementBuilder, path: Path, _: str) -> None:
    valid = {"originalSkillUri": ABSOLUTE_IRI, "relatedSkillUri": ABSOLUTE_IRI}
    needed = ("originalSkillUri", "relationType", "relatedSkillUri")
    terms.links(
        (skill, _RELATIONS[relation], other)
        for skill, relation, other in read_rows(path, needed, valid=valid)
        if relation in _RELATIONS
    )
