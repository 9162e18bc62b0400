"""A drawn ladder: as DOT, Mermaid, SVG, a file, and by itself in a notebook."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from immutabledict import immutabledict

from careergraph.drawing.described import description, full_description, titles
from careergraph.drawing.dot import BOLD_FONT, ladder_dot, picture_id
from careergraph.drawing.ladder import Ladder
from careergraph.drawing.mermaid import ladder_mermaid
from careergraph.drawing.render import FORMATS, embedded, render
from careergraph.drawing.themes import DARK, LIGHT, follow_the_notebook, follow_the_reader
from careergraph.errors import CareerGraphError, InvalidArgument
from careergraph.model import Role
from careergraph.support.files import write_whole
from careergraph.support.plain_values import public_names
from careergraph.support.text import quote

if TYPE_CHECKING:
    import pydot


#: How Graphviz writes a bold font in SVG, and how a browser wants it.
_BOLD: Final = (
    f'font-family="{BOLD_FONT}"'.encode(),
    f'font-family="{BOLD_FONT.removesuffix(" Bold")}" font-weight="bold"'.encode(),
)
#: The paper of a page around a picture of each theme.
_PAGES: Final = {
    "light": f"background: {LIGHT.paper};",
    "dark": f"background: {DARK.paper};",
    "auto": f"background: light-dark({LIGHT.paper}, {DARK.paper}); color-scheme: light dark;",
}


@dataclass(frozen=True, slots=True)
class Diagram:
    """A picture of a ladder, drawn when it is asked for.

    >>> diagram = cg.load().ladder()
    >>> diagram.dot.split()[0], diagram.mermaid.split()[0]
    ('digraph', 'flowchart')
    """

    _ladder: Ladder
    _folded: Mapping[str, tuple[Role, ...]] = field(default_factory=immutabledict)

    @property
    def folded(self) -> Mapping[str, tuple[Role, ...]]:
        """The roles that are folded, being too many for one picture, by the label that they stand under.

        >>> diagram = cg.load().ladder(max_roles=4)
        >>> [(label, len(roles)) for label, roles in diagram.folded.items()]
        [('others', 3)]
        """
        return self._folded

    @property
    def pydot(self) -> pydot.Dot:
        """A pydot graph of its own, to change at will."""
        return ladder_dot(self._ladder)

    @property
    def dot(self) -> str:
        """The picture in Graphviz's language."""
        text: str = self.pydot.to_string()
        return text

    @property
    def mermaid(self) -> str:
        """The picture in Mermaid's language."""
        return ladder_mermaid(self._ladder)

    def svg(self) -> str:
        """Return the picture as an SVG element, to stand in a page.

        Raises `RendererMissing` where nothing can draw.
        """
        style = follow_the_reader(picture_id(self._ladder)) if self._ladder.theme == "auto" else ""
        return self._embedded(style)

    def _embedded(self, style: str, tag: str = "") -> str:
        ladder = self._ladder
        picture = render(self.dot, "svg").replace(*_BOLD)
        return embedded(picture, ladder.title, full_description(ladder), titles(ladder), style, tag)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the picture to a file, in the format of its suffix, and give the path back.

        .svg, .png and .pdf are drawn; .dot, .mmd are texts; .html is a page that holds the SVG.

        Raises `InvalidArgument` for another suffix, `RendererMissing` where nothing can draw, `RenderError`
        or `SaveError`.
        """
        target = Path(path)
        write_whole(target, self._content(target))
        return target

    def __dir__(self) -> list[str]:
        return public_names(self)

    def _content(self, target: Path) -> bytes:
        match target.suffix.lower().removeprefix("."):
            case "dot" | "gv":
                return self.dot.encode()
            case "mmd" | "mermaid":
                return self.mermaid.encode()
            case "svg":
                return f'<?xml version="1.0" encoding="UTF-8"?>\n{self.svg()}'.encode()
            case "html":
                return self._page().encode()
            case format if format in FORMATS:
                return render(self.dot, format)
        raise InvalidArgument(
            f"{quote(target.name)} names no format for a picture; "
            "end it in .svg, .png, .pdf, .dot, .mmd or .html"
        )

    def _page(self) -> str:
        language, title = escape(self._ladder.language), escape(self._ladder.title)
        return (
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n"
            f"<style>body {{ margin: 2rem; {_PAGES[self._ladder.theme]} }} "
            "svg { max-width: 100%; height: auto; }</style>\n"
            f"</head>\n<body>\n<main>\n{self.svg()}\n</main>\n</body>\n</html>\n"
        )

    def _repr_mimebundle_(self, *_: Any, **__: Any) -> dict[str, str]:
        try:
            png = base64.b64encode(render(self.dot, "png")).decode()
            return {
                "text/html": self._cell(png),
                "image/svg+xml": self.svg(),
                "image/png": png,
                "text/plain": description(self._ladder),
            }
        except CareerGraphError:
            return {"text/plain": self.dot}

    def _cell(self, png: str) -> str:
        """Return the picture for a cell of a notebook: as wide as that is, on its paper.

        Where a notebook is not trusted, its styles and its SVG are taken away, all but its words, which are
        then too small to see: the PNG is left, which else is hidden.
        """
        ladder, id = self._ladder, picture_id(self._ladder)
        style = "" if ladder.theme == "dark" else follow_the_notebook(id)
        svg = self._embedded(style, ' style="max-width:100%;height:auto"')
        return (
            f"<style>.{id}_png{{display:none!important}}</style>"
            f'<div style="max-width:100%;font-size:0px">{svg}</div>'
            f'<img class="{id}_png" alt="{escape(full_description(ladder))}" style="max-width:100%" '
            f'src="data:image/png;base64,{png}">'
        )

    def __repr__(self) -> str:
        return f"Diagram({description(self._ladder)!r})"
