"""Remakes the pictures of the docs by the very lines that the docs show.

    python docs/images/make.py

The examples of each page are run in order, in a folder with the template of a ladder and the UK framework;
the pictures that they save come here.
"""

import doctest
import os
import shutil
import sys
import tempfile
from pathlib import Path

import careergraph as cg

FOLDER = Path(__file__).resolve().parent
PAGES = [FOLDER.parent / name for name in ("ladders.md", "seeing-gaps.md", "learning-plans.md", "teams.md")]
EXAMPLES = FOLDER.parent.parent / "examples"


def make() -> None:
    """Write each picture beside this file."""
    os.environ.setdefault("MPLBACKEND", "Agg")
    sys.path.insert(0, str(EXAMPLES))
    import uk_capability_framework

    with tempfile.TemporaryDirectory() as made:
        os.chdir(made)
        cg.write_template("my-ladder")
        uk_capability_framework.load_framework(uk_capability_framework.EXCERPT).save("uk.ttl")
        for page in PAGES:
            names = {"cg": cg}
            for example in doctest.DocTestParser().get_examples(page.read_text(encoding="utf-8")):
                exec(example.source, names)  # noqa: S102 - the lines are the docs' own
        os.chdir(FOLDER)
        for picture in (*Path(made).glob("*.svg"), *Path(made).glob("*.png")):
            shutil.copyfile(picture, FOLDER / picture.name)


if __name__ == "__main__":
    make()
