"""The pages and their pictures: each picture is shown, is there, and has the line that makes it."""

import re

import pytest
from folders import ROOT

IMAGES = ROOT / "docs" / "images"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def pictures() -> set[str]:
    return {path.name for path in IMAGES.iterdir() if path.suffix in (".svg", ".png")}


def test_every_picture_is_made_by_a_line_of_the_docs():
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    # The explorer's are made by make_explorer.py, and that of the rooms by write_rooms.py.
    photographed = {name for name in pictures() if name.startswith(("explorer", "rooms"))}
    assert (
        set(re.findall(r'>>> .*(?:save|savefig)\("([\w-]+\.(?:svg|png))"\)', text)) - {"ladder.svg"}
        == pictures() - photographed
    )


def test_every_picture_is_shown():
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert set(re.findall(r"!\[[^]]+\]\((?:docs/|\.\./)?images/([^)]+)\)", text)) == pictures()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not link.startswith("http"):
            assert (page.parent / link).exists(), link


def test_pictures_reach_for_nothing():
    for path in IMAGES.glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text
        assert not re.search(r'href="(?!#)', text)
