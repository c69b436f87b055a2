"""The haircuts as data: how far each reaches, how it parts, what hangs or sits on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Fringe = Literal["none", "side", "straight", "centre", "swept", "spiky", "curls", "back"]
Extra = Literal["none", "ponytail", "bun", "braids", "twin_tails"]
Texture = Literal["smooth", "wavy", "curly", "spiky"]


@dataclass(frozen=True)
class Haircut:
    """Lengths in head units (100 = chin to crown): `rise` over the crown, `width` beyond the skull;
    `side` and `back` say how far down the hair reaches (0 = eye line, 50 = chin)."""

    rise: float = 6.0
    width: float = 4.0
    side: float = 2.0
    back: float = 36.0
    fringe: Fringe = "side"
    texture: Texture = "smooth"
    extra: Extra = "none"


HAIRCUTS: dict[str, Haircut] = {
    "bald": Haircut(rise=0, width=0, side=0, back=0, fringe="none"),
    "balding": Haircut(rise=0, width=3, side=10, back=38, fringe="none"),
    "buzz": Haircut(rise=2.5, width=1.5, side=2, back=30, fringe="none"),
    "short": Haircut(rise=8, width=4, side=4, back=36, fringe="side"),
    "neat": Haircut(rise=6, width=3, side=4, back=34, fringe="back"),
    "swept": Haircut(rise=10, width=4, side=4, back=36, fringe="swept"),
    "messy": Haircut(rise=10, width=5, side=6, back=38, fringe="spiky", texture="spiky"),
    "curly": Haircut(rise=11, width=8, side=8, back=40, fringe="curls", texture="curly"),
    "afro": Haircut(rise=24, width=24, side=16, back=44, fringe="curls", texture="curly"),
    "bob": Haircut(rise=7, width=7, side=44, back=50, fringe="straight"),
    "shoulder": Haircut(rise=7, width=7, side=66, back=74, fringe="centre"),
    "long": Haircut(rise=7, width=7, side=70, back=128, fringe="side"),
    "long_fringe": Haircut(rise=7, width=7, side=70, back=124, fringe="straight"),
    "long_wavy": Haircut(rise=8, width=10, side=80, back=122, fringe="centre", texture="wavy"),
    "long_curly": Haircut(rise=10, width=16, side=74, back=106, fringe="curls", texture="curly"),
    "ponytail": Haircut(rise=6, width=4, side=20, back=38, fringe="side", extra="ponytail"),
    "bun": Haircut(rise=6, width=4, side=16, back=38, fringe="swept", extra="bun"),
    "braids": Haircut(rise=6, width=5, side=22, back=40, fringe="centre", extra="braids"),
    "twin_tails": Haircut(rise=6, width=5, side=24, back=38, fringe="straight", extra="twin_tails"),
}

HAT_RISE = {
    "none": 0.0,
    "cap": 9.0,
    "brimmed": 24.0,
    "beanie": 14.0,
    "helmet": 12.0,
    "headscarf": 8.0,
    "crown": 22.0,
}


def haircut_of(hair_style: str) -> Haircut:
    """The haircut of that name; a short one where the name is unknown."""
    return HAIRCUTS.get(hair_style, HAIRCUTS["short"])


def rise_of(hair_style: str, hat: str) -> float:
    """How far hair or hat stands over the crown, in head units."""
    cut = haircut_of(hair_style)
    bun = 17.0 if cut.extra == "bun" else 0.0
    return max(HAT_RISE[hat], cut.rise + bun if hat == "none" else 0.0)
