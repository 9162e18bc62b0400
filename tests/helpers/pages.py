"""What a reader sees of a page."""

from __future__ import annotations

import re
from html import unescape


def words(page: str) -> list[str]:
    """Each text of a page, in order: its tags are gone, and what is empty."""
    return [text for each in re.split(r"<[^>]*>", page) if (text := unescape(each).strip())]
