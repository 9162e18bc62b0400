"""DOT into SVG, PNG and PDF: by the Graphviz inside a wheel, or by a `dot` program, whichever is there.

Either runs in a process of its own with a deadline: some layouts take minutes.
"""

from __future__ import annotations

import re
from functools import partial
from importlib.util import find_spec
from typing import Final

from careergraph.errors import InvalidArgument, RendererMissing, RenderError
from careergraph.support.subprocess_deadline import run_with_deadline
from careergraph.support.text import listed, quote, shortened, visible

FORMATS: Final = ("svg", "png", "pdf")
#: How long a layout may take, in seconds.
DEADLINE: Final = 60.0
_PIXELS_PER_INCH: Final = "144"


def render(dot: str, format: str) -> bytes:
    """Return the picture of a DOT text.

    Raises `RendererMissing`, saying what to install, or `RenderError`.
    """
    import shutil

    if format not in FORMATS:
        raise InvalidArgument(f"format {quote(format)} is none of {listed(FORMATS)}")
    program = shutil.which("dot")
    if find_spec("pygraphviz"):
        try:
            return run_with_deadline(DEADLINE, partial(_by_wheel, dot, format))
        except TimeoutError:
            raise RenderError(_too_long()) from None
        except ImportError as error:
            # The wheel takes some libraries from the system, which a server without a desktop may lack.
            if program is None:
                raise RendererMissing(
                    f"the Graphviz in the wheel cannot start here ({visible(str(error))}); install the "
                    "system's own, as with apt-get install graphviz; the DOT and Mermaid texts need neither"
                ) from None
        except (RuntimeError, OSError, ValueError) as error:
            raise RenderError(f"the picture could not be drawn: {visible(str(error))}") from None
    if program is None:
        raise RendererMissing(
            "nothing here can draw: install 'careergraph[render]' with pip, or Graphviz; "
            "the DOT and Mermaid texts need neither"
        )
    return _by_program(program, dot, format)


def _by_wheel(dot: str, format: str) -> bytes:
    """Draw by the wheel, in a process of its own, whose warnings about fonts and sizes are dropped."""
    import pygraphviz

    graph = pygraphviz.AGraph(string=dot)
    if format == "png":
        graph.graph_attr["dpi"] = _PIXELS_PER_INCH
    picture: bytes = graph.draw(format=format, prog="dot")
    return picture


def _by_program(program: str, dot: str, format: str) -> bytes:
    import subprocess

    command = [program, f"-T{format}"]
    if format == "png":
        command.append(f"-Gdpi={_PIXELS_PER_INCH}")
    try:
        done = subprocess.run(  # noqa: S603 - the program is the one on PATH, its arguments ours
            command, input=dot.encode(), capture_output=True, timeout=DEADLINE, check=True
        )
    except subprocess.TimeoutExpired:
        raise RenderError(_too_long()) from None
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", None) or str(error).encode()).decode("utf-8", "replace")
        raise RenderError(f"the picture could not be drawn: {visible(shortened(said, 200))}") from None
    return done.stdout


def _too_long() -> str:
    return f"the layout took more than {DEADLINE:g} s; draw fewer roles at once (roles=, path=)"


def embedded(svg: bytes, title: str, description: str, style: str = "") -> str:
    """Return an SVG to stand inside a page: without a prologue, and with words for screen readers."""
    from html import escape

    text = svg.decode("utf-8")
    text = text[text.index("<svg") :]
    head = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{style}"
    return re.sub(r"<svg([^>]*)>", lambda tag: f'<svg role="img"{tag[1]}>{head}', text, count=1)
