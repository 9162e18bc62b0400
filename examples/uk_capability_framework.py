"""The UK Government Digital and Data capability framework as a ladder with levels.

    python examples/uk_capability_framework.py [FOLDER] [uk.ttl | ladder.svg]

FOLDER holds the framework's `roles.csv` (or `roles.csv.gz`): one row for each skill of each level of a
role, and `role_levels.derived.csv`: which level comes next; without it, the excerpt beside this script.
What the framework's table calls by other names is written as careergraph's tables, and loaded from there.

Contains public sector information licensed under the Open Government Licence v3.0.
"""

import csv
import gzip
import sys
import tempfile
from pathlib import Path

import careergraph as cg

LEVELS = ("Awareness", "Working", "Practitioner", "Expert")
PLACEHOLDER = "NOT IN USE"
UNSAID = "MISSING"
EXCERPT = Path(__file__).parent / "uk-digital-data-roles-excerpt"


def load_framework(folder: Path, moves: bool = True) -> cg.CareerGraph:
    """The framework as a graph; placeholders are left out and counted, other quirks are findings.

    ``moves=False`` leaves out which level comes next.
    """
    every = read(folder, "roles")
    rows = [row for row in every if PLACEHOLDER not in row["Role Level"].upper()]
    print(f"left out {len(every) - len(rows)} rows that hold the place of levels", file=sys.stderr)
    steps = [row for row in read(folder, "role_levels.derived") if row["Next Role Level"].strip()]
    families = {row["Role Level"]: row["Role Family"] for row in rows}
    definitions = {row["Role Level"]: row["Role Level Description"] for row in rows}
    skills = {row["Skill Name"]: row["Skill Description"].strip() for row in every}
    tables = {
        "roles": [
            {"label": role, "family": family, "definition": definitions[role]}
            for role, family in families.items()
        ],
        "skills": [
            {"label": skill, "definition": "" if text == UNSAID else text} for skill, text in skills.items()
        ],
        "levels": [{"rank": rank, "label": name} for rank, name in enumerate(LEVELS, 1)],
        "role_skills": [
            {"role": row["Role Level"], "skill": row["Skill Name"], "level": row["Skill Level"]}
            for row in rows
        ],
        "progressions": [
            {"from": row["Role Level"], "to": row["Next Role Level"], "kind": "promotion"} for row in steps
        ],
    }
    if not moves:
        del tables["progressions"]
    with tempfile.TemporaryDirectory() as made:
        for name, content in tables.items():
            with Path(made, f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(content[0]))
                writer.writeheader()
                writer.writerows(content)
        return cg.load_tables(made)


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one of the framework's tables, plain or gzipped."""
    plain = folder / f"{name}.csv"
    if plain.exists():
        text = plain.read_text(encoding="utf-8-sig")
    else:
        text = gzip.decompress(plain.with_suffix(".csv.gz").read_bytes()).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True)))


if __name__ == "__main__":
    folder, file, *_ = (*sys.argv[1:], None, None)
    graph = load_framework(Path(folder or EXCERPT))
    print(graph)
    print(graph.check())
    path = graph.path("Apprentice developer", "Lead developer")
    print(path)
    if file:
        (graph if file.endswith(".ttl") else graph.ladder(path=path, roles=path.roles)).save(file)
