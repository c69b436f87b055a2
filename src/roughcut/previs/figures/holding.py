"""Things in people's hands: how each is held and drawn, one entry a thing."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from roughcut.previs.figures.arms import Arm, Arms
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import darker, lighter
from roughcut.previs.figures.shapes import Points, capsule, curve, ellipse, hull
from roughcut.previs.schema import Colour, Held

Pen = Callable[[Ink, Callable[[Points], Points], float], None]

_PAPER: Colour = (246, 242, 230)
_METAL: Colour = (66, 68, 78)
_STEEL: Colour = (196, 202, 212)


@dataclass(frozen=True)
class Grip:
    """How a thing is held: the arms, near and far, in front and in turned views; `side` is the hand that
    holds it (0 near); `turn` tilts it (degrees); `hangs` keeps it down beside a walker,
    `mirrors` turns it outward in front views; `reach` is how far it sticks out (half hand lengths)."""

    pen: Pen
    front: Arms
    turned: Arms
    side: int = 0
    turn: float = 0.0
    hangs: bool = False
    mirrors: bool = True
    reach: float = 2.6


def grip_of(held: Held) -> Grip | None:
    """How a thing is held; None for empty hands."""
    return GRIPS.get(held)


def draw_held(ink: Ink, held: Held, wrist: Points, towards: Points, size: float, ahead: float) -> None:
    """The thing in a hand: `towards` is the hand's direction, `size` half a hand's length (metres),
    `ahead` −1 where the thing is to be mirrored."""
    grip = GRIPS[held]
    palm = wrist[:2] + towards * size * 0.95
    cos, sin = math.cos(math.radians(grip.turn)), math.sin(math.radians(grip.turn))

    def at(points: Points) -> Points:
        p = np.asarray(points, np.float64)
        x, y = p[:, 0] * cos - p[:, 1] * sin, p[:, 0] * sin + p[:, 1] * cos
        return np.stack([palm[0] + x * size * ahead, palm[1] + y * size], 1)

    grip.pen(ink, at, size)


def _box(left: float, low: float, right: float, high: float) -> Points:
    return np.array([(left, low), (right, low), (right, high), (left, high)], np.float64)


def _line(*points: tuple[float, float]) -> Points:
    return np.array(points, np.float64)


def _cup(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ring = hull([ellipse(0.85, 0.1, 0.46, 0.46)])
    ink.part([at(ring)], (226, 220, 208))
    ink.fill(at(ellipse(0.85, 0.1, 0.24, 0.24)), (176, 168, 158))
    ink.part(
        [at(_line((-0.62, 0.85), (-0.5, -0.72), (0.5, -0.72), (0.62, 0.85)))], (238, 232, 220), size * 0.5
    )
    ink.part([at(ellipse(0, 0.85, 0.62, 0.13))], (112, 76, 52))


def _glass(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.part([at(_line((-0.5, 1.2), (-0.4, -0.7), (0.4, -0.7), (0.5, 1.2)))], (206, 224, 232), size * 0.3)
    ink.fill(at(_line((-0.43, 0.5), (-0.36, -0.55), (0.36, -0.55), (0.43, 0.5))), (190, 130, 66))


def _bottle(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    body = _line(
        (-0.42, -1.5),
        (0.42, -1.5),
        (0.42, 0.5),
        (0.16, 1.1),
        (0.16, 1.8),
        (-0.16, 1.8),
        (-0.16, 1.1),
        (-0.42, 0.5),
    )
    ink.part([at(body)], (58, 104, 72), size * 0.4)
    ink.fill(at(_box(-0.40, -1.0, 0.40, -0.1)), (232, 222, 190))


def _phone(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.part([at(_box(-0.46, -0.6, 0.46, 1.25))], (40, 42, 50), size * 0.2)
    ink.fill(at(_box(-0.38, -0.45, 0.38, 1.08)), (150, 196, 222))


def _letter(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.part([at(_line((-1.05, -0.3), (1.05, -0.3), (1.0, 2.3), (-1.0, 2.3)))], _PAPER, size * 0.3)
    for y in (0.5, 0.85, 1.2, 1.55, 1.9):
        ink.stroke(at(_line((-0.75, y), (0.72 - 0.3 * (y == 0.5), y))), size * 0.06, (150, 150, 160), (1, 1))


def _ticket(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.part([at(_line((-0.5, -0.1), (0.5, -0.1), (0.46, 1.35), (-0.46, 1.35)))], _PAPER, size * 0.2)
    ink.fill(at(_box(-0.46, 0.95, 0.46, 1.15)), (196, 96, 72))
    for y in (0.55, 0.75):
        ink.stroke(at(_line((-0.3, y), (0.3, y))), size * 0.06, (150, 150, 160), (1, 1))


def _book(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    cover: Colour = (140, 58, 52)
    ink.part([at(_line((-1.7, 0.0), (0, -0.35), (1.7, 0.0), (1.62, 1.75), (0, 1.4), (-1.62, 1.75)))], cover)
    for k in (-1, 1):
        page = _line((0, -0.2), (1.5 * k, 0.1), (1.46 * k, 1.9), (0, 1.55))
        ink.part([at(page)], darker(_PAPER, 0.97 if k < 0 else 0.92))
        for y in (0.45, 0.8, 1.15):
            ink.stroke(at(_line((0.3 * k, y), (1.2 * k, y + 0.18))), size * 0.05, (158, 154, 158), (1, 1))


def _gun(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.part([at(_line((-0.28, -0.8), (0.22, -0.75), (0.34, 0.3), (-0.24, 0.3)))], (58, 48, 44))
    ink.part([at(_line((-0.4, 0.25), (1.75, 0.25), (1.75, 0.72), (-0.46, 0.72)))], _METAL, size * 0.2)
    ink.stroke(at(_line((0.5, 0.25), (0.72, -0.1), (0.36, -0.12))), size * 0.09, _METAL, (1, 1, 1))


def _knife(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.part([at(_line((-0.16, 0.5), (0.16, 0.5), (0.2, 2.0), (-0.02, 2.6), (-0.16, 2.0)))], _STEEL)
    ink.part([at(_box(-0.17, -0.7, 0.17, 0.5))], (74, 52, 40))


def _sword(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.part([at(_line((-0.2, 0.8), (0.2, 0.8), (0.16, 8.6), (0, 9.4), (-0.16, 8.6)))], _STEEL)
    ink.part([at(_box(-0.85, 0.6, 0.85, 0.86))], (190, 152, 72))
    ink.part([at(_box(-0.16, -0.9, 0.16, 0.6))], (74, 46, 36))


def _torch(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.part([at(_box(-0.22, -0.9, 0.22, 0.95))], (58, 60, 70), size * 0.2)
    ink.part([at(_line((-0.24, 0.9), (0.24, 0.9), (0.42, 1.6), (-0.42, 1.6)))], (80, 84, 96))
    ink.fill(at(ellipse(0, 1.6, 0.42, 0.12)), (255, 244, 190))


def _lantern(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.stroke(at(curve(_line((-0.5, -0.7), (0, 0.25), (0.5, -0.7)))), size * 0.1, _METAL, (1, 1, 1))
    ink.part(
        [at(_line((-0.62, -2.2), (0.62, -2.2), (0.52, -0.8), (-0.52, -0.8)))], (255, 214, 122), size * 0.3
    )
    ink.part([at(_box(-0.72, -2.42, 0.72, -2.15))], _METAL)
    ink.part([at(_line((-0.6, -0.85), (0.6, -0.85), (0.2, -0.5), (-0.2, -0.5)))], _METAL)


def _umbrella(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.stroke(at(_line((0, -0.8), (0, 9.6))), size * 0.13, (84, 66, 56), (1, 1))
    cloth = np.vstack(
        [
            curve(_line((-7.2, 7.4), (-5.2, 9.5), (0, 10.6), (5.2, 9.5), (7.2, 7.4))),
            curve(_line((7.2, 7.4), (4.8, 7.9), (2.5, 7.5), (0, 8.0), (-2.5, 7.5), (-4.8, 7.9), (-7.2, 7.4))),
        ]
    )
    ink.part([at(cloth)], (70, 84, 128), size * 1.2)
    for x in (-2.5, 2.5):
        ink.stroke(
            at(curve(_line((x, 7.5), (x * 0.7, 9.4), (0, 10.5)))), size * 0.08, (48, 58, 92), (1, 1, 1)
        )


def _case(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    leather: Colour = (132, 86, 54)
    ink.stroke(
        at(curve(_line((-0.7, -0.5), (-0.5, 0.1), (0.5, 0.1), (0.7, -0.5)))),
        size * 0.22,
        darker(leather, 0.6),
        (1, 1, 1),
    )
    ink.part([at(_box(-3.0, -4.4, 3.0, -0.45))], leather, size * 0.6)
    for x in (-1.9, 1.9):
        ink.fill(at(_box(x - 0.2, -4.4, x + 0.2, -0.45)), darker(leather, 0.72))
        ink.fill(at(_box(x - 0.26, -1.5, x + 0.26, -1.1)), (216, 184, 96))


def _bag(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    cloth: Colour = (96, 106, 92)
    ink.stroke(
        at(curve(_line((-0.9, -1.4), (-0.4, 0.1), (0.4, 0.1), (0.9, -1.4)))),
        size * 0.16,
        darker(cloth, 0.6),
        (1, 1, 1),
    )
    ink.part([at(_line((-1.5, -1.3), (1.5, -1.3), (1.8, -4.4), (-1.8, -4.4)))], cloth, size * 0.7)
    ink.part([at(_line((-1.5, -1.3), (1.5, -1.3), (1.3, -2.3), (-1.3, -2.3)))], lighter(cloth, 0.12))


def _flowers(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.part([at(_line((-0.4, -1.3), (0.4, -1.3), (1.1, 1.3), (-1.1, 1.3)))], (228, 214, 190), size * 0.3)
    colours: tuple[Colour, ...] = (
        (222, 84, 96),
        (240, 196, 90),
        (206, 120, 176),
        (244, 236, 230),
        (222, 84, 96),
    )
    places = ((-0.9, 1.5), (0.9, 1.6), (0.0, 1.35), (-0.4, 2.15), (0.5, 2.2))
    for (x, y), colour in zip(places, colours, strict=True):
        ink.part([at(ellipse(x, y, 0.52, 0.5))], colour)
        ink.fill(at(ellipse(x, y, 0.18, 0.18)), darker(colour, 0.7))


def _cigarette(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.part([at(_box(0.5, 0.3, 1.5, 0.46))], (250, 248, 244))
    ink.fill(at(_box(1.5, 0.3, 1.66, 0.46)), (232, 110, 60))


def _microphone(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    ink.part([at(_line((-0.16, -1.0), (0.16, -1.0), (0.24, 1.0), (-0.24, 1.0)))], (52, 54, 62))
    ink.part([at(ellipse(0, 1.35, 0.42, 0.46))], (120, 124, 134), size * 0.2)


def _stick(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    wood: Colour = (118, 80, 50)
    crook = curve(_line((0.9, 0.0), (0.75, 0.45), (0.1, 0.5), (-0.12, 0.1)))
    ink.part(
        [capsule(at(_line((-0.05, 0.2)))[0], at(_line((0.05, -9.2)))[0], size * 0.15, size * 0.11)], wood
    )
    ink.stroke(at(crook), size * 0.3, wood, (1, 1, 1))


def _key(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    brass: Colour = (206, 170, 84)
    ink.part([at(ellipse(0, 0.9, 0.32, 0.32))], brass)
    ink.part(
        [
            at(
                _line(
                    (-0.08, 1.15),
                    (0.08, 1.15),
                    (0.08, 2.1),
                    (0.36, 2.1),
                    (0.36, 1.9),
                    (0.2, 1.85),
                    (-0.08, 1.8),
                )
            )
        ],
        brass,
    )


def _parcel(ink: Ink, at: Callable[[Points], Points], size: float) -> None:
    card: Colour = (190, 148, 102)
    ink.part([at(_box(-0.2, -0.9, 4.0, 2.0))], card, size * 0.7)
    ink.fill(at(_box(1.6, -0.9, 2.2, 2.0)), darker(card, 0.84))


_DOWN = Arms(Arm((0.12, -0.95, 0.10), (0.5, 0.0, -0.9), "fist", -90))
_DOWN_TURNED = Arms(Arm((0.06, -0.95, 0.20), (-0.9, 0.0, 0.4), "fist", -90))
_UP = Arms(Arm((0.20, -0.34, 0.30), (0.25, -1.0, -0.3), "fist", 100))
_UP_TURNED = Arms(Arm((0.50, -0.40, 0.30), (-0.5, -0.9, 0.2), "fist", 40))
_READ = Arms(Arm((0.10, -0.42, 0.34), (0.3, -1.0, -0.4), "fist", 122))
_READ_TURNED = Arms(Arm((0.46, -0.36, 0.30), (-0.5, -0.9, 0.2), "fist", 52))
_CARRY = Arms(
    Arm((0.06, -0.60, 0.36), (0.6, -0.7, -0.4), "fist", 168),
    Arm((0.06, -0.60, 0.36), (0.6, -0.7, -0.4), "fist", 168),
)
_CARRY_TURNED = Arms(
    Arm((0.44, -0.60, 0.30), (-0.6, -0.7, 0.2), "fist", 4),
    Arm((0.40, -0.60, 0.10), (-0.2, -0.9, 0.0), "fist", 4),
)
_EAR = Arms(Arm((-0.05, 0.04, 0.16), (0.5, -1.0, 0.1), "fist", 108))
_EAR_TURNED = Arms(Arm((0.12, 0.06, 0.34), (-0.3, -1.0, 0.3), "fist", 84))
_AIM = Arms(far=Arm((0.84, -0.06, 0.34), (0.3, -1.0, -0.2), "fist"))
_AIM_TURNED = Arms(far=Arm((0.90, -0.08, 0.0), (0.0, -1.0, 0.0), "fist"))

GRIPS: dict[Held, Grip] = {
    "cup": Grip(_cup, _UP, _UP_TURNED),
    "glass": Grip(_glass, _UP, _UP_TURNED),
    "bottle": Grip(_bottle, _DOWN, _DOWN_TURNED, hangs=True),
    "phone": Grip(_phone, _READ, _READ_TURNED, turn=-10, mirrors=False),
    "call": Grip(_phone, _EAR, _EAR_TURNED, turn=8),
    "letter": Grip(_letter, _READ, _READ_TURNED, turn=-8, mirrors=False),
    "book": Grip(_book, _READ, _READ_TURNED, turn=-6, mirrors=False),
    "gun": Grip(_gun, _DOWN, _DOWN_TURNED, turn=-82, hangs=True),
    "gun_aimed": Grip(_gun, _AIM, _AIM_TURNED, side=1),
    "knife": Grip(_knife, _DOWN, _DOWN_TURNED, turn=-112, hangs=True, reach=4.0),
    "sword": Grip(_sword, _DOWN, _DOWN_TURNED, turn=-128, hangs=True, reach=10.0),
    "torch": Grip(_torch, _UP, _UP_TURNED, turn=-78),
    "lantern": Grip(_lantern, _UP, _UP_TURNED),
    "umbrella": Grip(_umbrella, _UP, _UP_TURNED, turn=-4, reach=13.0),
    "suitcase": Grip(_case, _DOWN, _DOWN_TURNED, hangs=True, reach=6.0),
    "bag": Grip(_bag, _DOWN, _DOWN_TURNED, hangs=True, reach=6.0),
    "flowers": Grip(_flowers, _UP, _UP_TURNED, turn=-10),
    "cigarette": Grip(_cigarette, _UP, _UP_TURNED),
    "microphone": Grip(_microphone, _UP, _READ_TURNED, turn=14),
    "stick": Grip(_stick, _DOWN, _DOWN_TURNED, turn=4, hangs=True, reach=10.0),
    "key": Grip(_key, _UP, _UP_TURNED),
    "ticket": Grip(_ticket, _READ, _READ_TURNED, turn=-8, mirrors=False),
    "parcel": Grip(_parcel, _CARRY, _CARRY_TURNED, mirrors=False, reach=5.0),
}
