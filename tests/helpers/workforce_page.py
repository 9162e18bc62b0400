"""The lines of the page on ranking a workforce, section by section, and the people they are run with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "rank-a-workforce.md"
#: Who is ranked, with their nearest two roles.
ANSWERS = [
    ("Ana", 1, "Key Account Manager"),
    ("Ana", 2, "Account Manager"),
    ("Ben", 1, "Account Executive"),
    ("Ben", 2, "Account Executive at InboundCycle"),
]


def write_people() -> None:
    """Write the people's files that the page reads, into the folder one is in."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = {"who": ["Ana", "Ana", "Ben"], "skill": ["negotiation", "communication", "juggling"]}
    pq.write_table(pa.table({**rows, "level": [3, None, 1]}), "people.parquet")


def run(section: str, **names: Any) -> dict[str, Any]:
    """Run the Python of a section, and return the names that it leaves."""
    text = PAGE.read_text(encoding="utf-8")
    part = re.search(rf"^## {re.escape(section)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert part, section
    blocks = re.findall(r"```python\n(.*?)```", part[1], re.DOTALL)
    assert blocks, section
    exec("\n".join(blocks), names)
    return names
