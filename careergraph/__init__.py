"""Career ontologies in Python: paths, skill gaps, SPARQL and ladders.

>>> import careergraph as cg
>>> graph = cg.load()
>>> path = graph.path("Account Executive", "Key Account Manager")
>>> print(" → ".join(role.label for role in path.roles))
Account Executive → Account Specialist → Account Manager → Key Account Manager
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from careergraph.catalogue.checks import Report
    from careergraph.drawing.diagram import Diagram
    from careergraph.drawing.plots import plot_gap, plot_matrix, plot_ranking, plot_requirements
    from careergraph.errors import (
        AmbiguousName,
        CareerGraphError,
        FileMissing,
        FrozenGraphError,
        InvalidArgument,
        InvalidOntology,
        LimitError,
        MissingLibrary,
        MonthsNotStated,
        NoCareerPath,
        NotFound,
        ParseError,
        QueryError,
        QueryRefused,
        QueryTimeout,
        ReadError,
        RendererMissing,
        RenderError,
        RoleNotFound,
        SaveError,
        SkillNotFound,
        TableError,
    )
    from careergraph.gaps.suggestions import SuggestedMove, Suggestions
    from careergraph.gaps.values import (
        GapCell,
        GapItem,
        GapMatrix,
        RankedProfile,
        RankedRole,
        Ranking,
        SkillGap,
    )
    from careergraph.graph import CareerGraph
    from careergraph.loading import load, load_esco, load_grid, load_onet, load_tables, loads, suggest_moves
    from careergraph.model import (
        Finding,
        Level,
        Necessity,
        Profile,
        Progression,
        ProgressionKind,
        Requirement,
        Responsibility,
        Role,
        Severity,
        Skill,
    )
    from careergraph.paths.career_paths import CareerPath, Step
    from careergraph.rdf.python_values import LangString
    from careergraph.rdf.query_result import QueryResult, Row
    from careergraph.sources.profiles import load_profiles

__version__ = "0.1.0"

__all__ = [
    "AmbiguousName",
    "CareerGraph",
    "CareerGraphError",
    "CareerPath",
    "Diagram",
    "FileMissing",
    "Finding",
    "FrozenGraphError",
    "GapCell",
    "GapItem",
    "GapMatrix",
    "InvalidArgument",
    "InvalidOntology",
    "LangString",
    "Level",
    "LimitError",
    "MissingLibrary",
    "MonthsNotStated",
    "Necessity",
    "NoCareerPath",
    "NotFound",
    "ParseError",
    "Profile",
    "Progression",
    "ProgressionKind",
    "QueryError",
    "QueryRefused",
    "QueryResult",
    "QueryTimeout",
    "RankedProfile",
    "RankedRole",
    "Ranking",
    "ReadError",
    "RenderError",
    "RendererMissing",
    "Report",
    "Requirement",
    "Responsibility",
    "Role",
    "RoleNotFound",
    "Row",
    "SaveError",
    "Severity",
    "Skill",
    "SkillGap",
    "SkillNotFound",
    "Step",
    "SuggestedMove",
    "Suggestions",
    "TableError",
    "__version__",
    "load",
    "load_esco",
    "load_grid",
    "load_onet",
    "load_profiles",
    "load_tables",
    "loads",
    "plot_gap",
    "plot_matrix",
    "plot_ranking",
    "plot_requirements",
    "suggest_moves",
]

# What a name stands for is imported when it is first used, so that `import careergraph` costs nothing.
_HOMES = (
    "errors",
    "model",
    "loading",
    "graph",
    "gaps.values",
    "paths.career_paths",
    "rdf.query_result",
    "rdf.python_values",
    "drawing.diagram",
    "drawing.plots",
    "sources.profiles",
    "gaps.suggestions",
)


def __getattr__(name: str) -> Any:
    if name in __all__:
        for home in _HOMES:
            module = import_module(f"careergraph.{home}")
            if hasattr(module, name):
                value = globals()[name] = getattr(module, name)
                return value
    raise AttributeError(f"module 'careergraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
