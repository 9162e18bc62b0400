"""Remakes the explorer's pictures in the docs; needs the extra `browser` and a Chromium on the PATH."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import careergraph as cg

FOLDER = Path(__file__).parent
VIEW = "#from=AccountExecutive&to=KeyAccountManager"
#: What each picture shows: its address, its size, and the section that it begins with.
PICTURES = {
    "explorer": (VIEW, (1180, 860), "header"),
    "explorer-path-es": (f"{VIEW}&language=es&theme=dark", (900, 1000), "section[aria-labelledby=path]"),
}


def make() -> None:
    """Write each picture beside this file."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        address = cg.load().save_explorer(Path(folder, "careers.html")).as_uri()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (view, (width, height), start) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            page.goto(address + view)
            page.locator("h1").wait_for()
            page.locator(start).evaluate("(element) => element.scrollIntoView()")
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    make()
