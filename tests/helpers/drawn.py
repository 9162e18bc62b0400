"""What is wrong with what a page draws, measured in a browser."""

from __future__ import annotations

from pathlib import Path

_FAULTS = (Path(__file__).parent / "drawn_faults.js").read_text("utf-8")


def drawn_faults(page) -> list[str]:
    """Open every part of a page, and list faint text, what is outside its frame, and labels that overlap."""
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.wait_for_timeout(50)
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*page.evaluate(_FAULTS), *(["the page is wider than the window"] if overflow > 0 else [])]
