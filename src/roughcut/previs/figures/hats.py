"""What is worn on the hair: hats, a crown, a headscarf; one function a kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roughcut.previs.figures.hairstyles import haircut_of
from roughcut.previs.figures.head import Place, View
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import darker, lighter
from roughcut.previs.figures.shapes import Points, curve, ellipse, join, loop
from roughcut.previs.schema import Colour, Look

_GOLD: Colour = (232, 188, 72)
_BAND = -20.0
_SPANS: dict[View, tuple[float, float]] = {
    "front": (-38, 38), "back": (-38, 38), "quarter": (-43, 36), "profile": (-47, 33),
}  # fmt: skip
"""Where a bald head begins and ends at the band of a hat, in head units."""
_BRIMS: dict[View, list[tuple[float, float]]] = {
    "front": [(-31, -20), (0, -28), (31, -20), (27, -11), (0, -14), (-27, -11)],
    "quarter": [(-6, -22), (26, -28), (52, -16), (56, -9), (34, -12), (2, -12)],
    "profile": [(14, -24), (36, -25), (66, -13), (67, -9), (40, -13), (16, -14)],
}


@dataclass(frozen=True)
class _Fit:
    """A head that a hat is put on; `x0` and `x1` are where its hair begins and ends."""

    ink: Ink
    at: Place
    look: Look
    view: View
    x0: float
    x1: float

    @property
    def colour(self) -> Colour:
        return self.look.hat_colour

    @property
    def unit(self) -> float:
        return self.at.unit

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    def dome(self, top: float, low: float = _BAND, sag: float = 4.0) -> Points:
        """The crown of a hat, over the whole hair."""
        half, rise = (self.x1 - self.x0) / 2, (low + top) / 2
        arc = [
            (self.x0, low), (self.x0 + half * 0.06, rise), (self.x0 + half * 0.42, top + 6),
            (self.middle, top),
            (self.x1 - half * 0.42, top + 6), (self.x1 - half * 0.06, rise), (self.x1, low),
        ]  # fmt: skip
        return join(curve(arc), curve([(self.x1, low), (self.middle, low + sag), (self.x0, low)]))


def draw_hat(ink: Ink, at: Place, look: Look, view: View) -> None:
    """The hat of a look, over its hair."""
    draw = _HATS.get(look.hat)
    if draw is None:
        return
    grow = min(haircut_of(look.hair_style).width, 7.0) + 1.5
    x0, x1 = _SPANS[view]
    draw(_Fit(ink, at, look, view, x0 - grow, x1 + grow * 0.8))


def draw_scarf(ink: Ink, at: Place, look: Look, view: View) -> None:
    """The part of a headscarf that lies round the neck, below the head."""
    if look.hat != "headscarf":
        return
    x = {"front": 0.0, "quarter": -3.0, "profile": -12.0, "back": 0.0}[view]
    fold = loop([(x - 27, 26), (x + 27, 26), (x + 36, 56), (x + 26, 72), (x, 82), (x - 26, 72), (x - 36, 56)])
    ink.part([at(fold)], darker(look.hat_colour, 0.88), 4 * at.unit)
    if ink.manner.detail:
        crease = at(curve([(x - 24, 60), (x, 70), (x + 27, 56)]))
        ink.stroke(crease, 1.4 * at.unit, darker(look.hat_colour, 0.66))


def _cap(fit: _Fit) -> None:
    ink, at, colour, middle = fit.ink, fit.at, fit.colour, fit.middle
    ink.part([at(fit.dome(-60))], colour, 4 * fit.unit)
    side = fit.x1 - middle
    seam = curve([(middle, -59), (middle + side * 0.2, -40), (middle + side * 0.15, _BAND + 3)])
    ink.stroke(at(seam), 1.1 * fit.unit, darker(colour, 0.7))
    if fit.view in _BRIMS:
        ink.part([at(loop(_BRIMS[fit.view]))], darker(colour, 0.80), 2 * fit.unit)


def _brimmed(fit: _Fit) -> None:
    ink, at, colour, x0, x1, middle = fit.ink, fit.at, fit.colour, fit.x0, fit.x1, fit.middle
    ink.part([at(fit.dome(-74, -24, 2))], colour, 5 * fit.unit)
    hatband = join(
        curve([(x0 + 0.6, -31), (middle, -28), (x1 - 0.6, -31)]),
        curve([(x1, -22), (middle, -19), (x0, -22)]),
    )
    accent = fit.look.accent
    ink.part([at(hatband)], accent if accent != colour else lighter(colour, 0.3))
    brim = [
        (x0 - 22, -17), (x0 - 4, -23.5), (middle, -23), (x1 + 4, -23.5),
        (x1 + 22, -17), (x1 + 6, -12.5), (middle, -12), (x0 - 6, -12.5),
    ]  # fmt: skip
    ink.part([at(loop(brim))], colour, 2.5 * fit.unit)


def _beanie(fit: _Fit) -> None:
    ink, at, colour, x0, x1, middle = fit.ink, fit.at, fit.colour, fit.x0, fit.x1, fit.middle
    ink.part([at(fit.dome(-63))], colour, 4 * fit.unit)
    cuff = join(
        curve([(x0 - 1, -32), (middle, -30), (x1 + 1, -32)]),
        curve([(x1 + 1, -17), (middle, -13), (x0 - 1, -17)]),
    )
    ink.part([at(cuff)], lighter(colour, 0.14), 2 * fit.unit)
    if ink.manner.detail:
        for k in range(1, 8):
            x = x0 + (x1 - x0) * k / 8
            rib = at(curve([(x, -30), (x, -16)]))
            ink.stroke(rib, 0.9 * fit.unit, darker(colour, 0.78), (0.6, 1, 0.6))


def _helmet(fit: _Fit) -> None:
    ink, at, colour, x0, x1, middle = fit.ink, fit.at, fit.colour, fit.x0, fit.x1, fit.middle
    ink.part([at(fit.dome(-62, -14, 2))], colour, 6 * fit.unit)
    gleam = loop([(middle - 20, -50), (middle - 8, -57), (middle - 6, -53), (middle - 19, -44)])
    ink.tint(at(gleam), (255, 255, 255), 0.5, 1.0 * fit.unit)
    rim = join(
        curve([(x0 - 3, -19), (middle, -15), (x1 + 4, -19)]),
        curve([(x1 + 4, -12), (middle, -9), (x0 - 3, -12)]),
    )
    ink.part([at(rim)], darker(colour, 0.75))


def _crown(fit: _Fit) -> None:
    ink, at, x0, x1, middle = fit.ink, fit.at, fit.x0, fit.x1, fit.middle
    quarter = (x1 - x0) * 0.27
    points = [
        (x0 + 6, -30), (x0 + 2, -64), (x0 + quarter, -46), (middle, -72),
        (x1 - quarter, -46), (x1 - 2, -64), (x1 - 6, -30),
    ]  # fmt: skip
    ink.part([at(join(points, curve([(x1 - 6, -30), (middle, -25), (x0 + 6, -30)])))], _GOLD, 3 * fit.unit)
    for x, y in (points[1], points[3], points[5]):
        ink.part([at(ellipse(x, y, 3, 3))], fit.look.accent)


def _headscarf(fit: _Fit) -> None:
    cloth = {"front": _cloth_front, "quarter": _cloth_quarter, "profile": _cloth_profile, "back": _cloth_back}
    relief = 5 if fit.view == "back" else 4
    fit.ink.part([fit.at(cloth[fit.view](fit.x0, fit.x1))], fit.colour, relief * fit.unit)


def _cloth_front(x0: float, x1: float) -> Points:
    outer = [
        (-20, 66), (-40, 46), (x0, 10), (x0 + 1, -22), (-24, -52), (0, -58),
        (24, -52), (x1 - 1, -22), (x1, 10), (40, 46), (20, 66),
    ]  # fmt: skip
    inner = [
        (9, 52), (22, 44), (33, 22), (35, -4), (27, -27), (0, -35),
        (-27, -27), (-35, -4), (-33, 22), (-22, 44), (-9, 52),
    ]  # fmt: skip
    return join(curve(outer), curve(inner))


def _cloth_quarter(x0: float, _x1: float) -> Points:
    outer = [
        (-30, 62), (-42, 40), (x0, 8), (x0 + 2, -24), (-26, -52), (-2, -58),
        (22, -52), (37, -28), (38, -6), (36.5, 20), (33, 44), (18, 64),
    ]  # fmt: skip
    inner = [
        (20, 52), (30, 42), (34.5, 20), (34.5, -6), (30, -28), (12, -36),
        (-8, -28), (-16, -4), (-13, 24), (-4, 42), (8, 52),
    ]  # fmt: skip
    return join(curve(outer), curve(inner))


def _cloth_profile(x0: float, _x1: float) -> Points:
    outer = [
        (12, 64), (-20, 60), (-46, 34), (x0, 0), (x0 + 3, -28), (-28, -53), (-4, -58), (16, -53), (31, -36),
    ]  # fmt: skip
    inner = [(26, -31), (10, -18), (2, 0), (4, 24), (14, 44), (26, 54)]
    return join(curve(outer), curve(inner))


def _cloth_back(x0: float, x1: float) -> Points:
    return loop(
        [
            (0, -58), (30, -50), (x1, -16), (x1, 14), (38, 48), (20, 72),
            (0, 80), (-20, 72), (-38, 48), (x0, 14), (x0, -16), (-30, -50),
        ]
    )  # fmt: skip


_HATS: dict[str, Callable[[_Fit], None]] = {
    "cap": _cap,
    "brimmed": _brimmed,
    "beanie": _beanie,
    "helmet": _helmet,
    "headscarf": _headscarf,
    "crown": _crown,
}
