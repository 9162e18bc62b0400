"""The colours of a picture, on light paper and on dark.

They are those of Okabe and Ito, which colour-blind readers can tell apart, lightened for dark paper; kinds
of move differ in line as well, so that they survive a black-and-white print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from enum import Enum
from typing import Final

from careergraph.model import ProgressionKind

#: How much of a colour is left of it where it is dimmed.
_FAINT: Final = 0.35


@dataclass(frozen=True, slots=True)
class Theme:
    """What each thing of a picture is painted with."""

    paper: str
    ink: str
    soft: str
    dim: str
    border: str
    dim_border: str
    frame: str
    path_paper: str
    path_border: str
    covered: str
    promotion: str
    lateral_move: str
    specialisation: str
    move: str

    def line(self, kind: Enum | None, dimmed: bool = False) -> str:
        """The colour of a move of some kind."""
        colours: dict[Enum | None, str] = {
            ProgressionKind.PROMOTION: self.promotion,
            ProgressionKind.LATERAL_MOVE: self.lateral_move,
            ProgressionKind.SPECIALISATION: self.specialisation,
        }
        colour = colours.get(kind, self.move)
        return _mixed(colour, self.paper) if dimmed else colour

    def colours(self) -> Iterator[str]:
        """All its colours, in an order that all themes share."""
        yield from astuple(self)
        yield from (self.line(kind, dimmed=True) for kind in (*ProgressionKind, None))


LIGHT: Final = Theme(
    paper="#ffffff",
    ink="#1f2933",
    soft="#52606d",
    dim="#717d89",
    border="#7b8794",
    dim_border="#cbd2d9",
    frame="#f4f6f8",
    path_paper="#fff3c4",
    path_border="#b44d12",
    covered="#b8def5",
    promotion="#0072b2",
    lateral_move="#d55e00",
    specialisation="#009e73",
    move="#616e7c",
)
DARK: Final = Theme(
    paper="#12181f",
    ink="#eef2f6",
    soft="#b4bfca",
    dim="#8593a1",
    border="#8795a3",
    dim_border="#3b4754",
    frame="#1b232c",
    path_paper="#4a3610",
    path_border="#f0a030",
    covered="#1a5279",
    promotion="#56b4e9",
    lateral_move="#ff8c42",
    specialisation="#3fc79a",
    move="#9fabb7",
)
#: By name; "auto" is light paper that turns dark in an SVG where the reader's screen is dark.
THEMES: Final = {"light": LIGHT, "dark": DARK, "auto": LIGHT}


def follow_the_reader(id: str) -> str:
    """A style sheet by which the light picture of that id turns dark on a dark screen, paper and all."""
    rules = (
        f'#{id} [fill="{light}"]{{fill:{dark}}}#{id} [stroke="{light}"]{{stroke:{dark}}}'
        f'#{id} stop[style*="{light}"]{{stop-color:{dark}!important}}'
        for light, dark in zip(LIGHT.colours(), DARK.colours(), strict=True)
    )
    return f"<style>@media (prefers-color-scheme:dark){{{''.join(rules)}}}</style>"


def _mixed(colour: str, paper: str) -> str:
    """A colour that is mostly paper."""
    parts = (
        round(int(colour[place : place + 2], 16) * _FAINT + int(paper[place : place + 2], 16) * (1 - _FAINT))
        for place in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)
