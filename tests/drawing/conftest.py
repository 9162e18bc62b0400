"""A browser for the pages of tests; they skip, and say so, where there is none."""

from __future__ import annotations

import shutil

import pytest
from explorers import QUIET

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: extra 'test'")
    if CHROMIUM is None:
        pytest.skip("there is no chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("explorer")


@pytest.fixture(scope="module")
def tab(browser):
    """A tab that many pages are asked in, one after another."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def window(browser, folder):
    """Opens a page as a reader does; whatever it complains of, or reaches for, fails the test."""
    opened, faults = [], []

    def open_page(graph=None, fragment="", file=None, **options):
        file = file or folder / "page.html"
        if graph is not None:
            graph.save_explorer(file)
        context = browser.new_context(**options)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda request: request.url.startswith(("file:", "blob:")) or faults.append(request.url),
        )
        page.goto(file.as_uri() + fragment)
        # The page is made a moment after it is loaded.
        page.locator("h1").wait_for()
        opened.append(context)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert faults == []
