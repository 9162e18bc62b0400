"""Each promise in SECURITY.md and docs/trust.md names a test that attacks it; those tests are there."""

from __future__ import annotations

import re

import pytest
from folders import ROOT

PAGES = ("SECURITY.md", "docs/trust.md")
NAMED = re.compile(r"`(test_\w+\.py)(?:::(test_\w+))?`")


@pytest.mark.parametrize("page", PAGES)
def test_the_tests_that_a_page_names_are_there(page):
    named = NAMED.findall((ROOT / page).read_text(encoding="utf-8"))
    assert named
    for module, test in named:
        (file,) = (ROOT / "tests").rglob(module)
        assert not test or f"def {test}(" in file.read_text(encoding="utf-8"), f"{module}::{test}"


def test_each_numbered_promise_names_a_test():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    promises = text[text.index("## What it promises") : text.index("### ")]
    numbered = re.split(r"\n(?=\d\. \*\*)", promises)[1:]
    assert len(numbered) == 6
    assert all(NAMED.search(promise) for promise in numbered)


def test_each_part_of_the_page_on_trust_names_a_test():
    parts = re.split(r"\n## ", (ROOT / "docs" / "trust.md").read_text(encoding="utf-8"))[1:]
    for part in parts:
        if not part.startswith("Figures"):
            assert NAMED.search(part), part.splitlines()[0]
