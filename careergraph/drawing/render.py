"""DOT into SVG, PNG and PDF: by the Graphviz inside a wheel, or by a `dot` program, whichever is there.

Either runs in a process of its own with a deadline: some layouts take minutes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from html import escape, unescape
from importlib.util import find_spec
from typing import Final

from careergraph.errors import InvalidArgument, RendererMissing, RenderError
from careergraph.support.subprocess_deadline import run_with_deadline
from careergraph.support.text import NOT_XML, listed, quote, shortened, visible

FORMATS: Final = ("svg", "png", "pdf")
#: How long a layout may take, in seconds.
DEADLINE: Final = 60.0
_PIXELS_PER_INCH: Final = 144
#: No PNG is wider, in pixels; the height is free.
_WIDEST: Final = 2_200
_PNG_SIZE: Final = f"{_WIDEST / _PIXELS_PER_INCH:.2f},500"
#: The most that a long side is of a short one, and the border that sees to it, in inches, at least.
_SLIM: Final = 5.8
_BORDER: Final = 0.2
_ENOUGH: Final = 0.05
_TRIES: Final = 3
_LEAST_SCALE: Final = 0.1


def render(dot: str, format: str) -> bytes:
    """Return the picture of a DOT text.

    Raises `RendererMissing`, saying what to install, or `RenderError`.
    """
    if format not in FORMATS:
        raise InvalidArgument(f"format {quote(format)} is none of {listed(FORMATS)}")
    border, scale = [_BORDER, _BORDER], 1.0
    picture = _drawn(dot, format, *border)
    for _ in range(_TRIES):
        before = _size(picture, format)
        short = before.index(min(before))
        lacking = before[1 - short] / _SLIM - before[short]
        if lacking < _ENOUGH:
            break
        # What is drawn smaller, since it would be too wide, has its border drawn smaller too.
        border[short] += lacking / 2 / scale
        picture = _drawn(dot, format, *border)
        scale *= max((_size(picture, format)[short] - before[short]) / lacking, _LEAST_SCALE)
    return picture


def _size(picture: bytes, format: str) -> tuple[float, float]:
    """Return the width and height of a picture, in inches; nothing of one whose format does not tell."""
    if format == "png" and len(picture) >= 24:
        width, height = (int.from_bytes(picture[start : start + 4], "big") for start in (16, 20))
        return width / _PIXELS_PER_INCH, height / _PIXELS_PER_INCH
    if found := re.search(rb'width="([\d.]+)pt" height="([\d.]+)pt"', picture):
        return float(found[1]) / 72, float(found[2]) / 72
    return 0, 0


def _drawn(dot: str, format: str, beside: float, above: float) -> bytes:
    import shutil

    settings = {} if (beside, above) == (_BORDER, _BORDER) else {"pad": f"{beside:.2f},{above:.2f}"}
    if format == "png":
        settings |= {"dpi": str(_PIXELS_PER_INCH), "size": _PNG_SIZE}
    dot = _with(dot, settings)
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


def _with(dot: str, settings: Mapping[str, str]) -> str:
    """Return a DOT text with further settings at its end, where they replace those before."""
    body, brace, rest = dot.rpartition("}")
    return (
        "".join((body, *(f'{name}="{value}";' for name, value in settings.items()), brace, rest))
        if brace
        else dot
    )


def _by_wheel(dot: str, format: str) -> bytes:
    """Draw by the wheel, in a process of its own, whose warnings about fonts and sizes are dropped."""
    import pygraphviz

    graph = pygraphviz.AGraph(string=dot)
    picture: bytes = graph.draw(format=format, prog="dot")
    return picture


def _by_program(program: str, dot: str, format: str) -> bytes:
    import subprocess

    command = [program, f"-T{format}"]
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


def embedded(
    svg: bytes, title: str, description: str, titles: Mapping[str, str], style: str = "", tag: str = ""
) -> str:
    """Return an SVG to stand inside a page: without a prologue, with words to be read and on hovering.

    `titles` are those of its parts, by the names that Graphviz gives them; `tag` is written into its tag.
    """
    text = svg.decode("utf-8")
    text = text[text.index("<svg") :]
    text = re.sub(
        "<title>([^<]*)</title>",
        lambda found: f"<title>{_escaped(titles.get(unescape(found[1]), title))}</title>",
        text,
    )
    head = f"<title>{_escaped(title)}</title><desc>{_escaped(description)}</desc>{style}"
    return re.sub(r"<svg([^>]*)>", lambda found: f'<svg role="img"{tag}{found[1]}>{head}', text, count=1)


def _escaped(text: str) -> str:
    """Escape a text for XML, and drop what it cannot hold."""
    return escape(NOT_XML.sub("\ufffd", text))
