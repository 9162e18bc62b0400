"""The ways in: from files, from a text, from the folder of a published database."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from careergraph.catalogue.cache import cache_folder, cached, parsed
from careergraph.catalogue.catalogue import Catalogue
from careergraph.catalogue.ontology_data import OntologyData
from careergraph.errors import InvalidArgument, InvalidOntology
from careergraph.graph import CareerGraph
from careergraph.model import Profile
from careergraph.rdf.reading import Reading, TableReading, read_files, read_text
from careergraph.sources.onet import ESSENTIAL, OPTIONAL, read_onet
from careergraph.sources.tables import BASE
from careergraph.support.gc_pause import paused_gc
from careergraph.support.progress import Progress, reporting
from careergraph.support.resources import resource_path
from careergraph.support.text import checked_language, counted, quote, shown_url

if TYPE_CHECKING:
    import rdflib

    from careergraph.sources.profiles import Frame

#: Where to keep what was read: a folder, True for the user's own, False for nowhere.
CacheLike: TypeAlias = bool | str | os.PathLike[str]


def load(
    *paths: str | os.PathLike[str],
    format: str | None = None,
    base: str | None = None,
    language: str = "en",
    strict: bool = False,
    cache: CacheLike = False,
    progress: Progress = None,
) -> CareerGraph:
    """Load an ontology from files, merged; without a file, the accounts ontology that is shipped.

    A file is RDF (.ttl .nt .nq .trig .jsonld .rdf) or a workbook of tables (.xlsx); a folder is one of
    tables, or of ESCO's or O*NET's files.

    Parameters: `format` is that of all files, whatever their suffixes; `base` resolves relative IRIs;
    `language` is that of the labels shown and of tie-breaking; `strict` turns
    errors of the ontology itself into `InvalidOntology`. `cache` keeps what was read in a folder, or with
    True in the user's own, so that loading the same content again does not parse it again. `progress` is
    that of `load_esco`, for the one folder of a published database.

    Raises `FileMissing`, `ReadError`, `ParseError` or `LimitError`; nothing is half loaded.

    >>> graph = load()
    >>> graph
    CareerGraph(6 roles, 11 skills, 26 responsibilities, 5 progressions)
    """
    from careergraph.sources.detect import database_reader, read_anything, table_reader

    files = [_path(path) for path in paths or (resource_path("accounts.ttl"),)]
    if len(files) == 1 and (read := database_reader(files[0])):
        return _loaded(read, language, strict, cache, _in_folder(files[0]), progress)
    if any(table_reader(path, format) for path in files):
        return _loaded(partial(read_anything, files, format, base), language, strict)
    return _loaded(partial(read_files, files, format, base), language, strict, cache, files)


def loads(
    text: str | bytes,
    format: str = "turtle",
    base: str | None = None,
    language: str = "en",
    strict: bool = False,
) -> CareerGraph:
    """Load an ontology from a text, never taken for a path.

    Parameters and errors are those of `load`.

    >>> graph = loads('''
    ...     @prefix cg: <https://w3id.org/careergraph/ontology#> .
    ...     @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    ...     @prefix : <http://example.org/> .
    ...     :junior a cg:Role ; skos:prefLabel "Junior"@en ; cg:progressesTo :senior .
    ...     :senior a cg:Role ; skos:prefLabel "Senior"@en .
    ... ''')
    >>> [role.label for role in graph.next_roles("Junior")]
    ['Senior']
    """
    if not isinstance(text, (str, bytes)):
        raise InvalidArgument(f"loads takes a text, and not {quote(text)}; load(path) takes a file")
    return _loaded(partial(read_text, text, format, base), language, strict)


def load_esco(
    folder: str | os.PathLike[str],
    language: str = "en",
    languages: Iterable[str] | None = None,
    progress: Progress = None,
    cache: CacheLike = False,
) -> CareerGraph:
    """Load ESCO, the European classification, from the folder of its CSV download.

    Parameters: `language` is that of the labels shown; `languages` are those to read, all that the folder
    has unless named. `progress` shows a bar while it takes long, None where there is a terminal or a
    notebook; a function is called with the name, the number and the count of the files. `cache` is that of
    `load`. Versions 1.0 to 1.2, plain or gzipped, regional languages such as en-us too.

    Raises `FileMissing`, naming the file, `ReadError` or `ParseError`; nothing is half loaded.
    """
    from careergraph.sources.esco import read_esco

    named = [languages] if isinstance(languages, str) else languages
    chosen = None if named is None else tuple(named)
    read = partial(read_esco, folder, chosen)
    return _loaded(read, language, cache=cache, files=_in_folder(folder), progress=progress)


def load_onet(
    folder: str | os.PathLike[str],
    essential: float = ESSENTIAL,
    optional: float = OPTIONAL,
    step_down: bool = True,
    progress: Progress = None,
    cache: CacheLike = False,
    moves: bool = True,
) -> CareerGraph:
    """Load O*NET, the US occupations, from the folder of its text database.

    Parameters: skills and knowledge of an importance from `essential` up (1 to 5) are essential, from
    `optional` up optional; a level, 0 to 7, is rounded half up, and kept beside as it was published, to weigh
    roles by; ``moves=False`` leaves the related occupations out, ``step_down=False`` those in a lower job
    zone; `progress` is that of `load_esco`.

    Raises `FileMissing`, naming the file, `ReadError` or `ParseError`; nothing is half loaded.
    """
    read = partial(read_onet, folder, essential, optional, step_down, moves)
    return _loaded(read, "en", cache=cache, files=_in_folder(folder), progress=progress)


def load_rdf(graph: rdflib.Graph, language: str = "en", strict: bool = False) -> CareerGraph:
    """Load an ontology from an rdflib graph, or from all graphs of an rdflib dataset, which stays as it is.

    Parameters: `language` and `strict` are those of `load`. Of a loaded graph's own `rdf` what was asserted
    is taken, and what follows from it follows again.

    Raises `InvalidArgument` for what is no rdflib graph, or a statement that no RDF file could hold.

    >>> import rdflib
    >>> cooks = rdflib.Graph().parse(format="turtle", data='''
    ...     @prefix cg: <https://w3id.org/careergraph/ontology#> .
    ...     <http://example.org/cook> cg:progressesTo <http://example.org/chef> .
    ...     <http://example.org/chef> a cg:Role .
    ... ''')
    >>> [role.label for role in load_rdf(cooks).next_roles("cook")]
    ['chef']
    """
    from careergraph.rdf.from_rdflib import read_rdflib

    return _loaded(partial(read_rdflib, graph), language, strict)


def load_tables(
    tables: str | os.PathLike[str] | Mapping[str, Any],
    language: str = "en",
    base: str = BASE,
    strict: bool = False,
) -> CareerGraph:
    r"""Load a ladder of your own from tables.

    Parameters: `tables` is a folder of CSV files, an .xlsx workbook, or a mapping of table to rows: a data
    frame of pandas, Polars or PyArrow, or a list of dictionaries. `base` is what ids that are no IRIs are
    ids in.

    Raises `TableError` with all faults at once, each with file, row and column; `FileMissing`,
    `ReadError` or `ParseError`; `InvalidArgument` for a table that is none; nothing is half loaded.

    >>> graph = load_tables({
    ...     "roles": [{"label": "Cook"}, {"label": "Chef"}],
    ...     "progressions": [{"from": "Cook", "to": "Chef", "months": 24}],
    ... })
    >>> [role.label for role in graph.next_roles("Cook")]
    ['Chef']
    """
    from careergraph.sources.all_tables import read_tables

    source = tables if isinstance(tables, Mapping) else _path(tables)
    return _loaded(partial(read_tables, source, base), language, strict)


def load_grid(
    path: str | os.PathLike[str],
    levels: Iterable[str] = (),
    language: str = "en",
    base: str = BASE,
) -> CareerGraph:
    r"""Load the grid that people teams draw: one row a skill, one column a role, levels in the cells.

    Parameters: `path` is a CSV file, or an .xlsx workbook whose first sheet is the grid; `levels` are the
    names of the levels, lowest first, where cells hold names. A cell holds a level, or x for any level; in
    brackets, as (2) or (x), the skill is optional; an empty one asks for nothing.

    Raises `TableError` with all faults at once, `FileMissing`, `ReadError` or `ParseError`.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     grid = Path(folder, "grid.csv")
    ...     _ = grid.write_text("Skill,Cook,Chef\nCutting,2,3\nLeading,,(x)\n", encoding="utf-8")
    ...     graph = load_grid(grid)
    >>> [(str(each.skill), each.level, each.necessity.value) for each in graph.requirements("Chef")]
    [('Cutting', 3, 'essential'), ('Leading', None, 'optional')]
    """
    from careergraph.sources.grid import read_grid

    return _loaded(partial(read_grid, _path(path), tuple(levels), base), language)


def load_profiles(
    path_or_frame: str | os.PathLike[str] | Frame,
    graph: CareerGraph | None = None,
    columns: Mapping[str, str] | None = None,
    levels: Mapping[str, int] | None = None,
    strict: bool = True,
) -> tuple[Profile, ...]:
    r"""Read people and what they can do, in the order in which they first appear.

    `path_or_frame` is a table (.csv, .xlsx, or a data frame of pandas, Polars or PyArrow) with the columns
    name, skill and level; a JSON file of the form {"name": {"skill": level}}; or a CV: JSON Resume, Europass
    (.xml or .json), or LinkedIn's Skills.csv, of which the name of the file is the person's.

    Parameters: `columns` says which column is which, as in {"name": "Employee"}; `levels` what the names of
    levels mean, as in {"expert": 4}. With a `graph` every skill and level is looked up. ``strict=False``
    passes over unknown columns, leaves unknown levels unrated, and keeps unknown names in `Profile.unknown`.

    Raises `UnknownNames`, with all names that the graph does not know; `FileMissing`, `ReadError` or
    `ParseError`, with file and line.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "people.csv")
    ...     _ = file.write_text("name,skill,level\nAna,negotiation,3\n")
    ...     people = load_profiles(file, load())
    >>> people[0].skills["negotiation"]
    3
    """
    from careergraph.names.known_skills import Terms, known_profiles
    from careergraph.sources.profiles import read_people

    if graph is None:
        terms = Terms(None, lambda _: (), (), levels)
    else:
        every = [level for scale in graph.scales for level in scale.levels]
        terms = Terms(graph.skill, graph.levels, every, levels)
    with paused_gc():
        return known_profiles(read_people(path_or_frame, columns, strict), terms, strict)


def _loaded(
    read: partial[Reading] | partial[TableReading],
    language: str,
    strict: bool = False,
    cache: CacheLike = False,
    files: Sequence[Path] = (),
    progress: Progress = False,
) -> CareerGraph:
    checked_language(language)
    with reporting(progress, "reading") as report, paused_gc():
        reader = partial(read, progress=report) if report else read
        folder = cache_folder(cache)
        if folder is None or not files:
            extract: OntologyData = parsed(reader())
        else:
            extract = cached(folder, files, (read.func.__name__, *read.args[1:]), reader, read)
        graph = CareerGraph(Catalogue(extract, language))
    if strict and (errors := graph.check().errors):
        raise InvalidOntology(
            f"the ontology has {counted(len(errors), 'error')}, the first: {errors[0].message}; "
            "graph.check() without strict=True lists them",
            findings=errors,
        )
    return graph


def _path(path: object) -> Path:
    """Return a path as given, or raise an error that says how to give one."""
    if isinstance(path, (str, os.PathLike)):
        if address := re.match(r"(https?|ftp):/+(?=[^/])", os.fspath(path)):
            name = f"{address[1]}://{os.fspath(path)[address.end() :]}"
            raise InvalidArgument(
                f"{quote(shown_url(name))} is an address, and only files are loaded; download "
                "the file, or ask a SPARQL server with cg.connect(url) or --connect"
            )
        return Path(path)
    if isinstance(path, Iterable) and not isinstance(path, bytes) and not hasattr(path, "read"):
        raise InvalidArgument(f"a path is a str or a Path, and not {quote(path)}; write load(*paths)")
    raise InvalidArgument(
        f"a path is a str or a Path, and not {quote(path)}; read what has no path with cg.loads(text)"
    )


def _in_folder(folder: str | os.PathLike[str]) -> list[Path]:
    """List the files of a published database, none where there is no such folder."""
    root = Path(folder)
    return sorted(path for path in root.iterdir() if path.is_file()) if root.is_dir() else []
