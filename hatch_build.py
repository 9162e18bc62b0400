"""What is told where packages are shown: the project's addresses, and a README whose links hold there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

PAGES = {
    "Homepage": "",
    "Documentation": "/blob/HEAD/docs",
    "Changelog": "/blob/HEAD/CHANGELOG.md",
    "Issues": "/issues",
}


class AddressHook(MetadataHookInterface):
    """Fills in what follows from the one address in ``pyproject.toml``."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the project's URLs and its README."""
        address = self.config["address"]
        readme = Path(self.root, "README.md").read_text(encoding="utf-8")
        metadata["urls"] = {name: address + page for name, page in PAGES.items()}
        metadata["readme"] = {"content-type": "text/markdown", "text": absolute(readme, address)}


def absolute(text: str, address: str) -> str:
    """Give the text with links into the repository, and pictures from there, for those that are relative."""
    relative = r"\]\((?!https?:|#)"
    text = re.sub(rf"(!\[[^]]*){relative}", rf"\1]({address}/raw/HEAD/", text)
    return re.sub(relative, f"]({address}/blob/HEAD/", text)
