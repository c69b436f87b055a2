"""What lies on a garment: necklines, collars, lapels, ties, buttons, belts and pockets."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.previs.figures.garments import shirt_colour
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import WHITE, brightness, darker, lighter, mix
from roughcut.previs.figures.shapes import curve, ellipse, join
from roughcut.previs.figures.torso import Trunk
from roughcut.previs.schema import Colour, Look


def draw_collar(ink: Ink, look: Look, trunk: Trunk) -> None:
    """What lies on the garment: neckline, collar, lapels, tie, buttons, pockets."""
    getattr(_Collar(ink, look, trunk), f"_{look.top}")()


class _Collar:
    """Draws what lies on one garment; every method is named after its `Look.top`."""

    def __init__(self, ink: Ink, look: Look, trunk: Trunk) -> None:
        self.ink, self.look, self.trunk = ink, look, trunk
        self.h = trunk.joints.frame.height
        self.colour = look.top_colour

    def _patch(self, corners: Sequence[tuple[float, float]], colour: Colour, relief: float = 0.0) -> None:
        shown = [degrees for degrees, _ in corners if self.trunk.shows(degrees)]
        if shown and max(shown) - min(shown) > 3:
            self.ink.part([self.trunk.patch(corners)], colour, relief * self.h)

    def _neck(self, corners: Sequence[tuple[float, float]], colour: Colour) -> None:
        """Skin or shirt in the opening: no outline of its own where it meets the neck."""
        shown = [degrees for degrees, _ in corners if self.trunk.shows(degrees)]
        if shown and max(shown) - min(shown) > 14:
            self.ink.fill(self.trunk.patch(corners), colour)

    def _seam(self, corners: Sequence[tuple[float, float]], colour: Colour, width: float = 0.0036) -> None:
        if all(self.trunk.shows(degrees) for degrees, _ in corners):
            self.ink.stroke(
                curve([self.trunk.at(*c) for c in corners]), width * self.h, colour, (0.7, 1, 0.7)
            )

    def _buttons(
        self, heights: list[float], colour: Colour, degrees: float = 0.0, size: float = 0.0048
    ) -> None:
        if self.trunk.shows(degrees) and not self.ink.manner.flat:
            for t in heights:
                x, y = self.trunk.at(degrees, t)
                self.ink.fill(ellipse(x, y, size * self.h, size * self.h), colour)

    def _band(self, low: float, high: float, colour: Colour, ease: float = 0.006) -> None:
        """A belt round the trunk."""
        ends = []
        for t in (high, low):
            w0, w1 = self.trunk.width(t)
            x, y = self.trunk.axis(t)
            dip = 0.008 * self.h
            ends.append(
                curve(
                    [(x + w0 - ease * self.h, y), (x + (w0 + w1) / 2, y - dip), (x + w1 + ease * self.h, y)]
                )
            )
        self.ink.part([join(ends[0], ends[1][::-1])], colour)

    def _yoke(self, colour: Colour, high: float = 1.17, low: float = 1.035) -> None:
        """The standing part of a collar round the neck."""
        w0, w1 = self.trunk.width(low)
        v0, v1 = self.trunk.width(high)
        (x, y), (u, v) = self.trunk.axis(low), self.trunk.axis(high)
        narrow = 0.62
        shape = join(
            curve([(u + v0 * 1.12, v), (u + (v0 + v1) / 2, v - 0.012 * self.h), (u + v1 * 1.12, v)]),
            curve(
                [
                    (x + w1 * narrow, y + 0.005 * self.h),
                    (x + (w0 + w1) / 2, y - 0.022 * self.h),
                    (x + w0 * narrow, y + 0.005 * self.h),
                ]
            ),
        )
        self.ink.part([shape], colour)

    def _shirt(self) -> None:
        c = self.colour
        self._neck([(-24, 1.10), (0, 0.90), (24, 1.10)], self.look.skin)
        self._seam([(0, 0.92), (0, 0.5), (0, 0.02)], darker(c, 0.72))
        self._buttons([0.78, 0.58, 0.38, 0.18], mix(darker(c, 0.62), WHITE, 0.25))
        if self.look.suspenders:
            self._suspenders()
        self._points(lighter(c, 0.16), 0.88)

    def _suspenders(self) -> None:
        tone = darker(self.look.bottom_colour, 0.7)
        for side in (-1, 1):
            self._seam([(side * 40, 1.04), (side * 33, 0.8), (side * 30, 0.4), (side * 30, 0.0)], tone, 0.014)
            self._seam([(side * 140, 1.04), (side * 160, 0.6), (side * 168, 0.0)], tone, 0.014)

    def _points(self, colour: Colour, low: float) -> None:
        """The two points of a shirt's collar."""
        if not self.trunk.shows(0) and not self.trunk.shows(40):
            self._yoke(colour, 1.16, 1.04)
            return
        for side in (-1, 1):
            self._patch(
                [(side * 58, 1.12), (side * 3, low + 0.03), (side * 24, low - 0.03), (side * 62, 1.02)],
                colour,
            )

    def _tshirt(self) -> None:
        self._neckline(0.97, 40)

    def _sweater(self) -> None:
        c = self.colour
        self._yoke(lighter(c, 0.06), 1.145, 1.06)
        if self.trunk.shows(0) and self.ink.manner.detail:
            for t in (0.86, 0.62, 0.38, 0.16):
                self._seam([(-46, t + 0.015), (0, t), (46, t + 0.015)], darker(c, 0.88), 0.0026)
        self._band(-0.07, 0.0, darker(c, 0.84), 0.009)

    def _neckline(self, low: float, wide: float) -> None:
        if not self.trunk.shows(0) and not self.trunk.shows(60):
            return
        edge = [
            (-wide - 14, 1.12),
            (-wide, 1.03),
            (-wide * 0.5, low + 0.018),
            (0, low),
            (wide * 0.5, low + 0.018),
            (wide, 1.03),
            (wide + 14, 1.12),
        ]
        self._neck(edge, self.look.skin)
        line = curve([self.trunk.at(*c) for c in edge[1:-1]])
        self.ink.stroke(line, 0.0085 * self.h, darker(self.colour, 0.80), (1, 1))

    def _open_front(self, shirt: Colour, low: float, collar: bool = True) -> None:
        """The shirt that shows in the opening of a jacket."""
        self._neck([(-40, 1.10), (-16, 0.9), (0, low), (16, 0.9), (40, 1.10)], shirt)
        self._neck([(-24, 1.12), (0, 0.93), (24, 1.12)], self.look.skin)
        if collar and self.trunk.shows(0):
            for side in (-1, 1):
                self._patch(
                    [(side * 50, 1.13), (side * 2, 0.93), (side * 14, 0.86), (side * 50, 1.04)],
                    lighter(shirt, 0.2),
                )

    def _lapels(self, low: float, colour: Colour, broad: float = 1.0) -> None:
        if not self.trunk.shows(0) and not self.trunk.shows(45):
            self._yoke(colour, 1.15, 1.03)
            return
        for side in (-1, 1):
            notch = [
                (side * 48, 1.125),
                (side * 13, 0.88),
                (side * 1.5, low),
                (side * 22 * broad, 0.76),
                (side * 35 * broad, 0.86),
                (side * 29 * broad, 0.885),
                (side * 44 * broad, 0.94),
                (side * 58, 1.05),
            ]
            self._patch(notch, colour)

    def _suit(self) -> None:
        c, shirt = self.colour, shirt_colour(self.look)
        self._open_front(shirt, 0.46)
        if self.look.sex == "male":
            self._tie(self.look.accent)
        self._lapels(0.44, lighter(c, 0.07) if brightness(c) < 0.3 else darker(c, 0.88))
        self._seam([(1, 0.44), (2, 0.15), (5, -0.14)], darker(c, 0.6))
        self._buttons([0.36, 0.20], darker(c, 0.45), 3.5)
        self._patch([(-40, 0.74), (-24, 0.73), (-24, 0.765), (-40, 0.775)], self.look.accent)
        for side in (-1, 1):
            self._seam([(side * 26, 0.10), (side * 44, 0.12)], darker(c, 0.62), 0.005)

    def _tie(self, colour: Colour) -> None:
        self._patch([(-6, 0.93), (6, 0.93), (4.5, 0.865), (-4.5, 0.865)], darker(colour, 0.9))
        self._patch([(-4, 0.865), (4, 0.865), (8, 0.50), (0, 0.44), (-8, 0.50)], colour)

    def _jacket(self) -> None:
        c = self.colour
        self._neck(
            [(-40, 1.10), (-15, 0.8), (-11, -0.02), (11, -0.02), (15, 0.8), (40, 1.10)],
            shirt_colour(self.look),
        )
        self._neck(
            [(-24, 1.12), (-20, 1.06), (-10, 1.03), (0, 1.02), (10, 1.03), (20, 1.06), (24, 1.12)],
            self.look.skin,
        )
        self._seam(
            [(-20, 1.06), (-10, 1.03), (0, 1.02), (10, 1.03), (20, 1.06)],
            darker(shirt_colour(self.look), 0.78),
        )
        for side in (-1, 1):
            edge = [(side * 15, 0.86), (side * 12, 0.4), (side * 11, -0.05)]
            self._seam(edge, self.ink.line_colour(c) if self.ink.manner.line_m else darker(c, 0.66), 0.0045)
            self._patch(
                [
                    (side * 56, 1.13),
                    (side * 26, 1.03),
                    (side * 13, 0.86),
                    (side * 30, 0.84),
                    (side * 60, 1.00),
                ],
                lighter(c, 0.10),
            )
            self._seam([(side * 30, 0.20), (side * 46, 0.30)], darker(c, 0.64), 0.005)
        if not self.trunk.shows(0) and not self.trunk.shows(45):
            self._yoke(lighter(c, 0.10))
        self._band(-0.08, -0.01, darker(c, 0.84), 0.008)

    def _coat(self) -> None:
        c = self.colour
        self._open_front(shirt_colour(self.look), 0.62)
        self._lapels(0.60, lighter(c, 0.08), 1.25)
        self._seam([(2, 0.6), (4, 0.2), (5, -0.1)], darker(c, 0.6), 0.0045)
        self._buttons([0.50, 0.30, 0.04], darker(c, 0.45), 12, 0.0065)
        self._buttons([0.50, 0.30, 0.04], darker(c, 0.45), -8, 0.0065)
        self._band(0.13, 0.20, darker(c, 0.74), 0.009)

    def _dress(self) -> None:
        c = self.colour
        self._neckline(0.88, 48)
        self._band(0.34, 0.41, self.look.accent, 0.005)
        self._seam([(-20, 0.62), (0, 0.59), (20, 0.62)], darker(c, 0.80), 0.003)

    def _hoodie(self) -> None:
        c = self.colour
        self._yoke(lighter(c, 0.05), 1.17, 1.0)
        for side in (-1, 1):
            self._seam([(side * 10, 1.0), (side * 11, 0.86), (side * 9, 0.74)], WHITE, 0.0055)
        self._patch(
            [(-34, 0.10), (-24, 0.34), (24, 0.34), (34, 0.10), (30, 0.02), (-30, 0.02)], darker(c, 0.90)
        )
        self._band(-0.1, -0.03, darker(c, 0.84), 0.010)

    def _uniform(self) -> None:
        if self.look.sex == "female" and self.look.age in ("child", "teen"):
            self._sailor()
        else:
            self._blazer()

    def _sailor(self) -> None:
        collar = self.look.accent if brightness(self.colour) > 0.6 else darker(self.colour, 0.75)
        self._neck([(-28, 1.12), (0, 0.84), (28, 1.12)], self.look.skin)
        if not self.trunk.shows(0) and not self.trunk.shows(60):
            self._patch([(120, 1.10), (135, 0.74), (180, 0.72), (225, 0.74), (240, 1.10)], collar)
            return
        for side in (-1, 1):
            self._patch(
                [
                    (side * 60, 1.12),
                    (side * 22, 1.03),
                    (side * 1, 0.80),
                    (side * 9, 0.74),
                    (side * 48, 0.84),
                    (side * 64, 1.02),
                ],
                collar,
            )
        ribbon_ = (
            (204, 60, 66)
            if sum(abs(a - b) for a, b in zip(collar, (204, 60, 66), strict=True)) > 120
            else WHITE
        )
        for side in (-1, 1):
            self._patch([(0, 0.79), (side * 17, 0.84), (side * 19, 0.73)], ribbon_)
            self._patch([(0, 0.78), (side * 4, 0.60), (side * 10, 0.61)], ribbon_)

    def _blazer(self) -> None:
        c = self.colour
        self._open_front(WHITE, 0.56)
        self._tie(self.look.accent)
        self._lapels(0.54, lighter(c, 0.06) if brightness(c) < 0.35 else darker(c, 0.9))
        self._seam([(1, 0.54), (2, 0.2), (4, -0.08)], darker(c, 0.6))
        self._buttons([0.44, 0.28, 0.12], (226, 190, 96), 5, 0.0062)
        if self.trunk.shows(32):
            x, y = self.trunk.at(32, 0.72)
            self.ink.part([ellipse(float(x), float(y), 0.010 * self.h, 0.012 * self.h)], self.look.accent)

    def _robe(self) -> None:
        c, trim = self.colour, self.look.accent
        self._neck([(-26, 1.12), (0, 0.84), (26, 1.12)], self.look.skin)
        if not self.trunk.shows(0) and not self.trunk.shows(45):
            self._yoke(trim)
        else:
            self._patch([(52, 1.13), (8, 0.86), (-34, 0.42), (-44, 0.46), (-2, 0.93), (34, 1.14)], trim)
            self._patch([(-52, 1.13), (-8, 0.86), (34, 0.40), (46, 0.42), (0, 0.93), (-34, 1.14)], trim)
        self._band(0.26, 0.42, darker(trim, 0.80) if brightness(trim) > 0.3 else lighter(c, 0.2), 0.009)

    def _apron(self) -> None:
        shirt = shirt_colour(self.look)
        self._neck([(-24, 1.10), (0, 0.93), (24, 1.10)], self.look.skin)
        self._points(lighter(shirt, 0.3), 0.90)
        if self.trunk.shows(0) or self.trunk.shows(50):
            self._patch(
                [
                    (-24, 0.80),
                    (24, 0.80),
                    (34, 0.40),
                    (62, 0.34),
                    (66, -0.19),
                    (-66, -0.19),
                    (-62, 0.34),
                    (-34, 0.40),
                ],
                self.colour,
                0.02,
            )
            for side in (-1, 1):
                self._seam([(side * 23, 0.80), (side * 32, 1.0)], self.colour, 0.012)
            self._patch([(-20, 0.20), (20, 0.20), (18, 0.0), (-18, 0.0)], darker(self.colour, 0.92))
        self._band(0.34, 0.385, darker(self.colour, 0.85), 0.005)
