"""The site's sources: every public name and option stands in the reference, and every page is reached."""

import importlib.util
import re
from pathlib import Path

import pytest
import typer
from folders import ROOT

import careergraph as cg
from careergraph.cli.commands import app

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"


def documented() -> list[str]:
    """The names that the pages of the reference take from their docstrings."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in sorted(REFERENCE.glob("*.md")))
    return re.findall(
        r"^\.\. (?:auto(?:class|exception|function)|py:data):: (\w+)$", text, flags=re.MULTILINE
    )


def links(page: Path) -> set[Path]:
    """The pages that a page links to."""
    text = page.read_text(encoding="utf-8")
    found = re.findall(r"\]\(([^)#:]+\.(?:md|ipynb))(?:#[^)]*)?\)", text)
    return {(page.parent / link).resolve() for link in found}


def test_every_public_name_stands_in_the_reference_once():
    assert sorted(documented()) == sorted(cg.__all__), "name it in a page of docs/reference"


def test_every_member_of_a_class_is_shown():
    text = "\n".join(page.read_text(encoding="utf-8") for page in REFERENCE.glob("*.md"))
    for name in re.findall(r"^\.\. autoclass:: (\w+)$", text, flags=re.MULTILINE):
        assert f".. autoclass:: {name}\n   :members:\n" in text


def test_what_is_written_from_elsewhere_is_up_to_date():
    spec = importlib.util.spec_from_file_location("write_reference", DOCS / "write_reference.py")
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    assert writer.stale() == [], "run python docs/write_reference.py"


def test_every_command_and_option_stands_in_the_reference():
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n?)*)", page, flags=re.MULTILINE))
    program = typer.main.get_command(app)
    for name, command in {"careergraph": program, **program.commands}.items():
        options = [each for each in command.params if each.param_type_name == "option"]
        for option in (name for each in options for name in (*each.opts, *each.secondary_opts)):
            assert f"`{option}`" in sections[name], (name, option)


def test_every_page_is_in_a_table_of_contents():
    pages = {page.resolve() for page in DOCS.rglob("*.md")}
    named = {DOCS / "index.md"}
    for page in pages:
        for block in re.findall(
            r"```\{toctree\}\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL
        ):
            entries = [line for line in block.splitlines() if line and not line.startswith(":")]
            named |= {(page.parent / entry).with_suffix(".md").resolve() for entry in entries}
    assert pages <= named


@pytest.mark.parametrize("page", ["how-to/rank-people.md", "how-to/add-a-role.md", "glossary.md"])
def test_what_people_ask_is_two_clicks_from_the_first_page(page):
    first = links(DOCS / "index.md")
    second = {link for each in first if each.suffix == ".md" for link in links(each)}
    assert DOCS / page in first | second


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.stem)
def test_links_to_headings_lead_to_one(page):
    for link, heading in re.findall(r"\]\(([^)#:]*\.md)?#([\w-]+)\)", page.read_text(encoding="utf-8")):
        target = (page.parent / link) if link else page
        titles = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert heading in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
