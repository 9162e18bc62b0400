"""The colours of pictures and of the explorer, on light paper and on dark.

They are those of Okabe and Ito, which colour-blind readers can tell apart, lightened for dark paper; kinds
of move differ in line as well, so that they survive a black-and-white print.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from enum import Enum
from typing import Final

from careergraph import choices
from careergraph.model import ProgressionKind

#: How much of a colour is left of it where it is dimmed.
_FAINT: Final = 0.35


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a picture, by what is painted."""

    paper: str
    ink: str
    soft: str
    dim: str
    border: str
    dim_border: str
    frame: str
    path_paper: str
    path_border: str
    track: str
    promotion: str
    lateral_move: str
    specialisation: str
    move: str

    def line(self, kind: Enum | None, dimmed: bool = False) -> str:
        """Choose the colour of a move of some kind."""
        colours: dict[Enum | None, str] = {
            ProgressionKind.PROMOTION: self.promotion,
            ProgressionKind.LATERAL_MOVE: self.lateral_move,
            ProgressionKind.SPECIALISATION: self.specialisation,
        }
        colour = colours.get(kind, self.move)
        return _mixed(colour, self.paper) if dimmed else colour

    def colours(self) -> Iterator[str]:
        """Yield all its colours, in an order that all themes share."""
        yield from astuple(self)
        yield from (self.line(kind, dimmed=True) for kind in (*ProgressionKind, None))


LIGHT: Final = Theme(
    paper="#ffffff",
    ink="#1f2933",
    soft="#52606d",
    dim="#68737f",
    border="#7b8794",
    dim_border="#cbd2d9",
    frame="#f4f6f8",
    path_paper="#fff3c4",
    path_border="#b44d12",
    track="#d5dae0",
    promotion="#0072b2",
    lateral_move="#d55e00",
    specialisation="#009e73",
    move="#616e7c",
)
DARK: Final = Theme(
    paper="#12181f",
    ink="#eef2f6",
    soft="#b4bfca",
    dim="#8896a4",
    border="#8795a3",
    dim_border="#3b4754",
    frame="#1b232c",
    path_paper="#4a3610",
    path_border="#f0a030",
    track="#46525f",
    promotion="#56b4e9",
    lateral_move="#ff8c42",
    specialisation="#3fc79a",
    move="#9fabb7",
)
#: By name; "auto" is light paper that turns dark in an SVG where the reader's screen is dark.
THEMES: Final[Mapping[choices.Theme, Theme]] = {"light": LIGHT, "dark": DARK, "auto": LIGHT}


@dataclass(frozen=True, slots=True)
class PageTheme:
    """The colours of the explorer: those of a picture, and those of a page besides."""

    picture: Theme
    paper: str
    sheet: str
    rule: str
    link: str
    have_soft: str
    lack_soft: str
    raise_: str
    met: str
    doubt: str
    shadow: str

    def variables(self) -> dict[str, str]:
        """Name its colours as the page's style sheet does."""
        picture = self.picture
        return {
            "paper": self.paper,
            "sheet": self.sheet,
            "ink": picture.ink,
            "soft": picture.soft,
            "rule": self.rule,
            "edge": picture.border,
            "link": self.link,
            "have": picture.promotion,
            "have-soft": self.have_soft,
            "lack": picture.path_border,
            "lack-soft": self.lack_soft,
            "raise": self.raise_,
            "met": self.met,
            "doubt": self.doubt,
            "promotion": picture.promotion,
            "lateral": picture.lateral_move,
            "special": picture.specialisation,
            "goal": picture.path_paper,
            "shadow": self.shadow,
        }


LIGHT_PAGE: Final = PageTheme(
    picture=LIGHT,
    paper="#faf9f6",
    sheet="#ffffff",
    rule="#e2dfd8",
    link="#0a5a94",
    have_soft="#d5e8f5",
    lack_soft="#fdebdc",
    raise_="#775800",
    met="#00704f",
    doubt="#8a4f78",
    shadow="0 8px 28px rgb(29 37 48 / 14%)",
)
DARK_PAGE: Final = PageTheme(
    picture=DARK,
    paper="#11151b",
    sheet="#181e26",
    rule="#2b333e",
    link="#7dc3f2",
    have_soft="#1d3a50",
    lack_soft="#40281a",
    raise_="#e3bf5c",
    met="#4cc5a0",
    doubt="#d79bc3",
    shadow="0 8px 28px rgb(0 0 0 / 50%)",
)


def page_colours() -> str:
    """Write a style sheet of the page's colours: as the reader's screen is, or as they choose."""
    light, dark = (
        f"color-scheme: {scheme}; " + " ".join(f"--{name}: {value};" for name, value in colours.items())
        for scheme, colours in (("light", LIGHT_PAGE.variables()), ("dark", DARK_PAGE.variables()))
    )
    return (
        f":root {{ {light} }}\n"
        f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}\n'
        f':root[data-theme="dark"] {{ {dark} }}\n'
        # Paper is light whatever the screen is.
        f"@media print {{ :root:root:root {{ {light} }} }}\n"
    )


def follow_the_reader(id: str) -> str:
    """Write a style sheet by which the light picture of an id turns dark on a dark screen, paper and all."""
    return f"<style>@media (prefers-color-scheme:dark){{{_darkened(f'#{id}')}}}</style>"


def follow_the_notebook(id: str) -> str:
    """Write a style sheet by which the light picture of an id takes the paper of its notebook.

    JupyterLab, VS Code and marimo each say in a way of their own that they are dark; others leave it to the
    screen.
    """
    paper = f'#{id}>polygon:first-of-type[fill="{LIGHT.paper}"]{{fill:none!important}}'
    elsewhere = "body:not([data-jp-theme-light]):not([class*=vscode-]):not(.light):not(.dark)"
    dark = "".join(
        _darkened(f"{notebook} #{id}")
        for notebook in ('[data-jp-theme-light="false"]', ".vscode-dark", ".dark")
    )
    screen = f"@media (prefers-color-scheme:dark){{{_darkened(f'{elsewhere} #{id}')}}}"
    return f"<style>{dark}{screen}{paper}</style>"


def _darkened(picture: str) -> str:
    """Write the rules that give what a selector finds the colours of dark paper for those of light."""
    return "".join(
        f'{picture} [fill="{light}"]{{fill:{dark}}}{picture} [stroke="{light}"]{{stroke:{dark}}}'
        for light, dark in zip(LIGHT.colours(), DARK.colours(), strict=True)
    )


def _mixed(colour: str, paper: str) -> str:
    """Return a colour that is mostly paper."""
    parts = (
        round(int(colour[place : place + 2], 16) * _FAINT + int(paper[place : place + 2], 16) * (1 - _FAINT))
        for place in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)
