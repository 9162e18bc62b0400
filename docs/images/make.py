"""Remakes the pictures of the docs, each by the one line that a user would write."""

from pathlib import Path

import careergraph as cg

FOLDER = Path(__file__).parent


def make() -> None:
    """Write each picture beside this file."""
    graph = cg.load()
    path = graph.path("Account Executive", "Key Account Manager")
    graph.ladder(path=path).save(FOLDER / "accounts-ladder.svg")
    graph.ladder().save(FOLDER / "accounts-whole.svg")
    graph.ladder(path=path, who={"communication": 3, "organisation": 2}, language="es").save(
        FOLDER / "accounts-path-es.svg"
    )


if __name__ == "__main__":
    make()
