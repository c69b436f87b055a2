"""Clothes: the trunk's garment with its collar, lapels and buttons, sleeves, skirts and trousers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from roughcut.previs.figures.body import Skeleton
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.limbs import Sleeve
from roughcut.previs.figures.palette import WHITE, brightness, darker, mix
from roughcut.previs.figures.shapes import curve, disc, ellipse, hull
from roughcut.previs.figures.torso import Trunk
from roughcut.previs.schema import Colour, Look


@dataclass(frozen=True)
class Cut:
    """How a garment is cut: `sleeve` 0…2 arms, `low` where it ends on the trunk (hips = 0), `skirt`
    how far down the leg it falls (0 none, 1 knee, 2 ankle), `loose` cloth away from the skin,
    `high` where it ends at the neck."""

    sleeve: float = 2.0
    low: float = -0.10
    skirt: float = 0.0
    loose: float = 0.004
    wide: float = 1.0
    flare: float = 1.0
    high: float = 1.115


_COLLARED = 1.145
CUTS: dict[str, Cut] = {
    "shirt": Cut(low=0.0, high=_COLLARED),
    "sweater": Cut(low=-0.07, loose=0.008, wide=1.12),
    "tshirt": Cut(sleeve=0.62, low=-0.06),
    "jacket": Cut(high=_COLLARED, low=-0.08, loose=0.007, wide=1.08),
    "coat": Cut(high=_COLLARED, low=0.15, skirt=0.92, loose=0.009, wide=1.12, flare=0.85),
    "suit": Cut(high=_COLLARED, low=-0.16, loose=0.006, wide=1.05),
    "dress": Cut(sleeve=0.5, low=0.36, skirt=1.06, flare=1.5),
    "hoodie": Cut(low=-0.1, loose=0.009, wide=1.16),
    "uniform": Cut(high=_COLLARED, low=-0.08, loose=0.005, wide=1.04),
    "robe": Cut(low=0.30, skirt=1.84, loose=0.008, wide=1.42, flare=1.1),
    "apron": Cut(sleeve=1.5, low=0.0, high=_COLLARED),
}


_SKIN_LIKE = 130
"""Colours nearer than this to the skin would look like a bare chest."""


def sleeve_of(look: Look) -> Sleeve:
    """What covers the arms."""
    cut = CUTS[look.top]
    cuff = (
        WHITE
        if look.top == "suit"
        else darker(look.top_colour, 0.8)
        if look.top in ("hoodie", "sweater")
        else None
    )
    colour = shirt_colour(look) if look.top == "apron" else look.top_colour
    return Sleeve(cut.sleeve, colour, cut.wide, cuff)


def shirt_colour(look: Look) -> Colour:
    """The shirt under a jacket, suit or apron: light, unless the garment itself is light."""
    if look.top == "suit":
        return WHITE if brightness(look.top_colour) < 0.75 else (92, 98, 116)
    pale = mix(look.accent, (255, 255, 255), 0.62)
    under = pale if brightness(look.top_colour) < 0.7 else darker(look.accent, 0.7)
    near_skin = sum(abs(a - b) for a, b in zip(under, look.skin, strict=True)) < _SKIN_LIKE
    return (232, 236, 240) if near_skin else under


def draw_skirt(ink: Ink, look: Look, joints: Skeleton, trunk: Trunk) -> None:
    """A skirt, or the lower part of a dress, coat or robe."""
    cut = CUTS[look.top]
    if cut.skirt > 0:
        _skirt(ink, joints, trunk, look.top_colour, cut.skirt, cut.flare, cut.low + 0.04)
    elif look.bottom == "skirt":
        _skirt(ink, joints, trunk, look.bottom_colour, 0.84 if look.top == "uniform" else 1.0, 1.25, 0.16)


def _skirt(
    ink: Ink, joints: Skeleton, trunk: Trunk, colour: Colour, length: float, flare: float, top: float
) -> None:
    f, h = joints.frame, joints.frame.height
    outlines = []
    for t in (top, 0.0):
        w0, w1 = trunk.width(t)
        x, y = trunk.axis(t)
        outlines.append(np.array([(x + w0 - 0.006 * h, y), (x + w1 + 0.006 * h, y)]))
    hems = []
    bent = joints.knees[0][1] > joints.pelvis[1] - 0.5 * f.thigh  # seated: the cloth lies round the knees
    length = max(length, 1.16) if bent else length
    if bent:
        outlines += [disc(hip, 0.052 * h * (0.5 + 0.5 * f.girth)) for hip in joints.hips]
    for side in (0, 1):
        hip, knee, ankle = joints.hips[side], joints.knees[side], joints.ankles[side]
        for share in (0.5, 1.0, length) if bent else (0.5, length):
            p = hip + (knee - hip) * share if share <= 1 else knee + (ankle - knee) * (share - 1)
            r = h * (0.045 + 0.022 * flare * share) * (0.7 + 0.3 * f.girth)
            if bent:
                outlines.append(disc(p, r * 0.78, r * 0.62))
            else:
                outlines.append(np.array([(p[0] - r, p[1]), (p[0] + r, p[1]), (p[0], p[1] - r * 0.16)]))
            if share == length:
                hems.append((p[0], p[1], r))
    shape = hull(outlines)
    ink.part([shape], colour, 0.035 * h)
    uneven = abs(joints.knees[0][1] - joints.knees[1][1]) > 0.05 * h
    if ink.manner.detail and not (bent and uneven):
        x0, y0 = trunk.axis(0.0)
        left, right = min(x - r for x, _, r in hems), max(x + r for x, _, r in hems)
        low = min(y for _, y, _ in hems)
        tone = darker(colour, 0.76)
        for share in (0.5,) if flare < 1.0 else (0.24, 0.5, 0.74):
            x = left + (right - left) * share
            ink.stroke(
                curve(
                    [
                        (x0 + (x - x0) * 0.62, y0 + (low - y0) * 0.22),
                        (x0 + (x - x0) * 0.9, y0 + (low - y0) * 0.6),
                        (x, low + 0.012 * h),
                    ]
                ),
                0.0036 * h,
                tone,
                (0.1, 0.9, 1),
            )


def draw_trunk(ink: Ink, look: Look, trunk: Trunk) -> None:
    """The garment on the trunk, without what lies on it."""
    cut, h = CUTS[look.top], trunk.joints.frame.height
    colour = shirt_colour(look) if look.top == "apron" else look.top_colour
    shape = trunk.outline(cut.low, cut.high, cut.loose * h)
    ink.part([shape], colour, 0.03 * h)
    if ink.manner.detail and look.top not in ("robe", "coat"):
        tone = darker(colour, 0.74)
        for degrees, t in ((-52, 0.44), (50, 0.36), (44, 0.50)):
            if trunk.shows(degrees):
                a, b = trunk.at(degrees, t), trunk.at(degrees * 0.55, t + 0.05)
                ink.stroke(curve([a, (a + b) / 2 - (0, 0.006 * h), b]), 0.0032 * h, tone, (1, 0.7, 0.1))


def draw_hood(ink: Ink, look: Look, trunk: Trunk) -> None:
    """The hood that lies behind the neck of a hoodie; from behind it hangs on the back."""
    if look.top != "hoodie":
        return
    h = trunk.joints.frame.height
    colour = darker(look.top_colour, 0.86)
    if math.cos(trunk.joints.yaw) < _FROM_BEHIND:
        x, y = trunk.axis(0.98)
        outline = curve(
            np.array([(-0.064, 0.030), (0.0, 0.044), (0.064, 0.030), (0.058, -0.020), (0.0, -0.066),
                      (-0.058, -0.020), (-0.064, 0.030)]) * h + (float(x), float(y))
        )  # fmt: skip
        ink.part([outline], colour, 0.012 * h)
        ink.stroke(outline[: len(outline) // 3], 0.004 * h, darker(colour, 0.8))
        return
    x, y = trunk.axis(1.12)
    back = -np.sin(trunk.joints.yaw) * 0.030 * h
    ink.part([ellipse(float(x + back), float(y), 0.072 * h, 0.040 * h)], colour)


_FROM_BEHIND = -0.4
"""The cosine of the turn from which on a back is seen."""
