"""Write the golden pictures anew; run it after a wanted change, and look at what `git diff` shows.

python tests/drawing/golden/remake.py
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import careergraph as cg

#: By file name without its suffix: what is drawn.
PICTURES: dict[str, Callable[[cg.CareerGraph], cg.Diagram]] = {
    "ladder": lambda graph: graph.ladder(),
    "ladder-es": lambda graph: graph.ladder(language="es"),
    "path": lambda graph: graph.ladder(path=graph.path("Account Executive", "Key Account Manager")),
    "who": lambda graph: graph.ladder(who=graph.profiles[0]),
    "path-who-es": lambda graph: graph.ladder(
        path=graph.path("AE", "KAM"), who={"communication": 3, "organisation": 2}, language="es"
    ),
    "around-dark": lambda graph: graph.ladder(around="Account Manager", theme="dark"),
    "right": lambda graph: graph.ladder(roles=["AE", "AS", "Account Manager"], direction="right"),
}


def main() -> None:
    """Draw every picture of the accounts ontology, as DOT and as Mermaid."""
    graph = cg.load()
    for name, draw in PICTURES.items():
        for suffix in (".dot", ".mmd"):
            draw(graph).save(Path(__file__).with_name(f"{name}{suffix}"))


if __name__ == "__main__":
    main()
