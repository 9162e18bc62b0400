"""The options that several commands have, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from careergraph import choices
from careergraph.cli.output import Format

Ontology: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--ontology",
        "-f",
        help="An ontology file, a folder or workbook of tables, a grid (.csv), or the folder of ESCO or "
        "O*NET; repeat it to merge several.",
    ),
]
Language: TypeAlias = Annotated[str, typer.Option("--language", "-l", help="The language of the labels.")]
Output: TypeAlias = Annotated[
    str, typer.Option("--output", "-o", help="The file to write; - is standard output.")
]
AsFormat: TypeAlias = Annotated[
    Format | None,
    typer.Option(
        "--format", help="How the data is written; unless given as --output ends (.json .csv), else a table."
    ),
]
Profiles: TypeAlias = Annotated[
    Path | None, typer.Option("--profiles", "-p", help="People: a table (name,skill,level), JSON, or a CV.")
]
By: TypeAlias = Annotated[choices.Measure, typer.Option(help="What the best path has the least of.")]
RankedBy: TypeAlias = Annotated[choices.RankMeasure, typer.Option(help="Which number ranks the roles.")]
Standing: TypeAlias = Annotated[
    choices.Standing, typer.Option(help="Choose from all roles, or only from those higher, level or lower.")
]
Hierarchy: TypeAlias = Annotated[
    bool, typer.Option("--hierarchy", help="Let a skill stand for the broader ones too.")
]
AsPseudonyms: TypeAlias = Annotated[
    bool, typer.Option("--pseudonyms", help="Give people random names, new ones each time.")
]
Crosswalk: TypeAlias = Annotated[
    bool, typer.Option("--crosswalk", help="Let a skill stand for those that match it in SKOS too.")
]
Theme: TypeAlias = Annotated[choices.Theme, typer.Option(help="Light or dark paper, or what the reader has.")]
Direction: TypeAlias = Annotated[choices.Direction, typer.Option(help="Which way the ladder leads.")]
