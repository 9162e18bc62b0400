"""Where the files lie that tests read: in the repository, or beside it, where not everybody has them."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
EXAMPLES = ROOT / "examples"
#: Published taxonomies whole, a folder each.
SHARED_DATA = ROOT.parent / "shared" / "data"
HOSTILE = Path(os.environ.get("CAREERGRAPH_HOSTILE") or ROOT.parent / "shared" / "hostile")
