"""What the site adds to Sphinx: live explorers, links to public names, and a way in at the root."""

from __future__ import annotations

import inspect
import re
import runpy
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

import careergraph as cg

ROOT = Path(__file__).parent.parent


def uk_excerpt() -> cg.CareerGraph:
    """The excerpt of the UK's digital and data roles that lies with the examples."""
    example = runpy.run_path(str(ROOT / "examples" / "uk_capability_framework.py"))
    graph: cg.CareerGraph = example["load_framework"](example["EXCERPT"])
    return graph


#: The explorers of the site, each with its title and what makes its graph.
EXPLORERS: Mapping[str, tuple[str, Callable[[], cg.CareerGraph]]] = {
    "accounts": ("Account management", cg.load),
    "uk": ("Digital and data roles in the UK's government (an excerpt)", uk_excerpt),
}


class LiveExplorer(SphinxDirective):
    """Show an explorer in the page, and a link that opens it alone; the content says what it is."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Give the caption, with the link, and the frame."""
        name = self.arguments[0]
        title, _ = EXPLORERS[name]
        address = f"{'../' * self.env.docname.count('/')}explorers/{name}.html"
        caption = nodes.paragraph()
        self.state.nested_parse(self.content, self.content_offset, caption)
        frame = f'<iframe class="explorer" src="{address}" title="{title}" loading="lazy"></iframe>'
        link = f'<p class="explorer-link"><a href="{address}">Open “{title}” on a page of its own</a></p>'
        return [*caption.children, nodes.raw("", frame + link, format="html")]


def write_explorers(app: Sphinx, error: Exception | None) -> None:
    """Write the explorers, and the page at the root that leads to the first one."""
    if error or app.builder.format != "html":
        return
    folder = Path(app.outdir, "explorers")
    folder.mkdir(exist_ok=True)
    for name, (title, graph) in EXPLORERS.items():
        graph().explore(folder / f"{name}.html", title=title)
    first = app.builder.get_target_uri(app.config.root_doc)
    Path(app.outdir, "index.html").write_text(
        f"<!doctype html><title>{app.config.project}</title>"
        f'<meta http-equiv="refresh" content="0; url={first}"><a href="{first}">{app.config.project}</a>\n',
        encoding="utf-8",
    )


def link_public_name(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.TextElement) -> Any:
    """Link a public name from wherever it is defined; a name in backticks that is none stays code."""
    if node.get("refdomain") != "py":
        return None
    name = node["reftarget"].rpartition(".")[2]
    if name in cg.__all__:
        source = node.get("refdoc", app.config.root_doc)
        return env.domains["py"].resolve_xref(
            env, source, app.builder, "obj", f"careergraph.{name}", node, shown
        )
    return shown if node["reftype"] == "obj" else None


def mark_parameters(
    _app: Sphinx, _kind: str, _name: str, thing: Any, _options: Any, lines: list[str]
) -> None:
    """Show the parameters that a docstring speaks of as code, also where a method has the same name."""
    try:
        parameters = inspect.signature(thing).parameters
    except (TypeError, ValueError):
        return

    def marked(found: re.Match[str]) -> str:
        return f"``{found[1]}``" if found[1] in parameters else found[0]

    lines[:] = [re.sub(r"(?<!`)`(\w+)`(?!`)", marked, line) for line in lines]


def hide_inner_signature(
    _app: Sphinx, _kind: str, _name: str, thing: Any, *_rest: object
) -> tuple[str, str | None] | None:
    """Hide how the graph, tables and pictures are made, which is no business of those who are given them."""
    given = inspect.isclass(thing) and (thing in (cg.CareerGraph, cg.Diagram) or hasattr(thing, "to_dicts"))
    return ("", None) if given else None


def setup(app: Sphinx) -> dict[str, bool]:
    """Register all of it."""
    for name in cg.__all__:
        if inspect.isclass(value := getattr(cg, name)) or inspect.isfunction(value):
            value.__module__ = cg.__name__  # where users import it from
    app.add_directive("live-explorer", LiveExplorer)
    app.connect("autodoc-process-docstring", mark_parameters)
    app.connect("autodoc-process-signature", hide_inner_signature)
    app.connect("missing-reference", link_public_name)
    app.connect("build-finished", write_explorers)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
