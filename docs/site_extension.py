"""What the site adds to Sphinx: live explorers, links to public names, and a way in at the root."""

from __future__ import annotations

import ast
import inspect
import re
import runpy
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from html import escape
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import ontology_pages
import redirects
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
    with redirect_stderr(StringIO()):  # it counts there what it left out
        graph: cg.CareerGraph = example["load_framework"](example["EXCERPT"])
    return graph


class Explorer(NamedTuple):
    """An explorer of the site: its title, what makes its graph, and the view that it opens with."""

    title: str
    graph: Callable[[], cg.CareerGraph]
    view: str


EXPLORERS = {
    "accounts": Explorer("Account management", cg.load, "from=AccountExecutive&to=KeyAccountManager"),
    "uk": Explorer(
        "Digital and data roles in the UK's government, an excerpt",
        uk_excerpt,
        "from=developer&to=lead-developer",
    ),
}


class LiveExplorer(SphinxDirective):
    """Show an explorer in the page, and a link that opens it alone; the content says what it is."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Give the caption, with the link, and the frame."""
        name = self.arguments[0]
        title, _, view = EXPLORERS[name]
        address = f"{'../' * self.env.docname.count('/')}explorers/{name}.html#{escape(view)}"
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
    for name, (title, graph, _) in EXPLORERS.items():
        graph().save_explorer(folder / f"{name}.html", title=title)
    first = app.builder.get_target_uri(app.config.root_doc)
    Path(app.outdir, "index.html").write_text(
        f"<!doctype html><title>{app.config.project}</title>"
        f'<meta http-equiv="refresh" content="0; url={first}"><a href="{first}">{app.config.project}</a>\n',
        encoding="utf-8",
    )


def write_ontologies(app: Sphinx, error: Exception | None) -> None:
    """Write the pages and the files of the ontologies, to which their IRIs lead."""
    if not error and app.builder.format == "html":
        ontology_pages.write(Path(app.outdir, "ontology"))
        redirects.write(Path(app.outdir, "w3id"), ontology_pages.NAMES)


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
    """Show parameters and attributes that a docstring names as code, where a method has that name too."""
    try:
        parameters = set(inspect.signature(thing).parameters)
    except (TypeError, ValueError):
        parameters = set()

    def marked(found: re.Match[str]) -> str:
        is_code = found[1] in parameters or found[1].startswith(".")
        return f"``{found[1]}``" if is_code else found[0]

    lines[:] = [re.sub(r"(?<!`)`(\.?\w+)`(?!`)", marked, line) for line in lines]


def hide_inner_signature(
    _app: Sphinx, kind: str, _name: str, thing: Any, *_rest: object
) -> tuple[str, str | None] | None:
    """Hide how a value is made of which users are given what there is; they make profiles themselves."""
    return ("", None) if kind == "class" and thing is not cg.Profile else None


def end_code_with_code(_app: Sphinx, document: nodes.document) -> None:
    """Drop the empty line that a doctest in a page ends with."""
    for block in document.findall(nodes.literal_block):
        block.rawsource = block.rawsource.rstrip()
        block[:] = [nodes.Text(block.astext().rstrip())] if len(block) == 1 else block[:]


def unlink_folders(app: Sphinx, document: nodes.document) -> None:
    """Show as text what links to a folder, which the repository shows and the site does not."""
    folder = Path(app.env.doc2path(app.env.docname)).parent
    for link in [*document.findall(pending_xref)]:
        if link["reftype"] == "myst" and (folder / link["reftarget"]).is_dir():
            link.replace_self(link.children)


def import_types(module: ModuleType) -> None:
    """Import what a module imports of ours for type checkers alone, so that signatures spell it out."""
    for part in ast.parse(inspect.getsource(module)).body:
        if isinstance(part, ast.If) and ast.unparse(part.test) == "TYPE_CHECKING":
            ours = [each for each in part.body if ast.unparse(each).startswith("from careergraph")]
            exec(compile(ast.Module(ours, []), str(module.__file__), "exec"), vars(module))  # noqa: S102 - ours


def setup(app: Sphinx) -> dict[str, bool]:
    """Register all of it."""
    import_types(sys.modules[cg.CareerGraph.__module__])
    app.add_directive("live-explorer", LiveExplorer)
    app.connect("autodoc-process-docstring", mark_parameters)
    app.connect("autodoc-process-signature", hide_inner_signature)
    app.connect("doctree-read", end_code_with_code)
    app.connect("doctree-read", unlink_folders)
    app.connect("missing-reference", link_public_name)
    app.connect("build-finished", write_explorers)
    app.connect("build-finished", write_ontologies)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
