"""Files are read and written in UTF-8 on every system, whatever its own encoding is."""

from __future__ import annotations

import subprocess
import sys

#: Reads and writes each kind of file once; a call of ours that leaves the encoding to the system is an error.
PROGRAM = """
import warnings
warnings.filterwarnings("error", category=EncodingWarning, module="careergraph")
import careergraph as cg
from pathlib import Path
graph = cg.load(language="es")
for suffix in (".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf"):
    cg.load(graph.save(f"saved{suffix}"), cache="cache")
    cg.load(f"saved{suffix}", cache="cache")
for suffix in (".graphml", ".gexf", ".json", ".cyjs"):
    graph.save(f"saved{suffix}")
for name in ("tables", "tables.xlsx"):
    cg.load_tables(graph.save_tables(name, lossy=True))
for suffix in (".dot", ".mmd", ".html"):
    graph.ladder().save(f"ladder{suffix}")
graph.save_explorer("page.html")
Path("people.csv").write_text("name,skill,level\\nIñaki,negociación,3\\n", encoding="utf-8")
(person,) = cg.load_profiles("people.csv")
print(ascii(person.name), graph.query("ASK { ?s ?p ?o }", timeout=20))
"""


def test_no_file_is_left_to_the_systems_own_encoding(tmp_path):
    done = subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", "-c", PROGRAM],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["'I\\xf1aki'", "True"]
